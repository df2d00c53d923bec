import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_text.database import CaseDatabase
from policy_text.errors import LoadError
from policy_text.records import Analysis, Document

Build = Callable[..., Analysis]


def load(raw: bytes, source: str) -> Document:
    return Document(source, raw.decode("utf-8", "replace"))


@pytest.fixture
def archived(database: CaseDatabase, build: Build) -> CaseDatabase:
    for source, text in (("a", "教育集团7个，集团覆盖率68%。"), ("b", "教育集团9个。")):
        analysis = build([text], source=source)
        database.add(analysis, raw=analysis.document.text.encode())
    return database


def change_byte(database: CaseDatabase, before: bytes, after: bytes) -> None:
    connection = database._connection
    for digest, packed in connection.execute("SELECT digest, bytes FROM archive WHERE compression = 'zlib'").fetchall():
        changed = zlib.compress(zlib.decompress(packed).replace(before, after))
        connection.execute("UPDATE archive SET bytes = ? WHERE digest = ?", (changed, digest))
    for digest, kept in connection.execute("SELECT digest, bytes FROM archive WHERE compression = 'none'").fetchall():
        connection.execute("UPDATE archive SET bytes = ? WHERE digest = ?", (kept.replace(before, after), digest))


def test_an_untouched_database_has_no_failures(archived: CaseDatabase) -> None:
    report = archived.verify(load)
    assert (report.documents, report.measures, report.failures) == (2, 3, ())


def test_a_changed_byte_in_the_archive_fails_exactly_the_measure_that_it_touches(archived: CaseDatabase) -> None:
    change_byte(archived, b"68%", b"63%")
    failures = archived.verify(load).failures
    assert [(f.source, f.measure_id) for f in failures] == [("a", None), ("a", 2)]
    assert "'63%'" in failures[1].reason


def test_damaged_compression_fails_the_document_and_all_that_was_read_in_it(archived: CaseDatabase) -> None:
    archived._connection.execute("UPDATE archive SET compression = 'zlib', bytes = zeroblob(9)")
    failures = archived.verify(load).failures
    assert [(f.source, f.measure_id) for f in failures] == [("a", None), ("a", 1), ("a", 2), ("b", None), ("b", 3)]
    assert all("damaged" in failure.reason for failure in failures)


def test_an_original_that_cannot_be_opened_fails_all_that_was_read_in_it(archived: CaseDatabase) -> None:
    def refuse(raw: bytes, source: str) -> Document:
        raise LoadError(source, "is encrypted")

    failures = archived.verify(refuse).failures
    assert [f.measure_id for f in failures] == [None, 1, 2, None, 3]
    assert "encrypted" in failures[1].reason


def test_without_reading_originals_damaged_compression_is_the_document_s_alone(archived: CaseDatabase) -> None:
    archived._connection.execute("UPDATE archive SET compression = 'zlib', bytes = zeroblob(9)")
    assert {(f.source, f.measure_id) for f in archived.verify().failures} == {("a", None), ("b", None)}


def test_a_measure_that_was_moved_fails(archived: CaseDatabase) -> None:
    archived._connection.execute("UPDATE measures SET start = start + 1 WHERE id = 3")
    assert [f.measure_id for f in archived.verify().failures] == [3]


def test_an_index_that_lost_a_passage_is_told(archived: CaseDatabase) -> None:
    archived._connection.execute("DELETE FROM passage_index_docsize WHERE id = 1")
    assert "the index holds" in archived.verify().failures[0].reason


def test_a_file_that_is_damaged_is_told(archived: CaseDatabase, tmp_path: Path) -> None:
    archived.close()
    path = archived.path
    damaged = bytearray(path.read_bytes())
    for page in range(4, 30):
        damaged[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    path.write_bytes(bytes(damaged))
    from policy_text.errors import DatabaseError

    with pytest.raises(DatabaseError, match="damaged"), CaseDatabase(path) as database:
        database.search("教育集团")
        database.measures(limit=None)
        database.verify()
