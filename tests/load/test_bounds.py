"""Small files that ask for much — memory, pages as large as fields, drawings inside of drawings — are refused."""

from __future__ import annotations

import io

import openpyxl
import pytest

from policy_text.errors import DamagedFile, LoadError
from policy_text.load import load_bytes, pdf_pages
from policy_text.load.limits import MAX_ATTRIBUTES, MAX_DRAWN_PIXELS, MAX_LINE_CHARACTERS, MAX_PARTS
from policy_text.load.pdf_nesting import check_nesting

SENTENCE = "全县新建学校12所，新增学位3400个。"


def assemble(objects):
    """A PDF of objects that are numbered from 1; the first is its catalogue."""
    output, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(output))
        output += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010d} 00000 n \n" for at in places)
    return (
        output + f"{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(output)}\n%%EOF".encode()
    )


def nest(levels, times):
    """A page that draws a form so many times, which draws the next form so many times, and so on."""
    first = 4
    draw = "/X Do " * times
    pages = "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
    objects = [*pages, f"<< {page} /Resources << /XObject << /X 5 0 R >> >> /Contents {first} 0 R >>"]
    objects.append(f"<< /Length {len(draw)} >>\nstream\n{draw}\nendstream")
    for level in range(levels):
        content = draw if level < levels - 1 else "0 0 m 9 9 l S"
        inner = f"/XObject << /X {first + level + 2} 0 R >>" if level < levels - 1 else ""
        form = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /ProcSet [/PDF /ImageC] {inner} >>"
        objects.append(f"<< {form} /Length {len(content)} >>\nstream\n{content}\nendstream")
    return assemble(objects)


def test_forms_that_draw_forms_ten_times_each_are_refused():
    with pytest.raises(LoadError, match=r"^a\.pdf: draws pictures inside of pictures"):
        load_bytes(nest(8, 10), "a.pdf")


@pytest.mark.parametrize(("levels", "times"), [(1, 500), (3, 4), (18, 1)])
def test_forms_that_come_to_little_are_drawn(levels, times):
    check_nesting(nest(levels, times), "a.pdf")


def test_forms_that_seem_to_come_to_much_are_tried_elsewhere_and_drawn(monkeypatch):
    monkeypatch.setattr("policy_text.load.pdf_nesting.MAX_DRAWING_BYTES", 10)
    check_nesting(nest(3, 4), "a.pdf")


@pytest.mark.parametrize(("width", "height"), [(20_000, 20_000), (99_999_999, 842), (595, 15_000)])
def test_a_page_larger_than_any_paper_is_refused(pdf, width, height):
    pdf.width, pdf.height = width, height
    with pytest.raises(LoadError, match=r"^a\.pdf: has a page 1 of .* points"):
        load_bytes(pdf.text(72, 100, SENTENCE).build(), "a.pdf")


def test_a_plan_as_large_as_a_wall_is_read(pdf):
    pdf.width, pdf.height = 3370, 2384
    assert load_bytes(pdf.text(72, 100, SENTENCE).build(), "a.pdf").text == SENTENCE + "\n"


def test_a_large_page_is_drawn_no_larger_than_can_be_read(pdf, monkeypatch):
    sizes = []

    def read_nothing(picture, **_):
        sizes.append(picture.size)
        return []

    monkeypatch.setattr(pdf_pages, "can_read_pictures", lambda: True)
    monkeypatch.setattr(pdf_pages, "read_picture", read_nothing)
    pdf.width, pdf.height = 14_000, 14_000
    with pytest.raises(DamagedFile, match="holds no text"):
        load_bytes(pdf.line(0, 0, 9000, 9000).line(0, 500, 9000, 500).build(), "a.pdf")
    assert [width * height <= 1.01 * MAX_DRAWN_PIXELS for width, height in sizes] == [True]


def test_a_pdf_of_more_scanned_pages_than_are_read_is_refused(pdf, monkeypatch):
    monkeypatch.setattr(pdf_pages, "can_read_pictures", lambda: True)
    monkeypatch.setattr(pdf_pages, "read_picture", lambda *_, **__: [])
    monkeypatch.setattr(pdf_pages, "MAX_SCANNED_PAGES", 2)
    for _ in range(3):
        pdf.grid([100, 300], [100, 500]).page()
    with pytest.raises(LoadError, match="more than 2 scanned pages"):
        load_bytes(pdf.build(), "a.pdf")


