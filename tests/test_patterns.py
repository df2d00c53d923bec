"""No pattern of these rooms can be made to try its pieces in exponentially many ways.

Each is given lines made of its own characters and words over and over, longer and longer: one that is exponential
takes a hundred times as long for every ten characters more, and is found before it hangs.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import time
from collections.abc import Iterator

import pytest
import regex

import policy_text.extract
import policy_text.load
import policy_text.structure

LENGTHS = (16, 24, 32, 44, 60, 120)
SECONDS = 0.25
PIECES = 24
SIGNS = " 1.,:：|>-、。（）教a"


def find_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    found: dict[int, tuple[str, re.Pattern[str]]] = {}
    for package in (policy_text.load, policy_text.structure, policy_text.extract):
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for pattern in value if isinstance(value, tuple | list) else (value,):
                    if isinstance(pattern, re.Pattern | regex.Pattern) and isinstance(pattern.pattern, str):
                        found.setdefault(id(pattern), (f"{module.name}.{name}", pattern))
    yield from found.values()


PATTERNS = dict(find_patterns())


def pieces_of(pattern: re.Pattern[str]) -> list[str]:
    """Signs, words of the pattern, and chance mixtures of both."""
    chance = random.Random(repr(pattern.pattern))
    words = sorted(set(re.findall(r"[一-鿿A-Za-z]{1,5}", pattern.pattern)))
    chosen = chance.sample(words, min(len(words), PIECES))
    mixed = ["".join(chance.choice(list(SIGNS) + chosen) for _ in range(3)) for _ in range(PIECES)]
    return [*SIGNS, *chosen, *mixed]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_is_exponential(name: str) -> None:
    pattern = PATTERNS[name]
    for piece in pieces_of(pattern):
        for length in LENGTHS:
            line = (piece * length)[:length] + "\x01"
            begin = time.process_time()
            for method in (pattern.match, pattern.search, pattern.fullmatch):
                method(line)
            assert time.process_time() - begin < SECONDS, (piece, length)


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 120
