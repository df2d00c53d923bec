"""From a document to its analysis: the only place where the stages meet."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from policy_text.extract import check_tables, extract_measures
from policy_text.records import Analysis, Document, Structure
from policy_text.structure import read_structure

if TYPE_CHECKING:
    from policy_text.classify import ReformModel

__all__ = ["analyze"]


def analyze(
    document: Document, *, model: ReformModel | None = None, reforms: bool = True, reasons: bool = False
) -> Analysis:
    """Find a document's parts, measures and reform types.

    ``model`` is the reform model (default: the one in the package); ``reforms=False`` leaves the tagging out;
    ``reasons=True`` adds to each tag the phrases that carried it.
    """
    structure = read_structure(document)
    if reforms:
        structure = _tag_paragraphs(document, structure, model or _default_model(), reasons=reasons)
    measures = extract_measures(document, structure)
    return Analysis(document, structure, measures, check_tables(document, structure))


def _tag_paragraphs(document: Document, structure: Structure, model: ReformModel, *, reasons: bool) -> Structure:
    tags = model.tag_paragraphs(document.text, structure, reasons=reasons)
    paragraphs = tuple(replace(p, reforms=t) for p, t in zip(structure.paragraphs, tags, strict=True))
    return replace(structure, paragraphs=paragraphs)


@cache
def _default_model() -> ReformModel:
    from policy_text.classify import load_model

    return load_model()
