"""Whole calendar dates as pages and signatures write them. (Times that govern measures are another matter.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from policy_text.structure.marks import parse_mark_number

__all__ = ["CalendarDate", "ends_with_day", "find_dates", "is_date_line", "read_month"]


class CalendarDate(NamedTuple):
    """An ISO date and the place that it was read from."""

    iso: str
    start: int
    end: int


_GAP = r"[ \u00a0\u3000]{0,3}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Months of a feed's dates: Thu, 23 Apr 2015 16:00:00 GMT."""
_DATE = re.compile(
    rf"""
    (?<![0-9])(?P<year>(?:19|20)[0-9]{{2}}){_GAP}
        (?:年{_GAP}(?P<month>[0-9]{{1,2}}){_GAP}月{_GAP}(?P<day>[0-9]{{1,2}}){_GAP}日?
          |[-/.．](?P<month2>[0-9]{{1,2}})[-/.．](?P<day2>[0-9]{{1,2}}(?![0-9])|[0-3][0-9](?=[0-2][0-9]:[0-5][0-9]))
          |(?P<month3>0[1-9]|1[0-2])(?P<day3>[0-2][0-9]|3[01])(?![0-9]))
    |(?<![0-9])(?P<year7>20[0-9]{{2}})[ ](?P<month7>[01][0-9])/(?P<day7>[0-3][0-9])(?![0-9/])
    |(?<![0-9.])(?P<day4>[0-9]{{1,2}})[.](?P<month4>[0-9]{{1,2}})[.](?P<year4>(?:19|20)[0-9]{{2}})(?![0-9.])
    |(?<![0-9/])(?P<month5>[0-9]{{1,2}})/(?P<day5>[0-9]{{1,2}})/(?P<year5>(?:19|20)[0-9]{{2}})(?![0-9/])
    |(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),[ ](?P<day6>[0-9]{{1,2}})[ ](?P<name6>{"|".join(_MONTHS)})
        [ ](?P<year6>(?:19|20)[0-9]{{2}})
    |(?P<year_cn>[一二][〇零○ＯO0〇一二三四五六七八九]{{3}}){_GAP}年{_GAP}(?P<month_cn>[一二三四五六七八九十]{{1,2}}){_GAP}月
        {_GAP}(?P<day_cn>[一二三四五六七八九十]{{1,3}}){_GAP}日
    """,
    re.VERBOSE,
)
_DAY_APART = re.compile(r"[一-鿿）)][ \u3000]{2,}(?:19|20)\d\d年\d{1,2}月\d{1,2}日$")
_MONTHS_OF_YEAR = 12
"""A site that writes 18/06/2026 sets the day first."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR_DIGITS = str.maketrans("〇零○ＯO一二三四五六七八九", "00000123456789")
_MAY_DATE = re.compile(r"年|[0-9０-９][-/.．][0-9０-９]|[0-9]{8}|[a-z], [0-9]")
_AROUND = re.compile(
    r"[\s（()）\[\]]*(?:星期[一二三四五六日天]\s*)?"
    r"(?:[0-9]{1,2}时[0-9]{1,2}分|[0-9]{2}:[0-9]{2}:[0-9]{2} GMT|[上下]午)?"
)


def _read(found: re.Match[str]) -> str | None:
    if found["year_cn"]:
        year = int(found["year_cn"].translate(_YEAR_DIGITS))
        month, day = parse_mark_number(found["month_cn"]), parse_mark_number(found["day_cn"])
    elif found["name6"]:
        year, month, day = int(found["year6"]), _MONTHS.index(found["name6"]) + 1, int(found["day6"])
    else:
        numbers = {name: int(value) for name, value in found.groupdict().items() if value and value.isdigit()}
        year, month, day = (
            next(value for name, value in numbers.items() if name.startswith(part)) for part in ("year", "month", "day")
        )
    if found["day5"] and month and month > _MONTHS_OF_YEAR:
        month, day = day, month
    try:
        return date(year, month or 0, day or 0).isoformat()
    except ValueError:
        return None


def find_dates(text: str) -> Iterator[CalendarDate]:
    """Every whole date, in order, a clock glued to it or not; impossible ones (2021年2月30日) are left out.

    >>> [found.iso for found in find_dates("2023/7/12 23:28 发布，二〇一七年十二月四日印发，2021年2月30日")]
    ['2023-07-12', '2017-12-04']
    >>> [found.iso for found in find_dates("19.10.2015，1/18/2018，18/1/2018")]
    ['2015-10-19', '2018-01-18', '2018-01-18']
    >>> [found.iso for found in find_dates("Thu, 23 Apr 2015 16:00:00 GMT")]
    ['2015-04-23']
    """
    if _MAY_DATE.search(text) is None:
        return
    for found in _DATE.finditer(text.translate(_FULL_WIDTH)):
        iso = _read(found)
        if iso is not None:
            yield CalendarDate(iso, found.start(), found.end())


_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)[ ]?[年.-][ ]?(?P<month>1[0-2]|0?[1-9])(?!\d)[ ]?月?(?![至到—–~-])")
_MONTH_CN = re.compile(
    r"(?P<year>[一二][〇零○ＯO0〇一二三四五六七八九]{3})[ ]?年[ ]?(?P<month>十[一二]?|[一二三四五六七八九])[ ]?月"
)


def read_month(text: str) -> str | None:
    """The month with which a line begins, in brackets or not; None where it tells none.

    >>> read_month("（2018年9月修订）"), read_month("二〇二二年十二月"), read_month("9月")
    ('2018-09', '2022-12', None)
    """
    bare = text.strip("（）() ")
    found = _MONTH.match(bare)
    if found is not None:
        return f"{found['year']}-{int(found['month']):02}"
    told = _MONTH_CN.match(bare)
    return f"{told['year'].translate(_YEAR_DIGITS)}-{parse_mark_number(told['month']) or 0:02}" if told else None


def is_date_line(text: str) -> bool:
    """Whether the line is a date and nothing else, as below a signature or title.

    >>> is_date_line("（2013年3月20日）"), is_date_line("2016年11月10日上午"), is_date_line("2013年3月20日起施行")
    (True, True, False)
    """
    found = next(find_dates(text[:40]), None)
    return found is not None and all(_AROUND.fullmatch(part) for part in (text[: found.start], text[found.end :]))


def ends_with_day(text: str) -> bool:
    """Whether a wide blank sets a day apart at the end of a line, as in the head of a bulletin.

    >>> ends_with_day("某省建设厅　　　2005年9月28日"), ends_with_day("某县启动于 2005年9月28日")
    (True, False)
    """
    return _DAY_APART.search(text) is not None
