import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.database.query_language import Query, parse_query
from policy_text.errors import QueryError


@pytest.mark.parametrize(
    ("query", "wanted", "unwanted"),
    [
        ("县管校聘", (("县管校聘",),), ()),
        ("学区 教师", (("学区",), ("教师",)), ()),
        ("學區\u3000教師", (("学区",), ("教师",)), ()),
        ('"学区 教师"', (("学区教师",),), ()),
        ("“学区 教师” 名", (("学区教师",), ("名",)), ()),
        ("教联体 OR 教育集团 覆盖率", (("教联体", "教育集团"), ("覆盖率",)), ()),
        ("a OR b OR cd", (("a", "b", "cd"),), ()),
        ("集团化 -民办", (("集团化",),), ("民办",)),
        ('集团化 -"民办 学校"', (("集团化",),), ("民办学校",)),
        ("学区 AND 教师", (("学区",), ("教师",)), ()),
        ("3-5所", (("3－5所",),), ()),
        ("OR 学区 OR", (("学区",),), ()),
        ("学区 学区", (("学区",),), ()),
        ('未闭合 "引号 到底', (("未闭合",), ("引号到底",)), ()),
        ("“未闭合", (("“未闭合",),), ()),
    ],
)
def test_a_query_is_read_as_its_writer_means_it(query: str, wanted: object, unwanted: object) -> None:
    assert parse_query(query) == Query(wanted, unwanted)  # type: ignore[arg-type]


def test_a_literal_query_is_one_phrase_marks_and_all() -> None:
    assert parse_query('-"a" OR （b', literal=True).wanted == (("－＂a＂or(b".replace("(", "（"),),)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("", "needs a word to find"),
        ("   \u3000", "needs a word to find"),
        ("\0\x01", "needs a word to find"),
        ("-民办", "beside those that are left out"),
        ('""', "needs a word to find"),
        ("学" * 1001, "1,001 characters"),
        (" ".join(f"词{i}" for i in range(33)), "more than 32 words"),
    ],
)
def test_a_query_without_sense_gets_one_clear_line(query: str, line: str) -> None:
    with pytest.raises(QueryError, match=line) as caught:
        parse_query(query)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=200))
def test_any_string_is_a_query_or_a_clear_line(query: str) -> None:
    try:
        parsed = parse_query(query)
    except QueryError:
        return
    assert all(parsed.wanted)
