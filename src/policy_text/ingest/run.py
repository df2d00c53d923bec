"""Files, folders, patterns and addresses into the database: workers read, one writer writes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from policy_text.database import CaseDatabase, Source, UnstorableDocument
from policy_text.errors import LoadError
from policy_text.ingest.pool import Result, cut_batches, run_batches
from policy_text.ingest.work import Failure, Item, Outcome, Recipe, make_recipe
from policy_text.load import Fetcher, find_sources, is_address

__all__ = ["Doubt", "IngestOptions", "IngestReport", "OnProgress", "Progress", "ingest", "opened"]

READ_BLOCK = 1 << 20
OPTIMIZE_FROM, OPTIMIZE_SHARE = 1000, 0.25
"""The index is merged after so many new documents, where they are such a part of those that were there."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an ingest stands."""

    finished: int
    total: int
    failed: int
    source: str
    """The source that was finished last."""


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """How to go about an ingest."""

    workers: int | None = None
    """Worker processes; None takes one a core, 1 works in this process."""
    executor: Executor | None = None
    """Any `concurrent.futures` executor (a Dask client's too) instead of a pool of processes."""
    again: bool = False
    """Analyse documents that have not changed as well."""
    archive: bool = True
    """Keep the raw bytes."""
    link: bool = True
    """Look for reprints and versions among the new documents at the end."""
    model: Path | None = None
    """Folder of a reform model in place of the packaged one; what another model tagged is analysed again."""
    recipe: Recipe | None = None
    """How bytes become an analysis, in place of this package's own way."""
    fetcher: Fetcher | None = None
    """Fetches addresses, politely."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A document that was taken in, and what is doubtful about it."""

    source: str
    reasons: tuple[str, ...]


@dataclass(slots=True)
class IngestReport:
    """What became of every source."""

    done: int = 0
    skipped: int = 0
    """Unchanged since they were analysed with the present parser, rules and model."""
    measures: int = 0
    links: int = 0
    """Reprints and versions that were found among the new documents."""
    failed: list[Failure] = field(default_factory=list)
    doubtful: list[Doubt] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    """Files of folders that no loader knows."""
    seconds: float = 0.0
    interrupted: bool = False
    """Whether Ctrl-C ended it early; the same command goes on where it stopped."""


