"""The tree of headings: list marks glued to their text or on a line of their own, and short lines without a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policy_text.records import BlockKind, Section
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line
from policy_text.structure.marks import Mark, read_mark

__all__ = ["Heading", "build_sections", "find_headings", "is_table_row"]

_LONGEST_TITLE = 60
_FIRST_SENTENCE = re.compile(r"[^。；;！？]{1,60}?(?=[。；;！？]|$)")
_FIRST_CLAUSE = re.compile(r"[^，,：:。；;！？]{2,60}")
_ORDINAL = re.compile(r"(?:(?<=^)|(?<=[。；;：:，,]))(?P<number>[一二三四五六七八九十]{1,2})是(?=[一-鿿“‘《])")
_COLUMNS = re.compile(r"[^\s][ \u3000]{2,}[^\s]")
_RANK_ABOVE, _RANK_LEAF = 3, 10


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading before it is hung into the tree."""

    line: int
    start: int
    title_start: int
    title_end: int
    mark: Mark | None
    rank: int


def is_table_row(line: Line) -> bool:
    """Whether the line is a row of figures: cells parted by tabs or by runs of spaces.

    >>> from policy_text.structure.lines import find_lines
    >>> from policy_text.records import Document
    >>> [is_table_row(line) for line in find_lines(Document("", "粮食\\t650.0\\t17.3\\n全县粮食总产量650万吨。"))]
    [True, False]
    """
    if line.kind is BlockKind.TABLE:
        return True
    if line.size > 300 or "。" in line.text:
        return False
    return "\t" in line.text or len(_COLUMNS.findall(line.text)) >= 2


def _title_span(line: Line, offset: int) -> tuple[int, int]:
    """Where the heading stands in the line: up to its first stop, or its first clause where the sentence is long."""
    text = line.text
    found = _FIRST_SENTENCE.match(text, offset) or _FIRST_CLAUSE.match(text, offset)
    end = found.end() if found else min(len(text), offset + _LONGEST_TITLE)
    return line.start + offset, line.start + end


def _marked(lines: Sequence[Line], at: int, mark: Mark) -> Heading:
    start, end = _title_span(lines[at], mark.end)
    return Heading(at, lines[at].start, start, end, mark, mark.rank)


def _is_bare_heading(lines: Sequence[Line], kinds: Sequence[LineKind], at: int, stop: int) -> bool:
    """A short line without a stop, right above text or a mark; captions stand below their text, tables hold figures."""
    line = lines[at]
    if line.size > 40 or line.size < 2 or line.tail[-1] in "。；;，,、！!？?：:”）)" or line.kind is BlockKind.TABLE:
        return False
    if is_table_row(line) or is_date_line(line.text) or at + 1 >= stop or kinds[at + 1] is not LineKind.TEXT:
        return False
    following = lines[at + 1]
    return following.size > line.size and (following.size > 40 or read_mark(following.text) is not None)


def _inline_ordinals(text: str, line: Line, at: int) -> list[Heading]:
    """一是……二是…… inside a paragraph: counted from 一 without a gap."""
    headings: list[Heading] = []
    for found in _ORDINAL.finditer(text, line.start, line.end):
        mark = read_mark(found[0] + "的")
        if mark is None or mark.number != len(headings) + 1:
            continue
        title = _FIRST_SENTENCE.match(text, found.end(), min(line.end, found.end() + 61)) or _FIRST_CLAUSE.match(
            text, found.end(), line.end
        )
        end = title.end() if title else min(line.end, found.end() + _LONGEST_TITLE)
        headings.append(Heading(at, found.start(), found.end(), end, mark, mark.rank))
    return headings if len(headings) > 1 else []


def find_headings(
    text: str, lines: Sequence[Line], kinds: Sequence[LineKind], *, first: int, stop: int
) -> list[Heading]:
    """All headings of the lines from ``first`` to before ``stop``, in order."""
    headings: list[Heading] = []
    for at in range(first, stop):
        line = lines[at]
        if kinds[at] is not LineKind.TEXT or is_table_row(line):
            continue
        mark = read_mark(line.text)
        if mark is not None and mark.kind != "ordinal":
            headings.append(_marked(lines, at, mark))
        elif mark is None and (line.kind is BlockKind.HEADING or _is_bare_heading(lines, kinds, at, stop)):
            headings.append(Heading(at, line.start, line.start, line.end, None, _RANK_LEAF))
        if line.size > _FIRST_LONG:
            headings += _inline_ordinals(text, line, at)
    return _rank_bare(headings)


_FIRST_LONG = 30


def _rank_bare(headings: list[Heading]) -> list[Heading]:
    """A heading without a mark governs the marks below it where they begin to count anew, else it is a leaf."""
    ranked = []
    for index, heading in enumerate(headings):
        following = headings[index + 1].mark if index + 1 < len(headings) else None
        opens = following is not None and following.number == 1 and following.kind != "ordinal"
        ranked.append(replace(heading, rank=_RANK_ABOVE) if heading.mark is None and opens else heading)
    return ranked


def build_sections(headings: Sequence[Heading], text: str, *, end: int) -> tuple[Section, ...]:
    """Hang the headings into a tree; each section reaches to the next heading that is not below it."""
    sections: list[Section] = []
    open_: list[tuple[int, int]] = []
    for heading in headings:
        while open_ and open_[-1][0] >= heading.rank:
            _close(sections, open_.pop()[1], text, heading.start)
        parent = open_[-1][1] if open_ else None
        level = sections[parent].level + 1 if parent is not None else 1
        mark = heading.mark.text if heading.mark else ""
        title = text[heading.title_start : heading.title_end].strip()
        span = (heading.title_start, heading.title_end)
        sections.append(Section(heading.start, end, level, mark, title, *span, parent))
        open_.append((heading.rank, len(sections) - 1))
    return tuple(sections)


def _close(sections: list[Section], index: int, text: str, end: int) -> None:
    start = sections[index].start
    while end > start and text[end - 1].isspace():
        end -= 1
    sections[index] = replace(sections[index], end=end)
