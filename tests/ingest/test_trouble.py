"""What can happen to the file while an ingest writes: each a clear line, and nothing is lost."""

import os
import sqlite3
from pathlib import Path

import pytest

from policy_text.database import CaseDatabase, Versions
from policy_text.database import connection as connection_module
from policy_text.errors import DatabaseError
from policy_text.ingest import IngestOptions, IngestReport, Recipe, ingest
from policy_text.records import Analysis, Document, Metadata, Paragraph, Span, Structure

COUNT = 100


def load(raw: bytes, source: str) -> Document:
    return Document(source, raw.decode())


def analyze(document: Document) -> Analysis:
    span = Span(0, len(document.text))
    structure = Structure(Metadata(title=document.text[:6]), span, paragraphs=(Paragraph(span.start, span.end),))
    return Analysis(document, structure)


OPTIONS = IngestOptions(workers=1, recipe=Recipe(load, analyze, Versions("p", "r", "m")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """More documents than one batch holds, of some length."""
    made = tmp_path / "in"
    made.mkdir()
    for number in range(COUNT):
        (made / f"{number:03}.txt").write_text(f"第{number}份文件讲县管校聘。" + "各校落实。" * 400, encoding="utf-8")
    return made


def check_all_there(database: Path, rest: IngestReport, before: int) -> None:
    """What was committed before was kept, and the next run did the rest."""
    with CaseDatabase(database) as opened:
        assert opened.info().documents == COUNT
        assert opened.search("县管校聘").total == COUNT
        assert opened.verify().failures == ()
    assert (rest.skipped, rest.done) == (before, COUNT - before)


def test_a_disk_that_gets_full_ends_an_ingest_and_keeps_what_was_written(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with CaseDatabase(path) as database:
        pages = database._connection.execute("PRAGMA page_count").fetchone()[0]
        database._connection.execute(f"PRAGMA max_page_count = {pages + 150}")
        with pytest.raises(DatabaseError, match=r"cases\.db: the disk is full; what was committed before is kept"):
            ingest(folder, database, options=OPTIONS)
    with CaseDatabase(path) as database:
        before = database.info().documents
        assert 0 < before < COUNT
        assert database.verify().failures == ()
    check_all_there(path, ingest(folder, path, options=OPTIONS), before)


def test_a_file_that_another_program_holds_is_a_clear_line(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.1)
    path = tmp_path / "cases.db"
    CaseDatabase(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError, match="another program is writing to it; try again when it is done"):
        ingest(folder, path, options=OPTIONS)
    other.execute("ROLLBACK")
    other.close()
    check_all_there(path, ingest(folder, path, options=OPTIONS), 0)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users")
def test_a_folder_that_may_not_be_written_is_a_clear_line(folder: Path, tmp_path: Path) -> None:
    fixed = tmp_path / "fixed"
    fixed.mkdir()
    with CaseDatabase(fixed / "cases.db") as database:
        ingest(folder / "000.txt", database, options=OPTIONS)
    (fixed / "cases.db").chmod(0o444)
    fixed.chmod(0o555)
    for parent in (*tmp_path.parents[:2], tmp_path):
        parent.chmod(0o755)
    told = tmp_path / "told"
    told.touch()
    told.chmod(0o666)
    child = os.fork()
    if not child:
        if os.getuid() == 0:
            os.setuid(65534)
        for name in ("cases.db", "new.db"):
            try:
                ingest(folder, fixed / name, options=OPTIONS)
            except DatabaseError as error:
                with told.open("a", encoding="utf-8") as file:
                    file.write(f"{error}\n")
        os._exit(0)
    os.waitpid(child, 0)
    fixed.chmod(0o755)
    there, new = told.read_text(encoding="utf-8").splitlines()
    assert there.endswith("cannot be written: file or folder is read-only; open it with read_only=True")
    assert new.endswith("cannot be opened; see that the folder exists and may be written")
    (fixed / "cases.db").chmod(0o644)
    check_all_there(fixed / "cases.db", ingest(folder, fixed / "cases.db", options=OPTIONS), 1)
