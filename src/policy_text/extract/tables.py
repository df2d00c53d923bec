"""A table of figures as measures: row head and column head say what a cell counts, header or caption in what unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policy_text.extract.confidence import confidence_of
from policy_text.extract.grids import Grid, GridCell
from policy_text.extract.periods import TimeContext, settle_time
from policy_text.extract.times import find_times
from policy_text.lexicon.numerals import parse_number, scale_number
from policy_text.lexicon.units import unit_forms, unit_named
from policy_text.lexicon.words import group_words
from policy_text.records import Change, Kind, Measure, Qualifier, Status, TimeSpan

__all__ = ["check_totals", "is_figure", "table_measures"]

_FIGURE = re.compile(r"[-+]?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?%?|[-+]?\d{1,15}(?:\.\d{1,9})?%?")
_CAPTION_UNIT = re.compile(r"单位\s*:\s*([^\s,;。)(]{1,12})")
_LIST_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}(?:、|\.(?!\d)))(?=.)(?!年级|[一二三四五六七八九十\d班类号期届批组队])"
)
_HEAD_UNIT = re.compile(r"\(([^()]{1,10})\)\s*$|\[([^\[\]]{1,10})\]\s*$|/([^/\s]{1,4})$")
_SCALES = ("万亿", "亿", "千万", "百万", "万", "千", "百")
_GENERIC_HEAD = re.compile(
    r"^(?:(?:年初|调整|汇总|上年|本年|当年|可比|预计){0,3}(?:预算|执行|决算|完成)数(?:为.{0,10}数的?)?|指标值?|数值|数量|绝对[值数]|总量|数据|合计|总计|小计|\d{4}年?|本年|本期|实绩|完成(?:数|值|情况)|全年|累计|现状值?|目标值?|规划值?|标准值?)$"
)
_SKIPPED_HEAD = re.compile(
    r"序\s*号|编\s*号|代\s*码|电\s*话|备\s*注|日\s*期|时\s*间|名\s*次|排\s*名|位\s*次|^年份?$|学\s*号|邮\s*编|页\s*码|文\s*号|^No\.?$|^号$|身份证"
)
_GROWTH_HEAD = re.compile(r"增长|增幅|增速|同比|环比|±|增减|比上年|较上年|降幅")
_COUNT_HEAD = re.compile(
    r"数|量|额|率|值|面积|资金|经费|名额|计划|比例|占比|比重|规模|人员|投资|预算|收入|支出|学位|学生|教师|班级|学校|分$|价|标准"
)
_THRESHOLD_HEAD = re.compile(r"标准|规定|要求|不低于|不少于|不超过|不高于|≥|≤|阈值|限额")
_TARGET_HEAD = re.compile(r"目标|计划|规划|任务|预期|预算")
_DONE_HEAD = re.compile(r"(?<!目标)(?<!计划)(?<!预计)(?<![应拟])(?:执行|完成|决算|实际)数?(?:为|占|比|$)")
"""执行数为预算数的%: what was done, measured by the plan."""
_PLANNING_CAPTION = re.compile(r"目标|计划|规划|任务|分解|预期|安排表|进度表")
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|总\s*数|全[市县区省]合?计?)$")
_SHARES = re.compile(r"[率比均增%]")
"""In the head of a column, or in its cells: what does not add up."""
_PARTIAL = re.compile(r"^(?:小\s*计|其\s*中|#|其中:)")


@dataclass(frozen=True, slots=True)
class _Head:
    """A row's or column's heading: its name, and the unit that it states."""

    name: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a grid is laid out: its header rows, its column of row heads, and the heads themselves."""

    first_row: int
    head_columns: int
    columns: tuple[_Head, ...]
    unit: str | None
    caption: str


@dataclass(frozen=True, slots=True)
class _Genre:
    """What the document says of its tables: its dates, and whether it speaks of what shall be."""

    context: TimeContext
    planned: bool


def is_figure(text: str) -> bool:
    """Whether a cell holds a plain number, perhaps with a per cent sign."""
    return bool(_FIGURE.fullmatch(text))


def table_measures(grid: Grid, context: TimeContext, *, planned: bool) -> Iterator[Measure]:
    """The measures of a table's number cells; ``planned`` tells that the document speaks of what shall be."""
    layout = _read_layout(grid)
    if layout is None:
        return
    genre = _Genre(context, planned)
    seen: set[int] = set()
    for row in grid.rows[layout.first_row :]:
        row_head = _read_row_head(row, layout)
        for column, cell in enumerate(row):
            if column < layout.head_columns or cell.start in seen or not is_figure(cell.text):
                continue
            seen.add(cell.start)
            measure = _measure_cell(cell, row_head, _column_head(layout, row, column), layout, genre)
            if measure is not None:
                yield measure


