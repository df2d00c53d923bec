"""Headlines of newspapers below their overline, and titles that a page's width breaks within their marks."""

from __future__ import annotations

import pytest

from policy_text.records import Document, Structure
from policy_text.structure import read_structure

TOLD = "福建漳州市新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，学生在家门口上好学。"


def read(page: str) -> Structure:
    return read_structure(Document("page.txt", page))


def test_the_headline_stands_below_an_overline_of_two_phrases_with_which_the_case_begins() -> None:
    found = read(f"扩大学位供给  办好乡村学校\n福建漳州加快建设教育强市\n\n{TOLD}\n{TOLD}\n")
    assert found.metadata.title == "福建漳州加快建设教育强市"
    assert [case.start for case in found.cases] == [found.body.start] == [0]


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        (
            "扩大学位供给  办好乡村学校",
            "——福建漳州教育高质量发展纪实",
            "扩大学位供给  办好乡村学校——福建漳州教育高质量发展纪实",
        ),
        ("扩大学位供给  办好山里的学校", "福建漳州加快建设教育强市", "扩大学位供给  办好山里的学校"),
        ("扩大学位供给  办好乡村学校", "校车开到家门口", "扩大学位供给  办好乡村学校"),
    ],
    ids=["a subtitle below", "phrases of two lengths", "no place below"],
)
def test_two_phrases_may_be_the_title_themselves(first: str, second: str, title: str) -> None:
    assert read(f"{first}\n{second}\n\n{TOLD}\n{TOLD}\n").metadata.title == title


def test_a_title_in_marks_may_break_before_they_close() -> None:
    page = f"《福建省漳州市教育事业发展报告（2021）\n》摘要\n\n{TOLD}\n{TOLD}\n全文链接：http://example.org/a.htm\n"
    found = read(page)
    assert found.metadata.title == "《福建省漳州市教育事业发展报告（2021）》摘要"
    assert page[found.body.start : found.body.end].endswith("上好学。")
