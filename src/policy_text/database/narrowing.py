"""Filters as conditions: in SQL over tables, and in FTS5's language over the index."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from policy_text.database.facet_tokens import token_expression
from policy_text.database.filters import Filters
from policy_text.database.lookups import reform_bit
from policy_text.database.regions import find_places

__all__ = [
    "Conditions",
    "case_conditions",
    "document_conditions",
    "index_expressions",
    "measure_conditions",
    "passage_conditions",
]

RARE = 50_000
"""Measures below this number are few."""

_MEASURE_LISTS = {
    "kind": ("kind_id", "kinds"),
    "indicator": ("indicator_id", "indicators"),
    "status": ("status_id", "statuses"),
    "change": ("change_id", "changes"),
    "unit": ("unit_id", "units"),
    "qualifier": ("qualifier_id", "qualifiers"),
}
_INDEXED_LISTS = ("reform", "doc_type", "issuer_level", "kind", "indicator", "status")


@dataclass(slots=True)
class Conditions:
    """SQL conditions that all have to hold, with their parameters."""

    parts: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def add(self, part: str, *parameters: Any) -> None:
        """One more condition."""
        self.parts.append(part)
        self.parameters.extend(parameters)

    def where(self) -> str:
        """The WHERE clause, empty where there are none."""
        return " WHERE " + " AND ".join(self.parts) if self.parts else ""


def _ids(connection: sqlite3.Connection, table: str, names: tuple[str, ...]) -> str:
    """The numbers of names as an SQL list; a name that is not there gets none."""
    marks = ", ".join("?" * len(names))
    rows = connection.execute(f"SELECT id FROM {table} WHERE name IN ({marks}) ORDER BY id", names)
    return f"({', '.join(str(row[0]) for row in rows)})"


def _has_reform(numbers: str) -> str:
    """Whether a measure's passage has one of the reform types; by its bits, so that an index can tell."""
    listed = [int(number) for number in numbers.strip("()").split(", ") if number]
    mask = sum(reform_bit(number) for number in listed)
    if all(map(reform_bit, listed)):
        return f"measures.reforms & {mask}"
    return (
        "EXISTS (SELECT 1 FROM passage_reforms AS tags WHERE tags.passage_id = measures.passage_id"
        f" AND tags.reform_id IN {numbers})"
    )


def measure_conditions(connection: sqlite3.Connection, filters: Filters) -> Conditions:
    """Conditions on the table ``measures``."""
    found = Conditions()
    for name, (column, table) in _MEASURE_LISTS.items():
        if values := filters.values(name):
            found.add(f"measures.{column} IN {_ids(connection, table, values)}")
    if filters.region:
        found.add(find_places(connection, filters.region).condition("measures.region_id"))
    _add_years(found, filters, "measures.year")
    _add_values(found, filters)
    _add_range(found, filters, "measures.id", "measure")
    if filters.case is not None:
        found.add("(SELECT case_id FROM passages WHERE passages.id = measures.passage_id) = ?", filters.case)
    if reforms := filters.values("reform"):
        found.add(_has_reform(_ids(connection, "reforms", reforms)))
    _add_documents(found, filters, "(SELECT document_id FROM passages WHERE passages.id = measures.passage_id)")
    return found


def _add_years(found: Conditions, filters: Filters, column: str) -> None:
    if filters.years is None:
        return
    first, last = filters.years
    if first is not None and first == last:
        found.add(f"{column} = ?", first)
    else:
        found.add(f"{column} BETWEEN ? AND ?", *(0 if first is None else first, 9999 if last is None else last))


def _add_range(found: Conditions, filters: Filters, column: str, what: str) -> None:
    """Passages and measures of one document have consecutive numbers: a document or case is a range of them."""
    for condition, number in (
        ("id = ?", filters.document),
        ("id = (SELECT document_id FROM cases WHERE id = ?)", filters.case),
    ):
        if number is not None:
            found.add(f"{column} >= (SELECT first_{what} FROM documents WHERE {condition})", number)
            found.add(f"{column} <= (SELECT last_{what} FROM documents WHERE {condition})", number)


def _add_values(found: Conditions, filters: Filters) -> None:
    if filters.min_value is not None:
        found.add("measures.value >= ?", filters.min_value)
    if filters.max_value is not None:
        found.add("measures.value <= ?", filters.max_value)
    if filters.subject:
        found.add("instr(measures.subject, ?)", filters.subject)
    if not filters.optional:
        found.add("NOT measures.optional")


def _add_documents(found: Conditions, filters: Filters, document: str) -> None:
    """Conditions on the document around something, which ``document`` gives the number of."""
    inner = Conditions()
    for name in ("doc_type", "issuer_level"):
        if values := filters.values(name):
            inner.add(f"{name} IN ({', '.join('?' * len(values))})", *values)
    if inner.parts:
        found.add(f"{document} IN (SELECT id FROM documents{inner.where()})", *inner.parameters)


def has_measure_filters(filters: Filters) -> bool:
    """Whether something is asked of single measures."""
    lists = any(filters.values(name) for name in _MEASURE_LISTS)
    return lists or bool(filters.subject) or filters.min_value is not None or filters.max_value is not None


