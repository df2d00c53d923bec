"""Records as plain JSON objects, in the shape that ``policy-text extract`` prints."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from policy_text.records.analysis import Analysis
from policy_text.records.document import Document, Place
from policy_text.records.measure import Change, Kind, Measure, Qualifier, Status, TimeSpan
from policy_text.records.structure import Metadata, Paragraph

__all__ = ["analysis_to_json", "measure_from_json", "measure_to_json"]

Json = dict[str, Any]


def measure_to_json(measure: Measure) -> Json:
    """The measure as a JSON object; ``time`` has the keys ``text``, ``from`` and ``to``."""
    row = asdict(measure)
    if measure.time is not None:
        row["time"] = {"text": measure.time.text, "from": measure.time.start, "to": measure.time.end}
    return row


def measure_from_json(row: Json) -> Measure:
    """The reverse of `measure_to_json`."""
    time = row.get("time")
    return Measure(
        **{
            **row,
            "kind": Kind(row["kind"]),
            "qualifier": Qualifier(row["qualifier"]),
            "change": Change(row["change"]),
            "status": Status(row["status"]),
            "time": TimeSpan(time["text"], time["from"], time["to"]) if time else None,
        }
    )


def analysis_to_json(analysis: Analysis) -> Json:
    """The whole analysis as one JSON object; places appear where the format has them."""
    structure = analysis.structure
    return {
        "source": analysis.document.source,
        "metadata": _metadata_to_json(structure.metadata),
        "body": {"start": structure.body.start, "end": structure.body.end},
        "sections": [asdict(section) for section in structure.sections],
        "cases": [asdict(case) for case in structure.cases],
        "paragraphs": [_paragraph_to_json(paragraph) for paragraph in structure.paragraphs],
        "measures": [_placed_measure_to_json(measure, analysis.document) for measure in analysis.measures],
        "warnings": [*analysis.document.warnings, *structure.warnings, *analysis.warnings],
    }


def _metadata_to_json(metadata: Metadata) -> Json:
    row = asdict(metadata)
    row["spans"] = {name: {"start": span.start, "end": span.end} for name, span in metadata.spans}
    return row


def _paragraph_to_json(paragraph: Paragraph) -> Json:
    row = asdict(paragraph)
    row["reforms"] = [_tag_to_json(tag.slug, tag.score, tag.reasons) for tag in paragraph.reforms]
    return row


def _tag_to_json(slug: str, score: float, reasons: tuple[tuple[str, float], ...]) -> Json:
    row: Json = {"slug": slug, "score": round(score, 4)}
    if reasons:
        row["reasons"] = [{"phrase": phrase, "weight": round(weight, 4)} for phrase, weight in reasons]
    return row


def _placed_measure_to_json(measure: Measure, document: Document) -> Json:
    place = document.place(measure.start, measure.end)
    return measure_to_json(measure) | ({"place": _place_to_json(place)} if place else {})


def _place_to_json(place: Place) -> Json:
    return {name: value for name, value in asdict(place).items() if value is not None}
