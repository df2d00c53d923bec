"""The phrases of a taxonomy: where they stand in a text and how far they can be trusted.

``A…B`` is a phrase with a gap: B follows A in the same sentence within a few characters (招聘…教师 finds
招聘中小学新教师).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from policy_text.classify.folding import fold
from policy_text.lexicon.reforms import Taxonomy

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Phrase", "find_phrase", "learn_reliability", "list_phrases"]

GAP = "…"
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


def list_phrases(taxonomy: Taxonomy) -> list[Phrase]:
    """All cues and hints of all types, in a fixed order."""
    return [
        Phrase(*_split(phrase), index, is_cue)
        for index, kind in enumerate(taxonomy)
        for is_cue, phrases in ((True, kind.cues), (False, kind.hints))
        for phrase in phrases
    ]


def _split(phrase: str) -> tuple[str, str]:
    head, _, tail = phrase.partition(GAP)
    return fold(head), fold(tail)


def find_phrase(phrase: Phrase, folded: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
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


def learn_reliability(
    taxonomy: Taxonomy, folded_texts: Sequence[str], labels: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """How often a text that holds a phrase is about its type, drawn to what a cue or a hint is worth unseen."""
    reliability = []
    for phrase in list_phrases(taxonomy):
        holds = np.array([phrase.head in text and find_phrase(phrase, text) is not None for text in folded_texts])
        right, seen = int((holds & labels[:, phrase.type_index]).sum()), int(holds.sum())
        unseen = _CUE_UNSEEN if phrase.is_cue else _HINT_UNSEEN
        reliability.append((right + _DOUBT * unseen) / (seen + _DOUBT))
    return np.array(reliability, dtype=np.float32)
