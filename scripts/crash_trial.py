"""Kill an ingest (-9) at random moments and see that nothing is lost, halved or doubled.

    python scripts/crash_trial.py --kills 200

Made-up documents go through the whole pipeline in a process with two workers of its own. The process and its
workers are killed at a random moment, again and again. After every kill the file has to open, its integrity check
has to be ok, and every document in it has to be there whole. Then an undisturbed run finishes the work, and the file
has to hold row by row what a run without kills makes.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from generate_database_corpus import write_files
from policy_text.database import CaseDatabase, PreparedDocument
from policy_text.ingest import ingest

MOST_KILLS_A_FILE = 8
CHARACTERS = 600
"""Short documents: many transactions in little time."""


def load_everything(folder: Path, target: Path) -> None:
    """Read one document here, so that the processes to come need load no code and no model, nor see a change of it."""
    ingest(next(folder.iterdir()), target / "warm.db", workers=1)


def start_ingest(folder: Path, database: Path) -> int:
    """Begin an ingest in a process group of its own and return its number."""
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        ingest(folder, database, workers=2)
        os._exit(0)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        os._exit(1)


def finish_ingest(folder: Path, database: Path) -> float:
    """An undisturbed run; returns its seconds."""
    started = time.monotonic()
    _, status = os.waitpid(start_ingest(folder, database), 0)
    if status:
        raise SystemExit(f"an undisturbed run ended with status {status}")
    return time.monotonic() - started


def kill_ingest(folder: Path, database: Path, seconds: float) -> bool:
    """Kill a run with all its workers after so many seconds; False where it had ended before."""
    child = start_ingest(folder, database)
    time.sleep(seconds)
    ended, _ = os.waitpid(child, os.WNOHANG)
    if ended:
        return False
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    time.sleep(0.05)  # the workers of the killed group go on their own
    return True


def read_rows(database: Path) -> dict[str, PreparedDocument | None]:
    """Every document of a database as the rows that it was written from."""
    with CaseDatabase(database) as opened:
        return {kept.digest: opened.read_rows(kept.digest) for kept in opened.kept_documents()}


def check_whole(database: Path, reference: dict[str, PreparedDocument | None]) -> int:
    """See that the file is sound and each document in it whole; returns how many there are."""
    if not database.exists():
        return 0
    with CaseDatabase(database) as opened:  # a file that was killed before its tables were made gets them now
        failures = opened.verify().failures
        opened._connection.execute("INSERT INTO passage_index (passage_index) VALUES ('integrity-check')")
    if failures:
        raise SystemExit(f"after a kill: {failures[0]}")
    rows = read_rows(database)
    for digest, document in rows.items():
        if document != reference[digest]:
            raise SystemExit(f"after a kill: document {digest[:12]} is not whole")
    return len(rows)


def all_rows(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the times at which rows were written, and the answers of the index."""
    connection = sqlite3.connect(database)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passage_index%'"
    ).fetchall()
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for (name,) in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        kept = ", ".join(f'"{column}"' for column in columns if column not in ("analyzed", "added"))
        rows[name] = sorted(connection.execute(f"SELECT {kept} FROM {name}").fetchall(), key=repr)
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, passage_index, instance)")
    rows["index"] = connection.execute("SELECT * FROM temp.words ORDER BY term, doc, col, offset").fetchall()
    connection.close()
    return rows


def _different(rows: dict[str, list[tuple[Any, ...]]], expected: dict[str, list[tuple[Any, ...]]]) -> str:
    names = [name for name in expected if rows.get(name) != expected[name]]
    first = next((pair for pair in zip(rows[names[0]], expected[names[0]], strict=False) if pair[0] != pair[1]), None)
    return f"{', '.join(names)}: {first}"[:1000]


def run_trials(folder: Path, target: Path, kills: int, chosen: random.Random) -> None:
    """Kill so often, a few times for each new file, and compare each file with the undisturbed one."""
    seconds = finish_ingest(folder, target / "undisturbed.db")
    reference, expected = read_rows(target / "undisturbed.db"), all_rows(target / "undisturbed.db")
    print(f"an undisturbed run of {len(reference)} documents takes {seconds:.1f} s", flush=True)
    killed = files = 0
    found: list[int] = []
    while killed < kills:
        database = target / f"{files}.db"
        for _ in range(chosen.randint(1, MOST_KILLS_A_FILE)):
            if killed == kills:
                break
            if kill_ingest(folder, database, chosen.uniform(0, 1.1 * seconds)):
                killed += 1
                found.append(check_whole(database, reference))
        finish_ingest(folder, database)
        if all_rows(database) != expected:
            raise SystemExit(
                f"{database}: differs from the undisturbed run in {_different(all_rows(database), expected)}"
            )
        files += 1
        for path in target.glob(f"{database.name}*"):
            path.unlink()
        print(f"\r{killed} kills, {files} files finished", end="", flush=True)
    between = sum(0 < number < len(reference) for number in found)
    print(
        f"\n{killed} kills over {files} files: each opened, integrity ok, no half document; {between} kills fell"
        " between the first and the last document; every finished file is row by row that of the undisturbed run"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        write_files(target / "documents", chosen.documents, seed=chosen.seed, characters=CHARACTERS)
        load_everything(target / "documents", target)
        run_trials(target / "documents", target, chosen.kills, random.Random(chosen.seed))


if __name__ == "__main__":
    main()
