import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from policy_text import pipeline
from policy_text.database import CaseDatabase, Correction
from policy_text.ingest import IngestOptions, Recipe, check_amounts, check_measures, ingest
from policy_text.load import load_bytes
from policy_text.records import Analysis, Document, Kind, Measure, Metadata, Paragraph, Span, Structure

PAGE = "<html><title>某县情况</title><body><h1>某县情况</h1><p>全县建成学校12所。</p><p>教师340名。</p></body></html>"


def analyze(document: Document) -> Analysis:
    words = {"12所": "学校", "340名": "教师"}
    measures = []
    for text, subject in words.items():
        start = document.text.index(text)
        value = int(text[:-1])
        measures.append(Measure(start, start + len(text), text, value, text[-1], Kind.COUNT, subject=subject))
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


REPORT = """青石县托育服务工作报告

全县建成托育机构86所，入托率达到31.5%，比上年提高2.3个百分点。
县财政投入托育补助1.2亿元，新增托位1200个，每个托位补助800—1000元。
"""
TABLE = """<html><title>青石县托育经费表</title><body><h1>青石县托育经费表</h1>
<p>全县去年建成托育机构86所，今年计划新增托位1200个，经费安排见下表。</p>
<table><tr><th>乡镇</th><th>补助经费（万元）</th><th>托位（个）</th></tr>
<tr><td>东河镇</td><td>1250</td><td>340</td></tr><tr><td>西岭乡</td><td>86.5</td><td>120</td></tr></table>
</body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report as a text file and as a page, the later of which is a reprint of the other; and a table."""
    paragraphs = "".join(f"<p>{line}</p>" for line in REPORT.splitlines()[2:])
    page = f"<html><title>青石县托育服务工作报告</title><body><h1>青石县托育服务工作报告</h1>{paragraphs}</body></html>"
    for name, text in (("a.txt", REPORT), ("b.html", page), ("table.html", TABLE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def database(folder: Path) -> Iterator[CaseDatabase]:
    options = IngestOptions(workers=1, recipe=Recipe(load_bytes, partial(pipeline.analyze, reforms=False)))
    report = ingest([folder / name for name in ("a.txt", "b.html", "table.html")], folder / "x.db", options=options)
    assert (report.done, report.links) == (3, 1)
    with CaseDatabase(folder / "x.db") as opened:
        yield opened


def change(database: CaseDatabase, statement: str, *parameters: object) -> None:
    assert database._connection.execute(statement, parameters).rowcount > 0


def damage(database: CaseDatabase, name: str, data: bytes) -> None:
    change(
        database,
        "UPDATE archive SET compression = 'none', bytes = ? WHERE digest = (SELECT digest FROM sources WHERE"
        " address LIKE ?)",
        *(data, f"%{name}"),
    )


def failures(database: CaseDatabase) -> list[tuple[str, str | None, str]]:
    """Name of the file, words of the measure, and reason, with the originals opened."""
    report = database.verify(check=check_measures, reread=check_amounts)
    return [(Path(f.source or "").name, words_of(database, f.measure_id), f.reason) for f in report.failures]


def words_of(database: CaseDatabase, number: int | None) -> str | None:
    row = database._connection.execute("SELECT text FROM measures WHERE id = ?", (number,)).fetchone()
    return row[0] if row else None


def test_what_is_untouched_has_no_failures_and_a_reprint_is_a_document_that_is_checked(database: CaseDatabase) -> None:
    for check in (check_measures, None):
        report = database.verify(check=check, reread=check_amounts)
        assert (report.documents, report.failures) == (3, ())
        assert report.measures >= 10


def test_garbage_in_place_of_a_reprint_fails_the_reprint_and_nothing_else(database: CaseDatabase) -> None:
    damage(database, "b.html", b"\x00\xffgarbage" * 40)
    assert failures(database) == [("b.html", None, "the archived bytes are not those that were stored")]


def test_garbage_in_place_of_a_reprinted_text_fails_its_own_measures_only(database: CaseDatabase) -> None:
    damage(database, "a.txt", b"garbage " * 40)
    failed = failures(database)
    assert {name for name, _, _ in failed} == {"a.txt"}
    assert {"86所", "31.5%", "1.2亿元", "1200个"} <= {words for _, words, _ in failed if words}


def test_half_of_an_original_fails_what_the_other_half_held(database: CaseDatabase) -> None:
    raw = REPORT.encode()
    damage(database, "a.txt", raw[: raw.index("县财政".encode())])
    first, *others = failures(database)
    assert first == ("a.txt", None, "the archived bytes are not those that were stored")
    assert [words for _, words, _ in others] == ["1.2亿元", "1200个", "800—1000元"]


@pytest.mark.parametrize("name", ["a.txt", "b.html"])
def test_an_original_that_is_gone_is_one_failure_of_its_document(database: CaseDatabase, name: str) -> None:
    change(database, "DELETE FROM archive WHERE digest = (SELECT digest FROM sources WHERE address LIKE ?)", f"%{name}")
    ((source, words, reason),) = failures(database)
    assert (source, words) == (name, None)
    assert "the archive has no original" in reason
    assert database.verify(reread=check_amounts).failures == ()


def test_bytes_that_an_address_held_before_are_checked_as_well(database: CaseDatabase, folder: Path) -> None:
    (folder / "table.html").write_text(TABLE.replace("340", "350"), encoding="utf-8")
    options = IngestOptions(workers=1, recipe=Recipe(load_bytes, partial(pipeline.analyze, reforms=False)))
    ingest(folder / "table.html", database, options=options)
    assert failures(database) == []
    change(
        database,
        "UPDATE archive SET compression = 'none', bytes = ? WHERE digest NOT IN (SELECT digest FROM documents)",
        b"garbage",
    )
    assert failures(database) == [("table.html", None, "the archived bytes are not those that were stored")]


@pytest.mark.parametrize(
    ("column", "words", "reason"),
    [
        ("value = 9999", "86所", "value is 9999, but '86所' says 86"),
        ("value = 1.2", "1.2亿元", "value is 1.2, but '1.2亿元' says 120000000"),
        ("value = NULL", "31.5%", "value is None, but '31.5%' says 31.5"),
        ("value_max = 1100", "800—1000元", "value_max is 1100, but '800—1000元' says 1000"),
        ("value_max = 90", "86所", "value_max is 90, but '86所' says None"),
        ("unit_id = (SELECT id FROM units WHERE name = '元')", "31.5%", "unit is '元', but '31.5%' says '%'"),
    ],
)
def test_an_amount_that_is_not_what_the_words_say_fails_its_measure(
    database: CaseDatabase, column: str, words: str, reason: str
) -> None:
    change(database, f"UPDATE measures SET {column} WHERE id = (SELECT min(id) FROM measures WHERE text = ?)", words)
    assert failures(database) == [("a.txt", words, reason)]
    (failure,) = database.verify(reread=check_amounts).failures
    assert failure.reason == reason


def test_measures_that_are_lost_or_have_a_unit_that_is_none_are_told(database: CaseDatabase) -> None:
    change(database, "UPDATE measures SET unit_id = 99999 WHERE text = '31.5%'")
    change(database, "DELETE FROM measures WHERE text = '1.2亿元'")
    lost, unknown = failures(database)
    assert lost[:2] == ("a.txt", None)
    assert "measures" in lost[2]
    assert unknown == ("a.txt", "31.5%", "unit is None, but '31.5%' says '%'")


def test_rules_that_stumble_over_damaged_bytes_do_not_stop_the_check(
    database: CaseDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(document: Document, **options: object) -> Analysis:
        raise IndexError(len(document.text))

    monkeypatch.setattr("policy_text.ingest.checking.analyze", stumble)
    change(database, "UPDATE measures SET value = 9999 WHERE text = '1200个' AND start < 100")
    assert ("a.txt", "1200个", "value is 9999, but '1200个' says 1200") in failures(database)


def test_a_cell_has_its_scale_from_the_head_of_its_table(database: CaseDatabase) -> None:
    ((value, unit),) = database._connection.execute(
        "SELECT value, units.name FROM measures JOIN units ON units.id = unit_id WHERE text = '1250'"
    )
    assert (value, unit) == (12_500_000, "元")
    change(database, "UPDATE measures SET value = 1250 WHERE text = '1250'")
    assert failures(database) == [("table.html", "1250", "value is 1250, but '1250' says 12500000")]
    assert database.verify(reread=check_amounts).failures == ()


def test_a_cell_of_other_digits_fails_without_its_original_too(database: CaseDatabase) -> None:
    change(database, "UPDATE measures SET value = 9999 WHERE text = '1250'")
    (failure,) = database.verify(reread=check_amounts).failures
    assert words_of(database, failure.measure_id) == "1250"


def test_what_a_person_corrected_is_compared_with_the_correction(database: CaseDatabase) -> None:
    digest, start = database._connection.execute(
        "SELECT digest, measures.start FROM measures JOIN documents ON measures.id BETWEEN first_measure"
        " AND last_measure WHERE text = '86所' ORDER BY measures.id"
    ).fetchone()
    database.correct(Correction(digest, "measure", "value", 68, start=start, end=start + 3))
    assert failures(database) == []
    change(database, "UPDATE measures SET value = 86 WHERE text = '86所' AND value = 68")
    assert [reason for _, _, reason in failures(database)] == ["value is 86, and was corrected to 68"]


def test_a_value_is_read_where_its_words_stand_now(database: CaseDatabase) -> None:
    damage(database, "a.txt", REPORT.replace("86所", "一共86所").encode())
    change(database, "UPDATE measures SET value = 5 WHERE text = '1200个' AND value = 1200 AND start < 100")
    assert ("a.txt", "1200个", "value is 5, but '1200个' says 1200") in failures(database)


def test_what_was_lost_or_damaged_in_the_archive_comes_back_when_it_is_taken_in_again(
    database: CaseDatabase, folder: Path
) -> None:
    damage(database, "a.txt", b"garbage")
    change(database, "UPDATE archive SET compression = 'zlib', bytes = zeroblob(9) WHERE bytes <> ?", b"garbage")
    recipe = Recipe(load_bytes, partial(pipeline.analyze, reforms=False))
    ingest(
        [folder / name for name in ("a.txt", "b.html", "table.html")],
        database,
        options=IngestOptions(workers=1, recipe=recipe, again=True),
    )
    assert failures(database) == []
