"""The case database: one SQLite file with documents, cases, passages, measures and reform tags."""

from policy_text.database.answers import (
    CaseDetail,
    CaseRow,
    CaseRows,
    DocumentLink,
    Info,
    MeasureRow,
    MeasureRows,
    Reprint,
    Reprints,
    SearchHit,
    SearchHits,
)
from policy_text.database.case_database import CaseDatabase
from policy_text.database.corrections import Correction
from policy_text.database.filters import FilterOptions, Filters
from policy_text.database.prepare import prepare_document
from policy_text.database.prepared import PreparedDocument, Versions
from policy_text.database.sources import Source

__all__ = [
    "CaseDatabase",
    "CaseDetail",
    "CaseRow",
    "CaseRows",
    "Correction",
    "DocumentLink",
    "FilterOptions",
    "Filters",
    "Info",
    "MeasureRow",
    "MeasureRows",
    "PreparedDocument",
    "Reprint",
    "Reprints",
    "SearchHit",
    "SearchHits",
    "Source",
    "Versions",
    "prepare_document",
]
