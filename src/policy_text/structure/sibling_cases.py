"""Cases of a list whose parts begin alike, whatever begins them: the same mark, sign, label or shape of line.

Other finders know the forms that collections mostly have. This one asks what is common to all forms: lines of one
shape come back, and near the beginning of each part another place is named.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from policy_text.lexicon.divisions import Division, Mention, find_divisions
from policy_text.records import Case
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.cases import make_case
from policy_text.structure.furniture import LineKind
from policy_text.structure.in_passing import is_in_passing
from policy_text.structure.lines import Line, is_caption, is_prose, is_table_row, tighten
from policy_text.structure.marks import read_mark
from policy_text.structure.regions import leading_mention, settle_mentions

__all__ = ["Terms", "find_sibling_cases", "lift_to_heads"]

_LABEL = re.compile(r"(?P<name>[一-鿿]{2,8}?)(?P<count>[0-9一二三四五六七八九十]{0,3})[：:](?![0-9])")
_SPEAKER = re.compile(r"(?P<name>网友|市民|读者|嘉宾|问|答)(?=[“\"‘A-Za-z0-9一-鿿：:])")
_TAG = re.compile(r"[【\[](?P<name>[一-鿿]{2,6})[】\]]")
_TAG_BEFORE = re.compile(r"[【\[][一-鿿]{2,6}[】\]][ \u3000]{0,2}(?=[一-鿿“])")
_COUNTS = frozenset({"编号", "序号"})
"""Labels that count the parts."""
_NUMBER_ALONE = re.compile(
    r"(?P<name>[一-鿿]{0,6}?)(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?P<unit>[篇则组站号]?)[.．、]?"
)
_BAR = re.compile(r"[0-9]{1,2}[ ]?[｜|丨/／]")
_DAY = re.compile(r"(?:同日|当日|(?:[0-9]{1,2}月)?[0-9]{1,2}日|时间[：:])")
_BULLETS = "•●◆■▪◇□★☆▲△▼►▶➤➢❖✦✪※◎○▌▍▎▋▊"
_OPENERS = re.compile(r"(?:[【\[][一-鿿]{2,6}[】\]])?[ \u3000【\[（(“]{0,4}")
_STOPS = "。；;，,、：:！!？?"
_SETS_APART = re.compile(r"[ \u3000]{1,3}(?=[一-鿿“0-9])|[：:。（(]")
_CELL_COUNT = re.compile(r"[0-9]{1,3}\t")
_UNIT = re.compile(
    r"(?P<name>[一-鿿]{1,6}?(?:镇|乡|街道|苏木|社区|村)|[一-鿿]{3,16}?(?:小学|中学|学校|幼儿园|医院|分校))(?![级域街办委民里])"
)
_CREDIT = re.compile(r"[（(][^（）()]{2,40}[）)]$")
_SHORT, _LONG_ROW = 40, 50
_PLACE_LINES, _EARLY = 3, 120
"""So many lines below the first of a part may name its place, or so many characters anywhere in them."""
_FEWEST, _MOST = 3, 120
_PLACED, _DISTINCT, _NEARLY_ALL = 0.8, 0.75, 0.9
"""Shares of the parts that name a place in the same line, and of these that name another one than the rest."""
_SHARE, _SHORTEST_PART = 0.5, 30
"""Share of the text from the first part on; characters of a part on the average."""
_MOST_LIFTED, _OTHERS = 4, 2
_SENTENCE_END = re.compile(r"[。；\n][ \u3000\n]{0,6}")

_Shape = tuple[str, ...]
_PROSE: _Shape = ("placed",)
_STRONG, _COMMON = frozenset({"bullet", "count", "tag", "bar", "day", "row"}), frozenset({"mark", "head"})
"""Shapes that set a part apart so clearly that its place may stand anywhere in its first words.

Marks and headings do so only where cases are promised: a report of one place has them too.
"""


class Terms(NamedTuple):
    """What is asked of the parts before they are cases."""

    fewest: int = _FEWEST
    is_told: bool = False
    """Whether the document says that it goes through places: these may stand anywhere in a part's first words."""
    with_prose: bool = True
    """Whether paragraphs that begin with places are parts, though nothing else sets them apart."""


class _Candidate(NamedTuple):
    lines: Sequence[int]
    """Indexes of the lines with which the parts begin."""
    keys: Sequence[str]
    """What tells the parts' places apart."""
    mentions: Sequence[Mention | None]


