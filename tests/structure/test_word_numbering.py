"""Every mark, numbered by Word instead of typed, in both widths, is found at its level."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from policy_text.load import load_bytes
from policy_text.records import Section
from policy_text.structure import read_structure

TEXT = "各学校要把任务落到实处，按月报告进展，年底前完成三项重点工作，确保群众满意。"

# From the outermost form to the innermost: Word's number format, its pattern, and the mark that comes of it.
FORMS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "chapter": (
        ("chineseCounting", "第%1章", "第一章"),
        ("japaneseCounting", "第%1章", "第一章"),
        ("decimal", "第%1章", "第1章"),
        ("decimalFullWidth", "第%1章", "第１章"),
    ),
    "section": (("chineseCountingThousand", "第%1节", "第一节"), ("decimal", "第%1节", "第1节")),
    "case": (
        ("chineseCounting", "案例%1：", "案例一："),
        ("decimal", "案例%1：", "案例1："),
        ("decimalFullWidth", "典型案例%1", "典型案例１"),
        ("japaneseCounting", "【案例%1】", "【案例一】"),
    ),
    "chinese": (
        ("chineseCounting", "%1、", "一、"),
        ("japaneseCounting", "%1、", "一、"),
        ("chineseCountingThousand", "%1．", "一．"),
    ),
    "chinese_bracket": (
        ("chineseCounting", "（%1）", "（一）"),
        ("japaneseCounting", "(%1)", "(一)"),
    ),
    "arabic": (
        ("decimal", "%1.", "1."),
        ("decimal", "%1、", "1、"),
        ("decimalFullWidth", "%1．", "１．"),
        ("decimalEnclosedFullstop", "%1", "⒈"),
    ),
    "arabic_bracket": (
        ("decimal", "（%1）", "（1）"),
        ("decimal", "(%1)", "(1)"),
        ("decimalFullWidth", "（%1）", "（１）"),
        ("decimalEnclosedParen", "%1", "⑴"),
        ("decimal", "%1）", "1）"),
    ),
    "circled": (("decimalEnclosedCircle", "%1", "①"), ("decimalEnclosedCircleChinese", "%1", "①")),
    "ordinal": (("chineseCounting", "%1是", "一是"), ("japaneseCounting", "%1是", "一是")),
}
NAMES = list(FORMS)
CASES = [(depth, form) for depth, name in enumerate(NAMES) for form in FORMS[name]]


def write(headings: Sequence[tuple[str, str, str] | str]) -> bytes:
    """A Word document with a list of its own for each heading; a plain string is a heading typed by hand."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    lists = [heading for heading in headings if not isinstance(heading, str)]
    for number, (form, pattern, _) in enumerate(lists, start=1):
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        )
        xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>'
        numbering.append(parse_xml(xml))
    for number in range(1, len(lists) + 1):
        inner = f'<w:abstractNumId w:val="{number}"/>'
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{inner}</w:num>'))
    document.add_paragraph("各区县教育局：")
    document.add_paragraph(TEXT)
    numbered = 0
    for place, heading in enumerate(headings):
        if isinstance(heading, str):
            document.add_paragraph(f"{heading}落实任务{place}")
        else:
            numbered += 1
            paragraph = document.add_paragraph(f"落实任务{place}")
            inner = f'<w:ilvl w:val="0"/><w:numId w:val="{numbered}"/>'
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{inner}</w:numPr>"))
        document.add_paragraph(TEXT)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def sections_of(headings: Sequence[tuple[str, str, str] | str]) -> list[tuple[int, str, str]]:
    def told(section: Section) -> tuple[int, str, str]:
        return section.level, section.mark, section.title

    return [told(section) for section in read_structure(load_bytes(write(headings), "a.docx")).sections]


@pytest.mark.parametrize(("depth", "form"), CASES, ids=[form[2] + form[0] for _, form in CASES])
def test_a_mark_that_word_counts_has_its_level(depth: int, form: tuple[str, str, str]) -> None:
    typed = [FORMS[name][0][2] for name in NAMES[:depth]]
    wanted = [(level, mark, f"落实任务{level - 1}") for level, mark in enumerate([*typed, form[2]], start=1)]
    assert sections_of([*typed, form]) == wanted


def test_all_levels_counted_by_word_make_the_tree() -> None:
    wanted = [(level, FORMS[name][0][2], f"落实任务{level - 1}") for level, name in enumerate(NAMES, start=1)]
    assert sections_of([FORMS[name][0] for name in NAMES]) == wanted


def test_a_level_that_word_counts_goes_on_with_one_typed_by_hand() -> None:
    assert sections_of([("chineseCounting", "%1、", "一、"), "（一）", "二、"]) == [
        (1, "一、", "落实任务0"),
        (2, "（一）", "落实任务1"),
        (1, "二、", "落实任务2"),
    ]
