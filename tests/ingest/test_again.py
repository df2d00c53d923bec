import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policy_text.database import CaseDatabase, Correction, Versions
from policy_text.errors import DatabaseError
from policy_text.ingest import IngestOptions, Recipe, ingest, rebuild, reprocess
from policy_text.records import Analysis, Document, Kind, Measure, Metadata, Paragraph, Span, Structure


def load(raw: bytes, source: str) -> Document:
    return Document(source, raw.decode())


def analyze(document: Document) -> Analysis:
    span = Span(0, len(document.text))
    measures = tuple(
        Measure(match.start(), match.end(), match[0], float(match[1]), match[2], Kind.COUNT, subject="学校")
        for match in re.finditer(r"(\d+)(所|个)", document.text)
    )
    metadata = Metadata(title=document.text[:4], published="2021-01-01", adcode="370302", region="山东省淄博市淄川区")
    structure = Structure(metadata, span, paragraphs=(Paragraph(span.start, span.end),))
    return Analysis(document, structure, measures)


def analyze_better(document: Document) -> Analysis:
    """New rules: 个 counts something else, and 所 in brackets is no measure."""
    analysis = analyze(document)
    kept = (m for m in analysis.measures if document.text[m.start - 1] != "（")
    return replace(analysis, measures=tuple(replace(m, subject="集团") if m.unit == "个" else m for m in kept))


OLD = IngestOptions(workers=1, recipe=Recipe(load, analyze, Versions("p", "r1", "m")))
NEW = IngestOptions(workers=1, recipe=Recipe(load, analyze_better, Versions("p", "r2", "m")))


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, text in enumerate(["全县学校12所。", "集团7个（3所）。", "没有数字的一段话。"]):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    ingest(folder, tmp_path / "cases.db", options=OLD)
    return tmp_path / "cases.db"


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows but the times at which they were written."""
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passage_index%'"
    ).fetchall()
    rows = {}
    for (name,) in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        kept = ", ".join(f'"{column}"' for column in columns if column not in ("analyzed", "added"))
        rows[name] = connection.execute(f"SELECT {kept} FROM {name} ORDER BY 1, 2").fetchall()
    connection.close()
    return rows


def test_reprocessing_tells_what_changed(filled: Path) -> None:
    report = reprocess(filled, options=NEW)
    assert (report.documents, report.changed, report.current) == (3, 1, 0)
    assert (report.added, report.removed, report.altered) == (0, 1, 1)
    assert report.fields == {"subject": 1}
    altered, removed = sorted(report.changes, key=lambda change: change.after is None)
    assert altered.fields == ("subject",)
    assert removed.before is not None
    assert removed.before["text"] == "3所"
    with CaseDatabase(filled) as database:
        assert [row.subject for row in database.measures()] == ["学校", "集团"]


def test_a_second_reprocessing_has_nothing_to_do(filled: Path) -> None:
    reprocess(filled, options=NEW)
    report = reprocess(filled, options=NEW)
    assert (report.documents, report.current) == (0, 3)


def test_without_archive_the_file_is_read_again_if_it_is_unchanged(filled: Path) -> None:
    with CaseDatabase(filled) as database:
        database._connection.execute("DELETE FROM archive")
    (filled.parent / "in" / "0.txt").write_text("改过了。", encoding="utf-8")
    report = reprocess(filled, options=NEW)
    assert report.documents == 2
    assert [Path(source).name for source in report.missing] == ["0.txt"]


def test_the_whole_database_is_rebuilt_from_the_archive_alone(filled: Path) -> None:
    for path in (filled.parent / "in").iterdir():
        path.unlink()
    target = filled.parent / "rebuilt.db"
    report = rebuild(filled, target, options=OLD)
    assert (report.done, report.failed) == (3, [])
    assert rows_of(target) == rows_of(filled)


def test_corrections_are_in_the_rebuilt_database(filled: Path) -> None:
    with CaseDatabase(filled) as database:
        row = database.measures()[0]
        digest = database.kept_documents()[0].digest
        database.correct(Correction(digest, "measure", "value", 21, old=12, start=row.start, end=row.end))
    rebuild(filled, filled.parent / "rebuilt.db", options=OLD)
    with CaseDatabase(filled.parent / "rebuilt.db") as database:
        assert database.measures()[0].value == 21


def test_nothing_is_rebuilt_over_a_file_that_is_there(filled: Path) -> None:
    with pytest.raises(DatabaseError, match="is there already"):
        rebuild(filled, filled, options=OLD)
