"""Which division a whole document is about: its issuer's, its title's, or what its text and the page around it name."""

from __future__ import annotations

import re
from collections import Counter

from policy_text.lexicon.divisions import (
    Division,
    counties_called,
    division_of,
    find_divisions,
    is_word,
    resolve_division,
)
from policy_text.structure.described_place import find_described_place
from policy_text.structure.nationwide import counts_provinces, is_about_the_nation
from policy_text.structure.own_levels import SCANNED, count_levels, own_level
from policy_text.structure.regions import (
    common_region,
    count_provinces,
    deepen,
    is_named_by_stem,
    is_national,
    lies_in,
    main_region,
    settle_mentions,
)
from policy_text.structure.title_words import is_organ

__all__ = ["find_document_region"]

_NATIONWIDE = re.compile(r"各省、自治区、直辖市")
_MEETING_OF_ALL = re.compile(r"(?:中共)?(?:中央|全国|国务院)[一-鿿“”]{0,24}会议?在[一-鿿]{2,8}(?:举行|召开|[开闭]幕)")
"""Where the country's bodies meet is only the place of their meeting."""
_OPENING = 400
"""Characters of a body that tell which body speaks."""
_TO_SCHOOL = re.compile(r"(?:全校|全体|各位)(?:师生|教职工|教师|老师|同学|家长)|各(?:年级|班级|处室|教研组)")
_PROVINCE, _COUNTY, _LONGEST_STEM = 2, 6, 4
_NATION_NEEDED = _LIFTS_CITY = 2
_STEMS_NEEDED = 3
_CALLED = re.compile(r"(?:【[^】]{2,24}】)?(?P<stem>[一-鿿]{2,4})[：:]")
_NAMESAKES = "小学|中学|初中|高中|学校|幼儿园|老师|先生|女士|同学|村|镇|乡|社区|街道?|路"
"""What else may be called like a county, a school or a teacher."""
_LISTS = re.compile(r"(?:名单|名录|目录|清单|一览表)$")
"""A list is the title's place's, wherever most of those whom it names may live."""
_AWAY = re.compile(r"[赴到援]|对口|挂职|支教")
"""Those whom a list sends elsewhere are their own place's."""
_SCENE, _FULL_NAME = 90, len("某省某市某县")
_ROAMED = 3
"""So many provinces are a journey."""
_NAMED_OFTEN = 4
"""A text that names one province's places so often tells of it, even where a leader of the country speaks in it."""
_NAMED_MOST, _NEARLY_ALL = 12, 0.9
_OWN_NATION = re.compile(r"我国|全国(?=[已共各累平][^级类]|有?\d)|总书记")
"""What speaks for the country, not of a place that is first or a model in it (全国先进县)."""
_IS_ONE_OF = re.compile(
    r"是(?P<holder>[一-鿿]{4,24}?)(?:下辖)?的一[所个座][一-鿿]{0,8}(?:小学|中学|学校|幼儿园|村小?|乡|镇)(?![一-鿿]{0,20}之一)"
)
_SCHOOL_BEHIND = re.compile(r"[一-鿿]{0,14}?(?P<name>[一-鿿]{2}(?:小学|中学|学校|幼儿园))")
_OWN_SCHOOL, _SCHOOL_NEEDED = re.compile(r"我校|本校|我园"), 3
"""So often a text that is a school's own speaks of it."""
_OWN_TITLE = re.compile(r"[“\"]?(?:我校|本校|我园)")
"""A school's news of itself may name the province that gave the prize."""
_OF_SCHOOL = re.compile(r"我校|本校|全校|各班|各年级|高[一二三][、各年（(]|班级|教研(?:组|活动)|自修")
_SCHOOL_NAME = re.compile(r"[一-鿿]{4,20}(?:[中小]学|学校|幼儿园)")
"""A school's notice names no place; the site around it bears the school's name."""


