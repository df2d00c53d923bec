import contextlib
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_text.database import CaseDatabase, ranking
from policy_text.database.folding import fold
from policy_text.errors import QueryError
from policy_text.records import Analysis

Build = Callable[..., Analysis]

PARAGRAPHS = [
    "全区推行县管校聘，建成教联体12个，覆盖率达到85%。",
    "实行學區制管理，成立学区理事会，统筹教师１２０名。",
    "“双减”政策落地，课后服务参与率为96.5%，新增学位3000个。",
    "名校＋新校办学模式，组建教育集团7个，集团覆盖率68%。",
    "落实“5＋2”模式，（一）完善制度；（二）加强督导。",
    "Wi-Fi覆盖所有校园，投入1200万元。",
]


@pytest.fixture
def filled(database: CaseDatabase, build: Build) -> CaseDatabase:
    database.add(build(PARAGRAPHS, reforms=[["teacher-mobility"], ["school-district"], [], ["group-schooling"]]))
    return database


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("学区", [1]),
        ("双减", [2]),
        ("县管校聘", [0]),
        ("教联体", [0]),
        ("學區", [1]),
        ("学区制", [1]),
        ("120名", [1]),
        ("聘", [0]),
        ("名校+新校", [3]),
        ("5+2", [4]),
        ("（二）", [4]),
        ("WI-FI", [5]),
        ("w", [5]),
        ("覆盖率 集团", [3]),
        ("覆盖率 -集团", [0]),
        ("教联体 OR 双减", [0, 2]),
        ("教联体 OR 双减 学位", [2]),
        ("“双减”", [2]),
        ('"集团 覆盖率"', [3]),
        ("淄川", []),
    ],
)
def test_a_query_finds_the_paragraphs_in_which_it_stands(filled: CaseDatabase, query: str, found: list[int]) -> None:
    hits = filled.search(query)
    texts = {paragraph: index for index, paragraph in enumerate(PARAGRAPHS)}
    assert sorted(texts[hit.snippet] for hit in hits if hit.kind == "paragraph") == found
    assert hits.total == len(hits)


def test_titles_and_headings_are_found(filled: CaseDatabase) -> None:
    assert [hit.kind for hit in filled.search("某县")] == ["title"]
    assert [hit.snippet for hit in filled.search("一、主要")] == ["一、主要做法"]


def test_highlights_cover_exactly_the_words_that_answer(filled: CaseDatabase) -> None:
    (hit,) = filled.search("学区 120名")
    assert [hit.snippet[a:b] for a, b in hit.highlights] == ["學區", "学区", "１２０名"]
    text = filled.case(hit.case_id or 0).text
    assert text[hit.start : hit.start + len(hit.snippet)] == hit.snippet


def test_synonyms_are_taken_in_where_asked_for(filled: CaseDatabase) -> None:
    assert filled.search("集团化办学") == []
    assert [hit.snippet for hit in filled.search("集团化办学", expand=True)] == [PARAGRAPHS[3]]


def test_a_long_paragraph_is_cut_around_its_matches(database: CaseDatabase, build: Build) -> None:
    database.add(build(["一般性叙述。" * 60 + "成立学区理事会。" + "后续安排。" * 60]))
    (hit,) = database.search("学区理事会")
    assert len(hit.snippet) < 120
    assert hit.cut_before
    assert hit.cut_after
    assert [hit.snippet[a:b] for a, b in hit.highlights] == ["学区理事会"]


def test_more_matches_rank_higher(database: CaseDatabase, build: Build) -> None:
    database.add(build(["学区工作与其他各项工作同步推进。", "学区、学区长、学区理事会三级联动推进工作。"]))
    hits = database.search("学区")
    assert hits[0].snippet.startswith("学区、")
    assert hits[0].score > hits[1].score


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "'; DROP TABLE documents; --",
        "a*",
        "pairs:学区",
        "NEAR(学 区)",
        "(((",
        "\0学区",
        "^学",
        "{a}",
        "+",
        "OR OR",
        "--",
        "-",
        "\ud800学",
        "学" * 1000,
        " OR ".join("的一是在" * 4),
        "NOT",
        'x" OR "y',
        "%",
        "_",
        "\\",
    ],
)
def test_a_hostile_query_is_answered_or_refused_in_a_clear_line(filled: CaseDatabase, query: str) -> None:
    started = time.monotonic()
    try:
        filled.search(query)
    except QueryError as error:
        assert "\n" not in str(error)
        assert "fts5" not in str(error).lower()
    assert time.monotonic() - started < 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=60))
