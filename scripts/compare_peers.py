"""Our spans, values and units beside those of other tools, on the same gold in the same run.

    python scripts/compare_peers.py --gold corpora/gold --documents corpora/documents \\
        --peer recognizers=/path/to/env/bin/python --peer jionlp_money=/path/to/env/bin/python

Each peer needs an environment of its own (its module in scripts/peers says which packages); one that is not given, or
does not start, is said to be absent. Optional gold is neither asked for nor punished. Speeds are of the quickest of
a few passes, in CPU time on one core; the bare pass of our number expression stands beside them. What travels to other
machines is the ratio. All read bare text, so that figures in tables are missed by all.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from peers.run_peer import time_passes
from policy_text.evaluation import read_gold
from policy_text.extract import find_measures
from policy_text.extract.quantities import find_quantities
from policy_text.load import load_document
from policy_text.records import Measure

PEERS_FOLDER = Path(__file__).resolve().parent / "peers"
PEERS = ("plain_regex", "recognizers", "jionlp_money")
Found = tuple[int, int, float | None, str]


@dataclass(frozen=True)
class Body:
    """The part of a document that gold covers, and its gold."""

    text: str
    start: int
    measures: tuple[Measure, ...]


def read_bodies(gold_folder: Path, documents: Path) -> list[Body]:
    """The annotated bodies of a gold folder."""
    bodies = []
    for gold in read_gold(gold_folder):
        text = load_document(documents / gold.file).text
        if gold.body is not None:
            placed = tuple(m for m in gold.measures if isinstance(m, Measure))
            bodies.append(Body(text[gold.body.start : gold.body.end], gold.body.start, placed))
    return bodies


def run_ours(bodies: list[Body]) -> tuple[list[list[Found]], float]:
    """Our measures and the CPU seconds that they took."""
    found, seconds = time_passes(find_measures, [body.text for body in bodies])
    return [[(m.start, m.end, m.value, m.unit) for m in measures] for measures in found], seconds


def run_peer(name: str, python: str, bodies: list[Body]) -> tuple[list[list[Found]], float] | None:
    """What a peer finds, or None where it does not start."""
    passages = "".join(json.dumps(body.text) + "\n" for body in bodies)
    command = [python, "run_peer.py", name]
    done = subprocess.run(command, cwd=PEERS_FOLDER, input=passages, capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    answer = json.loads(done.stdout.splitlines()[-1])
    return [[tuple(found) for found in row] for row in answer["found"]], answer["seconds"]


def score(bodies: list[Body], found: list[list[Found]]) -> dict[str, float]:
    """F1 of spans, and of spans with the right value and unit."""
    right = right_value = extra = wanted = 0
    for body, row in zip(bodies, found, strict=True):
        gold = {(m.start - body.start, m.end - body.start): m for m in body.measures}
        wanted += sum(not m.optional for m in gold.values())
        for start, end, value, unit in row:
            match = gold.get((start, end))
            if match is not None and not match.optional:
                right += 1
                right_value += match.unit == unit and _is_close(value, match.value)
            elif not _stands_on_optional(start, end, gold):
                extra += 1
    total = right + extra + wanted
    return {
        "spans": 2 * right / total if total else 0.0,
        "with value and unit": 2 * right_value / total if total else 0.0,
    }


def _is_close(found: float | None, gold: float | None) -> bool:
    return found is not None and gold is not None and abs(found - gold) <= 1e-6 * max(1.0, abs(gold))


def _stands_on_optional(start: int, end: int, gold: dict[tuple[int, int], Measure]) -> bool:
    return any(a < end and start < b and measure.optional for (a, b), measure in gold.items())


def main() -> None:
    arguments = _parse_arguments()
    pythons = dict(pair.split("=", 1) for pair in arguments.peer)
    bodies = read_bodies(arguments.gold, arguments.documents)
    characters = sum(len(body.text) for body in bodies)
    ours, our_seconds = run_ours(bodies)
    print(f"{len(bodies)} documents, {characters:,} characters\n")
    print(f"{'tool':16}{'span F1':>10}{'+value+unit':>14}{'characters/s':>16}{'to ours':>10}")
    _print_row("policy_text", score(bodies, ours), characters / our_seconds, 1.0)
    for name in PEERS:
        answer = run_peer(name, pythons.get(name, sys.executable), bodies)
        if answer is None:
            print(f"{name:16}absent")
        else:
            seconds = max(answer[1], 1e-9)
            _print_row(name, score(bodies, answer[0]), characters / seconds, our_seconds / seconds)
    _, seconds = time_passes(lambda text: list(find_quantities(text)), [body.text for body in bodies])
    print(f"{'numbers alone':16}{'':24}{characters / seconds:16,.0f}{our_seconds / seconds:10.3f}")


def _print_row(name: str, scores: dict[str, float], speed: float, ratio: float) -> None:
    print(f"{name:16}{scores['spans']:10.3f}{scores['with value and unit']:14.3f}{speed:16,.0f}{ratio:10.3f}")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", required=True, type=Path)
    parser.add_argument("--documents", required=True, type=Path)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
