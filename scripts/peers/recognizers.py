"""recognizers-text: percentages, currency, dimensions and ages. Needs recognizers-text-suite and emoji<2."""

from __future__ import annotations

from recognizers_number import Culture, recognize_percentage
from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension

UNITS = {"Renminbi": "元", "China yuan": "元", "Year": "岁", "Square meter": "平方米", "Kilometer": "公里", "Ton": "吨"}


def find(text: str) -> list[tuple[int, int, float | None, str]]:
    """Start, end, value and unit of each quantity."""
    found = [
        (result.start, result.end + 1, _number(result.resolution["value"].rstrip("%")), "%")
        for result in recognize_percentage(text, Culture.Chinese)
    ]
    for recognize in (recognize_currency, recognize_dimension, recognize_age):
        for result in recognize(text, Culture.Chinese):
            unit = result.resolution.get("unit") or ""
            value = _number(result.resolution.get("value"))
            found.append((result.start, result.end + 1, value, UNITS.get(unit, unit)))
    return found


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value is not None else None
    except ValueError:
        return None
