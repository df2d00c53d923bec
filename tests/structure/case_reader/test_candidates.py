"""Where a case may begin: lines behind their marks, sentences, clauses and titles that begin with a place."""

from __future__ import annotations

from policy_text.records import Document
from policy_text.structure.case_reader.candidates import Candidate, find_candidates, find_mentions
from policy_text.structure.reading import read_outline

TEXT = (
    "村小食堂见闻\n"
    "开学以来，村小伙房陆续开火，孩子们吃上了热饭。\n"
    "◇ 河南新县把灶台搬进村小\n"
    "老师和孩子都说好。福建霞浦县添了送餐车，云南大理州送来新米。\n"
    "一、宁夏海原县\n"
    "厨师轮流进村，晒账上墙。\n"
)


def candidates_of(text: str) -> dict[str, Candidate]:
    outline = read_outline(Document("page.txt", text))
    assert outline is not None
    found, _ = find_candidates(outline.page, find_mentions(outline.page), region=outline.region, on=outline.on)
    return {text[candidate.start : candidate.start + 4]: candidate for candidate in found}


def test_lines_begin_behind_their_marks() -> None:
    told = candidates_of(TEXT)
    assert told["河南新县"].form == "bullet"
    assert told["宁夏海原"].form == "chinese"
    assert told["老师和孩"].form == "line"


def test_sentences_and_clauses_that_begin_with_a_place_are_candidates() -> None:
    told = candidates_of(TEXT)
    assert told["福建霞浦"].form == "sentence"
    assert told["云南大理"].form == "clause"
    assert "孩子们吃" not in told


def test_each_knows_the_place_with_which_it_begins() -> None:
    told = candidates_of(TEXT)
    assert {words: told[words].own for words in ("河南新县", "福建霞浦", "云南大理")} == {
        "河南新县": "411523",
        "福建霞浦": "350921",
        "云南大理": "532900",
    }
    assert told["老师和孩"].own is None
    assert told["老师和孩"].early == "350921"


def test_short_lines_without_a_stop_look_like_headings() -> None:
    told = candidates_of(TEXT)
    assert told["河南新县"].is_short
    assert not told["厨师轮流"].is_short


def test_rows_of_tables_are_no_candidates() -> None:
    rows = "".join(f"{place}\t{figure}\t{figure + 3}\n" for figure, place in enumerate(("杭州市", "宁波市", "温州市")))
    page = TEXT.replace("一、宁夏海原县", f"{rows}一、宁夏海原县")
    told = candidates_of(page)
    assert "宁夏海原" in told
    assert not [words for words in told if words.startswith(("杭州", "宁波", "温州"))]
