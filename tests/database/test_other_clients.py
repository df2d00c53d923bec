"""The file in the hands of other programs; each is skipped where it is not installed."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_text.database import CaseDatabase
from policy_text.records import Analysis

Build = Callable[..., Analysis]


@pytest.fixture
def path(tmp_path: Path, build: Build) -> Path:
    with CaseDatabase(tmp_path / "cases.db") as database:
        database.add(build(["2021年组建教育集团7个，集团覆盖率68%。", "推行县管校聘。"], reforms=[["group-schooling"]]))
    return tmp_path / "cases.db"


def test_the_standard_client_reads_views_and_searches_pairs(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute(
        "SELECT subject, value, unit, status FROM case_measures ORDER BY measure_id"
    ).fetchall() == [
        ("2021年组建教育集团", 7, "个", "achieved"),
        ("集团覆盖率", 68, "%", "achieved"),
    ]
    assert connection.execute("SELECT reform, paragraphs FROM reform_cases").fetchall() == [("group-schooling", 1)]
    found = connection.execute(
        "SELECT text FROM passage_index JOIN case_paragraphs ON passage_id = passage_index.rowid"
        " WHERE passage_index MATCH '\"县管 管校 校聘\"' ORDER BY rank"
    ).fetchall()
    assert found == [("推行县管校聘。",)]
    connection.close()


def test_datasette_serves_tables_and_views(path: Path) -> None:
    app = pytest.importorskip("datasette.app")

    async def ask(address: str) -> object:
        return (await app.Datasette([str(path)]).client.get(address)).json()

    shown = asyncio.run(ask("/cases/case_measures.json?_shape=array&kind=percentage"))
    assert [(row["subject"], row["value"], row["case_title"]) for row in shown] == [  # type: ignore[attr-defined]
        ("集团覆盖率", 68, "某县教育改革情况报告")
    ]
    schema = asyncio.run(ask("/cases.json"))
    views = {view["name"] for view in schema["views"]}  # type: ignore[index]
    assert views == {"case_measures", "reform_cases", "case_paragraphs", "document_sources"}


def test_sqlite_utils_works_on_it(path: Path) -> None:
    sqlite_utils = pytest.importorskip("sqlite_utils")
    database = sqlite_utils.Database(sqlite3.connect(path))
    assert "case_measures" in database.view_names()
    (row,) = database.query("SELECT * FROM case_measures WHERE indicator = 'group-coverage'")
    assert row["adcode"] == "370302"
    assert database["measures"].count == 2


def test_pandas_reads_a_view(path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    connection = sqlite3.connect(path)
    frame = pandas.read_sql("SELECT * FROM case_measures", connection)
    connection.close()
    assert list(frame["value"]) == [7, 68]


def test_duckdb_reads_a_parquet_export(path: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    with CaseDatabase(path, read_only=True) as database:
        database.measures(limit=None).to_pandas().to_parquet(tmp_path / "measures.parquet")
    query = f"SELECT subject, value FROM '{tmp_path / 'measures.parquet'}' ORDER BY value"
    assert duckdb.sql(query).fetchall() == [("2021年组建教育集团", 7), ("集团覆盖率", 68)]
