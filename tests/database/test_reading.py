from collections.abc import Callable

import pytest

from policy_text.database import CaseDatabase, Filters
from policy_text.errors import QueryError
from policy_text.records import Analysis

Build = Callable[..., Analysis]


@pytest.fixture
def filled(database: CaseDatabase, build: Build) -> CaseDatabase:
    database.add(
        build(
            ["2021年组建教育集团7个，集团覆盖率68%，投入1200万元。", "计划培训教师300名。"],
            reforms=[["group-schooling", "funding"], ["teacher-development"]],
        )
    )
    database.add(
        build(
            ["组建教育集团9个，新增学位500个。"],
            reforms=[["group-schooling"]],
            source="b.txt",
            title="另一县改革情况",
            region=("510107", "四川省成都市武侯区"),
            published="2023-03-01",
        )
    )
    return database


def test_a_measure_comes_with_all_that_it_belongs_to(filled: CaseDatabase) -> None:
    row = filled.measures(indicator="group-coverage")[0]
    assert (row.subject, row.value, row.unit, row.kind) == ("集团覆盖率", 68, "%", "percentage")
    assert (row.time_text, row.year, row.published) == ("2021年", 2021, "2022-05-16")
    assert row.reforms == ("funding", "group-schooling")
    assert (row.case_title, row.heading, row.source) == ("某县教育改革情况报告", "主要做法", "report.txt")
    text = filled.case(row.case_id or 0).text
    assert text[row.start : row.end] == row.text


@pytest.mark.parametrize(
    ("options", "subjects"),
    [
        ({"reform": "group-schooling"}, ["2021年组建教育集团", "集团覆盖率", "投入", "组建教育集团", "新增学位"]),
        ({"reform": "funding", "kind": "money"}, ["投入"]),
        ({"region": "四川"}, ["组建教育集团", "新增学位"]),
        ({"region": "成都市"}, ["组建教育集团", "新增学位"]),
        ({"region": "510107"}, ["组建教育集团", "新增学位"]),
        ({"year": 2021}, ["2021年组建教育集团", "集团覆盖率", "投入"]),
        ({"year": (2022, None)}, ["计划培训教师", "组建教育集团", "新增学位"]),
        ({"status": "target"}, ["计划培训教师"]),
        ({"change": "increase"}, ["新增学位"]),
        ({"unit": ("个", "%"), "max_value": 9}, ["2021年组建教育集团", "组建教育集团"]),
        ({"subject": "学位"}, ["新增学位"]),
        ({"case": 2}, ["组建教育集团", "新增学位"]),
        ({"document": 1, "kind": "count"}, ["2021年组建教育集团", "计划培训教师"]),
        ({"doc_type": "notice"}, []),
        ({"indicator": "no-such-indicator"}, []),
    ],
)
def test_measures_are_narrowed_by_filters(
    filled: CaseDatabase, options: dict[str, object], subjects: list[str]
) -> None:
    assert [row.subject for row in filled.measures(**options)] == subjects  # type: ignore[arg-type]


def test_measures_are_sorted_by_value(filled: CaseDatabase) -> None:
    assert [row.value for row in filled.measures(unit="个", sort="value")] == [500, 9, 7]
    assert [row.value for row in filled.measures(unit="个", sort="value_up")] == [7, 9, 500]
    assert [row.value for row in filled.measures(sort="value", limit=4)] == [12_000_000, 500, 300, 68]
    assert [row.value for row in filled.measures(sort="value_up", limit=2, offset=1)] == [9, 68]
    assert [row.value for row in filled.measures(kind=("money", "percentage"), sort="value")] == [12_000_000, 68]
    with pytest.raises(QueryError, match="none of place, value"):
        filled.measures(sort="colour")


def test_total_counts_what_the_limit_cut_off(filled: CaseDatabase) -> None:
    rows = filled.measures(limit=2)
    assert (len(rows), rows.total) == (2, 6)
    assert [row.measure_id for row in filled.measures(limit=2, offset=2)] == [3, 4]


def test_measures_make_a_data_frame(filled: CaseDatabase) -> None:
    pandas = pytest.importorskip("pandas")
    frame = filled.measures(limit=None).to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["value"][:2]) == [7, 68]


def test_cases_are_listed_by_how_much_they_say_on_a_reform(filled: CaseDatabase) -> None:
    assert [row.title for row in filled.cases(reform="group-schooling")] == ["某县教育改革情况报告", "另一县改革情况"]
    assert filled.cases(reform="teacher-development")[0].reforms == (
        "funding",
        "group-schooling",
        "teacher-development",
    )
    assert [row.region for row in filled.cases(region="51")] == ["四川省成都市武侯区"]
    assert [row.measures for row in filled.cases(kind="money")] == [4]
    assert filled.cases(year=2023).total == 1


def test_a_case_has_text_headings_paragraphs_and_measures(filled: CaseDatabase) -> None:
    case = filled.case(1)
    assert case.metadata.title == "某县教育改革情况报告"
    assert [case.text[a:b] for a, b, _ in case.paragraphs][1] == "计划培训教师300名。"
    assert [(level, mark, title) for level, mark, title, _, _ in case.headings] == [(1, "一、", "主要做法")]
    assert len(case.measures) == 4
    assert case.reform_counts == (("funding", 1), ("group-schooling", 1), ("teacher-development", 1))
    with pytest.raises(QueryError, match="no case 99"):
        filled.case(99)


def test_paragraphs_come_with_scores_for_labelling(filled: CaseDatabase) -> None:
    rows = filled.paragraphs(reform="teacher-development")
    assert [(row.text, row.reforms, row.case_title) for row in rows] == [
        ("计划培训教师300名。", (("teacher-development", 0.9),), "某县教育改革情况报告")
    ]
    assert filled.paragraphs(limit=1).total == 3
    text = filled.case(1).text
    assert text[rows[0].start : rows[0].end] == rows[0].text


def test_info_counts_everything(filled: CaseDatabase) -> None:
    info = filled.info()
    assert (info.documents, info.cases, info.measures, info.regions, info.sources) == (2, 2, 6, 2, 2)
    assert (info.first_published, info.last_published) == ("2022-05-16", "2023-03-01")


def test_reforms_are_counted(filled: CaseDatabase) -> None:
    assert filled.reform_counts()["group-schooling"] == {"cases": 2, "paragraphs": 2, "measures": 5}


def test_a_filter_with_an_unknown_name_or_value_is_a_clear_line(filled: CaseDatabase) -> None:
    with pytest.raises(QueryError, match="no filter 'colour'"):
        filled.measures(colour="red")  # type: ignore[call-arg]
    with pytest.raises(QueryError, match="status 'done' is none of achieved"):
        Filters(status="done")
    with pytest.raises(QueryError, match="after"):
        Filters(year=(2024, 2020))


def test_what_has_no_value_is_left_out_of_answers_by_value_and_told(database: CaseDatabase, build: Build) -> None:
    database.add(build(["教育集团7个。"], source="a"))
    database.add(build(["教育集团若干，如3个。"], source="b", value=None))
    for asked in ({"sort": "value"}, {"sort": "value_up", "kind": "count"}, {"min_value": 1}, {"max_value": 9}):
        rows = database.measures(**asked)
        assert ([row.value for row in rows], rows.left_out) == ([7], {"without a value": 1}), asked
    assert database.measures(sort="value", kind="money").left_out == {}
    assert len(database.measures()) == 2
