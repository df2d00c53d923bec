"""``policy-text export``: tables of a database as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.streams import print_note
from policy_text.errors import QueryError

if TYPE_CHECKING:
    from policy_text.database import CaseDatabase

__all__ = ["export"]


class What(StrEnum):
    """The tables that can be exported."""

    MEASURES = "measures"
    CASES = "cases"
    DOCUMENTS = "documents"


def export(
    what: Annotated[
        What,
        typer.Argument(
            metavar="measures|cases|documents", help="Which table; documents to .jsonl only.", show_default=False
        ),
    ],
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
    Documents are JSON lines as `extract` prints them, with the text that offsets index.
    """
    from policy_text.export import write_rows

    with open_database(db) as database:
        if what is What.DOCUMENTS:
            count = _export_documents(database, filters, output)
        else:
            rows = (database.measures if what is What.MEASURES else database.cases)(filters.to_filters())
            count = write_rows(rows.to_records(), output)
    print_note(f"{output}: {count:,} {what}")


def _export_documents(database: CaseDatabase, filters: FilterOptions, output: Path) -> int:
    from policy_text.export.files import replace_file

    if output.suffix.lower() != ".jsonl":
        raise QueryError(f"{output}: documents are written to .jsonl")
    with replace_file(output) as draft:
        return database.export_jsonl(draft, filters.to_filters(), texts=True)
