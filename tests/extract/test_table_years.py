"""Years in tables: as heads of columns and of rows, as dates of projects, and figures that merely look like them."""

from __future__ import annotations

import pytest
from made_tables import UP, measures_of, told_by


def test_rows_of_four_digit_figures_are_figures():
    rows = [["类别", "寄宿生（人）"], ["小学", "3420"], ["初中", "6150"]]
    assert told_by(measures_of(rows), "unit") == [("3420", "人"), ("6150", "人")]


def test_four_digit_figures_under_a_head_of_years_keep_their_years():
    rows = [["学段", "2019年", "2020年"], ["小学", "4310", "4870"], ["幼儿园", "640", "710"]]
    found = told_by(measures_of(rows, caption="单位：人"), "time")
    assert found == [("4310", "2019"), ("4870", "2020"), ("640", "2019"), ("710", "2020")]


def test_bare_years_above_four_digit_figures_are_a_head():
    rows = [["学段", "2019", "2020"], ["小学", "4310", "4870"], ["初中", "2950", "3015"]]
    found = told_by(measures_of(rows, caption="单位：人"), "time")
    assert found == [("4310", "2019"), ("4870", "2020"), ("2950", "2019"), ("3015", "2020")]


def test_bare_years_beside_another_head_are_a_head():
    rows = [["学段", "2019", "2020", "增长（%）"], ["小学", "431", "487", "13"]]
    assert [m.text for m in measures_of(rows, caption="单位：人")] == ["431", "487", "13"]


@pytest.mark.parametrize("head", [["学段", "2021年", "2022年"], ["学段", "2021", "2022"], ["学段", "城区", "乡镇"]])
def test_figures_that_look_like_years_are_figures_under_a_head(head):
    rows = [head, ["小学", "1998", "2003"], ["初中", "1975", "2010"]]
    assert [m.value for m in measures_of(rows, caption="在校生 单位：人")] == [1998, 2003, 1975, 2010]


def test_a_row_that_names_what_it_counts_is_no_head_of_years():
    assert measures_of([["在校生", "1998", "2003"], ["教师", "131", "140"]], caption="单位：人") == ()


def test_years_in_the_second_line_of_a_head_are_a_head():
    rows = [["学段", "在校生（人）", "<", "教师（人）", "<"], [UP, "2021", "2022", "2021", "2022"]]
    rows.append(["小学", "4310", "4870", "271", "290"])
    found = told_by(measures_of(rows), "subject", "time")
    assert [(text, time) for text, _, time in found] == [
        ("4310", "2021"),
        ("4870", "2022"),
        ("271", "2021"),
        ("290", "2022"),
    ]
    assert ["在校生" in subject for _, subject, _ in found] == [True, True, False, False]


def test_years_at_the_head_of_rows_say_when():
    rows = [["年份", "教学点", "村小"], ["2019", "14", "31"], ["2020", "11", "30"]]
    found = told_by(measures_of(rows, caption="单位：所"), "subject", "time", "breakdown")
    assert found == [
        ("14", "教学点", "2019", None),
        ("31", "村小", "2019", None),
        ("11", "教学点", "2020", None),
        ("30", "村小", "2020", None),
    ]


def test_years_behind_numbers_of_rows_are_heads_too():
    rows = [["序号", "年度", "教学点（所）"], ["1", "2019", "14"], ["2", "2020", "11"]]
    assert told_by(measures_of(rows), "time") == [("14", "2019"), ("11", "2020")]


@pytest.mark.parametrize("head", ["竣工年份", "建成年份", "建成时间", "年份", "投用年度", "建校年份"])
def test_the_year_of_a_project_is_no_amount(head):
    rows = [["项目", "总投资", head], ["城东小学", "1350.5", "2023"], ["城西小学", "980.2", "2024"]]
    assert [m.text for m in measures_of(rows, caption="单位：万元")] == ["1350.5", "980.2"]


def test_the_year_of_a_project_before_its_sum_names_no_row():
    rows = [["项目", "建成年份", "总投资"], ["城东小学", "2023", "1350"], ["城西小学", "2024", "980"]]
    assert told_by(measures_of(rows, caption="单位：万元"), "subject") == [
        ("1350", "城东小学总投资"),
        ("980", "城西小学总投资"),
    ]


@pytest.mark.parametrize("head", ["科目编码", "代码", "学校代码", "编号"])
def test_codes_before_the_names_of_rows_are_no_years(head):
    rows = [[head, "名称", "金额"], ["2001", "校舍维修", "15"], ["2002", "设备购置", "3"]]
    found = told_by(measures_of(rows, caption="单位：万元"), "subject", "time")
    assert found == [("15", "校舍维修", None), ("3", "设备购置", None)]


def test_what_a_column_is_called_says_what_it_counts_where_nothing_else_does():
    rows = [["年份", "金额"], ["2019", "35"], ["2020", "41"]]
    assert told_by(measures_of(rows, caption="单位：万元"), "subject", "time") == [
        ("35", "金额", "2019"),
        ("41", "金额", "2020"),
    ]


def test_spans_of_bare_years_say_when():
    rows = [["学年", "寄宿生"], ["2019-2020", "310"], ["2020-2021", "320"]]
    assert told_by(measures_of(rows, caption="单位：人"), "subject", "time") == [
        ("310", "寄宿生", "2020"),
        ("320", "寄宿生", "2021"),
    ]
