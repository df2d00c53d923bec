"""PDF files that carry their text."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loaded_pdf import body, furniture, load

from policy_text.errors import DamagedFile, LoadError
from policy_text.load import load_bytes
from policy_text.records import BlockKind

FULL = 36
"""Characters of 12 points on a line of the sample pages, from 72 to 504 points."""


def write(pdf, *paragraphs, top=100.0):
    """Paragraphs as a Chinese document sets them: first lines indented by two characters, lines 24 points apart."""
    for text in paragraphs:
        rest, indent = text, 2
        while rest:
            pdf.text(72 + 12 * indent, top, rest[: FULL - indent])
            rest, indent = rest[FULL - indent :], 0
            top += 24
    return top


LONG = (
    "全县坚持把教育摆在优先发展的战略位置持续加大投入改善办学条件优化学校布局"
    "扩大优质资源努力办好人民满意的教育不断增强群众获得感"
)


def test_lines_of_a_paragraph_are_joined_without_blanks(pdf):
    write(pdf, LONG + "。", LONG[:40] + "。")
    assert body(load(pdf)) == [LONG + "。", LONG[:40] + "。"]


def test_a_number_broken_at_the_end_of_a_line_is_whole_again_and_has_its_boxes(pdf):
    from policy_text.load import find_boxes

    write(pdf, LONG + "。", LONG + "。")
    pdf.text(72, 400, LONG[:31] + "投入资金12").text(72, 424, "345万元，新增学位。")
    document = load(pdf)
    at = document.text.index("12345万元")
    boxes = find_boxes(document, at, at + 7)
    assert [page for page, _ in boxes] == [1, 1]
    assert [box[1] > 420 for _, box in boxes] == [False, True]


@pytest.mark.parametrize(
    ("first", "rest"),
    [("资金使用率82.", "3%。"), ("全县共投入资金1,204.", "35亿元。"), ("巩固率达95.", "07 ％，超过目标。")],
)
def test_a_number_broken_at_its_point_is_whole_again_however_short_the_line(pdf, first, rest):
    pdf.text(72, 100, LONG[:36]).text(72, 124, LONG[:20] + first).text(72, 148, rest)
    assert first + rest in load(pdf).text


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("联系人见附表1.", "3月1日起报名。"),
        ("联系人见附表A2.", "3所学校。"),
        ("工作要求如下2.", "1.落实责任。"),
        ("在校学生总数为120000.", "30所学校改扩建。"),
        ("截至2023.", "5万名学生入学。"),
        ("学校数98.", "12个学区。"),
        ("重点任务1.", "30万元用于校舍维修。"),
        ("见附表2.", "15亿元投入学校。"),
    ],
)
def test_a_point_that_no_decimals_follow_ends_a_short_line(pdf, first, rest):
    pdf.text(72, 100, LONG[:36]).text(72, 124, LONG[:10] + first).text(72, 148, rest)
    assert rest in body(load(pdf))


def test_latin_words_are_not_glued(pdf):
    pdf.text(72, 100, LONG[:29] + "international").text(72, 124, "school共12所。")
    assert "international school共12所" in load(pdf).text


def test_a_short_line_ends_its_paragraph_and_marks_begin_new_ones(pdf):
    pdf.text(72, 100, LONG[:36]).text(72, 124, "共12所。").text(72, 148, "一、" + LONG[:34]).text(72, 172, "其中3所。")
    pdf.text(72, 196, LONG[:35] + "。").text(72, 220, "（二）加强统筹")
    assert body(load(pdf)) == [
        LONG[:36] + "共12所。",
        "一、" + LONG[:34] + "其中3所。",
        LONG[:35] + "。",
        "（二）加强统筹",
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page(pdf):
    pdf.text(72, 100, LONG[:36]).text(72, 740, LONG[:36]).text(290, 800, "— 1 —", size=10)
    pdf.page().text(72, 100, "共有学校12所。").text(72, 130, "　　下一段").text(290, 800, "— 2 —", size=10)
    document = load(pdf)
    assert LONG[:36] + "共有学校12所。" in body(document)
    assert furniture(document) == ["— 1 —", "— 2 —"]
    assert document.text.endswith("— 1 —\n— 2 —\n")


def test_furniture_after_the_text_keeps_its_own_page(pdf):
    for number in (1, 2, 3):
        pdf.text(220, 40, "某县教育局文件汇编", size=10).text(72, 200, f"第{number}页的内容共有学校{number}2所。")
        pdf.text(290, 800, str(number), size=10)
        if number < 3:
            pdf.page()
    document = load(pdf)
    pages = [document.place(b.start, b.end).page for b in document.blocks if b.kind is BlockKind.FURNITURE]
    assert pages == [1, 1, 2, 2, 3, 3]
    at = document.text.index("22所")
    assert document.place(at, at + 3).page == 2
    assert "汇编" not in "".join(body(document))


def test_a_title_over_two_lines_is_one_heading(pdf):
    pdf.text(150, 60, "某县人民政府关于加快推进义务", size=18).text(200, 90, "教育学校建设的意见", size=18)
    write(pdf, LONG + "。", LONG + "。", top=140)
    document = load(pdf)
    first = document.blocks[0]
    assert (first.kind, document.text[first.start : first.end]) == (
        BlockKind.HEADING,
        "某县人民政府关于加快推进义务教育学校建设的意见",
    )


def test_a_title_no_larger_than_the_text_ends_above_whom_the_paper_addresses(pdf):
    title, addressed = "石泉县教育局关于二〇二四年校车安全推进情况的报告", "县人民政府："
    pdf.text(72, 60, title).text(72, 80, addressed).text(72, 100, "现将有关情况报告如下。")
    assert body(load(pdf)) == [title, addressed, "现将有关情况报告如下。"]


def test_blanks_that_typesetting_puts_beside_digits_are_no_characters(pdf):
    pdf.text(72, 100, "共有学校").text(123, 100, "12").text(138, 100, "所，教师300名。")
    assert body(load(pdf)) == ["共有学校12所，教师300名。"]


def write_apart(pdf, text, *, step):
    """Each digit ``step`` points from the next; Chinese characters side by side."""
    x = 72.0
    for char in text:
        pdf.text(x, 100, char)
        x += step if char.isdigit() else 13


def test_digits_set_wide_apart_are_one_number(pdf):
    write_apart(pdf, "2018年共有3612所", step=9)
    assert body(load(pdf)) == ["2018年共有3612所"]


def test_digits_in_columns_stay_apart(pdf):
    write_apart(pdf, "年级123456", step=16)
    assert "123456" not in load(pdf).text


def test_single_digits_in_a_row_are_numbers_of_their_own(pdf):
    pdf.text(72, 100, "甲校").text(140, 100, "3").text(180, 100, "5").text(220, 100, "8")
    assert "3 5 8" in load(pdf).text or "3\t5\t8" in load(pdf).text


def test_lines_come_in_the_order_of_the_page_not_of_the_file(pdf):
    pdf.text(290, 800, "1").text(72, 148, "第三行共3所。").text(72, 100, "第一行共1所。").text(72, 124, "第二行共2所。")
    assert body(load(pdf)) == ["第一行共1所。", "第二行共2所。", "第三行共3所。"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_it_is_shown(pdf, rotation):
    pdf.rotation = rotation
    pdf.text(72, 100, "共有学校12所。")
    document = load(pdf)
    at = document.text.index("12所")
    left, top, right, bottom = document.place(at, at + 3).box
    width, height = (pdf.width, pdf.height) if rotation % 180 == 0 else (pdf.height, pdf.width)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    if rotation == 0:
        assert (round(left), round(top)) == (pytest.approx(120, abs=3), pytest.approx(100, abs=4))


@pytest.mark.parametrize("rotation", [0, 90])
def test_what_stands_outside_of_the_page_as_it_is_cropped_is_not_on_it(pdf, rotation):
    pdf.rotation, pdf.crop = rotation, (50, 100, 500, 700)
    for left, top, text in (
        (72, 200, "共有学校12所。"),
        (72, 60, "裁样1所。"),
        (72, 780, "裁样2所。"),
        (510, 200, "3所"),
    ):
        pdf.text(left, top, text)
    document = load(pdf)
    assert document.text == "共有学校12所。\n"
    left, top, right, bottom = document.place(4, 7).box
    assert 0 <= left < right <= 600
    assert 0 <= top < bottom <= 600


def test_a_line_that_runs_over_the_edge_is_read_as_far_as_it_is_seen(pdf):
    pdf.crop = (0, 0, 133, 842)
    pdf.text(72, 100, "共有学校12所。")
    assert load(pdf).text == "共有学校12\n"


def test_every_character_has_its_box(pdf):
    write(pdf, LONG + "。")
    document = load(pdf)
    assert len(document.glyphs.boxes) == 4 * len(document.text)
    assert all(document.place(at, at + 1).box for at in range(len(LONG)))


def test_the_index_entry_over_a_document_is_furniture_and_metadata(pdf):
    for row, line in enumerate(
        ["信息名称：关于学校建设的意见", "信息索引：A-2020-1 生成日期：2020-01-02", "发文机构：某县教育局"]
    ):
        pdf.text(72, 60 + 20 * row, line)
    write(pdf, LONG + "。", top=160)
    document = load(pdf)
    assert body(document) == [LONG + "。"]
    assert ("发文机构", "某县教育局") in document.page_metadata
    assert ("生成日期", "2020-01-02") in document.page_metadata


def test_one_labelled_line_is_no_index_entry(pdf):
    pdf.text(72, 60, "时间：2020年5月6日")
    write(pdf, LONG + "。", top=160)
    assert body(load(pdf))[0] == "时间：2020年5月6日"


def test_the_head_of_a_report_on_a_meeting_is_no_index_entry(pdf):
    for row, line in enumerate(["教育工作会议纪要", "时间：2020年5月6日", "主题：学校建设", "来源：办公室"]):
        pdf.text(72, 60 + 20 * row, line)
    write(pdf, LONG + "。", top=160)
    assert body(load(pdf))[0].startswith("教育工作会议纪要")


def test_the_foot_of_a_printed_web_page_is_furniture(pdf):
    top = write(pdf, *[LONG + "。"] * 6)
    for line in ("扫一扫在手机打开当前页", "相关阅读", "某县召开会议", "某ICP备12345678号"):
        pdf.text(72, top + 20, line)
        top += 24
    assert body(load(pdf))[-1] == LONG + "。"


def test_related_policies_in_a_guide_are_text(pdf):
    top = write(pdf, *[LONG + "。"] * 6)
    pdf.text(72, top, "相关政策").text(72, top + 24, "按每生每年600元补助。")
    assert body(load(pdf))[-1] == "按每生每年600元补助。"


def test_an_encrypted_pdf_is_told(samples):
    encrypted = samples["pdf"].replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
        b" /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >> /ID [<41><41>]",
    )
    with pytest.raises(DamagedFile, match=r"^a\.pdf: is a PDF protected by a password"):
        load_bytes(encrypted, "a.pdf")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6])
def test_a_truncated_pdf_is_told_or_read_as_far_as_it_goes(samples, share):
    data = samples["pdf"][: int(len(samples["pdf"]) * share)]
    try:
        document = load_bytes(data, "a.pdf")
    except DamagedFile as error:
        assert str(error).startswith("a.pdf: ")
    else:
        assert document.text.strip()


def test_a_pdf_of_ten_thousand_pages_is_refused_at_once(samples):
    import time

    kids = b"[" + b"6 0 R " * 10_000 + b"]"
    data = samples["pdf"].replace(b"/Kids [6 0 R] /Count 1", b"/Kids " + kids + b" /Count 10000")
    begin = time.monotonic()
    with pytest.raises(LoadError, match="has 10,000 pages, more than"):
        load_bytes(data, "a.pdf")
    assert time.monotonic() - begin < 5


def test_a_blank_pdf_is_told(pdf):
    with pytest.raises(DamagedFile, match="holds no text"):
        load(pdf)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="学校共有12所，。a%", min_size=1, max_size=80), min_size=1, max_size=4))
def test_no_character_is_lost_or_made_whatever_the_lines(paragraphs):
    from tests.load.conftest import PdfBuilder  # type: ignore[import-not-found]

    pdf = PdfBuilder()
    write(pdf, *paragraphs)
    document = load(pdf)
    assert sorted("".join(document.text.split())) == sorted("".join(paragraphs))


def packed(pdf, stream, *filters, dictionary=""):
    """The PDF with its first page's instructions replaced by a packed stream."""
    data = pdf.build()
    begin = data.index(b"<< /Length")
    end = data.index(b"endstream", begin)
    names = " ".join(filters) or "/FlateDecode"
    head = f"<< /Filter [{names}] {dictionary} /Length {len(stream)} >>\nstream\n".encode()
    return data[:begin] + head + stream + b"\n" + data[end:]


