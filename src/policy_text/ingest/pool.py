"""Batches through worker processes, in order, with a bounded number under way."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from policy_text.errors import DatabaseError
from policy_text.ingest.work import Batch, Failure, Item, Outcome, Recipe, read_batch, start_worker
from policy_text.load import known_suffixes

__all__ = ["Result", "cut_batches", "run_batches"]

Result = Outcome | Failure

BATCH_ITEMS = 64
BATCH_BYTES = 4_000_000
BATCHES_AHEAD = 2
"""Batches under way or waiting for each worker: bounds the memory, and keeps workers busy while the writer writes."""


def cut_batches(items: Iterable[tuple[Item, int]], recipe: Recipe) -> Iterator[Batch]:
    """Items with their sizes in bytes, some at a time."""
    waiting: list[Item] = []
    total = 0
    for item, size in items:
        waiting.append(item)
        total += size
        if len(waiting) >= BATCH_ITEMS or total >= BATCH_BYTES:
            yield Batch(tuple(waiting), recipe)
            waiting, total = [], 0
    if waiting:
        yield Batch(tuple(waiting), recipe)


def run_batches(
    batches: Iterator[Batch], *, workers: int | None = None, executor: Executor | None = None
) -> Iterator[list[Result]]:
    """Results of batches in the order of these, so that every run over the same files numbers its rows alike."""
    workers = workers or os.cpu_count() or 1
    if executor is not None:
        yield from _run_ahead(executor, batches, BATCHES_AHEAD * workers)
    elif workers == 1:
        yield from map(read_batch, batches)
    else:
        yield from _run_in_processes(batches, workers)


def _run_in_processes(batches: Iterator[Batch], workers: int) -> Iterator[list[Result]]:
    """Batches through a pool of processes; a batch that kills its worker is taken apart to find the file that did."""
    known_suffixes()  # imports the loaders before the workers start, and tells once of guests that are no formats
    suspects: list[Batch] = []
    more = True
    while more:
        more = False
        with ProcessPoolExecutor(workers, initializer=start_worker) as pool:
            try:
                yield from _run_ahead(pool, batches, BATCHES_AHEAD * workers, suspects)
            except BrokenProcessPool:
                more = True
            except BaseException:
                pool.shutdown(cancel_futures=True)  # waits for what the workers have in hand, no more
                raise
        for batch in suspects:
            for item in batch.items:
                yield [_read_alone(item, batch.recipe)]
        suspects.clear()


def _run_ahead(
    executor: Executor, batches: Iterator[Batch], ahead: int, suspects: list[Batch] | None = None
) -> Iterator[list[Result]]:
    """Keep so many batches under way; when the pool breaks, those under way become suspects."""
    under_way: deque[tuple[Future[list[Result]], Batch]] = deque()
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
        suspects[:0] = [batch for _, batch in under_way]
        raise


def _submit(executor: Executor, batch: Batch, suspects: list[Batch] | None) -> Future[list[Result]]:
    try:
        return executor.submit(read_batch, batch)
    except BrokenProcessPool:
        if suspects is not None:
            suspects.append(batch)
        raise


def _read_alone(item: Item, recipe: Recipe) -> Result:
    """Read a document in a process of its own."""
    with ProcessPoolExecutor(1, initializer=start_worker) as pool:
        try:
            return pool.submit(read_batch, Batch((item,), recipe)).result()[0]
        except BrokenProcessPool:
            return Failure(item.address, "the process that read it died (out of memory, or a fault in a library)")
