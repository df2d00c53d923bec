"""Cases whose headings do not name their places: the text below each tells of one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from policy_text.lexicon.divisions import Division, Mention, find_divisions
from policy_text.records import Case
from policy_text.structure.case_headings import CaseHeading, tells_of_person
from policy_text.structure.cases import make_case
from policy_text.structure.judged_cases import parts_of_line
from policy_text.structure.lines import Line, is_prose, is_table_row
from policy_text.structure.regions import deepen, leading_mention, lies_in, main_region, settle_mentions
from policy_text.structure.sections import Heading

__all__ = ["find_section_cases", "find_told_headings", "widen_to_sections"]

_FEWEST, _SHARE, _SHARE_TOLD = 3, 0.75, 0.9
"""So many headings, and of them the share that must have a place of their own below them; marked ones need more."""
_EARLY = 220
"""Characters below a heading in which its part must name its place."""
_CREDIT = 60
"""Characters behind the text in which the last part's credit may name its place: （供稿：某县教育局）."""
_DATED = re.compile(r"\d{1,2}月\d{1,2}日(?:电|讯)")
"""Behind the city from which a reporter writes."""
_STOPS = re.compile(r"[。：:；\s]+")


def widen_to_sections(
    cases: Sequence[Case], headings: Sequence[Heading], text: str, *, end: int, on: str | None = None
) -> list[Case]:
    """The cases from the headings above them on, where nearly every heading has one and no more.

    The place of a heading without one is what the part below it names most; where that names none, it is no case.
    """
    bare = [heading for heading in headings if heading.mark is None]
    if len(bare) < _FEWEST or not cases or cases[0].start < bare[0].start:
        return list(cases)
    starts = [heading.start for heading in bare]
    inside = {bisect_right(starts, case.start) - 1: case for case in cases}
    if len(inside) < len(cases) or len(cases) < _SHARE * len(bare):
        return list(cases)
    widened = []
    for at, (heading, (start, stop)) in enumerate(zip(bare, pairwise([*starts, end]), strict=True)):
        title = text[heading.title_start : heading.title_end].strip()
        told = inside.get(at)
        place = None if told else main_region([(text[start:stop], 1.0)], on=on)
        case = make_case(text, (start, stop), title, place, on)
        if told:
            widened.append(replace(told, start=case.start, end=case.end, title=title))
        elif place is not None:
            widened.append(case)
    return widened


def find_section_cases(
    text: str,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    *,
    span: tuple[int, int],
    region: Division | None = None,
    on: str | None = None,
) -> list[Case]:
    """A case a heading of one form, where the part below each of them tells of another place.

    Newspapers go so through places: the place stands somewhere in the first lines of a part, behind a scene or a
    speech, and is the one that the part names most. Inside ``region`` places of its own count, else provinces. Where
    a paragraph above the first heading begins with a place, the headings are not what parts the text ``span``, nor
    where they stand in its second half only.
    """
    for group in _groups_of_form(headings):
        starts = [heading.start for heading in group]
        led = [line for line in lines if span[0] <= line.start < span[1] and _is_led(text, line)]
        is_led = any(line.start < starts[0] for line in led)
        if is_led or len(led) > len(group) or 2 * (span[1] - starts[0]) < span[1] - span[0]:
            continue
        parts = [
            _read_part(text, lines, heading, stop, region, on)
            for heading, stop in zip(group, [*starts[1:], span[1] + _CREDIT], strict=True)
        ]
        told = [part for part in parts if part is not None]
        depth = 2 if region is None else len(region.prefix) + 2
        places = {(part.place.code or "")[:depth] for part in told}
        if len(told) >= max(_FEWEST, _SHARE * len(group)) and len(places) == len(told):
            return [make_case(text, (part.start, min(part.end, span[1])), part.title, part.place, on) for part in told]
    return []


def _is_led(text: str, line: Line) -> bool:
    """Whether a paragraph begins with a place, or in one (在某市，…)."""
    start = line.start + text.startswith("在", line.start)
    return is_prose(line) and leading_mention(text, start) is not None


