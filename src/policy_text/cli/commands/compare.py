"""``policy-text compare``, ``targets``, ``contradictions``: figures beside figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.row_output import LimitOption, OutputOptions, print_rows, tell_left_out
from policy_text.cli.tables import Column, say_quantity

if TYPE_CHECKING:
    from policy_text.database import MeasureRow
    from policy_text.database.findings import Comparison, Contradiction, Pairing

__all__ = ["compare", "contradictions", "targets"]

COMPARED = (
    Column("indicator", narrowest=18),
    Column("breakdown", rank=5, narrowest=8),
    Column("region", narrowest=14),
    Column("year", narrowest=4, label=True),
    Column("qualifier", "about", rank=6, narrowest=8, usual="exact"),
    Column("text", "quantity", narrowest=10, quantity=True),
    Column("change", rank=4, narrowest=8, usual="level"),
    Column("status", rank=1, narrowest=8),
    Column("case_id", "case", rank=3, narrowest=4, justify="right", label=True),
    Column("case_title", "title", rank=7, narrowest=20),
)
PAIRED = (
    Column("region", narrowest=14),
    Column("indicator", narrowest=16),
    Column("breakdown", rank=5, narrowest=8),
    Column("target", narrowest=8),
    Column("target_time", "by", rank=2, narrowest=8),
    Column("achieved", narrowest=8),
    Column("achieved_time", "in", rank=3, narrowest=8),
    Column("distance", rank=1, narrowest=8, justify="right"),
    Column("reached", narrowest=7),
    Column("target_case", "planned in", rank=6, narrowest=10, justify="right", label=True),
    Column("achieved_case", "told in", rank=6, narrowest=8, justify="right", label=True),
)
CONTRADICTING = (
    Column("contradiction", "no.", narrowest=3, justify="right"),
    Column("subject", narrowest=16),
    Column("breakdown", rank=4, narrowest=8),
    Column("text", "quantity", narrowest=10, quantity=True),
    Column("time_text", "time", rank=2, narrowest=10),
    Column("region", rank=1, narrowest=14),
    Column("case_id", "case", narrowest=4, justify="right", label=True),
    Column("source", rank=3, narrowest=20),
)


def compare(
    regions: Annotated[
        list[str] | None, typer.Argument(metavar="[REGION]...", help="Places by name or code.", show_default="all")
    ] = None,
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    limit: LimitOption = None,
    output: OutputOptions,
) -> None:
    """Put figures of places and years side by side, indicator by indicator.

    Every figure of a place and year stands there, so that none is silently preferred. What has no indicator, place or
    year cannot be compared: the answer says how much that is. The limit holds of indicators.
    """
    with open_database(db) as database:
        found = database.compare(regions or (), filters.to_filters(limit=output.choose_limit(limit)))
    print_rows(list(_list_compared(found)), COMPARED, output)
    tell_left_out(found.left_out)


def _list_compared(found: Comparison) -> Iterator[dict[str, Any]]:
    from dataclasses import asdict

    for row in found.rows:
        for (region, year), measures in row.cells.items():
            for measure in measures:
                yield asdict(measure) | {"region": region, "year": year}


def targets(
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    output: OutputOptions,
) -> None:
    """Pair targets with what later reports of the same place and indicator say was achieved, and tell the distance.

    A target that is not reached before the year that it is set for is not reached yet.
    """
    with open_database(db) as database:
        pairs = database.pair_targets(filters.to_filters())
    print_rows([_flatten_pair(pair) for pair in pairs], PAIRED, output, total=len(pairs))


def _flatten_pair(pair: Pairing) -> dict[str, Any]:
    target, achieved = pair.target, pair.achieved
    return {
        "region": target.region,
        "indicator": target.indicator,
        "breakdown": target.breakdown,
        "target": _tell(target),
        "target_time": target.time_text,
        "achieved": _tell(achieved),
        "achieved_time": achieved.time_text or achieved.year,
        "distance": pair.distance,
        "reached": _tell_reached(pair),
        "target_value": target.value,
        "achieved_value": achieved.value,
        "unit": target.unit,
        "target_case": target.case_id,
        "achieved_case": achieved.case_id,
        "target_measure": target.measure_id,
        "achieved_measure": achieved.measure_id,
        "target_source": target.source,
        "achieved_source": achieved.source,
    }


def _tell_reached(pair: Pairing) -> str:
    """A figure from before the year that the target is set for cannot say that it was missed."""
    if pair.reached:
        return "yes"
    is_early = pair.achieved.year is not None and pair.target.year is not None and pair.achieved.year < pair.target.year
    return "not yet" if is_early else "no"


def _tell(measure: MeasureRow) -> str:
    from dataclasses import asdict

    quantity = say_quantity(asdict(measure))
    return quantity if measure.qualifier == "exact" else f"{measure.qualifier.replace('_', ' ')} {quantity}"


def contradictions(
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    output: OutputOptions,
) -> None:
    """List exact figures of one thing, place and stated time that differ, each group under one number."""
    with open_database(db) as database:
        found = database.contradictions(filters.to_filters())
    print_rows(list(_list_contradictions(found)), CONTRADICTING, output, total=len(found))


def _list_contradictions(found: list[Contradiction]) -> Iterator[dict[str, Any]]:
    from dataclasses import asdict

    for number, contradiction in enumerate(found, start=1):
        for measure in contradiction.measures:
            yield {"contradiction": number, **asdict(measure)}
