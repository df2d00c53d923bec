"""Who stands in the head of a paper: in the red header, in a decree's head, on a line between title and text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policy_text.records import Span
from policy_text.structure.body import Layout
from policy_text.structure.decrees import read_decree_head
from policy_text.structure.lines import Line, tighten
from policy_text.structure.metadata import Finding
from policy_text.structure.regions import leading_mention
from policy_text.structure.signatures import keeper_of
from policy_text.structure.title_issuers import leading_organ
from policy_text.structure.title_words import DOCUMENT_NUMBER, is_organ

__all__ = ["find_in_head", "find_in_red_head"]

_OFFICER = re.compile(
    r"(?P<organ>[一-鿿]{2,16}人民政府)[一-鿿]{0,4}(?:省长|市长|县长|区长|州长|盟长|旗长|主席)"
    r"|(?P<office>[一-鿿]{2,16}(?:局|厅|委|委员会|法院|检察院))(?:党组书记、?)?(?:局长|厅长|主任|院长|检察长)[ \u3000]"
    r"|(?P<department>[一-鿿]{2,12}部[一-鿿]{2,8}司)司长[ \u3000]"
)
_BARE_GOVERNMENT = re.compile(r"(?:自治区|省|市|州|县|区)人民政府")
_RED_HEAD = re.compile(r"(?P<organ>[一-鿿]{4,30}?)[ \u00a0\u3000]{0,8}文[ \u00a0\u3000]?件$")
"""The red head of a paper, where a printed page sets 文件 apart from the name or beside several names as well."""
_LONGEST, _HEAD = 40, 4
"""Characters of a body's name; lines above a title that may be a paper's head."""


def find_in_head(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """A red header above the title, or a body named on a line of its own between title and text."""
    yield from _above_title(lines, layout.title.first if layout.title else layout.text_first)
    first = layout.title.last + 1 if layout.title else layout.first
    passes_on = layout.title is not None and "转发" in layout.title.text
    for line in lines[first : layout.text_first + 1]:
        decreed = read_decree_head(line.text)
        if decreed is not None:
            yield Finding(decreed, _place_of(line, decreed))
    for line in lines[first : layout.text_first]:
        officer = _OFFICER.match(line.text)
        name = officer.lastgroup if officer else None
        if officer is not None and name is not None and _BARE_GOVERNMENT.fullmatch(officer[name]) is None:
            yield Finding(officer[name], Span(line.start, line.start + officer.end(name)))
        elif line.size <= _LONGEST and (signer := _first_signer(line.text)):
            yield Finding(tighten(signer), Span(line.start, line.start + len(signer)))
        elif (dated := keeper_of(line)) is not None:
            yield Finding(dated, Span(line.start, line.end))
        elif "关于" in line.text and not passes_on and (told := leading_organ(line.text)) is not None:
            yield Finding(told, Span(line.start, line.start + len(told)))


def find_in_red_head(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The body of a red header (某县教育局文件) right above the paper's number, whoever signs.

    A short name is the signer's (省政府办公厅文件). A site's columns are called like such heads and have no number
    below them; the head of a paper that is passed on has another body's title there.
    """
    title_first = layout.title.first if layout.title else layout.text_first
    titled = leading_organ(layout.title.text) if layout.title else None
    heads = [at for at in range(max(0, title_first - _HEAD), title_first) if _RED_HEAD.match(lines[at].text)]
    if len(heads) != 1 or not any(DOCUMENT_NUMBER.fullmatch(line.text) for line in lines[heads[0] + 1 : title_first]):
        return
    for found in _above_title(lines[:title_first], title_first, only_red=True):
        if leading_mention(found.value) is not None and (titled is None or titled.startswith(found.value)):
            yield found


def _above_title(lines: Sequence[Line], title_first: int, *, only_red: bool = False) -> Iterator[Finding]:
    """The bodies of a red header, the first of which may stand above the line with 文件, and a bulletin's keeper."""
    for at in range(max(0, title_first - _HEAD), min(title_first + 1, len(lines))):
        line = lines[at]
        found = _RED_HEAD.match(line.text)
        if found and at > 0 and is_organ(lines[at - 1].text):
            yield Finding(tighten(lines[at - 1].text), Span(lines[at - 1].start, lines[at - 1].end))
        if only_red and found is None:
            continue
        organ = found["organ"] if found else read_decree_head(line.text)
        if organ is not None and is_organ(organ):
            yield Finding(organ, _place_of(line, organ))
        keeper = keeper_of(line)
        if keeper is not None:
            yield Finding(keeper, Span(line.start, line.start + len(keeper)))


def _place_of(line: Line, name: str) -> Span:
    """Where a line holds a name; the whole line where that is set wide (某 市 人 民 政 府 令)."""
    at = line.text.find(name)
    return Span(line.start + at, line.start + at + len(name)) if at >= 0 else Span(line.start, line.end)


def _first_signer(line: str) -> str:
    """The body that a line names, the first of two that sign together; empty where it is no such line.

    >>> _first_signer("安宁市统计局　国家统计局安宁调查队"), _first_signer("二、教育")
    ('安宁市统计局', '')
    """
    parts = line.split()
    if len(parts) == 2 and all(len(part) >= len("教育局") and is_organ(part) for part in parts):
        return parts[0]
    return line if is_organ(line) else ""
