"""Measures grouped by place and year: median, range, count; like with like only."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Any

from policy_text.database.answers import GroupRow, GroupRows
from policy_text.database.filters import Filters
from policy_text.database.narrowing import measure_conditions
from policy_text.errors import QueryError
from policy_text.lexicon.divisions import division_of

__all__ = ["group_measures"]

GROUPS = ("region", "year")
_DIGITS = {"province": 2, "prefecture": 4, "county": 6}


_Key = tuple[str, str | None, int, str | None, int, int, tuple[str | None, str] | None, int | None]
"""What, breakdown, unit, per what, change, status, place (code and name), year."""


def group_measures(
    connection: sqlite3.Connection, filters: Filters, *, by: str | Sequence[str] = ("region",), level: str | None = None
) -> GroupRows:
    """Median, range and count of measures by ``region``, ``year`` or both.

    Only like is grouped with like: one indicator (or, where the filters ask for a subject, one subject), one
    breakdown, one unit, level or change, and one status. Measures that cannot be compared so are left out, and the
    answer says how many. With a ``level`` (province, prefecture, county) places are rolled up to it: figures of
    single places inside them, never a figure of the larger place itself beside those of its parts.
    """
    by = (by,) if isinstance(by, str) else tuple(by)
    if unknown := [name for name in by if name not in GROUPS]:
        raise QueryError(f"measures are grouped by region and year, not by {unknown[0]!r}")
    if level is not None and level not in _DIGITS:
        raise QueryError(f"level {level!r} is none of {', '.join(_DIGITS)}")
    left_out: Counter[str] = Counter()
    places = _Places(connection, level) if "region" in by else None
    groups: dict[_Key, list[tuple[float, int | None]]] = defaultdict(list)
    for what, region, year, value, value_max in _read_figures(connection, filters, left_out):
        reason = _why_not(value, value_max)
        if reason is None and places is not None:
            reason = places.why_not(region)
        if reason is None and "year" in by and year is None:
            reason = "without a year"
        if reason is not None:
            left_out[reason] += 1
            continue
        place = places.names[region] if places is not None and region is not None else None
        groups[*what, place, year if "year" in by else None].append((value, region))
    rows = list(_rows(connection, groups))
    limit = len(rows) if filters.limit is None else filters.limit
    return GroupRows(rows[:limit], total=len(rows), left_out=dict(left_out))


def _read_figures(
    connection: sqlite3.Connection, filters: Filters, left_out: Counter[str]
) -> Iterator[tuple[tuple[str, str | None, int, str | None, int, int], int | None, int | None, Any, Any]]:
    """What each measure counts, then its place, year, value and upper end."""
    conditions = measure_conditions(connection, filters)
    if filters.subject is not None and filters.values("indicator") is None:
        columns = "subject, breakdown, unit_id, per, change_id, status_id"
        names = None
    else:
        # What an amount is per stands in the indicator's meaning. The condition is named, so that SQLite takes the
        # index that holds every column asked for here.
        columns = "indicator_id, breakdown, unit_id, NULL, change_id, status_id"
        names = dict(connection.execute("SELECT id, name FROM indicators"))
        conditions.add("measures.indicator_id IS NOT NULL")
        _count_without_indicator(connection, filters, left_out)
    sql = f"SELECT {columns}, region_id, year, value, value_max FROM measures{conditions.where()}"
    for key, breakdown, unit, per, change, status, *rest in connection.execute(sql, conditions.parameters):
        what = key if names is None else names[key]
        yield (what, breakdown, unit, per, change, status), *rest


def _why_not(value: float | None, value_max: float | None) -> str | None:
    if value is None:
        return "without a value"
    return "ranges of two values" if value_max is not None else None


def _count_without_indicator(connection: sqlite3.Connection, filters: Filters, left_out: Counter[str]) -> None:
    if filters.values("indicator") is not None:
        return
    conditions = measure_conditions(connection, filters)
    conditions.add("measures.indicator_id IS NULL")
    number = connection.execute(f"SELECT count(*) FROM measures{conditions.where()}", conditions.parameters).fetchone()[
        0
    ]
    if number:
        left_out["without an indicator"] = number


class _Places:
    """Places by number, rolled up to a level."""

    def __init__(self, connection: sqlite3.Connection, level: str | None) -> None:
        digits = _DIGITS[level] if level else None
        self.names: dict[int, tuple[str | None, str]] = {}
        self.too_large: set[int] = set()
        for number, adcode, name in connection.execute("SELECT id, adcode, name FROM regions"):
            if digits is None:
                self.names[number] = (adcode, name)
            elif adcode is None or len(_significant(adcode)) < digits:
                self.too_large.add(number)
            else:
                code = adcode[:digits].ljust(6, "0")
                division = division_of(code)
                self.names[number] = (code, division.full_name if division else code)

    def why_not(self, region: int | None) -> str | None:
        """Why figures of a place do not stand in the answer, or None."""
        if region is None:
            return "without a place"
        return "of places larger than the level, or without a code" if region in self.too_large else None


def _significant(adcode: str) -> str:
    return adcode[:2] if adcode.endswith("0000") else adcode[:4] if adcode.endswith("00") else adcode


def _rows(connection: sqlite3.Connection, groups: dict[_Key, list[tuple[float, int | None]]]) -> Iterable[GroupRow]:
    units, changes, statuses = (
        dict(connection.execute(f"SELECT id, name FROM {table}")) for table in ("units", "changes", "statuses")
    )
    for key in sorted(groups, key=_order):
        what, breakdown, unit, per, change, status, place, year = key
        count, places, middle, low, high = _spread(groups[key])
        yield GroupRow(
            what=what,
            breakdown=breakdown,
            region=place and place[1],
            adcode=place and place[0],
            year=year,
            unit=f"{units[unit]} {per}" if per else units[unit],
            change=changes[change],
            status=statuses[status],
            count=count,
            places=places,
            median=middle,
            low=low,
            high=high,
        )


def _spread(figures: list[tuple[float, int | None]]) -> tuple[int, int, float, float, float]:
    """Number of figures and of their places; median, smallest and largest. Most groups of single places have one."""
    if len(figures) == 1:
        value = figures[0][0]
        return 1, 1, value, value, value
    values = [value for value, _ in figures]
    return len(values), len({region for _, region in figures}), median(values), min(values), max(values)


def _order(key: _Key) -> tuple[Any, ...]:
    """By what is counted, place and year; the figure of the whole before those of its parts."""
    what, breakdown, unit, per, change, status, place, year = key
    adcode, name = place or ("", "")
    return what, adcode or "", name, year or 0, breakdown or "", unit, per or "", change, status
