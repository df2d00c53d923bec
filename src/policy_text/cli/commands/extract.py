"""``policy-text extract``: documents to records."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from policy_text.cli.documents import Failures, Paths, read_documents
from policy_text.cli.row_output import Format, FormatOption
from policy_text.cli.streams import is_terminal, make_console
from policy_text.records import Analysis

if TYPE_CHECKING:
    from policy_text.classify import ReformModel

__all__ = ["extract"]


def extract(
    paths: Paths,
    *,
    format: FormatOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.", dir_okay=False)
    ] = None,
    reforms: Annotated[bool, typer.Option("--reforms/--no-reforms", help="Tag paragraphs with reform types.")] = True,
    reasons: Annotated[bool, typer.Option("--reasons", help="Add the phrases that carried each tag.")] = False,
    model: Annotated[
        Path | None, typer.Option("--model", help="Folder of a reform model.", show_default="the one in the package")
    ] = None,
) -> None:
    """Print what stands in documents: metadata, cases, paragraphs with reform types, measures.

    JSON lines (the default in a pipe) hold everything, one object a document. A table or CSV lists the measures.
    """
    failures = Failures()
    reform_model = _load(model) if reforms else None
    analyses = _analyze_all(paths, failures, model=reform_model, reasons=reasons)
    chosen = format or _format_for(output)
    with _open_output(output) as stream:
        _WRITERS[chosen](analyses, stream)
    if failures.count:
        raise typer.Exit(1)


def _load(folder: Path | None) -> ReformModel:
    from policy_text.classify import load_model

    return load_model(folder)


def _analyze_all(
    paths: list[str], failures: Failures, *, model: ReformModel | None, reasons: bool
) -> Iterator[Analysis]:
    from policy_text.pipeline import analyze

    for document in read_documents(paths, failures):
        work = partial(analyze, document, model=model, reforms=model is not None, reasons=reasons)
        analysis = failures.attempt(document.source, work)
        if analysis is not None:
            yield analysis


def _format_for(output: Path | None) -> Format:
    if output is None:
        return Format.TABLE if is_terminal() else Format.JSONL
    return Format.CSV if output.suffix.lower() == ".csv" else Format.JSONL


@contextmanager
def _open_output(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    from policy_text.export.files import replace_file

    encoding = "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8"
    with (
        replace_file(path) as draft,
        draft.open("w", encoding=encoding, errors="backslashreplace", newline="") as stream,
    ):
        yield stream


def _write_jsonl(analyses: Iterator[Analysis], stream: TextIO) -> None:
    from policy_text.records import analysis_to_json

    for analysis in analyses:
        stream.write(json.dumps(analysis_to_json(analysis), ensure_ascii=False) + "\n")
        stream.flush()


def _write_csv(analyses: Iterator[Analysis], stream: TextIO) -> None:
    from policy_text.cli.measure_rows import MEASURE_FIELDS, list_measure_rows
    from policy_text.export import write_csv

    write_csv([], stream, columns=MEASURE_FIELDS)
    for analysis in analyses:
        write_csv(list_measure_rows(analysis), stream, columns=MEASURE_FIELDS, header=False)


def _write_tables(analyses: Iterator[Analysis], stream: TextIO) -> None:
    from policy_text.cli.measure_rows import FOUND_COLUMNS, list_measure_rows
    from policy_text.cli.tables import print_table

    console = make_console(stream)
    for analysis in analyses:
        rows = list_measure_rows(analysis)
        print_table(rows, FOUND_COLUMNS, console=console, title=_title(analysis), caption=_summary(analysis))
        console.print()


def _title(analysis: Analysis) -> str:
    metadata = analysis.structure.metadata
    known = [metadata.title, metadata.region, metadata.published]
    return f"{analysis.document.source}: " + ", ".join(part for part in known if part)


def _summary(analysis: Analysis) -> str:
    structure = analysis.structure
    slugs = dict.fromkeys(tag.slug for paragraph in structure.paragraphs for tag in paragraph.reforms)
    counts = [
        str(structure.metadata.doc_type),
        f"cases: {len(structure.cases)}",
        f"paragraphs: {len(structure.paragraphs)}",
        f"measures: {len(analysis.measures)}",
    ]
    return ", ".join(counts) + ("; " + ", ".join(slugs) if slugs else "")


_WRITERS = {Format.JSONL: _write_jsonl, Format.CSV: _write_csv, Format.TABLE: _write_tables}
