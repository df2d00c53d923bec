"""The form in which texts are searched: every character folded by itself.

Full and half width, upper and lower case, traditional and simplified script, and white space make no difference to
a search. Each character is folded alone, whatever stands around it, so the folded form of a part is always a part
of the folded form of the whole: **whatever stands in a text is found in it**. (NFKC over whole texts has not got
this property: it joins a letter with the accent after it.)
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from itertools import chain
from operator import add

__all__ = ["FOLDING_VERSION", "fold", "fold_with_offsets", "pair_tokens"]

FOLDING_VERSION = "1"
"""Goes up with every change of what `fold` returns: an index made with another version has to be made anew."""

_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Me", "Mn", "Zl", "Zp", "Zs"})
_ASCII_MARKS = {ordinal: chr(ordinal + 0xFEE0) for ordinal in range(0x21, 0x7F) if not chr(ordinal).isalnum()}


class _Folding(dict[int, str]):
    """Code point to its folded form, worked out when first met."""

    def __missing__(self, ordinal: int) -> str:
        folded = self[ordinal] = _fold_character(chr(ordinal))
        return folded


@cache
def _simplified() -> dict[str, str]:
    """Traditional character to the simplified one, from ``data/simplified.tsv``."""
    lines = files("policy_text.database").joinpath("data", "simplified.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def _fold_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = (c for c in decomposed if unicodedata.category(c) not in _DROPPED_CATEGORIES)
    simplified = _simplified()
    # The tokenizer of the index splits at ASCII marks, so they take their full-width forms.
    return "".join(_ASCII_MARKS.get(ord(c)) or simplified.get(c, c) for c in kept)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The searchable form of a text.

    >>> fold("集團化 辦學")
    '集团化办学'
    >>> fold("“５＋２”，Wi-Fi")
    '“5＋2”，wi－fi'
    """
    return text.translate(_FOLDING)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The searchable form, and for each of its characters the offset of the character that it came from.

    >>> fold_with_offsets("3 ㎡")
    ('3m2', [0, 2, 2])
    """
    folded = [_FOLDING[ord(character)] for character in text]
    return "".join(folded), [offset for offset, form in enumerate(folded) for _ in form]


def pair_tokens(folded: str) -> str:
    """A folded text as the index takes it: all pairs of neighbours, the last character alone, and each mark alone.

    >>> pair_tokens("县管校聘")
    '县管 管校 校聘 聘'
    >>> pair_tokens("教师，学生。")
    '教师 师， ，学 学生 生。 。 ，'
    """
    marks = sorted(character for character in set(folded[:-1]) if not character.isalnum())
    return " ".join([*map(add, folded, chain(folded[1:], ("",))), *marks])
