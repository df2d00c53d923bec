"""Everything that the database holds as JSON lines: one document a line, in the shape that ``extract`` prints."""

from __future__ import annotations

import json
import sqlite3
from typing import Any, TextIO

from policy_text.database.filters import Filters
from policy_text.database.narrowing import document_conditions
from policy_text.database.passages import PassageKind
from policy_text.database.prepared import PreparedDocument, Region
from policy_text.database.stored import read_prepared

__all__ = ["write_jsonl"]

Json = dict[str, Any]
_METADATA = ("title", "doc_type", "issuer", "doc_number", "index_number", "published")
_MEASURE = (
    *("text", "value", "value_max", "unit", "kind", "qualifier", "subject", "breakdown", "change", "status"),
    *("per", "indicator", "year"),
)


def write_jsonl(connection: sqlite3.Connection, file: TextIO, filters: Filters, *, texts: bool = False) -> int:
    """Write the documents that answer the filters, reprints as further sources of theirs; returns how many.

    ``texts`` adds the text that all offsets index.
    """
    conditions = document_conditions(connection, filters)
    conditions.add("reprint_of IS NULL")
    numbers = connection.execute(f"SELECT id FROM documents{conditions.where()} ORDER BY id", conditions.parameters)
    count = 0
    for (number,) in numbers.fetchall():
        row = _to_json(connection, number)
        if not texts:
            del row["content"]
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _to_json(connection: sqlite3.Connection, number: int) -> Json:
    rows = read_prepared(connection, number)
    sources = [
        address
        for (address,) in connection.execute(
            "SELECT address FROM sources WHERE digest IN"
            " (SELECT digest FROM documents WHERE id = ?1 OR reprint_of = ?1) ORDER BY digest <> ?2, current DESC, id",
            (number, rows.digest),
        )
    ]
    paragraphs = [p for p in rows.passages if p.kind == PassageKind.PARAGRAPH]
    numbers = {id(passage): index for index, passage in enumerate(paragraphs)}
    return {
        "source": sources[0] if sources else f"digest:{rows.digest}",
        "sources": sources,
        "digest": rows.digest,
        "metadata": {name: rows.values[name] for name in _METADATA} | _place(rows.region),
        "body": {"start": rows.values["body_start"], "end": rows.values["body_end"]},
        "sections": [_section(section) for section in rows.sections],
        "cases": [{"start": c.start, "end": c.end, "title": c.title} | _place(c.region) for c in rows.cases],
        "paragraphs": [
            {"start": p.start, "end": p.end, "case": p.case, "section": p.section}
            | {"reforms": [{"slug": slug, "score": score} for slug, score in p.reforms]}
            for p in paragraphs
        ],
        "measures": [_measure(measure, rows, numbers) for measure in rows.measures],
        "warnings": json.loads(rows.values["warnings"]),
        "content": rows.text,
    }


def _place(region: Region | None) -> Json:
    adcode, name = region or (None, None)
    return {"region": name, "adcode": adcode}


def _section(section: tuple[Any, ...]) -> Json:
    names = ("parent", "level", "mark", "title", "title_start", "title_end", "start", "end")
    return dict(zip(names, section, strict=True))


def _measure(measure: Json, rows: PreparedDocument, paragraphs: dict[int, int]) -> Json:
    passage = rows.passages[measure["passage"]]
    text, start, end = measure["time"] or (None, None, None)
    return {
        "start": measure["start"],
        "end": measure["start"] + len(measure["text"]),
        **{name: measure[name] for name in _MEASURE},
        "time": None if text is None else {"text": text, "from": start, "to": end},
        "case": passage.case,
        "paragraph": paragraphs.get(id(passage)),
        "section": passage.section,
        **_place(measure["region"]),
        "subject_confidence": measure["subject_confidence"] / 100,
        "status_confidence": measure["status_confidence"] / 100,
        "optional": bool(measure["optional"]),
        "place": json.loads(measure["place"]) if measure["place"] else None,
    }
