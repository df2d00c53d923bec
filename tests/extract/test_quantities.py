"""Quantities of a passage: numbers with their scale words and units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.extract.quantities import find_quantities
from policy_text.lexicon.units import unit_forms, unit_named

NOISE = st.text(
    alphabet="第余多几一二三十百千万亿两成半分之倍所个名元%年月日:.,，、。-—至到0123456789教育a", max_size=120
)


def written(text):
    return [text[quantity.start : quantity.end] for quantity in find_quantities(text)]


@given(NOISE)
def test_quantities_are_in_order_disjoint_and_inside_the_text(text):
    position = 0
    for quantity in find_quantities(text):
        assert position <= quantity.start < quantity.end <= len(text)
        position = quantity.end


@given(NOISE)
def test_the_upper_end_of_a_range_is_above_the_lower(text):
    for quantity in find_quantities(text):
        if quantity.value_max is not None:
            assert quantity.value < quantity.value_max


@given(NOISE)
def test_reading_twice_gives_the_same(text):
    assert list(find_quantities(text)) == list(find_quantities(text))


@pytest.mark.parametrize("form", [form for form in unit_forms() if form[0] not in "一二三四五六七八九十百千万亿兆两"])
def test_every_unit_is_read_behind_an_arabic_number(form):
    unit = unit_named(form)
    [quantity] = find_quantities(f"共37{form}。")
    assert (quantity.unit, quantity.kind, quantity.form) == (unit.name, unit.kind, form)
    assert quantity.value == pytest.approx(37 * unit.factor)


@given(st.integers(1, 10**9), st.sampled_from(["所", "名", "元", "%", "平方米", "公里"]))
def test_arabic_numbers_keep_their_value(number, unit):
    [quantity] = find_quantities(f"合计{number}{unit}左右")
    assert (quantity.value, quantity.unit, quantity.value_max) == (number, unit, None)


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from("-—~至到"))
def test_ranges_have_two_ends(low, step, dash):
    [quantity] = find_quantities(f"每县{low}{dash}{low + step}所")
    assert (quantity.value, quantity.value_max) == (low, low + step)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("投入3000余万元", ["3000余万元"]),
        ("60多种课程", ["60多种"]),
        ("网络达万兆", ["万兆"]),
        ("3万4000名", ["3万4000名"]),
        ("两到三万港元", ["两到三万港元"]),
        ("30%至40%", ["30%至40%"]),
        ("3—5所", ["3—5所"]),
        ("5大类、60多种", ["5大类", "60多种"]),
        ("390万65岁以上老人", ["390万", "65岁"]),
        ("提高3.2个百分点", ["3.2个百分点"]),
        ("百分之六十", ["百分之六十"]),
        ("师生比1:15", ["1:15"]),
    ],
)
def test_spans_hold_number_scale_word_inner_modifier_and_unit(text, spans):
    assert written(text) == spans


@pytest.mark.parametrize("text", ["A12所", "〔2023〕", "B-3个", "x3个"])
def test_numbers_inside_codes_are_none(text):
    assert written(text) == []
