"""How sure each rule is: its share of right subjects and statuses on gold, written where the extractor reads it.

    python scripts/calibrate.py GOLD:DOCUMENTS [GOLD:DOCUMENTS ...]

Prints the reliability of the written table: stated confidence beside the share that was right, by tenths.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from unittest.mock import patch

from policy_text.evaluation import read_gold
from policy_text.evaluation.calibration import Reliability
from policy_text.evaluation.gold import GoldDocument
from policy_text.evaluation.sameness import find_wrong_fields
from policy_text.extract import linker, tables
from policy_text.load import load_document
from policy_text.pipeline import analyze
from policy_text.records import Measure

TABLE = Path(__file__).resolve().parent.parent / "src/policy_text/lexicon/data/rule_confidence.json"
PRIOR_WEIGHT = 4
"""So many imagined measures of average reliability stand beside those of each rule."""

Tally = dict[str, dict[str, Counter[bool]]]


def tally_rules(pairs: list[tuple[Path, Path]]) -> Tally:
    """For each field and rule how often it was right and wrong on measures that gold has."""
    tally: Tally = {"subject": defaultdict(Counter), "status": defaultdict(Counter)}
    # The extractor keeps a rule's confidence, not its name: for once the name is put in the confidence's place.
    name_of_rule = {"confidence_of": lambda _field, rule: rule}
    with patch.multiple(linker, **name_of_rule), patch.multiple(tables, **name_of_rule):
        for gold_folder, documents in pairs:
            for gold in read_gold(gold_folder):
                _tally_document(gold, documents, tally)
    return tally


def _tally_document(gold: GoldDocument, documents: Path, tally: Tally) -> None:
    analysis = analyze(load_document(documents / gold.file), reforms=False)
    wanted = {(m.start, m.end): m for m in gold.measures if isinstance(m, Measure) and not m.optional}
    for found in analysis.measures:
        right = wanted.get((found.start, found.end))
        if right is not None:
            wrong = find_wrong_fields(right, found)
            tally["subject"][str(found.subject_confidence)]["subject" not in wrong] += 1
            tally["status"][str(found.status_confidence)]["status" not in wrong] += 1


def smooth(rules: dict[str, Counter[bool]]) -> dict[str, float]:
    """Share of right ones of each rule, drawn towards the average where a rule was seldom tried."""
    right = sum(counts[True] for counts in rules.values())
    average = right / sum(counts.total() for counts in rules.values())
    return {
        rule: round((counts[True] + PRIOR_WEIGHT * average) / (counts.total() + PRIOR_WEIGHT), 3)
        for rule, counts in sorted(rules.items())
    }


def main() -> None:
    pairs = [tuple(map(Path, argument.split(":"))) for argument in sys.argv[1:]]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise SystemExit(__doc__)
    tally = tally_rules([(gold, documents) for gold, documents in pairs])
    table = {field: smooth(rules) for field, rules in tally.items()}
    TABLE.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for field, rules in tally.items():
        statements = (
            (table[field][rule], is_right)
            for rule, counts in rules.items()
            for is_right in (True, False)
            for _ in range(counts[is_right])
        )
        reliability = Reliability.of(statements)
        print(f"{field}: calibration error {reliability.error:.4f}")
        for edge, count, confidence, share in reliability.rows():
            print(f"  {edge:.1f}–{edge + 0.1:.1f}  {count:5} measures  stated {confidence:.3f}  right {share:.3f}")


if __name__ == "__main__":
    main()
