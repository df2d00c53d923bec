from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.evaluation.sameness import (
    FIELDS,
    RECORD_FIELDS,
    find_wrong_fields,
    is_same_subject,
    is_same_time,
    is_same_word,
)
from policy_text.records import Change, Kind, Measure, Qualifier, Status, TimeSpan

MEASURE = Measure(3, 6, "12所", 12, "所", Kind.COUNT, subject="乡村学校", time=TimeSpan("2022年", "2022", "2022"))


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("乡村学校", "乡村学校", True),
        ("农村小规模学校", "小规模学校", True),  # contained, and longer than half
        ("校", "乡村寄宿制学校", False),  # contained, but far shorter
        ("参与率", "学生参与率达", True),  # half as long, contained
        ("骨干教师交流比例", "交流骨干教师比例", True),  # the same characters in another order
        ("“名校＋新校”", "名校+新校", True),
        ("教师的比例", "教师比例", True),
        ("投入资金", "新增学位", False),
        ("", "", True),
        ("学校", "", False),
    ],
)
def test_subjects_are_the_same_where_careful_readers_would_take_them_for_the_same(gold, found, same):
    assert is_same_subject(gold, found) is same


@given(st.text("学校教师比例新增", max_size=8), st.text("学校教师比例新增", max_size=8))
def test_sameness_of_subjects_has_no_direction(one, other):
    assert is_same_subject(one, other) == is_same_subject(other, one)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (None, TimeSpan("2022年", "2022", "2022"), True),  # gold without a time asks for nothing
        (TimeSpan("2022年", "2022", "2022"), None, False),
        (TimeSpan("截至3月底", None, "2022-03"), TimeSpan("截至2022年", None, "2022-12"), True),  # years count
        (TimeSpan("到2025年", None, "2025"), TimeSpan("2025年", "2025", "2025"), False),
        (TimeSpan("目前"), TimeSpan("截至目前"), True),
        (TimeSpan("目前"), TimeSpan("近年来"), False),
        (TimeSpan("目前"), TimeSpan("", "2022", "2022"), False),
    ],
)
def test_times_are_the_same_where_their_years_are(gold, found, same):
    assert is_same_time(gold, found) is same


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", 13),
        ("value_max", 15),
        ("unit", "个"),
        ("kind", Kind.OTHER),
        ("qualifier", Qualifier.ABOUT),
        ("change", Change.INCREASE),
        ("status", Status.TARGET),
        ("subject", "教师"),
        ("time", TimeSpan("2021年", "2021", "2021")),
    ],
)
def test_one_wrong_field_is_told_by_its_name(field, value):
    wrong = find_wrong_fields(MEASURE, replace(MEASURE, **{field: value}))
    assert wrong == {"value" if field == "value_max" else field}


def test_a_measure_has_no_wrong_field_beside_itself():
    assert find_wrong_fields(MEASURE, MEASURE) == frozenset()
    assert set(FIELDS) > RECORD_FIELDS


def test_values_may_differ_by_rounding_only():
    third = replace(MEASURE, value=1 / 3)
    assert not find_wrong_fields(third, replace(third, value=0.33333333))
    assert find_wrong_fields(third, replace(third, value=0.3333)) == {"value"}
    assert find_wrong_fields(third, replace(third, value=None)) == {"value"}


def test_metadata_are_the_same_but_for_marks():
    assert is_same_word("关于《乡村教育》的通知", "关于“乡村教育”的通知")
    assert not is_same_word("2022-12-16", "2022-12-06")
