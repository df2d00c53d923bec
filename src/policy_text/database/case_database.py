"""`CaseDatabase`: the one door to the case database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from policy_text.database.answers import (
    CaseDetail,
    CaseRows,
    FacetCounts,
    GroupRows,
    Info,
    MeasureRows,
    SearchHits,
)
from policy_text.database.comparison import compare_measures, find_contradictions, pair_targets
from policy_text.database.connection import connect, one_line_errors, transaction
from policy_text.database.corrections import (
    Correction,
    apply_corrections,
    check_correction,
    read_corrections,
    store_correction,
)
from policy_text.database.coverage import find_coverage
from policy_text.database.facets import FacetArrays, count_facets
from policy_text.database.filters import FilterOptions, Filters, make_filters
from policy_text.database.findings import (
    Comparison,
    Contradiction,
    Coverage,
    Pairing,
    Reprints,
    SimilarCase,
    VerifyReport,
)
from policy_text.database.grouping import group_measures
from policy_text.database.lookups import Lookups
from policy_text.database.prepare import prepare_document
from policy_text.database.prepared import PreparedDocument, Versions
from policy_text.database.query_language import parse_query
from policy_text.database.reading import count_reforms, read_case, read_cases, read_info, read_measures
from policy_text.database.reprints import link_reprints, read_reprints
from policy_text.database.schema import open_schema
from policy_text.database.search import search_passages
from policy_text.database.similarity import find_similar_cases
from policy_text.database.sources import (
    KeptDocument,
    Source,
    copy_kept,
    read_archived,
    read_kept,
    record_source,
    store_raw,
)
from policy_text.database.stored import read_prepared
from policy_text.database.synonyms import expand_query
from policy_text.database.verifying import verify_documents
from policy_text.database.writing import insert_document
from policy_text.errors import DatabaseError
from policy_text.records import Analysis, Document

__all__ = ["CaseDatabase"]


class CaseDatabase:
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
        except DatabaseError:
            self._connection.close()
            raise
        self._lookups = Lookups(self._connection)
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
        try:
            with one_line_errors(self.path), transaction(self._connection):
                if raw is not None and self.archive:
                    store_raw(self._connection, prepared.digest, raw)
                corrections = read_corrections(self._connection, prepared.digest)
                number = insert_document(self._connection, apply_corrections(prepared, corrections), self._lookups)
                record_source(self._connection, source)
                return number
        except BaseException:
            self._lookups.forget()
            raise

    def add_source(self, source: Source) -> None:
        """Note another address at which the bytes of a document stand."""
        self._check_writable()
        with one_line_errors(self.path), transaction(self._connection):
            record_source(self._connection, source)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Group what is added inside into one transaction, for speed; each document stays whole or absent."""
        self._check_writable()
        try:
            with one_line_errors(self.path), transaction(self._connection):
                yield
        except BaseException:
            self._lookups.forget()
            raise

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
            with one_line_errors(self.path), transaction(self._connection):
                compared, links = link_reprints(self._connection, most=100)
            found += links
            if not compared:
                return found

    def correct(self, correction: Correction) -> None:
        """Keep a correction and take it in at once; document and cases keep their numbers."""
        self._check_writable()
        check_correction(correction)
        try:
            with one_line_errors(self.path), transaction(self._connection):
                store_correction(self._connection, correction)
                row = self._connection.execute(
                    "SELECT id FROM documents WHERE digest = ?", (correction.digest,)
                ).fetchone()
                if row is not None:
                    rows = apply_corrections(read_prepared(self._connection, row[0]), [correction])
                    insert_document(self._connection, rows, self._lookups)
        except BaseException:
            self._lookups.forget()
            raise

    def corrections(self) -> list[Correction]:
        """Everything that people corrected, in the order in which they did."""
        with one_line_errors(self.path):
            return read_corrections(self._connection)

    # Questions

    def search(
        self,
        query: str,
        filters: Filters | None = None,
        *,
        expand: bool = False,
        literal: bool = False,
        offset: int = 0,
        **options: Unpack[FilterOptions],
    ) -> SearchHits:
        """Passages that answer a query, best first, each with a snippet.

        Words are joined by AND; ``"a phrase"``, ``OR`` and ``-word`` work as in web search. ``expand`` takes in
        synonyms of the field; ``literal`` takes the whole query as one phrase.
        """
        parsed = parse_query(query, literal=literal)
        if expand:
            parsed = expand_query(parsed)
        with one_line_errors(self.path):
            return search_passages(self._connection, parsed, make_filters(filters, options), offset=offset)

    def measures(
        self,
        filters: Filters | None = None,
        *,
        sort: str = "place",
        offset: int = 0,
        **options: Unpack[FilterOptions],
    ) -> MeasureRows:
        """Measures that answer the filters; ``sort`` is place, value, value_up, year or doubt."""
        with one_line_errors(self.path):
            return read_measures(self._connection, make_filters(filters, options), sort=sort, offset=offset)

    def cases(self, filters: Filters | None = None, *, offset: int = 0, **options: Unpack[FilterOptions]) -> CaseRows:
        """Cases that answer the filters."""
        with one_line_errors(self.path):
            return read_cases(self._connection, make_filters(filters, options), offset=offset)

    def case(self, case_id: int) -> CaseDetail:
        """One case in full: text, headings, paragraphs, measures, sources."""
        with one_line_errors(self.path):
            return read_case(self._connection, case_id)

    def reform_counts(self) -> dict[str, dict[str, int]]:
        """For each reform type in the database the numbers of its cases, paragraphs and measures."""
        with one_line_errors(self.path):
            return count_reforms(self._connection)

    def facets(
        self,
        query: str | None = None,
        filters: Filters | None = None,
        *,
        level: str | None = None,
        expand: bool = False,
        **options: Unpack[FilterOptions],
    ) -> FacetCounts:
        """How many passages of an answer have each reform type, region, year, document type and so on.

        Without a query all passages that the filters leave are counted. ``level`` (province, prefecture, county)
        says which regions are counted; by default those directly inside of the region asked for.
        """
        parsed = parse_query(query) if query is not None else None
        parsed = expand_query(parsed) if parsed is not None and expand else parsed
        chosen = make_filters(filters, options)
        with one_line_errors(self.path):
            return count_facets(self._connection, parsed, chosen, self._facet_arrays, level=level)

    def group_measures(
        self,
        filters: Filters | None = None,
        *,
        by: str | Sequence[str] = ("region",),
        level: str | None = None,
        **options: Unpack[FilterOptions],
    ) -> GroupRows:
        """Median, range and count of measures by ``region``, ``year`` or both; like with like only.

        Units, level and change, status, and indicators (or subjects, where one is asked for) are never mixed;
        ``left_out`` of the answer says what could not be compared. ``level`` rolls places up to it.
        """
        chosen = make_filters(filters, options)
        with one_line_errors(self.path):
            return group_measures(self._connection, chosen, by=by, level=level)

    def compare(
        self, regions: Sequence[str] = (), filters: Filters | None = None, **options: Unpack[FilterOptions]
    ) -> Comparison:
        """Figures of places and years side by side, by indicator."""
        with one_line_errors(self.path):
            return compare_measures(self._connection, make_filters(filters, options), regions=regions)

    def pair_targets(self, filters: Filters | None = None, **options: Unpack[FilterOptions]) -> list[Pairing]:
        """Targets with what later reports of the same place say was achieved, and the distance."""
        with one_line_errors(self.path):
            return pair_targets(self._connection, make_filters(filters, options))

    def contradictions(self, filters: Filters | None = None, **options: Unpack[FilterOptions]) -> list[Contradiction]:
        """Exact figures of one thing, place and stated time that differ."""
        with one_line_errors(self.path):
            return find_contradictions(self._connection, make_filters(filters, options))

    def similar(self, case_id: int, *, limit: int = 10) -> list[SimilarCase]:
        """The cases most like one, by words, reform types and indicators."""
        with one_line_errors(self.path):
            return find_similar_cases(self._connection, case_id, limit=limit)

    def coverage(
        self, filters: Filters | None = None, *, level: str = "province", **options: Unpack[FilterOptions]
    ) -> Coverage:
        """Documents by place, year and type, with the years and document numbers that are missing."""
        with one_line_errors(self.path):
            return find_coverage(self._connection, make_filters(filters, options), level=level)

    def verify(
        self,
        load: Callable[[bytes, str], Document] | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> VerifyReport:
        """Check file, index and archive, and read each measure at its place; with ``load`` in the originals too."""
        with one_line_errors(self.path):
            return verify_documents(self._connection, make_filters(filters, options), load)

    def reprints(self) -> Reprints:
        """Documents with several sources, and versions of one document with the figures in which they differ."""
        with one_line_errors(self.path):
            return read_reprints(self._connection)

    def info(self) -> Info:
        """What the database holds."""
        with one_line_errors(self.path):
            return read_info(self._connection, self.path, self.notice)

    def _check_writable(self) -> None:
        if self.read_only:
            raise DatabaseError(f"{self.path}: is open for reading only")
