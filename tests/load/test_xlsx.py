"""Spreadsheets."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.errors import DamagedFile, LoadError
from policy_text.load import load_bytes
from policy_text.load.xlsx_values import show_value


def save(book):
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


@pytest.fixture
def book():
    return openpyxl.Workbook()


def load(book):
    return load_bytes(save(book), "a.xlsx")


def test_a_sheet_is_its_lines_and_its_table(book):
    sheet = book.active
    for row in (["各乡镇学校情况"], ["单位：所"], ["乡镇", "小学", "初中"], ["青石镇", 5, 2], ["注：不含教学点"]):
        sheet.append(row)
    document = load(book)
    assert document.text == "各乡镇学校情况\n单位：所\n乡镇\t小学\t初中\n青石镇\t5\t2\n注：不含教学点\n"
    assert [block.kind.value for block in document.blocks] == ["paragraph", "paragraph", "table", "paragraph"]


def test_a_place_is_sheet_and_cell(book):
    book.active.title = "学位"
    book.active["B3"], book.active["C3"] = "新增", 1200
    document = load(book)
    at = document.text.index("1200")
    assert document.place(at, at + 4).cell == "学位!C3"
    assert document.text.startswith("学位\n")


def test_merged_cells_have_their_spans(book):
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["B2"], sheet["C2"] = "乡镇", "学校", "小学", "初中"
    sheet["A3"], sheet["B3"], sheet["C3"] = "青石镇", 5, 2
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    document = load(book)
    spans = {
        document.text[c.start : c.end]: (c.row, c.column, c.row_span, c.column_span) for c in document.tables[0].cells
    }
    assert (spans["乡镇"], spans["学校"], spans["初中"]) == ((0, 0, 2, 1), (0, 1, 1, 2), (1, 2, 1, 1))


def test_blank_rows_set_tables_apart(book):
    for row in (["甲", 1], ["乙", 2], [], ["丙", 3], ["丁", 4]):
        book.active.append(row)
    assert len(load(book).tables) == 2


def test_formulas_whose_value_nobody_stored_are_told(book):
    sheet = book.active
    sheet.title = "学位"
    for row in (["乡镇", "学校"], ["青石镇", 5], ["合计", "=SUM(B2:B2)"]):
        sheet.append(row)
    document = load(book)
    assert document.warnings == (
        "sheet '学位' has formulas without a stored value, which were not read: B3; save it in Excel",
    )
    assert document.text == "学位\n乡镇\t学校\n青石镇\t5\n合计\n"


def test_many_formulas_without_a_value_make_one_note(book):
    book.active.append(["学校", *["=1+1"] * 9])
    assert [note.partition("read: ")[2] for note in load(book).warnings] == [
        "B1, C1, D1, E1, F1 and 4 more; save it in Excel"
    ]


def test_formulas_with_a_stored_value_are_read(book):
    book.active.append(["学校", "=2+3", "=A1"])
    with zipfile.ZipFile(io.BytesIO(save(book))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    stored = (
        members[name]
        .replace(b"<f>2+3</f><v></v>", b"<f>2+3</f><v>5</v>")
        .replace(b"<f>2+3</f><v />", b"<f>2+3</f><v>5</v>")
    )
    stored = stored.replace(b'<c r="C1">', b'<c r="C1" t="str">')
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for member, content in (members | {name: stored}).items():
            archive.writestr(member, content)
    document = load_bytes(output.getvalue(), "a.xlsx")
    assert (document.text, document.warnings) == ("学校\t5\n", ())


def test_a_hidden_sheet_is_told_and_not_read(book):
    book.active.append(["学校", 12])
    book.create_sheet("底稿").append(["草稿", 99])
    book["底稿"].sheet_state = "hidden"
    document = load(book)
    assert "99" not in document.text
    assert document.warnings == ("sheet '底稿' is hidden and was not read",)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (12, "General", "12"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (0.8234, "0.0%", "82.3%"),
        (0.125, "0%", "13%"),
        (12345.678, "#,##0.00", "12,345.68"),
        (1234567, "#,##0", "1,234,567"),
        (12.5, "0.##", "12.5"),
        (12.0, "0.##", "12"),
        (1234567, "0.0,", "1234.6"),
        (12, '0"所"', "12所"),
        (-3.5, "0.0", "-3.5"),
        (-3.5, '0.0;"减少"0.0', "减少3.5"),
        (0, '0;-0;"—"', "0"),
        (3.5, "_-* #,##0.0_-", "3.5"),
        (3.5, "[Red]0.0", "3.5"),
        (-0.0001, "0.00", "0.00"),
        (1.5, "0.00E+00", "1.5"),
        (True, "General", "TRUE"),
        ("文字", "@", "文字"),
        (datetime.datetime(2023, 5, 6), "yyyy/m/d", "2023-05-06"),
        (datetime.datetime(2023, 5, 6, 7, 8), "yyyy/m/d h:mm", "2023-05-06 07:08"),
    ],
)
def test_values_are_shown_as_the_sheet_shows_them(value, number_format, shown):
    assert show_value(value, number_format) == shown


@given(
    st.floats(allow_nan=False, allow_infinity=False) | st.integers(), st.text(alphabet='0#.,%;"所[]_*-@E+', max_size=12)
)
def test_no_format_breaks_a_value(value, number_format):
    assert isinstance(show_value(value, number_format), str)


def rewrite_sheet(data, inner):
    output = io.BytesIO()
    name = "xl/worksheets/sheet1.xml"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, f'<worksheet xmlns="{main}">{inner}</worksheet>')
    return output.getvalue()


def test_a_cell_at_the_end_of_the_world_costs_nothing(book):
    far = '<sheetData><row r="1048576"><c r="A1048576"><v>12</v></c></row></sheetData>'
    try:
        assert "12" in load_bytes(rewrite_sheet(save(book), far), "a.xlsx").text
    except LoadError as error:
        assert "cells" in str(error)


def test_rows_as_wide_as_a_sheet_can_be_are_bounded(book):
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 400))
    with pytest.raises(LoadError, match="a sheet of more than"):
        load_bytes(rewrite_sheet(save(book), f"<sheetData>{rows}</sheetData>"), "a.xlsx")


def test_an_empty_workbook_is_told(book):
    with pytest.raises(DamagedFile, match="holds no text"):
        load(book)
