"""The tree of headings: list marks glued to their text or on a line of their own, and short lines without a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from policy_text.records import BlockKind, Section
from policy_text.structure.bare_headings import (
    NOT_HEADING_ENDS,
    find_refrains,
    is_bare_heading,
    lead_above,
)
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.furniture import LineKind, is_byline
from policy_text.structure.lines import Line, is_table_row
from policy_text.structure.marks import Mark, read_mark
from policy_text.structure.regions import (
    is_place_name,
)
from policy_text.structure.title_words import is_organ

__all__ = [
    "Heading",
    "build_sections",
    "find_headings",
    "without_captions",
]

_LONGEST_TITLE = 60
_LONG_LINE = 30
_FIRST_SENTENCE = re.compile(r"[^。；;！？]{1,60}?(?=[。；;！？]|$)")
_FIRST_CLAUSE = re.compile(r"[^，,：:。；;！？]{2,60}")
_ORDINAL = re.compile(r"(?<![一-鿿A-Za-z0-9“‘《（(])(?P<number>[一二三四五六七八九十]{1,2})是(?=[一-鿿“‘《])")
_ANNEXES = re.compile(r"附[件表录][ \u00a0\u3000]*[:：][ \u00a0\u3000]*(?P<item>[^\s]?)")
_ANNEX_ITEM = re.compile(r"[0-9０-９]{1,2}[ ]?[.．、]")
_CONTENTS = re.compile(
    r"(?:(?:\.{3,}+|…++|·{3,}+|．{3,}+|\t)[ \u3000]*+|(?<![ \u3000])[ \u3000]{4,}+)\d{1,4}[ \u3000]*+$"
)
_PART = re.compile(
    r"做法|成效|情况|举措|问题|打算|经验|背景|概况|任务|目标|要求|措施|安排|附件|方案|办法|计划|总结|报告|意见|细则|内容|实事|事项|篇$|部分$"
)
"""Words in the names of parts that hold a count of their own."""
_LONGEST_NAME = 4
"""Characters of a person's name, as below a text that somebody signed."""
_FEWEST_LABELS = 2
_FEWEST_KICKERS, _KICKER_SHARE, _LONGEST_KICKER = 3, 0.75, 30
_RANK_OPEN, _RANK_LEAF = 3.0, 20.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading before it is hung into the tree."""

    line: int
    start: int
    title_start: int
    title_end: int
    mark: Mark | None
    rank: float
    kind: str
    level: int = 0
    """The level that the format itself gives."""


def _title_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a heading stands: up to its first stop, or its first clause where the sentence is long."""
    stop = min(end, start + _LONGEST_TITLE + 1)
    found = _FIRST_SENTENCE.match(text, start, stop)
    if found is None or (found.end() == stop and stop < end):
        found = _FIRST_CLAUSE.match(text, start, stop) or found
    return start, found.end() if found else min(end, start + _LONGEST_TITLE)


def _marked(text: str, lines: Sequence[Line], kinds: Sequence[LineKind], at: int, mark: Mark, *, stop: int) -> Heading:
    """A marked heading; a mark alone on its line (第一章, 案例二) takes the next line for its title."""
    line = lines[at]
    start, end = line.start + mark.end, line.end
    if start >= end and at + 1 < stop and kinds[at + 1] is LineKind.TEXT and read_mark(lines[at + 1].text) is None:
        start, end = lines[at + 1].start, lines[at + 1].end
    title_start, title_end = _title_span(text, start, end)
    return Heading(at, line.start, title_start, title_end, mark, float(mark.rank), mark.kind, line.level)


def _inline_ordinals(text: str, line: Line, at: int) -> list[Heading]:
    """一是……二是…… inside a paragraph: counted from 一 without a gap."""
    headings: list[Heading] = []
    for found in _ORDINAL.finditer(text, line.start, line.end):
        mark = read_mark(f"{found[0]}的")
        if mark is None or mark.number != len(headings) + 1:
            continue
        title_start, title_end = _title_span(text, found.end(), line.end)
        headings.append(Heading(at, found.start(), title_start, title_end, mark, float(mark.rank), mark.kind))
    return headings if len(headings) > 1 else []


