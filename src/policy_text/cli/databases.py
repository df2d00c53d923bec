"""Opening the database that a command asks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from policy_text.cli.streams import print_note
from policy_text.errors import DatabaseError

if TYPE_CHECKING:
    from policy_text.database import CaseDatabase, CaseDetail

__all__ = ["open_database", "read_original"]


@contextmanager
def open_database(path: Path, *, to_write: bool = False) -> Iterator[CaseDatabase]:
    """The database, for reading unless ``to_write``; it has to be there."""
    from policy_text.database import CaseDatabase

    if not path.exists():
        raise DatabaseError(f"{path}: there is no such database; make it with: policy-text ingest PATH... --db {path}")
    with CaseDatabase(path, read_only=not to_write, create=False) as database:
        if database.notice:
            print_note(database.notice)
        yield database


def read_original(database: CaseDatabase, case: CaseDetail) -> bytes:
    """The raw bytes that a case was read from: out of the archive, else from where the file stands, if unchanged."""
    archived = database.read_raw(case.digest)
    if archived is not None:
        return archived
    for source in case.sources:
        path = Path(source)
        if path.is_file():
            raw = path.read_bytes()
            if hashlib.sha256(raw).hexdigest() == case.digest:
                return raw
    raise DatabaseError(f"{database.path}: neither the archive nor a file has the bytes of case {case.row.case_id}")
