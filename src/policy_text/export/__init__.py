"""Rows and collections to files.

write_rows(measures.to_records(), "measures.xlsx")      # .csv .jsonl .xlsx .parquet
compile_collection(collection, "cases.docx")            # .docx .md
"""

from policy_text.export.rows import ROW_SUFFIXES, write_csv, write_jsonl, write_rows

__all__ = ["ROW_SUFFIXES", "write_csv", "write_jsonl", "write_rows"]
