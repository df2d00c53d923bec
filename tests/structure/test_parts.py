"""Pieces of one collection over several pages are put together by their titles."""

from __future__ import annotations

import pytest

from policy_text.records import Metadata, Span, Structure
from policy_text.structure import group_parts, read_part


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