@pytest.mark.parametrize("dictionary", ["", "/Length1 3", "/Subtype /Image"])
def test_instructions_that_unpack_to_much_are_refused_whatever_they_say_they_are(pdf, dictionary):
    strokes = zlib.compress(b"0 0 m 1 1 l S\n" * 1_000_000, 9)
    assert len(strokes) < 100_000
    with pytest.raises(LoadError, match="unpack to more than"):
        load_bytes(packed(pdf, strokes, dictionary=dictionary), "a.pdf")


def test_instructions_packed_twice_are_unpacked_twice(pdf):
    twice = zlib.compress(zlib.compress(b"0 0 m 1 1 l S\n" * 1_000_000, 9), 9)
    with pytest.raises(LoadError, match="unpack to more than"):
        load_bytes(packed(pdf, twice, "/FlateDecode", "/FlateDecode"), "a.pdf")


def test_packed_instructions_of_usual_size_are_read(pdf):
    line = b"BT /F1 12 Tf 1 0 0 1 72 700 Tm <51715B666821> Tj ET"
    assert load_bytes(packed(pdf, zlib.compress(line)), "a.pdf").text == "共学校\n"
    in_ascii = base64.a85encode(zlib.compress(line)) + b"~>"
    assert load_bytes(packed(pdf, in_ascii, "/ASCII85Decode", "/FlateDecode"), "a.pdf").text == "共学校\n"


