"""Make src/policy_text/database/data/simplified.tsv from OpenCC's table of traditional characters.

    pip install opencc-python-reimplemented
    python scripts/build_simplified_table.py

OpenCC's data is under the Apache License 2.0. Where it offers several simplified characters the first is taken:
a search folds text and query alike, so what matters is that both get the same one.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/policy_text/database/data/simplified.tsv"
HEADER = """\
# Traditional characters and the simplified ones that a search takes them for, one to one (the first choice).
# Made by scripts/build_simplified_table.py from TSCharacters.txt of OpenCC (github.com/BYVoid/OpenCC), Apache-2.0.
"""


def read_pairs(text: str) -> dict[str, str]:
    """Single characters and their first simplified form, chains followed to their end (薴 → 苧 → 苎)."""
    rows = (line.split("\t") for line in text.splitlines())
    pairs = {traditional: choices.split()[0] for traditional, choices in rows}
    pairs = {a: b for a, b in pairs.items() if len(a) == len(b) == 1 and a != b}
    for traditional in pairs:
        while pairs[traditional] in pairs:
            pairs[traditional] = pairs[pairs[traditional]]
    return pairs


def main() -> None:
    table = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    rows = sorted(read_pairs(table).items())
    TARGET.write_text(HEADER + "".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8", newline="\n")
    print(f"{TARGET}: {len(rows)} characters")


if __name__ == "__main__":
    main()
