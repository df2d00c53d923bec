import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.database.folding import fold, fold_with_offsets, pair_tokens

ANY_TEXT = st.text(alphabet=st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("學區制管理", "学区制管理"),
        ("ＡＢＣ１２３％", "abc123%"),
        ("教联体 建设", "教联体建设"),
        ("集团\u3000化\n办学", "集团化办学"),
        ("（一）", "(一)"),
        ("①", "1"),
        ("裡外", "裏外"),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_spellings_that_mean_the_same_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("学区", "校区"), ("12", "21"), ("5%", "5"), ("未", "末")])
def test_spellings_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_the_folded_form_of_a_part_is_a_part_of_the_folded_whole(before: str, part: str, after: str) -> None:
    assert fold(before + part + after) == fold(before) + fold(part) + fold(after)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_offsets_lead_back_to_the_character_that_a_folded_one_came_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert all(character in fold(text[offset]) for character, offset in zip(folded, offsets, strict=True))


@given(ANY_TEXT)
def test_folded_text_has_nothing_at_which_the_tokenizer_would_split(text: str) -> None:
    folded = fold(text)
    assert not [c for c in folded if c.isascii() and not c.isalnum()]
    assert not [c for c in folded if unicodedata.category(c) in {"Cs", "Zs", "Mn", "Cc"}]
    tokens = pair_tokens(folded).split(" ")
    assert tokens[: len(folded)] == [folded[at : at + 2] for at in range(len(folded))] or not folded
    assert set(tokens[len(folded) :]) <= set(folded) | {""}
