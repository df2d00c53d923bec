"""Whether a number is a state or the size of a change: 增长12% against 增长到12%, 新增学位 against 新增就业人员."""

from __future__ import annotations

import re

from policy_text.extract.quantities import Quantity
from policy_text.records import Change

__all__ = ["find_change"]

_BETWEEN = (
    r"(?:了|均|都|仅|只|约|近|高达|超过|超|逾|突破|不低于|不少于|至少|将近|接近"
    r"|大约|分别|各|幅度|速度|为|达|达到|每[人户生校亩]|每[年月天]|的(?=幅度)|:|\([^()\d]{1,12}\))*"
)
_LEVEL = re.compile(
    r"(?:到|至|为|成)" + _BETWEEN + r"(?:(?:今年|去年|目前|现在|当前|20\d\d年)[底末初]?)?的?$"
    r"|(?:增|升|降|减|涨|扩|压|缩|提)(?:[加高长升大少低减小短缩容展]{0,2})(?:到|至|为|成)" + _BETWEEN + r"$"
)
_IS_GROWTH_NAME = re.compile(
    r"(?:(?<!自然)增长率|增幅|增速|增长幅度|[同环]比[涨升]幅|降幅|减幅|跌幅)" + _BETWEEN + r"$"
)
_INCREASE = re.compile(
    r"(?:增长|新增加|净增加|增加|净增|提高|提升|上升|上涨|扩容|扩大|增收|增产|增支|提速|拓展|激增|翻|攀升|扩招|涨|上浮|上调"
    r"|[比较][^,;。]{1,14}加快|(?:向上|上)浮动|同比(?=均?超)|(?<![新递倍])增|(?<![提上])升"
    r"|(?<![至最不很许众更较])多(?!达))" + _BETWEEN + r"$"
)
_DECREASE = re.compile(
    r"(?:收窄|缩小(?![到至为])|减产|减支|减收|下滑|锐减|骤降|下降|减少|降低|降价|缩减|压减|减|(?<!起)降|回落|缩短|下跌|压缩"
    r"|下调|下浮|核减|扣减|(?<![至最不较])少|减幅|降幅|跌幅|跌)" + _BETWEEN + r"$"
)
_NEW_THINGS = re.compile(
    r"(?:新增(?!(?:地方)?(?:政府)?(?:专项|一般)?债|及|和|与|或|加|优化|改造|更新|调整)|净增|新增加)[^,;。!?、0-9]{0,24}$|新增[^,;。!?、0-9]{0,6}\d[A-Z][^,;。!?、0-9]{1,12}$|(?:新增|净增)[^,;。!?0-9]{1,12}(?:和|、|与)[^,;。!?0-9]{0,16}$"
)
_ADDS_THINGS = re.compile(r"(?<!新)(?:增加(?!值)|增设|增添|增补|扩增|扩充|扩大(?![至到]))[^,;。!?、0-9]{1,14}$")
_CUTS_THINGS = re.compile(
    r"(?:减少|调减|压减|削减|核减|精简|缩减|扣减|扣除(?![^,;。0-9]{0,6}(?:标准|额度|限额))|(?<!被)扣(?![除款了留押])|节省(?!下|[^,;。0-9]{0,8}(?:资金|费用|成本|开支|元)))"
    r"[^,;。!?、0-9]{1,14}$|撤销了?$|降低[^,;。0-9]{0,12}(?:成本|费用|负担|支出)$"
)
_SAVES_SHARE = re.compile(r"(?:减少|压减|削减|节约|节省|降低)(?!率)[^,;。0-9的]{2,12}(?:约|近|超过|超|逾)*$")
"""节约肥料三成: what is saved is less of it."""
_MORE_THAN = re.compile(r"(?:同比|[比较][^,;。0-9]{1,8})多[^,;。0-9达]{1,3}(?:了|近|约|超)*$")
"""同比多收近两成, 比往年多挣了5万元."""
_IS_ABILITY = re.compile(r"能力$")
_IS_FALL_NAME = re.compile(r"(?:降幅|减幅|跌幅)[^,;。]{0,6}$")
_NEW_UP_TO = re.compile(r"(?:新增|净增)[^,;。0-9]{0,16}(?:达到|达|为|突破|超过)$")
_ABOVE = re.compile(r"(?:高出|低于|多出平均|高于)" + _BETWEEN + "$")
_DONE_TO_AREA = re.compile(r"(?:新建|改造|整治|优化|巩固|扩容|保护|修缮)提升$")
_DONE_TO_THINGS = re.compile(r"(?:提升|提高|扩容|扩大|拓展|升|降低|下降|缩短|回落)$")
_CUTS_SHARE = re.compile(r"(?:核减|扣减|削减|压减|减少|减免)[^,;。0-9]{2,16}的$")
_FLOWS = re.compile(r"人员|就业|教师|学生|职工|人才|干部|青年|农民工|招聘|招生|护士|医生|党员|志愿者|教研员")
_MAY_TELL_CHANGE = re.compile("[增加提升涨扩拓翻浮调快多收窄缩减滑降落跌少扣简节撤超]")
"""All that tells of a change has one of these characters: one look for them spares most numbers a look for each."""


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
    if not _MAY_TELL_CHANGE.search(left):
        return Change.LEVEL
    named = _change_of_points(left) if quantity.unit == "分" else _change_in_name(left)
    if named is not None:
        return named
    if _leads_to_level(left) or _only_names_what_was_done(quantity, left):
        return Change.LEVEL
    if _DECREASE.search(left) or (quantity.kind == "percentage" and _cuts_share(left)):
        return Change.DECREASE
    if _MORE_THAN.search(left):
        return Change.INCREASE
    if _INCREASE.search(left):
        is_flow = left.endswith(("新增", "扩招")) and _counts_people(quantity, left, subject)
        return Change.LEVEL if is_flow else Change.INCREASE
    if quantity.kind in ("percentage", "duration"):
        return Change.LEVEL
    return _change_of_things(quantity, left, subject)


