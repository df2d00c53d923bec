"""Figures of what was counted: firms and their value added, an area and its yield."""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.phrases import strip_scope
from policy_text.extract.rate_subjects import OWN_NAME, split_realised
from policy_text.lexicon.words import any_of, group_opening, word_set, words_of

__all__ = ["counts_no_noun_behind", "find_attribute", "find_figure"]

_FIGURE_OF_ENTITY = re.compile(
    "^(?:实现|完成)(" + any_of("增加值 产值 总产值 利润 利税 税收 营业收入 主营业务收入 收入 销售额 销售收入") + ")$"
)
_FLOWS_OF_PEOPLE = ("就业", "再就业", "转移就业", "就近就业", "返乡就业", "增收")
_ATTRIBUTES = words_of("面积 产量 年产量 年产 总产量 单产 亩产")
_ATTRIBUTE_BEFORE = re.compile(r"(?:种植|播种|养殖|总)?(?:面积|产量|年产量?|总产量)$")
_THRESHOLD_OF = re.compile(r"(?:人口|人数|数量|面积|收入|年限|金额|负担|总额|[率额量])$")
_AS_PLANNED = re.compile(
    r"的(?:总体|年度|全年|预期|既定)?(?:目标|计划|规划|要求|规定|规模|前提|基础|标准|比例)(?=[,;。上下由已在将配执]|$)"
)
_OUTPUT_A_YEAR = re.compile(r"年(?:产|制|处理|加工|发电|输|储|屠宰|生产)[^,;。]*$")
_CHOOSES = re.compile(r"(?:任意|随机)?(?:选择|选取|任选|自选|挑选|抽取|选报|选$|选\d)")
_AS_RESULT = re.compile(r"的(?:优异|骄人|优秀|良好|好)?(?:成绩|佳绩)")


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
    """工业企业318户,实现增加值1460亿元: the figure is that of the firms just counted."""
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


def counts_no_noun_behind(clue: Clue) -> bool:
    """Whether what stands behind the number is no counted noun: a result, a plan, a choice, or what bears it."""
    noun, right = clue.noun, clue.right
    if clue.led_by.endswith("一式"):
        return True  # 汇总表(一式2份|盖学院章)
    if right.startswith("中"):
        return right[1:2] in ("", ",") or bool(_CHOOSES.match(right, 1))  # 户籍人口2526人|中, 从15项|中选4项
    if not right.startswith("的") or not noun:
        return False
    return bool(
        (noun.endswith(("奖", "牌", "冠军", "奖项")) and _AS_RESULT.match(right))  # 获一等奖8个|的好成绩
        or _AS_PLANNED.match(right)  # 全年培训电工2000人|的计划
        or _OUTPUT_A_YEAR.match(noun)  # 年产钢9000吨|的项目
        or (clue.led_by and _THRESHOLD_OF.search(noun))  # 年营业额超过500万的企业
    )
