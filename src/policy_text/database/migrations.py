"""The steps that bring a file from one version of the tables to the next. Each runs inside of one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from policy_text.database.indexing import rebuild_index, set_index_memory

__all__ = ["MIGRATIONS"]

Migration = Callable[[sqlite3.Connection], None]


def _make_indexes_anew(connection: sqlite3.Connection) -> None:
    """From 1 to 2: the index has no tokens of prefectures around counties and of paragraphs any more.

    And the index of indicators has the breakdown, so that groups keep apart what is broken down.
    """
    connection.execute("DROP INDEX case_reforms_by_case")
    connection.execute("DROP INDEX measures_by_indicator")
    connection.execute(
        "CREATE INDEX measures_by_indicator ON measures (indicator_id, unit_id, change_id, status_id, region_id,"
        " year, value, value_max, optional, reforms, breakdown) WHERE indicator_id IS NOT NULL"
    )
    set_index_memory(connection)
    rebuild_index(connection)


MIGRATIONS: dict[int, Migration] = {1: _make_indexes_anew}
"""Version of the tables to the step that leads on from it."""