def _shape_of(text: str, lines: Sequence[Line], at: int) -> _Shape | None:
    """What a line has in common with its like; None for running text that begins with nothing of its own."""
    line = lines[at]
    if is_date_line(line.text):
        return None
    bullet = text[line.start - 1] if line.start and text[line.start - 1] in _BULLETS else ""
    if bullet:
        return ("bullet", bullet)
    for name, sign in (("count", _NUMBER_ALONE.fullmatch(line.text)), ("tag", _TAG.match(line.text))):
        if sign is not None:
            return (name, sign["name"])
    mark = read_mark(line.text)
    if mark is not None:
        return ("mark", mark.kind)
    if is_table_row(line):
        return ("row", str(line.text.count("\t"))) if line.size >= _LONG_ROW and "，" in line.text else None
    for name, sign in (("bar", _BAR.match(line.text)), ("day", _DAY.match(line.text))):
        if sign is not None:
            return (name,)
    return _shape_of_words(line, lines[at + 1] if at + 1 < len(lines) else None)


def _shape_of_words(line: Line, below: Line | None) -> _Shape | None:
    label = _LABEL.match(line.text)
    if label is not None and _UNIT.fullmatch(label["name"]):
        return ("led", "unit")
    if label is not None and next(find_divisions(label["name"]), None) is None:
        return ("label", label["name"])
    speaker = _SPEAKER.match(line.text)
    if speaker is not None:
        return ("speaker", speaker["name"])
    led = leading_mention(line.text)
    if led is not None and _SETS_APART.match(line.text, led.end):
        return ("led", line.text[led.end])
    if led is not None and is_prose(line):
        return _PROSE
    if line.size > _SHORT or line.tail[-1] in _STOPS or _CREDIT.fullmatch(line.text):
        return None
    if _ends_in_brackets(line):
        return ("short", "bracket")
    return ("head",) if below is not None and is_prose(below) else ("short", "placed" if led is not None else "")


def _ends_in_brackets(line: Line) -> bool:
    return line.tail[-1] in "）)"


def find_sibling_cases(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    region: Division | None = None,
    terms: Terms | None = None,
    on: str | None = None,
) -> list[Case]:
    """A case for each of the parts that begin alike, if nearly all name a place of their own.

        >>> from policy_text.records import Document
        >>> from policy_text.structure.in_passing import is_in_passing
    from policy_text.structure.lines import find_lines
        >>> told = "全县新建学校2所，改造校舍3栋，选派教师12名，学生在家门口上好学，群众满意。"
        >>> places = ("五华区", "红塔区", "隆阳区")
        >>> page = "".join(f"编号：{at}\\n地区：{place}\\n做法：{told}\\n" for at, place in enumerate(places))
        >>> lines = find_lines(Document("", page))
        >>> [(case.start, case.adcode) for case in find_sibling_cases(page, lines, [LineKind.TEXT] * len(lines))][:2]
        [(0, '530102'), (56, '530402')]
    """
    told = [line for line, kind in zip(lines, kinds, strict=True) if kind is LineKind.TEXT]
    shapes: dict[_Shape, list[int]] = defaultdict(list)
    for at in range(len(told)):
        if (shape := _shape_of(text, told, at)) is not None:
            shapes[shape].append(at)
    terms = terms or Terms()
    if not terms.with_prose:
        shapes.pop(_PROSE, None)
    reader = _Reader(text, told, (region.code or "") if region else "", terms)
    groups = [(shape, group) for shape, group in shapes.items() if terms.fewest <= len(group) <= _MOST]
    found = [candidate for shape, group in groups if (candidate := reader.read(shape, group)) is not None]
    credited = reader.read_credits()
    found += [credited] if credited is not None else []
    fitting = [candidate for candidate in found if _fills(told, candidate)]
    best = max(fitting, key=lambda one: (len(set(one.keys)), -one.lines[0]), default=None)
    return _make_cases(text, told, best, region, on) if best is not None else []


