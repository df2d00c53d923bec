"""How a table is laid out: its title rows, its header rows, its columns of row heads, and the heads themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policy_text.extract.grid_cells import Grid, Row
from policy_text.extract.table_cells import CellFigure, is_figure, read_cell
from policy_text.extract.table_changes import read_change, without_change
from policy_text.extract.table_heads import (
    COUNT_HEAD,
    GENERIC_HEAD,
    NO_AMOUNTS,
    TOTAL,
    Head,
    is_time,
    is_year,
    join_heads,
    read_head,
)
from policy_text.extract.table_opening import find_first_row, spans_alone, states_nothing
from policy_text.extract.table_parts import name_parts, shares_unit
from policy_text.extract.table_subjects import is_group, titled_noun
from policy_text.extract.table_units import STATES_UNIT, caption_units, set_apart
from policy_text.extract.times import find_times
from policy_text.lexicon.units import split_unit
from policy_text.lexicon.words import group_section

__all__ = ["Layout", "column_head", "figure_at", "headed_rows", "read_layout"]

_SERIAL_HEAD = re.compile(r"序\s*号|编\s*[号码]|代\s*码|^号$|^No\.?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CORNER_OF_YEARS = re.compile(r"^(?:年|年份|年度|学年度?|时间|时期)?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a grid's figures begin, and what stands at the head of its columns."""

    first_row: int
    head_columns: int
    columns: tuple[Head, ...]
    units: tuple[str, ...]
    """The units that stand above the figures: one for all, or several that the heads choose from."""
    caption: str
    """The lines above the table, and the rows of one cell that open it."""
    above: str
    """What the corner or the title says that the table counts."""
    corner: str
    """What stands above the heads of rows."""
    amounts: frozenset[int]
    """The columns of amounts."""
    year_column: int | None = None
    """The column of row heads that holds bare years."""


def read_layout(grid: Grid) -> Layout | None:
    """The header rows are those before the first row with figures; heads stand in the columns before the figures."""
    first_row = find_first_row(grid.rows)
    if not first_row:
        return None
    titles = next((index for index in range(first_row) if not spans_alone(grid.rows[index])), first_row)
    caption = "\n".join([grid.caption, *(_text_of(row) for row in grid.rows[:titles])])
    width = max(len(row) for row in grid.rows)
    header, below = grid.rows[titles:first_row], grid.rows[first_row:]
    columns = name_parts(tuple(map(join_heads, _heads_of_columns(header, width))))
    amounts = frozenset(index for index, told in _cells_of_columns(below) if _are_amounts(columns[index], told))
    year_column = _find_year_column(columns, below)
    head_columns = _count_head_columns(below, amounts, after=year_column or 0)
    corner = next((head for head in reversed(columns[:head_columns]) if head.name), Head())
    units = _units_above(caption, header) or ((corner.unit,) if corner.unit else caption_units(grid.heading))
    return Layout(
        first_row,
        head_columns,
        tuple(_with_times(set_apart(columns, units))),
        units,
        caption,
        titled_noun(caption, corner.name),
        corner.name,
        amounts,
        year_column,
    )


def _units_above(caption: str, header: tuple[Row, ...]) -> tuple[str, ...]:
    stated_in_head = (cell.text for row in header for cell in row if STATES_UNIT.search(cell.text))
    return caption_units("\n".join((caption, *stated_in_head)))


def _cells_of_columns(rows: tuple[Row, ...]) -> Iterator[tuple[int, list[str]]]:
    """What stands in each column but the first, merged cells once, without the signs for nothing."""
    columns: dict[int, dict[int, str]] = {}
    for row in rows:
        for index, cell in enumerate(row):
            if index and not states_nothing(cell.text):
                columns.setdefault(index, {})[cell.start] = cell.text
    for index, cells in columns.items():
        yield index, list(cells.values())


def _are_amounts(head: Head, told: list[str]) -> bool:
    """Whether the cells of a column are amounts, so that those with a unit or a bound of their own are too.

    All of them and several, or half of them where the head speaks of amounts or of a time.
    """
    if NO_AMOUNTS.search(head.name):
        return False
    read = sum(read_cell(text) is not None for text in told)
    is_named = bool(head.unit or COUNT_HEAD.search(head.name) or GENERIC_HEAD.match(head.name) or is_time(head.name))
    return read > 1 and read == len(told) if not is_named else read > 0 and 2 * read >= len(told)


def _text_of(row: Row) -> str:
    return next((cell.text for cell in row if cell.text), "")


def _with_times(columns: tuple[Head, ...]) -> Iterator[Head]:
    """Each column with the words that may tell when: a change without a time is of the latest year before it."""
    before: list[tuple[str, ...]] = []
    follows_change = False
    for column in columns:
        own = tuple(without_change(name) for name in column.names)
        is_change = read_change(column.name) is not None
        is_dated = any(is_year(name) or find_times(name) for name in own)
        if is_change and not is_dated:
            yield replace(column, when=max(before, key=_latest_year, default=()))
        else:
            before = [*([] if follows_change else before), own] if is_dated else []
            yield replace(column, when=own)
        follows_change = is_change


