"""Lines that tell in which newspaper, account or bulletin a text came out, and on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policy_text.records import Span
from policy_text.structure.calendar_dates import find_dates
from policy_text.structure.lines import Line

__all__ = ["Imprint", "find_imprints", "tells_imprint"]

_DAY = r"(?:19|20)\d\d[年/.-]{1,2}\d{1,2}[月/.-]{1,2}\d{1,2}日?"
_NAME = r"(?!本)[一-鿿]{1,10}(?:报|电讯|周刊|时报)"
_SHEET = (
    r"(?:第?[ ]?[A-Z]?\d{1,3}[ ]?版|第?[一二三四五六七八九十]{1,3}版"
    r"|星期[一二三四五六日天]|(?<!\d)[A-Z]?\d{1,2}[：:](?!\d))"
)
_GAP = r"[\s/，,·|｜>＞»]{0,6}"
_FOLIO = re.compile(
    rf"""(?:[一-鿿]{{2,8}}[ ]?[>＞»][ ]?)?[（(【\[]?(?:原载于?|转自|摘自|来源[:：])?(?:
        《?(?P<paper>{_NAME})(?:/网)?》?{_GAP}(?P<day>{_DAY}){_GAP}{_SHEET}.{{0,24}}
        |(?P<day2>{_DAY})[\]】）)]?{_GAP}《?(?P<paper2>{_NAME})》?{_GAP}{_SHEET}.{{0,16}}
        |(?P<paper4>[一-鿿]{{4,10}})[ ]?[|｜][ ]?(?P<day4>{_DAY})[ ]?[|｜][ ]?{_SHEET}.{{0,24}}
        |第?[ ]?[A-Z]?\d{{1,3}}[ ]?版(?:[：:][一-鿿·]{{2,8}})?
         {_GAP}《?(?P<paper5>{_NAME})》?{_GAP}(?P<day5>{_DAY}).{{0,16}}
        |[A-Z]?\d{{1,2}}[ ][一-鿿 ]{{2,12}}(?P<day3>{_DAY}){_GAP}星期[一二三四五六日天]{_GAP}(?P<paper3>{_NAME})
        )[）)】]?""",
    re.VERBOSE,
)
"""A newspaper with day and page: 某报 2021年04月19日 5版 要闻; （某报2009年4月7日三版）."""
_BLANKS = r"[ \u00a0\u3000]+"
_COLUMN = re.compile(
    rf"[一-鿿·]{{2,10}}{_BLANKS}{_DAY}{_BLANKS}(?:星期[一二三四五六日天]{_BLANKS})?"
    r"第[ ]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[ ]?版"
)
"""A newspaper's page by its column: 基层　2022年6月6日　星期一　第三版."""
_BYLINED = re.compile(
    rf"(?P<day>{_DAY}){_BLANKS}《?(?P<paper>{_NAME})》?{_BLANKS}(?:本报)?(?:记者|通讯员|作者).{{2,40}}"
)
"""A day and a newspaper before those who wrote: 2009年06月05日　某某日报　记者 王某."""
_ISSUE = re.compile(rf"(?P<paper>[一-鿿·]{{2,14}}?){_BLANKS}(?:19|20)\d\d年第?\d{{1,2}}期")
"""A magazine's issue, below the day on which a site took it up: 2024-02-27 / 某某研究 2024年2期."""
_POSTED = re.compile(rf"(?P<day>{_DAY})[ ]\d{{1,2}}:\d\d发布于.{{0,40}}")
"""A day with the province it was posted from, below the account's name: 2023-03-01 09:22发布于贵州某厅官方账号."""
_LONGEST_ACCOUNT = 14
_ACCOUNT = re.compile(
    rf"(?:原创{_BLANKS})?(?:[一-鿿A-Za-z]{{2,10}}{_BLANKS})?(?P<paper>[一-鿿]{{4,12}}){_BLANKS}"
    rf"(?P<day>{_DAY}){_BLANKS}\d{{1,2}}:\d\d(?:{_BLANKS}(?:发表于|Posted on)?[ ]?[一-鿿]{{2,4}})?"
)
"""An account with day, clock and the province it posted from: 原创 某某 某市教育发布 2020-12-14 19:30 某省."""
_KEPT = re.compile(
    rf"[（(]?(?P<paper>[一-鿿]{{4,30}}?)[ \u3000]{{0,2}}(?:主办|编发|编印?|印)?"
    rf"[ \u3000，]{{1,40}}(?P<day>{_DAY})[^一-鿿]?.{{0,12}}[）)]?"
)
"""Who keeps a bulletin, and its day, parted by blanks: 某省教育厅办公室　　　　2019年4月22日."""
_MASTHEAD = re.compile(rf"(?P<paper>{_NAME})(?:{_BLANKS})?(?:多媒体)?(?:数字|电子)报|(?P<paper2>{_NAME})")
_DATED_PAGE = re.compile(
    rf"(?P<day>{_DAY})(?:{_BLANKS}星期[一二三四五六日天])?{_BLANKS}第?[ ]?[A-Z]?\d{{1,3}}[ ]?版.{{0,16}}"
)
"""A newspaper's name on a line of its own, above the day with the page: 某某日报 数字报 / 2018年11月06日 第05版."""
_DIGITAL = re.compile(r"(?<=报)(?:数字|电子)报")
"""What a newspaper's site calls itself: 某某日报数字报."""
_LONGEST, _HEAD, _FOOT = 90, 6, 3


