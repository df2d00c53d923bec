"""Counting the passages of an answer by everything that they can be narrowed by.

A join of hundreds of thousands of hits with their documents and tags would take seconds. Instead the facets of all
passages are held as arrays, packed by document in the file, and counted at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress
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
            " CROSS JOIN documents ON documents.id = document_id"
        ).fetchall()
        first, width, singles, runs = zip(*rows, strict=True) if rows else ((), (), (), ())
        facets, at, _ = _read_packed(first, width, singles, 2)
        self._singles = facets, at
        facets, at, last_field = _read_packed(first, width, runs, 3)
        self._runs = facets, at, at + last_field
        self._state = state


def _read_packed(
    first: Sequence[int], width: Sequence[int], packed: Sequence[bytes], fields: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Facet, passage and last field of all packed numbers; in the file passages are counted from a document's first."""
    import numpy as np

    starts, widths = np.array(first, dtype=np.int32), np.array(width, dtype=np.int32)
    lengths = np.fromiter(map(len, packed), dtype=np.int64, count=len(packed))
    parts = []
    for size, kind in ((2, "<u2"), (4, "<u4")):
        chosen = widths == size
        numbers = np.frombuffer(b"".join(compress(packed, chosen)), dtype=kind).reshape(-1, fields)
        at = np.repeat(starts[chosen], lengths[chosen] // (size * fields))
        at += numbers[:, 1]  # in place: there are millions
        parts.append((numbers[:, 0], at, numbers[:, -1]))
    facets, passages, last = (np.concatenate(column) for column in zip(*parts, strict=True))
    return facets, passages, last.astype(np.int32)


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
