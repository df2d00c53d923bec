"""From cases of the database to cases of a collection."""

from __future__ import annotations

from collections.abc import Collection as Container
from typing import TYPE_CHECKING

from policy_text.export import CaseTable, CollectedCase, Heading, Labels, Text
from policy_text.lexicon.reforms import reform_types

if TYPE_CHECKING:
    from policy_text.database import CaseDetail, MeasureRow

__all__ = ["collect_case", "list_parts", "name_reforms"]


def collect_case(case: CaseDetail, labels: Labels, *, reforms: Container[str] = ()) -> CollectedCase:
    """A case with what a reader needs to cite it; ``reforms`` are the types that the collection is about."""
    table = CaseTable(labels.table_head, tuple(_list_cells(measure, labels) for measure in case.measures))
    return CollectedCase(case.row.title, tuple(_list_facts(case, labels)), table, tuple(list_parts(case, reforms)))


def name_reforms(slugs: Container[str], labels: Labels) -> str:
    """The names of reform types in the collection's language, in official order, then what no table names."""
    known = {kind.slug: kind.zh if labels.language == "zh" else kind.en for kind in reform_types()}
    ordered = [slug for slug in known if slug in slugs] + [slug for slug in slugs if slug not in known]
    return labels.comma.join(known.get(slug, slug) for slug in ordered)


def _list_facts(case: CaseDetail, labels: Labels) -> list[tuple[str, str]]:
    metadata = case.metadata
    document = metadata.title if metadata.title != case.row.title else None
    facts = [
        (labels.place, case.row.region),
        (labels.document, document),
        (labels.issuer, metadata.issuer),
        (labels.number, metadata.doc_number),
        (labels.published, metadata.published),
        (labels.source, labels.comma.join(case.sources)),
        (labels.reforms, name_reforms([slug for slug, _ in case.reform_counts], labels)),
    ]
    return [(label, value) for label, value in facts if value]


def _list_cells(measure: MeasureRow, labels: Labels) -> tuple[str, ...]:
    subject = labels.within.format(measure.subject, measure.breakdown) if measure.breakdown else measure.subject
    quantity = labels.say(measure.change) + labels.say(measure.qualifier) + measure.text
    page = (measure.place or {}).get("page")
    where = labels.page.format(page) if page else (measure.heading or "")
    return subject, quantity, labels.say(measure.status), measure.time_text or "", where


def list_parts(case: CaseDetail, reforms: Container[str] = ()) -> list[Heading | Text]:
    """Headings and paragraphs in reading order; the case's own heading is its title and not repeated."""
    inside = [(start, end) for start, end, _ in case.paragraphs]
    own = [
        (start, level, f"{mark}{title}")
        for level, mark, title, start, end in case.headings
        if title != case.row.title and not any(first <= start and end <= last for first, last in inside)
    ]
    outermost = min((level for _, level, _ in own), default=1)
    headings = [(start, Heading(level - outermost + 1, words)) for start, level, words in own]
    texts = [
        (start, Text(case.text[start - case.start : end - case.start], any(slug in reforms for slug in tags)))
        for start, end, tags in case.paragraphs
    ]
    parts: list[tuple[int, Heading | Text]] = [*headings, *texts]
    return [part for _, part in sorted(parts, key=lambda placed: placed[0])]
