"""`Analysis`: a document with everything that was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from policy_text.records.document import Document
from policy_text.records.measure import Measure
from policy_text.records.structure import Structure

__all__ = ["Analysis"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document, its structure and its measures. Reform tags stand on ``structure.paragraphs``."""

    document: Document
    structure: Structure
    measures: tuple[Measure, ...] = ()
    warnings: tuple[str, ...] = ()
