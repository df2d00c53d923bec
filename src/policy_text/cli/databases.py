"""Opening the database that a command asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from policy_text.cli.streams import print_note
from policy_text.errors import DatabaseError

if TYPE_CHECKING:
    from policy_text.database import CaseDatabase

__all__ = ["open_database"]


@contextmanager
def open_database(path: Path) -> Iterator[CaseDatabase]:
    """The database for reading; it has to be there."""
    from policy_text.database import CaseDatabase

    if not path.exists():
        raise DatabaseError(f"{path}: there is no such database; make it with: policy-text ingest PATH... --db {path}")
    with CaseDatabase(path, read_only=True, create=False) as database:
        if database.notice:
            print_note(database.notice)
        yield database
