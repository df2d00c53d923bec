"""Which paragraphs a person should label next: those that a model is unsure of, and that differ from each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from policy_text.classify.evidence import Passage
from policy_text.classify.folding import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from policy_text.classify.model import ReformModel

__all__ = ["select_uncertain"]

# Only so many of the most doubtful are compared with each other: the rest would not be chosen anyway.
_POOL_PER_CHOICE = 20
# With fewer known words than this a text says too little to be doubted for what it says: dates, names, table rows.
_ENOUGH_WORDS = 10
# How much a paragraph loses for likeness to those already chosen (cosine of their words).
_LIKENESS_COST = 1.0


def select_uncertain(
    model: ReformModel,
    texts: Sequence[str],
    *,
    count: int = 20,
    headings: Sequence[str | None] | None = None,
    titles: Sequence[str | None] | None = None,
) -> list[int]:
    """Numbers of the ``count`` texts whose labels would teach the model most, most informative first.

    A text's doubt is the sum over types of the entropy of its probability: a paragraph that is half likely to be
    about three types is worth more than one that is half likely about one. It counts for less where a text has few
    words that the model knows: what it doubts there is the heading above. From the most doubtful the next is taken
    that is least like those already chosen, so that twenty copies of one doubt are asked once.
    """
    headings, titles = headings or [None] * len(texts), titles or [None] * len(texts)
    passages = [Passage(t, h or "", c or "") for t, h, c in zip(texts, headings, titles, strict=True)]
    columns = [model.vocabulary.find_columns(fold(text)) for text in texts]
    substance = np.array([min(len(found) / _ENOUGH_WORDS, 1.0) for found in columns])
    doubts = _measure_doubt(model.probabilities(passages)) * substance
    pool = np.argsort(-doubts, kind="stable")[: count * _POOL_PER_CHOICE]
    vectors = _embed([columns[i] for i in pool], model)
    likeness = np.zeros(len(pool))
    chosen: list[int] = []
    while len(chosen) < min(count, len(pool)):
        worth = doubts[pool] * (1 - _LIKENESS_COST * np.clip(likeness, 0, 1))
        worth[chosen] = -np.inf
        best = int(np.argmax(worth))
        chosen.append(best)
        likeness = np.maximum(likeness, vectors @ vectors[best])
    return [int(pool[i]) for i in chosen]


def _measure_doubt(probabilities: NDArray[np.float32]) -> NDArray[np.float64]:
    p = np.clip(probabilities.astype(np.float64), 1e-9, 1 - 1e-9)
    return np.asarray(-(p * np.log(p) + (1 - p) * np.log(1 - p)).sum(axis=1))


def _embed(columns: Sequence[set[int]], model: ReformModel) -> NDArray[np.float32]:
    """Unit rows over the words that occur in the texts with these columns."""
    rows = model.vocabulary.make_rows(columns)
    used, places = np.unique(rows.terms, return_inverse=True)
    dense = np.zeros((len(columns), max(len(used), 1)), dtype=np.float32)
    owners = np.repeat(np.arange(len(columns)), np.diff(rows.starts))
    dense[owners, places] = rows.values
    return dense
