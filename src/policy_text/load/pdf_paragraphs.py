"""Lines of PDF pages to paragraphs: joined the Chinese way, nothing put between, across pages too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from policy_text.load.pdf_text import PdfLine
from policy_text.records import Box

__all__ = ["Margins", "PdfParagraph", "find_margins", "join_paragraphs", "join_texts"]

_MARK = re.compile(
    r"""(?: [一二三四五六七八九十百]+ [、．.] | [（(] [一二三四五六七八九十百]+ [)）]
          | 第 [一二三四五六七八九十百零\d]+ [章节条篇部编]
          | \d{1,2} \s* (?: [、．] | \. (?!\d) )          # 1. but not 1.5
          | [（(] \d{1,2} [)）] | [①-⑳] | 附件? \s* \d* \s* [:：]
        )""",
    re.VERBOSE,
)
"""How a new paragraph may begin whatever stands before it."""

_END = tuple("。；！？：.;!?:”）)》")
_TITLE = 1.15
"""Times the size of the text: what is larger is a title, and titles break where their sense does."""


@dataclass(slots=True)
class PdfParagraph:
    """Lines that belong together, and their text with the page and box of each character."""

    lines: list[PdfLine]
    level: int = 0

    def joined(self) -> tuple[str, list[Box]]:
        """The text and, parallel to it, the boxes."""
        return join_texts(self.lines)


@dataclass(frozen=True, slots=True)
class Margins:
    """What is usual in a document: where lines begin and end, how large and how far apart they are."""

    left: float
    right: float
    size: float
    pitch: float


def find_margins(lines: Sequence[PdfLine]) -> Margins:
    """The usual measures of the text; the right margin is where all but the longest tenth of lines end."""
    if not lines:
        return Margins(0, 0, 10, 15)
    size = median(line.size for line in lines)
    text = [line for line in lines if line.size < _TITLE * size]
    rights = sorted(line.right for line in text)
    lefts = sorted(line.left for line in text)
    pitches = [
        below.top - above.top for above, below in pairwise(lines) if above.page == below.page and below.top > above.top
    ]
    return Margins(
        lefts[len(lefts) // 10], rights[len(rights) * 9 // 10], size, median(pitches) if pitches else 1.5 * size
    )


def join_paragraphs(lines: Sequence[PdfLine], margins: Margins) -> list[PdfParagraph]:
    """Group lines into paragraphs."""
    paragraphs: list[PdfParagraph] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1], line, margins):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(PdfParagraph([line]))
    for paragraph in paragraphs:
        paragraph.level = 1 if _is_title(paragraph.lines[0], margins) else 0
    return paragraphs


def join_texts(lines: Sequence[PdfLine]) -> tuple[str, list[Box]]:
    """One text of several lines: a blank only where two Latin words meet; numbers broken in two are whole again."""
    text = ""
    boxes: list[Box] = []
    for line in lines:
        if text and text[-1].isascii() and text[-1].isalpha() and line.text[0].isascii() and line.text[0].isalpha():
            text += " "
            boxes.append((0.0, 0.0, 0.0, 0.0))
        text += line.text
        boxes += line.boxes
    return text, boxes


def _goes_on(paragraph: PdfParagraph, line: PdfLine, margins: Margins) -> bool:
    last = paragraph.lines[-1]
    if abs(line.size - last.size) > 0.15 * last.size:
        return False
    if _is_title(last, margins):
        return _is_near(last, line, margins) and line.page == last.page and not last.text.endswith(_END)
    full = last.right >= margins.right - 1.7 * margins.size
    if not full or not _is_near(last, line, margins):
        return False
    flush = _is_flush(paragraph, line, margins)
    if _MARK.match(line.text):
        return flush and not last.text.endswith(_END) and line.left <= margins.left + 0.7 * margins.size
    return flush


def _is_title(line: PdfLine, margins: Margins) -> bool:
    return line.size >= _TITLE * margins.size


def _is_near(last: PdfLine, line: PdfLine, margins: Margins) -> bool:
    """No blank line between; across a page break nothing can be said."""
    if line.page != last.page:
        return line.page == last.page + 1
    return -0.5 * margins.size < line.top - last.top < 1.6 * max(margins.pitch, line.size * 1.2)


def _is_flush(paragraph: PdfParagraph, line: PdfLine, margins: Margins) -> bool:
    """The line begins where its paragraph's second line did, or not right of where the first began."""
    tolerance = 0.7 * margins.size
    if len(paragraph.lines) > 1:
        return abs(line.left - paragraph.lines[-1].left) <= tolerance or line.left <= margins.left + tolerance
    return line.left <= paragraph.lines[0].left + tolerance
