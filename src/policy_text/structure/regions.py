"""Which division a document, a heading or a sentence is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policy_text.lexicon.divisions import (
    Division,
    Mention,
    counties_called,
    division_at,
    division_of,
    find_divisions,
    full_name_of,
    is_word,
    narrow,
    resolve_division,
    settle,
)
from policy_text.structure.bystanders import comes_from, names_other
from policy_text.structure.lead_ins import places_begin

__all__ = [
    "Region",
    "common_region",
    "count_provinces",
    "county_alone",
    "deepen",
    "is_named_by_stem",
    "is_national",
    "is_place_name",
    "is_row_behind",
    "leading_mention",
    "lies_in",
    "main_region",
    "named_from_province",
    "region_of",
    "settle_mentions",
]


class Region(NamedTuple):
    """A settled place: full name down to the level that the text settles, and its code where it has one."""

    name: str
    adcode: str | None


_OPENERS = tuple('“"‘《【[（(')
"""Signs that may stand before the place in the first words of a line: “成都…."""
_ROW = re.compile(
    r"(?:[\s,，|]{1,40}[-—]?\d[\d.,．]{0,16}%?){2}(?![\d年月日])"
    r"|[ \t\u3000,，|]{1,40}[-—]?\d[\d.,．]{0,16}%?[ \t]{0,9}(?=\n|\Z)"
)
_HOLDS_PART = re.compile(r"[一-鿿]{0,10}区|的|[·•・]")
_SCANNED = 90
_CLAUSES = re.compile(r"(?:[^，。；：\n]{1,16}，)?[^，。；：、\n]{1,32}")
_ALONE = re.compile(r"在(?:[一-鿿]{0,4}老区)?(?P<stem>[一-鿿]{2,4}?)(?=，|一[处家座个条片])")
_WORKS = re.compile(r"(?<=[一-鿿”）])(?<![未将])在(?=[一-鿿])")
_BEGUN = re.compile(
    r"(?:正式|成功|顺利|全面|全线)?(?:启动|启用|揭牌|开工|开建|投[运产用]|通车|建成|落成|竣工|合龙|并网|开赛"
    r"|作[一-鿿]{0,4}报告|宣讲)(?!仪式|大会|会议)"
)
_FAR = 50
_THERE = re.compile(
    r"(?:(?!总书记|不(?!久|断|少|仅)|[未没]|企业|公司|产地|设在|发生)[^。；！？\n])*"
    r"(?:在(?:[^，。；、]{2,20}[里区乡地])?|走进|造成|开[进往]|运[抵到]|驶[入抵]|正是|影响，[昨今]天)"
)
"""What stands before the first place of a sentence that tells of it; not where a thing is not, or where a firm sits."""
_ONE_PLACE = re.compile(r"(?![^，。；]{0,12}、在)")
"""Behind the first of several places comes the next: 在山里的江西兴国、在海边的福建霞浦."""
_HELD = re.compile(r"举[办行]")
_OF_THE_NATION = re.compile(r"会议|大会|论坛|发布会|博览会|年会|峰会|运动会|[展赛]|仪式|全国|国际|中国|国家|国新办")
"""What is held in a place and tells nothing of it: the meetings, fairs and games of all."""
_SECTION = re.compile(r"(?:高速|[国省]道|铁路|公路|[江河])(?P<stem>[一-鿿]{2,3})段")
"""A part of a road or river by the stem of its county: 某某高速涿州段."""
_TO = ("至", "到", "—")
_TOWN = re.compile(r"镇(?![域街级海江])|路(?![段网径桥况上])")
_OTHER_NAME = re.compile(r"天山|泰山|西湖|长安")
"""Hills and lakes better known than the districts called after them."""
_OF_OTHER_NAME = re.compile(
    r"""[山湖江河港湾路关峡窑祠陵等至到与和及、]|中学|大学|医院|书院|(?:发展)?银行|[火高]?车?站|(?:国际)?机场|高速
        |(?:农业|经济|高新|技术|产业|综合|保税){2,5}(?:示范|开发|试验)?区""",
    re.VERBOSE,
)
"""What makes another name of a county's stem, or a list: 江西鄱阳湖, 江西瑞金机场, 贵州德江至余庆."""
_OF_RIVER = re.compile(r"发生|形成|流域|干流|支流|[上中下]游|[两沿]岸|水位|水系|沿线|今年第")
_STEM_END = re.compile(r"[：:，,丨|｜ \u3000—“]|等地")
_SHORTEST_STEM = 2
_NATIONAL = re.compile(r"^(?:国务院|中共中央|中华人民共和国|教育部|国家|全国|中央)")


