"""What a clause, a heading or a line before a list announces: 各项差异系数, 自主招生计划, 具体名额分配如下:.

What follows then names only who gets what (第一中学30人, 小学每生每学年950元); the number is of what was announced.
"""

from __future__ import annotations

import re

from policy_text.extract.clauses import Surroundings
from policy_text.extract.clues import PENALTY, Announced
from policy_text.extract.phrases import noun_before, strip_scope
from policy_text.lexicon.words import any_of, word_at

__all__ = ["announced_before", "names_taker"]

_UP_TO_CLAUSE_END = re.compile(r".*[,;。!?]", re.DOTALL)
_FIGURES = any_of(
    "率 比例 占比 增速 增幅 降幅 系数 标准 定额 面积 限额 补助 补贴 奖励 津贴 费 班额 时间 人数 名额 基数 规模 费用"
)
_MAY_ANNOUNCE = re.compile(rf"{_FIGURES}|课|拥有|配备|^(?:其中|具体|标准|分别)")
_ANNOUNCES = re.compile(
    rf"[^0-9一二三四五六七八九十]*{_FIGURES}$|[^0-9将把纳入列]{{2,}}(?:课程|课)$"
    r"|每[^,;。0-9]{1,8}(?:拥有|配备)[^,;。0-9]{2,20}$"
)
_UP_TO_COUNTED = re.compile(r"^[^,;。]*\d[余多]?[个所名家项县校]")
"""6个|学区差异系数:小学…"""
_SPAN_OF_TIME = re.compile(r"(?:20\d\d年)?\d{1,2}[-—~至]\d{1,2}月份?|20\d\d年(?:\d{1,2}月份?|上半年|下半年)?")
_LIST_NUMBER = re.compile(r"^\d{1,2}[.、]")
"""2.县区1-7月|投资增速前三名:东河县增长36%."""
_DIGIT = re.compile(r"\d")
_LONGEST_NAME = 30
_NOTE_AT_END = re.compile(r"\([^()]*\)$")
_SETS = re.compile(r"^.{2,12}?(?:确定|规定|核定|明确)的?(?=.{4})")
"""中央确定|生均公用经费基准定额为:"""
_EACH_OF = re.compile(r"(?:\d|[两二三四五六七八九])[个种项类档](?P<name>[^,;。:0-9]{2,16}?)(?:分别|依次)(?:为|是)")
"""4个缴费档次分别为:"""
_STANDARD_BEFORE = re.compile(
    r"(?P<name>[^,;。:0-9]{2,30}(?:标准|定额|限额|补助|补贴|津贴|奖金|助学金|奖学金|经费|费用?))"
    r"(?:(?:共|可)?分为?(?:\d|[两二三四五六])个?[档等类级]次?)?。$"
)
"""统一公用经费补助标准。|小学每生每年700元."""
_DETAILS = re.compile(r"(?:其中|具体|具体标准|标准|分别)?(?:为|是|如下)?")
_STANDARD_TOLD = re.compile(r"(?P<name>[^,;。:0-9]{2,24}(?:标准|定额|限额|比例|补助|补贴|津贴|费率|起付线))$")
"""承担住院起付标准,具体为:|三级医院800元."""
_ONLY_FOR_WHOM = re.compile(r"(?P<group>[^,;。0-9]{0,10}|\d[档类级等])(?:为|按)?(?:每[生人年月学天校户亩期]+)+$")
_LEADS_TO_LIST = re.compile(
    r"(?=[前后分依为是如])(?:[前后][一二两三四五六七八九十\d]+[名位]的?(?:[县市区省]{1,2}|地区|学校|单位)?)?"
    r"(?:分为?[两二三四五六]个?[档等]次?|分别|依次)?(?:为|是|如下)?$"
)
_TAKER = re.compile(
    r"(?:每[半一]?[天晚日周次节]|[一整半]+[天晚日]|学校|中学|小学|初中|高中|[一二三四五六七八九十]中|附中|外国语|医疗机构|医院|退休人员|在职职工|居民|学院|大学|院校|高校|幼儿园|集团|[市县区镇乡]|街道|教育局|公司"
    r"|[\u4e00-\u9fff]班|学段|年级|[高初]中段)(?:[^,;。:]{0,6}计划|\([^()]{1,12}\))?$"
)
"""Those to whom a quota or a rate of pay goes."""


def announced_before(text: str, around: Surroundings, *, above: Announced | None = None) -> Announced | None:
    """The name that the clause right before states without a number: 各项指标的校际差异系数,|小学不超过0.50.

    ``above`` is what the line before the passage announced.
    """
    return _announced_in_clause(text, around) or above


def _announced_in_clause(text: str, around: Surroundings) -> Announced | None:
    mark = text[around.clause_start - 1 : around.clause_start]
    if around.follows_quantity or mark not in (",", ":"):
        return _announced_by_sentence(text, around) if mark == "。" else None
    before = _UP_TO_CLAUSE_END.match(text, 0, around.clause_start - 1)
    told = text[before.end() if before else 0 : around.clause_start - 1].rpartition(":")[2]
    if mark == ":" and _DETAILS.fullmatch(told):
        standard = _STANDARD_TOLD.search(text, max(0, around.clause_start - 60), before.end() - 1 if before else 0)
        return Announced(noun_before(strip_scope(standard["name"]))[0], lists=True) if standard else None
    each = _EACH_OF.fullmatch(told) if mark == ":" else None
    if each:
        return Announced(each["name"], lists=True)
    if not (_MAY_ANNOUNCE.search(told) or PENALTY.match(around.left)):
        return None
    if mark == ":":
        told = _NOTE_AT_END.sub("", told)
    if _DIGIT.search(told):
        told = _UP_TO_COUNTED.sub("", _SPAN_OF_TIME.sub("", _LIST_NUMBER.sub("", told)))
    clause = strip_scope(told)
    clause = _SETS.sub("", _LEADS_TO_LIST.sub("", clause))
    if mark == ":" and word_at(clause, 0, "act"):
        clause = noun_before(clause)[0]  # 二是发放电子券补助:
    names_figure = bool(_ANNOUNCES.match(clause) or PENALTY.match(around.left))
    return Announced(clause, lists=mark == ":") if clause and len(clause) <= _LONGEST_NAME and names_figure else None


def _announced_by_sentence(text: str, around: Surroundings) -> Announced | None:
    """统一公用经费补助标准。|小学每生每年700元: the sentence before says of what, this one only for whom."""
    if around.sentence_start != around.clause_start or not _ONLY_FOR_WHOM.fullmatch(around.left):
        return None
    standard = _STANDARD_BEFORE.search(text, max(0, around.sentence_start - 60), around.sentence_start)
    name = noun_before(strip_scope(standard["name"]))[0].removeprefix("统一").lstrip("的") if standard else ""
    return Announced(name, lists=True) if name else None


def names_taker(words: str) -> bool:
    """Whether the words before a number only say to whom it goes: 第一中学, 其它本科院校."""
    return bool(_TAKER.search(words))
