"""From a document to its parts, in one pass over its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy_text.lexicon.divisions import Division
from policy_text.records import Case, Document, DocumentType, Metadata, Span, Structure
from policy_text.structure.body import Layout, find_layout, is_salutation
from policy_text.structure.cases import find_case_headings, find_news_cases, make_cases
from policy_text.structure.furniture import LineKind, classify_lines
from policy_text.structure.genres import PROMISES_CASES, choose_genre
from policy_text.structure.lines import Line, find_lines
from policy_text.structure.issuers import find_issuer
from policy_text.structure.metadata import (
    Finding,
    Labels,
    find_index_number,
    find_number,
    known_titles,
    read_labels,
)
from policy_text.structure.published import find_published
from policy_text.structure.paragraphs import find_paragraphs
from policy_text.structure.regions import (
    common_region,
    is_national,
    main_region,
    region_of,
)
from policy_text.structure.sections import Heading, build_sections, find_headings

__all__ = ["read_structure"]


_NATIONWIDE = re.compile(r"各省、自治区、直辖市")
_REGION_SCAN = 20_000
"""Characters of the body that are enough to see which place it is about."""


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    lines: Sequence[Line]
    kinds: Sequence[LineKind]
    layout: Layout
    labels: Labels

    @property
    def body(self) -> Span:
        return Span(self.lines[self.layout.first].start, self.lines[self.layout.last].end)

    @property
    def text_start(self) -> int:
        return self.lines[self.layout.text_first].start

    @property
    def title(self) -> str:
        return self.layout.title.text if self.layout.title else ""


def read_structure(document: Document) -> Structure:
    """Metadata, body, sections, cases, paragraphs and furniture of a document; never raises on any text."""
    lines = find_lines(document)
    kinds = classify_lines(lines)
    known = known_titles(document, read_labels(document, lines, kinds, Layout(None, 0, -1, len(lines))))
    layout = find_layout(lines, kinds, known_titles=known)
    if layout is None:
        return Structure(Metadata(), Span(0, 0), warnings=("the document holds no text",))
    labels = read_labels(document, lines, kinds, layout)
    page = _Page(document.text, lines, kinds, layout, labels)
    headings = find_headings(page.text, lines, kinds, first=layout.text_first, stop=layout.last + 1)
    found = {
        "issuer": find_issuer(page.text, lines, kinds, layout, labels),
        "doc_number": find_number(lines, layout, labels),
        "index_number": find_index_number(labels),
        "published": find_published(lines, kinds, layout, labels),
    }
    on = found["published"].value if found["published"] else None
    region = _find_region(page, found["issuer"], page.title or (known[0] if known else ""), on)
    cases = _find_collection(page, headings, region, on)
    metadata = _make_metadata(page, found, region, cases, known)
    if not cases and metadata.doc_type in (DocumentType.CASE_REPORT, DocumentType.PROGRESS_REPORT):
        cases = [_single_case(page, metadata)]
    sections = build_sections(headings, page.text, end=page.body.end)
    paragraphs = find_paragraphs(
        lines,
        kinds,
        first=layout.text_first,
        stop=layout.last + 1,
        heading_lines={heading.line for heading in headings},
        sections=sections,
        cases=cases,
    )
    return Structure(metadata, page.body, sections, tuple(cases), paragraphs, _find_furniture(page))


def _find_region(page: _Page, issuer: Finding | None, title: str, on: str | None) -> Division | None:
    """The issuer's division, or the smaller one inside it that the title is about; else what most of the text names.

    Papers of the whole country belong to no division, though they name many.
    """
    if (issuer is not None and is_national(issuer.value)) or _NATIONWIDE.match(page.text, page.text_start):
        return None
    issuing = main_region([(issuer.value, 1.0)], on=on) if issuer else None
    titled = main_region([(title, 1.0)], within=(issuing.code or "") if issuing else "", on=on)
    if issuing is None or (titled is not None and (titled.code or "").startswith(issuing.prefix)):
        issuing = titled or issuing
    if issuing is not None:
        return issuing
    body = page.text[page.body.start : min(page.body.end, page.body.start + _REGION_SCAN)]
    return main_region([(body, 1.0)], on=on)


def _find_collection(page: _Page, headings: Sequence[Heading], region: Division | None, on: str | None) -> list[Case]:
    opening = page.text[page.lines[page.layout.text_first].start :][:800]
    promised = PROMISES_CASES.search(page.title) is not None or PROMISES_CASES.search(opening) is not None
    within = (region.code or "") if region else ""
    case_headings = find_case_headings(page.text, page.lines, headings, within=within, promised=promised)
    if case_headings:
        return make_cases(case_headings, headings, page.text, end=page.body.end, within=within, on=on)
    if main_region([(page.title, 1.0)], on=on) is not None or headings and any(h.mark for h in headings):
        return []
    span = (page.layout.text_first, page.layout.last + 1)
    cases = find_news_cases(page.text, page.lines, page.kinds, span=span, on=on)
    return cases if len({case.adcode for case in cases}) >= 3 else []


def _make_metadata(
    page: _Page, found: dict[str, Finding | None], region: Division | None, cases: Sequence[Case], known: Sequence[str]
) -> Metadata:
    values = {name: finding.value if finding else None for name, finding in found.items()}
    spans = [(name, finding.span) for name, finding in found.items() if finding and finding.span]
    if page.layout.title:
        title = page.layout.title
        spans.append(("title", Span(page.lines[title.first].start, page.lines[title.last].end)))
    if cases:
        codes = [case.adcode for case in cases if case.adcode]
        region = common_region(codes)
    first = page.lines[page.layout.text_first]
    genre = choose_genre(
        page.title or (known[0] if known else ""),
        page.text[first.start : min(page.body.end, first.start + 6000)],
        has_number=found["doc_number"] is not None,
        is_addressed=is_salutation(first),
        is_collection=bool(cases),
    )
    place = region_of(region, on=values["published"]) if region else None
    return Metadata(
        title=page.title or (known[0] if known else None),
        doc_type=genre,
        region=place.name if place else None,
        adcode=place.adcode if place else None,
        spans=tuple(spans),
        **values,
    )


def _single_case(page: _Page, metadata: Metadata) -> Case:
    start = page.body.start
    if page.layout.title:
        start = min(start, page.lines[page.layout.title.first].start)
    return Case(start, page.body.end, metadata.title or "", metadata.region, metadata.adcode)


def _find_furniture(page: _Page) -> tuple[Span, ...]:
    """What stands before and behind the body, and the page marks and tools inside it."""
    spans = []
    if page.body.start > 0:
        spans.append(Span(0, page.body.start))
    for at in range(page.layout.first, page.layout.last + 1):
        if page.kinds[at] not in (LineKind.TEXT, LineKind.ENDER):
            spans.append(Span(page.lines[at].start, page.lines[at].end))
    if page.body.end < len(page.text):
        spans.append(Span(page.body.end, len(page.text)))
    return tuple(spans)
