"""Which measures are figures of an indicator, and which only look like it."""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.extract import find_measures
from policy_text.extract.indicators import assign_indicators
from policy_text.records import Change, Kind, Measure

ROOT = Path(__file__).resolve().parents[2]


def load_script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


check = load_script("check_indicators")


def indicators_in(text):
    return {measure.text: measure.indicator for measure in find_measures(text)}


def test_the_hand_checked_sample_keeps_its_precision_and_recall():
    result = check.judge_sample()
    expected = [one for one in result.judged if one.expected]
    tempting = [one for one in result.judged if not one.expected]
    assert len(expected) >= 200
    assert len(tempting) >= 80
    assert result.precision >= 0.98, result.mistakes
    assert result.recall >= 0.95, result.mistakes


def test_the_sample_marks_every_sentence_once_and_names_only_known_indicators():
    rows = [json.loads(line) for line in check.SAMPLE.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len({row["marked"] for row in rows}) == len(rows)
    for row in rows:
        text, spans = check.parse_marked(row["marked"])
        assert spans, row["id"]
        assert not set("[]{}") & set(text)


@pytest.mark.parametrize(
    ("text", "quantity", "slug"),
    [
        # a name is the whole subject, or it is not the indicator
        ("全县组建教育集团8个。", "8个", "education-groups"),
        ("全县评选示范性教育集团8个。", "8个", None),
        ("大班额比例为1.6%。", "1.6%", "large-class-share"),
        ("超大班额比例为1.6%。", "1.6%", "extra-large-class-share"),
        # a number before its noun is a stock only where these are all of them
        ("全市7个学区联合命题。", "7个", None),
        ("全市共划分为7个学区。", "7个", "learning-zones"),
        ("目前已有7个学区制定章程。", "7个", None),
        ("我县现有7个学区。", "7个", "learning-zones"),
        ("学区7个，集团3个。", "7个", "learning-zones"),
        # what is new, one of many, of one school, or supposed is no stock of the place
        ("今年新成立教育集团2个。", "2个", None),
        ("每个教育集团有成员校5所。", "5所", None),
        ("该校现有在校生1300人。", "1300人", None),
        ("如果学区有小规模学校3所，应当统筹安排。", "3所", None),
        # short names need company, and the nearest decides
        ("学区制全面推行，覆盖率达到95%。", "95%", "learning-zone-coverage"),
        ("集团化办学全面推行，覆盖率达到95%。", "95%", "group-coverage"),
        ("医保政策全面推行，覆盖率达到95%。", "95%", None),
        ("开展课后服务，学生参与率为88%。", "88%", "after-school-participation"),
        ("开展研学活动，学生参与率为88%。", "88%", None),
        # units and kinds
        ("资助学生3200人。", "3200人", "subsidised-pupils"),
        ("资助学生3200人次。", "3200人次", "subsidised-pupil-visits"),
        # shares by part and whole
        ("轮岗教师占符合交流条件教师的14%。", "14%", "rotation-rate"),
        ("轮岗教师占专任教师总数的6%。", "6%", "rotation-share-of-all-teachers"),
        ("骨干教师占专任教师总数的21%。", "21%", "key-teacher-share"),
        ("骨干教师占集团派出教师的21%。", "21%", None),
        # what a rule demands of every place is no figure of a total; a rate may be demanded
        ("交流轮岗比例不低于10%。", "10%", "rotation-rate"),
        # money: a programme, one project, something else
        ("投入6亿元，新建学校9所。", "6亿元", "construction-investment"),
        ("投资6000万元的柳河小学教学楼项目已经竣工。", "6000万元", "school-project-investment"),
        ("投入6亿元，新建产业园9个。", "6亿元", None),
        # how many were cut, and how many there are
        ("压减学科类培训机构42家。", "42家", "offcampus-institutions-cut"),
        ("学科类培训机构压减到2家。", "2家", "offcampus-institutions"),
        ("检查学科类培训机构42家。", "42家", None),
        # a heading before a colon names what its parts are
        ("生均体育运动场馆面积：小学9平方米。", "9平方米", "sports-area-per-pupil"),
        # a chain tells its subject once
        ("每百名学生拥有高于规定学历教师数，小学5.6人、初中6.1人。", "6.1人", "qualified-teachers-per-100"),
        # neighbours from other fields
        ("组建紧密型医疗集团4个。", "4个", None),
        ("获批学士学位授权点4个。", "4个", None),
        ("养老服务群众满意度96%。", "96%", None),
    ],
)
def test_a_measure_has_its_indicator_where_the_match_is_sure(text, quantity, slug):
    assert indicators_in(text)[quantity] == slug


def test_a_change_in_points_belongs_to_its_rate_and_a_growth_in_percent_to_nothing():
    found = indicators_in("九年义务教育巩固率提高0.8个百分点。")
    assert found == {"0.8个百分点": "compulsory-retention"}
    assert indicators_in("义务教育巩固率同比增长2%。")["2%"] is None


def test_by_how_much_a_level_changed_is_no_level_even_where_the_change_was_missed():
    text = "城区小学平均班额减少8人。"
    [measure] = find_measures(text)
    [assigned] = assign_indicators([replace(measure, change=Change.LEVEL)], text)
    assert assigned.indicator is None


def test_nothing_but_the_indicator_is_touched_and_assigning_again_changes_nothing():
    text = "全县组建教育集团12个，集团化办学覆盖率81%，植树3000株。"
    bare = [replace(measure, indicator=None) for measure in find_measures(text)]
    assigned = assign_indicators(bare, text)
    assert [replace(measure, indicator=None) for measure in assigned] == bare
    assert [measure.indicator for measure in assigned] == ["education-groups", "group-coverage", None]
    assert assign_indicators(assigned, text) == assigned


def test_an_indicator_that_no_longer_fits_is_taken_away():
    [measure] = find_measures("全县植树3000株。")
    [assigned] = assign_indicators([replace(measure, indicator="education-groups")], "全县植树3000株。")
    assert assigned.indicator is None


def test_no_measures_are_no_indicators():
    assert assign_indicators([], "") == []


WORDS = ("教育集团", "学区", "全县", "其中", "组建", "覆盖率", "课后服务", "占", "教师", "交流轮岗", "新增学位", "每")
MARKS = ("由", "达", "，", "。", "、", "：", "12", "3.5", "%", "个", "名", "亿元")


@given(st.lists(st.sampled_from(WORDS + MARKS), max_size=40))
def test_any_string_of_the_fields_words_is_read(words):
    text = "".join(words)
    measures = find_measures(text)
    assert len(assign_indicators(measures, text)) == len(measures)


@given(start=st.integers(0, 400), length=st.integers(0, 50), subject=st.text(max_size=30))
def test_offsets_out_of_order_or_out_of_the_text_do_no_harm(start, length, subject):
    measure = Measure(start, start + length, "", 5, "个", Kind.COUNT, subject=subject)
    other = replace(measure, start=max(0, start - 30), end=start, subject="教育集团")
    assert len(assign_indicators([measure, other], "全县教育集团5个。" * 8)) == 2


@pytest.mark.parametrize("piece", ["教育集团", "人数", "占教师", "、", "全县", "：", "公用经费"])
def test_hostile_subjects_and_clauses_take_linear_time(piece):
    text = piece * 60_000
    measure = Measure(len(text), len(text), "", 5, "%", Kind.PERCENTAGE, subject=text)
    started = time.perf_counter()
    assign_indicators([measure] * 20, text)
    assert time.perf_counter() - started < 5