def test_the_mark_of_a_note_makes_no_number_with_the_figure_behind_it(pdf):
    pdf.text(72, 100, "全市共有教师").text(144, 98, "1", size=6).text(149, 100, "1761名，校车32辆。")
    assert "全市共有教师¹1761名" in load(pdf).text


def test_the_square_of_a_unit_is_no_note(pdf):
    pdf.text(72, 100, "面积360m").text(125, 98, "2", size=6).text(131, 100, "。")
    assert "²" not in load(pdf).text


def test_what_a_browser_prints_at_the_edge_is_furniture(pdf):
    pdf.text(72, 20, "某县关于校车的通知 http://www.example.gov.cn/tz/2015/...")
    pdf.text(72, 820, "第1页 共1页 2017年6月8日 16:20")
    write(pdf, "各学校：校车每天出车前必须检查，并做好记录。", top=100)
    document = load(pdf)
    assert body(document) == ["各学校：校车每天出车前必须检查，并做好记录。"]
    assert len(furniture(document)) == 2


def test_a_browser_prints_hour_and_title_above_and_the_address_with_its_page_below(pdf):
    title = "中华人民共和国某某部令（2026年第10号） 校车经营许可管理规定__2026年第18号某某公报_某某政府网"
    pdf.text(72, 20, f"2026/7/24 16:03 {title}")
    pdf.text(72, 820, "https://www.example.gov.cn/gongbao/2026/issue_12826/202606/content_7073635.html 1/6")
    write(pdf, "各学校：校车每天出车前必须检查，并做好记录。", top=100)
    document = load(pdf)
    assert body(document) == ["各学校：校车每天出车前必须检查，并做好记录。"]
    assert len(furniture(document)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "会议定于2024年3月5日上午9:00在县政府召开。",
        "报名时间：2024年3月5日 9:00至3月8日 17:00",
        "报名网址：http://www.example.gov.cn/bm",
        "其中3/5的学校中午12:30放学。",
    ],
)
def test_days_hours_and_addresses_of_a_text_are_text_wherever_they_stand(pdf, line):
    pdf.text(72, 20, line)
    write(pdf, "各学校：校车每天出车前必须检查，并做好记录。", top=100)
    assert line in body(load(pdf))


