"""Tables of PDF pages, ruled and unruled, on one page and over several."""

from __future__ import annotations

import pytest
from loaded_pdf import furniture, load

from policy_text.records import BlockKind

ROWS = (("乡镇", "学校", "学生"), ("青石镇", "5", "2310"), ("白水乡", "3", "1042"), ("合计", "8", "3352"))
COLUMNS = (72, 222, 372, 523)


def write_cells(pdf, rows, tops, columns=COLUMNS):
    for row, top in zip(rows, tops, strict=True):
        for cell, x in zip(row, columns, strict=False):
            pdf.text(x + 6, top + 6, cell)


def grid(document, table):
    return {(c.row, c.column): document.text[c.start : c.end] for c in table.cells}


def ruled(pdf, rows=ROWS, top=100):
    tops = [top + 24 * n for n in range(len(rows) + 1)]
    pdf.grid(COLUMNS, tops)
    write_cells(pdf, rows, tops[:-1])
    return tops[-1]


def test_a_ruled_table_is_a_table_with_its_cells_in_place(pdf):
    pdf.text(72, 60, "各乡镇情况如下：")
    end = ruled(pdf)
    pdf.text(72, end + 20, "特此报告。")
    document = load(pdf)
    assert (
        document.text
        == "各乡镇情况如下：\n乡镇\t学校\t学生\n青石镇\t5\t2310\n白水乡\t3\t1042\n合计\t8\t3352\n特此报告。\n"
    )
    (table,) = document.tables
    assert grid(document, table)[1, 2] == "2310"
    at = document.text.index("2310")
    left, top, right, bottom = document.place(at, at + 4).box
    assert 372 < left < right < 523
    assert 124 < top < bottom < 148


def test_a_bar_beside_a_table_makes_no_column(pdf):
    end = ruled(pdf)
    pdf.line(71.2, 90, 71.2, end + 20)
    document = load(pdf)
    (table,) = document.tables
    texts = [document.text[c.start : c.end] for c in table.cells]
    assert texts == [cell for row in ROWS for cell in row]


def test_merged_cells_have_their_spans(pdf):
    pdf.grid([72, 222], [100, 148, 172]).grid([222, 372, 522], [124, 148, 172])
    pdf.line(72, 100, 522, 100).line(522, 100, 522, 172).line(222, 124, 522, 124)
    pdf.text(80, 115, "乡镇").text(330, 106, "学校数").text(240, 130, "小学").text(400, 130, "初中")
    pdf.text(80, 154, "青石镇").text(240, 154, "5").text(400, 154, "2")
    document = load(pdf)
    spans = {
        document.text[c.start : c.end]: (c.row, c.column, c.row_span, c.column_span) for c in document.tables[0].cells
    }
    assert spans["乡镇"] == (0, 0, 2, 1)
    assert spans["学校数"] == (0, 1, 1, 2)
    assert spans["初中"] == (1, 2, 1, 1)


def test_a_cell_of_several_lines_is_one_text_and_its_numbers_are_whole(pdf):
    pdf.grid([72, 150, 300], [100, 160, 184])
    pdf.text(78, 106, "义务教育").text(78, 126, "学校").text(156, 106, "投入资金123456789012345").text(
        156, 126, "67万元"
    )
    pdf.text(78, 166, "合计").text(156, 166, "1")
    document = load(pdf)
    assert grid(document, document.tables[0])[0, 0] == "义务教育学校"
    assert grid(document, document.tables[0])[0, 1] == "投入资金12345678901234567万元"


def test_two_numbers_under_one_another_stay_two(pdf):
    pdf.grid([72, 222, 372], [100, 160, 184])
    pdf.text(78, 106, "甲").text(228, 106, "12").text(228, 130, "34").text(78, 166, "乙").text(228, 166, "5")
    document = load(pdf)
    assert grid(document, document.tables[0])[0, 1] == "12 34"


