"""`PreparedDocument`: the rows of one document before they have numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from policy_text.database.facet_tokens import Facet, region_facets
from policy_text.database.folding import fold, pair_tokens
from policy_text.database.passages import Passage, PassageKind
from policy_text.database.signatures import band_hashes

__all__ = ["CaseValues", "PreparedDocument", "Region", "Versions", "complete_rows"]

Region = tuple[str | None, str]
"""Code and name."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What an analysis was made with; when one of them changes, it is made anew."""

    parser: str = ""
    rules: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class CaseValues:
    """A case's columns."""

    title: str
    region: Region | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """Rows of one document. Numbers of other rows are still indexes, and names stand for lookup numbers."""

    digest: str
    text: str
    values: dict[str, Any]
    """Columns of ``documents`` that need no lookup."""
    region: Region | None
    sections: tuple[tuple[Any, ...], ...]
    """Parent's index, level, mark, title, title_start, title_end, start, end."""
    cases: tuple[CaseValues, ...]
    passages: tuple[Passage, ...]
    measures: tuple[dict[str, Any], ...]
    """Columns of ``measures`` in order of passages; ``passage`` is an index, ``unit`` and others are names."""
    pairs: tuple[str, ...] = ()
    """For each passage its tokens for the index. These and what follows come from `complete_rows`."""
    facets: tuple[tuple[Facet, ...], ...] = ()
    """For each passage all that it can be narrowed by."""
    case_reforms: tuple[tuple[int, str, int, int], ...] = ()
    """Case index, slug, paragraphs, share in ten-thousandths."""
    case_measures: tuple[int, ...] = ()
    """For each case the number of its measures."""
    signatures: tuple[tuple[int, int], ...] = ()
    """Hash of a band, and position of the case or -1 for the whole document."""


def complete_rows(rows: PreparedDocument) -> PreparedDocument:
    """The rows with all that follows from others: tokens of the index, facets, and counts by case."""
    cases_of_measures = Counter(rows.passages[measure["passage"]].case for measure in rows.measures)
    return replace(
        rows,
        pairs=tuple(pair_tokens(fold(passage.read(rows.text))) for passage in rows.passages),
        facets=_find_facets(rows),
        case_reforms=_count_case_reforms(rows.passages),
        case_measures=tuple(cases_of_measures[index] for index in range(len(rows.cases))),
        signatures=tuple(_sign(rows)),
    )


def _sign(rows: PreparedDocument) -> Iterator[tuple[int, int]]:
    """Bands of the whole document, and of each case where there are several."""
    paragraphs = [p for p in rows.passages if p.kind == PassageKind.PARAGRAPH]
    units: list[tuple[int, list[Passage]]] = [(-1, paragraphs)]
    if len(rows.cases) > 1:
        units.extend((index, [p for p in paragraphs if p.case == index]) for index in range(len(rows.cases)))
    for position, passages in units:
        yield from ((band, position) for band in band_hashes("".join(p.read(rows.text) for p in passages)))


def _count_case_reforms(passages: tuple[Passage, ...]) -> tuple[tuple[int, str, int, int], ...]:
    """For each case and reform type its number of paragraphs, and their share of the case's paragraphs."""
    paragraphs = [p for p in passages if p.kind == PassageKind.PARAGRAPH]
    sizes = Counter(p.case for p in paragraphs)
    counts = Counter((p.case, slug) for p in paragraphs if p.case is not None for slug in dict(p.reforms))
    return tuple((case, slug, n, round(10000 * n / sizes[case])) for (case, slug), n in sorted(counts.items()))


def _find_facets(rows: PreparedDocument) -> tuple[tuple[Facet, ...], ...]:
    shared = _document_facets(rows.values)
    regions: dict[int | None, list[Facet]] = {
        index: list(region_facets(*case.region)) if case.region else [] for index, case in enumerate(rows.cases)
    }
    regions[None] = list(region_facets(*rows.region)) if rows.region else []
    facets = [[*shared, *regions[p.case], ("passage", str(p.kind))] for p in rows.passages]
    for passage, own in zip(rows.passages, facets, strict=True):
        own.extend(("reform", slug) for slug, _ in passage.reforms)
    for measure in rows.measures:
        own = facets[measure["passage"]]
        own.extend((name, str(measure[name])) for name in ("kind", "status", "indicator") if measure[name])
    return tuple(tuple(dict.fromkeys(own)) for own in facets)


def _document_facets(values: dict[str, Any]) -> list[Facet]:
    names = ("year", "doc_type", "issuer_level")
    return [(name, str(values[name])) for name in names if values[name] is not None]