def _read_layout(grid: Grid) -> _Layout | None:
    """The header rows are those before the first row with figures; heads stand in the columns before the figures."""
    first_row = next((i for i, row in enumerate(grid.rows) if _has_figures(row)), None)
    if not first_row:
        return None
    figure_columns = [
        min(j for j, cell in enumerate(row) if j and is_figure(cell.text))
        for row in grid.rows[first_row:]
        if _has_figures(row)
    ]
    head_columns = max(1, min(figure_columns))
    width = max(len(row) for row in grid.rows)
    columns = _name_parts(tuple(_read_column_head(grid.rows[:first_row], column) for column in range(width)))
    caption_unit = _CAPTION_UNIT.search(grid.caption)
    return _Layout(first_row, head_columns, columns, caption_unit.group(1) if caption_unit else None, grid.caption)


def _has_figures(row: tuple[GridCell, ...]) -> bool:
    return any(is_figure(cell.text) for cell in row[1:]) and not all(
        re.fullmatch(r"\d{4}", c.text or "0000") for c in row[1:]
    )


def _read_column_head(header: tuple[tuple[GridCell, ...], ...], column: int) -> _Head:
    names: list[str] = []
    unit = None
    for row in header:
        if column < len(row) and row[column].text:
            head = _read_head(row[column].text)
            unit = head.unit or unit
            if head.name and head.name not in names and not _CAPTION_UNIT.search(head.name):
                names.append(head.name)
    return _Head("".join(names[-2:]), unit)


def _name_parts(columns: tuple[_Head, ...]) -> tuple[_Head, ...]:
    """其中民办 beside 在校学生 is 民办在校学生, a part of the column before it."""
    named: list[_Head] = []
    whole = _Head("", None)
    for column in columns:
        part = column.name.removeprefix("其中").lstrip(":")
        if column.name.startswith("其中") and part in group_words() and whole.name:
            named.append(_Head(part + whole.name, column.unit or whole.unit))
        else:
            named.append(column)
            whole = column
    return tuple(named)


def _column_head(layout: _Layout, row: tuple[GridCell, ...], column: int) -> _Head:
    """The column's head, counted from the right where a row lacks its first cells."""
    shift = len(layout.columns) - len(row)
    index = column if shift <= 0 or column < layout.head_columns else column + (shift if _is_ragged(row) else 0)
    return layout.columns[index] if index < len(layout.columns) else _Head("", None)


def _is_ragged(row: tuple[GridCell, ...]) -> bool:
    """A figure stands where the row's name should."""
    return is_figure(row[0].text) if row else False


def _read_row_head(row: tuple[GridCell, ...], layout: _Layout) -> _Head:
    heads = [_read_head(cell.text) for cell in row[: layout.head_columns] if cell.text and not is_figure(cell.text)]
    names = [
        head.name for index, head in enumerate(heads) if head.name and head.name not in [h.name for h in heads[:index]]
    ]
    unit = next((head.unit for head in heads if head.unit), None)
    if unit is None and len(names) > 1 and _splits(names[-1]) is not None:
        unit = names.pop()  # a column of its own for the unit
    return _Head("".join(names[-2:]), unit)


def _read_head(text: str) -> _Head:
    """产量（万吨） is the head 产量 with the unit 万吨; #水 稻 and 1、水稻 are 水稻."""
    bare = _LIST_MARK.sub("", re.sub(r"\s+", "", text).lstrip("#*"))
    found = _HEAD_UNIT.search(bare)
    if found:
        unit = next(part for part in found.groups() if part)
        if unit in ("±%", "+%", "+-%") or _splits(unit) is not None:
            return _Head(bare[: found.start()], unit.lstrip("±+-"))
    return _Head(bare, None)


def _splits(unit: str) -> tuple[int, str] | None:
    """万人 as the factor 10,000 and the unit 人; None where it is no unit."""
    for scale in (*_SCALES, ""):
        form = unit.removeprefix(scale)
        if scale and form == unit:
            continue
        if form in _known_forms():
            return int(parse_number("一" + scale)) if scale else 1, form
    return None


@cache
def _known_forms() -> frozenset[str]:
    return frozenset(unit_forms())


