"""Administrative divisions of China: names found in text, settled to 6-digit codes as of a date.

The table (`data/divisions.README.md` names its sources) holds each name that a code bore in this century with the
months between which it did. A name alone is often not enough: there are four districts called 鼓楼区. So
`find_divisions` hands over all candidates, and `narrow` and `resolve_division` settle them by the place around
them (``within``) and the document's date (``on``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policy_text.lexicon.division_table import Division, DivisionTable, load_table, prefix_of

__all__ = [
    "Division",
    "Mention",
    "counties_called",
    "division_at",
    "division_of",
    "find_divisions",
    "full_name_of",
    "is_word",
    "names_place",
    "narrow",
    "resolve_division",
    "settle",
]


class Mention(NamedTuple):
    """A stretch of text that names a division, with all that could be meant, most likely first."""

    start: int
    end: int
    candidates: tuple[Division, ...]


_NOTHING: frozenset[str] = frozenset()
_NOT_AFTER = {
    last: frozenset(following)
    for last, following in {"区": "域块别间位", "县": "级域", "市": "场面价值", "盟": "友约", "旗": "帜舰"}.items()
}
"""What makes another word of a name's last character: 河北|区域, 泰州|市场."""


_LYING = ("位于", "地处", "坐落在", "坐落于", "来自", "远在")
_VILLAGE = re.compile(r"[一-鿿]{1,4}[村镇乡](?![一-鿿]?[级办建医小])")
"""Behind a county's stem: 广西博白某某村."""
_OF_PERSON = re.compile(
    r"(?:书记|主[任席]|[省市县区镇乡村局厅校院处科站所队组社]长|经理|教授|医生|老师|记者|干部|村民|居民|农民|农户|工人|同志|委员)"
    r"[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方姚谭廖邹熊陆郝孔崔康邱秦侯邵孟段钱尹黎乔贺赖龚]\Z"
)
_SUBDISTRICT = re.compile(r"街道(?:办|社区|党|[的“”、，。])|街办")
"""Behind the name of a city without its 市: subdistricts are called so elsewhere (成都的玉林街道)."""
_CORPS, _CITIES_OF_CORPS = "新疆生产建设兵团", "6590"
"""The corps has no code; its cities bear codes of the province right below it."""
_LONGEST_OFFICE = 4
"""Behind an office and a surname two characters are a given name: 镇长周金华."""
_PREPOSITIONS = frozenset("在于与和及到从由赴对向省")


def division_of(code: str, *, on: str | None = None) -> Division | None:
    """The division that bears the code on that date, or whatever bore it last.

    >>> division_of("500120", on="2012-05").name
    '璧山区'
    >>> division_of("500227", on="2012-05").name
    '璧山县'
    """
    found = load_table().by_code.get(code, [])
    return next((division for division in found if division.is_valid(on)), found[0] if found else None)


def full_name_of(division: Division, *, on: str | None = None) -> str:
    """Province, prefecture and county as they were called on that date.

    >>> full_name_of(resolve_division("襄城区"), on="2008-01")
    '湖北省襄樊市襄城区'
    """
    if division.parent is None or division.adcode is None:
        return division.full_name
    parent = division_of(division.parent, on=on)
    return (full_name_of(parent, on=on) if parent else "") + division.name


def narrow(candidates: Sequence[Division], *, within: str = "", on: str | None = None) -> tuple[Division, ...]:
    """The candidates inside the division with code ``within``, of these the ones of that date, where there are any."""
    prefix = prefix_of(within) if within else ""
    inside = [division for division in candidates if (division.code or "").startswith(prefix)] or list(candidates)
    dated = [division for division in inside if division.is_valid(on)]
    return tuple(dated or _nearest_in_time(inside, on))


def _nearest_in_time(candidates: Sequence[Division], on: str | None) -> list[Division]:
    """Names that had already ended: the ones that lasted longest; before their time: the earliest."""
    month = (on or "9999-12")[:7]
    ended = [division for division in candidates if division.valid_to is not None and division.valid_to <= month]
    if not ended:
        return list(candidates)
    last = max(division.valid_to or "" for division in ended)
    return [division for division in ended if division.valid_to == last]


def _longest_at(table: DivisionTable, text: str, at: int, stop: int) -> int:
    """The end of the longest name that begins at ``at`` and ends by ``stop``, or -1."""
    for length in table.lengths.get(text[at : at + 2], ()):
        end = at + length
        name = text[at:end]
        if end <= stop and name in table.by_name and text[end : end + 1] not in _NOT_AFTER.get(name[-1], _NOTHING):
            return end
    return -1


def _stands_alone(table: DivisionTable, text: str, start: int, end: int) -> bool:
    """Whether a name may be read without its parent before it.

    老城区 is a word; 最大理论 and 召开县委 hold 大理 and 开县 by chance, so names that are parts of words and counties
    of two characters need a boundary or a preposition on their left. 2万户以上城区住户 says nothing of 上城区, and
    镇长周金华 nothing of 金华.
    """
    name = text[start:end]
    if end - start == 2 and _OF_PERSON.search(text, max(0, start - _LONGEST_OFFICE), start) is not None:
        return False
    if end - start == 2 and _SUBDISTRICT.match(text, end) is not None:
        return False
    if start and text[start - 1] == "以" and "*" in table.words.get(name[1:], ""):
        return False
    followers = table.words.get(name)
    is_short_county = end - start == 2 and name[1] in "县区旗市"
    if followers is None and not is_short_county:
        return True
    if followers and ("*" in followers or text[end : end + 1] in tuple(followers)):
        return False
    before = text[start - 1] if start else " "
    return not "\u4e00" <= before <= "\u9fff" or (before in _PREPOSITIONS and not is_short_county)


