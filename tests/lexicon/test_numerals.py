"""How much a numeral is: what a writer of Chinese numerals writes, `parse_number` reads back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.lexicon.numerals import FOLD, fold_width, parse_fraction, parse_number, scale_number

DIGITS = "零一二三四五六七八九"
FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def write_chinese(number: int, *, digits: str = DIGITS, tens: str = "十百千") -> str:
    """A whole number below 10**12 as it is read aloud: 10203 is 一万零二百零三."""
    if number < 10_000:
        return _write_group(number, digits, tens) or digits[0]
    scale, word = (10**8, "亿") if number >= 10**8 else (10**4, "万")
    head, rest = divmod(number, scale)
    written = write_chinese(head, digits=digits, tens=tens) + word
    if not rest:
        return written
    zero = digits[0] if rest * 10 < scale else ""
    return written + zero + write_chinese(rest, digits=digits, tens=tens)


def _write_group(group: int, digits: str, tens: str) -> str:
    written, skips_a_place = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit:
            zero = digits[0] if skips_a_place else ""
            written += zero + digits[digit] + (tens[place - 1] if place else "")
        skips_a_place = bool(written) and not digit
    return written


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_are_read_as_they_are_written(number):
    assert parse_number(write_chinese(number)) == number


@given(st.integers(0, 10**8 - 1))
def test_numerals_of_cheques_are_read_alike(number):
    assert parse_number(write_chinese(number, digits=FORMAL_DIGITS, tens="拾佰仟")) == number


@given(st.integers(10, 19))
def test_the_one_before_ten_may_be_left_out(number):
    assert parse_number(write_chinese(number).removeprefix("一")) == number


@given(st.integers(0, 10**10))
def test_two_before_a_great_scale_word_may_be_liang(number):
    written = write_chinese(number)
    for place in ("千", "万", "亿"):
        written = written.replace("二" + place, "两" + place)
    assert parse_number(written) == number


@given(st.integers(1, 9), st.sampled_from([("百", 100), ("千", 1000), ("万", 10**4), ("亿", 10**8)]), st.integers(1, 9))
def test_a_last_digit_without_its_scale_word_counts_the_next_lower_place(head, scale, tail):
    word, value = scale
    assert parse_number(f"{DIGITS[head]}{word}{DIGITS[tail]}") == head * value + tail * value // 10


@given(st.integers(1, 9), st.sampled_from([("百", 100), ("千", 1000), ("万", 10**4)]), st.integers(1, 9))
def test_a_zero_before_the_last_digit_makes_it_a_unit(head, scale, tail):
    word, value = scale
    assert parse_number(f"{DIGITS[head]}{word}零{DIGITS[tail]}") == head * value + tail


@given(st.integers(0, 10**15))
def test_arabic_numerals_read_as_themselves_with_and_without_separators(number):
    assert parse_number(str(number)) == parse_number(f"{number:,}") == number


@given(st.integers(0, 10**12))
def test_full_width_digits_and_commas_read_like_half_width_ones(number):
    wide = f"{number:,}".translate({ord(c): chr(ord(c) + 0xFEE0) for c in "0123456789,"})
    assert parse_number(wide) == number


@given(
    st.decimals(0, 10**6, places=3), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("千万", 10**7)])
)
def test_decimals_before_a_scale_word_are_exact(decimal, scale):
    word, value = scale
    number = parse_number(f"{decimal}{word}")
    assert math.isclose(number, float(decimal) * value, rel_tol=1e-12)
    if decimal * value % 1 == 0:
        assert isinstance(number, int)


@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_arabic_digits_behind_wan_are_added(thousands, rest):
    assert parse_number(f"{thousands}万{rest}") == thousands * 10_000 + rest


@given(st.integers(-(10**9), 10**9))
def test_a_sign_is_kept(number):
    assert parse_number(str(number)) == number


@given(st.integers(1, 10**8), st.sampled_from("余多来几"))
def test_words_that_round_are_passed_over(number, rounder):
    assert parse_number(f"{number}{rounder}") == parse_number(write_chinese(number) + rounder) == number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7万5千4百", 75_400),
        ("一万三", 13_000),
        ("一万零三", 10_003),
        ("两千五", 2_500),
        ("二〇二四", 2024),
        ("一〇八", 108),
        ("百", 100),
        ("十", 10),
        ("二十", 20),
        ("3.6亿", 360_000_000),
        ("1,100万", 11_000_000),
        ("2 000", 2_000),
        ("1\n200", 1_200),
        ("４.７８万亿", 4_780_000_000_000),
        ("十余万", 100_000),
        ("三千万", 30_000_000),
        ("12亿3000万", 1_230_000_000),
        ("0.05", 0.05),
    ],
)
def test_mixed_forms(written, value):
    assert parse_number(written) == value


@pytest.mark.parametrize("written", ["", "学校", "三校", "点五", "A1", "余", "-", ",", "1" * 400 + ".5"])
def test_what_is_no_numeral_is_told(written):
    with pytest.raises(ValueError):
        parse_number(written)


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿0123456789.,-余多几 壹拾佰仟", max_size=30))
def test_any_run_of_numeral_characters_is_a_number_or_a_value_error(written):
    try:
        value = parse_number(written)
    except ValueError:
        return
    assert isinstance(value, int | float)
    assert not isinstance(value, float) or math.isfinite(value)


@pytest.mark.parametrize(
    ("denominator", "numerator", "percentage"),
    [
        ("百", "六十", 60),
        ("千", "五", 0.5),
        ("万", "三", 0.03),
        ("三", "二", 200 / 3),
        ("十", "一", 10),
        ("百", "12.5", 12.5),
    ],
)
def test_shares_are_given_in_per_cent(denominator, numerator, percentage):
    assert parse_fraction(denominator, numerator) == pytest.approx(percentage)


def test_nothing_is_a_share_of_zero():
    with pytest.raises(ValueError):
        parse_fraction("零", "一")


@given(st.decimals(0, 10**4, places=2), st.sampled_from([10, 100, 10**4, 10**8]))
def test_scaling_leaves_no_binary_noise(value, factor):
    assert scale_number(float(value), factor) == pytest.approx(float(value) * factor, rel=1e-12)
    assert scale_number(float(value), 100) == int(value * 100)


@given(st.text())
def test_folding_never_moves_a_character(text):
    folded = fold_width(text)
    assert len(folded) == len(text)
    assert fold_width(folded) == folded
    assert not any("\uff01" <= character <= "\uff5e" for character in folded)


@given(st.text() | st.text(alphabet="".join(map(chr, FOLD)) + "校1,"))
def test_folding_puts_every_character_of_the_table_in_its_place(text):
    assert fold_width(text) == text.translate(FOLD)
