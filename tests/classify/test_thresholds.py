import numpy as np

from policy_text.classify.thresholds import choose_thresholds


def test_a_type_is_never_given_that_is_less_likely_than_not():
    probabilities = np.linspace(0, 1, 200, dtype=np.float32).reshape(-1, 1)
    labels = probabilities > 0.1
    assert choose_thresholds(probabilities, labels)[0] >= 0.5


def test_a_type_of_many_false_alarms_gets_a_higher_threshold():
    chance = np.random.default_rng(0)
    labels = chance.random((600, 2)) < 0.3
    probabilities = np.where(labels, 0.9, 0.1).astype(np.float32)
    probabilities[:200, 1] = np.where(labels[:200, 1], 0.9, 0.66)
    good, noisy = choose_thresholds(probabilities, labels)
    assert noisy > 0.66
    assert good >= 0.5


def test_few_examples_do_not_pull_a_type_from_the_common_threshold():
    labels = np.zeros((300, 2), dtype=bool)
    labels[:100, 0] = labels[:1, 1] = True
    probabilities = np.where(labels, 0.95, 0.05).astype(np.float32)
    assert np.ptp(choose_thresholds(probabilities, labels)) == 0


def test_where_nothing_is_lost_the_model_abstains_a_little_more():
    labels = np.zeros((300, 1), dtype=bool)
    labels[:100] = True
    probabilities = np.where(labels, 0.95, 0.05).astype(np.float32)
    assert 0.5 < choose_thresholds(probabilities, labels)[0] < 0.6
    probabilities[:30] = 0.51
    assert choose_thresholds(probabilities, labels)[0] < 0.51
