"""The model folder: ``model.npz`` (plain arrays), ``manifest.json``, ``card.md``. Nothing in it is run as code."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from policy_text.classify.evidence import EVIDENCE
from policy_text.classify.features import Vocabulary
from policy_text.classify.model import ReformModel
from policy_text.errors import ModelError, TrainingError
from policy_text.lexicon.reforms import parse_taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

__all__ = ["FORMAT", "find_packaged_model", "load_model", "save_model"]

FORMAT = 2
"""Raised whenever features, evidence or arrays change, so that no model is read by code that it was not made for."""

_PACKAGED = "reforms"


def load_model(path: Path | str | None = None) -> ReformModel:
    """The model in a folder; without a path the packaged one. Raises `ModelError` where it cannot be used."""
    folder = Path(path) if path is not None else find_packaged_model()
    manifest = _read_manifest(folder)
    try:
        raw = (folder / "model.npz").read_bytes()
    except OSError as error:
        raise ModelError(f"{folder}: model.npz cannot be read: {error.strerror}") from error
    if hashlib.sha256(raw).hexdigest() != manifest.get("model_digest"):
        raise ModelError(f"{folder}: model.npz is not the file that manifest.json describes: train the model anew")
    try:
        return _unpack(raw, manifest)
    except (KeyError, ValueError, TypeError, OSError, EOFError, zipfile.BadZipFile, TrainingError) as error:
        raise ModelError(f"{folder}: broken model ({error}): train it anew") from error


def find_packaged_model() -> Path:
    """Where the packaged model lies: inside the installed package, or ``models/`` of the source tree."""
    package = Path(str(files("policy_text")))
    places = [package / "models" / _PACKAGED, package.parents[1] / "models" / _PACKAGED]
    for place in places:
        if (place / "manifest.json").is_file():
            return place
    raise ModelError(f"no packaged reform model in {places[0]}: train one with policy-text train")


def save_model(model: ReformModel, path: Path | str) -> None:
    """Write the model folder whole or not at all: an old model stays in place until the new one is complete."""
    from policy_text.classify.card import write_card

    raw = _pack(model)
    manifest = {
        **model.manifest,
        "format": FORMAT,
        "taxonomy": [_type_to_json(kind) for kind in model.taxonomy],
        "anchors": list(model.anchors),
        "model_digest": hashlib.sha256(raw).hexdigest(),
    }
    try:
        with _replace_folder(Path(path)) as folder:
            (folder / "model.npz").write_bytes(raw)
            text = json.dumps(manifest, ensure_ascii=False, indent=1)
            (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
            (folder / "card.md").write_text(write_card(manifest), encoding="utf-8")
    except OSError as error:
        raise ModelError(f"{path}: the model cannot be written: {error.strerror or error}") from error


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{folder}: no reform model there (manifest.json: {error.strerror})") from error
    except ValueError as error:
        raise ModelError(f"{folder}: manifest.json is broken: {error}") from error
    if not isinstance(manifest, dict) or "format" not in manifest:
        raise ModelError(f"{folder}: manifest.json does not describe a reform model")
    if manifest["format"] != FORMAT:
        raise ModelError(
            f"{folder}: made for model format {manifest['format']}, this policy_text reads {FORMAT}: train it anew"
        )
    return manifest


def _pack(model: ReformModel) -> bytes:
    """The arrays as one compressed npz with no clock in it, so that the same model makes the same bytes."""
    arrays: dict[str, NDArray[Any]] = {
        "terms": np.frombuffer("\n".join(model.vocabulary.columns).encode(), dtype=np.uint8),
        "rarity": model.vocabulary.rarity.astype(np.float32),
        "weights": model.weights.astype(np.float16),
        "reliability": model.reliability.astype(np.float32),
        "evidence_weights": model.evidence_weights.astype(np.float32),
        "biases": model.biases.astype(np.float32),
        "thresholds": model.thresholds.astype(np.float32),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, member.getvalue())
    return packed.getvalue()


def _unpack(raw: bytes, manifest: dict[str, Any]) -> ReformModel:
    with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
        terms = arrays["terms"].tobytes().decode().split("\n")
        model = ReformModel(
            taxonomy=parse_taxonomy(manifest["taxonomy"], source="manifest.json"),
            vocabulary=Vocabulary({term: column for column, term in enumerate(terms)}, arrays["rarity"]),
            weights=arrays["weights"].astype(np.float32),
            reliability=arrays["reliability"],
            evidence_weights=arrays["evidence_weights"],
            biases=arrays["biases"],
            thresholds=arrays["thresholds"],
            anchors=tuple(manifest["anchors"]),
            manifest=manifest,
        )
    types = len(model.taxonomy)
    shapes = [model.weights.shape, model.evidence_weights.shape, model.biases.shape, model.thresholds.shape]
    if shapes != [(len(terms), types + 1), (len(EVIDENCE),), (types,), (types,)]:
        raise ValueError(f"arrays do not fit together: {shapes}")
    return model


def _type_to_json(kind: Any) -> dict[str, Any]:
    row = {name: getattr(kind, name) for name in ("slug", "zh", "en", "covers")}
    return {**row, "cues": list(kind.cues), "hints": list(kind.hints)}


@contextmanager
def _replace_folder(target: Path) -> Iterator[Path]:
    """A fresh folder beside ``target`` that takes its place when the block ends well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield fresh
        fresh.chmod(0o755)
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.replace(target)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.replace(aside / target.name)
    try:
        fresh.replace(target)
    except OSError:
        (aside / target.name).replace(target)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
