"""How a text names its own place without naming it: 全省, 我市, 县委, by the level that it speaks for."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["SCANNED", "count_levels", "count_own", "own_level"]

SCANNED = 20_000
"""Characters of a body that are enough to see which place it is about."""
_LEVELS = (
    (
        2,
        re.compile(
            r"(?:我|全)省|省委|省(?:人民)?政府|省(?:人大|政协|第?[一二三四五六七八九十]+届)|自治区(?:党委|政府|人民政府)"
        ),
    ),
    (4, re.compile(r"(?:我|全|本)[市州盟]|[市州]委|[市州](?:人民)?政府")),
    (6, re.compile(r"(?:我|全)[县旗区]|[县区]委|[县旗区](?:人民)?政府|(?:我|全)镇")),
)
"""How a text names its own place without naming it, by the digits of the code that this level has."""


def count_own(text: str) -> int:
    """How often a text speaks of a place of any level as its own."""
    return sum(1 for _, pattern in _LEVELS for _ in pattern.finditer(text))


def own_level(counts: Counter[int]) -> int | None:
    """The level of which the text speaks as its own (全县 more often than 全市: a county); None where it does not."""
    digits, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return digits if most else None


def count_levels(body: str) -> Counter[int]:
    """How often a text speaks of a place of each level as its own."""
    return Counter({digits: sum(1 for _ in pattern.finditer(body[:SCANNED])) for digits, pattern in _LEVELS})
