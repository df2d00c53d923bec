from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from policy_text.database import CaseDatabase
from policy_text.load import load_document
from policy_text.pipeline import analyze


def test_ingest_tells_what_it_did_and_skips_what_has_not_changed(run, write, tmp_path):
    folder, db = write("reports/a.txt").parent, tmp_path / "new.db"
    assert "1 read, 0 unchanged, 0 failed" in run("ingest", folder, "--db", db, "--workers", 1).stdout
    assert "0 read, 1 unchanged, 0 failed" in run("ingest", folder, "--db", db, "--workers", 1).stdout
    assert "1 read, 0 unchanged" in run("ingest", folder, "--db", db, "--workers", 1, "--again").stdout


def test_ingest_reports_a_bad_file_and_takes_the_rest(run, write, tmp_path):
    good, bad = write("good.txt"), write("bad.pdf", "%PDF-1.7 cut off")
    result = run("ingest", good, bad, "--db", tmp_path / "new.db", "--workers", 1)
    assert result.exit_code == 1
    assert "1 failed" in result.stdout
    assert [line for line in result.stderr.splitlines() if "bad.pdf" in line]


def test_search_finds_words_of_two_characters(run, database):
    hits = run.records("search", "学位", "--db", database)
    assert hits
    assert all("学位" in hit["snippet"] for hit in hits)


def test_search_prints_passages_for_people(run, database):
    result = run("search", "教育集团", "--db", database, "--format", "table")
    assert result.exit_code == 0
    assert "教育集团6个" in result.stdout
    assert "passages" in result.stdout.splitlines()[-1]


def test_search_says_in_a_pipe_that_there_is_more(run, database):
    result = run("search", "教育", "--db", database, "--limit", 1, "--format", "csv")
    assert "--limit 0 for all" in result.stderr
    assert len(list(csv.reader(io.StringIO(result.stdout)))) == 2


def test_a_query_without_words_is_one_line(run, database):
    result = run("search", "", "--db", database)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_measures_are_narrowed_by_every_filter(run, database):
    def texts(*options):
        return sorted({row["text"] for row in run.records("measures", "--db", database, *options)})

    assert "1.3亿元" in texts()
    assert texts("--kind", "money") == ["1.3亿元"]
    assert texts("--unit", "%", "--status", "target") == ["20%"]
    assert texts("--unit", "%", "--min", 65) == ["72.5%"]
    assert texts("--kind", "percentage", "--max", 61, "--status", "achieved") == ["61%"]
    assert texts("--qualifier", "at_least") == ["20%"]
    assert texts("--subject", "学位") == ["4200个"]
    assert texts("--year", "2025") == ["20%"]
    assert texts("--doc-type", "notice") == []
    assert set(texts("--reform", "group-schooling")) >= {"6个", "9个"}
    assert set(texts("--kind", "money", "--kind", "percentage")) == {"1.3亿元", "20%", "61%", "72.5%"}


def test_measures_are_sorted_by_value(run, database):
    rows = run.records("measures", "--db", database, "--sort", "value")
    values = [row["value"] for row in rows]
    assert values == sorted(values, reverse=True)
    assert run.records("measures", "--db", database, "--sort", "value-up")[0]["value"] == min(values)


def test_a_table_is_cut_and_says_so(run, database):
    result = run("measures", "--db", database, "--format", "table", "--limit", 2)
    assert "2 of 12; --limit 0 for all" in result.stdout


def test_a_filter_without_sense_is_one_line(run, database):
    for options in (["--year", "last"], ["--region", "没有这个地方"], ["--min", 5, "--max", 1]):
        result = run("measures", "--db", database, *options)
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1


def test_cases_are_listed_with_their_numbers(run, database):
    rows = run.records("cases", "--db", database)
    assert len(rows) == 2
    assert sorted(row["case_id"] for row in rows) == [1, 2]
    assert (
        run.records("cases", "--db", database, "--unit", "%", "--min", 65, "--status", "achieved")[0]["measures"] == 6
    )


def test_reforms_are_counted(run, database):
    rows = {row["slug"]: row for row in run.records("reforms", "--db", database)}
    assert len(rows) == 18
    assert rows["group-schooling"]["cases"] == 2
    assert rows["home-school"]["cases"] == 0


def test_reforms_are_listed_without_a_database(run, tmp_path):
    rows = run.records("reforms", "--db", tmp_path / "none.db")
    assert rows[0]["slug"] == "group-schooling"
    assert rows[0]["cases"] is None


