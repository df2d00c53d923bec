"""Cases that resemble a case: in their words, their reform types, and the indicators that they report.

Candidates come from both sides, the reform types and the case's own recurring expressions; their texts are then
compared in full (cosine of character pairs, the rarer among the candidates the heavier).
"""

from __future__ import annotations

import itertools
import math
import sqlite3
from collections import Counter
from collections.abc import Iterable

from policy_text.database.filters import Filters
from policy_text.database.findings import SimilarCase
from policy_text.database.folding import fold
from policy_text.database.query_language import phrase_expression
from policy_text.database.reading import read_cases
from policy_text.errors import QueryError

__all__ = ["find_similar_cases"]

CANDIDATES = 120
REFORMS = 3
"""Reform types of a case that candidates are looked for by: those of most of its paragraphs."""
PHRASES = 12
PASSAGES = 1500
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
    pairs = {number: _count_pairs(text) for number, text in {case_id: own, **texts}.items()}
    weights = _rarity(pairs.values())
    vectors = {number: {p: n * weights[p] for p, n in counts.items()} for number, counts in pairs.items()}
    reforms = _profiles(connection, _REFORMS, vectors)
    indicators = _profiles(connection, _INDICATORS, vectors)
    scored = []
    for number in texts:
        parts = {
            "text": _cosine(vectors[case_id], vectors[number]),
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
            shared=tuple(_shared_words(vectors[case_id], vectors[number], texts[number])),
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
    phrases = _recurring(text)
    if phrases:
        expression = " OR ".join(phrase_expression(phrase) for phrase in phrases)
        by_words = connection.execute(
            "SELECT case_id FROM (SELECT rowid AS number, bm25(passage_index, 1.0, 0.0) AS score FROM passage_index"
            " WHERE passage_index MATCH ? ORDER BY rowid DESC LIMIT ?) JOIN passages ON passages.id = number"
            " WHERE case_id IS NOT NULL GROUP BY case_id ORDER BY sum(score) LIMIT ?",
            (expression, PASSAGES, CANDIDATES // 2),
        )
        found.extend(number for (number,) in by_words)
    return list(dict.fromkeys(found))


def _recurring(text: str) -> list[str]:
    """Expressions of four characters that come again in a text: what it is about."""
    folded = fold(text)
    grams = Counter(folded[at : at + 4] for at in range(len(folded) - 3) if folded[at : at + 4].isalpha())
    return [gram for gram, count in grams.most_common(PHRASES) if count > 1] or [g for g, _ in grams.most_common(3)]


def _count_pairs(text: str) -> Counter[str]:
    folded = fold(text)
    pairs = Counter(map("".join, itertools.pairwise(folded)))
    return Counter({pair: 1 + math.log(n) for pair, n in pairs.items() if pair.isalpha()})


def _rarity(documents: Iterable[Counter[str]]) -> dict[str, float]:
    listed = list(documents)
    frequencies = Counter(pair for counts in listed for pair in counts)
    return {pair: math.log((1 + len(listed)) / (1 + n)) + 1 for pair, n in frequencies.items()}


_REFORMS = "SELECT case_id, reform_id, share FROM case_reforms WHERE case_id IN ({cases})"
_INDICATORS = """
SELECT passages.case_id, indicator_id, count(*) FROM cases
JOIN documents ON documents.id = cases.document_id
JOIN passages ON passages.id BETWEEN first_passage AND last_passage AND passages.case_id = cases.id
JOIN measures ON measures.id BETWEEN passages.first_measure AND passages.last_measure
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


def _shared_words(one: Profile, other: Profile, text: str, most: int = 6) -> Iterable[str]:
    """The heaviest pairs that both have, pairs that overlap in the text joined into words."""
    weights = Counter({pair: one[pair] * other[pair] for pair in one.keys() & other.keys()})
    heavy = {pair for pair, _ in weights.most_common(4 * most)}
    folded = fold(text)
    words: Counter[str] = Counter()
    at = 0
    while at < len(folded) - 1:
        end = at
        while end < len(folded) - 1 and folded[end : end + 2] in heavy:
            end += 1
        if end > at:
            words[folded[at : end + 1]] += 1
        at = max(end, at + 1)
    return [word for word, _ in words.most_common(most)]
