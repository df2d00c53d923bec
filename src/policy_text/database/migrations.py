"""The steps that bring a file from one version of the tables to the next. Each runs inside of one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from policy_text.database.indexing import rebuild_index

__all__ = ["MIGRATIONS"]

Migration = Callable[[sqlite3.Connection], None]


def _leave_out_what_others_tell(connection: sqlite3.Connection) -> None:
    """From 1 to 2: the index has no tokens of prefectures around counties and of paragraphs any more."""
    connection.execute("DROP INDEX IF EXISTS case_reforms_by_case")
    rebuild_index(connection)


MIGRATIONS: dict[int, Migration] = {1: _leave_out_what_others_tell}
"""Version of the tables to the step that leads on from it."""
