"""Rows of a PDF table that no line sets apart: its columns are ruled, and one cell holds all the figures of a column.

Budgets and tables of debts are often drawn so. A figure does not go on on the next line, hence a cell of nothing but
figures has as many rows as lines, if each of them stands beside a label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from policy_text.load.pdf_tables import PdfCell
from policy_text.load.pdf_text import PdfLine

__all__ = ["part_rows"]

_FIGURE = re.compile(r"[-－—–+▲(（]?[\d,，.．]*\d[\d,，.．]*\s*[%％‰)）]?|[-－—–…]+")

_MARK = re.compile(r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|其中")
"""How a label begins that is no second line of the one above."""

_LEAST = 3
"""Rows with a figure; two lines may as well be a figure and what is said of it."""


def part_rows(cells: Sequence[PdfCell]) -> list[PdfCell]:
    """The cells of a table by row and column; a row whose figures stand under one another becomes as many rows."""
    spanned = {row for cell in cells if cell.row_span > 1 for row in range(cell.row, cell.row + cell.row_span)}
    parted: list[PdfCell] = []
    more = 0
    for row, group in groupby(cells, key=lambda cell: cell.row):
        own = list(group)
        bounds = [] if row in spanned else _find_bounds(own)
        for number in range(len(bounds) + 1):
            parted += [_cut(cell, bounds, number, row + more) for cell in own]
        more += len(bounds)
    return parted


def _cut(cell: PdfCell, bounds: Sequence[float], number: int, first: int) -> PdfCell:
    """The part of a cell between two bounds."""
    if not bounds:
        return replace(cell, row=first)
    left, top, right, bottom = cell.box
    edges = (top, *bounds, bottom)
    lines = [line for line in cell.lines if bisect_right(bounds, _middle(line)) == number]
    return replace(cell, lines=lines, row=first + number, box=(left, edges[number], right, edges[number + 1]))


def _find_bounds(cells: Sequence[PdfCell]) -> list[float]:
    """The heights between the rows that stand in one row of cells; none where it is one row."""
    columns = [cell for cell in cells if _is_figures(cell)]
    label, *others = [cell for cell in cells if cell.lines and not _is_figures(cell)] or [cells[0]]
    if not label.lines or max((len(cell.lines) for cell in columns), default=0) < 2:
        return []
    labels = _join_labels(label)
    bounds = [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(labels)]
    is_whole = all(
        len({bisect_right(bounds, _middle(line)) for line in part}) == 1
        for cell in others
        for part in _join_labels(cell)
    )
    is_word = any(len(line.text.strip()) > 1 for line in label.lines)  # else one that is set from top to bottom
    return (
        bounds if is_word and is_whole and bounds == sorted(bounds) and _stand_beside(columns, labels, bounds) else []
    )


def _is_figures(cell: PdfCell) -> bool:
    """Whether a cell holds nothing but figures, one a line; one that fills its line goes on on the next."""
    fills = any(line.right - line.left > cell.box[2] - cell.box[0] - 2 * line.size for line in cell.lines[:-1])
    return bool(cell.lines) and not fills and all(_FIGURE.fullmatch(line.text.strip()) for line in cell.lines)


def _join_labels(cell: PdfCell) -> list[list[PdfLine]]:
    """The lines of a cell, those of one text together: it goes on where its line is full."""
    labels: list[list[PdfLine]] = []
    for line in cell.lines:
        last = labels[-1][-1] if labels else None
        if last is not None and last.right > cell.box[2] - 1.5 * last.size and not _MARK.match(line.text.strip()):
            labels[-1].append(line)
        else:
            labels.append([line])
    return labels


def _stand_beside(columns: Sequence[PdfCell], labels: Sequence[Sequence[PdfLine]], bounds: Sequence[float]) -> bool:
    """Whether each figure has a label of its own at its height, and enough labels have a figure."""
    filled: set[int] = set()
    for cell in columns:
        numbers = [bisect_right(bounds, _middle(line)) for line in cell.lines]
        beside = all(_is_level(line, labels[number]) for line, number in zip(cell.lines, numbers, strict=True))
        if not beside or len(set(numbers)) < len(numbers):
            return False
        filled.update(numbers)
    return len(filled) >= _LEAST


def _is_level(line: PdfLine, label: Sequence[PdfLine]) -> bool:
    return label[0].top - line.size / 2 < _middle(line) < label[-1].bottom + line.size / 2


def _middle(line: PdfLine) -> float:
    return (line.top + line.bottom) / 2
