"""The heads of cases: lines that stand above each of them alike begin them; no case is only the head of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policy_text.lexicon.divisions import division_of
from policy_text.records import Case
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.furniture import is_byline
from policy_text.structure.line_shapes import COUNTS, LABEL, Shape, behind_mark, is_mark_alone, shape_of, title_of
from policy_text.structure.lines import Line, is_caption, is_prose
from policy_text.structure.marks import read_mark
from policy_text.structure.regions import leading_mention, lies_in

__all__ = ["join_heads", "lift_to_heads"]

_SPEAKER = re.compile(r"(?!.*[一二三四五六七八九十][：:])[一-鿿]{2,4}[：:]")
"""Who speaks, alone on the line above the words."""
_COUNTED = re.compile(r".{0,12}[（(](?:案例|范例|经验)(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]")
"""A case's count behind the part it belongs to is its mark, not its head: 照护篇（案例7）."""
_FEWEST, _MOST_LIFTED = 3, 4
_LONGEST_HEADS, _SENTENCE = 80, re.compile(r"[。；！？：:]")
_PLACED, _OTHERS = 0.8, 3
"""Share of the heads that must be short lines, where the first is one; one head of three may not tell of another."""


def lift_to_heads(text: str, lines: Sequence[Line], cases: Sequence[Case]) -> list[Case]:
    """The cases from the lines on that stand above each of them alike: a title, a question, a label, a number.

    网友某某：… / 某区某局答：…; 整改任务七：… / 责任单位：某市.
    """
    begun = {line.start: at for at, line in enumerate(lines)}
    begun |= {behind_mark(line): at for at, line in enumerate(lines)}
    rows = [begun.get(case.start) for case in cases]
    if len(cases) < _FEWEST or any(row is None for row in rows):
        return list(cases)
    found = [row for row in rows if row is not None]
    height = 0
    while height < _MOST_LIFTED and _stand_alike(text, lines, above := [row - height - 1 for row in found], found):
        if _tell_of_others([lines[row] for row in above], cases):
            break
        height += 1
    if height == 0:
        return list(cases)
    heads = [lines[row - height] for row in found]
    starts = [behind_mark(head) for head in heads]
    ends = [*(head.start for head in heads[1:]), cases[-1].end]
    return [
        replace(case, start=start, end=start + len(text[start:end].rstrip()), title=title_of(head) or case.title)
        for case, start, end, head in zip(cases, starts, ends, heads, strict=True)
    ]


def _tell_of_others(heads: Sequence[Line], cases: Sequence[Case]) -> bool:
    """Whether lines above the cases begin with places that are not theirs: they are other parts of one list."""
    named = [(leading_mention(head.text), case.region or "") for head, case in zip(heads, cases, strict=True)]
    others = [place for place, region in named if place is not None and place.candidates[0].name[:2] not in region]
    return _OTHERS * len(others) >= len(heads)


def _stand_alike(text: str, lines: Sequence[Line], rows: Sequence[int], begun: Sequence[int]) -> bool:
    """Whether the lines of these indexes are heads of one shape, each below the beginning of the case before.

    Words that come back above each case (更多详情) close the one before.
    """
    if rows[0] < 0 or any(row <= before for row, before in zip(rows[1:], begun, strict=False)):
        return False
    shapes = [_head_shape(text, lines, row) for row in rows]
    least = _PLACED if shapes[0] == ("short",) else 1.0
    is_alike = shapes[0] is not None and shapes.count(shapes[0]) >= least * len(rows)
    return is_alike and len({lines[row].text for row in rows}) == len(rows)


def _head_shape(text: str, lines: Sequence[Line], at: int) -> Shape | None:
    """The shape of a line that may stand above a case; a date, who wrote it, a caption ends the one before."""
    line = lines[at]
    if is_date_line(line.text) or is_caption(line) or is_byline(line) or _COUNTED.fullmatch(line.text):
        return None
    if is_prose(line) and LABEL.match(line.text) is None:
        return None
    if _SPEAKER.fullmatch(line.text):
        return ("speaker",)
    shape = shape_of(text, lines, at)
    is_count = shape is not None and (shape[0] in ("row", "count", "led", "placed") or shape[-1] in COUNTS)
    if shape is None or is_count or is_mark_alone(line):
        return None
    return ("short",) if shape[0] in ("short", "head") else shape


def join_heads(text: str, cases: Sequence[Case]) -> list[Case]:
    """The cases, none of which is only the head of the next (用好“一池活水” / 某县教育局 / 某县是…)."""
    joined: list[Case] = []
    for case in cases:
        last = joined[-1] if joined else None
        if last is not None and _is_head_of(text, last, case):
            joined[-1] = replace(last, end=case.end, region=case.region, adcode=case.adcode)
        else:
            joined.append(case)
    return joined


def _is_head_of(text: str, first: Case, second: Case) -> bool:
    """Whether a part holds no sentence and no mark, and the next, which does, is about the same place or one in it."""
    told = text[first.start : second.start]
    if len(told) > _LONGEST_HEADS or not told.endswith("\n") or _SENTENCE.search(told):
        return False
    if _SENTENCE.search(text, second.start, second.end) is None:
        return False  # a list of titles
    if any(read_mark(line.strip()) for line in told.splitlines()):
        return False
    inner = division_of(second.adcode) if second.adcode else None
    return inner is not None and (first.adcode is None or lies_in(inner, division_of(first.adcode)))
