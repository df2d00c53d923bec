"""Cases of a circular that names, below what went well and what did not, one place after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policy_text.lexicon.divisions import Division, Mention
from policy_text.records import Case
from policy_text.structure.cases import make_case
from policy_text.structure.in_passing import is_in_passing
from policy_text.structure.lines import Line
from policy_text.structure.regions import leading_mention, lies_in, settle_mentions
from policy_text.structure.sections import Heading

__all__ = ["find_judged_cases", "parts_of_line"]

_JUDGED = re.compile(r"好的|较好|先进|典型|亮点|突出|表扬|做法|问题|较差|不足|滞后|落后|不力|薄弱|批评|曝光")
_SENTENCE = re.compile(r"[。！？][ \u3000]*(?=[一-鿿])")
_FULL = tuple("省市县区旗州盟")
_FEWEST, _SHARE = 4, 0.5
"""Places that make a collection, and the share of a section's text from sentences that begin with them."""


def find_judged_cases(
    text: str,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    *,
    end: int,
    region: Division | None = None,
    on: str | None = None,
) -> list[Case]:
    """A case for each place with which a sentence begins, in sections that judge; none below four of them.

    二、较好的地方 / 某市建成…。 / 三、存在的问题 / （一）更新不及时。某县…。某县…。: a part ends with its paragraph;
    the sentences that go on about the same place, or one inside it, belong to it.
    """
    within = (region.code or "") if region else ""
    parts: list[tuple[int, int, Mention]] = []
    for start, stop in _judged_sections(text, headings, end):
        inside = [part for line in lines if start <= line.start < stop for part in parts_of_line(text, line, within)]
        if sum(last - first for first, last, _ in inside) >= _SHARE * (stop - start):
            parts += inside
    divisions = settle_mentions([mention for _, _, mention in parts], within=within, on=on)
    told = _merged([(first, last, place) for (first, last, _), place in zip(parts, divisions, strict=True)])
    places = [place for _, _, place in told if place is not None and place != region]
    if len({place.code for place in places}) < _FEWEST or len(places) < len(told):
        return []
    return [make_case(text, (first, last), None, place, on) for first, last, place in told]


def _judged_sections(text: str, headings: Sequence[Heading], end: int) -> Iterator[tuple[int, int]]:
    """Where the text below such headings stands, to the next heading of their rank."""
    marked = [heading for heading in headings if heading.mark is not None]
    top = min((heading.mark.rank for heading in marked if heading.mark), default=None)
    tops = [heading for heading in marked if heading.mark and heading.mark.rank == top]
    stops = [*(heading.start for heading in tops[1:]), end] if tops else []
    for heading, stop in zip(tops, stops, strict=True):
        if _JUDGED.search(text, heading.title_start, heading.title_end):
            yield heading.title_end, stop


def parts_of_line(text: str, line: Line, within: str) -> Iterator[tuple[int, int, Mention]]:
    """The sentences of a line from one that begins with a place's full name to the next such one."""
    sentences = (line.start, *(found.end() for found in _SENTENCE.finditer(text, line.start, line.end)))
    begun = [
        (start, mention)
        for start in sentences
        if (mention := leading_mention(text, start, within=within)) is not None
        and text[mention.start : mention.end].endswith(_FULL)
        and not is_in_passing(text, mention)
    ]
    stops = [*(start for start, _ in begun[1:]), line.end] if begun else []
    yield from ((start, stop, mention) for (start, mention), stop in zip(begun, stops, strict=True))


def _merged(parts: Sequence[tuple[int, int, Division | None]]) -> list[tuple[int, int, Division | None]]:
    """The parts with those joined that follow one another on one line and tell of the same place or one inside it."""
    merged: list[tuple[int, int, Division | None]] = []
    for start, stop, place in parts:
        before = merged[-1] if merged else None
        if before and before[1] == start and before[2] and place and (place == before[2] or lies_in(place, before[2])):
            merged[-1] = (before[0], stop, before[2])
        else:
            merged.append((start, stop, place))
    return merged
