"""How a table is laid out: its title rows, its header rows, its columns of row heads, and the heads themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from policy_text.extract.grids import Grid, GridCell
from policy_text.extract.table_changes import read_change, without_change
from policy_text.extract.table_heads import TOTAL, Head, is_year, join_heads, name_parts, read_head, split_unit
from policy_text.extract.table_units import STATES_UNIT, caption_units
from policy_text.extract.times import find_times
from policy_text.lexicon.words import group_words

__all__ = ["Layout", "Row", "column_head", "is_figure", "read_layout", "row_head"]

Row = tuple[GridCell, ...]

_FIGURE = re.compile(r"[-+]?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?%?|[-+]?\d{1,15}(?:\.\d{1,9})?%?")
_SERIAL_HEAD = re.compile(r"序\s*号|编\s*号|^号$|^No\.?$")
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
    year_column: int | None = None
    """The column of row heads that holds bare years."""


def is_figure(text: str) -> bool:
    """Whether a cell holds a plain number, perhaps with a per cent sign."""
    return bool(_FIGURE.fullmatch(text))


def read_layout(grid: Grid) -> Layout | None:
    """The header rows are those before the first row with figures; heads stand in the columns before the figures."""
    first_row = next((index for index in range(len(grid.rows)) if _has_figures(grid.rows, index)), None)
    if not first_row:
        return None
    figure_rows = [row for row in grid.rows[first_row:] if any(is_figure(cell.text) for cell in row[1:])]
    titles = next((index for index in range(first_row) if not _spans_alone(grid.rows[index])), first_row)
    caption = "\n".join([grid.caption, *(_text_of(row) for row in grid.rows[:titles])])
    width = max(len(row) for row in grid.rows)
    header = grid.rows[titles:first_row]
    columns = name_parts(tuple(_read_column_head(header, column) for column in range(width)))
    year_column = _find_year_column(columns, figure_rows)
    head_columns = _count_head_columns(figure_rows, after=year_column or 0)
    stated_in_head = "\n".join(cell.text for row in header for cell in row if STATES_UNIT.search(cell.text))
    units = caption_units(f"{caption}\n{stated_in_head}")
    return Layout(first_row, head_columns, tuple(_with_times(columns)), units, caption, year_column)


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
    return any(is_figure(cell.text) for cell in rows[index][1:]) and not _is_head_of_years(rows, index)


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


def _find_year_column(columns: tuple[Head, ...], rows: list[Row]) -> int | None:
    """The first column that numbers no rows, where its figures are years of their own: 2021|10|5."""
    first = next((index for index, head in enumerate(columns) if not _SERIAL_HEAD.search(head.name)), 0)
    figures = [row[first].text for row in rows if len(row) > first and is_figure(row[first].text)]
    if not figures or not all(map(is_year, figures)):
        return None
    is_named = bool(_CORNER_OF_YEARS.match(columns[first].name))
    return first if is_named or (len(figures) > 1 and len(set(figures)) == len(figures)) else None


def _count_head_columns(rows: list[Row], *, after: int) -> int:
    firsts = [
        next((index for index, cell in enumerate(row) if index > after and is_figure(cell.text)), None) for row in rows
    ]
    return max(1, after + 1, min((first for first in firsts if first is not None), default=1))


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


def row_head(row: Row, layout: Layout) -> Head:
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
        return Head(names[:-1], names[-1], names[:-1])  # a column of its own for the unit
    return Head(names, head.unit, names)
