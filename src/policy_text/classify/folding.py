"""The form of a text that the classifier looks at, and the pieces it is looked at in.

Sources differ in punctuation width for the same words, and figures and letter case say nothing about a reform
type. Folding maps one character to one character, so that places in the folded text are places in the original.
"""

from __future__ import annotations

import re

__all__ = ["cut_pieces", "fold"]

_FULL_WIDTH: dict[int, int | str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_MARKS = str.maketrans(
    {
        "\u3000": " ",
        **dict.fromkeys("、，", ","),
        **dict.fromkeys("“”「」『』", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("—－~", "-"),
        **dict.fromkeys("【〔", "["),
        **dict.fromkeys("】〕", "]"),
        **dict.fromkeys("《〈", "<"),
        **dict.fromkeys("》〉", ">"),
    }
)
_DIGITS = str.maketrans("123456789", "000000000")
_FOLD = _FULL_WIDTH | _MARKS

_PIECE_END = re.compile(
    r"""
    [。;!?\n]+["')\]]*            # the end of a sentence or of a long clause (not the dot of a decimal)
    | (?=[一二三四五六七八九十]是)   # 一是 … 二是 …: each item speaks of its own thing
    """,
    re.VERBOSE,
)
# Shorter pieces say too little by themselves, longer ones blur several topics. From 24 to 40 held-out folds cannot
# tell them apart; the items of real lists are short.
_SHORTEST_PIECE = 30


def fold(text: str) -> str:
    """The text with narrow punctuation, lower-case letters and every digit as 0; never longer or shorter.

    >>> fold("２０２４年，组建ABC集团12个；")
    '0000年,组建abc集团00个;'
    """
    narrow = text.translate(_FOLD).translate(_DIGITS)
    lowered = narrow.lower()
    # A few letters (İ) grow when lowered; such a text keeps its case rather than lose its places.
    return lowered if len(lowered) == len(narrow) else narrow


def cut_pieces(folded: str) -> list[tuple[int, int]]:
    """Spans of a paragraph's items or sentences, short ones joined to their neighbours; they cover it in order."""
    ends = [match.end() for match in _PIECE_END.finditer(folded)]
    spans: list[tuple[int, int]] = []
    start = 0
    for end in (*ends, len(folded)):
        if end - start >= _SHORTEST_PIECE or (end == len(folded) and not spans):
            spans.append((start, end))
            start = end
    if start < len(folded) and spans:
        spans[-1] = (spans[-1][0], len(folded))
    return spans
