"""Labelled paragraphs: the JSONL that a model learns from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_text.errors import TrainingError
from policy_text.lexicon.reforms import Taxonomy

__all__ = ["LabelledParagraph", "digest_paragraphs", "parse_labelled", "read_labelled"]


@dataclass(frozen=True, slots=True)
class LabelledParagraph:
    """A paragraph with the types that a person gave it.

    ``setting`` names the place or document that it belongs to: paragraphs of one setting never stand on both sides
    of a split. ``heading`` is the section's title, ``title`` the document's or case's.
    """

    id: str
    text: str
    labels: tuple[str, ...]
    setting: str
    genre: str = ""
    heading: str | None = None
    title: str | None = None
    hard_negative: bool = False
    templated: bool = False


def read_labelled(folder: Path | str, taxonomy: Taxonomy) -> list[LabelledParagraph]:
    """All labelled paragraphs of a folder's ``*.jsonl`` files (or of one file), by file name and line.

    Raises `TrainingError` with file and line for a row that is no labelled paragraph or has an unknown slug.
    """
    path = Path(folder)
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not path.exists():
        raise TrainingError(f"{path}: no such folder of labelled paragraphs")
    slugs = {kind.slug for kind in taxonomy}
    paragraphs = [paragraph for file in files for paragraph in _read_file(file, slugs)]
    if not paragraphs:
        raise TrainingError(f"{path}: no labelled paragraphs (JSONL with text and labels) in it")
    return paragraphs


def _read_file(path: Path, slugs: set[str]) -> Iterable[LabelledParagraph]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = f"{path}:{number}"
            try:
                row = json.loads(line)
            except ValueError as error:
                raise TrainingError(f"{place}: not JSON: {error}") from error
            yield parse_labelled(row, slugs=slugs, place=place)


def parse_labelled(row: Any, *, slugs: set[str], place: str) -> LabelledParagraph:
    """One row of labelled JSONL; ``place`` is where it stands, for the error's message."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise TrainingError(f"{place}: a labelled paragraph needs a text")
    labels = row.get("labels")
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        raise TrainingError(f"{place}: labels must be a list of slugs, not {labels!r}")
    for label in labels:
        if label not in slugs:
            raise TrainingError(f"{place}: unknown slug {label!r}")
    return LabelledParagraph(
        id=str(row.get("id", place)),
        text=row["text"],
        labels=tuple(dict.fromkeys(labels)),
        setting=str(row.get("setting") or row.get("id") or place),
        genre=str(row.get("genre") or ""),
        heading=row.get("heading") or None,
        title=row.get("title") or None,
        hard_negative=bool(row.get("hard_negative")),
        templated=bool(row.get("templated")),
    )


def digest_paragraphs(paragraphs: Sequence[LabelledParagraph]) -> str:
    """SHA-256 over texts, labels and context, in hex: two models with one digest learned from the same data."""
    digest = hashlib.sha256()
    for paragraph in paragraphs:
        row = [paragraph.text, sorted(paragraph.labels), paragraph.setting, paragraph.heading, paragraph.title]
        digest.update(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()