def test_no_query_reaches_sqlite_as_an_error(filled: CaseDatabase, query: str) -> None:
    with contextlib.suppress(QueryError):
        filled.search(query)


def test_every_sampled_string_finds_exactly_the_paragraphs_that_hold_it(database: CaseDatabase, build: Build) -> None:
    generator = random.Random(7)
    alphabet = "教育集团学区县管校聘名额度，。（）“”１２3%Ａa 後后於于區区"
    paragraphs = ["".join(generator.choices(alphabet, k=generator.randint(8, 60))) for _ in range(150)]
    database.add(build([p for p in paragraphs if p.strip() == p]))
    kept = [p for p in paragraphs if p.strip() == p]
    for _ in range(400):
        paragraph = generator.choice(kept)
        start = generator.randrange(len(paragraph))
        query = paragraph[start : start + generator.randint(1, 4)]
        if not query.strip():
            continue
        truth = sorted(p for p in kept if fold(query) in fold(p))
        found = sorted(h.snippet for h in database.search(query, literal=True, limit=None) if h.kind == "paragraph")
        assert found == truth, query


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=30), cut=st.tuples(st.integers(0, 29), st.integers(1, 8)))
def test_whatever_stands_in_a_paragraph_is_found(
    database: CaseDatabase, build: Build, text: str, cut: tuple[int, int]
) -> None:
    text = text.replace("\n", "").replace("\r", "").replace("\0", "")
    part = text[cut[0] : cut[0] + cut[1]]
    if not fold(part):
        return
    database.add(build([text], source="same"))
    assert database.search(part, literal=True).total >= 1


def test_filters_narrow_a_search(filled: CaseDatabase, build: Build) -> None:
    filled.add(build(["推行县管校聘。"], source="b", region=("510107", "四川省成都市武侯区"), published="2024-01-02"))
    assert filled.search("县管校聘").total == 2
    assert [h.adcode for h in filled.search("县管校聘", region="四川")] == ["510107"]
    assert [h.adcode for h in filled.search("县管校聘", region="3703")] == ["370302"]
    assert [h.year for h in filled.search("县管校聘", year=2024)] == [2024]
    assert [h.year for h in filled.search("县管校聘", year=(None, 2023))] == [2022]
    assert [h.reforms for h in filled.search("县管校聘", reform="teacher-mobility")] == [("teacher-mobility",)]
    assert filled.search("县管校聘", kind="percentage", min_value=80).total == 1
    assert filled.search("县管校聘", kind="percentage", min_value=90).total == 0
    assert filled.search("县管校聘", doc_type="notice").total == 0
    assert filled.search("县管校聘", issuer_level="county").total == 2
    assert filled.search("县管校聘", case=filled.cases(region="51")[0].case_id).total == 1


def test_conditions_on_measures_hold_of_one_and_the_same_measure(filled: CaseDatabase) -> None:
    assert filled.search("教联体", kind="count", min_value=12, max_value=12).total == 1
    assert filled.search("教联体", kind="count", min_value=80).total == 0


def test_a_region_that_nobody_knows_is_a_clear_line(filled: CaseDatabase) -> None:
    with pytest.raises(QueryError, match="火星"):
        filled.search("学区", region="火星")


