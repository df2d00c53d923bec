from collections.abc import Callable

import pytest

from policy_text.database import CaseDatabase
from policy_text.errors import QueryError
from policy_text.records import Analysis, Change, Status

Build = Callable[..., Analysis]
PLACES = {
    "淄川": ("370302", "山东省淄博市淄川区"),
    "张店": ("370303", "山东省淄博市张店区"),
    "淄博": ("370300", "山东省淄博市"),
    "武侯": ("510107", "四川省成都市武侯区"),
}


@pytest.fixture
def filled(database: CaseDatabase, build: Build) -> CaseDatabase:
    for number, (place, text) in enumerate(
        [
            ("淄川", "2021年，教育集团7个，集团覆盖率60%。"),
            ("张店", "2021年，教育集团9个，集团覆盖率70%。"),
            ("武侯", "2021年，教育集团20个，集团覆盖率90%。"),
            ("武侯", "教育集团22个。其他学校5所。"),
        ]
    ):
        database.add(build([text], source=str(number), region=PLACES[place], published="2023-05-01"))
    return database


def test_measures_are_grouped_by_place(filled: CaseDatabase) -> None:
    rows = filled.group_measures(by="region", level="province", indicator="education-groups")
    assert [(r.region, r.count, r.places, r.median, r.low, r.high) for r in rows] == [
        ("山东省", 2, 2, 8, 7, 9),
        ("四川省", 2, 1, 21, 20, 22),
    ]


def test_measures_are_grouped_by_place_and_year(filled: CaseDatabase) -> None:
    rows = filled.group_measures(by=("region", "year"), indicator="education-groups", region="51")
    assert [(r.region, r.year, r.median) for r in rows] == [
        ("四川省成都市武侯区", 2021, 20),
        ("四川省成都市武侯区", 2023, 22),
    ]


def test_what_cannot_be_compared_is_left_out_and_told(filled: CaseDatabase) -> None:
    rows = filled.group_measures(by="year")
    assert {row.what for row in rows} == {"education-groups", "group-coverage"}
    assert rows.left_out == {"without an indicator": 1}


def test_levels_and_changes_units_and_statuses_are_never_mixed(database: CaseDatabase, build: Build) -> None:
    for number, fields in enumerate(
        [{}, {"change": Change.INCREASE}, {"unit": "所"}, {"status": Status.TARGET}, {"value": None}, {"value_max": 9}]
    ):
        database.add(build(["教育集团7个。" + "。" * number], source=str(number), **fields))
    rows = database.group_measures(by="region")
    assert [row.count for row in rows] == [1, 1, 1, 1]
    assert len({(row.unit, row.change, row.status) for row in rows}) == 4
    assert rows.left_out == {"without a value": 1, "ranges of two values": 1}


def test_what_is_broken_down_stands_apart_and_after_the_whole(database: CaseDatabase, build: Build) -> None:
    for number, breakdown in enumerate([None, "城区", "乡镇", "城区"]):
        database.add(build([f"集团覆盖率{60 + number}%。"], source=str(number), breakdown=breakdown))
    for by in ("region", "year"):
        rows = database.group_measures(by=by, indicator="group-coverage")
        assert [(row.breakdown, row.count, row.median) for row in rows] == [
            (None, 1, 60),
            ("乡镇", 1, 62),
            ("城区", 2, 62),
        ]


def test_an_amount_of_each_pupil_is_not_mixed_with_an_amount_of_all(database: CaseDatabase, build: Build) -> None:
    database.add(build(["补助800万元。"], source="all"))
    database.add(build(["补助1万元。"], source="each", per="每生每年"))
    rows = database.group_measures(by="region", subject="补助")
    assert [(row.unit, row.median) for row in rows] == [("元", 8_000_000), ("元 每生每年", 10_000)]


def test_groups_by_indicator_are_read_from_the_index_alone(filled: CaseDatabase) -> None:
    asked: list[str] = []
    filled._connection.set_trace_callback(asked.append)
    filled.group_measures(by=("region", "year"), indicator="education-groups", region="51", reform="funding")
    filled._connection.set_trace_callback(None)
    (sql,) = [statement for statement in asked if "SELECT indicator_id, breakdown" in statement]
    plan = [row[3] for row in filled._connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert plan[0].startswith("SEARCH measures USING COVERING INDEX measures_by_indicator")


def test_a_larger_place_is_not_mixed_with_its_parts(database: CaseDatabase, build: Build) -> None:
    for place in ("淄川", "淄博"):
        database.add(build([f"{place}教育集团7个。教育集团8个。"], source=place, region=PLACES[place]))
    rows = database.group_measures(by="region", level="county")
    assert [row.region for row in rows] == ["山东省淄博市淄川区"]
    assert rows.left_out["of places larger than the level, or without a code"] == 1


def test_measures_without_an_indicator_are_grouped_by_subject_where_one_is_asked_for(filled: CaseDatabase) -> None:
    (row,) = filled.group_measures(by="region", subject="学校")
    assert (row.what, row.median, row.unit) == ("其他学校", 5, "所")


def test_an_unknown_way_of_grouping_is_a_clear_line(filled: CaseDatabase) -> None:
    with pytest.raises(QueryError, match="not by 'colour'"):
        filled.group_measures(by="colour")
    with pytest.raises(QueryError, match="none of province"):
        filled.group_measures(level="street")
