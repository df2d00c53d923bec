"""How a table is laid out: its title rows, its header rows, its columns of row heads, and the heads themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from policy_text.extract.grids import Grid, GridCell
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
    name_parts,
    read_head,
    split_unit,
)
from policy_text.extract.table_subjects import is_group, titled_noun
from policy_text.extract.table_units import STATES_UNIT, caption_units
from policy_text.extract.times import find_times
from policy_text.lexicon.words import group_words

__all__ = ["Layout", "Row", "column_head", "figure_at", "headed_rows", "read_layout"]

Row = tuple[GridCell, ...]

_SERIAL_HEAD = re.compile(r"序\s*号|编\s*号|^号$|^No\.?$")
_NOTHING = re.compile(r"[-—–―/\\….\s]+|无|不详")
_CORNER_OF_YEARS = re.compile(r"^(?:年|年份|年度|学年度?|时间|时期)?$")
_COUNTED = re.compile(r"(?:[数量额率值生]|面积|教师|人口|经费|资金|收入|支出|投入)$")
"""What a row of figures is named by, not the corner above the row heads."""


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
    first_row = next((index for index in range(len(grid.rows)) if _has_figures(grid.rows, index)), None)
    if not first_row:
        return None
    titles = next((index for index in range(first_row) if not _spans_alone(grid.rows[index])), first_row)
    caption = "\n".join([grid.caption, *(_text_of(row) for row in grid.rows[:titles])])
    width = max(len(row) for row in grid.rows)
    header, below = grid.rows[titles:first_row], grid.rows[first_row:]
    columns = name_parts(tuple(_read_column_head(header, column) for column in range(width)))
    amounts = frozenset(column for column in range(1, width) if _holds_amounts(columns[column], below, column))
    year_column = _find_year_column(columns, below)
    head_columns = _count_head_columns(below, amounts, after=year_column or 0)
    corner = next((head for head in reversed(columns[:head_columns]) if head.name), Head())
    units = _units_above(caption, header) or ((corner.unit,) if corner.unit else ())
    return Layout(
        first_row,
        head_columns,
        tuple(_with_times(columns)),
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


def _holds_amounts(head: Head, rows: tuple[Row, ...], column: int) -> bool:
    """Whether the cells of a column are amounts, so that those with a unit or a bound of their own are too.

    All of them and several, or half of them where the head speaks of amounts or of a time.
    """
    if NO_AMOUNTS.search(head.name):
        return False
    cells = {row[column].start: row[column].text for row in rows if column < len(row) and row[column].text}
    told = [text for text in cells.values() if not _NOTHING.fullmatch(text)]
    read = sum(read_cell(text) is not None for text in told)
    is_named = bool(head.unit or COUNT_HEAD.search(head.name) or GENERIC_HEAD.match(head.name) or is_time(head.name))
    return read > 1 and read == len(told) if not is_named else read > 0 and 2 * read >= len(told)


def _text_of(row: Row) -> str:
    return next((cell.text for cell in row if cell.text), "")


def _with_times(columns: tuple[Head, ...]) -> Iterator[Head]:
    """Each column with the words that may tell when: a change without a time is of the column before it."""
    before: tuple[str, ...] = ()
    for column in columns:
        own = tuple(without_change(name) for name in column.names)
        is_dated = any(is_year(name) or find_times(name) for name in own)
        when = own if is_dated or not read_change(column.name) else before
        yield replace(column, when=when)
        before = when


def _has_figures(rows: tuple[Row, ...], index: int) -> bool:
    if any(is_figure(cell.text) for cell in rows[index][1:]):
        return not _is_head_of_years(rows, index)
    return index > 0 and _opens_with_amounts(rows[index], rows[index - 1])


def _opens_with_amounts(row: Row, above: Row) -> bool:
    """新增学位|1200个|1500个: a row of nothing else under a head; 50人以下|50人以上 beside a corner is a head."""
    told = [cell.text for cell in row[1:] if cell.text and not _NOTHING.fullmatch(cell.text)]
    is_named = bool(row and above and row[0].text and row[0].start != above[0].start)
    return is_named and bool(told) and all(read_cell(text) for text in told)


def _is_head_of_years(rows: tuple[Row, ...], index: int) -> bool:
    """A row of bare years heads columns where it opens the table, or goes on with the corner of the head above it.

    Figures may look like years (在校生 1998, 2003): under a head, beside a name of their own, they are none.
    """
    row = rows[index]
    years = [cell.text for cell in row[1:] if is_figure(cell.text)]
    if not years or not all(map(is_year, years)) or is_figure(row[0].text):
        return False
    if not any(below[0].text and any(is_figure(cell.text) for cell in below[1:]) for below in rows[index + 1 :]):
        return False
    above = next((rows[at] for at in range(index - 1, -1, -1) if not _spans_alone(rows[at])), None)
    if above is not None:
        return not row[0].text or row[0].start == above[0].start
    return _goes_one_way(years) and not _names_figures(row[0].text)


def _spans_alone(row: Row) -> bool:
    """One cell stands in the whole row: a title, or the line of the unit."""
    return len({cell.start for cell in row if cell.text}) < 2


def _goes_one_way(years: list[str]) -> bool:
    return all(a < b for a, b in pairwise(years)) or all(a > b for a, b in pairwise(years))


def _names_figures(name: str) -> bool:
    """小学|1998|2003 is a row of figures without a head; 项目|2021|2022 is a head."""
    bare = read_head(name).name
    return bool(bare in group_words() or TOTAL.match(bare) or _COUNTED.search(bare))


def _find_year_column(columns: tuple[Head, ...], rows: tuple[Row, ...]) -> int | None:
    """The first column that numbers no rows, where its figures are years of their own: 2021|10|5."""
    first = next((index for index, head in enumerate(columns) if not _SERIAL_HEAD.search(head.name)), 0)
    figures = [row[first].text for row in rows if len(row) > first and is_figure(row[first].text)]
    if not figures or not all(map(is_year, figures)):
        return None
    is_named = bool(_CORNER_OF_YEARS.match(columns[first].name))
    return first if is_named or (len(figures) > 1 and len(set(figures)) == len(figures)) else None


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


def _read_column_head(header: tuple[Row, ...], column: int) -> Head:
    return join_heads(_heads_of_column(header, column))


def _heads_of_column(header: tuple[Row, ...], column: int) -> Iterator[Head]:
    for row in header:
        if column < len(row) and row[column].text:
            text = row[column].text
            yield read_head(text) if not STATES_UNIT.search(text) else Head()


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

    Where 其中：女 stands more than once, each is of the row before it.
    """
    rows = [(row, _row_head(row, layout)) for row in grid.rows[layout.first_row :]]
    times_told = Counter(_part_of(head) for _, head in rows)
    whole = Head()
    for row, head in rows:
        part = _part_of(head)
        if not part:
            whole = head
            yield row, head
            continue
        is_of_row = times_told[part] > 1 and is_group(part) and not TOTAL.match(whole.name)
        names = (*whole.names, part) if is_of_row else (part,)
        yield row, replace(head, names=names, when=names, unit=head.unit or whole.unit)


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
