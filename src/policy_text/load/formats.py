"""Which loader reads what: by the content where it can tell, by the name where not; guests beside our own formats."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from policy_text.errors import LoadError, UnsupportedFormat
from policy_text.load.raw_file import Format, RawFile

__all__ = ["GUESTS", "all_formats", "choose_format", "known_suffixes"]

GUESTS = "policy_text.loaders"
"""Entry points of this group name a `Format`, or several in a tuple."""


@cache
def all_formats() -> tuple[Format, ...]:
    """The formats of guests, then our own: a guest may take a suffix of ours over."""
    from policy_text.load.own_formats import OWN_FORMATS

    guests: list[Format] = []
    for entry in entry_points(group=GUESTS):
        try:
            loaded = entry.load()
        except Exception as error:
            raise LoadError(entry.value, f"cannot be imported as a loader ({error}); reinstall or remove it") from error
        guests.extend((loaded,) if isinstance(loaded, Format) else loaded)
    return (*guests, *OWN_FORMATS)


def known_suffixes() -> frozenset[str]:
    """Every suffix that some loader reads, with its dot."""
    return frozenset(suffix for known in all_formats() for suffix in known.suffixes)


def choose_format(raw: RawFile) -> tuple[Format, str | None]:
    """The format to read a file as, and a warning where its content is not what its name says."""
    named = _find_named(raw)
    if named is not None and (named.looks_right is None or named.looks_right(raw.data)):
        return named, None
    for seen in all_formats():
        if seen is not named and seen.looks_right is not None and seen.looks_right(raw.data):
            return seen, f"is {seen.name.upper()}, not {named.name.upper()} as its name says" if named else None
    if named is not None:
        return named, None  # its own loader knows best what is wrong
    what = f"the suffix {raw.suffix!r}" if raw.suffix else "a name without suffix"
    raise UnsupportedFormat(raw.source, f"has {what} and content that no loader knows; read are {_list_suffixes()}")


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
