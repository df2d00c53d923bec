"""What a table's figure counts, and which group of it: said by row head, column head, corner and title together."""

from __future__ import annotations

import re
from typing import NamedTuple

from policy_text.extract.table_changes import without_change
from policy_text.extract.table_heads import GENERIC_HEAD, THRESHOLD_HEAD, TOTAL, Head, is_time
from policy_text.extract.times import find_times
from policy_text.lexicon.words import word_set

__all__ = ["Naming", "is_group", "name_figure", "titled_noun"]

_YEARS = re.compile(r"\d{4}年?度?|\(.*?\)|[±()%]")
_KINDS_OF_PLACE = re.compile(r"(?:省|市|县|区|州|乡|镇|街道|类|级|型)$")
_SEXES = frozenset({"男", "女", "男性", "女性", "男生", "女生"})
_COUNT_SCHOOLS = frozenset("所校家园")
"""With these units 小学 is what is counted; with others (万元, 人) it is whose."""
_VAGUE = re.compile(r"^(?:人数|个数|数目)$")
_HOLDERS = re.compile(r"^(?:单位|学校|园所|机构|地区|区域|县区|区县|市县|乡镇|镇街|片区|学区|集团)(?:名称)?$|^名称$")
"""Corners above the names of those who have what the table counts."""
_NOUN = (
    r"在校(?:学)?生|在园幼儿|毕业生|寄宿生|学生|幼儿|招生|教师|教职工|职工|人员|人口|学位|床位|名额|编制|学校|幼儿园"
    r"|班级|教学班|社团|教育集团|成员校|校舍|面积|图书|设备|经费|资金|收入|支出|投入|投资|费用?"
)
_TITLE_NOUN = re.compile(rf"^[^,;:、和与及]{{0,10}}?(?:{_NOUN})数?$")
_CORNER_NOUN = re.compile(rf"^.{{0,8}}(?:(?:{_NOUN})数|人数|经费|资金|金额|在校(?:学)?生|面积|收入|支出|投入|投资)$")
_UNITS_OF_NOUNS = (
    (re.compile(r"(?:学校|幼儿园|集团|成员校)数?$"), frozenset("所校家园个")),
    (re.compile(r"(?:经费|资金|金额|收入|支出|投入|投资|费用?)$"), frozenset({"元", "美元"})),
    (re.compile(r"(?:生|幼儿|教师|职工|人员|人口|人数)数?$"), frozenset("人名位")),
    (re.compile(r"(?:面积|校舍)$"), frozenset({"平方米", "亩", "公顷", "平方公里"})),
)
_ANY_NOUN = frozenset({"", "%", "百分点"})
_TAIL_OF_TITLE = re.compile(
    r"(?:\([^()]*\)|基本|情况|统计|一览|明细|汇总|分布|构成|变化|对比|分解|安排|目标|任务|计划|数据|简|总|表|图|的)+$"
)
_PLACE_OF_TITLE = re.compile(r"^.{0,12}?(?:省|自治区|市|县|(?<![社城园学校小地片])区|旗|州|镇|乡)(?=..)|^各地?")
_LONGEST_TITLE = 40


class Naming(NamedTuple):
    """What a figure counts, and the group that splits it."""

    subject: str
    breakdown: str | None = None


def titled_noun(caption: str, corner: str) -> str:
    """What the corner or the title above a table says that it counts; empty where neither says it.

    >>> titled_noun("某县2022年在校生情况", "学段"), titled_noun("某县主要指标", "指标")
    ('在校生', '')
    >>> titled_noun("单位:人", "寄宿生数")
    '寄宿生数'
    """
    if _CORNER_NOUN.match(corner):
        return corner
    titles = (_bare_title(line) for line in reversed(caption.split("\n")) if len(line) <= _LONGEST_TITLE)
    return next((title for title in titles if _TITLE_NOUN.match(title)), "")