@dataclass(frozen=True, slots=True)
class _Reader:
    """How lines of one shape are read as the beginnings of parts, each with its place."""

    text: str
    lines: Sequence[Line]
    within: str
    terms: Terms

    def read(self, shape: _Shape, group: Sequence[int]) -> _Candidate | None:
        """The parts that begin with these lines, where nearly all name a place in their first, second, … line."""
        stops = [*group[1:], len(self.lines)]
        for offset in range(_PLACE_LINES + 1):
            rows = [at + offset if at + offset < stop else None for at, stop in zip(group, stops, strict=True)]
            named = [self._place_in(self.lines[row]) if row is not None else None for row in rows]
            candidate = self._as_parts(group, named, _PLACED, _DISTINCT)
            if candidate is not None and self._are_whole(shape, group, candidate):
                return candidate
        if shape[0] not in _STRONG and not (shape[0] in _COMMON and self.terms.is_told):
            return None
        early = [self._place_early(at, stop) for at, stop in zip(group, stops, strict=True)]
        return self._as_parts(group, early, _NEARLY_ALL, _NEARLY_ALL)

    def read_credits(self) -> _Candidate | None:
        """The parts that end with their place in brackets: （某市教育局供稿）, …分担。（某省某市）."""
        ends = [at for at, line in enumerate(self.lines) if self._credited(line) is not None]
        if len(ends) < self.terms.fewest:
            return None
        starts = [ends[0]] + [at + 1 for at in ends[:-1]]
        shape = _shape_of(self.text, self.lines, starts[1])
        above = (at for at in range(ends[0] - 1, -1, -1) if _shape_of(self.text, self.lines, at) == shape)
        first = next(above, None) if shape is not None else None
        if first is None:
            return None
        named = [self._credited(self.lines[at]) for at in ends]
        return self._as_parts([first, *starts[1:]], named, _NEARLY_ALL, _DISTINCT)

    def _are_whole(self, shape: _Shape, group: Sequence[int], candidate: _Candidate) -> bool:
        """Whether the parts are told of one place each, and paragraphs without any sign make up the text."""
        if shape == _PROSE:
            told = sum(self.lines[at].size for at in group)
            return told >= _SHARE * (self.lines[-1].end - self.lines[0].start)
        stops = [*candidate.lines[1:], len(self.lines)]
        several = sum(
            self._holds_others(at, stop, key)
            for at, stop, key in zip(candidate.lines, stops, candidate.keys, strict=True)
        )
        return 2 * several < len(candidate.lines)

    def _holds_others(self, at: int, stop: int, key: str) -> bool:
        """Whether a part has sentences that begin with two other places, as below the heading of a theme."""
        begin, end = self.lines[at].start, self.lines[stop - 1].end
        led = (leading_mention(self.text, found.end()) for found in _SENTENCE_END.finditer(self.text, begin, end))
        others = {self.text[found.start : found.end] for found in led if found is not None and found.end <= end}
        return len(others - {key}) >= _OTHERS

    def _credited(self, line: Line) -> tuple[str, Mention | None] | None:
        found = _CREDIT.search(line.text) if line.size < len(line.text) + 1 else _CREDIT.search(line.tail)
        mention = next(find_divisions(found[0]), None) if found else None
        is_credit = (
            found is not None and mention is not None and (found.start() == 0 or line.text[found.start() - 1] in "。！")
        )
        return (found[0][mention.start : mention.end], mention) if is_credit and found and mention else None

    def _as_parts(
        self, group: Sequence[int], named: Sequence[tuple[str, Mention | None] | None], placed: float, distinct: float
    ) -> _Candidate | None:
        keys = [name[0] for name in named if name is not None]
        if len(keys) < max(self.terms.fewest, placed * len(group)):
            return None
        if len(set(keys)) < max(self.terms.fewest, distinct * len(keys)):
            return None
        kept = [(at, name) for at, name in zip(group, named, strict=True) if name is not None]
        return _Candidate([at for at, _ in kept], keys, [name[1] for _, name in kept])

    def _place_in(self, line: Line) -> tuple[str, Mention | None] | None:
        """The place that a line tells of: in brackets at its end, or in its first words, behind its mark or label."""
        if line.size <= _SHORT and _ends_in_brackets(line):
            named = (found for found in find_divisions(line.text) if line.text[found.start - 1] in "（(")
            inner = next(named, None)
            if inner is not None:
                return line.text[inner.start : inner.end], inner
        if (spread := tighten(line.text)) != line.text:  # 中 山 区
            mention = leading_mention(spread, within=self.within)
            return (spread[mention.start : mention.end], mention) if mention is not None else None
        mark, label, bar = read_mark(line.text), _LABEL.match(line.text), _BAR.match(line.text)
        begins = [
            found for found in (mark and mark.end, label and label.end(), bar and bar.end(), 0) if found is not None
        ]
        for after in begins:
            opened = _OPENERS.match(self.text, line.start + after, line.end)
            begin = opened.end() if opened else line.start + after
            mention = leading_mention(self.text, begin, within=self.within, lead_in=True)
            if mention is not None and mention.end <= line.end and not is_in_passing(self.text, mention):
                return self.text[mention.start : mention.end], mention
            unit = _UNIT.match(self.text, begin, min(line.end, begin + 20)) if self.within else None
            if unit is not None:
                return unit["name"], next(find_divisions(unit["name"]), None)
        return None

    def _place_early(self, at: int, stop: int) -> tuple[str, Mention | None] | None:
        begin = self.lines[at].start
        end = min(self.lines[stop - 1].end, begin + _EARLY)
        mention = next(find_divisions(self.text, begin, end), None)
        return (self.text[mention.start : mention.end], mention) if mention is not None else None