def find_document_region(
    title: str, body: str, *, issuer: str = "", around: str = "", on: str | None = None
) -> Division | None:
    """The issuer's division, or the smaller one inside it that the title is about; else what most of the text names.

    Papers of the whole country belong to no division, though they name many. A newspaper's own city says less than
    the title and the text of what it prints. ``around`` is the page without the body: it counts where the text only
    says 我省 or 全市 and names no place.
    """
    issuing = main_region([(issuer, 1.0)], on=on) or _settled_by_text(issuer, body, on)
    if _NATIONWIDE.match(body) or _MEETING_OF_ALL.match(title) or counts_provinces(title):
        return None
    within = (issuing.code or "") if issuing else ""
    titled = _titled(title, body, within, on)
    if titled is not None and _OWN_TITLE.match(title) and (own := _school_around(around, on)) is not None:
        return own
    speaks_for_itself = issuing is not None and is_organ(issuer)
    if titled is not None and _LISTS.search(title) and not _AWAY.search(title):
        return titled
    if titled is not None and not (speaks_for_itself and not lies_in(titled, issuing)):
        return titled if speaks_for_itself else _subject_inside(_told_inside(titled, body, on), body, on)
    if not speaks_for_itself and "各地" not in title and (scene := _first_scene(body, on)) is not None:
        return scene
    is_schools = _TO_SCHOOL.match(body) is not None  # what a school sends to its own quotes papers of the country
    is_all = is_national(issuer) or (is_about_the_nation(title, body) and not _is_all_of_one(body))
    if issuing is None and not is_schools and is_all:
        return None
    told = _lower(main_region([(body[:SCANNED], 1.0)], within=within, on=on), body, on)
    if issuing is not None:
        return _inside_issuer(issuing, told, body, is_own=speaks_for_itself)
    place = _told_in_text(told, body, on) or _told_around(around, f"{title}\n{body}", on)
    return _subject_inside(place, body, on) if place is not None else None


def _first_scene(body: str, on: str | None) -> Division | None:
    """The county that a report from one place names in full in its first words, and no other one oftener later."""
    scanned = body[:SCANNED]
    opening = next(find_divisions(scanned, 0, _OPENING), None)
    if opening is None or opening.start > _SCENE or opening.end - opening.start < _FULL_NAME:
        return None
    first, *later = settle_mentions(list(find_divisions(scanned)), on=on)
    if first is None or len(first.prefix) != _COUNTY:
        return None
    others = {division.name for division in later if division and len(division.prefix) == _COUNTY} - {first.name}
    times = scanned.count(first.name[:-1])
    return first if times > 1 and all(scanned.count(other[:-1]) <= times for other in others) else None


def _titled(title: str, body: str, within: str, on: str | None) -> Division | None:
    """The place that the title is about: of a province and a city in it the city, and the county that it calls by stem.

    某省先进集体——某市一中 is about the city; 某某经验 about the county 某某县 that the text names in full.
    """
    main = main_region([(title, 1.0)], within=within, on=on) or _settled_by_text(title, body, on)
    if main is not None and "政府工作报告" not in title:  # that is the government's own
        settled = settle_mentions(list(find_divisions(title)), within=within, on=on)
        inner = [division for division in settled if division and division.code and division != main]
        common = common_region([division.code or "" for division in inner if lies_in(division, main)])
        main = common if len(inner) > 0 and all(lies_in(division, main) for division in inner) and common else main
    if main is None and (called := _county_before_colon(title, body)) is not None:
        return called
    if main is not None and (stem := _county_behind_city(title, main, body, on)) is not None:
        return stem
    named = settle_mentions(list(find_divisions(body[:SCANNED])), within=main.code or "" if main else within, on=on)
    counties = {division.adcode: division for division in named if division and is_named_by_stem(title, division)}
    fitting = [division for division in counties.values() if main is None or lies_in(division, main)]
    return fitting[0] if len(fitting) == 1 else main


def _settled_by_text(name: str, body: str, on: str | None) -> Division | None:
    """The district that a name shares with others elsewhere (鼓楼区教育局), settled by the city that the text names."""
    if not any(len(mention.candidates) > 1 for mention in find_divisions(name)):
        return None
    around = main_region([(body[:SCANNED], 1.0)], on=on)
    found = main_region([(name, 1.0)], within=around.code or "", on=on) if around is not None else None
    return found if found is not None and lies_in(found, around) else None


def _county_before_colon(title: str, body: str) -> Division | None:
    """The one county that a title sets by its stem before a colon (义乌：从…到…), and that the text goes on to name."""
    found = _CALLED.match(title)
    stem = found["stem"] if found else ""
    counties = counties_called(stem) if stem and not is_word(stem) else ()
    named = re.findall(rf"{stem}(?!{_NAMESAKES})", body) if len(counties) == 1 else ()
    return counties[0] if len(named) >= _STEMS_NEEDED else None