def _only_measures(filters: Filters) -> Filters:
    """What is asked of single measures, without what is asked of things around them."""
    return filters.without("reform", "region", "year", "doc_type", "issuer_level", "document", "case")


def case_conditions(connection: sqlite3.Connection, filters: Filters) -> Conditions:
    """Conditions on ``cases`` joined with ``documents``."""
    found = document_conditions(connection, filters.without("region"))
    if filters.region:
        found.add(find_places(connection, filters.region).condition("cases.region_id"))
    if filters.case is not None:
        found.add("cases.id = ?", filters.case)
    if reforms := filters.values("reform"):
        found.add(
            "EXISTS (SELECT 1 FROM case_reforms AS tags WHERE tags.case_id = cases.id"
            f" AND tags.reform_id IN {_ids(connection, 'reforms', reforms)})"
        )
    if has_measure_filters(filters):
        inner = measure_conditions(connection, _only_measures(filters))
        if _is_rare(connection, inner):
            chosen = f"SELECT case_id FROM measures JOIN passages ON passages.id = passage_id{inner.where()}"
            found.add(f"cases.id IN ({chosen})", *inner.parameters)
        else:
            inner.add("measures.id BETWEEN documents.first_measure AND documents.last_measure")
            inner.add("(SELECT case_id FROM passages WHERE passages.id = measures.passage_id) = cases.id")
            found.add(f"EXISTS (SELECT 1 FROM measures NOT INDEXED{inner.where()})", *inner.parameters)
    return found


def _is_rare(connection: sqlite3.Connection, conditions: Conditions) -> bool:
    """Whether few measures answer.

    Few are found first, and then the passages or cases that have them. Where many answer, nearly every passage has
    one, and it is faster to look into the measures of each.
    """
    sql = f"SELECT count(*) FROM (SELECT 1 FROM measures{conditions.where()} LIMIT {RARE})"
    return bool(connection.execute(sql, conditions.parameters).fetchone()[0] < RARE)


def document_conditions(connection: sqlite3.Connection, filters: Filters) -> Conditions:
    """Conditions on ``documents``."""
    found = Conditions()
    if filters.region:
        found.add(find_places(connection, filters.region).condition("documents.region_id"))
    _add_years(found, filters, "documents.year")
    for name in ("doc_type", "issuer_level"):
        if values := filters.values(name):
            found.add(f"documents.{name} IN ({', '.join('?' * len(values))})", *values)
    if filters.document is not None:
        found.add("documents.id = ?", filters.document)
    return found


def index_expressions(connection: sqlite3.Connection, filters: Filters) -> list[str]:
    """Expressions that a passage's facets have to answer.

    They settle all that is asked of the passage, its case and its document, except single numbers
    (`passage_conditions`). Of the measures they tell only that the passage has one of that kind, status, indicator.
    """
    found = [
        _any_facet([(name, value) for value in values]) for name in _INDEXED_LISTS if (values := filters.values(name))
    ]
    if filters.region:
        found.append(_any_facet(list(find_places(connection, filters.region).facets)))
    if filters.years is not None:
        first, last = filters.years
        rows = connection.execute(
            "SELECT value FROM facets WHERE name = 'year' AND CAST(value AS INTEGER) BETWEEN ? AND ?",
            (0 if first is None else first, 9999 if last is None else last),
        )
        found.append(_any_facet([("year", value) for (value,) in rows] or [("year", "none")]))
    return found


def _any_facet(facets: list[tuple[str, str]]) -> str:
    return f"({' OR '.join(token_expression(facet) for facet in facets)})"


def passage_conditions(
    connection: sqlite3.Connection, filters: Filters, column: str = "passage_index.rowid"
) -> Conditions:
    """What the index cannot settle: conditions on a column with numbers of passages."""
    found = Conditions()
    _add_range(found, filters, column, "passage")
    if filters.case is not None:
        found.add(f"(SELECT case_id FROM passages AS own WHERE own.id = {column}) = ?", filters.case)
    if _needs_one_measure(filters):
        inner = measure_conditions(connection, _only_measures(filters))
        if _is_rare(connection, inner):
            # The plus keeps SQLite from asking the full-text index once for every number.
            found.add(f"+{column} IN (SELECT passage_id FROM measures{inner.where()})", *inner.parameters)
        else:
            inner.add(f"hit.id = {column}")
            join = (
                "passages AS hit CROSS JOIN measures NOT INDEXED ON measures.id BETWEEN first_measure AND last_measure"
            )
            found.add(f"EXISTS (SELECT 1 FROM {join}{inner.where()})", *inner.parameters)
    return found


def _needs_one_measure(filters: Filters) -> bool:
    """Whether the facets leave open that one and the same measure answers everything that is asked of measures."""
    indexed = sum(filters.values(name) is not None for name in ("kind", "indicator", "status"))
    others = any(filters.values(name) for name in ("change", "unit", "qualifier")) or bool(filters.subject)
    values = filters.min_value is not None or filters.max_value is not None
    return indexed > 1 or others or values or (indexed == 1 and not filters.optional)