def _measure_cell(cell: GridCell, row: _Head, column: _Head, layout: _Layout, genre: _Genre) -> Measure | None:
    if _SKIPPED_HEAD.search(column.name) or not (row.name or column.name):
        return None
    grows = bool(_GROWTH_HEAD.search(column.name))
    unit_text = "%" if cell.text.endswith("%") else column.unit or row.unit or ("%" if grows else layout.unit)
    split = _splits(unit_text) if unit_text else None
    if split is None and not _COUNT_HEAD.search(column.name + row.name):
        return None
    factor, form = split or (1, "")
    unit = unit_named(form) if form else None
    time = _time_of(row, column, layout, genre.context)
    number = cell.text.rstrip("%")
    value = scale_number(parse_number(number), factor)
    is_threshold = bool(_THRESHOLD_HEAD.search(column.name))
    change = Change.LEVEL
    if column.name.find("新增") >= 0:
        change = Change.INCREASE
    if grows:
        change, value = (Change.DECREASE, -value) if value < 0 else (Change.INCREASE, value)
    return Measure(
        cell.start,
        cell.end,
        cell.text,
        value,
        unit.name if unit else "",
        Kind(unit.kind) if unit else Kind.COUNT,
        subject=_subject_of(row, column),
        breakdown=row.name if row.name and not _GENERIC_HEAD.match(column.name) and not grows else None,
        change=change,
        qualifier=_qualifier_of(column),
        status=_status_of(column, layout, time, genre) if not is_threshold else Status.REQUIREMENT,
        time=time,
        subject_confidence=confidence_of("subject", "table"),
        status_confidence=confidence_of("status", "table"),
    )


def _qualifier_of(column: _Head) -> Qualifier:
    if re.search(r"不低于|不少于|≥|以上|下限|至少|最低", column.name):
        return Qualifier.AT_LEAST
    return Qualifier.AT_MOST if re.search(r"不超过|不高于|≤|以下|上限|以内|最高", column.name) else Qualifier.EXACT


def _status_of(column: _Head, layout: _Layout, time: TimeSpan | None, genre: _Genre) -> Status:
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


def _subject_of(row: _Head, column: _Head) -> str:
    bare_column = _GROWTH_HEAD.sub("", column.name)
    bare_column = re.sub(r"\(.*?\)|\d{4}年?|[±()%]", "", bare_column)
    bare_column = _THRESHOLD_HEAD.sub("", bare_column) if row.name else bare_column
    splits = bool(bare_column) and not _GENERIC_HEAD.match(bare_column) and _is_breakdown(row.name)
    if splits or _is_time(row.name):
        return bare_column
    if not row.name or _TOTAL.match(row.name):
        return bare_column or row.name
    if not bare_column or _GENERIC_HEAD.match(bare_column) or bare_column in row.name:
        return row.name
    return row.name + bare_column


def _is_breakdown(name: str) -> bool:
    """A row for a place, a school stage or a class splits what the column counts."""
    return name in group_words() or bool(re.search(r"(?:省|市|县|区|州|乡|镇|街道|类|级|型)$", name))


def _is_time(words: str) -> bool:
    marks = find_times(words)
    return bool(re.fullmatch(r"(?:19|20)\d{2}", words)) or bool(marks and marks[-1].end - marks[0].start == len(words))


def _time_of(row: _Head, column: _Head, layout: _Layout, context: TimeContext) -> TimeSpan | None:
    for words in (column.name, row.name, layout.caption):
        year = re.fullmatch(r"((?:19|20)\d{2})", words)
        if year:
            return TimeSpan(words, words, words)
        marks = find_times(words)
        if marks:
            return settle_time(marks[-1], words, context)
    return None


def check_totals(grid: Grid) -> list[str]:
    """A warning for each 合计 row whose figure is not the sum of the rows above it."""
    layout = _read_layout(grid)
    if layout is None:
        return []
    warnings = []
    rows = grid.rows[layout.first_row :]
    for index, row in enumerate(rows):
        if row and _TOTAL.match(re.sub(r"\s", "", row[0].text)):
            parts = rows[:index] or rows[index + 1 :]
            warnings += _compare_total(row, parts, layout)
    return warnings


def _compare_total(total: tuple[GridCell, ...], parts: tuple[tuple[GridCell, ...], ...], layout: _Layout) -> list[str]:
    warnings = []
    for column in range(layout.head_columns, len(total)):
        head = layout.columns[column].name if column < len(layout.columns) else ""
        figures = [row[column].text for row in parts if column < len(row) and not _PARTIAL.match(row[0].text)]
        is_additive = is_figure(total[column].text) and not _SHARES.search(
            "".join((head, total[column].text, *figures))
        )
        if not is_additive or len(figures) < 2 or not all(is_figure(figure) for figure in figures):
            continue
        expected, stated = sum(parse_number(figure) for figure in figures), parse_number(total[column].text)
        if abs(expected - stated) > 1e-6 * max(1, abs(stated)) + 0.051 * len(figures) * ("." in total[column].text):
            warnings.append(
                f"table total {head or column}: states {total[column].text}, its rows add up to {expected:g}"
            )
    return warnings
