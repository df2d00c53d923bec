"""Units and classifiers: how a unit is written, what it is called, and what kind of quantity it makes.

The table lies in ``data/units.tsv``: the form as written, the canonical unit, the kind, a factor into the canonical
unit, and whether a Chinese numeral before it makes a quantity by itself (``firm``) or only with a concrete noun.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from policy_text.lexicon.data_files import read_table

__all__ = ["Unit", "unit_forms", "unit_named"]


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
