"""Tables made for a test: rows of strings as a document whose format marks its cells, or whose lines draw them."""

from __future__ import annotations

from policy_text.extract import check_tables, extract_measures
from policy_text.records import Cell, Document, DocumentType, Metadata, Span, Structure, Table

LEFT, UP = "<", "^"
"""Cells that are one with the cell to the left, or above."""


def document_of(rows, *, caption="", marks_table=True):
    """A document whose text is the caption and the rows, cells by tabs, with the table marked or merely drawn."""
    text = caption + "\n" if caption else ""
    start, cells = len(text), []
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            text += "\t" if column else ""
            if value in (LEFT, UP):
                continue
            spans = _rows_down(rows, row, column), _columns_right(values, column)
            cells.append(Cell(len(text), len(text) + len(value), row, column, *spans))
            text += value
        text += "\n"
    tables = (Table(start, len(text), tuple(cells)),) if marks_table else ()
    return Document("table.txt", text, tables=tables)


def _columns_right(values, column):
    following = next((at for at in range(column + 1, len(values)) if values[at] != LEFT), len(values))
    return following - column


def _rows_down(rows, row, column):
    following = next((at for at in range(row + 1, len(rows)) if rows[at][column] != UP), len(rows))
    return following - row


def structure_of(document, *, doc_type=DocumentType.PROGRESS_REPORT):
    return Structure(Metadata(doc_type=doc_type, published="2024-01-18"), Span(0, len(document.text)))


def measures_of(rows, **more):
    doc_type = more.pop("doc_type", DocumentType.PROGRESS_REPORT)
    document = document_of(rows, **more)
    return extract_measures(document, structure_of(document, doc_type=doc_type))


def warnings_of(rows, **more):
    document = document_of(rows, **more)
    return check_tables(document, structure_of(document))


def told_by(measures, *fields):
    """The text of each measure with the fields that a test asks for; of a time its end."""
    return [(m.text, *(_field(m, name) for name in fields)) for m in measures]


def _field(measure, name):
    if name == "time":
        return measure.time.end if measure.time else None
    value = getattr(measure, name)
    return value if value is None or isinstance(value, int | float) else str(value)
