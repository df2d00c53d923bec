"""The probability from which a type is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["choose_thresholds"]

# A type that is less likely than not is never given: the model abstains.
_GRID = np.arange(0.5, 0.81, 0.02)
# A type's own threshold must gain this much F1 for each 0.1 that it departs from the common one: ninety examples
# cannot tell more.
_PULL = 0.03
# Documents have more paragraphs of other fields than a corpus of labelled ones has, so a false tag is likelier there
# than held-out paragraphs say: the common threshold goes this far up while its F1 hardly falls.
_RISE, _MAY_FALL = 0.04, 0.003


def choose_thresholds(probabilities: NDArray[np.float32], labels: NDArray[np.bool_]) -> NDArray[np.float32]:
    """For each type the threshold with the best F1 on held-out probabilities, drawn to the one good for all."""
    common = _choose_common(probabilities, labels)
    chosen = [
        max(_GRID, key=lambda threshold: _f1(p >= threshold, truth) - _PULL * abs(threshold - common) / 0.1)
        for p, truth in zip(probabilities.T, labels.T, strict=True)
    ]
    return np.array(chosen, dtype=np.float32)


def _choose_common(probabilities: NDArray[np.float32], labels: NDArray[np.bool_]) -> float:
    scores = {float(threshold): _f1(probabilities >= threshold, labels) for threshold in _GRID}
    best = max(scores, key=lambda threshold: scores[threshold])
    reach = best + _RISE + 0.001
    return max(t for t, score in scores.items() if best <= t <= reach and score >= scores[best] - _MAY_FALL)


def _f1(given: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    right = int((given & truth).sum())
    return 2 * right / max(int(given.sum() + truth.sum()), 1)