def _change_of_points(left: str) -> Change | None:
    """答对加10分, 答错扣5分."""
    if left.endswith("加"):
        return Change.INCREASE
    return Change.DECREASE if left.endswith(("扣", "扣除")) else _change_in_name(left)


def _cuts_share(left: str) -> bool:
    return bool(_CUTS_SHARE.search(left) or _SAVES_SHARE.search(left))


def _change_in_name(left: str) -> Change | None:
    """增长率为5%, 降幅达3%: the name of the figure says what it is."""
    if not _IS_GROWTH_NAME.search(left):
        return None
    return Change.DECREASE if _IS_FALL_NAME.search(left) else Change.INCREASE


def _leads_to_level(left: str) -> bool:
    """增长到12%, 高出平均3个点: the number is where it stands now. 新增达到50个 is none of these."""
    is_level = bool(_LEVEL.search(left)) and not _NEW_UP_TO.search(left)
    return is_level or bool(_ABOVE.search(left))


def _only_names_what_was_done(quantity: Quantity, left: str) -> bool:
    """农贸市场标准化改造12家: what was done to 74 of them."""
    is_act = quantity.kind == "count" and bool(_DONE_TO_THINGS.search(left))
    return is_act or bool(_DONE_TO_AREA.search(left))


def _counts_people(quantity: Quantity, left: str, subject: str) -> bool:
    is_of_people = quantity.unit in ("人", "名", "", "位")
    return is_of_people and bool(_FLOWS.search(subject) or _FLOWS.search(left[-12:]))


def _change_of_things(quantity: Quantity, left: str, subject: str) -> Change:
    if _CUTS_THINGS.search(left) and not _IS_ABILITY.search(subject):
        return Change.DECREASE
    grows = bool(_NEW_THINGS.search(left) or _ADDS_THINGS.search(left))
    return Change.INCREASE if grows and not _counts_people(quantity, left, subject) else Change.LEVEL