class _Part(NamedTuple):
    start: int
    end: int
    title: str
    place: Division


def _groups_of_form(headings: Sequence[Heading]) -> list[list[Heading]]:
    """The headings without a mark, and those of each outer form of marks that at least three have."""
    groups: dict[str, list[Heading]] = {}
    for heading in headings:
        if heading.kind != "ordinal":
            groups.setdefault("bare" if heading.mark is None else heading.kind, []).append(heading)
    large = [group for group in groups.values() if len(group) >= _FEWEST]
    return sorted(large, key=lambda group: group[0].start)


def _read_part(
    text: str, lines: Sequence[Line], heading: Heading, stop: int, region: Division | None, on: str | None
) -> _Part | None:
    """The part below a heading with the place that it tells of; None where the one it names most is not named early."""
    first = max(heading.title_end, heading.start)
    within = (region.code or "") if region else ""
    main = main_region([(text[heading.title_start : stop], 1.0)], within=within, on=on)
    if main is None or (region is not None and (not lies_in(main, region) or main == region)):
        return None
    early = find_divisions(text, heading.title_start, min(stop, first + _EARLY))
    mentions = [mention for mention in early if not _DATED.match(text, mention.end)]
    named = settle_mentions([deepen(text, mention) for mention in mentions], within=within, on=on)
    own = (place for place in named if place and (lies_in(place, main) or lies_in(main, place)))
    place = next(own, None)
    if place is None or (region is not None and place == region):
        return None
    title = text[heading.title_start : heading.title_end].strip()
    if tells_of_person(title):
        return None
    return _Part(heading.title_start if heading.mark else heading.start, stop, title, place)


def find_told_headings(
    text: str, lines: Sequence[Line], headings: Sequence[Heading], *, within: str = "", on: str | None = None
) -> list[CaseHeading]:
    """The marked headings of one form, where the text below each of them begins with another place.

    一、织密学区网络 / 某省某县…: a report whose parts nearly all begin so is a collection, though no
    heading names a place.
    """
    marked = sorted(
        (h for h in enumerate(headings) if h[1].mark is not None and h[1].kind != "ordinal"),
        key=lambda item: item[1].kind,
    )
    for _, group in groupby(marked, key=lambda item: item[1].kind):
        told = [_told_below(text, lines, heading, index, within) for index, heading in group]
        placed = [heading for heading in told if heading.mention is not None]
        divisions = settle_mentions([heading.mention for heading in placed], within=within, on=on)
        places = {division.code for division in divisions if division is not None}
        is_dense = len(places) >= max(_FEWEST, _SHARE_TOLD * len(told)) and len(places) == len(placed)
        if is_dense and not _are_themes(text, lines, told, within):
            return told
    return []


def _are_themes(text: str, lines: Sequence[Line], told: Sequence[CaseHeading], within: str) -> bool:
    """Whether more paragraphs or sentences begin with places than there are headings: each is about several."""
    first = told[0].start
    led = [line for line in lines if line.start > first and is_prose(line)]
    if sum(1 for line in led if leading_mention(text, line.start, within=within)) > len(told):
        return True
    parts = [part for line in lines if line.end > first for part in parts_of_line(text, line, within)]
    places = {text[mention.start : mention.end] for _, _, mention in parts}
    return len(places) > len(told)


def _told_below(text: str, lines: Sequence[Line], heading: Heading, index: int, within: str) -> CaseHeading:
    """The heading with the place with which the sentence behind it begins, on its own line or the next."""
    title = text[heading.title_start : heading.title_end].strip()
    behind = _STOPS.match(text, heading.title_end)
    start = behind.end() if behind else heading.title_end
    mention: Mention | None = None
    if start < lines[heading.line].end:
        mention = leading_mention(text, start, within=within)
    else:
        below = next((line for line in lines[heading.line + 1 : heading.line + 3] if line.start >= start), None)
        if below is not None and is_prose(below) and not is_table_row(below):
            mention = leading_mention(text, below.start, within=within)
    place = text[mention.start : mention.end] if mention else ""
    return CaseHeading(heading.title_start, title, mention, place, is_sure=False, index=index)
