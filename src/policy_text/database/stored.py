"""A stored document as the rows that it was written from."""

from __future__ import annotations

import sqlite3
from typing import Any

from policy_text.database.passages import Passage, PassageKind
from policy_text.database.prepared import CaseValues, PreparedDocument, Region
from policy_text.errors import DatabaseError

__all__ = ["read_prepared"]

_VALUES = (
    "format, encoding, title, doc_type, issuer, issuer_level, doc_number, index_number, published, year, body_start, "
    "body_end, details, warnings, parser_version, rules_version, model_version"
)
_MEASURE_NAMES = (
    *("passage", "start", "text", "value", "value_max", "unit", "kind", "qualifier", "subject", "breakdown"),
    *("change", "status", "year", "per", "indicator", "subject_confidence", "status_confidence", "optional", "place"),
)
_MEASURES = """
SELECT passage_id, measures.start, measures.text, value, value_max, units.name, kinds.name, qualifiers.name,
       subject, breakdown, changes.name, statuses.name, year, per, indicators.name, subject_confidence,
       status_confidence, optional, place, times.text, times.start, times."end", regions.adcode, regions.name
FROM measures
JOIN units ON units.id = unit_id
JOIN kinds ON kinds.id = kind_id
JOIN qualifiers ON qualifiers.id = qualifier_id
JOIN changes ON changes.id = change_id
JOIN statuses ON statuses.id = status_id
LEFT JOIN times ON times.id = time_id
LEFT JOIN regions ON regions.id = region_id
LEFT JOIN indicators ON indicators.id = indicator_id
WHERE measures.id BETWEEN ? AND ? ORDER BY measures.id
"""


def read_prepared(connection: sqlite3.Connection, document_id: int) -> PreparedDocument:
    """The rows of a document, without what `complete_rows` works out."""
    head = connection.execute(
        f"SELECT digest, text, adcode, name, first_passage, last_passage, first_measure, last_measure, {_VALUES}"
        " FROM documents JOIN document_texts ON document_id = documents.id"
        " LEFT JOIN regions ON regions.id = region_id WHERE documents.id = ?",
        (document_id,),
    ).fetchone()
    if head is None:
        raise DatabaseError(f"there is no document {document_id}")
    digest, text, adcode, name, first, last, first_measure, last_measure, *values = head
    section_ids, sections = _read_sections(connection, document_id)
    case_ids, cases = _read_cases(connection, document_id)
    return PreparedDocument(
        digest=digest,
        text=text,
        values=dict(zip(_VALUES.split(", "), values, strict=True)),
        region=_region(adcode, name),
        sections=sections,
        cases=cases,
        passages=_read_passages(connection, (first, last), section_ids, case_ids),
        measures=tuple(_measure(row, first) for row in connection.execute(_MEASURES, (first_measure, last_measure))),
    )


def _region(adcode: str | None, name: str | None) -> Region | None:
    return None if name is None else (adcode, name)


def _read_sections(
    connection: sqlite3.Connection, document_id: int
) -> tuple[dict[int, int], tuple[tuple[Any, ...], ...]]:
    rows = connection.execute(
        'SELECT id, parent_id, level, mark, title, title_start, title_end, start, "end" FROM sections'
        " WHERE document_id = ? ORDER BY position",
        (document_id,),
    ).fetchall()
    positions = {row[0]: position for position, row in enumerate(rows)}
    return positions, tuple((positions.get(parent), *rest) for _, parent, *rest in rows)


def _read_cases(connection: sqlite3.Connection, document_id: int) -> tuple[dict[int, int], tuple[CaseValues, ...]]:
    rows = connection.execute(
        'SELECT cases.id, title, adcode, name, start, "end" FROM cases LEFT JOIN regions ON regions.id = region_id'
        " WHERE document_id = ? ORDER BY position",
        (document_id,),
    ).fetchall()
    cases = tuple(CaseValues(title, _region(adcode, name), start, end) for _, title, adcode, name, start, end in rows)
    return {row[0]: position for position, row in enumerate(rows)}, cases


def _read_passages(
    connection: sqlite3.Connection, numbers: tuple[int, int], sections: dict[int, int], cases: dict[int, int]
) -> tuple[Passage, ...]:
    tags: dict[int, list[tuple[str, float]]] = {}
    for passage, slug, score in connection.execute(
        "SELECT passage_id, name, score FROM passage_reforms JOIN reforms ON id = reform_id"
        " WHERE passage_id BETWEEN ? AND ? ORDER BY score DESC, name",
        numbers,
    ):
        tags.setdefault(passage, []).append((slug, score / 10000))
    rows = connection.execute(
        'SELECT id, start, "end", kind, section_id, case_id, words FROM passages WHERE id BETWEEN ? AND ? ORDER BY id',
        numbers,
    )
    return tuple(
        Passage(
            start, end, PassageKind(kind), sections.get(section), cases.get(case), words, tuple(tags.get(number, ()))
        )
        for number, start, end, kind, section, case, words in rows
    )


def _measure(row: tuple[Any, ...], first_passage: int) -> dict[str, Any]:
    *values, time_text, time_start, time_end, adcode, region = row
    measure = dict(zip(_MEASURE_NAMES, values, strict=True))
    measure["passage"] -= first_passage
    measure["time"] = None if time_text is None else (time_text, time_start, time_end)
    measure["region"] = _region(adcode, region)
    return measure
