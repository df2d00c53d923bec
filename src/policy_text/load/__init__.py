"""Bytes to documents: one module a format.

    document = load_document("notice.html")          # a path, or an http(s) address
    document = load_bytes(data, "notice.pdf")        # bytes that are already there
    page = Fetcher().fetch("https://…")              # keep page.data, then load_page(page)

`Document.text` is the only thing that offsets point into, and each loader says in its own docstring how it makes it.
A guest format is a `Format` under the entry-point group ``policy_text.loaders``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

from policy_text.load.documents import load_bytes, load_document, load_page, read_file
from policy_text.load.drawing import draw_page, find_boxes
from policy_text.load.fetching import FetchedPage, Fetcher
from policy_text.load.formats import known_suffixes
from policy_text.load.raw_file import Format, RawFile
from policy_text.load.sources import FoundSources, find_sources, is_address
from policy_text.load.verifying import Claim, Finding, find_claims, open_original, verify_claims
from policy_text.records import Document

__all__ = [
    "Claim",
    "FetchedPage",
    "Fetcher",
    "Finding",
    "Format",
    "FoundSources",
    "RawFile",
    "draw_page",
    "find_boxes",
    "find_claims",
    "find_sources",
    "is_address",
    "known_suffixes",
    "load_bytes",
    "load_document",
    "load_page",
    "open_original",
    "read_file",
    "verify_claims",
]


class _CallableRoom(ModuleType):
    """Users write ``policy_text.load(path)``; importing this room binds the same name, so the room answers the call."""

    def __call__(self, source: str | Path) -> Document:
        """The document at a path or address: `load_document`."""
        return load_document(source)


sys.modules[__name__].__class__ = _CallableRoom
