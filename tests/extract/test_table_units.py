"""Where the unit of a table's figures comes from: heads, lines above, several at once; and columns of changes."""

from __future__ import annotations

import pytest
from made_tables import LEFT, measures_of, told_by, warnings_of

MONEY = [["项目", "数额"], ["校舍维修", "350"], ["设备购置", "127.5"]]


@pytest.mark.parametrize(
    "caption",
    [
        "单位：万元",
        "（金额单位：万元）",
        "青阳县2022年决算表（万元）",
        "青阳县决算表（单位：万元）",
        "单位：人民币万元",
    ],
)
def test_the_lines_above_a_table_state_its_unit(caption):
    assert [m.value for m in measures_of(MONEY, caption=caption)] == [3_500_000, 1_275_000]


@pytest.mark.parametrize(
    "opening",
    [
        [["单位：万元", LEFT]],
        [["青阳县2022年决算表（单位：万元）", LEFT]],
        [["青阳县2022年决算表", LEFT], ["单位：万元", LEFT]],
        [["青阳县2022年决算表（万元）", ""]],
    ],
)
def test_the_rows_of_one_cell_that_open_a_table_are_lines_above_it(opening):
    found = measures_of([*opening, *MONEY])
    assert told_by(found, "value", "subject") == [("350", 3_500_000, "校舍维修"), ("127.5", 1_275_000, "设备购置")]


def test_a_title_in_the_first_row_says_when():
    rows = [["青阳县2021年教职工（单位：人）", LEFT], ["学校", "人数"], ["城东小学", "86"]]
    assert told_by(measures_of(rows), "unit", "time") == [("86", "人", "2021")]


@pytest.mark.parametrize("caption", ["填报单位：青阳县教育局", "指标分解表（县）", "任务分解表（试行）"])
def test_what_stands_above_a_table_need_not_be_a_unit(caption):
    rows = [["学校", "学位数"], ["城东小学", "86"]]
    assert told_by(measures_of(rows, caption=caption), "unit") == [("86", "")]


SEVERAL = [["乡镇", "学校数", "学生数", "经费"], ["青石镇", "6", "1430", "52"], ["白水乡", "3", "610", "28.5"]]


def test_each_column_takes_of_several_units_the_one_that_its_head_names():
    found = told_by(measures_of(SEVERAL[:2], caption="单位：所、人、万元"), "value", "unit")
    assert found == [("6", 6, "所"), ("1430", 1430, "人"), ("52", 520_000, "元")]
    assert warnings_of(SEVERAL, caption="单位：所、人、万元") == ()


def test_the_last_noun_of_a_head_decides_which_unit_it_takes():
    rows = [["乡镇", "小学教师数", "教师培训经费", "学校图书"], ["青石镇", "86", "3.2", "9400"]]
    found = measures_of(rows, caption="单位：所、人、万元、册")
    assert [m.unit for m in found] == ["人", "元", "册"]


def test_a_column_that_none_of_several_units_fits_has_none_and_is_told():
    rows = [["乡镇", "学校数", "完成情况"], ["青石镇", "6", "14"]]
    assert told_by(measures_of(rows, caption="单位：所、人"), "unit") == [("6", "所"), ("14", "")]
    [warning] = warnings_of(rows, caption="单位：所、人")
    assert "完成情况" in warning


def test_shares_and_numbers_of_people_are_not_in_the_unit_of_sums():
    rows = [["乡镇", "受助人数", "补助金额", "占比"], ["青石镇", "86", "4.3", "12.6"]]
    assert [m.unit for m in measures_of(rows, caption="单位：万元")] == ["", "元", "%"]


@pytest.mark.parametrize("head", ["比上年增减", "增减额", "增减数", "增加额", "较上年同期增减", "净增"])
def test_by_how_much_is_told_in_the_unit_of_the_table(head):
    rows = [["项目", "2022年", head], ["校舍维修", "350", "-12"], ["设备购置", "127", "8"]]
    found = measures_of(rows, caption="单位：万元")[1::2]
    assert told_by(found, "value", "unit", "change", "subject") == [
        ("-12", 120_000, "元", "decrease", "校舍维修"),
        ("8", 80_000, "元", "increase", "设备购置"),
    ]


@pytest.mark.parametrize("head", ["比上年增长", "增幅", "同比", "增减（%）", "增减幅度", "增长率", "比上年±%"])
def test_rates_of_change_are_per_cent(head):
    rows = [["项目", "2022年", head], ["校舍维修", "350", "-12"]]
    assert told_by(measures_of(rows, caption="单位：万元")[1:], "value", "unit", "change") == [
        ("-12", 12, "%", "decrease")
    ]


