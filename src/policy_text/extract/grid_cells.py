"""A table as rows of cells, wherever it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from policy_text.lexicon.numerals import fold_width

__all__ = ["Grid", "GridCell", "Row", "caption_above", "make_cell", "with_heading"]

_CAPTION_REACH = 160
"""How many characters before a table its title and 单位 line may take."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """The text of a cell, folded and stripped, with its place in the document."""

    text: str
    start: int
    end: int


Row = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of cells; merged cells stand in every place that they cover."""

    start: int
    end: int
    rows: tuple[Row, ...]
    caption: str
    """The lines right above the table, where titles and 单位：万元 stand."""
    heading: str = ""
    """The document's title and what else stands right above the table before the body begins: it may say the unit."""


def make_cell(text: str, start: int, end: int) -> GridCell:
    """The cell of ``text[start:end]``."""
    raw = text[start:end]
    begin = start + len(raw) - len(raw.lstrip())
    return GridCell(fold_width(raw.strip()), begin, begin + len(raw.strip()))


def caption_above(text: str, start: int, floor: int) -> str:
    """The lines right above ``start``, folded."""
    above = text[max(floor, start - _CAPTION_REACH) : start].rstrip("\r\n")
    return fold_width("\n".join(above.split("\n")[-3:]))


def with_heading(grid: Grid, text: str, title: str) -> Grid:
    """The grid with the title of its document, and the lines right above it that stand before the body."""
    before = caption_above(text, grid.start, 0).removesuffix(grid.caption)
    return replace(grid, heading=f"{fold_width(title)}\n{before}")