def region_of(division: Division, *, on: str | None = None) -> Region:
    """Name and code to report; a zone without a code of its own is reported as its host."""
    return Region(full_name_of(division, on=on), division.code)


def deepen(text: str, mention: Mention) -> Mention:
    """The place with the smaller one that is told in one breath with it."""
    return _county_behind(text, mention) or _part_behind(text, mention) or mention


def _part_behind(text: str, mention: Mention) -> Mention | None:
    """福建自贸试验区厦门片区 is in 厦门: a place inside the first, parted from it by the zone's kind only."""
    following = next(find_divisions(text, mention.end, min(len(text), mention.end + 24)), None)
    if following is None or not _HOLDS_PART.fullmatch(text, mention.end, following.start):
        return None
    above = {division.prefix for division in mention.candidates if division.adcode}
    inside = tuple(d for d in following.candidates if any((d.code or "").startswith(p) for p in above))
    return Mention(mention.start, following.end, inside) if inside else None


def _county_behind(text: str, mention: Mention) -> Mention | None:
    """江西靖安依托…: a county by its stem right behind its province, where no hill, river or station is called so.

    Running text goes on behind it, so only what leads a sentence is read thus; 江西靖安等地 are several.
    """
    place = settle(mention.candidates)
    if place is None or not (place.adcode or "").endswith("00"):
        return None
    for length in (4, 3, 2):
        end = mention.end + length
        stem = text[mention.end : end]
        is_stem = len(stem) == length and bool(counties_called(stem)) and not is_word(stem)
        county = resolve_division(stem, within=place.adcode) if is_stem else None
        if county is not None and _is_called_by_stem(county, stem) and not _OTHER_NAME.match(text, mention.end):
            is_river = stem[-1] in "江河湖" and _OF_RIVER.match(text, end) is not None
            return None if is_river or _OF_OTHER_NAME.match(text, end) else Mention(mention.start, end, (county,))
    return None


def _is_called_by_stem(division: Division, stem: str) -> bool:
    """Whether the stem is a county's name without its 县, 区 or 市, or an autonomous one's without its peoples too."""
    if division.adcode is None or division.adcode.endswith("00"):
        return False
    is_bare = stem in (division.name[:-1], division.name.removesuffix("新区"))
    return is_bare or ("自治" in division.name and division in counties_called(stem))


def _is_town(text: str, mention: Mention) -> bool:
    """Whether a city's bare name is that of a town or a road: 黄石镇, 桂林路."""
    named = mention.candidates[0]
    is_city = named.code is not None and named.code.endswith("00") and not named.code.endswith("0000")
    is_bare = text[mention.end - 1] not in "省市州盟区县旗"
    return is_city and is_bare and _TOWN.match(text, mention.end) is not None


def leading_mention(text: str, start: int = 0, *, within: str = "", lead_in: bool = False) -> Mention | None:
    """The place with which the text begins at ``start``; with ``lead_in`` after 在, a short clause or an attribute.

    >>> leading_mention("江苏省泰州市：均衡发展").candidates[0].adcode
    '321200'
    >>> leading_mention("新的一年，湖南争取新增", lead_in=True).candidates[0].name
    '湖南省'
    """
    stop = min(len(text), start + _SCANNED)
    begins = [start]
    if text[start : start + 1] in _OPENERS:
        begins.append(start + 1)
    if lead_in:
        begins += places_begin(text, start)
    for begin in begins:
        mention = division_at(text, begin, stop)
        if mention is not None and not _is_town(text, mention):
            return deepen(text, mention)
    stem = _leading_stem(text, start, within) if within else None
    return stem or ((_of_section(text, start, stop) or _of_works(text, start)) if lead_in else None)


def county_alone(text: str, start: int) -> Mention | None:
    """A county by its stem alone, where the sentence sets it apart and only one is called so: 在涿州，….

    >>> county_alone("在舒兰，当地加紧施工", 0).candidates[0].adcode
    '220283'
    >>> county_alone("在平安，当地加紧施工", 0) is None
    True
    """
    found = _ALONE.match(text, start)
    stem = found["stem"] if found else ""
    county = resolve_division(stem) if stem and not is_word(stem) else None
    if found is None or county is None or not _is_called_by_stem(county, stem):
        return None
    return Mention(*found.span("stem"), (county,))


