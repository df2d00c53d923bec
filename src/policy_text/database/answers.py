"""What queries answer with: plain frozen records, and lists of them that say what they left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Generic, TypeVar

from policy_text.errors import DatabaseError
from policy_text.records import Metadata

__all__ = [
    "CaseDetail",
    "CaseRow",
    "CaseRows",
    "FacetCount",
    "FacetCounts",
    "GroupRow",
    "GroupRows",
    "Info",
    "MeasureRow",
    "MeasureRows",
    "ParagraphRow",
    "ParagraphRows",
    "Rows",
    "SearchHit",
    "SearchHits",
]

Row = TypeVar("Row")


class Rows(list[Row], Generic[Row]):
    """A list of records with ``total``, the number there would be without a limit."""

    def __init__(self, rows: Iterable[Row] = (), *, total: int | None = None) -> None:
        super().__init__(rows)
        self.total = len(self) if total is None else total

    def to_records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries of plain values."""
        return [asdict(row) for row in self]  # type: ignore[call-overload]

    def to_pandas(self) -> Any:
        """The rows as a pandas data frame."""
        try:
            import pandas as pd
        except ImportError:
            raise DatabaseError("data frames need pandas: pip install 'policy-text[tables]'") from None
        return pd.DataFrame.from_records(self.to_records())


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage that answers a query, with the words around the place."""

    passage_id: int
    document_id: int
    case_id: int | None
    kind: str
    """``paragraph``, ``title``, ``case``, ``heading`` or ``other`` (a line of the body, such as a table's row)."""
    score: float
    """BM25; the higher the better."""
    snippet: str
    """A stretch of the passage around the first matches, untouched."""
    highlights: tuple[tuple[int, int], ...]
    """Character ranges of ``snippet`` that answer the query."""
    start: int
    """Offset of the snippet in the document's text (of the passage, where its words stand outside of the text)."""
    cut_before: bool
    """Whether the passage begins before the snippet."""
    cut_after: bool
    document_title: str | None
    case_title: str | None
    heading: str | None
    region: str | None
    adcode: str | None
    year: int | None
    doc_type: str
    source: str | None
    reforms: tuple[str, ...] = ()


class SearchHits(Rows[SearchHit]):
    """Hits, best first.

    ``total`` counts all passages that answer. ``ranked`` of them were ranked: all where they are few, the newest
    few thousand where they are many. ``total_is_exact`` is False where counting stopped early.
    """

    def __init__(
        self, rows: Iterable[SearchHit] = (), *, total: int = 0, ranked: int = 0, total_is_exact: bool = True
    ) -> None:
        super().__init__(rows, total=total)
        self.ranked = ranked
        self.total_is_exact = total_is_exact


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with the names of all that it belongs to."""

    measure_id: int
    subject: str
    breakdown: str | None
    text: str
    value: float | int | None
    value_max: float | int | None
    unit: str
    kind: str
    qualifier: str
    change: str
    status: str
    time_text: str | None
    time_start: str | None
    time_end: str | None
    year: int | None
    per: str | None
    region: str | None
    adcode: str | None
    indicator: str | None
    reforms: tuple[str, ...]
    case_id: int | None
    case_title: str | None
    document_id: int
    document_title: str | None
    published: str | None
    source: str | None
    heading: str | None
    start: int
    end: int
    place: dict[str, Any] | None
    subject_confidence: float
    status_confidence: float
    optional: bool
    passage_id: int


class MeasureRows(Rows[MeasureRow]):
    """Measures; ``total`` counts all that answer, up to five thousand: then ``total_is_exact`` is False.

    ``left_out`` tells how many would answer too, had they a value to be sorted or narrowed by.
    """

    def __init__(
        self,
        rows: Iterable[MeasureRow] = (),
        *,
        total: int | None = None,
        total_is_exact: bool = True,
        left_out: dict[str, int] | None = None,
    ) -> None:
        super().__init__(rows, total=total)
        self.total_is_exact = total_is_exact
        self.left_out = left_out or {}


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph with its reform types and their scores; digest and place are what corrections are kept by."""

    passage_id: int
    document_id: int
    case_id: int | None
    case_title: str | None
    heading: str | None
    text: str
    reforms: tuple[tuple[str, float], ...]
    digest: str
    start: int
    end: int


class ParagraphRows(Rows[ParagraphRow]):
    """Paragraphs; ``total`` counts all that answer."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case with what it is about."""

    case_id: int
    title: str
    region: str | None
    adcode: str | None
    year: int | None
    doc_type: str
    issuer: str | None
    measures: int
    reforms: tuple[str, ...]
    """Reform types of its paragraphs, the most frequent first."""
    document_id: int
    document_title: str | None
    published: str | None
    source: str | None


class CaseRows(Rows[CaseRow]):
    """Cases; ``total`` counts all that answer."""


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """A case in full, for reading and compiling. Offsets of everything index the document's text."""

    row: CaseRow
    metadata: Metadata
    digest: str
    sources: tuple[str, ...]
    start: int
    end: int
    text: str
    """The case's stretch of the document's text, furniture included: ``text[0]`` stands at ``start``."""
    furniture: tuple[tuple[int, int], ...]
    headings: tuple[tuple[int, str, str, int, int], ...]
    """Level, mark, title, offset where the heading's words begin, and where they end."""
    paragraphs: tuple[tuple[int, int, tuple[str, ...]], ...]
    """Start, end and reform types."""
    measures: MeasureRows
    reform_counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Info:
    """What a database holds."""

    path: str
    schema_version: int
    documents: int
    reprints: int
    """Documents that say the same as others and are found as their sources."""
    cases: int
    passages: int
    measures: int
    regions: int
    sources: int
    first_published: str | None
    last_published: str | None
    archive_documents: int
    archive_bytes: int
    file_bytes: int
    text_characters: int
    versions: tuple[tuple[str, str, str, int], ...]
    """Versions of parser, rules and model, and the number of documents analysed with them."""
    notice: str | None = None
    """What the reader should know: made by a newer version, opened read-only, …"""


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value of a facet, what a person calls it, and the number of passages that have it."""

    value: str
    label: str
    passages: int


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Counts of an answer's passages by facet, the most frequent value first."""

    total: int
    counts: dict[str, tuple[FacetCount, ...]]

    def __getitem__(self, name: str) -> tuple[FacetCount, ...]:
        return self.counts[name]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Measures of one indicator (or subject), breakdown, unit, change and status, of one place or year or both."""

    what: str
    breakdown: str | None
    region: str | None
    adcode: str | None
    year: int | None
    unit: str
    change: str
    status: str
    count: int
    places: int
    """Number of places that the figures are from."""
    median: float
    low: float
    high: float


class GroupRows(Rows[GroupRow]):
    """Groups; ``left_out`` tells how many measures could not be compared, by reason."""

    def __init__(
        self, rows: Iterable[GroupRow] = (), *, total: int | None = None, left_out: dict[str, int] | None = None
    ) -> None:
        super().__init__(rows, total=total)
        self.left_out = left_out or {}
