"""Which time each number of a passage stands under: its own, that of its row, or the one before it in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policy_text.extract.links import Link
from policy_text.extract.time_rows import find_time_row, times_of_rows
from policy_text.extract.times import TimeContext, TimeMark, ends_of_range, governing_time, settle_time
from policy_text.records import TimeSpan

__all__ = ["GOES_TO", "settle_times"]

GOES_TO = 6
"""由55%|提高到|70.4%: so many characters at most lead from the former state to the new one."""


def settle_times(
    text: str, links: Sequence[Link], marks: list[TimeMark], context: TimeContext
) -> Iterator[TimeSpan | None]:
    """The time of each link, in order; ``marks`` are the times of the passage ``text``."""
    local = _local_times(links, marks)
    present = _without_former_times(text, links, marks)
    row = find_time_row(text, marks)
    in_row = times_of_rows(text, [link.quantity for link in links], row) if row else {}
    before: Link | None = None
    for link in links:
        own = in_row.get(link.quantity.start)
        mark = own or _find_mark(link, marks if link.is_former_state else present, local)
        end = _end_of_range(mark, link, before) if mark else None
        yield end or (settle_time(mark, text, context, led_by=row[0] if own else None) if mark else None)
        before = link


def _end_of_range(mark: TimeMark, link: Link, before: Link | None) -> TimeSpan | None:
    """2010年至2022年,支出从3亿元增至9亿元: the first sum is of the first year, the second of the last."""
    ends = ends_of_range(mark)
    if ends is None or link.is_former_state:
        return ends[0] if ends else None
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
    return [mark for mark in marks if not starts or mark.end + text.startswith("的", mark.end) not in starts]


def _find_mark(link: Link, marks: list[TimeMark], local: frozenset[int]) -> TimeMark | None:
    around = link.around
    clause = (around.clause_start, around.clause_end)
    return governing_time(marks, link.quantity.start, around.sentence_start, clause, local=local)
