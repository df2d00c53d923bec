"""Texts of the whole country or of nobody: which news and commentaries tell of no place's own practice."""

from __future__ import annotations

import re

from policy_text.lexicon.divisions import find_divisions
from policy_text.structure.own_levels import SCANNED, count_levels, count_own
from policy_text.structure.regions import count_provinces, leading_mention

__all__ = ["counts_provinces", "is_about_the_nation", "is_national_medium", "is_nobodys"]

_DATELINE = re.compile(
    r"""^.{0,12}?(?:报|网|社|台|日电)?[一-鿿]{2,8}?(?:19|20)?\d{0,4}年?\d{1,2}月\d{1,2}日(?:电|讯|消息)(?:[（(].{1,30}?[）)])?""",
    re.VERBOSE,
)
"""本报南昌3月26日电（记者…）: from where a reporter writes, which need not be what the news is about."""
_NATION = re.compile(
    r"""中共中央|国务院|国家主席|外交部|人民大会堂|国家[一-鿿]{2,8}(?:委|局|部|厅)|国家卫健委|全国(?!第|首|市场|[一-鿿]{0,16}(?:先进|示范|特色|文明|优秀|模范))|我国(?![一-鿿]{0,6}(?:第[一二三]|唯一|首[个条座批家]|最[大早高长]))|中央财政|\d+个省
        |(?:教育|财政|民政|公安|司法|水利|商务|科技|交通运输|自然资源|生态环境|应急管理|农业农村|工业和信息化|文化和旅游
           |住房和?城乡建设|人力资源和?社会保障|退役军人事务)部""",
    re.VERBOSE,
)
_NATIONAL_MEDIUM = re.compile(
    r"央视|中央(?:电视|人民广播|广播电视)|新华[社网]|人民(?:日报|网)|光明(?:日报|网)|经济日报|中国[一-鿿]{0,6}(?:报|网|社|新闻)|央广网|学习强国"
)
_OF_BODY = re.compile(r"学[校院]|大学(?!问)|中学|小学|幼儿园|医院|公司|集团")
_TELLS_OF_BODY = re.compile(
    r"学[校院]|医院|公司|[省市州县][里委]|[村居]民|(?:[该本全我]|[A-Za-z某]{1,2})[省市州县区镇乡村校院局园]|今年|20\d\d年|\d{2}"
)
"""Without any place's name: what is a school's, a village's, or an account with years and figures."""
_OF_THE_NATION = re.compile(r"^(?:我国|全国|中国(?![一-鿿]{0,6}(?:学|院|馆|城|基地)))|新中国成立\d+周年")
_COUNTS_PROVINCES = re.compile(r"\d{1,2}个?省(?:份|[（(、]?区|市)")
"""25省份…某市最高: news of so many provinces is of none of them, though its title may name the first."""
_OPENING = 400
"""Characters of a body that tell which body speaks."""
_NATION_NEEDED = 2


def counts_provinces(title: str) -> bool:
    """Whether a title begins with a number of provinces, so that it is of none of them.

    >>> counts_provinces("25省份公布学位账单"), counts_provinces("云南省公布学位账单")
    (True, False)
    """
    return _COUNTS_PROVINCES.match(title) is not None


def is_nobodys(title: str, body: str) -> bool:
    """Whether a text tells of nobody's own practice: a commentary, a survey that passes through several provinces.

    It names no place or school in its title and speaks for none as its own.

    >>> is_nobodys("小食堂里的大学问", "从山西到福建，食堂越办越好。")
    True
    >>> is_nobodys("小食堂里的大学问", "全县学习山西、福建的食堂，全县受益。")
    False
    >>> is_nobodys("办食堂要有良心", "食堂连着民心。"), is_nobodys("村小的早饭", "这所学校的食堂开了火。")
    (True, False)
    """
    if counts_provinces(title):
        return True
    scanned = body[:SCANNED]
    is_titled = next(find_divisions(title), None) is not None or _OF_BODY.search(title) is not None
    if is_titled or sum(count_levels(scanned).values()) > 1:
        return False
    provinces = count_provinces(scanned)
    return provinces > 1 or (provinces == 0 and _TELLS_OF_BODY.search(scanned) is None)


def is_about_the_nation(title: str, body: str) -> bool:
    """Whether title and opening speak of the country and its ministries, and of no place as their own.

    >>> is_about_the_nation("", "本报南昌3月26日电 教育部在南昌介绍，全国2717个县实现基本均衡。")
    True
    >>> is_about_the_nation("", "我县获评全国先进县，教育部在我县召开现场会。")
    False
    """
    told = _DATELINE.sub("", body[:_OPENING])
    opening = f"{title}\n{told}"
    own = count_own(opening)
    own += _NATION_NEEDED if leading_mention(told) is not None else 0
    if own == 0 and _OF_THE_NATION.search(title) is not None:
        return True
    return sum(1 for _ in _NATION.finditer(opening)) >= _NATION_NEEDED + own


def is_national_medium(issuer: str) -> bool:
    """Whether a newspaper, agency or station of the whole country says it: its news without a place is nobody's report.

    >>> is_national_medium("央视网"), is_national_medium("某某日报")
    (True, False)
    """
    return _NATIONAL_MEDIUM.match(issuer) is not None
