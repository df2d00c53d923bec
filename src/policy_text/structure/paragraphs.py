"""Paragraphs of the body: running text without headings, rows and furniture; lines that a page broke are joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from policy_text.records import Case, Paragraph, Section
from policy_text.structure.body import is_salutation
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line, is_table_row
from policy_text.structure.marks import read_mark

__all__ = ["find_paragraphs", "is_wrapped"]

_STOPS = "。！？；!?;：:"
_CLOSERS = "”’」』）)】"
_SHORTEST = 10


def _is_stopped(line: Line) -> bool:
    tail = line.tail.rstrip(_CLOSERS) or line.tail
    return tail[-1] in _STOPS or line.tail[-1] in _STOPS


def is_wrapped(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether the lines were broken at a page's width: many of nearly one length end in the middle of a sentence."""
    texts = [line for line, kind in zip(lines, kinds, strict=True) if kind is LineKind.TEXT and line.size >= 15]
    if len(texts) < 6:
        return False
    width = sorted(line.size for line in texts)[int(0.9 * len(texts))]
    broken = [line for line in texts if not _is_stopped(line) and line.size >= 0.6 * width]
    return width <= 60 and len(broken) >= 0.4 * len(texts)


def _is_running(line: Line, kind: LineKind, headings: frozenset[int], at: int) -> bool:
    if kind is not LineKind.TEXT or is_table_row(line) or is_date_line(line.text) or is_salutation(line):
        return False
    if at in headings:
        return line.size > 60 or "。" in line.text
    return line.size >= _SHORTEST and (_is_stopped(line) or line.size >= 40)


def find_paragraphs(
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    span: tuple[int, int],
    heading_lines: frozenset[int],
    sections: Sequence[Section],
    cases: Sequence[Case],
) -> tuple[Paragraph, ...]:
    """The paragraphs of the lines from ``span[0]`` to before ``span[1]``, with deepest section and case."""
    first, stop = span
    if is_wrapped(lines[first:stop], kinds[first:stop]):
        spans = _joined_spans(lines, kinds, first, stop, heading_lines)
    else:
        spans = [
            (lines[at].start, lines[at].end)
            for at in range(first, stop)
            if _is_running(lines[at], kinds[at], heading_lines, at)
        ]
    section_starts = [section.start for section in sections]
    case_starts = [case.start for case in cases]
    return tuple(
        Paragraph(start, end, _holder(sections, section_starts, start), _holder(cases, case_starts, start))
        for start, end in spans
    )


def _joined_spans(
    lines: Sequence[Line], kinds: Sequence[LineKind], first: int, stop: int, heading_lines: frozenset[int]
) -> list[tuple[int, int]]:
    """Paragraphs over several lines: one ends with a stop, a mark on the next line, or furniture."""
    spans: list[tuple[int, int]] = []
    begin: int | None = None
    for at in range(first, stop):
        line = lines[at]
        breaks = kinds[at] is not LineKind.TEXT or is_table_row(line) or is_salutation(line)
        marked = read_mark(line.text) is not None
        if begin is not None and (breaks or marked or _ends_before(lines, at, heading_lines)):
            spans.append((begin, lines[at - 1].end))
            begin = None
        if not breaks and begin is None and not (at in heading_lines and _stands_alone(line)):
            begin = line.start
    if begin is not None:
        spans.append((begin, lines[stop - 1].end))
    return [(start, end) for start, end in spans if end - start >= _SHORTEST]


def _ends_before(lines: Sequence[Line], at: int, heading_lines: frozenset[int]) -> bool:
    """Whether the line above ended its paragraph: a stop well before the margin, or a heading follows."""
    above = lines[at - 1]
    ended = _is_stopped(above) and above.tail[-1] != "；"
    return at in heading_lines or (ended and (lines[at].indented or above.size < 0.8 * max(lines[at].size, 30)))


def _stands_alone(line: Line) -> bool:
    return line.size < 30 and not _is_stopped(line)


def _holder(holders: Sequence[Section] | Sequence[Case], starts: Sequence[int], offset: int) -> int | None:
    """The last holder that begins at or before the offset and reaches over it, outer ones included."""
    index: int | None = bisect_right(starts, offset) - 1
    while index is not None and index >= 0:
        holder = holders[index]
        if offset < holder.end:
            return index
        index = holder.parent if isinstance(holder, Section) else None
    return None