def test_a_table_over_two_pages_is_one_and_its_second_head_is_furniture(pdf):
    ruled(pdf, ROWS[:2], top=700)
    pdf.text(290, 805, "1", size=10).page()
    ruled(pdf, (ROWS[0], *ROWS[2:]), top=72)
    pdf.text(290, 805, "2", size=10)
    document = load(pdf)
    (table,) = document.tables
    assert document.text[table.start : table.end].split("\n") == [
        "乡镇\t学校\t学生",
        "青石镇\t5\t2310",
        "白水乡\t3\t1042",
        "合计\t8\t3352",
    ]
    pages = [document.place(document.text.index(n), document.text.index(n) + 4).page for n in ("2310", "1042")]
    assert pages == [1, 2]
    furniture = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.FURNITURE]
    assert furniture == ["1", "2", "乡镇", "学校", "学生"]


def test_tables_with_other_columns_stay_apart(pdf):
    ruled(pdf, ROWS[:2], top=700)
    pdf.page()
    pdf.grid([72, 300, 523], [72, 96, 120])
    pdf.text(80, 78, "项目").text(310, 78, "资金").text(80, 102, "合计").text(310, 102, "9")
    assert len(load(pdf).tables) == 2


def test_a_frame_around_text_and_lines_under_a_title_are_no_tables(pdf):
    pdf.grid([60, 535], [90, 300]).line(72, 80, 523, 80).line(72, 83, 523, 83)
    pdf.text(72, 100, "框内文字共有学校12所。").text(72, 130, "另起一行。")
    document = load(pdf)
    assert document.tables == ()
    assert "框内文字共有学校12所。" in document.text


@pytest.mark.parametrize(("grey", "tables"), [(1, 0), (0.8, 1)], ids=["white", "grey"])
def test_white_grounds_behind_the_words_of_a_page_make_no_table(pdf, grey, tables):
    for top in (100, 118, 136):
        for left, right in ((72, 200), (200, 320), (320, 500)):
            pdf.box(left, top, right, top + 18, grey=grey)
        pdf.text(74, top + 3, "全县新建学校").text(202, top + 3, "12所，学位").text(322, top + 3, "增加900个。")
    assert len(load(pdf).tables) == tables


def test_figures_in_columns_without_rulings_are_a_table(pdf):
    pdf.text(72, 60, "各乡镇情况如下：")
    write_cells(pdf, ROWS, [100, 124, 148, 172])
    pdf.text(72, 220, "以上共8所。")
    document = load(pdf)
    (table,) = document.tables
    assert document.text[table.start : table.end] == "乡镇\t学校\t学生\n青石镇\t5\t2310\n白水乡\t3\t1042\n合计\t8\t3352"
    assert document.text.endswith("以上共8所。\n")


def test_names_in_columns_are_no_table_of_figures(pdf):
    write_cells(
        pdf, [("某县教育局", "某县财政局"), ("某县民政局", "某县人社局"), ("某县卫健局", "某县住建局")], [100, 124, 148]
    )
    assert load(pdf).tables == ()


def test_a_page_of_countless_crossing_lines_is_bounded(pdf):
    import time

    pdf.grid([72 + 4 * n for n in range(110)], [60 + 4 * n for n in range(180)])
    pdf.text(72, 40, "图中共有学校12所。")
    begin = time.monotonic()
    assert "图中共有学校12所。" in load(pdf).text
    assert time.monotonic() - begin < 10


BUDGET = (("一、上年结余", "", "31.50"), ("二、本年收入", "44.20", ""), ("三、本年支出", "40.00", "39.80"))


def write_budget(pdf, rows=BUDGET, top=130):
    """A head row, and one cell below for each column: nothing is ruled between the rows."""
    write_cells(pdf, [("项目", "预算数", "执行数")], [100])
    write_cells(pdf, rows, [top + 22 * number for number in range(len(rows))])


