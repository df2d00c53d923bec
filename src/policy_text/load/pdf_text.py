"""The characters of a PDF page with their boxes, grouped into lines, through PDFium.

Coordinates are points from the top left corner of the page as it is shown (rotated, cropped).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from policy_text.records import Box

__all__ = ["Char", "PdfLine", "group_lines", "is_page_number", "is_wide", "read_chars", "screen_of", "stands_at_edge"]

Char = tuple[str, Box]
"""A character and its box; line ends that PDFium found are a newline with an empty box."""

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_LONGEST_LINE = 1000
"""Characters to which pieces of a line are put together; a line of A3 in small print has 200."""

_GAP = 1.0
"""Widths of a character. A gap that is wider sets words or columns apart; a narrower one in Chinese is typesetting
(a quarter between Chinese and digits) and is no character."""


@dataclass(slots=True)
class PdfLine:
    """One line of a page; ``boxes`` runs parallel to ``text``. Made anew rather than changed: its edges are kept."""

    text: str
    boxes: list[Box]
    page: int
    number: int | None = None
    """1-based on its page, of a line that was read optically."""
    confidence: float | None = None
    column: int = 0
    """1 or 2 on a page of two columns; 0 for what goes over the whole page."""
    left: float = field(init=False)
    top: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    """The size of its characters: the width of the Chinese ones, or else the height of all."""

    def __post_init__(self) -> None:
        drawn = [box for box in self.boxes if box[2] > box[0]] or self.boxes
        self.left = min([box[0] for box in drawn])
        self.top = min([box[1] for box in drawn])
        self.right = max([box[2] for box in drawn])
        self.bottom = max([box[3] for box in drawn])
        widths = [box[2] - box[0] for char, box in zip(self.text, self.boxes, strict=True) if "一" <= char <= "鿿"]
        self.size = max(median(widths) if widths else self.bottom - self.top, 1.0)

    @property
    def box(self) -> Box:
        """Around the whole line."""
        return self.left, self.top, self.right, self.bottom


def is_wide(char: str) -> bool:
    """Whether a character is Chinese or full-width, so that no blank belongs beside it.

    >>> [is_wide(char) for char in "校，5 a"]
    [True, True, False, False, False]
    """
    return char >= "\u2e80" or char in "“”‘’—…·"


_EDGE = 0.12
"""Share of the page's height at its top and bottom in which running heads and page numbers stand."""


def stands_at_edge(line: PdfLine, height: float) -> bool:
    """Whether a line stands where running heads and page numbers do."""
    middle = (line.top + line.bottom) / 2
    return not _EDGE * height < middle < (1 - _EDGE) * height


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else.

    >>> [is_page_number(text) for text in ("— 12 —", "第3页 共20页", "ii", "2021")]
    [True, True, True, True]
    """
    return len(text) <= _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(text) is not None


_LONGEST_NUMBER = 30
_PAGE_NUMBER = re.compile(
    r"""[\s\-－—–―─一·•~～|/(（【\[]*
        (?:第\s*)? (?: \d{1,4} | [ivxlc]{1,6} ) \s* 页?
        (?: [/／,，共\s]+ \d{1,4} \s* 页? )?
        [\s\-－—–―─一·•~～|)）】\]]*""",
    re.VERBOSE | re.IGNORECASE,
)


class PageChars(NamedTuple):
    """A page's characters in the order in which they were written, line ends between them."""

    chars: list[Char]
    lacks_font: bool
    """Whether characters have no sign to measure: neither the file nor the machine holds their font."""


