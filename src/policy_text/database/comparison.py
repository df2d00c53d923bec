"""Places and years beside each other, aims beside what came of them, and statements that contradict each other."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from policy_text.database.answers import MeasureRow
from policy_text.database.filters import Filters
from policy_text.database.findings import Comparison, ComparisonRow, Contradiction, Pairing
from policy_text.database.narrowing import measure_conditions
from policy_text.database.reading import read_measures, read_measures_by_number

__all__ = ["compare_measures", "find_contradictions", "pair_targets"]

Key = tuple[str, str, str, str, str | None]
"""Indicator, unit, change, status and breakdown: what is like and may stand in one row."""


def compare_measures(connection: sqlite3.Connection, filters: Filters, *, regions: Iterable[str] = ()) -> Comparison:
    """Figures of several places side by side: a row for each indicator, unit, change, status and breakdown.

    Every cell holds all figures of that place and year, so that none is silently preferred. What has no indicator,
    no value, no place or no year cannot stand in the table and is counted in ``left_out``.
    """
    chosen = tuple(regions)
    unlimited = replace(filters, limit=None)
    found: dict[int, MeasureRow] = {}
    for region in chosen or (filters.region,):
        rows = read_measures(connection, replace(unlimited, region=region), count=False)
        found.update((row.measure_id, row) for row in rows)
    left_out: Counter[str] = Counter()
    table: dict[Key, dict[tuple[str, int], list[MeasureRow]]] = defaultdict(lambda: defaultdict(list))
    for row in found.values():
        reason = _why_not(row)
        if reason:
            left_out[reason] += 1
        elif row.indicator is not None and row.region is not None and row.year is not None:
            key = (row.indicator, row.unit, row.change, row.status, row.breakdown)
            table[key][row.region, row.year].append(row)
    rows_out = [
        ComparisonRow(*key, {place: tuple(cell) for place, cell in sorted(cells.items())})
        for key, cells in sorted(table.items(), key=lambda item: tuple(str(part) for part in item[0]))
    ]
    return Comparison(
        rows=tuple(rows_out if filters.limit is None else rows_out[: filters.limit]),
        regions=tuple(sorted({region for row in rows_out for region, _ in row.cells})),
        years=tuple(sorted({year for row in rows_out for _, year in row.cells})),
        left_out=dict(left_out),
    )


def _why_not(row: MeasureRow) -> str | None:
    if row.indicator is None:
        return "without an indicator"
    if row.value is None:
        return "without a value"
    if row.region is None:
        return "without a place"
    return "without a year" if row.year is None else None


_ACHIEVED = """
SELECT achieved.id, achieved.value FROM measures AS target
JOIN measures AS achieved
    ON achieved.indicator_id = target.indicator_id AND achieved.unit_id = target.unit_id
    AND achieved.change_id = target.change_id AND achieved.region_id = target.region_id
JOIN documents AS plans ON target.id BETWEEN plans.first_measure AND plans.last_measure
JOIN passages ON passages.id = achieved.passage_id
JOIN documents AS reports ON reports.id = passages.document_id
WHERE target.id = ? AND plans.id = ?
    AND achieved.status_id = (SELECT id FROM statuses WHERE name = 'achieved')
    AND achieved.value IS NOT NULL AND achieved.breakdown IS target.breakdown AND reports.published > plans.published
    AND coalesce(achieved.year, reports.year) >= plans.year
ORDER BY abs(coalesce(achieved.year, 0) - coalesce(target.year, 0)), reports.published DESC, achieved.id
LIMIT 1
"""


def pair_targets(connection: sqlite3.Connection, filters: Filters) -> list[Pairing]:
    """Each target with what a later report says was achieved of it: same place, indicator, unit and breakdown.

    Of several reports the one counts whose figure is nearest in time to the target's own year. A figure of a year
    before the plan was made says nothing of what came of it, whenever it is told.
    """
    conditions = measure_conditions(connection, replace(filters, status="target"))
    for column in ("indicator_id", "region_id", "value"):
        conditions.add(f"measures.{column} IS NOT NULL")
    targets = connection.execute(
        "SELECT measures.id, document_id, value FROM measures JOIN passages ON passages.id = passage_id"
        f"{conditions.where()} ORDER BY measures.id",
        conditions.parameters,
    )
    pairs: dict[int, tuple[int, float]] = {}
    for target, plan, aim in targets:
        if filters.limit is not None and len(pairs) >= filters.limit:
            break
        found = connection.execute(_ACHIEVED, (target, plan)).fetchone()
        if found is not None:
            pairs[target] = (found[0], round(found[1] - aim, 9))  # 86.98 - 95 is not -8.019999999999996
    numbers = [number for target, (achieved, _) in pairs.items() for number in (target, achieved)]
    rows = {row.measure_id: row for row in read_measures_by_number(connection, numbers)}
    return [
        Pairing(rows[target], rows[achieved], distance, _is_reached(rows[target], distance))
        for target, (achieved, distance) in pairs.items()
    ]


def _is_reached(target: MeasureRow, distance: float) -> bool:
    """At most five, and five: reached; at least 85 %, and 84 %: not."""
    return distance <= 0 if target.qualifier == "at_most" else distance >= 0


_CONTRADICTIONS = """
SELECT group_concat(measures.id) FROM measures{where}
GROUP BY indicator_id, subject, unit_id, change_id, region_id, breakdown, time_id
HAVING count(DISTINCT value) > 1
ORDER BY min(measures.id)
"""


def find_contradictions(connection: sqlite3.Connection, filters: Filters) -> list[Contradiction]:
    """Exact figures of one thing, place and stated time that are said to have been achieved, yet differ.

    Only what says its own time can contradict: two reports of different years that say 目前 both may be right.
    """
    exact = replace(filters, status="achieved", qualifier="exact")
    conditions = measure_conditions(connection, exact)
    for column in ("indicator_id", "region_id", "time_id"):
        conditions.add(f"measures.{column} IS NOT NULL")
    conditions.add("measures.value_max IS NULL")
    conditions.add('(SELECT start IS NOT NULL OR "end" IS NOT NULL FROM times WHERE times.id = measures.time_id)')
    groups = connection.execute(_CONTRADICTIONS.format(where=conditions.where()), conditions.parameters).fetchall()
    listed = [[int(number) for number in ids.split(",")] for (ids,) in groups[: filters.limit]]
    rows = {row.measure_id: row for row in read_measures_by_number(connection, [n for ids in listed for n in ids])}
    return [Contradiction(tuple(rows[number] for number in sorted(ids))) for ids in listed]
