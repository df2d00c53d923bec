"""Times: what is found does not hang on where they are looked for."""

from __future__ import annotations

import re

import pytest
from marked_text import CASES

from policy_text.extract import times

LINES = [line for path in sorted(CASES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def anywhere():
    """The expression for times without the characters with which it says that they begin."""
    opening = f"(?= [{times._OPENINGS}] )"
    assert opening in times._TIMES.pattern
    return re.compile(times._TIMES.pattern.replace(opening, ""), times._TIMES.flags)


def test_no_time_begins_with_a_character_that_is_passed_over(anywhere):
    found = [match.span() for line in LINES for match in times._TIMES.finditer(line)]
    assert found == [match.span() for line in LINES for match in anywhere.finditer(line)]
    assert len(found) > 100


@pytest.mark.parametrize("word", [*times._LEADS.split(), *times._RELATIVES.split()])
def test_every_word_that_tells_a_time_may_open_one(word, anywhere):
    text = f"{word}2020年"
    assert [m.span() for m in times._TIMES.finditer(text)] == [m.span() for m in anywhere.finditer(text)] != []
