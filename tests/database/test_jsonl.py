import io
import json
from collections.abc import Callable
from pathlib import Path

from policy_text.database import CaseDatabase
from policy_text.records import Analysis, analysis_to_json

Build = Callable[..., Analysis]


def test_a_stored_document_is_written_as_extract_prints_it(database: CaseDatabase, build: Build) -> None:
    analysis = build(["2021年组建教育集团7个，集团覆盖率68%。"], reforms=[["group-schooling"]])
    database.add(analysis)
    file = io.StringIO()
    assert database.export_jsonl(file) == 1
    written = json.loads(file.getvalue())
    expected = json.loads(json.dumps(analysis_to_json(analysis)))
    for name in ("source", "body", "cases", "sections"):
        assert written[name] == expected[name]
    for name in ("title", "doc_type", "issuer", "published", "region", "adcode"):
        assert written["metadata"][name] == expected["metadata"][name]
    for mine, theirs in zip(written["measures"], expected["measures"], strict=True):
        assert {name: mine[name] for name in theirs} == theirs
    for mine, theirs in zip(written["paragraphs"], expected["paragraphs"], strict=True):
        assert mine == theirs


def test_documents_are_chosen_by_filters_and_texts_can_come_along(
    database: CaseDatabase, build: Build, tmp_path: Path
) -> None:
    database.add(build(["教育集团7个。"], source="a"))
    database.add(build(["教育集团8个。"], source="b", published="2019-01-01"))
    assert database.export_jsonl(tmp_path / "x.jsonl", year=2019, texts=True) == 1
    row = json.loads((tmp_path / "x.jsonl").read_text(encoding="utf-8"))
    (measure,) = row["measures"]
    assert row["content"][measure["start"] : measure["end"]] == "8个"


def test_a_copy_is_a_whole_database(database: CaseDatabase, build: Build, tmp_path: Path) -> None:
    database.add(build(["教育集团7个。"]))
    database.copy_to(tmp_path / "copy.db")
    with CaseDatabase(tmp_path / "copy.db", read_only=True) as copy:
        assert copy.search("教育集团").total == 1
