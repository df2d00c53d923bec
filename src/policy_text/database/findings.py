"""What comparing, checking and looking for holes answers with: plain frozen records."""

from __future__ import annotations

from dataclasses import dataclass

from policy_text.database.answers import CaseRow, MeasureRow

__all__ = [
    "Comparison",
    "ComparisonRow",
    "Contradiction",
    "Coverage",
    "CoverageRow",
    "DocumentLink",
    "NumberGap",
    "Pairing",
    "Reprint",
    "Reprints",
    "SimilarCase",
    "VerifyFailure",
    "VerifyReport",
    "YearGap",
]


@dataclass(frozen=True, slots=True)
class Reprint:
    """One document with all its sources."""

    document_id: int
    title: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """Two documents, or cases of collections, that say nearly the same.

    ``kind`` is ``reprint`` where all figures agree, else ``version``; ``differences`` are the stretches of figures
    in which they differ: those of the earlier document, and those of the later one in their place.
    """

    document_id: int
    title: str | None
    case_position: int | None
    other_id: int
    other_title: str | None
    other_case_position: int | None
    kind: str
    similarity: float
    differences: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Reprints:
    """Documents with several sources, and pairs of documents that say nearly the same."""

    documents: tuple[Reprint, ...]
    links: tuple[DocumentLink, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """Figures of one indicator, unit, change, status and breakdown by place and year."""

    indicator: str
    unit: str
    change: str
    status: str
    breakdown: str | None
    cells: dict[tuple[str, int], tuple[MeasureRow, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Places and years side by side; ``left_out`` counts what could not stand in the table, by reason."""

    rows: tuple[ComparisonRow, ...]
    regions: tuple[str, ...]
    years: tuple[int, ...]
    left_out: dict[str, int]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A target and what a later report says of it; ``distance`` is achieved minus target."""

    target: MeasureRow
    achieved: MeasureRow
    distance: float
    reached: bool


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Figures of one thing, place and time that differ."""

    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """A case like another, how like, and the words that both share; each part lies between 0 and 1."""

    case: CaseRow
    score: float
    text: float
    reforms: float
    indicators: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Number of documents of a place, year and type; the place is empty where none is known."""

    region: str
    year: int | None
    doc_type: str
    documents: int


@dataclass(frozen=True, slots=True)
class YearGap:
    """Years without a document between a place's first and last."""

    region: str
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NumberGap:
    """A series of document numbers of one year: those present, and the ranges that are missing."""

    series: str
    year: int
    present: tuple[int, ...]
    missing: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is there, and what is not."""

    rows: tuple[CoverageRow, ...]
    year_gaps: tuple[YearGap, ...]
    number_gaps: tuple[NumberGap, ...]


@dataclass(frozen=True, slots=True)
class VerifyFailure:
    """Something that is not what it was; of a measure, of a document, or of the file."""

    document_id: int | None
    source: str | None
    measure_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """How much was checked, and what failed."""

    documents: int
    measures: int
    failures: tuple[VerifyFailure, ...]
