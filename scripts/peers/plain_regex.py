"""The tool that anybody writes first: one expression for Arabic digits and a list of units."""

from __future__ import annotations

import re

UNITS = (
    "个|所|名|人次|人|项|间|场|户|种|类|家|件|条|篇|册|本|套|台|辆|位|次|批|门|节|课时|学时|份|处|座|栋|支|张|"
    "元|平方米|亩|公里|米|吨|倍|年|天|小时|岁|%"
)
SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
QUANTITY = re.compile(rf"(\d+(?:,\d{{3}})*(?:\.\d+)?)([余多]?)(万亿|千万|百万|亿|万|千|百)?([余多]?)({UNITS})")


def find(text: str) -> list[tuple[int, int, float, str]]:
    """Start, end, value and unit of each quantity."""
    return [
        (m.start(), m.end(), round(float(m[1].replace(",", "")) * SCALES[m[3] or ""], 6), m[5])
        for m in QUANTITY.finditer(text)
    ]
