import zlib
from pathlib import Path

import pytest

from policy_text.database import CaseDatabase
from policy_text.ingest import IngestOptions, Recipe, check_measures, ingest
from policy_text.load import load_bytes
from policy_text.records import Analysis, Document, Kind, Measure, Metadata, Paragraph, Span, Structure

PAGE = "<html><title>某县情况</title><body><h1>某县情况</h1><p>全县建成学校12所。</p><p>教师340名。</p></body></html>"


def analyze(document: Document) -> Analysis:
    words = {"12所": "学校", "340名": "教师"}
    measures = []
    for text, subject in words.items():
        start = document.text.index(text)
        measures.append(Measure(start, start + len(text), text, 1, text[-1], Kind.COUNT, subject=subject))
    paragraphs = (Paragraph(0, len(document.text)),)
    structure = Structure(Metadata(title="某县情况"), Span(0, len(document.text)), paragraphs=paragraphs)
    return Analysis(document, structure, tuple(measures))


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_changed_byte_fails_exactly_the_measure_that_it_touches(tmp_path: Path, name: str) -> None:
    page = PAGE if name.endswith("html") else "某县情况\n全县建成学校12所。\n教师340名。"
    (tmp_path / name).write_text(page, encoding="utf-8")
    options = IngestOptions(workers=1, recipe=Recipe(load_bytes, analyze))
    assert ingest(tmp_path / name, tmp_path / "x.db", options=options).done == 1
    with CaseDatabase(tmp_path / "x.db") as database:
        assert database.verify(check=check_measures).failures == ()
        changed = page.encode().replace(b"340", b"840")
        database._connection.execute("UPDATE archive SET compression = 'zlib', bytes = ?", (zlib.compress(changed),))
        document, measure = database.verify(check=check_measures).failures
        assert document.measure_id is None
        assert measure.measure_id == 2
        assert "340名" in measure.reason
