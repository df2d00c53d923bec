"""What the reader makes of what its models say; the models are stood in for, so that each decision is seen alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policy_text.records import Case, Document
from policy_text.structure.case_reader import CaseReader, read_cases
from policy_text.structure.reading import read_outline

LONG = "食堂换了新灶台，宿舍添了热水器，操场铺上了草皮，家长也放了心。"
PLACES = ("河南新县", "福建霞浦县", "云南大理州", "宁夏海原县")


def reader_of(text: str, likely: tuple[str, ...], *, probably: float = 0.9) -> CaseReader:
    """A reader that takes the lines which begin with one of ``likely`` for starts of cases."""
    outline = read_outline(Document("page.txt", text))
    assert outline is not None
    told = read_cases(outline.page, region=outline.region, on=outline.on, promised=False, is_paper=False)
    assert told is not None
    probabilities = [0.9 if text.startswith(likely, candidate.start) else 0.1 for candidate in told.candidates]
    return replace(told, probabilities=probabilities, is_collection=probably)


def page_of(lines: list[str], *, title: str = "村小食堂见闻") -> str:
    return f"{title}\n2024-05-06 来源：某网\n开学以来，村小伙房陆续开火。\n" + "".join(f"{line}\n" for line in lines)


ROUND_UP = page_of([f"{place}办好伙房，{LONG}" for place in PLACES])


def test_likely_starts_of_a_likely_collection_are_cases() -> None:
    cases = reader_of(ROUND_UP, PLACES).find_cases()
    assert [case.adcode for case in cases] == ["411523", "350921", "532900", "640522"]
    assert [ROUND_UP[case.start : case.start + 2] for case in cases] == ["河南", "福建", "云南", "宁夏"]


def test_an_unlikely_collection_has_no_cases() -> None:
    assert reader_of(ROUND_UP, PLACES, probably=0.55).find_cases() == []


def test_one_start_makes_no_collection() -> None:
    assert reader_of(ROUND_UP, PLACES[:1]).find_cases() == []


def test_an_extract_without_a_title_needs_more_of_them() -> None:
    told = "".join(f"{place}办好伙房，{LONG}\n" for place in PLACES)
    assert reader_of(told, PLACES[:2]).page.title == ""
    assert reader_of(told, PLACES[:2]).find_cases() == []
    assert len(reader_of(told, PLACES).find_cases()) == len(PLACES)


def test_where_each_has_a_line_so_has_the_last() -> None:
    text = ROUND_UP + "各级还将改造伙房。\n"
    last = reader_of(text, PLACES).find_cases()[-1]
    assert "还将" not in text[last.start : last.end]
    told = text.replace(f"{PLACES[1]}办好伙房，{LONG}\n", f"{PLACES[1]}办好伙房，{LONG}\n孩子都说好。\n")
    last = reader_of(told, PLACES).find_cases()[-1]
    assert "还将" in told[last.start : last.end]


def test_examples_in_a_long_text_are_no_collection() -> None:
    told = [f"{place}办好伙房，{LONG}" for place in PLACES]
    assert reader_of(page_of([LONG] * 9 + told + [LONG] * 9), PLACES).find_cases() == []
    assert len(reader_of(page_of([LONG, *told, LONG]), PLACES).find_cases()) == len(PLACES)


@pytest.mark.parametrize(
    "lines",
    [
        [f"{place}的周某说，饭菜要热乎。{LONG}" for place in PLACES],
        [f"{place}" for place in PLACES],
        [f"{place}调查组翻看账册，问了菜价。{LONG}" for place in PLACES],
    ],
    ids=["who speaks", "names alone", "who was sent"],
)
def test_what_tells_no_deeds_is_no_case(lines: list[str]) -> None:
    assert reader_of(page_of(lines), PLACES).find_cases() == []


def test_items_that_name_schools_are_cases_together_or_not_at_all() -> None:
    heads = ("一、海口镇中心小学", "二、石龙坝小学", "三、碧鸡中学", "四、团结学校")
    text = page_of([line for head in heads for line in (head, LONG)], title="西山区村小食堂典型案例")
    all_of_them, some = ("海口镇中心", "石龙坝小学", "碧鸡中学", "团结学校"), ("海口镇中心", "碧鸡中学")
    assert len(reader_of(text, all_of_them).find_cases()) == len(heads)
    assert reader_of(text, some).find_cases() == []


def test_items_that_name_neither_places_nor_units_are_themes() -> None:
    heads = ("一、灶台换新", "二、送餐上门", "三、账目上墙", "四、家长陪餐")
    text = page_of([line for head in heads for line in (head, LONG)], title="昆明市村小食堂典型案例")
    assert reader_of(text, ("灶台换新", "送餐上门", "账目上墙", "家长陪餐")).find_cases() == []


def cases_at(text: str, places: tuple[str, ...]) -> list[Case]:
    return [Case(text.index(place), text.index(place) + 9, "", None, None) for place in places]


def test_what_rules_found_in_a_short_unlikely_text_is_refused() -> None:
    found = cases_at(ROUND_UP, PLACES)
    assert reader_of(ROUND_UP, PLACES, probably=0.1).refuses(found)
    assert not reader_of(ROUND_UP, PLACES, probably=0.4).refuses(found)


def test_a_long_text_is_left_to_the_rules() -> None:
    text = page_of([f"{place}办好伙房，{LONG * 20}" for place in PLACES])
    assert not reader_of(text, PLACES, probably=0.1).refuses(cases_at(text, PLACES))


def test_a_title_of_several_places_announces_them() -> None:
    text = page_of([f"{place}办好伙房，{LONG}" for place in PLACES], title="河南：灶台换新 福建：送餐上门")
    assert not reader_of(text, PLACES, probably=0.1).refuses(cases_at(text, PLACES))


def test_places_that_it_does_not_see_are_left_to_the_rules() -> None:
    text = page_of([f"{spread}\n{LONG}" for spread in ("红 塔 区", "隆 阳 区", "瑞 丽 市")])
    assert not reader_of(text, PLACES, probably=0.1).refuses(cases_at(text, ("红 塔", "隆 阳", "瑞 丽")))
