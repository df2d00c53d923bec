"""Tables as grids of cells: those that the format marks, and those that plain text draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from policy_text.extract.drawn_grids import piped_grids, spaced_grids, tabbed_grids
from policy_text.extract.grid_cells import Grid, GridCell, Row, caption_above, make_cell, with_heading
from policy_text.records import Cell, Document, Span

__all__ = ["find_grids"]

_MOST_ROWS = 5000
_PLAIN_TEXT = "txt"


def find_grids(document: Document, body: Span, title: str | None = None) -> list[Grid]:
    """The tables of the body, in order; the document's title is that of the first and of those that go on with it."""
    marked = [
        Grid(
            table.start,
            table.end,
            _rows_of(document, table.cells),
            caption_above(document.text, table.start, body.start),
        )
        for table in document.tables
        if table.end > body.start and table.start < body.end
    ]
    grids = marked if document.tables else _drawn(document, body)
    return list(_headed(grids, document.text, title or ""))


def _headed(grids: Iterable[Grid], text: str, title: str) -> Iterator[Grid]:
    end: int | None = None
    for grid in grids:
        title = title if end is None or not text[end : grid.start].strip() else ""
        yield with_heading(grid, text, title)
        end = grid.end


def _drawn(document: Document, body: Span) -> Iterator[Grid]:
    found = [tabbed_grids(document.text, body)]
    if document.format == _PLAIN_TEXT:
        found += [piped_grids(document.text, body), spaced_grids(document.text, body)]
    return _apart(chain.from_iterable(found))


def _apart(grids: Iterable[Grid]) -> Iterator[Grid]:
    """The grids in order, without those that begin inside another."""
    end = 0
    for grid in sorted(grids, key=lambda grid: (grid.start, -grid.end)):
        if grid.start >= end:
            yield grid
            end = grid.end


def _rows_of(document: Document, cells: tuple[Cell, ...]) -> tuple[Row, ...]:
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    height = max((cell.row + cell.row_span for cell in cells), default=0)
    rows = [[GridCell("", 0, 0)] * width for _ in range(min(height, _MOST_ROWS))]
    for cell in cells:
        filled = make_cell(document.text, cell.start, cell.end)
        for row in range(cell.row, min(cell.row + cell.row_span, len(rows))):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = filled
    return tuple(tuple(row) for row in rows)
