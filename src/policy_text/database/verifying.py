"""Checking that everything is still what it was: the file, the archive, and every measure at its place."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator

from policy_text.database.filters import Filters
from policy_text.database.findings import VerifyFailure, VerifyReport
from policy_text.database.narrowing import document_conditions
from policy_text.database.sources import read_archived
from policy_text.errors import DatabaseError, PolicyTextError
from policy_text.records import Document

__all__ = ["verify_documents"]

Load = Callable[[bytes, str], Document]


def verify_documents(connection: sqlite3.Connection, filters: Filters, load: Load | None) -> VerifyReport:
    """See that the tables are in order and that each measure stands where it is said to.

    With ``load`` (bytes and their name to a document) the archived originals are opened again, and each measure is
    read in them: a byte that changed in the archive fails the measures that it touches, and its document.
    """
    failures = list(_check_file(connection))
    conditions = document_conditions(connection, filters)
    conditions.add("reprint_of IS NULL")
    documents = connection.execute(
        "SELECT documents.id, digest, text FROM documents JOIN document_texts ON document_id = documents.id"
        f" LEFT JOIN regions ON regions.id = region_id{conditions.where()} ORDER BY documents.id",
        conditions.parameters,
    )
    checked = measures = 0
    for document, digest, text in documents:
        rows = _measures(connection, document)
        checked += 1
        measures += len(rows)
        source = _address(connection, digest)
        failures.extend(_compare(document, source, rows, text, "the stored text"))
        failures.extend(_check_original(connection, (document, digest, source), rows, load))
    return VerifyReport(checked, measures, tuple(failures))


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


def _measures(connection: sqlite3.Connection, document: int) -> list[tuple[int, int, str]]:
    return connection.execute(
        "SELECT measures.id, start, text FROM documents JOIN measures"
        " ON measures.id BETWEEN first_measure AND last_measure WHERE documents.id = ?",
        (document,),
    ).fetchall()


def _address(connection: sqlite3.Connection, digest: str) -> str:
    row = connection.execute(
        "SELECT address FROM sources WHERE digest = ? ORDER BY current DESC, id LIMIT 1", (digest,)
    ).fetchone()
    return row[0] if row else f"digest:{digest}"


def _compare(
    document: int, source: str, rows: list[tuple[int, int, str]], text: str, where: str
) -> Iterator[VerifyFailure]:
    for number, start, expected in rows:
        found = text[start : start + len(expected)]
        if found != expected:
            yield VerifyFailure(document, source, number, f"{where} has {found!r} at {start}, not {expected!r}")


def _check_original(
    connection: sqlite3.Connection,
    document: tuple[int, str, str],
    rows: list[tuple[int, int, str]],
    load: Load | None,
) -> Iterator[VerifyFailure]:
    number, digest, source = document
    try:
        raw = read_archived(connection, digest)
        if raw is None:
            return
        if hashlib.sha256(raw).hexdigest() != digest:
            yield VerifyFailure(number, source, None, "the archived bytes are not those that were stored")
        if load is not None:
            yield from _compare(number, source, rows, load(raw, source).text, "the original")
    except DatabaseError as error:
        yield VerifyFailure(number, source, None, str(error))
    except PolicyTextError as error:
        yield VerifyFailure(number, source, None, f"the original cannot be read again: {error}")
