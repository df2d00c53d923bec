"""White space and line ends in Chinese: lines of one paragraph are joined without anything between them."""

from __future__ import annotations

import re

__all__ = ["collapse_blanks", "join_lines"]

_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]"
_BREAK_IN_CHINESE = re.compile(rf"(?<={_WIDE})[ \t\f]*[\r\n][ \t\f\r\n]*(?={_WIDE})")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def collapse_blanks(text: str) -> str:
    r"""White space as a browser shows it; a line break in the source between two Chinese characters is nothing.

    Source: CSS Text Level 3, segment break transformation rules.

    >>> collapse_blanks("\n  全区共有\n 学校  12所\t(含2 所)\n")
    '全区共有学校 12所 (含2 所)'
    """
    if "\n" in text or "\r" in text:
        text = _BREAK_IN_CHINESE.sub("", text)
    return _BLANKS.sub(" ", text).strip()


def join_lines(lines: list[str]) -> str:
    """Lines of a cell as one: a blank only between Latin letters or digits that would run together.

    >>> join_lines(["义务教育", "学校数"]), join_lines(["Table", "1"]), join_lines(["12", "34"])
    ('义务教育学校数', 'Table 1', '12 34')
    """
    joined = ""
    for line in filter(None, lines):
        apart = joined[-1:].isascii() and joined[-1:].isalnum() and line[0].isascii() and line[0].isalnum()
        joined += f" {line}" if apart else line
    return joined
