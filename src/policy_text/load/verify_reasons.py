"""What to tell of a number that does not stand at its place: what stands there now, and where it went."""

from __future__ import annotations

import re
from functools import cached_property

from policy_text.records import Block, BlockKind, Cell, Document, Place

__all__ = ["Whereabouts", "place_parts", "same_place"]

_NEAR = 0.75
"""Points by which a box may differ when it is read again from another edition of the same bytes."""
_CUT = re.compile(r"^\d{2}|[\t\n].")
"""Offsets that fall into the middle of a number, or over the edge of a cell."""
_SHOWN = 40
"""Characters of an element that a reason quotes."""
_MOST_SOUGHT = 200
"""Numbers of one original that are looked for elsewhere: each search goes through the whole text."""
_NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百千万亿两")


class Whereabouts:
    """Where things stand in an original that was opened again."""

    def __init__(self, document: Document, taken: set[int]) -> None:
        """``taken`` are the offsets of the numbers that were found again."""
        self._document = document
        self._taken = taken
        self._sought = 0

    def words_at(self, place: Place | None, start: int, end: int) -> str:
        """What stands at a place now: a number at its offsets if they lie there, else what its box or element holds."""
        text = self._document.text
        here = text[max(start, 0) : max(end, 0)]
        is_whole = here[:1] in _NUMERALS and not _CUT.search(text[max(start - 1, 0) : max(end, 0)])
        if place is None or (is_whole and same_place(place, self._document.place(start, end))):
            return here
        if place.box is not None:
            return self._words_in_box(place)
        begin, stop = self._elements.get(place_parts(place), (0, 0))
        words = text[begin:stop].strip()
        return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"

    def elsewhere(self, words: str, place: Place | None, at: int) -> str | None:
        """The place nearest to an offset where the same words stand as a number of their own; None where they do not.

        What another number stands on is not told, nor the place itself.
        """
        self._sought += 1
        if self._sought > _MOST_SOUGHT or not words:
            return None
        behind = r"(?![\w.,%])" if words[-1].isascii() and words[-1].isdigit() else ""
        found = re.finditer(rf"(?<![{''.join(_NUMERALS)}.,]){re.escape(words)}{behind}", self._document.text)
        starts = [match.start() for match in found if match.start() not in self._taken]
        for start in sorted(starts, key=lambda start: abs(start - at)):
            other = self._document.place(start, start + len(words))
            if place is None or not same_place(place, other):
                return self._tell(other, start)
        return None

    @cached_property
    def _elements(self) -> dict[tuple[str | int | None, ...], tuple[int, int]]:
        document = self._document
        parts: list[Block | Cell] = [block for block in document.blocks if block.kind is not BlockKind.TABLE]
        parts += [cell for table in document.tables for cell in table.cells]
        return {place_parts(part.place): (part.start, part.end) for part in parts if part.place is not None}

    def _words_in_box(self, place: Place) -> str:
        glyphs, box = self._document.glyphs, place.box
        if glyphs is None or box is None:
            return ""
        pages = glyphs.pages or range(1, len(glyphs.page_starts) + 1)
        ends = (*glyphs.page_starts[1:], len(self._document.text))
        words = ""
        for page, start, end in zip(pages, glyphs.page_starts, ends, strict=False):
            for at in range(start, end) if page == place.page else ():
                left, top, right, bottom = glyphs.boxes[4 * at : 4 * at + 4]
                is_inside = box[0] <= (left + right) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]
                words += self._document.text[at] if is_inside and right > left else ""
        return words

    def _tell(self, place: Place | None, start: int) -> str:
        if place is None:
            return f"line {self._document.text.count(chr(10), 0, start) + 1} (offset {start})"
        box = "" if place.box is None else f" at {place.box[0]:.0f}, {place.box[1]:.0f} points"
        named = (
            ("page {}" + box, place.page),
            ("line {}", place.line),
            ("{}", place.node),
            ("paragraph {}", place.paragraph),
            ("{}", place.cell),
            ("{}", place.note),
        )
        return ", ".join(form.format(part) for form, part in named if part is not None)


def same_place(one: Place, other: Place | None) -> bool:
    """Whether two places are one, but for how exactly boxes are drawn."""
    if other is None:
        return False
    if (one.page, one.line, *place_parts(one)) != (other.page, other.line, *place_parts(other)):
        return False
    if one.box is None or other.box is None:
        return one.box == other.box
    return all(abs(a - b) <= _NEAR for a, b in zip(one.box, other.box, strict=True))


def place_parts(place: Place) -> tuple[str | int | None, ...]:
    """The part of an original without pages that a place names."""
    return place.node, place.paragraph, place.cell, place.note
