"""Rules that a decree or a notice puts in force: their name, the decree's number, who enacted them and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policy_text.structure.body import Layout
from policy_text.structure.calendar_dates import find_dates
from policy_text.structure.lines import Line, squeeze, tighten
from policy_text.structure.regions import main_region
from policy_text.structure.title_words import is_formal_title, is_organ

__all__ = [
    "Enactment",
    "decree_number",
    "find_adopter",
    "find_enactment",
    "find_last_passing",
    "find_rules",
    "read_decree_head",
]

_ORGAN = r"(?:中华人民共和国)?(?P<organ>国务院|[一-鿿]{2,20}?(?:人民政府|[厅局部]|委员会|人民银行))"
_NUMBER = r"[（(]?(?:(?:19|20)\d\d年)?第?[ \u3000]*\d{1,4}[ \u3000]*号[）)]?"
_HEAD = re.compile(rf"{_ORGAN}(?:令(?:{_NUMBER})?|(?P<number>第[ ]?\d{{1,4}}[ ]?号)令)$")
"""The head of a decree: 某市人民政府令, 某市人民政府令第8号, 某市人民政府第8号令."""
_NUMBER_LINE = re.compile(r"[（(]?第[ \u3000]*(?P<count>\d{1,4})[ \u3000]*号[）)]?")
_PASSED = re.compile(
    r"《(?P<name>[^《》]{4,60})》[^。《》\n]{0,12}?已?(?:经|于)[^。\n]{2,100}?(?:通过|批准|同意|审定)[^。\n]{0,60}?(?:公布|发布|印发|颁布)"
)
"""《某市某办法》已经某日某会议通过，现予公布."""
_ISSUED = re.compile(r"《(?P<name>[^《》]{4,60})》[^。《》\n]{0,40}?(?:印发|公布|发布|颁布)")
_ENACTED = re.compile(
    rf"(?P<day>(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日)[ \u3000]*{_ORGAN}"
    rf"(?P<decree>(?:[部省市州]长|主席)?令[ ]?{_NUMBER}|第[ ]?\d{{1,4}}[ ]?号令)"
    rf"(?:、[一-鿿]{{2,20}}令[ ]?{_NUMBER})*(?:公布|发布|颁布)"
)
"""2006年3月9日 某某部令第8号公布, 某市人民政府第8号令公布, below the title of rules in a collection of laws."""
_SENT_OUT = re.compile(
    r"(?P<day>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[ \u3000]*"
    r"(?P<organ>[一-鿿]{2,24}?(?:人民政府|[厅局部]|委员会|办公[厅室]))[ \u3000]*以?"
    r"(?P<number>[一-鿿]{2,8}[〔\[（(](?:19|20)\d\d[〕\]）)]第?\d{1,4}号)文?件?(?:印发|公布|发布|颁布)"
)
"""2017年8月18日某市人民政府某政发〔2017〕86号印发, below the title of rules that a notice put in force."""
_ADOPTED = re.compile(
    r"(?:(?<![一-鿿])|(?<=[日经由]))(?P<place>(?!日|根据|依据|依照|按照|经|由)[一-鿿]{2,12}?(?:省|自治[区州县]|[市州县区旗]))第?[一二三四五六七八九十]+届(?P<body>人民代表大会(?:常务委员会)?)"
    r"第[一二三四五六七八九十]+次会议[^。\n]{0,30}?(?:通过|修订|修正)"
)
"""某市第五届人民代表大会常务委员会第一次会议通过, below the title of a place's law."""
_NATIONS_LAW = re.compile(r"中华人民共和国[一-鿿]{2,24}法")
_BY_NATION = re.compile(
    r"第[一二三四五六七八九十]+届(?P<body>全国人民代表大会(?:常务委员会)?)第?[一二三四五六七八九十]*次?会议"
)
_IN_FORCE = re.compile(r"[ ]?起?(?:正式)?(?:施行|实施|执行|生效|公布|发布)")
"""Behind the day on which a law takes effect or is published, not that of its passing."""
_WHITE = re.compile(r"\s+")
_BY_CONGRESS = re.compile(r"人民代表大会.{0,60}(?:通过|批准|修订|修正)")
_LAWS = ("条例", "办法", "规定", "决定", "规则")
_HEAD_LINES, _OPENING_LINES, _ISSUED_LINES = 6, 3, 12
_LINE = 200


class Enactment(NamedTuple):
    """Who put rules in force and on which day, with the places of both in the text."""

    organ: str
    organ_start: int
    day: str
    day_start: int
    day_end: int
    number: tuple[str, int, int]
    """某部令第8号, and where it stands."""


def read_decree_head(text: str) -> str | None:
    """The body whose decree it is, where a line is a decree's head and nothing else.

    >>> read_decree_head("某市人民政府令"), read_decree_head("某市人民政府第12号令")
    ('某市人民政府', '某市人民政府')
    >>> read_decree_head("某 市 人 民 政 府 令")
    '某市人民政府'
    >>> read_decree_head("某市人民政府令人满意")
    """
    found = _HEAD.match(tighten(text))
    return found["organ"] if found and is_organ(found["organ"]) else None


