"""What a document says without its places: its parts, their counts, the linear model over them."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.records import Document
from policy_text.structure.case_reader.candidates import find_candidates, find_mentions
from policy_text.structure.case_reader.wording import PARTS, Wording, count_grams, parts_of
from policy_text.structure.reading import read_outline

TEXT = "村小食堂见闻\n开学以来，伙房陆续开火。\n河南新县把灶台搬进村小\n福建霞浦县添了送餐车。\n"
WIDTH = count_grams([""] * PARTS).size


def parts(text: str) -> tuple[str, str, str]:
    outline = read_outline(Document("page.txt", text))
    assert outline is not None
    mentions = find_mentions(outline.page)
    candidates, _ = find_candidates(outline.page, mentions, region=outline.region, on=outline.on)
    return parts_of(outline.page, candidates, mentions)


def test_places_are_not_told_apart() -> None:
    elsewhere = TEXT.replace("河南新县", "云南大理州").replace("福建霞浦县", "宁夏海原县")
    assert parts(elsewhere) == parts(TEXT)
    assert "新县" not in "".join(parts(TEXT))
    assert parts(TEXT.replace("灶台", "书架")) != parts(TEXT)


def test_heads_are_what_names_a_place_first() -> None:
    _, _, heads = parts(TEXT)
    assert "把灶台搬进村小" in heads
    assert "添了送餐车" in heads
    assert "伙房" not in heads


def test_the_same_words_weigh_as_much_in_a_long_text() -> None:
    once, often = count_grams(["灶台", "", ""]), count_grams(["灶台" * 50, "", ""])
    assert np.linalg.norm(once) == pytest.approx(1.0)
    assert np.linalg.norm(often) == pytest.approx(1.0)


def test_weights_of_words_that_stand_in_a_part_decide() -> None:
    told = Wording((count_grams(["灶台", "", ""]) * 4).astype(np.float16), -1.0)
    assert told.probability(["灶台", "", ""]) > 0.9
    assert told.probability(["", "灶台", ""]) == pytest.approx(1 / (1 + np.e), abs=1e-3)


def test_a_model_comes_back_from_its_file() -> None:
    model = Wording(np.linspace(-1, 1, WIDTH).astype(np.float16), 0.25)
    packed = io.BytesIO()
    np.savez(packed, **model.arrays())
    packed.seek(0)
    assert Wording.read(packed).probability(["灶台", "送餐", ""]) == model.probability(["灶台", "送餐", ""])


def test_weights_of_another_width_are_refused() -> None:
    packed = io.BytesIO()
    np.savez(packed, weights=np.zeros(3, dtype=np.float16), bias=np.array(0.0))
    packed.seek(0)
    with pytest.raises(ValueError, match="3"):
        Wording.read(packed)


@given(st.lists(st.text(max_size=40), min_size=PARTS, max_size=PARTS))
def test_any_text_can_be_counted(texts: list[str]) -> None:
    told = count_grams(texts)
    assert told.size == WIDTH
    assert np.isfinite(told).all()
