"""Rows of the full-text index that wait until their transaction ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

__all__ = ["IndexQueue"]

IndexRow = tuple[int, str, str]
"""Number of the passage, its pairs, its facets."""
MOST_WAITING = 5000
"""Rows that wait at most, whatever the length of a batch: some ten megabytes."""


class IndexQueue:
    """What a transaction has put into the tables and not yet into the index.

    FTS5 writes all that it holds to the file at every savepoint, and each document of a batch has one. Written
    together at the end, the rows of a batch take a third of the time, and leave fewer pieces to merge.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: list[tuple[str, IndexRow]] = []
        self._digests: set[str] = set()

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def is_full(self) -> bool:
        """Whether it is time to write."""
        return len(self._rows) > MOST_WAITING

    def holds(self, digest: str) -> bool:
        """Whether rows of a document wait."""
        return digest in self._digests

    def add(self, digest: str, rows: Iterable[IndexRow]) -> None:
        """Let rows of a document wait."""
        self._rows.extend((digest, row) for row in rows)
        self._digests.add(digest)

    def cut(self, length: int) -> None:
        """Forget all rows but the first ones: those of a document that was taken back."""
        del self._rows[length:]
        self._digests = {digest for digest, _ in self._rows}

    def write(self) -> None:
        """Put everything that waits into the index."""
        if self._rows:
            rows = [row for _, row in self._rows]
            self._connection.executemany("INSERT INTO passage_index (rowid, pairs, facets) VALUES (?, ?, ?)", rows)
            self.cut(0)
