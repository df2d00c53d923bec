"""Reading measures, cases and what the database holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from policy_text.database.answers import (
    CaseDetail,
    CaseRow,
    CaseRows,
    Info,
    MeasureRow,
    MeasureRows,
    ParagraphRow,
    ParagraphRows,
)
from policy_text.database.filters import Filters
from policy_text.database.matching import find_passages, match_paragraphs
from policy_text.database.narrowing import Conditions, case_conditions, measure_conditions
from policy_text.database.schema import schema_version
from policy_text.errors import QueryError
from policy_text.records import DocumentType, Metadata, Span

__all__ = [
    "count_reforms",
    "read_case",
    "read_cases",
    "read_info",
    "read_measures",
    "read_measures_by_number",
    "read_paragraphs",
]

_MEASURES = """
SELECT measures.id, measures.subject, measures.breakdown, measures.text, measures.value, measures.value_max,
       units.name, kinds.name, qualifiers.name, changes.name, statuses.name,
       times.text, times.start, times."end", measures.year, measures.per,
       regions.name, regions.adcode, indicators.name,
       (SELECT group_concat(name, ' ') FROM (
            SELECT reforms.name AS name FROM passage_reforms AS tags JOIN reforms ON reforms.id = tags.reform_id
            WHERE tags.passage_id = measures.passage_id ORDER BY tags.score DESC, name)),
       passages.case_id, cases.title, documents.id, documents.title, documents.published,
       (SELECT address FROM sources WHERE sources.digest = documents.digest ORDER BY current DESC, sources.id LIMIT 1),
       sections.title, measures.start, measures.start + length(measures.text), measures.place,
       measures.subject_confidence / 100.0, measures.status_confidence / 100.0, measures.optional,
       measures.passage_id
