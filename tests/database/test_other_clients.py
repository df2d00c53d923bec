"""The file in the hands of other programs."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas
import polars
import pytest
import sqlite_utils
from datasette.app import Datasette

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
    async def ask(address: str) -> object:
        return (await Datasette([str(path)]).client.get(address)).json()

    async def status(address: str) -> int:
        return (await Datasette([str(path)]).client.get(address)).status_code

    shown = asyncio.run(ask("/cases/case_measures.json?_shape=array&kind=percentage"))
    assert [(row["subject"], row["value"], row["case_title"]) for row in shown] == [  # type: ignore[attr-defined]
        ("集团覆盖率", 68, "某县教育改革情况报告")
    ]
    for page in ("/cases", "/cases/case_measures", "/cases/documents/1", "/cases/passage_index"):
        assert asyncio.run(status(page)) == 200, page
    schema = asyncio.run(ask("/cases.json"))
    views = {view["name"] for view in schema["views"]}  # type: ignore[index]
    assert views == {"case_measures", "reform_cases", "case_paragraphs", "document_sources"}


def test_sqlite_utils_works_on_it(path: Path) -> None:
    database = sqlite_utils.Database(sqlite3.connect(path))
    assert "case_measures" in database.view_names()
    (row,) = database.query("SELECT * FROM case_measures WHERE indicator = 'group-coverage'")
    assert row["adcode"] == "370302"
    assert database["measures"].count == 2


def test_pandas_reads_a_view(path: Path) -> None:
    connection = sqlite3.connect(path)
    frame = pandas.read_sql("SELECT * FROM case_measures", connection)
    connection.close()
    assert list(frame["value"]) == [7, 68]


def test_polars_reads_a_view(path: Path) -> None:
    connection = sqlite3.connect(path)
    frame = polars.read_database("SELECT subject, value, adcode FROM case_measures ORDER BY value", connection)
    connection.close()
    assert frame.rows() == [("2021年组建教育集团", 7, "370302"), ("集团覆盖率", 68, "370302")]


def test_answers_are_frames_with_numbers_as_numbers(path: Path) -> None:
    with CaseDatabase(path, read_only=True) as database:
        frame = database.measures(kind="percentage").to_pandas()
        groups = database.group_measures(by="year").to_pandas()
    assert (frame["value"].sum(), frame["indicator"].tolist()) == (68, ["group-coverage"])
    assert groups[["what", "median"]].values.tolist() == [["group-coverage", 68]]


def test_duckdb_reads_a_parquet_export(path: Path, tmp_path: Path) -> None:
    with CaseDatabase(path, read_only=True) as database:
        database.measures(limit=None).to_pandas().to_parquet(tmp_path / "measures.parquet")
    query = f"SELECT subject, value FROM '{tmp_path / 'measures.parquet'}' ORDER BY value"
    assert duckdb.sql(query).fetchall() == [("2021年组建教育集团", 7), ("集团覆盖率", 68)]
