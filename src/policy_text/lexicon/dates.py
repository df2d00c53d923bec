"""Dates, years and plan periods, and what they mean as ISO partial dates.

Plan periods are the five-year plans of the national economy: the first ran 1953–1957, the tenth 2001–2005, and each
since then follows the one before it.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from policy_text.lexicon.numerals import parse_number

__all__ = ["Period", "iso_day", "iso_month", "iso_year", "plan_period", "shift_year"]

_TENTH_PLAN_START = 2001
_PLAN_YEARS = 5


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as two ISO partial dates; None where it is open."""

    start: str | None
    end: str | None


def plan_period(ordinal: str) -> Period:
    """The years of a five-year plan, by its ordinal as written.

    >>> plan_period("十二"), plan_period("十五")
    (Period(start='2011', end='2015'), Period(start='2026', end='2030'))

    The Tenth Plan is written 十五 too (十个五年); texts since 2011 mean the Fifteenth by it.
    """
    start = _TENTH_PLAN_START + (int(parse_number(ordinal)) - 10) * _PLAN_YEARS
    return Period(str(start), str(start + _PLAN_YEARS - 1))


_REPUBLIC_BEFORE_FIRST = 1911
"""民国元年 is 1912."""


def iso_year(year: str | int) -> str:
    """A year as four digits; two-digit years are of this century below 50.

    >>> iso_year("2023"), iso_year("二〇二五"), iso_year("98"), iso_year("民国18")
    ('2023', '2025', '1998', '1929')
    """
    if str(year).startswith("民国"):
        return f"{_REPUBLIC_BEFORE_FIRST + int(parse_number(str(year)[2:].replace('元', '一'))):04d}"
    number = int(parse_number(str(year)))
    if number < 100:
        number += 2000 if number < 50 else 1900
    return f"{number:04d}"


def iso_month(year: str | int, month: str | int) -> str:
    """Year and month, as ``2023-04``; a month out of range leaves the year alone."""
    number = int(parse_number(str(month)))
    return f"{iso_year(year)}-{number:02d}" if 1 <= number <= 12 else iso_year(year)


def iso_day(year: str | int, month: str | int, day: str | int) -> str:
    """Year, month and day; a day that the month does not have leaves year and month.

    >>> iso_day(2023, "4", "25"), iso_day(2023, 2, 30)
    ('2023-04-25', '2023-02')
    """
    month_form = iso_month(year, month)
    number = int(parse_number(str(day)))
    if len(month_form) == 4 or not 1 <= number <= calendar.monthrange(int(month_form[:4]), int(month_form[5:]))[1]:
        return month_form
    return f"{month_form}-{number:02d}"


def shift_year(published: str, years: int) -> str:
    """The year of an ISO date, moved.

    >>> shift_year("2023-10-23", -1)
    '2022'
    """
    return f"{int(published[:4]) + years:04d}"
