"""Tables of a page: which are tables of data rather than of layout, and what their cells hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Any

from policy_text.errors import LoadError
from policy_text.load.html_nodes import Nodes, child_steps
from policy_text.load.limits import MAX_CELLS
from policy_text.load.line_joining import collapse_blanks, join_lines
from policy_text.load.text_builder import CellText
from policy_text.records import Place

__all__ = ["check_spans", "is_data_table", "read_table", "read_text"]

_MAX_SPAN = 1000
"""What a cell may span at most, as browsers have it; ``rowspan=65534`` is a trick, not a table."""

_LAYOUT_CELL = 400
"""Characters. A cell that is longer and holds most of the table is the page's text in a frame."""

_CELLS = ("td", "th")
_SKIPPED = frozenset(("script", "style", "noscript", "template"))


def check_spans(root: Any, source: str) -> None:
    """Raise where the cells of a page's tables span more places than tables have, as far as their rows go."""
    covered = 0
    for table in root.iter("table"):
        rows = list(table.iter("tr"))
        for number, row in enumerate(rows):
            for cell in _cells(row):
                covered += min(_span(cell, "rowspan"), len(rows) - number) * _span(cell, "colspan")
        if covered > MAX_CELLS:
            raise LoadError(source, f"has tables whose cells span more than {MAX_CELLS:,} places; split it")


def is_data_table(table: Any) -> bool:
    """Whether rows and columns mean something: more than one cell, no table inside, no cell that is the whole page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [_cells(row) for row in table.iter("tr")]
    if sum(map(len, rows)) < 2 or max(map(len, rows)) < 2:
        return False
    lengths = [len("".join(cell.itertext())) for cells in rows for cell in cells]
    longest = max(lengths)
    return longest <= _LAYOUT_CELL or longest < 0.6 * sum(lengths)


def read_table(table: Any, nodes: Nodes, *, hidden: frozenset[Any] = frozenset()) -> list[CellText]:
    """The cells with their row and column in the grid that spans make; without what is in ``hidden``.

    A span ends with the table: below its last row there is nothing, and a column in which no cell begins is none.
    """
    found: list[CellText] = []
    open_spans: dict[int, int] = {}  # column: rows that a cell above still covers
    all_rows = list(table.iter("tr"))
    for row_number, row in enumerate(all_rows):
        column = 0
        covered = {c: n - 1 for c, n in open_spans.items() if n > 1}
        for cell, step in child_steps(row):
            if cell.tag not in _CELLS or cell in hidden or row in hidden:
                continue
            while open_spans.get(column, 0) > 0:
                column += 1
            rows, columns = min(_span(cell, "rowspan"), len(all_rows) - row_number), _span(cell, "colspan")
            place = Place(node=f"{nodes.of(row)}/{step}")
            found.append(CellText(read_text(cell, hidden), row_number, column, rows, columns, place))
            if rows > 1:
                covered.update(dict.fromkeys(range(column, column + columns), rows - 1))
            column += columns
        open_spans = covered
    return _without_empty_columns(found)


def _without_empty_columns(cells: list[CellText]) -> list[CellText]:
    begun = sorted({cell.column for cell in cells})
    if not begun or begun[-1] == len(begun) - 1 == max(cell.column + cell.column_span for cell in cells) - 1:
        return cells
    return [
        replace(cell, column=(at := bisect_left(begun, cell.column)), column_span=bisect_left(begun, _end(cell)) - at)
        for cell in cells
    ]


def _end(cell: CellText) -> int:
    return cell.column + cell.column_span


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in _CELLS]


def _span(cell: Any, name: str) -> int:
    digits = re.match(r"\s*(\d{1,4})", cell.get(name) or "")
    return min(max(int(digits[1]), 1), _MAX_SPAN) if digits else 1


_CELL_BLOCKS = frozenset(("p", "div", "br", "li", "ul", "ol", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"))


def read_text(holder: Any, hidden: frozenset[Any]) -> str:
    """The text of a cell or a caption on one line, without what is in ``hidden``."""
    from lxml import etree

    lines = [""]
    walker = etree.iterwalk(holder, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            if element.tag in _CELL_BLOCKS:
                lines.append("")
            if element.tag in _SKIPPED or element in hidden:
                walker.skip_subtree()
            else:
                lines[-1] += element.text or ""
            continue
        if event == "end" and element.tag in _CELL_BLOCKS:
            lines.append("")
        if element is not holder:
            lines[-1] += element.tail or ""
    return join_lines([collapse_blanks(line).replace("\t", " ") for line in lines])
