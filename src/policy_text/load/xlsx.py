"""Spreadsheets (XLSX) as tables, with values as the sheet shows them: 0.823 under the format 0.0% is ``82.3%``.

Each visible sheet gives its name as a heading (where somebody named it), lines that stand alone above and below the
figures (title, 单位：万元, notes), and a table for each block of rows without a blank row in it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.archives import check_office_archive, holds_member
from policy_text.load.limits import MAX_CELLS
from policy_text.load.line_joining import join_lines
from policy_text.load.raw_file import RawFile
from policy_text.load.text_builder import CellText, TextBuilder
from policy_text.load.xlsx_values import show_value
from policy_text.records import BlockKind, Document, Place

__all__ = ["load_xlsx"]

_UNNAMED = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.IGNORECASE)

Row = list[CellText]
"""The filled cells of a row of a sheet, rows and columns counted from 0 within the sheet."""


def load_xlsx(raw: RawFile) -> Document:
    """Read a workbook."""
    import openpyxl

    check_office_archive(raw.data, raw.source)
    if not holds_member(raw.data, "xl/workbook.xml"):
        raise DamagedFile(raw.source, "is a ZIP archive without a workbook; unpack it and load what is inside")
    builder = TextBuilder(raw.source)
    notes: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library tells of styles and charts that it does not know
        book = openpyxl.load_workbook(BytesIO(raw.data), read_only=True, data_only=True, keep_links=False)
        try:
            marks = _read_marks(raw.data)
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    found = marks.get(_member_of(sheet), _NO_MARKS)
                    _add_sheet(builder, sheet, found.merged)
                    notes += _tell_uncounted(sheet.title, found.uncounted)
                else:
                    notes.append(f"sheet {sheet.title!r} is hidden and was not read")
        finally:
            book.close()
    return Document(
        source=raw.source,
        text=builder.text,
        format="xlsx",
        digest=raw.digest,
        blocks=tuple(builder.blocks),
        tables=tuple(builder.tables),
        warnings=tuple(notes),
    )


_SHOWN = 5
"""Cells that a note names; a sheet that no office suite ever opened has them by the thousand."""


def _tell_uncounted(title: str, cells: Sequence[str]) -> list[str]:
    if not cells:
        return []
    named = ", ".join(cells[:_SHOWN]) + (f" and {len(cells) - _SHOWN} more" if len(cells) > _SHOWN else "")
    return [f"sheet {title!r} has formulas without a stored value, which were not read: {named}; save it in Excel"]


def _add_sheet(builder: TextBuilder, sheet: Any, merged: Sequence[Span]) -> None:
    rows = _merge(list(_read_rows(sheet, builder.source)), merged)
    title = sheet.title.strip()
    if rows and not _UNNAMED.fullmatch(title):
        builder.add_line(title, BlockKind.HEADING, level=1, place=Place(cell=f"{sheet.title}!A1"))
    for block in _split_at_blank_rows(rows):
        _add_block(builder, block)


def _read_rows(sheet: Any, source: str) -> Iterator[Row]:
    from openpyxl.utils import get_column_letter

    sheet.reset_dimensions()  # what the file says of its size need not be true
    seen = 0
    for number, cells in enumerate(sheet.iter_rows()):
        seen += max(len(cells), 1)
        if seen > MAX_CELLS:
            raise LoadError(source, f"has a sheet of more than {MAX_CELLS:,} cells: {sheet.title!r}")
        row = []
        for column, cell in enumerate(cells):
            text = "" if cell.value is None else join_lines(show_value(cell.value, cell.number_format).splitlines())
            if text.strip():
                place = Place(cell=f"{sheet.title}!{get_column_letter(column + 1)}{number + 1}")
                row.append(CellText(text.strip().replace("\t", " "), number, column, place=place))
        if row:
            yield row


def _member_of(sheet: Any) -> str:
    """The archive's member that holds a sheet."""
    return str(getattr(sheet, "_worksheet_path", "")).lstrip("/")


_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")

_CELL_END = re.compile(rb"</(?:\w+:)?c>")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>[^<]|<(?:\w+:)?is>|\bt=\"str\"")
"""A value, or the text of a formula, which may be empty."""

_PLACE = re.compile(rb"\br=\"([A-Z]{1,3}\d{1,7})\"")

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


class SheetMarks(NamedTuple):
    """What the streaming reader, which alone is safe for large files, leaves out of a sheet."""

    merged: tuple[Span, ...] = ()
    uncounted: tuple[str, ...] = ()
    """Cells with a formula whose value nobody has stored."""


_NO_MARKS = SheetMarks()


def _read_marks(data: bytes) -> dict[str, SheetMarks]:
    """What is said of each sheet's cells, by the archive's member."""
    marks = {}
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                content = archive.read(name)
                merged = tuple(_to_span(*found) for found in _MERGED.findall(content))
                marks[name] = SheetMarks(merged, tuple(_find_uncounted(content)))
    return marks


def _find_uncounted(content: bytes) -> Iterator[str]:
    for piece in _CELL_END.split(content) if _FORMULA.search(content) else ():
        begin = max(piece.rfind(b"<c "), piece.rfind(b":c "))
        cell = piece[max(begin, 0) :]
        if _FORMULA.search(cell) and not _VALUE.search(cell):
            place = _PLACE.search(cell)
            yield place[1].decode("ascii") if place else "?"


def _to_span(first_column: bytes, first_row: bytes, last_column: bytes, last_row: bytes) -> Span:
    return int(first_row) - 1, _column_number(first_column), int(last_row) - 1, _column_number(last_column)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _merge(rows: list[Row], spans: Sequence[Span]) -> list[Row]:
    """Give cells that span others their width and height, as far as the sheet is filled."""
    last_row = rows[-1][-1].row if rows else 0
    last_column = max((row[-1].column for row in rows), default=0)
    starts = {(span[0], span[1]): span for span in spans}
    for row in rows:
        for index, cell in enumerate(row):
            span = starts.get((cell.row, cell.column))
            if span is not None:
                height = min(span[2], last_row) - cell.row + 1
                width = min(span[3], last_column) - cell.column + 1
                row[index] = CellText(cell.text, cell.row, cell.column, height, width, cell.place)
    return rows


def _split_at_blank_rows(rows: Sequence[Row]) -> Iterator[list[Row]]:
    block: list[Row] = []
    for row in rows:
        if block and row[0].row > max(cell.row + cell.row_span for cell in block[-1]):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _add_block(builder: TextBuilder, block: Sequence[Row]) -> None:
    """Rows of one cell above and below become lines, what is between them a table."""
    wide = [index for index, row in enumerate(block) if len(row) > 1]
    first, last = (wide[0], wide[-1] + 1) if wide else (len(block), len(block))
    for row in block[:first]:
        builder.add_line(row[0].text, place=row[0].place)
    table = [cell for row in block[first:last] for cell in row]
    if table:
        top, left = table[0].row, min(cell.column for cell in table)
        builder.add_table(
            CellText(cell.text, cell.row - top, cell.column - left, cell.row_span, cell.column_span, cell.place)
            for cell in table
        )
    for row in block[last:]:
        builder.add_line(row[0].text, place=row[0].place)
