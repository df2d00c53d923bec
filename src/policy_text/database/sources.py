"""Where documents come from, and their raw bytes."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from dataclasses import dataclass

from policy_text.database.prepared import Versions
from policy_text.database.timestamps import now
from policy_text.database.writing import remove_document
from policy_text.errors import DatabaseError

__all__ = [
    "KeptDocument",
    "Source",
    "copy_kept",
    "displaces",
    "list_editions",
    "read_archived",
    "read_kept",
    "record_source",
    "store_raw",
]

COMPRESSION_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes at an address. ``fetched`` is an ISO time; ``headers`` what the server said with them."""

    address: str
    digest: str
    size: int | None = None
    fetched: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


def record_source(connection: sqlite3.Connection, source: Source) -> None:
    """Note that these bytes stand at the address now.

    Other bytes that stood there before are no longer current, and a document that stands nowhere any more leaves
    the tables; its line here and its bytes in the archive stay.
    """
    headers = json.dumps(dict(source.headers), ensure_ascii=False) if source.headers else None
    known = connection.execute(
        "UPDATE sources SET current = 1, fetched = coalesce(?, fetched), headers = coalesce(?, headers)"
        " WHERE address = ? AND digest = ?",
        (source.fetched, headers, source.address, source.digest),
    )
    if not known.rowcount:
        connection.execute(
            "INSERT INTO sources (address, digest, size, fetched, headers, added) VALUES (?, ?, ?, ?, ?, ?)",
            (source.address, source.digest, source.size, source.fetched, headers, now()),
        )
    displaced = connection.execute(
        "UPDATE sources SET current = 0 WHERE address = ? AND digest <> ? AND current RETURNING digest",
        (source.address, source.digest),
    ).fetchall()
    for (digest,) in displaced:
        _remove_homeless(connection, digest)


def displaces(connection: sqlite3.Connection, source: Source) -> bool:
    """Whether other bytes stand at this address now."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM sources WHERE address = ? AND digest <> ? AND current)",
            (source.address, source.digest),
        ).fetchone()[0]
    )


def _remove_homeless(connection: sqlite3.Connection, digest: str) -> None:
    """Remove a document that stands nowhere any more, and the one that it is a reprint of if that stands nowhere."""
    row = connection.execute("SELECT id, reprint_of FROM documents WHERE digest = ?", (digest,)).fetchone()
    for document in row or ():
        stands = connection.execute(
            "SELECT 1 FROM sources WHERE current AND digest IN (SELECT digest FROM documents WHERE id = ?1"
            " UNION ALL SELECT digest FROM documents WHERE reprint_of = ?1)",
            (document,),
        ).fetchone()
        if document is not None and stands is None:
            remove_document(connection, document)


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document as the database keeps it: where its bytes stand or stood, and what they were analysed with."""

    digest: str
    address: str
    versions: Versions
    fetched: str | None
    headers: tuple[tuple[str, str], ...]


def read_kept(connection: sqlite3.Connection) -> list[KeptDocument]:
    """All documents in the order of their numbers, reprints too."""
    rows = connection.execute(
        "SELECT documents.digest, address, parser_version, rules_version, model_version, fetched, headers"
        " FROM documents JOIN sources ON sources.id = (SELECT id FROM sources AS own"
        " WHERE own.digest = documents.digest ORDER BY current DESC, id LIMIT 1) ORDER BY documents.id"
    )
    return [
        KeptDocument(digest, address, Versions(*versions), fetched, tuple(json.loads(headers or "{}").items()))
        for digest, address, *versions, fetched, headers in rows
    ]


def list_editions(connection: sqlite3.Connection, digest: str) -> list[tuple[str, list[str]]]:
    """Digest and addresses of a document and of each of its reprints, the document first."""
    rows = connection.execute(
        "SELECT documents.digest, address FROM documents LEFT JOIN sources USING (digest)"
        " WHERE documents.digest = ?1 OR reprint_of = (SELECT id FROM documents WHERE digest = ?1)"
        " ORDER BY reprint_of IS NOT NULL, documents.id, current DESC, sources.id",
        (digest,),
    )
    editions: dict[str, list[str]] = {}
    for edition, address in rows:
        editions.setdefault(edition, []).extend([address] if address else [])
    return list(editions.items())


def copy_kept(target: sqlite3.Connection, source: sqlite3.Connection) -> None:
    """Copy what no analysis can make again: sources, raw bytes and corrections."""
    for table in ("sources", "archive", "corrections"):
        cursor = source.execute(f"SELECT * FROM {table}")
        marks = ", ".join("?" * len(cursor.description))
        target.executemany(f"INSERT INTO {table} VALUES ({marks})", cursor)


def store_raw(connection: sqlite3.Connection, digest: str, raw: bytes) -> None:
    """Keep raw bytes, compressed where that saves a tenth at least; once for each content, in place of damaged ones."""
    if hashlib.sha256(raw).hexdigest() != digest:
        raise DatabaseError(f"raw bytes with the digest {digest[:12]}… have another digest; they are not archived")
    if _is_kept(connection, digest, raw):
        return
    packed = zlib.compress(raw, COMPRESSION_LEVEL)
    compression, kept = ("zlib", packed) if len(packed) < 0.9 * len(raw) else ("none", raw)
    connection.execute("INSERT OR REPLACE INTO archive VALUES (?, ?, ?, ?)", (digest, len(raw), compression, kept))


def _is_kept(connection: sqlite3.Connection, digest: str, raw: bytes) -> bool:
    try:
        return read_archived(connection, digest) == raw
    except DatabaseError:
        return False


def read_archived(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """Raw bytes as they were kept, or None where they were not; damaged ones raise."""
    row = connection.execute("SELECT compression, bytes FROM archive WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        return None
    compression, kept = row
    try:
        return zlib.decompress(kept) if compression == "zlib" else bytes(kept)
    except zlib.error as error:
        raise DatabaseError(f"archived bytes {digest[:12]}… are damaged ({error})") from error
