"""Ruled tables of a PDF page: from the lines that are drawn, pdfplumber's table finder says which cells they make.

pdfplumber's own reading of a page is exact, but ten times slower than the rest of this loader; given the lines it
finds the same cells. A box around one text is no table, nor is a column of boxes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policy_text.load.pdf_rulings import Edge, close_sides
from policy_text.load.pdf_text import Char, PdfLine, group_lines
from policy_text.records import Box

__all__ = ["PdfCell", "PdfTable", "cut_tables", "place_tables"]

_MAX_CROSSINGS = 4_000
"""Where rulings cross. A page of 60 rows and 20 columns has 1,281; the search for cells grows with their square."""

_LEAST_LINES, _LEAST_TEXT, _LAYOUT_SHARE = 6, 200, 0.6
"""Lines and characters of the text that a frame holds, and its share of all in the frame."""
_MOST_BESIDE, _LONGEST_CAPTION = 2, 10
"""Cells of a row that a page's frame has at most; characters of a question."""
_PAGE_LINES, _PAGE_SHARE, _PAGE_BARS = 12, 0.9, 2
"""Lines of an article in its frame and its share of all in it; rows of columns and tools that stand about it."""

_LINE_END: Char = ("\n", (0.0, 0.0, 0.0, 0.0))
"""Put where the text comes back to a cell: between two of its lines it went through the cells beside it."""

_SNAP = 3.0
"""Points within which lines are taken as one; pdfplumber's own default."""


@dataclass(slots=True)
class PdfCell:
    """A cell with the lines in it; row and column count from 0."""

    lines: list[PdfLine]
    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    page: int


@dataclass(slots=True)
class PdfTable:
    """A table, over one page or several."""

    cells: list[PdfCell]
    columns: tuple[float, ...]
    """Where its columns begin, and the last one ends."""
    page: int
    box: Box

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.box[1]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)


def place_tables(items: Sequence[PdfLine | PdfTable], tables: Iterable[PdfTable]) -> list[PdfLine | PdfTable]:
    """Put each table before the first item that stands below its top."""
    placed = list(items)
    for table in sorted(tables, key=lambda table: table.top):
        at = next((at for at, item in enumerate(placed) if item.top > table.top), len(placed))
        placed.insert(at, table)
    return placed


def cut_tables(chars: Sequence[Char], edges: Sequence[Edge], page: int) -> tuple[list[PdfTable], list[Char]]:
    """The tables that rulings make of a page's characters, and the characters that stand in none."""
    tables: list[PdfTable] = []
    rest = list(chars)
    for boxes in _find_cells(edges):
        table, rest = _fill(boxes, rest, page)
        if table is not None:
            tables.append(table)
    return tables, rest


def _find_cells(edges: Sequence[Edge]) -> list[list[Box]]:
    from pdfplumber import table as plumber

    merged = plumber.merge_edges(list(edges), _SNAP, _SNAP, _SNAP, _SNAP)
    merged = [edge for edge in merged if max(edge["width"], edge["height"]) >= _SNAP]
    down = sum(edge["orientation"] == "v" for edge in merged)
    if down * (len(merged) - down) > 25 * _MAX_CROSSINGS:
        return []
    crossings = plumber.edges_to_intersections(close_sides(merged), _SNAP, _SNAP)
    if len(crossings) > _MAX_CROSSINGS:
        return []
    cells: list[Box] = [box for box in plumber.intersections_to_cells(crossings) if not _is_sliver(box)]
    found: list[list[Box]] = plumber.cells_to_tables(cells)
    return found


def _is_sliver(box: Box) -> bool:
    """Whether a cell is only the room between two lines: a bar beside a table, as changes are marked, and its edge."""
    return min(box[2] - box[0], box[3] - box[1]) < _SNAP


