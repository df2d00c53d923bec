"""Totals that stand in a column of their own, checked against the columns beside them."""

from __future__ import annotations

from made_tables import LEFT, UP, warnings_of


def test_a_total_that_its_columns_do_not_add_up_to_is_told_with_its_row():
    rows = [["乡镇", "小学", "初中", "合计"], ["青石镇", "6", "2", "9"], ["白水乡", "3", "1", "4"]]
    [warning] = warnings_of(rows, caption="单位：所")
    assert all(word in warning for word in ("青石镇", "9", "8"))


def test_groups_of_one_kind_are_parts_even_where_no_row_adds_up():
    rows = [["乡镇", "公办", "民办", "总计"], ["青石镇", "6", "2", "9"]]
    assert len(warnings_of(rows, caption="单位：所")) == 1


def test_other_columns_are_parts_only_where_some_row_adds_up():
    never = [["乡镇", "食堂", "操场", "合计"], ["青石镇", "6", "2", "31"], ["白水乡", "3", "1", "17"]]
    once = [["乡镇", "食堂", "操场", "合计"], ["青石镇", "6", "2", "8"], ["白水乡", "3", "1", "17"]]
    assert warnings_of(never, caption="单位：个") == ()
    assert len(warnings_of(once, caption="单位：个")) == 1


def test_two_ways_to_split_are_no_parts_of_one_sum():
    rows = [["乡镇", "小学", "初中", "城区", "乡村", "合计"], ["青石镇", "6", "2", "5", "3", "8"]]
    assert warnings_of(rows, caption="单位：所") == ()


def test_totals_that_add_up_are_not_told():
    rows = [["乡镇", "小学", "初中", "合计"], ["青石镇", "1.34", "2.04", "3.4"], ["白水乡", "3", "1", "4"]]
    assert warnings_of(rows, caption="单位：万人") == ()


def test_columns_of_shares_and_of_other_units_are_no_parts():
    rows = [
        ["乡镇", "小学", "初中", "合计", "占比（%）"],
        ["青石镇", "6", "2", "8", "40"],
        ["白水乡", "9", "3", "12", "60"],
    ]
    mixed = [["乡镇", "学校（所）", "学生（人）", "合计"], ["青石镇", "6", "210", "216"], ["白水乡", "9", "310", "320"]]
    assert warnings_of(rows, caption="单位：所") == ()
    assert warnings_of(mixed) == ()


def test_each_head_has_a_sum_of_its_own():
    rows = [["学段", "2021年", LEFT, LEFT, "2022年", LEFT, LEFT], [UP, "城区", "乡村", "合计", "城区", "乡村", "合计"]]
    rows += [["小学", "31", "6", "37", "32", "5", "38"], ["初中", "12", "2", "14", "13", "2", "15"]]
    [warning] = warnings_of(rows, caption="单位：所")
    assert all(word in warning for word in ("小学", "2022年", "38", "37"))


def test_a_row_that_lacks_a_part_is_not_checked():
    rows = [["乡镇", "小学", "初中", "合计"], ["青石镇", "6", "—", "9"], ["白水乡", "3", "1", "4"]]
    assert warnings_of(rows, caption="单位：所") == ()


def test_years_of_completion_are_not_added_up():
    rows = [["项目", "总投资", "建成年份"], ["食堂", "120", "2021"], ["操场", "80", "2022"], ["合计", "200", "2022"]]
    assert warnings_of(rows, caption="单位：万元") == ()


def test_a_whole_beside_a_single_part_need_not_be_its_sum():
    among = [["乡镇", "学校数（所）"], ["合计", "87"], ["其中：青石镇", "86"]]
    whole = [["地区", "学校数（所）"], ["全县", "87"], ["城区", "46"]]
    above = [["地区", "毛面积（亩）"], ["合计", "90.5"], ["城镇", "50.2"]]
    below = [["学校", "教师（人）"], ["城东小学", "86"], ["总计", "187"]]
    assert [warnings_of(rows) for rows in (among, whole, above, below)] == [()] * 4
