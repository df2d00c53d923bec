import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.classify.folding import fold
from policy_text.classify.phrases import PhraseBook, find_phrase, learn_reliability
from policy_text.lexicon.reforms import parse_taxonomy

TAXONOMY = parse_taxonomy(
    [
        {"slug": "staff", "zh": "教师补充", "cues": ["招聘…教师", "支教", "５＋２"], "hints": ["编制"]},
        {"slug": "meals", "zh": "营养餐", "cues": ["免费午餐"]},
    ],
    source="test",
)
BOOK = PhraseBook(TAXONOMY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今年招聘乡村中小学教师九十名", ["招聘"]),
        ("招聘护士。教师节慰问", []),  # the sentence ends between the parts
        ("招聘" + "一二三四五六七八九十一二三四五" + "教师", []),  # too far apart
        ("教师招聘", []),  # the wrong way round
        ("选派骨干支教，并核增编制", ["支教", "编制"]),
        ("推行“5+2”模式", ["0+0"]),  # figures fold to 0, in phrases as in texts
        ("", []),
    ],
)
def test_phrases_stand_where_they_should(text, found):
    assert [BOOK.phrases[number].head for number, _ in BOOK.find(fold(text))] == found


@given(st.text(alphabet="招聘教师支编制免费午餐。，新"))
def test_the_book_finds_what_a_search_for_each_phrase_finds(text):
    folded = fold(text)
    places = [(number, find_phrase(phrase, folded)) for number, phrase in enumerate(BOOK.phrases)]
    assert BOOK.find(folded) == [(number, place) for number, place in places if place]


def test_reliability_is_drawn_to_what_a_phrase_is_worth_unseen():
    texts = ["支教"] * 40 + ["编制"] * 40
    labels = np.array([[True, False]] * 40 + [[False, False]] * 40)
    reliability = dict(zip([p.head for p in BOOK.phrases], learn_reliability(BOOK, texts, labels), strict=True))
    assert reliability["支教"] > 0.95
    assert reliability["编制"] < 0.05
    assert reliability["免费午餐"] == pytest.approx(0.8)
