"""``policy-text group``: median, range and count of measures by place and year."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.levels import LevelOption
from policy_text.cli.row_output import LimitOption, OutputOptions, print_rows, tell_left_out
from policy_text.cli.tables import Column

__all__ = ["group"]


class By(StrEnum):
    """What measures are grouped by."""

    REGION = "region"
    YEAR = "year"


COLUMNS = (
    Column("what", narrowest=20),
    Column("breakdown", rank=2, narrowest=8),
    Column("region", narrowest=14),
    Column("year", narrowest=4, label=True),
    Column("count", rank=1, narrowest=5, justify="right"),
    Column("places", rank=5, narrowest=6, justify="right"),
    Column("median", narrowest=8, justify="right"),
    Column("low", rank=2, narrowest=8, justify="right"),
    Column("high", rank=2, narrowest=8, justify="right"),
    Column("unit", narrowest=4),
    Column("status", rank=3, narrowest=8),
    Column("change", rank=4, narrowest=8, usual="level"),
)


def group(
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    by: Annotated[list[By] | None, typer.Option("--by", help="Repeat for both.", show_default="region")] = None,
    level: LevelOption = None,
    limit: LimitOption = None,
    output: OutputOptions,
) -> None:
    """Group measures by place, year or both: median, range and count.

    Only like is grouped with like: one indicator (or, with --subject, one subject), one breakdown (城区, 小学), one
    unit, level or change, one status. What cannot be compared is left out, and the answer says how much that is and
    why.
    """
    with open_database(db) as database:
        rows = database.group_measures(
            filters.to_filters(limit=output.choose_limit(limit)),
            by=[name.value for name in by or [By.REGION]],
            level=level.value if level else None,
        )
    print_rows(rows.to_records(), COLUMNS, output, total=rows.total)
    tell_left_out(rows.left_out)
