"""Whether a text lays down rules: a statute's articles and penalties, the title of terms of reward, points to score.

Its bare numbers are asked of somebody, whether they stand with 应当 or without (A等8000元, 迟到一次扣2分).
"""

from __future__ import annotations

import re

import regex  # for the lists whose words re would have to try one by one

__all__ = ["lays_down_rules"]

_ARTICLE = regex.compile(
    r"(?:^|[\n。;；])[^\S\n]*第[一二三四五六七八九十百\d]{1,5}条(?![\d、和款第规之至])", regex.MULTILINE
)
_PENALTY = re.compile(r"处[^。;；,，]{1,30}罚款|违反本(?:法|条例|办法|规定|细则)")
_RULES_TITLE = regex.compile(
    r"(?:细则|章程|条例|守则|规程|准则|规则|公约|须知|办法|(?:申请|申办|办事|办理|服务|报销|落户|入学)指南|"
    r"(?:奖励|奖惩|考核|评比|评定|评选|评价|计分|评分|量化|积分|管理|扣除|分配|发放|补贴|补助|资助|收费|值班|处罚|处分)"
    r"(?:暂行|试行|实施)*(?:标准|规定|方案|要求|制度))"
    r"[》」\"”]?(?:[（(][^()（）]{1,16}[)）])?(?:[^,。]{0,16}(?:通知|公示|公告|意见))?\s*$"
)
_OF_OTHER_KIND = re.compile(
    r"招生|招聘|选派|解读|公布|实施以来|落实|完成|成效|总结|情况|报道|新规|记者|试点|专项|改革|深化|健全|完善"
)
"""Titles of news of rules, of reforms, and of admissions, which name places rather than rules."""
_NEAR = r"[^,，;；。\d]{0,4}"
_AWARD = re.compile(
    rf"(?:加{_NEAR}|积{_NEAR}|减{_NEAR}|扣{_NEAR}|计{_NEAR}|记{_NEAR}|得{_NEAR}|满分为?|奖励?(?:人民币|金额?)?(?:为|各|每[^,，。\d]{{1,4}})?|罚款?|给予[^,，;；。\d]{{0,8}})"
    r"\d[\d.]*(?=万?[元分])"
)
_TERMS = "(?:标准|金额|对象|期限|范围)"
_ENTITLEMENT = re.compile(
    rf"给予|享受|报销|补贴{_TERMS}|补助{_TERMS}|奖励{_TERMS}|资助{_TERMS}|标准为|可申请|申请(?:人|渠道|材料|条件|流程|时间)|服务对象"
    r"|办理(?:时限|流程|材料|地点)|支付比例|起付|缴费基数|费率|按[^,，。;；]{1,20}(?:标准|比例)|封顶|部分由|符合条件"
)
_AMOUNT = regex.compile(r"\d(?:万?[元分](?![钟之类公米])|%|[个名项次节篇人件])")
_TOLD = re.compile(
    r"了(?<![为除罢]了)(?!解)|截至|截止|目前(?<!项目前)|共有|累计(?<!不累计)(?!不|[加积]分|参[加保]|缴|满|就读|居住|[^,;。]{0,14}满|[^,;。]{0,8}部分)|比上年|同比|先后|荣获|获评|近年来|以来|历年|圆满|上年(?!度)|今年"
)
_YEAR = re.compile(r"(?:19|20)\d\d[年学届]")
"""A list of awards that were made names the years; terms of award hardly do."""
_FEWEST_ARTICLES, _FEWEST_PENALTIES, _FEWEST_AWARDS = 3, 3, 8
_AWARDS_SHARE, _CHARACTERS_A_DEED = 3, 400
_FEWEST_ENTITLEMENTS, _ENTITLEMENT_EVERY = 6, 200


_NEWS, _HEAD = re.compile(r"新华社|本报讯|[（(]记者|日电|记者[\u4e00-\u9fff]{2,4}[）)]"), 80
"""News tells what a policy grants; it grants nothing itself."""


def lays_down_rules(text: str, title: str | None) -> bool:
    """Whether the text's numbers are those of a statute, of terms of reward or of a scoring table.

    >>> lays_down_rules("第一条 为规范管理。\\n第二条 理事会由9人组成。\\n第三条 理事任期3年。", None)
    True
    >>> lays_down_rules("全年奖励教师30万元。", "2023年工作总结")
    False
    """
    if len(_PENALTY.findall(text)) >= _FEWEST_PENALTIES or _has_articles(text):
        return True
    told = len(_TOLD.findall(text))
    if title and _RULES_TITLE.search(title) and not _OF_OTHER_KIND.search(title):
        return told <= 1 or told * _CHARACTERS_A_DEED <= len(text)
    if _NEWS.search(text, 0, _HEAD):
        return False
    entitlements = len(_ENTITLEMENT.findall(text))
    if entitlements >= max(_FEWEST_ENTITLEMENTS, len(text) / _ENTITLEMENT_EVERY, 2 * told):
        return True
    awards = len(_AWARD.findall(text))
    if awards < _FEWEST_AWARDS or awards * _AWARDS_SHARE < len(_AMOUNT.findall(text)):
        return False
    return awards > 2 * told and awards > 2 * len(_YEAR.findall(text))


def _has_articles(text: str) -> bool:
    return text.count("条") >= _FEWEST_ARTICLES and len(_ARTICLE.findall(text)) >= _FEWEST_ARTICLES
