"""The case database: one SQLite file with documents, cases, passages, measures and reform tags."""

from policy_text.database.answers import (
    CaseDetail,
    CaseRow,
    CaseRows,
    FacetCount,
    FacetCounts,
    GroupRow,
    GroupRows,
    Info,
    MeasureRow,
    MeasureRows,
    ParagraphRow,
    ParagraphRows,
    SearchHit,
    SearchHits,
)
from policy_text.database.case_database import CaseDatabase
from policy_text.database.connection import UnstorableDocument
from policy_text.database.corrections import Correction
from policy_text.database.filters import FilterOptions, Filters
from policy_text.database.findings import (
    Comparison,
    ComparisonRow,
    Contradiction,
    Coverage,
    CoverageRow,
    DocumentLink,
    NumberGap,
    Pairing,
    Reprint,
    Reprints,
    SimilarCase,
    VerifyFailure,
    VerifyReport,
    YearGap,
)
from policy_text.database.prepare import prepare_document
from policy_text.database.prepared import PreparedDocument, Versions
from policy_text.database.schema import describe_schema
from policy_text.database.sources import KeptDocument, Source
from policy_text.database.verifying import Check, Original, PlacedMeasure, Reread

__all__ = [
    "CaseDatabase",
    "CaseDetail",
    "CaseRow",
    "CaseRows",
    "Check",
    "Comparison",
    "ComparisonRow",
    "Contradiction",
    "Correction",
    "Coverage",
    "CoverageRow",
    "DocumentLink",
    "FacetCount",
    "FacetCounts",
    "FilterOptions",
    "Filters",
    "GroupRow",
    "GroupRows",
    "Info",
    "KeptDocument",
    "MeasureRow",
    "MeasureRows",
    "NumberGap",
    "Original",
    "Pairing",
    "ParagraphRow",
    "ParagraphRows",
    "PlacedMeasure",
    "PreparedDocument",
    "Reprint",
    "Reprints",
    "Reread",
    "SearchHit",
    "SearchHits",
    "SimilarCase",
    "Source",
    "UnstorableDocument",
    "VerifyFailure",
    "VerifyReport",
    "Versions",
    "YearGap",
    "describe_schema",
    "prepare_document",
]
