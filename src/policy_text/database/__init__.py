"""The case database: one SQLite file with documents, cases, passages, measures and reform tags."""

from policy_text.database.answers import (
    CaseDetail,
    CaseRow,
    CaseRows,
    Info,
    MeasureRow,
    MeasureRows,
    SearchHit,
    SearchHits,
)
from policy_text.database.case_database import CaseDatabase
from policy_text.database.filters import FilterOptions, Filters
from policy_text.database.prepare import PreparedDocument, Versions, prepare_document
from policy_text.database.sources import Source

__all__ = [
    "CaseDatabase",
    "CaseDetail",
    "CaseRow",
    "CaseRows",
    "FilterOptions",
    "Filters",
    "Info",
    "MeasureRow",
    "MeasureRows",
    "PreparedDocument",
    "SearchHit",
    "SearchHits",
    "Source",
    "Versions",
    "prepare_document",
]
