"""jionlp: sums of money. Needs jionlp and jiojio."""

from __future__ import annotations

import jionlp

_extract = jionlp.ner.MoneyExtractor()


def find(text: str) -> list[tuple[int, int, float | None, str]]:
    """Start, end, value and unit of each sum."""
    found = []
    for entity in _extract(text, with_parsing=True):
        detail = entity.get("detail") or {}
        number = detail.get("num")
        low = number[0] if isinstance(number, list) else number
        found.append((*entity["offset"], float(low) if low else None, detail.get("case", "")))
    return found
