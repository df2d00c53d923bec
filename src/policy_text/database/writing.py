"""Rows into the tables and out of them. Every function here runs inside of the caller's transaction."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from policy_text.database.facet_tokens import Facet, PackedFacets, index_tokens, pack_facets, unpack_facets
from policy_text.database.folding import fold, pair_tokens
from policy_text.database.index_queue import IndexQueue
from policy_text.database.lookups import Lookups, reform_bit
from policy_text.database.passages import Passage, PassageKind
from policy_text.database.prepared import PreparedDocument
from policy_text.database.timestamps import now

__all__ = [
    "insert_document",
    "remove_document",
    "remove_from_index",
    "stored_passages",
    "strip_document",
    "unpack_bands",
]

_MEASURE_COLUMNS = (
    "id, passage_id, start, text, value, value_max, unit_id, kind_id, qualifier_id, subject, breakdown, change_id, "
    "status_id, time_id, year, per, region_id, indicator_id, subject_confidence, status_confidence, optional, "
    "reforms, place"
)


_BAND = struct.Struct("<ii")


def _insert(table: str, columns: str) -> str:
    """The statement that inserts a row with these columns."""
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(columns.split(',')))})"


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers that a document's rows get: passages and measures consecutive from the first."""

    passage: int
    measure: int
    sections: Sequence[int] = ()
    cases: Sequence[int] = ()


def insert_document(
    connection: sqlite3.Connection, prepared: PreparedDocument, lookups: Lookups, index: IndexQueue
) -> int:
    """Put a document in, in place of an older analysis of the same bytes; document and cases keep their numbers.

    Its rows of the full-text index are left in the queue.
    """
    old = _take_out(connection, prepared.digest)
    free = _Numbers(
        _first_number(connection, "passages", old.passages, len(prepared.passages)),
        _first_number(connection, "measures", old.measures, len(prepared.measures)),
    )
    document_id = _insert_head(connection, prepared, lookups, free, old.document)
    sections = _insert_sections(connection, document_id, prepared.sections)
    cases = _insert_cases(connection, document_id, prepared, lookups, old.cases)
    numbers = _Numbers(free.passage, free.measure, sections, cases)
    connection.executemany(
        _insert(
            "passages", 'id, document_id, case_id, section_id, kind, start, "end", first_measure, last_measure, words'
        ),
        _passage_rows(document_id, prepared, numbers),
    )
    _insert_reforms(connection, prepared, lookups, numbers)
    _insert_facets(connection, document_id, prepared, lookups)
    rows = zip(prepared.pairs, map(index_tokens, prepared.facets), strict=True)
    index.add(prepared.digest, ((number, *row) for number, row in enumerate(rows, start=free.passage)))
    connection.executemany(
        "INSERT OR IGNORE INTO signatures (hash, document_id, position) VALUES (?, ?, ?)",
        ((band, document_id, position) for band, position in prepared.signatures),
    )
    connection.executemany(_insert("measures", _MEASURE_COLUMNS), _measure_rows(prepared, lookups, numbers))
    return document_id


@dataclass(frozen=True, slots=True)
class _Old:
    """The numbers of an older analysis of the same bytes."""

    document: int | None = None
    cases: Sequence[int] = ()
    passages: range = range(0)
    measures: range = range(0)


def _take_out(connection: sqlite3.Connection, digest: str) -> _Old:
    row = connection.execute(
        "SELECT id, first_passage, last_passage, first_measure, last_measure FROM documents WHERE digest = ?", (digest,)
    ).fetchone()
    if row is None:
        return _Old()
    number, first, last, first_measure, last_measure = row
    cases = connection.execute("SELECT id FROM cases WHERE document_id = ? ORDER BY position", (number,)).fetchall()
    remove_document(connection, number)
    return _Old(number, [c for (c,) in cases], range(first, last + 1), range(first_measure, last_measure + 1))


def _first_number(connection: sqlite3.Connection, table: str, old: range, count: int) -> int:
    """The old numbers again where there are enough of them, else the next free ones."""
    if old and count <= len(old):
        return old.start
    return int(connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])