def _bare_title(line: str) -> str:
    """石泉县2022年教育经费情况表 is 教育经费."""
    title = re.sub(r"\s", "", line)
    marks = find_times(title)
    title = title[marks[-1].end :] if marks and not title[marks[-1].end :].startswith(")") else title
    return _TAIL_OF_TITLE.sub("", _PLACE_OF_TITLE.sub("", title))


def name_figure(row: Head, column: Head, *, above: str, unit: str) -> Naming:
    """Subject and breakdown of a figure; ``above`` is the noun of corner or title, ``unit`` that of the figure."""
    above = above if _goes_with(above, unit) else ""
    things, groups = _sort_column(column, row, above)
    if things:
        return _name_by_column("".join(things[-2:]), groups, row)
    is_thing = bool(row.names) and not is_time(row.name) and not _splits(row, above)
    if is_thing:
        return _name_by_row(row, groups)
    splits = [name for name in row.names if not is_time(name)]
    naming = _name_groups(splits, groups, above, unit)
    return naming if naming.subject else Naming(_YEARS.sub("", without_change(column.name)))  # 年份|金额


def _name_by_row(row: Head, groups: list[str]) -> Naming:
    """小学|教师 counts 教师, of which those of 小学."""
    things = [name for name in row.names if not is_group(name)]
    groups = [name for name in row.names if is_group(name)] + groups
    return Naming("".join(things[-2:]), "".join(groups) or None)


def _goes_with(noun: str, unit: str) -> bool:
    """The title 学校情况 does not say what a table in 人 counts."""
    if unit in _ANY_NOUN:
        return True
    return all(unit in units for nouns, units in _UNITS_OF_NOUNS if nouns.search(noun))


def _sort_column(column: Head, row: Head, above: str) -> tuple[list[str], list[str]]:
    """The names of a column that say what is counted, and those that split it."""
    things: list[str] = []
    groups: list[str] = []
    for name in column.names:
        told = without_change(name)
        bare = "" if is_time(told) else _YEARS.sub("", told)
        bare = THRESHOLD_HEAD.sub("", bare) if row.name else bare
        if not bare or GENERIC_HEAD.match(bare) or is_time(bare) or (above and _VAGUE.match(bare)):
            continue
        (groups if is_group(bare) else things).append(bare)
    return things, groups


def _name_by_column(thing: str, groups: list[str], row: Head) -> Naming:
    if is_time(row.name) or not row.name:
        return Naming(thing, "".join(groups) or None)
    split = row.name + "".join(groups)
    if TOTAL.match(row.name) or all(map(is_group, row.names)):
        return Naming(thing, split)
    return Naming(row.name if thing in row.name else row.name + thing, split)


def _splits(row: Head, above: str) -> bool:
    """The row's names are groups or places, or names of those who have what the title counts."""
    has_holders = bool(above and row.corner and _HOLDERS.match(row.corner))
    return has_holders or all(is_group(name) or TOTAL.match(name) for name in row.names)


def _name_groups(splits: list[str], groups: list[str], above: str, unit: str) -> Naming:
    """Heads that only split: schools are counted by their stage, all else by what the title says."""
    told = [*splits, *groups]
    stages = [name for name in told if name in _stages()]
    if unit in _COUNT_SCHOOLS and stages:
        counted = stages[-1]
        return Naming(counted, "".join(name for name in told if name != counted) or None)
    if above:
        return Naming(above, "".join(told) or None)
    if groups:
        return Naming("".join(groups), "".join(splits) or None)
    return Naming("".join(splits))


def is_group(name: str) -> bool:
    """A place, a school stage, an owner or a class splits what another head counts."""
    return name in _stages() or name in _other_groups() or bool(_KINDS_OF_PLACE.search(name))


def _stages() -> frozenset[str]:
    return word_set("stage") | word_set("owner")


def _other_groups() -> frozenset[str]:
    return word_set("area") | word_set("level") | _SEXES