def is_word(name: str) -> bool:
    """Whether a name, or a county's without its 县 or 区, is a word as well: 新建 (学校), 资源, 光明 (日报).

    >>> is_word("新建"), is_word("井冈山")
    (True, False)
    """
    return name in load_table().words


def counties_called(stem: str, *, within: str = "") -> tuple[Division, ...]:
    """All counties inside the division with code ``within`` that are called so without their 县, 区 or 市.

    >>> [county.full_name for county in counties_called("五华")]
    ['广东省梅州市五华县', '云南省昆明市五华区']
    >>> counties_called("石林", within="530000")[0].name, counties_called("石林", within="440000")
    ('石林彝族自治县', ())
    """
    found = load_table().by_stem.get(stem, ())
    return tuple(county for county in found if (county.code or "").startswith(prefix_of(within)))


def find_divisions(text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """Find every division named in ``text[start:end]``, in order; 江苏省泰州市 is one mention, of 泰州市.

    >>> [text_of.candidates[0].adcode for text_of in find_divisions("江西省芦溪县与上海闵行区结对")]
    ['360323', '310112']
    >>> list(find_divisions("河北区域协调，各区和县召开县委会议"))[0].candidates[0].full_name
    '河北省'
    """
    table = load_table()
    stop = len(text) if end is None else end
    last: Mention | None = None
    at = start
    for head in table.heads.finditer(text, start, stop):
        begin = head.start()
        if last is not None and begin > last.end:
            yield last  # nothing can be chained to it any more; who asks for the first only reads no further
            last = None
        if begin < at or text[begin : begin + 2] not in table.lengths:
            continue
        found = _longest_at(table, text, begin, stop)
        if found < 0:
            found, candidates = _stem_behind(table, text, begin, last)
            if found < 0:
                continue
        else:
            candidates = table.by_name[text[begin:found]]
        chained = _inside(last, begin, candidates)
        if chained and last is not None:
            last = Mention(last.start, found, chained)
        elif _stands_alone(table, text, begin, found):
            if last is not None:
                yield last
            last = Mention(begin, found, candidates)
        else:
            continue
        at = found
    if last is not None:
        yield last


def division_at(text: str, start: int, end: int | None = None) -> Mention | None:
    """The division that is named right at ``start``, if one is.

    >>> division_at("在江苏省泰州市", 1).end, division_at("在江苏省泰州市", 0)
    (7, None)
    """
    if text[start : start + 2] not in load_table().lengths:
        return None  # most places are asked in vain
    mention = next(find_divisions(text, start, end), None)
    return mention if mention is not None and mention.start == start else None


def names_place(words: str) -> bool:
    """Whether the words are the name of a division and nothing else, with its 县 or 市 or without.

    >>> names_place("永泰县"), names_place("永泰"), names_place("骨干教师")
    (True, True, False)
    """
    table = load_table()
    return words in table.by_name or (words in table.by_stem and words not in table.words)


def _stem_behind(table: DivisionTable, text: str, begin: int, last: Mention | None) -> tuple[int, tuple[Division, ...]]:
    """The end of a county's name without its 县 or 市 (江西樟树：…), and what it may mean; -1 where there is none.

    Only right behind its province or city, and before a sign, in 位于江西樟树的, or before a village (广西博白某某村):
    江西新建学校 holds 新建 by chance.
    """
    if last is None or last.end != begin:
        return -1, ()
    for length in (4, 3, 2):
        end = begin + length
        inside = _inside(last, begin, table.by_stem.get(text[begin:end], ()))
        is_lying = text[end : end + 1] == "的" and text.endswith(_LYING, 0, last.start)
        is_village = _VILLAGE.match(text, end) is not None
        if inside and end <= len(text) and (is_lying or is_village or not "\u4e00" <= text[end : end + 1] <= "\u9fff"):
            return end, inside
    return -1, ()


def _inside(last: Mention | None, begin: int, candidates: Sequence[Division]) -> tuple[Division, ...]:
    """The candidates that lie in the division that is named directly before them."""
    if last is None or last.end != begin or not candidates:
        return ()
    above = {
        division.prefix if division.adcode else _CITIES_OF_CORPS
        for division in last.candidates
        if division.adcode or division.name == _CORPS
    }
    return tuple(
        division
        for division in candidates
        if any((division.code or "").startswith(prefix) and division.adcode != prefix.ljust(6, "0") for prefix in above)
    )


def resolve_division(name: str, *, within: str | None = None, on: str | None = None) -> Division | None:
    """The one division that ``name`` means inside ``within`` (a code) on that date; None where it stays open.

    >>> resolve_division("泰州").full_name
    '江苏省泰州市'
    >>> resolve_division("鼓楼区") is None
    True
    >>> resolve_division("鼓楼区", within="350100").adcode
    '350102'
    >>> resolve_division("芦溪", within="360000").name
    '芦溪县'
    """
    table = load_table()
    candidates: Sequence[Division] = table.by_name.get(name) or table.by_stem.get(name) or ()
    if not candidates:
        mentions = list(find_divisions(name))
        candidates = mentions[0].candidates if mentions and mentions[0].end == len(name) else ()
    if within and not any((division.code or "").startswith(prefix_of(within)) for division in candidates):
        return None
    return settle(narrow(candidates, within=within or "", on=on))


def settle(candidates: Sequence[Division]) -> Division | None:
    """The only candidate, or the one that stands above all others (吉林 is the province before the city)."""
    if not candidates:
        return None
    first = min(candidates, key=lambda division: len(division.prefix))
    rivals = [d for d in candidates if d.code != first.code and len(d.prefix) == len(first.prefix)]
    return None if rivals else first
