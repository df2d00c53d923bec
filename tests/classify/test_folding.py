from hypothesis import given
from hypothesis import strategies as st

from policy_text.classify.folding import cut_pieces, fold


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="一二三是学校，。；;!建\n“”"))
def test_pieces_cover_a_paragraph_in_order_and_without_gaps(text):
    folded = fold(text)
    pieces = cut_pieces(folded)
    assert "".join(folded[start:end] for start, end in pieces) == folded


def test_punctuation_of_either_width_folds_to_the_same():
    assert fold("试点：（一）投入１２万元，“双减”；") == fold('试点:(一)投入12万元,"双减";')


def test_figures_say_nothing_of_a_type():
    assert fold("新建12所") == fold("新建97所")


def test_a_short_paragraph_is_one_piece():
    assert cut_pieces("好。") == [(0, 2)]


def test_items_of_a_list_are_pieces_of_their_own():
    first = "一是组建教育集团八个,由城区名校领办新建学校和薄弱学校,实行管理、教研、考核三统一,集团章程另定"
    second = "二是公开招聘中小学教师三百名,选派城区教师到乡村学校支教,按学期轮换,支教经历记入业务档案"
    pieces = cut_pieces(first + second)
    assert [start for start, _ in pieces] == [0, len(first)]


def test_a_letter_that_would_grow_when_lowered_leaves_the_case_alone():
    assert len(fold("İABC")) == 4
