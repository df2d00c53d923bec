"""``policy-text explain``: why paragraphs carry their reform types."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policy_text.cli.documents import Failures, Paths, read_documents
from policy_text.cli.explaining import explain_document, list_case_reforms
from policy_text.cli.languages import Language
from policy_text.cli.row_output import Format, OutputOptions, print_rows
from policy_text.cli.streams import make_console, print_note
from policy_text.records import Analysis, Paragraph

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from policy_text.classify import ReformModel

__all__ = ["explain"]


def explain(
    paths: Paths,
    *,
    model: Annotated[
        Path | None, typer.Option("--model", help="Folder of a reform model.", show_default="the one in the package")
    ] = None,
    output: OutputOptions,
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Write one page to this file instead, phrases marked in the text.", dir_okay=False),
    ] = None,
    language: Annotated[Language, typer.Option(help="Language of the page's labels.")] = Language.CHINESE,
) -> None:
    """Show the reform types of each paragraph with their probabilities and the phrases that carried them.

    A weight says by how much the log-odds of the type fall when the phrase is taken out. Below each document stand
    the types of its cases: one sure paragraph or two likely ones make a type of a case.

    The page of `--html` shows all paragraphs, also those without a type and what they came nearest to. It needs no
    network and no script, and can be printed.
    """
    from policy_text.classify import load_model
    from policy_text.pipeline import analyze

    failures = Failures()
    reform_model = load_model(model)
    analyses = []
    for document in read_documents(paths, failures):
        analysis = failures.attempt(document.source, partial(analyze, document, model=reform_model, reasons=True))
        if analysis is not None:
            analyses.append(analysis)
    if html is not None:
        _write_page(analyses, html, reform_model, language)
    elif output.output is None and output.chosen is Format.TABLE:
        console = make_console()
        for analysis in analyses:
            _print_document(analysis, console)
    else:
        print_rows([row for analysis in analyses for row in _list_rows(analysis)], (), output)
    if failures.count:
        raise typer.Exit(1)


def _write_page(analyses: list[Analysis], path: Path, model: ReformModel, language: Language) -> None:
    from policy_text.export import CHINESE_EXPLANATION, ENGLISH_EXPLANATION, write_explanations

    labels = CHINESE_EXPLANATION if language is Language.CHINESE else ENGLISH_EXPLANATION
    documents = tuple(explain_document(analysis, model, language) for analysis in analyses)
    write_explanations(documents, path, labels=labels)
    print_note(f"{path}: {len(documents):,} documents")


def _list_rows(analysis: Analysis) -> list[dict[str, Any]]:
    text = analysis.document.text
    return [
        {
            "source": analysis.document.source,
            "start": paragraph.start,
            "end": paragraph.end,
            "slug": tag.slug,
            "score": round(tag.score, 4),
            "reasons": [f"{phrase} {weight:+.2f}" for phrase, weight in tag.reasons],
            "text": text[paragraph.start : paragraph.end],
        }
        for paragraph in analysis.structure.paragraphs
        for tag in paragraph.reforms
    ]


def _print_document(analysis: Analysis, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Text(analysis.document.source, style="bold"))
    for number, paragraph in enumerate(analysis.structure.paragraphs, start=1):
        if not paragraph.reforms:
            continue
        console.print()
        console.print(Text.assemble((f"{number}. ", "dim"), _mark(analysis, paragraph)))
        for tag in paragraph.reforms:
            reasons = ", ".join(f"{phrase} {weight:+.1f}" for phrase, weight in tag.reasons)
            line = Text.assemble((tag.slug, "bold"), f" {tag.score:.2f}  ", (reasons, "dim"))
            console.print(Padding(line, (0, 0, 0, 3)))
    console.print()
    _print_cases(analysis, console)
    console.print()


def _mark(analysis: Analysis, paragraph: Paragraph) -> Text:
    """The paragraph with the phrases that carried its types underlined."""
    from rich.text import Text

    marked = Text(analysis.document.text[paragraph.start : paragraph.end])
    phrases = [phrase for tag in paragraph.reforms for phrase, weight in tag.reasons if weight > 0]
    marked.highlight_words(phrases, style="underline")
    return marked


def _print_cases(analysis: Analysis, console: Console) -> None:
    from rich.text import Text

    for title, reforms in list_case_reforms(analysis):
        told = [f"{reform.slug} {reform.score:.2f} (in {' '.join(map(str, numbers))})" for reform, numbers in reforms]
        console.print(Text.assemble((f"{title}: ", "bold"), ", ".join(told) or "no type"))
