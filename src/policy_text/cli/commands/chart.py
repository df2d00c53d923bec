"""``policy-text chart``: grouped figures as bars."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from policy_text.cli.commands.group import By
from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.levels import LevelOption
from policy_text.cli.row_output import tell_left_out
from policy_text.cli.streams import print_note
from policy_text.errors import QueryError

if TYPE_CHECKING:
    from policy_text.database import GroupRow, GroupRows

__all__ = ["chart"]

_MOST_BARS = 60


def chart(
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help="Write to this picture: .png, .svg or .pdf.", dir_okay=False, show_default=False
        ),
    ],
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    by: Annotated[By, typer.Option("--by", help="A bar for each place, or for each year.")] = By.REGION,
    level: LevelOption = None,
) -> None:
    """Draw medians of one indicator or subject as bars, a place or a year a bar, with the range as a line.

    One picture shows one thing in one unit and status: the one with most bars, and a line says what others there are.
    """
    from policy_text.export import Bar, draw_bars

    with open_database(db) as database:
        rows = database.group_measures(filters.to_filters(), by=by.value, level=level.value if level else None)
    tell_left_out(rows.left_out)
    chosen = _choose(rows)
    named = [row for row in rows if _series(row) == chosen]
    ordered = sorted(named, key=lambda row: row.year or 0) if by is By.YEAR else sorted(named, key=lambda r: -r.median)
    bars = [Bar(str(row.year if by is By.YEAR else row.region), row.median, row.low, row.high) for row in ordered]
    title = _name(chosen)
    draw_bars(bars[:_MOST_BARS], output, title=title, unit=chosen.unit)
    print_note(f"{output}: {title}, {len(bars[:_MOST_BARS])} of {len(bars)} bars")


class _Series(NamedTuple):
    """What one picture shows: figures that can stand beside each other."""

    what: str
    breakdown: str | None
    unit: str
    change: str
    status: str


def _series(row: GroupRow) -> _Series:
    return _Series(row.what, row.breakdown, row.unit, row.change, row.status)


def _name(series: _Series) -> str:
    facts = [series.breakdown, series.status, None if series.change == "level" else series.change]
    return f"{series.what} ({', '.join(fact for fact in facts if fact)})"


def _choose(rows: GroupRows) -> _Series:
    """The series with most bars; the others are told of."""
    counts = Counter(_series(row) for row in rows)
    if not counts:
        raise QueryError("nothing to draw: no figures that can be compared; name an --indicator or a --subject")
    (chosen, _), *others = counts.most_common()
    if others:
        names = ", ".join(f"{_name(series)} in {series.unit or 'no unit'}" for series, _ in others[:5])
        print_note(f"not drawn: {names}{' …' if len(others) > 5 else ''}")
    return chosen
