from collections.abc import Callable
from dataclasses import replace

import pytest

from policy_text.database import CaseDatabase, Correction, prepare_document
from policy_text.database.prepared import complete_rows
from policy_text.database.stored import read_prepared
from policy_text.errors import QueryError
from policy_text.records import Analysis

Build = Callable[..., Analysis]
PARAGRAPHS = ["2021年组建教育集团7个，集团覆盖率68%。", "计划培训教师300名。"]


@pytest.fixture
def analysis(build: Build) -> Analysis:
    return build(PARAGRAPHS, reforms=[["group-schooling"], ["teacher-development", "funding"]])


def correction(analysis: Analysis, **fields: object) -> Correction:
    coverage = analysis.measures[1]
    base = Correction(analysis.document.digest, "measure", "value", None, start=coverage.start, end=coverage.end)
    return replace(base, **fields)  # type: ignore[arg-type]


def test_a_stored_document_reads_back_as_the_rows_that_it_was_written_from(
    database: CaseDatabase, analysis: Analysis
) -> None:
    number = database.add(analysis)
    assert complete_rows(read_prepared(database._connection, number)) == prepare_document(analysis)


def test_a_corrected_measure_answers_queries_at_once(database: CaseDatabase, analysis: Analysis) -> None:
    database.add(analysis)
    database.correct(correction(analysis, field="value", new=86, old=68))
    database.correct(correction(analysis, field="indicator", new="group-coverage-of-schools"))
    (row,) = database.measures(indicator="group-coverage-of-schools")
    assert (row.value, row.text) == (86, "68%")
    assert database.search("教育集团", indicator="group-coverage-of-schools").total == 1
    assert database.search("教育集团", indicator="group-coverage").total == 0


def test_corrections_survive_a_new_analysis(database: CaseDatabase, analysis: Analysis) -> None:
    number = database.add(analysis)
    database.correct(correction(analysis, field="value", new=86))
    assert database.add(analysis) == number
    assert [row.value for row in database.measures()] == [7, 86, 300]
    assert [c.new for c in database.corrections()] == [86]


def test_a_measure_that_is_none_is_taken_out(database: CaseDatabase, analysis: Analysis) -> None:
    database.add(analysis)
    database.correct(correction(analysis, field="exists", new=False, note="a slogan"))
    assert [row.value for row in database.measures()] == [7, 300]
    assert database.cases()[0].measures == 2


def test_reform_types_of_a_passage_are_put_right(database: CaseDatabase, analysis: Analysis) -> None:
    database.add(analysis)
    second = analysis.structure.paragraphs[1]
    place = {"target": "reform", "start": second.start, "end": second.end}
    database.correct(correction(analysis, field="funding", new=False, **place))
    database.correct(correction(analysis, field="evaluation", new=True, **place))
    assert database.search("培训教师")[0].reforms == ("evaluation", "teacher-development")
    assert database.search("培训教师", reform="evaluation").total == 1
    assert database.search("培训教师", reform="funding").total == 0
    assert database.cases(reform="evaluation").total == 1
    assert database.cases(reform="funding").total == 0


def test_metadata_are_put_right(database: CaseDatabase, analysis: Analysis) -> None:
    database.add(analysis)
    database.correct(correction(analysis, target="metadata", field="published", new="2019-02-01", start=None, end=None))
    assert database.search("教育集团", year=2019).total == 1
    assert database.cases(year=2019).total == 1


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"field": "colour", "new": "red"}, "no field 'colour'"),
        ({"field": "kind", "new": "monkey"}, "'monkey' is none of count"),
        ({"field": "value", "new": "many"}, "'many' is not a number"),
        ({"target": "section", "new": 1}, "not of 'section'"),
        ({"field": "value", "new": 1, "start": None}, "needs its place"),
    ],
)
def test_a_correction_without_sense_is_a_clear_line(
    database: CaseDatabase, analysis: Analysis, fields: dict[str, object], line: str
) -> None:
    database.add(analysis)
    with pytest.raises(QueryError, match=line):
        database.correct(correction(analysis, **fields))
    assert database.corrections() == []
