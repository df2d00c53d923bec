"""Rows and collections to files.

write_rows(measures.to_records(), "measures.xlsx")      # .csv .jsonl .xlsx .parquet
compile_collection(collection, "cases.docx")            # .docx .md
write_explanations(documents, "why.html")               # .html
"""

from policy_text.export.charts import CHART_SUFFIXES, Bar, draw_bars
from policy_text.export.collection import (
    COLLECTION_SUFFIXES,
    CaseTable,
    CollectedCase,
    Collection,
    Heading,
    Text,
    compile_collection,
)
from policy_text.export.explanation import (
    CHINESE_EXPLANATION,
    ENGLISH_EXPLANATION,
    ExplainedCase,
    ExplainedDocument,
    ExplainedParagraph,
    ExplainedType,
    ExplanationLabels,
    write_explanations,
)
from policy_text.export.labels import CHINESE, ENGLISH, Labels
from policy_text.export.rows import ROW_SUFFIXES, write_csv, write_jsonl, write_rows

__all__ = [
    "CHART_SUFFIXES",
    "CHINESE",
    "CHINESE_EXPLANATION",
    "COLLECTION_SUFFIXES",
    "ENGLISH",
    "ENGLISH_EXPLANATION",
    "ROW_SUFFIXES",
    "Bar",
    "CaseTable",
    "CollectedCase",
    "Collection",
    "ExplainedCase",
    "ExplainedDocument",
    "ExplainedParagraph",
    "ExplainedType",
    "ExplanationLabels",
    "Heading",
    "Labels",
    "Text",
    "compile_collection",
    "draw_bars",
    "write_csv",
    "write_explanations",
    "write_jsonl",
    "write_rows",
]
