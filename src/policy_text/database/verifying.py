"""Checking that everything is still what it was: the file, the archive, and every measure at its place.

A reprint has no measures of its own: the document that it repeats stands for it. What it has is its text and its
original, so its original has to be there and unchanged like every other.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from policy_text.database.corrections import read_corrections
from policy_text.database.filters import Filters
from policy_text.database.findings import VerifyFailure, VerifyReport
from policy_text.database.narrowing import document_conditions
from policy_text.database.sources import read_archived
from policy_text.errors import DatabaseError, PolicyTextError
from policy_text.records import Document

__all__ = ["Check", "Original", "PlacedMeasure", "Reread", "check_by_loading", "verify_documents"]

_AMOUNTS = ("value", "value_max", "unit")
_MISSING = "the archive has no original to read again; put it there with: policy-text ingest --again PATH"


@dataclass(frozen=True, slots=True)
class Original:
    """Archived bytes: where they came from, and what the server said that they are."""

    address: str
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class PlacedMeasure:
    """What a measure claims: its words, their offset, their place in the original where that has places, its amount."""

    number: int
    start: int
    text: str
    place: dict[str, Any] | None = None
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    in_row: bool = False
    """Whether it stands in a line that is no sentence: a table's row, whose head can tell unit and scale."""
    corrected: dict[str, Any] = field(default_factory=dict)
    """What people set right in value, value_max and unit; the words say something else there."""


Check = Callable[[bytes, Original, Sequence[PlacedMeasure]], Sequence[str | None]]
"""Reads measures in the bytes of an original again: for each of them what is wrong, or None."""
Reread = Callable[[str, Sequence[PlacedMeasure]], Sequence[str | None]]
"""Reads the amounts of measures in the stored text again: for each of them what is wrong, or None."""
Load = Callable[[bytes, str], Document]


def check_by_loading(load: Load) -> Check:
    """A check that loads the original and looks at the offsets alone."""

    def check(raw: bytes, original: Original, measures: Sequence[PlacedMeasure]) -> list[str | None]:
        text = load(raw, original.address).text
        return [_what_is_wrong(measure, text, "the original") for measure in measures]

    return check


def verify_documents(
    connection: sqlite3.Connection, filters: Filters, check: Check | None, reread: Reread | None = None
) -> VerifyReport:
    """See that the tables are in order and that each measure stands where it is said to, with the amount it has there.

    With a ``check`` the archived originals are opened again, and each measure is read in them: a byte that changed
    in the archive fails the measures that it touches, and its document; an original that is not there fails its
    document, and one that cannot be unpacked or opened all its measures too, as none of them can be read any more.
    Where no original is read, ``reread`` reads the amounts in the stored text.
    """
    failures = list(_check_file(connection))
    conditions = document_conditions(connection, filters)
    if not conditions.parts:
        failures.extend(_check_spare_originals(connection))
    documents = connection.execute(
        "SELECT documents.id, digest, text FROM documents JOIN document_texts ON document_id = documents.id"
        f" LEFT JOIN regions ON regions.id = region_id{conditions.where()} ORDER BY documents.id",
        conditions.parameters,
    )
    checked = measured = 0
    for document, digest, text in documents:
        measures = _measures(connection, document, digest)
        checked += 1
        measured += len(measures)
        original = _original(connection, digest)
        reasons: list[tuple[int | None, str]] = [
            *_count(connection, document, len(measures)),
            *_pair(measures, [_what_is_wrong(measure, text, "the stored text") for measure in measures]),
            *_pair(measures, [_is_not_corrected(measure) for measure in measures]),
        ]
        raw, damage = _read_original(connection, digest)
        reasons.extend((None, reason) for reason in damage)
        if raw is not None and check is not None:
            reasons.extend(_check_original(raw, original, measures, check))
        elif check is not None and damage:
            reasons.extend(_fail_all(measures, damage[0]))
        elif check is not None:
            reasons.append((None, _MISSING))
        if reread is not None and (check is None or raw is None):
            reasons.extend(_pair(measures, reread(text, measures)))
        failures.extend(VerifyFailure(document, original.address, number, reason) for number, reason in reasons)
    return VerifyReport(checked, measured, tuple(failures))


