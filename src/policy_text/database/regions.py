"""A place as a user names it, settled to the places in the database."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from policy_text.database.facet_tokens import Facet
from policy_text.errors import QueryError
from policy_text.lexicon.divisions import resolve_division

__all__ = ["Places", "find_places"]


@dataclass(frozen=True, slots=True)
class Places:
    """Places of the database that a filter means: their numbers, and the fewest facets that say the same."""

    ids: tuple[int, ...]
    facets: tuple[Facet, ...]

    def condition(self, column: str) -> str:
        """An SQL condition on a column with place numbers."""
        return f"{column} IN ({', '.join(map(str, self.ids))})" if self.ids else "0"


def find_places(connection: sqlite3.Connection, region: str) -> Places:
    """The place itself and all places inside it.

    Digits are a code or its beginning (``37``, ``370300``). A name is looked up in the table of divisions; where
    that leaves it open, or does not know it (development zones, schools), it means every place of the database
    with these words in its full name.
    """
    wanted = region.strip()
    if not wanted:
        raise QueryError("the region is empty; give a name or a code")
    is_code = wanted.isascii() and wanted.isdigit()
    prefix = _code_prefix(wanted) if is_code else _prefix_of_name(wanted)
    if prefix is None:
        rows = _places_named(connection, wanted)
        if not rows:
            raise QueryError(f"region {region!r} is neither a code nor the name of a place that is known here")
        return _choose(rows)
    inside = connection.execute(
        "SELECT id, adcode FROM regions WHERE adcode >= ? AND adcode < ? ORDER BY id", (prefix, prefix + "~")
    ).fetchall()
    zones = [] if is_code else [(i, key) for i, key in _places_named(connection, wanted) if not key.isdigit()]
    if len(prefix) not in (2, 4, 6):
        return _choose([*inside, *zones])
    facets = [("region", prefix), *(("region", name) for _, name in zones)]
    return Places(tuple(i for i, _ in [*inside, *zones]), tuple(facets))


def _places_named(connection: sqlite3.Connection, words: str) -> list[tuple[int, str]]:
    """Number, and code or else name, of the places with these words in their full names."""
    return connection.execute(
        "SELECT id, coalesce(adcode, name) FROM regions WHERE instr(name, ?) ORDER BY id", (words,)
    ).fetchall()


def _choose(rows: list[tuple[int, str]]) -> Places:
    return Places(tuple(i for i, _ in rows), tuple(dict.fromkeys(("region", _code_prefix(key)) for _, key in rows)))


def _code_prefix(code: str) -> str:
    """Digits that the codes of all places inside begin with.

    >>> _code_prefix("370000"), _code_prefix("370300"), _code_prefix("3703")
    ('37', '3703', '3703')
    """
    if len(code) == 6 and code.isascii() and code.isdigit():
        return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
    return code


def _prefix_of_name(name: str) -> str | None:
    division = resolve_division(name)
    # A development zone would stand for the whole city around it: its places are found by name instead.
    return division.prefix if division and division.adcode else None
