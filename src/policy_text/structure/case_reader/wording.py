"""How a document is worded, whatever its places: a linear model of the characters and pairs of its parts.

Where places stand does not tell a list of practices from a list of duties that is set alike; the words do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

from policy_text.lexicon.divisions import Mention, find_divisions
from policy_text.structure.case_reader.candidates import Candidate
from policy_text.structure.page import Page

__all__ = ["PARTS", "Wording", "count_grams", "parts_of"]

PARTS = 3
"""Title, running text, heads: each has weights of its own."""
_HEAD = 24
"""Characters with which a line, sentence or clause that names a place begins."""
_PLACE = "\ue000"
"""Stands for every place: which places a document names tells nothing of what it is."""
_BITS = 14
_BUCKETS = 1 << _BITS
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
"""2^64 over the golden ratio: spreads characters over the buckets (Knuth, multiplicative hashing)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A weight for each bucket of characters and pairs in each part of a document."""

    weights: NDArray[np.float16]
    bias: float

    def probability(self, parts: Sequence[str]) -> float:
        """How probably a document that is worded so is a collection of cases."""
        return self.weigh(count_grams(parts))

    def weigh(self, grams: NDArray[np.float32]) -> float:
        """The same, of what `count_grams` counted."""
        score = float(grams @ self.weights.astype(np.float32)) + self.bias
        return 1.0 / (1.0 + float(np.exp(-score)))

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What a file keeps of it."""
        return {"weights": self.weights, "bias": np.array(self.bias)}

    @classmethod
    def read(cls, file: IO[bytes] | str) -> Wording:
        """The model in an npz file; raises ValueError or KeyError where it holds none."""
        with np.load(file, allow_pickle=False) as told:
            weights = told["weights"]
            if weights.shape != (PARTS * _BUCKETS,):
                raise ValueError(f"{weights.shape} weights, not {PARTS * _BUCKETS}")
            return cls(weights, float(told["bias"]))


def parts_of(page: Page, candidates: Sequence[Candidate], mentions: Sequence[Mention]) -> tuple[str, str, str]:
    """The title, the running text and the heads of the parts that name a place, without the names of places."""
    text, stop = page.wide_text, page.body.end
    starts = [mention.start for mention in mentions]

    def plain(start: int, end: int) -> str:
        here = slice(max(0, bisect_left(starts, start) - 1), bisect_left(starts, end))
        return _without_places(text, mentions[here], start, end)

    heads = (plain(c.start, min(stop, c.start + _HEAD)).split("\n")[0] for c in candidates if c.place)
    title = _without_places(page.title, list(find_divisions(page.title)), 0, len(page.title))
    return title, plain(page.text_start, stop), " ".join(heads)


def count_grams(parts: Sequence[str]) -> NDArray[np.float32]:
    """How often characters and pairs of each part fall into each bucket: logarithms, of length one in each part."""
    return np.concatenate([_count_part(part) for part in parts])


def _count_part(part: str) -> NDArray[np.float32]:
    codes = np.frombuffer(part.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    pairs = (codes[:-1] << np.uint64(21)) | codes[1:]
    buckets = (np.concatenate([codes, pairs]) * _GOLDEN) >> np.uint64(64 - _BITS)
    counts = np.bincount(buckets.astype(np.int64), minlength=_BUCKETS)
    told = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0)
    length = float(np.linalg.norm(told))
    row: NDArray[np.float32] = (told / length if length else told).astype(np.float32)
    return row


def _without_places(text: str, mentions: Sequence[Mention], start: int, end: int) -> str:
    kept, at = [], start
    for mention in mentions:
        if mention.end <= at or mention.start >= end:
            continue
        kept += [text[at : max(at, mention.start)], _PLACE]
        at = mention.end
    return "".join(kept) + text[at:end]
