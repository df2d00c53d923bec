"""Word and Excel documents of annotated sources, the same bytes at every run."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Any

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from openpyxl.styles import Alignment, Font

from making.annotated import Line, Source

__all__ = ["render_docx", "render_xlsx"]

_NUMBERS = (re.compile(r"[一二三四五六七八九十]+、"), re.compile(r"（[一二三四五六七八九十]+）"))
"""Marks that Word counts by itself: level 1 and level 2."""

_LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
)


def render_docx(source: Source, disclaimer: str) -> bytes:
    """A Word document: numbers of headings counted by Word, a table with rulings, a running head."""
    document = docx.Document()
    _set_style(document)
    _date(document.core_properties, source)
    document.sections[0].header.paragraphs[0].text = source.settings.get("header", "")
    document.sections[0].footer.paragraphs[0].text = disclaimer
    number_id = _add_numbering(document)
    rows: list[Line] = []
    for line in [*source.lines[slice(*source.body)], Line("blank", "")]:
        if line.role == "row":
            rows.append(line)
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        if line.role not in ("blank", "furniture"):
            _add_paragraph(document, line, number_id)
    return _packed(document)


def render_xlsx(source: Source, disclaimer: str) -> bytes:
    """A sheet: lines in merged cells, rows of the table in cells of their own, numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = source.settings.get("sheet", "Sheet1")
    width = max(len(line.cells) for line in source.lines)
    number = 0
    for line in (*source.lines[slice(*source.body)], Line("text", disclaimer)):
        if line.role in ("blank", "furniture"):
            continue
        number += 1
        for column, cell in enumerate(line.cells or (line.text,), start=1):
            sheet.cell(number, column, _as_number(cell) if line.cells else cell)
        if not line.cells:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
            sheet.cell(number, 1).alignment = Alignment(horizontal=line.align, wrap_text=True)
            sheet.cell(number, 1).font = Font(bold=line.role in ("title", "heading"))
    for column in range(width):
        sheet.column_dimensions["ABCDEFGH"[column]].width = 36 if column == 0 else 20
    _date(book.properties, source)
    return _packed(book)


def _as_number(cell: str) -> str | float | int:
    if re.fullmatch(r"\d+", cell):
        return int(cell)
    return float(cell) if re.fullmatch(r"\d+\.\d+", cell) else cell


def _date(properties: Any, source: Source) -> None:
    day = datetime.datetime.fromisoformat(source.metadata.get("published", "2021-03-26"))
    properties.created = properties.modified = day
    properties.title = ""
    for name in ("author", "creator", "lastModifiedBy", "last_modified_by", "comments"):
        if hasattr(properties, name):
            setattr(properties, name, "")


def _set_style(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "FangSong", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")


def _add_numbering(document: Any) -> int:
    levels = "".join(_LEVEL.format(level=level, text=text) for level, text in enumerate(("%1、", "（%2）")))
    numbering = document.part.numbering_part.element
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return 90


def _add_paragraph(document: Any, line: Line, number_id: int) -> None:
    paragraph = document.add_paragraph()
    text = line.text
    if line.role in ("heading", "paragraph"):
        for level, mark in enumerate(_NUMBERS):
            if found := mark.match(text):
                text = text[found.end() :]
                _number(paragraph, level, number_id)
    run = paragraph.add_run(text)
    run.bold = line.role in ("title", "heading")
    if line.role == "title":
        run.font.size = Pt(20)
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, line.align.upper())
    if line.role in ("heading", "paragraph"):
        paragraph.paragraph_format.first_line_indent = Pt(28)


def _number(paragraph: Any, level: int, number_id: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number_id


def _add_table(document: Any, rows: list[Line]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0].cells), style="Table Grid")
    for row, line in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, line.cells, strict=True):
            cell.text = text


def _packed(document: Any) -> bytes:
    """The saved file with its members in order and their times set to one day, so that a build can be repeated."""
    written = io.BytesIO()
    document.save(written)
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            if name == "docProps/core.xml":  # openpyxl writes the moment of saving, whatever the properties say
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2020-01-01T00:00:00Z", content)
            new.writestr(member, content)
    return packed.getvalue()
