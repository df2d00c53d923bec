"""The phrases of a taxonomy: where they stand in a text and how far they can be trusted.

``A…B`` is a phrase with a gap: B follows A in the same sentence within a few characters (招聘…教师 finds
招聘中小学新教师).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from policy_text.classify.folding import fold
from policy_text.lexicon.reforms import Taxonomy

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Phrase", "PhraseBook", "find_phrase", "learn_reliability"]

Span = tuple[int, int]

_GAP = "…"
_LONGEST_GAP = 12
_SENTENCE_ENDS = "。;!?\n"

# What a phrase is taken to be worth before any text with it was seen, and how many texts that opinion weighs.
_CUE_UNSEEN = 0.8
_HINT_UNSEEN = 0.3
_DOUBT = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in folded form; ``tail`` is what must follow after a gap (empty for a phrase in one piece)."""

    head: str
    tail: str
    type_index: int
    is_cue: bool


@dataclass(frozen=True)
class PhraseBook:
    """All cues and hints of a taxonomy, in a fixed order."""

    taxonomy: Taxonomy

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Each phrase with the index of its type."""
        return tuple(
            Phrase(*_split(phrase), index, is_cue)
            for index, kind in enumerate(self.taxonomy)
            for is_cue, phrases in ((True, kind.cues), (False, kind.hints))
            for phrase in phrases
        )

    @cached_property
    def _by_opening(self) -> dict[str, list[int]]:
        """Numbers of the phrases that open with two characters (or with the one that they have)."""
        openings: dict[str, list[int]] = {}
        for number, phrase in enumerate(self.phrases):
            openings.setdefault(phrase.head[:2], []).append(number)
        return openings

    def find(self, folded: str) -> list[tuple[int, Span]]:
        """Numbers of the phrases that stand in a folded text, ascending, each with its first place."""
        pairs = set(folded).union(map("".join, pairwise(folded)))
        numbers = sorted(number for pair in pairs & self._by_opening.keys() for number in self._by_opening[pair])
        places = ((number, find_phrase(self.phrases[number], folded)) for number in numbers)
        return [(number, place) for number, place in places if place is not None]


def _split(phrase: str) -> tuple[str, str]:
    head, _, tail = phrase.partition(_GAP)
    return fold(head), fold(tail)


def find_phrase(phrase: Phrase, folded: str, start: int = 0, end: int | None = None) -> Span | None:
    """The span of the first place where the phrase stands in ``folded[start:end]``, or None.

    >>> find_phrase(Phrase("招聘", "教师", 0, True), "招聘中小学新教师")
    (0, 8)
    >>> find_phrase(Phrase("招聘", "教师", 0, True), "招聘护士。新教师") is None
    True
    """
    stop = len(folded) if end is None else end
    place = folded.find(phrase.head, start, stop)
    while place >= 0:
        after = place + len(phrase.head)
        if not phrase.tail:
            return place, after
        tail = folded.find(phrase.tail, after, min(after + _LONGEST_GAP + len(phrase.tail), stop))
        if tail >= 0 and not any(mark in folded[after:tail] for mark in _SENTENCE_ENDS):
            return place, tail + len(phrase.tail)
        place = folded.find(phrase.head, after, stop)
    return None


def learn_reliability(book: PhraseBook, folded_texts: Sequence[str], labels: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How often a text that holds a phrase is about its type, drawn to what a cue or a hint is worth unseen."""
    seen = np.zeros(len(book.phrases))
    right = np.zeros(len(book.phrases))
    types = np.array([phrase.type_index for phrase in book.phrases], dtype=np.int64)
    for folded, carried in zip(folded_texts, labels, strict=True):
        numbers = [number for number, _ in book.find(folded)]
        seen[numbers] += 1
        right[numbers] += carried[types[numbers]]
    unseen = np.array([_CUE_UNSEEN if phrase.is_cue else _HINT_UNSEEN for phrase in book.phrases])
    return np.asarray((right + _DOUBT * unseen) / (seen + _DOUBT), dtype=np.float32)
