"""What a passage can be narrowed by, as names and values, as tokens of the index, and packed for counting."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from policy_text.database.folding import fold

__all__ = ["Facet", "facet_token", "pack_runs", "region_facets", "token_expression", "unpack_runs"]

Facet = tuple[str, str]
"""Name and value: ``("year", "2022")``."""

MARK = "Φ"
"""Begins the token of every facet. Folded text has no capital letters, so no word can be taken for a facet."""


def facet_token(facet: Facet) -> str:
    """The token of a facet in the index.

    >>> facet_token(("reform", "group-schooling"))
    'Φreform＝group－schooling'
    """
    name, value = facet
    return f"{MARK}{fold(name)}＝{fold(value)}"


def token_expression(facet: Facet) -> str:
    """The token in FTS5's language."""
    return f'"{facet_token(facet)}"'


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


def pack_runs(first_passage: int, facets_of_passages: Sequence[Sequence[int]]) -> bytes:
    """Facet numbers of consecutive passages as (facet, first passage, length) for every unbroken run.

    >>> unpack_runs(pack_runs(5, [[1, 2], [1], []]))
    {5: [1, 2], 6: [1]}
    """
    open_runs: dict[int, int] = {}
    runs = array("I")
    for passage, numbers in enumerate([*facets_of_passages, ()], start=first_passage):
        for number in [n for n in open_runs if n not in numbers]:
            start = open_runs.pop(number)
            runs.extend((number, start, passage - start))
        for number in numbers:
            open_runs.setdefault(number, passage)
    return _little_endian(runs).tobytes()


def unpack_runs(runs: bytes) -> dict[int, list[int]]:
    """Passage to the numbers of its facets."""
    packed = array("I")
    packed.frombytes(runs)
    packed = _little_endian(packed)
    facets: dict[int, list[int]] = {}
    for at in range(0, len(packed), 3):
        number, first, length = packed[at : at + 3]
        for passage in range(first, first + length):
            facets.setdefault(passage, []).append(number)
    return {passage: sorted(numbers) for passage, numbers in sorted(facets.items())}


def _little_endian(numbers: array[int]) -> array[int]:
    import sys

    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers
