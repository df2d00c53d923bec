from __future__ import annotations

import csv
import io
import json

import pytest


@pytest.fixture
def gold(tmp_path):
    text = "青禾区工作报告\n\n全区有学校12所。\n"
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_text(text, "utf-8")
    start = text.index("12所")
    measure = {"start": start, "end": start + 3, "text": "12所", "value": 12, "unit": "所", "kind": "count"}
    measure |= {"qualifier": "exact", "subject": "学校", "change": "level", "status": "achieved"}
    second = measure | {"start": 0, "end": 3, "text": "青禾区"}  # a mistake, so that there is something to show
    row = {"doc": "a.txt", "body": {"start": 0, "end": len(text)}, "measures": [measure, second]}
    (folder / "a.json").write_text(json.dumps(row), "utf-8")
    return folder


def test_scores_are_rows_in_a_pipe(run, gold):
    result = run("evaluate", "--gold", gold, "--no-reforms")
    rows = {row["score"]: row for row in csv.DictReader(io.StringIO(result.stdout))}
    assert rows["measures: place"]["recall"] == "0.5"
    assert rows["field: value"]["right"] == "1"


def test_scores_are_a_table_for_people(run, gold):
    result = run("evaluate", "--gold", gold, "--no-reforms", "--format", "table")
    assert "measures: place" in result.stdout
    assert "0.5000" in result.stdout


def test_misses_are_shown_when_asked_for(run, gold):
    assert "missed" not in run("evaluate", "--gold", gold, "--no-reforms").stderr
    assert "missed         a.txt:0 青禾区" in run("evaluate", "--gold", gold, "--no-reforms", "--show", 1).stderr


def test_a_document_that_is_not_there_is_told(run, gold):
    (gold / "a.txt").unlink()
    result = run("evaluate", "--gold", gold, "--no-reforms")
    assert result.exit_code == 1
    assert "a.txt: is not in" in result.stderr
