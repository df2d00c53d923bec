"""Where a case may begin: at lines behind their marks, at sentences, at clauses that begin with a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_text.lexicon.divisions import Division, Mention, find_divisions
from policy_text.structure.furniture import LineKind
from policy_text.structure.in_passing import is_in_passing
from policy_text.structure.lines import Line, is_table_row
from policy_text.structure.marks import read_mark
from policy_text.structure.page import Page
from policy_text.structure.regions import leading_mention, settle_mentions

__all__ = ["Candidate", "find_candidates", "find_mentions"]

_BULLET = "◇◆●○■□▲△★☆▶►•·※-*#"
"""What stands before a listed line, which begins behind it."""
_DASHES = re.compile(r"[–—]{1,3}[\s\u3000]*")
_STOP = re.compile(r"[。！？；!?;]+[”’」』）)\s\u3000]*")
_COMMA = re.compile(r"，|(?<=》)、?(?=《)")
"""Where a clause begins, or the next of several titles in a row."""
_SHORTEST_REST, _SHORTEST_CLAUSE = 3, 8
"""Characters that follow at least in the line."""
_BULLETS = 12
"""Rank of what hangs below every number."""
_LONGEST_HEADING, _STOPS = 45, "。；！？，"
_AHEAD = 200
"""Characters behind a candidate in which its place may be named."""


@dataclass(slots=True)
class Candidate:
    """A place in the text where a case may begin, and the divisions that are named from there on."""

    start: int
    line: int
    """Which of the text's own lines holds it."""
    form: str
    """``line``, ``sentence``, ``clause`` or ``item``; of a line with a mark the mark's kind."""
    at_line: bool
    rank: int = 0
    """How far out its mark hangs, from 1 on; 0 without one."""
    end: int = 0
    """Where the next candidate begins."""
    own: str | None = None
    """The code of the place with which it begins."""
    led: str | None = None
    """The same, or that of the place behind what leads in to it."""
    led_at: int = -1
    inside: str | None = None
    """The code of the first place up to the next candidate, ``early`` that within 200 characters; -1 where none."""
    inside_at: int = -1
    early: str | None = None
    early_at: int = -1
    in_passing: bool = False
    is_short: bool = False
    """Whether its line is short and has no stop, as headings are."""
    place: str | None = None
    """The code of the place that a case from here on would tell of."""


def find_mentions(page: Page) -> list[Mention]:
    """The places that the running text names, in order."""
    return list(find_divisions(page.wide_text, page.text_start, page.body.end))


def find_candidates(
    page: Page, mentions: Sequence[Mention], *, region: Division | None, on: str | None
) -> tuple[list[Candidate], list[Line]]:
    """The candidates of the running text in order, and its lines, to which they point; rows of tables are none.

    ``mentions`` are the places that the running text names (`find_mentions`).
    """
    told = zip(page.running_lines, page.running_kinds, strict=True)
    lines = [line for line, kind in told if kind is LineKind.TEXT and not is_table_row(line)]
    within = (region.code or "") if region else ""
    found = {candidate.start: candidate for candidate in _starts(page.wide_text, lines, within)}
    candidates = [found[start] for start in sorted(found)]
    stops = [candidate.start for candidate in candidates[1:]] + [page.body.end]
    for candidate, stop in zip(candidates, stops[: len(candidates)], strict=True):
        candidate.end = stop
    _name_places(candidates, page.wide_text, mentions, within, on)
    for candidate in candidates:
        line = lines[candidate.line]
        is_open = line.tail[-1:] not in _STOPS
        candidate.is_short = candidate.at_line and line.size <= _LONGEST_HEADING and is_open
        named = candidate.own or candidate.led or candidate.inside
        candidate.place = named or (candidate.early if candidate.is_short else None)
    return candidates, lines


def _starts(text: str, lines: Sequence[Line], within: str) -> Iterator[Candidate]:
    """Later ones at the same offset replace earlier ones, so the line's own comes last."""
    for at, line in enumerate(lines):
        for comma in _COMMA.finditer(text, line.start, line.end):
            is_item = comma[0] != "，"
            start = comma.end()
            if start < line.end - _SHORTEST_CLAUSE and (is_item or leading_mention(text, start, within=within)):
                yield Candidate(start, at, "item" if is_item else "clause", at_line=False)
        for stop in _STOP.finditer(text, line.start, line.end):
            if stop.end() < line.end - _SHORTEST_REST:
                yield Candidate(stop.end(), at, "sentence", at_line=False)
        mark = read_mark(line.text)
        dashes = _DASHES.match(line.text)
        lead = mark.end if mark else dashes.end() if dashes else 0
        before = text[max(0, line.start - 3) : line.start].rstrip(" \t\u3000")
        is_listed = not mark and (dashes is not None or (before != "" and before[-1] in _BULLET))
        form = mark.kind if mark else "bullet" if is_listed else "line"
        rank = mark.rank + 2 if mark else _BULLETS if is_listed else 0
        yield Candidate(line.start + lead, at, form, at_line=True, rank=rank)


def _name_places(
    candidates: Sequence[Candidate], text: str, mentions: Sequence[Mention], within: str, on: str | None
) -> None:
    settled = settle_mentions(mentions, within=within, on=on)
    codes = [division.code if division else None for division in settled]
    named = [(mention.start, code) for mention, code in zip(mentions, codes, strict=True) if code and code != within]
    starts = [start for start, _ in named]

    def code_of(mention: Mention | None) -> str | None:
        division = settle_mentions([mention], within=within, on=on)[0] if mention else None
        return division.code if division else None

    for candidate in candidates:
        start = candidate.start
        own = leading_mention(text, start, within=within)
        led = own or leading_mention(text, start, within=within, lead_in=True)
        candidate.own, candidate.led = code_of(own), code_of(led)
        candidate.led_at = led.start - start if led else -1
        candidate.in_passing = led is not None and is_in_passing(text, led)
        at = bisect_left(starts, start)
        if at < len(named) and starts[at] < start + _AHEAD:
            candidate.early, candidate.early_at = named[at][1], starts[at] - start
            if starts[at] < candidate.end:
                candidate.inside, candidate.inside_at = candidate.early, candidate.early_at
