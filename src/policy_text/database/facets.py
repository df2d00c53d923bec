"""Counting the passages of an answer by everything that they can be narrowed by.

A join of hundreds of thousands of hits with their documents and tags would take seconds. Instead the facets of all
passages are held as arrays, packed by document in the file, and counted at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from policy_text.database.answers import FacetCount, FacetCounts
from policy_text.database.filters import Filters
from policy_text.database.matching import find_passages, make_match
from policy_text.database.query_language import Query
from policy_text.lexicon.divisions import division_of
from policy_text.lexicon.indicators import all_indicators
from policy_text.lexicon.reforms import reform_types

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

__all__ = ["FACET_NAMES", "FacetArrays", "count_facets"]

FACET_NAMES = ("reform", "region", "year", "doc_type", "issuer_level", "kind", "status", "indicator")
_DIGITS = {"province": 2, "prefecture": 4, "county": 6}


class FacetArrays:
    """The facets of all passages of a database, as arrays; made anew when the file has changed."""

    def __init__(self) -> None:
        self._state: tuple[int, int] | None = None
        self._singles: Any = None
        self._runs: Any = None
        self._names: dict[int, tuple[str, str]] = {}
        self._size = 0

    def count(self, connection: sqlite3.Connection, passages: Numbers) -> dict[tuple[str, str], int]:
        """For each facet the number of these passages that have it."""
        import numpy as np

        self._refresh(connection)
        is_hit = np.zeros(self._size + 1, dtype=bool)
        is_hit[passages] = True
        facets, at = self._singles
        counts = np.bincount(facets[is_hit[at]], minlength=max(self._names, default=0) + 1)
        before = np.concatenate(([0], np.cumsum(is_hit, dtype=np.int32)))
        facets, first, after = self._runs
        counts = counts + np.bincount(facets, weights=before[after] - before[first], minlength=len(counts))
        return {name: int(counts[number]) for number, name in self._names.items() if counts[number]}

    def _refresh(self, connection: sqlite3.Connection) -> None:
        """Read the arrays if another connection (data_version) or this one (total_changes) has written."""
        state = (connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes)
        if state == self._state:
            return
        self._names = {i: (name, value) for i, name, value in connection.execute("SELECT * FROM facets")}
        self._size = connection.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()[0]
        rows = connection.execute(
            "SELECT first_passage, width, singles, runs FROM document_facets"
            " JOIN documents ON documents.id = document_id ORDER BY first_passage"
        ).fetchall()
        facets, first = _read_packed([(row[0], row[1], row[2]) for row in rows], 2)
        self._singles = facets, first
        facets, first, length = _read_packed([(row[0], row[1], row[3]) for row in rows], 3)
        self._runs = facets, first, first + length
        self._state = state


def _read_packed(rows: Sequence[tuple[int, int, bytes]], fields: int) -> tuple[Numbers, ...]:
    """Columns of packed numbers; the second column is counted from the first passage of its document."""
    import numpy as np

    columns: list[list[Any]] = [[] for _ in range(fields)]
    for width, kind in ((2, "<u2"), (4, "<u4")):
        chosen = [(first, packed) for first, row_width, packed in rows if row_width == width]
        numbers = np.frombuffer(b"".join(packed for _, packed in chosen), dtype=kind).reshape(-1, fields)
        lengths = [len(packed) // (width * fields) for _, packed in chosen]
        starts = np.repeat(np.array([first for first, _ in chosen], dtype=np.int32), lengths)
        for index, column in enumerate(columns):
            values = numbers[:, index].astype(np.int32)
            column.append(values + starts if index == 1 else values)
    return tuple(np.concatenate(column) for column in columns)


def count_facets(
    connection: sqlite3.Connection,
    query: Query | None,
    filters: Filters,
    arrays: FacetArrays,
    *,
    names: Iterable[str] = FACET_NAMES,
    level: str | None = None,
) -> FacetCounts:
    """How many passages of the answer have each facet, the most frequent first.

    Regions are counted at one ``level`` (province, prefecture, county); by default the one below the region that
    the filters name, else provinces.
    """
    passages = find_passages(connection, make_match(connection, query, filters))
    counts = arrays.count(connection, passages)
    digits = _DIGITS[level] if level else _digits_below(filters.region)
    found: dict[str, tuple[FacetCount, ...]] = {}
    for wanted in names:
        rows = [
            FacetCount(value, _label(name, value), number)
            for (name, value), number in counts.items()
            if name == wanted and (name != "region" or not value.isdigit() or len(value) == digits)
        ]
        found[wanted] = tuple(sorted(rows, key=lambda row: (-row.passages, row.value)))
    return FacetCounts(len(passages), found)


def _digits_below(region: str | None) -> int:
    if region is None or not (region.isascii() and region.isdigit()):
        return 2 if region is None else 4
    significant = len(region.rstrip("0")) if len(region) == 6 else len(region)
    return 4 if significant <= 2 else 6


def _label(name: str, value: str) -> str:
    """What a person calls the facet.

    >>> _label("region", "37"), _label("reform", "school-district"), _label("year", "2022")
    ('山东省', '学区制管理', '2022')
    """
    if name == "region" and value.isdigit():
        division = division_of(value.ljust(6, "0"))
        return division.full_name if division else value
    return _names().get((name, value), value)


@cache
def _names() -> dict[tuple[str, str], str]:
    """Chinese names of reform types and indicators by their slugs."""
    reforms = {("reform", kind.slug): kind.zh for kind in reform_types()}
    return reforms | {("indicator", indicator.slug): indicator.zh for indicator in all_indicators()}
