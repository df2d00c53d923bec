"""Pages of a PDF as lines and tables from top to bottom, before anything is joined over their edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.limits import MAX_CHARACTERS, MAX_PAGES
from policy_text.load.pdf_tables import PdfTable, cut_tables, find_rulings
from policy_text.load.pdf_text import PdfLine, group_lines, read_chars
from policy_text.load.raw_file import RawFile

__all__ = ["PdfPage", "open_pdf", "read_pages"]


@dataclass(slots=True)
class PdfPage:
    """One page; ``number`` counts from 1."""

    number: int
    height: float
    items: list[PdfLine | PdfTable] = field(default_factory=list)

    @property
    def lines(self) -> list[PdfLine]:
        """Its lines outside of tables."""
        return [item for item in self.items if isinstance(item, PdfLine)]


def open_pdf(raw: RawFile) -> Any:
    """The file as PDFium sees it; the caller closes it."""
    import pypdfium2

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

    total = 0
    for number in range(1, len(pdf) + 1):
        try:
            page = pdf[number - 1]
        except pypdfium2.PdfiumError as error:
            raise DamagedFile(source, f"is damaged on page {number}; get it again") from error
        chars = read_chars(page)
        total += len(chars)
        if total > MAX_CHARACTERS:
            raise LoadError(source, f"has more than {MAX_CHARACTERS:,} characters of text; split it")
        edges = find_rulings(page) if chars else []
        tables, rest = cut_tables(chars, edges, number) if edges else ([], chars)
        yield PdfPage(number, page.get_height(), _in_order(group_lines(rest, number), tables))
        page.close()


def _in_order(lines: list[PdfLine], tables: Iterable[PdfTable]) -> list[PdfLine | PdfTable]:
    """Each table before the first line that stands below its top."""
    items: list[PdfLine | PdfTable] = list(lines)
    for table in sorted(tables, key=lambda table: table.box[1]):
        at = next((at for at, item in enumerate(items) if _top(item) > table.box[1]), len(items))
        items.insert(at, table)
    return items


def _top(item: PdfLine | PdfTable) -> float:
    return item.top if isinstance(item, PdfLine) else item.box[1]
