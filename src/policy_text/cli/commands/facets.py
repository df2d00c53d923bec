"""``policy-text facets``: how an answer spreads over types, places and years."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.levels import LevelOption
from policy_text.cli.row_output import LimitOption, OutputOptions, print_rows
from policy_text.cli.tables import Column

__all__ = ["facets"]

COLUMNS = (
    Column("facet", narrowest=10),
    Column("value", rank=1, narrowest=16),
    Column("label", narrowest=16),
    Column("passages", narrowest=8, justify="right"),
)


def facets(
    query: Annotated[
        str | None, typer.Argument(metavar="[QUERY]", help="Count the passages that answer this.", show_default="all")
    ] = None,
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    level: LevelOption = None,
    limit: LimitOption = None,
    output: OutputOptions,
) -> None:
    """Count passages by reform type, region, year, type of document and so on, the most frequent first.

    Regions are those directly inside of the region asked for, unless a level is named. The limit holds of each facet.
    """
    with open_database(db) as database:
        counts = database.facets(query, filters.to_filters(), level=level.value if level else None)
    most = output.choose_limit(limit) or None
    rows: list[dict[str, Any]] = [
        {"facet": name, "value": count.value, "label": count.label, "passages": count.passages}
        for name, values in counts.counts.items()
        for count in values[:most]
    ]
    print_rows(rows, COLUMNS, output, title=f"{counts.total:,} passages")
