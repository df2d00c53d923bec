"""Tables that plain text draws: with pipes as Markdown does, and with runs of spaces between columns."""

from __future__ import annotations

import pytest
from made_tables import structure_of, told_by

from policy_text.extract import extract_measures
from policy_text.extract.grids import find_grids
from policy_text.records import Document, Span


def rows_in(text, *, file_format="txt"):
    grids = find_grids(Document("table", text, file_format), Span(0, len(text)))
    return [[[cell.text for cell in row] for row in grid.rows] for grid in grids]


def measures_in(text):
    document = Document("table.txt", text)
    return extract_measures(document, structure_of(document))


PIPED = "青阳县2022年维修经费\n\n| 项目 | 金额（万元） |\n|---|:---:|\n| 校舍 | 350 |\n| 操场 |  |\n"
SPACED = "青阳县2022年寄宿生\n单位：人\n学段  2021年  2022年\n小学  3,420  3610\n初中  1985  2003\n注：不含民办学校。\n"


def test_pipes_with_a_rule_draw_a_table():
    assert rows_in(PIPED) == [[["项目", "金额(万元)"], ["校舍", "350"], ["操场", ""]]]
    assert told_by(measures_in(PIPED), "value", "subject", "time") == [("350", 3_500_000, "校舍", "2022")]


def test_offsets_of_drawn_cells_are_those_of_the_text():
    for text in (PIPED, SPACED):
        assert [text[m.start : m.end] for m in measures_in(text)] == [m.text for m in measures_in(text)] != []


@pytest.mark.parametrize(
    "text",
    [
        "项目 | 人数\n--- | ---\n食堂 | 86\n",
        "| 项目 | 人数 |\n| 食堂 | 86 |\n| 操场 | 41 |\n",
        "|项目|人数|\r\n|:--|--:|\r\n|食堂|86|\r\n",
    ],
)
def test_pipes_at_the_ends_or_a_rule_suffice(text):
    [rows] = rows_in(text)
    assert rows[:2] == [["项目", "人数"], ["食堂", "86"]]


@pytest.mark.parametrize("text", ["首页 | 要闻 | 公开\n首页 | 要闻 | 公开\n", "| 首页 | 要闻 |\n正文86所学校。\n"])
def test_pipes_between_links_draw_none(text):
    assert rows_in(text) == []


def test_runs_of_spaces_part_columns():
    assert rows_in(SPACED) == [[["学段", "2021年", "2022年"], ["小学", "3,420", "3610"], ["初中", "1985", "2003"]]]
    found = told_by(measures_in(SPACED), "value", "unit", "time")
    assert found == [
        ("3,420", 3420, "人", "2021"),
        ("3610", 3610, "人", "2022"),
        ("1985", 1985, "人", "2021"),
        ("2003", 2003, "人", "2022"),
    ]


def test_wide_spaces_part_columns_too():
    assert rows_in("学段\u3000\u3000人数\n小学\u3000\u3000310\n初中\u3000\u3000160\n") == [
        [["学段", "人数"], ["小学", "310"], ["初中", "160"]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "学段  人数\n小学  310\n",
        "组长  张明\n副组长  李华\n成员  王芳\n联系人  赵强\n",
        "学段  人数\n小学  310  其他\n初中  160\n",
        "　　全县有学校86所。\n　　教师310人。\n　　学生5200人。\n",
        "甲方  乙方\n盖章  盖章\n日期  日期\n电话  5081234\n",
    ],
)
def test_lines_that_do_not_align_or_hold_no_figures_are_prose(text):
    assert rows_in(text) == []


def test_only_plain_text_draws_with_pipes_and_spaces():
    assert rows_in(PIPED, file_format="pdf") == rows_in(SPACED, file_format="pdf") == []


def test_a_line_of_tabs_alone_is_no_row():
    assert rows_in("学段\t人数\n\t\t\n小学\t310\n") == [[["学段", "人数"], ["小学", "310"]]]


def test_names_are_read_no_further_than_names_go():
    text = "项目\t人数（人）\n" + "乡村教师" * 400 + "\t310\n"
    assert [len(m.subject) < 400 for m in measures_in(text)] == [True]
