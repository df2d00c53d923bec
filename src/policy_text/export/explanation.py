"""Why paragraphs carry their reform types, as one page to keep, to print and to send on.

The page is whole in itself: its style is inside, it has no script, and it asks no network for anything. What comes
from documents is text in it and nothing else, whatever the text holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policy_text.errors import PolicyTextError
from policy_text.export.files import replace_file

__all__ = [
    "CHINESE_EXPLANATION",
    "ENGLISH_EXPLANATION",
    "ExplainedCase",
    "ExplainedDocument",
    "ExplainedParagraph",
    "ExplainedType",
    "ExplanationLabels",
    "write_explanations",
]


@dataclass(frozen=True, slots=True)
class ExplainedType:
    """A type with its probability and the phrases that carried it, each with the log-odds that it is worth."""

    slug: str
    name: str
    score: float
    phrases: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainedParagraph:
    """A paragraph under its headings; without ``types`` the model abstained, and ``nearest`` is what it came near."""

    number: int
    heading: str
    words: str
    types: tuple[ExplainedType, ...]
    nearest: ExplainedType | None = None


@dataclass(frozen=True, slots=True)
class ExplainedCase:
    """A case of a document, its types, and for each the numbers of the paragraphs that are about it."""

    title: str
    types: tuple[tuple[ExplainedType, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class ExplainedDocument:
    """A document with its title, where it is from, its cases and all its paragraphs in order."""

    title: str
    source: str
    cases: tuple[ExplainedCase, ...]
    paragraphs: tuple[ExplainedParagraph, ...]


@dataclass(frozen=True, slots=True)
class ExplanationLabels:
    """The words of the page that are not the documents' own, in one language."""

    language: str
    title: str
    about: str
    """Takes the numbers of paragraphs, of those with a type, and of those without."""
    reading: str
    cases: str
    no_type: str
    nearest: str
    """Takes the type's name and its probability."""
    nothing_near: str
    paragraphs: str
    """Takes the numbers of the paragraphs of a case."""


CHINESE_EXPLANATION = ExplanationLabels(
    language="zh-CN",
    title="改革类型及其依据",
    about="共{}段，其中{}段归入类型，{}段未归类。",
    reading="横条为概率；标出的词句使该类型更可能，数值为遮去该词句后对数几率的下降。未达门槛的段落不归类。",
    cases="案例",
    no_type="未归类",
    nearest="最接近：{} {}",
    nothing_near="与各类型均不接近",
    paragraphs="第{}段",
)

ENGLISH_EXPLANATION = ExplanationLabels(
    language="en",
    title="Reform types and what carried them",
    about="{} paragraphs: {} with a type, {} without.",
    reading=(
        "A bar is a probability. Marked phrases made the type likelier; the figure is what its log-odds lose when the "
        "phrase is covered. No type is given below its threshold."
    ),
    cases="Cases",
    no_type="No type",
    nearest="nearest: {} {}",
    nothing_near="near to none",
    paragraphs="paragraphs {}",
)


def write_explanations(
    documents: tuple[ExplainedDocument, ...], path: Path | str, *, labels: ExplanationLabels = CHINESE_EXPLANATION
) -> None:
    """Write the documents' explanations to one HTML file; an older one stays until the new one is whole."""
    from policy_text.export.explanation_page import draw_page

    target = Path(path)
    if target.suffix.lower() not in {".html", ".htm"}:
        raise PolicyTextError(f"{target}: explanations are written to .html, not to {target.suffix!r}")
    with replace_file(target) as draft:
        draft.write_bytes(draw_page(documents, labels).encode("utf-8", errors="replace"))