def named_from_province(text: str, start: int, end: int) -> Mention | None:
    """The first place of a sentence, where it is named from its province on, behind 在, 造成, 正是 and their like.

    >>> named_from_province("在茶香满园的国家级产业基地浙江安吉，学校开学", 0, 23).candidates[0].adcode
    '330523'
    >>> named_from_province("从浙江安吉出发的校车开通", 0, 12) is None
    True
    """
    named = next(find_divisions(text, start, min(end, start + _FAR)), None)
    first = deepen(text, named) if named else None
    place = settle(first.candidates) if first else None
    if first is None or place is None or not place.code or place.code.endswith("0000"):
        return None
    province = division_of(place.code[:2] + "0000")
    is_whole = province is not None and text.startswith(province.name[:2], first.start)
    is_there = _THERE.fullmatch(text, start, first.start) is not None and _ONE_PLACE.match(text, first.end) is not None
    return first if is_whole and is_there else None


def _of_works(text: str, start: int) -> Mention | None:
    """Where the works lie whose beginning or end a sentence tells: 某治理工程近日在某市启动."""
    for at in _WORKS.finditer(text, start, min(len(text), start + _SCANNED)):
        named = division_at(text, at.end(), min(len(text), at.end() + _SCANNED))
        mention = deepen(text, named) if named else None
        is_held = mention is not None and _HELD.match(text, mention.end) is not None
        is_held = is_held and _OF_THE_NATION.search(text, start, at.start()) is None
        if mention is not None and (is_held or _BEGUN.match(text, mention.end)):
            return mention
    return None


def _of_section(text: str, start: int, stop: int) -> Mention | None:
    """The place in which a part of a road or river lies that a sentence tells of: 108国道北京房山段抢通."""
    clauses = _CLAUSES.match(text, start, stop)
    named = find_divisions(text, *clauses.span()) if clauses else iter(())
    mentions = (deepen(text, mention) for mention in named)
    whole = next((m for m in mentions if text.startswith("段", m.end) and not text.endswith(_TO, 0, m.start)), None)
    return whole or (_section_by_stem(text, *clauses.span()) if clauses else None)


def _section_by_stem(text: str, start: int, stop: int) -> Mention | None:
    found = _SECTION.search(text, start, stop)
    stem = found["stem"] if found else ""
    county = resolve_division(stem) if stem and not is_word(stem) else None
    if found is None or county is None or not _is_called_by_stem(county, stem):
        return None
    return Mention(found.start("stem"), found.end("stem"), (county,))


def is_place_name(text: str) -> bool:
    """Whether the text is a division's name, with or without a colon, and nothing else.

    >>> is_place_name("昆明市五华区："), is_place_name("五华区教育局")
    (True, False)
    """
    name = text.rstrip("：: \u3000")
    mention = next(find_divisions(name), None) if 2 <= len(name) <= 30 else None
    return mention is not None and (mention.start, mention.end) == (0, len(name))


def is_row_behind(text: str, end: int) -> bool:
    """Whether a row of figures follows a place, as in a table that lost its lines (泸州市 1283.5 308.6).

    >>> is_row_behind("泸州市 1283.5 308.6", 3), is_row_behind("泸州市 2023年新建学校", 3)
    (True, False)
    >>> is_row_behind("泸州市 1283.5\\n德阳市", 3), is_row_behind("泸州市 12所学校", 3)
    (True, False)
    """
    return _ROW.match(text, end) is not None


def _leading_stem(text: str, start: int, within: str) -> Mention | None:
    """A county without its 县 or 区 (芦溪：…), allowed only where the place above it is known."""
    for length in (4, 3, 2):
        end = start + length
        division = resolve_division(text[start:end], within=within) if _STEM_END.match(text, end) else None
        if division is not None:
            return Mention(start, end, (division,))
    return None


