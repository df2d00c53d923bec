"""The places' reports inside a collection, whatever marks them: headings, numbered items, or paragraphs of news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy_text.lexicon.divisions import Division, Mention
from policy_text.records import Case
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line
from policy_text.structure.regions import common_region, leading_mention, region_of, settle_mentions
from policy_text.structure.sections import Heading

__all__ = ["CaseHeading", "find_case_headings", "find_news_cases", "make_cases"]

_DUTY = re.compile(
    r"""(?:人民政府|教育局|教委|[一-鿿]{0,6}(?:局|厅|委员会|办公室|部门|中心|法院|检察院|公司|集团|大学|学院|学校|中学|小学))
        (?:[、，,；;：:（(负牵等]|$)""",
    re.VERBOSE,
)
_NOT_TITLE_AFTER = re.compile(r"^[、和与及至到等]|^(?:各|所有|以外|以及)")
_GENERAL = re.compile(r"各地|全国|各级|我国|各省")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]*[”’」』）)]*")
_SHORTEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class CaseHeading:
    """Where a case begins, its title, and the place with which the title begins."""

    start: int
    end: int
    title: str
    mention: Mention | None
    rank: int
    index: int
    """Index into the document's headings."""


def _case_heading(text: str, line: Line, heading: Heading, index: int, within: str) -> CaseHeading:
    title_end = line.end if line.size <= 90 else heading.title_end
    mention = leading_mention(text[heading.title_start : heading.title_start + 60], within=within)
    title = text[heading.title_start : title_end].strip().rstrip("。")
    return CaseHeading(heading.title_start, title_end, title, mention, heading.rank, index)


def _tells_practice(heading: CaseHeading) -> bool:
    """Whether the heading says what the place does: not a bare name in a list, nor a body's duty."""
    if heading.mention is None:
        return False
    rest = heading.title[heading.mention.end :]
    if _NOT_TITLE_AFTER.match(rest) or len(heading.title) < _SHORTEST_TITLE:
        return False
    return len(rest) >= 2 and _DUTY.match(rest) is None


def _distinct_places(headings: Sequence[CaseHeading]) -> int:
    return len({h.title[h.mention.start : h.mention.end] for h in headings if h.mention})


def find_case_headings(
    text: str, lines: Sequence[Line], headings: Sequence[Heading], *, within: str = "", promised: bool = False
) -> list[CaseHeading]:
    """The headings that begin the cases of a collection, or none where the document is not one.

    Headings of one form of mark are cases when they are numbered as cases (案例三), or when nearly all of them begin
    with a place and tell what it does. Two are enough where the title promises cases, else three.
    """
    groups: dict[tuple[str, int], list[CaseHeading]] = {}
    for index, heading in enumerate(headings):
        kind = heading.mark.kind if heading.mark else "bare"
        if kind != "ordinal":
            found = _case_heading(text, lines[heading.line], heading, index, within)
            groups.setdefault((kind, 0), []).append(found)
    numbered = groups.get(("example", 0), [])
    if len(numbered) >= 2:
        return numbered
    wanted = 2 if promised else 3
    best: list[CaseHeading] = []
    for (kind, _), group in groups.items():
        placed = [heading for heading in group if _tells_practice(heading)]
        enough = len(placed) >= wanted and _distinct_places(placed) >= wanted
        dense = kind == "bare" or len(placed) >= 0.7 * len(group)
        if enough and dense and (promised or _cover(placed, text)) and len(placed) > len(best):
            best = placed
    return best


def _cover(placed: Sequence[CaseHeading], text: str) -> bool:
    """Whether the places' parts make up most of the document: a report may name its counties in one section only."""
    return (len(text) - placed[0].start) >= 0.5 * len(text)


def make_cases(
    headings: Sequence[CaseHeading],
    all_headings: Sequence[Heading],
    text: str,
    *,
    end: int,
    within: str = "",
    on: str | None = None,
) -> list[Case]:
    """A case from each heading to the next heading of its rank or above it."""
    divisions = settle_mentions([heading.mention for heading in headings], within=within, on=on)
    cases = []
    for place, (heading, division) in enumerate(zip(headings, divisions, strict=True)):
        following = headings[place + 1].index if place + 1 < len(headings) else len(all_headings)
        stop = all_headings[following].start if following < len(all_headings) else end
        for later in all_headings[heading.index + 1 : following]:
            if later.rank < heading.rank and later.mark is not None:
                stop = later.start
                break
        cases.append(_case(heading.start, _trim(text, heading.start, stop), heading.title, division, on))
    return cases


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _case(start: int, end: int, title: str | None, division: Division | None, on: str | None) -> Case:
    region = region_of(division, on=on) if division else None
    return Case(start, end, title or "", region.name if region else None, region.adcode if region else None)


@dataclass(slots=True)
class _Stretch:
    start: int
    end: int
    codes: list[str]


def find_news_cases(
    text: str, lines: Sequence[Line], kinds: Sequence[LineKind], *, span: tuple[int, int], on: str | None = None
) -> list[Case]:
    """Cases of news that goes through several places: sentences that begin with one (在辽宁，…；新的一年，湖南…).

    A stretch goes on until the next place or a paragraph about all; places in one province are one case. At least
    three different provinces or, inside one province, four cities make such news.
    """
    stretches: list[_Stretch] = []
    is_open = False
    for line, kind in zip(lines[span[0] : span[1]], kinds[span[0] : span[1]], strict=True):
        if kind is not LineKind.TEXT:
            continue
        placed_before = len(stretches)
        for sentence in _SENTENCE.finditer(text, line.start, line.end):
            is_open = _extend(stretches, text, sentence.span(), is_open=is_open, on=on)
        speaks_of_all = line.size < 25 or _GENERAL.search(line.text) is not None
        if len(stretches) == placed_before and speaks_of_all and is_open and stretches[-1].end == line.end:
            is_open = _reopen(stretches, line)
    return [_case(s.start, s.end, None, common_region(s.codes), on) for s in stretches]


def _reopen(stretches: list[_Stretch], line: Line) -> bool:
    """Give a paragraph about everybody back: it ended the case before it."""
    stretches[-1].end = min(stretches[-1].end, line.start - 1)
    return False


def _extend(stretches: list[_Stretch], text: str, span: tuple[int, int], *, is_open: bool, on: str | None) -> bool:
    mention = leading_mention(text, span[0], lead_in=True)
    division = settle_mentions([mention], on=on)[0] if mention and mention.start < span[1] else None
    if division is None or division.code is None:
        if is_open:
            stretches[-1].end = span[1]
        return is_open
    if is_open and stretches[-1].codes[0][:2] == division.code[:2]:
        stretches[-1].codes.append(division.code)
        stretches[-1].end = span[1]
    else:
        stretches.append(_Stretch(span[0], span[1], [division.code]))
    return True
