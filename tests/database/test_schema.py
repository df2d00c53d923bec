import gzip
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policy_text.database import CaseDatabase, describe_schema, schema
from policy_text.database.writing import remove_document
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


class Interrupted(sqlite3.Connection):
    """A connection before whose n-th statement another process does something to the file."""

    deed: Callable[[], object]
    statements_before = 0

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        if self.statements_before == 0:
            self.deed()
        self.statements_before -= 1
        return super().execute(*arguments)


@pytest.mark.parametrize("statements", range(3))
@pytest.mark.parametrize("is_old", [False, True], ids=["empty", "old"])
def test_a_file_may_be_made_or_brought_up_by_another_between_any_two_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statements: int, is_old: bool
) -> None:
    path = tmp_path / "x.db"
    if is_old:
        CaseDatabase(path).close()
        monkeypatch.setitem(
            schema.MIGRATIONS,
            schema.SCHEMA_VERSION,
            lambda connection: connection.execute("ALTER TABLE documents ADD COLUMN colour TEXT"),
        )
        monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    connection = sqlite3.connect(path, factory=Interrupted, isolation_level=None)
    connection.deed, connection.statements_before = lambda: CaseDatabase(path).close(), statements
    assert schema.open_schema(connection, path, read_only=False) is None
    assert connection.statements_before < 0
    assert schema.schema_version(connection) == schema.SCHEMA_VERSION
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


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    """A file as the first version of the tables was: three reports, of a county, its prefecture, and elsewhere."""
    packed = Path(__file__).parent / "data" / "version-1.db.gz"
    path = tmp_path / "first.db"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def check_answers(database: CaseDatabase) -> None:
    assert database.search("教育集团").total == 2
    assert database.search("教育集团", region="3703").total == 2
    assert database.search("教育集团", region="370302").total == 1
    assert database.search("教育集团", region="37", reform="group-schooling").total == 2
    assert database.search("教育集团", region="51").total == 0
    regions = database.facets("教育集团", region="37")["region"]
    assert [(row.value, row.passages) for row in regions] == [("3703", 2)]
    assert database.paragraphs().total == 5
    assert database.paragraphs(region="3703").total == 4
    assert [row.region for row in database.cases(reform="school-district")] == ["四川省成都市锦江区"]
    assert database.cases()[0].reforms == ("group-schooling", "teacher-mobility")


def test_a_file_of_the_first_version_answers_alike_before_and_after_it_is_brought_up(first_version: Path) -> None:
    with CaseDatabase(first_version, read_only=True) as database:
        assert database.info().schema_version == 1
        assert "older policy-text" in (database.notice or "")
        check_answers(database)
    with CaseDatabase(first_version) as database:
        assert database.info().schema_version == schema.SCHEMA_VERSION
        check_answers(database)
        assert database.verify().failures == ()


def read_words(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Every token of the index with the number of its passages."""
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, passage_index, row)")
    return connection.execute("SELECT term, doc FROM temp.words ORDER BY term").fetchall()


def test_a_file_that_was_brought_up_is_like_a_new_one(first_version: Path, tmp_path: Path) -> None:
    CaseDatabase(first_version).close()
    with CaseDatabase(tmp_path / "new.db") as new:
        names = "SELECT type, name FROM sqlite_master ORDER BY 1, 2"
        there = sqlite3.connect(first_version)
        assert there.execute(names).fetchall() == new._connection.execute(names).fetchall()
        tokens = dict(read_words(there))
        assert tokens["Φregion＝37"] == tokens["Φregion＝3703"] + tokens["Φregion＝370302"]
        assert "Φpassage＝p" not in tokens
        there.close()


def test_documents_of_a_file_that_was_brought_up_can_be_taken_out_without_a_trace(first_version: Path) -> None:
    with CaseDatabase(first_version) as database:
        for (number,) in database._connection.execute("SELECT id FROM documents").fetchall():
            with database.batch():
                remove_document(database._connection, number)
        assert read_words(database._connection) == []


def test_a_file_that_this_program_would_read_wrongly_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    CaseDatabase(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE about SET value = ? WHERE name = 'read_from'", (schema.SCHEMA_VERSION + 1,))
    connection.commit()
    connection.close()
    set_version(path, schema.SCHEMA_VERSION + 1)
    with pytest.raises(DatabaseError, match="cannot be read rightly; upgrade policy-text"):
        CaseDatabase(path, read_only=True)


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
