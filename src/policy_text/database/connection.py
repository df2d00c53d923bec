"""Opening the file, and SQLite's errors as one clear line each."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from policy_text.errors import DatabaseError

__all__ = ["UnstorableDocument", "connect", "one_line_errors", "snapshot", "transaction"]

BUSY_SECONDS = 30.0
WAL_PAGES = 1000
"""Pages after which a commit folds the write-ahead log into the file (4 MB, SQLite's own default)."""
WAL_LIMIT = 64 * 1024 * 1024
"""The log is cut back to this size once a long reader has let it grow."""
CACHE_KIB = 64 * 1024
MAP_BYTES = 2 * 1024**3
"""Reading through a memory map saves a copy of every page. Who writes keeps to the cache, and sorts in files: its
memory has a bound whatever the size of the file."""

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; what was committed before is kept",
    sqlite3.SQLITE_BUSY: "another program is writing to it; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; try again when it is done",
    sqlite3.SQLITE_READONLY: "cannot be written: file or folder is read-only; open it with read_only=True",
    sqlite3.SQLITE_NOTADB: "is not a case database (not an SQLite file)",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore a copy, or rebuild it from the archive",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; see that the folder exists and may be written",
    sqlite3.SQLITE_IOERR: "cannot be read or written (input/output error)",
    sqlite3.SQLITE_PERM: "may not be opened: no permission",
    sqlite3.SQLITE_TOOBIG: "a text is larger than SQLite can hold (1 GB)",
}


class UnstorableDocument(DatabaseError):
    """One document that cannot be written, while others can."""


@contextmanager
def one_line_errors(path: Path | str) -> Iterator[None]:
    """Turn SQLite's errors into `DatabaseError` with the file's name and what to do."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError) as error:
        raise UnstorableDocument(f"{path}: cannot take this document in ({error})") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        reason = _REASONS.get(code & 0xFF) if code is not None else None
        raise DatabaseError(f"{path}: {reason or error}") from error
    except OSError as error:
        raise DatabaseError(f"{path}: {error.strerror or error}") from error


def connect(path: Path | str, *, read_only: bool, create: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode; transactions are begun by `transaction` alone.

    A reader never waits for the writer, nor the writer for readers (write-ahead log). A file in a folder that may
    not be written is opened as immutable, since SQLite could not make its shared-memory file there.
    """
    path = Path(path)
    if not path.exists() and (read_only or not create):
        raise DatabaseError(f"{path}: there is no such file")
    if path.is_dir():
        raise DatabaseError(f"{path}: is a folder, not a case database")
    with one_line_errors(path):
        connection = sqlite3.connect(
            _address(path, read_only=read_only, create=create),
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
    try:
        with one_line_errors(path):
            _set_pragmas(connection, read_only=read_only)
    except DatabaseError:
        connection.close()
        raise
    return connection


def _address(path: Path, *, read_only: bool, create: bool) -> str:
    mode = "ro" if read_only else "rwc" if create else "rw"
    immutable = "&immutable=1" if read_only and not _is_writable(path.parent) and not _has_log(path) else ""
    return f"file:{quote(str(path.absolute()))}?mode={mode}{immutable}"


def _is_writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _set_pragmas(connection: sqlite3.Connection, *, read_only: bool) -> None:
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if read_only:
        connection.execute(f"PRAGMA mmap_size = {MAP_BYTES}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing; a power cut the last commits
    connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
    connection.execute(f"PRAGMA journal_size_limit = {WAL_LIMIT}")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Read one state of the file; inside of a transaction that is its own."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; inside of another transaction, a savepoint of it."""
    nested = connection.in_transaction
    connection.execute("SAVEPOINT step" if nested else "BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk may have rolled everything back already
            if nested:
                connection.execute("ROLLBACK TO step")
                connection.execute("RELEASE step")
            else:
                connection.execute("ROLLBACK")
        raise
    connection.execute("RELEASE step" if nested else "COMMIT")
