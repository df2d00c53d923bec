"""PDF files that carry their text.

Text and boxes come from PDFium, the cells of ruled tables from pdfplumber's table finder. Lines are joined the Chinese
way: nothing is put between them, a paragraph goes on over a page's end, and a number broken over two lines is whole.

Running heads and page numbers therefore cannot stay where they were. They come after the last line of the text, page
by page, each a block of furniture with its own page and box; the text before them is the document as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policy_text.errors import DamagedFile
from policy_text.load.optical import missing_reader
from policy_text.load.pdf_furniture import find_page_furniture, join_tables
from policy_text.load.pdf_index import find_index_entry
from policy_text.load.pdf_pages import PdfPage, open_pdf, read_pages
from policy_text.load.pdf_paragraphs import Margins, find_margins, goes_on, is_title
from policy_text.load.pdf_tables import PdfTable
from policy_text.load.pdf_text import PdfLine
from policy_text.load.pdf_writer import PagedWriter
from policy_text.load.raw_file import RawFile
from policy_text.load.site_phrases import find_site_foot
from policy_text.load.text_builder import TextBuilder
from policy_text.records import BlockKind, Document

__all__ = ["load_pdf"]


def load_pdf(raw: RawFile) -> Document:
    """Read a PDF."""
    pdf = open_pdf(raw)
    try:
        pages = list(read_pages(pdf, raw.source))
    finally:
        pdf.close()
    if not any(page.items for page in pages):
        if any(page.unread for page in pages):
            raise missing_reader(raw.source)
        raise DamagedFile(raw.source, "holds no text that can be read")
    return write_pages(raw, pages)


def write_pages(raw: RawFile, pages: Sequence[PdfPage], *, format_name: str = "pdf") -> Document:
    """Make a document of pages that have been read."""
    edge = find_page_furniture(pages)
    kept = [item for page in pages for item in page.items if id(item) not in edge]
    items, heads = join_tables(kept)
    first, metadata = find_index_entry(items)
    last = max(find_site_foot([item.text if isinstance(item, PdfLine) else "" for item in items]), first)
    writer = PagedWriter(TextBuilder(raw.source))
    _write_furniture(writer, items[:first])
    for lines, kind, level in _paragraphs(items[first:last], _margins_of(pages)):
        if isinstance(lines, PdfTable):
            writer.add_table(lines, kind)
        else:
            writer.add_lines(lines, kind, level=level)
    _write_furniture(writer, items[last:])
    furniture = [line for page in pages for line in page.lines if id(line) in edge]
    _write_furniture(writer, sorted((*furniture, *heads), key=lambda line: line.page))
    return Document(
        source=raw.source,
        text=writer.builder.text,
        format=format_name,
        digest=raw.digest,
        blocks=tuple(writer.builder.blocks),
        tables=tuple(writer.builder.tables),
        page_metadata=metadata,
        glyphs=writer.glyphs(),
        warnings=tuple(_warnings(pages)),
    )


def _write_furniture(writer: PagedWriter, items: Sequence[PdfLine | PdfTable]) -> None:
    for item in items:
        if isinstance(item, PdfTable):
            writer.add_table(item, BlockKind.FURNITURE)
        else:
            writer.add_lines([item], BlockKind.FURNITURE)


def _warnings(pages: Sequence[PdfPage]) -> Iterator[str]:
    unread = [str(page.number) for page in pages if page.unread]
    if unread:
        yield f'pages without text of their own were not read: {", ".join(unread)}; "policy-text[ocr]" reads them'
    unmeasured = [str(page.number) for page in pages if page.lacks_font]
    if unmeasured:
        yield (
            f"page {', '.join(unmeasured)} is set in a font that neither the file nor this machine holds, so that "
            "characters may be lost: install a Chinese font (on Debian: fonts-wqy-microhei) and read it again"
        )
    read = [str(page.number) for page in pages if any(line.number for line in page.lines)]
    if read:
        yield f"read optically, with errors to be expected: page {', '.join(read)}"


Paragraph = tuple[list[PdfLine] | PdfTable, BlockKind, int]


Columns = dict[tuple[int, int], Margins]
"""The margins of each column of each page."""


def _paragraphs(items: Sequence[PdfLine | PdfTable], margins: Columns) -> Iterator[Paragraph]:
    """Lines that belong together, tables as they are, each with its kind and heading level."""
    lines: list[PdfLine] = []
    for item in items:
        if isinstance(item, PdfLine) and (not lines or _goes_on(lines, item, margins)):
            lines.append(item)
            continue
        if lines:
            yield _as_paragraph(lines, margins)
            lines = []
        if isinstance(item, PdfLine):
            lines = [item]
        else:
            yield item, BlockKind.TABLE, 0
    if lines:
        yield _as_paragraph(lines, margins)


def _goes_on(lines: Sequence[PdfLine], line: PdfLine, margins: Columns) -> bool:
    last = lines[-1]
    return goes_on(lines, line, margins[last.page, last.column], own=margins[line.page, line.column])


def _as_paragraph(lines: list[PdfLine], margins: Columns) -> Paragraph:
    level = 1 if is_title(lines[0], margins[lines[0].page, lines[0].column]) else 0
    return lines, BlockKind.HEADING if level else BlockKind.PARAGRAPH, level


def _margins_of(pages: Sequence[PdfPage]) -> Columns:
    """The margins of each page and column; one with too little text has those of the page, or the whole document."""
    whole = find_margins([line for page in pages for line in page.lines]) or _ANY_MARGINS
    found: Columns = {}
    for page in pages:
        around = find_margins(page.lines) or whole
        found[page.number, 0] = around
        for column in (1, 2):
            own = [line for line in page.lines if line.column == column]
            found[page.number, column] = find_margins(own) or _within(own, around)
    return found


def _within(lines: Sequence[PdfLine], around: Margins) -> Margins:
    """The edges of a column of few lines, whose measures are those of its page."""
    if not lines:
        return around
    return replace(around, left=min(line.left for line in lines), right=max(line.right for line in lines))


_ANY_MARGINS = Margins(left=72, right=523, size=12, pitch=20)
"""A4 with usual margins, for a document of a few words."""
