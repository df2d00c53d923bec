"""Reading measures again, by the readers and the rules that read them first: their words, and what those amount to."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from policy_text.database import Original, PlacedMeasure
from policy_text.errors import LoadError
from policy_text.extract import find_measures
from policy_text.lexicon.numerals import parse_number
from policy_text.load import Claim, find_claims, open_original
from policy_text.pipeline import analyze
from policy_text.records import Document, Measure, Place

__all__ = ["check_amounts", "check_measures"]

_FIGURE = re.compile(r"-?\d{1,15}(?:,\d{3})*(?:\.\d{1,9})?", re.ASCII)

Amount = tuple[float | None, float | None, str | None]
"""Value, value_max and unit; a unit of None is one that the words leave open."""


def check_measures(raw: bytes, original: Original, measures: Sequence[PlacedMeasure]) -> list[str | None]:
    """For each measure what is wrong with it in the original, or None; for ``CaseDatabase.verify(check=…)``."""
    if not measures:
        return []
    claims = [Claim(m.start, m.start + len(m.text), m.text, _read_place(m.place)) for m in measures]
    try:
        document = open_original(raw, original.address, content_type=original.content_type)
    except LoadError as error:
        return [str(error) for _ in claims]
    findings = find_claims(document, claims)
    found = _by_place(document) if any(finding.holds for finding in findings) else {}
    reasons: list[str | None] = []
    for measure, finding in zip(measures, findings, strict=True):
        if not finding.holds or finding.start is None:
            reasons.append(finding.reason or "does not stand at its place")
        else:
            again = found.get((finding.start, measure.text))
            reasons.append(_compare(measure, _amount(again) if again else _read_alone(measure.text)))
    return reasons


def check_amounts(text: str, measures: Sequence[PlacedMeasure]) -> list[str | None]:
    """For each measure how its amount differs from what a document's text says, or None; for ``verify(reread=…)``.

    Unit and scale of a table's cell stand in its head, and which cells those are the text alone does not tell: there
    only the digits are compared.
    """
    found = _by_place(Document("", text)) if any(not measure.in_row for measure in measures) else {}
    reasons = []
    for measure in measures:
        again = None if measure.in_row else found.get((measure.start, measure.text))
        reason = _compare(measure, _amount(again) if again else _read_alone(measure.text))
        reasons.append(reason or _compare_digits(measure))
    return reasons


def _by_place(document: Document) -> dict[tuple[int, str], Measure]:
    try:
        return {(m.start, m.text): m for m in analyze(document, reforms=False).measures}
    except Exception:  # damaged bytes can set off anything, and must not stop the check of the others
        return {}


def _amount(measure: Measure) -> Amount:
    return measure.value, measure.value_max, measure.unit


def _read_alone(words: str) -> Amount | None:
    """What a measure's words amount to by themselves: where the rules find none at its place any more.

    Which unit it is can hang on what stands beside them; where they have none (a cell's figure), so can the value.
    """
    found = find_measures(words)
    if len(found) != 1 or found[0].text != words or not found[0].unit:
        return None
    return found[0].value, found[0].value_max, None


def _compare(measure: PlacedMeasure, amount: Amount | None) -> str | None:
    """How the amount that is stored differs from the one that was read; not where a person has corrected it."""
    if amount is None:
        return None
    for name, again in zip(("value", "value_max", "unit"), amount, strict=True):
        stored = getattr(measure, name)
        if name not in measure.corrected and not (name == "unit" and again is None) and not _same(stored, again):
            return f"{name} is {stored!r}, but {measure.text!r} says {again!r}"
    return None


def _compare_digits(measure: PlacedMeasure) -> str | None:
    """How the value of a bare figure differs from it by more than a scale: 1,250 under 万元 is 12,500,000.

    Its sign is not looked at: a decrease of 1.6 stands as -1.6 in many tables.
    """
    if not _FIGURE.fullmatch(measure.text) or "value" in measure.corrected:
        return None
    figure, stored = parse_number(measure.text), measure.value
    if isinstance(stored, int | float) and _digits(stored) == _digits(figure):
        return None
    return f"value is {stored!r}, but {measure.text!r} says {figure!r}, by whatever scale"


def _digits(number: float) -> str:
    """The digits of a number, whatever its power of ten."""
    return f"{abs(number):.12e}".partition("e")[0]


def _same(stored: Any, again: float | str | None) -> bool:
    if isinstance(again, str) or again is None:
        return bool(stored == again)
    if not math.isfinite(again):  # no database holds it
        return stored is None
    return isinstance(stored, int | float) and math.isclose(stored, again, rel_tol=1e-12)


def _read_place(place: dict[str, Any] | None) -> Place | None:
    if place is None:
        return None
    return Place(**{**place, "box": tuple(place["box"]) if place.get("box") else None})
