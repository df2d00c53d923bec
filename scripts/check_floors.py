"""The ratchet: scores on a gold folder may not fall below those that were once reached on the same gold.

    python scripts/check_floors.py --gold corpora/gold --documents corpora/documents
    python scripts/check_floors.py --gold corpora/gold --documents corpora/documents --update

Floors stand in corpora/floors.json under the digest of the gold that they were measured on. ``--update`` raises them;
it lowers none unless ``--allow-lower`` is given too.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from policy_text.evaluation import Scores, evaluate
from policy_text.evaluation.counts import Counts

FLOORS = Path(__file__).resolve().parent.parent / "corpora" / "floors.json"
SLACK = 0.0005
"""Rounding of the stored figures; nothing else is forgiven."""


def figures_of(scores: Scores) -> dict[str, float]:
    """The figures that are held, of those that the gold asks for: measures, fields, structure, reform types."""
    total = scores.total
    figures = {"span f1": total.spans.f1, "record f1": total.records.f1}
    counted = {"case f1": total.cases, "body f1": total.body}
    shares = {
        "codes": total.codes,
        "metadata": total.metadata,
        "body text kept": total.kept,
        "furniture left out": total.left_out,
    }
    figures |= {name: counts.f1 for name, counts in counted.items() if counts != Counts()}
    figures |= {name: share.share for name, share in shares.items() if share.share is not None}
    figures |= {f"field {name}": share.share for name, share in total.fields.items() if share.share is not None}
    if scores.reforms is not None:
        figures |= {"reform micro f1": scores.reforms.micro.f1, "reform macro f1": scores.reforms.macro_f1}
    return {name: round(value, 4) for name, value in figures.items()}


def find_falls(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each figure below its floor."""
    return [
        f"{name}: {figures.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor - SLACK
    ]


def raise_floors(figures: dict[str, float], floors: dict[str, float], *, allow_lower: bool) -> dict[str, float]:
    """The new floors: what was reached now, or what was reached before if that is higher."""
    if allow_lower:
        return figures
    return {name: max(figures.get(name, 0.0), floors.get(name, 0.0)) for name in figures | floors}


def main() -> None:
    arguments = _parse_arguments()
    scores = evaluate(arguments.gold, texts=arguments.documents)
    figures = figures_of(scores)
    all_floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    known = all_floors.get(scores.gold_digest)
    print(f"{arguments.gold}: {len(scores.documents)} documents, gold {scores.gold_digest[:12]}")
    for name, value in figures.items():
        print(f"  {name:20} {value:.4f}   floor {(known or {}).get('floors', {}).get(name, float('nan')):.4f}")
    for name, reason in scores.failed.items():
        print(f"  cannot be scored: {name}: {reason}")
    if arguments.update:
        floors = raise_floors(figures, (known or {}).get("floors", {}), allow_lower=arguments.allow_lower)
        all_floors[scores.gold_digest] = {"documents": len(scores.documents), "floors": floors}
        FLOORS.write_text(json.dumps(all_floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    if known is None:
        raise SystemExit(f"no floors for this gold ({scores.gold_digest[:12]}): run again with --update")
    falls = find_falls(figures, known["floors"])
    if falls or scores.failed:
        raise SystemExit("\n".join(["the ratchet holds:", *falls]))


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", required=True, type=Path)
    parser.add_argument("--documents", required=True, type=Path)
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached now")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: accept lower floors")
    return parser.parse_args()


if __name__ == "__main__":
    main()
