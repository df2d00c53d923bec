"""Cases of lists whose paragraphs begin with a place set apart: 五华区：…, ——五华区。…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.lexicon.divisions import Division
from policy_text.records import Case
from policy_text.structure.cases import make_case
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line
from policy_text.structure.regions import leading_mention, settle_mentions

__all__ = ["find_labelled_cases", "find_led_cases"]

_DASH = re.compile(r"—{1,3}")
_LABEL = re.compile(r"[：:][ \u3000]*(?=[“一-鿿])")
_LINE = re.compile(r"[^\n]+")
_FEWEST_LED, _FEWEST = 2, 4
"""So many places make a collection where one is promised, and where nothing says so."""
_SHARE_LABELLED = 0.8
"""Share of the lines that must begin with a place."""
_SHARE_TOLD, _TELLING = 0.6, 60
"""Or the share of the text in such lines, each of so many characters: a list of telephones has shorter ones."""


def find_led_cases(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    region: Division | None = None,
    promised: bool = True,
    on: str | None = None,
) -> list[Case]:
    """Cases of a collection whose paragraphs begin with a place and a colon (五华区：…), if there are two at least.

    A dash before the place does as well (——五华区。…); where no cases are ``promised`` more places are needed, and a
    sign behind each, for a list of tasks names places behind dashes too.
    """
    within = (region.code or "") if region else ""
    led = []
    for line, kind in zip(lines, kinds, strict=True):
        dash = _DASH.match(text, line.start)
        start = dash.end() if dash else line.start
        mention = leading_mention(text, start, within=within) if kind is LineKind.TEXT else None
        signs = (":", "：", "。") if dash else (":", "：")
        if mention is not None and ((dash and promised) or text.startswith(signs, mention.end)):
            led.append((start, mention, dash is not None))
    led = [item for item in led if item[2] is led[0][2]]  # a list inside a part has marks of its own
    if len({text[mention.start : mention.end] for _, mention, _ in led}) < (_FEWEST_LED if promised else _FEWEST):
        return []
    divisions = settle_mentions([mention for _, mention, _ in led], within=within, on=on)
    stops = [start for start, _, _ in led[1:]] + [lines[-1].end]
    return [
        make_case(text, (start, start + len(text[start:stop].rstrip("—\n "))), None, division, on)
        for (start, _, _), stop, division in zip(led, stops, divisions, strict=True)
    ]


def find_labelled_cases(
    text: str, span: tuple[int, int], *, region: Division | None = None, on: str | None = None
) -> list[Case]:
    """A case a line where nearly every line begins with another place and a colon (某省：全省新建学校…).

    >>> text = "".join(f"{place}：新建学校若干所，群众满意。\\n" for place in ("山西", "福建厦门", "浙江", "贵州"))
    >>> [case.adcode for case in find_labelled_cases(text, (0, len(text)))]
    ['140000', '350200', '330000', '520000']
    """
    lines = [found.span() for found in _LINE.finditer(text, *span) if found.group().strip()]
    read = [(start, stop, leading_mention(text, start)) for start, stop in lines]
    labelled = [(start, stop, place) for start, stop, place in read if place and _LABEL.match(text, place.end)]
    places = {text[place.start : place.end] for _, _, place in labelled}
    told = sum(stop - start for start, stop, _ in labelled if stop - start >= _TELLING)
    is_dense = len(labelled) >= _SHARE_LABELLED * len(lines) or told >= _SHARE_TOLD * (span[1] - span[0])
    if len(places) < _FEWEST or not is_dense:
        return []
    within = (region.code or "") if region else ""
    divisions = settle_mentions([place for _, _, place in labelled], within=within, on=on)
    return [
        make_case(text, (start, stop), None, division, on)
        for (start, stop, _), division in zip(labelled, divisions, strict=True)
    ]
