"""Collections as pages and Word documents: what the format says of a heading splits them as marks do."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest

from policy_text.load import load_bytes
from policy_text.structure import read_structure

PLACES = (
    ("江苏省泰州市", "321200"),
    ("浙江省安吉县", "330523"),
    ("四川省成都市青羊区", "510105"),
    ("湖北省宜昌市", "420500"),
)
CODES = [code for _, code in PLACES]
TITLE = "义务教育优质均衡发展典型案例"
TOLD = "近年来，当地新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，形成了可以推广的经验。"
MARKUP: dict[str, Callable[[int, str], str]] = {
    "h2": lambda i, p: f"<h2>{p}：织密学区网络</h2><p>{TOLD}</p><p>{TOLD}</p>",
    "h3, place alone": lambda i, p: f"<h3>{p}</h3><p>{TOLD}</p>",
    "bold": lambda i, p: f"<p><strong>{p}：织密学区网络</strong></p><p>{TOLD}</p>",
    "number on its own line": lambda i, p: f"<p>案例{i}</p><p>{p}织密学区网络</p><p>{TOLD}</p>",
    "body below": lambda i, p: f"<h2>织密学区网络 办好家门口学校</h2><p>{p}教育局</p><p>{TOLD}</p>",
    "glued": lambda i, p: f"<div>{p}：织密学区网络。{TOLD}</div>",
}


@pytest.mark.parametrize("form", MARKUP.values(), ids=MARKUP)
def test_a_page_splits_into_its_places(form: Callable[[int, str], str]) -> None:
    cases = "".join(form(number, place) for number, (place, _) in enumerate(PLACES, 1))
    page = (
        f"<html><head><title>{TITLE}_某省教育厅</title></head><body><ul><li><a href='/'>首页</a></li></ul>"
        f"<div><h1>{TITLE}</h1><p>发布时间：2024-03-05 10:20 来源：某省教育厅</p><div>"
        "<p>为总结推广各地经验，现推出一批典型案例，供各地借鉴。</p>"
        f"{cases}</div></div><div>版权所有 某省教育厅</div></body></html>"
    )
    structure = read_structure(load_bytes(page.encode(), "page.html"))
    assert [case.adcode for case in structure.cases] == CODES
    assert structure.metadata.title == TITLE
    assert structure.metadata.published == "2024-03-05"


@pytest.mark.parametrize("style", ["Heading 1", "List Number", None])
def test_a_word_document_splits_into_its_places(style: str | None) -> None:
    document, output = docx.Document(), io.BytesIO()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("现推出一批典型案例，供各地学习借鉴。")
    for place, _ in PLACES:
        document.add_paragraph(f"{place}：织密学区网络", style=style)
        document.add_paragraph(TOLD)
        document.add_paragraph("主要做法", style="Heading 2" if style == "Heading 1" else None)
        document.add_paragraph(TOLD)
    document.save(output)
    structure = read_structure(load_bytes(output.getvalue(), "page.docx"))
    assert [case.adcode for case in structure.cases] == CODES
    assert structure.metadata.title == TITLE


def test_a_table_with_notes_far_below_it_is_the_text_under_its_title() -> None:
    rows = "".join(f"<tr><td>第{n}小学</td><td>{n * 40}</td><td>{n}</td></tr>" for n in range(1, 41))
    note = "注：一、学生数以秋季开学第一周的统计为准，新建学校按招生计划计入，教学点不单独列出。"
    page = (
        "<html><body><p>青石县2024年各小学学位和班额一览</p>"
        f"<table><tr><th>学校</th><th>学生</th><th>新增班</th></tr>{rows}</table><p>{note}</p></body></html>"
    )
    structure = read_structure(load_bytes(page.encode(), "page.html"))
    assert structure.metadata.title == "青石县2024年各小学学位和班额一览"
