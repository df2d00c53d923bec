"""No input makes reading raise, loop or take more than linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy_text.records import Document, Structure
from policy_text.structure import read_structure

SIZE = 120_000
LIMIT = 6.0
"""Seconds of processor time: ten times what the slowest takes on an idle core."""

HOSTILE = {
    "marks without text": "一、",
    "marks on lines": "一、\n",
    "figures on lines": "1.\n",
    "open brackets": "（",
    "line ends": "\n",
    "one long word": "中",
    "lines of one word": "中" * 30 + "\n",
    "crumbs": "首页>",
    "lines of crumbs": "首页>" * 20 + "\n",
    "labels": "来源：",
    "lines of labels": "来源：" * 30 + "\n",
    "label names": "索引号\n",
    "spaces": " ",
    "spaced label": "索" + " " * 50,
    "ordinals": "一是好。二是好。",
    "places": "北京市",
    "lines of places": "在北京市，好。\n",
    "dates": "2023-05-06 ",
    "lines of dates": "2023年5月6日\n",
    "cells": "表\t格\t",
    "numbered cases": "案例一\n",
    "placed cases": "案例一 北京市海淀区推进改革\n",
    "title parts": "关于印发\n",
    "bodies": "某某县教育局\n",
    "signatures": "某某县教育局\n2023年5月6日\n",
    "addresses": "https://",
    "quotes": "“",
    "pages": "— 1 —\n",
    "zero width": "\u200b\ufeff",
    "carriage returns": "\r",
    "dashes": "—",
    "figures": "1",
    "lines of figures": "1" * 60 + "x\n",
    "lines of spaced crumbs": "甲乙   >   " * 20 + "。\n",
    "lines of spaced columns": "甲乙   |   " * 20 + "。\n",
    "lines of offices": "厅" * 60 + "\n",
    "lines of offices that issue": "教育局" * 20 + "关\n",
    "lines of blanks": "\u3000" * 200 + "x\n",
}


def read(text: str) -> Structure:
    return read_structure(Document(source="x.txt", text=text))


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    start = time.process_time()
    read(text)
    assert time.process_time() - start < LIMIT


PIECES = st.sampled_from(
    [
        *HOSTILE.values(),
        "一、总体要求",
        "（二）",
        "\n",
        "。",
        "发布日期：2023-05-06",
        "云南省昆明市",
        "相关阅读",
        "打印",
        "各区县：",
    ]
)


@example("0\r首页首页")  # a menu right below the only line
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_has_a_structure_whose_spans_lie_in_it(text: str) -> None:
    structure = read(text)
    spans = [structure.body, *structure.furniture, *structure.cases, *structure.paragraphs, *structure.sections]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(text[s.title_start : s.title_end].strip() == s.title for s in structure.sections)
    assert all(p.section is None or 0 <= p.section < len(structure.sections) for p in structure.paragraphs)
    assert all(p.case is None or 0 <= p.case < len(structure.cases) for p in structure.paragraphs)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_reading_the_same_text_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)
