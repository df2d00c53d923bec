"""Making the full-text index anew from the stored texts."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from policy_text.database.connection import transaction
from policy_text.database.facet_tokens import PackedFacets, index_tokens, unpack_facets
from policy_text.database.folding import FOLDING_VERSION, fold, pair_tokens
from policy_text.database.writing import stored_passages

__all__ = ["check_folding", "rebuild_index", "set_index_memory"]

INDEX_MEMORY = 8 * 1024 * 1024
"""Bytes that FTS5 holds before it writes a piece of the index: a whole batch, so that there is less to merge."""


def check_folding(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> str | None:
    """Make the index anew where it was made with another version of the folding; a reader is told instead."""
    row = connection.execute("SELECT value FROM about WHERE name = 'folding'").fetchone()
    if row is not None and row[0] == FOLDING_VERSION:
        return None
    if read_only:
        return f"{path}: was indexed with another folding of characters; opening it to write makes the index anew"
    with transaction(connection):
        rebuild_index(connection)
        connection.execute("INSERT OR REPLACE INTO about VALUES ('folding', ?)", (FOLDING_VERSION,))
    return None


def set_index_memory(connection: sqlite3.Connection) -> None:
    """Let FTS5 hold more than it does by itself; the file remembers it."""
    connection.execute("INSERT INTO passage_index (passage_index, rank) VALUES ('hashsize', ?)", (INDEX_MEMORY,))


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Throw the index away and make it from texts and facets. Runs inside of the caller's transaction."""
    connection.execute("INSERT INTO passage_index (passage_index) VALUES ('delete-all')")
    names = {number: (name, value) for number, name, value in connection.execute("SELECT * FROM facets")}
    documents = connection.execute(
        "SELECT document_id, text, width, singles, runs FROM document_texts JOIN document_facets USING (document_id)"
        " ORDER BY document_id"
    )
    for document, text, *packed in documents:
        facets = unpack_facets(PackedFacets(*packed))
        connection.executemany(
            "INSERT INTO passage_index (rowid, pairs, facets) VALUES (?, ?, ?)",
            (
                (number, pair_tokens(fold(passage.read(text))), index_tokens([names[n] for n in facets.get(index, ())]))
                for index, (number, passage) in enumerate(stored_passages(connection, document))
            ),
        )
