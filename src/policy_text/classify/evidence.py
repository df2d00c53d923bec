"""What speaks for a type in a paragraph, its headings and its title, in a few numbers that all types share.

The n-gram weights of a type say how a text about it sounds. Whether a paragraph *is* about it also depends on where
that sounds: in the whole or in one item of a long list, in the topic sentence, in the heading above, in the title of
a document that has one theme. These things are the same for every type, so their weights are learned over all types
together, and a type with few examples profits from the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from policy_text.classify.features import Vocabulary
from policy_text.classify.folding import cut_pieces, fold
from policy_text.lexicon.reforms import Taxonomy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["EVIDENCE", "EvidenceReader", "Passage"]

EVIDENCE = (
    "text",  # n-gram score of the whole paragraph
    "piece",  # the highest score of one of its pieces
    "piece of the field",  # the same, no higher than the score of that piece for "any type at all"
    "piece above text",
    "any type",  # n-gram score of the whole for having any type at all: other policy fields have none
    "any type in a piece",
    "ahead of others",  # distance to the best other type
    "cues",  # log of 1 + how many different cue phrases of the type stand in it
    "hints",
    "share of cues",  # of all types' cues found, how many are this one's: passing words have a small share
    "cues in a piece",
    "cues up front",  # in the topic sentence
    "heading",  # n-gram score of the headings above
    "heading cue",
    "title",
    "title cue",
    "title and text cue",
    "title over assurance",  # a theme is carried by a document's tasks; 保障措施 speak of money, posts and inspection
    "title cue over assurance",
    "assurance",
    "length",
)

_ASSURANCE = re.compile("保障|组织实施|组织领导|工作要求|有关要求|附则")
_TOPIC_SENTENCE = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with the headings above it and the title of its document or case (each may be empty)."""

    text: str
    headings: str = ""
    title: str = ""


@dataclass(frozen=True)
class EvidenceReader:
    """Turns passages into the numbers named in `EVIDENCE`, for every type at once.

    ``weights`` has one column a type and a last one for "any type at all".
    """

    taxonomy: Taxonomy
    vocabulary: Vocabulary
    weights: Floats

    @cached_property
    def _phrases(self) -> list[tuple[str, int, bool]]:
        """Folded phrase, index of its type, and whether it is a cue (else a hint)."""
        return [
            (fold(phrase), index, is_cue)
            for index, kind in enumerate(self.taxonomy)
            for is_cue, phrases in ((True, kind.cues), (False, kind.hints))
            for phrase in phrases
        ]

    def read(self, passages: Sequence[Passage]) -> Floats:
        """An array of passages x types x `EVIDENCE`."""
        folded = [fold(passage.text) for passage in passages]
        pieces = [cut_pieces(text) for text in folded]
        around_texts = sorted({fold(context) for p in passages for context in (p.headings, p.title)})
        contexts = {context: number for number, context in enumerate(around_texts)}
        context_scores = self._score(around_texts)
        context_cues = {context: self._count_phrases(context, [])[0] > 0 for context in contexts}
        text_scores = self._score_pieces(folded, pieces)
        evidence = np.empty((len(passages), len(self.taxonomy), len(EVIDENCE)), dtype=np.float32)
        for i, passage in enumerate(passages):
            headings, title = fold(passage.headings), fold(passage.title)
            own = self._read_text(folded[i], pieces[i], text_scores[i])
            heading_score = context_scores[contexts[headings], :-1]
            title_score = context_scores[contexts[title], :-1]
            title_cue = context_cues[title].astype(np.float32)
            assurance = float(_ASSURANCE.search(headings) is not None)
            around = [
                heading_score,
                context_cues[headings].astype(np.float32),
                title_score,
                title_cue,
                title_cue * (own[7] > 0),
                title_score * assurance,
                title_cue * assurance,
                np.full_like(title_cue, assurance),
                np.full_like(title_cue, np.log(max(len(folded[i]), 1) / 100)),
            ]
            evidence[i] = np.stack([*own, *around], axis=1)
        return evidence

    def _score(self, folded: list[str]) -> Floats:
        columns = [self.vocabulary.find_columns(text) for text in folded]
        return self.vocabulary.make_rows(columns).score(self.weights)

    def _score_pieces(self, folded: list[str], pieces: list[list[tuple[int, int]]]) -> list[Floats]:
        """For each text an array whose first row is the whole and whose others are its pieces."""
        sets: list[set[int]] = []
        ends = [0]
        for text, spans in zip(folded, pieces, strict=True):
            found = [self.vocabulary.find_columns(text[start:end]) for start, end in spans]
            sets.append(set().union(*found))
            sets.extend(found if len(found) > 1 else ())
            ends.append(len(sets))
        scores = self.vocabulary.make_rows(sets).score(self.weights)
        return [scores[start:end] for start, end in zip(ends, ends[1:], strict=False)]

    def _read_text(self, folded: str, pieces: list[tuple[int, int]], scores: Floats) -> list[Floats]:
        """The evidence from the paragraph's own words, in the order of `EVIDENCE`."""
        whole, parts = scores[0], scores[1:] if len(scores) > 1 else scores
        text, piece = whole[:-1], parts[:, :-1].max(axis=0)
        of_field = np.minimum(parts[:, :-1], parts[:, -1:]).max(axis=0)
        cues, hints, piece_cues, up_front = self._count_phrases(folded, pieces)
        return [
            text,
            piece,
            of_field,
            piece - text,
            np.full_like(text, whole[-1]),
            np.full_like(text, parts[:, -1].max()),
            np.minimum(_lead_over_others(piece), 2),
            np.log1p(cues),
            np.log1p(hints),
            cues / max(cues.sum(), 1),
            np.log1p(piece_cues),
            np.minimum(up_front, 2),
        ]

    def _count_phrases(self, folded: str, pieces: list[tuple[int, int]]) -> tuple[Floats, Floats, Floats, Floats]:
        """Different cues and hints a type, the most cues in one piece, and cues in the topic sentence."""
        cues = np.zeros(len(self.taxonomy), dtype=np.float32)
        hints, up_front = np.zeros_like(cues), np.zeros_like(cues)
        by_piece = np.zeros((max(len(pieces), 1), len(self.taxonomy)), dtype=np.float32)
        for phrase, index, is_cue in self._phrases:
            if phrase not in folded:
                continue
            if not is_cue:
                hints[index] += 1
                continue
            cues[index] += 1
            up_front[index] += phrase in folded[:_TOPIC_SENTENCE]
            for number, (start, end) in enumerate(pieces):
                by_piece[number, index] += folded.find(phrase, start, end) >= 0
        return cues, hints, by_piece.max(axis=0), up_front


def _lead_over_others(scores: Floats) -> Floats:
    """How far each type's score is above the best of the other types."""
    if len(scores) == 1:
        return scores
    second, best = np.partition(scores, -2)[-2:]
    return scores - np.where(scores == best, second, best)
