import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from policy_text.classify import score_tags
from policy_text.classify.scores import measure_calibration_error, score_decisions
from policy_text.records import ReformTag

SLUGS = ["a", "b", "c"]
FLAGS = arrays(bool, st.tuples(st.integers(1, 12), st.just(3)))


def tag(*slugs):
    return [ReformTag(slug, 0.9) for slug in slugs]


def test_counts_and_figures_of_types_micro_and_macro():
    scores = score_tags([{"a", "b"}, {"a"}, set(), set()], [tag("a"), tag("a", "c"), tag("b"), tag()], SLUGS)
    a, b, c = scores.types
    assert (a.precision, a.recall, a.f1, a.support) == (1, 1, 1, 2)
    assert (b.true_positives, b.false_positives, b.false_negatives) == (0, 1, 1)
    assert c.support == 0 and c.precision == 0
    assert scores.micro.f1 == pytest.approx(2 * 2 / (2 * 2 + 2 + 1))
    assert scores.macro_f1 == pytest.approx(0.5)  # c is carried by none and not counted
    assert (scores.without_label, scores.false_tagged, scores.false_tag_rate) == (2, 1, 0.5)


def test_nothing_to_score_is_zero_and_no_error():
    scores = score_tags([], [], SLUGS)
    assert (scores.micro.f1, scores.macro_f1, scores.false_tag_rate) == (0, 0, 0)
    assert scores.to_json()["types"]["a"]["support"] == 0


@given(FLAGS)
def test_the_truth_scores_one_against_itself(labels):
    scores = score_decisions(labels, labels, SLUGS)
    assert scores.false_tag_rate == 0
    assert scores.macro_f1 == (1 if labels.any() else 0)


def test_calibration_error_of_a_frank_and_of_a_boastful_model():
    truth = np.array([[True, False]] * 5 + [[False, False]] * 5)
    frank = np.where(truth.any(axis=0), 0.5, 0.0) * np.ones_like(truth, dtype=np.float32)
    assert measure_calibration_error(frank, truth) == pytest.approx(0)
    boastful = np.ones_like(frank)
    assert measure_calibration_error(boastful, truth) == pytest.approx(0.75)


def test_calibration_may_leave_out_the_easy_statements():
    truth = np.zeros((100, 1), dtype=bool)
    probabilities = np.full((100, 1), 0.01, dtype=np.float32)
    probabilities[0] = 0.9
    assert measure_calibration_error(probabilities, truth) < 0.02
    assert measure_calibration_error(probabilities, truth, at_least=0.5) == pytest.approx(0.9)
