"""Pages set in two columns of running text: read down the left one, then down the right one.

Such a page has a gutter, a strip down its middle in which next to nothing stands, and lines on both sides of it that
fill their column. Tables and forms have gutters too, but their cells are not full.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from policy_text.load.pdf_tables import PdfTable, place_tables
from policy_text.load.pdf_text import PdfLine
from policy_text.load.pdf_unruled import find_unruled_tables, part_line

__all__ = ["lay_out"]

_LEAST_LINES = 4
"""Lines of a column; fewer are an address or a signature that stands beside another."""

_LEAST_CHARACTERS = 8
"""Of a usual line of a column: what is narrower is a column of names."""

_FULL = 0.6
"""Share of a column's lines that end at its right edge, and that begin at its left one."""

_RAGGED = 0.25
"""Of a column's width, by which its lines may fall short of its right edge."""

_OF_PAGE = 0.7
"""Share of a page's lines that stand in a column."""

_MIDDLE = 0.3, 0.7
"""Between which shares of the text's width a gutter lies."""

_STEP = 2.0
"""Points to which a gutter is placed."""

_EMPTY = 0.2
"""What may stand in a gutter, as a share of what stands elsewhere: titles that go over both columns."""


def lay_out(lines: Sequence[PdfLine], tables: Sequence[PdfTable] = ()) -> list[PdfLine | PdfTable]:
    """Lines and tables of a page as they are read, tables of figures found among the lines."""
    parts = _part(lines) if len(lines) >= _LEAST_LINES else None
    if parts is None:
        return place_tables(find_unruled_tables(lines), tables)
    gutter, left, right, across = parts
    for number, column in enumerate((left, right), start=1):
        for line in column:
            line.column = number
    laid: list[PdfLine | PdfTable] = []
    across.sort(key=lambda line: line.top)
    bounds = [line.top for line in across]
    for band in range(len(bounds) + 1):
        laid += across[band - 1 : band] if band else ()
        for column, side in ((left, _is_left), (right, _is_right)):
            own = [line for line in column if bisect_right(bounds, line.top) == band]
            beside = [table for table in tables if bisect_right(bounds, table.top) == band and side(table, gutter)]
            laid += place_tables(find_unruled_tables(own), beside)
    return laid


def _is_left(table: PdfTable, gutter: float) -> bool:
    """Whether a table is read with the left column: one that goes over both is, too."""
    return table.box[0] < gutter


def _is_right(table: PdfTable, gutter: float) -> bool:
    return not _is_left(table, gutter)


Parts = tuple[float, list[PdfLine], list[PdfLine], list[PdfLine]]
"""The gutter, the lines left and right of it, and those that go over it; each from top to bottom."""


def _part(lines: Sequence[PdfLine]) -> Parts | None:
    """The columns of a page; None for one that has none."""
    gutter = _find_gutter(lines)
    if gutter is None:
        return None
    pieces = [piece for line in lines for piece in _cut(line, gutter)]
    pieces.sort(key=lambda line: (line.top + line.bottom) / 2)
    left = [line for line in pieces if line.right <= gutter]
    right = [line for line in pieces if line.left >= gutter]
    across = [line for line in pieces if line.left < gutter < line.right]
    inside = len(left) + len(right)
    if inside < _OF_PAGE * (inside + 2 * len(across)) or not (_is_column(left) and _is_column(right)):
        return None
    shared = min(left[-1].bottom, right[-1].bottom) - max(left[0].top, right[0].top)
    lower = min(left[-1].bottom - left[0].top, right[-1].bottom - right[0].top)
    return (gutter, left, right, across) if shared > lower / 2 else None


def _find_gutter(lines: Sequence[PdfLine]) -> float | None:
    """The middle of the widest strip, in the middle of the text, over which hardly any line goes."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    if sum(_may_be_parted(line, right - left) for line in lines) < _OF_PAGE * len(lines):
        return None
    first = left + _MIDDLE[0] * (right - left)
    stands = [0] * (int((_MIDDLE[1] - _MIDDLE[0]) * (right - left) / _STEP) + 1)
    for line in lines:
        for box in line.boxes:
            for at in range(max(int((box[0] - first) / _STEP), 0), min(int((box[2] - first) / _STEP) + 1, len(stands))):
                stands[at] += 1
    free = [at for at, count in enumerate(stands) if count <= _EMPTY * max(stands)]
    runs = _runs_of(free)
    widest = max(runs, key=len, default=[])
    size = median(line.size for line in lines)
    return first + (widest[0] + widest[-1] + 1) / 2 * _STEP if len(widest) * _STEP >= 0.8 * size else None


def _may_be_parted(line: PdfLine, width: float) -> bool:
    """Whether a line stands at one side, or has a blank in it, as lines of two columns have that PDFium took as one."""
    return " " in line.text or line.right - line.left < _MIDDLE[1] * width


def _runs_of(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _cut(line: PdfLine, gutter: float) -> list[PdfLine]:
    """A line that PDFium took over the gutter, as its two parts."""
    drawn = [at for at, char in enumerate(line.text) if not char.isspace()]
    for at, after in pairwise(drawn):
        before, behind = line.boxes[at][2], line.boxes[after][0]
        if before <= gutter <= behind and behind - before > 0.5 * line.size:
            return [part_line(line, drawn[0], at + 1), part_line(line, after, drawn[-1] + 1)]
    return [line]


def _is_column(lines: Sequence[PdfLine]) -> bool:
    """Whether lines are running text: most begin at the column's left edge and end at its right one."""
    if len(lines) < _LEAST_LINES or median(len(line.text) for line in lines) < _LEAST_CHARACTERS:
        return False
    size = median(line.size for line in lines)
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    left, right = lefts[len(lefts) // 10], rights[len(rights) * 9 // 10]
    begin = sum(line.left < left + size for line in lines)
    end = sum(line.right > right - max(_RAGGED * (right - left), 2.2 * size) for line in lines)
    return min(begin, end) >= _FULL * len(lines)
