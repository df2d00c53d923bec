"""Full-text search: count, rank what can be ranked in time, cut snippets."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from policy_text.database import ranking
from policy_text.database.answers import SearchHit, SearchHits
from policy_text.database.filters import Filters
from policy_text.database.matching import Match, find_passages, make_match
from policy_text.database.passages import PassageKind
from policy_text.database.query_language import Query
from policy_text.database.ranking import Hit, newest_hits, rank_by_index, rank_by_reading
from policy_text.database.snippets import cut_snippet

__all__ = ["search_passages"]

COUNTED = 20_000
"""Hits counted at most where every one has to be looked up in a table."""

_KINDS = {kind.value: kind.name.lower().replace("case_title", "case") for kind in PassageKind}


def search_passages(connection: sqlite3.Connection, query: Query, filters: Filters, *, offset: int = 0) -> SearchHits:
    """The passages that answer a query, best first."""
    match = make_match(connection, query, filters)
    if any(len(phrase) == 1 and phrase.isalnum() for phrase in query.phrases):
        # A single character begins thousands of pairs, whose places are to be gathered no more than once.
        numbers = find_passages(connection, match)[::-1]
        total, is_exact = len(numbers), True
        hits = _find_best(connection, query, lambda part: [(int(n), 0.0) for n in numbers[part]])
    else:
        total, is_exact = _count(connection, match)
        is_narrowed = bool(match.conditions.parts) or match.expression != query.expression()
        newest = partial(newest_hits, connection, match)
        if is_narrowed or total > ranking.COMMON:
            hits = _find_best(connection, query, newest)
        else:
            hits = _Hits(ranking.RANKED, partial(rank_by_index, connection, match), newest)
    stop = total if filters.limit is None else offset + filters.limit
    best = hits.read(offset, stop) if total else []
    found = (_read_hit(connection, number, score, query) for number, score in best)
    return SearchHits(found, total=total, ranked=min(total, hits.most), total_is_exact=is_exact)


@dataclass(frozen=True, slots=True)
class _Hits:
    """Hits of which the newest are ranked: so many at most, by ``best``; the others come as they are."""

    most: int
    best: Callable[[slice], list[Hit]]
    newest: Callable[[slice], list[Hit]]

    def read(self, start: int, stop: int) -> list[Hit]:
        """The hits from one place in the order to another."""
        ranked, others = slice(start, min(stop, self.most)), slice(max(start, self.most), stop)
        return [
            *(self.best(ranked) if ranked.start < ranked.stop else ()),
            *(self.newest(others) if others.start < others.stop else ()),
        ]


def _find_best(connection: sqlite3.Connection, query: Query, newest: Callable[[slice], list[Hit]]) -> _Hits:
    most = ranking.RANKED_BY_READING
    return _Hits(most, lambda part: rank_by_reading(connection, query, newest(slice(0, most)))[part], newest)


def _count(connection: sqlite3.Connection, match: Match) -> tuple[int, bool]:
    if not match.conditions.parts:
        sql = f"SELECT count(*) FROM passage_index{match.where}"
        return connection.execute(sql, match.parameters).fetchone()[0], True
    sql = f"SELECT count(*) FROM (SELECT 1 FROM passage_index{match.where} LIMIT {COUNTED})"
    total = connection.execute(sql, match.parameters).fetchone()[0]
    return total, total < COUNTED


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
