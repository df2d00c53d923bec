"""Tables without ruling lines: figures in columns that stand under one another, row after row.

Only columns of figures make such a table. Text set in columns, a signature beside its date, a list with tabs stand
side by side too, and are no tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policy_text.load.pdf_tables import PdfCell, PdfTable, place_tables
from policy_text.load.pdf_text import PdfLine

__all__ = ["find_unruled_tables", "part_line"]

_GAP = 1.5
"""Widths of a character between two columns."""

_LEAST_ROWS = 3
_MOST_LINES = 2000
"""Lines of a page; a newspaper has 800."""

_FIGURE = re.compile(r"[-－—–]?[\d,，.．]+\s*(?:%|％|‰|[\u4e00-\u9fff]{1,2})?|[-－—–…]+")
"""What a cell of figures holds: a number with a unit at most, or a dash."""


def find_unruled_tables(lines: Sequence[PdfLine]) -> list[PdfLine | PdfTable]:
    """The lines of a page, with those that make a table of figures put into one."""
    if not _LEAST_ROWS <= len(lines) <= _MOST_LINES:
        return list(lines)
    rows = _rows_of(lines)
    tables: list[PdfTable] = []
    taken: set[int] = set()
    at = 0
    while at < len(rows):
        end = _run_end(rows, at)
        table = _make_table(rows[at:end]) if end - at >= _LEAST_ROWS else None
        if table is not None:
            taken.update(id(line) for row in rows[at:end] for _, line in row)
            tables.append(table)
            at = end
        else:
            at += 1
    return place_tables([line for line in lines if id(line) not in taken], tables)


Piece = tuple[PdfLine, PdfLine]
"""A part of a line between wide gaps, and the line that it is of."""


def _rows_of(lines: Sequence[PdfLine]) -> list[list[Piece]]:
    """Pieces that stand on one height, from left to right; rows from top to bottom."""
    rows: list[list[Piece]] = []
    for line in sorted(lines, key=lambda line: (line.top + line.bottom) / 2):
        pieces = [(piece, line) for piece in split_at_gaps(line)]
        last = rows[-1][0][0] if rows else None
        middle = (line.top + line.bottom) / 2
        if last is not None and last.top < middle < last.bottom:
            rows[-1] += pieces
        else:
            rows.append(pieces)
    for row in rows:
        row.sort(key=lambda piece: piece[0].left)
    return rows


def split_at_gaps(line: PdfLine) -> list[PdfLine]:
    """The parts of a line that wide gaps set apart."""
    drawn = [index for index, char in enumerate(line.text) if not char.isspace()]
    size = line.size
    pieces: list[PdfLine] = []
    begin = drawn[0]
    for index, after in pairwise(drawn):
        if line.boxes[after][0] - line.boxes[index][2] > _GAP * size:
            pieces.append(part_line(line, begin, index + 1))
            begin = after
    return [*pieces, part_line(line, begin, drawn[-1] + 1)]


def part_line(line: PdfLine, begin: int, end: int) -> PdfLine:
    """The characters of a line between two places as a line of their own."""
    return PdfLine(line.text[begin:end], line.boxes[begin:end], line.page, line.number, line.confidence)


def _run_end(rows: Sequence[Sequence[Piece]], start: int) -> int:
    """The index after the last row that has the columns of the first one."""
    if len(rows[start]) < 2:
        return start
    end = start + 1
    while end < len(rows) and _aligned(rows[end - 1], rows[end]):
        end += 1
    return end


def _aligned(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether two rows have as many pieces, each under the other, and no blank lines between."""
    if len(above) != len(below):
        return False
    if below[0][0].top - above[0][0].bottom > 2.5 * below[0][0].size:
        return False
    return all(a.left < b.right and b.left < a.right for (a, _), (b, _) in zip(above, below, strict=True))


def _make_table(rows: Sequence[Sequence[Piece]]) -> PdfTable | None:
    """A table, if one of its columns holds figures."""
    count = len(rows[0])
    figures = [sum(_FIGURE.fullmatch(row[column][0].text) is not None for row in rows) for column in range(count)]
    if max(figures) < 0.6 * len(rows):
        return None
    bounds = [
        (min(row[column][0].left for row in rows), max(row[column][0].right for row in rows)) for column in range(count)
    ]
    if any(one[1] > other[0] for one, other in pairwise(bounds)):
        return None
    cells = [
        PdfCell([piece], row_number, column, 1, 1, piece.box, piece.page)
        for row_number, row in enumerate(rows)
        for column, (piece, _) in enumerate(row)
    ]
    top, bottom = rows[0][0][0].top, max(piece.bottom for piece, _ in rows[-1])
    columns = (*(left for left, _ in bounds), bounds[-1][1])
    return PdfTable(cells, columns, cells[0].page, (columns[0], top, columns[-1], bottom))
