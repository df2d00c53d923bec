"""Cases of a list whose parts begin alike, whatever begins them: the same mark, sign, label or shape of line.

Other finders know the forms that collections mostly have. This one asks what is common to all forms: lines of one
shape come back, and near the beginning of each part another place is named.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from policy_text.lexicon.divisions import Division, Mention, find_divisions
from policy_text.records import Case
from policy_text.structure.cases import make_case
from policy_text.structure.furniture import LineKind
from policy_text.structure.in_passing import is_in_passing
from policy_text.structure.line_shapes import (
    BAR,
    CREDIT,
    LABEL,
    PROSE,
    SHORT,
    UNIT,
    Shape,
    behind_mark,
    ends_in_brackets,
    own_head,
    shape_of,
    title_of,
)
from policy_text.structure.lines import Line, tighten
from policy_text.structure.marks import read_mark
from policy_text.structure.regions import leading_mention, lies_in, settle_mentions

__all__ = ["Terms", "find_sibling_cases"]

_OPENERS = re.compile(r"(?:[【\[][一-鿿]{2,6}[】\]])?[ \u3000【\[（(“]{0,4}")

_PLACE_LINES, _EARLY = 3, 120
"""So many lines below the first of a part may name its place, or so many characters anywhere in them."""
_FEWEST, _MANY, _MOST = 3, 8, 120
_PLACED, _DISTINCT, _NEARLY_ALL = 0.8, 0.75, 0.9
"""Shares of the parts that name a place in the same line, and of these that name another one than the rest."""
_SHARE, _SHORTEST_PART = 0.5, 30
"""Share of the text from the first part on; characters of a part on the average."""
_OTHERS = 2
_SENTENCE_END = re.compile(r"(?:[。；\n]|）[，、])[ \u3000\n]{0,6}")

_DAY: Shape = ("day",)
_ALL = re.compile(r"全[省市县区州旗]")
"""Words of a part that tells of the whole place and gives one of its counties as an example."""
_STRONG, _COMMON = frozenset({"bullet", "count", "tag", "bar", "day", "row"}), frozenset({"mark", "head"})
"""Shapes that set a part apart so clearly that its place may stand anywhere in its first words.

Marks and headings do so only where cases are promised: a report of one place has them too.
"""


class Terms(NamedTuple):
    """What is asked of the parts before they are cases."""

    fewest: int = _FEWEST
    is_told: bool = False
    """Whether the document says that it goes through places: these may stand anywhere in a part's first words."""
    with_prose: bool = True
    """Whether paragraphs that begin with places are parts, though nothing else sets them apart."""
    is_account: bool = False
    """Whether a body tells of itself: its towns, and the days of its journey, are no cases then."""
    inside: Division | None = None
    """The place that the title names: nearly all parts are about places inside it."""


class _Candidate(NamedTuple):
    lines: Sequence[int]
    """Indexes of the lines with which the parts begin."""
    keys: Sequence[str]
    """What tells the parts' places apart."""
    mentions: Sequence[Mention | None]


def find_sibling_cases(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    region: Division | None = None,
    terms: Terms | None = None,
    on: str | None = None,
) -> list[Case]:
    """A case for each of the parts that begin alike, if nearly all name a place of their own.

    >>> from policy_text.records import Document
    >>> from policy_text.structure.lines import find_lines
    >>> told = "全县新建学校2所，改造校舍3栋，选派教师12名，学生在家门口上好学，群众满意。"
    >>> places = ("五华区", "红塔区", "隆阳区")
    >>> page = "".join(f"编号：{at}\\n地区：{place}\\n做法：{told}\\n" for at, place in enumerate(places))
    >>> lines = find_lines(Document("", page))
    >>> [(case.start, case.adcode) for case in find_sibling_cases(page, lines, [LineKind.TEXT] * len(lines))][:2]
    [(5, '530102'), (60, '530402')]
    """
    told = [line for line, kind in zip(lines, kinds, strict=True) if kind is LineKind.TEXT]
    shapes: dict[Shape, list[int]] = defaultdict(list)
    for at in range(len(told)):
        if (shape := shape_of(text, told, at)) is not None:
            shapes[shape].append(at)
    terms = terms or Terms()
    for shape in [PROSE] * (not terms.with_prose) + [_DAY] * terms.is_account:
        shapes.pop(shape, None)
    reader = _Reader(text, told, (region.code or "") if region else "", terms)
    least = {PROSE: max(_FEWEST, terms.fewest)}
    runs = [(shape, run) for shape, group in shapes.items() for run in _counted_runs(told, group)]
    groups = [(shape, run) for shape, run in runs if least.get(shape, terms.fewest) <= len(run) <= _MOST]
    placed = [(shape, reader.without_placeless(group)) for shape, group in groups]
    read = [(shape, candidate) for shape, group in placed if (candidate := reader.read(shape, group)) is not None]
    found = [reader.with_other_counts(candidate, shapes[shape]) for shape, candidate in read]
    credited = reader.read_credits()
    found += [credited] if credited is not None else []
    fitting = [candidate for candidate in found if _fills(told, candidate)]
    best = max(fitting, key=lambda one: (len(set(one.keys)), -one.lines[0]), default=None)
    if best is None:
        return []
    settled = settle_mentions(best.mentions, within=(region.code or "") if region else "", on=on)
    if (len(settled) <= _FEWEST and _are_nested(settled)) or _lie_elsewhere(settled, terms.inside):
        return []
    return _make_cases(text, told, best, settled, region, on)


