"""The cases of a collection from their headings: how far each reaches, and which place it tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.lexicon.divisions import Division, Mention, find_divisions, resolve_division
from policy_text.records import Case
from policy_text.structure.case_headings import CaseHeading
from policy_text.structure.regions import (
    deepen,
    is_named_by_stem,
    is_place_name,
    lies_in,
    region_of,
    settle_mentions,
)
from policy_text.structure.sections import Heading

__all__ = ["make_case", "make_cases"]

_BROKEN_COUNT = re.compile(r"\s*\n\s*(?=[\d：:、.．])")
"""Breaks around a number that a copy set on a line of its own (案例 / 3 / ：…)."""
_LINE = re.compile(r"(?m)^[ \u3000]*(?P<words>[^\s]{2,12})[ \u3000]*$")
_LINE_BREAK = re.compile(r"\s*\n\s*")
_DOER = re.compile(r"(?:实施|申报|承办|建设|完成|牵头)(?:单位|主体|部门|地区)[：:](?P<body>[^\n]{2,40})")
_OPENING = 120
"""Characters below a title in which its place may be named."""


def make_cases(
    found: Sequence[CaseHeading],
    headings: Sequence[Heading],
    text: str,
    *,
    end: int,
    region: Division | None = None,
    on: str | None = None,
) -> list[Case]:
    """A case from each heading to the next, or to a heading before it that counts above it or on (三、工作要求).

    A case whose title names no place has that of its first lines, else the document's.
    """
    starts = [heading.start for heading in found[1:]] + [end]
    mentions = [
        heading.mention or _first_place(text, heading, stop) for heading, stop in zip(found, starts, strict=True)
    ]
    mentions = _narrowed_by_groups(text, found, mentions, on)
    divisions = settle_mentions(mentions, within=(region.code or "") if region else "", on=on)
    cases = []
    for number, (heading, mention, division) in enumerate(zip(found, mentions, divisions, strict=True)):
        following = found[number + 1].index if number + 1 < len(found) else len(headings)
        inside = headings[heading.index + 1 : following]
        closing = (other.start for other in inside if _ends_case(headings[heading.index], other))
        next_start = min(headings[following].start, starts[number]) if following < len(headings) else end
        stop = next(closing, next_start)
        deeper = _county_in_lines(text, heading, stop, division, on) or _place_of_doer(
            text, heading, stop, division, on
        )
        place_told = (deeper or division) if mention else region
        cases.append(make_case(text, (heading.start, stop), heading.title, place_told, on))
    return cases


def _narrowed_by_groups(
    text: str, found: Sequence[CaseHeading], mentions: Sequence[Mention | None], on: str | None
) -> list[Mention | None]:
    """The places with names that many bear, narrowed to the province or city whose name stands alone above them.

    天津市 / 3.和平区…; 辽宁省 / 4.和平区….
    """
    if not any(mention is not None and len(mention.candidates) > 1 for mention in mentions):
        return list(mentions)
    first = max(0, found[0].start - _OPENING)
    lines = _LINE.finditer(text, text.rfind("\n", 0, first) + 1, found[-1].start)
    named = [(line.start(), line["words"]) for line in lines if is_place_name(line["words"])]
    groups = [(start, resolve_division(words, on=on)) for start, words in named]
    narrowed: list[Mention | None] = []
    for heading, mention in zip(found, mentions, strict=True):
        above = next((group for start, group in reversed(groups) if start < heading.start), None)
        inside = [one for one in mention.candidates if above and lies_in(one, above)] if mention else []
        narrowed.append(mention._replace(candidates=tuple(inside)) if mention and inside else mention)
    return narrowed


def _ends_case(begun: Heading, other: Heading) -> bool:
    """Whether a marked heading stands above a case's own, or is the next of the same count but no case."""
    if begun.mark is None or other.mark is None:
        return other.mark is not None and other.rank < begun.rank
    follows = begun.mark.number is not None and other.mark.number == begun.mark.number + 1
    return other.rank < begun.rank or (other.kind == begun.kind == "chinese" and follows)


def _first_place(text: str, heading: CaseHeading, stop: int) -> Mention | None:
    """The place named first in the opening lines of a case."""
    start = heading.start + len(heading.title)
    mention = next(find_divisions(text, start, min(stop, start + _OPENING)), None)
    return deepen(text, mention) if mention else None


def _county_in_lines(
    text: str, heading: CaseHeading, stop: int, division: Division | None, on: str | None
) -> Division | None:
    """The county that a title calls by its stem and the first lines below it in full: 某省 某某办学…某省某某县."""
    if division is None or division.code is None or not division.code.endswith("00"):
        return None
    start = heading.start + len(heading.title)
    mentions = list(find_divisions(text, start, min(stop, start + _OPENING)))
    named = settle_mentions(mentions, within=division.code, on=on)
    counties = (place for place in named if place and lies_in(place, division) and place != division)
    return next((place for place in counties if is_named_by_stem(heading.title, place)), None)


def _place_of_doer(
    text: str, heading: CaseHeading, stop: int, division: Division | None, on: str | None
) -> Division | None:
    """The place of the body that did it, where its province recommends it: 推荐单位：某省某厅 / 实施单位：某市某局."""
    if division is None or not (division.code or "").endswith("0000"):
        return None
    start = heading.start + len(heading.title)
    doer = _DOER.search(text, start, min(stop, start + _OPENING))
    named = settle_mentions(
        list(find_divisions(text, *doer.span("body"))) if doer else [], within=division.code or "", on=on
    )
    return next((place for place in named if place and lies_in(place, division) and place != division), None)


def make_case(text: str, span: tuple[int, int], title: str | None, division: Division | None, on: str | None) -> Case:
    """A case over the span, without the white space at its end, its title on one line."""
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    region = region_of(division, on=on) if division else None
    told = _LINE_BREAK.sub(" ", _BROKEN_COUNT.sub("", title or ""))
    return Case(start, end, told, region.name if region else None, region.adcode if region else None)
