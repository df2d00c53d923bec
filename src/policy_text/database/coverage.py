"""What the database covers, and where it has holes: places, years, sorts of documents, missing document numbers."""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from policy_text.database.facet_tokens import region_facets
from policy_text.database.filters import Filters
from policy_text.database.findings import Coverage, CoverageRow, NumberGap, YearGap
from policy_text.database.narrowing import document_conditions
from policy_text.lexicon.divisions import division_of

__all__ = ["find_coverage", "missing_ranges"]

_DIGITS = {"province": 2, "prefecture": 4, "county": 6}
# 川教〔2020〕15号, 教基［2021］第3号; the brackets that people type vary.
_NUMBER = re.compile(r"^(?P<series>.+?)[〔﹝\[［（(【](?P<year>\d{4})[〕﹞\]］）)】]\s*第?(?P<number>\d{1,5})\s*号$")


def find_coverage(connection: sqlite3.Connection, filters: Filters, *, level: str = "province") -> Coverage:
    """Documents by place, year and type; years without a document between a place's first and last; and numbers
    that are missing in a series of document numbers (from 1 up to the highest that is there)."""
    conditions = document_conditions(connection, filters)
    conditions.add("reprint_of IS NULL")
    rows = connection.execute(
        "SELECT adcode, name, year, doc_type, doc_number FROM documents"
        f" LEFT JOIN regions ON regions.id = region_id{conditions.where()}",
        conditions.parameters,
    ).fetchall()
    counts: dict[tuple[str, int | None, str], int] = defaultdict(int)
    years: dict[str, set[int]] = defaultdict(set)
    for adcode, name, year, doc_type, _ in rows:
        place = _place(adcode, name, level)
        counts[place, year, doc_type] += 1
        if year is not None:
            years[place].add(year)
    table = tuple(
        CoverageRow(*key, documents=number)
        for key, number in sorted(counts.items(), key=lambda item: (item[0][0], item[0][1] or 0, item[0][2]))
    )
    holes = tuple(
        YearGap(place, tuple(year for year in range(min(seen), max(seen)) if year not in seen))
        for place, seen in sorted(years.items())
        if place and len(seen) <= max(seen) - min(seen)
    )
    return Coverage(table, holes, tuple(_number_gaps(number for *_, number in rows if number)))


def _place(adcode: str | None, name: str | None, level: str) -> str:
    prefixes = [value for _, value in region_facets(adcode, name)] if adcode or name else []
    inside = [value for value in prefixes if not value.isdigit() or len(value) <= _DIGITS[level]]
    if not inside:
        return ""
    division = division_of(inside[-1].ljust(6, "0")) if inside[-1].isdigit() else None
    return division.full_name if division else name or inside[-1]


def _number_gaps(numbers: Iterable[str]) -> Iterator[NumberGap]:
    series: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number in numbers:
        match = _NUMBER.match(number.strip())
        if match:
            series[match["series"], int(match["year"])].add(int(match["number"]))
    for (name, year), present in sorted(series.items()):
        missing = missing_ranges(present)
        if missing:
            yield NumberGap(name, year, tuple(sorted(present)), missing)


def missing_ranges(present: set[int]) -> tuple[tuple[int, int], ...]:
    """Ranges of numbers from 1 to the highest that are not there.

    >>> missing_ranges({2, 3, 7})
    ((1, 1), (4, 6))
    """
    edges = [0, *sorted(present)]
    return tuple((a + 1, b - 1) for a, b in itertools.pairwise(edges) if b - a > 1)
