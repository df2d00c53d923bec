"""``policy-text export``: tables of a database as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.streams import print_note

__all__ = ["export"]


class What(StrEnum):
    """The tables that can be exported."""

    MEASURES = "measures"
    CASES = "cases"


def export(
    what: Annotated[What, typer.Argument(metavar="measures|cases", help="Which table.", show_default=False)],
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="Write to this file: .csv, .jsonl, .xlsx or .parquet.",
            dir_okay=False,
            show_default=False,
        ),
    ],
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
) -> None:
    """Write all measures or cases that answer to a file for a spreadsheet, R, pandas, polars or DuckDB.

    CSV files are UTF-8 with a byte order mark, so that spreadsheet programs read the Chinese. Parquet needs pandas.
    """
    from policy_text.export import write_rows

    with open_database(db) as database:
        rows = (database.measures if what is What.MEASURES else database.cases)(filters.to_filters())
        count = write_rows(rows.to_records(), output)
    print_note(f"{output}: {count:,} {what}")
