"""What a passage can be narrowed by, as names and values, as tokens of the index, and packed for counting."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policy_text.database.folding import fold

__all__ = [
    "Facet",
    "PackedFacets",
    "index_tokens",
    "pack_facets",
    "region_facets",
    "token_expression",
    "unpack_facets",
]

Facet = tuple[str, str]
"""Name and value: ``("year", "2022")``."""

_CODES = {2: "H", 4: "I"}

MARK = "Φ"
"""Begins the token of every facet. Folded text has no capital letters, so no word can be taken for a facet."""


PARAGRAPH = ("passage", "p")
"""What most passages are; only the others have a token that says what they are."""


@lru_cache(maxsize=100_000)
def _token(facet: Facet) -> str:
    name, value = facet
    return f"{MARK}{fold(name)}＝{fold(value)}"


def index_tokens(facets: Collection[Facet]) -> str:
    """The tokens of a passage's facets, without those that others tell: they would make the index a tenth larger.

    A prefecture is told by the code of the county in it, a paragraph by not being anything else.

    >>> index_tokens([("region", "37"), ("region", "3703"), ("region", "370302"), ("passage", "p")])
    'Φregion＝37 Φregion＝370302'
    """
    has_county = any(_is_code(facet, 6) for facet in facets)
    return " ".join(_token(f) for f in facets if f != PARAGRAPH and not (has_county and _is_code(f, 4)))


def _is_code(facet: Facet, digits: int) -> bool:
    name, value = facet
    return name == "region" and len(value) == digits and value.isdigit()


def token_expression(facet: Facet) -> str:
    """What finds the passages with a facet, in FTS5's language; a prefecture is what its counties begin with.

    >>> token_expression(("reform", "group-schooling")), token_expression(("region", "3703"))
    ('"Φreform＝group－schooling"', '"Φregion＝3703" *')
    """
    return f'"{_token(facet)}"{" *" * _is_code(facet, 4)}'


def region_facets(adcode: str | None, region_name: str | None) -> Iterator[Facet]:
    """A place and the divisions around it, by the digits that the codes of all places inside them begin with.

    >>> list(region_facets("370302", "山东省淄博市淄川区"))
    [('region', '37'), ('region', '3703'), ('region', '370302')]
    """
    if adcode is None:
        if region_name:
            yield "region", region_name
        return
    for digits in (2, 4, 6):
        yield "region", adcode[:digits]
        if set(adcode[digits:]) <= {"0"}:
            return


@dataclass(frozen=True, slots=True)
class PackedFacets:
    """The facets of a document's passages: singles as (facet, passage), runs as (facet, first passage, length)."""

    width: int
    singles: bytes
    runs: bytes


def pack_facets(facets_of_passages: Sequence[Sequence[int]]) -> PackedFacets:
    """Numbers of facets for consecutive passages, counted from 0, in the fewest bytes that numpy reads at once.

    >>> unpack_facets(pack_facets([[1, 2], [1], [], [2]]))
    {0: [1, 2], 1: [1], 3: [2]}
    """
    open_runs: dict[int, int] = {}
    singles: list[int] = []
    runs: list[int] = []
    for passage, numbers in enumerate([*facets_of_passages, ()]):
        for number in [n for n in open_runs if n not in numbers]:
            start = open_runs.pop(number)
            if passage - start == 1:
                singles.extend((number, start))
            else:
                runs.extend((number, start, passage - start))
        for number in numbers:
            open_runs.setdefault(number, passage)
    width = 2 if max([*singles, *runs], default=0) < 1 << 16 else 4
    return PackedFacets(width, _pack(singles, width), _pack(runs, width))


def unpack_facets(packed: PackedFacets) -> dict[int, list[int]]:
    """Passage to the numbers of its facets."""
    facets: dict[int, list[int]] = {}
    singles, runs = _unpack(packed.singles, packed.width), _unpack(packed.runs, packed.width)
    for number, passage in zip(singles[::2], singles[1::2], strict=True):
        facets.setdefault(passage, []).append(number)
    for number, first, length in zip(runs[::3], runs[1::3], runs[2::3], strict=True):
        for passage in range(first, first + length):
            facets.setdefault(passage, []).append(number)
    return {passage: sorted(numbers) for passage, numbers in sorted(facets.items())}


def _pack(numbers: list[int], width: int) -> bytes:
    return struct.pack(f"<{len(numbers)}{_CODES[width]}", *numbers)


def _unpack(packed: bytes, width: int) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // width}{_CODES[width]}", packed)
