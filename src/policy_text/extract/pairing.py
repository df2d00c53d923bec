"""分别: numbers in a row go with the nouns before them, or with the numbers before them, in order."""

from __future__ import annotations

import re

from policy_text.extract.groups import SPLIT
from policy_text.extract.rate_subjects import OWN_NAME
from policy_text.lexicon.words import group_names, group_opening, group_words

__all__ = ["pair_respectively"]

_HEADS = re.compile(
    r"(?:发电量|保险参保人数|参保人数|经费总投入|总投入|平均浓度|用户数|零售额|销售额|增加值|总产值|产值|产量|排放量|消费量|销量|投资|收入|支出|比重|占比|比例|面积|人数|覆盖率|普及率|达标率|合格率)$"
)
_SECTOR = re.compile(r"第?[一二三]")
_LAST_SECTOR = re.compile(r"第?(?P<number>[一二三])次?产业?(?P<rest>.*)")
_MARK_AND_HEAD = 2
"""金、银、铜牌: one character each, the last with the head."""
_SHORT_NOUN = 4
"""Nouns of a list up to this length may leave their head to the last one: 小学、初中巩固率."""


def pair_respectively(noun: str, count: int) -> list[tuple[str, str | None]] | None:
    """Subjects and breakdowns for ``count`` numbers after 分别, or None where the list has another length.

    >>> pair_respectively("男生、女生近视率", 2)
    [('男生近视率', '男生'), ('女生近视率', '女生')]
    >>> pair_respectively("老中青教师占比", 3)
    [('老中青教师占比', '老'), ('老中青教师占比', '中'), ('老中青教师占比', '青')]
    """
    items = [item for item in SPLIT.split(noun) if item]
    if len(items) == count and (sectors := _name_sectors(items)):
        return sectors
    if len(items) == count:
        return _share_head(items)
    rows = (noun[start : start + count] for start in range(len(noun) - count))
    row = next((row for row in rows if all(character in group_words() for character in row)), "")
    return [(noun, character) for character in row] or None


def _name_sectors(items: list[str]) -> list[tuple[str, str | None]] | None:
    """第一、二、三次产业增加值: the last item has what the others leave out."""
    last = _LAST_SECTOR.fullmatch(items[-1])
    if last is None or not all(_SECTOR.fullmatch(item) for item in items[:-1]):
        return None
    sectors = [f"第{item.lstrip('第')}产业" for item in (*items[:-1], last["number"])]
    return [(sector + last["rest"], sector) for sector in sectors]


def _share_head(items: list[str]) -> list[tuple[str, str | None]]:
    """The last noun's head serves the others where they are groups or shorter than it."""
    last = items[-1]
    lists_marks = bool(items[1:-1] or len(items[0]) == 1) and all(len(item) == 1 for item in items[1:-1])
    if lists_marks and len(last) == _MARK_AND_HEAD:
        first = items[0][-1]  # 学生获|金、银、铜牌
        return [*((item + last[1], None) for item in (first, *items[1:-1])), (last, None)]
    group = group_opening(last)
    if group and all(_lacks(item, last[len(group) :]) for item in items[:-1]):
        return _with_head(items, last[len(group) :], group)
    head = _HEADS.search(last)
    if head and head.start() and not any(OWN_NAME.search(item) for item in items[:-1]):
        return _with_head(items, head.group(), last[: head.start()])
    lacks_head = bool(OWN_NAME.search(last)) and not OWN_NAME.search(items[0])
    if lacks_head and len(items[0]) <= _SHORT_NOUN < len(last):
        return _with_head(items, last[len(items[0]) :], last[: len(items[0])])
    return [(item, group_opening(item)) for item in items]


def _lacks(item: str, head: str) -> bool:
    """Whether a group leaves its head to the last item: 小学、初中|巩固率, but not 公办园与民办园."""
    return not item.endswith(head) and (item in group_words() or item.endswith(group_names()))


def _with_head(items: list[str], head: str, last_group: str) -> list[tuple[str, str | None]]:
    paired: list[tuple[str, str | None]] = [(item + head, item) for item in items[:-1]]
    return [*paired, (items[-1], last_group)]
