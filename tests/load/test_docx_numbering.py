"""Automatic numbering of Word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from policy_text.load.docx_numbering import read_numbering
from policy_text.load.docx_numbers import write_number

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def numbering(levels, extra="", nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    shapes = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f"{rest}</w:lvl>"
        for n, (form, text, start, rest) in enumerate(levels)
    )
    xml = f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0">{shapes}</w:abstractNum>{extra}{nums}</w:numbering>'
    return read_numbering(etree.fromstring(xml), {})


CHINESE = [
    ("chineseCounting", "第%1章", 1, '<w:suff w:val="space"/>'),
    ("chineseCountingThousand", "%2、", 1, ""),
    ("japaneseCounting", "（%3）", 1, ""),
    ("decimal", "%4.", 1, ""),
    ("decimal", "（%5）", 1, ""),
    ("decimalEnclosedCircle", "%6", 1, '<w:suff w:val="nothing"/>'),
]


def labels(numbered, *levels, number="1"):
    return [numbered.label(number, level) for level in levels]


def test_every_level_of_a_policy_document_is_shown_as_word_shows_it():
    assert labels(numbering(CHINESE), 0, 1, 2, 3, 4, 5) == ["第一章 ", "一、", "（一）", "1. ", "（1）", "①"]


def test_lower_levels_begin_again_under_each_higher_one():
    assert labels(numbering(CHINESE), 1, 2, 2, 1, 2) == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_level_that_never_restarts_counts_on():
    levels = [("decimal", "%1.", 1, ""), ("decimal", "(%2)", 1, '<w:lvlRestart w:val="0"/>')]
    assert labels(numbering(levels), 0, 1, 0, 1) == ["1. ", "(1)", "2. ", "(2)"]


def test_a_level_may_restart_after_a_higher_one_only():
    levels = [("decimal", "%1.", 1, ""), ("decimal", "%2.", 1, ""), ("decimal", "(%3)", 1, '<w:lvlRestart w:val="1"/>')]
    assert labels(numbering(levels), 0, 1, 2, 1, 2, 0, 1, 2) == ["1. ", "1. ", "(1)", "2. ", "(2)", "2. ", "1. ", "(1)"]


def test_numbers_of_higher_levels_stand_in_the_pattern():
    levels = [("decimal", "%1", 3, ""), ("decimal", "%1.%2", 1, "")]
    assert labels(numbering(levels), 1, 1, 0, 1) == ["3.1 ", "3.2 ", "4 ", "4.1 "]


def test_legal_levels_show_all_numbers_as_decimals():
    levels = [("chineseCounting", "%1、", 1, ""), ("decimal", "%1.%2", 1, "<w:isLgl/>")]
    assert labels(numbering(levels), 0, 1) == ["一、", "1.1 "]


def test_two_lists_of_one_definition_count_on_unless_one_starts_anew():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    counted = numbering(CHINESE, nums=nums)
    assert [counted.label("1", 1), counted.label("2", 1)] == ["一、", "二、"]
    anew = nums.replace(
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>',
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>',
    )
    counted = numbering(CHINESE, nums=anew)
    assert [counted.label(n, 1) for n in ("1", "2", "2", "1")] == ["一、", "五、", "六、", "七、"]


def test_a_list_may_replace_a_level_of_its_definition():
    level = '<w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%2)"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="1">{level}</w:lvlOverride>'
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>'
    assert labels(numbering(CHINESE, nums=nums), 1, 1) == ["I)", "II)"]


def test_bullets_of_symbol_fonts_become_one_that_every_font_has():
    assert labels(numbering([("bullet", "\uf0b7", 1, "")]), 0) == ["• "]


def test_unknown_lists_and_levels_have_no_label():
    assert labels(numbering(CHINESE), 8, -1, 99) == ["", "", ""]
    assert labels(numbering(CHINESE), 0, number="7") == [""]
    assert read_numbering(None, {}).label("1", 0) == ""


def test_a_definition_may_point_to_that_of_a_style():
    extra = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="Laws"/></w:abstractNum>'
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="9"/></w:num>'
    )
    shapes = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>'
    )
    xml = f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0">{shapes}</w:abstractNum>{extra}{nums}</w:numbering>'
    assert read_numbering(etree.fromstring(xml), {"Laws": "1"}).label("5", 0) == "第一条 "


@pytest.mark.parametrize(
    ("form", "values", "shown"),
    [
        ("chineseCounting", (1, 10, 11, 20, 99, 101), "一 十 十一 二十 九十九 一〇一"),
        (
            "chineseCountingThousand",
            (10, 100, 101, 110, 115, 1005, 10000),
            "十 一百 一百零一 一百一十 一百一十五 一千零五 一万",
        ),
        ("japaneseCounting", (10, 21, 100, 101, 1111), "十 二十一 百 百一 千百十一"),
        ("ideographDigital", (10, 205), "一〇 二〇五"),
        ("chineseLegalSimplified", (1, 12, 205), "壹 壹拾贰 贰佰零伍"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 甲"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("decimalEnclosedCircle", (0, 1, 20, 21, 36, 50, 51), "0 ① ⑳ 21 36 50 51"),
        ("decimalEnclosedCircleChinese", (1, 20, 21), "① ⑳ 21"),
        ("numberInDash", (1, 12), "- 1 - - 12 -"),
        ("decimalEnclosedParen", (1, 20, 21), "⑴ ⒇ 21"),
        ("decimalEnclosedFullstop", (1, 20), "⒈ ⒛"),
        ("decimalFullWidth", (1, 12), "１ １２"),
        ("decimalZero", (1, 12), "01 12"),
        ("upperRoman", (4, 9, 14, 1994), "IV IX XIV MCMXCIV"),
        ("lowerRoman", (4,), "iv"),
        ("lowerLetter", (1, 26, 27), "a z aa"),
        ("upperLetter", (2,), "B"),
        ("ordinal", (1, 2, 3, 11, 22), "1st 2nd 3rd 11th 22nd"),
        ("noSuchFormat", (7,), "7"),
    ],
)
def test_each_number_format(form, values, shown):
    assert " ".join(write_number(value, form) for value in values) == shown


@given(
    st.integers(-5, 200_000),
    st.sampled_from(["chineseCountingThousand", "upperRoman", "decimalEnclosedCircle", "lowerLetter"]),
)
def test_no_number_breaks_a_format(value, form):
    assert write_number(value, form)
