"""Cases of news whose parts each tell of one place below a heading that does not name it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from policy_text.records import Case
from policy_text.structure.cases import make_case
from policy_text.structure.regions import main_region
from policy_text.structure.sections import Heading

__all__ = ["widen_to_sections"]

_FEWEST, _SHARE = 3, 0.75
"""So many headings, and of them the share that must have a place of their own below them."""


def widen_to_sections(
    cases: Sequence[Case], headings: Sequence[Heading], text: str, *, end: int, on: str | None = None
) -> list[Case]:
    """The cases from the headings above them on, where nearly every heading has one and no more.

    The place of a heading without one is what the part below it names most; where that names none, it is no case.
    """
    bare = [heading for heading in headings if heading.mark is None]
    if len(bare) < _FEWEST or not cases or cases[0].start < bare[0].start:
        return list(cases)
    starts = [heading.start for heading in bare]
    inside = {bisect_right(starts, case.start) - 1: case for case in cases}
    if len(inside) < len(cases) or len(cases) < _SHARE * len(bare):
        return list(cases)
    widened = []
    for at, (heading, (start, stop)) in enumerate(zip(bare, pairwise([*starts, end]), strict=True)):
        title = text[heading.title_start : heading.title_end].strip()
        told = inside.get(at)
        place = None if told else main_region([(text[start:stop], 1.0)], on=on)
        case = make_case(text, (start, stop), title, place, on)
        if told:
            widened.append(replace(told, start=case.start, end=case.end, title=title))
        elif place is not None:
            widened.append(case)
    return widened
