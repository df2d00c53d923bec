"""News that goes through several places without headings: its sentences that begin with a place begin the cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from policy_text.lexicon.divisions import Division, find_divisions
from policy_text.records import Case
from policy_text.structure.cases import make_case
from policy_text.structure.furniture import LineKind
from policy_text.structure.lead_ins import drop_field
from policy_text.structure.lines import Line, is_table_row
from policy_text.structure.news_sentences import COUNTRYWIDE, FEWEST_PROVINCES, NewsReader, is_above
from policy_text.structure.regions import common_region, count_provinces, leading_mention, settle_mentions

__all__ = ["find_news_cases", "leave_words_of_title", "speaks_of_everywhere"]

_GENERAL = re.compile(r"各地|全国|各级|我国|各省")
_EVERYWHERE = re.compile(r"各地|多地|各市|各州|各县|各区|全省|全区|全市")
_RETURNS = re.compile(
    r"(?:[^，。]{0,16}，)?(?:我国|全国(?![首第最])|各地|多地|目前，?我国|[东西中]部地区|[一-鿿]{2,6}经济带)"
)
"""How a sentence goes back from a place to the whole country."""
_FIGURES_SHOW = re.compile(r"[^，。；：]{0,16}(?:数据|统计|公报)显示，")
"""The figures that it leads in to may be those of several places: no case begins with it."""
_SCENE = re.compile(r"[“\"]?(?:在|位于)[^。！？\n]{10,120}[。！？]")
_SPEECH = re.compile(r"“[^“”]{4,120}[。！？]”(?:[^“”。！？]{0,30}，)?")
_CAPTION = re.compile(r"[（(][^（）()]{0,24}(?:摄|照片|资料图)[^（）()]{0,12}[)）]|日拍摄的")
"""What a picture among the paragraphs shows begins no case."""
_CREDIT = re.compile(r"[（(][^（）()。]{2,24}[）)]")
"""Who tells it, in brackets below: （某市纪委监委）."""
_SHORTEST_LINE = 8
"""A shorter line is an entry of some list."""
_SHORT = 25
"""A shorter line is a catch line between places, not a part of the last one's case."""
_LEAST_SHARE, _LEAST_SHARE_OF_FEW, _LEAST_SHARE_AT_LENGTH, _AT_LENGTH = 0.25, 0.35, 0.12, 25
"""Share of the text that its cases make up: a survey of the country only quotes places, mostly no more than three.

More than three that are told in whole sentences, of so many characters on the average, need less.
"""
_PAIR, _PAIR_SHARE, _LEAD = 2, 0.6, 300
"""Share of the text that two places' parts make up, where they are all that the news tells; characters of its lead."""
_TWO_PLACES = re.compile(r"两[地省市区县]")
_PHRASE = re.compile(r"(?P<words>[一-鿿]{4,20})[，。]")
_CATCH_PHRASE = 8
_FEWEST_CITIES = 4


@dataclass(slots=True)
class _Stretch:
    start: int
    end: int
    codes: list[str]


def find_news_cases(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    region: Division | None = None,
    on: str | None = None,
    title: str = "",
) -> list[Case]:
    """Cases of the running text, whose lines are given: 在辽宁，…; 新的一年，湖南….

    A stretch goes on until the next place or a paragraph about all; what follows from places in one province is one
    case. Three different provinces at least make such news, else there are none. Inside ``region``, a province or
    city, paragraphs that begin with four different cities or counties do, where the news says that it is about all.
    Fewer are enough where the ``title`` itself names or promises several.
    """
    reader = NewsReader(text, region, on)
    stretches = _read_stretches(reader, lines, kinds)
    is_titled = region is None and count_provinces(title, on=on) > 1
    is_round = region is None and speaks_of_everywhere(title)
    if (is_titled and _goes_back(stretches)) or not _are_told(
        stretches, reader, lines, is_titled=is_titled, is_round=is_round
    ):
        return []
    for line, last, inside in _by_line(stretches, lines):
        _take_opening(inside, reader, line)
        _take_scenes(last, inside, reader, line)
        _leave_fields(inside, reader)
    return [make_case(text, (s.start, s.end), None, common_region(s.codes), on) for s in stretches]