class Imprint(NamedTuple):
    """Where a text came out, the ISO day, and the places of both."""

    name: str
    name_span: Span
    day: str
    day_span: Span
    is_medium: bool
    """Whether it is a newspaper or an account, not the body that keeps a bulletin."""


def tells_imprint(text: str) -> bool:
    """Whether a line tells where and when a text came out and nothing else, and so is no title.

    >>> tells_imprint("某某日报2012年10月17日 星期三  第2版：要闻"), tells_imprint("某某日报2012年十件大事")
    (True, False)
    """
    heads = (_of_medium(text), _kept(text), _COLUMN.fullmatch(text), _DATED_PAGE.fullmatch(text))
    return len(text) <= _LONGEST and any(head is not None for head in heads)


def _of_medium(text: str) -> re.Match[str] | None:
    return _FOLIO.fullmatch(text) or _ACCOUNT.fullmatch(text) or _BYLINED.fullmatch(text)


def _kept(text: str) -> re.Match[str] | None:
    found = _KEPT.fullmatch(text)
    return found if found is not None and re.search(r"[ \u3000]{3,}", text) else None


def find_imprints(lines: Sequence[Line]) -> Iterator[Imprint]:
    """The imprints among the first and the last lines of a page, in order."""
    for at in [*range(min(_HEAD, len(lines))), *range(max(_HEAD, len(lines) - _FOOT), len(lines))]:
        line = lines[at]
        if line.size > _LONGEST:
            continue
        medium = _of_medium(line.text)
        found = medium or _kept(line.text)
        if found is not None:
            groups = {name.rstrip("2345"): name for name, value in found.groupdict().items() if value}
            name, day = found.span(groups["paper"]), found.span(groups["day"])
            yield from _as_imprint((line, *name), (line, *day), is_medium=medium is not None)
        posted = _POSTED.fullmatch(line.text) if at else None
        if posted is not None and lines[at - 1].size <= _LONGEST_ACCOUNT:
            above = lines[at - 1]
            yield from _as_imprint((above, 0, above.size), (line, *posted.span("day")), is_medium=True)
        page = _DATED_PAGE.fullmatch(line.text) if at else None
        masthead = _MASTHEAD.fullmatch(lines[at - 1].text) if page else None
        if page is not None and masthead is not None:
            name = masthead.span("paper" if masthead["paper"] else "paper2")
            yield from _as_imprint((lines[at - 1], *name), (line, *page.span("day")), is_medium=True)
        issue = _ISSUE.fullmatch(line.text) if at else None
        taken = next(find_dates(lines[at - 1].text[:_LONGEST_ACCOUNT]), None) if issue else None
        if issue is not None and taken is not None and taken.start == 0:
            place = (lines[at - 1], taken.start, taken.end)
            yield from _as_imprint((line, *issue.span("paper")), place, is_medium=True)


def _as_imprint(name: tuple[Line, int, int], day: tuple[Line, int, int], *, is_medium: bool) -> Iterator[Imprint]:
    """The imprint whose name and day stand between the offsets in their lines; none where the day is no date."""
    (named, start, end), (dated, begin, stop) = name, day
    if (digital := _DIGITAL.search(named.text, start, end)) is not None:
        end = digital.start()
    read = next(find_dates(re.sub(r"(?<=[年月])/", "", dated.text[begin:stop])), None)
    if read is not None:
        yield Imprint(
            named.text[start:end],
            Span(named.start + start, named.start + end),
            read.iso,
            Span(dated.start + begin, dated.start + stop),
            is_medium,
        )
