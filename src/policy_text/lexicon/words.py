"""Word lists for reading clauses, kept as data in ``data/*_words.txt``: a comment names a section, words follow it."""

from __future__ import annotations

import re
from functools import cache

from policy_text.lexicon.data_files import read_text

__all__ = ["word_set"]

_SECTION = re.compile(r"^# \[(\w+)\]", re.MULTILINE)


@cache
def _sections(name: str) -> dict[str, frozenset[str]]:
    pieces = _SECTION.split(read_text(name))
    lines = {title: body.split("\n", 1)[1] for title, body in zip(pieces[1::2], pieces[2::2], strict=True)}
    return {title: frozenset(body.split()) for title, body in lines.items()}


def word_set(section: str, *, name: str = "subject_words.txt") -> frozenset[str]:
    """The words of one section of a word list.

    >>> "入选" in word_set("stop")
    True
    """
    return _sections(name)[section]
