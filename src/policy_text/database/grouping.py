"""Measures grouped by place and year: median, range, count; like with like only."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Figure:
    """One measure as far as grouping looks at it."""

    what: str
    unit: int
    change: int
    status: int
    region: int | None
    year: int | None
    value: float


def group_measures(
    connection: sqlite3.Connection, filters: Filters, *, by: str | Sequence[str] = ("region",), level: str | None = None
) -> GroupRows:
    """Median, range and count of measures by ``region``, ``year`` or both.

    Only like is grouped with like: one indicator (or, where the filters ask for a subject, one subject), one unit,
    level or change, and one status. Measures that cannot be compared so are left out, and the answer says how many.
    With a ``level`` (province, prefecture, county) places are rolled up to it: figures of single places inside
    them, never a figure of the larger place itself beside those of its parts.
    """
    by = (by,) if isinstance(by, str) else tuple(by)
    if unknown := [name for name in by if name not in GROUPS]:
        raise QueryError(f"measures are grouped by region and year, not by {unknown[0]!r}")
    if level is not None and level not in _DIGITS:
        raise QueryError(f"level {level!r} is none of {', '.join(_DIGITS)}")
    left_out: Counter[str] = Counter()
    places = _Places(connection, level)
    groups: dict[tuple[Any, ...], list[_Figure]] = defaultdict(list)
    for figure in _read_figures(connection, filters, left_out):
        key = _group_key(figure, by, places, left_out)
        if key is not None:
            groups[(figure.what, figure.unit, figure.change, figure.status, *key)].append(figure)
    rows = list(_rows(connection, groups, by, places))
    limit = len(rows) if filters.limit is None else filters.limit
    return GroupRows(rows[:limit], total=len(rows), left_out=dict(left_out))


def _read_figures(connection: sqlite3.Connection, filters: Filters, left_out: Counter[str]) -> Iterator[_Figure]:
    conditions = measure_conditions(connection, filters)
    by_subject = filters.subject is not None and filters.values("indicator") is None
    names = dict(connection.execute("SELECT id, name FROM indicators"))
    if not by_subject:
        # Named, so that SQLite takes the index that holds every column asked for here.
        conditions.add("measures.indicator_id IS NOT NULL")
        _count_without_indicator(connection, filters, left_out)
    what = "measures.subject" if by_subject else "measures.indicator_id"
    rows = connection.execute(
        f"SELECT {what}, unit_id, change_id, status_id, region_id, year, value, value_max FROM measures"
        f"{conditions.where()}",
        conditions.parameters,
    )
    for key, unit, change, status, region, year, value, value_max in rows:
        if value is None:
            left_out["without a value"] += 1
        elif value_max is not None:
            left_out["ranges of two values"] += 1
        else:
            yield _Figure(key if by_subject else names[key], unit, change, status, region, year, value)


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


def _significant(adcode: str) -> str:
    return adcode[:2] if adcode.endswith("0000") else adcode[:4] if adcode.endswith("00") else adcode


def _group_key(figure: _Figure, by: tuple[str, ...], places: _Places, left_out: Counter[str]) -> tuple[Any, ...] | None:
    key: list[Any] = []
    if "region" in by:
        if figure.region is None:
            left_out["without a place"] += 1
            return None
        if figure.region in places.too_large:
            left_out["of places larger than the level, or without a code"] += 1
            return None
        key.append(places.names[figure.region])
    if "year" in by:
        if figure.year is None:
            left_out["without a year"] += 1
            return None
        key.append(figure.year)
    return tuple(key)


def _rows(
    connection: sqlite3.Connection,
    groups: dict[tuple[Any, ...], list[_Figure]],
    by: tuple[str, ...],
    places: _Places,
) -> Iterable[GroupRow]:
    units, changes, statuses = (
        dict(connection.execute(f"SELECT id, name FROM {table}")) for table in ("units", "changes", "statuses")
    )
    for key in sorted(groups, key=lambda k: tuple(("" if part is None else str(part)) for part in k)):
        what, unit, change, status, *rest = key
        figures = groups[key]
        values = [figure.value for figure in figures]
        (adcode, region), rest = (rest[0], rest[1:]) if "region" in by else ((None, None), rest)
        yield GroupRow(
            what=what,
            region=region,
            adcode=adcode,
            year=rest[0] if rest else None,
            unit=units[unit],
            change=changes[change],
            status=statuses[status],
            count=len(values),
            places=len({figure.region for figure in figures}),
            median=median(values),
            low=min(values),
            high=max(values),
        )