def settle_mentions(
    mentions: Sequence[Mention | None], *, within: str = "", on: str | None = None
) -> list[Division | None]:
    """One division for each mention: those that stay open are settled by the province or city of their neighbours."""
    settled = [settle(narrow(mention.candidates, within=within, on=on)) if mention else None for mention in mentions]
    provinces = Counter(division.code[:2] for division in settled if division and division.code)
    if not provinces:
        return settled
    province = provinces.most_common(1)[0][0]
    cities = Counter((division.code or "")[:4] for division in settled if division and _is_in_city(division, province))
    around = [f"{province}0000", *(f"{city}00" for city, _ in cities.most_common(1))]
    for neighbour in around:
        settled = [
            division or (settle(narrow(mention.candidates, within=neighbour, on=on)) if mention else None)
            for division, mention in zip(settled, mentions, strict=True)
        ]
    return settled


def _is_in_city(division: Division, province: str) -> bool:
    return (division.code or "").startswith(province) and not (division.code or "").endswith("0000")


def common_region(codes: Iterable[str]) -> Division | None:
    """The smallest division that holds all the codes; None where they lie in several provinces."""
    wanted = set(codes)
    if not wanted:
        return None
    if len(wanted) == 1:
        return division_of(next(iter(wanted)))
    for length in (4, 2):
        heads = {code[:length] for code in wanted}
        if len(heads) == 1:
            found = division_of(heads.pop().ljust(6, "0"))
            if found is not None:
                return found
    return None


def _weigh(parts: Sequence[tuple[str, float]], within: str, on: str | None) -> dict[str, float]:
    weights: dict[str, float] = {}
    for text, weight in parts:
        every = [mention for mention in find_divisions(text) if not comes_from(text, mention)]
        named = [mention for mention in every if not names_other(text, mention)]
        for division in settle_mentions(named or every, within=within, on=on):
            if division is not None and division.code:
                weights[division.code] = weights.get(division.code, 0.0) + weight
    return weights


def main_region(
    parts: Sequence[tuple[str, float]], *, within: str = "", on: str | None = None, share: float = 0.6
) -> Division | None:
    """The division that most of the places named lie in: text and weight of each part go in.

    It goes down from the province as long as one division holds ``share`` of what is named inside the last.
    """
    weights = _weigh(parts, within, on)
    prefix, total = "", sum(weights.values())
    for length in (2, 4, 6):
        inside: dict[str, float] = {}
        for code, weight in weights.items():
            if code.startswith(prefix) and code[length - 2 : length] != "00":
                inside[code[:length]] = inside.get(code[:length], 0.0) + weight
        best = max(inside, key=lambda head: inside[head], default=None)
        if best is None or inside[best] < share * total:
            break
        if division_of(best.ljust(6, "0")) is not None:  # counties of 重庆 have no prefecture between
            prefix, total = best, inside[best]
    return division_of(prefix.ljust(6, "0"), on=on) if prefix else None


def count_provinces(text: str, *, on: str | None = None) -> int:
    """How many provinces the places named in a text lie in.

    >>> count_provinces("新疆：巩固成果 云南：推进融合"), count_provinces("云南昆明与云南大理")
    (2, 1)
    """
    divisions = settle_mentions(list(find_divisions(text)), on=on)
    return len({division.code[:2] for division in divisions if division and division.code})


def lies_in(division: Division, outer: Division | None) -> bool:
    """Whether the division is the outer one or inside it."""
    return outer is not None and bool(outer.prefix) and (division.code or "").startswith(outer.prefix)


def is_named_by_stem(title: str, division: Division) -> bool:
    """Whether a title calls a county by its name without 县, 区 or 市, in its first words or behind a place or sign.

    >>> is_named_by_stem("振兴村小的“弋阳经验”", resolve_division("弋阳县"))
    True
    >>> is_named_by_stem("整合优质教育资源", resolve_division("资源县"))
    False
    """
    stem = division.name[:-1]
    if division.adcode is None or division.adcode.endswith("00") or len(stem) < _SHORTEST_STEM or is_word(stem):
        return False
    named = list(find_divisions(title))
    ends = {mention.end for mention in named}
    found = [at.start() for at in re.finditer(re.escape(stem), title)]
    starts = [at for at in found if not any(mention.start <= at < mention.end - len(stem) for mention in named)]
    is_dated = any(title[at - 1] == "年" and not _OTHER_NAME.match(title, at) for at in starts if at)
    return is_dated or any(at == 0 or at in ends or not _is_chinese(title[at - 1]) for at in starts)


def _is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def is_national(issuer: str) -> bool:
    """Whether the issuer is a body of the whole country."""
    return _NATIONAL.match(issuer) is not None
