"""What the trained reader of cases adds to the rules, and takes from them, in whole documents."""

from __future__ import annotations

import pytest

from policy_text.records import Document
from policy_text.structure import collection, read_structure

PLACES = (("河南新县", "411523"), ("福建霞浦县", "350921"), ("云南大理州", "532900"), ("江西寻乌县", "360734"))
THINGS = ("一口热饭", "一节好课", "一盏夜灯", "一路平安")
TOLD = (
    "四十所村小由县里统一配菜，家长委员会每周抽查一次，剩饭桶轻了一半。",
    "体育教师五十二名进了山，走教的车票由财政报销，孩子们第一次参加了县里的联赛。",
    "寄宿生有了生活老师，每层楼一位，洗衣房和热水房同时开放。",
    "放学后有人辅导功课，家长下班再来接，三百多户参加。",
)
STORIES = "课桌边的春天\n2023-03-14 来源：某报\n乡村教室里有了新模样。\n" + "".join(
    f"“{thing}”的故事发生在{place}。{told}\n" for thing, (place, _), told in zip(THINGS, PLACES, TOLD, strict=True)
)
PRICES = (
    "六月生猪价格监测\n全省监测点数据显示，六月价格稳中有降。\n"
    "昆明市每公斤14.2元，环比下降2.1%，同比上涨5%。\n大理州每公斤13.8元，环比下降1.9%，同比上涨4%。\n"
    "丽江市每公斤14.6元，环比上涨0.3%，同比上涨6%。\n昭通市每公斤13.1元，环比下降3.2%，同比持平。\n"
)


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No document is put to the trained reader."""
    monkeypatch.setattr(collection, "read_cases", lambda *_, **__: None)


def codes_of(text: str) -> list[str | None]:
    return [case.adcode for case in read_structure(Document("page.txt", text)).cases]


def test_a_form_that_no_rule_knows_is_seen_by_the_reader() -> None:
    cases = read_structure(Document("page.txt", STORIES)).cases
    assert [case.adcode for case in cases] == [code for _, code in PLACES]
    assert [STORIES[case.start : case.start + 6] for case in cases] == [f"“{thing}”" for thing in THINGS]


@pytest.mark.usefixtures("rules_alone")
def test_the_rules_alone_do_not_see_it() -> None:
    assert len(codes_of(STORIES)) <= 1


def test_prices_by_city_are_no_cases_though_rules_take_them_for_some() -> None:
    assert len(codes_of(PRICES)) <= 1


@pytest.mark.usefixtures("rules_alone")
def test_the_rules_alone_take_prices_for_cases() -> None:
    assert len(codes_of(PRICES)) == len(PLACES)
