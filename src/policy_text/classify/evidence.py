"""What speaks for a type in a paragraph, its headings and its title, in a few numbers that all types share.

The word weights of a type say how a text about it sounds. Whether a paragraph *is* about it also depends on where
that sounds: in the whole or in one item of a long list, in the topic sentence, in the heading above, in the title of
a document that has one theme. These things are the same for every type, so their weights are learned over all types
together, and a type with few examples profits from the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from policy_text.classify.features import Vocabulary
from policy_text.classify.folding import cut_pieces, fold
from policy_text.classify.phrases import PhraseBook, find_phrase
from policy_text.lexicon.reforms import Taxonomy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["EVIDENCE", "EvidenceReader", "Passage"]

EVIDENCE = (
    "text",  # word score of the whole paragraph
    "piece",  # the highest score of one of its pieces
    "piece of the field",  # the same, no higher than the score of that piece for "any type at all"
    "piece above text",
    "any type",  # word score of the whole for having any type at all: other policy fields have none
    "any type in a piece",
    "ahead of others",  # distance to the best other type
    "phrases",  # log of 1 + the summed reliability of the type's cues and hints in it
    "best phrase",
    "share of phrases",  # of what all types' phrases weigh, how much is this one's: passing words have a small share
    "phrases in a piece",
    "phrases up front",  # in the topic sentence
    "heading",  # word score of the headings above
    "heading phrase",
    "title",
    "title phrase",
    "title and text phrase",
    "title over assurance",  # a theme is carried by a document's tasks; 保障措施 speak of money, posts and inspection
    "title phrase over assurance",
    "assurance",
    "length",
    "no anchor",  # no word of the field in the paragraph: money, buildings and inspections stand in every field
    "no anchor around",  # nor in its headings and title
    "phrase without anchor",  # 扩建, 补助 and 督导 are phrases of many fields
    "aims",  # aims name every side of a theme, and are about none of them but the theme
    "other heading",  # the heading right above names another type, and neither it nor the title names this one
    "phrase under other heading",
)

_ASSURANCE = re.compile(
    r"""
    (?:组织|工作|实施|条件|强化|加强|落实|健全|完善)保障   # not 政府保障, a group of indicators
    | 保障(?:措施|机制|体系|条件) | \b保障\b
    | 组织(?:实施|领导) | 附则
    | (?:加大|增加|强化).{0,10}投入 | 经费(?:投入|来源) | 督导(?:制度|机制|检查|考核|评估制度)
    """,
    re.VERBOSE,
)
_AIMS = re.compile("(?:总体|工作|主要|发展)目标|目标任务|指导思想|总体(?:要求|思路)|基本原则")
_TOPIC_SENTENCE = 30
# From these reliabilities on a phrase in a heading names its type, or may be naming it.
_NAMES, _MAY_NAME = 0.7, 0.3


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with the headings above it and the title of its document or case (each may be empty)."""

    text: str
    headings: str = ""
    title: str = ""