def _insert_head(
    connection: sqlite3.Connection, prepared: PreparedDocument, lookups: Lookups, free: _Numbers, number: int | None
) -> int:
    values = prepared.values | {
        "id": number,
        "digest": prepared.digest,
        "region_id": lookups.region(prepared.region),
        "first_passage": free.passage,
        "last_passage": free.passage + len(prepared.passages) - 1,
        "first_measure": free.measure,
        "last_measure": free.measure + len(prepared.measures) - 1,
        "analyzed": now(),
        "bands": b"".join(_BAND.pack(*signature) for signature in prepared.signatures),
    }
    cursor = connection.execute(_insert("documents", ", ".join(values)), tuple(values.values()))
    document_id = int(cursor.lastrowid or 0)
    connection.execute(_insert("document_texts", "document_id, text"), (document_id, prepared.text))
    return document_id


def _insert_sections(
    connection: sqlite3.Connection, document_id: int, sections: Sequence[tuple[Any, ...]]
) -> list[int]:
    statement = _insert(
        "sections", 'document_id, position, parent_id, level, mark, title, title_start, title_end, start, "end"'
    )
    numbers: list[int] = []
    for position, (parent, *rest) in enumerate(sections):
        parent_id = None if parent is None else numbers[parent]
        cursor = connection.execute(statement, (document_id, position, parent_id, *rest))
        numbers.append(int(cursor.lastrowid or 0))
    return numbers


def _insert_cases(
    connection: sqlite3.Connection, document_id: int, prepared: PreparedDocument, lookups: Lookups, old: Sequence[int]
) -> list[int]:
    statement = _insert("cases", 'id, document_id, position, title, region_id, start, "end", measures')
    numbers: list[int] = []
    for position, (case, measures) in enumerate(zip(prepared.cases, prepared.case_measures, strict=True)):
        number = old[position] if position < len(old) else None
        region = lookups.region(case.region)
        values = (number, document_id, position, case.title, region, case.start, case.end, measures)
        cursor = connection.execute(statement, values)
        numbers.append(int(cursor.lastrowid or 0))
    return numbers


def _passage_rows(
    document_id: int, prepared: PreparedDocument, numbers: _Numbers
) -> Iterator[tuple[int | str | None, ...]]:
    firsts: dict[int, int] = {}
    lasts: dict[int, int] = {}
    for number, measure in enumerate(prepared.measures, start=numbers.measure):
        firsts.setdefault(measure["passage"], number)
        lasts[measure["passage"]] = number
    for index, p in enumerate(prepared.passages):
        case_id = None if p.case is None else numbers.cases[p.case]
        section_id = None if p.section is None else numbers.sections[p.section]
        measures = (firsts.get(index), lasts.get(index))
        yield (numbers.passage + index, document_id, case_id, section_id, p.kind, p.start, p.end, *measures, p.words)


def _insert_reforms(
    connection: sqlite3.Connection, prepared: PreparedDocument, lookups: Lookups, numbers: _Numbers
) -> None:
    connection.executemany(
        _insert("passage_reforms", "passage_id, reform_id, score"),
        (
            (number, lookups.name("reforms", slug), round(10000 * score))
            for number, passage in enumerate(prepared.passages, start=numbers.passage)
            for slug, score in dict(passage.reforms).items()
        ),
    )
    connection.executemany(
        _insert("case_reforms", "reform_id, case_id, paragraphs, share"),
        (
            (lookups.name("reforms", slug), numbers.cases[case], paragraphs, share)
            for case, slug, paragraphs, share in prepared.case_reforms
        ),
    )


def _insert_facets(
    connection: sqlite3.Connection, document_id: int, prepared: PreparedDocument, lookups: Lookups
) -> None:
    packed = pack_facets([lookups.facets(facets) for facets in prepared.facets])
    connection.execute(_insert("document_facets", "document_id, width, singles, runs"), (document_id, *astuple(packed)))


