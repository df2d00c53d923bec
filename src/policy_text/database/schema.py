"""Making the tables, bringing older files up, and telling what every column means."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from policy_text.database.connection import transaction
from policy_text.database.folding import FOLDING_VERSION
from policy_text.database.indexing import set_index_memory
from policy_text.database.migrations import MIGRATIONS
from policy_text.errors import DatabaseError
from policy_text.records import Change, Kind, Qualifier, Status

__all__ = [
    "APPLICATION_ID",
    "SCHEMA_VERSION",
    "Column",
    "Relation",
    "describe_schema",
    "open_schema",
    "schema_as_markdown",
    "schema_version",
]

SCHEMA_VERSION = 2
READ_FROM = 2
"""Programs that know only older versions would find too little in a file of this one: prefectures by a prefix."""
APPLICATION_ID = 0x506F4C79
"""``PoLy`` in the file's header: tells a case database from any other SQLite file."""

_LOOKUPS = {"kinds": Kind, "qualifiers": Qualifier, "changes": Change, "statuses": Status}


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view and what its rows are."""

    name: str
    is_view: bool
    meaning: str
    columns: tuple[Column, ...]


def schema_version(connection: sqlite3.Connection) -> int:
    """The version of the tables in the file; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def open_schema(connection: sqlite3.Connection, path: Path | str, *, read_only: bool) -> str | None:
    """See that the file's tables can be used; make them or bring them up where it may be written.

    Returns a line for the reader where the file is of another version but can be read. A newer file can be read as
    long as its tables still have what this version asks for; it is never written.
    """
    # Tables first: who finds some and no version then has a foreign file, since ours come in one transaction with it
    is_filled = bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    version = schema_version(connection)
    if version == 0 and is_filled:
        raise DatabaseError(f"{path}: is an SQLite file, but not a case database")
    if version == 0 and read_only:
        raise DatabaseError(f"{path}: is empty, no case database")
    if version == 0:
        _create(connection)
        return None
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise DatabaseError(f"{path}: is an SQLite file, but not a case database")
    if version > SCHEMA_VERSION:
        line = f"{path}: was made by a newer policy-text (tables of version {version}, this one knows {SCHEMA_VERSION})"
        if _read_from(connection) > SCHEMA_VERSION:
            raise DatabaseError(f"{line} and cannot be read rightly; upgrade policy-text")
        if not read_only:
            raise DatabaseError(f"{line}; upgrade policy-text, or open it with read_only=True")
        return f"{line}; open for reading only"
    if version < SCHEMA_VERSION and read_only:
        return (
            f"{path}: was made by an older policy-text (tables of version {version}); opening it to write brings it up"
        )
    while version < SCHEMA_VERSION:
        version = _migrate(connection)
    return None


def _migrate(connection: sqlite3.Connection) -> int:
    """Bring the tables up by one version, unless somebody else just did; the version that they have then."""
    with transaction(connection):
        version = schema_version(connection)
        if version >= SCHEMA_VERSION:
            return version
        MIGRATIONS[version](connection)
        connection.execute("INSERT OR REPLACE INTO about VALUES ('read_from', ?)", (READ_FROM,))
        connection.execute(f"PRAGMA user_version = {version + 1}")
        return version + 1


def _read_from(connection: sqlite3.Connection) -> int:
    """The oldest version of the tables whose programs read this file rightly."""
    row = connection.execute("SELECT value FROM about WHERE name = 'read_from'").fetchone()
    return int(row[0]) if row else 1


def _create(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        if schema_version(connection):  # somebody else made it between the two looks
            return
        for statement in _statements():
            connection.execute(statement)
        set_index_memory(connection)
        for table, names in _LOOKUPS.items():
            connection.executemany(f"INSERT INTO {table} (id, name) VALUES (?, ?)", enumerate(names))
        made_by = f"policy-text {metadata.version('policy-text')}"
        about = (("folding", FOLDING_VERSION), ("made_by", made_by), ("read_from", READ_FROM))
        connection.executemany("INSERT INTO about VALUES (?, ?)", about)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements() -> Iterator[str]:
    for name in ("schema.sql", "views.sql"):
        text = files("policy_text.database").joinpath(name).read_text(encoding="utf-8")
        yield from (part.strip() for part in re.split(r"(?<=;)\n", text) if re.search(r"^CREATE", part, re.MULTILINE))


_RELATION = re.compile(
    r"""^CREATE\ (?P<sort>TABLE|VIEW)\ (?P<name>\w+)[^\n]*\n
        \s+--\ (?P<meaning>[^\n]+)\n
        (?P<rest>.*)""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_TABLE_COLUMN = re.compile(r'^ {4}"?(?P<name>[a-z_]+)"? (?P<type>[A-Z]+)[^\n]*?-- (?P<meaning>[^\n]+)$', re.MULTILINE)
_VIEW_COLUMN = re.compile(r'^ {4}.*?AS "?(?P<name>[a-z_]+)"?,?  -- (?P<meaning>[^\n]+)$', re.MULTILINE)


def describe_schema() -> tuple[Relation, ...]:
    """All tables and views with the meaning of each column, read from the comments beside them."""
    return tuple(_relations())


def _relations() -> Iterator[Relation]:
    for statement in _statements():
        match = _RELATION.search(statement)
        if match is None:
            continue
        is_view = match["sort"] == "VIEW"
        pattern = _VIEW_COLUMN if is_view else _TABLE_COLUMN
        columns = (
            Column(found["name"], "" if is_view else found["type"], found["meaning"])
            for found in pattern.finditer(match["rest"])
        )
        yield Relation(match["name"], is_view, match["meaning"], tuple(columns))


_PAGE_HEAD = """\
# Tables, views and columns of a case database

Made by `scripts/write_schema_page.py` from `src/policy_text/database/schema.sql` and `views.sql`; the same words stand
as comments in every database file (`SELECT sql FROM sqlite_master`). Offsets count characters of
`document_texts.text`, from 0, ends exclusive. Version of the tables: {version} (`PRAGMA user_version`).

The full-text index `passage_index` (FTS5, contentless) has two columns: `pairs`, every two neighbouring folded
characters of a passage and the last one alone, so that a word is a phrase of its pairs (`"县管 管校 校聘"`); and
`facets`, one token for everything that the passage can be narrowed by.
"""


def schema_as_markdown() -> str:
    """The page that describes every column, views first."""
    relations = sorted(describe_schema(), key=lambda relation: not relation.is_view)
    parts = [_PAGE_HEAD.format(version=SCHEMA_VERSION)]
    for is_view, title in ((True, "## Views, for reading"), (False, "## Tables")):
        parts.append(f"{title}\n")
        parts.extend(_relation_as_markdown(relation) for relation in relations if relation.is_view == is_view)
    return "\n".join(parts)


def _relation_as_markdown(relation: Relation) -> str:
    types = "" if relation.is_view else "| type "
    lines = [f"### `{relation.name}`", "", relation.meaning, "", f"| column {types}| meaning |"]
    lines.append("|---|---|" if relation.is_view else "|---|---|---|")
    for column in relation.columns:
        kind = "" if relation.is_view else f"| {column.type} "
        lines.append(f"| `{column.name}` {kind}| {column.meaning} |")
    return "\n".join([*lines, ""])
