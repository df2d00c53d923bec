"""What points are for: the condition that earns or costs them (烈士子女,录取时可加10分), or a test's full marks.

Tables of points name the condition in the clause before the number or in a line of a list, and say in the clause of the
number only how often and how many are given: 每满1年积3分, 每次扣5分, 最高加12分.
"""

from __future__ import annotations

import re

from policy_text.extract.clauses import Surroundings
from policy_text.extract.clues import Clue, Subject
from policy_text.extract.phrases import strip_scope

__all__ = ["find_points", "scored_before"]

_GIVES = "照顾|加计|加|积|计|得|减|扣减|扣除|扣|奖励"
_HOW_OFTEN = (
    r"每[^,;。0-9每]{0,4}?(?:[满多增加超过]{0,2}[\d.一]+(?:个?月|年|小时|次|项|人|篇|岁)|[次条项例人题年月周期]{1,2}|[千百万]?元)"
    r"|[一\d]+个月|在(?:中招|中考|高考|录取|招生|投档)[中时]|录取时|投档时|在?划线前|最高|可以?|再|将|则|就|另|各|均|一次"
)
_BARE_GIFT = re.compile(rf"(?:{_HOW_OFTEN}){{0,8}}+(?:{_GIVES})?(?:的)?")
_GIFT_AT_END = re.compile(rf"的?(?:{_HOW_OFTEN}){{0,8}}+(?:{_GIVES})$")
_TOTAL_RAISED = re.compile(
    r"(?:^|[在按的])(?P<total>[^,;。0-9在按的]{0,10}?(?:总分|成绩|投档分|分数线|录取线|每科))(?:的?基础上)?(?:可|再|上)?(?:加|减|降低?)$"
)
"""在期末总分基础上加|15分: the total is what is raised."""
_OBTAINS = re.compile(
    r"^[^,;。]*?(?:获得(?!者)|取得|荣获|获(?![得奖]者)|具有|参加(?!工作)|提供|有(?<![没自国公私所]有)(?![关效序机意]))(?:了|过)?(?=..)"
)
_WHO = re.compile(
    r"^(?:持证人|申请人(?!年龄)|考生(?=[获取参])|选手(?=[获取参])|[^,;。]{0,8}年度?内(?:\([^()]*\))?,?|近[\d一二三四五]年(?:内|来)?)+(?=..)"
)
_OF_RECORDS = re.compile(r"^每[条次项]")
"""每条违规记录减|12分."""
_CONDITION_ENDS = re.compile(r"(?:之一)?的$")
_IS_TOLD = re.compile(r"(?:[被共连]|[赛场局节轮]中?|队)$")
"""因超速被扣|6分的司机, 主队第三节连得|15分: told of somebody, and no condition."""
_LIST_MARK = re.compile(r"^(?:\d{1,2}[.、](?!\d)|\([一二三四五六七八九十\d]{1,3}\))\s*")
_NAMED_BEHIND = re.compile(r"(?:的[^,;。]{0,6})?(?:照顾|基本分|附加分|加分|积分)")
"""享受|10分|照顾, 得|30分|的基本分."""
_BOUND = re.compile(r"^[满超不达]\D{0,2}\d")
_AT_MOST = ("最高", "最多", "累计", "总")
_SCORE = re.compile(r"(?P<score>[^,;。0-9]{0,16}?(?:得分|总分|积分|评分|成绩))[在达到满为不高低等大小于或超过足]{1,8}$")
_THOSE_WITH_IT = re.compile(r"(?:\(含\))?(?:以[上下]|及以上)?(?:\(含\))?(?:的|评为|评定为|为(?=[优良合不]))")
"""积分不低于|100分|的人员: what is bounded is the score, not who has it."""
_FULL_MARKS = re.compile(r"(?P<test>[^,;。:0-9]{0,24}?)(?P<name>(?:总分)?满分)(?:值)?(?:各|均|都)?(?:为|是|以)?$")
_TOTAL = re.compile(r"(?:总分|满分|分值)$")
_SCHOOL_SUBJECTS = re.compile(
    r"(?:其中)?(?P<who>(?:语文|数学|英语|外语|物理|化学|生物|历史|地理|政治|思想品德|体育|语数[英外]|道德与法治|科学|[、和与及])+)(?:各|均)?(?:占|为)?"
)
_TEST = re.compile(r"(?:卷|测试|考试|考核|部分|科目|成绩|笔试|面试|体育|题|总分|环节|测评)$")
_LONGEST = 30
_DIGIT = re.compile(r"\d")