def _measure_rows(prepared: PreparedDocument, lookups: Lookups, numbers: _Numbers) -> Iterator[tuple[Any, ...]]:
    masks = [
        sum(reform_bit(lookups.name("reforms", slug) or 0) for slug in dict(passage.reforms))
        for passage in prepared.passages
    ]
    for number, measure in enumerate(prepared.measures, start=numbers.measure):
        yield _measure_row(measure, lookups, (number, numbers.passage + measure["passage"]), masks[measure["passage"]])


def _measure_row(m: dict[str, Any], lookups: Lookups, numbers: tuple[int, int], reforms: int) -> tuple[Any, ...]:
    return (
        *(*numbers, m["start"], m["text"], m["value"], m["value_max"]),
        lookups.name("units", m["unit"]),
        lookups.name("kinds", m["kind"]),
        lookups.name("qualifiers", m["qualifier"]),
        *(m["subject"], m["breakdown"]),
        lookups.name("changes", m["change"]),
        lookups.name("statuses", m["status"]),
        lookups.time(m["time"]),
        *(m["year"], m["per"]),
        lookups.region(m["region"]),
        lookups.name("indicators", m["indicator"]),
        *(m["subject_confidence"], m["status_confidence"], m["optional"], reforms, m["place"]),
    )


def remove_document(connection: sqlite3.Connection, document_id: int) -> None:
    """Take a document's rows out of all tables; sources, archive and corrections stay."""
    strip_document(connection, document_id)
    for table in ("document_links", "document_texts"):
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))


def strip_document(connection: sqlite3.Connection, document_id: int) -> None:
    """Take out all that queries find of a document: only its text and metadata stay."""
    *ranges, bands = connection.execute(
        "SELECT first_passage, last_passage, first_measure, last_measure, bands FROM documents WHERE id = ?",
        (document_id,),
    ).fetchone()
    remove_from_index(connection, document_id)
    connection.executemany(
        "DELETE FROM signatures WHERE hash = ? AND document_id = ?",
        ((band, document_id) for band, _ in unpack_bands(bands)),
    )
    connection.execute("DELETE FROM measures WHERE id BETWEEN ? AND ?", ranges[2:])
    connection.execute("DELETE FROM passage_reforms WHERE passage_id BETWEEN ? AND ?", ranges[:2])
    connection.execute("DELETE FROM passages WHERE id BETWEEN ? AND ?", ranges[:2])
    connection.execute(
        "DELETE FROM case_reforms WHERE reform_id IN (SELECT id FROM reforms)"
        " AND case_id IN (SELECT id FROM cases WHERE document_id = ?)",
        (document_id,),
    )
    for table in ("cases", "sections", "document_facets"):
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
    connection.execute(
        "UPDATE documents SET first_passage = 0, last_passage = -1, first_measure = 0, last_measure = -1 WHERE id = ?",
        (document_id,),
    )


def unpack_bands(packed: bytes) -> list[tuple[int, int]]:
    """Hash and position of each band of a document, as ``documents.bands`` holds them."""
    return [(band, position) for band, position in _BAND.iter_unpack(packed)]


def remove_from_index(connection: sqlite3.Connection, document_id: int) -> None:
    """Take a document's passages out of the index, which has to be told exactly the words that it was given."""
    packed = connection.execute(
        "SELECT width, singles, runs FROM document_facets WHERE document_id = ?", (document_id,)
    ).fetchone()
    facets = unpack_facets(PackedFacets(*packed)) if packed else {}
    names = _facet_names(connection, {number for numbers in facets.values() for number in numbers})
    text = connection.execute("SELECT text FROM document_texts WHERE document_id = ?", (document_id,)).fetchone()[0]
    connection.executemany(
        "INSERT INTO passage_index (passage_index, rowid, pairs, facets) VALUES ('delete', ?, ?, ?)",
        (
            (number, pair_tokens(fold(passage.read(text))), index_tokens([names[n] for n in facets.get(index, ())]))
            for index, (number, passage) in enumerate(stored_passages(connection, document_id))
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


def _facet_names(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, Facet]:
    listed = ", ".join(map(str, sorted(numbers)))
    rows = connection.execute(f"SELECT id, name, value FROM facets WHERE id IN ({listed})")
    return {number: (name, value) for number, name, value in rows}