def test_a_small_last_digit_is_no_note(pdf):
    pdf.text(72, 100, "共有1").text(103, 98, "2", size=6).text(107, 100, "所学校。")
    assert "²" not in load(pdf).text


def test_characters_without_a_font_keep_their_place_and_are_told(pdf, monkeypatch):
    import pypdfium2.raw as pdfium

    measure = pdfium.FPDFText_GetCharBox

    def measure_flat(page, index, left, right, bottom, top):
        found = measure(page, index, left, right, bottom, top)
        top.value = bottom.value
        return found

    pdf.text(72, 100, "全县新建学校")
    in_fonts = load(pdf)
    monkeypatch.setattr(pdfium, "FPDFText_GetCharBox", measure_flat)
    without = load(pdf)
    assert without.text == in_fonts.text
    assert "fonts-wqy-microhei" in without.warnings[0]
    assert not in_fonts.warnings


def test_page_numbers_above_a_wide_margin_are_furniture_with_what_stands_below_them(pdf):
    for number in range(1, 5):
        if number > 1:
            pdf.page()
        pdf.text(72, 150, "学校建设申报表").text(72, 170, "全县新建学校三所，学位增加，校舍改造继续推进，")
        pdf.text(72, 190, f"第{'一二三四'[number - 1]}期工程已经完工，群众满意。")
        pdf.text(280, 690, f"- {number} -").text(300, 715, "X")
    document = load(pdf)
    assert furniture(document) == [part for number in range(1, 5) for part in (f"- {number} -", "X")]
    assert "".join(body(document)).count("学校建设申报表") == 4


def test_numbers_inside_the_page_that_do_not_count_on_are_text(pdf):
    for number in (7, 3, 12, 5):
        if number != 7:
            pdf.page()
        pdf.text(72, 300, "全县学校建设情况如下，群众满意。").text(280, 690, f"- {number} -")
    assert "- 12 -" in body(load(pdf))


def test_only_an_annex_may_set_its_page_numbers_inside_the_page(pdf):
    for number in range(1, 9):
        if number > 1:
            pdf.page()
        pdf.text(72, 150, "学校建设申报表").text(72, 170, f"第{'一二三四五六七八'[number - 1]}期工程完工，群众满意。")
        if number > 5:
            pdf.text(280, 690, f"- {number} -")
    assert furniture(load(pdf)) == ["- 6 -", "- 7 -", "- 8 -"]
