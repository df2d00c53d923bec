"""Lines below a text that belong to its page: credits with strokes and bars, what sites and accounts add."""

from __future__ import annotations

import pytest

from policy_text.records import Document
from policy_text.structure import read_structure

TOLD = "福建漳州市新建学校3所，新增学位900个，组建教育集团5个，群众满意度不断提升，学生在家门口上好学。"


def body_of(page: str) -> str:
    span = read_structure(Document("page.txt", page)).body
    return page[span.start : span.end]


@pytest.mark.parametrize(
    "foot",
    [
        "图文/芗城区某某街道\n编辑/林某\n审核/陈某",
        "来源 | 某某网\n责编 | 林某\n校对 | 陈某",
        "（ 更多新闻资讯，请关注某某网 ）\n来源 | 某某网",
        "(某某智库根据公开资料整理,转载请注明)\n长按识别二维码，关注“某某智库”",
        "（编辑 林某）返回搜狐，查看更多",
        "某某研究的其它文章\n一堂课的两种上法\n从一张课桌说起",
        "全文链接：http://example.org/nanjing/33/index.html",
    ],
    ids=["strokes", "bars", "follow us", "quote us", "portal", "magazine", "whole text"],
)
def test_what_the_page_adds_below_the_text_is_no_part_of_it(foot: str) -> None:
    assert body_of(f"漳州校车开到家门口\n{TOLD}\n{TOLD}\n{foot}\n") == f"漳州校车开到家门口\n{TOLD}\n{TOLD}"


def test_a_table_of_who_edits_what_is_the_texts() -> None:
    page = f"漳州校刊一览\n{TOLD}\n编辑/校对分工如下，各校照此办理。\n{TOLD}\n"
    assert body_of(page).endswith(TOLD)


def test_the_times_of_other_news_may_stand_before_a_menu() -> None:
    menu = "2024-04-08 10:02:38 2024-04-05 09:15:40 现场直击 手机存照 走基层 一线追“新”记 文化快评 要闻 专题"
    assert body_of(f"漳州校车开到家门口\n{TOLD}\n{TOLD}\n{menu}\n").endswith(TOLD)
