"""Pieces of one collection that a site or editor spread over several pages or files: …案例（上）, …案例（下）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_text.records import DocumentType, Span, Structure
from policy_text.structure.lines import squeeze
from policy_text.structure.marks import parse_mark_number

__all__ = ["JoinedCase", "Part", "group_parts", "join_cases", "read_part"]


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


class JoinedCase(NamedTuple):
    """A case of a collection in several pieces: what it is about, and where its text stands in which of them."""

    title: str
    region: str | None
    adcode: str | None
    pieces: tuple[tuple[int, Span], ...]
    """Index of the structure, and the span in its document."""


def group_parts(structures: Sequence[Structure]) -> list[list[int]]:
    """Indexes of the structures that are pieces of one document, in the order of their parts.

    Pieces have the same title but for its part, and no two of them the same part; the first may bear the title alone.
    """
    groups: dict[tuple[str, str], dict[int, int]] = {}
    for index, structure in enumerate(structures):
        if structure.metadata.title is not None and _SIGN.search(structure.metadata.title):
            part = read_part(structure.metadata.title)
            groups.setdefault(_key(part, structure), {}).setdefault(part.number, index)
    for index, structure in enumerate(structures):
        if structure.metadata.title is not None and not _SIGN.search(structure.metadata.title):
            part = read_part(structure.metadata.title)
            groups.get(_key(part, structure), {}).setdefault(part.number, index)
    return [[parts[number] for number in sorted(parts)] for parts in groups.values() if len(parts) > 1]


def _key(part: Part, structure: Structure) -> tuple[str, str]:
    return squeeze(part.base), structure.metadata.issuer or ""


def join_cases(structures: Sequence[Structure], order: Sequence[int]) -> list[JoinedCase]:
    """The cases of the pieces in ``order``, as `group_parts` gives it, as if they were one document.

    The paragraphs before the first case of a later piece go on with the last case of the piece before it, and so does
    a piece that is no collection of its own.
    """
    joined: list[JoinedCase] = []
    for index in order:
        structure = structures[index]
        cases = list(structure.cases)
        is_collection = structure.metadata.doc_type is DocumentType.CASE_COLLECTION
        if joined and not is_collection:
            cases = []
        rest = _told_before(structure, cases[0].start if cases else structure.body.end)
        if joined and rest is not None:
            joined[-1] = joined[-1]._replace(pieces=(*joined[-1].pieces, (index, rest)))
        joined += [JoinedCase(c.title, c.region, c.adcode, ((index, Span(c.start, c.end)),)) for c in cases]
    return joined


def _told_before(structure: Structure, stop: int) -> Span | None:
    """The running text of a piece up to ``stop``, without its title and the mark of what follows."""
    told = [paragraph for paragraph in structure.paragraphs if paragraph.end <= stop]
    return Span(told[0].start, told[-1].end) if told else None
