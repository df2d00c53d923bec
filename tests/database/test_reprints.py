from collections.abc import Callable
from pathlib import Path

import pytest

from policy_text.database import CaseDatabase
from policy_text.database.signatures import band_hashes
from policy_text.records import Analysis

Build = Callable[..., Analysis]

REPORT = [
    "近年来，全县坚持以集团化办学为抓手，组建教育集团7个，带动成员校31所，城乡学校结对帮扶实现全覆盖，办学差距明显缩小。",
    "县财政每年安排专项经费1200万元，用于集团内教师交流、课程共建和设备共享，骨干教师轮岗比例达到23%，群众满意度持续提升。",
    "下一步将继续完善章程、健全考核，把集团化办学与学区制管理结合起来，让更多孩子在家门口就能上好学，办好人民满意的学校。",
    "各校围绕作业改革和课堂提质开展联片教研活动46场，青年教师在师徒结对中成长迅速，农村学校开齐开足音体美等全部课程。",
]


def with_text(place: int, before: str, after: str) -> list[str]:
    changed = list(REPORT)
    assert before in changed[place]
    changed[place] = changed[place].replace(before, after)
    return changed


def test_the_same_report_on_two_sites_is_one_case_with_two_sources(database: CaseDatabase, build: Build) -> None:
    database.add(build(REPORT, source="https://a.example/1.html"))
    database.add(build([*REPORT], title="另一网站转载：某县教育改革情况报告", source="https://b.example/9.html"))
    assert database.search("结对帮扶").total == 2
    assert database.link_reprints() == 1
    assert database.search("结对帮扶").total == 1
    assert database.cases().total == 1
    assert database.case(1).sources == ("https://a.example/1.html", "https://b.example/9.html")
    assert database.measures().total == 4
    assert (database.info().documents, database.info().reprints) == (1, 1)
    (reprint,) = database.reprints().documents
    assert reprint.sources == ("https://a.example/1.html", "https://b.example/9.html")


@pytest.mark.parametrize(
    ("place", "before", "after", "difference"),
    [
        (0, "7个", "8个", (("7",), ("8",))),
        (1, "23%", "32%", (("23%",), ("32%",))),
        (1, "1200万元", "1200.5万元", (("1200",), ("1200.5",))),
        (2, "下一步", "下一步用两年时间", ((), ("两",))),
        (3, "46场", "场", (("46",), ())),
    ],
)
def test_texts_that_differ_in_one_figure_are_versions_and_the_difference_is_shown(
    database: CaseDatabase, build: Build, place: int, before: str, after: str, difference: object
) -> None:
    database.add(build(REPORT, source="a"))
    database.add(build(with_text(place, before, after), source="b"))
    database.link_reprints()
    assert database.cases().total == 2
    (link,) = database.reprints().links
    assert link.kind == "version"
    assert link.differences[:1] == (difference,)


def test_the_same_words_of_another_place_are_neither(database: CaseDatabase, build: Build) -> None:
    database.add(build(REPORT, source="a"))
    database.add(build([*REPORT], title="另一县", source="b", region=("370303", "山东省淄博市张店区")))
    assert database.link_reprints() == 0
    assert database.cases().total == 2


def test_different_reports_are_not_linked(database: CaseDatabase, build: Build) -> None:
    database.add(build(REPORT, source="a"))
    other = [
        "全市卫生系统深化医共体改革，建成县域医疗次中心18个，基层诊疗量占比提高，家庭医生签约服务稳步推进，群众就医更加方便。"
    ] * 3
    database.add(build(other, source="b"))
    assert database.link_reprints() == 0


def test_a_report_inside_a_collection_is_linked_with_the_report_by_itself(database: CaseDatabase, build: Build) -> None:
    from dataclasses import replace

    from policy_text.records import Case

    database.add(build(REPORT, source="single"))
    first = "甲地深入推进课程改革，学校开发校本课程三十余门，劳动实践基地遍布城乡，育人方式正在发生深刻变化。"
    collection = build([first, *REPORT], source="collection")
    cut = collection.document.text.index(REPORT[0])
    place = ("山东省淄博市淄川区", "370302")
    cases = (Case(0, cut, "甲地", *place), Case(cut, len(collection.document.text), "乙地", *place))
    paragraphs = tuple(replace(p, case=int(p.start >= cut)) for p in collection.structure.paragraphs)
    structure = replace(collection.structure, cases=cases, paragraphs=paragraphs)
    database.add(replace(collection, structure=structure))
    database.link_reprints()
    assert database.cases().total == 3
    assert ("reprint", 1, None) in {
        (link.kind, link.case_position, link.other_case_position) for link in database.reprints().links
    }


def test_the_document_stays_while_a_reprint_of_it_is_current(tmp_path: Path, build: Build) -> None:
    with CaseDatabase(tmp_path / "x.db") as database:
        database.add(build(REPORT, source="a"))
        database.add(build([*REPORT], title="转载：某县教育改革情况报告", source="b"))
        database.link_reprints()
        database.add(build(["原地址现在是另一篇关于卫生的文章。"], source="a"))
        assert database.search("结对帮扶").total == 1
        database.add(build(["这个地址也换成了另一篇文章。"], source="b"))
        assert database.search("结对帮扶").total == 0
        database._connection.execute("INSERT INTO passage_index (passage_index) VALUES ('integrity-check')")


def test_comparing_again_finds_nothing_new(database: CaseDatabase, build: Build) -> None:
    database.add(build(REPORT, source="a"))
    database.add(build(with_text(0, "7个", "8个"), source="b"))
    assert database.link_reprints() == 1
    assert database.link_reprints() == 0


def test_short_texts_have_no_signature() -> None:
    assert band_hashes("转发通知") == ()
    assert len(band_hashes("".join(REPORT))) == 12


def test_figures_do_not_change_the_signature() -> None:
    text = "".join(REPORT)
    assert band_hashes(text) == band_hashes(text.replace("7个", "88个").replace("，", " "))