@pytest.mark.parametrize("head", ["降幅（%）", "减少额（万元）", "比上年减少"])
def test_a_column_of_falls_tells_decreases(head):
    rows = [["项目", "2022年", head], ["校舍维修", "350", "12"]]
    assert told_by(measures_of(rows, caption="单位：万元")[1:], "change") == [("12", "decrease")]


def test_what_a_share_changed_by_are_points():
    rows = [["指标", "单位", "2022年", "比上年增减"], ["毛入园率", "%", "95.2", "1.1"]]
    assert told_by(measures_of(rows), "unit", "change") == [("95.2", "%", "level"), ("1.1", "百分点", "increase")]


def test_a_change_is_of_the_year_before_which_its_column_stands():
    rows = [["项目", "2021年", "2022年", "比上年增减"], ["校舍维修", "362", "350", "-12"]]
    assert told_by(measures_of(rows, caption="单位：万元"), "time")[2] == ("-12", "2022")


def test_value_added_is_no_change():
    rows = [["行业", "增加值（亿元）"], ["农业", "15.2"]]
    assert told_by(measures_of(rows), "change") == [("15.2", "level")]


def test_the_day_on_which_a_table_was_filled_in_is_not_when_its_figures_were():
    rows = [["指标", "现状值（人）"], ["专任教师", "86"]]
    assert told_by(measures_of(rows, caption="填报日期：2023年10月20日"), "time") == [("86", None)]


def test_a_change_is_of_the_latest_of_the_years_before_it():
    rows = [["项目", "2022年", "2021年", "增减额", "2022年末", "2021年末", "增减额"]]
    rows += [["校舍维修", "350", "362", "-12", "40", "52", "-12"]]
    assert [m.time.start[:4] for m in measures_of(rows, caption="单位：万元")[2::3]] == ["2022", "2022"]


def test_land_is_in_mu_and_buildings_in_square_metres():
    rows = [["学校", "占地面积", "建筑面积", "运动场面积"], ["城东小学", "35", "12000", "4200"]]
    found = told_by(measures_of(rows, caption="单位：亩、平方米"), "unit")
    assert found == [("35", "亩"), ("12000", "平方米"), ("4200", "平方米")]


def test_rows_may_say_which_of_several_units_is_theirs():
    rows = [["指标", "幼儿园", "小学"], ["学校数", "12", "30"], ["专任教师", "86", "310"]]
    assert [m.unit for m in measures_of(rows, caption="单位：所、人")] == ["所", "所", "人", "人"]


def test_for_whom_a_sum_is_paid_is_no_part_of_its_unit():
    assert [m.unit for m in measures_of([["项目", "收费（元/生·学期）"], ["住宿", "300"]])] == ["元"]


@pytest.mark.parametrize("head", ["投入资金", "补助经费", "工程造价", "教育支出"])
def test_sums_of_money_without_a_unit_are_told(head):
    [warning] = warnings_of([["乡镇", head], ["青石镇", "86"], ["白水乡", "12"]])
    assert head in warning


@pytest.mark.parametrize("head", ["受补助人数", "投资项目数", "免费学位", "支出占比", "支出（万元）", "名额"])
def test_heads_that_only_touch_on_money_are_not_told(head):
    assert warnings_of([["乡镇", head], ["青石镇", "86"], ["白水乡", "12"]]) == ()


def test_rows_that_name_sums_below_years_are_told_together():
    rows = [["项目", "2020年", "2021年"], ["教育经费", "86", "91"], ["设备购置资金", "12", "14"]]
    [warning] = warnings_of(rows)
    assert "教育经费、设备购置资金" in warning


PARTS = [["乡镇", "学校数（所）", "其中：小学", "初中"], ["青石镇", "18", "12", "6"]]


@pytest.mark.parametrize("caption", ["", "单位：所"])
def test_what_stands_behind_a_part_is_a_part_in_the_same_unit(caption):
    found = told_by(measures_of(PARTS, caption=caption), "unit", "subject", "breakdown")
    assert found == [
        ("18", "所", "学校数", "青石镇"),
        ("12", "所", "学校数", "青石镇小学"),
        ("6", "所", "学校数", "青石镇初中"),
    ]


def test_parts_that_are_no_groups_share_the_unit_of_the_whole():
    rows = [["学校", "总收入（万元）", "其中：财政拨款", "学费", "社会捐赠"], ["城东小学", "350", "300", "40", "10"]]
    assert told_by(measures_of(rows), "value", "unit") == [
        ("350", 3_500_000, "元"),
        ("300", 3_000_000, "元"),
        ("40", 400_000, "元"),
        ("10", 100_000, "元"),
    ]


