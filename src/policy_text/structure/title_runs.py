"""The lines above a document's text that could be its title, alone or several together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_text.records import BlockKind
from policy_text.structure.calendar_dates import ends_with_day, is_date_line
from policy_text.structure.furniture import LineKind
from policy_text.structure.imprints import tells_imprint
from policy_text.structure.lines import Line, squeeze, tighten
from policy_text.structure.marks import read_mark
from policy_text.structure.title_words import (
    DOCUMENT_NUMBER,
    MARKING,
    is_formal_title,
    is_no_title,
    is_organ,
)

__all__ = [
    "MOST_LINES",
    "YEARS",
    "Title",
    "could_be_title",
    "find_runs",
    "is_overline",
    "length_of_lead",
    "name_of_bulletin",
    "without_first_cases",
]

_DATELINE = re.compile(
    r"[^，。]{2,14}(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:电|讯|消息)"
)
_PHRASES = re.compile(r"(?P<first>[一-鿿“”]{5,14})[ \u3000]{1,3}(?P<second>[一-鿿“”]{5,14})")
_LEADS_TO_TITLE = re.compile(r"^(?:[题附][:：][ ]?|(?:原创|转载)[ \u3000]+)(?=.{4})")
"""An agency's 题： on a line of its own, a page's 附： before the paper that it prints, an account's 原创."""
_ADDRESS = re.compile(r"www\.|https?[:：]//")
_ISSUE = re.compile(
    r"""[（(]?(?:(?:19|20)\d\d年)?[（(]?总?第[ ]?[\d一二三四五六七八九十]{1,4}[ ]?期[）)]?
        (?:[ \u3000]?[（(]?总第?[ ]?\d{1,4}[ ]?期[）)]?)?""",
    re.VERBOSE,
)
_ISSUE_HEAD = 4
_COLUMNS = re.compile(r"(?:[一-鿿]{2,5}[ \u00a0\u3000]+){2,}[一-鿿]{2,5}")
"""A site's columns side by side: 会议通知 学术活动 表彰奖励."""
_CRUMBS = re.compile(r"[>＞»›→]|[^<《]*[ \u00a0](?:>>|[>＞»›])[ \u00a0]")
YEARS = re.compile(
    r"[（(](?:19|20)\d\d年?(?:[-—－–~至]{1,2}(?:19|20)?\d\d)?年?(?:度|版)?[）)]"
    r"|[（(](?:试行|暂行|草案|(?:征求意见|送审|讨论|修订|审议)稿)[）)]"
)
"""The years of a plan below its title (（2019—2025年）), the year of an edition, a draft: （征求意见稿）."""
_STOPPED = "。；;，,：:、"
_LONGEST, MOST_LINES, _LONGEST_REST = 130, 4, 12


class Title(NamedTuple):
    """The title's text and the lines on which it stands last."""

    text: str
    first: int
    last: int
    """Index of its last line."""


def length_of_lead(line: str) -> int:
    """How long the 题： or 附： is that opens a line with a title."""
    lead = _LEADS_TO_TITLE.match(line)
    return lead.end() if lead else 0


def is_overline(text: str) -> bool:
    """Whether a line is two phrases of one length, as newspapers set them above a headline.

    >>> is_overline("扩大学位供给  办好乡村学校"), is_overline("某县教育局  某县财政局")
    (True, False)
    """
    phrases = _PHRASES.fullmatch(text)
    is_even = phrases is not None and len(phrases["first"]) == len(phrases["second"])
    return is_even and not any(is_organ(part) for part in text.split())


def could_be_title(line: Line, kind: LineKind) -> bool:
    """Whether a line reads as a title or a part of one, by itself."""
    if kind not in (LineKind.TEXT, LineKind.FURNITURE) or not 2 < line.size <= _LONGEST or line.tail[-1] in _STOPPED:
        return False
    if YEARS.fullmatch(line.text):
        return True
    if (
        is_no_title(line.text[length_of_lead(line.text) :])
        or _ADDRESS.search(line.text)
        or tells_imprint(line.text)
        or is_date_line(line.text)
        or ends_with_day(line.text)
        or _CRUMBS.match(line.text)
    ):
        return False
    if "\t" in line.text or (line.kind is BlockKind.TABLE and not is_formal_title(line.text)):
        return False  # a paper's head may be set in a table of one cell
    unmarked = MARKING.sub("", line.text, count=1)
    if not unmarked or "。" in line.text or _DATELINE.match(line.text) or DOCUMENT_NUMBER.fullmatch(unmarked):
        return False
    if kind is LineKind.FURNITURE and _COLUMNS.fullmatch(line.text):
        return False
    mark = read_mark(line.text)
    return mark is None or mark.kind == "example"


def find_runs(lines: Sequence[Line], kinds: Sequence[LineKind], stop: int) -> list[Title]:
    """Every stretch of one to four lines that could be a title together."""
    found = []
    for first in range(_below_issue(lines, stop), stop):
        text = ""
        for last in range(first, min(first + MOST_LINES, stop)):
            could_be = could_be_title(lines[last], kinds[last]) or _closes_mark(text, lines[last])
            if not could_be or kinds[last] is not kinds[first]:
                break
            words = lines[last].text
            text = _join(text, tighten(words)) if text else tighten(words[length_of_lead(words) :])
            found.append(Title(text, first, last))
    return found


def name_of_bulletin(lines: Sequence[Line], kinds: Sequence[LineKind], stop: int) -> Title | None:
    """The bulletin's name above its issue (某市教育简报 / 第12期), where nothing below could be a title of its own."""
    below = _below_issue(lines, stop)
    told = zip(lines[below:stop], kinds[below:stop], strict=True)
    if below < 2 or any(could_be_title(line, kind) for line, kind in told):
        return None
    return Title(tighten(lines[below - 2].text), below - 2, below - 2)


def _closes_mark(text: str, line: Line) -> bool:
    """Whether a short line only closes the mark of the title above it: 》摘要."""
    is_open = text.startswith("《") and text.count("《") > text.count("》")
    return is_open and line.text.startswith("》") and line.size <= _LONGEST_REST


def without_first_cases(runs: list[Title], lines: Sequence[Line], stop: int) -> list[Title]:
    """The runs without the line right above the first case (某市某规定 / 【案例一】…), where another one is the title.

    It may repeat the document's title there: then it is that.
    """
    mark = read_mark(lines[stop].text) if stop < len(lines) else None
    if mark is None or mark.kind != "example":
        return runs
    above = [run for run in runs if run.last < stop - 1]
    last = next((squeeze(run.text) for run in runs if run.first == run.last == stop - 1), "")
    is_repeated = any(squeeze(run.text) == last for run in above)
    is_titled = any(is_formal_title(run.text) for run in above)
    return above if is_titled and not is_repeated else runs


def _below_issue(lines: Sequence[Line], stop: int) -> int:
    """The line below a bulletin's name and issue (某市教育简报 / 第12期), where more than one line follows."""
    head = range(min(_ISSUE_HEAD, stop - 1))
    return next((at + 1 for at in head if at > 0 and _ISSUE.fullmatch(lines[at].text)), 0)


def _join(left: str, right: str) -> str:
    """Two lines of one title: nothing between them, but a space between two bodies that issue together."""
    is_joint = bool(left) and is_organ(left) and is_organ(right.partition("关于")[0] or left)
    return f"{left} {right}" if is_joint and not right.startswith("关于") else left + right