def _fills(lines: Sequence[Line], candidate: _Candidate) -> bool:
    """Whether the parts make up the text and are more than names."""
    first, whole = lines[candidate.lines[0]].start, lines[-1].end - lines[0].start
    told = lines[-1].end - first
    is_told = any(is_prose(line) for line in lines[candidate.lines[0] :]) or told >= _SHORTEST_PART * len(
        candidate.lines
    )
    return told >= _SHARE * whole and told >= _SHORTEST_PART * len(candidate.lines) and is_told


def _make_cases(
    text: str, lines: Sequence[Line], candidate: _Candidate, region: Division | None, on: str | None
) -> list[Case]:
    within = (region.code or "") if region else ""
    settled = settle_mentions(candidate.mentions, within=within, on=on)
    heads = [_own_head(lines, at) for at in candidate.lines]
    stops = [lines[at].start for at in candidate.lines[1:]] + [lines[-1].end]
    return [
        make_case(text, (_behind_mark(head), stop), _title_of(head), place or region, on)
        for head, stop, place in zip(heads, stops, settled, strict=True)
    ]


def _own_head(lines: Sequence[Line], at: int) -> Line:
    """The line itself, or the one below where it only counts (03, 材料二)."""
    label = _LABEL.match(lines[at].text)
    is_count = _NUMBER_ALONE.fullmatch(lines[at].text) is not None or _is_mark_alone(lines[at])
    is_count = is_count or (label is not None and label["name"] in _COUNTS)
    return lines[at + 1] if is_count and at + 1 < len(lines) else lines[at]


def _is_mark_alone(line: Line) -> bool:
    mark = read_mark(line.text)
    return mark is not None and mark.end >= line.size


def _behind_mark(line: Line) -> int:
    mark, label = read_mark(line.text), _LABEL.match(line.text)
    inline = _BAR.match(line.text) or _TAG_BEFORE.match(line.text) or _CELL_COUNT.match(line.text)
    counted = label.end() if label is not None and label["count"] else 0
    end = mark.end if mark else inline.end() if inline else counted
    return line.start + end if end < line.size else line.start


def _title_of(line: Line) -> str | None:
    return line.text if line.size <= _SHORT and line.tail[-1] not in _STOPS else None


def lift_to_heads(text: str, lines: Sequence[Line], cases: Sequence[Case]) -> list[Case]:
    """The cases from the lines on that stand above each of them alike: a title, a question, a label, a number.

    网友某某：… / 某区某局答：…; 整改任务七：… / 责任单位：某市.
    """
    begun = {line.start: at for at, line in enumerate(lines)}
    begun |= {_behind_mark(line): at for at, line in enumerate(lines)}
    rows = [begun.get(case.start) for case in cases]
    if len(cases) < _FEWEST or any(row is None for row in rows):
        return list(cases)
    found = [row for row in rows if row is not None]
    height = 0
    while height < _MOST_LIFTED and _stand_alike(text, lines, [row - height - 1 for row in found], found):
        height += 1
    if height == 0:
        return list(cases)
    heads = [lines[row - height] for row in found]
    starts = [_behind_mark(head) for head in heads]
    ends = [*(head.start for head in heads[1:]), cases[-1].end]
    return [
        replace(case, start=start, end=start + len(text[start:end].rstrip()), title=_title_of(head) or case.title)
        for case, start, end, head in zip(cases, starts, ends, heads, strict=True)
    ]


def _stand_alike(text: str, lines: Sequence[Line], rows: Sequence[int], begun: Sequence[int]) -> bool:
    """Whether the lines of these indexes are heads of one shape, each below the beginning of the case before.

    Words that come back above each case (更多详情) close the one before.
    """
    if rows[0] < 0 or any(row <= before for row, before in zip(rows[1:], begun, strict=False)):
        return False
    shapes = [_head_shape(text, lines, row) for row in rows]
    least = _PLACED if shapes[0] == ("short",) else 1.0
    is_alike = shapes[0] is not None and shapes.count(shapes[0]) >= least * len(rows)
    return is_alike and len({lines[row].text for row in rows}) == len(rows)


def _head_shape(text: str, lines: Sequence[Line], at: int) -> _Shape | None:
    """The shape of a line that may stand above a case; a date, a credit in brackets, a caption ends the one before."""
    line = lines[at]
    if is_date_line(line.text) or is_caption(line) or (is_prose(line) and _LABEL.match(line.text) is None):
        return None
    shape = _shape_of(text, lines, at)
    if shape is None or shape[0] in ("row", "count", "led", "placed") or _is_mark_alone(line):
        return None
    return ("short",) if shape[0] in ("short", "head") else shape