def read_chars(page: Any) -> PageChars:
    """Read the characters that the page shows; those without a sign to measure have the box of their font's size."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    to_screen, page_box = screen_of(page), page.get_bbox()
    x0, y0, x1, y1 = page_box
    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    code_at, box_at, raw = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharBox, textpage.raw
    chars: list[Char] = []
    lacks_font = False
    for index in range(textpage.count_chars()):
        code = code_at(raw, index)
        char = chr(code) if _PLAIN <= code < _SURROGATES else _read_char(code)
        if char == "\n" or (char == " " and pdfium.FPDFText_IsGenerated(raw, index)):
            chars.append((char, _NOWHERE))
        elif char:
            box_at(raw, index, left, right, bottom, top)
            box = (left.value, bottom.value, right.value, top.value)
            if char >= _FIRST_WIDE and top.value - bottom.value < _FLAT:
                box, lacks_font = _loose_box(raw, index) or box, True
            if (x0 <= box[0] and box[2] <= x1 and y0 <= box[1] and box[3] <= y1) or _is_shown(box, page_box):
                chars.append((char, to_screen(*box)))
    textpage.close()
    return PageChars(chars, lacks_font)


def _loose_box(textpage: Any, index: int) -> Box | None:
    """A character's box by the size of its font."""
    import pypdfium2.raw as pdfium

    found = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(textpage, index, found) or found.top <= found.bottom:
        return None
    return found.left, found.bottom, found.right, found.top


_PLAIN, _SURROGATES = 0xA1, 0xD800
_FIRST_WIDE, _FLAT = "\u3400", 0.05
"""The first Chinese character; points of height, of which the stroke of 一 has ten times as many."""
_HYPHEN, _LONE_SURROGATES = 0x02, range(0xD800, 0xE000)


def _read_char(code: int) -> str:
    """A code as PDFium gives it; it writes a hyphen at a line's end as 2 and nothing as 0."""
    if code == _HYPHEN:
        return "-"
    if code in _LONE_SURROGATES or (code < 0x20 and code not in (0x09, 0x0A)) or code in (0xFFFE, 0xFFFF):
        return ""
    return " " if code in (0x09, 0xA0) else chr(code)


def _is_shown(box: Box, page_box: Box) -> bool:
    """Whether the middle of a box is on the page as it is cropped; one of no size always is.

    What stands outside is printer's marks, or the rest of a sheet from which the page was cut.
    """
    left, bottom, right, top = box
    x0, y0, x1, y1 = page_box
    return (x0 <= (left + right) / 2 <= x1 and y0 <= (bottom + top) / 2 <= y1) or (left == right and bottom == top)


def screen_of(page: Any) -> Any:
    """A function from the PDF's own coordinates (from the bottom left) to those of the page as shown."""
    x0, y0, x1, y1 = page.get_bbox()
    rotation = page.get_rotation() % 360

    def upright(left: float, bottom: float, right: float, top: float) -> Box:
        return left - x0, y1 - top, right - x0, y1 - bottom

    def turned(left: float, bottom: float, right: float, top: float) -> Box:
        a, b, c, d = upright(left, bottom, right, top)
        width, height = x1 - x0, y1 - y0
        if rotation == 90:
            return height - d, a, height - b, c
        if rotation == 180:
            return width - c, height - d, width - a, height - b
        return b, width - c, d, width - a

    return turned if rotation else upright


def group_lines(chars: Iterable[Char], page: int) -> list[PdfLine]:
    """Lines from top to bottom; on a page with columns, in the order in which they were written."""
    lines = [line for piece in _split(chars) if (line := _make_line(piece, page)) is not None]
    lines = [_raise_marks(line) for line in _merge_pieces(lines)]
    if not _has_columns(lines):
        lines.sort(key=lambda line: (line.top + line.bottom) / 2)
    return lines


def _split(chars: Iterable[Char]) -> Iterator[list[Char]]:
    piece: list[Char] = []
    for char in chars:
        if char[0] == "\n":
            yield piece
            piece = []
        else:
            piece.append(char)
    yield piece


