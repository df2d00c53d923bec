"""What a page of explanations shows, gathered from analyses and the model that tagged them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policy_text.cli.languages import Language
from policy_text.export import ExplainedCase, ExplainedDocument, ExplainedParagraph, ExplainedType
from policy_text.records import Analysis, ReformTag

if TYPE_CHECKING:
    from policy_text.classify import CaseReform, ReformModel

__all__ = ["explain_document", "list_case_reforms"]

# What is less likely than this is not worth a word to the reader.
_NEAR = 0.05


def explain_document(analysis: Analysis, model: ReformModel, language: Language) -> ExplainedDocument:
    """A document's paragraphs with their types and phrases; where the model abstained, what it came nearest to."""
    from policy_text.classify.model import find_passages

    text, structure = analysis.document.text, analysis.structure
    names = {kind.slug: kind.zh if language is Language.CHINESE else kind.en for kind in model.taxonomy}
    passages = list(find_passages(text, structure))
    paragraphs = tuple(
        ExplainedParagraph(
            number=number,
            heading=passage.headings,
            words=passage.text,
            types=tuple(ExplainedType(tag.slug, names[tag.slug], tag.score, tag.reasons) for tag in paragraph.reforms),
            nearest=_find_nearest(row.tolist(), model.slugs, names),
        )
        for number, (paragraph, passage, row) in enumerate(
            zip(structure.paragraphs, passages, model.probabilities(passages), strict=True), start=1
        )
    )
    cases = tuple(
        ExplainedCase(title, tuple((_name_reform(reform, names), numbers) for reform, numbers in reforms))
        for title, reforms in list_case_reforms(analysis)
    )
    source = analysis.document.source
    return ExplainedDocument(structure.metadata.title or source, source, cases, paragraphs)


def list_case_reforms(analysis: Analysis) -> list[tuple[str, list[tuple[CaseReform, tuple[int, ...]]]]]:
    """Each case's title with its types and, for each type, the numbers of its paragraphs in the document from 1 on."""
    from policy_text.classify import aggregate_case_reforms

    paragraphs = analysis.structure.paragraphs
    found = []
    for index, case in enumerate(analysis.structure.cases):
        numbers = [number for number, paragraph in enumerate(paragraphs, start=1) if paragraph.case == index]
        tags: list[tuple[ReformTag, ...]] = [paragraphs[number - 1].reforms for number in numbers]
        reforms = aggregate_case_reforms(tags)
        found.append((case.title, [(r, tuple(sorted(numbers[place] for place in r.paragraphs))) for r in reforms]))
    return found


def _find_nearest(row: Sequence[float], slugs: Sequence[str], names: dict[str, str]) -> ExplainedType | None:
    score, slug = max(zip(row, slugs, strict=True))
    return ExplainedType(slug, names[slug], score) if score >= _NEAR else None


def _name_reform(reform: CaseReform, names: dict[str, str]) -> ExplainedType:
    return ExplainedType(reform.slug, names[reform.slug], reform.score)
