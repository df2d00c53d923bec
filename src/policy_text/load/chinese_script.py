"""Whether a text is written in traditional characters: the rules of this package read simplified ones."""

from __future__ import annotations

__all__ = ["is_traditional"]

_TRADITIONAL = frozenset(
    "這來個時說們為學對後發當無開見經頭麼從動兩長樣現將與進實話員關並產萬場師書報張難數應車東門問間業點聲體電氣處區縣"
)
_SIMPLIFIED = frozenset(
    "这来个时说们为学对后发当无开见经头么从动两长样现将与进实话员关并产万场师书报张难数应车东门问间业点声体电气处区县"
)
"""The same frequent characters in both scripts; none of them is common to both."""

_SAMPLE = 20_000


def is_traditional(text: str) -> bool:
    """Whether most of the characters that differ between the scripts are traditional.

    >>> is_traditional("為推進義務教育發展，現將實施方案報請審議"), is_traditional("学校发展")
    (True, False)
    """
    sample = text[:_SAMPLE]
    traditional = sum(character in _TRADITIONAL for character in sample)
    return traditional >= 5 and traditional > 2 * sum(character in _SIMPLIFIED for character in sample)
