"""Lines of PDF pages to paragraphs: joined the Chinese way, nothing put between, across pages too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from policy_text.load.pdf_text import PdfLine, is_wide
from policy_text.records import Box

__all__ = ["JoinedText", "Margins", "find_margins", "goes_on", "is_title", "join_texts"]

_MARK = re.compile(
    r"""(?: [一二三四五六七八九十百]+ [、．.] | [（(] [一二三四五六七八九十百]+ [)）]
          | 第 [一二三四五六七八九十百零\d]+ [章节条篇部编]
          | \d{1,2} \s* (?: [、．] | \. (?!\d) )          # 1. but not 1.5
          | [（(] \d{1,2} [)）] | [①-⑳] | 附件? \s* \d* \s* [:：]
        )""",
    re.VERBOSE,
)
"""How a new paragraph may begin whatever stands before it."""

_END = tuple("。；！？：.;!?:")
_ENOUGH = 100
_LONG_LINE = 22
"""Characters by which margins can be told: a dozen short lines, or one that is as long as lines are."""

_TITLE_LINES = 4
_TITLE = 1.15
"""Times the size of the text: what is larger is a title, and titles break where their sense does."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What is usual on a page: where lines begin and end, how large and how far apart they are."""

    left: float
    right: float
    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class JoinedText:
    """Lines as one text; ``boxes`` runs parallel to it, ``starts`` holds the offset of each line."""

    text: str
    boxes: list[Box]
    starts: list[int]


def find_margins(lines: Sequence[PdfLine]) -> Margins | None:
    """The usual measures, each line weighing as much as it has characters; None where there is too little to tell."""
    weighed = sorted((line.size, len(line.text)) for line in lines)
    total = sum(weight for _, weight in weighed)
    longest = max((len(line.text) for line in lines), default=0)
    if total < _ENOUGH and longest < _LONG_LINE:
        return None
    size = _weighed_median(weighed)
    text = [line for line in lines if line.size < _TITLE * size]
    rights, lefts = sorted(line.right for line in text), sorted(line.left for line in text)
    pitches = [
        below.top - above.top
        for above, below in pairwise(lines)
        if above.page == below.page and 0 < below.top - above.top < 4 * size
    ]
    pitch = median(pitches) if pitches else 1.5 * size
    return Margins(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10], size, pitch)


def _weighed_median(weighed: Sequence[tuple[float, int]]) -> float:
    half = sum(weight for _, weight in weighed) / 2
    seen = 0
    for value, weight in weighed:
        seen += weight
        if seen >= half:
            return value
    return 0.0


def join_texts(lines: Sequence[PdfLine]) -> JoinedText:
    """One text of several lines: a blank only where two Latin words meet; numbers broken in two are whole again."""
    text = ""
    boxes: list[Box] = []
    starts = []
    for line in lines:
        if text and _is_letter(text[-1]) and _is_letter(line.text[0]):
            text += " "
            boxes.append((0.0, 0.0, 0.0, 0.0))
        starts.append(len(text))
        text += line.text
        boxes += line.boxes
    return JoinedText(text, boxes, starts)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def goes_on(paragraph: Sequence[PdfLine], line: PdfLine, margins: Margins, *, own: Margins | None = None) -> bool:
    """Whether a line belongs to the paragraph before it; ``own`` are its own margins where it is in another column."""
    last = paragraph[-1]
    own = own or margins
    if abs(line.size - last.size) > 0.15 * last.size or not _is_near(last, line, margins):
        return False
    if is_title(last, margins):
        return line.page == last.page and _is_centred_pair(last, line, margins)
    if _addresses(paragraph, line):
        return False
    if not _is_full(last, line, margins) and not _breaks_number(last, line, margins):
        return False
    if _MARK.match(line.text) and (last.text.endswith(_END) or line.left > own.left + 0.7 * margins.size):
        return False
    if line.column != last.column:
        return line.left <= own.left + 0.7 * margins.size
    return _is_flush(paragraph, line, margins)


_PAPER = re.compile(
    r"关于.*的[一-鿿]{0,4}(?:通知|意见|报告|请示|批复|复?函|通报|公告|通告|方案|办法|决定|汇报|总结)(?:[（(].{1,12}[）)])?$"
)
_ADDRESSEE = re.compile(r"[一-鿿][^。；！？]{1,58}[：:]$")


