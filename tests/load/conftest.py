"""Small documents in every format, built here: what they say is invented."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # loaded_pdf.py is shared by the tests of this folder

TITLE = "云岭县义务教育学校建设情况报告"
FIRST = "一、学位供给"
PARAGRAPHS = (
    "2023年全县新建改扩建学校12所，新增学位1.2万个，投入资金3.45亿元，城区大班额比例由8.6%降到1.5%。",
    "二、教师队伍",
    "全县交流轮岗校长教师326人，其中骨干教师105人，占32.2%；招聘特岗教师48名。",
)
TABLE = (("乡镇", "学校（所）", "学生（人）"), ("青石镇", "5", "2310"), ("白水乡", "3", "1042"))


@dataclass
class PdfBuilder:
    """Writes a PDF by hand: Chinese text without embedded fonts, ruling lines, several pages."""

    width: float = 595.0
    height: float = 842.0
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    rotation: int = 0
    crop: tuple[float, float, float, float] | None = None
    """What is shown of each page: left, bottom, right, top, counted from its lower left corner."""

    def text(self, x: float, top: float, text: str, *, size: float = 12.0) -> PdfBuilder:
        """Write one line whose upper edge stands ``top`` points from the page's."""
        codes = text.encode("utf-16-be").hex().upper()
        self.pages[-1].append(f"BT /F1 {size} Tf 1 0 0 1 {x} {self.height - top - 0.88 * size} Tm <{codes}> Tj ET")
        return self

    def line(self, x0: float, top0: float, x1: float, top1: float) -> PdfBuilder:
        """Draw a line."""
        self.pages[-1].append(f"0.5 w {x0} {self.height - top0} m {x1} {self.height - top1} l S")
        return self

    def grid(self, xs: Sequence[float], tops: Sequence[float]) -> PdfBuilder:
        """Draw the rulings of a table."""
        for top in tops:
            self.line(xs[0], top, xs[-1], top)
        for x in xs:
            self.line(x, tops[0], x, tops[-1])
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float, *, grey: float) -> PdfBuilder:
        """Lay a ground without a border: ``grey`` is 1 for white."""
        self.pages[-1].insert(0, f"q {grey} g {x0} {self.height - bottom} {x1 - x0} {bottom - top} re f Q")
        return self

    def page(self) -> PdfBuilder:
        """Begin the next page."""
        self.pages.append([])
        return self

    def build(self) -> bytes:
        """The file."""
        first = 6
        kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(self.pages)))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
            " /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
            " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        ]
        cropped = f" /CropBox [{' '.join(map(str, self.crop))}]" if self.crop else ""
        for number, page in enumerate(self.pages):
            stream = "\n".join(page)
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.width} {self.height}]{cropped}"
                f" /Rotate {self.rotation}"
                f" /Resources << /Font << /F1 3 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>"
            )
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        return _assemble(objects)


def _assemble(objects: Sequence[str]) -> bytes:
    output = io.BytesIO(b"")
    output.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(output.tell())
        output.write(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    table = output.tell()
    output.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        output.write(f"{place:010d} 00000 n \n".encode())
    output.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode())
    return output.getvalue()


def build_text(*, encoding: str = "utf-8") -> bytes:
    lines = (TITLE, FIRST, *PARAGRAPHS, *("\t".join(row) for row in TABLE))
    return "\r\n".join(lines).encode(encoding)


def build_html(*, body: str | None = None, head: str = "") -> bytes:
    paragraphs = "".join(f"<p>　　{text}</p>" for text in (FIRST, *PARAGRAPHS))
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    main = f'<div class="article"><h1>{TITLE}</h1>{paragraphs}<table>{rows}</table></div>'
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("首页", "要闻", "政务公开"))
    return (
        f'<html><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head><body><ul class="nav">{menu}</ul>'
        f'{body if body is not None else main}<div class="footer">版权所有 云岭县人民政府</div></body></html>'
    ).encode()


def build_docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(TITLE, level=1)
    for text in (FIRST, *PARAGRAPHS):
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=3)
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def build_xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "学校"
    book.active.append([TITLE])
    for row in TABLE:
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def build_pdf() -> bytes:
    builder = PdfBuilder()
    builder.text(200, 60, TITLE, size=18)
    top = 120.0
    for text in (FIRST, *PARAGRAPHS):
        rest, indent = text, 24
        while rest:
            room = 36 - indent // 12
            builder.text(72 + indent, top, rest[:room])
            rest, indent = rest[room:], 0
            top += 24
    tops = [top + 24 * row for row in range(len(TABLE) + 1)]
    builder.grid([72, 222, 372, 523], tops)
    for row, cells in enumerate(TABLE):
        for x, cell in zip((78, 228, 378), cells, strict=True):
            builder.text(x, tops[row] + 6, cell)
    builder.text(280, 800, "- 1 -", size=10)
    return builder.build()


BUILDERS: dict[str, Callable[[], bytes]] = {
    "txt": build_text,
    "html": build_html,
    "docx": build_docx,
    "xlsx": build_xlsx,
    "pdf": build_pdf,
}


@pytest.fixture(scope="session")
def samples() -> dict[str, bytes]:
    """The same report in every format, by suffix without its dot."""
    return {suffix: build() for suffix, build in BUILDERS.items()}


@pytest.fixture
def pdf() -> PdfBuilder:
    """An empty PDF to write on."""
    return PdfBuilder()


@pytest.fixture
def page() -> Callable[..., bytes]:
    """A function that makes a web page of a body and a head."""
    return build_html
