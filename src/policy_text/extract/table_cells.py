"""What a cell of a table states: 8,600, 92.5%, ≥98, 90以上, 3所, 约1.5万人."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from policy_text.extract.candidates import is_measure, is_optional
from policy_text.extract.qualifiers import find_qualifier
from policy_text.extract.quantities import Quantity, find_quantities
from policy_text.extract.times import find_times
from policy_text.lexicon.numerals import parse_number
from policy_text.records import Kind, Qualifier

__all__ = ["CellFigure", "is_figure", "read_cell"]

_NUMBER = r"[-+]?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?%?|[-+]?\d{1,15}(?:\.\d{1,9})?%?"
_FIGURE = re.compile(_NUMBER)
_BEFORE = (
    r"(?:≥|≧|⩾|≤|≦|⩽|>=?|<=?|大?约为?|大致|接近|近|超过?|突破|大于|高于|低于|小于|不足"
    r"|不(?:低|少|小)于|不(?:高|多|大)于|不超过|至[少多]|最[少多]|达到?)"
)
_BEHIND = r"(?:左右|上下|及?以[上下内])"
_BOUNDED = re.compile(rf"(?P<before>{_BEFORE})?(?P<number>{_NUMBER})(?P<behind>{_BEHIND})?")
_AROUND = re.compile(rf"{_BEFORE}?\0{_BEHIND}?")
_LONGEST = 30
_MAY_STATE = re.compile(r"\D{0,5}\d[\d,.:]*[^\d\s]{0,12}(?:\d[\d,.]*[^\d\s]{0,6})?")
"""Few cells of words need a closer look."""
_SIGNS = {">=": "≥", "<=": "≤"}


class CellFigure(NamedTuple):
    """The one number of a cell; ``start`` and ``end`` index the cell's text."""

    start: int
    end: int
    value: int | float
    unit: str | None = None
    """The unit that the cell itself states, in the table of units' name; None where its heads say it."""
    kind: Kind | None = None
    qualifier: Qualifier = Qualifier.EXACT
    value_max: int | float | None = None


def is_figure(text: str) -> bool:
    """Whether a cell holds a plain number, perhaps with a per cent sign."""
    return bool(_FIGURE.fullmatch(text))


@lru_cache(maxsize=4096)
def read_cell(text: str) -> CellFigure | None:
    """The number that a cell states and nothing else, with its bounds and its unit; None where it holds other words.

    >>> [(f.value, f.unit, str(f.qualifier)) for f in map(read_cell, ("≥98", "100左右", "约1.5万人")) if f]
    [(98, None, 'at_least'), (100, None, 'about'), (15000, '人', 'about')]
    >>> read_cell("2023年"), read_cell("3所小学和2所初中")
    (None, None)
    """
    if len(text) > _LONGEST or not _MAY_STATE.fullmatch(text):
        return None
    bounded = _BOUNDED.fullmatch(text)
    return _read_bounded(bounded) if bounded else _read_with_unit(text)


def _read_bounded(match: re.Match[str]) -> CellFigure:
    start, end = match.span("number")
    number, before = match["number"], match["before"] or ""
    value = parse_number(number.rstrip("%"))
    is_share = number.endswith("%")
    quantity = Quantity(start, end, value, "%" if is_share else "", "percentage" if is_share else "count", "")
    qualifier = find_qualifier(_SIGNS.get(before, before), quantity, match["behind"] or "")
    unit, kind = ("%", Kind.PERCENTAGE) if is_share else (None, None)
    return CellFigure(start, end, value, unit, kind, qualifier)


def _read_with_unit(text: str) -> CellFigure | None:
    quantity = next(find_quantities(text), None)
    if quantity is None or quantity.value is None or quantity.is_chinese or is_optional(quantity):
        return None  # 35周岁以下 is a condition: what it asks of whom is read as any other words are
    if not is_measure(quantity, text, []):
        return None
    before, behind = text[: quantity.start], text[quantity.end :]
    if not _AROUND.fullmatch(f"{before}\0{behind}") or any(mark.end > quantity.start for mark in find_times(text)):
        return None
    qualifier = find_qualifier(_SIGNS.get(before, before), quantity, behind)
    return CellFigure(
        quantity.start,
        quantity.end,
        quantity.value,
        quantity.unit,
        Kind(quantity.kind),
        qualifier,
        quantity.value_max,
    )
