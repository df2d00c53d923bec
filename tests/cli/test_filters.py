from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.cli.filters import parse_years
from policy_text.errors import QueryError


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("2022", (2022, 2022)),
        ("2019-2022", (2019, 2022)),
        ("2019..2022", (2019, 2022)),
        ("2019:2022", (2019, 2022)),
        ("2019 — 2022", (2019, 2022)),
        ("2019-", (2019, None)),
        ("-2022", (None, 2022)),
        (None, None),
    ],
)
def test_years_are_read_as_people_write_them(words, years):
    assert parse_years(words) == years


@pytest.mark.parametrize("words", ["", "-", "last", "22", "20192022", "2019-22", "2019-2020-2021"])
def test_what_is_no_year_is_named(words):
    with pytest.raises(QueryError, match="year"):
        parse_years(words)


@given(st.text(max_size=12))
def test_nothing_but_our_own_error_comes_of_any_words(words):
    try:
        first, last = parse_years(words)
    except QueryError:
        return
    assert (first is None or 0 <= first <= 9999) and (last is None or 0 <= last <= 9999)


def test_a_likely_typo_is_told(run, database):
    result = run("measures", "--reform", "group-scholing", "--db", database)
    assert "'group-schooling' is one" in result.stderr
