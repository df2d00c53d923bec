"""``policy-text show``: one case in full."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption
from policy_text.cli.row_output import Format, FormatOption
from policy_text.cli.streams import make_console, print_note

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from policy_text.database import CaseDatabase, CaseDetail

__all__ = ["show"]


def show(
    case: Annotated[
        int, typer.Argument(metavar="CASE", help="Number of the case, as `cases` tells it.", show_default=False)
    ],
    *,
    db: DatabaseOption = Path("cases.db"),
    image: Annotated[
        Path | None,
        typer.Option(
            "--image",
            help="Draw the pages of its PDF or scan (or of a reprint's) here (.png), each number boxed.",
            dir_okay=False,
        ),
    ] = None,
    page: Annotated[int | None, typer.Option("--page", min=1, help="Draw this page only.")] = None,
    format: FormatOption = None,
) -> None:
    """Show a case: where it comes from, its text with every number set off, and its measures.

    CSV lists the measures, JSON lines hold the case with all that is known of it.
    """
    with open_database(db) as database:
        detail = database.case(case)
        if image is not None:
            _draw(database, detail, image, page)
            return
    chosen = format or Format.TABLE
    if chosen is Format.JSONL:
        sys.stdout.write(json.dumps(asdict(detail), ensure_ascii=False, default=str) + "\n")
    elif chosen is Format.CSV:
        from policy_text.export import write_csv
        from policy_text.export.flat import list_columns

        rows = detail.measures.to_records()
        write_csv(rows, sys.stdout, columns=list_columns(rows))
    else:
        _print_case(detail, make_console())


def _draw(database: CaseDatabase, case: CaseDetail, image: Path, page: int | None) -> None:
    from policy_text.cli.pictures import draw_case

    for written in draw_case(database, case, image, page=page):
        print_note(f"written: {written}")


def _print_case(case: CaseDetail, console: Console) -> None:
    from rich.text import Text

    from policy_text.cli.collecting import collect_case
    from policy_text.cli.commands.measures import COLUMNS
    from policy_text.cli.tables import print_table
    from policy_text.export import ENGLISH

    console.print(Text(case.row.title, style="bold"))
    for label, value in collect_case(case, ENGLISH).facts:
        console.print(Text.assemble((f"{label}: ", "dim"), value))
    console.print()
    for line in _list_lines(case):
        console.print(line)
    console.print()
    print_table(case.measures.to_records(), COLUMNS, console=console, title=f"measures: {len(case.measures)}")


def _list_lines(case: CaseDetail) -> list[Text]:
    """The lines of the case, furniture left out, with headings and quantities set off."""
    from rich.text import Text

    text = Text(case.text)
    for _, _, _, start, end in case.headings:
        text.stylize("bold", start - case.start, end - case.start)
    for measure in case.measures:
        text.stylize("reverse", measure.start - case.start, measure.end - case.start)
    for start, end in case.furniture:
        text.stylize("hidden", max(start - case.start, 0), max(end - case.start, 0))
    lines, at = [], 0
    for line in text.split("\n"):
        hidden = any(first <= case.start + at and case.start + at + len(line) <= last for first, last in case.furniture)
        if line.plain.strip() and not hidden:
            lines.append(line)
        at += len(line) + 1
    return lines