def _counted_runs(lines: Sequence[Line], group: Sequence[int]) -> Iterator[Sequence[int]]:
    """The lines of one shape all together, and those of each count by itself where marks begin to count anew."""
    yield group
    numbers = [mark.number if (mark := read_mark(lines[at].text)) is not None else None for at in group]
    anew = [at for at, number in enumerate(numbers) if number == 1]
    if len(anew) > 1:
        yield from (group[start:stop] for start, stop in pairwise((*anew, len(group))))


@dataclass(frozen=True, slots=True)
class _Reader:
    """How lines of one shape are read as the beginnings of parts, each with its place."""

    text: str
    lines: Sequence[Line]
    within: str
    terms: Terms

    def read(self, shape: Shape, group: Sequence[int]) -> _Candidate | None:
        """The parts that begin with these lines, where nearly all name a place in their first, second, … line."""
        stops = [*group[1:], len(self.lines)]
        for offset in range(_PLACE_LINES + 1):
            rows = [at + offset if at + offset < stop else None for at, stop in zip(group, stops, strict=True)]
            named = [self._place_in(self.lines[row]) if row is not None else None for row in rows]
            candidate = self._as_parts(group, named, _PLACED, _DISTINCT)
            if candidate is not None and self._are_whole(shape, group, candidate, others=1 if offset else _OTHERS):
                return candidate
        is_strong = shape[0] in _STRONG or (shape[0] in _COMMON and self.terms.is_told)
        if not is_strong or len(group) < _FEWEST:
            return None
        early = [self._place_early(at, stop) for at, stop in zip(group, stops, strict=True)]
        placed = _PLACED if len(group) >= _MANY else _NEARLY_ALL
        return self._as_parts(group, early, placed, placed)

    def without_placeless(self, group: Sequence[int]) -> Sequence[int]:
        """The lines without those lists that count anew and name no place at all: what is to be done now."""
        _, *runs = _counted_runs(self.lines, group)
        placeless = {at for run in runs if not any(self._place_in(self.lines[first]) for first in run) for at in run}
        return group if len(placeless) == len(group) else [at for at in group if at not in placeless]

    def with_other_counts(self, candidate: _Candidate, group: Sequence[int]) -> _Candidate:
        """The parts with those of the document's other lists that count anew, where every line of these names a place.

        （一）某县 （二）某县 below what was done well, and again below what was not.
        """
        runs = [run for run in _counted_runs(self.lines, group) if not set(run) & set(candidate.lines)]
        whole = list(zip(*candidate, strict=True))
        for run in runs:
            named = [self._place_in(self.lines[at]) for at in run]
            told = [(at, *name) for at, name in zip(run, named, strict=True) if name is not None]
            whole += told if len(told) == len(run) else []
        lines, keys, mentions = zip(*sorted(whole, key=lambda part: part[0]), strict=True)
        return _Candidate(lines, keys, mentions)

    def read_credits(self) -> _Candidate | None:
        """The parts that end with their place in brackets: （某市教育局供稿）, …分担。（某省某市）."""
        ends = [at for at, line in enumerate(self.lines) if self._credited(line) is not None]
        if len(ends) < self.terms.fewest:
            return None
        starts = [ends[0]] + [at + 1 for at in ends[:-1]]
        shape = shape_of(self.text, self.lines, starts[1])
        above = (at for at in range(ends[0] - 1, -1, -1) if shape_of(self.text, self.lines, at) == shape)
        first = next(above, None) if shape is not None else None
        if first is None:
            return None
        named = [self._credited(self.lines[at]) for at in ends]
        return self._as_parts([first, *starts[1:]], named, _NEARLY_ALL, _DISTINCT)

    def _are_whole(self, shape: Shape, group: Sequence[int], candidate: _Candidate, *, others: int) -> bool:
        """Whether the parts are told of one place each, and paragraphs without any sign make up the text."""
        if shape == PROSE:
            told = sum(self.lines[at].size for at in group)
            return told >= _SHARE * (self.lines[-1].end - self.lines[0].start)
        stops = [*candidate.lines[1:], len(self.lines)]
        pairs = list(zip(candidate.lines, stops, strict=True))
        if others < _OTHERS and 2 * sum(self._speaks_of_all(at, stop) for at, stop in pairs) >= len(pairs):
            return False
        several = sum(
            self._holds_others(at, stop, key) >= others
            for at, stop, key in zip(candidate.lines, stops, candidate.keys, strict=True)
        )
        return 2 * several < len(candidate.lines)

    def _speaks_of_all(self, at: int, stop: int) -> bool:
        return _ALL.search(self.text, self.lines[at].start, self.lines[stop - 1].end) is not None

    def _holds_others(self, at: int, stop: int, key: str) -> int:
        """How many other places begin the sentences of a part, as below the heading of a theme."""
        begin, end = self.lines[at].start, self.lines[stop - 1].end
        led = (leading_mention(self.text, found.end()) for found in _SENTENCE_END.finditer(self.text, begin, end))
        others = {self.text[found.start : found.end] for found in led if found is not None and found.end <= end}
        return len(others - {key})

    def _credited(self, line: Line) -> tuple[str, Mention | None] | None:
        found = CREDIT.search(line.text) if line.size < len(line.text) + 1 else CREDIT.search(line.tail)
        mention = next(find_divisions(found[0]), None) if found else None
        is_credit = (
            found is not None and mention is not None and (found.start() == 0 or line.text[found.start() - 1] in "。！")
        )
        return (found[0][mention.start : mention.end], mention) if is_credit and found and mention else None

    def _as_parts(
        self, group: Sequence[int], named: Sequence[tuple[str, Mention | None] | None], placed: float, distinct: float
    ) -> _Candidate | None:
        keys = [name[0] for name in named if name is not None]
        if len(keys) < max(self.terms.fewest, placed * len(group)):
            return None
        if len(set(keys)) < max(self.terms.fewest, distinct * len(keys)):
            return None
        told = [name or (f"{at}", None) for at, name in zip(group, named, strict=True)]
        return _Candidate(list(group), [name[0] for name in told], [name[1] for name in told])

    def _place_in(self, line: Line) -> tuple[str, Mention | None] | None:
        """The place that a line tells of: in brackets at its end, or in its first words, behind its mark or label."""
        if line.size <= SHORT and ends_in_brackets(line):
            named = (found for found in find_divisions(line.text) if line.text[found.start - 1] in "（(")
            inner = next(named, None)
            if inner is not None:
                return line.text[inner.start : inner.end], inner
        if (spread := tighten(line.text)) != line.text:  # 中 山 区
            mention = leading_mention(spread, within=self.within)
            return (spread[mention.start : mention.end], mention) if mention is not None else None
        mark, label, bar = read_mark(line.text), LABEL.match(line.text), BAR.match(line.text)
        begins = [
            found for found in (mark and mark.end, label and label.end(), bar and bar.end(), 0) if found is not None
        ]
        for after in begins:
            opened = _OPENERS.match(self.text, line.start + after, line.end)
            begin = opened.end() if opened else line.start + after
            mention = leading_mention(self.text, begin, within=self.within, lead_in=True)
            if mention is not None and mention.end <= line.end and not is_in_passing(self.text, mention):
                return self.text[mention.start : mention.end], mention
            may_be_unit = self.within and not self.terms.is_account
            unit = UNIT.match(self.text, begin, min(line.end, begin + 20)) if may_be_unit else None
            if unit is not None:
                return unit["name"], next(find_divisions(unit["name"]), None)
        return None

    def _place_early(self, at: int, stop: int) -> tuple[str, Mention | None] | None:
        begin = self.lines[at].start
        end = min(self.lines[stop - 1].end, begin + _EARLY)
        mention = next(find_divisions(self.text, begin, end), None)
        return (self.text[mention.start : mention.end], mention) if mention is not None else None


