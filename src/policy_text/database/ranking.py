"""Which hits come first: BM25, worked out by the index or from the texts, whichever is sure to take little time.

To weigh a phrase FTS5 visits every passage that has it, and does so for each facet of a narrowed search as well. At
a million passages that takes longer than reading a thousand texts: so the index ranks where a search is not narrowed
and has not too many hits, and in all other cases the newest hits are read.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from policy_text.database.folding import fold
from policy_text.database.matching import Match
from policy_text.database.query_language import Query

__all__ = ["COMMON", "RANKED", "RANKED_BY_READING", "Hit", "newest_hits", "rank_by_index", "rank_by_reading"]

RANKED = 3000
"""Hits that the index ranks at most, the newest."""
RANKED_BY_READING = 1000
"""Hits that are read to be ranked at most, the newest."""
COMMON = 100_000
"""Words with more hits than this are common."""
READ_CHARACTERS = 5_000_000
"""Characters that are read at most: the texts of a thousand reports, or a few dozen yearbooks."""

Hit = tuple[int, float]
"""Number of the passage, and its score."""


def rank_by_index(connection: sqlite3.Connection, match: Match, part: slice) -> list[Hit]:
    """The best hits among the newest, by the index."""
    # The column of facets weighs nothing: it narrows, it does not make a passage better.
    newest = (
        f"SELECT rowid AS number, bm25(passage_index, 1.0, 0.0) AS score FROM passage_index{match.where}"
        f" ORDER BY rowid DESC LIMIT {RANKED}"
    )
    return connection.execute(
        f"SELECT number, -score FROM ({newest}) ORDER BY score, number DESC LIMIT ? OFFSET ?",
        (*match.parameters, part.stop - part.start, part.start),
    ).fetchall()


def newest_hits(connection: sqlite3.Connection, match: Match, part: slice) -> list[Hit]:
    """Hits that are not ranked, newest first."""
    sql = f"SELECT rowid, 0.0 FROM passage_index{match.where} ORDER BY rowid DESC LIMIT ? OFFSET ?"
    return connection.execute(sql, (*match.parameters, part.stop - part.start, part.start)).fetchall()


def rank_by_reading(connection: sqlite3.Connection, query: Query, newest: Sequence[Hit]) -> list[Hit]:
    """The same hits, the best first; a phrase weighs the more the fewer of them have it."""
    numbers = [number for number, _ in newest]
    texts = dict(_read_texts(connection, numbers))
    counts = {number: _count_phrases(text, query.phrases) for number, text in texts.items()}
    found = [sum(bool(own[at]) for own in counts.values()) for at in range(len(query.phrases))]
    weights = [1 + math.log((1 + len(texts)) / (1 + number)) for number in found]
    average = sum(map(len, texts.values())) / max(len(texts), 1) or 1.0
    scores = {number: _score(own, weights, len(texts[number]) / average) for number, own in counts.items()}
    best = sorted(scores.items(), key=lambda hit: (-hit[1], -hit[0]))
    return [*best, *((number, 0.0) for number in numbers if number not in scores)]


def _count_phrases(text: str, phrases: Sequence[str]) -> list[int]:
    """How often each phrase stands in a text: as it is, or else in its folded form."""
    counts = [text.count(phrase) for phrase in phrases]
    if not all(counts):
        folded = fold(text)
        counts = [folded.count(phrase) for phrase in phrases]
    return counts


def _score(counts: Sequence[int], weights: Sequence[float], length: float) -> float:
    """BM25 with the constants of FTS5; the length is that of the text in average texts."""
    damping = 1.2 * (0.25 + 0.75 * length)
    return sum(weight * 2.2 * count / (count + damping) for weight, count in zip(weights, counts, strict=True))


def _read_texts(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Numbers and words of passages, each document read once, the newest first, as long as that takes little time."""
    listed = ", ".join(map(str, numbers))
    rows = connection.execute(
        f'SELECT id, document_id, start, "end", words FROM passages WHERE id IN ({listed}) ORDER BY document_id DESC'
    )
    read = 0
    for document, passages in groupby(rows.fetchall(), key=itemgetter(1)):
        (text,) = connection.execute("SELECT text FROM document_texts WHERE document_id = ?", (document,)).fetchone()
        for number, _, start, end, words in passages:
            yield number, text[start:end] if words is None else words
        read += len(text)
        if read > READ_CHARACTERS:
            return