def scored_before(text: str, around: Surroundings, position: int) -> str:
    """The condition that earns the points at ``position``: in the number's own clause, else in the sentence's first.

    >>> from policy_text.extract.quantities import find_quantities
    >>> from policy_text.extract.clauses import read_surroundings
    >>> text = "烈士子女,录取时可加10分"
    >>> scored_before(text, read_surroundings(text, list(find_quantities(text)), 0, []), 10)
    '烈士子女'
    """
    own = text[around.clause_start : position]
    if _is_care_for(own, around.right):
        return ""
    if _NAMED_BEHIND.match(around.right) or (around.left.startswith(_AT_MOST) and around.follows_quantity):
        return ""
    if not _BARE_GIFT.fullmatch(own):
        gift = _GIFT_AT_END.search(own) if around.follows_quantity else None
        return _name_condition(own[: gift.start()]) if gift and gift.end() - gift.start() > 1 else ""
    if around.clause_start <= around.sentence_start:
        return ""
    item = re.split(r"[;:]", text[around.sentence_start : around.clause_start - 1])[-1]
    first = _LIST_MARK.sub("", item.partition(",")[0])
    if _BOUND.match(first) or (_DIGIT.search(first) and not _CONDITION_ENDS.search(first)):
        return ""
    return _name_condition(first)


def _is_care_for(left: str, right: str) -> bool:
    """政策照顾10分|的考生: those who are cared for stand behind."""
    return left.endswith("照顾") and right.startswith("的")


def find_points(clue: Clue) -> Subject | None:
    """The subject of points: a test with its full marks, a total that is raised, or the condition that earns them."""
    if clue.quantity.unit == "分" and clue.previous and _TOTAL.search(clue.previous.text):
        parts = _SCHOOL_SUBJECTS.fullmatch(clue.around.left)
        if parts:  # 笔试总分420分,其中语数英各100分
            return Subject(clue.previous.text, "points", parts["who"], led_by=clue.led_by)
    if clue.quantity.unit != "分" or clue.quantity.kind == "duration":
        return None
    left, previous = clue.around.left, clue.previous
    if previous and previous.rule == "points" and left.startswith(_AT_MOST) and _BARE_GIFT.fullmatch(left):
        return previous._replace(led_by=clue.led_by)
    if _NAMED_BEHIND.match(clue.around.right) or _is_care_for(left, clue.around.right):
        return None
    marks = _FULL_MARKS.search(left)
    if marks:
        return _name_full_marks(clue, marks)
    score = _SCORE.search(left) if _THOSE_WITH_IT.match(clue.around.right) else None
    if score:
        return Subject(strip_scope(score["score"]), "bound", led_by=clue.led_by)
    raised = _TOTAL_RAISED.search(left)
    if raised:
        return Subject(strip_scope(raised["total"]), "points", led_by=clue.led_by)
    gift = _GIFT_AT_END.search(left)
    condition = _name_condition(left[: gift.start()]) if gift else ""
    return Subject(condition, "points", led_by=clue.led_by) if condition else None


def _name_full_marks(clue: Clue, marks: re.Match[str]) -> Subject | None:
    """笔试满分 is a name; 语文满分 is the full marks of one subject among others."""
    test = strip_scope(marks["test"]).lstrip("、和及与").removeprefix("合计").removesuffix("的")
    if not test:
        whole = clue.previous.text if clue.previous and clue.previous.rule == "topic" else ""
        return Subject(whole + marks["name"] if _TEST.search(whole) else marks["name"], "points", led_by=clue.led_by)
    if _TEST.search(test):
        return Subject(test + marks["name"], "points", led_by=clue.led_by)
    return Subject(marks["name"], "points", test, led_by=clue.led_by)


def _name_condition(words: str) -> str:
    """持证人取得大专学历 → 大专学历: what is had, where the verb only says that it is had."""
    if _IS_TOLD.search(words):
        return ""
    words = _CONDITION_ENDS.sub("", _LIST_MARK.sub("", strip_scope(words)))
    words = _OF_RECORDS.sub("", words)
    words = _WHO.sub("", words)
    had = _OBTAINS.sub("", words)
    name = had if len(had) >= 2 else words
    return name if 2 <= len(name) <= _LONGEST else ""
