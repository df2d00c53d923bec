"""The parts of a document: metadata, sections, cases, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Case", "DocumentType", "Metadata", "Paragraph", "ReformTag", "Section", "Span", "Structure"]


class DocumentType(StrEnum):
    """The genre of a document."""

    NOTICE = "notice"
    CASE_REPORT = "case_report"
    PROGRESS_REPORT = "progress_report"
    CASE_COLLECTION = "case_collection"


@dataclass(frozen=True, slots=True)
class Span:
    """Character offsets into ``Document.text``, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself. ``published`` is an ISO date, ``adcode`` the 6-digit division code."""

    title: str | None = None
    doc_type: DocumentType = DocumentType.NOTICE
    issuer: str | None = None
    doc_number: str | None = None
    index_number: str | None = None
    published: str | None = None
    region: str | None = None
    adcode: str | None = None
    spans: tuple[tuple[str, Span], ...] = ()
    """Field name and the place in the text that gave its value, where one did."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that it governs. Sections form a tree in reading order through ``parent``."""

    start: int
    end: int
    level: int
    """1 is the outermost that this document uses."""
    mark: str
    """The list mark as written: ``一、``, ``（二）``, ``1.``, ``案例三``; empty for a heading without one."""
    title: str
    title_start: int
    title_end: int
    parent: int | None = None
    """Index into ``Structure.sections``."""


@dataclass(frozen=True, slots=True)
class Case:
    """One place's report inside a document; a single report is one case."""

    start: int
    end: int
    title: str
    region: str | None = None
    adcode: str | None = None


@dataclass(frozen=True, slots=True)
class ReformTag:
    """A reform type on a paragraph: its slug, calibrated probability, and the phrases that carried it."""

    slug: str
    score: float
    reasons: tuple[tuple[str, float], ...] = ()
    """Phrase of the paragraph and its weight, strongest first; empty unless reasons were asked for."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body (headings and furniture left out), with the section and case that hold it."""

    start: int
    end: int
    section: int | None = None
    case: int | None = None
    reforms: tuple[ReformTag, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """All that is known of a document's parts. Spans of furniture lie inside or outside of the body."""

    metadata: Metadata
    body: Span
    sections: tuple[Section, ...] = ()
    cases: tuple[Case, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    furniture: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = field(default=())