def _fills(lines: Sequence[Line], candidate: _Candidate) -> bool:
    """Whether the parts make up the text and are more than names."""
    first, whole = lines[candidate.lines[0]].start, lines[-1].end - lines[0].start
    told = lines[-1].end - first
    return told >= max(_SHARE * whole, _SHORTEST_PART * len(candidate.lines))


def _make_cases(
    text: str,
    lines: Sequence[Line],
    candidate: _Candidate,
    places: Sequence[Division | None],
    region: Division | None,
    on: str | None,
) -> list[Case]:
    heads = [own_head(lines, at) for at in candidate.lines]
    ends = [*candidate.lines[1:], len(lines)]
    stops = [_end_of_part(lines, at, end) for at, end in zip(candidate.lines, ends, strict=True)]
    return [
        make_case(text, (behind_mark(head), stop), title_of(head), place or region, on)
        for head, stop, place in zip(heads, stops, places, strict=True)
    ]


def _end_of_part(lines: Sequence[Line], at: int, end: int) -> int:
    """Where a part ends: before a mark above its own (三、要求 behind （五）某县), the next part, or with the text."""
    own = read_mark(lines[at].text)
    for line in lines[at + 1 : end] if own is not None else ():
        mark = read_mark(line.text)
        if own is not None and mark is not None and mark.rank < own.rank:
            return line.start
    return lines[end].start if end < len(lines) else lines[-1].end


def _are_nested(places: Sequence[Division | None]) -> bool:
    """Whether one of the places holds another, as where a report names its city and then the city's county."""
    known = [place for place in places if place is not None]
    return any(lies_in(inner, outer) for outer in known for inner in known if inner is not outer)


def _lie_elsewhere(places: Sequence[Division | None], inside: Division | None) -> bool:
    known = [place for place in places if place is not None]
    return inside is not None and sum(lies_in(place, inside) for place in known) < _PLACED * len(known)
