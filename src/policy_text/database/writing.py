"""Rows into the tables and out of them. Every function here runs inside of the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from policy_text.database.facet_tokens import facet_token, pack_runs, unpack_runs
from policy_text.database.folding import fold, pair_tokens
from policy_text.database.lookups import Lookups
from policy_text.database.passages import Passage, PassageKind
from policy_text.database.prepare import PreparedDocument

__all__ = ["insert_document", "now", "remove_document", "stored_passages"]

_MEASURE_COLUMNS = (
    "passage_id, case_id, section_id, start, text, value, value_max, unit_id, kind_id, qualifier_id, subject, "
    "breakdown, change_id, status_id, time_text, time_start, time_end, year, per, region_id, indicator_id, "
    "subject_confidence, status_confidence, optional, place"
)
_INSERT_MEASURE = f"INSERT INTO measures ({_MEASURE_COLUMNS}) VALUES ({', '.join('?' * 25)})"


def now() -> str:
    """The present time, ISO, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def insert_document(connection: sqlite3.Connection, prepared: PreparedDocument, lookups: Lookups) -> int:
    """Put a document in, in place of an older analysis of the same bytes; document and cases keep their numbers."""
    row = connection.execute("SELECT id FROM documents WHERE digest = ?", (prepared.digest,)).fetchone()
    old_cases: list[int] = []
    if row is not None:
        old_cases = [
            c for (c,) in connection.execute("SELECT id FROM cases WHERE document_id = ? ORDER BY position", row)
        ]
        remove_document(connection, row[0])
    first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM passages").fetchone()[0]
    document_id = _insert_head(connection, prepared, lookups, first, row[0] if row else None)
    section_ids = _insert_sections(connection, document_id, prepared.sections)
    case_ids = _insert_cases(connection, document_id, prepared, lookups, old_cases)
    _insert_passages(connection, document_id, prepared, section_ids, case_ids, first)
    _insert_reforms(connection, prepared, lookups, case_ids, first)
    _insert_index(connection, document_id, prepared, lookups, first)
    connection.executemany(
        _INSERT_MEASURE,
        (_measure_values(measure, lookups, first, section_ids, case_ids) for measure in prepared.measures),
    )
    return document_id


def _insert_head(
    connection: sqlite3.Connection, prepared: PreparedDocument, lookups: Lookups, first: int, document_id: int | None
) -> int:
    values = prepared.values | {
        "id": document_id,
        "digest": prepared.digest,
        "region_id": lookups.region(prepared.region),
        "first_passage": first,
        "last_passage": first + len(prepared.passages) - 1,
        "analyzed": now(),
    }
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(f"INSERT INTO documents ({names}) VALUES ({marks})", tuple(values.values()))
    number = int(cursor.lastrowid or 0)
    connection.execute("INSERT INTO document_texts (document_id, text) VALUES (?, ?)", (number, prepared.text))
    return number


def _insert_sections(
    connection: sqlite3.Connection, document_id: int, sections: Sequence[tuple[Any, ...]]
) -> list[int]:
    ids: list[int] = []
    for position, (parent, *rest) in enumerate(sections):
        cursor = connection.execute(
            "INSERT INTO sections (document_id, position, parent_id, level, mark, title, title_start, title_end, start,"
            ' "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            (document_id, position, None if parent is None else ids[parent], *rest),
        )
        ids.append(int(cursor.lastrowid or 0))
    return ids


def _insert_cases(
    connection: sqlite3.Connection, document_id: int, prepared: PreparedDocument, lookups: Lookups, old: list[int]
) -> list[int]:
    ids: list[int] = []
    for position, (title, region, start, end, measures) in enumerate(prepared.cases):
        cursor = connection.execute(
            'INSERT INTO cases (id, document_id, position, title, region_id, start, "end", measures)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                old[position] if position < len(old) else None,
                *(document_id, position, title, lookups.region(region), start, end, measures),
            ),
        )
        ids.append(int(cursor.lastrowid or 0))
    return ids


def _pick(ids: Sequence[int], index: int | None) -> int | None:
    return None if index is None else ids[index]


def _insert_passages(
    connection: sqlite3.Connection,
    document_id: int,
    prepared: PreparedDocument,
    section_ids: list[int],
    case_ids: list[int],
    first: int,
) -> None:
    connection.executemany(
        'INSERT INTO passages (id, document_id, case_id, section_id, kind, start, "end", words)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                document_id,
                _pick(case_ids, p.case),
                _pick(section_ids, p.section),
                p.kind,
                p.start,
                p.end,
                p.words,
            )
            for number, p in enumerate(prepared.passages, start=first)
        ),
    )


