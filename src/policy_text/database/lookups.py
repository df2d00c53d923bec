"""Names and the small numbers that stand for them in the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from policy_text.database.facet_tokens import Facet
from policy_text.database.prepared import Region

__all__ = ["Lookups", "reform_bit"]

Time = tuple[str, str | None, str | None]
"""Words, start and end."""
LAST_REFORM_BIT = 62
MOST_REMEMBERED = 200_000
"""Names and times that are remembered at most."""


def reform_bit(number: int) -> int:
    """The bit of ``measures.reforms`` that stands for a reform type; none for numbers that have no bit."""
    return 1 << number if number <= LAST_REFORM_BIT else 0


class Lookups:
    """Numbers of names, remembered between documents; a new name gets the next number.

    `forget` has to be called when a transaction is rolled back: the numbers it gave are gone with it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: dict[tuple[str, str], int] = {}
        self._regions: dict[Region, int] = {}
        self._facets: dict[Facet, int] = {}
        self._times: dict[Time, int] = {}

    def forget(self) -> None:
        """Drop everything remembered."""
        self._names.clear()
        self._regions.clear()
        self._facets.clear()
        self._times.clear()

    def name(self, table: str, name: str | None) -> int | None:
        """The number of a name in one of the two-column tables."""
        if name is None:
            return None
        key = (table, str(name))
        if key not in self._names:
            if len(self._names) > MOST_REMEMBERED:
                self._names.clear()
            self._connection.execute(f"INSERT INTO {table} (name) VALUES (?) ON CONFLICT DO NOTHING", (key[1],))
            row = self._connection.execute(f"SELECT id FROM {table} WHERE name = ?", (key[1],)).fetchone()
            self._names[key] = row[0]
        return self._names[key]

    def region(self, region: Region | None) -> int | None:
        """The number of a place."""
        if region is None:
            return None
        if region not in self._regions:
            row = self._connection.execute("SELECT id FROM regions WHERE adcode IS ? AND name = ?", region).fetchone()
            if row is None:
                cursor = self._connection.execute("INSERT INTO regions (adcode, name) VALUES (?, ?)", region)
                row = (cursor.lastrowid,)
            self._regions[region] = row[0]
        return self._regions[region]

    def time(self, time: Time | None) -> int | None:
        """The number of a time."""
        if time is None:
            return None
        if time not in self._times:
            if len(self._times) > MOST_REMEMBERED:
                self._times.clear()
            row = self._connection.execute(
                'SELECT id FROM times WHERE text = ? AND start IS ? AND "end" IS ?', time
            ).fetchone()
            if row is None:
                cursor = self._connection.execute('INSERT INTO times (text, start, "end") VALUES (?, ?, ?)', time)
                row = (cursor.lastrowid,)
            self._times[time] = row[0]
        return self._times[time]

    def facets(self, facets: Iterable[Facet]) -> list[int]:
        """The numbers of facets."""
        return [self._facet(facet) for facet in facets]

    def _facet(self, facet: Facet) -> int:
        if facet not in self._facets:
            self._connection.execute("INSERT INTO facets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", facet)
            row = self._connection.execute("SELECT id FROM facets WHERE name = ? AND value = ?", facet).fetchone()
            self._facets[facet] = row[0]
        return self._facets[facet]