def ingest(
    paths: Iterable[str | Path] | str | Path,
    database: CaseDatabase | str | Path,
    *,
    options: IngestOptions | None = None,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Take files, folders, patterns and addresses into a case database.

    What has not changed is skipped: a document is known by the digest of its bytes and by the versions of parser,
    rules and model that it was analysed with. So every ingest resumes an interrupted one. A file that cannot be
    read is reported with its reason and stops nothing. Each document is written whole or not at all.
    """
    options = options or IngestOptions()
    if workers is not None:
        options = replace(options, workers=workers)
    found = find_sources([paths] if isinstance(paths, str | Path) else paths)
    with opened(database, archive=options.archive) as target:
        run = _Run(target, options, len(found.sources) + len(found.errors), on_progress)
        run.report.ignored = found.skipped
        for error in found.errors:
            run.fail(Failure(error.source, error.reason))
        return run.take_in(found.sources)


def opened(database: CaseDatabase | str | Path, *, archive: bool = True) -> AbstractContextManager[CaseDatabase]:
    """The database, opened where it is a path, and then closed again at the end."""
    if isinstance(database, CaseDatabase):
        return nullcontext(database)
    return CaseDatabase(database, archive=archive)


class _Run:
    """One ingest under way."""

    def __init__(
        self, database: CaseDatabase, options: IngestOptions, total: int, on_progress: OnProgress | None
    ) -> None:
        self.database = database
        self.options = options
        self.recipe = options.recipe or make_recipe(options.model)
        self.report = IngestReport()
        self._total = total
        self._finished = 0
        self._on_progress = on_progress
        self._known = {} if options.again else database.known_documents()
        self._current = database.current_sources()
        self._fetcher = options.fetcher
        self._pending: set[str] = set()
        self._twins: list[Source] = []

    def take_in(self, sources: Iterable[str]) -> IngestReport:
        """Read and write all sources; Ctrl-C ends it after the batch that is being written."""
        started = time.monotonic()
        batches = cut_batches(self._items(sources), self.recipe)
        try:
            for results in run_batches(batches, workers=self.options.workers, executor=self.options.executor):
                self._write(results)
            self._note_twins()
            if self.options.link:
                self.report.links = self.database.link_reprints()
            if self.report.done >= OPTIMIZE_FROM and self.report.done >= OPTIMIZE_SHARE * len(self._known):
                self.database.optimize()
        except KeyboardInterrupt:
            self.report.interrupted = True
        self.report.seconds = time.monotonic() - started
        return self.report

    def fail(self, failure: Failure) -> None:
        """Put a failure into the report."""
        self.report.failed.append(failure)
        self._tell(failure.source)

    def _items(self, sources: Iterable[str]) -> Iterator[tuple[Item, int]]:
        """What has to be read of the sources, with its size."""
        for address in sources:
            try:
                item, source = self._look_at(address)
            except LoadError as error:
                self.fail(Failure(address, error.reason))
            except OSError as error:
                self.fail(Failure(address, f"cannot be opened ({error.strerror or error})"))
            else:
                if self._needs_reading(source):
                    yield item, source.size or 0

    def _look_at(self, address: str) -> tuple[Item, Source]:
        """Digest and size of what stands at an address; a page is fetched here, by one process for all."""
        if is_address(address):
            self._fetcher = self._fetcher or Fetcher()
            page = self._fetcher.fetch(address)
            digest = sha256(page.data).hexdigest()
            source = Source(address, digest, len(page.data), page.fetched, page.headers)
            return Item(address, page.data, page.fetched, page.headers), source
        digest, length = _digest_of(address)
        return Item(address), Source(address, digest, length)

    def _needs_reading(self, source: Source) -> bool:
        """False for what is there already, and for the second of two files with the same bytes."""
        if self._known.get(source.digest) == self.recipe.versions:
            if (source.address, source.digest) not in self._current:
                self.database.add_source(source)
            self.report.skipped += 1
            self._tell(source.address)
            return False
        if source.digest in self._pending:
            self._twins.append(source)
            return False
        self._pending.add(source.digest)
        return True

    def _note_twins(self) -> None:
        """Write down where else the documents of this run stand."""
        known = self.database.known_documents() if self._twins else {}
        for twin in self._twins:
            if twin.digest not in known:
                self.fail(Failure(twin.address, "has the same bytes as a file that failed"))
                continue
            self.database.add_source(twin)
            self.report.skipped += 1
            self._tell(twin.address)

    def _write(self, results: list[Result]) -> None:
        with self.database.batch():
            for result in results:
                if isinstance(result, Failure):
                    self.fail(result)
                else:
                    self._write_one(result)

    def _write_one(self, outcome: Outcome) -> None:
        try:
            self.database.add_prepared(outcome.prepared, outcome.source, raw=outcome.raw)
        except UnstorableDocument as error:
            self.fail(Failure(outcome.source.address, str(error)))
            return
        self.report.done += 1
        self.report.measures += len(outcome.prepared.measures)
        if outcome.doubts:
            self.report.doubtful.append(Doubt(outcome.source.address, outcome.doubts))
        self._tell(outcome.source.address)

    def _tell(self, source: str) -> None:
        self._finished += 1
        if self._on_progress is not None:
            self._on_progress(Progress(self._finished, self._total, len(self.report.failed), source))


def _digest_of(source: str) -> tuple[str, int]:
    digest, length = sha256(), 0
    with Path(source).open("rb") as file:
        while block := file.read(READ_BLOCK):
            digest.update(block)
            length += len(block)
    return digest.hexdigest(), length
