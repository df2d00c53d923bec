"""How sure a rule is: the share of gold measures on which it was right (`scripts/calibrate.py` makes the table)."""

from __future__ import annotations

import json
from functools import cache

from policy_text.lexicon.data_files import read_text

__all__ = ["confidence_of"]

_UNKNOWN = 0.7
"""A rule that no gold measure has tried yet."""


@cache
def _table() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = json.loads(read_text("rule_confidence.json"))
    return table


@cache
def confidence_of(field: str, rule: str) -> float:
    """The calibrated probability that ``rule`` gives the right ``field`` (``subject`` or ``status``)."""
    return _table().get(field, {}).get(rule, _UNKNOWN)
