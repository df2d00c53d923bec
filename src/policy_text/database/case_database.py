"""`CaseDatabase`: the one door to the case database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from policy_text.database.connection import connect, one_line_errors, transaction
from policy_text.database.corrections import (
    Correction,
    apply_corrections,
    check_correction,
    read_corrections,
    store_correction,
)
from policy_text.database.facets import FacetArrays
from policy_text.database.index_queue import IndexQueue
from policy_text.database.indexing import check_folding
from policy_text.database.lookups import Lookups
from policy_text.database.prepare import prepare_document
from policy_text.database.prepared import PreparedDocument, Versions
from policy_text.database.questions import Questions
from policy_text.database.reprints import link_reprints
from policy_text.database.schema import open_schema
from policy_text.database.sources import (
    KeptDocument,
    Source,
    copy_kept,
    displaces,
    list_editions,
    read_archived,
    read_kept,
    record_source,
    store_raw,
)
from policy_text.database.stored import read_prepared
from policy_text.database.writing import insert_document
from policy_text.errors import DatabaseError
from policy_text.records import Analysis

__all__ = ["CaseDatabase"]


class CaseDatabase(Questions):
    """A case database in one SQLite file.

        with CaseDatabase("cases.db") as database:
            database.add(analysis)
            for hit in database.search("县管校聘", region="山东", year=(2020, None)):
                print(hit.snippet)

    ``create`` makes the file where there is none; ``archive`` keeps the raw bytes of what is added. All queries take
    the same filters, as keywords or as one `Filters`.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False, create: bool = True, archive: bool = True) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self.archive = archive
        self._connection = connect(self.path, read_only=read_only, create=create)
        try:
            with one_line_errors(self.path):
                self.notice = open_schema(self._connection, self.path, read_only=read_only)
                self.notice = self.notice or check_folding(self._connection, self.path, read_only=read_only)
        except DatabaseError:
            self._connection.close()
            raise
        self._lookups = Lookups(self._connection)
        self._index = IndexQueue(self._connection)
        self._facet_arrays = FacetArrays()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self._connection.close()

    # Writing

    def add(
        self,
        analysis: Analysis,
        *,
        raw: bytes | None = None,
        fetched: str | None = None,
        headers: dict[str, str] | None = None,
        versions: Versions | None = None,
    ) -> int:
        """Put an analysed document in and return its number.

        A document is known by the digest of its raw bytes: the same one again replaces the older analysis. Its
        address (``Document.source``) tells where it stands; other bytes at the same address replace what stood
        there. ``raw`` is archived; ``fetched`` is the ISO time at which it was fetched, ``headers`` what came along.
        """
        digest = None if raw is None else hashlib.sha256(raw).hexdigest()
        prepared = prepare_document(analysis, versions, digest=digest)
        source = Source(
            address=analysis.document.source or f"digest:{prepared.digest}",
            digest=prepared.digest,
            size=None if raw is None else len(raw),
            fetched=fetched,
            headers=tuple((headers or {}).items()),
        )
        return self.add_prepared(prepared, source, raw=raw)

    def add_prepared(self, prepared: PreparedDocument, source: Source, *, raw: bytes | None = None) -> int:
        """Put in what `prepare_document` made; one transaction, all or nothing."""
        self._check_writable()
        with one_line_errors(self.path):
            waits = self._index.holds(prepared.digest) or displaces(self._connection, source)
            if waits or self._index.is_full:
                self._settle()  # what is not in the index yet cannot be taken out of it
        waiting = len(self._index)
        try:
            with one_line_errors(self.path), self._transaction():
                if raw is not None and self.archive:
                    store_raw(self._connection, prepared.digest, raw)
                corrections = read_corrections(self._connection, prepared.digest)
                prepared = apply_corrections(prepared, corrections)
                number = insert_document(self._connection, prepared, self._lookups, self._index)
                record_source(self._connection, source)
                return number
        except BaseException:
            self._lookups.forget()
            self._index.cut(waiting)
            raise

    def add_source(self, source: Source) -> None:
        """Note another address at which the bytes of a document stand."""
        self._check_writable()
        self._settle()
        with one_line_errors(self.path), self._transaction():
            record_source(self._connection, source)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Group what is added inside into one transaction, for speed; each document stays whole or absent."""
        self._check_writable()
        self._settle()
        try:
            with one_line_errors(self.path), self._transaction():
                yield
        except BaseException:
            self._lookups.forget()
            self._index.cut(0)
            raise

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing; the outermost one puts into the index what waits for it."""
        is_outermost = not self._connection.in_transaction
        with transaction(self._connection):
            yield
            if is_outermost:
                self._index.write()

    def _settle(self) -> None:
        """Put into the index what waits; before a savepoint begins, which could be taken back with it."""
        if len(self._index):
            with one_line_errors(self.path):
                self._index.write()

    def known_documents(self) -> dict[str, Versions]:
        """The digest of every document's bytes, and the versions that it was analysed with."""
        with one_line_errors(self.path):
            rows = self._connection.execute(
                "SELECT digest, parser_version, rules_version, model_version FROM documents"
            )
            return {digest: Versions(*versions) for digest, *versions in rows}

    def kept_documents(self) -> list[KeptDocument]:
        """Every document with its address and versions, in the order of their numbers."""
        with one_line_errors(self.path):
            return read_kept(self._connection)

    def read_raw(self, digest: str) -> bytes | None:
        """The archived bytes of a document, or None where they were not kept."""
        with one_line_errors(self.path):
            return read_archived(self._connection, digest)

    def editions(self, digest: str) -> list[tuple[str, list[str]]]:
        """Digest and addresses of a document and of each of its reprints, the document itself first."""
        with one_line_errors(self.path):
            return list_editions(self._connection, digest)

    def read_rows(self, digest: str) -> PreparedDocument | None:
        """A stored document as the rows that it was written from."""
        with one_line_errors(self.path):
            row = self._connection.execute("SELECT id FROM documents WHERE digest = ?", (digest,)).fetchone()
            return read_prepared(self._connection, row[0]) if row else None

    def copy_kept(self, other: CaseDatabase) -> None:
        """Take over sources, raw bytes and corrections of another database: all that no analysis can make again."""
        self._check_writable()
        with one_line_errors(self.path), transaction(self._connection):
            copy_kept(self._connection, other._connection)

    def current_sources(self) -> set[tuple[str, str]]:
        """Address and digest of all that is known to stand at an address."""
        with one_line_errors(self.path):
            return set(self._connection.execute("SELECT address, digest FROM sources WHERE current"))

    def link_reprints(self) -> int:
        """Compare the documents that are new with all others; returns the number of reprints and versions found.

        A reprint becomes another source of the document that was there first; versions are linked. `reprints` tells.
        """
        self._check_writable()
        found = 0
        while True:
            self._settle()
            with one_line_errors(self.path), self._transaction():
                compared, links = link_reprints(self._connection, most=100)
            found += links
            if not compared:
                return found

    def optimize(self) -> None:
        """Merge the index into one piece, close the gaps in those of the measures, fold the log into the file.

        For after much was added.
        """
        self._check_writable()
        self._settle()
        with one_line_errors(self.path):
            with self._transaction():
                self._connection.execute("INSERT INTO passage_index (passage_index) VALUES ('optimize')")
                self._connection.execute("REINDEX measures")
            self._connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")

    def correct(self, correction: Correction) -> None:
        """Keep a correction and take it in at once; document and cases keep their numbers."""
        self._check_writable()
        check_correction(correction)
        self._settle()
        try:
            with one_line_errors(self.path), self._transaction():
                store_correction(self._connection, correction)
                row = self._connection.execute(
                    "SELECT id FROM documents WHERE digest = ?", (correction.digest,)
                ).fetchone()
                if row is not None:
                    rows = apply_corrections(read_prepared(self._connection, row[0]), [correction])
                    insert_document(self._connection, rows, self._lookups, self._index)
        except BaseException:
            self._lookups.forget()
            self._index.cut(0)
            raise

    def corrections(self) -> list[Correction]:
        """Everything that people corrected, in the order in which they did."""
        with one_line_errors(self.path):
            return read_corrections(self._connection)

    def _check_writable(self) -> None:
        if self.read_only:
            raise DatabaseError(f"{self.path}: is open for reading only")
