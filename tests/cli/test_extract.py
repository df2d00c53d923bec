from __future__ import annotations

import csv
import io
import json


def test_each_document_is_one_json_object_on_one_line(run, write):
    paths = [write("a.txt"), write("b.txt")]
    documents = run.records("extract", *paths)
    assert [document["source"] for document in documents] == [str(path) for path in paths]
    assert set(documents[0]) >= {"source", "metadata", "body", "cases", "paragraphs", "measures"}


def test_measures_lead_back_to_the_text_as_it_is_on_disk(run, write):
    path = write(text="甲县有学校12所。\r\n乙县建成教育集团3个。\r\n")
    on_disk = path.read_bytes().decode("utf-8")
    measures = run.records("extract", path, "--no-reforms")[0]["measures"]
    assert [measure["text"] for measure in measures] == ["12所", "3个"]
    assert all(on_disk[measure["start"] : measure["end"]] == measure["text"] for measure in measures)


def test_json_lines_are_what_a_pipe_gets(run, report):
    assert json.loads(run("extract", report).stdout)["source"] == str(report)


def test_source_is_the_path_as_given(run, report, monkeypatch):
    monkeypatch.chdir(report.parent)
    assert run.records("extract", "./report.txt", "--no-reforms")[0]["source"] == "./report.txt"


def test_folders_and_patterns_are_expanded(run, write):
    first, second = write("reports/a.txt"), write("reports/deep/b.txt")
    found = [d["source"] for d in run.records("extract", first.parent, "--no-reforms")]
    assert found == [str(first), str(second)]
    matched = run.records("extract", first.parent / "**" / "b.*", "--no-reforms")
    assert [d["source"] for d in matched] == [str(second)]


def test_a_bad_file_is_one_line_and_stops_nothing(run, write):
    empty, good, missing = write("empty.txt", ""), write("good.txt"), "missing.txt"
    result = run("extract", empty, missing, good, "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == [str(good)]
    complaints = result.stderr.splitlines()
    assert len(complaints) == 2
    assert all(any(name in line for line in complaints) for name in ("empty.txt", "missing.txt"))


def test_a_flaw_of_ours_costs_one_document_only(run, write, monkeypatch):
    import policy_text.pipeline

    analyze = policy_text.pipeline.analyze

    def stumble(document, **options):
        if "bad" in document.source:
            raise ZeroDivisionError("by chance")
        return analyze(document, **options)

    monkeypatch.setattr(policy_text.pipeline, "analyze", stumble)
    monkeypatch.delenv("POLICY_TEXT_DEBUG", raising=False)
    result = run("extract", write("bad.txt"), write("good.txt"), "--no-reforms")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "bad.txt" in result.stderr and "ZeroDivisionError" in result.stderr


def test_csv_has_one_row_a_measure(run, report):
    rows = list(csv.DictReader(io.StringIO(run("extract", report, "--format", "csv", "--no-reforms").stdout)))
    target = next(row for row in rows if row["text"] == "20%")
    assert target["status"] == "target"
    assert target["time_to"] == "2025"
    assert target["qualifier"] == "at_least"


def test_reasons_are_there_when_asked_for(run, report):
    def reasons(*options):
        document = run.records("extract", report, *options)[0]
        return [tag.get("reasons") for paragraph in document["paragraphs"] for tag in paragraph["reforms"]]

    assert not any(reasons())
    assert any(reasons("--reasons"))


def test_without_reforms_no_paragraph_is_tagged(run, report):
    document = run.records("extract", report, "--no-reforms")[0]
    assert document["paragraphs"]
    assert not any(paragraph["reforms"] for paragraph in document["paragraphs"])


def test_a_file_that_was_named_takes_the_output(run, report, tmp_path):
    result = run("extract", report, "-o", tmp_path / "out.jsonl", "--no-reforms")
    assert result.stdout == ""
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["measures"]
    run("extract", report, "-o", tmp_path / "out.csv", "--no-reforms")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfsource,")


def test_the_table_fits_a_terminal_of_eighty_columns(run, report, monkeypatch):
    from rich.cells import cell_len

    for width in (80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = run("extract", report, "--format", "table", "--no-reforms").stdout.splitlines()
        assert any("教育集团" in line and "6个" in line for line in lines)
        assert max(cell_len(line) for line in lines) <= width
