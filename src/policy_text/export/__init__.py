"""Rows and collections to files.

write_rows(measures.to_records(), "measures.xlsx")      # .csv .jsonl .xlsx .parquet
compile_collection(collection, "cases.docx")            # .docx .md
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
from policy_text.export.labels import CHINESE, ENGLISH, Labels
from policy_text.export.rows import ROW_SUFFIXES, write_csv, write_jsonl, write_rows

__all__ = [
    "CHART_SUFFIXES",
    "CHINESE",
    "COLLECTION_SUFFIXES",
    "ENGLISH",
    "ROW_SUFFIXES",
    "Bar",
    "CaseTable",
    "CollectedCase",
    "Collection",
    "Heading",
    "Labels",
    "Text",
    "compile_collection",
    "draw_bars",
    "write_csv",
    "write_jsonl",
    "write_rows",
]
