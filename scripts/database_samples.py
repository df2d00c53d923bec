"""What the benchmarks of the case database share: timing, sampled strings, and plain substring truth."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policy_text.database import CaseDatabase
from policy_text.database.folding import fold

SEED = 20
COMMONEST = "教育"
TRUTH_DOCUMENTS = 5000


@dataclass(frozen=True, slots=True)
class Timing:
    """One row of a table: what was asked how often, and how long it took."""

    name: str
    bar: float | None
    wall: list[float]
    cpu: list[float]

    def row(self) -> str:
        """The row in Markdown."""
        p50, high = statistics.median(self.wall), p95(self.wall)
        cpu50, cpu95 = statistics.median(self.cpu), p95(self.cpu)
        verdict = "" if self.bar is None else "yes" if high <= self.bar else "by CPU" if cpu95 <= self.bar else "NO"
        bar = "" if self.bar is None else f"≤ {self.bar:g}"
        times = f"{p50:.1f} / {high:.1f} | {cpu50:.1f} / {cpu95:.1f}"
        return f"| {self.name} | {len(self.wall)} | {times} | {bar} | {verdict} |"


HEAD = "| question | asked | wall p50 / p95 | CPU p50 / p95 | bar (p95) | met |\n|---|---|---|---|---|---|"


def p95(values: Sequence[float]) -> float:
    return sorted(values)[max(round(0.95 * len(values)) - 1, 0)]


def time_questions(name: str, bar: float | None, asks: Iterable[Callable[[], object]]) -> Timing:
    """Ask each once, after one that warms the file up."""
    wall, cpu = [], []
    for index, ask in enumerate(asks):
        before, before_cpu = time.perf_counter(), time.process_time()
        ask()
        if index:
            wall.append(1000 * (time.perf_counter() - before))
            cpu.append(1000 * (time.process_time() - before_cpu))
    timing = Timing(name, bar, wall, cpu)
    print(timing.row(), flush=True)
    return timing


def sample_strings(database: CaseDatabase, lengths: Sequence[int], count: int, seed: int = SEED) -> list[str]:
    """Strings that stand in passages, cut anywhere."""
    chosen = random.Random(seed)
    connection = sqlite3.connect(f"file:{database.path}?mode=ro", uri=True)
    last = connection.execute("SELECT max(document_id) FROM document_texts").fetchone()[0]
    found: list[str] = []
    while len(found) < count:
        row = connection.execute(
            "SELECT text FROM document_texts WHERE document_id >= ? LIMIT 1", (chosen.randint(1, last),)
        )
        paragraph = chosen.choice([line for line in row.fetchone()[0].split("\n") if len(line) > 10])
        at = chosen.randrange(len(paragraph) - 4)
        string = paragraph[at : at + chosen.choice(lengths)]
        if string not in found and fold(string):
            found.append(string)
    return found


def sort_by_frequency(database: CaseDatabase, strings: Iterable[str], passages: int) -> dict[str, list[str]]:
    """Rare strings stand in one passage of a thousand at most, common ones in one of two hundred at least."""
    sorted_strings: dict[str, list[str]] = {"rare": [], "common": []}
    for string in strings:
        total = database.search(string, literal=True, limit=0).total
        if total <= passages / 1000:
            sorted_strings["rare"].append(string)
        elif total >= passages / 200:
            sorted_strings["common"].append(string)
    return sorted_strings


def read_truth(path: Path, documents: int = TRUTH_DOCUMENTS) -> dict[int, str]:
    """Folded texts of the paragraphs of the first documents."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = connection.execute(
        'SELECT passages.id, start, "end", text FROM passages JOIN document_texts USING (document_id)'
        " WHERE kind = 'p' AND document_id <= ? ORDER BY passages.id",
        (documents,),
    )
    return {number: fold(text[start:end]) for number, start, end, text in rows}
