"""``policy-text label``: correct reform types, the most instructive paragraphs first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.labelling import (
    Answer,
    Question,
    choose_questions,
    parse_answer,
    read_answered,
    save_answer,
)
from policy_text.cli.streams import make_console
from policy_text.errors import QueryError

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["label"]

_SKIP, _QUIT, _HELP = "s", "q", "?"


def label(
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="Most paragraphs.")] = 20,
    answers: Annotated[
        Path, typer.Option("--answers", help="JSONL that answers are added to, for training.", dir_okay=False)
    ] = Path("corrections.jsonl"),
    model: Annotated[
        Path | None, typer.Option("--model", help="Folder of a reform model.", show_default="the one in the package")
    ] = None,
) -> None:
    """Correct the reform types of paragraphs, beginning with those that teach the model most.

    Each paragraph is shown with the types that it carries. Answer with numbers or slugs of the right types, with
    Enter where they are right, 0 for none, s to skip, ? for the list, q to stop. Answers go to the database and, as
    labelled paragraphs, to a file that `train --include-corrections` takes in.
    """
    from policy_text.classify import load_model

    reform_model = load_model(model)
    console = make_console()
    saved = 0
    with open_database(db, to_write=True) as database:
        questions = choose_questions(
            database, reform_model, filters.to_filters(), count=count, answered=read_answered(answers)
        )
        _print_types(reform_model.slugs, console)
        for number, question in enumerate(questions, start=1):
            _print_question(question, f"{number} of {len(questions)}", console)
            labels = _ask(question, reform_model.slugs, console)
            if labels == _QUIT:
                break
            if not isinstance(labels, str):
                save_answer(Answer(question, labels), answers, database)
                saved += 1
    typer.echo(f"{saved} answers in {answers} and {db}")


def _ask(question: Question, slugs: Sequence[str], console: Console) -> tuple[str, ...] | str:
    """The types that the person gives, or the key for skipping or stopping."""
    while True:
        words = typer.prompt("types", default="", show_default=False).strip()
        if words in (_SKIP, _QUIT):
            return str(words)
        if words == _HELP:
            _print_types(slugs, console)
            continue
        try:
            return parse_answer(words, slugs, question.reforms)
        except QueryError as error:
            console.print(str(error), markup=False)


def _print_types(slugs: Sequence[str], console: Console) -> None:
    from rich.columns import Columns
    from rich.text import Text

    console.print(
        Columns([Text(f"{number:>2} {slug}") for number, slug in enumerate(slugs, start=1)], column_first=True)
    )


def _print_question(question: Question, place: str, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    above = " › ".join(part for part in (question.title, question.heading) if part)
    console.print()
    console.print(Text.assemble((f"{place}  ", "dim"), (above, "bold")))
    console.print(Padding(Text(question.text), (0, 0, 0, 3)))
    console.print(Text.assemble(("   now: ", "dim"), ", ".join(question.reforms) or "no type"))
