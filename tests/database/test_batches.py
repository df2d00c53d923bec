"""Documents of a batch: the index gets their rows together at its end, and never more or fewer than the tables."""

import sqlite3
from collections.abc import Callable

import pytest

from policy_text.database import (
    CaseDatabase,
    Correction,
    Source,
    UnstorableDocument,
    index_queue,
    prepare_document,
)
from policy_text.records import Analysis

Build = Callable[..., Analysis]


def check_index(database: CaseDatabase, **totals: int) -> None:
    """The index holds the passages of the tables, and finds each word so often."""
    connection = sqlite3.connect(database.path)
    indexed = connection.execute("SELECT id FROM passage_index_docsize ORDER BY id").fetchall()
    assert indexed == connection.execute("SELECT id FROM passages ORDER BY id").fetchall()
    connection.close()
    assert {word: database.search(word).total for word in totals} == totals
    assert database.verify().failures == ()


def test_a_batch_is_in_the_index_when_it_has_ended(database: CaseDatabase, build: Build) -> None:
    with database.batch():
        for name in "甲乙丙":
            database.add(build([f"{name}县推进县管校聘。"], source=name))
    check_index(database, 县管校聘=3, 甲县=1)


def test_a_question_in_a_batch_sees_what_the_batch_has_added(database: CaseDatabase, build: Build) -> None:
    with database.batch():
        database.add(build(["甲县推进县管校聘。"], source="a"))
        assert database.search("县管校聘").total == 1
        database.add(build(["乙县推进县管校聘。"], source="b"))
        assert database.facets("县管校聘").total == 2
    check_index(database, 县管校聘=2)


def test_what_is_replaced_in_its_own_batch_leaves_nothing(database: CaseDatabase, build: Build) -> None:
    report = build(["甲县推进县管校聘。"], source="a")
    with database.batch():
        database.add(report)
        database.add(build(["乙县推进学区制。"], source="b"))
        database.add(report)  # the same bytes again
        database.add(build(["丙县推进教联体。"], source="b"))  # other bytes at an address
    check_index(database, 县管校聘=1, 学区制=0, 教联体=1)


def test_a_long_batch_keeps_only_some_rows_waiting(
    database: CaseDatabase, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_queue, "MOST_WAITING", 10)
    waiting = []
    with database.batch():
        for number in range(12):
            database.add(build([f"第{number}县推进县管校聘。"], source=str(number)))
            waiting.append(len(database._index))
    assert max(waiting) < 20
    check_index(database, 县管校聘=12)


def test_what_fails_takes_only_itself_back(database: CaseDatabase, build: Build) -> None:
    database.add(build(["旧文讲学区制。"], source="b"))
    with database.batch():
        database.add(build(["甲县推进县管校聘。"], source="a"))
        for source in ("b", "c"):  # in place of another document, and as a new one
            with pytest.raises(UnstorableDocument):
                database.add(build(["教育集团7个。"], source=source, start=2**70))
        database.add(build(["丁县推进教联体。"], source="d"))
    check_index(database, 县管校聘=1, 学区制=1, 教育集团=0, 教联体=1)


def test_a_batch_in_a_batch_takes_only_itself_back(database: CaseDatabase, build: Build) -> None:
    with database.batch():
        database.add(build(["甲县推进县管校聘。"], source="a"))
        with pytest.raises(ZeroDivisionError), database.batch():
            database.add(build(["乙县推进学区制。"], source="b"))
            assert database.search("县管校聘 OR 学区制").total == 2
            raise ZeroDivisionError
        database.add(build(["丙县推进教联体。"], source="c"))
    check_index(database, 县管校聘=1, 学区制=0, 教联体=1)


def test_a_batch_that_fails_leaves_nothing_waiting(database: CaseDatabase, build: Build) -> None:
    with pytest.raises(ZeroDivisionError), database.batch():
        database.add(build(["甲县推进县管校聘。"], source="a"))
        raise ZeroDivisionError
    database.add(build(["乙县推进学区制。"], source="b"))
    check_index(database, 县管校聘=0, 学区制=1)


def test_corrections_sources_and_reprints_in_a_batch_find_everything_in_the_index(
    database: CaseDatabase, build: Build
) -> None:
    report = build(["甲县推进县管校聘，教育集团7个。"], source="a")
    other = prepare_document(build(["乙县推进学区制。"], source="b"))
    with database.batch():
        database.add(report)
        first = database.measures()[0]
        correction = Correction(report.document.digest or "", "measure", "value", 9, start=first.start, end=first.end)
        database.correct(correction)
        database.add_prepared(other, Source("b", other.digest))
        database.add_source(Source("b", report.document.digest or ""))  # b holds the bytes of a now
        database.link_reprints()
    check_index(database, 县管校聘=1, 学区制=0)
    assert database.measures()[0].value == 9


def test_no_statement_that_writes_reads_a_whole_table(database: CaseDatabase, build: Build) -> None:
    paragraphs = [f"第{number}所学校推进县管校聘，各项安排{number}项逐一落实到位。" for number in range(9)]
    asked: list[str] = []
    database._connection.set_trace_callback(asked.append)
    with database.batch():
        for source, title in (
            ("a", "甲县教育改革情况报告"),
            ("b", "乙县教育改革情况报告"),
            ("a", "丙县教育改革情况报告"),
        ):
            database.add(build(paragraphs, source=source, title=title), raw=title.encode())
    database.link_reprints()
    database._connection.set_trace_callback(None)
    statements = {sql for sql in asked if sql.split()[0] in ("SELECT", "UPDATE", "DELETE", "INSERT")}
    assert len(statements) > 30
    plans = {
        (row[3], sql[:200]) for sql in statements for row in database._connection.execute(f"EXPLAIN QUERY PLAN {sql}")
    }
    small = ("facets", "reforms", "passage_index", "corrections", "CONSTANT", "SUBQUERY", "main", "regions")
    scans = {plan for plan in plans if plan[0].startswith("SCAN") and plan[0].split()[1] not in small}
    assert {plan for plan in scans if "USING INDEX documents_to_compare" not in plan[0]} == set()  # holds the new alone
