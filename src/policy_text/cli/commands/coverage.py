"""``policy-text coverage``: what is there, and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.levels import Level, LevelOption
from policy_text.cli.row_output import OutputOptions, print_rows
from policy_text.cli.tables import Column

if TYPE_CHECKING:
    from policy_text.database.findings import Coverage, NumberGap

__all__ = ["coverage"]

COLUMNS = (
    Column("what", narrowest=14),
    Column("place", narrowest=16),
    Column("year", narrowest=4, label=True),
    Column("doc_type", "type", rank=1, narrowest=15),
    Column("documents", narrowest=9, justify="right"),
    Column("missing", narrowest=16),
)


def coverage(
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    level: LevelOption = None,
    output: OutputOptions,
) -> None:
    """Count documents by place, year and type, and list the holes.

    Holes are years without a document between a place's first and last, and numbers that are missing in a series of
    document numbers of one year.
    """
    with open_database(db) as database:
        found = database.coverage(filters.to_filters(), level=(level or Level.PROVINCE).value)
    print_rows(_list_rows(found), COLUMNS, output)


def _list_rows(found: Coverage) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {
            "what": "documents",
            "place": row.region,
            "year": row.year,
            "doc_type": row.doc_type,
            "documents": row.documents,
        }
        for row in found.rows
    ]
    rows += [
        {"what": "missing years", "place": gap.region, "missing": " ".join(map(str, gap.missing))}
        for gap in found.year_gaps
    ]
    rows += [
        {
            "what": "missing numbers",
            "place": gap.series,
            "year": gap.year,
            "documents": len(gap.present),
            "missing": _list_ranges(gap),
        }
        for gap in found.number_gaps
    ]
    columns = [column.name for column in COLUMNS]
    return [{name: row.get(name) for name in columns} | {"place": row["place"] or "(no place)"} for row in rows]


def _list_ranges(gap: NumberGap) -> str:
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in gap.missing)
