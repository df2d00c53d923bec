from __future__ import annotations

import json
from pathlib import Path

import pytest

from policy_text.load import load_document

REPORT = """云川市青禾区推进集团化办学情况报告
发布日期：2023-05-18

一、总体进展
青禾区组建教育集团6个，覆盖成员校38所，集团化办学覆盖率达72.5%。
二、下一步打算
继续扩大优质教育资源，交流轮岗的骨干教师比例不低于20%。
"""


def test_facets_count_the_passages_of_an_answer(run, database):
    rows = run.records("facets", "教育集团", "--db", database)
    by_facet = {(row["facet"], row["value"]): row["passages"] for row in rows}
    assert by_facet["reform", "group-schooling"] == 2
    assert by_facet["doc_type", "progress_report"] == 2


def test_facets_are_limited_one_by_one(run, database):
    rows = run.records("facets", "--db", database, "--limit", 1)
    assert len({row["facet"] for row in rows}) == len(rows)


def test_facets_have_names_for_people_and_a_short_list_in_a_table(run, database):
    labels = {row["value"]: row["label"] for row in run.records("facets", "--db", database)}
    assert labels["group-schooling"] == "集团化办学"
    assert labels["education-groups"] == "教育集团数"
    table = run("facets", "--db", database, "--format", "table", "--limit", 1)
    assert "the 1 most frequent of each" in table.stderr
    assert "most frequent" not in run("facets", "--db", database, "--limit", 0, "--format", "table").stderr


def test_questions_are_narrowed_by_the_level_that_issued(run, write, tmp_path):
    write("a/county.txt", REPORT.replace("云川市青禾区", "淄博市淄川区"))
    write("a/province.txt", REPORT.replace("云川市青禾区", "山东省"))
    run("ingest", tmp_path / "a", "--db", tmp_path / "new.db", "--workers", 1)
    counted = run.records("facets", "--db", tmp_path / "new.db")
    levels = {row["value"] for row in counted if row["facet"] == "issuer_level"}
    assert levels == {"county", "province"}
    for command in (("search", "教育集团"), ("cases",), ("measures",)):
        rows = run.records(*command, "--issuer-level", "province", "--db", tmp_path / "new.db")
        assert {row["region"] for row in rows} == {"山东省"}


def test_a_target_of_a_year_to_come_is_not_reached_yet(run, write, tmp_path):
    write("a/plan.txt", "淄博市淄川区集团化办学行动计划\n2021年3月1日\n\n到2030年，全区教育集团达到10个。\n")
    write("a/now.txt", "淄博市淄川区集团化办学进展情况报告\n2023年3月1日\n\n截至2022年底，全区共有教育集团6个。\n")
    run("ingest", tmp_path / "a", "--db", tmp_path / "new.db", "--workers", 1)
    (pair,) = run.records("targets", "--db", tmp_path / "new.db")
    assert (pair["target_value"], pair["achieved_value"], pair["distance"], pair["reached"]) == (10, 6, -4, "not yet")
    write("a/late.txt", "淄博市淄川区集团化办学工作总结报告\n2031年3月1日\n\n截至2030年底，全区共有教育集团9个。\n")
    run("ingest", tmp_path / "a", "--db", tmp_path / "new.db", "--workers", 1)
    (pair,) = run.records("targets", "--db", tmp_path / "new.db")
    assert (pair["achieved_value"], pair["reached"]) == (9, "no")


def test_groups_never_mix_units_and_say_what_they_leave_out(run, database):
    result = run("group", "--subject", "学位", "--by", "year", "--db", database, "--format", "jsonl")
    [row] = [json.loads(line) for line in result.stdout.splitlines()]
    assert (row["count"], row["median"], row["unit"], row["change"]) == (2, 4200, "个", "increase")
    without = run("group", "--db", database)
    assert "without an indicator" in without.stderr or without.stdout


def test_comparison_says_what_cannot_be_compared(run, database):
    result = run("compare", "--db", database, "--kind", "money")
    assert result.exit_code == 0
    assert result.stdout.count("\n") - 1 or "left out" in result.stderr


def test_targets_and_contradictions_answer_with_tables_even_when_empty(run, database):
    for command in ("targets", "contradictions"):
        result = run(command, "--db", database, "--format", "table")
        assert result.exit_code == 0
        assert result.stdout


def test_similar_cases_are_scored(run, database):
    [other] = run.records("similar", 1, "--db", database)
    assert other["case_id"] == 2
    assert 0.5 < other["score"] <= 1
    assert run("similar", 99, "--db", database).exit_code == 1


def test_coverage_counts_documents_and_lists_holes(run, write, tmp_path):
    for year in (2019, 2022):
        words = (
            REPORT.replace("云川市青禾区", "淄博市淄川区")
            .replace("青禾区", "淄川区")
            .replace("6个", f"{year - 2000}个")
        )
        write(f"reports/{year}.txt", words.replace("2023-05-18", f"{year}-05-18"))
    run("ingest", tmp_path / "reports", "--db", tmp_path / "new.db", "--workers", 1)
    rows = run.records("coverage", "--db", tmp_path / "new.db")
    assert sum(row["documents"] for row in rows if row["what"] == "documents") == 2
    assert [row["missing"] for row in rows if row["what"] == "missing years"] == ["2020 2021"]


