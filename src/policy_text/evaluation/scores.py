"""Scores of a document, and of many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from policy_text.evaluation.calibration import Reliability
from policy_text.evaluation.counts import Counts, Share
from policy_text.evaluation.sameness import FIELDS

if TYPE_CHECKING:
    from policy_text.classify import ReformScores

__all__ = ["DocumentScores", "Miss", "Scores", "add_up"]

_NO_COUNTS, _NO_SHARE, _NO_STATEMENTS = Counts(), Share(), Reliability()


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that differs from gold: in which document, what sort of miss, the words, and gold beside found."""

    document: str
    sort: str
    """``fields``, ``extra``, ``missed``, ``not in text``, ``case``, ``code``, ``reform``, ``metadata``,
    ``lost text`` or ``furniture kept``."""
    text: str
    start: int | None = None
    differences: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    """Field name to what gold says and what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScores:
    """Counts over one document, or summed over several."""

    spans: Counts = _NO_COUNTS
    records: Counts = _NO_COUNTS
    fields: Mapping[str, Share] = field(default_factory=lambda: dict.fromkeys(FIELDS, Share()))
    outside_body: int = 0
    """Measures found outside of the part that gold covers; neither right nor wrong."""
    cases: Counts = _NO_COUNTS
    codes: Share = _NO_SHARE
    metadata: Share = _NO_SHARE
    body: Counts = _NO_COUNTS
    """Characters."""
    kept: Share = _NO_SHARE
    """Pieces of text that have to be in the body, and are."""
    left_out: Share = _NO_SHARE
    """Pieces of furniture that must not be in the body, and are not."""
    subject_confidence: Reliability = _NO_STATEMENTS
    status_confidence: Reliability = _NO_STATEMENTS
    misses: tuple[Miss, ...] = ()


def add_up(scores: Iterable[DocumentScores]) -> DocumentScores:
    """The sums over documents."""
    listed = [DocumentScores(), *scores]
    sums: dict[str, Any] = {}
    for part in fields(DocumentScores):
        values = [getattr(row, part.name) for row in listed]
        if part.name == "fields":
            sums["fields"] = {name: sum((value[name] for value in values), Share()) for name in FIELDS}
        else:
            sums[part.name] = sum(values[1:], start=values[0])
    return DocumentScores(**sums)


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores over a gold folder, with the digest of the gold that they were measured on."""

    total: DocumentScores
    documents: Mapping[str, DocumentScores]
    failed: Mapping[str, str]
    """Documents that could not be scored, and why: all of their gold counts as missed."""
    gold_digest: str
    reforms: ReformScores | None = None

    def to_json(self) -> dict[str, Any]:
        """The scores as plain numbers, rounded to four places."""
        total = self.total
        return {
            "gold_digest": self.gold_digest,
            "documents": len(self.documents),
            "failed": dict(self.failed),
            "gold_measures": total.spans.right + total.spans.missed,
            "spans": _figures(total.spans),
            "records": _figures(total.records),
            "fields": {name: _round(share.share) for name, share in total.fields.items()},
            "outside_body": total.outside_body,
            "cases": _figures(total.cases),
            "codes": [total.codes.right, total.codes.total],
            "metadata": [total.metadata.right, total.metadata.total],
            "body": _figures(total.body),
            "kept": [total.kept.right, total.kept.total],
            "left_out": [total.left_out.right, total.left_out.total],
            "subject_confidence": total.subject_confidence.to_json(),
            "status_confidence": total.status_confidence.to_json(),
            "reforms": self.reforms.to_json() if self.reforms else None,
        }


def _figures(counts: Counts) -> dict[str, float | int]:
    return {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "gold": counts.right + counts.missed,
    }


def _round(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
