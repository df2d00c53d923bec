"""When a field counts as right: the rules by which annotators' agreement is measured."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from math import isclose
from typing import Any

from policy_text.records import Measure, TimeSpan

__all__ = [
    "FIELDS",
    "RECORD_FIELDS",
    "find_wrong_fields",
    "is_same_subject",
    "is_same_time",
    "is_same_word",
    "normalize",
]

_IGNORED = re.compile(r"[\s“”\"'‘’《》、,，。的]")  # marks and the particle that careful copies differ in


def normalize(words: str | None) -> str:
    """Words without what careful copies differ in: width of forms, white space, quotation marks, 的.

    >>> normalize("“名校＋新校” 的办学模式")
    '名校+新校办学模式'
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", words or ""))


def is_same_word(gold: object, found: object) -> bool:
    """Equal but for marks and widths."""
    return normalize(str(gold or "")) == normalize(str(found or ""))


def is_same_subject(gold: str, found: str) -> bool:
    """One contains the other and is at most twice as long, or three fifths of their characters are shared.

    >>> is_same_subject("集团成员校", "成员校"), is_same_subject("教育集团", "教师")
    (True, False)
    """
    wanted, got = normalize(gold), normalize(found)
    if not wanted or not got:
        return wanted == got
    shorter, longer = sorted((wanted, got), key=len)
    if shorter in longer and 2 * len(shorter) >= len(longer):
        return True
    shared = (Counter(wanted) & Counter(got)).total()
    return 2 * shared / (len(wanted) + len(got)) >= 0.6


def is_same_time(gold: TimeSpan | None, found: TimeSpan | None) -> bool:
    """The same years; where gold has no years, one's words contain the other's. No time in gold asks for nothing."""
    if gold is None:
        return True
    if found is None:
        return False
    if gold.start or gold.end:
        return _years(gold) == _years(found)
    wanted, got = normalize(gold.text), normalize(found.text)
    return bool(wanted and got) and (wanted in got or got in wanted)


def _years(time: TimeSpan) -> tuple[str, str]:
    return (time.start or "")[:4], (time.end or "")[:4]


def _is_same_value(gold: Measure, found: Measure) -> bool:
    return _is_close(gold.value, found.value) and _is_close(gold.value_max, found.value_max)


def _is_close(gold: float | None, found: float | None) -> bool:
    if gold is None or found is None:
        return gold is found
    return isclose(gold, found, rel_tol=1e-6, abs_tol=1e-6)


def _compare(name: str) -> Callable[[Measure, Measure], bool]:
    def compare(gold: Any, found: Any) -> bool:
        return bool((getattr(gold, name) or "") == (getattr(found, name) or ""))

    return compare


_CHECKS: dict[str, Callable[[Measure, Measure], bool]] = {
    "value": _is_same_value,
    "unit": _compare("unit"),
    "kind": _compare("kind"),
    "qualifier": _compare("qualifier"),
    "change": _compare("change"),
    "status": _compare("status"),
    "subject": lambda gold, found: is_same_subject(gold.subject, found.subject),
    "time": lambda gold, found: is_same_time(gold.time, found.time),
}
FIELDS = tuple(_CHECKS)
"""The fields that are scored."""
RECORD_FIELDS = frozenset(FIELDS) - {"change", "time"}
"""The fields that all have to be right for a record to be right."""


def find_wrong_fields(gold: Measure, found: Measure) -> frozenset[str]:
    """The names of the fields in which a measure differs from gold."""
    return frozenset(name for name, is_right in _CHECKS.items() if not is_right(gold, found))
