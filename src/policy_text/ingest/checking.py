"""Reading measures in their originals again, by the readers that read them first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from policy_text.database import Original, PlacedMeasure
from policy_text.load import Claim, verify_claims
from policy_text.records import Place

__all__ = ["check_measures"]


def check_measures(raw: bytes, original: Original, measures: Sequence[PlacedMeasure]) -> list[str | None]:
    """For each measure what is wrong with it in the original, or None; for ``CaseDatabase.verify(check=…)``."""
    claims = [Claim(m.start, m.start + len(m.text), m.text, _read_place(m.place)) for m in measures]
    findings = verify_claims(raw, original.address, claims, content_type=original.content_type)
    return [None if finding.holds else _tell(finding.reason, finding.found) for finding in findings]


def _read_place(place: dict[str, Any] | None) -> Place | None:
    if place is None:
        return None
    return Place(**{**place, "box": tuple(place["box"]) if place.get("box") else None})


def _tell(reason: str | None, found: str | None) -> str:
    return (reason or "does not stand at its place") + (f"; {found!r} does" if found else "")
