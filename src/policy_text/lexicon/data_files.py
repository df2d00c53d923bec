"""Where the lexicon's tables lie."""

from __future__ import annotations

import csv
from importlib.resources import files

__all__ = ["read_table", "read_text"]


def read_text(name: str) -> str:
    """The data file ``lexicon/data/NAME`` as text."""
    return files("policy_text.lexicon").joinpath("data", name).read_text(encoding="utf-8")


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV or TSV table in ``lexicon/data/``; every value is a string."""
    delimiter = "\t" if name.endswith(".tsv") else ","
    return list(csv.DictReader(read_text(name).splitlines(), delimiter=delimiter))
