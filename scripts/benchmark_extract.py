"""Text to measures on one core: characters a second, beside the bare pass of the number expression, and memory.

    python scripts/benchmark_extract.py corpora/documents [--documents 10000]

Figures of one run on one machine; what travels is the ratio to the bare expression.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from policy_text.extract import find_measures
from policy_text.extract.quantities import find_quantities
from policy_text.load import find_sources, load_document

PASSES = 7
BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024


def characters_a_second(work: Callable[[str], object], texts: list[str]) -> float:
    """The best of several passes, in CPU time."""
    best = float("inf")
    for _ in range(PASSES):
        began = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - began)
    return sum(map(len, texts)) / best


def peak_memory() -> float:
    """Peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_PER_UNIT / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=0, help="then run over so many documents and watch the memory")
    arguments = parser.parse_args()
    texts = [load_document(path).text for path in find_sources([arguments.folder]).sources]
    count = sum(len(find_measures(text)) for text in texts)
    print(f"{len(texts)} documents, {sum(map(len, texts)):,} characters, {count} measures")
    measures = characters_a_second(find_measures, texts)
    numbers = characters_a_second(lambda text: list(find_quantities(text)), texts)
    print(f"text to measures     {measures:12,.0f} characters/s")
    print(f"number pass alone    {numbers:12,.0f} characters/s ({numbers / measures:.1f} times as fast)")
    if arguments.documents:
        _watch_memory(texts, arguments.documents)


def _watch_memory(texts: list[str], documents: int) -> None:
    before = peak_memory()
    for index in range(documents):
        find_measures(texts[index % len(texts)])
    print(f"memory               {before:.1f} MB, after {documents:,} documents {peak_memory():.1f} MB")


if __name__ == "__main__":
    main()
