"""The text of a paged document with the page and box of every character."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from policy_text.load.pdf_paragraphs import JoinedText, join_texts
from policy_text.load.pdf_tables import PdfCell, PdfTable
from policy_text.load.pdf_text import PdfLine
from policy_text.load.text_builder import CellText, TextBuilder
from policy_text.records import BlockKind, Box, Glyphs, Place, ReadLine

__all__ = ["PagedWriter", "join_cell"]


@dataclass(slots=True)
class PagedWriter:
    """Adds paragraphs and tables to a text builder, and notes where each character stands."""

    builder: TextBuilder
    _boxes: array[float] = field(default_factory=lambda: array("f"))
    _read_lines: list[ReadLine] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _pages: list[int] = field(default_factory=list)

    def add_lines(self, lines: Sequence[PdfLine], kind: BlockKind, *, level: int = 0) -> None:
        """Add lines as one paragraph."""
        joined = join_texts(lines)
        start = self.builder.length
        self.builder.add_line(joined.text, kind, level=level, place=Place(page=lines[0].page, box=_around(lines)))
        for line, offset in zip(lines, joined.starts, strict=True):
            self._turn_to(line.page, start + offset)
        self._note_read_lines(lines, joined, start)
        self._put(start, joined.boxes)

    def add_table(self, table: PdfTable, kind: BlockKind = BlockKind.TABLE) -> None:
        """Add a table; each cell has its page and box as its place."""
        start = self.builder.length
        sources = {(cell.row, cell.column): cell for cell in table.cells}
        joined = {at: join_cell(cell) for at, cell in sources.items()}
        texts = [_as_text(cell, joined[cell.row, cell.column].text) for cell in table.cells]
        placed = self.builder.add_table(texts, kind=kind, place=Place(page=table.page, box=table.box))
        if placed:
            self._turn_to(table.page, start)
        for cell in placed:
            source = sources[cell.row, cell.column]
            self._turn_to(source.page, cell.start)
            self._note_read_lines(source.lines, joined[cell.row, cell.column], cell.start)
            self._put(cell.start, joined[cell.row, cell.column].boxes)

    def glyphs(self) -> Glyphs:
        """All boxes."""
        self._fill_to(self.builder.length)
        return Glyphs(self._boxes, tuple(self._starts), tuple(self._pages), tuple(self._read_lines))

    def _note_read_lines(self, lines: Sequence[PdfLine], joined: JoinedText, start: int) -> None:
        for line, offset in zip(lines, joined.starts, strict=True):
            if line.number is not None:
                begin = start + offset
                self._read_lines.append(ReadLine(begin, begin + len(line.text), line.number, line.confidence))

    def _turn_to(self, page: int, offset: int) -> None:
        if not self._pages or self._pages[-1] != page:
            self._pages.append(page)
            self._starts.append(offset)

    def _put(self, start: int, boxes: Sequence[Box]) -> None:
        self._fill_to(start)
        for box in boxes:
            self._boxes.extend(box)

    def _fill_to(self, offset: int) -> None:
        """What the loader put in — line ends, tabs — stands nowhere on a page."""
        self._boxes.extend([0.0] * (4 * offset - len(self._boxes)))


def join_cell(cell: PdfCell) -> JoinedText:
    """The lines of a cell as one text. A number broken at the cell's edge is whole again; two numbers stay two."""
    text = ""
    boxes: list[Box] = []
    starts = []
    for number, line in enumerate(cell.lines):
        if number and _meets(text[-1], line.text[0]):
            last = cell.lines[number - 1]
            if _is_letter(text[-1]) or last.right < cell.box[2] - 1.2 * last.size:
                text += " "
                boxes.append((0.0, 0.0, 0.0, 0.0))
        starts.append(len(text))
        text += line.text
        boxes += line.boxes
    return JoinedText(text, boxes, starts)


def _meets(before: str, after: str) -> bool:
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _as_text(cell: PdfCell, text: str) -> CellText:
    place = Place(page=cell.page, box=cell.box)
    return CellText(text, cell.row, cell.column, cell.row_span, cell.column_span, place)


def _around(lines: Sequence[PdfLine]) -> Box:
    """Around the lines of the first page only."""
    first = [line.box for line in lines if line.page == lines[0].page]
    return (
        min(box[0] for box in first),
        min(box[1] for box in first),
        max(box[2] for box in first),
        max(box[3] for box in first),
    )
