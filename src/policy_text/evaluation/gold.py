"""Gold annotations: what careful readers found in a document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policy_text.errors import PolicyTextError
from policy_text.records import Case, Change, Kind, Measure, Qualifier, Span, Status, TimeSpan

__all__ = ["AnchoredMeasure", "GoldDocument", "GoldParagraph", "digest_gold", "read_gold"]

_ANCHORED = ".gold.json"
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldParagraph:
    """A paragraph of the body and the reform types that it is about."""

    start: int
    end: int
    reforms: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnchoredMeasure:
    """A measure whose place is told by the words around it: the ``nth`` (from 0) ``measure.text`` in ``anchor``."""

    measure: Measure
    anchor: str
    nth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """What careful readers found in one document.

    With offsets: ``body``, ``cases``, ``paragraphs`` and ``measures``. Anchored by text instead: ``anchored``
    measures (in the part ``upto`` some words, where only that part was read) and pieces of text that ``must`` and
    ``must_not`` stand in the body.
    """

    file: str
    metadata: Mapping[str, str | None] = field(default_factory=dict)
    body: Span | None = None
    cases: tuple[Case, ...] = ()
    paragraphs: tuple[GoldParagraph, ...] = ()
    measures: tuple[Measure, ...] = ()
    anchored: tuple[AnchoredMeasure, ...] = ()
    upto: str | None = None
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


def read_gold(folder: Path | str) -> list[GoldDocument]:
    """The gold documents of a folder, by name; `PolicyTextError` where there is none or one cannot be understood."""
    documents = [_read_file(path) for path in _list_files(folder)]
    if not documents:
        raise PolicyTextError(f"{folder}: holds no gold annotations (NAME.json)")
    return documents


def digest_gold(folder: Path | str) -> str:
    """SHA-256 of the names and bytes of the gold files: scores are comparable where it is the same."""
    digest = hashlib.sha256()
    for path in _list_files(folder):
        digest.update(f"{path.name}\0{len(path.read_bytes())}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _list_files(folder: Path | str) -> list[Path]:
    if not Path(folder).is_dir():
        raise PolicyTextError(f"{folder}: is no folder with gold annotations")
    return sorted(Path(folder).glob("*.json"))


def _read_file(path: Path) -> GoldDocument:
    try:
        row = json.loads(path.read_bytes())
        return _parse_anchored(row) if path.name.endswith(_ANCHORED) else _parse_placed(row, path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PolicyTextError(f"{path}: cannot be understood as gold ({type(error).__name__}: {error})") from error


def _parse_placed(row: Json, path: Path) -> GoldDocument:
    return GoldDocument(
        file=row.get("doc", path.with_suffix(".txt").name),
        metadata=row.get("metadata", {}),
        body=Span(row["body"]["start"], row["body"]["end"]),
        cases=tuple(
            Case(case["start"], case["end"], case["title"], case.get("region"), case.get("adcode"))
            for case in row.get("cases", ())
        ),
        paragraphs=tuple(
            GoldParagraph(paragraph["start"], paragraph["end"], frozenset(paragraph["reforms"]))
            for paragraph in row.get("paragraphs", ())
        ),
        measures=tuple(_parse_measure(measure) for measure in row.get("measures", ())),
    )


def _parse_anchored(row: Json) -> GoldDocument:
    return GoldDocument(
        file=row["file"],
        metadata=row.get("metadata", {}),
        anchored=tuple(
            AnchoredMeasure(_parse_measure(measure), measure["anchor"], measure.get("nth", 0))
            for measure in row.get("measures", ())
        ),
        upto=row.get("upto"),
        must=tuple(row.get("must", ())),
        must_not=tuple(row.get("must_not", ())),
    )


def _parse_measure(row: Json) -> Measure:
    time = row.get("time")
    return Measure(
        start=row.get("start", 0),
        end=row.get("end", 0),
        text=row["text"],
        value=row["value"],
        value_max=row.get("value_max"),
        unit=row["unit"],
        kind=Kind(row["kind"]),
        qualifier=Qualifier(row.get("qualifier", "exact")),
        subject=row.get("subject") or "",
        breakdown=row.get("breakdown"),
        change=Change(row.get("change", "level")),
        status=Status(row.get("status", "achieved")),
        time=TimeSpan(time.get("text") or "", time.get("from"), time.get("to")) if time else None,
        optional=bool(row.get("optional", False)),
    )
