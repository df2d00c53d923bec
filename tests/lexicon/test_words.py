"""Word lists kept as data."""

from __future__ import annotations

import re

import pytest

from policy_text.lexicon.data_files import read_text
from policy_text.lexicon.words import word_set

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
