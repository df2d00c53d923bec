"""Headings without a mark: short lines right above text, and what stands above and below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from policy_text.records import BlockKind
from policy_text.structure.calendar_dates import ends_with_day, is_date_line
from policy_text.structure.furniture import LineKind, is_byline
from policy_text.structure.heading_places import is_signed, place_in_heading
from policy_text.structure.lines import Line, is_caption, is_table_row
from policy_text.structure.marks import read_mark
from policy_text.structure.regions import (
    is_place_name,
    leading_mention,
)
from policy_text.structure.title_words import is_organ

__all__ = [
    "LONGEST_BARE",
    "NOT_HEADING_ENDS",
    "OPENERS",
    "ends_with_place",
    "find_refrains",
    "is_bare_heading",
    "is_subtitle",
    "lead_above",
    "tells_of_place",
]

LONGEST_BARE, _LONGEST_PLACED = 50, 90
"""A title that begins with its place may tell at length what was done there, without a comma."""
OPENERS = frozenset(("part", "chapter", "section", "chinese"))
"""Forms whose first number begins a part: a short line right above it is what is counted."""
NOT_HEADING_ENDS = "。；;，,、！!？?：:”）)…"
_SHORTEST_PLACED, _SHORTEST_TELLING, _LONGEST_LABEL = 6, 4, 8
_BRACKETED = re.compile(r"[（(【\[][^）)】\]]{2,30}[）)】\]]")
_DOTTED = re.compile(r"[一-鿿]{2,8}[·•・][一-鿿]{2,8}(?:[·•・][一-鿿]{2,8})?")
"""A place told by its parts: 浙江·丽水."""
_SENDER = re.compile(
    r"(?:(?:报送|申报|推荐|选送|上报|供稿|案例|实施|创建|创新)?(?:单位|地区|地点|来源|主体|部门)|所[在属](?:地区?|省[份市]?))"
    r"[ \u3000]*[：:]"
)
"""What leads in to the body or place whose case stands below a title: 报送单位：某市教育局."""
_WORDS = re.compile(r"[一-鿿]{2}")
_CALLED = re.compile(r"(?<=[^“”])“[^“”。！？，；]{1,10}”$")
"""Words in quotation marks at a title's end (打通“快车道”), not somebody's speech."""
_ALL_QUOTED = re.compile(r"“[^“”。！？，；：、]{4,20}”")
"""A heading that is somebody's words and nothing else, without a sign inside."""
_LEADS_ON = ("——", "——”", "？", "?")
_ASKED = re.compile(r"[问答Q](?![一-鿿]{2})")
"""A line of questions and answers is no heading's first one."""
_REFRAIN, _LONGEST_REFRAIN, _LONGEST_BODY = 3, 12, 30
_SHORTEST_BELOW = 40


def find_refrains(titles: Iterable[str]) -> frozenset[str]:
    """Names of parts that come back in each case of a collection (主要做法, 工作成效): they head no case.

    >>> sorted(find_refrains(["某县", "做法", "成效", "某市", "做法", "成效", "某区", "做法", "成效"]))
    ['做法', '成效']
    """
    counted = Counter(title for title in titles if len(title) <= _LONGEST_REFRAIN and not is_place_name(title))
    return frozenset(title for title, times in counted.items() if times >= _REFRAIN)


def is_bare_heading(
    lines: Sequence[Line], kinds: Sequence[LineKind], at: int, stop: int, refrains: frozenset[str]
) -> bool:
    """A short line without a stop, right above text or a mark; captions stand below their text, tables hold figures."""
    line = lines[at]
    longest = _LONGEST_PLACED if leading_mention(line.text) is not None else LONGEST_BARE
    if not 2 <= line.size <= longest or line.kind is BlockKind.TABLE:
        return False
    if is_byline(line) or _SENDER.match(line.text) or ends_with_day(line.text):
        return False
    names_place = line.tail[-1] in "：:" and is_place_name(line.text)
    ends_in_words = _CALLED.search(line.text) is not None or _ALL_QUOTED.fullmatch(line.text) is not None
    is_led = at > 0 and lines[at - 1].tail.endswith(_LEADS_ON) and lines[at - 1].size <= LONGEST_BARE
    ends_as_speech = is_led and line.tail[-1] in "”！!？?" and line.text[0] in "“‘"
    if line.tail[-1] in NOT_HEADING_ENDS and not (
        names_place or ends_in_words or ends_as_speech or ends_with_place(line)
    ):
        return False
    leads_on = at + 1 < stop and (kinds[at + 1] is LineKind.TEXT or is_byline(lines[at + 1]))
    if not leads_on or _WORDS.search(line.text) is None:
        return False
    if is_table_row(line) or is_date_line(line.text) or is_caption(line):
        return False
    below = at + 1
    if (is_subtitle(lines[below].text) or is_byline(lines[below])) and below + 1 < stop:
        below += 1
    is_refrain = line.text in refrains
    while lines[below].text in refrains and not is_refrain and below + 1 < stop and not read_mark(lines[below].text):
        below += 1
    following = lines[below]
    mark = read_mark(following.text)
    if mark is not None and mark.number == 1 and mark.kind in OPENERS:
        return True
    if mark is None and tells_of_place(line) and following.tail.endswith("。"):
        return True
    runs_on = following.size > _SHORTEST_BELOW or "。" in following.text
    return following.size > line.size and (runs_on or mark is not None)


def ends_with_place(line: Line) -> bool:
    """Whether a line reads as a title that names its place last, behind a dash or in brackets."""
    mention = place_in_heading(line.text) if line.size <= LONGEST_BARE else None
    return mention is not None and is_signed(line.text, line.text[mention.start : mention.end])


def tells_of_place(line: Line) -> bool:
    """Whether a line reads as a place's title, without a comma: the sentence below it may be shorter than that.

    The place leads it, or follows a label of a few characters (食堂：某市的一口热饭).
    """
    if line.size < _SHORTEST_PLACED or "，" in line.text:
        return False
    label = line.text.find("：", 0, _LONGEST_LABEL + 1)
    mention = leading_mention(line.text) or (leading_mention(line.text, label + 1) if label > 0 else None)
    return mention is not None and len(line.text) >= mention.end + _SHORTEST_TELLING


def is_subtitle(text: str) -> bool:
    """Whether a line under a heading belongs to it: ——副题, （某县）, or the body that tells of its work."""
    if _DOTTED.fullmatch(text) and place_in_heading(text) is not None:
        return True
    is_sender = len(text) <= LONGEST_BARE and _SENDER.match(text) is not None
    return is_sender or text.startswith(("——", "—", "--")) or _BRACKETED.fullmatch(text) is not None or is_organ(text)


def lead_above(lines: Sequence[Line], kinds: Sequence[LineKind], at: int) -> Line:
    """The line with which a heading of two lines begins (城区怎样扩学位？ / 新校建在家门口), or the heading itself.

    A place may stand there, or a body of it (某省某市援建工作站： / 新校建在家门口).
    """
    above = lines[at - 1] if at and kinds[at - 1] is LineKind.TEXT else lines[at]
    names_body = above.size <= _LONGEST_BODY and above.tail[-1] in "：:" and leading_mention(above.text) is not None
    is_lead = above.tail.endswith(_LEADS_ON) or is_place_name(above.text) or names_body
    is_short = above.size <= LONGEST_BARE and not _ASKED.match(above.text) and read_mark(above.text) is None
    return above if is_lead and is_short and "。" not in above.text else lines[at]
