"""How good tags are: precision, recall and F1 a type, macro and micro, and calibration error."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from policy_text.records import ReformTag

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ReformScores", "TypeScore", "measure_calibration_error", "score_decisions", "score_tags"]


@dataclass(frozen=True, slots=True)
class TypeScore:
    """Counts and figures of one type; ``support`` is how many paragraphs carry it."""

    slug: str
    true_positives: int
    false_positives: int
    false_negatives: int

    @property
    def support(self) -> int:
        """Paragraphs that carry the type."""
        return self.true_positives + self.false_negatives

    @property
    def precision(self) -> float:
        """Of the tags given, how many are right; 0 where none was given."""
        return self.true_positives / max(self.true_positives + self.false_positives, 1)

    @property
    def recall(self) -> float:
        """Of the labels, how many were found; 0 where there is none."""
        return self.true_positives / max(self.support, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.true_positives / max(2 * self.true_positives + self.false_positives + self.false_negatives, 1)


@dataclass(frozen=True, slots=True)
class ReformScores:
    """Scores over a set of paragraphs."""

    types: tuple[TypeScore, ...]
    paragraphs: int
    without_label: int
    """Paragraphs that carry no type at all."""
    false_tagged: int
    """How many of those were given a tag."""
    calibration_error: float | None = None

    @property
    def micro(self) -> TypeScore:
        """All types' counts together."""
        return TypeScore(
            "micro",
            sum(row.true_positives for row in self.types),
            sum(row.false_positives for row in self.types),
            sum(row.false_negatives for row in self.types),
        )

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the types that some paragraph carries."""
        present = [row.f1 for row in self.types if row.support]
        return sum(present) / len(present) if present else 0.0

    @property
    def false_tag_rate(self) -> float:
        """Of the paragraphs without a label, the share that was given a tag."""
        return self.false_tagged / max(self.without_label, 1)

    def to_json(self) -> dict[str, Any]:
        """The scores as plain numbers."""
        return {
            "paragraphs": self.paragraphs,
            "micro": _figures(self.micro),
            "macro_f1": round(self.macro_f1, 4),
            "false_tag_rate": round(self.false_tag_rate, 4),
            "calibration_error": None if self.calibration_error is None else round(self.calibration_error, 4),
            "types": {row.slug: _figures(row) for row in self.types},
        }


def _figures(row: TypeScore) -> dict[str, float | int]:
    return {
        "precision": round(row.precision, 4),
        "recall": round(row.recall, 4),
        "f1": round(row.f1, 4),
        "support": row.support,
    }


def score_tags(
    truth: Sequence[Collection[str]], tags: Sequence[Sequence[ReformTag]], slugs: Sequence[str]
) -> ReformScores:
    """Scores of tags against the slugs that each paragraph carries.

    >>> scores = score_tags([{"funding"}, set()], [[ReformTag("funding", 0.9)], []], ["funding"])
    >>> scores.micro.f1, scores.false_tag_rate
    (1.0, 0.0)
    """
    labels = np.array([[slug in carried for slug in slugs] for carried in truth], dtype=bool).reshape(-1, len(slugs))
    named = [{tag.slug for tag in given} for given in tags]
    given = np.array([[slug in names for slug in slugs] for names in named], dtype=bool).reshape(-1, len(slugs))
    return score_decisions(labels, given, slugs)


def score_decisions(
    labels: NDArray[np.bool_],
    given: NDArray[np.bool_],
    slugs: Sequence[str],
    *,
    probabilities: NDArray[np.float32] | None = None,
) -> ReformScores:
    """The same from arrays of paragraphs x types; with ``probabilities`` the calibration error too."""
    counts = zip(slugs, (labels & given).T, (~labels & given).T, (labels & ~given).T, strict=True)
    unlabelled = ~labels.any(axis=1)
    return ReformScores(
        types=tuple(TypeScore(slug, int(tp.sum()), int(fp.sum()), int(fn.sum())) for slug, tp, fp, fn in counts),
        paragraphs=len(labels),
        without_label=int(unlabelled.sum()),
        false_tagged=int(given[unlabelled].any(axis=1).sum()),
        calibration_error=None if probabilities is None else measure_calibration_error(probabilities, labels),
    )


def measure_calibration_error(
    probabilities: NDArray[np.float32], labels: NDArray[np.bool_], *, bins: int = 10, at_least: float = 0.0
) -> float:
    """Expected calibration error: mean gap between stated probability and observed share, over equal-width bins.

    Every pair of paragraph and type is one statement. Most are near zero and right, which flatters the mean:
    ``at_least`` leaves out the statements below it.
    """
    stated, true = probabilities.ravel(), labels.ravel()
    kept = stated >= at_least
    stated, true = stated[kept], true[kept]
    numbers = np.minimum((stated * bins).astype(int), bins - 1)
    gaps = [
        abs(float(stated[numbers == b].sum()) - float(true[numbers == b].sum())) for b in range(bins) if b in numbers
    ]
    return sum(gaps) / max(len(stated), 1)
