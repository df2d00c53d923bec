"""Years in a row go with numbers in a row: 到2027年和2030年,覆盖率分别达到80%和95%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from policy_text.extract.quantities import Quantity
from policy_text.extract.times import TimeMark

__all__ = ["TimeRow", "find_time_row", "times_of_rows"]

TimeRow = tuple[TimeMark, ...]
"""Times joined by 和 or 、; the first one's 到 holds for all."""

_JOINED = re.compile(r"[、和及与]")
_JOINED_NUMBERS = re.compile(r"(?:(?:及其?)?以[上下内]|左右)?(?:[、和及与]|以及)(?:约|近|超过?)?")
_MAY_HAVE_ROWS = re.compile(r"年[底末初]?[、和及与](?:19|20)\d\d年")


def find_time_row(text: str, marks: Sequence[TimeMark]) -> TimeRow:
    """The first row of at least two times of a passage; empty where there is none."""
    if not _MAY_HAVE_ROWS.search(text):
        return ()
    row: list[TimeMark] = []
    for mark in marks:
        if not mark.governs:
            continue
        if row and _JOINED.fullmatch(text, row[-1].end, mark.start):
            row.append(mark)
        elif len(row) > 1:
            break
        else:
            row = [mark]
    return tuple(row) if len(row) > 1 else ()


def times_of_rows(text: str, quantities: Sequence[Quantity], row: TimeRow) -> dict[int, TimeMark]:
    """The time of each number that stands in a row as long as that of the times, by the number's start.

    >>> from policy_text.extract.quantities import find_quantities
    >>> from policy_text.extract.times import find_times
    >>> text = "到2027年和2030年,入园率分别达到80%和95%"
    >>> row = find_time_row(text, find_times(text))
    >>> [text[mark.start : mark.end] for mark in times_of_rows(text, list(find_quantities(text)), row).values()]
    ['到2027年', '2030年']
    """
    paired: dict[int, TimeMark] = {}
    run: list[Quantity] = []
    sentence_end = text.find("。", row[-1].end)
    behind = [q for q in quantities if q.start > row[-1].end and (sentence_end < 0 or q.start < sentence_end)]
    for quantity, following in zip_longest(behind, behind[1:]):
        run.append(quantity)
        if following is None or not _JOINED_NUMBERS.fullmatch(text, quantity.end, following.start):
            if len(run) == len(row):
                paired.update((number.start, mark) for number, mark in zip(run, row, strict=True))
            run = []
    return paired
