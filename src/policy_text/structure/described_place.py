"""The place that a text describes from its first words on: 某县某镇位于…, 某市是某省省会, 某市第一中学创建于…."""

from __future__ import annotations

import re

from policy_text.lexicon.divisions import Division, find_divisions, resolve_division
from policy_text.structure.regions import (
    lies_in,
    main_region,
    settle_mentions,
)

__all__ = ["find_described_place"]

_SCANNED, _OPENING, _DESCRIBED = 20_000, 400, 60
"""Characters of a body that are enough to see which place it is about, which body speaks, and what it describes."""

_LIES = re.compile(
    r"""^[ \t\u3000]*(?:(?P<own>[一-鿿]{2,20}?)(?:（[^）\n]{1,20}）)?
            (?:位于|地处|坐落[于在]|隶属于?|是(?=[一-鿿]{2,8}(?:省会|首府|下辖|所辖)))(?P<holder>[一-鿿]{2,24})
        |(?P<school>[一-鿿]{2,20}?(?:[中小]学|学[校院]|幼儿园))(?:（[^）\n]{1,20}）)?
            (?:，简称[^，。\n]{2,60})?，?(?:前身|始?建|创[建办]|成立|是|为))""",
    re.VERBOSE | re.MULTILINE,
)
"""What a text is about from its first words on: 某地位于某县, 某市是某省省会, 某市第一中学创建于…."""
_COUNTS_ITS_OWN = re.compile(
    r"^[ \t\u3000]*(?P<place>[一-鿿]{2,12}[县区旗市])(?:现有|现辖|下?辖|总面积|国土面积|幅员面积)", re.MULTILINE
)
"""What a profile of a county begins with: 某县现有企业12家."""
_BELONGS = re.compile(r"[^。！？\n]{0,40}?[，,](?:是|隶属于?|为)(?P<holder>[一-鿿]{2,8})[属管辖]")
_SCHOOL_LIES = re.compile(
    r"(?:我校|学校|我园)[^。！？\n]{0,60}?(?:位于|地处|坐落[于在]|隶属于?)(?P<holder>[一-鿿]{2,24})"
)
"""A school's own page says 我校…隶属某区教育局; its title only says 学校概况."""
_ZONE_LIES = re.compile(
    r"""^[ \t\u3000]*(?P<stem>[一-鿿]{2,4}?)(?:国家级?|省级)?
        (?:经济|高新|技术|产业|工业|农业|科技|循环|化工|新型|综合|现代|示范|物流|创新){0,4}
        (?:开发区|园区?|新区|示范区|集聚区|保税区)(?:（[^）\n]{1,20}）)?，?(?:组建|成立|创[建办]|始?建|设立|位于|地处|坐落|规划)""",
    re.VERBOSE | re.MULTILINE,
)
"""A zone that bears the name of its county without 县: 某某经济开发区成立于…."""


def find_described_place(body: str, on: str | None) -> Division | None:
    """The place that a text describes from its first words on (某县某镇位于…), or in which what it describes lies."""
    found = _LIES.search(body, 0, _DESCRIBED)
    if found is None and (counted := _COUNTS_ITS_OWN.search(body, 0, _OPENING)) is not None:
        first = next(find_divisions(body), None)
        if first is not None and (first.start, first.end) == counted.span("place"):
            return settle_mentions([first], on=on)[0]
    if found is None and (zone := _ZONE_LIES.search(body, 0, _DESCRIBED)) is not None:
        around = main_region([(body[:_SCANNED], 1.0)], on=on)
        host = resolve_division(zone["stem"], within=around.code if around else None, on=on)
        if host is not None:
            return host
    if found is None:
        school = _SCHOOL_LIES.search(body, 0, _OPENING)
        mention = next(find_divisions(body, *school.span("holder")), None) if school else None
        return settle_mentions([mention], on=on)[0]
    parts = ("school",) if found["school"] else ("own", "holder")
    mentions = [next(find_divisions(body, *found.span(part)), None) for part in parts]
    own, *holders = settle_mentions(mentions, on=on)
    holder = next(iter(holders), None)
    if own is None and holder is not None:
        holder = _deeper_in_sentence(holder, body, found.end(), on)
    if own is None and holder is not None:
        own = resolve_division(found["own"], within=holder.code, on=on)
    return own or holder


def _deeper_in_sentence(place: Division, body: str, start: int, on: str | None) -> Division:
    """The one place inside it to which the rest of the sentence says the school belongs: 坐落在某市…，是某区属小学."""
    belongs = _BELONGS.match(body, start)
    mentions = list(find_divisions(body, *belongs.span("holder"))) if belongs else []
    inside = [found for found in settle_mentions(mentions, within=place.code or "", on=on) if found]
    return inside[0] if len(inside) == 1 and lies_in(inside[0], place) else place
