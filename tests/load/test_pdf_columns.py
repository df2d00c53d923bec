"""Pages of two columns, and numbers that a line's end breaks."""

from __future__ import annotations

import pytest
from loaded_pdf import body, furniture, load

LEFT, RIGHT = 60, 318
"""Where the columns begin, 20 characters of 12 points wide each, with a gutter of a character and a half."""

WIDTH = 20


def set_column(pdf, x, text, top=120.0):
    """Running text without an indent; returns where its next line would stand."""
    for begin in range(0, len(text), WIDTH):
        pdf.text(x, top, text[begin : begin + WIDTH])
        top += 20
    return top


NORTH = ("北山乡各校坚持立德树人根本任务把安全工作摆在首位逐校逐班排查隐患及时整改落实到人" * 3)[:105] + "。"
SOUTH = ("南水镇各校着力改善办学条件推进校舍维修改造和设备更新让学生就近享有优质教育资源" * 3)[:105] + "。"


def test_two_columns_are_read_one_after_the_other(pdf):
    set_column(pdf, LEFT, NORTH)
    set_column(pdf, RIGHT, SOUTH)
    assert body(load(pdf)) == [NORTH, SOUTH]


def test_columns_that_the_file_writes_row_by_row_are_read_one_after_the_other(pdf):
    for at in range(0, len(NORTH), WIDTH):
        pdf.text(LEFT, 120 + at, NORTH[at : at + WIDTH])
        pdf.text(RIGHT, 120 + at, SOUTH[at : at + WIDTH])
    assert body(load(pdf)) == [NORTH, SOUTH]


def test_a_paragraph_goes_on_at_the_top_of_the_next_column(pdf):
    text = NORTH[:-1] + SOUTH
    set_column(pdf, LEFT, text[: 6 * WIDTH])
    set_column(pdf, RIGHT, text[6 * WIDTH :])
    assert body(load(pdf)) == [text]


def test_a_title_over_both_columns_comes_before_them_and_one_between_them_parts_them(pdf):
    heading, second = "全县学校安全与办学条件情况通报的公告", "各乡镇学校校舍改造和设备更新进展情况"
    pdf.text(190, 80, heading)
    for number, top in enumerate((120, 340)):
        set_column(pdf, LEFT, NORTH, top)
        set_column(pdf, RIGHT, SOUTH, top)
        if number == 0:
            pdf.text(190, 300, second)
    assert body(load(pdf)) == [heading, NORTH, SOUTH, second, NORTH, SOUTH]


def test_lines_of_two_columns_that_differ_in_a_digit_are_no_running_heads(pdf):
    for x, number, text in ((LEFT, 1, NORTH), (RIGHT, 2, SOUTH)):
        pdf.text(x, 40, f"第{number}片区新建小学3所。")
        set_column(pdf, x, text, 60)
    assert furniture(load(pdf)) == []


def test_a_form_is_no_page_of_columns(pdf):
    for row, (label, value) in enumerate(
        [("学校名称", "青石小学"), ("校长", "某某"), ("学生", "1200人"), ("教师", "86人")] * 2
    ):
        pdf.text(LEFT, 120 + 20 * row, label).text(RIGHT, 120 + 20 * row, value)
    text = load(pdf).text
    assert text.index("学校名称") < text.index("青石小学") < text.index("校长")


def test_lines_that_go_over_the_whole_page_have_no_columns(pdf):
    text = (NORTH[:-1] + SOUTH)[:180]
    for row in range(5):
        pdf.text(72, 120 + 24 * row, text[36 * row : 36 * row + 36])
    assert "".join(body(load(pdf))) == text


FULL = "全县各校坚持把教育摆在优先发展的战略位置持续加大投入改善办学条件优化布局好"


@pytest.mark.parametrize(
    ("end", "begin", "whole"),
    [
        ("总计12", "34万元，新建学校5所。", "总计1234万元"),
        ("增长12.", "5%，新建学校5所。", "增长12.5%"),
        ("学生达1,", "234人，新建学校5所。", "学生达1,234人"),
    ],
)
def test_a_number_goes_on_in_the_next_line_though_its_line_is_not_quite_full(pdf, end, begin, whole):
    pdf.text(72, 100, FULL).text(72, 124, FULL[:31] + end).text(72, 148, begin)
    assert whole in load(pdf).text


@pytest.mark.parametrize("begin", ["2. 新建学校5所。", "3、新建学校5所。", "2023年新建学校5所。", "（2）新建学校5所。"])
def test_a_mark_of_a_list_and_a_year_are_no_rest_of_a_number(pdf, begin):
    pdf.text(72, 100, FULL).text(72, 124, FULL[:29] + "总计12").text(72, 148, begin)
    assert body(load(pdf))[-1] == begin


def test_a_short_line_that_ends_in_a_digit_ends_its_paragraph(pdf):
    pdf.text(72, 100, FULL).text(72, 124, "全县中小学共有学校12").text(72, 148, "34所在建，5所完工。")
    assert body(load(pdf))[-1] == "34所在建，5所完工。"
