"""Bytes to documents: one module a format.

    document = load_document("notice.html")          # a path, or an http(s) address
    document = load_bytes(data, "notice.pdf")        # bytes that are already there

`Document.text` is the only thing that offsets point into, and each loader says in its own docstring how it makes it.
"""

from __future__ import annotations

from policy_text.load.documents import load_bytes, load_document
from policy_text.load.formats import known_suffixes
from policy_text.load.raw_file import Format, RawFile
from policy_text.load.sources import FoundSources, find_sources

__all__ = ["Format", "FoundSources", "RawFile", "find_sources", "known_suffixes", "load_bytes", "load_document"]
