"""A case's reform types from its paragraphs' tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from policy_text.records import ReformTag

__all__ = ["CaseReform", "aggregate_case_reforms"]

# One sure paragraph, or two likely ones: less than that is a passing word in a long report.
_ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class CaseReform:
    """A type of a case, and the paragraphs (numbers in the list given) that carry it, surest first."""

    slug: str
    score: float
    share: float
    """Part of the case's tagged paragraphs that carry the type: what the case is mostly about."""
    paragraphs: tuple[int, ...]


def aggregate_case_reforms(tags: Sequence[Sequence[ReformTag]], *, enough: float = _ENOUGH) -> tuple[CaseReform, ...]:
    """The types of a case, most present first.

    The score is the probability that at least one of its paragraphs carries the type, taken as independent:
    one minus the product of the paragraphs' doubts. A type counts where it reaches ``enough``.

    >>> report = [[ReformTag("funding", 0.6)], [ReformTag("funding", 0.6), ReformTag("enrollment", 0.5)], []]
    >>> [(reform.slug, round(reform.score, 2), reform.paragraphs) for reform in aggregate_case_reforms(report)]
    [('funding', 0.84, (0, 1))]
    """
    found: dict[str, list[tuple[float, int]]] = {}
    for number, paragraph_tags in enumerate(tags):
        for tag in paragraph_tags:
            found.setdefault(tag.slug, []).append((tag.score, number))
    tagged = sum(bool(paragraph_tags) for paragraph_tags in tags)
    reforms = [_join(slug, carriers, tagged) for slug, carriers in found.items()]
    kept = [reform for reform in reforms if reform.score >= enough]
    return tuple(sorted(kept, key=lambda reform: (-reform.share, -reform.score, reform.slug)))


def _join(slug: str, carriers: list[tuple[float, int]], tagged: int) -> CaseReform:
    doubt = 1.0
    for score, _ in carriers:
        doubt *= 1 - score
    surest_first = sorted(carriers, key=lambda carrier: (-carrier[0], carrier[1]))
    return CaseReform(slug, 1 - doubt, len(carriers) / tagged, tuple(number for _, number in surest_first))
