"""What a table's figures count: heads that name it, heads that only split it, and titles that say the rest."""

from __future__ import annotations

import pytest
from made_tables import LEFT, UP, measures_of, told_by


def test_heads_that_only_split_leave_it_to_the_title_what_is_counted():
    rows = [["学段", "2021年", LEFT, "2022年", LEFT], [UP, "城区", "乡村", "城区", "乡村"]]
    rows += [["小学", "3100", "640", "3250", "610"]]
    found = told_by(measures_of(rows, caption="青阳县2022年寄宿生情况\n单位：人"), "subject", "breakdown", "time")
    assert found == [
        ("3100", "寄宿生", "小学城区", "2021"),
        ("640", "寄宿生", "小学乡村", "2021"),
        ("3250", "寄宿生", "小学城区", "2022"),
        ("610", "寄宿生", "小学乡村", "2022"),
    ]


def test_the_corner_may_say_what_is_counted_and_in_what_unit():
    rows = [["在校生（人）", "城区", "乡村"], ["小学", "3100", "640"]]
    found = told_by(measures_of(rows), "subject", "breakdown", "unit")
    assert found == [("3100", "在校生", "小学城区", "人"), ("640", "在校生", "小学乡村", "人")]


def test_merged_names_of_rows_split_alike_in_every_row():
    rows = [["学段", "区域", "人数"], ["小学", "城区", "3100"], [UP, "乡村", "640"]]
    found = told_by(measures_of(rows, caption="寄宿生统计表（单位：人）"), "subject", "breakdown")
    assert found == [("3100", "寄宿生", "小学城区"), ("640", "寄宿生", "小学乡村")]


def test_schools_are_counted_by_their_stage():
    rows = [["乡镇", "小学", "初中", "合计"], ["青石镇", "5", "1", "6"]]
    found = told_by(measures_of(rows, caption="青阳县2022年学校情况\n单位：所"), "subject", "breakdown")
    assert found == [("5", "小学", "青石镇"), ("1", "初中", "青石镇"), ("6", "学校", "青石镇")]


def test_a_title_that_its_unit_contradicts_says_nothing():
    rows = [["学段", "2022年"], ["小学", "3100"]]
    assert told_by(measures_of(rows, caption="青阳县学校情况\n单位：人"), "subject") == [("3100", "小学")]


@pytest.mark.parametrize("title", ["青阳县主要指标", "2022年度统计表", "青阳县项目表", "各乡镇学生和教师"])
def test_titles_that_name_no_one_thing_say_nothing(title):
    rows = [["学段", "2022年"], ["小学", "3100"]]
    assert told_by(measures_of(rows, caption=f"{title}\n单位：人"), "subject") == [("3100", "小学")]


def test_holders_split_what_the_title_counts():
    rows = [["学校", "金额"], ["城东小学", "35.2"], ["城西小学", "28"]]
    found = told_by(measures_of(rows, caption="青阳县2022年维修经费表\n单位：万元"), "subject", "breakdown")
    assert found == [("35.2", "维修经费", "城东小学"), ("28", "维修经费", "城西小学")]


def test_stages_in_heads_split_what_rows_name():
    rows = [["指标", "小学标准（不低于）", "小学2022年", "初中2022年"], ["生均图书（册）", "25", "27", "36"]]
    found = told_by(measures_of(rows), "subject", "breakdown", "qualifier")
    assert found == [
        ("25", "生均图书", "小学", "at_least"),
        ("27", "生均图书", "小学", "exact"),
        ("36", "生均图书", "初中", "exact"),
    ]


def test_a_part_is_of_the_row_before_it():
    rows = [["学段", "人数"], ["小学", "310"], ["其中：女", "190"], ["初中", "160"], ["其中：女", "84"]]
    found = told_by(measures_of(rows, caption="青阳县教师情况\n单位：人"), "subject", "breakdown")
    assert found[1::2] == [("190", "教师", "小学女"), ("84", "教师", "初中女")]