def _latest_year(words: tuple[str, ...]) -> str:
    return max(_YEAR.findall("".join(words)), default="")


def _find_year_column(columns: tuple[Head, ...], rows: tuple[Row, ...]) -> int | None:
    """The first column that numbers no rows, where its figures are years of their own: 2021|10|5."""
    first = next((index for index, head in enumerate(columns) if not _SERIAL_HEAD.search(head.name)), 0)
    figures = [row[first].text for row in rows if len(row) > first and is_figure(row[first].text)]
    if not figures or not all(map(is_year, figures)):
        return None
    name = columns[first].name
    is_row_of_its_own = len(figures) > 1 and len(set(figures)) == len(figures) and not COUNT_HEAD.search(name)
    return first if _CORNER_OF_YEARS.match(name) or is_row_of_its_own else None


def _count_head_columns(rows: tuple[Row, ...], amounts: frozenset[int], *, after: int) -> int:
    firsts = [
        next((at for at in range(after + 1, len(row)) if _figure_of(row[at].text, at in amounts)), None) for row in rows
    ]
    return max(1, after + 1, min((first for first in firsts if first is not None), default=1))


def _figure_of(text: str, holds_amounts: bool) -> CellFigure | None:
    return read_cell(text) if is_figure(text) or (holds_amounts and text) else None


def figure_at(layout: Layout, row: Row, column: int) -> CellFigure | None:
    """The number of a cell: a plain one anywhere, one with a unit or a bound of its own among others in its column."""
    return _figure_of(row[column].text, column in layout.amounts)


def _heads_of_columns(header: tuple[Row, ...], width: int) -> list[list[Head]]:
    columns: list[list[Head]] = [[] for _ in range(width)]
    for row in header:
        for column, cell in enumerate(row):
            if cell.text and not STATES_UNIT.search(cell.text):
                columns[column].append(read_head(cell.text))
    return columns


def column_head(layout: Layout, row: Row, column: int) -> Head:
    """The column's head, counted from the right where a row lacks its first cells."""
    shift = len(layout.columns) - len(row)
    index = column if shift <= 0 or column < layout.head_columns else column + (shift if _is_ragged(layout, row) else 0)
    return layout.columns[index] if index < len(layout.columns) else Head()


def _is_ragged(layout: Layout, row: Row) -> bool:
    """A figure stands where the row's name should."""
    return bool(row) and is_figure(row[0].text) and layout.year_column != 0


def headed_rows(grid: Grid, layout: Layout) -> Iterator[tuple[Row, Head]]:
    """The rows below the head, each with the names before its figures.

    Where 其中：女 stands more than once, each is of the row before it. The groups that go on behind a part (其中：小学,
    初中) share the unit of the whole as well.
    """
    rows = [(row, _row_head(row, layout)) for row in grid.rows[layout.first_row :]]
    times_told = Counter(_part_of(head) for _, head in rows)
    whole = Head()
    is_behind, opened = False, ""
    for row, head in rows:
        part = _part_of(head)
        is_behind = bool(part) or (is_behind and _goes_on(head, opened) and shares_unit(head, whole))
        opened = part or opened
        if not part:
            whole = whole if is_behind else head
            yield row, replace(head, unit=whole.unit)
            continue
        is_of_row = times_told[part] > 1 and is_group(part) and not TOTAL.match(whole.name)
        names = (*whole.names, part) if is_of_row else (part,)
        yield row, replace(head, names=names, when=names, unit=head.unit or whole.unit)


def _goes_on(head: Head, opened: str) -> bool:
    """Whether a row is a part of the kind that 其中 opened: no places behind levels (其中：市级, 覆盖乡镇)."""
    return is_group(head.name) and is_group(opened) and group_section(head.name) == group_section(opened)


def _part_of(head: Head) -> str:
    return head.name.removeprefix("其中").lstrip(":") if head.name.startswith("其中") else ""


def _row_head(row: Row, layout: Layout) -> Head:
    """The names before the row's figures, without what numbers the rows, and the unit among them."""
    cells = row[: layout.head_columns]
    heads = [
        read_head(cell.text)
        for index, cell in enumerate(cells)
        if cell.text and (index == layout.year_column or not is_figure(cell.text))
    ]
    head = join_heads(reversed(heads))  # the outermost unit holds
    names = tuple(dict.fromkeys(name for each in heads for name in each.names))
    if head.unit is None and len(names) > 1 and split_unit(names[-1]) is not None:
        return Head(names[:-1], names[-1], names[:-1], layout.corner)  # a column of its own for the unit
    return Head(names, head.unit, names, layout.corner)
