"""A cell's value as its sheet shows it, under the number formats that tables of figures use."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

__all__ = ["show_value"]

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_IGNORED = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, conditions and languages in brackets, blanks of a character's width, fillers."""

_DIGITS = re.compile(r"[#0?,]*[#0?](?:\.(?P<places>[#0?]+))?(?P<scale>,*)")
_LONGEST = 256
"""Characters of a number format; Excel takes 255."""

_PRECISION = 400
"""Digits to count with: the largest number of a cell has 309."""

_SIGNIFICANT = 11
"""Digits that the General format shows."""


def show_value(value: object, number_format: str | None) -> str:
    """The text of a cell.

    >>> show_value(0.8234, "0.0%"), show_value(12345.678, "#,##0.00"), show_value(12, '0"所"')
    ('82.3%', '12,345.68', '12所')
    >>> show_value(0.1 + 0.2, "General"), show_value(True, None)
    ('0.3', 'TRUE')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        return _show_time(value)
    if isinstance(value, int | float):
        return _show_number(value, number_format if number_format and len(number_format) < _LONGEST else "General")
    return str(value)


def _show_time(value: datetime.datetime | datetime.date | datetime.time | datetime.timedelta) -> str:
    """Dates as the nation's standard writes them; formats of dates differ in order only, and orders mislead."""
    if isinstance(value, datetime.datetime):
        if value.time() == datetime.time():
            value = value.date()
        else:
            return value.strftime("%Y-%m-%d %H:%M")
    return str(value)


def _show_number(value: float, number_format: str) -> str:
    shape = _section_for(value, number_format)
    literal = _QUOTED.sub(lambda found: _hide(found[1] or found[2] or ""), _IGNORED.sub("", shape))
    digits = _DIGITS.search(literal)
    if "General" in literal or digits is None or re.search("[eE/@]", literal):
        return _show_general(value)
    places = digits["places"] or ""
    with localcontext(prec=_PRECISION):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        number = number * 100 ** literal.count("%") / 1000 ** len(digits["scale"])
        shown = f"{abs(number).quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP):,f}"
    shown = shown if "," in digits[0].rstrip(",") else shown.replace(",", "")
    optional = len(places) - len(places.rstrip("#?"))
    for _ in range(optional):
        shown = shown.removesuffix("0") if "." in shown else shown
    shown = shown.removesuffix(".")
    sign = "-" if number < 0 and ";" not in number_format and shown.strip("0.,") else ""
    return sign + _reveal(literal[: digits.start()] + shown + literal[digits.end() :]).strip()


def _section_for(value: float, number_format: str) -> str:
    """Formats have sections for positive, negative and zero."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


_HIDING = 0xF0000


def _hide(text: str) -> str:
    """Quoted text moved out of the way, so that its digits and marks are not taken for the format's."""
    return "".join(chr(_HIDING + ord(char)) if ord(char) < 0xFFFF else char for char in text)


def _reveal(text: str) -> str:
    return "".join(chr(ord(char) - _HIDING) if _HIDING <= ord(char) < _HIDING + 0xFFFF else char for char in text)


def _show_general(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{Decimal(f'{value:.{_SIGNIFICANT}g}'):f}"
