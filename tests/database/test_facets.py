import struct
from collections.abc import Callable

import pytest

from policy_text.database import CaseDatabase
from policy_text.database.facet_tokens import PackedFacets, pack_facets, unpack_facets
from policy_text.records import Analysis

Build = Callable[..., Analysis]


@pytest.fixture
def filled(database: CaseDatabase, build: Build) -> CaseDatabase:
    database.add(
        build(
            ["集团化办学：教育集团7个，投入1200万元。", "教师轮岗300名。", "教育集团章程。"],
            reforms=[["group-schooling", "funding"], ["teacher-mobility"], ["group-schooling"]],
        )
    )
    database.add(build(["教育集团9个。"], source="b", region=("510107", "四川省成都市武侯区"), published="2024-02-01"))
    return database


def test_hits_are_counted_by_every_facet(filled: CaseDatabase) -> None:
    counts = filled.facets("教育集团")
    assert counts.total == 3
    assert {c.value: c.passages for c in counts["reform"]} == {"group-schooling": 2, "funding": 1}
    assert {c.label: c.passages for c in counts["region"]} == {"山东省": 2, "四川省": 1}
    assert {c.value: c.passages for c in counts["year"]} == {"2022": 2, "2024": 1}
    assert {c.value: c.passages for c in counts["kind"]} == {"count": 2, "money": 1}
    assert counts["indicator"][0].value == "education-groups"


def test_filters_narrow_what_is_counted(filled: CaseDatabase) -> None:
    assert filled.facets("教育集团", region="四川").total == 1
    assert [c.label for c in filled.facets("教育集团", region="37")["region"]] == ["山东省淄博市"]
    assert [c.label for c in filled.facets("教育集团", region="3703")["region"]] == ["山东省淄博市淄川区"]
    assert filled.facets(reform="group-schooling").total == 2
    assert filled.facets(case=1, kind="money", min_value=1).total == 1
    everything = filled.facets()
    assert everything.total == filled.info().passages
    assert [c.label for c in filled.facets(level="county")["region"]] == ["山东省淄博市淄川区", "四川省成都市武侯区"]


def test_counts_follow_what_is_added_later(filled: CaseDatabase, build: Build) -> None:
    assert filled.facets("教育集团").total == 3
    filled.add(build(["教育集团8个。"], source="c", published="2019-01-01"))
    assert {c.value for c in filled.facets("教育集团")["year"]} == {"2019", "2022", "2024"}


def test_counts_equal_a_search_for_each_facet(filled: CaseDatabase) -> None:
    for name in ("reform", "doc_type", "issuer_level", "kind", "status", "indicator"):
        for count in filled.facets("教育集团")[name]:
            options = {name: count.value}
            assert filled.search("教育集团", **options).total == count.passages  # type: ignore[arg-type]


def test_large_numbers_are_packed_in_four_bytes() -> None:
    facets = [[70_000], [70_000, 3], [3]]
    packed = pack_facets(facets)
    assert packed.width == 4
    assert unpack_facets(packed) == {0: [70_000], 1: [3, 70_000], 2: [3]}
    assert unpack_facets(PackedFacets(2, b"", b"")) == {}


def test_documents_of_both_widths_are_counted_in_one_file(filled: CaseDatabase, build: Build) -> None:
    before = {name: {row.value: row.passages for row in filled.facets()[name]} for name in ("reform", "year", "kind")}
    rows = filled._connection.execute("SELECT document_id, width, singles, runs FROM document_facets").fetchall()
    document, *packed = rows[0]
    facets = unpack_facets(PackedFacets(*packed))
    wide = [
        struct.pack(f"<{len(numbers) // 2}I", *struct.unpack(f"<{len(numbers) // 2}H", numbers))
        for numbers in packed[1:]
    ]
    assert unpack_facets(PackedFacets(4, *wide)) == facets
    filled._connection.execute(
        "UPDATE document_facets SET width = 4, singles = ?, runs = ? WHERE document_id = ?", (*wide, document)
    )
    after = {name: {row.value: row.passages for row in filled.facets()[name]} for name in ("reform", "year", "kind")}
    assert after == before
    assert len(rows) > 1
