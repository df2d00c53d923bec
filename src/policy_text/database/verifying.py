"""Checking that everything is still what it was: the file, the archive, and every measure at its place."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from policy_text.database.filters import Filters
from policy_text.database.findings import VerifyFailure, VerifyReport
from policy_text.database.narrowing import document_conditions
from policy_text.database.sources import read_archived
from policy_text.errors import DatabaseError, PolicyTextError
from policy_text.records import Document

__all__ = ["Check", "Original", "PlacedMeasure", "check_by_loading", "verify_documents"]


@dataclass(frozen=True, slots=True)
class Original:
    """Archived bytes: where they came from, and what the server said that they are."""

    address: str
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class PlacedMeasure:
    """What a measure claims: its words, their offset, and their place in the original where that has places."""

    number: int
    start: int
    text: str
    place: dict[str, Any] | None = None


Check = Callable[[bytes, Original, Sequence[PlacedMeasure]], Sequence[str | None]]
"""Reads measures in the bytes of an original again: for each of them what is wrong, or None."""
Load = Callable[[bytes, str], Document]


def check_by_loading(load: Load) -> Check:
    """A check that loads the original and looks at the offsets alone."""

    def check(raw: bytes, original: Original, measures: Sequence[PlacedMeasure]) -> list[str | None]:
        text = load(raw, original.address).text
        return [_what_is_wrong(measure, text, "the original") for measure in measures]

    return check


def verify_documents(connection: sqlite3.Connection, filters: Filters, check: Check | None) -> VerifyReport:
    """See that the tables are in order and that each measure stands where it is said to.

    With a ``check`` the archived originals are opened again, and each measure is read in them: a byte that changed
    in the archive fails the measures that it touches, and its document.
    """
    failures = list(_check_file(connection))
    conditions = document_conditions(connection, filters)
    conditions.add("reprint_of IS NULL")
    documents = connection.execute(
        "SELECT documents.id, digest, text FROM documents JOIN document_texts ON document_id = documents.id"
        f" LEFT JOIN regions ON regions.id = region_id{conditions.where()} ORDER BY documents.id",
        conditions.parameters,
    )
    checked = measured = 0
    for document, digest, text in documents:
        measures = _measures(connection, document)
        checked += 1
        measured += len(measures)
        original = _original(connection, digest)
        wrong = [_what_is_wrong(measure, text, "the stored text") for measure in measures]
        reasons = [*_pair(measures, wrong), *_check_original(connection, digest, original, measures, check)]
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


def _measures(connection: sqlite3.Connection, document: int) -> list[PlacedMeasure]:
    rows = connection.execute(
        "SELECT measures.id, start, text, place FROM documents JOIN measures"
        " ON measures.id BETWEEN first_measure AND last_measure WHERE documents.id = ? ORDER BY measures.id",
        (document,),
    )
    return [PlacedMeasure(number, start, text, place and json.loads(place)) for number, start, text, place in rows]


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


def _pair(measures: Sequence[PlacedMeasure], wrong: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    for measure, reason in zip(measures, wrong, strict=True):
        if reason is not None:
            yield measure.number, reason


def _check_original(
    connection: sqlite3.Connection,
    digest: str,
    original: Original,
    measures: Sequence[PlacedMeasure],
    check: Check | None,
) -> Iterator[tuple[int | None, str]]:
    try:
        raw = read_archived(connection, digest)
        if raw is None:
            return
        if hashlib.sha256(raw).hexdigest() != digest:
            yield None, "the archived bytes are not those that were stored"
        if check is not None:
            yield from _pair(measures, check(raw, original, measures))
    except DatabaseError as error:
        yield None, str(error)
    except PolicyTextError as error:
        yield None, f"the original cannot be read again: {error}"
