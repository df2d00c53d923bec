"""The places' reports inside a collection: which headings begin them, and how far each reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy_text.lexicon.divisions import Division, Mention, find_divisions
from policy_text.records import Case
from policy_text.structure.lines import Line, squeeze
from policy_text.structure.regions import leading_mention, place_in_heading, region_of, settle_mentions
from policy_text.structure.sections import Heading

__all__ = ["CaseHeading", "find_case_headings", "make_case", "make_cases"]

_DUTY = re.compile(
    r"""(?:人民政府|教育局|教委|[一-鿿]{0,6}(?:局|厅|委员会|办公室|部门|中心|法院|检察院|公司|集团|大学|学院|学校|中学|小学))
        (?:[、，,；;（(负牵等]|$)""",
    re.VERBOSE,
)
_NOT_PRACTICE = re.compile(r"[、和与及至到等]|各|所有|以外|以及")
_SHORTEST_TITLE, _LONGEST_TITLE = 6, 90
_OPENING = 120
_DENSE = 0.7
"""Share of the headings of one form that must begin with a place, so that the form marks cases."""


@dataclass(frozen=True, slots=True)
class CaseHeading:
    """Where a case begins, its title, and the place that the title names."""

    start: int
    title: str
    mention: Mention | None
    leads: bool
    """Whether the title begins with the place."""
    index: int
    """Index into the document's headings."""


def _read_case_heading(text: str, line: Line, heading: Heading, index: int, within: str) -> CaseHeading:
    is_one_line = heading.title_start >= line.start and line.size <= _LONGEST_TITLE
    end = line.end if is_one_line else heading.title_end
    title = text[heading.title_start : end].strip().rstrip("。")
    mention = leading_mention(title, within=within)
    leads = mention is not None
    return CaseHeading(heading.title_start, title, mention or place_in_heading(title), leads, index)


def _tells_practice(heading: CaseHeading) -> bool:
    """Whether the heading says what the place does: not a bare name in a list, nor a body's duty."""
    if heading.mention is None or len(heading.title) < _SHORTEST_TITLE:
        return False
    rest = heading.title[heading.mention.end :]
    if not heading.leads:
        return len(heading.title) >= len(rest) + 2
    return len(rest) >= 2 and _NOT_PRACTICE.match(rest) is None and _DUTY.match(rest) is None


def _count_places(headings: Sequence[CaseHeading]) -> int:
    return len({h.title[h.mention.start : h.mention.end] for h in headings if h.mention})


def find_case_headings(
    text: str, lines: Sequence[Line], headings: Sequence[Heading], *, within: str = "", promised: bool = False
) -> list[CaseHeading]:
    """The headings that begin the cases of a collection, or none where the document is not one.

    They are numbered as cases (案例三), or listed in a table of contents before, or nearly all headings of one form
    begin with a place and tell what it does. Two are enough where the document promises cases, else three.
    """
    groups: dict[str, list[CaseHeading]] = {}
    for index, heading in enumerate(headings):
        if heading.kind != "ordinal":
            kind = "bare" if heading.mark is None else heading.kind
            read = _read_case_heading(text, lines[heading.line], heading, index, within)
            groups.setdefault(kind, []).append(read)
    numbered = _without_contents(groups.get("example", []), headings)
    if len(numbered) >= 2:
        return numbered
    listed = _listed_in_contents(text, lines, headings, groups)
    if len(listed) >= 2 and (promised or _count_places(listed) >= 2):
        return listed
    wanted = 2 if promised else 3
    candidates = [_placed(kind, group, wanted, promised=promised) for kind, group in groups.items()]
    covering = [placed for placed in candidates if placed and (promised or _covers(placed, text))]
    return max(covering, key=len, default=[])


def _placed(kind: str, group: Sequence[CaseHeading], wanted: int, *, promised: bool) -> list[CaseHeading]:
    """The headings of one form that tell of places, if they are enough."""
    placed = [heading for heading in group if _tells_practice(heading) and (heading.leads or promised)]
    is_dense = kind == "bare" or len(placed) >= _DENSE * len(group)
    return placed if is_dense and len(placed) >= wanted and _count_places(placed) >= wanted else []


def _covers(placed: Sequence[CaseHeading], text: str) -> bool:
    """Whether the places' parts make up most of the document: a report may name its counties in one section only."""
    return 2 * (len(text) - placed[0].start) >= len(text)


def _without_contents(numbered: Sequence[CaseHeading], headings: Sequence[Heading]) -> list[CaseHeading]:
    """Numbered cases without the table of contents that lists them before: there no text stands between them."""
    told = [found for found in numbered if not _in_run(headings, found.index)]
    return told if len(told) >= 2 else list(numbered)


def _listed_in_contents(
    text: str, lines: Sequence[Line], headings: Sequence[Heading], groups: dict[str, list[CaseHeading]]
) -> list[CaseHeading]:
    """Headings that a numbered list above them announces, word for word."""
    entries = {
        squeeze(text[heading.title_start : lines[heading.line].end]).rstrip("。")
        for index, heading in enumerate(headings)
        if lines[heading.line].size <= _LONGEST_TITLE and _in_run(headings, index)
    }
    announced = [
        found
        for group in groups.values()
        for found in group
        if found.title and squeeze(found.title) in entries and not _in_run(headings, found.index)
    ]
    return sorted(announced, key=lambda found: found.start)


def _in_run(headings: Sequence[Heading], index: int) -> bool:
    """Whether a marked heading has another of its form on the line before or after it, without text between."""
    heading = headings[index]
    around = [*headings[max(0, index - 1) : index], *headings[index + 1 : index + 2]]
    return heading.mark is not None and any(h.kind == heading.kind and abs(h.line - heading.line) == 1 for h in around)


def make_cases(
    found: Sequence[CaseHeading],
    headings: Sequence[Heading],
    text: str,
    *,
    end: int,
    region: Division | None = None,
    on: str | None = None,
) -> list[Case]:
    """A case from each heading to the next, or to a marked heading of a higher rank (三、工作要求) before it.

    A case whose title names no place has that of its first lines, else the document's.
    """
    starts = [heading.start for heading in found[1:]] + [end]
    mentions = [
        heading.mention or _first_place(text, heading, stop) for heading, stop in zip(found, starts, strict=True)
    ]
    divisions = settle_mentions(mentions, within=(region.code or "") if region else "", on=on)
    cases = []
    for number, (heading, mention, division) in enumerate(zip(found, mentions, divisions, strict=True)):
        following = found[number + 1].index if number + 1 < len(found) else len(headings)
        rank = headings[heading.index].rank
        higher = (h.start for h in headings[heading.index + 1 : following] if h.mark is not None and h.rank < rank)
        stop = next(higher, headings[following].start if following < len(headings) else end)
        place_told = division if mention else region
        cases.append(make_case(text, (heading.start, stop), heading.title, place_told, on))
    return cases


def _first_place(text: str, heading: CaseHeading, stop: int) -> Mention | None:
    """The place named first in the opening lines of a case."""
    start = heading.start + len(heading.title)
    return next(find_divisions(text, start, min(stop, start + _OPENING)), None)


def make_case(text: str, span: tuple[int, int], title: str | None, division: Division | None, on: str | None) -> Case:
    """A case over the span, without the white space at its end."""
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    region = region_of(division, on=on) if division else None
    return Case(start, end, title or "", region.name if region else None, region.adcode if region else None)
