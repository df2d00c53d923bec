"""A list number in each format that Word has for Chinese documents.

Source: ECMA-376 part 1, section 17.18.59 ST_NumberFormat.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["write_number"]

_LARGEST = 99_999
"""Word counts a list no further than 32,767; beyond this a number is written in digits."""


def write_number(value: int, number_format: str) -> str:
    """Write a number; formats that Word shows as digits, and values that a format cannot show, come out as digits.

    >>> [write_number(12, name) for name in ("chineseCounting", "decimalEnclosedCircle", "upperRoman", "lowerLetter")]
    ['十二', '⑫', 'XII', 'l']
    """
    if not 0 <= value <= _LARGEST:
        return str(value)
    writer = _WRITERS.get(number_format)
    return (writer(value) if writer else "") or str(value)


_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"


def _count(value: int, digits: str, units: str, *, zero: str = "", bare_ten: bool = True) -> str:
    """Chinese counting: 一十二 is 十二 where ``bare_ten``, an empty place between is ``zero``."""
    if value == 0:
        return digits[0]
    written = ""
    gap = False
    for place in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**place % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += zero if gap else ""
        gap = False
        bare = bare_ten and digit == 1 and place == 1 and not written
        written += ("" if bare else digits[digit]) + (units[place - 1] if place else "")
    return written


def _chinese_counting(value: int) -> str:
    """Up to 99 with 十, then digit by digit: 一〇一."""
    return _count(value, _DIGITS, "十") if value < 100 else _digit_by_digit(value)


def _chinese_thousands(value: int) -> str:
    return _count(value, _DIGITS, "十百千万", zero="零")


def _japanese_counting(value: int) -> str:
    """No one before ten, hundred, thousand: 百一."""
    written = _count(value, _DIGITS, "十百千万")
    for unit in "十百千":
        written = written.replace("一" + unit, unit)
    return written


def _digit_by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _roman(value: int) -> str:
    written = ""
    for worth, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        written += letters * (value // worth)
        value %= worth
    return written


def _letter(value: int) -> str:
    """A to Z, then AA, BB as Word does."""
    return "" if value == 0 else chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _from(first: str, last: int) -> Callable[[int], str]:
    """Characters that follow one another in Unicode, up to the last that the standard has for a format.

    Unicode has circles up to 50, but Word draws none beyond 20.
    """
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= last else ""


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda value: characters[(value - 1) % len(characters)] if value else ""


_WRITERS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese_counting,
    "chineseCountingThousand": _chinese_thousands,
    "japaneseCounting": _japanese_counting,
    "taiwaneseCounting": _chinese_counting,
    "taiwaneseCountingThousand": _chinese_thousands,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": lambda value: _count(value, _LEGAL, "拾佰仟萬", zero="零", bare_ten=False),
    "ideographLegalTraditional": lambda value: _count(value, _LEGAL_TRADITIONAL, "拾佰仟萬", zero="零", bare_ten=False),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalFullWidth": lambda value: "".join(chr(ord("０") + int(digit)) for digit in str(value)),
    "decimalFullWidth2": lambda value: "".join(chr(ord("０") + int(digit)) for digit in str(value)),
    "numberInDash": lambda value: f"- {value} -",
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "ordinal": _ordinal,
}
