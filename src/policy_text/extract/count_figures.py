"""Figures of what was counted: firms and their value added, an area and its yield."""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.phrases import strip_scope
from policy_text.extract.rate_subjects import OWN_NAME, split_realised
from policy_text.lexicon.words import any_of, group_opening, word_set, words_of

__all__ = ["find_attribute", "find_figure"]

_FIGURE_OF_ENTITY = re.compile(
    "^(?:实现|完成)(" + any_of("增加值 产值 总产值 利润 利税 税收 营业收入 主营业务收入 收入 销售额 销售收入") + ")$"
)
_FLOWS_OF_PEOPLE = ("就业", "再就业", "转移就业", "就近就业", "返乡就业", "增收")
_ATTRIBUTES = words_of("面积 产量 年产量 年产 总产量 单产 亩产")
_ATTRIBUTE_BEFORE = re.compile(r"(?:种植|播种|养殖|总)?(?:面积|产量|年产量?|总产量)$")


def find_attribute(clue: Clue) -> Subject | None:
    """孵化器15家,面积|5万平方米; 苹果面积800亩,产量|90万斤: a figure of what was told of before."""
    attribute, previous = strip_scope(clue.noun), clue.previous
    if attribute not in _ATTRIBUTES or previous is None or clue.around.is_part or previous.rule in ("none", "topic"):
        return None
    thing = _ATTRIBUTE_BEFORE.sub("", previous.text)
    return Subject(thing + attribute, "realised", previous.breakdown, led_by=clue.led_by) if thing else None


def find_figure(clue: Clue, stripped: str) -> Subject | None:
    """第一产业实现增加值: the figure of a branch, or of the firms that were just counted."""
    figure = _figure_of_entity(stripped, clue.previous) or _realised_figure(stripped)
    return Subject(figure, "realised", group_opening(figure), led_by=clue.led_by) if figure else None


def _figure_of_entity(noun: str, previous: Subject | None) -> str:
    """规模以上工业企业429户,实现增加值2570亿元: the figure is that of the firms just counted."""
    match = _FIGURE_OF_ENTITY.match(noun)
    if match is None or previous is None or OWN_NAME.search(previous.text):
        return ""
    return previous.text + match.group(1) if previous.unit in ("户", "家", "个", "所") else ""


def _realised_figure(noun: str) -> str:
    """第一产业实现增加值: 第一产业增加值."""
    head, tail = split_realised(noun)
    is_scope_only = not strip_scope(head) or head in word_set("lead")
    is_figure = bool(tail) and (bool(OWN_NAME.search(tail)) or tail in _FLOWS_OF_PEOPLE)
    return head + tail if is_figure and not is_scope_only else ""
