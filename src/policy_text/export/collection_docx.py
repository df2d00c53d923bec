"""A collection as a Word document: real headings, contents that jump, tables whose head repeats on every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from policy_text.export.collection import CaseTable, CollectedCase, Collection, Heading
from policy_text.export.flat import drop_control_characters as clean

__all__ = ["write_docx"]

_BODY_FONT, _HEADING_FONT = "SimSun", "SimHei"
_DEEPEST_HEADING = 9
_WIDTHS = (Cm(4.6), Cm(3.6), Cm(1.8), Cm(2.6), Cm(3.4))
"""Of the columns of a measure table, together as wide as an A4 page between its margins."""


def write_docx(collection: Collection, path: Path) -> None:
    """Write the collection; every case begins on a page of its own."""
    document = Document()
    _set_page(document.sections[0])
    _set_fonts(document)
    document.core_properties.title = clean(collection.title)[:255]
    document.core_properties.author = "policy_text"
    document.core_properties.comments = ""
    document.add_heading(clean(collection.title), level=0)
    document.add_paragraph(clean(collection.about))
    _add_contents(document, collection)
    for number, case in enumerate(collection.cases, start=1):
        _add_case(document, case, number, collection)
    document.save(str(path))


def _set_page(section: Any) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)


def _set_fonts(document: Any) -> None:
    """Chinese fonts by the slot that Word uses for Chinese; the template names none."""
    for style in document.styles:
        if style.type is None or not hasattr(style, "font"):
            continue
        is_heading = style.name.startswith(("Heading", "Title"))
        if is_heading or style.name == "Normal":
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(theme), None)
            fonts.set(qn("w:eastAsia"), _HEADING_FONT if is_heading else _BODY_FONT)
    document.styles["Normal"].font.size = Pt(11)


def _add_contents(document: Any, collection: Collection) -> None:
    """A contents field that shows its entries at once and that Word can bring up to date (F9) with page numbers."""
    document.add_paragraph(collection.labels.contents, style="TOC Heading" if _has(document, "TOC Heading") else None)
    last = len(collection.cases)
    for number, case in enumerate(collection.cases, start=1):
        paragraph = document.add_paragraph()
        if number == 1:
            _add_field_mark(paragraph, "begin")
            _add_instruction(paragraph, r' TOC \o "1-1" \h \z \u ')
            _add_field_mark(paragraph, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"case_{number}")
        link.set(qn("w:history"), "1")
        run = paragraph.add_run(f"{number}. {clean(case.title)}")
        link.append(run._r)
        paragraph._p.append(link)
        if number == last:
            _add_field_mark(paragraph, "end")


def _has(document: Any, style: str) -> bool:
    return any(known.name == style for known in document.styles)


def _add_field_mark(paragraph: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _add_instruction(paragraph: Any, words: str) -> None:
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = words
    paragraph.add_run()._r.append(instruction)


def _add_case(document: Any, case: CollectedCase, number: int, collection: Collection) -> None:
    labels = collection.labels
    heading = document.add_heading(clean(case.title), level=1)
    heading.paragraph_format.page_break_before = True
    _add_bookmark(heading, f"case_{number}", number)
    for label, value in case.facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(f"{label}{labels.colon}").bold = True
        paragraph.add_run(clean(value))
    document.add_heading(labels.measures, level=2)
    if case.measures.rows:
        _add_table(document, case.measures)
    else:
        document.add_paragraph(labels.no_measures)
    document.add_heading(labels.text, level=2)
    for part in case.parts:
        if isinstance(part, Heading):
            document.add_heading(clean(part.words), level=min(part.level + 2, _DEEPEST_HEADING))
        else:
            paragraph = document.add_paragraph(clean(part.words))
            paragraph.paragraph_format.first_line_indent = Pt(22)


def _add_bookmark(paragraph: Any, name: str, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    properties = paragraph._p.pPr
    properties.addnext(start)
    paragraph._p.append(end)


def _add_table(document: Any, measures: CaseTable) -> None:
    table = document.add_table(rows=1, cols=len(measures.head), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], measures.head, bold=True)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in measures.rows:
        _fill(table.add_row(), row)


def _fill(row: Any, words: tuple[str, ...], *, bold: bool = False) -> None:
    for cell, value, width in zip(row.cells, words, _WIDTHS, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(clean(value))
        run.bold = bold
        run.font.size = Pt(9)
