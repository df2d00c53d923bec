"""The table of indicators: names, slugs, units and the words that names may be surrounded by."""

from __future__ import annotations

import importlib.util
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.errors import QueryError
from policy_text.lexicon.indicators import (
    _rows,
    _table,
    all_indicators,
    could_be_named,
    expand_names,
    indicator_named,
    is_neutral,
    match_names,
    match_shares,
    names_of,
    normal_name,
)
from policy_text.lexicon.reforms import reform_types
from policy_text.lexicon.units import unit_forms, unit_named
from policy_text.records import Kind

INDICATORS = all_indicators()


def test_there_are_at_least_sixty_indicators_each_with_a_slug_of_its_own():
    slugs = [indicator.slug for indicator in INDICATORS]
    assert len(slugs) == len(set(slugs)) >= 60
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_names_in_both_languages_are_given_once():
    for names in ([i.zh for i in INDICATORS], [i.en for i in INDICATORS]):
        assert all(names)
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda i: i.slug)
def test_units_are_those_of_the_kind_and_the_reform_type_exists(indicator):
    assert indicator.reform in {reform.slug for reform in reform_types()}
    known = {unit_named(form).name: Kind(unit_named(form).kind) for form in unit_forms()}
    for unit in indicator.units:
        if unit:
            assert known.get(unit, Kind.COUNT) is indicator.kind, unit  # a classifier need not be in the table


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda i: i.slug)
def test_people_and_attendances_are_never_one_indicator(indicator):
    assert not {"人次", "户次"} & set(indicator.units) or not {"人", "户"} & set(indicator.units)


def test_no_name_stands_for_two_indicators_that_a_measure_could_not_tell_apart():
    for name, namings in _table().names.items():
        sure = [naming.indicator for naming in namings if naming.is_sure and naming.change is None]
        for first in sure:
            for second in sure:
                tells_apart = first.kind is not second.kind or not set(first.units) & set(second.units)
                assert first is second or tells_apart, (name, first.slug, second.slug)


def test_every_sure_name_is_found_as_it_stands():
    for name, namings in _table().names.items():
        if any(naming.is_sure for naming in namings):
            assert could_be_named(name)
            assert ("", namings) in list(match_names(name))


def test_every_pattern_of_the_table_compiles_and_no_line_of_words_is_idle():
    rows = _rows()
    text = str(rows["indicators"])
    for name in rows["words"]:
        assert f"<{name}>" in text, name
    for name in rows["regexes"]:
        assert f"'@{name}'" in text, name
    for namings in (*_table().names.values(), *_table().parts.values()):
        for naming in namings:
            for pattern in (naming.lead, naming.near, naming.follow, naming.then, naming.clause, naming.whole):
                re.compile(pattern or "")


def test_spellings_do_not_chain():
    for name in _rows()["spellings"]:
        assert normal_name(name) == name


def test_an_unknown_slug_is_refused_in_one_line():
    with pytest.raises(QueryError, match="'group-cover'"):
        indicator_named("group-cover")


@pytest.mark.parametrize(
    ("subject", "slug"),
    [
        ("全县义务教育集团化办学覆盖面", "group-coverage"),
        ("青山县教师轮岗交流占比", "rotation-rate"),
        ("“十四五”期间新增公办学位", "new-places"),
        ("近三年新改扩建中小学", "schools-built-or-renovated"),
        ("初中三年巩固率", "lower-secondary-retention"),
        ("超大班额占比", "extra-large-class-share"),
        ("每百名学生拥有体育、艺术（美术、音乐）专任教师数", "arts-sports-teachers-per-100"),
    ],
)
def test_a_subject_is_known_by_the_longest_name_that_it_ends_with(subject, slug):
    before, namings = next(iter(match_names(normal_name(subject))))
    assert [naming.indicator.slug for naming in namings] == [slug]
    assert is_neutral(before)


def test_a_name_ends_before_words_that_say_nothing_of_what_is_counted():
    found = list(match_names(normal_name("生均公用经费标准每生每年")))
    assert found[0][1][0].indicator.slug == "per-pupil-funds"


def test_the_part_of_a_share_is_looked_up_apart_from_names():
    before, namings = next(iter(match_shares("县级以上骨干教师")))
    assert before == ""
    assert {naming.indicator.slug for naming in namings} == {"key-teacher-share", "rotated-key-teacher-share"}


@pytest.mark.parametrize(
    "words", ["", "全市", "云台县", "近三年全省", "2023年末", "小学初中", "累计", "校际", "6至15周岁"]
)
def test_places_stages_times_and_verbs_of_establishing_are_neutral(words):
    assert is_neutral(normal_name(words))


@pytest.mark.parametrize("words", ["省级示范", "名存实亡", "超", "紧密型", "音乐", "上半学区", "智慧", "食堂", "农机"])
def test_words_that_narrow_what_is_counted_are_not_neutral(words):
    assert not is_neutral(words)


def test_names_of_an_indicator_are_folded():
    assert normal_name("体育、艺术专任教师") == "体艺专任教师"
    assert names_of("pupil-teacher-ratio") == ("生师比",)


@given(st.text(alphabet="学生校区县教师覆盖率比例占新增的、（）12年", max_size=40))
def test_a_normal_name_stays_as_it_is_and_no_subject_breaks_the_search(subject):
    name = normal_name(subject)
    assert normal_name(name) == name
    for before, namings in match_names(name):
        assert name.startswith(before)
        assert namings


@given(st.lists(st.sampled_from(["a", "b", "{c|d}", "{e|}", "<w>"]), max_size=5))
def test_expanding_makes_every_combination_once(pieces):
    names = list(expand_names("".join(pieces), {"w": "x|y|z"}))
    sizes = {"a": 1, "b": 1, "{c|d}": 2, "{e|}": 2, "<w>": 3}
    expected = 1
    for piece in pieces:
        expected *= sizes[piece]
    assert len(names) == expected


@pytest.mark.parametrize("piece", ["人数", "县", "小学初中", "近三年", "每生每年"])
def test_long_subjects_take_no_more_than_linear_time(piece):
    started = time.perf_counter()
    for size in (2_000, 20_000):
        subject = normal_name(piece * size)
        list(match_names(subject))
        is_neutral(subject)
        could_be_named(subject)
    assert time.perf_counter() - started < 5


def test_the_page_in_docs_is_what_the_tables_say():
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "build_indicator_reference", root / "scripts" / "build_indicator_reference.py"
    )
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.PAGE.read_text(encoding="utf-8") == script.build_page()
