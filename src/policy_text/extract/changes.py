"""Whether a number is a state or the size of a change: 增长12% against 增长到12%, 新增学位 against 新增就业人员."""

from __future__ import annotations

import re

from policy_text.extract.quantities import Quantity
from policy_text.records import Change

__all__ = ["find_change"]

_BETWEEN = r"(?:了|约|近|超过|超|逾|突破|不低于|不少于|至少|将近|接近|大约|分别|各|幅度|速度|为|达|达到|的?幅度为|:)*"
_LEVEL = re.compile(
    r"(?:到|至|为|成)"
    + _BETWEEN
    + r"$|(?:增|升|降|减|涨|扩|压|缩|提)(?:[加高长升大少低减小短缩容展]{0,2})(?:到|至|为|成)"
    + _BETWEEN
    + r"$"
)
_IS_GROWTH_NAME = re.compile(r"(?:(?<!自然)增长率|增幅|增速|涨幅|增长幅度|降幅|减幅|跌幅)" + _BETWEEN + r"$")
_INCREASE = re.compile(
    r"(?:增长|新增加|净增加|增加|净增|提高|提升|上升|上涨|扩容|扩大|增收|拓展|翻|攀升|涨|上浮|上调|(?<![新递倍])增|(?<![提上])升|(?<![至最不很许众更较])多)"
    + _BETWEEN
    + r"$"
)
_DECREASE = re.compile(
    r"(?:下降|减少|降低|缩减|压减|减|降|回落|缩短|下跌|压缩|下调|下浮|核减|扣减|(?<![至最不较])少|减幅|降幅|跌幅|跌)"
    + _BETWEEN
    + r"$"
)
_NEW_THINGS = re.compile(
    r"(?:新增(?!及|和|与|加)|净增|新增加)[^,;。!?、0-9]{0,24}$|(?:新增|净增)[^,;。!?0-9]{1,12}(?:和|、|与)[^,;。!?0-9]{0,16}$"
)
_ADDS_THINGS = re.compile(r"(?<!新)(?:增加(?!值)|增设|增添)[^,;。!?、0-9]{1,14}$")
_CUTS_THINGS = re.compile(r"(?:减少|压减|削减|核减|精简|缩减|扣减|扣除|扣)[^,;。!?、0-9]{1,14}$")
_FLOWS = re.compile(r"人员|就业|教师|学生|职工|人才|干部|青年|农民工|招聘|招生|护士|医生|党员|志愿者|教研员")


def find_change(quantity: Quantity, left: str, subject: str) -> Change:
    """The change of a quantity, read from the words before it.

    Recruits and other flows of people are a state of their own and no growth (新增就业4.46万人 is a level).

    >>> from policy_text.extract.quantities import find_quantities
    >>> def change_of(text, subject=""):
    ...     quantity = next(find_quantities(text))
    ...     return str(find_change(quantity, text[: quantity.start], subject))
    >>> change_of("同比增长12%"), change_of("增长到12%"), change_of("下降超3成"), change_of("新增学位1.1万个")
    ('increase', 'level', 'decrease', 'increase')
    """
    if _IS_GROWTH_NAME.search(left):
        return Change.DECREASE if re.search(r"(?:降幅|减幅|跌幅)[^,;。]{0,6}$", left) else Change.INCREASE
    if _LEVEL.search(left) and not re.search(r"(?:新增|净增)[^,;。0-9]{0,16}(?:达到|达|为|突破|超过)$", left):
        return Change.LEVEL
    if re.search(r"(?:高出|低于|多出平均|高于)" + _BETWEEN + "$", left):
        return Change.LEVEL
    if quantity.kind == "count" and re.search(r"(?:提升|提高|扩容|扩大|拓展|升|降低|下降|缩短|回落)$", left):
        return Change.LEVEL  # 托养机构规范化提升74家: what was done to 74 of them
    if quantity.kind == "percentage" and re.search(r"(?:核减|扣减|削减|压减|减少|减免)[^,;。0-9]{2,16}的$", left):
        return Change.DECREASE
    counts_people = quantity.unit in ("人", "名", "", "位") and (_FLOWS.search(subject) or _FLOWS.search(left[-12:]))
    if _DECREASE.search(left):
        return Change.DECREASE
    if _INCREASE.search(left) and not (counts_people and re.search(r"新增$", left)):
        return Change.LEVEL if left.endswith("新增") and counts_people else Change.INCREASE
    if quantity.kind in ("percentage", "duration"):
        return Change.LEVEL
    if _CUTS_THINGS.search(left):
        return Change.DECREASE
    if counts_people:
        return Change.LEVEL
    if _NEW_THINGS.search(left) or _ADDS_THINGS.search(left):
        return Change.INCREASE
    return Change.LEVEL
