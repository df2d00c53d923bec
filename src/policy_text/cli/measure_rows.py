"""Measures as flat rows, and the columns in which people read them."""

from __future__ import annotations

from typing import Any

from policy_text.cli.tables import Column
from policy_text.records import Analysis, Measure

__all__ = ["FOUND_COLUMNS", "MEASURE_FIELDS", "list_measure_rows"]

MEASURE_FIELDS = (
    "source",
    "start",
    "end",
    "text",
    "value",
    "value_max",
    "unit",
    "kind",
    "qualifier",
    "subject",
    "breakdown",
    "change",
    "status",
    "time_text",
    "time_from",
    "time_to",
    "per",
    "case",
    "case_title",
    "paragraph",
    "section",
    "region",
    "adcode",
    "indicator",
    "reforms",
    "subject_confidence",
    "status_confidence",
    "optional",
    "page",
    "place",
)
"""The columns of a measure in CSV, in order."""

FOUND_COLUMNS = (
    Column("subject", narrowest=18),
    Column("breakdown", rank=4, narrowest=8),
    Column("qualifier", "about", rank=3, narrowest=8, usual="exact"),
    Column("text", "quantity", narrowest=10),
    Column("value", rank=6, narrowest=11, justify="right"),
    Column("unit", rank=8, narrowest=4),
    Column("change", rank=5, narrowest=8, usual="level"),
    Column("status", rank=1, narrowest=11),
    Column("time_text", "time", rank=2, narrowest=12),
    Column("region", rank=7, narrowest=12),
    Column("indicator", rank=9, narrowest=16),
    Column("place", rank=10, narrowest=10),
)


def list_measure_rows(analysis: Analysis) -> list[dict[str, Any]]:
    """One flat row a measure, with the names of `MEASURE_FIELDS`."""
    return [_flatten(analysis, measure) for measure in analysis.measures]


def _flatten(analysis: Analysis, measure: Measure) -> dict[str, Any]:
    structure, time = analysis.structure, measure.time
    place = analysis.document.place(measure.start, measure.end)
    paragraph = structure.paragraphs[measure.paragraph] if measure.paragraph is not None else None
    row = {name: getattr(measure, name) for name in MEASURE_FIELDS if hasattr(measure, name)}
    return row | {
        "source": analysis.document.source,
        "time_text": time.text if time else None,
        "time_from": time.start if time else None,
        "time_to": time.end if time else None,
        "case_title": structure.cases[measure.case].title if measure.case is not None else None,
        "reforms": tuple(tag.slug for tag in paragraph.reforms) if paragraph else (),
        "page": place.page if place else None,
        "place": (place.cell or place.node or place.note) if place else None,
    }