def _addresses(paragraph: Sequence[PdfLine], line: PdfLine) -> bool:
    """Whether a line names to whom the paper goes whose title is the paragraph above, set no larger than the text."""
    title = "".join(above.text for above in paragraph[-_TITLE_LINES:])
    is_whole = len(paragraph) <= _TITLE_LINES and _PAPER.search(title) is not None
    return is_whole and _ADDRESSEE.fullmatch(line.text) is not None


def is_title(line: PdfLine, margins: Margins) -> bool:
    """Whether a line is set larger than the text."""
    return line.size >= _TITLE * margins.size


def _is_centred_pair(last: PdfLine, line: PdfLine, margins: Margins) -> bool:
    """Two lines of one title: neither begins at the margin, both about the same middle."""
    if last.text.endswith(_END) or _MARK.match(line.text) or _MARK.match(last.text):
        return False
    middles = (last.left + last.right) / 2, (line.left + line.right) / 2
    return abs(middles[0] - middles[1]) < 1.5 * line.size or last.right > margins.right - line.size


def _is_near(last: PdfLine, line: PdfLine, margins: Margins) -> bool:
    """No blank line between; across the break of a page or column nothing can be said."""
    if line.page != last.page:
        return line.page == last.page + 1
    if line.column != last.column:
        return (last.column, line.column) == (1, 2)
    return -0.5 * margins.size < line.top - last.top < 1.6 * max(margins.pitch, line.size * 1.2)


def _is_full(last: PdfLine, line: PdfLine, margins: Margins) -> bool:
    """The line ends at the right margin, or would have run over it with what begins the next.

    A closing mark at the end is drawn in the left half of its square, hence more than one character of tolerance.
    """
    run = next((at for at, char in enumerate(line.text) if is_wide(char)), len(line.text))
    head = line.boxes[: min(max(run, 1), 40)]
    width = max((box[2] for box in head), default=0) - line.left
    return last.right + width >= margins.right - 0.8 * margins.size or last.right >= margins.right - 1.7 * margins.size


_CUT_NUMBER = re.compile(r"[\u4e00-\u9fff](?:\d{1,3}(?:,\d{3})*|\d+)(?:\.\d*)?,?$")
_REST_OF_NUMBER = re.compile(r"(?!(?:19|20)\d\d\s*年)\d+(?:[.,]\d+)*\s?[%％‰\u4e00-\u9fff]")
_NEARLY_FULL = 4.0
"""Characters by which a line may fall short whose number goes on in the next: a longer gap ends a paragraph."""

_RUNNING = 10
"""Characters of a line of running text; shorter ones are headings and entries of lists."""


_CUT_AT_POINT = re.compile(
    r"[\u4e00-\u9fff](?<![表图件录务程目措施题栏章节条款项第注例骤案号单作下])"
    r"(?!(?:19|20)\d\d\.)\d{1,3}(?:,?\d{3})*\.$"
)
"""A number cut at its point: no year, and none that counts tables, tasks or articles (重点任务1.)."""
_DECIMALS = re.compile(r"\d+\s?(?:[%％‰万亿元亩吨倍]|个?百分点|公[顷里斤]|千[米克瓦]|[平立]方[米公千])")
"""What stands behind a point at a line's end: figures with a unit that is measured. Schools and people are whole."""


def _breaks_number(last: PdfLine, line: PdfLine, margins: Margins) -> bool:
    """Whether a number goes on in the next line: 总计12, then 34万元. A mark of a list or a year is no rest of one.

    覆盖率82. goes on with 3% wherever its line ends, since few sentences end with such a point; those that do go on
    with what is counted (学校数98., then 12个学区).
    """
    if _CUT_AT_POINT.search(last.text) and _DECIMALS.match(line.text):
        return True
    return (
        last.right >= margins.right - _NEARLY_FULL * margins.size
        and len(last.text) >= _RUNNING
        and _CUT_NUMBER.search(last.text) is not None
        and _REST_OF_NUMBER.match(line.text) is not None
        and not _MARK.match(line.text)
    )


def _is_flush(paragraph: Sequence[PdfLine], line: PdfLine, margins: Margins) -> bool:
    """The line begins where its paragraph's second line did, or not right of where the first began."""
    tolerance = 0.7 * margins.size
    if len(paragraph) > 1 and line.page == paragraph[-1].page:
        return abs(line.left - paragraph[-1].left) <= tolerance or line.left <= margins.left + tolerance
    return line.left <= max(paragraph[0].left, margins.left) + tolerance
