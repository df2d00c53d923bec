"""A document's text as lines without the white space around them: the units that structure is read from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_text.records import Block, BlockKind, Document
from policy_text.structure.marks import read_mark

__all__ = ["Line", "find_lines", "is_caption", "is_prose", "is_table_row", "squeeze", "tighten", "widen_signs"]

_BLANKS = dict.fromkeys((*range(0x2000, 0x200B), 0x202F, 0x205F), "\u00a0")
"""Blanks of other widths (&ensp;, &emsp;) mean no more than the usual one."""
_BREAK = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SPACE = " \t\u00a0\u3000\ufeff\u200b\u200c\u200d" + "".join(map(chr, _BLANKS))
_WHITE = re.compile(r"[\s\ufeff\u200b-\u200d]+")
_SPACED = re.compile(r"(?:[一-鿿“”《》（）][ \u00a0\u3000]{1,3}){2,}[一-鿿”》）]|[一-鿿][ \u00a0\u3000]{2,12}[一-鿿]")
_BULLET = re.compile(r"(?:#{1,6}[ \t]+|\*{2}(?=\S)|[•●◆■▪◇□★☆▲△▼►▶➤➢❖✦✪▌▍▎▋▊※◎○][ \t\u00a0\u3000]*|[-*·][ \t\u00a0]+)")
"""Marks of lists and of Markdown that carry no number; a dash without a space (——副题) is none."""
_CAPTION = re.compile(
    r"""[（(][^（）()]{0,20}(?:摄|供图|制图|绘|资料图片?|图源.{0,12})[)）]。?$
        |(?<![一-鿿])(?:摄|摄影|供图)[:：]?[ ]?[一-鿿]{2,8}$|(?:供图(?:[ ].{1,12})?|[ \u3000]摄)$|^(?:资料)?图[为：:]
        |^图片?来源[：:].{1,24}$|^[一-鿿]{0,4}资料图$""",
    re.VERBOSE,
)
_COLUMNS = re.compile(r"[^\s](?:[ \u00a0]{3,}|\u3000{2,})[^\s]")
_LONGEST_CAPTION = 120
_KEPT, _TAIL = 400, 12
_SHORTEST_PROSE, _LONG_PROSE, _LONGEST_UNSTOPPED = 25, 60, 150
_HAN, _LEAST_HAN = re.compile(r"[一-鿿]"), 0.3
"""What is written in Chinese holds so large a share of its characters; a page's addresses run together do not."""
_UNBROKEN = re.compile(r"[^\s|]{20}")
"""So many characters without a gap stand in no menu."""

_HALF_WIDTH = re.compile(r"(?<=[一-鿿”）])[,:;](?=[一-鿿“（])")
_WIDE = {",": "，", ":": "：", ";": "；"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text; ``text`` is what stands between ``start`` and ``end``, or its beginning.

    Only the first 400 characters are kept for the patterns: no rule of this room looks further, and a line of
    fifty megabytes costs no more than a short one.
    """

    start: int
    end: int
    text: str
    tail: str
    """The last twelve characters."""
    indented: bool = False
    kind: BlockKind | None = None
    """What the format itself says that it is."""
    level: int = 0
    """1 to 6 for headings that the format itself ranks."""

    @property
    def size(self) -> int:
        """Number of characters."""
        return self.end - self.start


def squeeze(text: str) -> str:
    """The text in half-width forms without white space, for comparing titles.

    >>> squeeze("关于开展 工作（试行）的通知")
    '关于开展工作(试行)的通知'
    """
    return _WHITE.sub("", unicodedata.normalize("NFKC", text)).replace("—", "-").replace("–", "-")


def tighten(text: str) -> str:
    """A line that is set with a blank behind every character (某 县 统 计 局), without these.

    >>> tighten("几 个 问 题 的 通 知"), tighten("通      知"), tighten("某县教育局 某县财政局")
    ('几个问题的通知', '通知', '某县教育局 某县财政局')
    """
    return _WHITE.sub("", text) if _SPACED.fullmatch(text) else text


def is_prose(line: Line) -> bool:
    """Whether the line is running text, not a heading, menu entry or caption."""
    if line.kind in (BlockKind.TABLE, BlockKind.FURNITURE) or line.size < _SHORTEST_PROSE:
        return False
    if line.size > _LONGEST_UNSTOPPED and _UNBROKEN.search(line.text):
        return len(_HAN.findall(line.text)) >= _LEAST_HAN * len(line.text)
    return "。" in line.text or (
        ("，" in line.text or "," in line.text) and (line.size > _LONG_PROSE or line.tail[-1] in "：:；;")
    )


def is_caption(line: Line) -> bool:
    """Whether the line tells what a picture shows: 某校课堂（某某 摄）, 图为某校操场, 某县教育局供图."""
    return _CAPTION.search(line.text) is not None and line.size <= _LONGEST_CAPTION


def is_table_row(line: Line) -> bool:
    """Whether the line is a row of figures: cells parted by tabs or by runs of spaces.

    >>> from policy_text.records import Document
    >>> page = "粮食\\t650.0\\t17.3\\n全县粮食总产量650万吨。\\n1.\\t标题"
    >>> [is_table_row(line) for line in find_lines(Document("", page))]
    [True, False, False]
    """
    if line.kind is BlockKind.TABLE or (line.text.startswith("|") and line.tail.endswith("|")):
        return True
    has_tab = "\t" in line.text
    if line.size > 300 or "。" in line.text or not (has_tab or _COLUMNS.search(line.text)):
        return False
    mark = read_mark(line.text) if has_tab else None
    return "\t" in line.text[mark.end if mark else 0 :] or len(_COLUMNS.findall(line.text)) >= 2


def find_lines(document: Document) -> list[Line]:
    """All lines that are not empty, in order."""
    return list(_iterate_lines(document.text, document.blocks))


def _iterate_lines(text: str, blocks: Sequence[Block]) -> Iterator[Line]:
    starts = [block.start for block in blocks]
    for found in _BREAK.finditer(text):
        start, end = _trim(text, *found.span())
        if start == end:
            continue
        index = bisect_right(starts, start) - 1
        block = blocks[index] if index >= 0 and start < blocks[index].end else None
        yield Line(
            start,
            end,
            text=text[start : min(end, start + _KEPT)].translate(_BLANKS),
            tail=text[max(start, end - _TAIL) : end].translate(_BLANKS),
            indented=start > found.start(),
            kind=block.kind if block else None,
            level=block.level if block else 0,
        )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The line without white space at its ends and without marks of lists and of Markdown, or a lone cell's edge."""
    edges = _SPACE if text.startswith("|", start) and end - start > 1 else _SPACE + "|"
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    if marker := _BULLET.match(text, start, end):
        start = marker.end()
    while end - start > 2 and text.endswith("**", start, end):
        end -= 2
    return start, end


def widen_signs(text: str) -> str:
    """The text with the half-width commas and colons of a careless typist between Chinese words made wide, in place.

    >>> widen_signs("在某市,新建学校1,200所:供参考")
    '在某市，新建学校1,200所：供参考'
    """
    return _HALF_WIDTH.sub(lambda sign: _WIDE[sign[0]], text)
