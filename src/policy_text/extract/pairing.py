"""分别: numbers in a row go with the nouns before them, or with the numbers before them, in order."""

from __future__ import annotations

import re

from policy_text.extract.rate_subjects import OWN_NAME
from policy_text.lexicon.words import any_of, group_names, group_opening, group_words

__all__ = ["pair_respectively"]

Pairs = list[tuple[str, str | None]]
"""Subjects and breakdowns, one for each number of a row."""

_JOINED = re.compile(
    r"、|以及|(?<![普涉以波遍顾危惠触])及(?![格时其])|(?<![饱共协中缓亲温])和(?![谐平睦])|(?<!参)与(?!会)"
)
_HEADS = re.compile(
    any_of(
        "全产业链 地区 工业 农业 人均 亩均 户均 可支配 年均 月均 日均 平均 排放 消费 城镇 增加值 最低 生活保障 "
        "投资 出口 进口"
    )
    + "{0,3}"
    + any_of(
        "发电量 保险参保人数 参保人数 经费总投入 总投入 浓度 用户数 零售额 销售额 增加值 总产值 产值 生产总值 产量 "
        "单产 总量 消费量 排放量 业务量 业务收入 销量 投资 收入 支出 占比 比重 占全市比重 占全省比重 占全县比重 比例 "
        "面积 人数 覆盖率 普及率 达标率 合格率 优良率 入园率 入学率 贡献率 出口 进口 进出口 进出口额 警情 保有量 存栏 "
        "出栏 出口额 进口额 出口总额 进口总额 贷款余额 存款余额 低保标准 标准 利润 营业收入 占GDP比重 占GDP的比重"
    )
    + "$"
)
_COMPLETE = re.compile(any_of("金 警情 单产 出口 进口 总量 排放 入学率 低保标准") + "$")
"""基础养老金、低保标准: such an item is told whole and shares no head."""
_AND_OTHERS = re.compile(r"(?P<own>.{2,12}?)等(?:产品|行业|领域|商品|品种|作物|企业|设备)?(?P<head>.{2,10})")
_BELONGING = re.compile(r"(?P<own>[^的]{2,8})的(?P<head>[^的]{2,12})")
_SECTOR = re.compile(r"第?[一二三]")
_LAST_SECTOR = re.compile(r"第?(?P<number>[一二三])次?产业?(?P<rest>.*)")
_TWO_IN_ONE = (("城乡", "城镇", "农村"), ("产销量", "产量", "销量"), ("汽柴油", "汽油", "柴油"))
_THREE_SECTORS = "三次产业"
_LONGEST_OF_TWO = 18
_YEARS = re.compile(r"年[底末初]?[、和及与](?:19|20)\d\d年")
_PLACES = "区县市州镇乡村"
_OF_PARTS = any_of("部分 方面 领域 行业 产业 项目")
_PLACED_TAIL = re.compile(r"(?<=..)(?:在[^、,]{2,14}[中里]的?|占[^、,]{2,14}?的?)(?:占比|比重|比例|份额)$")
"""铁路客运量、公路客运量|在总流动量中的占比."""
_SUMS_UP = re.compile(
    rf"(?:等?[两二三四五六七八九十\d]+[个项类种大家]?{_OF_PARTS}|等[^、,]{{0,4}}(?:产品|行业)"
    r"|[两二三四五六七八九十\d]+[项类](?=组成|构成))(?:组成|构成)?$"
)
_UP_TO_LIST = re.compile(r"^.*(?:由|包括|分为)")
_GROWS_FAST = re.compile(
    r"(?:实现|保持)?(?:快速|平稳|稳步|较快|持续|大幅)?(?:增长|下降|提高|提升|回落|上升)$|[较更偏][高低快慢大小多少好]$|(?:运行|保持)(?:平稳|稳定)$"
)
_MARK_AND_HEAD = 2
"""金、银、铜牌: one character each, the last with the head."""
_SHORT_NOUN = 4
"""Nouns of a list up to this length may leave their head to the last one: 小学、初中巩固率."""


