"""Pages of schools: their place is told by name, address or supervising office; their head labels school and month."""

from __future__ import annotations

import pytest

from policy_text.records import Document
from policy_text.structure import read_structure

PROFILE = "现有教学班36个，在校学生1720人，专任教师118人，学校先后荣获全国和省级奖项，教学设施一流。"
HEAD = "学校：弋阳县圭峰镇初级中学\n日期：2016年11月"


def read(text: str) -> tuple[str | None, str | None, str | None, list[int]]:
    structure = read_structure(Document(source="school.txt", text=text))
    metadata = structure.metadata
    return metadata.title, metadata.region, metadata.published, [case.start for case in structure.cases]


def test_a_profile_below_labels_of_school_and_month() -> None:
    text = f"学校简介\n{HEAD}\n弋阳县圭峰镇初级中学始建于1958年，{PROFILE}\n"
    assert read(text) == ("学校简介", "江西省上饶市弋阳县", "2016-11", [0])


@pytest.mark.parametrize(
    ("opening", "region"),
    [
        ("宜春市第三中学创建于1952年，江西省文明单位，江西省绿色学校，江西省体育传统学校。", "江西省宜春市"),
        ("我校于1952年创建，前身为宜春市实验小学，后整建制迁入新区，隶属袁州区教育局。", "江西省宜春市袁州区"),
        ("学校坐落在袁州区中山路，江西省文明单位。", "江西省宜春市袁州区"),
        ("高坡小学坐落在秀丽的宜春大学城旁，是袁州区属完全小学。", "江西省宜春市袁州区"),
    ],
    ids=[
        "named after its city",
        "under its district's office",
        "by its address",
        "by whose it is",
    ],
)
def test_a_profile_tells_where_the_school_lies(opening: str, region: str) -> None:
    assert read(f"学校概况\n{opening}{PROFILE}\n")[1] == region


def test_honours_of_the_country_do_not_make_a_school_the_countrys() -> None:
    honours = "江西省老校，荣获全国绿化先进单位，全国排球特色学校，全国文明校园，江西省十佳。"
    assert read(f"宜春市第三中学，简称宜春三中（Yichun No. 3），是一所老校。{honours}{PROFILE}\n")[1] == "江西省宜春市"
    figures = "全国学校占地多少，全国学生有几何，全国教师在哪里。"
    assert read(f"宜春市第三中学，简称宜春三中，是一所老校。{figures}{PROFILE}\n")[1] is None


def test_prizes_of_the_province_do_not_move_a_school_to_the_province() -> None:
    prizes = "我校获江西省一等奖6项、江西省二等奖9项，名列全省第三。" * 3
    head = "教职工代表大会学校工作报告\n各位代表：\n现在报告工作，请予审议。宜春三中在市教育局领导下前进。"
    text = f"{head}{prizes}{PROFILE}\n"
    assert read(text)[1] == "江西省宜春市"


def test_a_school_named_for_its_road_does_not_lie_where_the_road_leads() -> None:
    assert read(f"上海市黄浦区四川南路小学简介\n学校创建于1952年。{PROFILE}\n")[1] == "上海市黄浦区"


def test_a_schools_news_of_itself_is_the_schools_though_the_province_gave_the_prize() -> None:
    text = f"我校教师荣获江西省说课比赛一等奖\n来源：本站 2024-12-02\n日前，江西省比赛落幕，我校获奖。{PROFILE}\n"
    assert read(f"{text}【打印正文】\n网站地图\n宜春市第三中学 版权所有\n")[1] == "江西省宜春市"


def test_a_profile_is_a_case_and_a_years_highlights_are_a_report() -> None:
    def genre(title: str) -> str | None:
        text = f"{title}\n弋阳县圭峰镇初级中学始建于1958年，{PROFILE}\n"
        return read_structure(Document(source="school.txt", text=text)).metadata.doc_type

    assert genre("弋阳县圭峰镇初级中学简介") == "case_report"
    assert genre("圭峰中学2021年度工作亮点回眸") == "progress_report"


def test_a_schools_own_plan_is_issued_by_the_school() -> None:
    text = (
        f"关于公布宜春市第三中学2024年岗位竞聘实施方案的通知\n为增强队伍活力，结合我校实际，特制定本方案。{PROFILE}\n"
    )
    metadata = read_structure(Document(source="school.txt", text=text)).metadata
    assert (metadata.issuer, metadata.doc_type) == ("宜春市第三中学", "notice")


def test_a_control_below_the_text_is_no_part_of_it() -> None:
    text = f"宜春市第三中学教研组风采\n{PROFILE}\n【打印正文】"
    structure = read_structure(Document(source="school.txt", text=text))
    assert text[: structure.body.end].endswith("教学设施一流。")