def _county_behind_city(title: str, city: Division, body: str, on: str | None) -> Division | None:
    """The county that a title calls by its stem right behind its city, and the text by it too (某市南沙邮轮港开港)."""
    for mention in find_divisions(title):
        inner = deepen(title, mention)
        county = settle_mentions([inner], on=on)[0] if inner.end > mention.end else None
        stem = title[mention.end : inner.end]
        if county is not None and county != city and lies_in(county, city) and body.count(stem) >= _STEMS_NEEDED:
            return county
    return None


def _told_inside(titled: Division, body: str, on: str | None) -> Division:
    """The place inside the title's that the text names most, and with its province, unless it speaks for the whole.

    某省这所小学…某省某市某县实验小学: what a report only mentions stands there without its province.
    """
    told = main_region([(body[:SCANNED], 1.0)], within=titled.code or "", on=on)
    if told is None or told == titled or not lies_in(told, titled):
        return titled
    level = own_level(count_levels(body))
    if level is not None and level < len(told.prefix):
        return titled
    province = division_of(f"{told.prefix[:2]}0000")
    head = province.name[:2] if province else ""
    full = [found for found in find_divisions(body[:_OPENING]) if body.startswith(head, found.start)]
    settled = settle_mentions(full, within=titled.code or "", on=on)
    return told if any(division and lies_in(division, told) for division in settled) else titled


def _subject_inside(place: Division, body: str, on: str | None) -> Division:
    """The place inside it that the text says it tells of (某小学是某县的一所村小), or whose school it names often."""
    scanned = body[:SCANNED]
    says = [next(find_divisions(scanned, *found.span("holder")), None) for found in _IS_ONE_OF.finditer(scanned)]
    first = next(find_divisions(scanned, 0, _OPENING), None)
    school = _SCHOOL_BEHIND.match(scanned, first.end) if first is not None else None
    if first is not None and school is not None and scanned.count(school["name"]) >= _SCHOOL_NEEDED:
        says.append(first)
    settled = settle_mentions(says, within=place.code or "", on=on)
    inside = [found for found in settled if found and found != place and lies_in(found, place)]
    return inside[0] if inside and len(inside[0].prefix) == _COUNTY else place


def _inside_issuer(issuing: Division, told: Division | None, body: str, *, is_own: bool) -> Division:
    """What the text names inside the issuer's division; of a public body's own papers only what speaks for itself.

    A province's site prints what its cities report: there the text says 我市.
    """
    if told is None or not lies_in(told, issuing):
        return issuing
    level = own_level(count_levels(body))
    is_reprinted = level is not None and len(issuing.prefix) < level <= len(told.prefix)
    return told if is_reprinted or not is_own else issuing


def _told_in_text(told: Division | None, body: str, on: str | None) -> Division | None:
    """The place that a text without an issuer describes, speaks for or names often enough."""
    described = find_described_place(body, on)
    if described is not None or told is None:
        return described
    if len(_OWN_SCHOOL.findall(body[:SCANNED])) >= _SCHOOL_NEEDED:
        return _city_of_school(body, on) or told
    is_named = _is_named_well(body) and not _passes_places(body) and not _roams(told, body, on)
    return _lift(told, body, on) if is_named or own_level(count_levels(body)) else None


def _roams(told: Division, body: str, on: str | None) -> bool:
    """Whether the place is only one on a way through several provinces: it is neither named first nor often."""
    settled = settle_mentions(list(find_divisions(body[:SCANNED])), within=told.code or "", on=on)
    named = [division for division in settled if division and division.code]
    inside = [lies_in(division, told) or lies_in(told, division) for division in named]
    provinces = {(division.code or "")[:2] for division in named}
    return len(provinces) >= _ROAMED and not inside[0] and sum(inside) < _NAMED_OFTEN


def _city_of_school(body: str, on: str | None) -> Division | None:
    """Where a school lies that speaks of itself: of the provinces it tells prizes and ranks only."""
    settled = settle_mentions(list(find_divisions(body[:SCANNED])), on=on)
    codes = [division.code for division in settled if division and division.code and len(division.prefix) > 2]
    cities = Counter(code[:4] for code in codes)
    head, most = max(cities.items(), key=lambda item: item[1], default=("", 0))
    counties = {code for code in codes if code.startswith(head)}
    return common_region(counties) if most * 2 > len(codes) else None


