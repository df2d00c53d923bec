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


def choose_thresholds(probabilities: NDArray[np.float32], labels: NDArray[np.bool_]) -> NDArray[np.float32]:
    """For each type the threshold with the best F1 on held-out probabilities, drawn to the one best for all."""
    common = float(max(_GRID, key=lambda threshold: _f1(probabilities >= threshold, labels)))
    chosen = [
        max(_GRID, key=lambda threshold: _f1(p >= threshold, truth) - _PULL * abs(threshold - common) / 0.1)
        for p, truth in zip(probabilities.T, labels.T, strict=True)
    ]
    return np.array(chosen, dtype=np.float32)


def _f1(given: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    right = int((given & truth).sum())
    return 2 * right / max(int(given.sum() + truth.sum()), 1)
