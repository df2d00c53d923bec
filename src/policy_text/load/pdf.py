"""PDF files that carry their text.

Text and boxes come from PDFium, tables on pages with ruling lines from pdfplumber. Lines are joined the Chinese way:
nothing is put between them, a paragraph goes on over a page's end, and a number broken over two lines is whole.

Running heads and page numbers therefore cannot stay where they were: they come after the last line of the text, page
by page, each a block of furniture with its own page and box. The text before them is the document as it is read.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Any

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.limits import MAX_CHARACTERS, MAX_PAGES
from policy_text.load.pdf_furniture import find_page_furniture
from policy_text.load.pdf_paragraphs import find_margins, join_paragraphs
from policy_text.load.pdf_text import PdfLine, group_lines, read_chars
from policy_text.load.raw_file import RawFile
from policy_text.records import Block, BlockKind, Box, Document, Glyphs, Place

__all__ = ["load_pdf"]


def load_pdf(raw: RawFile) -> Document:
    """Read a PDF."""
    pdf = _open(raw)
    try:
        pages, heights = _read_pages(pdf, raw.source)
    finally:
        pdf.close()
    furniture = find_page_furniture(pages, heights)
    body = [line for lines in pages for line in lines if id(line) not in furniture]
    if not body:
        raise DamagedFile(raw.source, "holds no text that can be read")
    writer = _Writer(raw.source)
    for paragraph in join_paragraphs(body, find_margins(body)):
        kind = BlockKind.HEADING if paragraph.level else BlockKind.PARAGRAPH
        writer.add(paragraph.lines, *paragraph.joined(), kind, paragraph.level)
    for line in (line for lines in pages for line in lines if id(line) in furniture):
        writer.add([line], line.text, line.boxes, BlockKind.FURNITURE)
    return Document(
        raw.source,
        writer.text,
        "pdf",
        digest=raw.digest,
        blocks=tuple(writer.blocks),
        glyphs=Glyphs(writer.boxes, tuple(writer.page_starts)),
    )


def _open(raw: RawFile) -> Any:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise DamagedFile(raw.source, "is a PDF protected by a password; save it without") from error
        raise DamagedFile(raw.source, "is a damaged or truncated PDF; get it again") from error
    if len(pdf) > MAX_PAGES:
        pdf.close()
        raise LoadError(raw.source, f"has {len(pdf):,} pages, more than {MAX_PAGES:,}; split it")
    return pdf


def _read_pages(pdf: Any, source: str) -> tuple[list[list[PdfLine]], dict[int, float]]:
    pages: list[list[PdfLine]] = []
    heights: dict[int, float] = {}
    total = 0
    for number in range(1, len(pdf) + 1):
        page = pdf[number - 1]
        chars = read_chars(page)
        heights[number] = page.get_height()
        page.close()
        total += len(chars)
        if total > MAX_CHARACTERS:
            raise LoadError(source, f"has more than {MAX_CHARACTERS:,} characters of text; split it")
        pages.append(group_lines(chars, number))
    return pages, heights


@dataclass(slots=True)
class _Writer:
    """The text and, parallel to it, blocks and boxes."""

    source: str
    boxes: array[float] = field(default_factory=lambda: array("f"))
    blocks: list[Block] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)
    length: int = 0
    _parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, lines: list[PdfLine], text: str, boxes: list[Box], kind: BlockKind, level: int = 0) -> None:
        """Add a paragraph, and note on the way where pages begin."""
        at = self.length
        for line in lines:
            while len(self.page_starts) < line.page:
                self.page_starts.append(at)
            at += len(line.text)
        self._parts.append(text + "\n")
        for box in (*boxes, (0.0, 0.0, 0.0, 0.0)):
            self.boxes.extend(box)
        place = Place(page=lines[0].page, box=lines[0].box)
        self.blocks.append(Block(self.length, self.length + len(text), kind, level, place))
        self.length += len(text) + 1
