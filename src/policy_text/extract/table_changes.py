"""Columns of changes: 比上年增长 and 增幅 tell by how many per cent, 比上年增减 and 增加额 by how much."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["ChangeHead", "read_change", "without_change"]

_THEN = r"(?:上年度?|上一年度?|去年|年初|上月|上期|上季度?|\d{4}年?|同期)(?:同期|末|底)?(?:决算数|数)?"
_BASE = rf"(?:与|比|较){_THEN}(?:相?比(?=增|减|下降))?"
_CHANGE = re.compile(
    rf"{_BASE}|同比|环比|±|净增|增(?:长|减|加(?!值))|增[幅速量额数]|减少|减幅|降幅|降低|下降(?=额|数|量|率|幅|\(|%|$)"
)
_AMOUNT = re.compile(r"增减|增加|减少|净增|增[量额数]|[长减加少降](?:额|数|量)")
_RATE = re.compile(r"[%幅率速]")
_FALLS = re.compile(r"减少|减幅|降幅|降低|下降")
_WORDS_OF_CHANGE = re.compile(
    rf"{_BASE}|同比|环比|(?:净?增(?:长|减|加(?!值))|净增|增(?=[幅速量额])|减少|减(?=幅)|降(?=幅)|降低|下降|±)(?:额|数量?|量|率|幅度?|速度?|值)?|情况$"
)


class ChangeHead(NamedTuple):
    """What the head of a column of changes says of its figures."""

    is_rate: bool
    """They are per cent, whatever unit stands above the table."""
    falls: bool
    """They tell by how much something fell (降幅, 减少额)."""


def read_change(name: str) -> ChangeHead | None:
    """What a column's name says of changes; None where it tells a state.

    >>> read_change("比上年增减"), read_change("同比增长"), read_change("增加值")
    (ChangeHead(is_rate=False, falls=False), ChangeHead(is_rate=True, falls=False), None)
    """
    if not _CHANGE.search(name):
        return None
    is_rate = bool(_RATE.search(name)) or not _AMOUNT.search(name)
    return ChangeHead(is_rate, bool(_FALLS.search(name)) and "增" not in name)


def without_change(name: str) -> str:
    """A column's name without the words of change and what it is compared with.

    >>> without_change("存款比年初增加额"), without_change("2022年比2021年增长"), without_change("增加值")
    ('存款', '2022年', '增加值')
    """
    return _WORDS_OF_CHANGE.sub("", name)
