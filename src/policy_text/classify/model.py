"""`ReformModel`: tags paragraphs with reform types and says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from policy_text.classify.evidence import EvidenceReader, Passage
from policy_text.classify.features import Vocabulary
from policy_text.lexicon.reforms import Taxonomy
from policy_text.records import ReformTag, Structure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["ReformModel", "find_passages"]

# Enough to keep the arrays in the processor's cache, and memory flat however long the list of texts is.
_BATCH = 128


@dataclass(frozen=True)
class ReformModel:
    """A trained model of one taxonomy.

    ``weights`` (words x types + 1) score how a text sounds, ``evidence_weights`` and ``biases`` turn that and its
    surroundings into log-odds, ``thresholds`` are the probabilities from which each type is given: where no type
    reaches its threshold, the model abstains. ``anchors`` are words that nearly every text of the field has.
    """

    taxonomy: Taxonomy
    vocabulary: Vocabulary
    weights: Floats
    reliability: Floats
    evidence_weights: Floats
    biases: Floats
    thresholds: Floats
    anchors: tuple[str, ...] = ()
    manifest: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def reader(self) -> EvidenceReader:
        """What turns passages into evidence."""
        return EvidenceReader(self.taxonomy, self.vocabulary, self.weights, self.reliability, self.anchors)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of the taxonomy, in order of the columns that the model computes."""
        return tuple(kind.slug for kind in self.taxonomy)

    def log_odds(self, passages: Sequence[Passage]) -> Floats:
        """Log-odds of every type for every passage, before thresholds."""
        rows = [np.zeros((0, len(self.taxonomy)), dtype=np.float32)]
        for start in range(0, len(passages), _BATCH):
            evidence = self.reader.read(passages[start : start + _BATCH])
            rows.append(evidence @ self.evidence_weights + self.biases)
        return np.concatenate(rows)

    def probabilities(self, passages: Sequence[Passage]) -> Floats:
        """Calibrated probability of every type for every passage (passages x types)."""
        return np.asarray(1 / (1 + np.exp(-self.log_odds(passages))), dtype=np.float32)

    def tag(
        self,
        texts: Sequence[str],
        *,
        headings: Sequence[str | None] | None = None,
        titles: Sequence[str | None] | None = None,
        reasons: bool = False,
    ) -> list[tuple[ReformTag, ...]]:
        """The reform types of each text, likeliest first; none where the model is not sure enough.

        ``headings`` and ``titles`` give the headings above each text and the title of its document or case.
        """
        passages = [
            Passage(text, heading or "", title or "")
            for text, heading, title in zip(
                texts, headings or [None] * len(texts), titles or [None] * len(texts), strict=True
            )
        ]
        return self.tag_passages(passages, reasons=reasons)

    def tag_paragraphs(self, text: str, structure: Structure, *, reasons: bool = False) -> list[tuple[ReformTag, ...]]:
        """The reform types of each of ``structure.paragraphs``, seen with their headings, case and title."""
        return self.tag_passages(list(find_passages(text, structure)), reasons=reasons)

    def tag_passages(self, passages: Sequence[Passage], *, reasons: bool = False) -> list[tuple[ReformTag, ...]]:
        """The same for passages."""
        rows = self.probabilities(passages)
        tags = [self._choose(row) for row in rows]
        return [self._give_reasons(p, t) for p, t in zip(passages, tags, strict=True)] if reasons else tags

    def explain(self, passage: Passage, slug: str, *, most: int = 5) -> tuple[tuple[str, float], ...]:
        """The phrases of a passage that speak for a type, with the log-odds that each is worth."""
        from policy_text.classify.reasons import find_reasons

        return find_reasons(self, passage, self.slugs.index(slug), most=most)

    def _choose(self, row: Floats) -> tuple[ReformTag, ...]:
        given = np.flatnonzero(row >= self.thresholds)
        chosen = sorted(given, key=lambda index: (-row[index], index))
        return tuple(ReformTag(self.slugs[index], float(row[index])) for index in chosen)

    def _give_reasons(self, passage: Passage, tags: tuple[ReformTag, ...]) -> tuple[ReformTag, ...]:
        return tuple(ReformTag(tag.slug, tag.score, self.explain(passage, tag.slug)) for tag in tags)


def find_passages(text: str, structure: Structure) -> Iterable[Passage]:
    """Each paragraph with the titles above it; in a collection a case's own title stands for the document's."""
    document_title = structure.metadata.title or ""
    for paragraph in structure.paragraphs:
        headings: list[str] = []
        number = paragraph.section
        while number is not None and len(headings) < len(structure.sections):
            section = structure.sections[number]
            headings.insert(0, section.title)
            number = section.parent
        title = document_title
        if paragraph.case is not None and len(structure.cases) > 1:
            title = structure.cases[paragraph.case].title
        yield Passage(text[paragraph.start : paragraph.end], " ".join(headings), title or "")
