from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from policy_text.cli import app
from policy_text.database import CaseDatabase

TAXONOMY = [
    {"slug": "clinic", "zh": "基层门诊", "en": "Clinics", "covers": "村卫生室、家庭医生"},
    {"slug": "elderly-meals", "zh": "老年助餐", "en": "Meals", "covers": "助餐点、长者食堂"},
]
CLINIC = ("村卫生室", "家庭医生", "签约", "巡诊", "药品", "门诊", "慢病", "随访")
MEALS = ("助餐点", "长者食堂", "送餐", "老人", "菜单", "补贴餐", "社区厨房", "餐券")


def paragraphs():
    """Short labelled lines of a made-up health taxonomy, enough to train on."""
    for number in range(40):
        for slug, words in (("clinic", CLINIC), ("elderly-meals", MEALS)):
            one, two = words[number % 8], words[(number * 3 + 1) % 8]
            text = f"{number}号街道今年完善{one}安排，把{two}办到居民家门口，受到好评。"
            yield {"id": f"{slug}-{number}", "text": text, "labels": [slug], "setting": f"street-{number % 10}"}
        text = f"{number}号街道整治河道，清理淤泥，补种柳树。"
        yield {"id": f"none-{number}", "text": text, "labels": [], "setting": f"street-{number % 10}"}


