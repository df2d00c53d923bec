"""A quick look that spares a number the longer ones never turns away what one of those would find."""

from __future__ import annotations

import random
import re

import pytest
import regex

from policy_text.extract import changes, qualifiers

MIXTURES = 20_000
LOOKS = {
    "changes": (
        changes._MAY_TELL_CHANGE,
        (
            *(changes._IS_GROWTH_NAME, changes._INCREASE, changes._DECREASE, changes._CUTS_SHARE, changes._CUTS_THINGS),
            *(changes._NEW_THINGS, changes._ADDS_THINGS, changes._SAVES_SHARE, changes._MORE_THAN),
        ),
    ),
    "qualifiers": (qualifiers._MAY_QUALIFY, (qualifiers._BEFORE, qualifiers._BEFORE_BASE)),
}


def mix_words(pattern: re.Pattern[str] | regex.Pattern[str]) -> list[str]:
    """Chance mixtures of the words and characters of a pattern."""
    chance = random.Random(pattern.pattern)
    words = sorted({*re.findall(r"[一-鿿]{1,6}", pattern.pattern), *re.findall(r"[一-鿿≥≧⩾≤<>]", pattern.pattern)})
    return ["".join(chance.choices(words, k=chance.randint(1, 4))) for _ in range(MIXTURES)]


@pytest.mark.parametrize("name", LOOKS)
def test_quick_look_misses_nothing(name: str) -> None:
    quick, longer = LOOKS[name]
    for pattern in longer:
        found = [words for words in mix_words(pattern) if pattern.search(words)]
        assert found
        assert [words for words in found if not quick.search(words)] == []
