"""Ruled tables of a PDF page: PDFium says where lines are drawn, pdfplumber's table finder which cells they make.

pdfplumber's own reading of a page is exact, but ten times slower than the rest of this loader; given the lines it
finds the same cells. A box around one text is no table, nor is a column of boxes.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from policy_text.load.pdf_text import Char, PdfLine, group_lines, screen_of
from policy_text.records import Box

__all__ = ["PdfCell", "PdfTable", "cut_tables", "find_rulings", "place_tables"]

_MAX_PATHS = 20_000
"""Drawn objects of a page that are looked at; maps and charts have more, and are no tables."""

_MAX_SEGMENTS = 40
"""Segments of one drawn object; a cell's border has four, a curve of a map thousands."""

_MAX_CROSSINGS = 4_000
"""Where rulings cross. A page of 60 rows and 20 columns has 1,281; the search for cells grows with their square."""

_THIN = 3.0
"""Points. Lines of Word are drawn as rectangles up to two points thick."""

_SNAP = 3.0
"""Points within which lines are taken as one; pdfplumber's own default."""

Edge = dict[str, Any]


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


def find_rulings(page: Any) -> list[Edge]:
    """Horizontal and vertical lines drawn on a page, as pdfplumber's finder wants them; none if there are few."""
    import pypdfium2.raw as pdfium

    to_screen = screen_of(page)
    width, height = page.get_size()
    edges: list[Edge] = []
    for number, path in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=4)):
        if number > _MAX_PATHS:
            return []
        for box in _straight_pieces(path, to_screen):
            edges += (edge for edge in _edges_of(box) if not _is_page_edge(edge, width, height))
    down = sum(edge["orientation"] == "v" for edge in edges)
    return edges if down >= 2 and len(edges) - down >= 2 else []


def _is_page_edge(edge: Edge, width: float, height: float) -> bool:
    """The page's own background is drawn as a rectangle of its size."""
    if edge["orientation"] == "v":
        return not _SNAP < edge["x0"] < width - _SNAP
    return not _SNAP < edge["top"] < height - _SNAP


def _straight_pieces(path: Any, to_screen: Any) -> Iterator[Box]:
    """Boxes of the straight lines of a drawn object; a thin one is a line, a wide one a frame."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MAX_SEGMENTS:
        return
    matrix = _matrix_of(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    first = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        point = matrix.on_point(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield _box_between(last, point, to_screen)
        if pdfium.FPDFPathSegment_GetClose(segment) and kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box_between(point, first, to_screen)
        last = point


def _matrix_of(path: Any) -> Any:
    """From the object's coordinates to the page's, through the forms that hold it."""
    matrix = path.get_matrix()
    holder = path.container
    while holder is not None:
        matrix = matrix.multiply(holder.get_matrix())
        holder = holder.container
    return matrix


def _box_between(one: tuple[float, float], other: tuple[float, float], to_screen: Any) -> Box:
    (x0, y0), (x1, y1) = one, other
    box: Box = to_screen(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box


def _edges_of(box: Box) -> Iterator[Edge]:
    left, top, right, bottom = box
    wide, high = right - left > _THIN, bottom - top > _THIN
    if wide and not high:
        yield _edge("h", left, right, (top + bottom) / 2, (top + bottom) / 2)
    elif high and not wide:
        yield _edge("v", (left + right) / 2, (left + right) / 2, top, bottom)


def _edge(orientation: str, x0: float, x1: float, top: float, bottom: float) -> Edge:
    return {
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }


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
    crossings = plumber.edges_to_intersections(merged, _SNAP, _SNAP)
    if len(crossings) > _MAX_CROSSINGS:
        return []
    found: list[list[Box]] = plumber.cells_to_tables(plumber.intersections_to_cells(crossings))
    return found


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
            at = _cell_at(char[1], grid, columns, rows)
        (inside.setdefault(at, []) if at is not None else outside).append(char)
    filled = {index for index, held in inside.items() if any(not char.isspace() for char, _ in held)}
    if len(columns) < 3 or len(filled) < 2:
        return None, chars
    cells = [_make_cell(box, inside.get(index, ()), columns, rows, page) for index, box in enumerate(boxes)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return PdfTable(cells, columns, page, (columns[0], rows[0], columns[-1], rows[-1])), outside


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
