"""The formats that come with the package, in the order in which content is tried."""

from __future__ import annotations

import re

from policy_text.load.archives import holds_member
from policy_text.load.decoding import decode_leniently, decode_text
from policy_text.load.docx import load_docx
from policy_text.load.html import load_html
from policy_text.load.mhtml import is_mhtml, load_mhtml
from policy_text.load.office import is_office_file, load_office
from policy_text.load.pdf import load_pdf
from policy_text.load.plain_text import load_plain_text
from policy_text.load.raw_file import Format
from policy_text.load.scan import load_scan
from policy_text.load.xlsx import load_xlsx

__all__ = ["OWN_FORMATS"]

_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|span|br|h[1-6]|article|section|font|a)\b", re.IGNORECASE
)
_HEAD = 4096


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]  # the standard lets anything stand before the mark in the first kilobyte


def _is_html(data: bytes) -> bool:
    decoded = decode_text(data[:_HEAD])
    head = decoded.text if decoded else data[:_HEAD].decode("ascii", "ignore")
    return b"\0\0" not in data[:64] and not _is_pdf(data) and _TAG.search(head) is not None


_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")


def _is_picture(data: bytes) -> bool:
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    is_bmp = data[:2] == b"BM" and data[6:10] == bytes(4)
    return data.startswith(_PICTURES) or is_webp or is_bmp


def _is_text(data: bytes) -> bool:
    return decode_text(data) is not None or decode_leniently(data).is_readable


OWN_FORMATS: tuple[Format, ...] = (
    Format("pdf", (".pdf",), load_pdf, ("application/pdf",), _is_pdf),
    Format(
        "docx",
        (".docx", ".docm", ".dotx"),
        load_docx,
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        lambda data: holds_member(data, "word/document.xml"),
    ),
    Format(
        "xlsx",
        (".xlsx", ".xlsm"),
        load_xlsx,
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        lambda data: holds_member(data, "xl/workbook.xml"),
    ),
    Format(
        "doc",
        (".doc", ".wps", ".wpt", ".rtf", ".xls", ".et"),
        load_office,
        ("application/msword", "application/vnd.ms-excel", "application/rtf"),
        is_office_file,
    ),
    Format("mhtml", (".mht", ".mhtml"), load_mhtml, ("multipart/related", "message/rfc822"), is_mhtml),
    Format(
        "html",
        (".html", ".htm", ".shtml", ".xhtml", ".jhtml"),
        load_html,
        ("text/html", "application/xhtml+xml"),
        _is_html,
    ),
    Format(
        "scan",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif"),
        load_scan,
        ("image/png", "image/jpeg", "image/tiff", "image/gif"),
        _is_picture,
    ),
    Format("txt", (".txt", ".text", ".md"), load_plain_text, ("text/plain", "text/markdown"), _is_text),
)
