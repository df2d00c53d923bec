"""The files of the models are read as their manifest describes them, or refused with a line that says what to do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_text.errors import ModelError
from policy_text.structure.case_reader.models import load_models, read_models

MODEL = Path(__file__).resolve().parents[3] / "models" / "cases"


def drop_column(folder: Path) -> None:
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    told["columns"].pop()
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


def redigest(folder: Path, name: str, content: bytes) -> None:
    """Another content under its right digest."""
    import hashlib

    (folder / name).write_bytes(content)
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    told["digests"][name] = hashlib.sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize(
    "harm",
    [
        drop_column,
        lambda folder: (folder / "manifest.json").write_text("{", encoding="utf-8"),
        lambda folder: (folder / "starts.npz").unlink(),
        lambda folder: (folder / "wording.npz").write_bytes(b"another"),
        lambda folder: redigest(folder, "starts.npz", b""),
        lambda folder: redigest(folder, "documents.npz", (folder / "documents.npz").read_bytes()[:900]),
        lambda folder: redigest(folder, "wording.npz", (folder / "starts.npz").read_bytes()),
    ],
    ids=[
        "other columns",
        "no manifest",
        "a file less",
        "another file",
        "an empty file",
        "half a file",
        "the wrong model",
    ],
)
def test_a_broken_model_is_refused(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    folder = tmp_path / "cases"
    shutil.copytree(MODEL, folder)
    read_models(folder)
    harm(folder)
    with pytest.raises(ModelError, match="cases"):
        read_models(folder)


def test_the_packaged_models_are_read_once() -> None:
    assert load_models() is load_models()
