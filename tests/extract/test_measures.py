"""What holds of the measures of any text."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.extract import extract_measures, find_measures
from policy_text.lexicon.numerals import fold_width
from policy_text.records import (
    Document,
    DocumentType,
    Kind,
    Measure,
    Metadata,
    Section,
    Span,
    Structure,
    measure_from_json,
    measure_to_json,
)

WORDS = """
投入 新建 新增 组建 招聘 学校 教师 学位 资金 占比 覆盖率 城区 乡镇 小学 初中 的 和 与 为 占 由 达到 分别 其中 合计
到2025年 今年以来 目前 “十四五”期间 近5年来 2023年 去年 增长 下降 提高到 力争 计划 已 应当 每 每生 每年
单位： 不低于 不超过 近 约 余 多 来 以上 左右 以内 第 名 所 个 人次 元 万元 亿元 % 个百分点 平方米 公里 倍 年 岁
一 两 三 十 百 千 万 亿 3 12 1.5 2,300 ０ ％ ．1 1:15 3—5 一半 三分之一 百分之 成 〔2023〕 http://a.cn/%E6
、 ， 。 ； ： （ ） “ ” 《 》 ( ) : , - — ~ + / # | ① 一、
"""
PROSE = st.lists(st.sampled_from([*WORDS.split(), " ", "\u3000", "\n", "\t"]), max_size=60).map("".join)
CHARACTERS = st.text(
    alphabet="一二三四五六七八九十百千万亿两零〇半几余多年月日第所个名元人次成倍分之教育学校占达到其中别新增至今近约"
    "、，。；：（）“”《》【】%％:1234567890.,-—~+/ \t\n\r\u3000\u200b",
    max_size=200,
)
TEXTS = st.one_of(PROSE, CHARACTERS, st.text(max_size=120))


MONSTERS = ["万" * 3000, "亿" * 300 + "元", "一" * 3000 + "所", "一万三千" * 800, "9" * 6000 + "所", "百分之" * 500]


def compact(text):
    return "".join(fold_width(text).split()).replace("\u200b", "").replace("\ufeff", "")


@given(TEXTS)
def test_no_text_breaks_it_and_every_measure_is_in_its_place(text):
    position = 0
    for measure in find_measures(text):
        assert position <= measure.start < measure.end <= len(text)
        assert compact(text[measure.start : measure.end]) == compact(measure.text)
        position = measure.end


@pytest.mark.parametrize("text", MONSTERS, ids=lambda text: text[:4])
def test_runs_of_numerals_that_nobody_would_write_break_nothing(text):
    for measure in find_measures(text):
        assert measure.value is not None
        assert abs(measure.value) < 2**63  # as large as a column of whole numbers holds


@given(TEXTS, st.sampled_from([None, *DocumentType]), st.sampled_from([None, "2023-10-08", "2023-10", "2023"]))
def test_genre_and_date_never_break_it_nor_move_a_measure(text, doc_type, published):
    plain = find_measures(text)
    informed = find_measures(text, doc_type=doc_type, published=published)
    assert [(m.start, m.end, m.value, m.unit) for m in plain] == [(m.start, m.end, m.value, m.unit) for m in informed]


@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert find_measures(text) == find_measures(text)


@given(TEXTS)
def test_every_measure_comes_back_from_its_json_form(text):
    for measure in find_measures(text):
        assert measure_from_json(measure_to_json(measure)) == measure


@given(TEXTS)
def test_fields_fit_each_other(text):
    for measure in find_measures(text):
        assert measure.value is not None or measure.kind is Kind.RATIO
        assert measure.value_max is None or measure.value is None or measure.value < measure.value_max
        assert 0 <= measure.subject_confidence <= 1
        assert 0 <= measure.status_confidence <= 1
        assert "\n" not in measure.subject
        assert measure.subject == measure.subject.strip()
        if measure.unit == "%":
            assert measure.kind is Kind.PERCENTAGE
        if measure.unit.endswith("元"):
            assert measure.kind is Kind.MONEY


@given(PROSE)
def test_a_paragraph_before_moves_measures_and_changes_nothing_else(text):
    before = "本段没有数字。\n"
    alone, moved = find_measures(text), find_measures(before + text)
    assert [(m.start + len(before), m.text, m.value, m.subject, m.status) for m in alone] == [
        (m.start, m.text, m.value, m.subject, m.status) for m in moved
    ]


def test_a_work_report_turns_to_plans_where_it_says_so():
    text = "2025年，全市新增学位8000个。\n2026年重点工作\n推进城市更新，新建改造地下管网120公里，建成公园6个。\n"
    metadata = Metadata(title="政府工作报告", doc_type=DocumentType.PROGRESS_REPORT, published="2026-02-01")
    measures = extract_measures(Document("report.txt", text), Structure(metadata, Span(0, len(text))))
    assert [str(measure.status) for measure in measures] == ["achieved", "target", "target"]


def test_a_paragraph_of_a_review_that_reads_like_plans_stays_with_the_deeds_around_it():
    deeds = "过去一年，经济总量突破6000亿元，增长5.8%，新增企业900家，累计培育园区12个，取得显著成效。"
    like_plans = (
        "深入推进依法行政，自觉接受监督，提请审议法规5项，办理代表建议80件、委员提案90件，"
        "持续强化审计，推动作风改进，压减支出3亿元。"
    )
    plans = (
        "全面提振消费，培育商圈20个。大力发展文旅，打造精品线路30条。"
        "优化营商环境，推出改革事项40项。加快建设园区，新建厂房50万平方米。"
    )
    paragraphs = [deeds, deeds, like_plans, deeds, plans, plans]
    found = _measures_by_paragraph("2026年某市政府工作报告", DocumentType.PROGRESS_REPORT, paragraphs)
    statuses = [{str(measure.status) for measure in measures} for measures in found]
    assert statuses == [{"achieved"}] * 4 + [{"target"}] * 2


def test_a_heading_says_what_a_list_of_schools_is_of():
    paragraphs = [
        "一、自主招生计划",
        "第一中学30人，第三中学100人，外国语学校50人。",
        "二、其他事项",
        "教学班20个。",
    ]
    measures = [measure for found in _measures_by_paragraph(None, DocumentType.NOTICE, paragraphs) for measure in found]
    assert [measure.subject for measure in measures] == ["自主招生计划"] * 3 + ["教学班"]
    assert [measure.breakdown for measure in measures][:3] == ["第一中学", "第三中学", "外国语学校"]


def test_a_line_that_ends_in_a_standard_says_what_the_grades_below_it_are_of():
    paragraphs = ["租房补贴发放标准为：", "（一）博士每月1500元；", "（二）硕士每月900元。"]
    found = _measures_by_paragraph("某县人才补贴办法", DocumentType.NOTICE, paragraphs)
    assert [measure.subject for measures in found for measure in measures] == ["租房补贴发放标准"] * 2


def test_what_lies_below_the_priorities_of_a_year_to_come_is_planned_however_its_heading_sounds():
    titles = ["2025年工作回顾", "2026年财政支持重点", "夯实发展基础，取得扎实成效"]
    sentences = ["发放助学金300万元。", "安排2亿元发展学前教育。"]
    text = "\n".join([titles[0], sentences[0], titles[1], titles[2], sentences[1]])
    turn = text.index(titles[1])
    ends, parents = [turn, len(text), len(text)], [None, None, 1]
    starts = [text.index(title) for title in titles]
    sections = tuple(
        Section(start, end, 1 if parent is None else 2, "", title, start, start + len(title), parent)
        for start, end, title, parent in zip(starts, ends, titles, parents, strict=True)
    )
    metadata = Metadata(title="预算报告", doc_type=DocumentType.PROGRESS_REPORT)
    measures = extract_measures(Document("b.txt", text), Structure(metadata, Span(0, len(text)), sections=sections))
    assert [str(measure.status) for measure in measures] == ["achieved", "target"]


def test_the_nearest_heading_that_names_a_year_to_come_makes_plans_of_what_is_below_it():
    titles = ["2025年预算执行情况", "2026年本级财政收入预计和支出安排"]
    text = "\n".join([titles[0], titles[1], "市对区转移支付1093亿元，增长6.3%。"])
    starts = [text.index(title) for title in titles]
    sections = tuple(
        Section(start, len(text), level, "", title, start, start + len(title), parent)
        for start, title, level, parent in zip(starts, titles, (1, 2), (None, 0), strict=True)
    )
    metadata = Metadata(title="2025年决算和2026年预算草案", doc_type=DocumentType.PROGRESS_REPORT)
    measures = extract_measures(Document("b.txt", text), Structure(metadata, Span(0, len(text)), sections=sections))
    assert [str(measure.status) for measure in measures] == ["target", "target"]


def _measures_by_paragraph(title: str | None, doc_type: DocumentType, paragraphs: list[str]) -> list[list[Measure]]:
    text = "\n".join(paragraphs)
    structure = Structure(Metadata(title=title, doc_type=doc_type), Span(0, len(text)))
    measures = extract_measures(Document("document.txt", text), structure)
    ends = list(accumulate(len(paragraph) + 1 for paragraph in paragraphs))
    starts = [0, *ends[:-1]]
    return [[m for m in measures if start <= m.start < end] for start, end in zip(starts, ends, strict=True)]