def pair_respectively(noun: str, count: int, *, before: str = "") -> Pairs | None:
    """Subjects and breakdowns for ``count`` numbers after 分别, or None where the list has another length.

    ``before`` is the sentence before the clause of 分别, which may hold the list.

    >>> pair_respectively("男生、女生近视率", 2)
    [('男生近视率', '男生'), ('女生近视率', '女生')]
    >>> pair_respectively("老中青教师占比", 3)
    [('老中青教师占比', '老'), ('老中青教师占比', '中'), ('老中青教师占比', '青')]
    >>> pair_respectively("分数", 2, before="考试由笔试、口试两部分组成,")
    [('分数', '笔试'), ('分数', '口试')]
    """
    items = _split(noun, count)
    if len(items) == count and (sectors := _name_sectors(items)):
        return sectors
    if len(items) == count:
        return _share_head(items)
    listed = _split_clauses(noun, count, before)
    if listed:
        return listed
    if not _YEARS.search(before + noun) and (named := _name_two_in_one(noun, count)):
        return named
    rows = (noun[start : start + count] for start in range(len(noun) - count))
    row = next((row for row in rows if all(character in group_words() for character in row)), "")
    return [(noun, character) for character in row] or None


def _split(noun: str, count: int) -> list[str]:
    """The items of a list; 和 and 及 may stand inside of one (批发和零售业、住宿和餐饮业)."""
    items = [item for item in noun.split("、") if item.strip()]
    if len(items) == count and count > 1:
        return items
    whole = [item for item in _JOINED.split(noun) if item.strip()]
    if len(whole) <= count or not items:
        return whole
    return [*items[:-1], *(item for item in _JOINED.split(items[-1]) if item.strip())]  # A和B、C和D业


def _split_clauses(noun: str, count: int, before: str) -> Pairs | None:
    """The list stands in the clause before (由笔试、口试组成,分数分别为), or its items are clauses."""
    clauses = [clause for clause in before.split(",") if clause]
    if noun and len(clauses) + 1 == count and not any(_GROWS_FAST.search(clause) for clause in clauses):
        items = [*clauses, noun]
        if all(len(item) <= _LONGEST_OF_TWO and item.endswith("业") for item in clauses):
            return _share_head(items)
    if not clauses:
        return None
    grown = _GROWS_FAST.sub("", clauses[-1])
    listed = _SUMS_UP.sub("", grown) if noun else grown
    items = _split(_UP_TO_LIST.sub("", listed), count)
    if len(items) != count or count < 2 or any(len(item) > _LONGEST_OF_TWO for item in items):
        return None
    if noun:
        return [(noun, item) for item in items] if listed != grown else None
    return _share_head(items) if grown != clauses[-1] else None


def _name_two_in_one(noun: str, count: int) -> Pairs | None:
    """城乡居民收入, 产销量, 三次产业增加值: one word names two or three groups."""
    sectors = [f"第{number}产业" for number in "一二三"]
    if count == len(sectors) and _THREE_SECTORS in noun:
        return [(noun.replace(_THREE_SECTORS, sector), sector) for sector in sectors]
    for word, *parts in _TWO_IN_ONE:
        if count == len(parts) and word in noun and len(noun) <= _LONGEST_OF_TWO:
            is_group = word == "城乡"
            return [(noun.replace(word, part, 1), part if is_group else None) for part in parts]
    return None


def _name_sectors(items: list[str]) -> Pairs | None:
    """第一、二、三次产业增加值: the last item has what the others leave out."""
    last = _LAST_SECTOR.fullmatch(items[-1])
    if last is None or not all(_SECTOR.fullmatch(item) for item in items[:-1]):
        return None
    sectors = [f"第{item.lstrip('第')}产业" for item in (*items[:-1], last["number"])]
    return [(sector + last["rest"], sector) for sector in sectors]


