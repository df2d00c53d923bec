"""PDF documents of annotated sources, and scans of them; needs fpdf2 and the Noto CJK fonts to be built."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import fpdf
import numpy
import pypdfium2
from PIL import Image

from making.annotated import Line, Source

__all__ = ["FONTS", "render_pdf", "render_scan", "render_scanned_pdf"]

FONTS = Path("/usr/share/fonts/opentype/noto")
"""Where Debian's fonts-noto-cjk lies. Only the glyphs used are embedded, so readers need no fonts."""

_SIMPLIFIED = 2
"""Number of the simplified Chinese face in the Noto collections."""

_BODY_WIDTH = 156.0
_LEFT = 27.0
_SIZE = 14.0
"""Points; a source may ask for another size, and its lines come closer in proportion."""

_LEADING = 9.0 / 14.0
"""Millimetres from line to line for each point of size."""

_NOT_FIRST = "，。；：、！？）》”’%"
_RED = (200, 16, 16)


def render_pdf(source: Source, disclaimer: str) -> bytes:
    """A born-digital PDF: a letter with red head and imprint, or a bulletin with running heads and page numbers."""
    return bytes(_draw(source, disclaimer).output())


def render_scan(source: Source, disclaimer: str) -> bytes:
    """The first page of the PDF as a grey PNG image, slightly turned and noisy, at 150 dots an inch."""
    written = io.BytesIO()
    _photograph(render_pdf(source, disclaimer))[0].save(written, "PNG", optimize=True)
    return written.getvalue()


def render_scanned_pdf(source: Source, disclaimer: str) -> bytes:
    """A PDF that holds nothing but the images of its pages."""
    written = io.BytesIO()
    first, *others = _photograph(render_pdf(source, disclaimer))
    day = _day_of(source).timetuple()
    first.save(
        written, "PDF", resolution=150, save_all=True, append_images=others, creationDate=day, modDate=day, quality=60
    )
    return written.getvalue()


def _photograph(pdf: bytes) -> list[Any]:
    chance = numpy.random.RandomState(20231215)
    images = []
    for page in pypdfium2.PdfDocument(pdf):
        straight = page.render(scale=150 / 72, grayscale=True).to_pil().convert("L")
        turned = straight.rotate(0.3, resample=Image.Resampling.BICUBIC, fillcolor=255)
        dots = numpy.asarray(turned, dtype="int16") + chance.normal(0, 5, (turned.height, turned.width)).astype("int16")
        images.append(Image.fromarray((dots.clip(0, 255) // 32 * 36).clip(0, 255).astype("uint8")))
    return images


def _day_of(source: Source) -> datetime.datetime:
    day = datetime.datetime.fromisoformat(source.metadata["published"])
    return day.replace(tzinfo=datetime.UTC)


def _draw(source: Source, disclaimer: str) -> Any:
    class _Paper(fpdf.FPDF):
        """A4 with the running head and foot of the source's style."""

        def header(self) -> None:
            if source.settings["style"] == "bulletin":
                self.set_font("sans", size=9)
                self.cell(0, 6, source.settings["header"], align="R", new_x="LMARGIN", new_y="NEXT")
                self.ln(4)

        def footer(self) -> None:
            self.set_y(-20)
            self.set_font("serif", size=9)
            self.set_text_color(0, 0, 0)
            self.cell(0, 6, f"— {self.page_no()} —", align="C", new_x="LMARGIN", new_y="NEXT")
            self.set_font("serif", size=9)
            self.cell(0, 5, disclaimer, align="C")

    paper = _Paper(format="A4")
    paper.set_creation_date(_day_of(source))
    paper.set_margins(_LEFT, 22, _LEFT)
    paper.set_auto_page_break(True, 26)
    paper.add_font("serif", fname=FONTS / "NotoSerifCJK-Regular.ttc", collection_font_number=_SIMPLIFIED)
    paper.add_font("sans", fname=FONTS / "NotoSansCJK-Bold.ttc", collection_font_number=_SIMPLIFIED)
    paper.add_page()
    if "letterhead" in source.settings:
        _draw_letterhead(paper, source.settings["letterhead"])
    for line in source.lines[slice(*source.body)]:
        _draw_line(paper, line, source.settings.get("size", _SIZE))
    if "imprint" in source.settings:
        _draw_imprint(paper, *source.settings["imprint"])
    return paper


def _draw_letterhead(paper: Any, name: str) -> None:
    paper.set_text_color(*_RED)
    paper.set_font("sans", size=30)
    paper.ln(8)
    paper.cell(0, 18, name, align="C", new_x="LMARGIN", new_y="NEXT")
    paper.set_text_color(0, 0, 0)
    paper.ln(8)


def _draw_line(paper: Any, line: Line, size: float) -> None:
    if line.role in ("blank", "furniture"):
        return
    if line.role == "row":
        _draw_row(paper, line)
        return
    size = size * 1.35 if line.role == "title" else size
    paper.set_font("sans" if line.role in ("title", "heading") else "serif", size=size)
    indent = "\u3000\u3000" if line.role in ("heading", "paragraph") else ""
    for written in _wrap(paper, indent + line.text):
        paper.cell(0, size * _LEADING, written, align=line.align[0].upper(), new_x="LMARGIN", new_y="NEXT")
    if line.text.endswith("号") and line.align == "center":  # the red rule under the document number
        paper.set_draw_color(*_RED)
        paper.set_line_width(0.6)
        paper.line(_LEFT, paper.get_y() + 2, 210 - _LEFT, paper.get_y() + 2)
        paper.set_draw_color(0, 0, 0)
        paper.ln(8)
    elif line.role == "title":
        paper.ln(4)


def _draw_row(paper: Any, line: Line) -> None:
    paper.set_font("serif", size=12)
    paper.set_line_width(0.2)
    for cell in line.cells:
        paper.cell(_BODY_WIDTH / len(line.cells), 9, cell, border=1, align="C")
    paper.ln(9)


def _draw_imprint(paper: Any, office: str, printed: str) -> None:
    paper.ln(8)
    paper.set_font("serif", size=12)
    paper.line(_LEFT, paper.get_y(), 210 - _LEFT, paper.get_y())
    paper.cell(_BODY_WIDTH / 2, 9, office)
    paper.cell(_BODY_WIDTH / 2, 9, printed, align="R", new_x="LMARGIN", new_y="NEXT")
    paper.line(_LEFT, paper.get_y(), 210 - _LEFT, paper.get_y())


def _wrap(paper: Any, text: str) -> list[str]:
    """Lines as wide as the type area; none begins with a closing mark, numbers may break as they do in print."""
    lines, line = [], ""
    for character in text:
        if line and character not in _NOT_FIRST and paper.get_string_width(line + character) > _BODY_WIDTH - 2:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]