def test_figures_under_one_another_in_one_cell_are_rows_of_their_own(pdf):
    pdf.grid(COLUMNS, [100, 124, 220])
    write_budget(pdf)
    document = load(pdf)
    cells = grid(document, document.tables[0])
    assert [cells[row, 0] for row in (1, 2, 3)] == ["一、上年结余", "二、本年收入", "三、本年支出"]
    assert (cells[1, 2], cells[2, 1], cells[3, 2]) == ("31.50", "44.20", "39.80")
    assert (cells[1, 1], cells[2, 2]) == ("", "")


def test_rows_below_those_that_are_parted_keep_their_order(pdf):
    pdf.grid(COLUMNS, [100, 124, 220, 244])
    write_budget(pdf)
    write_cells(pdf, [("合计", "84.20", "71.30")], [220])
    document = load(pdf)
    cells = grid(document, document.tables[0])
    assert cells[4, 0] == "合计"
    assert cells[4, 2] == "71.30"


def test_a_label_over_two_lines_has_one_row(pdf):
    pdf.grid(COLUMNS, [100, 124, 240])
    rows = (
        ("乡村小规模学校建设奖励", "", ""),
        ("补助项目", "12.50", "12.10"),
        ("学前教育", "3.30", "3.20"),
        ("特殊教育", "0.80", "0.70"),
    )
    write_budget(pdf, rows)
    document = load(pdf)
    cells = grid(document, document.tables[0])
    assert cells[1, 0] == "乡村小规模学校建设奖励补助项目"
    assert cells[1, 1] == "12.50"
    assert cells[2, 0] == "学前教育"


def test_figures_without_a_label_of_their_own_stay_in_their_cell(pdf):
    pdf.grid(COLUMNS, [100, 124, 240])
    write_budget(pdf, (("各学段", "12", "11"), ("", "34", "30"), ("", "56", "51")))
    document = load(pdf)
    assert grid(document, document.tables[0])[1, 1] == "12 34 56"


def test_a_table_drawn_open_at_its_sides_has_all_its_columns(pdf):
    for top in (100, 124, 148, 172):
        pdf.line(72, top, 523, top)
    pdf.line(222, 100, 222, 172).line(372, 100, 372, 172)
    write_cells(pdf, ROWS[:3], [100, 124, 148])
    document = load(pdf)
    cells = grid(document, document.tables[0])
    assert [cells[row, 0] for row in range(3)] == ["乡镇", "青石镇", "白水乡"]
    assert [cells[row, 2] for row in range(3)] == ["学生", "2310", "1042"]


def test_lines_under_headings_and_a_rule_in_the_margin_are_no_table(pdf):
    for top in (100, 300, 500):
        pdf.line(72, top, 523, top)
        pdf.text(80, top + 10, "各校要认真组织实施。").text(300, top + 10, "附件三份")
    pdf.line(222, 310, 222, 330)
    assert not load(pdf).tables


def write_page_in_a_frame(pdf, lines, *, beside=""):
    """A printed web page: its menu in one cell, below it the whole article in another, and its foot in a third."""
    pdf.grid([72, 200, 523], [60, 84]).grid([72, 200, 523] if beside else [72, 523], [84, 84 + 24 * len(lines)])
    pdf.grid([72, 200, 523], [84 + 24 * len(lines), 108 + 24 * len(lines)])
    pdf.text(78, 66, "首页").text(210, 66, "工作动态")
    for number, line in enumerate(lines):
        pdf.text(206 if beside else 78, 90 + 24 * number, line)
    if beside:
        pdf.text(78, 90, beside)
    pdf.text(78, 90 + 24 * len(lines), "上一篇").text(210, 90 + 24 * len(lines), "下一篇")


ARTICLE = [f"第{number}，各乡镇中心学校要在开学前完成校舍安全排查工作。" for number in "一二三四五六七八九"]


def test_lines_that_frame_a_page_make_no_table(pdf):
    write_page_in_a_frame(pdf, ARTICLE)
    document = load(pdf)
    assert not any("第五" in document.text[c.start : c.end] for table in document.tables for c in table.cells)
    assert all(line in document.text for line in ARTICLE)
    assert document.text.index(ARTICLE[0]) < document.text.index(ARTICLE[-1])


