"""An analysis as the rows that a database will hold: the part of writing that needs no database.

Runs in the worker processes of an ingest, so that the one writer has nothing left to do but insert.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict, replace
from typing import Any

from policy_text.database.issuers import issuer_level
from policy_text.database.passages import Passage, cut_passages
from policy_text.database.prepared import CaseValues, PreparedDocument, Region, Versions, complete_rows
from policy_text.records import Analysis, Document, Measure, Structure

__all__ = ["prepare_document"]

LARGEST_INTEGER = 2**63 - 1


def prepare_document(
    analysis: Analysis, versions: Versions | None = None, *, digest: str | None = None
) -> PreparedDocument:
    """Rows of an analysis, ready to be inserted. ``digest`` is that of the raw bytes, where they are at hand."""
    document, structure = analysis.document, analysis.structure
    passages = tuple(replace(p, words=p.words and _storable(p.words)) for p in cut_passages(analysis))
    rows = PreparedDocument(
        digest=digest or document.digest or hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=_storable(document.text),
        values=_document_values(analysis, versions or Versions()),
        region=_region(structure.metadata.adcode, structure.metadata.region),
        sections=tuple(
            (s.parent, s.level, _storable(s.mark), _storable(s.title), s.title_start, s.title_end, s.start, s.end)
            for s in structure.sections
        ),
        cases=tuple(
            CaseValues(_storable(c.title), _region(c.adcode, c.region), c.start, c.end) for c in structure.cases
        ),
        passages=passages,
        measures=_measure_rows(analysis, passages),
    )
    return complete_rows(rows)


def _storable(text: str) -> str:
    """The text without what no UTF-8 file can hold, character for character, so that offsets stay."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return text


def _region(adcode: str | None, name: str | None) -> Region | None:
    return (adcode, _storable(name or adcode or "")) if adcode or name else None


def _document_values(analysis: Analysis, versions: Versions) -> dict[str, Any]:
    document, structure = analysis.document, analysis.structure
    metadata = structure.metadata
    warnings = [*document.warnings, *structure.warnings, *analysis.warnings]
    values = {
        "format": document.format,
        "encoding": document.encoding,
        "title": metadata.title,
        "doc_type": str(metadata.doc_type),
        "issuer": metadata.issuer,
        "issuer_level": issuer_level(metadata),
        "doc_number": metadata.doc_number,
        "index_number": metadata.index_number,
        "published": metadata.published,
        "year": _year(metadata.published),
        "body_start": structure.body.start,
        "body_end": structure.body.end,
        "details": json.dumps(_details(document, structure), ensure_ascii=False),
        "warnings": json.dumps(warnings, ensure_ascii=False),
        "parser_version": versions.parser,
        "rules_version": versions.rules,
        "model_version": versions.model,
    }
    return {name: _storable(value) if isinstance(value, str) else value for name, value in values.items()}


def _details(document: Document, structure: Structure) -> dict[str, Any]:
    details = {
        "furniture": [[span.start, span.end] for span in structure.furniture],
        "spans": {name: [span.start, span.end] for name, span in structure.metadata.spans},
        "page_metadata": [list(pair) for pair in document.page_metadata],
        "links": [asdict(link) for link in document.links],
    }
    return {name: value for name, value in details.items() if value}


def _measure_rows(analysis: Analysis, passages: tuple[Passage, ...]) -> tuple[dict[str, Any], ...]:
    in_text = [index for index, passage in enumerate(passages) if passage.words is None]
    published = analysis.structure.metadata.published
    rows = []
    at = 0
    for measure in sorted(analysis.measures, key=lambda m: m.start):
        while at + 1 < len(in_text) and passages[in_text[at + 1]].start <= measure.start:
            at += 1
        rows.append(_measure_row(measure, analysis.document, in_text[at], published))
    return tuple(rows)


def _measure_row(measure: Measure, document: Document, passage: int, published: str | None) -> dict[str, Any]:
    time = measure.time
    place = document.place(measure.start, measure.end)
    return {
        "passage": passage,
        "start": measure.start,
        "text": _storable(measure.text),
        "value": _number(measure.value),
        "value_max": _number(measure.value_max),
        "unit": _storable(measure.unit),
        "kind": measure.kind,
        "qualifier": measure.qualifier,
        "subject": _storable(measure.subject),
        "breakdown": measure.breakdown and _storable(measure.breakdown),
        "change": measure.change,
        "status": measure.status,
        "time": time and (_storable(time.text), time.start, time.end),
        "year": (_year(time.end) or _year(time.start) if time else None) or _year(published),
        "per": measure.per and _storable(measure.per),
        "region": _region(measure.adcode, measure.region),
        "indicator": measure.indicator,
        "subject_confidence": round(100 * measure.subject_confidence),
        "status_confidence": round(100 * measure.status_confidence),
        "optional": int(measure.optional),
        "place": place and json.dumps({k: v for k, v in asdict(place).items() if v is not None}, ensure_ascii=False),
    }


def _number(value: float | None) -> float | int | None:
    """The number as SQLite can hold it: no NaN or infinity, and integers of 64 bits."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        return float(value)
    return value


def _year(date: str | None) -> int | None:
    """The year of an ISO date, full or partial."""
    return int(date[:4]) if date and date[:4].isascii() and date[:4].isdigit() and len(date) >= 4 else None
