"""A forest of decision trees as plain arrays: read by numpy alone, nothing in its file is run as code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

__all__ = ["Forest"]


@dataclass(frozen=True, slots=True)
class Forest:
    """All nodes of all trees in one row; a leaf has itself for both children."""

    roots: NDArray[np.int32]
    """Index of each tree's first node."""
    column: NDArray[np.int16]
    """Which feature a node asks for."""
    threshold: NDArray[np.float32]
    """Up to it the way goes left."""
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float16]
    """Share of the positive among what reached the node in training."""
    depth: int

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The mean of the trees' leaves for each row of features."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        which = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            is_left = rows[which, self.column[at]] <= self.threshold[at]
            at = np.where(is_left, self.left[at], self.right[at])
        leaves: NDArray[np.float32] = self.value[at].astype(np.float32)
        mean: NDArray[np.float32] = leaves.mean(axis=1)
        return mean

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What a file keeps of it."""
        return {
            "roots": self.roots,
            "column": self.column,
            "threshold": self.threshold,
            "left": self.left,
            "right": self.right,
            "value": self.value,
            "depth": np.array(self.depth, dtype=np.int16),
        }

    @classmethod
    def read(cls, file: IO[bytes] | str) -> Forest:
        """The forest in an npz file; raises ValueError or KeyError where it holds none."""
        with np.load(file, allow_pickle=False) as told:
            depth = int(told["depth"])
            names = ("roots", "column", "threshold", "left", "right", "value")
            return cls(**{name: told[name] for name in names}, depth=depth)