def test_reprints_are_told_with_what_differs(run, write, tmp_path):
    first = write("a/report.txt")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "copy.txt").write_bytes(first.read_bytes())
    run("ingest", tmp_path / "a", tmp_path / "b", "--db", tmp_path / "new.db", "--workers", 1)
    rows = run.records("reprints", "--db", tmp_path / "new.db")
    assert sorted(row["other"] for row in rows if row["kind"] == "source") == [
        str(first),
        str(tmp_path / "b" / "copy.txt"),
    ]


def test_versions_of_a_document_are_told_with_the_figures_that_differ(run, write, tmp_path):
    paragraphs = "".join(f"第{n}项工作由教育局会同{n}个部门推进，办学条件与师资水平同步改善。\n" for n in range(3, 12))
    for name, figure in (("first.txt", "4200个"), ("second.txt", "4300个")):
        write(f"reports/{name}", REPORT + f"新增学位{figure}。\n" + paragraphs)
    run("ingest", tmp_path / "reports", "--db", tmp_path / "new.db", "--workers", 1)
    [version] = [row for row in run.records("reprints", "--db", tmp_path / "new.db") if row["kind"] == "version"]
    assert "4200" in str(version["differences"]) and "4300" in str(version["differences"])


def test_verify_passes_what_is_right_and_names_what_was_changed(run, report, tmp_path):
    import sqlite3

    db = tmp_path / "new.db"
    run("ingest", report, "--db", db, "--workers", 1)
    right = run("verify", "--db", db)
    assert right.exit_code == 0
    assert "1 documents and 6 measures checked, 0 failed" in right.stderr
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE measures SET text = '7个' WHERE text = '6个'")
    wrong = run("verify", "--db", db, "--format", "jsonl")
    assert wrong.exit_code == 1
    assert all("7个" in json.loads(line)["reason"] for line in wrong.stdout.splitlines())


@pytest.mark.parametrize("trust", ["--originals", "--no-originals"])
def test_verify_names_a_value_that_the_words_do_not_say(run, report, tmp_path, trust):
    import sqlite3

    db = tmp_path / "new.db"
    run("ingest", report, "--db", db, "--workers", 1)
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE measures SET value = 9999 WHERE text = '6个'")
    wrong = run("verify", trust, "--db", db, "--format", "jsonl")
    assert wrong.exit_code == 1
    (failure,) = [json.loads(line) for line in wrong.stdout.splitlines()]
    assert failure["reason"] == "value is 9999, but '6个' says 6"


def test_verify_names_documents_whose_originals_are_gone(run, report, tmp_path):
    import sqlite3

    db = tmp_path / "new.db"
    run("ingest", report, "--db", db, "--workers", 1)
    with sqlite3.connect(db) as connection:
        connection.execute("DELETE FROM archive")
    wrong = run("verify", "--db", db, "--format", "jsonl")
    assert wrong.exit_code == 1
    (failure,) = [json.loads(line) for line in wrong.stdout.splitlines()]
    assert failure["measure_id"] is None
    assert "no original" in failure["reason"]
    assert run("verify", "--db", db, "--no-originals").exit_code == 0


def test_verify_names_a_reprint_whose_pdf_was_cut_in_half(run, write, tmp_path):
    import sqlite3

    pdf = Path(__file__).parents[2] / "corpora" / "documents" / "national-statistics-2022.pdf"
    text, db = write("first.txt", load_document(pdf).text), tmp_path / "new.db"
    for source in (text, pdf):
        run("ingest", source, "--db", db, "--workers", 1)
    assert run("verify", "--db", db).exit_code == 0
    with sqlite3.connect(db) as connection:
        connection.execute(
            "UPDATE archive SET compression = 'none', bytes = ? WHERE digest ="
            " (SELECT digest FROM documents WHERE reprint_of IS NOT NULL)",
            (pdf.read_bytes()[: pdf.stat().st_size // 2],),
        )
    wrong = run("verify", "--db", db, "--format", "jsonl")
    assert wrong.exit_code == 1
    (failure,) = [json.loads(line) for line in wrong.stdout.splitlines()]
    assert (failure["source"], failure["measure_id"]) == (str(pdf), None)


def test_a_chart_draws_one_thing_and_names_the_rest(run, database, tmp_path):
    pytest.importorskip("matplotlib")
    result = run("chart", "--subject", "学位", "--by", "year", "-o", tmp_path / "places.svg", "--db", database)
    assert result.exit_code == 0, result.stderr
    assert "4,200" in (tmp_path / "places.svg").read_text("utf-8")


def test_a_chart_of_nothing_is_one_line(run, database, tmp_path):
    result = run("chart", "--subject", "没有的事", "-o", tmp_path / "none.svg", "--db", database)
    assert result.exit_code == 1
    assert "nothing to draw" in result.stderr