def test_info_says_what_there_is(run, database):
    facts = {row["what"]: row["value"] for row in run.records("info", "--db", database)}
    assert facts["documents"] == facts["cases"] == 2
    assert (
        "," not in dict(line.split(",", 1) for line in run("info", "--db", database).stdout.splitlines())["file bytes"]
    )


def test_an_answer_without_rows_has_its_columns_in_csv(run, database):
    header = run("search", "没有这个词", "--db", database, "--format", "csv").stdout
    assert header == run("search", "教育集团", "--db", database, "--format", "csv").stdout.splitlines(True)[0]


def test_the_environment_names_the_database(run, database, monkeypatch):
    monkeypatch.setenv("POLICY_TEXT_DB", str(database))
    assert len(run.records("cases")) == 2


def test_show_prints_a_case_with_its_text_and_measures(run, database):
    result = run("show", 1, "--db", database, "--format", "table")
    assert result.exit_code == 0
    assert "教育集团" in result.stdout and "下一步打算" in result.stdout
    assert "measures: 6" in result.stdout


def test_show_gives_programs_the_whole_case(run, database):
    [case] = run.records("show", 2, "--db", database)
    assert case["row"]["case_id"] == 2
    assert "集团化办学" in case["text"]
    rows = list(csv.DictReader(io.StringIO(run("show", 2, "--db", database, "--format", "csv").stdout)))
    assert len(rows) == 6


def test_show_says_that_there_is_no_such_case(run, database):
    result = run("show", 99, "--db", database)
    assert result.exit_code == 1
    assert "there is no case 99" in result.stderr


def test_a_text_has_no_pages_to_draw(run, database, tmp_path):
    result = run("show", 1, "--db", database, "--image", tmp_path / "page.png")
    assert result.exit_code == 1
    assert "no pages" in result.stderr
    assert not list(tmp_path.iterdir())


def test_export_writes_what_answers(run, database, tmp_path):
    result = run("export", "measures", "--kind", "money", "-o", tmp_path / "money.csv", "--db", database)
    assert "2 measures" in result.stderr
    rows = list(csv.DictReader(io.StringIO((tmp_path / "money.csv").read_text("utf-8-sig"))))
    assert [row["text"] for row in rows] == ["1.3亿元", "1.3亿元"]
    run("export", "cases", "-o", tmp_path / "cases.xlsx", "--db", database)
    assert (tmp_path / "cases.xlsx").stat().st_size > 1000


def test_compile_makes_one_document_of_the_cases_of_a_type(run, database, tmp_path):
    docx = pytest.importorskip("docx")
    result = run("compile", "--reform", "group-schooling", "-o", tmp_path / "cases.docx", "--db", database)
    assert result.exit_code == 0, result.stderr
    document = docx.Document(str(tmp_path / "cases.docx"))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["云川市白塔区推进集团化办学情况报告", "云川市青禾区推进集团化办学情况报告"]
    assert len(document.tables) == 2
    subject, quantity, status, *_ = [cell.text for cell in document.tables[1].rows[1].cells]
    assert subject.endswith("教育集团")
    assert (quantity, status) == ("6个", "已实现")


