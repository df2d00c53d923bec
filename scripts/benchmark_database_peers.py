"""Other searches on the passages of a case database: FTS5 over jieba's words, and tantivy over character pairs.

    pip install tantivy rjieba
    python scripts/benchmark_database_peers.py big.db --passages 1000000

Without rjieba plain jieba cuts, 300 times more slowly. A peer that is absent is said to be absent.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from database_samples import COMMONEST, HEAD, read_truth, sample_strings, sort_by_frequency, time_questions
from policy_text.database import CaseDatabase, Filters
from policy_text.database.folding import fold
from policy_text.database.matching import find_passages, make_match
from policy_text.database.query_language import Query

ALL_PASSAGES = 2**31
MANY = 2_000_000
"""Hits that are asked for to see whether all are found."""


def measure_peers(path: Path, passages: int) -> None:
    """Ours, FTS5 over jieba's words, and tantivy over character pairs, on the same passages."""
    with CaseDatabase(path, read_only=True) as database, tempfile.TemporaryDirectory() as folder:
        total = database.info().passages
        strings = sort_by_frequency(database, sample_strings(database, (2, 2, 3, 4), 300), total)
        samples = {"rare": strings["rare"][:41], "common": strings["common"][:41], COMMONEST: [COMMONEST] * 11}
        truth = read_truth(path)
        print(f"\n## Peers, {min(passages, total):,} passages, 20 hits without snippets\n\n{HEAD}")
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        searches: dict[str, Callable[[str, int], list[int]] | None] = {
            "FTS5, jieba words": make_jieba_search(path, Path(folder), passages),
            "tantivy, pairs": make_tantivy_search(path, Path(folder), passages),
        }
        for name, asked in samples.items():
            time_questions(
                f"this database: {name}", None, (lambda q=q: database.search(q, literal=True, limit=20) for q in asked)
            )
            for peer, search in searches.items():
                if search is not None:
                    time_questions(f"{peer}: {name}", None, (lambda q=q, s=search: s(q, 20) for q in asked))
        print("\n| recall on substring truth | strings | recall |\n|---|---|---|")
        sampled = sample_strings(database, (2, 3, 4), 60, seed=99)

        def find_here(query: str, limit: int) -> list[int]:
            match = make_match(database._connection, Query(((fold(query),),)), Filters())
            return find_passages(database._connection, match)[:limit].tolist()

        for peer, search in ({"this database": find_here} | searches).items():
            if search is None:
                print(f"| {peer} | absent | |")
                continue
            found = expected = 0
            for string in sampled:
                wanted = {number for number, text in truth.items() if fold(string) in text}
                found += len(wanted & set(search(string, MANY)))
                expected += len(wanted)
            print(f"| {peer} | {len(sampled)} | {found / expected:.3f} |", flush=True)
        connection.close()


def _passage_texts(path: Path, passages: int) -> Iterator[tuple[int, str]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = connection.execute(
        'SELECT passages.id, start, "end", words, text FROM passages JOIN document_texts USING (document_id)'
        " ORDER BY passages.id LIMIT ?",
        (passages,),
    )
    for number, start, end, words, text in rows:
        yield number, text[start:end] if words is None else words


def make_jieba_search(path: Path, folder: Path, passages: int) -> Callable[[str, int], list[int]] | None:
    try:
        from rjieba import cut
    except ImportError:
        try:
            from jieba import lcut as cut
        except ImportError:
            return None
    started = time.perf_counter()
    connection = sqlite3.connect(folder / "jieba.db")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, content = '')")
    connection.executemany(
        "INSERT INTO words (rowid, text) VALUES (?, ?)",
        ((number, " ".join(cut(fold(text)))) for number, text in _passage_texts(path, passages)),
    )
    connection.commit()
    size = (folder / "jieba.db").stat().st_size / 1e6
    print(f"| FTS5, jieba words: built in {time.perf_counter() - started:.0f} s, {size:.0f} MB | | | | | |", flush=True)

    def search(query: str, limit: int) -> list[int]:
        words = " ".join(word.replace('"', "") for word in cut(fold(query)))
        order = "ORDER BY rank LIMIT ?" if limit < 1000 else "LIMIT ?"
        rows = connection.execute(f"SELECT rowid FROM words WHERE words MATCH ? {order}", (f'"{words}"', limit))
        return [number for (number,) in rows]

    return search


def make_tantivy_search(path: Path, folder: Path, passages: int) -> Callable[[str, int], list[int]] | None:
    try:
        import tantivy
    except ImportError:
        return None
    started = time.perf_counter()
    schema = tantivy.SchemaBuilder()
    schema.add_unsigned_field("number", stored=True, fast=True)
    schema.add_text_field("pairs", tokenizer_name="whitespace", index_option="position")
    (folder / "tantivy").mkdir()
    index = tantivy.Index(schema.build(), path=str(folder / "tantivy"))
    writer = index.writer(300_000_000, 1)
    for number, text in _passage_texts(path, passages):
        document = tantivy.Document()
        document.add_unsigned("number", number)
        document.add_text("pairs", " ".join(_pairs(fold(text))))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    size = sum(file.stat().st_size for file in (folder / "tantivy").rglob("*")) / 1e6
    print(f"| tantivy, pairs: built in {time.perf_counter() - started:.0f} s, {size:.0f} MB | | | | | |", flush=True)

    def search(query: str, limit: int) -> list[int]:
        terms = _pairs(fold(query))
        if len(terms) == 1:
            asked = tantivy.Query.term_query(index.schema, "pairs", terms[0])
        else:
            asked = tantivy.Query.phrase_query(index.schema, "pairs", terms)
        hits = searcher.search(asked, limit=limit, count=limit < 1000).hits
        return [searcher.doc(address)["number"][0] for _, address in hits]

    return search


def _pairs(folded: str) -> list[str]:
    return [folded[at : at + 2] for at in range(max(len(folded) - 1, 1))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--passages", type=int, default=ALL_PASSAGES)
    chosen = parser.parse_args()
    measure_peers(chosen.database, chosen.passages)


if __name__ == "__main__":
    main()
