"""``policy-text cases``: places' reports."""

from __future__ import annotations

from pathlib import Path

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.row_output import LimitOption, OutputOptions, print_rows
from policy_text.cli.tables import Column

__all__ = ["cases"]

COLUMNS = (
    Column("case_id", "case", narrowest=4, justify="right", label=True),
    Column("title", narrowest=30, instead="document_title"),
    Column("region", rank=1, narrowest=16),
    Column("year", rank=2, narrowest=4, label=True),
    Column("measures", rank=3, narrowest=4, justify="right"),
    Column("reforms", rank=4, narrowest=20, most=3),
    Column("doc_type", "type", rank=5, narrowest=11),
    Column("issuer", rank=6, narrowest=16),
    Column("source", rank=7, narrowest=20),
)


def cases(
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    limit: LimitOption = None,
    output: OutputOptions,
) -> None:
    """List cases, those with most paragraphs on the reform types asked for first.

    Conditions on measures keep the cases that have such a measure. The number is what `show` takes.
    """
    with open_database(db) as database:
        rows = database.cases(filters.to_filters(limit=output.choose_limit(limit)))
    print_rows(rows.to_records(), COLUMNS, output, total=rows.total)