def test_compile_keeps_the_text_whole_and_in_order(run, database, tmp_path):
    run("compile", "--reform", "group-schooling", "-o", tmp_path / "cases.md", "--language", "en", "--db", database)
    text = (tmp_path / "cases.md").read_text("utf-8")
    parts = [
        "# School groups",
        "## Contents",
        "教育集团 | 9个 |",
        "一、总体进展",
        "白塔区组建教育集团9个",
        "二、下一步打算",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_compile_of_nothing_is_one_line(run, database, tmp_path):
    result = run("compile", "--reform", "home-school", "-o", tmp_path / "cases.md", "--db", database)
    assert result.exit_code == 1
    assert "no case answers" in result.stderr


def test_show_draws_the_pages_with_the_numbers_boxed(run, tmp_path):
    """The sample notice is a PDF of several lines; its picture has red in it that the page itself has not."""
    image_module = pytest.importorskip("PIL.Image")
    pdf = Path(__file__).parents[2] / "corpora" / "documents" / "national-statistics-2022.pdf"
    db = tmp_path / "new.db"
    run("ingest", pdf, "--db", db, "--workers", 1)
    result = run("show", 1, "--db", db, "--image", tmp_path / "page.png", "--page", 1)
    assert result.exit_code == 0, result.stderr
    with image_module.open(tmp_path / "page.png") as picture:
        colours = {colour for _, colour in picture.getcolors(maxcolors=1_000_000)}
    assert (214, 39, 40) in colours
    run("show", 1, "--db", db, "--image", tmp_path / "all.png")
    assert sorted(path.name for path in tmp_path.glob("all*.png")) == ["all-1.png", "all-2.png"]


def test_show_draws_the_pages_of_a_reprint_where_the_original_is_a_text(run, write, tmp_path):
    image_module = pytest.importorskip("PIL.Image")
    pdf = Path(__file__).parents[2] / "corpora" / "documents" / "national-statistics-2022.pdf"
    text = write("first.txt", load_document(pdf).text)
    db = tmp_path / "new.db"
    for source in (text, pdf):
        run("ingest", source, "--db", db, "--workers", 1)
    of_pdf = tmp_path / "pdf.db"
    run("ingest", pdf, "--db", of_pdf, "--workers", 1)
    for name, database in (("text", db), ("pdf", of_pdf)):
        result = run("show", 1, "--db", database, "--image", tmp_path / f"{name}.png", "--page", 1)
        assert result.exit_code == 0, result.stderr
    (case,) = run.records("cases", "--db", db)
    assert case["source"] == str(text)
    pictures = [image_module.open(tmp_path / f"{name}.png").tobytes() for name in ("text", "pdf")]
    assert pictures[0] == pictures[1]


def test_documents_are_exported_as_extract_prints_them(run, database, tmp_path):
    result = run("export", "documents", "-o", tmp_path / "all.jsonl", "--db", database)
    assert result.exit_code == 0, result.stderr
    rows = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == 2
    assert all(row["content"][m["start"] : m["end"]] == m["text"] for row in rows for m in row["measures"])
    assert run("export", "documents", "-o", tmp_path / "all.csv", "--db", database).exit_code == 1


def test_nothing_is_analysed_again_without_need(run, report, tmp_path):
    db = tmp_path / "new.db"
    run("ingest", report, "--db", db, "--workers", 1)
    assert (
        "0 documents analysed again (1 were current, 0 failed)" in run("reprocess", "--db", db, "--workers", 1).stderr
    )
    again = run("reprocess", "--db", db, "--workers", 1, "--again")
    assert "1 documents analysed again" in again.stderr
    assert "0 added, 0 removed, 0 altered" in again.stderr


def test_a_database_is_rebuilt_from_its_archive_alone(run, report, tmp_path):
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    run("ingest", report, "--db", old, "--workers", 1)
    report.unlink()
    result = run("rebuild", new, "--db", old, "--workers", 1)
    assert result.exit_code == 0, result.stderr
    assert run.records("measures", "--db", new) == run.records("measures", "--db", old)
    assert "is there already" in run("rebuild", new, "--db", old, "--workers", 1).stderr


def test_figures_are_held_against_the_national_standard(run, write, tmp_path):
    text = (
        "云川市青禾区优质均衡创建情况报告\n发布日期：2023-05-18\n\n一、办学条件\n"
        "青禾区小学生均体育运动场馆面积8.2平方米，初中生均体育运动场馆面积9.1平方米。\n全区有学校12所。\n"
    )
    analysis = analyze(load_document(write(text=text)), reforms=False)
    slug = "sports-area-per-pupil"
    measures = tuple(
        replace(m, indicator=slug, breakdown=stage) if m.unit == "平方米" else replace(m, indicator=None)
        for m, stage in zip(analysis.measures, ("小学", "初中", None), strict=True)
    )
    with CaseDatabase(tmp_path / "new.db") as database:
        database.add(replace(analysis, measures=measures))
    rows = run.records("measures", "--against", "national", "--db", tmp_path / "new.db")
    assert {(row["text"], row["verdict"]) for row in rows} == {("8.2平方米", "met"), ("9.1平方米", "not met")}
    assert [row["threshold"] for row in rows] == ["≥ 7.5 平方米 (primary)", "≥ 10.2 平方米 (lower secondary)"]


def test_duckdb_reads_what_is_exported_to_parquet(run, database, tmp_path):
    result = run("export", "measures", "--db", database, "-o", tmp_path / "measures.parquet")
    assert result.exit_code == 0, result.stderr
    query = (
        f"SELECT unit, count(*), sum(value) FROM '{tmp_path / 'measures.parquet'}' WHERE kind = 'money' GROUP BY unit"
    )
    assert duckdb.sql(query).fetchall() == [("元", 2, 260_000_000.0)]
