"""``policy-text verify``: are all numbers still where the records say?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.row_output import OutputOptions, print_rows
from policy_text.cli.streams import print_note
from policy_text.cli.tables import Column

__all__ = ["verify"]

COLUMNS = (
    Column("document_id", "document", narrowest=8, justify="right", label=True),
    Column("measure_id", "measure", rank=1, narrowest=8, justify="right", label=True),
    Column("source", rank=2, narrowest=20),
    Column("reason", narrowest=30),
)


def verify(
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    originals: Annotated[
        bool, typer.Option("--originals/--no-originals", help="Open the archived originals again, or trust the texts.")
    ] = True,
    output: OutputOptions,
) -> None:
    """Check file, index and archive, and read each number again at its place in the original.

    Its words have to stand there, and to say the value and unit that the database has. Lists what failed; the exit
    code is 1 where anything did.
    """
    from policy_text.ingest import check_amounts, check_measures

    with open_database(db) as database:
        report = database.verify(
            check=check_measures if originals else None, reread=check_amounts, filters=filters.to_filters()
        )
    print_note(
        f"{report.documents:,} documents and {report.measures:,} measures checked, {len(report.failures):,} failed"
    )
    if report.failures:
        print_rows([asdict(failure) for failure in report.failures], COLUMNS, output)
        raise typer.Exit(1)
