"""Text as the finders read it: folded to half width, without the white space that layout puts into words.

PDFs and old web pages break lines and put spaces inside quantities (``学位1400 个、中⏎小学``). A `Passage` leaves that
white space out and remembers where every character stood, so that whatever is found can be given back in the
document's own offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from policy_text.lexicon.numerals import fold_width

__all__ = ["Passage", "read_passages"]

_LINE = re.compile(r"[^\n]*\n?")
_LOOSE_SPACE = re.compile(r"(?<=[0-9.%]) +(?=[^\s0-9A-Za-z])|(?<=[^\sA-Za-z0-9]) +(?=\d)|[\r\u200b\ufeff]+|^ +| +$")
_ENDS_A_PARAGRAPH = re.compile(r"[。！？!?；;：:…”」』）)〗】]\s*$")
_STARTS_A_PARAGRAPH = re.compile(
    r"\s{2,}|[ \t　]*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|第[一二三四五六七八九十\d]+[章节条]"
    r"|[①-⑳•●◆■※#])"
)
_WRAP_SHARE = 0.8
"""A line may continue on the next one when it is at least this share of the document's usual full line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A line or a paragraph of hard-wrapped lines: ``text`` is folded and free of loose white space.

    ``offsets[i]`` is where character ``i`` stands in the document, or None where nothing was left out and the
    passage simply begins at ``start``.
    """

    text: str
    start: int
    offsets: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document's offsets of ``text[start:end]``."""
        if self.offsets is None:
            return self.start + start, self.start + end
        return self.offsets[start], self.offsets[end - 1] + 1

    def position(self, offset: int) -> int:
        """The reverse of `span` for one offset: the first character at or after it."""
        if self.offsets is None:
            return offset - self.start
        return bisect_left(self.offsets, offset)


def read_passages(text: str, start: int, end: int) -> Iterator[Passage]:
    """The passages of ``text[start:end]``, in order; tables' lines (with tabs) come one by one like any other.

    >>> [p.text for p in read_passages("新增学位1400 个。\\n第二行", 0, 15)]
    ['新增学位1400个。', '第二行']
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end) if m.end() > m.start()]
    full_line = _full_line_width([b - a for a, b in lines])
    group: list[tuple[int, int]] = []
    for index, (line_start, line_end) in enumerate(lines):
        group.append((line_start, line_end))
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None or not _continues(text, lines[index], following, full_line):
            yield _make_passage(text, group[0][0], group[-1][1])
            group = []


def _full_line_width(widths: list[int]) -> int:
    """The usual width of a full line in hard-wrapped text; 0 where lines are paragraphs."""
    usable = sorted(width for width in widths if width > 12)
    if len(usable) < 6:
        return 0
    width = usable[int(len(usable) * 0.7)]
    near = sum(1 for w in usable if 0.85 * width <= w <= 1.15 * width)
    return width if width <= 80 and near >= 0.5 * len(usable) and usable[-1] <= 1.6 * width else 0


def _continues(text: str, line: tuple[int, int], following: tuple[int, int], full_line: int) -> bool:
    if not full_line or "\t" in text[line[0] : line[1]]:
        return False
    content = text[line[0] : line[1]].rstrip("\r\n")
    next_content = text[following[0] : following[1]]
    if not next_content.strip() or _STARTS_A_PARAGRAPH.match(next_content):
        return False
    return len(content) >= _WRAP_SHARE * full_line and not _ENDS_A_PARAGRAPH.search(content)


def _make_passage(text: str, start: int, end: int) -> Passage:
    raw = text[start:end]
    body = raw.rstrip("\r\n")
    folded = fold_width(body)
    if "\n" not in folded and " " not in folded and "\r" not in folded and "\u200b" not in folded:
        return Passage(folded, start)
    keep = bytearray(b"\x01") * len(folded)
    for gap in re.finditer(r"\s*\n\s*", folded):
        keep[gap.start() : gap.end()] = bytes(gap.end() - gap.start())
    for gap in _LOOSE_SPACE.finditer(folded):
        keep[gap.start() : gap.end()] = bytes(gap.end() - gap.start())
    offsets = [start + i for i, kept in enumerate(keep) if kept]
    return Passage("".join(folded[i - start] for i in offsets), start, offsets)