def test_a_part_that_is_told_once_is_of_the_whole():
    rows = [
        ["指标", "年末数（人）"],
        ["总人口", "5200"],
        ["其中：城镇", "2100"],
        ["乡村", "3100"],
        ["其中：男性", "2580"],
    ]
    assert [m.subject for m in measures_of(rows)] == ["总人口", "城镇", "乡村", "男性"]


@pytest.mark.parametrize(
    "head", ["2022年", "2022年度", "2021-2022学年", "2022", "2022年实际", "2022年完成数", "12月末", "2022年现状值"]
)
def test_times_and_words_of_fulfilment_are_no_part_of_what_is_counted(head):
    rows = [["指标", "单位", head], ["寄宿生", "人", "310"]]
    assert told_by(measures_of(rows), "subject") == [("310", "寄宿生")]


def test_cells_with_a_unit_of_their_own_take_subject_and_time_from_their_heads():
    rows = [["指标", "2021年", "2025年"], ["巩固率", "96.1%", "98%"], ["新增学位", "820个", "约1500个"]]
    rows += [["新建学校", "2所", "3—4所"]]
    found = told_by(measures_of(rows)[2:], "subject", "unit", "time", "qualifier", "value_max")
    assert found == [
        ("820个", "新增学位", "个", "2021", "exact", None),
        ("1500个", "新增学位", "个", "2025", "about", None),
        ("2所", "新建学校", "所", "2021", "exact", None),
        ("3—4所", "新建学校", "所", "2025", "exact", 4),
    ]


def test_a_table_of_nothing_but_cells_with_units_is_read_by_its_heads():
    rows = [["学段", "2021年", "2022年"], ["小学", "820个", "960个"], ["初中", "310个", "400个"]]
    found = told_by(measures_of(rows, caption="青阳县新增学位情况"), "subject", "breakdown", "time", "change")
    assert found[:2] == [
        ("820个", "新增学位", "小学", "2021", "increase"),
        ("960个", "新增学位", "小学", "2022", "increase"),
    ]


def test_a_head_of_sizes_is_a_head():
    rows = [["学校", "30人以下", "30人以上"], ["城东小学", "12", "5"]]
    assert [m.value for m in measures_of(rows, caption="班级 单位：个")][-2:] == [12, 5]


@pytest.mark.parametrize(
    ("cell", "number", "value", "qualifier"),
    [
        ("≥98", "98", 98, "at_least"),
        (">=98", "98", 98, "at_least"),
        ("90以上", "90", 90, "at_least"),
        ("不低于95", "95", 95, "at_least"),
        ("约1.5", "1.5", 1.5, "about"),
        ("100左右", "100", 100, "about"),
        ("<5", "5", 5, "at_most"),
        ("≤5%", "5%", 5, "at_most"),
        ("超过60", "60", 60, "over"),
    ],
)
def test_bounds_in_cells_are_told(cell, number, value, qualifier):
    rows = [["指标", "2021年", "2025年"], ["巩固率（%）", "81", cell]]
    assert told_by(measures_of(rows)[1:], "value", "unit", "qualifier") == [(number, value, "%", qualifier)]


def test_words_among_figures_stay_words():
    rows = [["事项", "内容"], ["办理时限", "20个工作日"], ["办理地点", "政务大厅"], ["收费", "不收费"]]
    assert told_by(measures_of(rows), "breakdown") == [("20个工作日", None)]


def test_ages_asked_for_are_read_as_conditions():
    rows = [["岗位", "人数", "年龄"], ["语文教师", "3", "35周岁以下"], ["数学教师", "2", "40周岁以下"]]
    assert [m.optional for m in measures_of(rows)][1::2] == [True, True]


def test_cells_with_units_among_names_are_read_by_their_heads():
    rows = [["教育集团", "核心校", "成员校数"], ["第一集团", "城东小学", "3所"], ["第二集团", "城西小学", "5所"]]
    found = told_by(measures_of(rows), "unit", "subject")
    assert [(text, unit, "成员校数" in subject) for text, unit, subject in found] == [
        ("3所", "所", True),
        ("5所", "所", True),
    ]
