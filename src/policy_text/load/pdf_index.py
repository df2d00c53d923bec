"""The index entry that some PDF files print over the document: 信息索引、生成日期、发文机构 as lines or as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.load.labelled_values import LabelledText, begins_with_label, find_labelled_values, is_index_table
from policy_text.load.pdf_tables import PdfTable
from policy_text.load.pdf_text import PdfLine
from policy_text.load.pdf_writer import join_cell

__all__ = ["IndexEntry", "find_index_entry"]

_WITHIN = 12
"""The entry begins within this many lines from the document's top; above it stands the site's name, if anything."""

_LEAST = 3
"""Labels that make an entry; a letter's head has one or two (日期：, 编号：)."""

_OFFICIAL = re.compile("索引|[编文字]号|信息名称|发[布文](?:机构|机关|单位|部门)")
"""One of these is in every entry; 时间、主题、来源 alone also stand over the report of a meeting."""

IndexEntry = tuple[int, tuple[tuple[str, str], ...]]
"""How many items at the document's top are the entry, and the pairs that it states."""


def find_index_entry(items: Sequence[PdfLine | PdfTable]) -> IndexEntry:
    """The entry at the top of a document; 0 and no pairs where there is none."""
    for at, item in enumerate(items[:_WITHIN]):
        if isinstance(item, PdfTable):
            cells = [join_cell(cell).text for cell in item.cells]
            if not is_index_table(cells):
                break
            texts = [LabelledText(cell, is_cell=True) for cell in cells]
            return at + 1, tuple(find_labelled_values(texts))
        if begins_with_label(item.text):
            return _read_lines(items, at)
    return 0, ()


def _read_lines(items: Sequence[PdfLine | PdfTable], first: int) -> IndexEntry:
    """Lines that begin with a label, with the hanging lines that go on after each."""
    texts: list[str] = []
    end = first
    margin = _left(items[first])
    for item in items[first:]:
        if not isinstance(item, PdfLine) or item.page != 1:
            break
        if begins_with_label(item.text):
            texts.append(item.text)
        elif item.left > margin + 2 * item.size and not _stands_apart(items[end - 1], item):
            texts[-1] += item.text
        else:
            break
        end += 1
    pairs = tuple(find_labelled_values(LabelledText(text) for text in texts))
    told = len(pairs) >= _LEAST and any(_OFFICIAL.search(label) for label, _ in pairs)
    return (end, pairs) if told else (0, ())


def _left(item: PdfLine | PdfTable) -> float:
    return item.left if isinstance(item, PdfLine) else item.box[0]


def _stands_apart(last: PdfLine | PdfTable, line: PdfLine) -> bool:
    """Another size or a wide gap: the document's title, not what goes on."""
    if not isinstance(last, PdfLine):
        return True
    return abs(line.size - last.size) > 0.1 * last.size or line.top - last.top > 2.2 * last.size
