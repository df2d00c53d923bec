"""Pieces of one collection that a site or editor spread over several pages or files: …案例（上）, …案例（下）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_text.records import Structure
from policy_text.structure.lines import squeeze
from policy_text.structure.marks import parse_mark_number

__all__ = ["Part", "group_parts", "read_part"]


class Part(NamedTuple):
    """A title without the sign of its part, and the part's place in the row; 1 where it has no sign."""

    base: str
    number: int


_HALVES = {"上": 1, "中": 2, "下": 3}
_SIGN = re.compile(
    r"""[ \u3000]*(?:
        [（(\[【](?P<half>[上中下])(?:篇|集|部)?[）)\]】]
        |[（(\[【](?:第)?(?P<bracketed>[一二三四五六七八九十]{1,3}|[0-9]{1,3})(?:批|期|辑|页|部分)?[）)\]】]
        |之(?P<of>[一二三四五六七八九十]{1,3})
        |第(?P<counted>[一二三四五六七八九十]{1,3}|[0-9]{1,3})(?:批|期|辑|页|部分)
        |[-_](?P<page>[0-9]{1,2})
    )[ \u3000]*$""",
    re.VERBOSE,
)


def read_part(title: str) -> Part:
    """The title's base and part.

    >>> read_part("各地均衡发展优秀案例（下）")
    Part(base='各地均衡发展优秀案例', number=3)
    >>> read_part("教联体典型案例之二").number, read_part("某县工作总结").number
    (2, 1)
    """
    found = _SIGN.search(title)
    if found is None:
        return Part(title.strip(), 1)
    sign = next(value for value in found.groupdict().values() if value)
    return Part(title[: found.start()].strip(), _HALVES.get(sign) or parse_mark_number(sign) or 1)


def group_parts(structures: Sequence[Structure]) -> list[list[int]]:
    """Indexes of the structures that are pieces of one document, in the order of their parts.

    Pieces have the same title but for its part, and no two of them the same part; whatever stands before the first
    case of a later piece goes on with the last case of the piece before it.
    """
    groups: dict[tuple[str, str], dict[int, int]] = {}
    for index, structure in enumerate(structures):
        title = structure.metadata.title
        if title is None or _SIGN.search(title) is None:
            continue
        part = read_part(title)
        key = (squeeze(part.base), structure.metadata.issuer or "")
        groups.setdefault(key, {}).setdefault(part.number, index)
    return [[parts[number] for number in sorted(parts)] for parts in groups.values() if len(parts) > 1]
