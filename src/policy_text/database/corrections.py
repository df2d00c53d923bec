"""What people corrected: kept by content and place, and taken in again by every new analysis of the same bytes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from policy_text.database.prepared import PreparedDocument, complete_rows
from policy_text.database.timestamps import now
from policy_text.errors import QueryError
from policy_text.records import Change, DocumentType, Kind, Qualifier, Status

__all__ = ["Correction", "apply_corrections", "check_correction", "read_corrections", "store_correction"]

MEASURE_FIELDS = (
    "value", "value_max", "unit", "kind", "qualifier", "subject", "breakdown", "change", "status", "per", "indicator",
    "optional", "exists",
)  # fmt: skip
METADATA_FIELDS = ("title", "doc_type", "issuer", "doc_number", "index_number", "published")
_ENUMS: dict[str, type[Kind | Qualifier | Change | Status | DocumentType]] = {
    "kind": Kind,
    "qualifier": Qualifier,
    "change": Change,
    "status": Status,
    "doc_type": DocumentType,
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one thing, set right.

    ``target`` is ``measure`` (found by its place), ``reform`` (a passage; ``field`` is the slug, ``new`` true or
    false) or ``metadata``. A measure whose ``exists`` is corrected to false is taken out.
    """

    digest: str
    target: str
    field: str
    new: Any
    old: Any = None
    start: int | None = None
    end: int | None = None
    note: str | None = None
    made: str | None = None


def check_correction(correction: Correction) -> None:
    """Raise where the correction makes no sense."""
    fields = {"measure": MEASURE_FIELDS, "metadata": METADATA_FIELDS, "reform": (correction.field,)}
    if correction.target not in fields:
        raise QueryError(f"a correction is of a measure, reform or metadata, not of {correction.target!r}")
    if correction.field not in fields[correction.target]:
        known = ", ".join(fields[correction.target])
        raise QueryError(f"{correction.target} has no field {correction.field!r} to correct; there are {known}")
    if correction.field in _ENUMS and correction.new not in tuple(_ENUMS[correction.field]):
        known = ", ".join(_ENUMS[correction.field])
        raise QueryError(f"{correction.field} {correction.new!r} is none of {known}")
    if correction.field in ("value", "value_max") and not isinstance(correction.new, int | float | None):
        raise QueryError(f"{correction.field} {correction.new!r} is not a number")
    if correction.target != "metadata" and (correction.start is None or correction.end is None):
        raise QueryError(f"a correction of a {correction.target} needs its place (start and end)")


def store_correction(connection: sqlite3.Connection, correction: Correction) -> None:
    """Keep a correction; a later one of the same thing takes the place of an earlier one when applied."""
    connection.execute(
        'INSERT INTO corrections (digest, target, start, "end", field, old, new, note, made)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(correction.digest, correction.target, correction.start, correction.end, correction.field),
            json.dumps(correction.old, ensure_ascii=False),
            json.dumps(correction.new, ensure_ascii=False),
            *(correction.note, correction.made or now()),
        ),
    )


def read_corrections(connection: sqlite3.Connection, digest: str | None = None) -> list[Correction]:
    """All corrections, or those of one document, in the order in which they were made."""
    where, parameters = ("", ()) if digest is None else (" WHERE digest = ?", (digest,))
    rows = connection.execute(
        f'SELECT digest, target, field, new, old, start, "end", note, made FROM corrections{where} ORDER BY id',
        parameters,
    )
    return [
        Correction(digest, target, field, json.loads(new), json.loads(old), start, end, note, made)
        for digest, target, field, new, old, start, end, note, made in rows
    ]


def apply_corrections(rows: PreparedDocument, corrections: Iterable[Correction]) -> PreparedDocument:
    """The rows with everything corrected that is still found at its place; the rest is left alone."""
    listed = list(corrections)
    if not listed:
        return rows
    for correction in listed:
        if correction.target == "measure":
            rows = replace(rows, measures=tuple(_correct_measures(rows.measures, correction)))
        elif correction.target == "reform":
            rows = _correct_reform(rows, correction)
        else:
            rows = replace(rows, values=rows.values | _correct_metadata(correction))
    return complete_rows(rows)


def _correct_measures(measures: Iterable[dict[str, Any]], correction: Correction) -> Iterable[dict[str, Any]]:
    for measure in measures:
        place = (measure["start"], measure["start"] + len(measure["text"]))
        if place != (correction.start, correction.end):
            yield measure
        elif correction.field != "exists":
            yield measure | {correction.field: correction.new, **_surer(correction.field)}
        elif correction.new:
            yield measure


def _surer(field: str) -> dict[str, int]:
    """What a person has looked at is sure."""
    return {f"{field}_confidence": 100} if field in ("subject", "status") else {}


def _correct_reform(rows: PreparedDocument, correction: Correction) -> PreparedDocument:
    passages = list(rows.passages)
    for index, passage in enumerate(passages):
        if (passage.start, passage.end) == (correction.start, correction.end) and passage.words is None:
            others = tuple(tag for tag in passage.reforms if tag[0] != correction.field)
            own = ((correction.field, 1.0),) if correction.new else ()
            passages[index] = replace(passage, reforms=own + others)
    return replace(rows, passages=tuple(passages))


def _correct_metadata(correction: Correction) -> dict[str, Any]:
    changed: dict[str, Any] = {correction.field: correction.new}
    if correction.field == "published":
        year = str(correction.new or "")[:4]
        changed["year"] = int(year) if year.isdigit() else None
    return changed
