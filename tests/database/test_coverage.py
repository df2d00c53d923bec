from collections.abc import Callable
from dataclasses import replace

from policy_text.database import CaseDatabase
from policy_text.records import Analysis

Build = Callable[..., Analysis]


def numbered(analysis: Analysis, number: str) -> Analysis:
    metadata = replace(analysis.structure.metadata, doc_number=number)
    return replace(analysis, structure=replace(analysis.structure, metadata=metadata))


def test_documents_are_counted_by_place_year_and_type_and_holes_are_named(database: CaseDatabase, build: Build) -> None:
    for year in (2019, 2020, 2023):
        database.add(build([f"{year}年度情况。"], source=str(year), published=f"{year}-01-01"))
    coverage = database.coverage()
    assert [(r.region, r.year, r.documents) for r in coverage.rows] == [
        ("山东省", 2019, 1), ("山东省", 2020, 1), ("山东省", 2023, 1),
    ]  # fmt: skip
    assert [(gap.region, gap.missing) for gap in coverage.year_gaps] == [("山东省", (2021, 2022))]
    assert database.coverage(level="county").rows[0].region == "山东省淄博市淄川区"


def test_missing_numbers_of_a_series_are_named(database: CaseDatabase, build: Build) -> None:
    for number in ("川教〔2020〕3号", "川教[2020]第7号", "川教〔2021〕1号", "无编号"):
        database.add(numbered(build([f"{number}内容。"], source=number), number))
    (gap,) = database.coverage().number_gaps
    assert (gap.series, gap.year, gap.present, gap.missing) == ("川教", 2020, (3, 7), ((1, 2), (4, 6)))
