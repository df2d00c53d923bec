"""Many files into the database: workers read, one writer writes."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from policy_text.database import CaseDatabase, Source
from policy_text.errors import DatabaseError
from policy_text.ingest.versions import current_versions
from policy_text.ingest.work import Batch, Failure, Outcome, Recipe, ignore_interrupts, read_batch
from policy_text.load import find_sources

__all__ = ["Doubt", "IngestOptions", "IngestReport", "Progress", "ingest"]

BATCH_FILES = 32
BATCH_BYTES = 4_000_000
BATCHES_AHEAD = 2
"""Batches under way or waiting for each worker: bounds the memory, and keeps workers busy while the writer writes."""
READ_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an ingest stands."""

    finished: int
    total: int
    failed: int
    source: str
    """The source that was finished last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """How to go about an ingest.

    ``executor`` is any `concurrent.futures` executor (a Dask client's too) to use instead of a pool of processes;
    ``again`` analyses documents that have not changed as well; ``recipe`` is how bytes become an analysis.
    """

    workers: int | None = None
    """Worker processes; None takes one a core, 1 works in this process."""
    executor: Executor | None = None
    again: bool = False
    archive: bool = True
    recipe: Recipe | None = None


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
    failed: list[Failure] = field(default_factory=list)
    doubtful: list[Doubt] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    """Files of folders that no loader knows."""
    seconds: float = 0.0
    interrupted: bool = False
    """Whether Ctrl-C ended it early; the same command goes on where it stopped."""


OnProgress = Callable[[Progress], None]


def ingest(
    paths: Iterable[str | Path] | str | Path,
    database: CaseDatabase | str | Path,
    *,
    options: IngestOptions | None = None,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Take files, folders and patterns into a case database.

    What has not changed is skipped: a document is known by the digest of its bytes and by the versions of parser,
    rules and model that it was analysed with. So every ingest resumes an interrupted one. A file that cannot be
    read is reported with its reason and stops nothing. Each document is written whole or not at all.
    """
    options = options or IngestOptions()
    if workers is not None:
        options = replace(options, workers=workers)
    found = find_sources([paths] if isinstance(paths, str | Path) else paths)
    with _opened(database, archive=options.archive) as opened:
        run = _Run(opened, options, len(found.sources), on_progress)
        run.report.ignored = found.skipped
        run.report.failed.extend(Failure(error.source, error.reason) for error in found.errors)
        return run.take_in(found.sources)


def _opened(database: CaseDatabase | str | Path, *, archive: bool) -> AbstractContextManager[CaseDatabase]:
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
        self.recipe = options.recipe or Recipe(versions=current_versions())
        self.report = IngestReport()
        self._total = total
        self._finished = 0
        self._on_progress = on_progress
        self._known = {} if options.again else database.known_documents()
        self._current = database.current_sources()
        self._pending: set[str] = set()
        self._twins: list[Source] = []

    def take_in(self, sources: Iterable[str]) -> IngestReport:
        """Read and write all sources; Ctrl-C ends it after the batch that is being written."""
        started = time.monotonic()
        try:
            for outcomes in self._outcomes(self._batches(sources)):
                self._write(outcomes)
            self._note_twins()
        except KeyboardInterrupt:
            self.report.interrupted = True
        self.report.seconds = time.monotonic() - started
        return self.report

    def _batches(self, sources: Iterable[str]) -> Iterator[Batch]:
        """The sources that have to be read, some at a time."""
        waiting: list[str] = []
        size = 0
        for source in sources:
            try:
                digest, length = _digest_of(source)
            except OSError as error:
                self._fail(Failure(source, f"cannot be opened ({error.strerror or error})"))
                continue
            if not self._needs_reading(Source(source, digest, length)):
                continue
            waiting.append(source)
            size += length
            if len(waiting) >= BATCH_FILES or size >= BATCH_BYTES:
                yield Batch(tuple(waiting), self.recipe)
                waiting, size = [], 0
        if waiting:
            yield Batch(tuple(waiting), self.recipe)

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
                self._fail(Failure(twin.address, "has the same bytes as a file that failed"))
                continue
            self.database.add_source(twin)
            self.report.skipped += 1
            self._tell(twin.address)

    def _outcomes(self, batches: Iterator[Batch]) -> Iterator[list[Outcome | Failure]]:
        workers = self.options.workers or os.cpu_count() or 1
        if self.options.executor is not None:
            yield from _run_ahead(self.options.executor, batches, BATCHES_AHEAD * workers)
        elif workers == 1:
            yield from map(read_batch, batches)
        else:
            yield from _run_in_processes(batches, workers)

    def _write(self, outcomes: list[Outcome | Failure]) -> None:
        with self.database.batch():
            for outcome in outcomes:
                if isinstance(outcome, Failure):
                    self._fail(outcome)
                else:
                    self._write_one(outcome)

    def _write_one(self, outcome: Outcome) -> None:
        self.database.add_prepared(outcome.prepared, outcome.source, raw=outcome.raw)
        self.report.done += 1
        self.report.measures += len(outcome.prepared.measures)
        if outcome.doubts:
            self.report.doubtful.append(Doubt(outcome.source.address, outcome.doubts))
        self._tell(outcome.source.address)

    def _fail(self, failure: Failure) -> None:
        self.report.failed.append(failure)
        self._tell(failure.source)

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


def _run_in_processes(batches: Iterator[Batch], workers: int) -> Iterator[list[Outcome | Failure]]:
    """Batches through a pool of processes; a batch that kills its worker is taken apart to find the file that did."""
    suspects: list[Batch] = []
    more = True
    while more:
        more = False
        with ProcessPoolExecutor(workers, initializer=ignore_interrupts) as pool:
            try:
                yield from _run_ahead(pool, batches, BATCHES_AHEAD * workers, suspects)
            except BrokenProcessPool:
                more = True
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    for batch in suspects:
        for source in batch.sources:
            yield [_read_alone(source, batch.recipe)]


def _run_ahead(
    executor: Executor, batches: Iterator[Batch], ahead: int, suspects: list[Batch] | None = None
) -> Iterator[list[Outcome | Failure]]:
    """Keep so many batches under way; when the pool breaks, those under way become suspects."""
    # Answers are taken in the order in which the batches were handed out, so that every run over the same files
    # numbers its rows alike.
    under_way: deque[tuple[Future[list[Outcome | Failure]], Batch]] = deque()
    try:
        for batch in batches:
            under_way.append((_submit(executor, batch, suspects), batch))
            if len(under_way) >= ahead:
                yield under_way[0][0].result()
                under_way.popleft()
        while under_way:
            yield under_way[0][0].result()
            under_way.popleft()
    except BrokenProcessPool:
        if suspects is None:
            raise DatabaseError("the executor lost its workers; what was written is kept, run it again") from None
        suspects.extend(batch for _, batch in under_way)
        raise


def _submit(executor: Executor, batch: Batch, suspects: list[Batch] | None) -> Future[list[Outcome | Failure]]:
    try:
        return executor.submit(read_batch, batch)
    except BrokenProcessPool:
        if suspects is not None:
            suspects.append(batch)
        raise


def _read_alone(source: str, recipe: Recipe) -> Outcome | Failure:
    """Read a source in a process of its own."""
    with ProcessPoolExecutor(1, initializer=ignore_interrupts) as pool:
        try:
            return pool.submit(read_batch, Batch((source,), recipe)).result()[0]
        except BrokenProcessPool:
            return Failure(source, "the process that read it died (out of memory, or a fault in a format library)")
