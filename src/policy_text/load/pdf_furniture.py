"""What stands on a PDF's pages beside the text: running heads, page numbers, the head of a table set again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from policy_text.load.pdf_pages import PdfPage
from policy_text.load.pdf_tables import PdfCell, PdfTable
from policy_text.load.pdf_text import PdfLine, is_page_number, stands_at_edge

__all__ = ["find_page_furniture", "join_tables"]

_LONGEST = 60
"""Characters of a running head."""

_PRINTED_PAGE = re.compile(
    r"""(?:(?!.{0,60}(?:登录|访问|网址|网站|地址))[^。，：:]{0,60}\s)?https?://\S+
         (?:\s+\d{1,3}/\d{1,3})?                                                       # the title, its address and page
        |(?:第?\s*\d{1,3}\s*(?:of|/|页\s*[,，/]?\s*共)\s*\d{1,3}\s*页?\s*)?           # 1 of 7, 第1页 共2页
         (?:\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?|\d{1,2}/\d{1,2}/\d{2,4})[\s,，]*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?
        |\d{4}/\d{1,2}/\d{1,2}\s\d{1,2}:\d{2}\s[^。_|]{2,160}[_|][^。]{2,60}             # the hour and the title""",
    re.VERBOSE,
)
"""What a browser prints at a page's edge, and nothing else on the line: title and address, page and hour."""

_INSIDE, _LEAST_INSIDE = 0.2, 3
"""Share of a page's height in which numbers stand above a wide margin; pages on which they do, at least."""
_DIGITS, _DASHED = re.compile(r"\d+"), re.compile(r"[-—－–―─·•]+\s*\d{1,4}\s*[-—－–―─·•]+|第\s*\d{1,4}\s*页.*")

_SAME_COLUMNS = 6.0
"""Points by which the columns of a table may differ from one page to the next."""


def find_page_furniture(pages: Sequence[PdfPage]) -> set[int]:
    """The ``id`` of every line at an edge that is a page number or a browser's, or stands there on several pages.

    A table's title that is set again on every page is kept on the first one.
    """
    edges = [(line, key) for page in pages for line in page.lines if (key := _edge_key(line, page.height)) is not None]
    repeated = _count_repeated(edges)
    least = 2 if len(pages) < 5 else 3
    title = _title_of_table(pages[0]) if pages else None
    return _below_inner_numbers(pages) | {
        id(line)
        for line, key in edges
        if is_page_number(line.text)
        or _PRINTED_PAGE.fullmatch(line.text.strip())
        or (repeated[key] >= least and len(line.text) <= _LONGEST and line is not title)
    }


def _below_inner_numbers(pages: Sequence[PdfPage]) -> set[int]:
    """Page numbers between dashes that stand farther inside, as above a wide margin, and what stands below them.

    They count on with the pages, on half of those at least from the first to the last that bears one: only an annex
    may be set so.
    """
    found = [(page, line) for page in pages for line in page.lines if _is_inner_number(line, page.height)]
    offsets = Counter(int(_DIGITS.findall(line.text)[0]) - page.number for page, line in found)
    offset, times = offsets.most_common(1)[0] if offsets else (0, 0)
    counted = [(page, line) for page, line in found if int(_DIGITS.findall(line.text)[0]) - page.number == offset]
    if times < _LEAST_INSIDE or 2 * times < counted[-1][0].number - counted[0][0].number + 1:
        return set()
    return {id(below) for page, line in counted for below in page.lines if below.top >= line.top}


def _is_inner_number(line: PdfLine, height: float) -> bool:
    inside = (line.top + line.bottom) / 2 >= (1 - _INSIDE) * height and not stands_at_edge(line, height)
    return inside and is_page_number(line.text) and _DASHED.fullmatch(line.text.strip()) is not None


def _title_of_table(page: PdfPage) -> PdfLine | None:
    """The only line above the table that fills a page: spreadsheets print it on each of their pages."""
    if len(page.items) < 2 or not isinstance(page.items[1], PdfTable):
        return None
    line, table = page.items[0], page.items[1]
    held = sum(len(cell_line.text) for cell in table.cells for cell_line in cell.lines)
    below = sum(len(item.text) for item in page.items[2:] if isinstance(item, PdfLine))
    return line if isinstance(line, PdfLine) and held > below else None


Key = tuple[str, int]
"""The words of a line with digits masked, and its height on the page."""


def _count_repeated(edges: Sequence[tuple[PdfLine, Key]]) -> Counter[Key]:
    """How often each key stands somewhere; lines side by side that differ in their digits count as one."""
    most: dict[tuple[Key, int], int] = {}
    for (key, page, _), count in Counter((key, line.page, line.text) for line, key in edges).items():
        most[key, page] = max(most.get((key, page), 0), count)
    repeated: Counter[Key] = Counter()
    for (key, _), count in most.items():
        repeated[key] += count
    return repeated


def _edge_key(line: PdfLine, height: float) -> Key | None:
    """The line's words with digits masked, and its height on the page; None for lines inside the page."""
    if not stands_at_edge(line, height):
        return None
    return re.sub(r"\d+", "#", line.text), round((line.top + line.bottom) / 16)


def join_tables(items: Sequence[PdfLine | PdfTable]) -> tuple[list[PdfLine | PdfTable], list[PdfLine]]:
    """Join a table with what follows it on the next page, nothing between and columns the same.

    The head that is set again on each page is taken out and returned beside the joined items.
    """
    joined: list[PdfLine | PdfTable] = []
    heads: list[PdfLine] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, PdfTable) and isinstance(last, PdfTable) and _follows(last, item):
            again = _repeated_rows(last, item)
            heads += [line for cell in item.cells if cell.row < again for line in cell.lines]
            rows = last.rows - again
            last.cells += [replace(cell, row=cell.row + rows) for cell in item.cells if cell.row >= again]
        else:
            joined.append(item)
    return joined, heads


def _follows(table: PdfTable, other: PdfTable) -> bool:
    last_page = max((cell.page for cell in table.cells), default=table.page)
    if other.page != last_page + 1 or len(table.columns) != len(other.columns):
        return False
    return all(abs(a - b) <= _SAME_COLUMNS for a, b in zip(table.columns, other.columns, strict=True))


def _repeated_rows(table: PdfTable, other: PdfTable) -> int:
    """How many rows at the top of both are the same, if the first of them says anything."""
    count = 0
    while count < min(table.rows, other.rows):
        row = _row_texts(table.cells, count)
        if row != _row_texts(other.cells, count) or not any(row):
            break
        count += 1
    return count


def _row_texts(cells: Sequence[PdfCell], row: int) -> list[str]:
    return ["".join(line.text for line in cell.lines) for cell in cells if cell.row == row]