def table(rows):
    return f'<html><meta charset="utf-8"><body><p>{SENTENCE}</p><table>{rows}</table></body></html>'.encode()


def grid_of(document):
    cells = document.tables[0].cells
    return max(cell.row + cell.row_span for cell in cells), max(cell.column + cell.column_span for cell in cells)


def test_a_cell_spans_no_rows_below_its_table_and_no_columns_in_which_no_cell_begins():
    wide = "<td rowspan=1000 colspan=1000>9</td>"
    assert grid_of(load_bytes(table(f"<tr>{wide * 900}</tr>"), "a.html")) == (1, 900)
    assert grid_of(load_bytes(table(f"<tr>{wide}</tr><tr><td>3</td><td>4</td></tr>"), "a.html")) == (2, 3)


def test_a_title_over_all_columns_spans_those_that_there_are():
    document = load_bytes(table("<tr><td colspan=9>各镇学校</td></tr><tr><td>青石镇</td><td>5所</td></tr>"), "a.html")
    assert [(c.row, c.column, c.column_span) for c in document.tables[0].cells] == [(0, 0, 2), (1, 0, 1), (1, 1, 1)]


def test_cells_that_span_more_places_than_tables_have_are_refused():
    rows = f"<tr>{'<td rowspan=1000 colspan=10>9</td>' * 400}</tr>" + "<tr></tr>" * 999
    with pytest.raises(LoadError, match=r"^a\.html: has tables whose cells span more than"):
        load_bytes(table(rows), "a.html")


def test_tables_are_bounded_together_by_the_places_that_readers_lay_out():
    with pytest.raises(LoadError, match="places; split it"):
        load_bytes(table(f"<tr>{'<td rowspan=1000>9</td>' * 1100}</tr>" + "<tr></tr>" * 999), "a.html")


def test_a_paragraph_that_is_longer_than_any_report_is_refused_in_every_format(page):
    body = "<p>" + SENTENCE * (MAX_LINE_CHARACTERS // len(SENTENCE) + 1) + "</p>"
    with pytest.raises(LoadError, match="has a line of"):
        load_bytes(page(body=body), "a.html")


def test_more_lines_than_a_yearbook_has_are_refused():
    with pytest.raises(LoadError, match="more than 150,000 lines; split it"):
        load_bytes(f"{SENTENCE}\n".encode() * (MAX_PARTS + 1), "a.txt")


def test_a_merged_cell_spans_what_the_sheet_holds():
    book = openpyxl.Workbook()
    for row in (["乡镇", "学校"], ["青石镇", 5], ["白水乡", 3]):
        book.active.append(row)
    book.active.merged_cells.add("A1:XFD1048576")  # merging them would write out each of the cells
    output = io.BytesIO()
    book.save(output)
    assert grid_of(load_bytes(output.getvalue(), "a.xlsx")) == (3, 2)


def tag_of(attributes):
    return "<p " + " ".join(f"data-a{number}='1'" for number in range(attributes)) + f">{SENTENCE}</p>"


def test_a_tag_with_as_many_attributes_as_any_page_gives_one_is_read(page):
    document = load_bytes(page(body=tag_of(MAX_ATTRIBUTES)), "a.html")
    assert SENTENCE in document.text


def test_a_tag_with_more_attributes_than_any_page_gives_one_is_refused_before_a_tree_is_made(page, monkeypatch):
    from lxml import html

    monkeypatch.setattr(html, "document_fromstring", None)
    with pytest.raises(LoadError, match=r"^a\.html: has a tag with 100,000 attributes, more than 200"):
        load_bytes(page(body=tag_of(100_000)), "a.html")


@pytest.mark.parametrize("around", ["<script>var page = `{}`</script>", "<!-- {} -->", "<style>{}</style>"])
def test_what_looks_like_a_tag_in_a_script_or_comment_is_not_counted(page, around):
    inner = around.format(tag_of(1000).replace("</p>", ""))
    assert SENTENCE in load_bytes(page(body=f"{inner}<p>{SENTENCE}</p>"), "a.html").text
