from collections.abc import Callable

from policy_text.database import CaseDatabase
from policy_text.records import Analysis, Qualifier, Status, TimeSpan

Build = Callable[..., Analysis]
PLACES = {"淄川": ("370302", "山东省淄博市淄川区"), "武侯": ("510107", "四川省成都市武侯区")}


def test_places_and_years_stand_side_by_side(database: CaseDatabase, build: Build) -> None:
    database.add(build(["2021年，教育集团7个。学校9所。"], source="a", region=PLACES["淄川"]))
    database.add(build(["2021年，教育集团20个。"], source="b", region=PLACES["武侯"]))
    database.add(build(["教育集团22个。"], source="c", region=PLACES["武侯"], published="2024-01-01"))
    compared = database.compare(["淄川区", "5101"])
    (row,) = compared.rows
    cells = {place: [measure.value for measure in cell] for place, cell in row.cells.items()}
    assert cells == {
        (PLACES["淄川"][1], 2021): [7],
        (PLACES["武侯"][1], 2021): [20],
        (PLACES["武侯"][1], 2024): [22],
    }
    assert compared.left_out == {"without an indicator": 1}
    assert compared.years == (2021, 2024)


def test_a_target_is_paired_with_what_a_later_report_says_was_achieved(database: CaseDatabase, build: Build) -> None:
    by_2025 = TimeSpan("到2025年", None, "2025")
    plan = ["集团覆盖率90%。"]
    database.add(build(plan, source="plan", published="2021-03-01", status=Status.TARGET, time=by_2025))
    database.add(build(["集团覆盖率70%。"], source="early", published="2022-03-01"))
    database.add(build(["集团覆盖率86%。"], source="late", published="2025-12-01"))
    database.add(build(["集团覆盖率99%。"], source="elsewhere", published="2025-12-02", region=PLACES["武侯"]))
    (pair,) = database.pair_targets()
    assert (pair.target.value, pair.achieved.value, pair.distance, pair.reached) == (90, 86, -4, False)
    assert pair.achieved.source == "late"


def test_a_ceiling_is_reached_from_below(database: CaseDatabase, build: Build) -> None:
    ceiling = {"status": Status.TARGET, "qualifier": Qualifier.AT_MOST}
    database.add(build(["集团覆盖率5%。"], source="plan", published="2021-03-01", **ceiling))
    database.add(build(["集团覆盖率3%。"], source="report", published="2023-03-01"))
    assert database.pair_targets()[0].reached


def test_a_report_from_before_the_plan_is_no_answer_to_it(database: CaseDatabase, build: Build) -> None:
    database.add(build(["集团覆盖率70%。"], source="report", published="2020-03-01"))
    database.add(build(["集团覆盖率90%。"], source="plan", published="2021-03-01", status=Status.TARGET))
    assert database.pair_targets() == []


def test_a_figure_of_a_year_before_the_plan_is_no_answer_to_it(database: CaseDatabase, build: Build) -> None:
    database.add(build(["集团覆盖率90%。"], source="plan", published="2022-03-01", status=Status.TARGET))
    database.add(build(["2021年，集团覆盖率70%。"], source="looking back", published="2023-03-01"))
    assert database.pair_targets() == []
    database.add(build(["集团覆盖率88%。"], source="report", published="2023-04-01"))
    assert [pair.achieved.source for pair in database.pair_targets()] == ["report"]


def test_figures_of_one_thing_place_and_time_that_differ_contradict(database: CaseDatabase, build: Build) -> None:
    database.add(build(["2021年，教育集团7个。"], source="a"))
    database.add(build(["2021年，教育集团8个。"], source="b"))
    database.add(build(["2021年，教育集团8个。另记。"], source="c"))
    (found,) = database.contradictions()
    assert [(row.value, row.source) for row in found.measures] == [(7, "a"), (8, "b"), (8, "c")]


def test_without_a_stated_time_nothing_contradicts(database: CaseDatabase, build: Build) -> None:
    database.add(build(["教育集团7个。"], source="a"))
    database.add(build(["教育集团8个。"], source="b"))
    assert database.contradictions() == []
