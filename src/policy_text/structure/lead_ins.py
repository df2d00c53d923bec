"""What stands in a sentence before the place that it tells of: 在, a time, an aim, an attribute (大山里的某省某县)."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["drop_slogan", "places_begin"]

_AIM = (
    r"为了?|围绕|聚焦|针对|随着|面对|受|作为|借助|依托|让|学习|贯彻|落实|推动|推进|促进|提升|保障|发挥|助力"
    r"|紧[盯扣抓]|立足|瞄准|坚持|结合"
)
_TIME = r"[一-鿿0-9“”]{1,12}(?:（[0-9月日]{2,8}）[一-鿿0-9]{0,10})?"
_OPENINGS = (
    re.compile(r"“[一-鿿]{2,5}”(?:期间|以来|时期|开局之年)，"),
    re.compile(r"(?:今年|去年|这个)?“[一-鿿]{2,4}”(?:假期|期间|小长假)?，?"),
    re.compile(r"[^，。；：\n]{2,24}(?:推进|展开|收获|进行|开展|启动|加快|升级|提速|升温|播种)，"),
    re.compile(
        r"[“\"‘]?(?:而(?:在|走进|来到|整个)?|在|走进|来到|打卡|位于|[上中下]游(?:的)?|[东中西南北]部(?:的)?|这里?是(?:20\d\d年的?)?|目前|如今|今年|去年)"
    ),
    re.compile(rf"(?:{_AIM}|在(?=[^，。；、]{{2,40}}[中下后上]，))[^，。；、]{{2,40}}，"),
    re.compile(r"针对[^，。；]{2,40}(?:情况|问题|特点|难题|实际|需求)，"),
    re.compile(
        rf"[“\"‘]?(?!在[^，。]{{2,10}}[区县村镇港岛]，){_TIME}[，,](?:[而但])?(?:(?:我们|记者)(?:一行)?)?(?:在|走进|来到|位于)?"
    ),
    re.compile(r"(?:在|位于)?[一-鿿]{0,5}(?:城市|[山春冰泉江羊]城|之[乡都]|[一-鿿]业大[省市县]|老区|水乡|侨乡)"),
    re.compile(r"[一-鿿]{2,12}是(?=[一-鿿]{2,8}(?:第[一二三四五]大|最大|首[个座条]))"),
    re.compile(r"(?:[^，。；：]{1,10}，)?[^，。；：]{2,30}(?:——|工程、|项目、)"),
)
_ATTRIBUTE = re.compile(r"(?!从|来自)[^，。；：、！？\n]{1,20}的")
"""What is told of a place before its name: 位于山脚下的某县; as far as any of its 的."""
_SLOGAN = re.compile(r"[一-鿿]{4,14}，")
_TELLS_TIME = re.compile(rf"{_AIM}|[年月日天今昨前近季目眼如期时初春夏秋冬节晚早]|同样|此外|同时|其中|与此")


def places_begin(text: str, start: int) -> Iterator[int]:
    """Offsets at which the place of the sentence that begins at ``start`` may stand, besides its very beginning.

    >>> text = "海风里的福建霞浦县办起学校"
    >>> [text[at:] for at in places_begin(text, 0)]
    ['福建霞浦县办起学校']
    """
    for pattern in _OPENINGS:
        opening = pattern.match(text, start)
        if opening is not None:
            yield opening.end()
    attribute = _ATTRIBUTE.match(text, start)
    if attribute is not None:
        yield from (at for at in range(start + 2, attribute.end() + 1) if text[at - 1] == "的")


def drop_slogan(text: str, start: int) -> int:
    """Where the sentence goes on behind a slogan of four characters and more; ``start`` where it leads in otherwise.

    >>> text = "齐心办好学校，某市新建教学楼"
    >>> text[drop_slogan(text, 0) :]
    '某市新建教学楼'
    >>> drop_slogan("新年伊始，某市加快建设", 0)
    0
    """
    slogan = _SLOGAN.match(text, start)
    return slogan.end() if slogan is not None and _TELLS_TIME.search(slogan[0]) is None else start
