import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policy_text.database import CaseDatabase, UnstorableDocument, search
from policy_text.database import connection as connection_module
from policy_text.errors import DatabaseError
from policy_text.records import Analysis

Build = Callable[..., Analysis]


def test_a_file_that_is_not_there_is_a_clear_line(tmp_path: Path) -> None:
    for options in ({"read_only": True}, {"create": False}):
        with pytest.raises(DatabaseError, match="there is no such file"):
            CaseDatabase(tmp_path / "none.db", **options)


def test_a_folder_or_another_file_is_a_clear_line(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="is a folder"):
        CaseDatabase(tmp_path)
    with pytest.raises(DatabaseError, match="cannot be opened"):
        CaseDatabase(tmp_path / "no" / "such" / "folder.db")
    (tmp_path / "text.db").write_text("这不是数据库" * 100, encoding="utf-8")
    with pytest.raises(DatabaseError, match="not a case database"):
        CaseDatabase(tmp_path / "text.db")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE poems (line TEXT)")
    other.close()
    for read_only in (True, False):
        with pytest.raises(DatabaseError, match="but not a case database"):
            CaseDatabase(tmp_path / "other.db", read_only=read_only)


def test_a_database_open_for_reading_takes_nothing_in(tmp_path: Path, build: Build) -> None:
    CaseDatabase(tmp_path / "x.db").close()
    with (
        CaseDatabase(tmp_path / "x.db", read_only=True) as database,
        pytest.raises(DatabaseError, match="reading only"),
    ):
        database.add(build(["一段话。"]))


def test_a_full_disk_is_a_clear_line_and_loses_nothing(tmp_path: Path, build: Build) -> None:
    with CaseDatabase(tmp_path / "x.db") as database:
        database.add(build(["教育集团7个。"], source="first"))
        pages = database._connection.execute("PRAGMA page_count").fetchone()[0]
        database._connection.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(DatabaseError, match="disk is full"):
            database.add(build(["县管校聘推进。" * 3000], source="second"))
        assert database.info().documents == 1
        assert database.search("教育集团").total == 1
        database._connection.execute("PRAGMA max_page_count = 1000000")
        database.add(build(["县管校聘推进。" * 3000], source="second"))
        assert database.verify().failures == ()


def test_a_locked_file_is_a_clear_line(tmp_path: Path, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.1)
    with CaseDatabase(tmp_path / "x.db") as database:
        other = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="another program is writing"):
            database.add(build(["一段话。"]))
        other.execute("ROLLBACK")
        database.add(build(["一段话。"]))
        other.close()


def test_a_document_that_cannot_be_written_says_so(
    tmp_path: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CaseDatabase(tmp_path / "x.db") as database:
        analysis = build(["教育集团7个。"], start=2**70)
        with pytest.raises(UnstorableDocument, match="cannot take this document in"):
            database.add(analysis)
        assert database.info().documents == 0


@pytest.mark.skipif(not hasattr(__import__("os"), "setuid"), reason="needs users")
def test_a_read_only_folder_can_be_read_and_says_that_it_cannot_be_written(tmp_path: Path, build: Build) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    with CaseDatabase(folder / "x.db") as database:
        database.add(build(["教育集团7个。"]))
    (folder / "x.db").chmod(0o444)
    folder.chmod(0o555)
    program = f"""
import os
from policy_text.database import CaseDatabase
from policy_text.errors import DatabaseError
with CaseDatabase({str(tmp_path / "warm.db")!r}) as database:  # loads all that is loaded late
    database.search("教育集团")
if os.getuid() == 0:
    os.setuid(65534)
with CaseDatabase({str(folder / "x.db")!r}, read_only=True) as database:
    print(database.search("教育集团").total)
try:
    CaseDatabase({str(folder / "x.db")!r})
except DatabaseError as error:
    print(error)
"""
    for parent in tmp_path.parents[:2]:
        parent.chmod(0o755)
    tmp_path.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert lines[0] == "1"
    assert "read-only" in lines[1] or "cannot be opened" in lines[1]
    folder.chmod(0o755)


def test_two_writers_take_turns(tmp_path: Path, build: Build) -> None:
    with CaseDatabase(tmp_path / "x.db") as one, CaseDatabase(tmp_path / "x.db") as other:
        for number in range(10):
            (one if number % 2 else other).add(build([f"第{number}段，教育集团{number}个。"], source=str(number)))
        assert one.info().documents == 10
        assert one.verify().failures == ()
        assert one.search("教育集团").total == other.search("教育集团").total == 10


def test_a_question_sees_one_state_of_the_file_whatever_is_written_meanwhile(
    tmp_path: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CaseDatabase(tmp_path / "x.db") as writer, CaseDatabase(tmp_path / "x.db", read_only=True) as reader:
        writer.add(build(["旧文本讲县管校聘。"], source="a"))
        read_hit = search._read_hit

        def replace_then_read(*arguments: Any) -> Any:
            writer.add(build(["新文本讲学区制。"], source="a"))
            return read_hit(*arguments)

        monkeypatch.setattr(search, "_read_hit", replace_then_read)
        assert [hit.snippet for hit in reader.search("县管校聘")] == ["旧文本讲县管校聘。"]
        monkeypatch.undo()
        assert reader.search("县管校聘").total == 0
        assert reader.facets("学区制").total == 1
