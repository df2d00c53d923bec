"""What stands in a sentence before the place that it tells of: 在, a time, an aim, an attribute (大山里的某省某县)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from policy_text.lexicon.divisions import find_divisions

__all__ = ["drop_field", "places_begin"]

_AIM = (
    r"为了?|围绕|聚焦|针对|随着|面对|受|作为|借助|依托|让|学习|贯彻|落实|推动|推进|促进|提升|保障|发挥|助力"
    r"|紧[盯扣抓]|立足|瞄准|坚持|结合"
)
_TIME = r"[一-鿿0-9“”—]{1,12}(?:（[0-9月日]{2,8}）[一-鿿0-9]{0,10})?"
_OF_ALL = "我国|全国|各地|各级|多地|国家|中央|总书记|记者|数据|专家|公司|企业"
"""Who is no place: a clause about them does not lead in to one."""
_CLAUSES = (
    re.compile(r"(?:今年|去年|这个)?“[一-鿿]{2,4}”(?:假期|期间|小长假)?，?"),
    re.compile(rf"(?:{_AIM}|在(?=[^，。；、]{{2,40}}[中下后上]，))[^，。；、]{{2,40}}，"),
    re.compile(r"在(?:[东西南北中]{1,2}部?|沿海|内陆)(?:沿海|地区|腹地|山区|省份)?，"),
    re.compile(r"针对[^，。；]{2,40}(?:情况|问题|特点|难题|实际|需求)，"),
    re.compile(r"记者[^，。；]{0,8}从[^，。；]{2,40}(?:了解到|获悉)，"),
    re.compile(
        rf"[“\"‘]?(?!在[^，。]{{2,10}}[区县村镇港岛]，){_TIME}[，,](?:[而但])?"
        r"(?:(?:我们|记者)(?:一行)?)?(?:在|走进|来到|位于)?"
    ),
)
"""Clauses that lead in to a place, though they may name others: an aim, a need, who told it, a time."""
_STATE = re.compile(rf"(?:(?!{_OF_ALL})[^，。；：\n]){{4,30}}，")
"""How things stand (小麦正值拔节期，): any clause that speaks neither of all nor of another place."""
_HEADS = (
    re.compile(
        r"[“\"‘]?(?:而(?:在|走进|来到|整个)?|正?在(?:位于)?|(?:驱车|一路|再|又|随后)?(?:走进|走访|探访|来到|抵达)|打卡|[去到]|家住|位于|坐落[于在]|地处|[上中下]游(?:的)?|[东中西南北]部(?:的)?"
        r"|这里?是(?:20\d\d年的?)?|(?:目前|如今|眼下|今年|去年|本周|本月)(?:正(?:是|值))?(?!，))"
    ),
    re.compile(
        r"[一-鿿]{0,6}(?:城市|[山春冰泉江羊]城|之[乡都]|[一-鿿]{1,3}大[省市县]|老区|(?:主|核心|优势)?产区|集散地|水乡|侨乡|高原|粮仓|宝岛|门户|重镇|枢纽|岸边|之滨|脚下|腹地|深处)"
    ),
    re.compile(r"[一-鿿]{2,12}是(?=[一-鿿]{2,8}(?:第[一二三四五]大|最大|首[个座条]))"),
    re.compile(r"[^，。；：]{2,30}(?:——|工程、|项目、)"),
    re.compile(r"中国（|[首每本]届|第[一二三四五六七八九十]{1,3}届"),
)
"""What stands right before a place: 在, a byname (产粮大省), the works that lie there, 中国（某省）自贸试验区."""
_ATTRIBUTE = re.compile(r"(?!从|来自)[^，。；：、！？\n]{1,20}的")
"""What is told of a place before its name: 位于山脚下的某县; as far as any of its 的."""
_MOST_CLAUSES, _MOST_HEADS = 3, 2
_FIELD = re.compile(r"(?:在?[一-鿿]{2,10}(?:领域|层面)|[一二三四五六七八九十]是[一-鿿]{2,16})，")


def places_begin(text: str, start: int) -> Iterator[int]:
    """Offsets at which the place of the sentence that begins at ``start`` may stand, besides its very beginning.

    Clauses come first, several if need be, then what belongs to the place itself.

    >>> text = "眼下，桃花开得正好，海风里的福建霞浦县办起学校"
    >>> [text[at : at + 4] for at in places_begin(text, 0)]
    ['桃花开得', '海风里的', '福建霞浦']
    """
    seen = {start}
    for clause in (start, *_chain(_clause_ends, text, start, _MOST_CLAUSES)):
        for begin in (clause, *_chain(_head_ends, text, clause, _MOST_HEADS), *_attribute_ends(text, clause)):
            if begin not in seen:
                seen.add(begin)
                yield begin


def _chain(ends_of: Callable[[str, int], set[int]], text: str, start: int, most: int) -> list[int]:
    """Where one, two or at most so many of the parts end that follow one another from ``start`` on."""
    reached: list[int] = []
    latest: Sequence[int] = [start]
    for _ in range(most):
        latest = sorted({end for at in latest for end in ends_of(text, at)}.difference(reached))
        reached += latest
    return reached


def _clause_ends(text: str, start: int) -> set[int]:
    ends = {found.end() for clause in _CLAUSES if (found := clause.match(text, start))}
    state = _STATE.match(text, start)
    if state is not None and next(find_divisions(text, *state.span()), None) is None:
        ends.add(state.end())
    return ends


def _head_ends(text: str, start: int) -> set[int]:
    return {found.end() for head in _HEADS if (found := head.match(text, start))}


def _attribute_ends(text: str, start: int) -> Iterator[int]:
    attribute = _ATTRIBUTE.match(text, start)
    if attribute is not None:
        yield from (at for at in range(start + 2, attribute.end() + 1) if text[at - 1] == "的")


def drop_field(text: str, start: int) -> int:
    """Where the sentence goes on behind the field of which several places are told; ``start`` where none leads in.

    >>> text = "在学校建设领域，某市新建教学楼"
    >>> text[drop_field(text, 0) :]
    '某市新建教学楼'
    >>> drop_field("齐心办好学校，某市新建教学楼", 0)
    0
    """
    field = _FIELD.match(text, start)
    return field.end() if field is not None else start