def _passes_places(body: str) -> bool:
    """Whether the text speaks for the country more often than it names places: they are only its examples."""
    scanned = body[:SCANNED]
    spoken = sum(1 for _ in _OWN_NATION.finditer(scanned))
    named = sum(1 for _ in find_divisions(scanned))
    is_of_one = named >= _NAMED_OFTEN and count_provinces(scanned) == 1
    return _NATION_NEEDED <= spoken > named and not is_of_one


def _is_all_of_one(body: str) -> bool:
    """Whether a text that opens with the country goes on to one province, which holds nearly all places it names."""
    mentions = list(find_divisions(body[:SCANNED]))
    return len(mentions) >= _NAMED_MOST and main_region([(body[:SCANNED], 1.0)], share=_NEARLY_ALL) is not None


def _is_named_well(body: str) -> bool:
    """Whether places are named in the opening, or more than once: one in passing says nothing of the whole."""
    mentions = find_divisions(body[:SCANNED])
    first = next(mentions, None)
    return first is not None and (first.start < _OPENING or next(mentions, None) is not None)


def _lift(division: Division, body: str, on: str | None) -> Division:
    """The division, or the one above it where the text speaks for that alone: a city's plan may name one county."""
    counts, code = count_levels(body), division.code or ""
    level = own_level(counts)
    is_city = division.name.endswith("市")
    if level is None or len(division.prefix) <= level or counts[len(division.prefix)]:
        return division
    if is_city and (level == 4 or counts[level] < _LIFTS_CITY):  # counties that are cities say 我市 as well
        return division
    above = (division_of(code[:digits].ljust(6, "0"), on=on) for digits in (level, _PROVINCE))
    return next(above, None) or (next(above, None) if level > _PROVINCE else None) or division


def _lower(division: Division | None, body: str, on: str | None) -> Division | None:
    """The one county inside the division that the text names, where it speaks for a county (全县) most."""
    level = own_level(count_levels(body))
    if division is None or level is None or len(division.prefix) >= level:
        return division
    mentions = list(find_divisions(body[:SCANNED]))
    settled = settle_mentions(mentions, within=division.code or "", on=on)
    named = {found.prefix: found for found in settled if found and lies_in(found, division) and found != division}
    own = [found for prefix, found in named.items() if len(prefix) == level]
    if not own and level == _COUNTY:
        return _county_at_head(division, body, on) or division
    return own[0] if len(own) == 1 and len(named) == 1 else division


def _county_at_head(division: Division, body: str, on: str | None) -> Division | None:
    """The county with whose stem a text begins that speaks for a county and names none in full: 弋阳依托…我县."""
    head = body.lstrip()[:_LONGEST_STEM]
    stems = (head[:length] for length in range(_LONGEST_STEM, 1, -1))
    counties = (resolve_division(stem, within=division.code, on=on) for stem in stems if not is_word(stem))
    return next((found for found in counties if found and len(found.prefix) == _COUNTY), None)


def _told_around(around: str, body: str, on: str | None) -> Division | None:
    """The division of the site around a text that says 我省 or 全市 and names no place."""
    level = own_level(count_levels(body))
    if level is None and _OF_SCHOOL.search(body) is not None:
        return _school_around(around, on)
    found = main_region([(around, 1.0)], on=on) if level else None
    if found is not None and level == _COUNTY and len(found.prefix) < level:
        return _county_called_in(body.partition("\n")[0], found)
    if found is None or level is None or len(found.prefix) < level:
        return None
    return division_of(found.prefix[:level].ljust(6, "0"), on=on)


def _county_called_in(title: str, city: Division) -> Division | None:
    """The one county of a city that a title calls by its stem (2019年城西积分入学): the page names the city only."""
    stems = (title[at : at + length] for length in (4, 3, 2) for at in range(len(title) - length + 1))
    called = {county for stem in stems for county in counties_called(stem, within=city.code or "")}
    named = [county for county in called if is_named_by_stem(title, county)]
    return named[0] if len(named) == 1 else None


def _school_around(around: str, on: str | None) -> Division | None:
    """Where the school lies whose site prints the text."""
    named = (next(find_divisions(school[0]), None) for school in _SCHOOL_NAME.finditer(around))
    return next((place for place in settle_mentions([*named], on=on) if place and len(place.prefix) > _PROVINCE), None)