def test_a_replaced_document_leaves_nothing_in_the_index(tmp_path: Path, build: Build) -> None:
    with CaseDatabase(tmp_path / "x.db") as database:
        database.add(build(["旧文本讲县管校聘。"], source="a"))
        database.add(build(["新文本讲学区制。"], source="a"))
        assert database.search("县管校聘") == []
        assert database.search("学区制").total == 1
        assert database.info().documents == 1
        database._connection.execute("INSERT INTO passage_index (passage_index) VALUES ('integrity-check')")


def test_a_new_analysis_of_the_same_bytes_keeps_the_numbers_of_document_and_cases(
    database: CaseDatabase, build: Build
) -> None:
    first = database.add(build(["教育集团7个。"]))
    case = database.cases()[0].case_id
    database.add(build(["学校20所。"], source="other"))
    assert database.add(build(["教育集团7个。"], reforms=[["group-schooling"]])) == first
    assert database.cases(reform="group-schooling")[0].case_id == case
    assert database.search("教育集团", reform="group-schooling").total == 1


@pytest.mark.parametrize("options", [{}, {"year": 2022}, {"region": "3703"}, {"min_value": 0}])
@pytest.mark.parametrize("common", [100, 20])
def test_pages_of_hits_go_on_where_ranking_ends(
    database: CaseDatabase, build: Build, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], common: int
) -> None:
    monkeypatch.setattr(ranking, "COMMON", common)
    database.add(build([f"第{number}段讲学区，学校7所。" + "学区" * (number % 3) for number in range(40)]))
    whole = [hit.passage_id for hit in database.search("学区", limit=None, **options)]
    for most in ("RANKED", "RANKED_BY_READING"):
        monkeypatch.setattr(ranking, most, 10)
    pages = [database.search("学区", limit=7, offset=offset, **options) for offset in range(0, 42, 7)]
    found = [hit.passage_id for page in pages for hit in page]
    assert len(found) == len(whole)
    assert sorted(found) == sorted(whole)
    assert pages[0].total == 40
    assert pages[0].ranked == 10
    assert database.search("学区", limit=7, offset=50, **options) == []


@pytest.mark.parametrize("query", ["学区", "學區", "学区 OR 走校任教", "学区 -民办"])
def test_reading_the_texts_ranks_as_the_index_does(
    database: CaseDatabase, build: Build, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    texts = ["学区。" * n + "工作。" * (12 - n) for n in range(1, 8)] + ["走校任教，" + "工作。" * 10, "食堂。" * 12]
    database.add(build(texts))
    by_index = [hit.snippet for hit in database.search(query)]
    monkeypatch.setattr(ranking, "COMMON", 0)
    by_reading = [hit.snippet for hit in database.search(query)]
    assert by_reading == by_index
    assert by_index[-2:] == texts[1::-1]
    assert len(by_index) == 7 + ("OR" in query)


def test_long_texts_are_not_all_read_to_rank_their_hits(
    database: CaseDatabase, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        database.add(build([f"第{number}份年鉴讲学区。", "各项工作逐步落实。" * 50], source=str(number)))
    monkeypatch.setattr(ranking, "READ_CHARACTERS", 600)
    hits = database.search("学区", year=2022)
    assert [hit.passage_id for hit in hits if hit.score] == [19, 15]
    assert [hit.passage_id for hit in hits if not hit.score] == [11, 7, 3]


def test_single_characters_are_ranked_and_paged_too(
    database: CaseDatabase, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "RANKED_BY_READING", 10)
    database.add(build([f"第{number}段讲学。" + "学" * (number % 3) for number in range(40)]))
    pages = [database.search("学", limit=7, offset=offset) for offset in range(0, 42, 7)]
    assert len({hit.passage_id for page in pages for hit in page}) == 40
    assert sum(len(page) for page in pages) == pages[0].total == 40
    assert pages[0][0].snippet.count("学") == 3


def test_merging_the_index_changes_no_answer(filled: CaseDatabase) -> None:
    before = [(hit.passage_id, hit.score) for hit in filled.search("覆盖率 OR 学区")]
    filled.optimize()
    assert [(hit.passage_id, hit.score) for hit in filled.search("覆盖率 OR 学区")] == before
    assert filled.verify().failures == ()
