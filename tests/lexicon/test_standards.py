"""The national standard: its thresholds, and the verdict on a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.lexicon.indicators import indicator_named
from policy_text.lexicon.standards import (
    Figure,
    Stage,
    Verdict,
    compare_with_standard,
    find_stage,
    judge_school,
    national_standard,
)
from policy_text.records import Change, Kind, Measure, Qualifier, Status

STANDARD = national_standard()
RETENTION = Figure("lower-secondary-retention", 96, "%")


def verdict_on(figure):
    [comparison] = compare_with_standard([figure])
    return comparison.verdict


def test_the_standard_has_seven_resources_fifteen_guarantees_nine_marks_of_quality_and_approval():
    groups = [requirement.group for requirement in STANDARD.requirements]
    counted = {group: groups.count(group) for group in dict.fromkeys(groups)}
    assert counted == {"resources": 7, "balance": 1, "guarantee": 15, "quality": 9, "approval": 1}


def test_each_requirement_is_named_in_two_languages_and_its_threshold_fits_its_indicator():
    assert len({requirement.slug for requirement in STANDARD.requirements}) == len(STANDARD.requirements)
    for requirement in STANDARD.requirements:
        assert requirement.zh
        assert requirement.en
        for threshold in requirement.thresholds:
            assert threshold.unit in indicator_named(threshold.indicator).units
            assert threshold.direction in {"min", "max", "below"}
            assert threshold.shows in {"both", "success", "failure"}


@pytest.mark.parametrize(
    ("indicator", "primary", "lower_secondary"),
    [
        ("qualified-teachers-per-100", 4.2, 5.3),
        ("key-teachers-per-100", 1, 1),
        ("arts-sports-teachers-per-100", 0.9, 0.9),
        ("classroom-area-per-pupil", 4.5, 5.8),
        ("sports-area-per-pupil", 7.5, 10.2),
        ("equipment-per-pupil", 2000, 2500),
        ("multimedia-rooms-per-100", 2.3, 2.4),
        ("difference-coefficient", 0.5, 0.45),
        ("class-size", 45, 50),
        ("nearby-enrolment", 100, 95),
        ("rotation-rate", 10, 10),
        ("rotated-key-teacher-share", 20, 20),
        ("migrant-public-share", 85, 85),
        ("training-fund-share", 5, 5),
        ("special-needs-funds", 6000, 6000),
        ("quota-share", 50, 50),
        ("social-approval", 85, 85),
    ],
)
def test_thresholds_are_those_that_were_published(indicator, primary, lower_secondary):
    thresholds = [t for r in STANDARD.requirements for t in r.thresholds if t.indicator == indicator]

    def of(stage):
        return [threshold.value for threshold in thresholds if threshold.stage in (None, stage)]

    assert of(Stage.PRIMARY) == [primary]
    assert of(Stage.LOWER_SECONDARY) == [lower_secondary]


def test_a_threshold_says_itself_shortly():
    of_size = next(r for r in STANDARD.requirements if r.slug == "guarantee-4").thresholds
    assert [str(threshold) for threshold in of_size] == [
        "≤ 2000 人 (primary)",
        "≤ 2000 人 (lower secondary)",
        "≤ 2500 人 (through)",
    ]


@pytest.mark.parametrize(
    ("value", "qualifier", "verdict"),
    [
        (95, "exact", Verdict.MET),
        (94.9, "exact", Verdict.NOT_MET),
        (95, "at_least", Verdict.MET),
        (90, "at_least", Verdict.CANNOT_TELL),
        (95, "over", Verdict.MET),
        (90, "over", Verdict.CANNOT_TELL),
        (80, "over", Verdict.NOT_MET),
        (95, "nearly", Verdict.NOT_MET),
        (99, "nearly", Verdict.CANNOT_TELL),
        (95, "about", Verdict.CANNOT_TELL),
        (80, "about", Verdict.NOT_MET),
        (90, "at_most", Verdict.NOT_MET),
    ],
)
def test_a_loose_figure_is_judged_only_as_far_as_it_goes(value, qualifier, verdict):
    assert verdict_on(replace(RETENTION, value=value, qualifier=qualifier)) is verdict


def test_the_stage_is_read_from_the_breakdown_before_the_subject():
    assert find_stage("初中", "小学、初中生均教学及辅助用房面积") is Stage.LOWER_SECONDARY
    assert find_stage("城区", "小学生师比") is Stage.PRIMARY
    assert find_stage("", "九年一贯制学校规模") is Stage.THROUGH
    assert find_stage("小学、初中", "生均面积") is None
    assert find_stage(None, "") is None


def test_a_figure_without_its_stage_is_judged_where_both_thresholds_agree():
    area = Figure("sports-area-per-pupil", 8, "平方米", subject="生均体育运动场馆面积")
    assert verdict_on(area) is Verdict.CANNOT_TELL
    assert verdict_on(replace(area, value=11)) is Verdict.MET
    assert verdict_on(replace(area, value=7)) is Verdict.NOT_MET
    assert verdict_on(replace(area, breakdown="小学")) is Verdict.MET
    assert verdict_on(replace(area, breakdown="初中")) is Verdict.NOT_MET


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("status", "target", "target"),
        ("status", "requirement", "requirement"),
        ("change", "increase", "change"),
        ("unit", "百分点", "百分点"),
        ("value", None, "no value"),
    ],
)
def test_what_is_no_result_is_not_judged_and_the_reason_says_why(field, value, word):
    [comparison] = compare_with_standard([replace(RETENTION, **{field: value})])
    assert comparison.verdict is Verdict.CANNOT_TELL
    assert word in comparison.reason


def test_an_average_can_show_a_failure_but_no_success():
    average = Figure("average-class-size", 44, "人", breakdown="小学")
    assert verdict_on(average) is Verdict.CANNOT_TELL
    assert verdict_on(replace(average, value=46)) is Verdict.NOT_MET


def test_a_share_of_all_teachers_can_show_success_but_no_failure():
    share = Figure("rotation-share-of-all-teachers", 11, "%")
    assert verdict_on(share) is Verdict.MET
    assert verdict_on(replace(share, value=6)) is Verdict.CANNOT_TELL


def test_a_figure_that_the_standard_asks_of_each_school_says_so():
    [comparison] = compare_with_standard([Figure("equipment-per-pupil", 2600, "元", breakdown="小学")])
    assert "each school" in comparison.reason
    assert comparison.requirement.slug == "resources-6"


def test_figures_of_no_concern_are_left_out():
    assert compare_with_standard([Figure("new-places", 1200, "个"), Figure(None, 3, "所")]) == []


def test_a_measure_is_compared_as_it_is():
    measure = Measure(
        start=0,
        end=5,
        text="12.5%",
        value=12.5,
        unit="%",
        kind=Kind.PERCENTAGE,
        qualifier=Qualifier.EXACT,
        change=Change.LEVEL,
        status=Status.ACHIEVED,
        subject="交流轮岗比例",
        indicator="rotation-rate",
    )
    [comparison] = compare_with_standard([measure])
    assert comparison.figure is measure
    assert comparison.verdict is Verdict.MET


FULL = {
    "qualified-teachers-per-100": 4.2,
    "key-teachers-per-100": 1,
    "arts-sports-teachers-per-100": 0.9,
    "classroom-area-per-pupil": 4.5,
    "sports-area-per-pupil": 7.5,
    "equipment-per-pupil": 2000,
    "multimedia-rooms-per-100": 2.3,
}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, Verdict.MET),
        ({"sports-area-per-pupil": 7.5 * 0.85}, Verdict.MET),
        ({"sports-area-per-pupil": 7.5 * 0.84}, Verdict.NOT_MET),
        ({"sports-area-per-pupil": 7.2, "key-teachers-per-100": 0.95}, Verdict.NOT_MET),
    ],
)
def test_a_school_needs_six_resources_in_full_and_the_seventh_by_85_percent(changed, verdict):
    assert judge_school(FULL | changed, Stage.PRIMARY)[0] is verdict


def test_a_school_with_an_unknown_resource_is_judged_only_where_it_fails_anyway():
    known = {indicator: value for indicator, value in FULL.items() if indicator != "equipment-per-pupil"}
    assert judge_school(known, Stage.PRIMARY)[0] is Verdict.CANNOT_TELL
    assert judge_school(known, Stage.LOWER_SECONDARY)[0] is Verdict.NOT_MET


@given(
    value=st.floats(0, 200),
    qualifier=st.sampled_from(list(Qualifier)),
    more=st.floats(0, 50),
)
def test_a_better_figure_never_gets_a_worse_verdict(value, qualifier, more):
    order = [Verdict.NOT_MET, Verdict.CANNOT_TELL, Verdict.MET]
    figure = replace(RETENTION, value=value, qualifier=qualifier)
    better = replace(figure, value=value + more)
    assert order.index(verdict_on(figure)) <= order.index(verdict_on(better))
