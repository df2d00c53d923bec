"""The body of a Word document in order: paragraphs with their numbers, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policy_text.load.docx_numbering import Numbering
from policy_text.load.docx_styles import Style
from policy_text.load.docx_text import MC, W, read_paragraph
from policy_text.load.line_joining import join_lines
from policy_text.load.text_builder import CellText, TextBuilder
from policy_text.records import BlockKind, Place

__all__ = ["BodyReader"]

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LAYOUT_CELL = 400
"""Characters. A cell that is longer and holds most of its table is text in a frame."""


class BodyReader:
    """Reads one document's body into a builder; numbering counts on from paragraph to paragraph."""

    def __init__(self, builder: TextBuilder, styles: dict[str, Style], numbering: Numbering) -> None:
        self._builder = builder
        self._styles = styles
        self._numbering = numbering
        self._paragraphs = 0
        self._tables = 0
        self._carried = ""
        self.notes: list[tuple[str, str]] = []
        """Kind and id of every note, in the order of reference."""

    def read(self, container: Any) -> None:
        """Read all paragraphs and tables of a body, text box or cell."""
        for element in _blocks(container):
            if element.tag == f"{W}p":
                self._read_paragraph(element)
            else:
                self._read_table(element)
        if self._carried:  # the last paragraph mark was deleted: there is no next one to join
            self._builder.add_line(self._carried, place=Place(paragraph=self._paragraphs - 1))
            self._carried = ""

    def _read_paragraph(self, element: Any) -> None:
        place = Place(paragraph=self._paragraphs)
        self._paragraphs += 1
        content = read_paragraph(element)
        self.notes += content.notes
        if _has_deleted_mark(element):
            self._carried += content.text
        else:
            self._add_lines(self._label(element) + self._carried + content.text, element, place)
            self._carried = ""
        for box in content.boxes:
            self.read(box)

    def _add_lines(self, text: str, element: Any, place: Place) -> None:
        style = self._style_of(element)
        level = _own_outline(element)
        level = style.heading_level if level is None else level
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        if style.is_contents:  # the contents repeat the headings, with page numbers that are no figures
            kind, level = BlockKind.FURNITURE, 0
        for line in text.split("\n"):
            self._builder.add_line(line.strip(), kind, level=level, place=place)

    def _label(self, element: Any) -> str:
        style_id = _value(element, "pPr/pStyle") or ""
        style = self._style_of(element)
        number_id, level = _value(element, "pPr/numPr/numId"), _value(element, "pPr/numPr/ilvl")
        if number_id is None:
            number_id = style.number_id
        if number_id is None or number_id == "0":
            return ""
        if level is not None and level.isdecimal():
            return self._numbering.label(number_id, int(level))
        by_style = style.number_level
        if by_style is None:
            by_style = self._numbering.level_of_style(number_id, style_id)
        return self._numbering.label(number_id, by_style)

    def _style_of(self, element: Any) -> Style:
        return self._styles.get(_value(element, "pPr/pStyle") or "", _PLAIN)

    def _read_table(self, element: Any) -> None:
        self._tables += 1
        sources = [cell for row in _rows(element) for cell in _cells(row)]
        if _is_layout(sources):
            for source in sources:
                self.read(source)
        else:
            self._builder.add_table(self._read_cells(element, self._tables))

    def _read_cells(self, table: Any, number: int) -> list[CellText]:
        cells: list[CellText] = []
        open_cells: dict[int, int] = {}  # column: index of the cell that goes on downwards
        for row, row_element in enumerate(_rows(table)):
            column = _to_int(_value(row_element, "trPr/gridBefore"))
            for source in _cells(row_element):
                width = max(_to_int(_value(source, "tcPr/gridSpan"), 1), 1)
                if _goes_on(source) and column in open_cells:
                    above = cells[open_cells[column]]
                    cells[open_cells[column]] = CellText(
                        above.text, above.row, above.column, row - above.row + 1, width, above.place
                    )
                else:
                    open_cells[column] = len(cells)
                    place = Place(cell=f"table {number}, row {row + 1}, column {column + 1}")
                    cells.append(CellText(self._cell_text(source), row, column, 1, width, place))
                column += width
        return cells

    def _cell_text(self, cell: Any) -> str:
        lines = []
        for paragraph in cell.iter(f"{W}p"):
            content = read_paragraph(paragraph)
            self.notes += content.notes
            lines += [line.strip() for line in (self._label(paragraph) + content.text).split("\n")]
        return join_lines(lines)


_PLAIN = Style()


def _blocks(container: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those inside of content controls and of accepted insertions."""
    stack = list(reversed(container))
    while stack:
        element = stack.pop()
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in _WRAPPERS:
            stack.extend(reversed(element))
        elif element.tag == f"{MC}AlternateContent":
            stack.extend(reversed(list(element)[:1]))


def _rows(table: Any) -> Iterator[Any]:
    for row in _inside(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _cells(row: Any) -> Iterator[Any]:
    return _inside(row, f"{W}tc")


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            stack.extend(reversed(element))


def _goes_on(cell: Any) -> bool:
    """Whether the cell is the lower part of one that spans rows."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _is_layout(cells: Sequence[Any]) -> bool:
    """A table of one cell, or of one that holds nearly all text, is a frame."""
    lengths = [sum(len(text.text or "") for text in cell.iter(f"{W}t")) for cell in cells]
    longest = max(lengths, default=0)
    return len(cells) < 2 or (longest > _LAYOUT_CELL and longest > 0.6 * sum(lengths))


def _has_deleted_mark(paragraph: Any) -> bool:
    """Whether the paragraph's end is deleted in a tracked change: accepted, it runs into the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _own_outline(paragraph: Any) -> int | None:
    """The heading level that the paragraph itself states, 0 for running text, None where it leaves it to its style."""
    value = _value(paragraph, "pPr/outlineLvl")
    if value is None or not value.isdecimal():
        return None
    return min(int(value) + 1, 6) if int(value) < 9 else 0


def _value(element: Any, path: str) -> str | None:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def _to_int(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 5 else otherwise
