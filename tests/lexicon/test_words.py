"""Word lists kept as data."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.lexicon.data_files import read_text
from policy_text.lexicon.words import any_of, openings_of, word_at, word_ending, word_set

SECTIONS = re.findall(r"^# \[(\w+)\]", read_text("subject_words.txt"), re.MULTILINE)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_holds_words_without_marks(section):
    words = word_set(section)
    assert words
    assert not [word for word in words if any(mark in word for mark in "#[]，。、;,")]


def test_sections_are_named_once():
    assert len(set(SECTIONS)) == len(SECTIONS)


def test_a_compound_is_a_pair_that_a_lone_character_must_not_split():
    assert all(len(word) == 2 for word in word_set("compound"))


def test_words_of_growth_are_not_words_of_reaching():
    assert not {"增长", "下降", "提高"} & word_set("reach")
    assert {"增长到", "下降到", "提高到"} <= word_set("reach")


def test_a_section_that_is_not_there_is_told():
    with pytest.raises(KeyError):
        word_set("no such section")


WORDS = st.lists(st.text(alphabet="到达标.(|", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text(alphabet="到达标.(|", max_size=8))
def test_an_expression_for_words_finds_the_longest_of_them(words, text):
    found = re.match(any_of(" ".join(words)), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (found and found[0]) == longest
    if longest is not None:
        assert re.match(f"[{openings_of(' '.join(words))}]", text)


@pytest.mark.parametrize("section", ["stop", "act", "reach"])
@given(st.data())
def test_a_word_is_found_where_it_begins_and_where_it_ends(section, data):
    words = word_set(section)
    text = "".join(data.draw(st.lists(st.sampled_from(sorted(words)), max_size=3)))
    beginning = (word for word in words if text.startswith(word))
    ending = (word for word in words if text.endswith(word))
    assert word_at(text, 0, section) == max(beginning, key=len, default="")
    assert word_ending(text, section) == max(ending, key=len, default="")