@pytest.fixture(scope="module")
def health(tmp_path_factory):
    """A folder with a taxonomy and paragraphs of health policy."""
    folder = tmp_path_factory.mktemp("health")
    (folder / "taxonomy.json").write_text(json.dumps(TAXONOMY), "utf-8")
    (folder / "corpus").mkdir()
    lines = [json.dumps(row, ensure_ascii=False) for row in paragraphs()]
    (folder / "corpus" / "a.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def test_a_model_of_another_taxonomy_is_trained_and_explains_itself(run, health, write, tmp_path):
    model = tmp_path / "model"
    result = run("train", health / "corpus", "--taxonomy", health / "taxonomy.json", "-o", model)
    assert result.exit_code == 0, result.stderr
    assert "2 types" in result.stdout
    assert (model / "card.md").exists()
    report = write(text="西街情况报告\n\n全街道新设长者食堂，老人凭餐券就餐。\n今年村卫生室开展家庭医生签约。\n")
    rows = run.records("explain", report, "--model", model)
    assert [row["slug"] for row in rows] == ["elderly-meals", "clinic"]
    assert any("长者食堂" in reason for reason in rows[0]["reasons"])


def test_training_data_without_sense_are_one_line_and_leave_the_old_model(run, health, tmp_path):
    model, broken = tmp_path / "model", tmp_path / "corpus"
    broken.mkdir()
    (broken / "a.jsonl").write_text('{"text": "一", "labels": ["no-such-type"], "setting": "a"}', "utf-8")
    model.mkdir()
    (model / "card.md").write_text("old", "utf-8")
    result = run("train", broken, "-o", model)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1 and "a.jsonl" in result.stderr
    assert (model / "card.md").read_text("utf-8") == "old"


def test_explain_shows_tags_reasons_and_the_types_of_cases(run, report):
    result = run("explain", report, "--format", "table")
    assert result.exit_code == 0
    assert "group-schooling" in result.stdout
    assert "云川市青禾区推进集团化办学情况报告: " in result.stdout


def test_explain_gives_programs_a_row_a_tag(run, report):
    rows = list(csv.DictReader(io.StringIO(run("explain", report).stdout)))
    assert rows and {"source", "start", "end", "slug", "score", "reasons", "text"} == set(rows[0])


def test_explain_writes_one_page_with_every_paragraph(run, report, tmp_path):
    page = tmp_path / "why.html"
    result = run("explain", report, "--html", page)
    assert result.exit_code == 0, result.stderr
    written = page.read_text("utf-8")
    assert "<mark" in written and "集团化办学" in written and "青禾区推进集团化办学情况报告" in written
    assert run("explain", report, "--html", page, "--language", "en").exit_code == 0
    assert "School groups" in page.read_text("utf-8")
    assert run("explain", report, "--html", tmp_path / "why.docx").exit_code == 1


def test_a_model_that_is_not_there_is_one_line(run, report, tmp_path):
    result = run("explain", report, "--model", tmp_path / "none")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


@pytest.fixture
def own_database(run, write, tmp_path):
    db = tmp_path / "own.db"
    assert run("ingest", write(), "--db", db, "--workers", 1).exit_code == 0
    return db


def test_answers_go_to_the_database_and_to_the_training_file(own_database, tmp_path):
    answers = tmp_path / "answers.jsonl"
    options = ["--db", str(own_database), "--answers", str(answers), "--count", "2"]
    result = CliRunner().invoke(app, ["label", *options], input="no-such\n2 enrollment\n0\n")
    assert result.exit_code == 0, result.output
    assert "'no-such' is neither" in result.output
    assert "2 answers" in result.output
    rows = [json.loads(line) for line in answers.read_text("utf-8").splitlines()]
    assert [row["labels"] for row in rows] == [["school-district", "enrollment"], []]
    with CaseDatabase(own_database, read_only=True) as database:
        assert {(c.field, c.new) for c in database.corrections()} >= {("school-district", True), ("enrollment", True)}
        assert "enrollment" in database.reform_counts()
    again = CliRunner().invoke(app, ["label", *options], input="")
    assert "0 answers" in again.output  # what was answered is not asked again


def test_labelling_can_be_left_at_any_question(own_database, tmp_path):
    answers = tmp_path / "answers.jsonl"
    result = CliRunner().invoke(app, ["label", "--db", str(own_database), "--answers", str(answers)], input="s\nq\n")
    assert result.exit_code == 0
    assert not answers.exists()


def test_what_one_model_tagged_another_one_tags_again(run, health, write, tmp_path):
    model, db = tmp_path / "model", tmp_path / "cases.db"
    run("train", health / "corpus", "--taxonomy", health / "taxonomy.json", "-o", model)
    report = write(text="西街情况报告\n\n全街道新设长者食堂，老人凭餐券就餐。\n今年村卫生室开展家庭医生签约。\n")
    own = ("--db", db, "--workers", 2)
    assert "1 read, 0 unchanged" in run("ingest", report, *own, "--model", model).stdout
    with CaseDatabase(db, read_only=True) as database:
        assert set(database.reform_counts()) == {"clinic", "elderly-meals"}
        (tagged,) = database.info().versions
    assert "0 read, 1 unchanged" in run("ingest", report, *own, "--model", model).stdout
    assert "1 documents analysed again" in run("reprocess", *own).stderr
    with CaseDatabase(db, read_only=True) as database:
        assert database.search("长者食堂", reform="elderly-meals").total == 0
        (packaged,) = database.info().versions
    assert packaged[:2] == tagged[:2] and packaged[2] != tagged[2]
    assert "0 read, 1 unchanged" in run("ingest", report, *own).stdout
    new = tmp_path / "new.db"
    assert run("rebuild", new, *own, "--model", model).exit_code == 0
    with CaseDatabase(new, read_only=True) as database:
        assert database.search("长者食堂", reform="elderly-meals").total == 1
        assert database.info().versions == (tagged,)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_ingest_with_a_model_that_is_not_there_is_one_line(run, report, tmp_path, workers):
    for command in (("ingest", report), ("rebuild", tmp_path / "new.db"), ("reprocess",)):
        run("ingest", report, "--db", tmp_path / "cases.db", "--workers", 1)
        result = run(*command, "--db", tmp_path / "cases.db", "--model", tmp_path / "none", "--workers", workers)
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1 and str(tmp_path / "none") in result.stderr
    assert not (tmp_path / "new.db").exists()
