import sqlite3
from pathlib import Path

import pytest

from policy_text.database import CaseDatabase, describe_schema, schema
from policy_text.errors import DatabaseError


def test_every_column_of_every_table_and_view_is_described(database: CaseDatabase) -> None:
    described = {relation.name: [column.name for column in relation.columns] for relation in describe_schema()}
    relations = database._connection.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'passage_index%'"
    ).fetchall()
    assert {name for (name,) in relations} == set(described)
    for name, columns in described.items():
        there = [row[1] for row in database._connection.execute(f"PRAGMA table_info({name})")]
        assert columns == there, name
    assert all(column.meaning for relation in describe_schema() for column in relation.columns)


def test_the_comments_stand_in_the_file_for_any_client_to_read(database: CaseDatabase) -> None:
    (sql,) = database._connection.execute("SELECT sql FROM sqlite_master WHERE name = 'measures'").fetchone()
    assert "-- number in the base unit" in sql


def set_version(path: Path, version: int) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def test_a_newer_file_opens_for_reading_only_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    CaseDatabase(path).close()
    set_version(path, schema.SCHEMA_VERSION + 1)
    with CaseDatabase(path, read_only=True) as database:
        assert "newer policy-text" in (database.notice or "")
        assert database.info().notice == database.notice
        assert database.search("教育").total == 0
    with pytest.raises(DatabaseError, match="upgrade policy-text"):
        CaseDatabase(path)


def test_an_older_file_is_brought_up_when_it_is_opened_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    CaseDatabase(path).close()
    version = schema.SCHEMA_VERSION

    def add_column(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE documents ADD COLUMN colour TEXT")

    monkeypatch.setattr(schema, "SCHEMA_VERSION", version + 1)
    monkeypatch.setitem(schema.MIGRATIONS, version, add_column)
    with CaseDatabase(path, read_only=True) as database:
        assert "older policy-text" in (database.notice or "")
    with CaseDatabase(path) as database:
        assert database.info().schema_version == version + 1
        assert database.notice is None
        database._connection.execute("SELECT colour FROM documents")


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.db"
    CaseDatabase(path).close()
    version = schema.SCHEMA_VERSION

    def break_down(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (done TEXT)")
        connection.execute("SELECT nonsense")

    monkeypatch.setattr(schema, "SCHEMA_VERSION", version + 1)
    monkeypatch.setitem(schema.MIGRATIONS, version, break_down)
    with pytest.raises(DatabaseError):
        CaseDatabase(path)
    monkeypatch.undo()
    with CaseDatabase(path) as database:
        assert database.info().schema_version == version
        assert not database._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()


def test_an_index_made_with_another_folding_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    CaseDatabase(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE about SET value = '0' WHERE name = 'folding'")
    connection.commit()
    connection.close()
    with CaseDatabase(path, read_only=True) as database:
        assert "folding" in (database.notice or "")
    with CaseDatabase(path) as database:
        assert database._connection.execute("SELECT value FROM about WHERE name = 'folding'").fetchone() == ("1",)


def test_the_page_about_the_schema_is_what_the_schema_says() -> None:
    page = Path(__file__).parents[2] / "docs" / "database-schema.md"
    assert page.read_text(encoding="utf-8") == schema.schema_as_markdown(), "run scripts/write_schema_page.py"
