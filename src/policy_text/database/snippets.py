"""The words around a hit, and which of their characters answer the query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policy_text.database.folding import fold, fold_with_offsets

__all__ = ["Snippet", "cut_snippet", "find_highlights"]

SNIPPET_WIDTH = 90
"""Characters shown of a long passage: two lines of a terminal."""
LEAD = 15
"""Characters shown before the first match."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a passage; ``highlights`` are ranges of ``text``, ``start`` is its offset in the passage."""

    text: str
    start: int
    highlights: tuple[tuple[int, int], ...]
    cut_before: bool
    cut_after: bool


def find_highlights(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Ranges of a text in which one of the folded phrases stands, joined where they touch.

    >>> find_highlights("推進學區 制管理", ["学区制"])
    [(2, 6)]
    """
    folded = fold(text)
    if len(folded) == len(text):
        found = [(at, at + length) for at, length in _occurrences(folded, phrases)]
    else:
        folded, offsets = fold_with_offsets(text)
        found = [(offsets[at], offsets[at + length - 1] + 1) for at, length in _occurrences(folded, phrases)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _occurrences(folded: str, phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        at = folded.find(phrase)
        while at >= 0:
            yield at, len(phrase)
            at = folded.find(phrase, at + 1)


def cut_snippet(text: str, phrases: Iterable[str], *, width: int = SNIPPET_WIDTH) -> Snippet:
    """The stretch of about ``width`` characters that holds the most matches, the first of equals.

    >>> cut_snippet("全区建成教联体12个。", ["教联体"])
    Snippet(text='全区建成教联体12个。', start=0, highlights=((4, 7),), cut_before=False, cut_after=False)
    """
    highlights = find_highlights(text, phrases)
    start = 0
    if len(text) > width and highlights:
        start = max(_densest(highlights, width - LEAD) - LEAD, 0)
        start = min(start, len(text) - width)
    end = min(len(text), start + width)
    if highlights:  # a match that is longer than the snippet is shown whole
        end = max(end, min((stop for first, stop in highlights if start <= first < end), default=end))
    inside = tuple((a - start, min(b, end) - start) for a, b in highlights if start <= a < end)
    return Snippet(text[start:end], start, inside, start > 0, end < len(text))


def _densest(highlights: list[tuple[int, int]], width: int) -> int:
    """Where a window of that width begins that holds the most matches."""
    best, most, last = highlights[0][0], 0, 0
    for first, (start, _) in enumerate(highlights):
        last = max(last, first)
        while last < len(highlights) and highlights[last][1] <= start + width:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best