def _check_file(connection: sqlite3.Connection) -> Iterator[VerifyFailure]:
    for (line,) in connection.execute("PRAGMA integrity_check(10)"):
        if line != "ok":
            yield VerifyFailure(None, None, None, f"the file is damaged: {line}")
    indexed, there = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("passage_index_docsize", "passages")
    )
    if indexed != there:
        yield VerifyFailure(None, None, None, f"the index holds {indexed} passages, the table {there}")


def _check_spare_originals(connection: sqlite3.Connection) -> Iterator[VerifyFailure]:
    """Archived bytes that no document stands for any more: what an address held before."""
    rows = connection.execute("SELECT digest FROM archive WHERE digest NOT IN (SELECT digest FROM documents)")
    for (digest,) in rows:
        _, damage = _read_original(connection, digest)
        address = _original(connection, digest).address
        yield from (VerifyFailure(None, address, None, reason) for reason in damage)


def _measures(connection: sqlite3.Connection, document: int, digest: str) -> list[PlacedMeasure]:
    rows = connection.execute(
        "SELECT measures.id, measures.start, text, place, value, value_max, units.name, passages.kind"
        " FROM documents JOIN measures ON measures.id BETWEEN documents.first_measure AND documents.last_measure"
        " LEFT JOIN units ON units.id = unit_id"
        " LEFT JOIN passages ON passages.id = passage_id WHERE documents.id = ? ORDER BY measures.id",
        (document,),
    )
    corrected: dict[tuple[int | None, int | None], dict[str, Any]] = {}
    for made in read_corrections(connection, digest):
        if made.target == "measure" and made.field in _AMOUNTS:
            corrected.setdefault((made.start, made.end), {})[made.field] = made.new
    return [
        PlacedMeasure(
            number,
            start,
            text,
            place and json.loads(place),
            value,
            value_max,
            unit,
            in_row=passage == "o",
            corrected=corrected.get((start, start + len(text)), {}),
        )
        for number, start, text, place, value, value_max, unit, passage in rows
    ]


def _original(connection: sqlite3.Connection, digest: str) -> Original:
    row = connection.execute(
        "SELECT address, headers FROM sources WHERE digest = ? ORDER BY current DESC, id LIMIT 1", (digest,)
    ).fetchone()
    address, headers = row or (f"digest:{digest}", None)
    named = {name.lower(): value for name, value in json.loads(headers or "{}").items()}
    return Original(address, named.get("content-type"))


def _what_is_wrong(measure: PlacedMeasure, text: str, where: str) -> str | None:
    found = text[measure.start : measure.start + len(measure.text)]
    return None if found == measure.text else f"{where} has {found!r} at {measure.start}, not {measure.text!r}"


def _count(connection: sqlite3.Connection, document: int, there: int) -> Iterator[tuple[None, str]]:
    """Measures have consecutive numbers, of which the document knows the first and the last: none may be lost."""
    (counted,) = connection.execute(
        "SELECT last_measure - first_measure + 1 FROM documents WHERE id = ?", (document,)
    ).fetchone()
    if counted != there:
        yield None, f"the table has {there} of its {counted} measures"


def _pair(measures: Sequence[PlacedMeasure], wrong: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    for measure, reason in zip(measures, wrong, strict=True):
        if reason is not None:
            yield measure.number, reason


def _is_not_corrected(measure: PlacedMeasure) -> str | None:
    """What differs from a correction that was made."""
    for name, new in measure.corrected.items():
        stored = getattr(measure, name)
        if stored != new:
            return f"{name} is {stored!r}, and was corrected to {new!r}"
    return None


def _read_original(connection: sqlite3.Connection, digest: str) -> tuple[bytes | None, list[str]]:
    """The archived bytes, and what is wrong with them; None where there are none, or none that can be unpacked."""
    try:
        raw = read_archived(connection, digest)
    except DatabaseError as error:
        return None, [str(error)]
    if raw is not None and hashlib.sha256(raw).hexdigest() != digest:
        return raw, ["the archived bytes are not those that were stored"]
    return raw, []


def _check_original(
    raw: bytes, original: Original, measures: Sequence[PlacedMeasure], check: Check
) -> Iterator[tuple[int | None, str]]:
    try:
        yield from _pair(measures, check(raw, original, measures))
    except PolicyTextError as error:
        yield None, f"the original cannot be read again: {error}"
        yield from _fail_all(measures, str(error))


def _fail_all(measures: Sequence[PlacedMeasure], damage: str) -> Iterator[tuple[int, str]]:
    for measure in measures:
        yield measure.number, f"{measure.text!r} cannot be read again: {damage}"
