"""``policy-text measures``: numbers with their places."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.row_output import LimitOption, OutputOptions, print_rows, tell_left_out
from policy_text.cli.standards import COMPARED_COLUMNS, compare_rows
from policy_text.cli.tables import Column

__all__ = ["measures"]


class Sort(StrEnum):
    """The order of measures."""

    PLACE = "place"
    VALUE = "value"
    VALUE_UP = "value-up"
    YEAR = "year"
    DOUBT = "doubt"


class Standard(StrEnum):
    """The standards that figures can be held against."""

    NATIONAL = "national"


COLUMNS = (
    Column("subject", narrowest=16),
    Column("breakdown", rank=7, narrowest=8),
    Column("qualifier", "about", rank=6, narrowest=8, usual="exact"),
    Column("text", "quantity", narrowest=10, quantity=True),
    Column("change", rank=9, narrowest=8, usual="level"),
    Column("status", rank=2, narrowest=8),
    Column("time_text", "time", rank=4, narrowest=12),
    Column("year", rank=3, narrowest=4, label=True),
    Column("region", rank=1, narrowest=16),
    Column("indicator", rank=10, narrowest=14),
    Column("case_title", "title", rank=8, narrowest=24),
    Column("case_id", "case", rank=5, narrowest=4, justify="right", label=True),
)


def measures(
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    sort: Annotated[
        Sort, typer.Option(help="As they stand, by value (largest or smallest first), newest, or least sure first.")
    ] = Sort.PLACE,
    against: Annotated[
        Standard | None, typer.Option("--against", help="Hold the figures against this standard's thresholds.")
    ] = None,
    limit: LimitOption = None,
    output: OutputOptions,
) -> None:
    """List measures with what is counted, where, when, and whether it was reached, aimed at or demanded.

    CSV and JSON lines add the value in base units, offsets, places in the original and confidences. Against the
    national standard for quality-balanced compulsory education only the figures that fall under it are listed, each
    with its threshold and whether that is met, not met, or cannot be told.
    """
    most = output.choose_limit(limit)
    order = sort.value.replace("-", "_")
    with open_database(db) as database:
        rows = database.measures(filters.to_filters(limit=None if against else most), sort=order)
    if against is None:
        print_rows(rows.to_records(), COLUMNS, output, total=rows.total, total_is_exact=rows.total_is_exact)
        tell_left_out(rows.left_out)
        return
    compared = compare_rows(rows)
    print_rows(compared[: most or None], COMPARED_COLUMNS, output, total=len(compared))
