"""A unit in the title of a table holds, wherever the format puts that title: also where it is the document's own."""

from __future__ import annotations

from io import BytesIO

import docx
import openpyxl
import pytest

from policy_text.extract import check_tables, extract_measures
from policy_text.load import load_bytes
from policy_text.structure import read_structure

TITLE = "2021年校舍维修情况表（单位：亿元）"
ROWS = [["乡镇", "投入", "占比（%）"], ["青石镇", "1.4", "35"], ["白水乡", "2.6", "65"]]


def read(data, source):
    document = load_bytes(data, source)
    structure = read_structure(document)
    return structure.metadata.title, extract_measures(document, structure), check_tables(document, structure)


def text_file(title):
    return "\n".join([title, *map("\t".join, ROWS)]).encode(), "a.txt"


def workbook(title):
    book = openpyxl.Workbook()
    for row in ([title], *ROWS):
        book.active.append([float(cell) if cell[0].isdigit() and cell != title else cell for cell in row])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue(), "a.xlsx"


def word_file(title):
    word = docx.Document()
    word.add_paragraph(title)
    table = word.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for at, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue(), "a.docx"


def page(head, caption=""):
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    markup = f"<html><meta charset=utf-8><body>{head}<table>{caption}{rows}</table></body></html>"
    return markup.encode(), "a.html"


ORIGINALS = [
    text_file(TITLE),
    workbook(TITLE),
    word_file(TITLE),
    page(f"<h1>{TITLE}</h1>"),
    page(f"<h1>{TITLE}</h1><p>发布日期：2022-03-01 来源：青阳县教育局</p>"),
    page("<h1>青阳县校舍维修情况</h1>", f"<caption>{TITLE}</caption>"),
    page("<p>现将全县各乡镇校舍维修情况公布如下，请监督。</p>", f"<caption>{TITLE}</caption>"),
]


@pytest.mark.parametrize(("data", "source"), ORIGINALS)
def test_the_title_says_the_unit_of_the_sums(data, source):
    _, measures, warnings = read(data, source)
    assert [m.value for m in measures] == [140_000_000, 35, 260_000_000, 65]
    assert [m.unit for m in measures] == ["元", "%", "元", "%"]
    assert warnings == ()


def test_a_title_with_a_unit_is_a_title():
    assert read(*text_file(TITLE))[0] == TITLE


def test_the_title_is_not_that_of_a_later_table_with_words_of_its_own():
    later = [["乡镇", "教师"], ["青石镇", "310"]]
    data = "\n".join([TITLE, *map("\t".join, ROWS), "各乡镇教师情况表", *map("\t".join, later)]).encode()
    measures = read(data, "a.txt")[1]
    assert [(m.text, m.unit) for m in measures][::4] == [("1.4", "元"), ("310", "")]


def test_the_corner_of_a_table_may_say_the_unit():
    data = "青阳县校舍维修情况表\n单位：万元\t2020年\t2021年\n青石镇\t35\t42\n".encode()
    assert [(m.value, m.unit) for m in read(data, "a.txt")[1]] == [(350_000, "元"), (420_000, "元")]


def test_a_unit_nearer_to_the_table_holds_before_that_of_the_title():
    data = "\n".join([TITLE, "单位：万元", *map("\t".join, ROWS)]).encode()
    assert [m.value for m in read(data, "a.txt")[1]][::2] == [14_000, 26_000]


@pytest.mark.parametrize("make", [text_file, workbook, word_file])
def test_sums_of_which_nothing_says_the_unit_are_kept_and_told(make):
    _, measures, [warning] = read(*make("2021年青阳县校舍维修情况表"))
    assert [(m.value, m.unit) for m in measures][::2] == [(1.4, ""), (2.6, "")]
    assert "投入" in warning
    assert "占比" not in warning