def _insert_reforms(
    connection: sqlite3.Connection, prepared: PreparedDocument, lookups: Lookups, case_ids: list[int], first: int
) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO passage_reforms (passage_id, reform_id, score) VALUES (?, ?, ?)",
        (
            (number, lookups.name("reforms", slug), round(10000 * score))
            for number, passage in enumerate(prepared.passages, start=first)
            for slug, score in passage.reforms
        ),
    )
    connection.executemany(
        "INSERT INTO case_reforms (reform_id, case_id, paragraphs, share) VALUES (?, ?, ?, ?)",
        (
            (lookups.name("reforms", slug), case_ids[case], paragraphs, share)
            for case, slug, paragraphs, share in prepared.case_reforms
        ),
    )


def _insert_index(
    connection: sqlite3.Connection, document_id: int, prepared: PreparedDocument, lookups: Lookups, first: int
) -> None:
    connection.executemany(
        "INSERT INTO passage_index (rowid, pairs, facets) VALUES (?, ?, ?)",
        (
            (number, pairs, " ".join(map(facet_token, facets)))
            for number, (pairs, facets) in enumerate(zip(prepared.pairs, prepared.facets, strict=True), start=first)
        ),
    )
    runs = pack_runs(first, [lookups.facets(facets) for facets in prepared.facets])
    connection.execute("INSERT INTO document_facets (document_id, runs) VALUES (?, ?)", (document_id, runs))


def _measure_values(
    measure: dict[str, Any], lookups: Lookups, first: int, section_ids: list[int], case_ids: list[int]
) -> tuple[Any, ...]:
    m = measure
    return (
        first + m["passage"],
        _pick(case_ids, m["case"]),
        _pick(section_ids, m["section"]),
        *(m["start"], m["text"], m["value"], m["value_max"]),
        lookups.name("units", m["unit"]),
        lookups.name("kinds", m["kind"]),
        lookups.name("qualifiers", m["qualifier"]),
        *(m["subject"], m["breakdown"]),
        lookups.name("changes", m["change"]),
        lookups.name("statuses", m["status"]),
        *(m["time_text"], m["time_start"], m["time_end"], m["year"], m["per"]),
        lookups.region(m["region"]),
        lookups.name("indicators", m["indicator"]),
        *(m["subject_confidence"], m["status_confidence"], m["optional"], m["place"]),
    )


def remove_document(connection: sqlite3.Connection, document_id: int) -> None:
    """Take a document's rows out of all tables; sources, archive and corrections stay."""
    first, last = connection.execute(
        "SELECT first_passage, last_passage FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    remove_from_index(connection, document_id)
    connection.execute("DELETE FROM measures WHERE passage_id BETWEEN ? AND ?", (first, last))
    connection.execute("DELETE FROM passage_reforms WHERE passage_id BETWEEN ? AND ?", (first, last))
    connection.execute("DELETE FROM passages WHERE id BETWEEN ? AND ?", (first, last))
    connection.execute(
        "DELETE FROM case_reforms WHERE case_id IN (SELECT id FROM cases WHERE document_id = ?)", (document_id,)
    )
    for table in ("cases", "sections", "document_facets", "document_texts"):
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))


def remove_from_index(connection: sqlite3.Connection, document_id: int) -> None:
    """Take a document's passages out of the index, which has to be told exactly the words that it was given."""
    runs = connection.execute("SELECT runs FROM document_facets WHERE document_id = ?", (document_id,)).fetchone()
    numbers = unpack_runs(runs[0]) if runs else {}
    tokens = _facet_tokens(connection, {n for listed in numbers.values() for n in listed})
    text = connection.execute("SELECT text FROM document_texts WHERE document_id = ?", (document_id,)).fetchone()[0]
    connection.executemany(
        "INSERT INTO passage_index (passage_index, rowid, pairs, facets) VALUES ('delete', ?, ?, ?)",
        (
            (number, pair_tokens(fold(passage.read(text))), " ".join(tokens[n] for n in numbers.get(number, ())))
            for number, passage in stored_passages(connection, document_id)
        ),
    )


def stored_passages(connection: sqlite3.Connection, document_id: int) -> list[tuple[int, Passage]]:
    """Number and passage of all passages of a document, without section, case and reforms."""
    rows: Iterable[tuple[int, int, int, str, str | None]] = connection.execute(
        'SELECT passages.id, start, "end", kind, words FROM documents JOIN passages ON passages.id'
        " BETWEEN first_passage AND last_passage WHERE documents.id = ? ORDER BY passages.id",
        (document_id,),
    )
    return [(number, Passage(start, end, PassageKind(kind), words=words)) for number, start, end, kind, words in rows]


def _facet_tokens(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, str]:
    listed = ", ".join(map(str, sorted(numbers)))
    rows = connection.execute(f"SELECT id, name, value FROM facets WHERE id IN ({listed})")
    return {number: facet_token((name, value)) for number, name, value in rows}
