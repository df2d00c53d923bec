"""Text as the finders read it: folded to half width, without the white space that layout puts into words.

PDFs and old web pages break lines and put spaces inside quantities (``学位1400 个、中⏎小学``). A `Passage` leaves that
white space out and remembers where every character stood, so that whatever is found can be given back in the
document's own offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from policy_text.lexicon.numerals import fold_width

__all__ = ["Passage", "read_passages"]

_LINE = re.compile(r"[^\n]*\n?")
_INVISIBLE = "\u200b-\u200f\u2060\ufeff"
_MAY_BE_LOOSE = re.compile(rf"[ \n\r{_INVISIBLE}]")
_GAP = re.compile(rf"\s+|[{_INVISIBLE}]")
_ENDS_A_PARAGRAPH = re.compile(r"[。！？!?；;：:…”」』）)〗】]\s*$")
_STARTS_A_PARAGRAPH = re.compile(
    r"""
    \s{2,}
  | [ \t　]* (?: [一二三四五六七八九十]+[、.．] | [（(][一二三四五六七八九十\d]+[)）] | \d+(?:[.．](?!\d)|、)
              | 第[一二三四五六七八九十\d]+[章节条] | [①-⑳•●◆■※#] )
    """,
    re.VERBOSE,
)
_SPACED_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff,;:、(])[1-9]\d{0,2}(?: \d{3}){1,3}(?=[\u4e00-\u9fff%(])")
_LATIN_UNIT = re.compile(r"(?:[khcm]?m[2²]?|kg|[kM]W|kV)(?![A-Za-z0-9])")
"""1800 m2, 35 kV: the space before a unit in Latin letters."""
_WRAP_SHARE = 0.8
"""A line may continue on the next one when it is at least this share of the document's usual full line."""
_LONGEST = 1000
"""Longer passages are cut, at a sentence's end where there is one: no subject and no time reaches as far, and what
looks back over a sentence stays linear on a megabyte without a full stop."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A line or a paragraph of hard-wrapped lines: ``text`` is folded and free of loose white space.

    ``offsets[i]`` is where character ``i`` stands in ``source``, or None where nothing was left out and the passage
    simply begins at ``start``.
    """

    text: str
    start: int
    source: str = field(repr=False)
    offsets: list[int] | None = field(default=None, repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document's offsets of ``text[start:end]``."""
        if self.offsets is None:
            return self.start + start, self.start + end
        return self.offsets[start], self.offsets[end - 1] + 1


def read_passages(text: str, start: int, end: int) -> Iterator[Passage]:
    """The passages of ``text[start:end]``, in order; tables' lines (with tabs) come one by one like any other.

    >>> [p.text for p in read_passages("新增学位1400 个。\\n第二行", 0, 15)]
    ['新增学位1400个。', '第二行']
    """
    lines = [match.span() for match in _LINE.finditer(text, start, end) if match.end() > match.start()]
    full_line = _full_line_width([b - a for a, b in lines])
    group: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        group.append(line)
        following = lines[index + 1] if index + 1 < len(lines) else None
        too_long = line[1] - group[0][0] > _LONGEST
        if too_long or following is None or not _continues(text, line, following, full_line):
            yield from _cut(text, group[0][0], group[-1][1])
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


def _cut(text: str, start: int, end: int) -> Iterator[Passage]:
    """The passage, or its pieces where it is too long."""
    while end - start > _LONGEST:
        cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in "。；;，,、")
        cut = cut + 1 if cut >= 0 else start + _LONGEST
        yield _make_passage(text, start, cut)
        start = cut
    yield _make_passage(text, start, end)


def _make_passage(text: str, start: int, end: int) -> Passage:
    folded = fold_width(text[start:end].rstrip("\r\n"))
    if not _MAY_BE_LOOSE.search(folded):
        return Passage(folded, start, text)
    stripped = folded.lstrip()
    indent = len(folded) - len(stripped)
    stripped = stripped.rstrip()
    if not _MAY_BE_LOOSE.search(stripped) and "\t" not in folded[:indent] + folded[indent + len(stripped) :]:
        return Passage(stripped, start + indent, text)
    return _close_gaps(text, folded, start)


def _close_gaps(text: str, folded: str, start: int) -> Passage:
    """The passage without its loose white space, with the place of every character that is left."""
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for gap in _GAP.finditer(folded):
        if gap[0] in _INVISIBLE or _is_loose(folded, gap.start(), gap.end()):
            pieces.append(folded[position : gap.start()])
            offsets += range(start + position, start + gap.start())
            position = gap.end()
    pieces.append(folded[position:])
    offsets += range(start + position, start + len(folded))
    return Passage("".join(pieces), start, text, offsets)


def _parts_thousands(text: str, gap: int) -> bool:
    """幼儿园1 122个: a lone space before each group of three digits, in running text."""
    number = _SPACED_NUMBER.search(text, max(0, gap - 12), gap + 12)
    while number and number.end() <= gap:
        number = _SPACED_NUMBER.search(text, number.end(), gap + 12)
    return number is not None and number.start() < gap < number.end()


def _is_loose(text: str, start: int, end: int) -> bool:
    """White space that layout put there: at the ends, at a broken line, or between a number and its unit."""
    gap = text[start:end]
    if start == 0 or end == len(text) or "\n" in gap or "\r" in gap:
        return "\t" not in gap
    if gap.strip(" "):
        return False
    before, after = text[start - 1], text[end]
    if before.isdigit() and after.isdigit():
        return gap == " " and _parts_thousands(text, start)
    if before.isdigit() or before in ".%":
        return not (after.isascii() and after.isalnum()) or bool(_LATIN_UNIT.match(text, end))
    return after.isdigit() and not (before.isascii() and before.isalnum())
