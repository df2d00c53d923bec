"""What a marked quantity and its note say, as the fields of a measure.

This reads only what a reader has marked; it shares no code with the extractor that the gold is to judge.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["read_measure"]

_QUANTITY = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十])(?P<inner>[余多])?(?P<scale>[万亿]*)(?P<outer>[余多])?(?P<unit>\D*)"
)
_NUMERALS = dict(zip("一二三四五六七八九十两", (*range(1, 11), 2), strict=True))
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_KINDS = {
    "percentage": ("%", "百分点"),
    "money": ("元",),
    "area": ("平方米", "亩"),
    "length": ("公里",),
    "multiple": ("倍",),
    "duration": ("年", "周", "天", "小时", "分钟", "学时", "周岁"),
}
_WORDS = {
    "status": ("achieved", "target", "requirement"),
    "change": ("level", "increase", "decrease"),
    "qualifier": ("exact", "about", "nearly", "over", "at_least", "at_most"),
}


def read_measure(text: str, note: str) -> dict[str, Any]:
    """The fields of a gold measure but for its place.

    >>> measure = read_measure("2.8万余人", "参与家长;@今年以来=2022/")
    >>> measure["value"], measure["unit"], measure["kind"], measure["qualifier"], measure["time"]
    (28000, '人', 'count', 'over', {'text': '今年以来', 'from': '2022', 'to': None})
    """
    subject, *words = note.split(";")
    fields = _settle(text, words)
    fields.setdefault("kind", _kind_of(fields["unit"]))
    return {
        "text": text,
        "value": fields["value"],
        "value_max": fields.get("max"),
        "unit": fields["unit"],
        "kind": fields["kind"],
        "qualifier": fields["qualifier"],
        "subject": subject,
        "breakdown": fields.get("by"),
        "change": fields.get("change", "level"),
        "status": fields.get("status", "achieved"),
        "time": fields.get("time"),
        "optional": fields.get("optional", False),
    }


def _settle(text: str, words: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for word in words:
        fields |= _read_word(word)
    quantity = _QUANTITY.fullmatch(text)
    if quantity is None:
        if not {"value", "unit"} <= fields.keys():
            raise ValueError(f"{text!r} needs value: and unit: in its note")
    else:
        fields.setdefault("value", _number(quantity))
        fields.setdefault("unit", quantity["unit"].strip())
    more = quantity is not None and (quantity["inner"] or quantity["outer"])
    fields.setdefault("qualifier", "over" if more else "exact")
    return fields


def _read_word(word: str) -> dict[str, Any]:
    if word == "optional":
        return {"optional": True}
    for field, known in _WORDS.items():
        if word in known:
            return {field: word}
    if word.startswith("@"):
        text, _, bounds = word[1:].partition("=")
        start, _, end = bounds.partition("/")
        return {"time": {"text": text, "from": start or None, "to": end or None}}
    name, colon, value = word.partition(":")
    if not colon or name not in ("by", "unit", "kind", "value", "max"):
        raise ValueError(f"{word!r} is no word of a note")
    return {name: _plain(float(value)) if name in ("value", "max") else value}


def _number(quantity: re.Match[str]) -> float | int:
    digits = quantity["digits"].replace(",", "")
    number = _NUMERALS[digits] if digits in _NUMERALS else float(digits)
    for sign in quantity["scale"]:
        number *= _SCALES[sign]
    return _plain(round(number, 6))


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number


def _kind_of(unit: str) -> str:
    return next((kind for kind, units in _KINDS.items() if unit in units), "count")
