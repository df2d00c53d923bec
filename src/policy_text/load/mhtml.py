"""Web pages with their pictures in one file, as browsers and Word save them: MHTML."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes

from policy_text.errors import DamagedFile
from policy_text.load.html import load_html
from policy_text.load.raw_file import RawFile
from policy_text.records import Document

__all__ = ["is_mhtml", "load_mhtml"]

_HEAD = 4096
_MARKS = (
    re.compile(rb"^MIME-Version:[ \t]*1\.0", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^Content-Type:[ \t]*multipart/related", re.IGNORECASE | re.MULTILINE),
)


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes begin with the head of a message of related parts."""
    return all(mark.search(data, 0, _HEAD) for mark in _MARKS)


def load_mhtml(raw: RawFile) -> Document:
    """Read the first page of the file; places are elements of that page."""
    pages = (part for part in message_from_bytes(raw.data).walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    markup = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(markup, bytes):
        raise DamagedFile(raw.source, "is an archive of a web page, but holds no page; save it again")
    charset = page.get_content_charset()
    told = f"text/html; charset={charset}" if charset else "text/html"
    return replace(load_html(replace(raw, data=markup, content_type=told)), digest=raw.digest)