@dataclass(frozen=True)
class EvidenceReader:
    """Turns passages into the numbers named in `EVIDENCE`, for every type at once.

    ``weights`` has one column a type and a last one for "any type at all"; ``reliability`` says of each phrase in
    ``book`` how often a text that holds it is about its type. ``anchors`` are words of the field, if any are known.
    """

    taxonomy: Taxonomy
    vocabulary: Vocabulary
    weights: Floats
    reliability: Floats
    anchors: tuple[str, ...] = ()

    @cached_property
    def _anchor(self) -> re.Pattern[str]:
        """What finds an anchor in a folded text; where none are known every text has one."""
        return re.compile("|".join(re.escape(fold(word)) for word in self.anchors))

    @cached_property
    def book(self) -> PhraseBook:
        """The taxonomy's phrases, ready to be looked for."""
        return PhraseBook(self.taxonomy)

    def read(self, passages: Sequence[Passage]) -> Floats:
        """An array of passages x types x `EVIDENCE`."""
        folded = [fold(passage.text) for passage in passages]
        pieces = [cut_pieces(text) for text in folded]
        around_texts = sorted({fold(context) for p in passages for context in (p.headings, p.title)})
        contexts = {context: number for number, context in enumerate(around_texts)}
        context_scores = self._score(around_texts)
        anchored = [self._anchor.search(context) is not None for context in around_texts]
        context_phrases = [self._weigh_phrases(context, []).best for context in around_texts]
        named = {last: self._weigh_phrases(last, []).best for last in {_last_heading(p.headings) for p in passages}}
        text_scores = self._score_pieces(folded, pieces)
        evidence = np.empty((len(passages), len(self.taxonomy), len(EVIDENCE)), dtype=np.float32)
        for i, passage in enumerate(passages):
            heading, title = contexts[fold(passage.headings)], contexts[fold(passage.title)]
            own = self._read_text(folded[i], pieces[i], text_scores[i])
            assurance = float(_ASSURANCE.search(fold(passage.headings)) is not None)
            title_phrase = context_phrases[title]
            adrift = self._anchor.search(folded[i]) is None
            adrift_around = adrift and not anchored[heading] and not anchored[title]
            elsewhere = _find_named_elsewhere(named[_last_heading(passage.headings)], title_phrase)
            around = [
                context_scores[heading, :-1],
                context_phrases[heading],
                context_scores[title, :-1],
                title_phrase,
                title_phrase * (own[7] > 0),
                context_scores[title, :-1] * assurance,
                title_phrase * assurance,
                np.full_like(title_phrase, assurance),
                np.full_like(title_phrase, np.log(max(len(folded[i]), 1) / 100)),
                np.full_like(title_phrase, adrift),
                np.full_like(title_phrase, adrift_around),
                own[EVIDENCE.index("best phrase")] * adrift_around,
                np.full_like(title_phrase, _AIMS.search(fold(passage.headings)) is not None),
                elsewhere,
                own[EVIDENCE.index("best phrase")] * elsewhere,
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
        return [scores[start:end] for start, end in pairwise(ends)]

    def _read_text(self, folded: str, pieces: list[tuple[int, int]], scores: Floats) -> list[Floats]:
        """The evidence from the paragraph's own words, in the order of `EVIDENCE`."""
        whole, parts = scores[0], scores[1:] if len(scores) > 1 else scores
        text, piece = whole[:-1], parts[:, :-1].max(axis=0)
        of_field = np.minimum(parts[:, :-1], parts[:, -1:]).max(axis=0)
        phrases = self._weigh_phrases(folded, pieces)
        return [
            text,
            piece,
            of_field,
            piece - text,
            np.full_like(text, whole[-1]),
            np.full_like(text, parts[:, -1].max()),
            np.clip(_lead_over_others(parts[:, :-1]).max(axis=0), -4, 2),
            np.log1p(phrases.total),
            phrases.best,
            phrases.share,
            np.log1p(phrases.in_piece),
            phrases.up_front,
        ]

    def _weigh_phrases(self, folded: str, pieces: list[tuple[int, int]]) -> _PhraseWeights:
        total = np.zeros(len(self.taxonomy), dtype=np.float32)
        best, up_front = np.zeros_like(total), np.zeros_like(total)
        by_piece = np.zeros((max(len(pieces), 1), len(self.taxonomy)), dtype=np.float32)
        for number, _ in self.book.find(folded):
            phrase, weight = self.book.phrases[number], float(self.reliability[number])
            index = phrase.type_index
            total[index] += weight
            best[index] = max(best[index], weight)
            for piece, (start, end) in enumerate(pieces):
                place = find_phrase(phrase, folded, start, end)
                if place is not None:
                    by_piece[piece, index] += weight
                    if place[0] < start + _TOPIC_SENTENCE:
                        up_front[index] = max(up_front[index], weight)
        share = by_piece / np.maximum(by_piece.sum(axis=1, keepdims=True), 1)
        return _PhraseWeights(total, best, by_piece.max(axis=0), up_front, share.max(axis=0))


@dataclass(frozen=True, slots=True)
class _PhraseWeights:
    """Reliability of the phrases found, a number a type: all, the best, the most in one piece, the best at
    the front of a piece, and the largest part of what all types' phrases weigh in one piece."""

    total: Floats
    best: Floats
    in_piece: Floats
    up_front: Floats
    share: Floats


def _lead_over_others(scores: Floats) -> Floats:
    """For each piece how far each type's score is above the best of the other types (pieces x types)."""
    if scores.shape[1] == 1:
        return scores
    second, best = np.partition(scores, -2, axis=1)[:, -2:].T
    return np.asarray(scores - np.where(scores == best[:, None], second[:, None], best[:, None]), dtype=np.float32)


def _last_heading(headings: str) -> str:
    """The heading right above a passage, folded; headings are joined by blanks."""
    return fold(headings.rpartition(" ")[2])


def _find_named_elsewhere(heading_phrase: Floats, title_phrase: Floats) -> Floats:
    """1 for each type that neither heading nor title may be naming, where the heading names another type; else 0."""
    may_be_named = np.maximum(heading_phrase, title_phrase) > _MAY_NAME
    return np.where(may_be_named, 0, heading_phrase.max() >= _NAMES).astype(np.float32)
