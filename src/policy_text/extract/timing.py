"""Which time each number of a passage stands under: its own, that of its row, or the one before it in its sentence.

A time governs the measures of its own sentence, from where it stands to the sentence's end or the next time word; one
that follows a measure in the same clause (``3部作品获2019年省级优秀图书奖``) governs it where nothing before does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import repeat

from policy_text.extract.links import Link
from policy_text.extract.periods import TimeContext, ends_of_range, explicit_year, settle_time
from policy_text.extract.time_rows import TimeRow, find_time_row, times_of_rows
from policy_text.extract.times import TimeMark, find_times
from policy_text.records import Status, TimeSpan

__all__ = ["GOES_TO", "announced_time", "follow_years", "heading_time", "settle_times"]

GOES_TO = 6
"""由55%|提高到|70.4%: so many characters at most lead from the former state to the new one."""
_NOW_HAS = re.compile(r"现(?:有|下设|设|已|共|辖|为|在校|拥有|存)")
_FROM_THEN = ("起", "开始", "以后", "后")
_DEADLINES = ("到", "至", "力争到", "争取到")
_TURNS_INTO = re.compile(r"(?:转为|变为|转变为|[降升增减扩提调缩]\w{0,2}[到至为])")
_OPENING_WORDS = 4
_DIGIT = re.compile(r"\d")
_SPACED_YEAR = re.compile(r"(?<=\d)\s+(?=年)")
_LONGEST_HEADINGS = 60
_LIST_ITEM = re.compile(
    r"[一二三四五六七八九十]+(?:是|[、.])|\([一二三四五六七八九十\d]+\)|\d+[.、)]|[①-⑳●◆■※•]|第[一二三四五六七八九十]+[,项]"
)
_CAPTION = re.compile(r"(?:及其?|与)(?:同比)?(?:增长(?:速度|率|情况)?|增速|占比|比重)$")
"""2021—2025年产值及增长速度: what a chart shows says nothing of the text below it."""


def settle_times(
    text: str, links: Sequence[Link], marks: list[TimeMark], context: TimeContext
) -> Iterator[TimeSpan | None]:
    """The time of each link, in order; ``marks`` are the times of the passage ``text``."""
    if not marks:
        yield from repeat(None, len(links))
        return
    local = _local_times(links, marks)
    present = _without_former_times(text, links, marks)
    row = find_time_row(text, marks)
    in_row = times_of_rows(text, [link.quantity for link in links], row) if row else {}
    if context.published is None and context.reported_year is None:
        context = follow_years(context, marks)
    before: Link | None = None
    first_under: dict[int, Link] = {}
    for link in links:
        own = in_row.get(link.quantity.start) or _own_base(text, link, marks)
        mark = own or _find_mark(text, link, marks if link.is_former_state else present, local)
        first = first_under.setdefault(mark.start, link) if mark else link
        end = _end_of_range(text, mark, link, (before, first)) if mark else None
        known = _what_is_known(mark, first, marks, context) if mark else context
        led_by = row[0] if own and row else None
        span = settle_time(mark, text, known, led_by=led_by, is_point=_is_point(text, mark, marks)) if mark else None
        both = _whole_row(text, row, mark, span, known) if row and not own else None
        yield end or both or span
        before = link


def _whole_row(
    text: str, row: TimeRow, mark: TimeMark | None, span: TimeSpan | None, context: TimeContext
) -> TimeSpan | None:
    """2022年和2023年培训教师6万人: one number behind two years is of both."""
    if mark is not row[-1] or span is None or row[0].match["lead"]:
        return None
    first = settle_time(row[0], text, context)
    return TimeSpan(text[row[0].start : mark.end], first.start, span.end)


def _own_base(text: str, link: Link, marks: list[TimeMark]) -> TimeMark | None:
    """比2010年的|1.03吨下降: the base of a comparison dates the number that it brings along."""
    if link.quantity.kind == "multiple":
        return None
    start = link.quantity.start
    return next((mark for mark in marks if mark.is_base and text[mark.end : start] in ("的", "的约", "的近")), None)


def _what_is_known(mark: TimeMark, first: Link, marks: list[TimeMark], context: TimeContext) -> TimeContext:
    """The context where a time stands: the years named before it in its passage, and whether the thing is done.

    What the first number under a time tells holds for all: 全年新建12所,超额完成|10所的目标.
    """
    is_done = {Status.ACHIEVED: True, Status.TARGET: False}.get(first.status.status)
    context = replace(context, is_done=is_done)
    before = [other for other in marks if other.governs and other.reach is None and other.start < mark.start]
    for other in reversed(before):
        year = explicit_year(other, context)
        if year and (context.published is None or year <= context.published[:4]):
            return replace(context, reported_year=year, told_year=_told_year(other, year))
    return context


def _told_year(mark: TimeMark, year: str) -> str | None:
    """What began in a year or ended with it does not date the months told behind it."""
    is_open = mark.match["tail"] or mark.match["lead"] in ("自", "从", "自从")
    return None if is_open else year


def _is_point(text: str, mark: TimeMark, marks: list[TimeMark]) -> bool:
    """从1980年3万人,到2020年9万人: each year is of its own state."""
    if mark.match["lead"] not in ("从", "到") or not mark.match["year"] or mark.match["tail"]:
        return False
    is_first = mark.match["lead"] == "从"
    sentence = (text.rfind("。", 0, mark.start), text.find("。", mark.end) if "。" in text[mark.end :] else len(text))
    near = [other for other in marks if sentence[0] < other.start < sentence[1] and other.match["year"]]
    return any(
        other.match["lead"] == ("到" if is_first else "从") and (other.start > mark.start) == is_first for other in near
    )


def _end_of_range(text: str, mark: TimeMark, link: Link, others: tuple[Link | None, Link]) -> TimeSpan | None:
    """2010年至2022年,支出从3亿元增至9亿元: the first sum is of the first year, the second of the last.

    ``others`` are the link before and the first one under the time.
    """
    before, first = others
    ends = ends_of_range(mark)
    if ends is None or link.is_former_state:
        return ends[0] if ends else None
    if "分别" in text[mark.end : first.quantity.start] and re.search("[和、]", text[mark.start : mark.end]):
        return ends[0] if link is first else ends[1] if before is first else None  # 2015和2016年分别为
    if before is None or not before.is_former_state:
        return None
    return ends[1] if link.quantity.start - before.quantity.end <= GOES_TO else None


def _local_times(links: Sequence[Link], marks: list[TimeMark]) -> frozenset[int]:
    """Times that stand behind a quantity in its clause (3部作品获2019年省级奖): they say nothing of later clauses."""
    return frozenset(
        mark.start for mark in marks for link in links if link.quantity.end <= mark.start < link.around.clause_end
    )


def _without_former_times(text: str, links: Sequence[Link], marks: list[TimeMark]) -> list[TimeMark]:
    """由2020年的58%提升至91%: the year of what was before says nothing of what came after."""
    starts = {link.quantity.start for link in links if link.is_former_state}
    present = [mark for mark in marks if not starts or mark.end + text.startswith("的", mark.end) not in starts]
    return [_until_it_changed(text, mark, links) if _comes_from(text, mark) else mark for mark in present]


def _comes_from(text: str, mark: TimeMark) -> bool:
    return mark.governs and (mark.match["lead"] == "从" or text[mark.start - 1 : mark.start] in ("由", "从"))


def _until_it_changed(text: str, mark: TimeMark, links: Sequence[Link]) -> TimeMark:
    """由前三季度下降0.4%|转为增长0.2%: the time says when the first was."""
    first = next((link.quantity for link in links if link.quantity.start >= mark.end), None)
    changed = first is not None and _TURNS_INTO.match(text, first.end)
    return mark._replace(reach=(mark.start, first.end)) if first and changed else mark


def _find_mark(text: str, link: Link, marks: list[TimeMark], local: frozenset[int]) -> TimeMark | None:
    around = link.around
    start = link.quantity.start
    mark = _governing_time(marks, link, local)
    if mark is None:
        return _opening_time(text, marks, link)
    if mark and mark.start < around.clause_start and _NOW_HAS.match(text, around.clause_start, start):
        return None  # 学校建于1958年,|现有学生2000人
    return mark


def _governing_time(marks: list[TimeMark], link: Link, local: frozenset[int]) -> TimeMark | None:
    """The time that governs a measure: the last before it in its sentence, else one after it in its clause.

    ``local`` holds the starts of times that follow a quantity in their own clause; they govern that clause alone.
    """
    start, around = link.quantity.start, link.around
    for mark in reversed(marks):
        is_near = mark.start >= around.clause_start or mark.start not in local
        if is_near and around.sentence_start <= mark.start < start and mark.reaches(start):
            return _since_before(marks, mark, around.sentence_start) or mark
    behind = (mark for mark in marks if start < mark.start < around.clause_end)
    return next((mark for mark in behind if mark.reaches(start)), None)


def _since_before(marks: list[TimeMark], mark: TimeMark, sentence_start: int) -> TimeMark | None:
    """从2015年起,…占当年计划的|50%: each year from that one on, of which 当年 says nothing more."""
    if mark.match["relative"] != "当年":
        return None
    earlier = (other for other in marks if sentence_start <= other.start < mark.start)
    return next((other for other in earlier if other.match["year"] and (other.match["tail"] or "") in _FROM_THEN), None)


def _opening_time(text: str, marks: list[TimeMark], link: Link) -> TimeMark | None:
    """What the numbers of a paragraph share: the deadline of its aims, or the years that its first words tell of.

    到2030年,体系基本形成。|覆盖率达到90%; 这五年,民生不断改善。|新增就业6万人.
    """
    before = [mark for mark in marks if mark.governs and mark.start < link.around.sentence_start]
    if not before or before[-1].reach:
        return None
    last = before[-1]
    if link.status.status is Status.TARGET:
        return last if last.match["lead"] in _DEADLINES else None
    is_opening = last.start <= _OPENING_WORDS and (last.match["span"] or "").startswith(("这", "过去"))
    sentence_end = text.find("。", last.end)
    return last if is_opening and not _DIGIT.search(text, last.end, max(sentence_end, last.end)) else None


def announced_time(
    text: str, marks: list[TimeMark], context: TimeContext, *, before: TimeSpan | None
) -> TimeSpan | None:
    """The time that governs the items of a list: that of the sentence that opens it with a colon.

    ``before`` is what the passage before announced; it holds as long as list marks follow.

    >>> opening = "2022年,市政府办好8件实事:"
    >>> span = announced_time(opening, find_times(opening), TimeContext(), before=None)
    >>> announced_time("一是新建幼儿园6所。", [], TimeContext(), before=span).text
    '2022年'
    """
    if text.endswith(":"):
        last_sentence = max(text.rfind("。"), text.rfind(";")) + 1
        governing = [mark for mark in marks if mark.governs and mark.start >= last_sentence]
        return settle_time(governing[-1], text, context) if governing else None
    return before if _LIST_ITEM.match(text) else None


@lru_cache(maxsize=16)  # the passages of a section share their headings
def heading_time(headings: str, context: TimeContext) -> TimeSpan | None:
    """The time that the headings above a passage name (“十三五”时期工作回顾); sentences taken as headings name none.

    A heading of two periods (2025年和“十四五”时期工作回顾) does not say which of them a number below is of.

    >>> heading_time("2023年工作打算 夯实基础", TimeContext()).text
    '2023年'
    >>> heading_time("“十三五”时期发展成就和2020年工作回顾", TimeContext())
    """
    if len(headings) > _LONGEST_HEADINGS or _CAPTION.search(headings):
        return None
    headings = _SPACED_YEAR.sub("", headings)
    marks = [mark for mark in find_times(headings) if mark.governs]
    if len(marks) > 1 and " " not in headings[marks[-2].end : marks[-1].start].strip():
        return None
    return settle_time(marks[-1], headings, context) if marks else None


def follow_years(context: TimeContext, marks: Sequence[TimeMark]) -> TimeContext:
    """全年 and 年末 mean the year that the text last spoke of, if that is not ahead of the document's date.

    Where it has not spoken of any, they mean that of the paper it quotes (《2019年…督导报告》).
    """
    dated = [mark for mark in marks if mark.match["year"]]
    told = [mark for mark in dated if mark.governs and mark.reach is None]
    quoted = [mark for mark in dated if mark.in_title] if context.reported_year is None else []
    for mark in (*reversed(told), *quoted):
        year = explicit_year(mark, context)
        if year and (context.published is None or year <= context.published[:4]):
            return replace(context, reported_year=year)
    return context
