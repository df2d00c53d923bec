"""Word documents (DOCX)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from policy_text.errors import DamagedFile
from policy_text.load.archives import check_office_archive, holds_member
from policy_text.load.raw_file import RawFile
from policy_text.load.text_builder import CellText, TextBuilder
from policy_text.records import BlockKind, Document, Place

__all__ = ["load_docx"]


def load_docx(raw: RawFile) -> Document:
    """Read a Word document."""
    import docx
    from docx.table import Table

    check_office_archive(raw.data, raw.source)
    if not holds_member(raw.data, "word/document.xml"):
        raise DamagedFile(raw.source, "is a ZIP archive without a Word document; unpack it and load what is inside")
    word = docx.Document(BytesIO(raw.data))
    builder = TextBuilder(raw.source)
    number = 0
    for item in word.iter_inner_content():
        if isinstance(item, Table):
            builder.add_table(_read_cells(item))
        else:
            builder.add_line(item.text, BlockKind.PARAGRAPH, place=Place(paragraph=number))
            number += 1
    return Document(
        raw.source, builder.text, "docx", digest=raw.digest, blocks=tuple(builder.blocks), tables=tuple(builder.tables)
    )


def _read_cells(table: Any) -> list[CellText]:
    return [
        CellText(cell.text.replace("\n", ""), row, column)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells.cells)
    ]
