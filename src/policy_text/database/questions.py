"""`Questions`: everything that a case database can be asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO, Unpack

from policy_text.database.answers import (
    CaseDetail,
    CaseRows,
    FacetCounts,
    GroupRows,
    Info,
    MeasureRows,
    ParagraphRows,
    SearchHits,
)
from policy_text.database.comparison import compare_measures, find_contradictions, pair_targets
from policy_text.database.connection import one_line_errors, snapshot
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
from policy_text.database.jsonl import write_jsonl
from policy_text.database.query_language import parse_query
from policy_text.database.reading import count_reforms, read_case, read_cases, read_info, read_measures, read_paragraphs
from policy_text.database.reprints import read_reprints
from policy_text.database.search import search_passages
from policy_text.database.similarity import find_similar_cases
from policy_text.database.synonyms import expand_query
from policy_text.database.verifying import Check, Reread, check_by_loading, verify_documents
from policy_text.errors import DatabaseError
from policy_text.records import Document

__all__ = ["Questions"]


class Questions:
    """The questions of a `CaseDatabase`. All take the same filters, as keywords or as one `Filters`."""

    path: Path
    notice: str | None
    _connection: sqlite3.Connection
    _facet_arrays: FacetArrays

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """One state of the file for all that one question looks up, whatever others write meanwhile."""
        self._settle()
        with one_line_errors(self.path), snapshot(self._connection):
            yield

    def _settle(self) -> None:
        """Bring everything up to date that questions look at, inside of a batch of one's own too."""

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
        with self._asking():
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
        with self._asking():
            return read_measures(self._connection, make_filters(filters, options), sort=sort, offset=offset)

    def cases(self, filters: Filters | None = None, *, offset: int = 0, **options: Unpack[FilterOptions]) -> CaseRows:
        """Cases that answer the filters."""
        with self._asking():
            return read_cases(self._connection, make_filters(filters, options), offset=offset)

    def paragraphs(
        self, filters: Filters | None = None, *, offset: int = 0, **options: Unpack[FilterOptions]
    ) -> ParagraphRows:
        """Paragraphs that answer the filters, with their reform types and scores: for labelling and training."""
        with self._asking():
            return read_paragraphs(self._connection, make_filters(filters, options), offset=offset)

    def case(self, case_id: int) -> CaseDetail:
        """One case in full: text, headings, paragraphs, measures, sources."""
        with self._asking():
            return read_case(self._connection, case_id)

    def reform_counts(self) -> dict[str, dict[str, int]]:
        """For each reform type in the database the numbers of its cases, paragraphs and measures."""
        with self._asking():
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
        with self._asking():
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
        with self._asking():
            return group_measures(self._connection, chosen, by=by, level=level)

    def compare(
        self, regions: Sequence[str] = (), filters: Filters | None = None, **options: Unpack[FilterOptions]
    ) -> Comparison:
        """Figures of places and years side by side, by indicator."""
        with self._asking():
            return compare_measures(self._connection, make_filters(filters, options), regions=regions)

    def pair_targets(self, filters: Filters | None = None, **options: Unpack[FilterOptions]) -> list[Pairing]:
        """Targets with what later reports of the same place say was achieved, and the distance."""
        with self._asking():
            return pair_targets(self._connection, make_filters(filters, options))

    def contradictions(self, filters: Filters | None = None, **options: Unpack[FilterOptions]) -> list[Contradiction]:
        """Exact figures of one thing, place and stated time that differ."""
        with self._asking():
            return find_contradictions(self._connection, make_filters(filters, options))

    def similar(self, case_id: int, *, limit: int = 10) -> list[SimilarCase]:
        """The cases most like one, by words, reform types and indicators."""
        with self._asking():
            return find_similar_cases(self._connection, case_id, limit=limit)

    def coverage(
        self, filters: Filters | None = None, *, level: str = "province", **options: Unpack[FilterOptions]
    ) -> Coverage:
        """Documents by place, year and type, with the years and document numbers that are missing."""
        with self._asking():
            return find_coverage(self._connection, make_filters(filters, options), level=level)

    def verify(
        self,
        load: Callable[[bytes, str], Document] | None = None,
        filters: Filters | None = None,
        *,
        check: Check | None = None,
        reread: Reread | None = None,
        **options: Unpack[FilterOptions],
    ) -> VerifyReport:
        """Check file, index and archive, and read each measure at its place in the stored text.

        The archived originals are opened again with ``check`` (`policy_text.ingest.check_measures` looks at page,
        box, node or cell too, and reads the amounts again), or with ``load`` and a look at the offsets alone; then one
        that is not there fails its document. Where none is opened, ``reread`` (`policy_text.ingest.check_amounts`)
        reads the amounts in the stored text.
        """
        check = check_by_loading(load) if check is None and load is not None else check
        with self._asking():
            return verify_documents(self._connection, make_filters(filters, options), check, reread)

    def export_jsonl(
        self,
        file: TextIO | str | Path,
        filters: Filters | None = None,
        *,
        texts: bool = False,
        **options: Unpack[FilterOptions],
    ) -> int:
        """Write documents as JSON lines, in the shape that ``extract`` prints; returns how many.

        ``texts`` adds the text that all offsets index.
        """
        chosen = make_filters(filters, options)
        with ExitStack() as stack:
            if isinstance(file, str | Path):
                stack.enter_context(one_line_errors(file))
                file = stack.enter_context(Path(file).open("w", encoding="utf-8", newline="\n"))
            stack.enter_context(self._asking())
            return write_jsonl(self._connection, file, chosen, texts=texts)

    def copy_to(self, path: str | Path) -> None:
        """Write a compact copy of the whole database to a new file, while others may read and write this one."""
        if Path(path).exists():
            raise DatabaseError(f"{path}: is there already")
        with one_line_errors(path):
            self._connection.execute("VACUUM INTO ?", (str(path),))

    def reprints(self) -> Reprints:
        """Documents with several sources, and versions of one document with the figures in which they differ."""
        with self._asking():
            return read_reprints(self._connection)

    def info(self) -> Info:
        """What the database holds."""
        with self._asking():
            return read_info(self._connection, self.path, self.notice)
