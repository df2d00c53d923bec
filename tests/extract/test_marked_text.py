"""The rules of `extract` on sentences that a careful annotator has marked, and the notation they are written in."""

from __future__ import annotations

import dataclasses

import pytest
from marked_text import (
    CASES,
    Context,
    NotationError,
    find_faults,
    find_in_context,
    parse_context,
    parse_marked,
    read_cases,
)

from policy_text.extract import find_measures
from policy_text.records import DocumentType

ALL_CASES = [case for path in sorted(CASES.glob("*.txt")) for case in read_cases(path)]
REPORT = Context(DocumentType.PROGRESS_REPORT, "2024-01-18")


def _as_parameters(cases):
    for case in cases:
        marks = [pytest.mark.xfail(strict=True, reason="a rule is still missing")] if case.fails_today else []
        yield pytest.param(case, id=case.place, marks=marks)


@pytest.mark.parametrize("case", list(_as_parameters(ALL_CASES)))
def test_marked_text_is_read_as_marked(case):
    faults = find_faults(case, find_in_context(case))
    assert not faults, "\n".join([case.text, *faults])


def test_there_are_enough_cases_with_and_without_measures():
    assert len(ALL_CASES) >= 340
    assert sum(not case.expected for case in ALL_CASES) >= 40
    assert len({case.text for case in ALL_CASES}) == len(ALL_CASES)


def test_a_sentence_by_itself_is_read_like_a_document_of_one_sentence():
    for case in ALL_CASES:
        context = case.context
        if context.heading or context.title or "\t" in case.text:
            continue
        alone = find_measures(case.text, doc_type=context.doc_type, published=context.published)
        assert [(m.start, m.end, m.subject, m.status) for m in alone] == [
            (m.start, m.end, m.subject, m.status) for m in find_in_context(case)
        ]


def _faults_of(line):
    case = parse_marked(line, REPORT)
    return find_faults(case, find_in_context(case))


RIGHT = "全县现有普惠性幼儿园[86所]{value=86 unit=所 kind=count subject=普惠性幼儿园 time=-}。"


def test_the_notation_accepts_what_is_right():
    assert _faults_of(RIGHT) == []
    assert _faults_of("全县现有普惠性幼儿园[86所]。") == []


@pytest.mark.parametrize(
    "wrong",
    [
        "value=85", "value=86..90", "value=-", "unit=个", "kind=money", "qualifier=over", "subject=幼儿园教师",
        "subject~教师", "breakdown=城区", "change=increase", "status=target", "time=去年:", "time=:2023..2023",
        "per=每县",
    ],
)  # fmt: skip
def test_the_notation_says_what_is_wrong(wrong):
    [fault] = _faults_of(f"全县现有普惠性幼儿园[86所]{{{wrong}}}。")
    assert fault.startswith("86所: " + wrong[: wrong.index("=") if "=" in wrong else wrong.index("~")])


def test_the_notation_sees_what_is_missed_and_what_is_too_much():
    assert _faults_of("全县现有普惠性幼儿园86所。") == ["no measure: 86所"]
    assert _faults_of("[全县]现有普惠性幼儿园[86所]。") == ["missed: 全县"]
    assert _faults_of("全县现有普惠性幼儿园[86]所。") == ["missed: 86", "no measure: 86所"]


def test_an_optional_quantity_may_be_found_or_not_but_then_rightly():
    assert _faults_of("[全县]{optional}现有普惠性幼儿园[86所]{optional}。") == []
    assert _faults_of("现有普惠性幼儿园[86所]{optional value=85}。") == ["86所: value is 86, not 85"]


def test_what_the_context_says_of_every_quantity_is_asked_unless_the_mark_says_otherwise():
    context = parse_context("@progress_report 2024-01-18 status=target unit=所")
    case = parse_marked("现有幼儿园[86所]、小学[41所]{status=achieved}、初中[9所]{status=?}。", context)
    assert find_faults(case, find_in_context(case)) == ["86所: status is achieved, not target"]


def test_marks_leave_no_trace_in_the_text():
    case = parse_marked("! 新建[3所]{value=3}、⏎改建[5所]", REPORT)
    assert case.text == "新建3所、\n改建5所"
    assert [case.text[mark.start : mark.end] for mark in case.expected] == ["3所", "5所"]
    assert case.fails_today
    assert dataclasses.replace(case, fails_today=False).context is REPORT


@pytest.mark.parametrize(
    "line", ["新建[3所", "新建3所]", "新建[3所]{value:3}", "新建[3所]{price=3}", "新建3所{value=3}"]
)
def test_slips_of_the_pen_are_told(line):
    with pytest.raises(NotationError):
        parse_marked(line, REPORT)


@pytest.mark.parametrize("content", ["新建[3所]", "@novel 2024-01-01\n", "@notice colour=red\n"])
def test_a_file_without_a_proper_context_is_told(content, tmp_path):
    path = tmp_path / "cases.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NotationError):
        list(read_cases(path))
