"""``policy-text facets``: how an answer spreads over types, places and years."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.levels import LevelOption
from policy_text.cli.row_output import OutputOptions, print_rows
from policy_text.cli.streams import print_note
from policy_text.cli.tables import Column

__all__ = ["facets"]

_SHOWN = 10
"""Values of a facet in a table: the tail is long."""

COLUMNS = (
    Column("facet", narrowest=10),
    Column("value", rank=1, narrowest=16),
    Column("label", narrowest=16),
    Column("passages", narrowest=8, justify="right"),
)


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted, and how much of it is shown."""

    level: LevelOption = None
    expand: Annotated[bool, typer.Option("--expand", help="Take in synonyms of the field.")] = False
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", min=0, help="Most values of a facet; 0 for all. Unless told: 10 in a table."),
    ] = None


def facets(
    query: Annotated[
        str | None, typer.Argument(metavar="[QUERY]", help="Count the passages that answer this.", show_default="all")
    ] = None,
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    counting: Counting,
    output: OutputOptions,
) -> None:
    """Count passages by reform type, region, year, type of document and so on, the most frequent first.

    Regions are those directly inside of the region asked for, unless a level is named.
    """
    with open_database(db) as database:
        level = counting.level.value if counting.level else None
        counts = database.facets(query, filters.to_filters(), level=level, expand=counting.expand)
    is_table = output.choose_limit(None) is not None
    most = (_SHOWN if counting.limit is None and is_table else counting.limit) or None
    rows: list[dict[str, Any]] = [
        {"facet": name, "value": count.value, "label": count.label, "passages": count.passages}
        for name, values in counts.counts.items()
        for count in values[:most]
    ]
    print_rows(rows, COLUMNS, output, title=f"{counts.total:,} passages")
    if any(len(values) > len(values[:most]) for values in counts.counts.values()):
        print_note(f"the {most} most frequent of each; --limit 0 for all")
