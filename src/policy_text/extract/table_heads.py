"""Heads of rows and columns: what they name, and the unit that they state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policy_text.extract.times import find_times
from policy_text.lexicon.units import stated_unit

__all__ = [
    "COUNT_HEAD",
    "GENERIC_HEAD",
    "NO_AMOUNTS",
    "THRESHOLD_HEAD",
    "TOTAL",
    "Head",
    "is_time",
    "is_year",
    "join_heads",
    "read_head",
]

TOTAL = re.compile(r"^(?:合\s*计|总\s*计|总\s*数|全[市县区省]合?计?)$")
NO_AMOUNTS = re.compile(
    r"序\s*号|编\s*[号码]|代\s*码|电\s*话|备\s*注|日\s*期|时\s*间|名\s*次|排\s*名|位\s*次|学\s*号|邮\s*编|页\s*码|文\s*号|^No\.?$|^号$|身份证"
    r"|(?:[证卡]|[账帐户])\s*号|(?<![\d一二三四五六七八九十上本当])月份$|等级$|级别$"
    r"|^年度?$|(?<!\d)年份|(?:[竣开完]工|[建落]成|投[产用]|使用|启用|开通|成立|创建|[建创]校|认定|获批|毕业|入学|出生|起始|截止)年度?$"
)
"""What numbers, names or dates a row, whatever unit stands above the table (竣工年份)."""
GENERIC_HEAD = re.compile(
    r"^(?:(?:年初|调整|汇总|上年|本年|当年|可比|预计){0,3}(?:预算|执行|决算|完成)数(?:为.{0,10}数的?)?|指标值?|数值|数量|[数金]额|绝对[值数]|总量|数据|合计|总计|小计|\d{4}年?|本年|本期|实绩|完成(?:数|值|情况)|全年|累计|(?:年[初末中]|期[初末])人?数|(?:现状|目标|规划|计划|标准|实际|预期|基准|实绩)(?:值|数|情况)?)$"
)
THRESHOLD_HEAD = re.compile(r"标准|规定|要求|不低于|不少于|不超过|不高于|≥|≤|阈值|限额")
COUNT_HEAD = re.compile(
    r"数|量|额|率|值|面积|资金|经费|名额|计划|比例|占比|比重|规模|人员|投资|预算|收入|支出|学位|学生|教师|班级|学校|分$|价|标准"
)
_LIST_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}(?:、|\.(?!\d)))(?=.)(?!年级|[一二三四五六七八九十\d班类号期届批组队])"
)
_HEAD_UNIT = re.compile(r"\(([^()]{1,10})\)\s*$|\[([^\[\]]{1,10})\]\s*$|/([^/\s]{1,4})$")
_SPAN_OF_YEARS = re.compile(r"(\d{4})[-—–~至]{1,2}(\d{4})")
_LONGEST_NAME, _MOST_NAMES = 300, 4
"""A name that goes on for longer is no name; heads of more lines than that repeat themselves."""
_FIRST_YEAR, _LAST_YEAR = 1949, 2100


@dataclass(frozen=True, slots=True)
class Head:
    """A row's or column's heading: its names from the outermost in, and the unit that it states."""

    names: tuple[str, ...] = ()
    unit: str | None = None
    when: tuple[str, ...] = ()
    """The words that may tell when, from the outermost in."""
    corner: str = ""
    """What stands above the heads of rows."""
    is_apart: bool = False
    """Whether nothing says that the unit above the table is that of these figures."""

    @property
    def name(self) -> str:
        """The two innermost names as one."""
        return "".join(self.names[-2:])


def is_year(text: str) -> bool:
    """Whether a bare number can be a year that policies speak of.

    >>> is_year("2021"), is_year("5400"), is_year("2021.0")
    (True, False, False)
    """
    return len(text) == 4 and text.isascii() and text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR


def years_of_span(words: str) -> tuple[str, str] | None:
    """The first and last of bare years.

    >>> years_of_span("2020-2021"), years_of_span("2020-3000")
    (('2020', '2021'), None)
    """
    found = _SPAN_OF_YEARS.fullmatch(words)
    return (found[1], found[2]) if found and is_year(found[1]) and is_year(found[2]) else None


def is_time(words: str) -> bool:
    """Whether words tell nothing but when."""
    marks = find_times(words)
    return (
        is_year(words)
        or years_of_span(words) is not None
        or bool(marks and marks[-1].end - marks[0].start == len(words))
    )


def read_head(text: str) -> Head:
    """产量（万吨） is the head 产量 with the unit 万吨; #水 稻 and 1、水稻 are 水稻."""
    bare = _LIST_MARK.sub("", re.sub(r"\s+", "", text[:_LONGEST_NAME]).lstrip("#*"))
    found = _HEAD_UNIT.search(bare)
    if found:
        unit = stated_unit(next(part for part in found.groups() if part).lstrip("±+-"))
        if unit is not None:
            return _head_of(bare[: found.start()], unit)
    return _head_of(bare, None)


def _head_of(name: str, unit: str | None) -> Head:
    return Head((name,) if name else (), unit)


def join_heads(heads: Iterable[Head]) -> Head:
    """One head of several, each name once, the innermost ones; the innermost unit holds."""
    names: dict[str, None] = {}
    unit = None
    for head in heads:
        names |= dict.fromkeys(head.names)
        unit = head.unit or unit
    return Head(tuple(names)[-_MOST_NAMES:], unit)