def decree_number(lines: Sequence[Line], layout: Layout) -> tuple[str, int, int] | None:
    """The number of a decree as its head prints it, on one line or on two, and where it stands."""
    title = layout.title.first if layout.title else layout.text_first
    head = range(max(0, title - _HEAD_LINES), min(layout.text_first + 1, len(lines)))
    for at, line in ((at, lines[at]) for at in sorted({*range(min(layout.text_first, _HEAD_LINES)), *head})):
        if read_decree_head(line.text) is None:
            continue
        if any(character.isdigit() for character in line.text):
            return _WHITE.sub("", line.text), line.start, line.end
        below = _NUMBER_LINE.fullmatch(lines[at + 1].text) if at + 1 < len(lines) else None
        if below is not None:
            return f"{_WHITE.sub('', line.text)}第{below['count']}号", line.start, lines[at + 1].end
    return next((enactment.number for enactment in find_enactment(lines, layout)), None)


def find_rules(lines: Sequence[Line], layout: Layout) -> tuple[str, int] | None:
    """The name of the rules that a text without a title of its own puts in force.

    Its first lines tell that they were passed, or they stand below it under the name by which it issues them. With
    the name comes its place in the text.
    """
    title = layout.title.text if layout.title else ""
    if title and read_decree_head(title) is None:
        return None
    opening = lines[layout.text_first : layout.text_first + _ISSUED_LINES]
    for line in opening[:_OPENING_LINES]:
        found = _PASSED.match(line.text[:_LINE])
        if found is not None:
            return found["name"], line.start + found.start("name")
    alone = {squeeze(line.text) for line in opening}
    issued = ((found, line.start) for line in opening for found in _ISSUED.finditer(line.text))
    told = ((found["name"], start + found.start("name")) for found, start in issued)
    return next((rule for rule in told if is_formal_title(rule[0]) and squeeze(rule[0]) in alone), None)


def find_adopter(lines: Sequence[Line], layout: Layout) -> tuple[str, int] | None:
    """The congress or standing committee that passed a law, from the lines below its title; with its place in the text.

    Of a law of the nation it is the one that amended it last.
    """
    if layout.title is None or not (layout.title.text.endswith(_LAWS) or _NATIONS_LAW.fullmatch(layout.title.text)):
        return None
    below = lines[layout.title.last + 1 : layout.text_first + 1]
    passed = [(found, line.start) for line in below if (found := _ADOPTED.search(line.text[:_LINE])) is not None]
    if _NATIONS_LAW.fullmatch(layout.title.text):
        national = [(found["body"], line.start + found.start("body")) for line in below if (found := _last_of(line))]
        return national[-1] if national else None
    own = (told for told in passed if layout.title.text.startswith(told[0]["place"]))
    others = passed if main_region([(layout.title.text, 1.0)]) is None else []
    found, start = next(own, next(iter(others), (None, 0)))
    return (f"{found['place']}{found['body']}", start + found.start("place")) if found else None


def _last_of(line: Line) -> re.Match[str] | None:
    """The last congress of the nation that a line of a law's history names."""
    return next(reversed(list(_BY_NATION.finditer(line.text))), None)


def find_last_passing(lines: Sequence[Line], layout: Layout) -> tuple[str, int, int] | None:
    """The last day on which a place's law was passed, amended or approved, from the lines below its title."""
    if find_adopter(lines, layout) is None or layout.title is None:
        return None
    below = lines[layout.title.last + 1 : layout.text_first + 1]
    days = [
        (found.iso, line.start + found.start, line.start + found.end)
        for line in below
        if _BY_CONGRESS.search(line.text[:_LINE]) or _BY_NATION.search(line.text[:_LINE])
        for found in find_dates(line.text[:_LINE])
        if not _IN_FORCE.match(line.text, found.end)
    ]
    return max(days, default=None)


def find_enactment(lines: Sequence[Line], layout: Layout) -> Iterator[Enactment]:
    """Who put rules in force and when, from the lines between their title and their text."""
    if layout.title is None:
        return
    for line in lines[layout.title.last + 1 : layout.text_first + 1]:
        for found in _ENACTED.finditer(line.text[:_LINE]):
            yield from _as_enactment(line, found, (found.start("organ"), found.end("decree")))
        for found in _SENT_OUT.finditer(line.text[:_LINE]):
            yield from _as_enactment(line, found, found.span("number"))


def _as_enactment(line: Line, found: re.Match[str], number: tuple[int, int]) -> Iterator[Enactment]:
    """The enactment that a line tells, with its number between the offsets; none where the day is no date."""
    day = next(find_dates(found["day"]), None)
    if day is not None:
        begin, (start, end) = line.start, number
        yield Enactment(
            found["organ"],
            begin + found.start("organ"),
            day.iso,
            begin + found.start("day"),
            begin + found.end("day"),
            (_WHITE.sub("", line.text[start:end]), begin + start, begin + end),
        )
