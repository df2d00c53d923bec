"""Numbers in a row that share one noun: 省级50个、市级200个名师工作室; 三幢|共186间学生公寓."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.extract.clauses import Surroundings, read_surroundings
from policy_text.extract.clues import (
    Subject,
)
from policy_text.extract.links import Link
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.quantities import Quantity

__all__ = ["kind_of_whole", "shared_noun"]

_LEVEL_BEFORE = re.compile(r"(?:国家|省|市|县|区|州|乡镇|校)级$")
_LEVEL_ALONE = re.compile(r"((?:国家|省|市|县|区|州|乡镇|校)级)[、和及]")
_OPENS_WITH_LEVEL = re.compile(r"(?:国家|省|市|县|区|州|乡镇|校)级")
_NEXT_LEVEL = re.compile(r"[、,和](?:国家|省|市|县|区|州|乡镇|校)级")
_GRADES = ("档次", "等级", "标准", "档")
_SIZES = {"other", "length", "area", "money"}


def _noun_ahead(text: str, quantities: list[Quantity], index: int, around: Surroundings) -> Subject | None:
    """建成省级30个、市级90个、县级400个工作室: levels in a row share the noun behind the last."""
    level = _LEVEL_BEFORE.search(around.left)
    if level is None:
        return _noun_behind_levels(text, quantities, index, around)
    for following in range(index + 1, min(index + 4, len(quantities))):
        gap = text[quantities[following - 1].end : quantities[following].start]
        if not _NEXT_LEVEL.fullmatch(gap) or quantities[following].form != quantities[index].form:
            return None
        noun = noun_after(read_surroundings(text, quantities, following, []).right, unit=quantities[following].form)
        if noun:
            return Subject(noun, "shared", level.group())
    return None


def _noun_behind_levels(text: str, quantities: list[Quantity], index: int, around: Surroundings) -> Subject | None:
    """6个国家级、20个省级重点专科: the first lacks the noun of the second."""
    level = _LEVEL_ALONE.fullmatch(around.right)
    if level is None:
        return None
    following = read_surroundings(text, quantities, index + 1, []).right
    other = _OPENS_WITH_LEVEL.match(following)
    noun = noun_after(following[other.end() :], unit=quantities[index + 1].form) if other else ""
    return Subject(level[1] + noun, "shared", level[1]) if noun else None


def shared_noun(
    text: str, quantities: list[Quantity], index: int, around: Surroundings, subject: Subject
) -> Subject | None:
    """3个系列、20多部科普影片: a number without a noun of its own before another one shares the next one's noun."""
    quantity = quantities[index]
    ahead = _noun_ahead(text, quantities, index, around) if around.precedes_quantity else None
    if ahead:
        return ahead
    if (
        around.right not in ("、", "和", "及", "", "共", "共计", "总计", "约", "近")
        or not around.precedes_quantity
        or subject.rule == "after"
    ):
        return None
    sums_up = around.right.startswith("共")  # 三幢|共186间学生公寓
    following = quantities[index + 1]
    is_sized = following.start == quantity.end and {quantity.kind, following.kind} & _SIZES  # 2座|35万千瓦电站
    lists_kinds = around.left.endswith(quantity.form[-1:]) and quantity.form in ("类", "大类", "种", "项", "级")
    stands_alone = lists_kinds or sums_up or is_sized or around.right in ("约", "近")
    if not stands_alone and subject.text and subject.rule not in ("none", "topic", "inherited"):
        return None
    behind = read_surroundings(text, quantities, index + 1, [])
    noun = noun_after(behind.right, unit=following.form)
    if noun in _GRADES:
        return None  # 保费为20元、35元、60元|3个档次
    return Subject(noun, "shared") if noun else None


_SHORTEST_KIND, _LONGEST_KIND = 3, 8
"""Characters: 专项债, 再融资专项债券."""
_FLOWS = re.compile(r"偿还|归还|新增|化解|争取|发行|支付|置换|转贷")
"""债务余额310亿元(全年偿还债务20亿元): what was done with it is no kind of it."""


def kind_of_whole(subject: Subject, links: Sequence[Link], quantity: Quantity, around: Surroundings) -> Subject:
    """债务限额12亿元(一般债务5亿元,专项债务7亿元): kinds of the thing whose limit is told are parts of that limit.

    医院51家(公立医院24家) are hospitals themselves: there the kind is what is counted.
    """
    whole = next((link for link in reversed(links) if not link.around.in_parentheses), None)
    is_inside = around.in_parentheses and quantity.kind == "money" and whole is not None
    if (
        not is_inside
        or whole is None
        or whole.quantity.kind != "money"
        or not _SHORTEST_KIND <= len(subject.text) <= _LONGEST_KIND
    ):
        return subject
    if _FLOWS.match(subject.text):
        return subject
    thing, named = subject.text[-2:], whole.subject.text
    is_of_it = thing in named and not named.endswith(thing) and subject.text not in named
    return Subject(named, "group", subject.text) if is_of_it else subject
