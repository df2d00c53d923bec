"""Text to measures.

Finders answer one question each (where are the quantities? the times? the qualifiers?); `linker` alone decides what
belongs to what; `lexicon` alone says how much a number is.
"""

from policy_text.extract.documents import check_tables, extract_measures, find_measures

__all__ = ["check_tables", "extract_measures", "find_measures"]
