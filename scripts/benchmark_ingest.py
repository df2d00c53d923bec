"""Measure the way into a case database: a whole ingest, and readers while one process writes.

python scripts/benchmark_ingest.py documents --documents 10000
python scripts/benchmark_ingest.py readers big.db
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import tempfile
import time
from multiprocessing import Process, Queue
from pathlib import Path

from database_samples import p95
from generate_database_corpus import prepare_batch, write_files
from policy_text.database import CaseDatabase, Source
from policy_text.ingest import ingest


def measure_readers(path: Path, seconds: float, readers: int = 8) -> None:
    """Readers ask while one process writes documents in batches; none may wait, or see half a document."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "copy.db"
        shutil.copyfile(path, copy)
        answers: Queue[tuple[list[float], int]] = Queue()
        for writing in (False, True):
            started = [Process(target=_read_for, args=(copy, seconds, answers)) for _ in range(readers)]
            writer = Process(target=_write_for, args=(copy, seconds))
            for process in [*started, *([writer] if writing else [])]:
                process.start()
            results = [answers.get() for _ in started]
            for process in [*started, *([writer] if writing else [])]:
                process.join()
            waits = [wait for found, _ in results for wait in found]
            halves = sum(half for _, half in results)
            what = "with one writer" if writing else "alone"
            print(
                f"| {readers} readers {what} | {len(waits)} | {statistics.median(waits):.1f} / {p95(waits):.1f}"
                f" / {max(waits):.1f} | {halves} |",
                flush=True,
            )


def _read_for(path: Path, seconds: float, answers: object) -> None:
    """Ask for the newest document again and again, and see that all of it is there."""
    waits, halves = [], 0
    end = time.monotonic() + seconds
    with CaseDatabase(path, read_only=True) as database:
        connection = database._connection
        while time.monotonic() < end:
            before = time.perf_counter()
            connection.execute("BEGIN")
            document, first, last, first_measure, last_measure = connection.execute(
                "SELECT id, first_passage, last_passage, first_measure, last_measure FROM documents"
                " ORDER BY id DESC LIMIT 1"
            ).fetchone()
            counts = [
                connection.execute(f"SELECT count(*) FROM {table} WHERE {key} BETWEEN ? AND ?", bounds).fetchone()[0]
                for table, key, bounds in (
                    ("passages", "id", (first, last)),
                    ("passage_index_docsize", "id", (first, last)),
                    ("measures", "id", (first_measure, last_measure)),
                    ("document_texts", "document_id", (document, document)),
                    ("document_facets", "document_id", (document, document)),
                )
            ]
            connection.execute("COMMIT")
            waits.append(1000 * (time.perf_counter() - before))
            halves += counts != [last - first + 1, last - first + 1, last_measure - first_measure + 1, 1, 1]
            time.sleep(0.02)
    answers.put((waits, halves))  # type: ignore[attr-defined]


def _write_for(path: Path, seconds: float) -> None:
    end = time.monotonic() + seconds
    number = 10_000_000
    with CaseDatabase(path, archive=False) as database:
        while time.monotonic() < end:
            prepared = prepare_batch((77, number, number + 20))
            with database.batch():
                for document in prepared:
                    database.add_prepared(document, Source(f"later/{document.digest}", document.digest))
            number += 20


def measure_ingest(documents: int, workers: int, folder: Path | None) -> None:
    """Plain-text documents of 3,000 characters through the whole pipeline, then once more unchanged."""
    with tempfile.TemporaryDirectory() as temporary:
        target = Path(temporary)
        source = folder or target / "documents"
        if not source.exists():
            write_files(source, documents, seed=5)
        print(f"\n## Ingest of {documents:,} documents of 3,000 characters, {workers} workers\n")
        print(
            "| run | seconds | documents a second | bar | CPU ms a document | of it the writer | writer's memory MB |"
        )
        print("|---|---|---|---|---|---|---|")
        for name, bar in (("first", 60), ("second, unchanged", 2000)):
            started, cpu, writer = time.monotonic(), _cpu_seconds(), time.process_time()
            report = ingest(source, target / "cases.db", workers=workers)
            seconds = time.monotonic() - started
            cpu, writer = (1000 * used / documents for used in (_cpu_seconds() - cpu, time.process_time() - writer))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            assert report.done + report.skipped == documents, report.failed[:3]
            row = f"{seconds:.1f} | {documents / seconds:.0f} | ≥ {bar} | {cpu:.1f} | {writer:.1f} | {memory:.0f}"
            print(f"| {name} | {row} |", flush=True)


def _cpu_seconds() -> float:
    """Processor time of this process and of its workers that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="part", required=True)
    part = parts.add_parser("documents", help="made-up documents through the whole pipeline, twice")
    part.add_argument("--documents", type=int, default=10_000)
    part.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    part.add_argument("--folder", type=Path, help="documents made before")
    part = parts.add_parser("readers", help="eight readers during a write")
    part.add_argument("database", type=Path)
    part.add_argument("--seconds", type=float, default=20)
    chosen = parser.parse_args()
    if chosen.part == "documents":
        measure_ingest(chosen.documents, chosen.workers, chosen.folder)
    else:
        print("\n| | reads | wait p50 / p95 / longest, ms | half documents seen |\n|---|---|---|---|")
        measure_readers(chosen.database, chosen.seconds)


if __name__ == "__main__":
    main()
