"""What a worker process does: bytes to rows, one file after another, whatever the bytes are."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from policy_text.database import PreparedDocument, Source, Versions, prepare_document
from policy_text.errors import LoadError, PolicyTextError
from policy_text.load import load_bytes
from policy_text.pipeline import analyze
from policy_text.records import Analysis, Document

__all__ = ["Batch", "Failure", "Outcome", "Recipe", "ignore_interrupts", "read_batch"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How bytes become an analysis. Both functions go to worker processes, so they stand at a module's top level."""

    load: Callable[[bytes, str], Document] = load_bytes
    analyze: Callable[[Document], Analysis] = analyze
    versions: Versions = field(default_factory=Versions)


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that one worker takes at a time."""

    sources: tuple[str, ...]
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be taken in, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A source that was read: its rows, and its raw bytes for the archive."""

    source: Source
    prepared: PreparedDocument
    raw: bytes = field(repr=False)
    doubts: tuple[str, ...] = ()


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def read_batch(batch: Batch) -> list[Outcome | Failure]:
    """Read every source of a batch; what is wrong with one stops none of the others."""
    return [_read_or_fail(source, batch.recipe) for source in batch.sources]


def _read_or_fail(source: str, recipe: Recipe) -> Outcome | Failure:
    try:
        return _read(source, recipe)
    except LoadError as error:
        return Failure(source, error.reason)
    except PolicyTextError as error:
        return Failure(source, str(error))
    except OSError as error:
        return Failure(source, f"cannot be opened ({error.strerror or error})")
    except MemoryError:
        return Failure(source, "needs more memory than there is")
    except Exception as error:  # one document among thousands must not stop an ingest, whatever it sets off
        return Failure(source, " ".join(f"cannot be analysed ({type(error).__name__}: {error})".split())[:300])


def _read(source: str, recipe: Recipe) -> Outcome:
    raw = Path(source).read_bytes()
    analysis = recipe.analyze(recipe.load(raw, source))
    prepared = prepare_document(analysis, recipe.versions, digest=sha256(raw).hexdigest())
    return Outcome(Source(source, prepared.digest, len(raw)), prepared, raw, _find_doubts(analysis))


def _find_doubts(analysis: Analysis) -> tuple[str, ...]:
    doubts = [*analysis.document.warnings, *analysis.structure.warnings, *analysis.warnings]
    if not analysis.structure.paragraphs:
        doubts.append("no paragraph was found in it")
    if analysis.structure.metadata.title is None:
        doubts.append("no title was found")
    return tuple(doubts)
