import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.database.pair_vectors import PairVectors

TEXTS = st.text(alphabet=st.sampled_from("学区制管理县校聘教，。12 a\n\ud800㎡"), max_size=40)


@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_likeness_lies_between_0_and_1_and_has_no_direction(texts: list[str]) -> None:
    vectors = PairVectors(dict(enumerate(texts)))
    for one in range(len(texts)):
        for other in range(len(texts)):
            cosine = vectors.cosine(one, other)
            assert 0 <= cosine <= 1 + 1e-9
            assert cosine == pytest.approx(vectors.cosine(other, one))


@given(TEXTS)
def test_a_text_is_most_like_itself(text: str) -> None:
    vectors = PairVectors({1: text, 2: text, 3: "食堂采购公开"})
    pairs = vectors.shared_pairs(1, 2, most=100)
    assert vectors.cosine(1, 2) == pytest.approx(1 if pairs else 0)


def test_pairs_do_not_reach_over_marks_and_figures() -> None:
    vectors = PairVectors({1: "建成，学校12所", 2: "建成学校所"})
    assert sorted(vectors.shared_pairs(1, 2, most=9)) == ["学校", "建成"]


def test_what_all_texts_have_weighs_less_than_what_two_share() -> None:
    vectors = PairVectors({1: "教育走校", 2: "教育走校", 3: "教育食堂", 4: "教育采购"})
    assert vectors.shared_pairs(1, 2, most=1) == ["育走"]
    assert vectors.cosine(1, 2) > 3 * vectors.cosine(1, 3)
