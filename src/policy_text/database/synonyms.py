"""Other expressions of the field for a word of a query."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from policy_text.database.folding import fold
from policy_text.database.query_language import Query
from policy_text.lexicon.data_files import read_text

__all__ = ["expand_query", "find_synonyms"]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for line in read_text("synonyms.txt").splitlines():
        if line.startswith("#"):
            continue
        words = tuple(fold(word) for word in line.split())
        for word in words:
            groups[word] = tuple(dict.fromkeys(groups.get(word, ()) + words))
    return groups


def find_synonyms(word: str) -> tuple[str, ...]:
    """The folded expressions that stand for the same thing, the word itself first.

    >>> find_synonyms("集团化办学")[:3]
    ('集团化办学', '教育集团', '集团办学')
    >>> find_synonyms("学校")
    ('学校',)
    """
    folded = fold(word)
    return tuple(dict.fromkeys((folded, *_groups().get(folded, ()))))


def expand_query(query: Query) -> Query:
    """The query with each wanted word joined by its synonyms; words to leave out stay as they are."""
    wanted = (tuple(dict.fromkeys(s for word in group for s in find_synonyms(word))) for group in query.wanted)
    return replace(query, wanted=tuple(wanted))