def _annex_list(lines: Sequence[Line], first: int, stop: int) -> set[int]:
    """The lines of a list of annexes (附件：1.… / 2.…): their numbers head nothing in this paper."""
    listed: set[int] = set()
    for at in range(first, stop):
        line = lines[at]
        begun = _ANNEXES.match(line.text)
        is_item = line.size < _LONGEST_TITLE and _ANNEX_ITEM.match(line.text) is not None
        leads_list = at + 1 < stop and _ANNEX_ITEM.match(lines[at + 1].text) is not None
        if (begun is not None and (begun["item"] or leads_list)) or (is_item and at - 1 in listed):
            listed.add(at)
    return listed


def find_headings(
    text: str, lines: Sequence[Line], kinds: Sequence[LineKind], *, first: int, stop: int
) -> list[Heading]:
    """All headings of the lines from ``first`` to before ``stop``, in order."""
    headings: list[Heading] = []
    annexed = _annex_list(lines, first, stop)
    refrains = find_refrains(line.text for line in lines[first:stop])
    labels = _label_comes_back(lines[first:stop])
    for at in range(first, stop):
        line = lines[at]
        is_title_of_last = bool(headings) and headings[-1].title_start == line.start
        if kinds[at] is not LineKind.TEXT or at in annexed or is_title_of_last:
            continue
        if is_table_row(line) or _CONTENTS.search(line.text):
            continue
        ordinals = _inline_ordinals(text, line, at) if line.size > _LONG_LINE else []
        mark = read_mark(line.text, labels=labels)
        if mark is None:
            headings += _unmarked(lines, kinds, at, stop, refrains)
        elif mark.kind != "ordinal" or not ordinals:
            headings.append(_marked(text, lines, kinds, at, mark, stop=stop))
        headings += ordinals
    return _rank_bare(_with_kickers(headings, lines, kinds, first))


def _label_comes_back(lines: Sequence[Line]) -> bool:
    """Whether several lines begin with 案例：, each another case; a lone one is a kicker or an example."""
    marks = (read_mark(line.text, labels=True) for line in lines)
    return sum(1 for mark in marks if mark is not None and mark.kind == "labelled") >= _FEWEST_LABELS


def _with_kickers(
    headings: list[Heading], lines: Sequence[Line], kinds: Sequence[LineKind], first: int
) -> list[Heading]:
    """Headings of two lines each from their upper one on, as newspapers set who or where above what they tell.

    Nearly all unmarked headings must have such a line, right below the text of the part before.
    """
    leaves = [heading for heading in headings if heading.kind == "leaf"]
    kickers = {heading.line: heading.line - 1 for heading in leaves if _has_kicker(lines, kinds, heading, first)}
    if len(kickers) < _FEWEST_KICKERS or len(kickers) < _KICKER_SHARE * len(leaves):
        return headings
    return [
        replace(heading, start=lines[kickers[heading.line]].start, title_start=lines[kickers[heading.line]].start)
        if heading.line in kickers and heading.kind == "leaf"
        else heading
        for heading in headings
        if heading.line not in kickers.values()
    ]


def _has_kicker(lines: Sequence[Line], kinds: Sequence[LineKind], heading: Heading, first: int) -> bool:
    at = heading.line - 1
    if at < max(first - 1, 0) or heading.start != lines[heading.line].start or kinds[at] is not LineKind.TEXT:
        return False
    above = lines[at]
    is_short = 2 <= above.size <= _LONGEST_KICKER and above.tail[-1] not in NOT_HEADING_ENDS
    is_signature = is_organ(above.text) or (len(above.text) <= _LONGEST_NAME and not is_place_name(above.text))
    is_free = not is_byline(above) and read_mark(above.text) is None and not is_date_line(above.text)
    is_free = is_free and not is_signature
    is_below_text = at == 0 or kinds[at - 1] is not LineKind.TEXT or lines[at - 1].tail[-1] in "。”！？）"
    return is_short and is_free and is_below_text


def without_captions(headings: Sequence[Heading], text: str, *, kept: frozenset[int] = frozenset()) -> list[Heading]:
    """Short lines that only look like headings left out: what stands under a picture, alone amid a marked section.

    Unmarked headings below a marked one begin with its first line, or there are several of them. A lone line above the
    only count of a document governs it if it names a part (主要做法). Headings at the offsets ``kept`` are sure.
    """
    openers = [heading for heading in headings if heading.kind == "bare"]
    lone = openers[0] if len(openers) == 1 else None
    found: list[Heading] = []
    marked: Heading | None = None
    for index, heading in enumerate(headings):
        if heading.mark is not None and heading.kind != "ordinal":
            marked = heading
        near = [*headings[max(0, index - 1) : index], *headings[index + 1 : index + 2]]
        is_alone = heading.kind == "leaf" and not any(other.kind == "leaf" for other in near)
        is_amid = marked is not None and heading.line > marked.line + 1
        is_caption = heading is lone and _PART.search(text, heading.title_start, heading.title_end) is None
        if heading.start in kept or not ((is_alone and is_amid) or is_caption):
            found.append(heading)
    return found


