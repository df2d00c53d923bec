"""How much a number is: Arabic and Chinese numerals and their mixtures.

A policy text writes the same amount as 34000, 3.4万, 3万4000, 三万四千 or 三万四. One recursive rule reads them all:
a scale word (十, 百, 千, 万, 亿) multiplies what stands before it and adds what follows.
"""

from __future__ import annotations

import re
from fractions import Fraction

__all__ = ["DIGITS", "FOLD", "SCALES", "fold_width", "parse_between", "parse_fraction", "parse_number", "scale_number"]

DIGITS = {
    **dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "两": 2,
    "俩": 2,
    "仨": 3,
}
SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}

# Full-width forms and typographic variants, one to one: offsets into the folded text are offsets into the text.
FOLD = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {
        "∶": ":",
        "︰": ":",
        "﹪": "%",
        "－": "-",
        "﹣": "-",
        "−": "-",
        "–": "-",
        "―": "—",
        "～": "~",
        "〜": "~",
        "∼": "~",
    }
    | {"\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "．": "."}
)

_FOLDED = {chr(code): folded for code, folded in FOLD.items()}
_TO_FOLD = re.compile(f"[{''.join(_FOLDED)}]")
_LONGEST_NUMERAL = 40
_NEIGHBOURS = re.compile(
    r"(?P<head>(?:[二三四五六七八九]?[十百千])?)"
    r"(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<scale>[十百千]?[万亿]?)"
)
_FOUR_DIGIT_SCALES = "十拾百佰千仟"
_ROUNDERS = re.compile(r"[余多来几]")
_ARABIC = re.compile(r"\d+(?:\.\d+)?")


def fold_width(text: str) -> str:
    """Full-width digits, letters and punctuation as their half-width forms; the length never changes.

    >>> fold_width("１２．５％（约）")
    '12.5%(约)'
    """
    # str.translate looks up every character; to look for the few that change takes a quarter of the time
    return _TO_FOLD.sub(_fold, text)


def _fold(found: re.Match[str]) -> str:
    return _FOLDED[found[0]]


def parse_number(text: str) -> int | float:
    """The amount that a numeral states; words that round it (余, 多, 来, 几) and separators are passed over.

    >>> [parse_number(numeral) for numeral in ("3万4000", "1,100万", "二百余万", "7万5千4百")]
    [34000, 11000000, 2000000, 75400]
    >>> [parse_number(numeral) for numeral in ("一万三", "4.78万亿", "十几", "1.05亿")]
    [13000, 4780000000000, 10, 105000000]

    Raises ValueError where the text holds no numeral.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if text in DIGITS:
        return DIGITS[text]
    if len(text) <= _LONGEST_NUMERAL and text.isascii() and _ARABIC.fullmatch(text):
        whole, _, decimals = text.partition(".")
        return float(text) if decimals.strip("0") else int(whole)
    cleaned = _ROUNDERS.sub("", fold_width(text)).replace(",", "").replace(" ", "").replace("\n", "")
    negative = cleaned.startswith("-")
    value = _parse_scaled(cleaned.lstrip("+-"))
    return _plain(-value if negative else value)


def parse_between(text: str) -> tuple[int | float, int | float] | None:
    """The two amounts of a numeral with two neighbouring digits, or None: 三四百 lies between 300 and 400.

    >>> parse_between("两三万"), parse_between("十七八"), parse_between("二〇二三"), parse_between("三十四")
    ((20000, 30000), (17, 18), None, None)
    """
    found = _NEIGHBOURS.fullmatch(text)
    if found is None or DIGITS[found["high"]] != DIGITS[found["low"]] + 1:
        return None
    low, high = (parse_number(found["head"] + found[digit] + found["scale"]) for digit in ("low", "high"))
    return low, high


def parse_fraction(denominator: str, numerator: str) -> int | float:
    """A share as per cent: 三分之一 is 33.33…, 百分之六十 is 60, 万分之三 is 0.03.

    >>> parse_fraction("百", "六十"), parse_fraction("万", "三"), round(parse_fraction("三", "一"), 2)
    (60, 0.03, 33.33)
    """
    whole = SCALES.get(denominator) or parse_number(denominator)
    if not whole:
        raise ValueError(f"no share of {denominator}")
    return _plain(Fraction(str(parse_number(numerator))) / Fraction(str(whole)) * 100)


def scale_number(value: int | float, factor: int | float) -> int | float:
    """The product without binary noise.

    >>> scale_number(138.2, 10**8)
    13820000000
    """
    if isinstance(value, int) and isinstance(factor, int):
        return value * factor
    return _plain(Fraction(str(value)) * Fraction(str(factor)))


def _parse_scaled(text: str) -> int | Fraction:
    """Split at the greatest scale word: what precedes it is multiplied, what follows it is added."""
    if len(text) > _LONGEST_NUMERAL:
        raise ValueError(f"a row of {len(text)} numerals is no number")
    for scale_word in ("亿", "万"):
        head, found, tail = text.rpartition(scale_word)
        if found:
            head_value = _parse_scaled(head) if head else 1
            return head_value * SCALES[scale_word] + _parse_tail(tail, SCALES[scale_word])
    return _parse_below_ten_thousand(text)


def _parse_tail(tail: str, scale: int) -> int | Fraction:
    """A lone digit after a scale word counts its tenth: 一万三 is 13,000; 一万零三 is 10,003."""
    if not tail:
        return 0
    if len(tail) == 1 and tail in DIGITS and tail not in "〇零":
        return DIGITS[tail] * scale // 10
    return _parse_scaled(tail)


def _parse_below_ten_thousand(text: str) -> int | Fraction:
    if not text:
        raise ValueError("no number")
    if _ARABIC.fullmatch(text):
        return _parse_arabic(text)
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total: int | Fraction = 0
    pending: int | Fraction | None = None
    last_scale, position = 1, 0
    while position < len(text):
        character = text[position]
        arabic = _ARABIC.match(text, position)
        if arabic:
            pending, position = _parse_arabic(arabic.group()), arabic.end()
            continue
        if character in _FOUR_DIGIT_SCALES:
            last_scale = SCALES[character]
            total += (1 if pending is None else pending) * last_scale
            pending = None
        elif character in DIGITS:
            pending = DIGITS[character]
            if character in "〇零":
                last_scale, pending = 10, None
        else:
            raise ValueError(f"not a numeral: {text}")
        position += 1
    if pending is None:
        return total
    is_elided_tenth = last_scale >= 100 and text[-1] in DIGITS and text[-2:-1] not in ("零", "〇")
    return total + (pending * (last_scale // 10) if is_elided_tenth else pending)


def _parse_arabic(text: str) -> int | Fraction:
    """Whole numbers stay such: a fraction costs ten times as much."""
    whole, _, decimals = text.partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else int(whole)


def _plain(value: int | Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
