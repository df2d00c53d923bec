"""Which words of a text count, and the sparse rows that they make.

A text's row holds each known word once, weighted by how rare it is, scaled to length one: a paragraph that says
集团 ten times is no more about school groups than one that says it thrice among other words of the matter.

Words are learned with jieba and the dictionary of the field, once, when a model is trained. A model then cuts texts
by the longest of its own words: that needs no dictionary of a language, and takes a tenth of jieba's time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from policy_text.lexicon.reforms import field_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Rows", "Vocabulary", "cut_words", "learn_vocabulary", "make_segmenter", "segment_words"]

_RUN = re.compile(r"\w+")
_LONGEST_WORD = 8


def cut_words(folded: str, words: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Spans of known words, the longest first from the left; what no word covers is passed over.

    >>> text = "推进集团化办学,好"
    >>> [text[start:end] for start, end in cut_words(text, {"推进": 0, "集团": 1, "集团化办学": 2})]
    ['推进', '集团化办学']
    """
    for run in _RUN.finditer(folded):
        place, stop = run.span()
        while place < stop - 1:
            for size in range(min(_LONGEST_WORD, stop - place), 1, -1):
                if folded[place : place + size] in words:
                    yield place, place + size
                    place += size
                    break
            else:
                place += 1


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
    """The words that count, in order of their columns, with their rarity."""

    columns: dict[str, int]
    rarity: NDArray[np.float32]

    def find_columns(self, folded: str) -> set[int]:
        """Columns of the known words of a folded text."""
        return {self.columns[folded[start:end]] for start, end in cut_words(folded, self.columns)}

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


def segment_words(folded_texts: Sequence[str]) -> list[set[str]]:
    """The words that jieba finds in each text, with the dictionary of the field."""
    segmenter = make_segmenter()
    return [{word for word in segmenter.cut(folded) if _can_count(word)} for folded in folded_texts]


def learn_vocabulary(
    folded_texts: Sequence[str], word_sets: Sequence[set[str]], settings: Sequence[str], *, fewest: int
) -> Vocabulary:
    """The words that stand in texts of enough settings, so that names of one place are not learned."""
    places: dict[str, set[str]] = {}
    for words, setting in zip(word_sets, settings, strict=True):
        for word in words:
            places.setdefault(word, set()).add(setting)
    kept = sorted(word for word, found in places.items() if len(found) >= fewest)
    columns = {word: column for column, word in enumerate(kept)}
    cut: Counter[str] = Counter()
    for folded in folded_texts:
        cut.update({folded[start:end] for start, end in cut_words(folded, columns)})
    rarity = [np.log((1 + len(folded_texts)) / (1 + cut[word])) + 1 for word in kept]
    return Vocabulary(columns, np.array(rarity, dtype=np.float32))


def _can_count(word: str) -> bool:
    return 1 < len(word) <= _LONGEST_WORD and not word.isdigit() and _RUN.fullmatch(word) is not None


def make_segmenter() -> Any:
    """Jieba with the field's words, apart from any other user of jieba."""
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    segmenter = jieba.Tokenizer()
    for word in field_words():
        segmenter.add_word(word)
    return segmenter
