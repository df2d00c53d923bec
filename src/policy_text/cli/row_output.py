"""Rows as the reader wants them: a table for a person, CSV or JSON lines for a program, or a file."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from policy_text.cli.streams import is_terminal, make_console, print_note
from policy_text.cli.tables import Column, print_table
from policy_text.export import write_csv, write_jsonl, write_rows
from policy_text.export.flat import list_columns

__all__ = ["FileOption", "Format", "FormatOption", "LimitOption", "OutputOptions", "print_rows", "tell_left_out"]

Row = Mapping[str, Any]
_SCREENFUL = 50


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How to print: a table on a terminal, CSV in a pipe, unless told here."),
]
FileOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file instead: .csv, .jsonl, .xlsx or .parquet.", dir_okay=False),
]

LimitOption = Annotated[
    int | None,
    typer.Option("--limit", "-n", min=0, help="Most rows; 0 for all. Unless told: 50 in a table, else all."),
]


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """Where rows go, and how."""

    format: FormatOption = None
    output: FileOption = None

    def choose_limit(self, asked: int | None) -> int | None:
        """What was asked for; else a screenful for a person, and all for a program or file."""
        is_table = self.output is None and self.chosen is Format.TABLE
        return asked if asked is not None else (_SCREENFUL if is_table else None)

    @property
    def chosen(self) -> Format:
        """The format asked for, else the one that suits the reader."""
        return self.format or (Format.TABLE if is_terminal() else Format.CSV)


def print_rows(
    rows: Sequence[Row],
    columns: Sequence[Column],
    output: OutputOptions,
    *,
    title: str | None = None,
    total: int | None = None,
    total_is_exact: bool = True,
) -> None:
    """Print rows, or write them to the file that was named.

    A table shows ``columns``; CSV and JSON lines hold all that the rows have, under the rows' own names. ``total``
    is how many rows there would be without a limit.
    """
    told = _tell_total(len(rows), total, is_exact=total_is_exact)
    if output.output is not None:
        count = write_rows(rows, output.output)
        print_note(f"{count:,} rows written to {output.output}")
    elif output.chosen is Format.JSONL:
        write_jsonl(rows, sys.stdout)
    elif output.chosen is Format.CSV:
        write_csv(rows, sys.stdout, columns=list_columns(rows) or [column.name for column in columns])
    else:
        print_table(rows, columns, console=make_console(), title=title, caption=told)
        return
    if total is not None and total > len(rows):
        print_note(told or "")


def _tell_total(shown: int, total: int | None, *, is_exact: bool) -> str | None:
    if total is None or total <= shown:
        return None if total is None else f"{shown:,} in all"
    return f"{shown:,} of {'' if is_exact else 'more than '}{total:,}; --limit 0 for all"


def tell_left_out(left_out: Mapping[str, int]) -> None:
    """Say on standard error what an answer does not hold, and why."""
    if left_out:
        print_note("left out: " + ", ".join(f"{count:,} {reason}" for reason, count in left_out.items()))