FROM ({inner}) AS chosen
JOIN measures ON measures.id = chosen.id
JOIN passages ON passages.id = measures.passage_id
JOIN documents ON documents.id = passages.document_id
JOIN units ON units.id = measures.unit_id
JOIN kinds ON kinds.id = measures.kind_id
JOIN qualifiers ON qualifiers.id = measures.qualifier_id
JOIN changes ON changes.id = measures.change_id
JOIN statuses ON statuses.id = measures.status_id
LEFT JOIN times ON times.id = measures.time_id
LEFT JOIN cases ON cases.id = passages.case_id
LEFT JOIN sections ON sections.id = passages.section_id
LEFT JOIN regions ON regions.id = measures.region_id
LEFT JOIN indicators ON indicators.id = measures.indicator_id
ORDER BY {order}
"""

COUNTED = 5_000
"""Measures are counted up to here; to count millions would take longer than to find those that are asked for."""

_ORDERS = {
    "place": "measures.id",
    "value": "measures.value DESC, measures.id DESC",
    "value_up": "measures.value, measures.id",
    "year": "measures.year DESC, measures.id",
    "doubt": "min(measures.subject_confidence, measures.status_confidence), measures.id",
}


def read_measures(
    connection: sqlite3.Connection, filters: Filters, *, sort: str = "place", offset: int = 0, count: bool = True
) -> MeasureRows:
    """Measures that answer the filters.

    ``sort`` is ``place`` (as they stand in the documents), ``value`` (largest first), ``value_up``, ``year``
    (newest first) or ``doubt`` (the least sure first).
    """
    if sort not in _ORDERS:
        raise QueryError(f"sort {sort!r} is none of {', '.join(_ORDERS)}")
    conditions = measure_conditions(connection, filters)
    if sort.startswith("value"):
        conditions.add("measures.value IS NOT NULL")
    limit, order = -1 if filters.limit is None else filters.limit, _ORDERS[sort]
    table, parameters = f"measures{conditions.where()}", conditions.parameters
    if sort.startswith("value") and limit >= 0 and not _are_few(filters):
        table, parameters = _first_of_kinds(connection, filters, conditions, order, offset + limit)
    inner = f"SELECT id FROM {table} ORDER BY {order} LIMIT ? OFFSET ?"
    cursor = connection.execute(_MEASURES.format(inner=inner, order=order), (*parameters, limit, offset))
    rows = [_measure_row(row) for row in cursor]
    total = len(rows) + offset
    left_out = _count_without_value(connection, filters, sort) if count else {}
    if count and filters.limit is not None and len(rows) == filters.limit:
        most = max(COUNTED, total)
        counted = f"SELECT count(*) FROM (SELECT 1 FROM measures{conditions.where()} LIMIT {most})"
        total = connection.execute(counted, conditions.parameters).fetchone()[0]
        return MeasureRows(rows, total=total, total_is_exact=total < most, left_out=left_out)
    return MeasureRows(rows, total=total, left_out=left_out)


def _count_without_value(connection: sqlite3.Connection, filters: Filters, sort: str) -> dict[str, int]:
    """How many measures are left out of an answer by value because they have none."""
    if not sort.startswith("value") and filters.min_value is None and filters.max_value is None:
        return {}
    conditions = measure_conditions(connection, filters.without("min_value", "max_value"))
    conditions.add("measures.value IS NULL")
    if filters.kind is None:
        conditions.add("measures.kind_id IN (SELECT id FROM kinds)")  # the index by value is one by kind and value
    sql = f"SELECT count(*) FROM (SELECT 1 FROM measures{conditions.where()} LIMIT {COUNTED})"
    number = connection.execute(sql, conditions.parameters).fetchone()[0]
    return {"without a value": number} if number else {}


def _are_few(filters: Filters) -> bool:
    """Whether the filters name what has few measures, so that they can be found first and sorted then."""
    return any((filters.values("indicator"), filters.case, filters.document))


def _first_of_kinds(
    connection: sqlite3.Connection, filters: Filters, conditions: Conditions, order: str, most: int
) -> tuple[str, list[Any]]:
    """The first measures of each kind as a table: there is an index by kind and value, and none by value alone."""
    kinds = dict(connection.execute("SELECT name, id FROM kinds"))
    chosen = [kinds[name] for name in filters.values("kind") or kinds]
    parts = [
        f"SELECT * FROM (SELECT id, value FROM measures{conditions.where()} AND measures.kind_id = {number}"
        f" ORDER BY {order} LIMIT {most})"
        for number in chosen
    ]
    return f"({' UNION ALL '.join(parts)}) AS measures", conditions.parameters * len(parts)


def read_measures_by_number(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[MeasureRow]:
    """Measures by their numbers, in order of these."""
    inner = f"SELECT id FROM measures WHERE id IN ({', '.join(map(str, sorted(set(numbers))))})"
    return [_measure_row(row) for row in connection.execute(_MEASURES.format(inner=inner, order="measures.id"))]


def _measure_row(row: tuple[Any, ...]) -> MeasureRow:
    values = list(row)
    values[19] = tuple(values[19].split(" ")) if values[19] else ()
    values[29] = json.loads(values[29]) if values[29] else None
    values[32] = bool(values[32])
    return MeasureRow(*values)


_PARAGRAPHS = """
SELECT passages.id, passages.document_id, passages.case_id, cases.title, sections.title,
       substr(document_texts.text, passages.start + 1, passages."end" - passages.start),
       (SELECT json_group_object(name, score) FROM passage_reforms JOIN reforms ON reforms.id = reform_id
        WHERE passage_id = passages.id),
       documents.digest, passages.start, passages."end"
FROM passages
JOIN documents ON documents.id = passages.document_id
JOIN document_texts ON document_texts.document_id = passages.document_id
LEFT JOIN cases ON cases.id = passages.case_id
LEFT JOIN sections ON sections.id = passages.section_id
WHERE passages.id = ?
"""


def read_paragraphs(connection: sqlite3.Connection, filters: Filters, *, offset: int = 0) -> ParagraphRows:
    """Paragraphs that answer the filters, in the order of the documents."""
    numbers = find_passages(connection, match_paragraphs(connection, filters)).tolist()
    end = len(numbers) if filters.limit is None else offset + filters.limit
    rows = (connection.execute(_PARAGRAPHS, (number,)).fetchone() for number in numbers[offset:end])
    return ParagraphRows((_paragraph_row(row) for row in rows), total=len(numbers))


def _paragraph_row(row: tuple[Any, ...]) -> ParagraphRow:
    values = list(row)
    scores = sorted(json.loads(values[6]).items(), key=lambda tag: (-tag[1], tag[0]))
    values[6] = tuple((slug, score / 10000) for slug, score in scores)
    return ParagraphRow(*values)


_CASES = """
SELECT cases.id, cases.title, regions.name, regions.adcode, documents.year, documents.doc_type, documents.issuer,
       cases.measures,
       (SELECT group_concat(name, ' ') FROM (
            SELECT reforms.name AS name FROM reforms CROSS JOIN case_reforms AS tags ON tags.reform_id = reforms.id
            WHERE tags.case_id = cases.id ORDER BY tags.paragraphs DESC, name)),
       documents.id, documents.title, documents.published,
       (SELECT address FROM sources WHERE sources.digest = documents.digest ORDER BY current DESC, sources.id LIMIT 1)
