"""Horizontal and vertical lines that are drawn on a PDF page, through PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

from policy_text.load.pdf_text import screen_of
from policy_text.records import Box

__all__ = ["Edge", "close_sides", "find_rulings"]

Edge = dict[str, Any]
"""A line as pdfplumber's table finder wants it: ``orientation`` (h or v), ``x0``, ``x1``, ``top``, ``bottom``, …"""

Matrix = tuple[float, float, float, float, float, float]

_MAX_SEGMENTS = 100_000
"""Segments of a page that are looked at; the grid of a large table has a thousand, a map of a province millions."""

_MAX_DEPTH = 4
"""Forms inside of forms; letterheads have one level, and what nests deeper is no table."""

_MAX_NESTED = 300_000
"""Things in the forms of a page that are looked at; a page of print has some thousand."""

_THIN = 3.0
"""Points. Lines of Word are drawn as rectangles up to two points thick."""

_MARGIN = 3.0
"""Points from the edge of the page within which a line is the border of its background."""


def find_rulings(page: Any) -> list[Edge]:
    """The lines of a page; none where there are too few for a table, or so many that it is a drawing."""
    to_screen = screen_of(page)
    width, height = page.get_size()
    edges: list[Edge] = []
    budget = _MAX_SEGMENTS
    for path, count, matrix in _find_paths(page):
        budget -= count
        if budget < 0:
            return []
        for start, end in _straight_pieces(path, count, matrix):
            edge = _edge_between(start, end, to_screen)
            if edge is not None and not _is_page_edge(edge, width, height):
                edges.append(edge)
    down = sum(edge["orientation"] == "v" for edge in edges)
    return edges if down >= 1 and len(edges) - down >= 2 else []


def close_sides(edges: Sequence[Edge]) -> list[Edge]:
    """Lines at the sides of tables that are drawn open, as statistics are: rows as long as one another, columns inside.

    Args:
        edges: lines that are merged already.
    """
    across = [edge for edge in edges if edge["orientation"] == "h"]
    down = [edge for edge in edges if edge["orientation"] == "v"]
    closing: list[Edge] = []
    for rows in _same_ends(across):
        left, right = rows[0]["x0"], rows[0]["x1"]
        top, bottom = min(row["top"] for row in rows), max(row["bottom"] for row in rows)
        inside = [edge for edge in down if edge["top"] > top - _MARGIN and edge["bottom"] < bottom + _MARGIN]
        whole = [edge for edge in inside if edge["height"] > bottom - top - _MARGIN]
        if any(left + _MARGIN < edge["x0"] < right - _MARGIN for edge in whole):
            closing += [
                _as_edge("v", (side, top, side, bottom))
                for side in (left, right)
                if not any(abs(edge["x0"] - side) <= _MARGIN for edge in inside)
            ]
    return [*edges, *closing]


_LEAST_ROWS = 3
"""Lines across of a table that may be open: over its head, under it, at its end."""


def _same_ends(across: Sequence[Edge]) -> Iterator[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(across, key=lambda edge: (round(edge["x0"]), edge["top"])):
        near = (group for group in groups if all(abs(group[0][end] - edge[end]) <= _MARGIN for end in ("x0", "x1")))
        group = next(near, None)
        if group is None:
            groups.append([edge])
        else:
            group.append(edge)
    return (group for group in groups if len(group) >= _LEAST_ROWS)


def _find_paths(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Every drawn object with its number of segments and the way from its coordinates to the page's."""
    import pypdfium2.raw as pdfium

    count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    count_in, get_in = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
    stack = [(get(page, index), _IDENTITY, 0) for index in range(count(page) - 1, -1, -1)]
    budget = _MAX_NESTED
    while stack:
        item, outer, depth = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH and not _is_white(item):
            yield item, pdfium.FPDFPath_CountSegments(item), _within(_matrix_of(item), outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            budget -= count_in(item)
            if budget < 0:
                return
            matrix = _within(_matrix_of(item), outer)
            stack += [(get_in(item, index), matrix, depth + 1) for index in range(count_in(item) - 1, -1, -1)]


_WHITE = 250
"""Each colour of a white, of 255."""


def _is_white(path: Any) -> bool:
    """Whether a drawn object is only a white ground, as word processors lay it behind the words of a web page."""
    import pypdfium2.raw as pdfium

    fill, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroked) or stroked.value or not fill.value:
        return False
    colours = [ctypes.c_uint() for _ in range(4)]
    return bool(pdfium.FPDFPageObj_GetFillColor(path, *colours)) and all(
        colour.value >= _WHITE for colour in colours[:3]
    )


_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _matrix_of(item: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    """First the inner matrix, then the outer one (PDF 1.7, 8.3.4)."""
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


Point = tuple[float, float]


def _straight_pieces(path: Any, count: int, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    """The ends of the straight lines of a drawn object, in the page's coordinates."""
    import pypdfium2.raw as pdfium

    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    last = first = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield point, first
        last = point


def _edge_between(start: Point, end: Point, to_screen: Any) -> Edge | None:
    """A horizontal or vertical line between two points; None for a slanted one, and for the end of a thick one."""
    left, top, right, bottom = to_screen(
        min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
    )
    wide, high = right - left > _THIN, bottom - top > _THIN
    if wide == high:
        return None
    if wide:
        top = bottom = (top + bottom) / 2
    else:
        left = right = (left + right) / 2
    return _as_edge("h" if wide else "v", (left, top, right, bottom))


def _as_edge(orientation: str, box: Box) -> Edge:
    left, top, right, bottom = box
    return {
        "orientation": orientation,
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": right - left,
        "height": bottom - top,
    }


def _is_page_edge(edge: Edge, width: float, height: float) -> bool:
    """The page's own background is drawn as a rectangle of its size."""
    if edge["orientation"] == "v":
        return not _MARGIN < edge["x0"] < width - _MARGIN
    return not _MARGIN < edge["top"] < height - _MARGIN
