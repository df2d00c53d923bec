"""Which place a heading names: in its first words, behind a dash, in brackets, by its stem, by a zone's kind."""

from __future__ import annotations

import re

from policy_text.lexicon.divisions import (
    Division,
    Mention,
    counties_called,
    division_of,
    find_divisions,
    full_name_of,
    is_word,
)
from policy_text.structure.regions import deepen

__all__ = ["county_in_heading", "is_signed", "place_acted_on", "place_in_heading", "zone_in_heading"]

_OPENERS = tuple('“"‘《【[（(')
"""Signs that may stand before the place in the first words of a heading: “成都…."""
_SIGNS_BEFORE = ("——", "—", "（", "(", "丨", "｜", "|", "【", "[", "：", ":")
_SIGNS_OF_END = ("—", "（", "(", "【", "[", " ", "\u3000")
_HEADING_SCAN = 300
_ORGAN_ACTS = re.compile(
    r"[一-鿿]{0,14}?(?:[局厅署委]|委员会|办公室|总队|支队|法院|检察院|政府|管理部门)(?![一-鿿]*(?:[与和及同在到赴向]|联合|召开)$)[一-鿿]{2,16}"
)
"""What stands between a province and the place inside it whose doings its organ looks into (某省某局纠正某市某局…)."""
_BEFORE_STEM, _AFTER_STEM = re.compile(r"[—（(【\[丨｜|]"), re.compile(r"[）)】\]]?$")
_SHORTEST_SIGNED = 3
_ZONE = re.compile(
    r"(?:高新(?:技术(?:产业)?开发)?|经(?:济(?:技术)?)?开(?:发)?)区(?![域块内间别])"
    r"|(?:(?:综合)?保税|开发|工业园|产业园|示范|度假|风景|管理)区(?=[：:，。、—\s）)】|丨｜]|$)"
)
"""What kinds of zones are called where everyone knows whose they are."""


def place_in_heading(title: str) -> Mention | None:
    """The place that a heading names elsewhere than in its first words, the one after a dash or in brackets first.

    >>> place_in_heading("推进集团化办学——江苏省泰州市").candidates[0].adcode
    '321200'
    """
    mentions = list(find_divisions(title[:_HEADING_SCAN]))
    after_dash = [mention for mention in mentions if title[: mention.start].endswith(_SIGNS_BEFORE)]
    chosen = next(iter(after_dash or mentions), None)
    return deepen(title, chosen) if chosen else None


def is_signed(title: str, place: str) -> bool:
    """Whether a title ends with its place, behind a dash or a gap or in brackets.

    >>> is_signed("织密学区网络——五华区", "五华区"), is_signed("织密五华区", "五华区")
    (True, False)
    """
    told = title.rstrip("）)】]")
    before = told.removesuffix(place)
    return len(before) > _SHORTEST_SIGNED and before != told and before.endswith(_SIGNS_OF_END)


def county_in_heading(title: str, within: str) -> Mention | None:
    """A county that a heading calls by its stem: in its first words, or in brackets or behind a dash at its end.

    Which one is meant stays open; a lone heading proves little, many of one form do.

    >>> [county.full_name for county in county_in_heading("五华织密学区网络", "530000").candidates]
    ['云南省昆明市五华区']
    >>> county_in_heading("织密学区网络（五华）", "530000").start
    7
    """
    first = 1 if title[:1] in _OPENERS else 0
    signs = [found.end() for found in _BEFORE_STEM.finditer(title)]
    for at in (first, *(sign for sign in signs if sign > first)):
        for length in (4, 3, 2):
            stem, ends = title[at : at + length], at == first or _AFTER_STEM.match(title, at + length) is not None
            counties = counties_called(stem, within=within) if ends and not is_word(stem) else ()
            if counties:
                return Mention(at, at + length, counties)
    return None


def zone_in_heading(title: str, within: str) -> Mention | None:
    """A development zone by its kind alone with which a heading begins: the one of the document's city.

    It has no code of its own, so it is filed under the city.

    >>> zone_in_heading("高新区：一校一策", "340100").candidates[0].code
    '340100'
    >>> zone_in_heading("高新区域协同", "340100"), zone_in_heading("高新区：一校一策", "")
    (None, None)
    """
    first = 1 if title[:1] in _OPENERS else 0
    zone = _ZONE.match(title, first)
    host = division_of(within) if within else None
    if zone is None or host is None:
        return None
    return Mention(*zone.span(), (Division(None, zone[0], full_name_of(host), host.code),))


def place_acted_on(title: str, mention: Mention) -> Mention | None:
    """The place inside the first one that its organ looks into (某省某局纠正某市某局…): the case is told of that."""
    inner = next(find_divisions(title, mention.end), None) if mention.start <= 1 else None
    if inner is None or _ORGAN_ACTS.fullmatch(title, mention.end, inner.start) is None:
        return None
    above = [division.prefix for division in mention.candidates]
    inside = tuple(place for place in inner.candidates if any((place.code or "").startswith(head) for head in above))
    return Mention(inner.start, inner.end, inside) if inside else None
