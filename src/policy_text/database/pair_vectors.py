"""Texts as vectors over their character pairs, the rarer among these texts the heavier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from policy_text.database.folding import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]
    Weights = NDArray[np.float64]

__all__ = ["PairVectors"]

_LETTERS = re.compile(r"[^\W\d_]+")
_BREAK = "\n"


class PairVectors:
    """Vectors of some texts, by the texts' numbers.

    >>> vectors = PairVectors({1: "学区制管理，学区长", 2: "推进学区制管理", 3: "食堂"})
    >>> vectors.cosine(1, 2) > 0.5, vectors.cosine(1, 3), vectors.shared_pairs(1, 2, most=2)
    (True, 0.0, ['学区', '制管'])
    """

    def __init__(self, texts: Mapping[int, str]) -> None:
        import numpy as np

        counted = [_count_pairs(text) for text in texts.values()]
        pairs = np.concatenate([codes for codes, _ in counted]) if counted else np.zeros(0, dtype=np.uint64)
        self._pairs, places, documents = np.unique(pairs, return_inverse=True, return_counts=True)
        rarity = np.log((1 + len(counted)) / (1 + documents)) + 1
        self._vectors: dict[int, tuple[NDArray[np.int64], Weights]] = {}
        at = 0
        for number, (codes, counts) in zip(texts, counted, strict=True):
            own = places[at : at + len(codes)]
            self._vectors[number] = own, (1 + np.log(counts)) * rarity[own]
            at += len(codes)

    def cosine(self, one: int, other: int) -> float:
        """How alike two texts are, from 0 to 1."""
        import numpy as np

        product = self._product(one, other).sum()
        norms = [np.sqrt((self._vectors[number][1] ** 2).sum()) for number in (one, other)]
        return float(product / (norms[0] * norms[1])) if product else 0.0

    def shared_pairs(self, one: int, other: int, *, most: int) -> list[str]:
        """The heaviest pairs that both texts have, the heaviest first."""
        import numpy as np

        product = self._product(one, other)
        heaviest = np.argsort(-product, kind="stable")[:most]
        places = self._vectors[other][0][heaviest[product[heaviest] > 0]]
        return [chr(int(code) >> 32) + chr(int(code) & 0xFFFFFFFF) for code in self._pairs[places]]

    def _product(self, one: int, other: int) -> Weights:
        """The product of both vectors, as far as the other one has pairs."""
        import numpy as np

        full = np.zeros(len(self._pairs))
        places, weights = self._vectors[one]
        full[places] = weights
        places, weights = self._vectors[other]
        return full[places] * weights


def _count_pairs(text: str) -> tuple[Codes, NDArray[np.int64]]:
    """The different pairs of letters that stand beside each other, each as one number, and how often they come."""
    import numpy as np

    letters = _BREAK.join(_LETTERS.findall(fold(text)))
    points = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    first, second = points[:-1].astype(np.uint64), points[1:].astype(np.uint64)
    inside = (first != ord(_BREAK)) & (second != ord(_BREAK))
    return np.unique((first[inside] << np.uint64(32)) | second[inside], return_counts=True)
