"""Reform types of paragraphs beside gold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policy_text.evaluation.gold import GoldDocument, GoldParagraph
from policy_text.evaluation.scores import Miss
from policy_text.records import Analysis, Paragraph

if TYPE_CHECKING:
    from policy_text.classify import ReformModel, ReformScores

__all__ = ["TaggedParagraph", "pair_paragraphs", "score_reforms", "tell_all_probabilities"]


@dataclass(frozen=True, slots=True)
class TaggedParagraph:
    """A gold paragraph and the probability of each type in the found paragraphs that cover it."""

    document: str
    gold: GoldParagraph
    probabilities: dict[str, float]


def tell_all_probabilities(model: ReformModel) -> ReformModel:
    """The same model without thresholds: it gives every type to every paragraph, with its probability."""
    return replace(model, thresholds=model.thresholds * 0)


def pair_paragraphs(gold: GoldDocument, analysis: Analysis | None) -> list[TaggedParagraph]:
    """Gold paragraphs with what was found of them; a found paragraph counts where it shares more than half."""
    paragraphs = analysis.structure.paragraphs if analysis else ()
    return [TaggedParagraph(gold.file, paragraph, _join(paragraph, paragraphs)) for paragraph in gold.paragraphs]


def _join(gold: GoldParagraph, paragraphs: Sequence[Paragraph]) -> dict[str, float]:
    joined: dict[str, float] = {}
    for paragraph in paragraphs:
        shared = min(paragraph.end, gold.end) - max(paragraph.start, gold.start)
        if shared > 0 and 2 * shared > min(paragraph.end - paragraph.start, gold.end - gold.start):
            for tag in paragraph.reforms:
                joined[tag.slug] = max(tag.score, joined.get(tag.slug, 0.0))
    return joined


def score_reforms(paragraphs: Sequence[TaggedParagraph], model: ReformModel) -> tuple[ReformScores, tuple[Miss, ...]]:
    """Precision, recall and F1 of each type, macro and micro, and the calibration error of the probabilities."""
    import numpy as np

    from policy_text.classify.scores import score_decisions

    named = {slug for paragraph in paragraphs for slug in paragraph.gold.reforms}
    slugs = [*model.slugs, *sorted(named - set(model.slugs))]
    thresholds = np.array([*model.thresholds, *[2.0] * (len(slugs) - len(model.slugs))])
    labels = np.array([[slug in p.gold.reforms for slug in slugs] for p in paragraphs], dtype=bool)
    stated = np.array([[p.probabilities.get(slug, 0.0) for slug in slugs] for p in paragraphs], dtype=np.float32)
    labels, stated = labels.reshape(-1, len(slugs)), stated.reshape(-1, len(slugs))
    given = stated >= thresholds.astype(np.float32)
    misses = [
        _miss(paragraph, {slug for slug, is_given in zip(slugs, row, strict=True) if is_given})
        for paragraph, row in zip(paragraphs, given, strict=True)
    ]
    return score_decisions(labels, given, slugs, probabilities=stated), tuple(miss for miss in misses if miss)


def _miss(paragraph: TaggedParagraph, given: set[str]) -> Miss | None:
    gold = paragraph.gold
    if given == gold.reforms:
        return None
    differences = {"reforms": (sorted(gold.reforms), sorted(given))}
    return Miss(paragraph.document, "reform", f"paragraph at {gold.start}", gold.start, differences)
