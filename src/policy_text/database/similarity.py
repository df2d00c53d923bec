"""Cases that resemble a case: in their words, their reform types, and the indicators that they report.

Candidates come from both sides, the reform types and the case's own recurring expressions; their texts are then
compared in full (cosine of character pairs, the rarer among the candidates the heavier).
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable

from policy_text.database.filters import Filters
from policy_text.database.findings import SimilarCase
from policy_text.database.folding import fold
from policy_text.database.pair_vectors import PairVectors
from policy_text.database.query_language import phrase_expression
from policy_text.database.reading import read_cases
from policy_text.errors import QueryError

__all__ = ["find_similar_cases"]

CANDIDATES = 120
REFORMS = 3
"""Reform types of a case that candidates are looked for by: those of most of its paragraphs."""
PHRASES = 12
PASSAGES = 300
"""Passages that are looked at for each expression, the newest."""
WORDS = 6
"""Words shown that two cases share."""
LONGEST_COMPARED = 20_000
"""Characters of a case that are compared."""
WEIGHTS = {"text": 0.5, "reforms": 0.3, "indicators": 0.2}
"""Words say most; but two cases on the same reform with the same indicators belong together in other words too."""

Profile = dict[str, float]


def find_similar_cases(connection: sqlite3.Connection, case_id: int, *, limit: int = 10) -> list[SimilarCase]:
    """The cases most like one, with the parts that each side has in the score and the words that both share."""
    own = _read_text(connection, case_id)
    if own is None:
        raise QueryError(f"there is no case {case_id}")
    candidates = [number for number in _find_candidates(connection, case_id, own) if number != case_id]
    texts = {number: text for number in candidates if (text := _read_text(connection, number))}
    vectors = PairVectors({case_id: own, **texts})
    reforms = _profiles(connection, _REFORMS, [case_id, *texts])
    indicators = _profiles(connection, _INDICATORS, [case_id, *texts])
    scored = []
    for number in texts:
        parts = {
            "text": vectors.cosine(case_id, number),
            "reforms": _cosine(reforms[case_id], reforms[number]),
            "indicators": _cosine(indicators[case_id], indicators[number]),
        }
        scored.append((sum(WEIGHTS[name] * part for name, part in parts.items()), number, parts))
    best = sorted(scored, key=lambda row: (-row[0], row[1]))[:limit]
    return [
        SimilarCase(
            case=read_cases(connection, Filters(case=number))[0],
            score=score,
            **parts,
            shared=tuple(_join_pairs(vectors.shared_pairs(case_id, number, most=4 * WORDS), texts[number])),
        )
        for score, number, parts in best
    ]


def _read_text(connection: sqlite3.Connection, case_id: int) -> str | None:
    row = connection.execute(
        'SELECT substr(text, start + 1, min("end" - start, ?)) FROM cases'
        " JOIN document_texts USING (document_id) WHERE id = ?",
        (LONGEST_COMPARED, case_id),
    ).fetchone()
    return row[0] if row else None


def _find_candidates(connection: sqlite3.Connection, case_id: int, text: str) -> list[int]:
    """Cases with the same reform types, and cases in which the recurring expressions of this one stand."""
    by_reforms = connection.execute(
        "SELECT other.case_id FROM (SELECT reform_id, share FROM case_reforms WHERE case_id = ? ORDER BY share DESC"
        " LIMIT ?) AS mine JOIN case_reforms AS other USING (reform_id)"
        " GROUP BY other.case_id ORDER BY sum(min(mine.share, other.share)) DESC LIMIT ?",
        (case_id, REFORMS, CANDIDATES // 2),
    )
    found = [number for (number,) in by_reforms]
    found.extend(_find_by_words(connection, _recurring(text)))
    return list(dict.fromkeys(found))


def _find_by_words(connection: sqlite3.Connection, phrases: Iterable[str]) -> list[int]:
    """Cases in whose newest passages the most of these expressions stand, the rarer the heavier.

    How rare an expression is, is told by how far back the newest passages with it reach: to count all of them, as
    bm25() does for every expression, takes a third of a second at a million passages.
    """
    last = connection.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()[0]
    sql = "SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rowid DESC LIMIT ?"
    weights: dict[int, float] = defaultdict(float)
    for phrase in phrases:
        numbers = [number for (number,) in connection.execute(sql, (phrase_expression(phrase), PASSAGES))]
        reach = last - numbers[-1] + 1 if len(numbers) == PASSAGES else last
        for number in numbers:
            weights[number] += math.log(1 + reach / len(numbers))
    listed = ", ".join(map(str, weights))
    cases: dict[int, float] = defaultdict(float)
    for passage, case in connection.execute(f"SELECT id, case_id FROM passages WHERE id IN ({listed})"):
        if case is not None:
            cases[case] += weights[passage]
    return sorted(cases, key=lambda case: (-cases[case], case))[: CANDIDATES // 2]


def _recurring(text: str) -> list[str]:
    """Expressions of four characters that come again in a text: what it is about."""
    folded = fold(text)
    grams = Counter(folded[at : at + 4] for at in range(len(folded) - 3) if folded[at : at + 4].isalpha())
    return [gram for gram, count in grams.most_common(PHRASES) if count > 1] or [g for g, _ in grams.most_common(3)]


_REFORMS = """
SELECT case_id, reform_id, share FROM cases CROSS JOIN reforms
JOIN case_reforms ON case_reforms.case_id = cases.id AND case_reforms.reform_id = reforms.id
WHERE cases.id IN ({cases})
"""
# The plus keeps SQLite from making an index of all passages by case for this one question.
_INDICATORS = """
SELECT passages.case_id, indicator_id, count(*) FROM cases
CROSS JOIN documents ON documents.id = cases.document_id
CROSS JOIN passages ON passages.id BETWEEN first_passage AND last_passage AND +passages.case_id = cases.id
CROSS JOIN measures ON measures.id BETWEEN passages.first_measure AND passages.last_measure
WHERE cases.id IN ({cases}) AND indicator_id IS NOT NULL GROUP BY 1, 2
"""


def _profiles(connection: sqlite3.Connection, sql: str, cases: Iterable[int]) -> dict[int, Profile]:
    numbers = list(cases)
    profiles: dict[int, Profile] = {number: {} for number in numbers}
    for case, key, weight in connection.execute(sql.format(cases=", ".join(map(str, numbers)))):
        profiles[case][str(key)] = float(weight)
    return profiles


def _cosine(one: Profile, other: Profile) -> float:
    shared = sum(weight * other[key] for key, weight in one.items() if key in other)
    norms = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return shared / norms if norms else 0.0


def _join_pairs(heavy: Iterable[str], text: str) -> Iterable[str]:
    """Pairs that overlap in a text joined to words, the most frequent words first."""
    pairs = set(heavy)
    folded = fold(text)
    words: Counter[str] = Counter()
    at = 0
    while at < len(folded) - 1:
        end = at
        while end < len(folded) - 1 and folded[end : end + 2] in pairs:
            end += 1
        if end > at:
            words[folded[at : end + 1]] += 1
        at = max(end, at + 1)
    return [word for word, _ in words.most_common(WORDS)]
