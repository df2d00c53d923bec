"""What a worker process does: bytes to rows, one document after another, whatever the bytes are."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from policy_text.database import PreparedDocument, Source, Versions, prepare_document
from policy_text.errors import GuestWarning, LoadError, PolicyTextError
from policy_text.ingest.versions import current_versions
from policy_text.load import load_bytes
from policy_text.pipeline import analyze
from policy_text.records import Analysis, Document

if TYPE_CHECKING:
    from policy_text.classify import ReformModel

__all__ = ["Batch", "Failure", "Item", "Outcome", "Recipe", "make_recipe", "read_batch", "start_worker"]

PARENT_CHECK_SECONDS = 2.0
COLLECT_AFTER = (100_000, 50, 100)
"""Objects after which a worker looks for cycles: its rules and models stay, and there are many to look through. With
Python's own thresholds that takes a fifteenth of the time."""
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How bytes become an analysis. Both functions go to worker processes, so they stand at a module's top level.

    ``load`` takes bytes and their address, and ``content_type`` by keyword where a server named one.
    """

    load: Callable[..., Document] = load_bytes
    analyze: Callable[[Document], Analysis] = analyze
    versions: Versions = field(default_factory=Versions)


def make_recipe(model: Path | None = None) -> Recipe:
    """The recipe of this package, with the reform model of a folder in place of the packaged one."""
    if model is None:
        return Recipe(versions=current_versions())
    folder = model.resolve()
    _load_model(folder)  # a model that cannot be used is one clear line, not one for each document
    return Recipe(analyze=partial(_analyze_with, folder), versions=current_versions(folder))


def _analyze_with(model: Path, document: Document) -> Analysis:
    return analyze(document, model=_load_model(model))


@cache
def _load_model(folder: Path) -> ReformModel:
    from policy_text.classify import load_model

    return load_model(folder)


@dataclass(frozen=True, slots=True)
class Item:
    """A document to read: a file by its path, or bytes that are there already."""

    address: str
    raw: bytes | None = field(default=None, repr=False)
    fetched: str | None = None
    headers: Headers = ()

    @property
    def content_type(self) -> str | None:
        """What the server said that it is."""
        return next((value for name, value in self.headers if name.lower() == "content-type"), None)


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that one worker takes at a time."""

    items: tuple[Item, ...]
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be taken in, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document that was read: its rows, and its raw bytes for the archive."""

    source: Source
    prepared: PreparedDocument
    raw: bytes = field(repr=False)
    doubts: tuple[str, ...] = ()


def start_worker() -> None:
    """Leave Ctrl-C to the process that writes, and end when that has died: nobody else would end this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*COLLECT_AFTER)
    warnings.simplefilter("ignore", GuestWarning)  # the process that writes has told of it
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_SECONDS)
    os._exit(1)


def read_batch(batch: Batch) -> list[Outcome | Failure]:
    """Read every document of a batch; what is wrong with one stops none of the others."""
    return [_read_or_fail(item, batch.recipe) for item in batch.items]


def _read_or_fail(item: Item, recipe: Recipe) -> Outcome | Failure:
    try:
        return _read(item, recipe)
    except LoadError as error:
        return Failure(item.address, error.reason)
    except PolicyTextError as error:
        return Failure(item.address, str(error))
    except OSError as error:
        return Failure(item.address, f"cannot be opened ({error.strerror or error})")
    except MemoryError:
        return Failure(item.address, "needs more memory than there is")
    except Exception as error:  # one document among thousands must not stop an ingest, whatever it sets off
        reason = " ".join(f"cannot be analysed ({type(error).__name__}: {error})".split())
        return Failure(item.address, reason[:300])


def _read(item: Item, recipe: Recipe) -> Outcome:
    raw = Path(item.address).read_bytes() if item.raw is None else item.raw
    if item.content_type is None:
        document = recipe.load(raw, item.address)
    else:
        document = recipe.load(raw, item.address, content_type=item.content_type)
    analysis = recipe.analyze(document)
    prepared = prepare_document(analysis, recipe.versions, digest=sha256(raw).hexdigest())
    source = Source(item.address, prepared.digest, len(raw), item.fetched, item.headers)
    return Outcome(source, prepared, raw, _find_doubts(analysis))


def _find_doubts(analysis: Analysis) -> tuple[str, ...]:
    doubts = [*analysis.document.warnings, *analysis.structure.warnings, *analysis.warnings]
    if not analysis.structure.paragraphs:
        doubts.append("no paragraph was found in it")
    if analysis.structure.metadata.title is None:
        doubts.append("no title was found")
    return tuple(doubts)