def _unmarked(
    lines: Sequence[Line], kinds: Sequence[LineKind], at: int, stop: int, refrains: frozenset[str]
) -> list[Heading]:
    """A line without a mark as a heading, where the format or its neighbours say that it is one."""
    line = lines[at]
    if line.level:
        rank = _RANK_OPEN + line.level / 10
        return [Heading(at, line.start, line.start, line.end, None, rank, f"h{line.level}", line.level)]
    if line.kind is BlockKind.HEADING or is_bare_heading(lines, kinds, at, stop, refrains):
        start = lead_above(lines, kinds, at).start
        return [Heading(at, start, start, line.end, None, _RANK_LEAF, "leaf")]
    return []


def _rank_bare(headings: list[Heading]) -> list[Heading]:
    """A heading without a mark governs the marks below it where they begin to count anew, else it is a leaf."""
    ranked = []
    for index, heading in enumerate(headings):
        following = headings[index + 1].mark if index + 1 < len(headings) else None
        opens = following is not None and following.number == 1 and following.kind != "ordinal"
        if heading.kind == "leaf" and opens:
            ranked.append(replace(heading, rank=_RANK_OPEN, kind="bare"))
        else:
            ranked.append(heading)
    return ranked


def _counts_on(headings: Sequence[Heading]) -> list[bool]:
    """For each heading whether the next one of its kind has the next number: its list is not at an end."""
    result = [False] * len(headings)
    ahead: dict[str, int | None] = {}
    for index in range(len(headings) - 1, -1, -1):
        mark = headings[index].mark
        number = mark.number if mark else None
        following = ahead.get(headings[index].kind)
        result[index] = number is not None and following == number + 1
        ahead[headings[index].kind] = number
    return result


def build_sections(headings: Sequence[Heading], text: str, *, end: int) -> tuple[Section, ...]:
    """Hang the headings into a tree; each section reaches to the next heading that is not below it.

    A form of mark belongs below the forms that official papers put above it, and below any form that has been left
    in the middle of its count (1. … 一、… 二、… 2. …).
    """
    ends = [end] * len(headings)
    parents: list[int | None] = []
    open_: list[_Open] = []
    counts_on = _counts_on(headings)
    below: dict[str, str] = {}
    for index, heading in enumerate(headings):
        rank = _rank_in_context(heading, open_, counts_on, below)
        before = _end_before(text, heading.start) if open_ and open_[-1].rank >= rank else 0
        while open_ and open_[-1].rank >= rank:
            ends[open_.pop().number] = before
        parents.append(open_[-1].number if open_ else None)
        open_.append(_Open(rank, heading.kind, index, heading.level))
    levels: list[int] = []
    for parent in parents:
        levels.append(1 if parent is None else levels[parent] + 1)
    return tuple(
        _section(text, heading, max(stop, heading.title_end), level, parent)
        for heading, stop, level, parent in zip(headings, ends, levels, parents, strict=True)
    )


class _Open(NamedTuple):
    """A section that has begun and not ended."""

    rank: float
    kind: str
    number: int
    """Index into the headings."""
    level: int


def _rank_in_context(
    heading: Heading, open_: Sequence[_Open], counts_on: Sequence[bool], below: dict[str, str]
) -> float:
    """The heading's rank among the open sections; ``below`` keeps which form this document has hung below which."""
    for section in open_:
        if section.kind == heading.kind:
            return section.rank
    holders = [section.rank for section in open_ if 0 < section.level < heading.level]
    if holders and heading.mark is None:
        return max(holders[-1] + 0.01, heading.rank)
    if not open_ or heading.rank > open_[-1].rank or heading.mark is None or heading.mark.number != 1:
        return heading.rank
    top = open_[-1]
    if counts_on[top.number] or below.get(heading.kind) == top.kind:
        below[heading.kind] = top.kind
        return top.rank + 0.01
    return heading.rank


def _section(text: str, heading: Heading, end: int, level: int, parent: int | None) -> Section:
    title = text[heading.title_start : heading.title_end].strip()
    mark = heading.mark.text if heading.mark else ""
    return Section(heading.start, end, level, mark, title, heading.title_start, heading.title_end, parent)


def _end_before(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end
