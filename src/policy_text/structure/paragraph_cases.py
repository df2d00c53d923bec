"""Cases of a round-up whose paragraphs begin with one place after another, without headings or below themes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policy_text.lexicon.divisions import Division, find_divisions
from policy_text.records import Case
from policy_text.structure.cases import make_case
from policy_text.structure.furniture import LineKind
from policy_text.structure.in_passing import is_in_passing
from policy_text.structure.judged_cases import parts_of_line
from policy_text.structure.lines import Line, is_prose, is_table_row
from policy_text.structure.regions import leading_mention, lies_in, settle_mentions
from policy_text.structure.sections import Heading

__all__ = ["find_paragraph_cases", "find_themed_cases"]

_INDENT, _DASHES = re.compile(r"\u3000{2,}"), re.compile(r"—{1,3}")
_TOWNSHIP = re.compile(r"[一-鿿]{2,4}(?:镇|乡|街道|村)")
_FEWEST, _SHORTEST = 3, 40
"""Places that make a round-up; a shorter paragraph is a label or a caption."""
_FEWEST_THEMED, _SHARE_THEMED, _SHARE_PROMISED = 4, 0.6, 0.45
"""Places below headings of themes, and the share of the running text that begins with them."""
_SHARE, _SHARE_TITLED = 0.6, 0.85
"""The share of the text that they fill; more where the title names the place that holds them, as a report's does."""


class _Part(NamedTuple):
    start: int
    end: int
    place: Division | None
    """None for what goes back to the whole province."""


def find_paragraph_cases(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    region: Division,
    is_titled: bool = False,
    on: str | None = None,
) -> list[Case]:
    """A case from each paragraph that begins with another place inside the region, if these fill most of the text.

    Three different places at least, each in the first words of its paragraph: a report that gives its cities as
    examples names them behind what it says of all.
    """
    if not lines:
        return []
    parts = [part for part in _merged(_read_parts(text, lines, kinds, region, on)) if part.place is not None]
    places = [part.place.code for part in parts if part.place is not None]
    told = sum(part.end - part.start for part in parts)
    needed = (_SHARE_TITLED if is_titled else _SHARE) * (lines[-1].end - lines[0].start)
    if len(set(places)) < _FEWEST or len(set(places)) < len(places) or told < needed:
        return []
    return [make_case(text, (part.start, part.end), None, part.place, on) for part in parts]


def find_themed_cases(
    text: str,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    *,
    region: Division | None = None,
    promised: bool = False,
    on: str | None = None,
) -> list[Case]:
    """A case from each paragraph that begins with another place, below headings of what several have in common.

    一、强化统筹 / 某市…。 / 某州…。 / 二、…: such paragraphs make up most of the ``lines``, and no place comes twice.
    """
    within = (region.code or "") if region else ""
    starts = [*_paragraph_starts(text, lines, [LineKind.TEXT] * len(lines))]
    behind = set(_starts_behind_headings(text, lines, headings, within)) if promised else set()
    starts = sorted({*starts, *behind})
    led = (
        leading_mention(text, start, within=within, lead_in=promised or text.startswith("在", start))
        for start in starts
    )
    mentions = [None if mention is None or is_in_passing(text, mention) else mention for mention in led]
    divisions = settle_mentions(mentions, within=within, on=on)
    begun = [
        (start, _where_it_happened(text, start, place, on))
        for start, place in zip(starts, divisions, strict=True)
        if _is_inside(place, region)
    ]
    codes = [place.code for _, place in begun if place]
    fewest = _FEWEST if promised else _FEWEST_THEMED
    if len(set(codes)) < max(fewest, len(codes)):
        return []
    ends = {line.start: line.end for line in lines}
    line_ends = {start: _end_of_line(lines, start) for start in starts}
    sizes = {start: min(line_ends[start], after) - start for start, after in pairwise((*starts, lines[-1].end))}
    told = sum(sizes[start] for start, _ in begun)
    if told < (_SHARE_PROMISED if promised else _SHARE_THEMED) * sum(sizes.values()):
        return []
    marked = [heading.start for heading in headings if heading.mark is not None and heading.start in ends]
    ended = (line_ends[start] for start in behind)  # a sentence goes on to the end of its paragraph only
    stops = sorted([*(start for start, _ in begun), *marked, *ended, lines[-1].end])
    spans = [(start, next(stop for stop in stops if stop > start)) for start, _ in begun]
    return [make_case(text, span, None, place, on) for span, (_, place) in zip(spans, begun, strict=True)]


def _starts_behind_headings(
    text: str, lines: Sequence[Line], headings: Sequence[Heading], within: str
) -> Iterator[int]:
    """Where places begin sentences in the paragraphs that go on behind their heading: （一）强化统筹。某市…。某州…。"""
    glued = {heading.start for heading in headings if heading.mark is not None}
    for line in lines:
        if line.start in glued:
            yield from (start for start, _, _ in parts_of_line(text, line, within))


def _where_it_happened(text: str, start: int, place: Division | None, on: str | None) -> Division | None:
    """The county whose town the first sentence names, where it begins with the city (某市系统发现，某县某乡…)."""
    if place is None or not (place.code or "").endswith("00"):
        return place
    end = text.find("。", start)
    named = [
        mention
        for mention in find_divisions(text, start, end if end >= 0 else len(text))
        if _TOWNSHIP.match(text, mention.end)
    ]
    inside = {
        found for found in settle_mentions(named, within=place.code or "", on=on) if found and lies_in(found, place)
    }
    return inside.pop() if len(inside) == 1 else place


def _is_inside(place: Division | None, region: Division | None) -> bool:
    return place is not None and (region is None or (lies_in(place, region) and place.code != region.code))


def _end_of_line(lines: Sequence[Line], start: int) -> int:
    return next(line.end for line in lines if line.end > start)


def _read_parts(
    text: str, lines: Sequence[Line], kinds: Sequence[LineKind], region: Division, on: str | None
) -> Iterator[_Part]:
    """Each paragraph that begins with a place, up to the next one that does."""
    within = region.code or ""
    begun: list[tuple[int, Division]] = []
    for start in _paragraph_starts(text, lines, kinds):
        mention = leading_mention(text, start, within=within, lead_in=True)
        place = settle_mentions([mention], within=within, on=on)[0]
        if mention is None or place is None or not lies_in(place, region):
            continue
        is_whole = place.code == region.code
        if is_whole or leading_mention(text, start, within=within) is not None:
            begun.append((start, place))
    for at, (start, place) in enumerate(begun):
        stop = begun[at + 1][0] if at + 1 < len(begun) else lines[-1].end
        yield _Part(start, stop, None if place.code == region.code else place)


def _paragraph_starts(text: str, lines: Sequence[Line], kinds: Sequence[LineKind]) -> Iterator[int]:
    """Where paragraphs begin: with their lines, or with their indents where a copy has run the lines together."""
    for line, kind in zip(lines, kinds, strict=True):
        if kind is not LineKind.TEXT or not is_prose(line) or is_table_row(line):
            continue
        starts = [line.start, *(indent.end() for indent in _INDENT.finditer(text, line.start, line.end))]
        for start, stop in pairwise((*starts, line.end)):
            if stop - start >= _SHORTEST:
                dash = _DASHES.match(text, start)
                yield dash.end() if dash else start


def _merged(parts: Iterator[_Part]) -> list[_Part]:
    """The parts with those of one place that follow one another, or name the city of the last county, put together."""
    merged: list[_Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last and last.place and part.place and lies_in(last.place, part.place):
            merged[-1] = last._replace(end=part.end)
        else:
            merged.append(part)
    return merged
