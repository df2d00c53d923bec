"""What a user named — files, folders, patterns, addresses — as a list of things to load."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_text.errors import LoadError
from policy_text.load.formats import known_suffixes
from policy_text.load.raw_file import RawFile

__all__ = ["FoundSources", "find_sources", "is_address"]


@dataclass(frozen=True, slots=True)
class FoundSources:
    """What to load, in order and each once; files of folders that no loader knows; and what is wrong with the rest."""

    sources: tuple[str, ...]
    skipped: tuple[str, ...] = ()
    errors: tuple[LoadError, ...] = ()


def is_address(source: str) -> bool:
    """Whether it is an http or https address rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def find_sources(paths: Iterable[str | Path]) -> FoundSources:
    """Expand files, folders (with all that is below them, sorted), patterns and addresses.

    A file that was named is read whatever its suffix, by its content; one that merely lies in a folder, or is caught
    by a pattern, is skipped and told where no loader knows its suffix. Hidden files are not looked at. Errors are
    collected, not raised, so that one bad name does not stop the others.
    """
    sources: dict[str, None] = {}
    skipped: dict[str, None] = {}
    errors: list[LoadError] = []
    known = known_suffixes()
    for named in map(str, paths):
        try:
            for source, asked_for in _expand(named):
                if asked_for or RawFile.suffix_of(source) in known:
                    sources.setdefault(source)
                else:
                    skipped.setdefault(source)
        except LoadError as error:
            errors.append(error)
    return FoundSources(tuple(sources), tuple(name for name in skipped if name not in sources), tuple(errors))


_HIDDEN = (".", "~$")
"""Hidden files, and the locks that Word leaves beside an open file."""


def _expand(named: str) -> Iterator[tuple[str, bool]]:
    """Paths that a name stands for, and whether each was asked for by its own name."""
    path = Path(named)
    if is_address(named) or path.is_file():
        yield named, True
    elif path.is_dir():
        found = list(_files_below(path))
        if not any(RawFile.suffix_of(file) in known_suffixes() for file in found):
            raise LoadError(named, "is a folder without any document that can be read")
        yield from ((file, False) for file in found)
    elif glob.has_magic(named):
        matches = sorted(glob.glob(named, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute pattern
        if not matches:
            raise LoadError(named, "matches no file")
        for match in matches:
            below = _files_below(Path(match)) if Path(match).is_dir() else (match,)
            yield from ((file, False) for file in below if not Path(file).name.startswith(_HIDDEN))
    elif path.exists():
        raise LoadError(named, "is no regular file but a pipe or a device; save what it gives to a file")
    else:
        raise LoadError(named, "is not there; check the path")


def _files_below(folder: Path) -> Iterator[str]:
    """Files in reading order; links to folders are not followed, so that no ring of links can trap the walk."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(_HIDDEN):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _files_below(path)
        elif path.is_file():
            yield str(path)
