"""Which phrases carried a tag: those whose removal makes it less likely.

Each of the model's words and the taxonomy's phrases is covered in turn, and what the tag's log-odds lose is its
weight. Neighbours that both count are joined and weighed again together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from policy_text.classify.evidence import Passage
from policy_text.classify.features import cut_words
from policy_text.classify.folding import fold

if TYPE_CHECKING:
    from policy_text.classify.model import ReformModel

__all__ = ["cover", "find_reasons"]

Span = tuple[int, int]

# Stands for what was taken out: no n-gram crosses it and no phrase holds it.
_COVER = ","
_LONGEST_PHRASE = 12
_LEAST_WEIGHT = 0.05


def find_reasons(model: ReformModel, passage: Passage, column: int, *, most: int = 5) -> tuple[tuple[str, float], ...]:
    """Phrases of the passage's text with the log-odds of the type at ``column`` that each is worth, largest first."""
    words = _find_words(passage.text, model)
    weights = _weigh(model, passage, column, words)
    phrases = _join_neighbours(words, weights)
    weighed = zip(phrases, _weigh(model, passage, column, phrases), strict=True)
    reasons: dict[str, float] = {}
    for (start, end), weight in sorted(weighed, key=lambda item: -item[1]):
        phrase = passage.text[start:end]
        if weight >= _LEAST_WEIGHT and phrase not in reasons:
            reasons[phrase] = weight
    return tuple(reasons.items())[:most]


def cover(text: str, spans: Sequence[Span]) -> str:
    """The text with the spans covered, all other characters in their places."""
    for start, end in spans:
        text = text[:start] + _COVER * (end - start) + text[end:]
    return text


def _weigh(model: ReformModel, passage: Passage, column: int, spans: Sequence[Span]) -> list[float]:
    variants = [passage, *(replace(passage, text=cover(passage.text, [span])) for span in spans)]
    scores = model.log_odds(variants)[:, column]
    return [float(scores[0] - score) for score in scores[1:]]


def _find_words(text: str, model: ReformModel) -> list[Span]:
    """Spans of what could be a reason: the model's words, and in their place the taxonomy's phrases."""
    folded = fold(text)
    book = model.reader.book
    phrases = {span for number, span in book.find(folded) if not book.phrases[number].tail}
    words = phrases | set(cut_words(folded, model.vocabulary.columns))
    free: list[Span] = []
    for start, end in sorted(words, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or other[1] <= start for other in free):
            free.append((start, end))
    return sorted(free)


def _join_neighbours(words: Sequence[Span], weights: Sequence[float]) -> list[Span]:
    """Spans of words that count, touching ones made one phrase up to a length that a reader takes in at a glance."""
    phrases: list[Span] = []
    for (start, end), weight in zip(words, weights, strict=True):
        if weight < _LEAST_WEIGHT:
            continue
        if phrases and phrases[-1][1] == start and end - phrases[-1][0] <= _LONGEST_PHRASE:
            phrases[-1] = (phrases[-1][0], end)
        else:
            phrases.append((start, end))
    return phrases
