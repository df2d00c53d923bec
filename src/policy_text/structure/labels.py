"""Labelled values as pages print them: 发布日期：2024-05-06, 【发文字号】…, or a table whose cells take turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_text.lexicon.units import stated_unit
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.page_words import LABEL_KINDS
from policy_text.structure.title_words import is_formal_title

__all__ = ["Label", "find_labels", "holds_index", "label_kind"]


class Label(NamedTuple):
    """A labelled value: the kind of label, where the label begins, and where its value stands in the line."""

    kind: str
    at: int
    start: int
    end: int


_GAPS = re.compile(r"[ \u00a0\u3000]+")
_SPREAD = re.compile(r"[一-鿿](?: {2,}|[\u00a0\u3000]+)[一-鿿] *[:：]? *")
_COLON = re.compile(r"[:：]")
_BEGINS_DATE = re.compile(r"[ \u00a0\u3000]*(?:19|20)\d\d[-/.年]")
_CLOCK = re.compile(r"[ \u00a0\u3000]+\d{1,2}:\d\d(?::\d\d)?$")
"""The clock behind a date, to which a page may glue its next label."""
_BEGINS_NUMBER = re.compile(r"[ \u00a0\u3000]*[一-鿿]{2,10}[〔\[（(](?:19|20)\d\d[〕\]）)]第?\d{1,4}号")
_BRACKETED = re.compile(r"[【\[][ ]?(?P<name>[一-鿿](?:[ \u00a0\u3000]{0,6}[一-鿿]){1,7})[ ]?[】\]][:：]?")
_IN_BRACKETS = LABEL_KINDS | {"字号": "doc_number"}
"""【字号】某政函[2005]39号 stands in copies from databases of law; elsewhere 字号 is the size of the letters."""
_OPENERS = "【[（(•·;；|｜ \t\u00a0\u3000"
_TRIMMED = " \t\u00a0\u3000|｜【[（(•·;；"
_CLOSES = {"【": "】", "[": "]"}
"""The bracket that closes behind the value where it opens before the label: 【信息来源：某局】."""
_INDEX_LABELS = 3
_LONGEST = 9
_FEWEST_TURNS, _PAIR, _SHORTEST_APART = 4, 2, 8
_TELLING = frozenset({"title", "doc_number", "issuer", "index_number"})
"""Kinds of labels that may head a row of one value."""
_FULL_NAME = len("发文机关")
"""Shorter labels are words of menus and tables as well (来源 标题)."""
_WINDOW = 24
_UNIT = re.compile(r"[:：][ \u3000]*(?:人民币)?([^\s、，,;；。()（）\]】|｜]{1,6})(?![^\s、，,;；。()（）\]】|｜])")
_TABS, _SPACES = re.compile(r"[^\t]+"), re.compile(r"[^\s|｜]+")
_SPREAD_WORD = re.compile(r"(?<!\S)[一-鿿](?:[ \u00a0\u3000]+[一-鿿]){1,5}(?!\S)")
_SPREAD_LABEL = re.compile(
    r"(?<!\S)(?:"
    + "|".join(r"[ \u00a0\u3000]*".join(name) for name in sorted(LABEL_KINDS, key=len, reverse=True))
    + r")(?!\S)"
    r"|[^\s|｜]+"
)
"""Words between blanks; a label whose characters blanks set apart is one: 索 引 号 0001 文    号 某政发〔2024〕5号."""
_BARS = re.compile(r"[^|｜\s](?:[^|｜\n]*[^|｜\s])?")


def label_kind(text: str) -> str | None:
    """The kind of a label that is the whole text, as in a table's head column (at least three characters).

    >>> label_kind("索 引 号"), label_kind("时间")
    ('index_number', None)
    """
    name = _GAPS.sub("", text[:24]).rstrip(":：")
    return LABEL_KINDS.get(name) if len(name) >= 3 and len(text) < 24 else None


def _name_before(line: str, colon: int, floor: int) -> int:
    """Where the run of characters and gaps that ends at the colon begins."""
    begin = colon
    floor = max(floor, colon - _WINDOW)
    while begin > floor and ("一" <= line[begin - 1] <= "鿿" or line[begin - 1] in " \u00a0\u3000]】*"):
        begin -= 1
    return begin


def _label_before(line: str, colon: int, floor: int) -> tuple[str, int] | None:
    """Kind and offset of the label before a colon; ``floor`` is where the label before it ended.

    After another label it may be glued to that label's value (某局浏览量：, 2020-04-20来源：), a short one only where
    no value follows it (某局点击：); at the head of a line it must be whole, or 会议时间： would be one.
    """
    first = _name_before(line, colon, floor)
    for begin in range(first, colon):
        if line[begin] in _TRIMMED:
            continue
        name = _GAPS.sub("", line[begin:colon]).rstrip("]】*")
        if len(name) > _LONGEST or name not in LABEL_KINDS:
            continue
        is_whole = begin == 0 or line[begin - 1] in _OPENERS or (floor > 0 and line[begin - 1].isdigit())
        is_whole = is_whole or (floor == 0 and is_date_line(_CLOCK.sub("", line[:begin])))  # 2020年04月20来源：
        is_dated = LABEL_KINDS[name] == "published" and _BEGINS_DATE.match(line, colon + 1) is not None
        is_dated = is_dated or (name.endswith("号") and _BEGINS_NUMBER.match(line, colon + 1) is not None)
        is_empty = is_dated or (colon == len(line) - 1 and LABEL_KINDS[name] == "other")
        if is_whole or (floor > 0 and (len(name) >= 3 or is_empty)):
            return LABEL_KINDS[name], begin
    return None


def _marks(line: str) -> list[tuple[str, int, int]]:
    marks = [
        (_IN_BRACKETS[name], found.start(), found.end())
        for found in _BRACKETED.finditer(line)
        if (name := _GAPS.sub("", found["name"])) in _IN_BRACKETS
    ]
    floor = marks[-1][2] if marks else 0
    for found in _COLON.finditer(line, floor):
        label = _label_before(line, found.start(), floor)
        if label is not None and not _states_unit(line, label[1], found.start()):
            marks.append((*label, found.end()))
            floor = found.end()
    return marks


def _states_unit(line: str, begin: int, colon: int) -> bool:
    """Whether 单位 says in what a table counts (单位：万元), not whose a page is."""
    unit = _UNIT.match(line, colon)
    return line[begin:colon] == "单位" and unit is not None and stated_unit(unit[1]) is not None


def find_labels(line: str) -> list[Label]:
    """The labelled values of a metadata line, in order.

    >>> line = "发文机关：某市教育局 成文日期：2021年3月5日"
    >>> [(label.kind, line[label.start : label.end]) for label in find_labels(line)]
    [('issuer', '某市教育局'), ('written', '2021年3月5日')]
    >>> [label.kind for label in find_labels("来源：区教育局浏览量：12")], find_labels("会议时间：下午两点")
    (['source', 'other'], [])
    """
    has_bars = "|" in line or "｜" in line
    by_tabs = _cell_labels(line, _TABS) or (_cell_labels(line, _BARS) if has_bars else [])
    words = _SPREAD_LABEL if _SPREAD_WORD.search(line) else _SPACES
    by_spaces = _cell_labels(line, words) if _COLON.search(line) is None else []
    if by_tabs or len(by_spaces) > 1 or any(_stands_apart(line, label) for label in by_spaces):
        return by_tabs or by_spaces
    marks = _marks(line)
    ends = [at for _, at, _ in marks[1:]] + [len(line)]
    labels = []
    for (kind, at, begin), end in zip(marks, ends, strict=False):
        inner = line[begin:end]
        start = begin + len(inner) - len(inner.lstrip(" \t\u00a0\u3000|｜"))
        closing = _CLOSES.get(line[at - 1 : at], "")
        labels.append(Label(kind, at, start, max(start, begin + len(inner.rstrip(_TRIMMED).rstrip(closing)))))
    return labels


def _stands_apart(line: str, label: Label) -> bool:
    """Whether a blank sets a value apart from the only label of its line: a wide one a value of some length.

    标题　某市某报告; 发文机关 某县教育局, where label and value are a word each; 标题 某局关于某事的通知.
    """
    if label.kind == "title" and is_formal_title(line[label.start : label.end]):
        return True
    if line.count(" ") == 1 and label.end == len(line) and label.start - label.at > _FULL_NAME:
        return True
    is_long = label.end - label.start >= _SHORTEST_APART
    return label.kind in _TELLING and is_long and line[label.at : label.start].endswith("\u3000")


def holds_index(line: str) -> bool:
    """Whether a line holds the entry that a database of law sets before its text, even if the text follows at once.

    >>> holds_index("某市意见文章属性•【制定机关】某市政府•【公布日期】2005.02.01•【字号】某政函[2005]39号正文各区：")
    True
    """
    return sum(found["name"] in _IN_BRACKETS for found in _BRACKETED.finditer(line)) >= _INDEX_LABELS


def _cell_labels(line: str, cell: re.Pattern[str]) -> list[Label]:
    """Labels without colons in a row of cells: 索引号⇥1101…⇥发布机构⇥某局; a label before a label has no value."""
    first = cell.search(line)  # a row that is drawn with signs begins with one
    if first is None or first.end() == len(line):
        return []
    takes_turns = _takes_turns(cell.findall(line))
    if (label_kind(first[0]) or _spread_kind(line, first[0])) is None and not takes_turns:
        return []
    labels: list[Label] = []
    for found in cell.finditer(line):
        is_turn = takes_turns and not (labels and labels[-1].start == labels[-1].end)
        kind = _any_kind(found[0]) if is_turn else label_kind(found[0]) or _spread_kind(line, found[0])
        if kind is not None:
            labels.append(Label(kind, found.start(), found.end(), found.end()))
        elif labels[-1].start == labels[-1].end:
            labels[-1] = labels[-1]._replace(start=found.start(), end=found.end())
        else:
            labels[-1] = labels[-1]._replace(end=found.end())
    return labels


def _spread_kind(line: str, cell: str) -> str | None:
    """标　　题⇥…: a short label that is set as wide as the longer ones of its table."""
    is_row = "\t" in line or "|" in line
    return _any_kind(cell) if is_row and _SPREAD.fullmatch(cell) else None


def _any_kind(cell: str) -> str | None:
    return LABEL_KINDS.get(_GAPS.sub("", cell[:24]).rstrip(":："))


def _takes_turns(cells: Sequence[str]) -> bool:
    """Whether every other cell is a label, the short ones too (名称 | 某方案 | 文号 | 某政发〔2021〕5号)."""
    kinds = [_any_kind(cell) for cell in cells]
    is_pair = len(cells) == _PAIR and kinds[0] in _TELLING
    return (is_pair or len(cells) >= _FEWEST_TURNS) and all(kinds[::2]) and not any(kinds[1::2])
