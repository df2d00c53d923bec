"""Cases of a list of profiles: towns, schools, villages or hospitals, each below a line that is its name alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policy_text.lexicon.divisions import Division, find_divisions
from policy_text.records import Case
from policy_text.structure.cases import make_case
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line, is_prose
from policy_text.structure.regions import is_place_name, lies_in, settle_mentions

__all__ = ["find_unit_cases"]

_UNIT = re.compile(
    r"""(?P<stem>[一-鿿]{1,18}?)
        (?:街道|[镇乡村]|社区|学校|[中小]学|[一二三四五六七八九十]{1,3}[中小]|幼儿园|学院|卫生院|医院|校区)
        (?:[（(][^（）()]{1,12}[）)])?""",
    re.VERBOSE,
)
_FEWEST = 4
_NAMED_EARLY = 160
"""Characters of a profile in which the unit is named again: 某镇 / 某镇位于…."""
_SHARE_NAMED, _SHARE_OF_TEXT = 0.6, 0.6
_PLACE_LINES = 2
"""Lines below the name of which one may be its place: 某村 / 某区 / 某镇."""


class _Unit(NamedTuple):
    name: str
    start: int
    line: int
    """Index of the line that is its name."""


def find_unit_cases(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    region: Division | None = None,
    on: str | None = None,
) -> list[Case]:
    """A case for each of four or more units whose profiles make up the ``lines``; its place is where the unit lies.

    >>> from policy_text.records import Document
    >>> from policy_text.structure.lines import find_lines
    >>> told = "位于县城以南，新建学校2所，改造校舍3栋，选派教师12名，群众满意。"
    >>> page = "".join(f"{name}\\n{name}{told}\\n" for name in ("城关镇", "河口镇", "石门乡", "南湖街道"))
    >>> lines = find_lines(Document("", page))
    >>> [case.title for case in find_unit_cases(page, lines, [LineKind.TEXT] * len(lines))]
    ['城关镇', '河口镇', '石门乡', '南湖街道']
    """
    units = list(_units(lines, kinds))
    if len({unit.name for unit in units}) < max(_FEWEST, len(units)):
        return []
    stops = [*(unit.start for unit in units[1:]), lines[-1].end]
    named = sum(_is_named_again(text, unit, stop) for unit, stop in zip(units, stops, strict=True))
    whole = lines[-1].end - lines[0].start
    if named < _SHARE_NAMED * len(units) or lines[-1].end - units[0].start < _SHARE_OF_TEXT * whole:
        return []
    holder = _county_named_most(text[units[0].start : lines[-1].end], region, on)
    return [
        make_case(text, (unit.start, stop), unit.name, _place_of(unit, lines, holder, region, on), on)
        for unit, stop in zip(units, stops, strict=True)
    ]


def _units(lines: Sequence[Line], kinds: Sequence[LineKind]) -> Iterator[_Unit]:
    """The lines that name a unit and nothing else, each the last one above its running text.

    A town below the name of a village and its county (某村 / 某县 / 某镇) only tells where that lies.
    """
    named: _Unit | None = None
    for at, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        is_name = kind is LineKind.TEXT and _UNIT.fullmatch(line.text) is not None and not is_place_name(line.text)
        is_field = named is not None and at > 0 and is_place_name(lines[at - 1].text)
        if is_name and not is_field:
            named = _Unit(line.text, line.start, at)
        elif named is not None and is_prose(line):
            yield named
            named = None


def _is_named_again(text: str, unit: _Unit, stop: int) -> bool:
    """Whether the profile names its unit, or begins with what it is called without its place."""
    begin = unit.start + len(unit.name)
    told = text[begin : min(stop, begin + _NAMED_EARLY)]
    inner = next(find_divisions(unit.name), None)
    bare = unit.name[inner.end :] if inner is not None and inner.start == 0 else unit.name
    return unit.name in told or (len(bare) > 1 and bare in told)


def _county_named_most(text: str, region: Division | None, on: str | None) -> Division | None:
    """The county inside the document's place that the profiles name most: their towns have no codes of their own."""
    settled = settle_mentions(list(find_divisions(text)), within=(region.code or "") if region else "", on=on)
    counties = Counter(
        place
        for place in settled
        if place and len(place.prefix) == len("110101") and (not region or lies_in(place, region))
    )
    most = counties.most_common(1)
    return most[0][0] if most and 2 * most[0][1] > counties.total() else region


def _place_of(
    unit: _Unit, lines: Sequence[Line], holder: Division | None, region: Division | None, on: str | None
) -> Division | None:
    """The place in the unit's name, or alone on one of the lines below it, else the one that holds them all."""
    below = [line.text for line in lines[unit.line + 1 : unit.line + 1 + _PLACE_LINES] if is_place_name(line.text)]
    for words in (unit.name, *below):
        settled = settle_mentions(list(find_divisions(words)), within=(region.code or "") if region else "", on=on)
        places = [place for place in settled if place is not None and (region is None or lies_in(place, region))]
        if places:
            return max(places, key=lambda place: len(place.prefix))
    return holder
