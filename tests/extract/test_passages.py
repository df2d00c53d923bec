"""Passages: text without the white space of its layout, and the way back to the document's offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.extract.passages import read_passages
from policy_text.lexicon.numerals import fold_width

TEXTS = st.text(
    alphabet="教育集团一二三0123456789%.,。，；：、（）()“” \t\r\n\u3000\u200b\ufeff①1.３５Ａab-—", max_size=300
)

WRAPPED = """　　近年来，全县坚持教育优先发展，统筹推进城乡学校布局调
整，累计投入资金3.6亿元，新建、改扩建中小学和幼儿园42
所，新增学位1.8 万个，其中农村学校新增学位6200个，有效
缓解了县城学校大班额问题。同时，加强乡村教师队伍建设，
三年来公开招聘教师560名，选派城区骨干教师126名到乡村
学校支教，组织全员培训4300人次，教师队伍结构不断优化。
二、下一步打算
"""


def without_space(text):
    return "".join(text.split()).translate({ord(mark): None for mark in "\u200b\ufeff"})


@given(TEXTS)
def test_passages_hold_every_character_once_but_for_white_space(text):
    found = "".join(passage.text for passage in read_passages(text, 0, len(text)))
    assert without_space(found) == without_space(fold_width(text))


@given(TEXTS, st.data())
def test_any_stretch_of_a_passage_can_be_given_back_in_the_documents_offsets(text, data):
    end_of_last = 0
    for passage in read_passages(text, 0, len(text)):
        if not passage.text:
            continue
        start = data.draw(st.integers(0, len(passage.text) - 1))
        end = data.draw(st.integers(start + 1, len(passage.text)))
        document_start, document_end = passage.span(start, end)
        assert end_of_last <= document_start < document_end <= len(text)
        original = fold_width(text[document_start:document_end])
        assert without_space(original) == without_space(passage.text[start:end])
        end_of_last = passage.span(0, len(passage.text))[1]


@given(TEXTS, st.integers(0, 300), st.integers(0, 300))
def test_only_the_stretch_that_is_asked_for_is_read(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    for passage in read_passages(text, start, end):
        if passage.text:
            first, last = passage.span(0, len(passage.text))
            assert start <= first < last <= end


def test_hard_wrapped_lines_are_read_as_one_paragraph_and_headings_stay_apart():
    passages = [passage.text for passage in read_passages(WRAPPED, 0, len(WRAPPED))]
    assert len(passages) == 2
    assert "幼儿园42所" in passages[0]
    assert "学位1.8万个" in passages[0]
    assert passages[1] == "二、下一步打算"


def test_a_quantity_that_is_broken_over_two_lines_has_its_place_in_both():
    [passage, _] = read_passages(WRAPPED, 0, len(WRAPPED))
    start = passage.text.index("42所")
    first, last = passage.span(start, start + 3)
    assert WRAPPED[first:last] == "42\n所"


def test_windows_line_ends_leave_offsets_true():
    text = WRAPPED.replace("\n", "\r\n")
    [passage, *_] = read_passages(text, 0, len(text))
    start = passage.text.index("42所")
    first, last = passage.span(start, start + 3)
    assert text[first:last] == "42\r\n所"


def test_paragraphs_that_stand_on_one_line_each_stay_apart():
    text = "全县新建学校3所\n招聘教师56名，全部安排到乡村学校任教，乡村教师队伍结构得到改善。\n新增学位900个\n"
    assert len([p for p in read_passages(text, 0, len(text)) if p.text.strip()]) == 3


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("新增学位1400 个", "新增学位1400个"),
        ("共 12 所", "共12所"),
        ("覆盖率 98.6 %", "覆盖率98.6%"),
        ("占比３５．２％", "占比35.2%"),
        ("Python 3 课程", "Python 3课程"),
        ("GB 50099", "GB 50099"),
    ],
)
def test_white_space_goes_where_it_parts_a_number_from_its_words(text, read):
    [passage] = read_passages(text, 0, len(text))
    assert passage.text == read


def test_a_broken_line_goes_on_with_a_decimal_number():
    text = WRAPPED.replace(
        "整，累计投入资金3.6亿元，新建", "整，不断改善城乡各类学校办学条件，累计投入财政资金达\n3.6亿元，新建"
    )
    texts = [passage.text for passage in read_passages(text, 0, len(text))]
    assert any("财政资金达3.6亿元" in passage for passage in texts)
