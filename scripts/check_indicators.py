"""Precision and recall of indicators on sentences that were marked by hand, or the indicators of any text to read.

    python scripts/check_indicators.py                       the sample in corpora/indicators
    python scripts/check_indicators.py --sample mine.jsonl   another sample
    python scripts/check_indicators.py --read report.txt …   what is assigned in plain texts, a line a measure

A line of a sample is a JSON object with ``id`` and ``marked``: a sentence in which every measure stands in brackets
with its indicator in braces behind it, ``[12个]{education-groups}``, or with nothing in them where it has none.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_text.extract import find_measures
from policy_text.lexicon.indicators import indicator_named

SAMPLE = Path(__file__).resolve().parent.parent / "corpora" / "indicators" / "sample.jsonl"

_MARK = re.compile(r"\[([^\[\]]*)\]\{([a-z0-9-]*)\}")


@dataclass(frozen=True)
class Judged:
    """A measure with the indicator that a reader gave it and the one that was assigned; None stands for neither."""

    sentence: str
    text: str
    expected: str | None
    assigned: str | None


@dataclass(frozen=True)
class Result:
    """What a sample says of the assignment."""

    judged: tuple[Judged, ...]

    @property
    def precision(self) -> float:
        """The share of assigned indicators that are right."""
        assigned = [one for one in self.judged if one.assigned]
        return sum(one.assigned == one.expected for one in assigned) / max(len(assigned), 1)

    @property
    def recall(self) -> float:
        """The share of a reader's indicators that were assigned; measures that were not found count as missed."""
        expected = [one for one in self.judged if one.expected]
        return sum(one.assigned == one.expected for one in expected) / max(len(expected), 1)

    @property
    def mistakes(self) -> list[Judged]:
        """Where reader and assignment differ."""
        return [one for one in self.judged if one.assigned != one.expected]


def read_sample(path: Path) -> Iterator[tuple[str, str]]:
    """Id and marked sentence of each line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], row["marked"]


def parse_marked(marked: str) -> tuple[str, dict[tuple[int, int], str | None]]:
    """The sentence without its marks, and the indicator of each marked span; unknown slugs are refused."""
    text, end, spans = "", 0, {}
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        slug = indicator_named(mark[2]).slug if mark[2] else None
        spans[len(text), len(text) + len(mark[1])] = slug
        text += mark[1]
        end = mark.end()
    return text + marked[end:], spans


def judge_sample(path: Path = SAMPLE) -> Result:
    """Every marked measure, and every other one that was given an indicator (which counts as wrong)."""
    judged: list[Judged] = []
    for name, marked in read_sample(path):
        text, expected = parse_marked(marked)
        assigned = {(m.start, m.end): m.indicator for m in find_measures(text)}
        spans = [*expected, *(span for span, slug in assigned.items() if slug and span not in expected)]
        judged += [Judged(name, text[a:b], expected.get((a, b)), assigned.get((a, b))) for a, b in sorted(spans)]
    return Result(tuple(judged))


def read_texts(paths: list[Path]) -> None:
    """Print each measure that was given an indicator, with what stands around it."""
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        for measure in find_measures(text):
            if measure.indicator:
                around = text[max(0, measure.start - 30) : measure.end + 12].replace("\n", " ")
                print(f"{measure.indicator}\t{measure.text}\t{measure.subject}\t{around}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=Path, default=SAMPLE)
    parser.add_argument("--read", type=Path, nargs="+", metavar="FILE")
    arguments = parser.parse_args()
    if arguments.read:
        read_texts(arguments.read)
        return
    result = judge_sample(arguments.sample)
    for one in result.mistakes:
        print(f"{one.sentence}\t{one.text}\tread {one.expected or '-'}\tassigned {one.assigned or '-'}")
    marked = sum(1 for one in result.judged if one.expected)
    print(f"{len(result.judged)} measures, {marked} with an indicator, {len(result.judged) - marked} without")
    print(f"precision {result.precision:.3f}, recall {result.recall:.3f}")


if __name__ == "__main__":
    main()