FROM cases JOIN documents ON documents.id = cases.document_id LEFT JOIN regions ON regions.id = cases.region_id
"""


def read_cases(connection: sqlite3.Connection, filters: Filters, *, offset: int = 0) -> CaseRows:
    """Cases that answer the filters: those with the most paragraphs on the reform types asked for come first."""
    conditions = case_conditions(connection, filters)
    order = "cases.id"
    parameters: list[Any] = list(conditions.parameters)
    if reforms := filters.values("reform"):
        marks = ", ".join("?" * len(reforms))
        order = (
            "(SELECT sum(paragraphs) FROM case_reforms WHERE case_id = cases.id AND reform_id IN"
            f" (SELECT id FROM reforms WHERE name IN ({marks}))) DESC, cases.id"
        )
        parameters.extend(reforms)
    limit = -1 if filters.limit is None else filters.limit
    sql = f"{_CASES}{conditions.where()} ORDER BY {order} LIMIT ? OFFSET ?"
    rows = [_case_row(row) for row in connection.execute(sql, (*parameters, limit, offset))]
    total = connection.execute(
        f"SELECT count(*) FROM cases JOIN documents ON documents.id = cases.document_id{conditions.where()}",
        conditions.parameters,
    ).fetchone()[0]
    return CaseRows(rows, total=total)


def _case_row(row: tuple[Any, ...]) -> CaseRow:
    values = list(row)
    values[8] = tuple(values[8].split(" ")) if values[8] else ()
    return CaseRow(*values)


def read_case(connection: sqlite3.Connection, case_id: int) -> CaseDetail:
    """One case in full."""
    found = read_cases(connection, Filters(case=case_id))
    if not found:
        raise QueryError(f"there is no case {case_id}")
    row = found[0]
    start, end = connection.execute('SELECT start, "end" FROM cases WHERE id = ?', (case_id,)).fetchone()
    digest, details, text = connection.execute(
        "SELECT digest, details, text FROM documents JOIN document_texts ON document_id = id WHERE id = ?",
        (row.document_id,),
    ).fetchone()
    furniture = [tuple(span) for span in json.loads(details).get("furniture", ()) if span[1] > start and span[0] < end]
    return CaseDetail(
        row=row,
        metadata=_read_metadata(connection, row.document_id),
        digest=digest,
        sources=_addresses(connection, digest),
        start=start,
        end=end,
        text=text[start:end],
        furniture=tuple((a, b) for a, b in furniture),
        headings=_headings(connection, row.document_id, start, end),
        paragraphs=_paragraphs(connection, row.document_id, start, end),
        measures=read_measures(connection, Filters(case=case_id, limit=None)),
        reform_counts=_case_reforms(connection, case_id),
    )


def _read_metadata(connection: sqlite3.Connection, document_id: int) -> Metadata:
    title, doc_type, issuer, number, index_number, published, region, adcode, details = connection.execute(
        "SELECT title, doc_type, issuer, doc_number, index_number, published, regions.name, regions.adcode, details"
        " FROM documents LEFT JOIN regions ON regions.id = region_id WHERE documents.id = ?",
        (document_id,),
    ).fetchone()
    spans = tuple((name, Span(*span)) for name, span in json.loads(details).get("spans", {}).items())
    return Metadata(title, DocumentType(doc_type), issuer, number, index_number, published, region, adcode, spans)


def _addresses(connection: sqlite3.Connection, digest: str) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT address FROM sources WHERE digest = ?1 OR digest IN (SELECT same.digest FROM documents JOIN documents"
        " AS same ON same.reprint_of = documents.id WHERE documents.digest = ?1) ORDER BY current DESC, id",
        (digest,),
    )
    return tuple(address for (address,) in rows)


def _headings(
    connection: sqlite3.Connection, document_id: int, start: int, end: int
) -> tuple[tuple[int, str, str, int, int], ...]:
    rows = connection.execute(
        "SELECT level, mark, title, title_start, title_end FROM sections"
        " WHERE document_id = ? AND title_start >= ? AND title_start < ? ORDER BY title_start",
        (document_id, start, end),
    )
    return tuple(rows)


def _paragraphs(
    connection: sqlite3.Connection, document_id: int, start: int, end: int
) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    rows = connection.execute(
        "SELECT passages.start, passages.\"end\", (SELECT group_concat(reforms.name, ' ') FROM passage_reforms"
        " JOIN reforms ON reforms.id = reform_id WHERE passage_id = passages.id)"
        " FROM documents JOIN passages ON passages.id BETWEEN first_passage AND last_passage"
        " WHERE documents.id = ? AND kind IN ('p', 'o') AND passages.start >= ? AND passages.start < ? ORDER BY 1",
        (document_id, start, end),
    )
    return tuple((first, last, tuple(sorted(reforms.split(" "))) if reforms else ()) for first, last, reforms in rows)


def _case_reforms(connection: sqlite3.Connection, case_id: int) -> tuple[tuple[str, int], ...]:
    rows = connection.execute(
        "SELECT reforms.name, paragraphs FROM reforms CROSS JOIN case_reforms ON reform_id = reforms.id"
        " WHERE case_id = ? ORDER BY paragraphs DESC, name",
        (case_id,),
    )
    return tuple(rows)


def count_reforms(connection: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """For each reform type the numbers of its cases, paragraphs and measures."""
    names = dict(connection.execute("SELECT id, name FROM reforms ORDER BY name"))
    counts = {name: {"cases": 0, "paragraphs": 0, "measures": 0} for name in names.values()}
    for number, cases in connection.execute("SELECT reform_id, count(*) FROM case_reforms GROUP BY reform_id"):
        counts[names[number]]["cases"] = cases
    # A sum for each type in one pass over the table: grouping a million tags would sort them first.
    sums = ", ".join(
        f"total(reform_id = {number}), total((reform_id = {number}) * coalesce(last_measure - first_measure + 1, 0))"
        for number in names
    )
    if names:
        row = connection.execute(
            f"SELECT {sums} FROM passage_reforms CROSS JOIN passages ON passages.id = passage_id"
        ).fetchone()
        for index, name in enumerate(names.values()):
            counts[name] |= {"paragraphs": int(row[2 * index]), "measures": int(row[2 * index + 1])}
    return counts


def read_info(connection: sqlite3.Connection, path: Path, notice: str | None) -> Info:
    """What the database holds."""
    tables = ("documents", "cases", "passages", "measures", "regions", "sources")
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    reprints = connection.execute("SELECT count(*) FROM documents WHERE reprint_of IS NOT NULL").fetchone()[0]
    counts |= {"documents": counts["documents"] - reprints, "reprints": reprints}
    first, last = connection.execute("SELECT min(published), max(published) FROM documents").fetchone()
    kept, kept_bytes = connection.execute("SELECT count(*), coalesce(sum(length(bytes)), 0) FROM archive").fetchone()
    characters = connection.execute("SELECT coalesce(sum(length(text)), 0) FROM document_texts").fetchone()[0]
    versions = connection.execute(
        "SELECT parser_version, rules_version, model_version, count(*) FROM documents GROUP BY 1, 2, 3 ORDER BY 4 DESC"
    ).fetchall()
    return Info(
        path=str(path),
        schema_version=schema_version(connection),
        **counts,
        first_published=first,
        last_published=last,
        archive_documents=kept,
        archive_bytes=kept_bytes,
        file_bytes=path.stat().st_size,
        text_characters=characters,
        versions=tuple(versions),
        notice=notice,
    )
