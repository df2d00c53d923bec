"""Tables as grids of cells: those that the format marks, and those that plain text draws with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy_text.lexicon.numerals import fold_width
from policy_text.records import Document, Span

__all__ = ["Grid", "GridCell", "find_grids"]

_TABBED_LINE = re.compile(r"[^\n]*\t[^\n]*")
_CAPTION_REACH = 160
"""How many characters before a table its title and 单位 line may take."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """The text of a cell, folded and stripped, with its place in the document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of cells; merged cells stand in every place that they cover."""

    start: int
    end: int
    rows: tuple[tuple[GridCell, ...], ...]
    caption: str
    """The lines right above the table, where titles and 单位：万元 stand."""


def find_grids(document: Document, body: Span) -> list[Grid]:
    """The tables of the body, in order."""
    marked = [
        Grid(table.start, table.end, _rows_of(document, table.cells), _caption(document.text, table.start, body.start))
        for table in document.tables
        if table.end > body.start and table.start < body.end
    ]
    drawn = [] if document.tables or "\t" not in document.text else list(_drawn_grids(document.text, body))
    return sorted(marked + drawn, key=lambda grid: grid.start)


def _rows_of(document: Document, cells: tuple) -> tuple[tuple[GridCell, ...], ...]:  # type: ignore[type-arg]
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    height = max((cell.row + cell.row_span for cell in cells), default=0)
    rows = [[GridCell("", 0, 0)] * width for _ in range(min(height, 5000))]
    for cell in cells:
        filled = _make_cell(document.text, cell.start, cell.end)
        for row in range(cell.row, min(cell.row + cell.row_span, len(rows))):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = filled
    return tuple(tuple(row) for row in rows)


def _drawn_grids(text: str, body: Span) -> Iterator[Grid]:
    """Runs of at least two lines with tabs."""
    run: list[tuple[int, int]] = []
    for match in _TABBED_LINE.finditer(text, body.start, body.end):
        if run and text[run[-1][1] : match.start()].strip("\r\n"):
            yield from _finish_run(text, run, body)
            run = []
        run.append(match.span())
    yield from _finish_run(text, run, body)


def _finish_run(text: str, run: list[tuple[int, int]], body: Span) -> Iterator[Grid]:
    if len(run) < 2:
        return
    lines = (tuple(_cells_of_line(text, start, end)) for start, end in run)
    rows = tuple(cells for cells in lines if cells)
    if rows:
        yield Grid(run[0][0], run[-1][1], rows, _caption(text, run[0][0], body.start))


def _cells_of_line(text: str, start: int, end: int) -> Iterator[GridCell]:
    """Cells between tabs; several tabs in a row draw one border."""
    for match in re.finditer(r"[^\t]+", text[start:end]):
        yield _make_cell(text, start + match.start(), start + match.end())


def _make_cell(text: str, start: int, end: int) -> GridCell:
    raw = text[start:end]
    begin = start + len(raw) - len(raw.lstrip())
    return GridCell(fold_width(raw.strip()), begin, begin + len(raw.strip()))


def _caption(text: str, start: int, floor: int) -> str:
    above = text[max(floor, start - _CAPTION_REACH) : start].rstrip("\r\n")
    return fold_width("\n".join(above.split("\n")[-3:]))
