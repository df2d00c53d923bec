"""Full-text search: count, rank what can be ranked in time, cut snippets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from policy_text.database.answers import SearchHit, SearchHits
from policy_text.database.filters import Filters
from policy_text.database.folding import fold
from policy_text.database.matching import Match, find_passages, make_match
from policy_text.database.passages import PassageKind
from policy_text.database.query_language import Query
from policy_text.database.snippets import cut_snippet

if TYPE_CHECKING:
    from policy_text.database.matching import Numbers

__all__ = ["search_passages"]

RANKED = 3000
"""Hits that are ranked at most, the newest: FTS5 scores every hit that it is asked to sort, and at a million
passages a frequent word has hundreds of thousands."""
RANKED_BY_READING = 1000
"""Hits of single characters that are ranked at most, the newest."""
COUNTED = 20_000
"""Hits counted at most where every one has to be looked up in a table."""

_KINDS = {kind.value: kind.name.lower().replace("case_title", "case") for kind in PassageKind}


def search_passages(connection: sqlite3.Connection, query: Query, filters: Filters, *, offset: int = 0) -> SearchHits:
    """The passages that answer a query, best first."""
    match = make_match(connection, query, filters)
    if any(len(phrase) == 1 and phrase.isalnum() for phrase in query.phrases):
        numbers = find_passages(connection, match)
        total, is_exact, most = len(numbers), True, RANKED_BY_READING
        limit = total if filters.limit is None else filters.limit
        ranked = _rank_by_reading(connection, query, numbers[::-1], slice(offset, offset + limit))
    else:
        (total, is_exact), most = _count(connection, match), RANKED
        limit = total if filters.limit is None else filters.limit
        ranked = _rank(connection, match, limit, offset) if total and limit else []
        if len(ranked) < limit and total > RANKED:
            ranked += _newest(connection, match, limit - len(ranked), max(offset, RANKED))
    hits = (_read_hit(connection, number, score, query) for number, score in ranked)
    return SearchHits(hits, total=total, ranked=min(total, most), total_is_exact=is_exact)


def _count(connection: sqlite3.Connection, match: Match) -> tuple[int, bool]:
    if not match.conditions.parts:
        sql = f"SELECT count(*) FROM passage_index{match.where}"
        return connection.execute(sql, match.parameters).fetchone()[0], True
    sql = f"SELECT count(*) FROM (SELECT 1 FROM passage_index{match.where} LIMIT {COUNTED})"
    total = connection.execute(sql, match.parameters).fetchone()[0]
    return total, total < COUNTED


def _rank(connection: sqlite3.Connection, match: Match, limit: int, offset: int) -> list[tuple[int, float]]:
    """Number and score of the best hits among the newest."""
    # The column of facets weighs nothing: it narrows, it does not make a passage better.
    newest = (
        f"SELECT rowid AS number, bm25(passage_index, 1.0, 0.0) AS score FROM passage_index{match.where}"
        f" ORDER BY rowid DESC LIMIT {RANKED}"
    )
    return connection.execute(
        f"SELECT number, -score FROM ({newest}) ORDER BY score, number DESC LIMIT ? OFFSET ?",
        (*match.parameters, limit, offset),
    ).fetchall()


def _newest(connection: sqlite3.Connection, match: Match, limit: int, offset: int) -> list[tuple[int, float]]:
    """Hits beyond the ranked ones, newest first."""
    sql = f"SELECT rowid, 0.0 FROM passage_index{match.where} ORDER BY rowid DESC LIMIT ? OFFSET ?"
    return connection.execute(sql, (*match.parameters, limit, offset)).fetchall()


def _rank_by_reading(
    connection: sqlite3.Connection, query: Query, newest: Numbers, part: slice
) -> list[tuple[int, float]]:
    """BM25 worked out from the texts of the newest hits.

    A single character is the beginning of thousands of pairs. FTS5 would gather all their places three times, to
    count, to weigh and to rank; so they are gathered once, and the rest is read.
    """
    read = newest[:RANKED_BY_READING].tolist()
    texts = {number: fold(text) for number, text in _read_texts(connection, read)}
    average = sum(map(len, texts.values())) / max(len(texts), 1) or 1.0
    scores = {number: _score(text, query, average) for number, text in texts.items()}
    best = sorted(scores.items(), key=lambda row: (-row[1], -row[0]))
    beyond = newest[max(part.start, RANKED_BY_READING) : part.stop].tolist()
    return [*best[part], *((number, 0.0) for number in beyond)]


def _score(text: str, query: Query, average: float) -> float:
    length = 1.2 * (0.25 + 0.75 * len(text) / average)  # the constants of FTS5's bm25()
    counts = (text.count(phrase) for phrase in query.phrases)
    return sum(2.2 * count / (count + length) for count in counts)


def _read_texts(connection: sqlite3.Connection, numbers: list[int]) -> Iterator[tuple[int, str]]:
    """Numbers and words of passages, each document read once."""
    listed = ", ".join(map(str, numbers))
    rows = connection.execute(
        f'SELECT id, document_id, start, "end", words FROM passages WHERE id IN ({listed}) ORDER BY document_id'
    )
    for document, passages in groupby(rows.fetchall(), key=itemgetter(1)):
        (text,) = connection.execute("SELECT text FROM document_texts WHERE document_id = ?", (document,)).fetchone()
        for number, _, start, end, words in passages:
            yield number, text[start:end] if words is None else words


_HIT = """
SELECT passages.document_id, passages.case_id, passages.kind, passages.start, passages."end", passages.words,
       document_texts.text AS text, documents.title, cases.title, sections.title, regions.name, regions.adcode,
       documents.year, documents.doc_type,
       (SELECT address FROM sources WHERE sources.digest = documents.digest ORDER BY current DESC, id LIMIT 1),
       (SELECT group_concat(name, ' ') FROM (
            SELECT reforms.name AS name FROM passage_reforms JOIN reforms ON reforms.id = reform_id
            WHERE passage_id = passages.id ORDER BY score DESC, name))
FROM passages
JOIN documents ON documents.id = passages.document_id
JOIN document_texts ON document_texts.document_id = passages.document_id
LEFT JOIN cases ON cases.id = passages.case_id
LEFT JOIN sections ON sections.id = passages.section_id
LEFT JOIN regions ON regions.id = coalesce(cases.region_id, documents.region_id)
WHERE passages.id = ?
"""


def _read_hit(connection: sqlite3.Connection, number: int, score: float, query: Query) -> SearchHit:
    row = connection.execute(_HIT, (number,)).fetchone()
    document_id, case_id, kind, start, end, words, text, title, case_title, heading, *rest = row
    region, adcode, year, doc_type, source, reforms = rest
    snippet = cut_snippet(words if words is not None else text[start:end], query.phrases)
    return SearchHit(
        passage_id=number,
        document_id=document_id,
        case_id=case_id,
        kind=_KINDS[kind],
        score=score,
        snippet=snippet.text,
        highlights=snippet.highlights,
        start=snippet.start + (0 if words is not None else start),
        cut_before=snippet.cut_before,
        cut_after=snippet.cut_after,
        document_title=title,
        case_title=case_title,
        heading=heading,
        region=region,
        adcode=adcode,
        year=year,
        doc_type=doc_type,
        source=source,
        reforms=tuple(reforms.split(" ")) if reforms else (),
    )
