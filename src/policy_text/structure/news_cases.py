"""News that goes through several places without headings: its sentences that begin with a place begin the cases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy_text.records import Case
from policy_text.structure.cases import make_case
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line
from policy_text.structure.regions import common_region, leading_mention, settle_mentions

__all__ = ["find_news_cases"]

_GENERAL = re.compile(r"各地|全国|各级|我国|各省")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]*[”’」』）)]*")
_SHORT = 25
"""A shorter line is a catch line between places, not a part of the last one's case."""
_FEWEST = 3


@dataclass(slots=True)
class _Stretch:
    start: int
    end: int
    codes: list[str]


def find_news_cases(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    span: tuple[int, int],
    on: str | None = None,
) -> list[Case]:
    """Cases of the lines from ``span[0]`` to before ``span[1]``: 在辽宁，…; 新的一年，湖南….

    A stretch goes on until the next place or a paragraph about all; what follows from places in one province is one
    case. Three different provinces at least make such news, else there are none.
    """
    stretches: list[_Stretch] = []
    is_open = False
    for line, kind in zip(lines[span[0] : span[1]], kinds[span[0] : span[1]], strict=True):
        if kind is not LineKind.TEXT:
            continue
        before = len(stretches)
        ended = stretches[-1].end if stretches else 0
        for sentence in _SENTENCE.finditer(text, line.start, line.end):
            is_open = _extend(stretches, text, sentence.span(), is_open=is_open, on=on)
        is_about_all = line.size < _SHORT or _GENERAL.search(line.text) is not None
        if len(stretches) == before and before and is_about_all and is_open and not _names_place(text, line):
            stretches[-1].end = ended
            is_open = False
    provinces = {code[:2] for stretch in stretches for code in stretch.codes}
    if len(provinces) < _FEWEST:
        return []
    return [make_case(text, (s.start, s.end), None, common_region(s.codes), on) for s in stretches]


def _names_place(text: str, line: Line) -> bool:
    return leading_mention(text, line.start, lead_in=True) is not None


def _extend(stretches: list[_Stretch], text: str, span: tuple[int, int], *, is_open: bool, on: str | None) -> bool:
    """Add one sentence to the last stretch or begin a new one; whether a stretch is open after it."""
    mention = leading_mention(text, span[0], lead_in=True)
    division = settle_mentions([mention], on=on)[0] if mention and mention.start < span[1] else None
    if division is None or division.code is None:
        if is_open:
            stretches[-1].end = span[1]
        return is_open
    if is_open and stretches[-1].codes[0][:2] == division.code[:2]:
        stretches[-1].codes.append(division.code)
        stretches[-1].end = span[1]
    else:
        stretches.append(_Stretch(span[0], span[1], [division.code]))
    return True
