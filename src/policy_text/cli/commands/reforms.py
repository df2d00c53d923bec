"""``policy-text reforms``: the types and how much of each there is."""

from __future__ import annotations

from pathlib import Path

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption
from policy_text.cli.row_output import OutputOptions, print_rows
from policy_text.cli.tables import Column

__all__ = ["reforms"]

COLUMNS = (
    Column("slug", narrowest=24),
    Column("zh", "name", narrowest=14),
    Column("en", "in English", rank=3, narrowest=20),
    Column("cases", narrowest=5, justify="right"),
    Column("paragraphs", rank=1, narrowest=10, justify="right"),
    Column("measures", rank=2, narrowest=8, justify="right"),
)


def reforms(*, db: DatabaseOption = Path("cases.db"), output: OutputOptions) -> None:
    """List the reform types with the numbers of their cases, paragraphs and measures.

    Without a database the types are listed with no numbers.
    """
    from policy_text.lexicon.reforms import reform_types

    counts: dict[str, dict[str, int]] = {}
    if db.exists():
        with open_database(db) as database:
            counts = database.reform_counts()
    names = {kind.slug: (kind.zh, kind.en) for kind in reform_types()}
    rows = [
        {"slug": slug, "zh": names.get(slug, ("", ""))[0], "en": names.get(slug, ("", ""))[1], **_count(counts, slug)}
        for slug in dict.fromkeys([*names, *sorted(counts)])
    ]
    print_rows(rows, COLUMNS, output)


def _count(counts: dict[str, dict[str, int]], slug: str) -> dict[str, int | None]:
    absent = 0 if counts else None
    return {key: counts.get(slug, {}).get(key, absent) for key in ("cases", "paragraphs", "measures")}
