"""One collection over several files, read as one."""

from __future__ import annotations

from pathlib import Path

import pytest

FIRST = """各地县管校聘典型案例（上）
某省教育厅
一、甘肃省陇西县：轮岗动起来
陇西县三年交流教师420名。
二、甘肃省临洮县：竞聘上岗
临洮县核定岗位5100个。
"""
SECOND = """各地县管校聘典型案例（下）
某省教育厅
全县另有86名教师走教，乡村学校音乐、体育、美术和英语课程由此全部开齐，家长十分满意。
三、甘肃省渭源县：统筹编制
渭源县调剂编制130个，走教教师55名。
四、甘肃省漳县：待遇保障
漳县发放补助260万元。
"""


@pytest.fixture
def halves(write) -> tuple[Path, Path]:
    return write("second.txt", SECOND), write("first.txt", FIRST)


def test_the_cases_of_both_halves_are_listed_in_their_order(run, halves):
    rows = run.records("join", *halves)
    assert [row["region"].removeprefix("甘肃省定西市") for row in rows] == ["陇西县", "临洮县", "渭源县", "漳县"]
    assert {row["collection"] for row in rows} == {"各地县管校聘典型案例"}


def test_what_a_piece_begins_with_goes_on_with_the_case_before(run, halves):
    second, first = halves
    told = run.records("join", *halves)[1]
    assert told["text"].endswith("家长十分满意。")
    assert [place.rsplit(":", 1)[0] for place in told["pieces"].split("; ")] == [str(first), str(second)]


def test_the_places_lead_to_the_text_of_the_files(run, halves):
    for row in run.records("join", *halves):
        for place in row["pieces"].split("; "):
            path, _, span = place.rpartition(":")
            start, end = map(int, span.split("-"))
            assert Path(path).read_text("utf-8")[start:end].strip() in row["text"]


def test_documents_that_are_no_pieces_are_told_of(run, write):
    result = run("join", write("a.txt"), write("b.txt"), "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "no two of 2 documents" in result.stderr


def test_a_bad_file_costs_no_piece(run, halves):
    result = run("join", *halves, "missing.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 4
