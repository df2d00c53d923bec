"""Places that a text names without being about them: homes of visitors, namesakes of roads and companies."""

from __future__ import annotations

import re

from policy_text.lexicon.divisions import Mention

__all__ = ["comes_from", "names_other"]

_ROAD = re.compile(r"[东南西北中]{0,2}路(?:\d|[一-鿿]{0,4}(?:小学|中学|学校|幼儿园|街道|社区|校区|号))")
"""A school or street named for the road on which it stands: 四川南路小学 tells nothing of 四川."""
_VISITORS = re.compile(
    r"[^。！？；，到赴在]{0,40}?(?:，[^。！？；，到赴在]{0,40}?)?一行[一二三四五六七八九十\d]{0,3}人?(?P<way>来|莅|到)"
    r"|[一-鿿]{0,12}?(?:代表|考察|参访|访问|交流)团(?P<comes>来|莅)"
)
"""Behind the place from which they come: 某区副区长王某一行八人来…, 某区教育代表团来我市."""
_OWN_PLACE = re.compile(r"我[省市县区州镇]")
_OF_COMPANY = re.compile(r"[一-鿿（）()]{0,14}?(?:有限|股份|集团)(?:责任)?公司")
"""Behind the place with whose name a company begins: it may stand anywhere."""


def comes_from(text: str, mention: Mention) -> bool:
    """Whether visitors come from a place: one who goes 到 another may be at home here.

    >>> from policy_text.lexicon.divisions import find_divisions
    >>> visit = "兴业县教育代表团来我市考察"
    >>> comes_from(visit, next(find_divisions(visit)))
    True
    """
    visit = _VISITORS.match(text, mention.end)
    return visit is not None and (visit["way"] != "到" or _OWN_PLACE.search(text) is not None)


def names_other(text: str, mention: Mention) -> bool:
    """Whether a place's name only tells of a road or a company, which may lie elsewhere.

    >>> from policy_text.lexicon.divisions import find_divisions
    >>> school = "四川南路小学新建教室"
    >>> names_other(school, next(find_divisions(school)))
    True
    """
    return any(other.match(text, mention.end) for other in (_ROAD, _OF_COMPANY))
