"""List marks: what stands before a heading or item and says where in the tree it hangs.

The ranks follow the order that official documents prescribe (GB/T 9704: 一、 （一） 1. （1）), with parts and chapters
above and 一是 below.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Mark", "parse_mark_number", "read_mark"]


class Mark(NamedTuple):
    """A list mark at the beginning of a line."""

    kind: str
    """Name of its form: ``chapter``, ``chinese``, ``chinese_bracket``, ``arabic``, …"""
    rank: int
    """0 is the outermost."""
    number: int | None
    text: str
    end: int
    """Where in the line the heading begins."""


_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_CN = "[〇零一二三四五六七八九十百]"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ENCLOSED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_FULL_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_NUMBER = "[0-9０-９]{1,3}"
_CLASSIFIER = "[个项名条期类号年月日则篇批](?![校师家著性目级轮块望待型别])"
"""Behind a number it counts (案例3个), unless a word begins with it (案例一 名校带动, 案例二 个性化作业)."""
_CASE = "(?:典型|实践|优秀|创新)?案例"
_COUNTED_THING = "(?:19|20)[0-9]{2}年|[0-9]{1,3}[项个条所大类名家]"
"""What a heading may begin with behind its own number: 1、2021年工作回顾, 2、5项举措."""

_MARK = re.compile(
    rf"""
    (?:
     (?P<annex>附[件录表][ \t\u3000]?(?:{_CN}{{1,2}}|{_NUMBER})?)[ \t\u3000]*[:：]?(?=[ \t\u3000]*$)
    |(?P<part>第{_CN}{{1,4}}(?:部分|编|篇))[ \t\u3000]*[:：、，]?
    |(?P<chapter>第[ \u3000]?(?:{_CN}{{1,4}}|{_NUMBER})[ \u3000]?章)[ \t\u3000]*[:：、]?
    |(?P<section>第[ \u3000]?(?:{_CN}{{1,4}}|{_NUMBER})[ \u3000]?节)(?![课日假])[ \t\u3000]*[:：、]?
    |(?P<article>第(?:{_CN}{{1,4}}|{_NUMBER})条)(?![例件约街线])[ \t\u3000]*[:：、]?
    |[【〖（(\[]?(?P<example>(?:典型|优秀|工作|改革|实践|创新|经验)?(?:案例|经验|范例|做法|样本)(?:之)?[ \t\u3000]?
        [（(]?(?:{_CN}{{1,3}}|{_NUMBER}|[{_CIRCLED}])[）)]?)(?![ \t]?{_CLASSIFIER}|[一-鿿][批个])
        [ \t\u3000]*[】〗\])）]?[ \t\u3000]*[:：、.．丨|｜—-]*
    |(?P<named>(?:典型|样板|亮点|实例|经验交流|交流材料)(?:之)?[ \t\u3000]?(?:{_CN}{{1,3}}|{_NUMBER})
        |第{_CN}{{1,3}}[个则篇](?:典型|经验|案例))(?=[ \t\u3000]*(?:[:：、.．丨|｜—]|$))[ \t\u3000]*[:：、.．丨|｜—-]*
    |(?P<labelled>[【〖\[]?{_CASE}[】〗\]]?[ \t\u3000]*[:：丨｜|]|[【〖\[]{_CASE}[】〗\]])(?=[ \t\u3000]*[一-鿿“])
    |(?P<numero>(?:NO|No|no|№|PART|Part|CASE|Case)[.．]?[ ]?{_NUMBER})[ \t\u3000]*[:：、.．丨|｜—-]*
    |(?P<keycap>[0-9]\ufe0f?\u20e3)
    |(?P<chinese>{_CN}{{1,4}})[ \t\u3000]*(?:[、．]|[.。](?![0-9])|[ \t\u3000]{{1,4}}(?=[一-鿿]))
    |(?P<chinese_bracket>[(（〔\[【〖][ \t]?{_CN}{{1,4}}[ \t]?[)）〕\]】〗])[ \t\u3000]*[、.．]?
    |(?P<enclosed>[{_ENCLOSED}])[ \t\u3000]*[、.．]?
    |(?P<arabic>{_NUMBER})[ \t\u3000]*(?:[、．](?:(?![0-9０-９])|(?={_COUNTED_THING}))|[.](?![0-9]))
    |(?P<padded>0[1-9])(?:[ \t\u3000]{{1,4}}|[ ]?[/／｜|丨][ ]?)(?=[一-鿿“])
    |(?P<stopped>[{_FULL_STOPPED}])
    |(?P<arabic_bracket>[(（\[【][ \t]?{_NUMBER}[ \t]?[)）\]】])[ \t\u3000]*[、.．]?
    |(?P<parenthesised>[{_PARENTHESISED}])
    |(?P<arabic_half>{_NUMBER}[)）])
    |(?P<circled>[{_CIRCLED}])[ \t\u3000]*[、.．]?
    |(?P<ordinal>{_CN}{{1,2}}是)[，,：:]?(?=[ \t\u3000]*[一-鿿“‘《])
    )[ \t\u3000]*
    """,
    re.VERBOSE,
)
_RANKS = {
    "annex": -1,
    "part": 0,
    "chapter": 1,
    "section": 2,
    "example": 3,
    "named": 3,
    "labelled": 3,
    "chinese": 4,
    "article": 4,
    "chinese_bracket": 5,
    "enclosed": 5,
    "arabic": 6,
    "padded": 6,
    "numero": 6,
    "keycap": 6,
    "stopped": 6,
    "arabic_bracket": 7,
    "parenthesised": 7,
    "arabic_half": 7,
    "circled": 8,
    "ordinal": 9,
}
_NORMAL_KIND = {
    "enclosed": "chinese_bracket",
    "stopped": "arabic",
    "padded": "arabic",
    "keycap": "arabic",
    "parenthesised": "arabic_bracket",
}


def parse_mark_number(text: str) -> int | None:
    """The number that a list mark counts with; None where it is none.

    >>> [parse_mark_number(text) for text in ("十二", "二十", "一百零三", "１８", "③", "㈣", "⑵", "无")]
    [12, 20, 103, 18, 3, 4, 2, None]
    """
    for signs in (_CIRCLED, _ENCLOSED, _PARENTHESISED, _FULL_STOPPED):
        if text in signs and len(text) == 1:
            return signs.index(text) + 1
    if text.isdecimal():
        return int(text)
    total = current = 0
    for sign in text:
        if sign in _DIGITS:
            current = _DIGITS[sign]
        elif sign == "十":
            total, current = total + (current or 1) * 10, 0
        elif sign == "百":
            total, current = total + (current or 1) * 100, 0
        else:
            return None
    return total + current if text else None


_COUNTED = re.compile(rf"{_CN}+|{_NUMBER}|[{_CIRCLED}{_ENCLOSED}{_PARENTHESISED}{_FULL_STOPPED}]")


def read_mark(line: str, *, labels: bool = False) -> Mark | None:
    """The list mark with which the line begins; a label without a number (案例：) is one with ``labels`` only.

    >>> read_mark("（二）加强保障").kind, read_mark("3．落实责任").number, read_mark("案例三：某县").text
    ('chinese_bracket', 3, '案例三：')
    >>> read_mark("2.5亿元") is None
    True
    """
    found = _MARK.match(line)
    if found is None or found.lastgroup is None or (found.lastgroup == "labelled" and not labels):
        return None
    kind = found.lastgroup
    counted = _COUNTED.search(found[kind])
    number = parse_mark_number(counted[0]) if counted else None
    return Mark(_NORMAL_KIND.get(kind, kind), _RANKS[kind], number, found[0].strip(), found.end())
