"""Where a measure belongs: the case's place, unless its own sentence tells of another one inside it.

A provincial report says 安吉县组建教育集团7个; the figure is the county's. Only a place that opens the sentence, or a
clause before the measure, and lies inside the case's own place is taken: 与安吉县结对 names a partner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from policy_text.lexicon.divisions import Division, find_divisions, full_name_of, narrow, settle
from policy_text.records import Measure

__all__ = ["name_places"]

_SENTENCE_ENDS = re.compile(r"[。！？!?\n]")
_OPENS = re.compile(r"(?:^|[，,；;：:、]|其中[，,]?|在|如)$")
_LIST_OF_PLACES = re.compile(r"[、和与及](?=[\u4e00-\u9fff])|等")
_FURTHEST = 200
"""A sentence is looked back over so many characters at most."""


def name_places(measures: Sequence[Measure], text: str, *, published: str | None) -> list[Measure]:
    """The measures, each with the place that its sentence names inside its case's place, where it names one."""
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)] if any(map(_is_wide, measures)) else []
    return [_name_place(measure, text, ends, published) if _is_wide(measure) else measure for measure in measures]


def _name_place(measure: Measure, text: str, ends: list[int], published: str | None) -> Measure:
    place = _find_place(measure, text, ends, published)
    if place is None:
        return measure
    return replace(measure, region=full_name_of(place, on=published), adcode=place.code)


def _is_wide(measure: Measure) -> bool:
    """A county's report seldom tells of others; one of a province, a prefecture or the whole country does."""
    return measure.adcode is None or measure.adcode.endswith("00")


def _find_place(measure: Measure, text: str, ends: list[int], published: str | None) -> Division | None:
    index = bisect_right(ends, measure.start) - 1
    begin = max(ends[index] if index >= 0 else 0, measure.start - _FURTHEST)
    place: Division | None = None
    for mention in find_divisions(text, begin, measure.start):
        candidates = _inside(mention.candidates, measure.adcode)
        opens = _OPENS.search(text[max(begin, mention.start - 4) : mention.start].strip())
        if not candidates or not opens:
            continue
        if _LIST_OF_PLACES.match(text, mention.end):
            return None  # 温州市、台州市 …: more than one
        place = settle(narrow(candidates, within=measure.adcode or "", on=published))
    return place


def _inside(candidates: Sequence[Division], adcode: str | None) -> list[Division]:
    """The candidates that lie inside the division with the code and are not itself."""
    prefix = re.sub(r"(?:00){1,2}$", "", adcode or "")
    return [d for d in candidates if d.code and d.code != adcode and d.code.startswith(prefix)]
