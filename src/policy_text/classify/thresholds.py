"""The probability from which a type is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["choose_thresholds"]

_GRID = np.arange(0.2, 0.81, 0.02)
# Precision counts more than recall: a reader forgives a missing tag sooner than a wrong one, and where the model is
# not sure it is to abstain.
_BETA = 0.7
# A type's own threshold must gain this much of the score for each 0.1 that it departs from the common one: ninety examples
# cannot tell more.
_PULL = 0.03


def choose_thresholds(probabilities: NDArray[np.float32], labels: NDArray[np.bool_]) -> NDArray[np.float32]:
    """For each type the best threshold on held-out probabilities, drawn to the one best for all."""
    common = float(max(_GRID, key=lambda threshold: _score(probabilities >= threshold, labels)))
    chosen = [
        max(_GRID, key=lambda threshold: _score(p >= threshold, truth) - _PULL * abs(threshold - common) / 0.1)
        for p, truth in zip(probabilities.T, labels.T, strict=True)
    ]
    return np.array(chosen, dtype=np.float32)


def _score(given: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """F-beta: the weighted harmonic mean of precision and recall."""
    right = int((given & truth).sum())
    weighted = _BETA**2 * int(truth.sum()) + int(given.sum())
    return (1 + _BETA**2) * right / max(weighted, 1)
