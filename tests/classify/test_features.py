from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from policy_text.classify.features import Vocabulary, cut_words, learn_vocabulary, segment_words

WORDS = {"集团": 0, "集团化办学": 1, "学校": 2, "办学": 3}


@given(st.text(alphabet="集团化办学校,。新"))
def test_words_are_disjoint_known_and_in_order(text):
    spans = list(cut_words(text, WORDS))
    assert all(text[start:end] in WORDS for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_the_longest_word_wins():
    assert list(cut_words("集团化办学", WORDS)) == [(0, 5)]


def test_no_word_crosses_punctuation():
    assert list(cut_words("集,团", WORDS)) == []


def test_rows_have_length_one_and_empty_texts_score_zero():
    vocabulary = Vocabulary(WORDS, np.array([1.0, 2.0, 1.5, 1.0], dtype=np.float32))
    rows = vocabulary.make_rows([vocabulary.find_columns(text) for text in ("集团学校", "", "集团化办学")])
    assert np.allclose(np.add.reduceat(rows.values**2, [0, 2]), 1)
    scores = rows.score(np.ones((4, 2), dtype=np.float32))
    assert scores[1].tolist() == [0, 0]
    assert scores[2].tolist() == [1, 1]


def test_scoring_agrees_with_the_matrix_that_training_sees():
    chance = np.random.default_rng(0)
    vocabulary = Vocabulary(WORDS, chance.random(4).astype(np.float32))
    rows = vocabulary.make_rows([{0, 2}, set(), {1}, {0, 1, 2, 3}])
    weights = chance.random((4, 3)).astype(np.float32)
    assert np.allclose(rows.score(weights), rows.to_scipy(4) @ weights)


def test_a_name_of_one_place_is_not_learned():
    texts = ["青石镇集团化办学", "青石镇学区制", "白沙镇集团化办学", "柳林镇集团化办学"]
    settings = ["青石镇", "青石镇", "白沙镇", "柳林镇"]
    columns = learn_vocabulary(texts, segment_words(texts), settings, fewest=2).columns
    assert "集团化办学" in columns
    assert not any("青石" in word for word in columns)
