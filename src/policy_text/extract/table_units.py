"""The units of a table's figures: those above it, and which of several is a column's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from policy_text.extract.table_changes import read_change
from policy_text.extract.table_heads import COUNT_HEAD, NO_AMOUNTS, Head
from policy_text.lexicon.units import split_unit, stated_unit, unit_named
from policy_text.lexicon.words import group_section

__all__ = [
    "STATES_UNIT",
    "caption_units",
    "choose_unit",
    "goes_with",
    "names_money",
    "names_own",
    "set_apart",
    "unit_of",
]

STATES_UNIT = re.compile(r"单位\s*:\s*([^;。()\n\t]{1,24})")
_BETWEEN_UNITS = re.compile(r"[、,\s]+|(?<=.)[和及](?=.)")
_BRACKET_OF_TITLE = re.compile(r"[\(\[]([^()\[\]\n:]{1,12})[\)\]]\s*$", re.MULTILINE)
_LONGEST_TITLE = 60
_KINDS_OF_THINGS = frozenset("省市县区乡镇村街校园院馆社部章集节季期版届级批次大方面段层科岗组队国年月日周天")
"""（县） behind a title says whose it is, not in what unit."""
_RATE_HEAD = re.compile(r"(?:率|占比|比重|比例)$")
_NUMBER_OF = re.compile(r"(?:人数|[校园班户]数|个数|人次|家数)$")
_FITTING = {
    "money": r"经费|金额|资金|投[入资]|支出|收入|[预决]算|费|款|产值|额|价|工资|补[助贴]|奖金|财政|拨付|标准"
    r"|^(?:社会)?捐赠$",
    "亩公顷": r"(?:占地|用地|土地)(?:总?面积)?",
    "平方米": r"(?<!地)(?<!地总)面积|校舍|建筑|用房",
    "percentage": r"率|比|%|幅",
    "所校家园": r"学校|院校|[校园]数|教学点|机构|(?:小学|[初高]中|中学|幼儿园)(?=数)",
    "人名位": r"学生|教师|职工|人[数员口]?|[^学]生|师资?|员|幼儿(?!园)|儿童",
    "班": r"班",
    "册": r"图书|藏书",
    "台套件": r"计算机|电脑|设备|仪器",
    "间": r"[教宿]室|宿舍|室",
    "项": r"项目",
    "辆": r"车",
}
"""By kind or by classifier: the nouns that a unit goes with, of which the last in a head decides."""
_MONEY = re.compile(
    r"资金|金额|总额|余额|差额|投[入资](?!使用)|支出|收入|[预决]算|(?<!免)费|(?<!条)款|产值|造价|[单总]价|价格|工资|补[助贴]|奖金|财政|税收"
)
"""Nouns that stand for sums whatever else a head says: fewer than those that a unit of money goes with."""
_SUM_AT_END = re.compile(rf"(?:{_MONEY.pattern})(?:总?额|总?数|合计)?$")
_PEOPLE = re.compile(r"(?:受|获|享受)(?:资|补|救|帮|奖)?[助益励惠].{0,4}(?:生|幼儿|教师|职工|儿童|员)$")
"""Those who get the money that another column tells."""


def caption_units(caption: str) -> tuple[str, ...]:
    """The units that the lines above a table state, the nearest ones: 单位：所、人, or a title with （万元） behind it.

    >>> caption_units("某县情况\\n单位:所、人、万元"), caption_units("某县经费(万元)"), caption_units("填报单位:某局")
    (('所', '人', '万元'), ('万元',), ())
    """
    stated = [tuple(_read_units(found[1])) for found in STATES_UNIT.finditer(caption)]
    for units in reversed(stated):
        if units:
            return units
    lines = "\n".join(line for line in caption.split("\n") if len(line) <= _LONGEST_TITLE)
    for found in reversed(list(_BRACKET_OF_TITLE.finditer(lines))):
        if found[1] not in _KINDS_OF_THINGS and (units := tuple(_read_units(found[1]))):
            return units
    return ()


def _read_units(words: str) -> Iterator[str]:
    """The units that open the words, up to the first that is none."""
    for part in _BETWEEN_UNITS.split(words.strip()):
        unit = stated_unit(part.replace("人民币", ""))
        if unit is None:
            return
        yield unit


def unit_of(units: tuple[str, ...], row: Head, column: Head) -> str | None:
    """The unit of the innermost head that states one, else of those above the table.

    A rate of change is per cent, and what a share changed by are points.
    """
    change = read_change(column.name)
    if column.unit:
        return column.unit
    if change and row.unit == "%":
        return "百分点"
    if change and change.is_rate:
        return "%"
    return row.unit or choose_unit(units, column, row)


def choose_unit(units: tuple[str, ...], column: Head, row: Head) -> str | None:
    """The unit of a column's figures of those that stand above the table; None where no one of them fits.

    >>> choose_unit(("所", "人"), Head(("小学教师数",)), Head()), choose_unit(("万元",), Head(("受助人数",)), Head())
    ('人', None)
    """
    if column.is_apart:
        return None
    if len(units) != 1:
        return next(filter(None, (_fitting_unit(units, head.name) for head in (column, row))), None)
    if _RATE_HEAD.search(column.name):
        return "%"
    return None if _contradicts(units[0], column.name) else units[0]


def set_apart(columns: tuple[Head, ...], units: tuple[str, ...]) -> tuple[Head, ...]:
    """The columns, of which stages are set apart where one names the money of the unit and one those who get it.

    资助资金|受助学生|幼儿园 in 万元: what is said of kindergartens may be how many they are.
    """
    if len(units) != 1 or _kind_of(units[0]) != "money":
        return columns
    bare = [column for column in columns if column.unit is None]
    is_mixed = any(names_money(each.name) for each in bare) and any(_contradicts(units[0], each.name) for each in bare)
    return tuple(
        replace(each, is_apart=is_mixed and each.unit is None and group_section(each.name) == "stage")
        for each in columns
    )


def _contradicts(unit: str, name: str) -> bool:
    """Whether a head says that it counts people where the unit is of money, or sums of money where it is of things.

    Kinds of spending are sums, though they bear the names of things (人员, 图书, 校舍).
    """
    kind = _kind_of(unit)
    if kind == "money":
        return _NUMBER_OF.search(name) is not None or (_PEOPLE.search(name) is not None and not goes_with(unit, name))
    return kind in ("count", "area") and names_money(name) and _SUM_AT_END.search(name) is not None


def _fitting_unit(units: tuple[str, ...], name: str) -> str | None:
    """The one unit whose noun ends the name."""
    ends = [(_end_of_noun(unit, name), unit) for unit in units]
    furthest = max((end for end, _ in ends), default=0)
    fitting = [unit for end, unit in ends if end == furthest]
    return fitting[0] if furthest and len(fitting) == 1 else None


def _end_of_noun(unit: str, name: str) -> int:
    form = (split_unit(unit) or (1, unit))[1]
    kind = _kind_of(unit)
    nouns = [nouns for key, nouns in _FITTING.items() if key == kind or form in key]
    return _last_end("|".join([*nouns, re.escape(form)]), name)


def goes_with(unit: str, name: str) -> bool:
    """Whether what a head names can be counted in a unit: its last noun is one of the unit's, or of no unit at all.

    >>> goes_with("所", "初中"), goes_with("人", "女教师"), goes_with("所", "学生数"), goes_with("万元", "得分")
    (True, True, False, False)
    """
    own = _end_of_noun(unit, name)
    others = max(_last_end(nouns, name) for nouns in _FITTING.values())
    return own >= others if own or others else not COUNT_HEAD.search(name)


def names_own(unit: str, name: str) -> bool:
    """Whether the last noun of a head is one that the unit is for.

    >>> names_own("万元", "学费"), names_own("万元", "受益村"), names_own("人", "培训学时")
    (True, False, False)
    """
    return _end_of_noun(unit, name) > 0 and goes_with(unit, name)


def names_money(name: str) -> bool:
    """Whether a head speaks of a sum of money, by the last of its nouns that say what is counted.

    >>> names_money("投入资金"), names_money("教育支出占比"), names_money("受补助人数"), names_money("免费学位")
    (True, False, False, False)
    """
    others = [nouns for kind, nouns in _FITTING.items() if kind != "money"]
    last = _last_end(_MONEY.pattern, name)
    return last > max(_last_end(nouns, name) for nouns in others) and not (
        _NUMBER_OF.search(name) or NO_AMOUNTS.search(name)
    )


def _last_end(nouns: str, name: str) -> int:
    return max((found.end() for found in re.finditer(nouns, name)), default=0)


def _kind_of(unit: str) -> str:
    return unit_named((split_unit(unit) or (1, unit))[1]).kind
