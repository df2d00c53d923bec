"""The nouns of policy_text: frozen records and their JSON form. Standard library only."""

from policy_text.records.analysis import Analysis
from policy_text.records.document import Block, BlockKind, Box, Cell, Document, Glyphs, Link, Place, ReadLine, Table
from policy_text.records.json_form import analysis_to_json, measure_from_json, measure_to_json
from policy_text.records.measure import Change, Kind, Measure, Qualifier, Status, TimeSpan
from policy_text.records.structure import (
    Case,
    DocumentType,
    Metadata,
    Paragraph,
    ReformTag,
    Section,
    Span,
    Structure,
)

__all__ = [
    "Analysis",
    "Block",
    "BlockKind",
    "Box",
    "Case",
    "Cell",
    "Change",
    "Document",
    "DocumentType",
    "Glyphs",
    "Kind",
    "Link",
    "Measure",
    "Metadata",
    "Paragraph",
    "Place",
    "Qualifier",
    "ReadLine",
    "ReformTag",
    "Section",
    "Span",
    "Status",
    "Structure",
    "Table",
    "TimeSpan",
    "analysis_to_json",
    "measure_from_json",
    "measure_to_json",
]
