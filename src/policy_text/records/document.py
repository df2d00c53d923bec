"""`Document`: what a loader makes of bytes, and the only thing that offsets point into."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Block", "BlockKind", "Box", "Cell", "Document", "Glyphs", "Link", "Place", "ReadLine", "Table"]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points (1/72 inch) from the page's top left corner."""


class BlockKind(StrEnum):
    """What a block of the original is, as far as its format says so."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE = "table"
    FURNITURE = "furniture"  # navigation, share links, running heads: kept in the text, skipped later
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the original a stretch of text stands; only the fields that the format has are set."""

    page: int | None = None
    """1-based page of a PDF or scan."""
    box: Box | None = None
    node: str | None = None
    """Path of the HTML element, as XPath."""
    paragraph: int | None = None
    """0-based paragraph of a DOCX body."""
    cell: str | None = None
    """Cell of a sheet or table: ``Sheet1!B3`` in XLSX, ``table 2, row 3, column 1`` in DOCX."""
    line: int | None = None
    """1-based line of a scan's page."""
    confidence: float | None = None
    """How sure the optical reader is of the line, 0 to 1."""
    note: str | None = None
    """Note of a DOCX, counted as Word counts them: ``footnote 2``, ``endnote 1``."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of ``Document.text`` that the original sets apart, with its place there."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    """1 to 6 for headings that the format itself marks, else 0."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``start`` and ``end`` index ``Document.text``."""

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells stand in ``Document.text`` between ``start`` and ``end``, row by row and in order."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page to a file that belongs to it (an attachment)."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line of a scanned page and where it stands in ``Document.text``."""

    start: int
    end: int
    number: int | None = None
    """1-based on its page."""
    confidence: float | None = None


_NOT_READ = ReadLine(0, 0)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The box of every character of a paged document, packed.

    ``boxes`` holds four floats a character (left, top, right, bottom in points); characters that stand nowhere
    on a page (line ends that the loader put in) have four zeros. ``page_starts[i]`` is the offset at which page
    ``pages[i]`` begins or goes on: running heads come after the text, so that a page may have several stretches.
    """

    boxes: array[float]
    page_starts: tuple[int, ...]
    pages: tuple[int, ...] = ()
    """The page of each stretch; empty where stretch ``i`` is page ``i + 1``."""
    read_lines: tuple[ReadLine, ...] = ()
    """The lines of pages that were read optically, in order."""

    def place(self, start: int, end: int) -> Place:
        """Page and box around ``text[start:end]``, on the page where it begins; of a scan also line and confidence."""
        stretch = max(bisect_right(self.page_starts, start), 1)
        page = self.pages[stretch - 1] if self.pages else stretch
        stretch_end = self.page_starts[stretch] if stretch < len(self.page_starts) else end
        quads = [self.boxes[4 * i : 4 * i + 4] for i in range(start, min(end, stretch_end))]
        drawn = [quad for quad in quads if len(quad) == 4 and quad[2] > quad[0]]
        line = self._read_line(start)
        if not drawn:
            return Place(page=page, line=line.number, confidence=line.confidence)
        box = (min(q[0] for q in drawn), min(q[1] for q in drawn), max(q[2] for q in drawn), max(q[3] for q in drawn))
        return Place(page=page, box=box, line=line.number, confidence=line.confidence)

    def _read_line(self, offset: int) -> ReadLine:
        at = bisect_right(self.read_lines, offset, key=lambda line: line.start) - 1
        return self.read_lines[at] if at >= 0 and offset < self.read_lines[at].end else _NOT_READ


@dataclass(frozen=True, slots=True)
class Document:
    """A source as text with the places of its parts.

    ``text`` is never rewritten after loading: every offset anywhere points into it.
    ``format`` names the loader (``txt``, ``html``, ``pdf``, ``docx``, ``xlsx``, ``scan``, …).
    ``page_metadata`` are the name-value pairs that the page itself states (meta elements, the 索引号 table),
    names as written, in order. ``digest`` is the SHA-256 of the raw bytes, in hex.
    """

    source: str
    text: str
    format: str = "txt"
    encoding: str | None = None
    digest: str = ""
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    page_metadata: tuple[tuple[str, str], ...] = ()
    glyphs: Glyphs | None = field(default=None, repr=False)
    warnings: tuple[str, ...] = ()

    def place(self, start: int, end: int) -> Place | None:
        """Where ``text[start:end]`` stands in the original, or None where the format has no places."""
        if self.glyphs is not None:
            return self.glyphs.place(start, end)
        for table in self.tables:
            if table.start <= start < table.end:
                at = bisect_right(table.cells, start, key=lambda cell: cell.start) - 1
                if at >= 0 and start < table.cells[at].end and table.cells[at].place is not None:
                    return table.cells[at].place
        index = bisect_right(self.blocks, start, key=lambda block: block.start) - 1
        if index >= 0 and self.blocks[index].start <= start < self.blocks[index].end:
            return self.blocks[index].place
        return None