def test_a_page_in_a_frame_below_a_bar_of_columns_keeps_its_lines(pdf):
    pdf.grid([72, 145, 218, 291, 364, 437, 523], [60, 84]).grid([72, 523], [84, 84 + 24 * 14])
    for at, column in enumerate(("首页", "机构", "要闻", "公开", "互动", "数据")):
        pdf.text(78 + 73 * at, 66, column)
    lines = [f"（{number}）全县危房改造和校车购置由财政局另行安排。" for number in range(1, 15)]
    for number, line in enumerate(lines):
        pdf.text(78, 90 + 24 * number, line)
    document = load(pdf)
    assert not document.tables
    assert "\n".join(lines) in document.text


def test_a_table_title_that_comes_back_on_every_page_is_text_on_the_first(pdf):
    title = "青石县2024年各乡镇学校数"
    for first, row in ((True, ROWS[1]), (False, ROWS[2]), (False, ROWS[3])):
        if not first:
            pdf.page()
        pdf.text(200, 40, title)
        ruled(pdf, (ROWS[0], row), top=60)
    document = load(pdf)
    assert document.text.startswith(title + "\n")
    assert furniture(document).count(title) == 2
    assert len(document.tables) == 1


def test_a_form_with_a_long_answer_is_a_table(pdf):
    write_page_in_a_frame(pdf, [line[:20] for line in ARTICLE], beside="工作要求")
    document = load(pdf)
    cells = [document.text[c.start : c.end] for table in document.tables for c in table.cells]
    assert "工作要求" in cells


def test_numbers_that_go_on_on_the_next_line_are_one(pdf):
    pdf.grid([72, 140, 190], [100, 124, 200])
    pdf.text(78, 106, "姓名").text(146, 106, "编号")
    pdf.text(78, 130, "张三")
    for number, part in enumerate(("3301021", "9800101", "1234")):
        pdf.text(142, 130 + 20 * number, part)
    document = load(pdf)
    assert grid(document, document.tables[0])[1, 0] == "张三"
    assert document.tables[0].cells[-1].row == 1


def test_a_label_set_from_top_to_bottom_is_one(pdf):
    pdf.grid(COLUMNS, [100, 124, 240])
    write_budget(pdf, (("教", "12", "11"), ("育", "34", "30"), ("类", "56", "51")))
    document = load(pdf)
    assert grid(document, document.tables[0])[1, 0] == "教育类"


def test_a_remark_over_several_lines_keeps_its_rows_together(pdf):
    pdf.grid([72, 222, 272, 400], [100, 124, 240])
    remarks = ("市级资金和县级资金各占", "一半，其余由乡镇的自筹", "资金解决")
    for number, (label, figure, remark) in enumerate(zip(("食堂", "宿舍", "操场"), "123", remarks, strict=True)):
        top = 130 + 22 * number
        pdf.text(78, top, label).text(230, top, figure).text(276, top, remark, size=11)
    pdf.text(78, 106, "项目").text(230, 106, "个数").text(276, 106, "备注")
    document = load(pdf)
    assert grid(document, document.tables[0])[1, 2] == "".join(remarks)


def test_a_form_with_its_question_above_a_long_answer_is_a_table(pdf):
    pdf.grid([72, 150, 300, 380, 523], [60, 84, 108]).grid([72, 523], [108, 132, 132 + 24 * len(ARTICLE)])
    for top, row in ((66, ("姓名", "张三", "性别", "男")), (90, ("单位", "一中", "职称", "高级"))):
        for x, word in zip((78, 156, 306, 386), row, strict=True):
            pdf.text(x, top, word)
    pdf.text(78, 114, "主要事迹")
    for number, line in enumerate(ARTICLE):
        pdf.text(78, 138 + 24 * number, line)
    document = load(pdf)
    cells = [document.text[c.start : c.end] for table in document.tables for c in table.cells]
    assert [word for word in ("姓名", "张三", "主要事迹") if word in cells] == ["姓名", "张三", "主要事迹"]
