"""A table of figures as measures: row head and column head say what a cell counts, header or caption in what unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from policy_text.extract.confidence import confidence_of
from policy_text.extract.grid_cells import Grid, GridCell
from policy_text.extract.periods import TimeContext, settle_time
from policy_text.extract.table_cells import CellFigure
from policy_text.extract.table_changes import read_change
from policy_text.extract.table_heads import (
    COUNT_HEAD,
    NO_AMOUNTS,
    THRESHOLD_HEAD,
    Head,
    is_year,
    years_of_span,
)
from policy_text.extract.table_layout import Layout, column_head, figure_at, headed_rows, read_layout
from policy_text.extract.table_subjects import name_figure
from policy_text.extract.table_units import names_money, unit_of
from policy_text.extract.times import find_times
from policy_text.lexicon.numerals import scale_number
from policy_text.lexicon.units import split_unit, unit_named
from policy_text.records import Change, Kind, Measure, Qualifier, Status, TimeSpan

__all__ = ["table_measures"]

_TARGET_HEAD = re.compile(r"目标|计划|规划|任务|预期|预算")
_DONE_HEAD = re.compile(r"(?<!目标)(?<!计划)(?<!预计)(?<![应拟])(?:执行|完成|决算|实际)数?(?:为|占|比|$)")
"""执行数为预算数的%: what was done, measured by the plan."""
_FILLED_IN = re.compile(r"(?:填报|填表|制表|上报|报送|打印)(?:日期|时间|人|单位)")
_PLANNING_CAPTION = re.compile(r"目标|计划|规划|任务|分解|预期|安排表|进度表")


@dataclass(frozen=True, slots=True)
class _Genre:
    """What is told of a table outside it: the document's dates, whether it speaks of what shall be, and when."""

    context: TimeContext
    planned: bool
    time_above: TimeSpan | None
    """When, by the lines above the table."""


class _Amount(NamedTuple):
    """A cell, and the number that it states."""

    cell: GridCell
    figure: CellFigure


class _Counted(NamedTuple):
    """How much, in which unit."""

    value: int | float
    unit: str
    kind: Kind


def table_measures(grid: Grid, context: TimeContext, *, planned: bool) -> Iterator[Measure]:
    """The measures of a table's number cells; ``planned`` tells that the document speaks of what shall be."""
    layout = read_layout(grid)
    if layout is None:
        return
    genre = _Genre(context, planned, _time_above(layout.caption, context))
    seen: set[int] = set()
    for row, head in headed_rows(grid, layout):
        for column in range(layout.head_columns, len(row)):
            cell, figure = row[column], figure_at(layout, row, column)
            if figure is None or cell.start in seen:
                continue
            seen.add(cell.start)
            measure = _measure_cell(_Amount(cell, figure), head, column_head(layout, row, column), layout, genre)
            if measure is not None:
                yield measure


def _measure_cell(amount: _Amount, row: Head, column: Head, layout: Layout, genre: _Genre) -> Measure | None:
    if NO_AMOUNTS.search(column.name) or not (row.name or column.name):
        return None
    counted = _count(amount.figure, layout.units, row, column)
    if counted is None:
        return None
    start, end = amount.cell.start + amount.figure.start, amount.cell.start + amount.figure.end
    time = _time_of(row, column, genre)
    is_threshold = bool(THRESHOLD_HEAD.search(column.name))
    naming = name_figure(row, column, above=layout.above, unit=counted.unit)
    change_head = read_change(column.name)
    change = Change.INCREASE if "新增" in column.name + naming.subject else Change.LEVEL
    if change_head:
        change = Change.DECREASE if counted.value < 0 or change_head.falls else Change.INCREASE
        counted = counted._replace(value=abs(counted.value))
    return Measure(
        start,
        end,
        amount.cell.text[amount.figure.start : amount.figure.end],
        *counted,
        value_max=amount.figure.value_max,
        subject=naming.subject,
        breakdown=naming.breakdown,
        change=change,
        qualifier=_qualifier_of(amount.figure, column),
        status=_status_of(column, layout, time, genre) if not is_threshold else Status.REQUIREMENT,
        time=time,
        subject_confidence=confidence_of("subject", "table"),
        status_confidence=confidence_of("status", "table"),
    )


def _count(figure: CellFigure, units: tuple[str, ...], row: Head, column: Head) -> _Counted | None:
    """How much of what: in the cell's own unit, else in that of its heads; None where nothing says that it counts."""
    if figure.unit is not None:
        return _Counted(figure.value, figure.unit, figure.kind or Kind.COUNT)
    stated = unit_of(units, row, column)
    split = split_unit(stated) if stated else None
    if split is None:
        is_named = bool(units or COUNT_HEAD.search(column.name + row.name) or names_money(column.name))
        return _Counted(figure.value, "", Kind.COUNT) if is_named else None
    factor, form = split
    unit = unit_named(form)
    return _Counted(scale_number(figure.value, factor), unit.name, Kind(unit.kind))


def _qualifier_of(figure: CellFigure, column: Head) -> Qualifier:
    if figure.qualifier is not Qualifier.EXACT:
        return figure.qualifier
    if re.search(r"不低于|不少于|≥|以上|下限|至少|最低", column.name):
        return Qualifier.AT_LEAST
    return Qualifier.AT_MOST if re.search(r"不超过|不高于|≤|以下|上限|以内|最高", column.name) else Qualifier.EXACT


def _status_of(column: Head, layout: Layout, time: TimeSpan | None, genre: _Genre) -> Status:
    """A year that has passed tells what was, one ahead what shall be; else heads, caption and genre decide."""
    year, published = (time.end or time.start if time else None), genre.context.published
    if _DONE_HEAD.search(column.name) and not (year and published and year[:4] > published[:4]):
        return Status.ACHIEVED
    plans = bool(_TARGET_HEAD.search(column.name) or _PLANNING_CAPTION.search(layout.caption))
    if year and published and year[:4] != published[:4]:
        return Status.TARGET if year[:4] > published[:4] else Status.ACHIEVED
    if year and not plans:
        return Status.ACHIEVED
    return Status.TARGET if genre.planned or plans else Status.ACHIEVED


def _time_of(row: Head, column: Head, genre: _Genre) -> TimeSpan | None:
    for words in (*reversed(column.when), *reversed(row.when)):
        if is_year(words):
            return TimeSpan(words, words, words)
        if span := years_of_span(words):
            return TimeSpan(words, *span)
        marks = find_times(words)
        if marks:
            return settle_time(marks[-1], words, genre.context)
    return genre.time_above


def _time_above(caption: str, context: TimeContext) -> TimeSpan | None:
    """The time of the nearest line above that tells one, but not of those that say when the table was filled in."""
    for line in reversed(caption.split("\n")):
        marks = [mark for mark in find_times(line) if mark.governs]
        if marks and not _FILLED_IN.search(line):
            return settle_time(marks[-1], line, context)
    return None
