"""Opening the database that a command asks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from policy_text.cli.streams import print_note
from policy_text.errors import DatabaseError

if TYPE_CHECKING:
    from policy_text.database import CaseDatabase, CaseDetail

__all__ = ["Edition", "open_database", "read_editions"]


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


@dataclass(frozen=True, slots=True)
class Edition:
    """The bytes of a document that a case was read from, or of a reprint of that."""

    address: str
    raw: bytes = field(repr=False)
    is_reprint: bool = False


def read_editions(database: CaseDatabase, case: CaseDetail) -> Iterator[Edition]:
    """The document that a case was read from, then its reprints: out of the archive, else from an unchanged file."""
    found = False
    for digest, addresses in database.editions(case.digest):
        raw = database.read_raw(digest) or _read_unchanged(digest, addresses)
        if raw is not None:
            found = True
            yield Edition(addresses[0] if addresses else f"digest:{digest}", raw, digest != case.digest)
    if not found:
        raise DatabaseError(f"{database.path}: neither the archive nor a file has the bytes of case {case.row.case_id}")


def _read_unchanged(digest: str, addresses: list[str]) -> bytes | None:
    for path in map(Path, addresses):
        if path.is_file():
            raw = path.read_bytes()
            if hashlib.sha256(raw).hexdigest() == digest:
                return raw
    return None
