"""Tables as measures: grids from the format and from tabs, units from captions and heads, sums that do not add up."""

from __future__ import annotations

import pytest
from made_tables import document_of, measures_of, structure_of

from policy_text.extract import check_tables, extract_measures
from policy_text.extract.grids import find_grids
from policy_text.records import Cell, Document, DocumentType, Span, Status, Table

ENROLMENT = [["学段", "学校数（所）", "在校生（万人）"], ["小学", "86", "4.2"], ["初中", "41", "2.05"]]


def test_drawn_and_marked_tables_give_the_same_measures():
    assert measures_of(ENROLMENT) == measures_of(ENROLMENT, marks_table=False)


def test_every_cell_is_a_measure_with_the_unit_of_its_column():
    found = [(m.text, m.value, m.unit) for m in measures_of(ENROLMENT)]
    assert found == [("86", 86, "所"), ("4.2", 42_000, "人"), ("41", 41, "所"), ("2.05", 20_500, "人")]


def test_row_and_column_heads_say_what_is_counted():
    first = measures_of(ENROLMENT)[0]
    assert "学校数" in first.subject
    assert first.breakdown == "小学"


def test_the_caption_gives_the_unit_where_no_head_does():
    rows = [["县区", "教育支出"], ["甲县", "3.6"], ["乙县", "12.45"]]
    found = measures_of(rows, caption="单位：亿元")
    assert [(m.value, m.unit, str(m.kind)) for m in found] == [
        (360_000_000, "元", "money"),
        (1_245_000_000, "元", "money"),
    ]


def test_a_head_of_its_own_overrules_the_caption():
    rows = [["县区", "教育支出", "学校数（所）"], ["甲县", "3.6", "86"], ["乙县", "12.45", "41"]]
    assert [m.unit for m in measures_of(rows, caption="单位：亿元")] == ["元", "所", "元", "所"]


def test_a_per_cent_sign_in_the_cell_is_a_percentage():
    rows = [["县区", "入园率"], ["甲县", "92.5%"], ["乙县", "89%"]]
    assert [(m.value, m.unit) for m in measures_of(rows)] == [(92.5, "%"), (89, "%")]


def test_negative_growth_is_a_decrease():
    rows = [["指标", "总量（亿元）", "比上年增长（%）"], ["地方收入", "26.3", "4.1"], ["专项支出", "8.6", "-2.5"]]
    growth = measures_of(rows)[1::2]
    assert [(m.value, str(m.change)) for m in growth] == [(4.1, "increase"), (2.5, "decrease")]


def test_numbers_of_rows_telephones_and_remarks_are_no_measures():
    rows = [
        ["序号", "单位名称", "联系电话", "名额（个）"],
        ["1", "城东小学", "6682001", "3"],
        ["2", "城西小学", "6682002", "5"],
    ]
    assert [(m.text, m.unit) for m in measures_of(rows)] == [("3", "个"), ("5", "个")]


def test_figures_in_a_notice_are_aims():
    rows = [["学校", "招生计划（人）"], ["城东小学", "180"], ["城西小学", "225"]]
    assert {str(m.status) for m in measures_of(rows, doc_type=DocumentType.NOTICE)} == {"target"}


def test_merged_cells_stand_in_every_place_that_they_cover():
    text = "片区\t学校\t学位（个）\n东片\t一小\t900\n\t二小\t600\n"
    cells = (
        Cell(0, 2, 0, 0),
        Cell(3, 5, 0, 1),
        Cell(6, 11, 0, 2),
        Cell(12, 14, 1, 0, row_span=2),
        Cell(15, 17, 1, 1),
        Cell(18, 21, 1, 2),
        Cell(23, 25, 2, 1),
        Cell(26, 29, 2, 2),
    )
    document = Document("table.txt", text, tables=(Table(0, len(text), cells),))
    [grid] = find_grids(document, Span(0, len(text)))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["片区", "学校", "学位(个)"],
        ["东片", "一小", "900"],
        ["东片", "二小", "600"],
    ]
    assert [text[m.start : m.end] for m in extract_measures(document, structure_of(document))] == ["900", "600"]


def test_words_in_cells_are_read_like_any_other_text():
    rows = [["任务", "举措"], ["扩容", "组建教育集团3个"], ["提质", "招聘特岗教师200名"]]
    assert [(m.text, m.subject) for m in measures_of(rows)] == [("3个", "教育集团"), ("200名", "特岗教师")]


def test_a_total_that_its_rows_do_not_add_up_to_is_told():
    rows = [["县区", "学校数（所）"], ["甲县", "86"], ["乙县", "41"], ["合计", "128"]]
    document = document_of(rows)
    [warning] = check_tables(document, structure_of(document))
    assert "128" in warning
    assert "127" in warning


def test_a_total_that_adds_up_and_a_mean_that_need_not_are_not_told():
    right = document_of([["县区", "学校数（所）"], ["甲县", "86"], ["乙县", "41"], ["合计", "127"]])
    mean = document_of([["县区", "入园率（%）"], ["甲县", "92.1"], ["乙县", "88.3"], ["合计", "90.4"]])
    rounded = document_of([["县区", "产值（亿元）"], ["甲县", "8.64"], ["乙县", "4.14"], ["合计", "12.8"]])
    for document in (right, mean, rounded):
        assert check_tables(document, structure_of(document)) == ()


def test_a_total_above_its_rows_is_checked_too():
    rows = [["县区", "学校数（所）"], ["总计", "120"], ["甲县", "86"], ["乙县", "41"]]
    document = document_of(rows)
    assert len(check_tables(document, structure_of(document))) == 1


def test_a_table_without_a_header_or_without_figures_holds_no_measures():
    assert measures_of([["12", "13"], ["14", "15"]]) == ()
    assert measures_of([["姓名", "单位"], ["王老师", "城东小学"]]) == ()


def test_list_marks_are_no_part_of_what_a_row_counts():
    rows = [["项目", "数量（个）"], ["一、食堂", "86"], ["2.运动场", "41"], ["（三）图书室", "9"]]
    assert [m.subject for m in measures_of(rows)] == ["食堂", "运动场", "图书室"]


def test_columns_of_a_budget_say_whether_the_money_was_spent():
    rows = [["项目", "预算数", "执行数", "执行数为预算数的%"], ["学前教育", "300", "290", "96.7"]]
    planned, spent, share = measures_of(rows, caption="单位：万元")
    assert [m.subject for m in (planned, spent)] == ["学前教育", "学前教育"]
    assert [m.status for m in (planned, spent, share)] == [Status.TARGET, Status.ACHIEVED, Status.ACHIEVED]


def test_shares_are_not_added_up():
    rows = [["乡镇", "完成进度"], ["青石镇", "96.4%"], ["白水乡", "88%"], ["合计", "92.1%"]]
    document = document_of(rows)
    assert check_tables(document, structure_of(document)) == ()


@pytest.mark.parametrize("name", ["一、二年级", "（1）班", "1、2号地块", "三、四类学校", "5、6年级"])
def test_numbers_that_are_part_of_a_name_are_no_list_marks(name):
    rows = [["项目", "数量（个）"], [name, "86"], ["食堂", "41"]]
    assert measures_of(rows)[0].subject == fold(name)


def test_aims_of_completion_are_aims():
    rows = [["项目", "目标完成数（个）"], ["食堂", "86"]]
    assert [m.status for m in measures_of(rows, caption="2024年目标任务分解表")] == [Status.TARGET]


def fold(text):
    return text.replace("（", "(").replace("）", ")")
