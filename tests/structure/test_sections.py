"""Every mark, in both widths, glued to its text or alone on its line, is found at its level."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.records import Document, Section, Structure
from policy_text.structure import read_structure

TEXT = "各学校要把任务落到实处，按月报告进展，年底前完成三项重点工作，确保群众满意。"

# From the outermost form to the innermost: every way in which one and the same rank is written.
FORMS = {
    "chapter": ("第一章", "第一章 ", "第1章　", "第１章 "),
    "section": ("第一节", "第一节 ", "第1节 ", "第１节　"),
    "chinese": ("一、", "一 、", "一．", "一.", "一　"),
    "chinese_bracket": ("（一）", "(一)", "（一）、", "( 一 )", "㈠", "〔一〕"),
    "arabic": ("1.", "1．", "1、", "１．", "１、", "⒈", "1. ", "1.\t"),
    "arabic_bracket": ("（1）", "(1)", "（１）", "⑴", "1）", "1)", "(1)\t"),
    "circled": ("①", "① "),
}
NAMES = list(FORMS)
OTHER_MARKS = ("第一部分 ", "案例一：", "案例3 ", "案例之一 ", "典型案例二：", "【案例一】", "第一条 ", "第三条　")


def read(text: str) -> Structure:
    return read_structure(Document(source="x.txt", text=text))


def chain(depth: int, mark: str, *, glued: bool) -> str:
    """A paper whose headings go down to the form at ``depth``, which is written with ``mark``."""
    marks = [FORMS[name][0] for name in NAMES[:depth]] + [mark]
    headed = [f"{m}落实任务{i}。{TEXT}" if glued else f"{m}落实任务{i}\n{TEXT}" for i, m in enumerate(marks)]
    return "\n".join([f"各区县教育局：\n{TEXT}", *headed])


CASES = [
    (depth, mark, glued) for (depth, name), glued in product(enumerate(NAMES), (True, False)) for mark in FORMS[name]
]


@pytest.mark.parametrize(("depth", "mark", "glued"), CASES)
def test_a_mark_is_found_at_its_level(depth: int, mark: str, glued: bool) -> None:
    sections = read(chain(depth, mark, glued=glued)).sections
    assert [section.level for section in sections] == list(range(1, depth + 2))
    assert sections[-1].title == f"落实任务{depth}"
    assert sections[-1].mark == mark.strip()
    assert sections[-1].parent == (depth - 1 if depth else None)


@pytest.mark.parametrize("mark", OTHER_MARKS)
@pytest.mark.parametrize("glued", [True, False])
def test_other_marks_are_found(mark: str, glued: bool) -> None:
    text = f"各区县教育局：\n{TEXT}\n{mark}落实任务。{TEXT}" if glued else f"{TEXT}\n{mark}落实任务\n{TEXT}"
    (section,) = read(text).sections
    assert section.title == "落实任务"
    assert section.mark == mark.strip()


def test_ordinals_inside_a_paragraph_are_its_parts() -> None:
    text = "一、抓落实\n一是建立台账，每月更新。二是开展督查，覆盖率100%。三是公开结果，接受监督。\n二、抓保障\n" + TEXT
    sections = read(text).sections
    assert [(s.level, s.mark, s.title) for s in sections] == [
        (1, "一、", "抓落实"),
        (2, "一是", "建立台账，每月更新"),
        (2, "二是", "开展督查，覆盖率100%"),
        (2, "三是", "公开结果，接受监督"),
        (1, "二、", "抓保障"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2.5亿元用于改造校舍，其余用于添置设备，年底前全部到位，审计全程跟进。",
        "2023年，全区新建学校12所，其中九年一贯制学校3所，新增学位1.6万个。",
        "一批老教师主动留校任教，一些新教师每周进城参训，大家的劲头都很足。",
        "三个课堂已经覆盖全部乡村小规模学校，每周同步授课不少于两节，效果良好。",
        "第一条例外情形由区教育局认定，其余情形由学校自行认定并报区教育局备案。",
        "案例2个入选省级名单，另有5个入选市级名单，数量居全市首位，影响较大。",
    ],
)
def test_what_only_looks_like_a_mark_is_none(line: str) -> None:
    assert read(f"{TEXT}\n{line}\n{TEXT}").sections == ()


def test_a_list_left_in_its_count_holds_the_forms_below_it() -> None:
    text = "\n".join(
        [
            f"1.总体情况\n{TEXT}",
            f"一、学校数\n{TEXT}",
            f"二、学生数\n{TEXT}",
            f"2.存在问题\n{TEXT}",
            f"一、缺编\n{TEXT}",
        ]
    )
    assert [(s.level, s.title) for s in read(text).sections] == [
        (1, "总体情况"),
        (2, "学校数"),
        (2, "学生数"),
        (1, "存在问题"),
        (2, "缺编"),
    ]


def test_headings_without_a_mark_are_found_above_text_and_govern_new_counts() -> None:
    text = f"全区教育改革纪实\n{TEXT}\n城区篇\n一、扩学位\n{TEXT}\n二、强师资\n{TEXT}\n乡村篇\n一、保基本\n{TEXT}"
    assert [(s.level, s.mark, s.title) for s in read(text).sections] == [
        (1, "", "城区篇"),
        (2, "一、", "扩学位"),
        (2, "二、", "强师资"),
        (1, "", "乡村篇"),
        (2, "一、", "保基本"),
    ]


def test_a_mark_alone_on_its_line_takes_its_title_from_the_next() -> None:
    (section,) = read(f"{TEXT}\n第一章\n总则\n{TEXT}").sections
    assert (section.mark, section.title) == ("第一章", "总则")


def test_rows_of_figures_are_neither_headings_nor_paragraphs() -> None:
    structure = read(f"一、综合\n{TEXT}\n指标\t数值\t增长\n小学\t52\t1.5\n初中\t18\t0.0\n{TEXT}")
    assert [section.title for section in structure.sections] == ["综合"]
    assert len(structure.paragraphs) == 2


def is_tree(sections: tuple[Section, ...]) -> bool:
    return all(
        section.parent is None
        or (
            section.parent < index
            and sections[section.parent].level == section.level - 1
            and sections[section.parent].start <= section.start < section.end <= sections[section.parent].end
        )
        for index, section in enumerate(sections)
    )


@given(
    st.lists(st.sampled_from([m for forms in FORMS.values() for m in forms] + list(OTHER_MARKS) + [""]), max_size=30)
)
def test_sections_are_a_tree_in_reading_order(marks: list[str]) -> None:
    text = "\n".join(f"{mark}落实任务\n{TEXT}" for mark in marks)
    sections = read(text).sections
    assert is_tree(sections)
    assert list(sections) == sorted(sections, key=lambda section: section.start)
    for section in sections:
        assert text[section.title_start : section.title_end].strip() == section.title


def test_a_caption_amid_a_marked_section_heads_nothing() -> None:
    text = f"{TEXT}\n一、扩学位\n{TEXT}\n学生节目展演\n{TEXT}\n二、强师资\n{TEXT}\n老师们在观摩优质课\n{TEXT}"
    assert [s.title for s in read(text).sections] == ["扩学位", "强师资"]


def test_a_caption_above_the_only_count_does_not_govern_it() -> None:
    text = f"{TEXT}\n六中扩建后的新校园\n一、扩学位\n{TEXT}\n二、强师资\n{TEXT}"
    assert [(s.level, s.title) for s in read(text).sections] == [(1, "扩学位"), (1, "强师资")]


def test_the_name_of_a_part_above_the_only_count_governs_it() -> None:
    text = f"{TEXT}\n主要做法\n一、扩学位\n{TEXT}\n二、强师资\n{TEXT}"
    assert [(s.level, s.title) for s in read(text).sections] == [(1, "主要做法"), (2, "扩学位"), (2, "强师资")]


@pytest.mark.parametrize("caption", ["图为某校课堂", "某校操场（李明 摄）", "某县教育局供图"])
def test_what_a_caption_says_of_itself_keeps_it_from_heading(caption: str) -> None:
    assert read(f"{TEXT}\n{caption}\n{TEXT}").sections == ()


def test_unmarked_headings_of_a_marked_section_are_found() -> None:
    text = f"{TEXT}\n一、扩学位\n建新校\n{TEXT}\n扩老校\n{TEXT}\n二、强师资\n{TEXT}"
    assert [s.title for s in read(text).sections] == ["扩学位", "建新校", "扩老校", "强师资"]
