"""Cases as one readable collection: title, contents, each case with its source, its measures and its text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policy_text.errors import PolicyTextError
from policy_text.export.files import replace_file
from policy_text.export.labels import Labels

__all__ = ["COLLECTION_SUFFIXES", "CaseTable", "CollectedCase", "Collection", "Heading", "Text", "compile_collection"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside of a case; level 1 is the case's outermost."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``is_relevant`` where it is about what the collection was made for."""

    words: str
    is_relevant: bool = False


@dataclass(frozen=True, slots=True)
class CaseTable:
    """The measures of a case as a table of words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CollectedCase:
    """One case of a collection; ``facts`` are pairs of label and value: source, place, date, …"""

    title: str
    facts: tuple[tuple[str, str], ...]
    measures: CaseTable
    parts: tuple[Heading | Text, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """A title, a line that says what was collected, and the cases in order."""

    title: str
    about: str
    cases: tuple[CollectedCase, ...]
    labels: Labels


COLLECTION_SUFFIXES = (".docx", ".md")


def compile_collection(collection: Collection, path: Path | str) -> None:
    """Write a collection to a Word document or a Markdown file, as the suffix says."""
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in COLLECTION_SUFFIXES:
        raise PolicyTextError(f"{target}: collections are written to .docx or .md, not to {target.suffix!r}")
    with replace_file(target) as draft:
        if suffix == ".docx":
            from policy_text.export.collection_docx import write_docx

            write_docx(collection, draft)
        else:
            from policy_text.export.collection_markdown import write_markdown

            draft.write_bytes(write_markdown(collection).encode("utf-8", errors="replace"))
