"""Analysing again what is there: after an upgrade, and from the archive alone."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from policy_text.database import CaseDatabase, KeptDocument, PreparedDocument
from policy_text.errors import DatabaseError
from policy_text.ingest.pool import cut_batches, run_batches
from policy_text.ingest.run import IngestOptions, IngestReport, OnProgress, Progress, opened
from policy_text.ingest.work import Failure, Item, Outcome, make_recipe

__all__ = ["MeasureChange", "ReprocessReport", "rebuild", "reprocess"]

MOST_CHANGES_TOLD = 1000
_PLACES = frozenset({"passage", "start", "place"})
"""Where a measure stands may move with a better reader; what it says is what is compared."""


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """One measure before and after; None where it was not or is not there."""

    source: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ."""
        if self.before is None or self.after is None:
            return ()
        return tuple(name for name, value in self.before.items() if self.after[name] != value)


@dataclass(slots=True)
class ReprocessReport:
    """What a new analysis of the same bytes changed."""

    documents: int = 0
    """Documents that were analysed again."""
    changed: int = 0
    """Those of them in which a measure changed."""
    current: int = 0
    """Documents that were analysed with the present versions already."""
    added: int = 0
    removed: int = 0
    altered: int = 0
    """Measures that are still there with other fields."""
    fields: Counter[str] = field(default_factory=Counter)
    """How many measures changed in each field."""
    changes: list[MeasureChange] = field(default_factory=list)
    """The first thousand changes."""
    missing: list[str] = field(default_factory=list)
    """Sources whose bytes are neither in the archive nor where they stood; their old analysis stays."""
    failed: list[Failure] = field(default_factory=list)
    seconds: float = 0.0


def reprocess(
    database: CaseDatabase | str | Path,
    *,
    options: IngestOptions | None = None,
    on_progress: OnProgress | None = None,
) -> ReprocessReport:
    """Analyse again every document whose analysis was made with other versions, and tell what changed.

    The bytes come from the archive, or from the file if it still holds the same ones.
    """
    options = options or IngestOptions()
    recipe = options.recipe or make_recipe(options.model)
    started = time.monotonic()
    report = ReprocessReport()
    with opened(database) as target:
        kept = [
            document for document in target.kept_documents() if options.again or document.versions != recipe.versions
        ]
        report.current = len(target.known_documents()) - len(kept)
        batches = cut_batches(_kept_items(target, kept, report.missing), recipe)
        for results in run_batches(batches, workers=options.workers, executor=options.executor):
            with target.batch():
                for result in results:
                    if isinstance(result, Failure):
                        report.failed.append(result)
                    else:
                        _replace(target, result, report)
                    if on_progress is not None:
                        finished = report.documents + len(report.failed)
                        source = result.source if isinstance(result, Failure) else result.source.address
                        on_progress(Progress(finished, len(kept), len(report.failed), source))
        if options.link:
            target.link_reprints()
    report.seconds = time.monotonic() - started
    return report


def rebuild(
    database: CaseDatabase | str | Path,
    target: str | Path,
    *,
    options: IngestOptions | None = None,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Make a new database at ``target`` from the archive, sources and corrections of another, and nothing else."""
    options = options or IngestOptions()
    recipe = options.recipe or make_recipe(options.model)
    started = time.monotonic()
    report = IngestReport()
    if Path(target).exists():
        raise DatabaseError(f"{target}: is there already; a rebuilt database needs a new file")
    with opened(database) as old, CaseDatabase(target) as new:
        new.copy_kept(old)
        kept = list(old.kept_documents())
        missing: list[str] = []
        batches = cut_batches(_kept_items(old, kept, missing), recipe)
        for results in run_batches(batches, workers=options.workers, executor=options.executor):
            with new.batch():
                for result in results:
                    _add(new, result, report)
                    if on_progress is not None:
                        source = result.source if isinstance(result, Failure) else result.source.address
                        on_progress(Progress(report.done + len(report.failed), len(kept), len(report.failed), source))
        report.failed.extend(Failure(address, "its bytes are not in the archive") for address in missing)
        report.links = new.link_reprints() if options.link else 0
    report.seconds = time.monotonic() - started
    return report


def _add(database: CaseDatabase, result: Outcome | Failure, report: IngestReport) -> None:
    if isinstance(result, Failure):
        report.failed.append(result)
        return
    database.add_prepared(result.prepared, result.source)
    report.done += 1
    report.measures += len(result.prepared.measures)


def _kept_items(database: CaseDatabase, kept: list[KeptDocument], missing: list[str]) -> Iterator[tuple[Item, int]]:
    for document in kept:
        raw = database.read_raw(document.digest) or _read_unchanged(document)
        if raw is None:
            missing.append(document.address)
        else:
            yield Item(document.address, raw, document.fetched, document.headers), len(raw)


def _read_unchanged(document: KeptDocument) -> bytes | None:
    try:
        raw = Path(document.address).read_bytes()
    except (OSError, ValueError):
        return None
    return raw if hashlib.sha256(raw).hexdigest() == document.digest else None


def _replace(database: CaseDatabase, outcome: Outcome, report: ReprocessReport) -> None:
    before = database.read_rows(outcome.prepared.digest)
    database.add_prepared(outcome.prepared, outcome.source)
    after = database.read_rows(outcome.prepared.digest)
    changes = list(_compare(outcome.source.address, before, after))
    report.documents += 1
    report.changed += bool(changes)
    report.added += sum(change.before is None for change in changes)
    report.removed += sum(change.after is None for change in changes)
    report.altered += sum(bool(change.fields) for change in changes)
    report.fields.update(name for change in changes for name in change.fields)
    report.changes.extend(changes[: max(MOST_CHANGES_TOLD - len(report.changes), 0)])


def _compare(source: str, before: PreparedDocument | None, after: PreparedDocument | None) -> Iterator[MeasureChange]:
    """Measures that came, went or changed; those of the same words, in the same order, are taken for the same."""
    old, new = ([_said(m) for m in rows.measures] if rows else [] for rows in (before, after))
    matcher = SequenceMatcher(None, [m["text"] for m in old], [m["text"] for m in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(old[a:b], new[c:d], strict=True)
            yield from (MeasureChange(source, one, other) for one, other in pairs if one != other)
        else:
            yield from (MeasureChange(source, measure, None) for measure in old[a:b])
            yield from (MeasureChange(source, None, measure) for measure in new[c:d])


def _said(measure: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in measure.items() if name not in _PLACES}
