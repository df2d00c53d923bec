"""Measures inside a spaCy pipeline: ``spacy.blank("zh").add_pipe("policy_measures")``.

The component finds exactly what `find_measures` finds. Each measure becomes a span of the group
``doc.spans["policy_measures"]`` with its kind as label; its fields lie as plain JSON in the group's ``attrs``, so that
they survive ``to_bytes``, ``DocBin`` and worker processes. Where a measure begins or ends inside a token (a word
segmenter may join 5个 and 学区), the span covers the whole token and the fields keep the exact characters.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from policy_text.extract.documents import find_measures
from policy_text.records import DocumentType, Measure, measure_from_json, measure_to_json

__all__ = ["GROUP", "create_policy_measures", "measures_of"]

GROUP = "policy_measures"
"""The name of the component and of its span group."""


@Language.factory(GROUP, default_config={"doc_type": None, "published": None})
def create_policy_measures(
    nlp: Language, name: str, doc_type: str | None, published: str | None
) -> Callable[[Doc], Doc]:
    """Make the component; ``doc_type`` and ``published`` are those of `find_measures`."""
    return _PolicyMeasures(DocumentType(doc_type) if doc_type else None, published)


def measures_of(doc: Doc) -> tuple[Measure, ...]:
    """The measures that the component left on ``doc``; offsets index ``doc.text``."""
    rows = doc.spans[GROUP].attrs.get("measures", []) if GROUP in doc.spans else []
    return tuple(measure_from_json(row) for row in rows)


class _PolicyMeasures:
    """A stateless component; its configuration alone makes it."""

    def __init__(self, doc_type: DocumentType | None, published: str | None) -> None:
        self._doc_type = doc_type
        self._published = published

    def __call__(self, doc: Doc) -> Doc:
        measures = find_measures(doc.text, doc_type=self._doc_type, published=self._published)
        found = [doc.char_span(m.start, m.end, label=str(m.kind), alignment_mode="expand") for m in measures]
        spans = [span for span in found if span is not None]
        rows = [measure_to_json(measure) for measure in measures]
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, attrs={"measures": rows}, spans=spans)
        return doc
