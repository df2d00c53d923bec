"""Pieces of one collection over several pages are put together by their titles."""

from __future__ import annotations

import pytest

from policy_text.records import Document, Metadata, Span, Structure
from policy_text.structure import group_parts, join_cases, read_part, read_structure


def structure(title: str | None, issuer: str | None = None) -> Structure:
    return Structure(Metadata(title=title, issuer=issuer), Span(0, 0))


@pytest.mark.parametrize(
    ("title", "base", "number"),
    [
        ("均衡发展优秀案例（上）", "均衡发展优秀案例", 1),
        ("均衡发展优秀案例(下篇)", "均衡发展优秀案例", 3),
        ("典型案例（第二批）", "典型案例", 2),
        ("典型案例 第3期", "典型案例", 3),
        ("典型案例之十二", "典型案例", 12),
        ("典型案例[2]", "典型案例", 2),
        ("实施方案（试行）", "实施方案（试行）", 1),
    ],
)
def test_a_title_names_its_part(title: str, base: str, number: int) -> None:
    assert read_part(title) == (base, number)


def test_parts_are_grouped_in_order_and_strangers_left_out() -> None:
    titles = ["优秀案例（下）", "工作总结", "优秀案例（上）", None, "优秀案例（中）", "先进事迹（上）"]
    assert group_parts([structure(title) for title in titles]) == [[2, 4, 0]]


def test_the_same_title_of_two_issuers_is_two_documents() -> None:
    assert group_parts([structure("案例（一）", "甲县教育局"), structure("案例（二）", "乙县教育局")]) == []


def test_the_first_page_may_bear_the_title_alone() -> None:
    titles = ["统计公报（2）", "统计公报", "统计公报（3）", "工作总结"]
    assert group_parts([structure(title) for title in titles]) == [[1, 0, 2]]


def test_two_pages_of_one_title_without_a_sign_are_two_documents() -> None:
    assert group_parts([structure("统计公报"), structure("统计公报")]) == []


PRACTICE = "近年来，当地新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，形成了可以推广的经验。"
FIRST = (
    "集团化办学典型案例（上）\n为总结经验，现推出4个典型案例。\n"
    f"一、江苏省泰州市：扩学位\n{PRACTICE}\n二、浙江省安吉县：强师资\n{PRACTICE}"
)
SECOND = (
    f"集团化办学典型案例（下）\n安吉县还组建了12个学区，{PRACTICE}\n"
    f"三、湖北省宜昌市：建学区\n{PRACTICE}\n四、四川省成都市青羊区：促均衡\n{PRACTICE}"
)


def test_cases_of_several_pieces_are_joined() -> None:
    texts = [SECOND, FIRST]
    structures = [read_structure(Document("page.txt", text)) for text in texts]
    (order,) = group_parts(structures)
    assert order == [1, 0]
    joined = join_cases(structures, order)
    assert [case.adcode for case in joined] == ["321200", "330523", "420500", "510105"]
    anji = "".join(texts[index][span.start : span.end] for index, span in joined[1].pieces)
    assert anji.startswith("浙江省安吉县：强师资")
    assert "还组建了12个学区" in anji
    assert "宜昌" not in anji


def test_a_report_over_two_pages_is_one_case() -> None:
    texts = [f"泰州市教育工作总结（{number}）\n今年以来，全市{PRACTICE}\n{PRACTICE}" for number in "12"]
    structures = [read_structure(Document("page.txt", text)) for text in texts]
    (case,) = join_cases(structures, [0, 1])
    assert [index for index, _ in case.pieces] == [0, 1]
    assert case.adcode == "321200"