def test_parts_end_at_a_head_of_another_unit_or_noun():
    own = [["乡镇", "学校数（所）", "其中：小学", "教师（人）", "初中"], ["青石镇", "18", "12", "310", "6"]]
    other = [["乡镇", "学校数（所）", "其中：小学", "学生数", "占地"], ["青石镇", "18", "12", "4310", "66"]]
    assert told_by(measures_of(own), "unit")[2] == ("310", "人")
    assert ("6", "所") not in told_by(measures_of(own), "unit")
    assert told_by(measures_of(other), "unit")[2:] == [("4310", "")]


def test_the_next_stage_is_no_part_of_the_one_whose_owners_were_told():
    rows = [["乡镇", "幼儿园", "其中：民办", "小学", "其中：民办"], ["青石镇", "9", "4", "12", "1"]]
    found = told_by(measures_of(rows, caption="单位：所"), "unit", "subject", "breakdown")
    assert found[2] == ("12", "所", "小学", "青石镇")


def test_rows_behind_a_part_share_the_unit_of_the_whole_too():
    rows = [["指标", "2021年"], ["学校（所）", "18"], ["其中：小学", "12"], ["初中", "6"], ["教师（人）", "310"]]
    assert [m.unit for m in measures_of(rows)] == ["所", "所", "所", "人"]


@pytest.mark.parametrize(
    ("heads", "figures"),
    [
        (["教师（人）", "其中：女", "高级职称", "培训学时", "教龄"], ["310", "210", "46", "72", "12"]),
        (["投入（万元）", "其中：市级", "覆盖乡镇", "受益村"], ["60", "35", "12", "45"]),
        (["投入（万元）", "其中：市级", "补助标准"], ["60", "35", "12"]),
    ],
)
def test_what_no_noun_ties_to_the_whole_does_not_share_its_unit(heads, figures):
    found = measures_of([["乡镇", *heads], ["青石镇", *figures]])
    assert [m.text for m in found if m.unit in ("元", "人")] == figures[:2]


def test_rooms_and_districts_behind_stages_are_no_schools():
    rows = [["乡镇", "学校（所）", "其中：小学", "初中", "学区", "食堂"], ["青石镇", "18", "12", "6", "4", "17"]]
    assert [m.text for m in measures_of(rows) if m.unit == "所"] == ["18", "12", "6"]


def test_levels_behind_a_level_and_the_other_sex_share_the_unit():
    money = [["乡镇", "投入（万元）", "其中：中央", "省级"], ["青石镇", "60", "35", "25"]]
    people = [["乡镇", "教师（人）", "其中：女", "男"], ["青石镇", "60", "35", "25"]]
    assert [m.unit for m in measures_of(money)] == ["元"] * 3
    assert [m.unit for m in measures_of(people)] == ["人"] * 3


def test_a_row_of_another_kind_ends_the_parts_of_a_row():
    rows = [["指标", "2021年"], ["投入（万元）", "60"], ["其中：市级", "35"], ["县级", "25"], ["覆盖乡镇", "12"]]
    found = measures_of(rows)
    assert [m.text for m in found if m.unit == "元"] == ["60", "35", "25"]


@pytest.mark.parametrize("head", ["收费许可证号", "工资卡号", "收款账号", "补助月份", "奖金等级", "补助级别"])
def test_what_numbers_or_dates_a_payment_is_no_sum(head):
    rows = [["学校", head], ["城东小学", "4301023"], ["城西小学", "4301024"]]
    assert measures_of(rows) == ()
    assert warnings_of(rows) == ()


def test_the_sums_of_a_month_are_amounts():
    assert [m.value for m in measures_of([["学校", "3月份"], ["城东小学", "12"]], caption="单位：万元")] == [120_000]


def test_those_who_get_money_are_not_counted_in_its_unit():
    rows = [["乡镇", "资助资金", "受助学生", "幼儿园"], ["青石镇", "86", "1200", "30"]]
    found = measures_of(rows, caption="单位：万元")
    assert [m.text for m in found if m.unit == "元"] == ["86"]


def test_sums_are_not_in_the_unit_of_things():
    rows = [["乡镇", "学校", "投入资金"], ["青石镇", "6", "86"]]
    assert told_by(measures_of(rows, caption="单位：所"), "unit") == [("6", "所"), ("86", "")]


@pytest.mark.parametrize("heads", [["人员", "公用", "设备购置", "图书"], ["教育经费", "幼儿园", "小学", "初中"]])
def test_kinds_of_spending_are_sums_though_they_name_things(heads):
    rows = [["学校", *heads], ["城东小学", "86", "12", "35", "4"]]
    assert [m.unit for m in measures_of(rows, caption="单位：万元")] == ["元"] * 4


def test_households_of_low_income_are_households():
    assert [m.unit for m in measures_of([["乡镇", "低收入户"], ["青石镇", "86"]], caption="单位：户")] == ["户"]