def _fill(boxes: Sequence[Box], chars: list[Char], page: int) -> tuple[PdfTable | None, list[Char]]:
    """Put characters into cells. Where too few cells hold any, the lines are a drawing and nothing is taken."""
    columns = _bands([x for box in boxes for x in (box[0], box[2])])
    rows = _bands([y for box in boxes for y in (box[1], box[3])])
    grid = _grid_of(boxes, columns, rows)
    inside: dict[int, list[Char]] = {}
    outside: list[Char] = []
    at: int | None = None
    for char in chars:
        if char[1][2] > char[1][0] or char[1][3] > char[1][1]:
            before, at = at, _cell_at(char[1], grid, columns, rows)
            if at != before and at in inside:
                inside[at].append(_LINE_END)
        (inside.setdefault(at, []) if at is not None else outside).append(char)
    filled = {index for index, held in inside.items() if any(not char.isspace() for char, _ in held)}
    if len(columns) < 3 or len(filled) < 2:
        return None, chars
    cells = [_make_cell(box, inside.get(index, ()), columns, rows, page) for index, box in enumerate(boxes)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    if _is_layout(cells):
        return None, chars
    return PdfTable(cells, columns, page, (columns[0], rows[0], columns[-1], rows[-1])), outside


def _is_layout(cells: Sequence[PdfCell]) -> bool:
    """Whether the lines frame a page's columns, as on printed web pages: one cell holds the text, none is beside it.

    A form may have a long answer in one cell; the question stands beside it.
    """
    sizes = [sum(len(line.text) for line in cell.lines) for cell in cells]
    size, text = max(zip(sizes, cells, strict=True), key=lambda pair: pair[0])
    if len(text.lines) < _LEAST_LINES or size < _LEAST_TEXT or size < _LAYOUT_SHARE * sum(sizes):
        return False
    _, top, _, bottom = text.box
    rows = Counter(cell.row for cell, held in zip(cells, sizes, strict=True) if held)
    if _holds_page(text, size / sum(sizes), len(rows) - 1):
        return True
    heads = [
        held
        for cell, held in zip(cells, sizes, strict=True)
        if 0 < held <= _LONGEST_CAPTION and cell.row == text.row - 1
    ]
    if max(rows.values()) > _MOST_BESIDE or (len(heads) == 1 and rows[text.row - 1] == 1):
        return False  # a form: its questions stand beside one another, or above the long answer
    return not any(cell.lines and cell is not text and cell.box[1] < bottom and top < cell.box[3] for cell in cells)


def _holds_page(text: PdfCell, share: float, other_rows: int) -> bool:
    """Whether a cell is the article of a printed web page, whatever bars of columns stand above and below it."""
    return len(text.lines) >= _PAGE_LINES and share >= _PAGE_SHARE and text.column <= 1 and other_rows <= _PAGE_BARS


def _bands(values: Iterable[float]) -> tuple[float, ...]:
    """Distinct coordinates; what is nearer than the snap is one."""
    bands: list[float] = []
    for value in sorted(values):
        if not bands or value - bands[-1] > _SNAP:
            bands.append(value)
    return tuple(bands)


def _grid_of(boxes: Sequence[Box], columns: Sequence[float], rows: Sequence[float]) -> dict[tuple[int, int], int]:
    grid = {}
    for index, box in enumerate(boxes):
        for row in range(_band_of(box[1], rows), max(_band_of(box[3], rows), _band_of(box[1], rows) + 1)):
            for column in range(
                _band_of(box[0], columns), max(_band_of(box[2], columns), _band_of(box[0], columns) + 1)
            ):
                grid[row, column] = index
    return grid


def _band_of(value: float, bands: Sequence[float]) -> int:
    return max(bisect_right(bands, value + _SNAP / 2) - 1, 0)


def _cell_at(box: Box, grid: dict[tuple[int, int], int], columns: Sequence[float], rows: Sequence[float]) -> int | None:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not (columns[0] <= x <= columns[-1] and rows[0] <= y <= rows[-1]):
        return None
    return grid.get((max(bisect_right(rows, y) - 1, 0), max(bisect_right(columns, x) - 1, 0)))


def _make_cell(box: Box, chars: Iterable[Char], columns: Sequence[float], rows: Sequence[float], page: int) -> PdfCell:
    row, column = _band_of(box[1], rows), _band_of(box[0], columns)
    return PdfCell(
        group_lines(chars, page),
        row,
        column,
        max(_band_of(box[3], rows) - row, 1),
        max(_band_of(box[2], columns) - column, 1),
        box,
        page,
    )
