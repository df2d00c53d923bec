"""A table of figures as measures: row head and column head say what a cell counts, header or caption in what unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy_text.extract.confidence import confidence_of
from policy_text.extract.grids import Grid, GridCell
from policy_text.extract.periods import TimeContext, settle_time
from policy_text.extract.table_changes import read_change, without_change
from policy_text.extract.table_heads import NO_AMOUNTS, TOTAL, Head, is_year, split_unit
from policy_text.extract.table_layout import Layout, column_head, is_figure, read_layout, row_head
from policy_text.extract.table_units import unit_of
from policy_text.extract.times import find_times
from policy_text.lexicon.numerals import parse_number, scale_number
from policy_text.lexicon.units import unit_named
from policy_text.lexicon.words import group_words
from policy_text.records import Change, Kind, Measure, Qualifier, Status, TimeSpan

__all__ = ["table_measures"]

_GENERIC_HEAD = re.compile(
    r"^(?:(?:年初|调整|汇总|上年|本年|当年|可比|预计){0,3}(?:预算|执行|决算|完成)数(?:为.{0,10}数的?)?|指标值?|数值|数量|[数金]额|绝对[值数]|总量|数据|合计|总计|小计|\d{4}年?|本年|本期|实绩|完成(?:数|值|情况)|全年|累计|现状值?|目标值?|规划值?|标准值?)$"
)
_COUNT_HEAD = re.compile(
    r"数|量|额|率|值|面积|资金|经费|名额|计划|比例|占比|比重|规模|人员|投资|预算|收入|支出|学位|学生|教师|班级|学校|分$|价|标准"
)
_THRESHOLD_HEAD = re.compile(r"标准|规定|要求|不低于|不少于|不超过|不高于|≥|≤|阈值|限额")
_TARGET_HEAD = re.compile(r"目标|计划|规划|任务|预期|预算")
_DONE_HEAD = re.compile(r"(?<!目标)(?<!计划)(?<!预计)(?<![应拟])(?:执行|完成|决算|实际)数?(?:为|占|比|$)")
"""执行数为预算数的%: what was done, measured by the plan."""
_FILLED_IN = re.compile(r"(?:填报|填表|制表|上报|报送|打印)(?:日期|时间|人|单位)")
_PLANNING_CAPTION = re.compile(r"目标|计划|规划|任务|分解|预期|安排表|进度表")


@dataclass(frozen=True, slots=True)
class _Genre:
    """What the document says of its tables: its dates, and whether it speaks of what shall be."""

    context: TimeContext
    planned: bool


def table_measures(grid: Grid, context: TimeContext, *, planned: bool) -> Iterator[Measure]:
    """The measures of a table's number cells; ``planned`` tells that the document speaks of what shall be."""
    layout = read_layout(grid)
    if layout is None:
        return
    genre = _Genre(context, planned)
    seen: set[int] = set()
    for row in grid.rows[layout.first_row :]:
        head = row_head(row, layout)
        for column, cell in enumerate(row):
            if column < layout.head_columns or cell.start in seen or not is_figure(cell.text):
                continue
            seen.add(cell.start)
            measure = _measure_cell(cell, head, column_head(layout, row, column), layout, genre)
            if measure is not None:
                yield measure


def _measure_cell(cell: GridCell, row: Head, column: Head, layout: Layout, genre: _Genre) -> Measure | None:
    if NO_AMOUNTS.search(column.name) or not (row.name or column.name):
        return None
    change_head = read_change(column.name)
    unit_text = "%" if cell.text.endswith("%") else unit_of(layout.units, row, column)
    split = split_unit(unit_text) if unit_text else None
    if split is None and not layout.units and not _COUNT_HEAD.search(column.name + row.name):
        return None
    factor, form = split or (1, "")
    unit = unit_named(form) if form else None
    time = _time_of(row, column, layout, genre.context)
    value = scale_number(parse_number(cell.text.rstrip("%")), factor)
    is_threshold = bool(_THRESHOLD_HEAD.search(column.name))
    change = Change.INCREASE if "新增" in column.name + row.name else Change.LEVEL
    if change_head:
        change = Change.DECREASE if value < 0 or change_head.falls else Change.INCREASE
        value = abs(value)
    return Measure(
        cell.start,
        cell.end,
        cell.text,
        value,
        unit.name if unit else "",
        Kind(unit.kind) if unit else Kind.COUNT,
        subject=_subject_of(row, column),
        breakdown=_breakdown_of(row, column) if not change_head else None,
        change=change,
        qualifier=_qualifier_of(column),
        status=_status_of(column, layout, time, genre) if not is_threshold else Status.REQUIREMENT,
        time=time,
        subject_confidence=confidence_of("subject", "table"),
        status_confidence=confidence_of("status", "table"),
    )


def _qualifier_of(column: Head) -> Qualifier:
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


def _subject_of(row: Head, column: Head) -> str:
    bare_column = without_change(column.name)
    bare_column = re.sub(r"\(.*?\)|\d{4}年?|[±()%]", "", bare_column)
    bare_column = _THRESHOLD_HEAD.sub("", bare_column) if row.name else bare_column
    splits = bool(bare_column) and not _GENERIC_HEAD.match(bare_column) and _is_breakdown(row.name)
    if splits or _is_time(row.name):
        return bare_column
    if not row.name or TOTAL.match(row.name):
        return bare_column or row.name
    if not bare_column or _GENERIC_HEAD.match(bare_column) or bare_column in row.name:
        return row.name
    return row.name + bare_column


def _breakdown_of(row: Head, column: Head) -> str | None:
    is_told = bool(row.name) and not _GENERIC_HEAD.match(column.name) and not _is_time(row.name)
    return row.name if is_told else None


def _is_breakdown(name: str) -> bool:
    """A row for a place, a school stage or a class splits what the column counts."""
    return name in group_words() or bool(re.search(r"(?:省|市|县|区|州|乡|镇|街道|类|级|型)$", name))


def _is_time(words: str) -> bool:
    marks = find_times(words)
    return is_year(words) or bool(marks and marks[-1].end - marks[0].start == len(words))


def _time_of(row: Head, column: Head, layout: Layout, context: TimeContext) -> TimeSpan | None:
    for words in (*reversed(column.when), *reversed(row.when)):
        if is_year(words):
            return TimeSpan(words, words, words)
        marks = find_times(words)
        if marks:
            return settle_time(marks[-1], words, context)
    return _time_above(layout.caption, context)


def _time_above(caption: str, context: TimeContext) -> TimeSpan | None:
    """The time of the nearest line above that tells one, but not of those that say when the table was filled in."""
    for line in reversed(caption.split("\n")):
        marks = [mark for mark in find_times(line) if mark.governs]
        if marks and not _FILLED_IN.search(line):
            return settle_time(marks[-1], line, context)
    return None
