"""Which loader reads what: by the content where it can tell, by the name where not; guests beside our own formats."""

from __future__ import annotations

import warnings
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from policy_text.errors import GuestWarning, UnsupportedFormat
from policy_text.load.raw_file import Format, RawFile

__all__ = ["GUESTS", "all_formats", "choose_format", "known_suffixes"]

GUESTS = "policy_text.loaders"
"""Entry points of this group name a `Format`, or several in a tuple."""


@cache
def all_formats() -> tuple[Format, ...]:
    """The formats of guests, then our own: a guest may take a suffix of ours over.

    A guest that is no format is told of in a `GuestWarning`, once, and left out.
    """
    from policy_text.load.own_formats import OWN_FORMATS

    guests: list[Format] = []
    for entry in entry_points(group=GUESTS):
        try:
            guests.extend(_formats_of(entry))
        except Exception as error:  # its package is imported here, and can raise anything
            warnings.warn(_describe(entry, error), GuestWarning, stacklevel=2)
    return (*guests, *OWN_FORMATS)


def _formats_of(entry: EntryPoint) -> tuple[Format, ...]:
    """What an entry point names; `TypeError` where it is no format, or no tuple of them."""
    loaded = entry.load()
    formats = tuple(loaded) if isinstance(loaded, tuple | list) else (loaded,)
    for guest in formats:
        if not isinstance(guest, Format):
            raise TypeError(f"it is of type {type(guest).__name__}, not Format")
        if not isinstance(guest.suffixes, tuple) or not isinstance(guest.content_types, tuple):
            raise TypeError("its suffixes and content types must be tuples")
    return formats


def _describe(entry: EntryPoint, error: Exception) -> str:
    package = f"package {entry.dist.name} {entry.dist.version}" if entry.dist else "an unknown package"
    reason = " ".join(f"{error or type(error).__name__}".split())
    return (
        f"entry point {entry.name} = {entry.value} of {package} cannot be used as a format ({reason}); "
        "the others are read without it: update or remove that package"
    )


def known_suffixes() -> frozenset[str]:
    """Every suffix that some loader reads, with its dot."""
    return frozenset(suffix for known in all_formats() for suffix in known.suffixes)


def choose_format(raw: RawFile) -> tuple[Format, str | None]:
    """The format to read a file as, and a warning where its content is not what its name says."""
    named = _find_named(raw)
    if named is not None and (named.looks_right is None or _looks_right(named, raw.data)):
        return named, None
    for seen in all_formats():
        if seen is not named and _looks_right(seen, raw.data):
            return seen, _describe_change(seen, named, raw.suffix)
    if named is not None:
        return named, None  # its own loader knows best what is wrong
    what = f"the suffix {raw.suffix!r}" if raw.suffix else "a name without suffix"
    raise UnsupportedFormat(raw.source, f"has {what} and content that no loader knows; read are {_list_suffixes()}")


def _describe_change(seen: Format, named: Format | None, suffix: str) -> str | None:
    """What to say of a file whose content is another format's than its name's: the name as it stands."""
    said = suffix.lstrip(".") or (named.name if named else "")
    return f"is {seen.name.upper()}, not {said.upper()} as its name says" if named else None


def _looks_right(known: Format, data: bytes) -> bool:
    """Whether bytes are of a format by its own judgement; a guest that fails to judge does not claim them."""
    try:
        return known.looks_right is not None and bool(known.looks_right(data))
    except Exception:
        return False


def _find_named(raw: RawFile) -> Format | None:
    content_type = (raw.content_type or "").split(";")[0].strip().lower()
    for known in all_formats():
        if raw.suffix in known.suffixes:
            return known
    for known in all_formats():
        if content_type in known.content_types:
            return known
    return None


def _list_suffixes() -> str:
    return " ".join(sorted(suffix.lstrip(".") for suffix in known_suffixes()))
