"""Measure the case database against its bars: size, questions, recall.

    python scripts/generate_database_corpus.py --database big.db --paragraphs 1000000
    python scripts/benchmark_database.py big.db --peers

Times are milliseconds, p50 and p95 of distinct questions on a warm file, wall clock and CPU: on a machine that does
other things at the same time the CPU says what the wall clock would. Recall is against plain substring truth over
folded texts. The peers are those of `benchmark_database_peers.py`; `benchmark_ingest.py` measures the way in.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmark_database_peers import ALL_PASSAGES, measure_peers
from database_samples import COMMONEST, HEAD, SEED, read_truth, sample_strings, sort_by_frequency, time_questions
from policy_text.database import CaseDatabase
from policy_text.database.filters import Filters
from policy_text.database.folding import fold
from policy_text.database.matching import find_passages, make_match
from policy_text.database.query_language import Query
from policy_text.errors import QueryError

QUESTIONS = 60


def measure_size(path: Path) -> None:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    text = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM document_texts").fetchone()[0]
    sizes = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    whole = sum(sizes.values())
    free = connection.execute("SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size")
    texts = sizes["document_texts"]
    index = sum(size for name, size in sizes.items() if name.startswith("passage_index"))
    counts = [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("documents", "passages", "measures", "passage_reforms")
    ]
    print("\n## Size\n")
    print("{:,} documents, {:,} passages, {:,} measures, {:,} tags".format(*counts))
    print("\n| part | MB | times the text |\n|---|---|---|")
    for name, size in (
        ("text in UTF-8", text),
        ("texts as stored", texts),
        ("full-text index", index),
        ("tables and their indexes, without texts", whole - texts - index),
        ("index and tables without the texts themselves", whole - texts),
        ("all of these", whole),
        ("pages free for what comes next", free.fetchone()[0]),
    ):
        print(f"| {name} | {size / 1e6:.0f} | {size / text:.2f} |")


def measure_questions(path: Path) -> None:
    with CaseDatabase(path, read_only=True) as database:
        passages = database.info().passages
        strings = sort_by_frequency(database, sample_strings(database, (2, 2, 2, 3, 4), 12 * QUESTIONS), passages)
        print(f"\n## Questions to {passages:,} passages\n\n{HEAD}")
        _time_searches(database, strings)
        _time_facets(database, strings)
        _time_measures(database)
        _time_hostile(database)
        measure_recall(database)


def _time_searches(database: CaseDatabase, strings: dict[str, list[str]]) -> None:
    for name in ("rare", "common"):
        chosen = strings[name][: QUESTIONS + 1]
        time_questions(
            f"search, {name} string, 20 snippets",
            50,
            (lambda q=q: database.search(q, literal=True, limit=20) for q in chosen),
        )
    time_questions(
        f"search, the commonest word {COMMONEST}, 20 snippets",
        100,
        (lambda n=n: database.search(COMMONEST, limit=20, offset=n) for n in range(QUESTIONS // 2)),
    )
    narrowed = [
        {"reform": reform, "year": year}
        for reform in ("group-schooling", "funding", "double-reduction")
        for year in range(2014, 2024)
    ]
    for name, words in (("common", strings["common"]), (COMMONEST, [COMMONEST] * len(narrowed))):
        time_questions(
            f"search, {name}, two facets (reform, year)",
            100,
            (
                lambda q=q, f=f: database.search(q, limit=20, literal=True, **f)
                for q, f in zip(words, narrowed, strict=False)
            ),
        )
    time_questions(
        f"search, {COMMONEST}, two facets (province, type)",
        100,
        (
            lambda p=p, t=t: database.search(COMMONEST, region=p, doc_type=t, limit=20)
            for p in ("37", "51", "44", "33", "61", "13", "42", "21")
            for t in ("notice", "case_report", "progress_report")
        ),
    )
    singles = list(dict.fromkeys(character for string in strings["rare"] for character in string))
    time_questions(
        "search, single characters",
        None,
        (lambda q=q: database.search(q, literal=True, limit=20) for q in singles[:31]),
    )


def _time_facets(database: CaseDatabase, strings: dict[str, list[str]]) -> None:
    started = time.perf_counter()
    database.facets(strings["rare"][0])
    print(f"| facet arrays read once a process | 1 | {1000 * (time.perf_counter() - started):.0f} | | | |")
    for name, bar in (("rare", 200), ("common", 200)):
        time_questions(
            f"facet counts, {name} string",
            bar,
            (lambda q=q: database.facets(f'"{q}"') for q in _plain(strings[name])[:31]),
        )
    time_questions(f"facet counts, {COMMONEST}", 400, (lambda: database.facets(COMMONEST) for _ in range(16)))


def _plain(strings: Iterable[str]) -> list[str]:
    return [string for string in strings if '"' not in string and len(fold(string)) > 1]


def _time_measures(database: CaseDatabase) -> None:
    connection = sqlite3.connect(f"file:{database.path}?mode=ro", uri=True)
    indicators = [name for (name,) in connection.execute("SELECT name FROM indicators ORDER BY id LIMIT 31")]
    chosen = random.Random(SEED)
    ranges = [{"min_value": low, "max_value": low + chosen.randint(5, 30)} for low in chosen.sample(range(1, 90), 31)]
    provinces = ("37", "51", "44", "33", "61", "13", "42", "21")
    kinds = ("percentage", "count", "money", "area")
    questions: dict[str, list[dict[str, object]]] = {
        "measures, kind, range, sorted": [{"kind": kinds[i % 2], **r} for i, r in enumerate(ranges)],
        "measures, kind, province, range, sorted": [
            {"kind": kinds[i % 4], "region": provinces[i % 8], "min_value": r["min_value"]}
            for i, r in enumerate(ranges)
        ],
        "measures, reform, kind, range, sorted": [
            {"kind": kinds[i % 4], "reform": "group-schooling", "min_value": r["min_value"]}
            for i, r in enumerate(ranges)
        ],
        "measures, indicator, range, sorted": [{"indicator": n, **r} for n, r in zip(indicators, ranges, strict=False)],
        "measures, indicator, province, status, sorted": [
            {"indicator": n, "region": provinces[i % 8], "status": "achieved"} for i, n in enumerate(indicators)
        ],
    }
    for name, asked in questions.items():
        time_questions(name, 50, (lambda f=f: database.measures(sort="value", limit=20, **f) for f in asked))
    ways: tuple[dict[str, Any], ...] = (
        {"by": ("region",), "level": "province"},
        {"by": ("region", "year"), "level": "province"},
        {"by": ("region", "year")},
    )
    for way in ways:
        time_questions(
            f"one indicator by {' and '.join(way['by'])}, {way.get('level', 'every place')}",
            300,
            (lambda n=n, w=way: database.group_measures(indicator=n, limit=None, **w) for n in indicators[:16]),
        )
    time_questions(
        "a reform type's indicator by region and year",
        300,
        (
            lambda n=n: database.group_measures(by=("region", "year"), level="province", indicator=n, reform="funding")
            for n in indicators[:16]
        ),
    )
    time_questions("similar cases", None, (lambda n=n: database.similar(n) for n in range(5, 16)))


HOSTILE = (
    *('"', "'; DROP TABLE documents; --", "a*", "pairs:教育", "NEAR(教 育)", "(((", "\0教育", "^教", "{教}", "+", "--"),
    *("教" * 1000, "教" * 10_000, " ".join("的一是在不了有和人这"), "的 一 是", " OR ".join(["教育"] * 300)),
    *(
        " OR ".join(f"教{c}" for c in "育师学材练导改研职员工会体科"),
        " ".join(f"{c}教" for c in "化面的于据量展和以从"),
    ),
    *(
        "教育 " * 200,
        "-教育",
        "教 -教育",
        "，",
        "。 ，",
        "\ud800",
        "%" * 500,
        "教育 OR -学校",
        "A" * 999,
        "1 2 3",
        "1 2",
        "的 一",
    ),
    *("，".join("教育改革发展"), "教育" * 400, '"' * 999, "OR " * 300),
)


def _time_hostile(database: CaseDatabase) -> None:
    slowest = ("", 0.0)
    for query in HOSTILE:
        started = time.perf_counter()
        with suppress(QueryError):
            database.search(query)
        slowest = max(slowest, (query[:20], time.perf_counter() - started), key=lambda row: row[1])
    query, seconds = slowest
    times = f"{1000 * seconds:.0f} | | ≤ 1000 | {_yes(seconds <= 1)}"
    print(f"| {len(HOSTILE)} hostile queries, the slowest ({query!r}) | | {times} |")


def _yes(met: bool) -> str:
    return "yes" if met else "NO"


def measure_recall(database: CaseDatabase) -> None:
    """Every sampled string of one to four characters against substring truth in some of the passages."""
    truth = read_truth(database.path)
    connection = sqlite3.connect(f"file:{database.path}?mode=ro", uri=True)
    print(f"\n## Recall against substring truth on {len(truth):,} paragraphs\n")
    print("| strings of | asked | recall | precision |\n|---|---|---|---|")
    for length in (1, 2, 3, 4):
        strings = sample_strings(database, (length,), 100, seed=length)
        found = right = expected = 0
        for string in strings:
            folded = fold(string)
            match = make_match(connection, Query(((folded,),)), Filters())
            hits = {number for number in find_passages(connection, match).tolist() if number in truth}
            wanted = {number for number, text in truth.items() if folded in text}
            found, right, expected = found + len(hits), right + len(hits & wanted), expected + len(wanted)
        print(f"| {length} characters | {len(strings)} | {right / expected:.4f} | {right / found:.4f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--peers", action="store_true", help="measure other engines beside it in the same run")
    chosen = parser.parse_args()
    measure_size(chosen.database)
    measure_questions(chosen.database)
    if chosen.peers:
        measure_peers(chosen.database, ALL_PASSAGES)


if __name__ == "__main__":
    main()
