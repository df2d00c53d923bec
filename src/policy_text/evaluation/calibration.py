"""Whether a stated confidence can be believed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

__all__ = ["BINS", "Bin", "Reliability"]

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of about the same confidence: how many, the sum of their confidences, how many were right."""

    count: int = 0
    stated: float = 0.0
    right: int = 0

    def __add__(self, other: Bin) -> Bin:
        return Bin(self.count + other.count, self.stated + other.stated, self.right + other.right)


@dataclass(frozen=True, slots=True)
class Reliability:
    """A reliability table of equal-width bins; tables add up.

    >>> table = Reliability.of([(0.9, True), (0.95, False), (0.55, True)])
    >>> table.rows()
    [(0.5, 1, 0.55, 1.0), (0.9, 2, 0.925, 0.5)]
    >>> round(table.error, 3)
    0.433
    """

    bins: tuple[Bin, ...] = (Bin(),) * BINS

    @classmethod
    def of(cls, statements: Iterable[tuple[float, bool]]) -> Reliability:
        """The table of confidences and whether each statement was right."""
        bins = [Bin()] * BINS
        for stated, is_right in statements:
            index = min(int(stated * BINS), BINS - 1)
            bins[index] = bins[index] + Bin(1, stated, int(is_right))
        return cls(tuple(bins))

    def __add__(self, other: Reliability) -> Reliability:
        return Reliability(tuple(mine + theirs for mine, theirs in zip(self.bins, other.bins, strict=True)))

    @property
    def error(self) -> float:
        """Expected calibration error: the mean gap between stated confidence and share of right ones."""
        count = sum(row.count for row in self.bins)
        return sum(abs(row.stated - row.right) for row in self.bins) / count if count else 0.0

    def rows(self) -> list[tuple[float, int, float, float]]:
        """Of each bin in use: its lower edge, count, mean confidence and share of right ones."""
        return [
            (index / BINS, row.count, round(row.stated / row.count, 4), round(row.right / row.count, 4))
            for index, row in enumerate(self.bins)
            if row.count
        ]

    def to_json(self) -> dict[str, Any]:
        """The table as plain numbers."""
        names = ("from", "count", "stated", "right")
        return {"error": round(self.error, 4), "bins": [dict(zip(names, row, strict=True)) for row in self.rows()]}
