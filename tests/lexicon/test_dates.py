"""Dates, years and plan periods as ISO partial dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.lexicon.dates import Period, iso_day, iso_month, iso_year, plan_period, shift_year

YEARS = st.integers(1900, 2099)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_a_day_of_the_calendar_is_its_iso_form(day):
    assert iso_day(day.year, day.month, day.day) == day.isoformat()
    assert iso_month(str(day.year), str(day.month)) == day.isoformat()[:7]
    assert iso_year(day.year) == day.isoformat()[:4]


@given(YEARS, st.integers(0, 99), st.integers(0, 99))
def test_what_the_calendar_does_not_have_is_cut_to_what_it_has(year, month, day):
    form = iso_day(year, month, day)
    assert form.startswith(f"{year:04d}")
    if len(form) == 10:
        datetime.date.fromisoformat(form)
    elif len(form) == 7:
        datetime.date.fromisoformat(form + "-01")
    else:
        assert not 1 <= month <= 12


def test_leap_days():
    assert iso_day(2024, 2, 29) == "2024-02-29"
    assert iso_day(2023, 2, 29) == "2023-02"


@pytest.mark.parametrize(
    ("written", "year"),
    [("二〇二四", "2024"), ("二零一九", "2019"), ("一九九八", "1998"), ("99", "1999"), ("08", "2008"), ("49", "2049")],
)
def test_years_in_chinese_and_in_two_digits(written, year):
    assert iso_year(written) == year


def test_months_in_chinese():
    assert iso_month("二〇二三", "十二") == "2023-12"
    assert iso_day("2023", "九", "1") == "2023-09-01"


@pytest.mark.parametrize(
    ("ordinal", "start", "end"),
    [("九", "1996", "2000"), ("十一", "2006", "2010"), ("十二", "2011", "2015"), ("十三", "2016", "2020"),
     ("十四", "2021", "2025"), ("十五", "2026", "2030")],
)  # fmt: skip
def test_plan_periods(ordinal, start, end):
    assert plan_period(ordinal) == Period(start, end)


@given(st.integers(10, 19))
def test_plans_follow_each_other_without_a_gap(number):
    ordinals = {10: "十"} | {10 + i: "十" + digit for i, digit in enumerate("一二三四五六七八九", 1)} | {20: "二十"}
    this, following = plan_period(ordinals[number]), plan_period(ordinals[number + 1])
    assert int(this.end or 0) + 1 == int(following.start or 0)
    assert int(this.end or 0) - int(this.start or 0) == 4


@given(YEARS, st.integers(-50, 50))
def test_shifting_there_and_back_gives_the_year_again(year, years):
    assert shift_year(shift_year(f"{year}-05-01", years), -years) == str(year)
