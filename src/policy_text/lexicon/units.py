"""Units and classifiers: how a unit is written, what it is called, and what kind of quantity it makes.

The table lies in ``data/units.tsv``: the form as written, the canonical unit, the kind, a factor into the canonical
unit, and whether a Chinese numeral before it makes a quantity by itself (``firm``) or only with a concrete noun.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from policy_text.lexicon.data_files import read_table
from policy_text.lexicon.numerals import parse_number

__all__ = ["Unit", "split_unit", "stated_unit", "unit_forms", "unit_named"]

_SCALES = ("万亿", "亿", "千万", "百万", "万", "千", "百")
"""What may stand before a unit at the head of a table."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One written form of a unit."""

    form: str
    name: str
    kind: str
    factor: int
    firm: bool


@cache
def _units() -> dict[str, Unit]:
    return {
        row["form"]: Unit(
            form=row["form"],
            name=row["name"] or row["form"],
            kind=row["kind"],
            factor=int(row["factor"] or 1),
            firm=row["firm"] == "yes",
        )
        for row in read_table("units.tsv")
    }


def unit_named(form: str) -> Unit:
    """The unit that is written ``form``.

    >>> unit_named("千米").name, unit_named("所").kind, unit_named("个学分").name
    ('公里', 'count', '学分')
    """
    return _units()[form]


def unit_forms() -> list[str]:
    """All written forms, longest first, as an alternation needs them."""
    return sorted(_units(), key=lambda form: (-len(form), form))


def stated_unit(words: str) -> str | None:
    """The unit that words are, but for whom it is per: 元/生 is 元, and what is per pupil is the subject's to say."""
    return next((unit for unit in (words, words.partition("/")[0]) if split_unit(unit)), None)


def split_unit(unit: str) -> tuple[int, str] | None:
    """万人 as the factor 10,000 and the unit 人; None where it is no unit.

    >>> split_unit("万人"), split_unit("教育局")
    ((10000, '人'), None)
    """
    for scale in (*_SCALES, ""):
        form = unit.removeprefix(scale)
        if scale and form == unit:
            continue
        if form in _units():
            return int(parse_number("一" + scale)) if scale else 1, form
    return None
