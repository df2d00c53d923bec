"""``policy-text info``: what a database holds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption
from policy_text.cli.row_output import OutputOptions, print_rows
from policy_text.cli.tables import Column

__all__ = ["info"]

COLUMNS = (Column("what", narrowest=16), Column("value", narrowest=20))


def info(*, db: DatabaseOption = Path("cases.db"), output: OutputOptions) -> None:
    """Say what a database holds, how large it is, and with which versions it was made."""
    with open_database(db) as database:
        facts = asdict(database.info())
    versions = facts.pop("versions")
    rows = [{"what": name.replace("_", " "), "value": value} for name, value in facts.items() if value is not None]
    rows += [
        {"what": "analysed with", "value": f"parser {parser}, rules {rules}, model {model}: {count} documents"}
        for parser, rules, model, count in versions
    ]
    print_rows(rows, COLUMNS, output)
