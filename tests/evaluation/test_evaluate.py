from __future__ import annotations

import json

import pytest

from policy_text.errors import PolicyTextError
from policy_text.evaluation import evaluate, read_gold
from policy_text.evaluation.gold import digest_gold

TEXT = (
    "云川市青禾区集团化办学情况报告\n\n全区组建教育集团6个，覆盖成员校38所。\n新建学校投入1.3亿元，新增学位4200个。\n"
)


def row(words, value, unit, kind, subject, **fields):
    start = TEXT.index(words)
    basic = {"start": start, "end": start + len(words), "text": words, "value": value, "unit": unit, "kind": kind}
    return {**basic, "qualifier": "exact", "subject": subject, "change": "level", "status": "achieved", **fields}


@pytest.fixture
def gold(tmp_path):
    """A gold folder with one document beside its annotation."""
    annotation = {
        "doc": "qinghe.txt",
        "metadata": {"title": "云川市青禾区集团化办学情况报告", "doc_type": "progress_report", "issuer": None},
        "body": {"start": TEXT.index("全区"), "end": len(TEXT) - 1},
        "cases": [],
        "paragraphs": [
            {"start": TEXT.index("全区"), "end": TEXT.index("\n新建"), "reforms": ["group-schooling"]},
            {"start": TEXT.index("新建"), "end": len(TEXT) - 1, "reforms": ["school-construction"]},
        ],
        "measures": [
            row("6个", 6, "个", "count", "教育集团"),
            row("38所", 38, "所", "count", "成员校"),
            row("1.3亿元", 130000000, "元", "money", "新建学校"),
            row("4200个", 4200, "个", "count", "学位", change="increase"),
        ],
    }
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "qinghe.json").write_text(json.dumps(annotation, ensure_ascii=False), "utf-8")
    (folder / "qinghe.txt").write_text(TEXT, "utf-8")
    return folder


def test_a_folder_is_scored_field_by_field(gold):
    scores = evaluate(gold)
    assert scores.total.spans.right + scores.total.spans.missed == 4
    assert scores.total.spans.f1 > 0.7
    assert scores.reforms is not None
    assert {row.slug: row.support for row in scores.reforms.types if row.support} == {
        "group-schooling": 1,
        "school-construction": 1,
    }
    assert 0 <= scores.reforms.calibration_error <= 1
    json.dumps(scores.to_json())


def test_reform_types_can_be_left_out(gold):
    assert evaluate(gold, reforms=False).reforms is None


def test_documents_may_lie_elsewhere(gold, tmp_path):
    here = evaluate(gold, reforms=False)
    (tmp_path / "texts").mkdir()
    (gold / "qinghe.txt").rename(tmp_path / "texts" / "qinghe.txt")
    assert evaluate(gold, texts=tmp_path / "texts", reforms=False).to_json() == here.to_json()


def test_a_document_that_is_not_there_counts_as_missed_and_is_told(gold):
    (gold / "qinghe.txt").unlink()
    scores = evaluate(gold)
    assert scores.total.spans.recall == 0
    assert "qinghe.txt" in scores.failed["qinghe.txt"]
    assert scores.reforms is not None and scores.reforms.micro.recall == 0


def test_a_type_that_the_model_does_not_know_counts_as_missed(gold):
    path = gold / "qinghe.json"
    path.write_text(path.read_text("utf-8").replace("group-schooling", "cloud-seeding"), "utf-8")
    scores = evaluate(gold)
    assert {row.slug: row.false_negatives for row in scores.reforms.types if row.slug == "cloud-seeding"} == {
        "cloud-seeding": 1
    }


def test_anchored_gold_is_scored_on_the_text_that_was_read(tmp_path):
    (tmp_path / "page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", "utf-8")
    measures = [
        {"anchor": "教育集团6个", "text": "6个", "value": 6, "unit": "个", "kind": "count", "subject": "教育集团"}
    ]
    annotation = {"file": "page.html", "measures": measures, "must": ["教育集团6个"], "must_not": ["责任编辑"]}
    annotation["upto"] = "覆盖成员校"
    (tmp_path / "page.html.gold.json").write_text(json.dumps(annotation), "utf-8")
    total = evaluate(tmp_path).total
    assert (total.spans.right, total.spans.extra, total.kept.right, total.left_out.right) == (1, 0, 1, 1)


def test_the_digest_changes_with_the_gold(gold):
    before = digest_gold(gold)
    (gold / "qinghe.txt").write_text("另一个文本", "utf-8")
    assert digest_gold(gold) == before
    (gold / "qinghe.json").write_text((gold / "qinghe.json").read_text("utf-8").replace("4200", "4300"), "utf-8")
    assert digest_gold(gold) != before


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"body": 3}',
        '{"body": {"start": 0, "end": 5}, "measures": [{"text": "6"}]}',
        '"\\ud800"',
        "\xff",
    ],
)
def test_gold_that_cannot_be_understood_is_named(tmp_path, content):
    (tmp_path / "broken.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(PolicyTextError, match=r"broken\.json"):
        read_gold(tmp_path)


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(PolicyTextError, match="holds no gold"):
        read_gold(tmp_path)
    with pytest.raises(PolicyTextError, match="is no folder"):
        read_gold(tmp_path / "none")
