"""The models of the reader of cases, and where they lie packaged."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from policy_text.errors import ModelError
from policy_text.structure.case_reader.features import COLUMNS, DOCUMENT_COLUMNS
from policy_text.structure.case_reader.forest import Forest
from policy_text.structure.case_reader.wording import Wording

__all__ = ["Models", "load_models", "read_models"]

_BROKEN = (KeyError, ValueError, TypeError, OSError, EOFError, zipfile.BadZipFile)


@dataclass(frozen=True, slots=True)
class Models:
    """Where cases begin, and whether a document is a collection, by its starts and by its words."""

    starts: Forest
    documents: Forest
    wording: Wording


@cache
def load_models() -> Models:
    """The packaged models; raises `ModelError` where they are missing or broken."""
    package = Path(str(files("policy_text")))
    places = (package / "models" / "cases", package.parents[1] / "models" / "cases")
    folder = next((place for place in places if (place / "manifest.json").is_file()), None)
    if folder is None:
        raise ModelError(f"no model of cases in {places[0]}: run scripts/train_case_reader.py")
    return read_models(folder)


def read_models(folder: Path) -> Models:
    """The models in a folder, if they are those that its manifest describes, made for the columns of this code."""
    try:
        told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if (told["columns"], told["document_columns"]) != (list(COLUMNS), list(DOCUMENT_COLUMNS)):
            raise ModelError(f"{folder}: made for other columns: run scripts/train_case_reader.py")
        for name, digest in told["digests"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise ModelError(f"{folder}: {name} is not the file that manifest.json describes")
        starts, documents = (Forest.read(str(folder / name)) for name in ("starts.npz", "documents.npz"))
        return Models(starts, documents, Wording.read(str(folder / "wording.npz")))
    except _BROKEN as error:
        raise ModelError(f"{folder}: broken model ({error}): run scripts/train_case_reader.py") from error
