"""Columns behind 其中: parts of the column before them, which share its unit though only the first of them says so."""

from __future__ import annotations

import re
from dataclasses import replace

from policy_text.extract.table_heads import NO_AMOUNTS, TOTAL, Head
from policy_text.extract.table_units import goes_with, names_own
from policy_text.lexicon.words import group_section

__all__ = ["name_parts", "shares_unit"]

_RATE = re.compile(r"标准|均")
"""What each one gets (人均经费) is seldom told in the unit of the whole."""


def name_parts(columns: tuple[Head, ...]) -> tuple[Head, ...]:
    """The columns with those behind 其中 named as parts of the column before it.

    学校数（所）|其中：小学|初中 are 学校数, 小学学校数 and 初中学校数, all of them in 所: what goes on with the kind of
    part that 其中 opened is a part too, and a head that names what the unit of the whole is for shares that unit.
    Nothing is said of any other head (投入（万元）|其中：市级|受益村).
    """
    named: list[Head] = []
    whole = Head()
    section: str | None = None
    is_behind = False
    for column in columns:
        part = _without_mark(column)
        if part is not None and whole.name:
            section, is_behind = group_section(part.name), True
            named.append(_name_part(part, whole))
        elif is_behind and _goes_on(column, whole, section):
            named.append(_name_part(column, whole))
        else:
            is_behind = is_behind and shares_unit(column, whole) and _is_counted_alike(column, whole, section)
            whole = replace(column, unit=whole.unit) if is_behind else column
            named.append(whole)
    return tuple(named)


def _without_mark(column: Head) -> Head | None:
    """The head without the 其中 that opens it; None where none does."""
    if not column.name.startswith("其中"):
        return None
    names = [name.removeprefix("其中").lstrip(":") for name in column.names]
    return replace(column, names=tuple(filter(None, names)))


def _name_part(part: Head, whole: Head) -> Head:
    unit = whole.unit if shares_unit(part, whole) else part.unit
    return Head((part.name, whole.name), unit) if group_section(part.name) else replace(part, unit=unit)


def _goes_on(column: Head, whole: Head, section: str | None) -> bool:
    """Whether a head names a part of the kind that 其中 opened: a stage behind a stage, no stage behind owners."""
    if section is None or column.unit or group_section(column.name) != section:
        return False
    return group_section(whole.name) != section


def _is_counted_alike(column: Head, whole: Head, section: str | None) -> bool:
    """Whether a head is of the kind that 其中 opened, or names what the unit is for (总收入（万元）, then 学费)."""
    if section is not None and group_section(column.name) == section:
        return True
    is_rate = _RATE.search(column.name) is not None
    return whole.unit is not None and not is_rate and names_own(whole.unit, column.name)


def shares_unit(column: Head, whole: Head) -> bool:
    """Whether a head that states no unit can be counted in the one of the column that it belongs to."""
    if column.unit or not whole.unit or not column.name:
        return False
    is_apart = TOTAL.match(column.name) or NO_AMOUNTS.search(column.name)
    return not is_apart and goes_with(whole.unit, column.name)
