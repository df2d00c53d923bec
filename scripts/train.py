"""Train the packaged reform model from corpora/reforms and write it to models/reforms.

usage: train.py [--corpus FOLDER] [--output FOLDER]

The same corpus gives the same bytes. Run study_reform_model.py afterwards: it puts its figures on the new card.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from policy_text.classify import train_model

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpora" / "reforms")
    parser.add_argument("--output", type=Path, default=ROOT / "models" / "reforms")
    arguments = parser.parse_args()
    started = time.perf_counter()
    model = train_model(
        arguments.corpus,
        arguments.output,
        progress=lambda what, done, total: print(f"{done}/{total} {what}", flush=True),
    )
    scores = model.manifest["scores"]["held_out"]
    print(f"{time.perf_counter() - started:.1f} s; held out: micro-F1 {scores['micro']['f1']}, {scores['macro_f1']}")


if __name__ == "__main__":
    main()