def _share_head(items: list[str]) -> Pairs:
    """The last noun's head serves the others where they are groups or shorter than it."""
    last = items[-1]
    lists_marks = bool(items[1:-1] or len(items[0]) == 1) and all(len(item) == 1 for item in items[1:-1])
    if lists_marks and len(last) == _MARK_AND_HEAD:
        first = items[0][-1]  # 学生获|金、银、铜牌
        return [*((item + last[1], None) for item in (first, *items[1:-1])), (last, None)]
    group = group_opening(last)
    if group and all(_lacks(item, last[len(group) :]) for item in items[:-1]):
        return _with_head(items, last[len(group) :], group)
    are_whole = [bool(_is_whole(item)) for item in items[:-1]]
    placed = _PLACED_TAIL.search(last) if all(are_whole) else None
    if placed and not any(item.endswith(placed.group()) for item in items[:-1]):
        return [*((item + placed.group(), group_opening(item)) for item in items[:-1]), (last, group_opening(last))]
    if not all(are_whole):
        own = _own_part(items)
        if own:
            return _with_head(items, last[len(own) :].removeprefix("的"), own)
    shared = _shared_opening(items)
    return [(item, group_opening(item)) for item in shared]


def _is_whole(item: str) -> bool:
    return _is_figure(item) and len(item) > _MARK_AND_HEAD


def _is_figure(words: str) -> bool:
    return bool(OWN_NAME.search(words) or _HEADS.search(words) or _COMPLETE.search(words))


def _own_part(items: list[str]) -> str:
    """What of the last item is its own; what follows is the head of all (巴里坤县、伊吾县|生产总值)."""
    last = items[-1]
    others = _AND_OTHERS.fullmatch(last)
    if others and _is_figure(others["head"]):
        return last[: others.start("head")]
    alike = _own_of_kind(items)
    if alike and len(alike) < len(last):
        return alike
    belonging = _BELONGING.fullmatch(last)
    if belonging and _is_figure(belonging["head"]):
        return belonging["own"]
    head = _HEADS.search(last)
    if head and head.start():
        return last[: head.start()]
    if OWN_NAME.search(last) and len(items[0]) <= _SHORT_NOUN < len(last):
        return last[: len(items[0])]
    return ""


def _own_of_kind(items: list[str]) -> str:
    """The last item's own part, by what it has in common with the others: its ending, its length, its opening."""
    *others, last = items
    endings = {item[-1] for item in others}
    if endings <= set(_PLACES):
        place = next((at for at, character in enumerate(last) if at and character in _PLACES), len(last))
        return last[: place + 1]
    if endings == {"业"}:
        places = [at for at, character in enumerate(last) if character == "业" and _HEADS.fullmatch(last, at + 1)]
        return last[: places[0] + 1] if places else ""
    length = len(others[0])
    if length < _MARK_AND_HEAD or any(len(item) != length for item in others) or length >= len(last):
        return ""
    opens_alike = {item[0] for item in others} == {last[0]}  # 脱硫、脱硝|机组容量比例
    return last[:length] if opens_alike or last[length - 1] in endings else ""


def _shared_opening(items: list[str]) -> list[str]:
    """快递业务量和业务收入: what opens the first item opens the others too, where they repeat what follows it."""
    first, last = items[0], items[-1]
    place = first.find(last[:2], 2)
    if len(items) != 2 or place < 0 or len(last) < _SHORT_NOUN:
        return items
    return [first, first[:place] + last]


def _lacks(item: str, head: str) -> bool:
    """Whether a group leaves its head to the last item: 小学、初中|巩固率, but not 公办园与民办园."""
    return not item.endswith(head) and (item in group_words() or item.endswith(group_names()))


def _with_head(items: list[str], head: str, last_group: str) -> Pairs:
    """Each item with the head, unless it is told whole (发电量、城市低保、农村低保标准)."""
    paired: Pairs = [(item, None) if _is_whole(item) else (item + head, item) for item in items[:-1]]
    return [*paired, (items[-1], last_group)]
