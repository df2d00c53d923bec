"""The sentences of news that goes through places: where they begin, and of which place each of them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from policy_text.lexicon.divisions import Division, Mention, division_at, division_of, find_divisions
from policy_text.structure.in_passing import AND_OTHERS, PASSING
from policy_text.structure.lines import Line
from policy_text.structure.regions import (
    common_region,
    county_alone,
    is_row_behind,
    leading_mention,
    named_from_province,
    settle_mentions,
)

__all__ = ["COUNTRYWIDE", "FEWEST_PROVINCES", "NewsReader", "is_above"]

_SENTENCE = re.compile(r"(?:[^。！？；，\n]|，(?![上中下]游[一-鿿]{2,8}，))+[。！？；，]*[”’」』）)]*")
"""Up to a stop, a semicolon, or the next of several places along a river (上游某省，…；中游某省，…)."""
_BLANK = re.compile(r"[ \u3000]{1,9}(?=[^\s])")
_COMMA, _LONGEST_PLACE = re.compile("，"), 24
_CLAUSE, _JOINED = re.compile(r"[^，。；：\n]{1,40}"), re.compile(r"、(?:在)?")
_WAY = re.compile(r"[到至](?=[一-鿿]{2,8}?的?[一-鿿]{0,4}(?:时间|车程|里程|距离))")
"""What is told of the way between two places: 某市到某市的运行时间."""
_NEXT_SCENE = re.compile(r"[^，。；：\n]{0,12}，在")
"""What several places do at once: 在某省的工厂，在某省的林场，大家…."""
_PLANS = re.compile(r"(?:今年|全年)?(?:力争|计划|预计|将)|全省(?:力争|计划|预计)")
"""What a province goes on to plan after one of its counties (在某县，…。某省力争…) widens the case to the province."""
_NEXT_IN_TIME = re.compile(
    r"[，；](?:而|，)?(?:今年|目前|如今|当前|未来|接下来|下一步|这个[一-鿿]季|今[冬春夏秋]|这个“[一-鿿]{2,4}”(?:假期)?|到?20\d\d年)，"
)
_ROUTE = re.compile(
    r"(?:经|至|到|—)[一-鿿]{2,8}?(?:±?[\d.]{1,6}千伏(?:特高压)?[一-鿿]{0,4}?)?"
    r"(?:高速|铁路|高铁|公路|航线|航班|管道|输电|特高压|班列|城际)"
)
"""What leads on from a place: 某市至某地铁路."""
COUNTRYWIDE = 2
"""Digits of a province's code, which tell two cases apart in news of the whole country."""
FEWEST_PROVINCES = 3
"""So many provinces make news of the whole country."""
_SHORTEST_CLAUSE = 20
"""Characters that a place's clause of a longer sentence has at least, on the average."""
_WITHOUT_CITIES = frozenset(("11", "12", "31", "50"))
"""Municipalities: their districts stand right below the province."""


