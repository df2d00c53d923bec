"""Check the labelled paragraphs in corpora/reforms: number, labels, lengths, templates, near-duplicates, split.

usage: check_reform_corpus.py [FOLDER] [--json]

Exits with 1 and one line a fault where the corpus is not what its data card says.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from policy_text.classify.folding import fold
from policy_text.classify.labelled import LabelledParagraph, digest_paragraphs, read_labelled
from policy_text.classify.training import assign_folds
from policy_text.lexicon.reforms import reform_types

ROOT = Path(__file__).resolve().parents[1]

FEWEST_PARAGRAPHS = 1800
FEWEST_OF_A_TYPE = 90
SHORTEST, LONGEST = 20, 600
MOST_TEMPLATED = 0.10
SHINGLE = 5
# Two paragraphs that share this part of their five-character shingles tell the same thing in the same words.
NEAR_DUPLICATE = 0.5


def find_near_duplicates(paragraphs: Sequence[LabelledParagraph]) -> list[tuple[str, str, float]]:
    """Pairs whose shingles overlap (Jaccard) by `NEAR_DUPLICATE` or more."""
    shingles = [_cut_shingles(fold(p.text)) for p in paragraphs]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(shingles):
        for shingle in found:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        # A shingle that stands in many paragraphs is a phrase of the genre and says nothing of two of them.
        if len(numbers) <= 20:
            shared.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    pairs = []
    for (a, b), common in shared.items():
        overlap = common / (len(shingles[a]) + len(shingles[b]) - common)
        if overlap >= NEAR_DUPLICATE:
            pairs.append((paragraphs[a].id, paragraphs[b].id, round(overlap, 2)))
    return sorted(pairs)


def _cut_shingles(folded: str) -> set[str]:
    return {folded[i : i + SHINGLE] for i in range(max(len(folded) - SHINGLE + 1, 1))}


def describe_corpus(paragraphs: Sequence[LabelledParagraph]) -> dict[str, Any]:
    labels = Counter(label for p in paragraphs for label in p.labels)
    lengths = [len(p.text) for p in paragraphs]
    folds = assign_folds(paragraphs)
    return {
        "paragraphs": len(paragraphs),
        "settings": len({p.setting for p in paragraphs}),
        "labels": {kind.slug: labels[kind.slug] for kind in reform_types()},
        "labels_a_paragraph": dict(sorted(Counter(len(p.labels) for p in paragraphs).items())),
        "without_label": sum(not p.labels for p in paragraphs),
        "genres": dict(Counter(p.genre for p in paragraphs).most_common()),
        "lengths": {"shortest": min(lengths), "median": median(lengths), "longest": max(lengths)},
        "templated": sum(p.templated for p in paragraphs),
        "near_duplicates": find_near_duplicates(paragraphs),
        "folds": [int((folds == number).sum()) for number in range(folds.max() + 1)],
        "settings_on_both_sides": _find_split_settings(paragraphs, folds),
        "digest": digest_paragraphs(paragraphs),
    }


def _find_split_settings(paragraphs: Sequence[LabelledParagraph], folds: Any) -> list[str]:
    sides: dict[str, set[int]] = defaultdict(set)
    for paragraph, number in zip(paragraphs, folds, strict=True):
        sides[paragraph.setting].add(int(number))
    return sorted(setting for setting, numbers in sides.items() if len(numbers) > 1)


def list_faults(paragraphs: Sequence[LabelledParagraph], facts: dict[str, Any]) -> list[str]:
    faults = []
    if facts["paragraphs"] < FEWEST_PARAGRAPHS:
        faults.append(f"only {facts['paragraphs']} paragraphs, {FEWEST_PARAGRAPHS} are the least")
    for slug, count in facts["labels"].items():
        if count < FEWEST_OF_A_TYPE:
            faults.append(f"{slug} stands on {count} paragraphs, {FEWEST_OF_A_TYPE} are the least")
    faults += [
        f"{p.id} has {len(p.text)} characters, not {SHORTEST} to {LONGEST}"
        for p in paragraphs
        if not SHORTEST <= len(p.text) <= LONGEST
    ]
    if facts["templated"] > MOST_TEMPLATED * facts["paragraphs"]:
        faults.append(f"{facts['templated']} paragraphs are made by templates, more than {MOST_TEMPLATED:.0%}")
    faults += [f"{a} and {b} are near-duplicates ({overlap})" for a, b, overlap in facts["near_duplicates"]]
    faults += [
        f"the setting {setting!r} stands on both sides of the split" for setting in facts["settings_on_both_sides"]
    ]
    ids = Counter(p.id for p in paragraphs)
    faults += [f"the id {name} stands {count} times" for name, count in ids.items() if count > 1]
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "corpora" / "reforms")
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")
    arguments = parser.parse_args()
    paragraphs = read_labelled(arguments.folder, reform_types())
    facts = describe_corpus(paragraphs)
    if arguments.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{name}: {value}" for name, value in facts.items()))
    faults = list_faults(paragraphs, facts)
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
