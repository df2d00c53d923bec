"""Pages of a PDF as lines and tables from top to bottom, before anything is joined over their edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.limits import (
    MAX_CHARACTERS,
    MAX_DRAWN_PIXELS,
    MAX_PAGE_OBJECTS,
    MAX_PAGE_POINTS,
    MAX_PAGES,
    MAX_SCANNED_PAGES,
)
from policy_text.load.optical import can_read_pictures, read_picture
from policy_text.load.pdf_cell_rows import part_rows
from policy_text.load.pdf_columns import lay_out
from policy_text.load.pdf_nesting import check_nesting
from policy_text.load.pdf_rulings import find_rulings
from policy_text.load.pdf_streams import check_streams
from policy_text.load.pdf_tables import PdfTable, cut_tables
from policy_text.load.pdf_text import Char, PdfLine, group_lines, is_page_number, read_chars, stands_at_edge
from policy_text.load.raw_file import RawFile

__all__ = ["PdfPage", "open_pdf", "read_pages"]

_GLANCE = 0.2
"""Pixels a point: enough to see whether a page is blank."""

_CONTRAST = 40
"""Of 255 shades between the lightest and the darkest dot; paper and dust stay below."""

_READING_SCALE = 2.0


@dataclass(slots=True)
class PdfPage:
    """One page; ``number`` counts from 1."""

    number: int
    height: float
    items: list[PdfLine | PdfTable] = field(default_factory=list)
    unread: bool = False
    """Whether it is a picture, and there is no optical reader."""
    lacks_font: bool = False
    """Whether neither the file nor the machine holds the font of some characters."""

    @property
    def lines(self) -> list[PdfLine]:
        """Its lines outside of tables."""
        return [item for item in self.items if isinstance(item, PdfLine)]


def open_pdf(raw: RawFile) -> Any:
    """The file as PDFium sees it; the caller closes it."""
    import pypdfium2

    check_streams(raw.data, raw.source)
    check_nesting(raw.data, raw.source)
    try:
        pdf = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise DamagedFile(raw.source, "is a PDF protected by a password; save it without") from error
        raise DamagedFile(raw.source, "is a damaged or truncated PDF; get it again") from error
    count = len(pdf)
    if not 0 < count <= MAX_PAGES:
        pdf.close()
        if count:
            raise LoadError(raw.source, f"has {count:,} pages, more than {MAX_PAGES:,}; split it")
        raise DamagedFile(raw.source, "is a PDF without pages; get it again")
    return pdf


def read_pages(pdf: Any, source: str) -> Iterator[PdfPage]:
    """Read page by page; one that PDFium cannot open is an error, since its text would silently be missing."""
    import pypdfium2

    total = objects = pictures = 0
    for number in range(1, len(pdf) + 1):
        try:
            page = pdf[number - 1]
        except pypdfium2.PdfiumError as error:
            raise DamagedFile(source, f"is damaged on page {number}; get it again") from error
        _check_size(page, number, source)
        objects += pypdfium2.raw.FPDFPage_CountObjects(page)
        if objects > MAX_PAGE_OBJECTS:
            raise LoadError(source, f"draws more than {MAX_PAGE_OBJECTS:,} things; split it")
        chars, lacks_font = read_chars(page)
        total += len(chars)
        if total > MAX_CHARACTERS:
            raise LoadError(source, f"has more than {MAX_CHARACTERS:,} characters of text; split it")
        lines = group_lines(chars, number)
        height = page.get_height()
        picture = None
        if all(is_page_number(line.text) and stands_at_edge(line, height) for line in lines) and _has_ink(page):
            pictures += 1
            picture = _read_picture_of(page, number, source, is_one_of=pictures)
        if picture is not None and (picture.items or not lines):
            yield picture
        else:
            items = _find_items(page, number, chars, lines)
            yield PdfPage(number, height, items, unread=picture is not None, lacks_font=lacks_font)
        page.close()


def _check_size(page: Any, number: int, source: str) -> None:
    """Raise for a page that no paper has; every measure of it, and every picture, would be as wrong."""
    width, height = page.get_size()
    if not (0 < width <= MAX_PAGE_POINTS and 0 < height <= MAX_PAGE_POINTS):
        raise LoadError(source, f"has a page {number} of {width:,.0f} by {height:,.0f} points; print it anew as a PDF")


def _find_items(page: Any, number: int, chars: list[Char], lines: list[PdfLine]) -> list[PdfLine | PdfTable]:
    """Lines and tables of a page; ruled tables are cut out before the rest is looked at for others."""
    edges = find_rulings(page) if lines else []
    tables, rest = cut_tables(chars, edges, number) if edges else ([], chars)
    for table in tables:
        table.cells = part_rows(table.cells)
    return lay_out(group_lines(rest, number) if tables else lines, tables)


def _has_ink(page: Any) -> bool:
    """Whether there is anything to see on a page."""
    darkest, lightest = page.render(scale=_GLANCE, grayscale=True).to_pil().getextrema()
    return bool(lightest - darkest > _CONTRAST)


def _read_picture_of(page: Any, number: int, source: str, *, is_one_of: int) -> PdfPage:
    if not can_read_pictures():
        return PdfPage(number, page.get_height(), unread=True)
    if is_one_of > MAX_SCANNED_PAGES:
        raise LoadError(source, f"has more than {MAX_SCANNED_PAGES:,} scanned pages; split it")
    width, height = page.get_size()
    scale = min(_READING_SCALE, sqrt(MAX_DRAWN_PIXELS / (width * height)))
    picture = page.render(scale=scale).to_pil()
    lines = read_picture(picture, page=number, width=width, height=height)
    return PdfPage(number, height, lay_out(lines))