@dataclass(frozen=True, slots=True)
class NewsReader:
    """How a document's sentences are read: ``depth`` digits of the code tell two cases apart.

    These are provinces where the news goes through the country, the cities of a province, the counties of a city.
    """

    text: str
    region: Division | None
    on: str | None

    @property
    def within(self) -> str:
        """The code of the place whose cities or counties the news goes through; empty for the country."""
        return (self.region.code or "") if self.region else ""

    @property
    def depth(self) -> int:
        """Digits of the code that tell two cases apart."""
        if self.region is None:
            return 2
        has_cities = self.within.endswith("0000") and self.within[:2] not in _WITHOUT_CITIES
        return 4 if has_cities else 6

    def sentences(self, line: Line) -> Iterator[tuple[int, int]]:
        """Where the sentences of a line begin and end; one that goes through places clause by clause is parted there.

        某省推行…，某省推进…，某省实施…: clauses that begin with different provinces and tell of them at some length.
        """
        for sentence in _SENTENCE.finditer(self.text, line.start, line.end):
            may_go_through = self.depth == COUNTRYWIDE and "，" in sentence[0]
            begun = list(self._clauses_of_places(*sentence.span())) if may_go_through else []
            is_told = sentence.end() - sentence.start() >= _SHORTEST_CLAUSE * (len(begun) + 1)
            inner = set(begun) if is_told else set()
            if len(inner) + 1 >= FEWEST_PROVINCES:  # what leads in to so many is no one place's
                inner |= {self._first_place(sentence.start())}
            yield from pairwise(sorted({sentence.start(), *inner, sentence.end()}))

    def _first_place(self, start: int) -> int:
        mention = leading_mention(self.text, start, lead_in=True)
        return mention.start if mention else start

    def _clauses_of_places(self, start: int, end: int) -> Iterator[int]:
        """Where clauses begin that go on to another province, of which nothing before them in the sentence speaks."""
        first = self.place_at(start, end)
        seen = {first[:COUNTRYWIDE]} if first else set()
        for comma in _COMMA.finditer(self.text, start, end) if first else ():
            mention = division_at(self.text, comma.end(), min(end, comma.end() + _LONGEST_PLACE))
            code = self.place_at(comma.end(), end) if mention else None
            if mention is None or code is None or code[:COUNTRYWIDE] in seen:
                continue
            if self.text.find(self.text[mention.start : mention.start + 2], start, mention.start) < 0:
                seen.add(code[:COUNTRYWIDE])
                yield comma.end()

    def names_province_anew(self, start: int) -> bool:
        """Whether a sentence begins with a place that it names from the province down: 某省某市….

        What goes on telling of a place leaves out the province that it named before.
        """
        mention = leading_mention(self.text, start, lead_in=True)
        division = settle_mentions([mention], within=self.within, on=self.on)[0] if mention else None
        if mention is None or division is None or not division.code or division.code.endswith("0000"):
            return False
        province = division_of(division.code[:2] + "0000", on=self.on)
        return province is not None and self.text.startswith(province.name[:2], mention.start)

    def _is_listed(self, mention: Mention) -> bool:
        """Whether another place follows in a list: 某市、某市等 is about several; 在某省的海边、在某省的山上 too."""
        if AND_OTHERS.match(self.text, mention.end) is not None:
            return True
        if self.text.startswith(("、", "和"), mention.end) and self._next_in_list(mention) is not None:
            return True
        scene = _NEXT_SCENE.match(self.text, mention.end)
        clause = _CLAUSE.match(self.text, mention.end)
        joined = [scene.end()] if scene else []
        joined += list(self._joined(*clause.span())) if clause else []
        others = settle_mentions([mention, *(leading_mention(self.text, at) for at in joined)], on=self.on)
        provinces = {division.code[:2] for division in others if division and division.code}
        return len(provinces) > 1

    def _joined(self, start: int, end: int) -> Iterator[int]:
        """Where a list goes on to what another place does; not behind places that stand in a row (去往某市、某市)."""
        ends = {mention.end for mention in find_divisions(self.text, start, end)}
        return (found.end() for found in _JOINED.finditer(self.text, start, end) if found.start() not in ends)

    def _leads_elsewhere(self, mention: Mention, code: str) -> bool:
        """Whether the place is only where a road or line begins whose other end lies in no place of its province."""
        way = _WAY.match(self.text, mention.end)
        if way is not None and leading_mention(self.text, way.end()) is not None:
            return True
        route = _ROUTE.match(self.text, mention.end)
        end = leading_mention(self.text, route.start() + 1) if route else None
        there = settle_mentions([end], on=self.on)[0] if end else None
        return route is not None and (there is None or (there.code or "")[:COUNTRYWIDE] != code[:COUNTRYWIDE])

    def _next_in_list(self, mention: Mention) -> Mention | None:
        """The place behind 、: one that leads a sentence, or a county by its stem inside the same province."""
        at = mention.end + 1
        province = (mention.candidates[0].code or "")[:2] + "0000"
        return leading_mention(self.text, at) or leading_mention(self.text, at, within=province)

    def _common_place(self, mention: Mention) -> str | None:
        """The place that a list names before its parts (某省某市、某市推出…): what they do is told of it."""
        follows = self.text.startswith("、", mention.end) and self.depth == COUNTRYWIDE
        second = self._next_in_list(mention) if follows else None
        places = settle_mentions([mention, second], on=self.on) if second else []
        codes = {division.code for division in places if division and division.code}
        common = common_region(codes) if len(codes) == 2 else None
        province = division_of((common.code or "")[:COUNTRYWIDE] + "0000") if common else None
        named = (place for place in (common, province) if place and self._names(place, mention.start))
        wider = next(named, None)
        return wider.code if wider is not None and wider.code not in codes else None

    def _names(self, division: Division, start: int) -> bool:
        """Whether the place's name begins there, with its suffix or without."""
        return self.text.startswith(division.name[:2], start)

    def wider_places(self, start: int, end: int, code: str) -> Iterator[str]:
        """The province to which a sentence about a place inside it goes on: 某省某市…，今年，某省将…."""
        for found in _NEXT_IN_TIME.finditer(self.text, start, end):
            wider = self.place_at(found.end(), end)
            if wider is not None and is_above(wider, code):
                yield wider

    def is_aside(self, start: int, code: str, first: str) -> bool:
        """Whether a sentence names in passing the province of the ``first`` place of a case, without its plans."""
        mention = leading_mention(self.text, start) if is_above(code, first) else None
        return mention is not None and _PLANS.match(self.text, mention.end) is None

    def first_word(self, start: int) -> int:
        """Where the words of a sentence begin, behind the indent of a paragraph that has lost its line."""
        blank = _BLANK.match(self.text, start)
        return blank.end() if blank else start

    def is_labelled(self, start: int) -> bool:
        """Whether the place is told once for all, before a colon: 某省某市：…, where the province is no wider case."""
        mention = leading_mention(self.text, start)
        return mention is not None and self.text.startswith("：", mention.end)

    def goes_on(self, first: str, code: str, *, is_open: bool) -> bool:
        """Whether a place is in the case of ``first``; after a break only the same, one above or inside it."""
        is_kin = self.depth == 2 and (is_above(code, first) or is_above(first, code))
        return (is_open or is_kin) and first[: self.depth] == code[: self.depth]

    def place_at(self, start: int, end: int) -> str | None:
        """The code of the place with which a sentence begins, if it lies where the news goes through."""
        mention = leading_mention(self.text, start, lead_in=True)
        if mention is None and self.depth == COUNTRYWIDE:
            mention = county_alone(self.text, start) or named_from_province(self.text, start, end)
        if mention is None or mention.start >= end:
            return None
        if self._is_listed(mention):
            return self._common_place(mention)
        if is_row_behind(self.text, mention.end):
            return None
        if any(passing.match(self.text, mention.end) for passing in PASSING):
            return None
        division = settle_mentions([mention], within=self.within, on=self.on)[0]
        code = division.code if division else None
        if code is None or self._leads_elsewhere(mention, code):
            return None
        if self.region is None:
            return code
        is_inside = code.startswith(self.region.prefix) and code != self.within
        return code if is_inside else None


def is_above(outer: str, inner: str) -> bool:
    """Whether the code is that of the province or city that holds the other: 某省 after 某省某市 widens nothing."""
    division = division_of(outer)
    return division is not None and inner.startswith(division.prefix)
