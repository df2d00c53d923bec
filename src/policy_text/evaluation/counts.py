"""Counts of right and wrong, and the figures made of them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Counts", "Share"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found rightly, found wrongly, and not found. Counts of several documents add up.

    >>> both = Counts(3, 1, 0) + Counts(0, 0, 2)
    >>> both.precision, both.recall, round(both.f1, 3)
    (0.75, 0.6, 0.667)
    """

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Of what was found, how much is right; 0 where nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        """Of what there is, how much was found; 0 where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.total + other.total)

    @property
    def share(self) -> float | None:
        """The share as a number; None of nothing."""
        return self.right / self.total if self.total else None

    def __str__(self) -> str:
        return f"{self.right}/{self.total}"
