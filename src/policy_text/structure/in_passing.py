"""Places that begin a sentence which is not about them: several at once, a university, a leader's words, a meeting."""

from __future__ import annotations

import re

from policy_text.lexicon.divisions import Mention

__all__ = ["AND_OTHERS", "PASSING", "is_in_passing"]

_SPOKEN_THERE = re.compile(
    r"(?:考察|调研)?(?:时|期间)?，(?:总书记)?(?:提出|指出|强调|要求)|[^，。；：]{0,16}，(?:他(?!们)|总书记)"
)
"""在某省，强调要…, 在某省某地，他…: a leader's words and deeds on a journey, not what the place does."""
_UNIVERSITY = re.compile(
    r"(?![一-鿿]{0,8}(?:省|市|区|县)|[一-鿿]?[建创设办]|[与和同联携])[一-鿿]{0,8}(?:大学|学院)(?![附生])"
)
"""A university bears its place's name and is not what the place does."""
_HELD_THERE = re.compile(r"(?:召开|举行|举办|开幕|闭幕)的[^，。]{2,24}(?:会|会议|论坛|仪式|赛|展|节)上?")
"""在某市召开的某某大会上: where a meeting of all was held tells nothing of the place."""
_SPEAKER = re.compile(
    r"的?[一-鿿]{0,6}(?:律师|学者|教授|研究员|评论员|网友|网民)[^，。；]{0,8}?(?:认为|说|表示|介绍|指出|分析|呼吁|建议|留言|看来)"
)
"""某市律师某某认为: where somebody lives who only gives an opinion."""
_SENT_THERE = re.compile(r"(?:调查|调研|督查|督导|检查|核查|考察|巡视|评估)组")
"""湖南调查组走访…: those whom a ministry sent to a place report of it; it is not what the place does."""
_OFFICIAL = r"[^，。；、]{0,18}?(?:长|主任|书记|主席)[一-鿿]{2,3}"
_ATTENDS = re.compile(rf"{_OFFICIAL}(?:[，、]{_OFFICIAL}){{0,9}}等?(?:出席|参加)")
"""某市民政局局长某某，某县副县长某某出席发布会: who came is no practice."""
_HELPERS = re.compile(r"(?:对口)?(?:支援|援建|援助|帮扶|支教|援派|选派)的")
"""山东对口支援的农机手…: who helps elsewhere."""
_ONE_OF = re.compile(r"的一[家位名](?:企业|公司|商会|协会|校友|老板|老人|居民|市民|村民|网友|读者)")
"""深圳的一家企业捐助…: who comes from there, and not the place."""
_PERSON = re.compile(r"(?:的)?[一-鿿]{2,4}?[一-鿿](?:女士|先生|大[爷妈娘姐]|阿姨)(?![们])")
"""河北患者王女士…: where somebody comes from who is met elsewhere."""
_ELSE = re.compile(
    r"(?:盆地|平原|高原|半岛)(?:至|到|大部|一带|[东西南北中]{1,2}部|[^，。；]{0,8}[雨雪])"
    r"|[东西南北中]{1,2}部[、和及](?![东西南北中]{1,2}部)|[一-鿿]{0,10}(?:沿海|附近)[一-鿿]{0,8}登陆"
)
"""四川盆地雨势增强, 广东阳江沿海登陆: weather, as far as the forecast tells it, is no place's deed."""
AND_OTHERS = re.compile(r"等(?:地|[省市县区州]|[一二三四五六七八九十\d])")
_SEVERAL = re.compile(r"、|和(?!谐)|与(?!时俱进)|及(?!时)|省委|市委")
_POSTCODE = re.compile(r"[ \u3000]{0,3}\d{6}(?!\d)")
PASSING = (
    _SPOKEN_THERE,
    _UNIVERSITY,
    _HELD_THERE,
    _SPEAKER,
    _SENT_THERE,
    _POSTCODE,
    _ATTENDS,
    _ONE_OF,
    _HELPERS,
    _PERSON,
    _ELSE,
)


def is_in_passing(text: str, mention: Mention) -> bool:
    """Whether a sentence that begins with a place tells of several (某省、某省, 某省等) or of a university.

    >>> from policy_text.lexicon.divisions import find_divisions
    >>> [is_in_passing(text, next(find_divisions(text))) for text in ("山西等地先行", "浙江大学新建", "山西先行一步")]
    [True, True, False]
    """
    return any(pattern.match(text, mention.end) for pattern in (AND_OTHERS, _SEVERAL, *PASSING))
