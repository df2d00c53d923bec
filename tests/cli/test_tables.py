from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from policy_text.cli.tables import Column, choose_columns, print_table

COLUMNS = (
    Column("subject", narrowest=12),
    Column("text", "quantity", narrowest=8),
    Column("year", rank=1, narrowest=4, label=True),
    Column("qualifier", rank=2, narrowest=8, usual="exact"),
    Column("value", rank=3, narrowest=10, justify="right"),
    Column("reforms", rank=4, narrowest=10, most=2),
)
ROW = {
    "subject": "集团化办学覆盖率",
    "text": "72.5%",
    "year": 2023,
    "qualifier": "exact",
    "value": 130000000,
    "reforms": ("a", "b", "c"),
}


def printed(rows, width, columns=COLUMNS):
    stream = io.StringIO()
    print_table(rows, columns, console=Console(file=stream, width=width))
    return stream.getvalue()


def test_years_have_no_separators_and_amounts_have():
    table = printed([ROW], 120)
    assert " 2023 " in table
    assert "130,000,000" in table


def test_what_goes_without_saying_takes_no_column():
    assert "qualifier" not in printed([ROW], 120)
    assert "qualifier" in printed([ROW | {"qualifier": "over"}], 120)


def test_long_lists_are_cut():
    assert "a; b; …" in printed([ROW], 120)


def test_a_narrow_terminal_keeps_what_matters_most():
    table = printed([ROW], 34)
    assert "72.5%" in table and "subject" in table
    assert "130,000,000" not in table


def test_no_rows_are_told():
    assert printed([], 80) == "nothing answers\n"


def test_texts_are_no_markup():
    assert "[bold]学校[/bold]" in printed([ROW | {"subject": "[bold]学校[/bold]"}], 120)


@given(st.integers(20, 140), st.lists(st.text("学校教育集团ab[] \n", max_size=30), min_size=1, max_size=4))
def test_no_line_is_wider_than_the_terminal(width, subjects):
    table = printed([ROW | {"subject": subject} for subject in subjects], width)
    assert all(cell_len(line) <= width for line in table.split("\n"))


@given(st.integers(1, 200), st.dictionaries(st.sampled_from([c.name for c in COLUMNS]), st.integers(1, 40)))
def test_columns_that_are_chosen_fit_unless_they_must_stay(room, widths):
    widths = {column.name: widths.get(column.name, 5) for column in COLUMNS}
    chosen = choose_columns(COLUMNS, widths, room)
    needed = sum(widths[column.name] + 2 for column in chosen) - 2
    assert needed <= room or all(column.rank == 0 for column in chosen)
    assert {column for column in COLUMNS if column.rank == 0} <= set(chosen)


def test_a_bare_number_is_shown_with_its_unit_and_an_empty_title_with_that_of_the_document():
    columns = (Column("title", instead="document_title"), Column("text", "quantity", quantity=True))
    rows = [
        {"title": None, "document_title": "统计公报", "text": "1221623", "value": 12216230000.0, "unit": "元"},
        {"title": "章程", "document_title": "统计公报", "text": "38所", "value": 38, "unit": "所"},
        {"title": "", "document_title": None, "text": "3", "value": None, "unit": "个"},
    ]
    lines = [line.split() for line in printed(rows, 80, columns).splitlines()[1:]]
    assert lines == [["（统计公报）", "12,216,230,000元"], ["章程", "38所"], ["3"]]
