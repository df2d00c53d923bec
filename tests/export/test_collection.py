from __future__ import annotations

from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policy_text.errors import PolicyTextError
from policy_text.export import CHINESE, CaseTable, CollectedCase, Collection, Heading, Text, compile_collection
from policy_text.export.collection_markdown import escape_markdown, write_markdown

HEAD = CHINESE.table_head
FIRST = CollectedCase(
    "青禾区：联片办学*有*实效",
    (("地区", "云川省云川市青禾区"), ("来源", "reports/qinghe_2023.txt")),
    CaseTable(
        HEAD, (("教育集团", "6个", "已实现", "", "总体进展"), ("覆盖率|城区", "不少于80%", "目标", "到2025年", "第3页"))
    ),
    (Heading(1, "一、总体进展"), Text("组建教育集团6个。"), Heading(2, "（一）下一步"), Text("1. 覆盖率不低于80%。")),
)
SECOND = CollectedCase("白塔区", (), CaseTable(HEAD, ()), (Text("# 没有数据\x0b的案例"),))
COLLECTION = Collection("集团化办学", "收录案例2个，数据2项。", (FIRST, SECOND), CHINESE)


@pytest.fixture
def document(tmp_path):
    compile_collection(COLLECTION, tmp_path / "cases.docx")
    return docx.Document(str(tmp_path / "cases.docx"))


def test_word_has_title_contents_and_a_heading_for_each_case(document):
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert styles == [
        ("Title", "集团化办学"),
        ("Heading 1", "青禾区：联片办学*有*实效"),
        ("Heading 2", "数据"),
        ("Heading 2", "正文"),
        ("Heading 3", "一、总体进展"),
        ("Heading 4", "（一）下一步"),
        ("Heading 1", "白塔区"),
        ("Heading 2", "数据"),
        ("Heading 2", "正文"),
    ]


def test_contents_of_word_jump_to_the_cases(document):
    body = document.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors == marks == ["case_1", "case_2"]
    kinds = [mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_word_has_each_measure_in_a_table_whose_head_repeats(document):
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == list(HEAD)
    assert [cell.text for cell in table.rows[2].cells] == list(FIRST.measures.rows[1])
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert any(paragraph.text == CHINESE.no_measures for paragraph in document.paragraphs)


def test_word_names_fonts_for_chinese(document):
    fonts = document.styles["Heading 1"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "SimHei"


def test_markdown_has_the_same_parts():
    lines = write_markdown(COLLECTION).splitlines()
    assert lines[0] == "# 集团化办学"
    assert "1. [青禾区：联片办学\\*有\\*实效](#case-1)" in lines
    assert '<a id="case-2"></a>' in lines
    assert "- 来源：reports/qinghe\\_2023.txt" in lines
    assert "| 覆盖率\\|城区 | 不少于80% | 目标 | 到2025年 | 第3页 |" in lines
    assert "#### 一、总体进展" in lines
    assert "1\\. 覆盖率不低于80%。" in lines
    assert CHINESE.no_measures in lines


def test_markdown_is_written_as_it_is_printed(tmp_path):
    compile_collection(COLLECTION, tmp_path / "cases.md")
    assert (tmp_path / "cases.md").read_bytes().decode("utf-8") == write_markdown(COLLECTION)


@given(st.text(max_size=40))
@example("=.")
@example("-)")
@example("12. 校")
def test_no_text_becomes_markup(words):
    escaped = escape_markdown(words)
    assert "\n" not in escaped
    assert not escaped.startswith(("#", "-", "+", ">", "=", "    "))
    undone = "".join(c for i, c in enumerate(escaped) if c != "\\" or escaped[i - 1 : i] == "\\")
    assert undone.replace("\\", "") == " ".join(words.split()).replace("\\", "")


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60))
def test_word_takes_any_text(words):
    import io
    from pathlib import Path
    from tempfile import TemporaryDirectory

    case = replace(SECOND, title=words, parts=(Text(words), Heading(20, words)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        compile_collection(replace(COLLECTION, cases=(case,)), path)
        assert docx.Document(io.BytesIO(path.read_bytes())).paragraphs


def test_another_suffix_is_refused_by_name(tmp_path):
    with pytest.raises(PolicyTextError, match=r"cases\.pdf.*\.docx or \.md"):
        compile_collection(COLLECTION, tmp_path / "cases.pdf")