def _read_stretches(reader: NewsReader, lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[_Stretch]:
    """The stretches of the running text, each about one place; general paragraphs and catch lines end the last one."""
    stretches: list[_Stretch] = []
    told: set[str] = set()
    is_open = False
    for line, kind in zip(lines, kinds, strict=True):
        if kind is not LineKind.TEXT or is_table_row(line) or line.size < _SHORTEST_LINE:
            continue
        if _CREDIT.fullmatch(line.text):
            continue
        before, ended = len(stretches), stretches[-1].end if stretches else 0
        is_open = _read_line(stretches, told, reader, line, is_open=is_open)
        is_about_all = line.size < _SHORT or _GENERAL.search(line.text) is not None
        if len(stretches) == before and is_open and is_about_all and reader.place_at(line.start, line.end) is None:
            stretches[-1].end = ended
            is_open = False
    return stretches


def _are_told(
    stretches: Sequence[_Stretch], reader: NewsReader, lines: Sequence[Line], *, is_titled: bool, is_round: bool
) -> bool:
    """Whether the stretches are of enough places, and make up enough of the text, for it to be news of these.

    Two are enough where the title names several provinces, where the news is made of their parts, or where it says
    that it goes round and tells of these two alone.
    """
    depth = reader.depth
    places = {code[:depth] for stretch in stretches for code in stretch.codes}
    covered, whole = sum(s.end - s.start for s in stretches), lines[-1].end - lines[0].start
    if depth == COUNTRYWIDE and _is_pair(stretches, reader, lines, covered / whole):
        return True
    is_round_of_two = is_round and depth == COUNTRYWIDE and len(stretches) == _PAIR
    fewest = FEWEST_PROVINCES if depth == COUNTRYWIDE else _FEWEST_CITIES
    is_much = (is_round and not is_round_of_two) or len(places) > FEWEST_PROVINCES
    share = _LEAST_SHARE if is_much else _LEAST_SHARE_OF_FEW
    if share == _LEAST_SHARE and covered >= _AT_LENGTH * len(stretches):
        share = _LEAST_SHARE_AT_LENGTH
    return len(places) >= (_PAIR if is_titled or is_round_of_two else fewest) and covered >= share * whole


def _by_line(
    stretches: Sequence[_Stretch], lines: Sequence[Line]
) -> Iterator[tuple[Line, _Stretch | None, Sequence[_Stretch]]]:
    """Each paragraph in which cases begin, with the case before it and its own."""
    at = 0
    for line in lines:
        first = at
        while at < len(stretches) and stretches[at].start < line.end:
            at += 1
        if first < at:
            yield line, (stretches[first - 1] if first else None), stretches[first:at]


def _take_opening(inside: Sequence[_Stretch], reader: NewsReader, line: Line) -> None:
    """Let a paragraph's only case begin with the paragraph: a catch phrase, a sentence that names the place, a speech.

    发力低空产业。春节刚过，某省…; 本月，名单公布，某市两家入选。今年，某市…; “日子好过多了。”在某市，…
    """
    before = reader.text[line.start : inside[0].start] if len(inside) == 1 else ""
    if _SPEECH.fullmatch(before):
        inside[0].start = line.start
    if not before or before.rstrip("。！") != before[:-1] or "。" in before[:-1] or _GENERAL.search(before):
        return
    named = settle_mentions(list(find_divisions(before)), within=reader.within, on=reader.on)
    codes = {division.code for division in named if division and division.code}
    first = inside[0].codes[0]
    is_same = len(codes) == 1 and all(code == first or is_above(code, first) for code in codes)
    if len(before) <= _CATCH_PHRASE or is_same:
        inside[0].start = line.start


def _leave_fields(inside: Sequence[_Stretch], reader: NewsReader) -> None:
    """Leave out the field that leads in to several places of one paragraph (在监管领域，): it is no one place's."""
    for stretch in inside if len(inside) > 1 else ():
        start = drop_field(reader.text, stretch.start)
        names_place = next(find_divisions(reader.text, stretch.start, start), None) is not None
        if not names_place and leading_mention(reader.text, start) is not None:
            stretch.start = start


def _take_scenes(last: _Stretch | None, inside: Sequence[_Stretch], reader: NewsReader, line: Line) -> None:
    """Let the scene right before a place begin its case where it is nobody else's: 在某林场，…。今年，某省将…."""
    for before, stretch in zip((last, *inside), inside, strict=False):
        start = max(line.start, reader.text.rfind("。", line.start, max(line.start, stretch.start - 1)) + 1)
        scene = reader.text[start : stretch.start]
        is_free = line.start <= start < stretch.start < line.end and (before is None or before.end <= start)
        if not is_free or _SCENE.fullmatch(scene) is None or _GENERAL.search(scene):
            continue
        is_led_in = leading_mention(reader.text, stretch.start) is None
        named = settle_mentions(list(find_divisions(scene)), within=reader.within, on=reader.on)
        is_its = all((place.code or "")[: reader.depth] == stretch.codes[0][: reader.depth] for place in named if place)
        if is_led_in and is_its:
            stretch.start = start


def _goes_back(stretches: Sequence[_Stretch]) -> bool:
    """Whether the news goes back to a province that it has left: it tells what two places do for one another."""
    provinces = [stretch.codes[0][:2] for stretch in stretches]
    turns = sum(1 for last, following in pairwise(provinces) if last != following)
    return turns >= len(set(provinces)) > 1


def _is_pair(stretches: Sequence[_Stretch], reader: NewsReader, lines: Sequence[Line], share: float) -> bool:
    """Whether the news is made of the parts of two places that its lead names, each of which begins a paragraph."""
    provinces = {stretch.codes[0][:2] for stretch in stretches}
    if len(stretches) != _PAIR or len(provinces) != _PAIR or share < _PAIR_SHARE:
        return False
    is_led = {stretch.start for stretch in stretches} <= {line.start for line in lines}
    start, stop = max(0, stretches[0].start - _LEAD), stretches[0].start
    mentions = list(find_divisions(reader.text, start, stop))
    named = {division.code[:2] for division in settle_mentions(mentions, on=reader.on) if division and division.code}
    return is_led and (provinces <= named or _TWO_PLACES.search(reader.text, start, stop) is not None)


def leave_words_of_title(cases: Sequence[Case], text: str, title: str) -> list[Case]:
    """The cases without a catch phrase from the title, which is about all places: 办好村小食堂。某省…."""
    begun = ((case, _PHRASE.match(text, case.start, case.end)) for case in cases)
    return [
        replace(case, start=phrase.end()) if phrase is not None and phrase["words"] in title else case
        for case, phrase in begun
    ]


def speaks_of_everywhere(text: str) -> bool:
    """Whether a title or opening says that several places of one province are meant."""
    return _EVERYWHERE.search(text) is not None


def _read_line(stretches: list[_Stretch], told: set[str], reader: NewsReader, line: Line, *, is_open: bool) -> bool:
    """Add a line's sentences to the last stretch or begin new ones; whether a stretch is open after it.

    ``told`` are the places that stretches have told of so far.

    The province of a city that is named in passing (在某省某市，…。某省还将…) widens no case; its own paragraph does,
    and so does what comes next in time (今年，某省将…).
    """
    for begin, end in reader.sentences(line):
        start = reader.first_word(begin)
        may_begin = (reader.depth < 6 or start == line.start) and not _CAPTION.search(reader.text, start, end)
        code = reader.place_at(start, end) if may_begin else None
        is_detail = bool(stretches) and code is not None and is_above(stretches[-1].codes[0], code)
        is_anew = start == line.start and not is_detail and reader.names_province_anew(start)
        if code is None:
            is_open = is_open and _RETURNS.match(reader.text, start, end) is None
            if is_open:
                stretches[-1].end = end
        elif stretches and reader.goes_on(stretches[-1].codes[0], code, is_open=is_open) and not is_anew:
            is_aside = is_open and start != line.start and reader.is_aside(start, code, stretches[-1].codes[0])
            if not (is_aside or reader.is_labelled(stretches[-1].start)):
                stretches[-1].codes.append(code)
                told.add(code)
            stretches[-1].end = end
            is_open = True
        elif start != line.start and reader.depth == COUNTRYWIDE and code in told:
            is_open = False  # it comes back to a place amid a paragraph; the place's own paragraph would be a case
        else:
            source = _FIGURES_SHOW.match(reader.text, start)
            codes = [code, *reader.wider_places(start, end, code)]
            stretches.append(_Stretch(source.end() if source else start, end, codes))
            told.update(codes)
            is_open = True
    return is_open