def _make_line(chars: Sequence[Char], page: int) -> PdfLine | None:
    drawn = [char for char in chars if not char[0].isspace()]
    if not drawn or not any(box[2] > box[0] for _, box in drawn):
        return None
    first, last = chars.index(drawn[0]), len(chars) - 1 - list(reversed(chars)).index(drawn[-1])
    spread = _is_spread("".join(char for char, _ in chars))
    kept = [char for at, char in enumerate(chars) if first <= at <= last and not _is_typesetting(chars, at, spread)]
    return PdfLine("".join(char for char, _ in kept), [box for _, box in kept], page)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MAY_RAISE = re.compile(r"(?<![A-Za-z0-9.])[0-9](?=[0-9])")
"""A digit between a word and a number, but not the square of m2."""
_SMALL, _HIGH = 0.7, 0.25
"""A note's mark is less than so high as the character beside it, and ends so much of its height above it."""


def _raise_marks(line: PdfLine) -> PdfLine:
    """The line with the small digits that mark notes raised (人口¹1761万): they make no number with the next."""
    text, boxes = line.text, line.boxes
    if abs(boxes[-1][0] - boxes[0][0]) <= abs(boxes[-1][1] - boxes[0][1]):
        return line  # set from top to bottom, or one character
    marks = [found.start() for found in _MAY_RAISE.finditer(text) if _stands_above(*boxes[found.start() :][:2])]
    if not marks:
        return line
    raised = "".join(char.translate(_RAISED) if at in marks else char for at, char in enumerate(text))
    return PdfLine(raised, boxes, line.page)


def _stands_above(mark: Box, beside: Box) -> bool:
    height = beside[3] - beside[1]
    return 0 < mark[3] - mark[1] < _SMALL * height and mark[3] < beside[3] - _HIGH * height


_LEAST_SPREAD, _SPREAD_GAP = 3, 0.8
"""Digits that tell it, and heights of one between them; those of columns stand farther apart."""


def _is_spread(text: str) -> bool:
    """Whether a line is set with wide spaces between all characters: 2 0 1 8年, where no two digits stand together."""
    runs = _DIGITS.findall(text)
    return len(runs) >= _LEAST_SPREAD and all(len(run) == 1 for run in runs) and _APART.search(text) is not None


_DIGITS = re.compile(r"\d+")
_APART = re.compile(r"\d [,.]?\d [,.]?\d")


def _is_typesetting(chars: Sequence[Char], at: int, spread: bool) -> bool:
    """A blank that PDFium put in where Chinese stands a little apart from digits or from itself."""
    char, box = chars[at]
    if char != " " or box != _NOWHERE or not 0 < at < len(chars) - 1:
        return False
    (before, before_box), (after, after_box) = chars[at - 1], chars[at + 1]
    if not (spread or is_wide(before) or is_wide(after)):
        return False
    size = max(before_box[3] - before_box[1], after_box[3] - after_box[1], 1.0)
    return after_box[0] - before_box[2] < (_SPREAD_GAP if spread else _GAP) * size


def _merge_pieces(lines: list[PdfLine]) -> list[PdfLine]:
    """Join neighbours that stand on one line, one right after the other: PDFium breaks at a change of font."""
    merged: list[PdfLine] = []
    for line in lines:
        last = merged[-1] if merged else None
        if (
            last is not None
            and len(last.text) < _LONGEST_LINE
            and _shares_line(last, line)
            and -1 < line.left - last.right < _GAP * last.size
        ):
            merged[-1] = PdfLine(last.text + line.text, last.boxes + line.boxes, line.page)
        else:
            merged.append(line)
    return merged


def _shares_line(one: PdfLine, other: PdfLine) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _has_columns(lines: Sequence[PdfLine]) -> bool:
    """Whether lines stand side by side again and again; one such pair is a signature beside a seal or a heading."""
    ordered = sorted(lines, key=lambda line: line.top)
    pairs = sum(_shares_line(one, other) for one, other in pairwise(ordered))
    return pairs >= max(4, 0.3 * len(lines))
