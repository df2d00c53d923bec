"""Which n-grams of a text count, and the sparse rows that they make.

A text's row holds each known n-gram once, weighted by how rare it is, scaled to length one: a paragraph that says
集团 ten times is no more about school groups than one that says it thrice among other words of the matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Rows", "Vocabulary", "learn_vocabulary", "list_ngrams"]

_RUN = re.compile(r"\w+")
_SIZES = (1, 2, 3, 4)


def list_ngrams(folded: str) -> set[str]:
    """All n-grams of one to four characters that cross no punctuation.

    >>> sorted(list_ngrams("办学,好"))
    ['办', '办学', '好', '学']
    """
    found: set[str] = set()
    for match in _RUN.finditer(folded):
        run = match.group()
        for size in _SIZES:
            found.update(run[i : i + size] for i in range(len(run) - size + 1))
    return found


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse rows: row ``i`` holds ``values[starts[i]:starts[i + 1]]`` at columns ``terms[...]``."""

    starts: NDArray[np.int64]
    terms: NDArray[np.int32]
    values: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def score(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Rows times ``weights`` (terms x types): one row of scores a text. Zero where a row is empty."""
        scores = np.zeros((len(self), weights.shape[1]), dtype=np.float32)
        filled = np.flatnonzero(np.diff(self.starts))
        if len(filled):
            products = weights[self.terms]
            products *= self.values[:, None]
            scores[filled] = np.add.reduceat(products, self.starts[filled], axis=0)
        return scores

    def to_scipy(self, columns: int) -> Any:
        """The same rows as a ``scipy.sparse`` matrix, for training."""
        from scipy.sparse import csr_matrix

        return csr_matrix((self.values, self.terms, self.starts), shape=(len(self), columns))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The n-grams that count, in order of their columns, with their rarity."""

    columns: dict[str, int]
    rarity: NDArray[np.float32]

    def find_columns(self, folded: str) -> set[int]:
        """Columns of the known n-grams of a folded text."""
        look_up = self.columns.get
        found = {look_up(ngram, -1) for ngram in list_ngrams(folded)}
        found.discard(-1)
        return found

    def make_rows(self, column_sets: Sequence[set[int]]) -> Rows:
        """Rows of length one from the columns of each text."""
        sizes = np.fromiter((len(found) for found in column_sets), dtype=np.int64, count=len(column_sets))
        starts = np.concatenate(([0], np.cumsum(sizes)))
        terms = np.fromiter((c for found in column_sets for c in sorted(found)), dtype=np.int32, count=int(starts[-1]))
        values = self.rarity[terms]
        filled = np.flatnonzero(sizes)
        if len(filled):
            lengths = np.sqrt(np.add.reduceat(values * values, starts[filled]))
            values = values / np.repeat(lengths, sizes[filled])
        return Rows(starts, terms, values.astype(np.float32))


def learn_vocabulary(
    folded_texts: Iterable[str], settings: Iterable[str], *, fewest_texts: int = 3, fewest_settings: int = 2
) -> Vocabulary:
    """The n-grams that stand in enough texts of enough settings, so that names of one place are not learned."""
    texts: Counter[str] = Counter()
    places: dict[str, set[str]] = {}
    count = 0
    for folded, setting in zip(folded_texts, settings, strict=True):
        count += 1
        for ngram in list_ngrams(folded):
            texts[ngram] += 1
            places.setdefault(ngram, set()).add(setting)
    kept = sorted(
        ngram for ngram, seen in texts.items() if seen >= fewest_texts and len(places[ngram]) >= fewest_settings
    )
    rarity = np.array([np.log((1 + count) / (1 + texts[ngram])) + 1 for ngram in kept], dtype=np.float32)
    return Vocabulary({ngram: column for column, ngram in enumerate(kept)}, rarity)
