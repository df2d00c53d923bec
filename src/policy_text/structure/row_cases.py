"""Cases of a list that has lost its table: each paragraph of a row begins with its place, behind number and title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policy_text.lexicon.divisions import Division, Mention, find_divisions
from policy_text.records import BlockKind, Case
from policy_text.structure.cases import make_case
from policy_text.structure.lines import Line
from policy_text.structure.regions import leading_mention, settle_mentions

__all__ = ["find_named_rows", "find_row_cases", "find_table_cases"]

_BEGINS = re.compile(r"(?:^|(?<=\n))[ \u00a0\u3000\t]*|\u3000{2,}")
"""Where a paragraph begins: with its line, or with its indent where a copy has run the lines together."""
_ROW_HEAD = re.compile(r"(?<!\d)\d{1,2}[ \t\u3000\n]{0,4}(?P<title>[“一-鿿][^。；，\d\n\u3000]{1,30})[\s\u3000]*\Z")
_TELLS = re.compile(r"(?!等|、|和|与|及|：|:|省委|市委|人民政府)[一-鿿“将]")
"""What follows a place that does something; no list of places, no office."""
_FEWEST = 4
"""So many places make a collection."""
_TITLED_NEEDED = 5
"""So many rows with number and title are a list of practices, though nothing says so."""
_LONGEST_HEAD, _SHORTEST = 48, 40
"""Characters before a row's place that may be its number and title; a shorter paragraph is a heading or a label."""
_SHARE, _SHARE_PLACED = 0.5, 0.8
"""Share of the paragraphs from the first row on that must begin with a place; of a list's rows that must name one."""


_CELL = re.compile(r"[^\t|\n]+")
_CELL_NUMBER = re.compile(r"\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*")
_MOST_JOINT = 2
_CELLS, _FEWEST_ROWS, _TOLD_IN_CELL, _PLACE_COLUMNS = 3, 3, 30, 3
"""Cells of a row, rows of a table of cases, characters of a cell that tells what was done, columns for its place."""
_NAME_HEAD = re.compile(r"(?:案例|经验|做法|实践|工作法|模式)[一-鿿]{0,4}(?:名称|题目|标题)|案例|经验|做法|工作法")
_PLACE_HEAD = re.compile(r"[一-鿿]{0,6}(?:单位|地区|地方|市州|县区|市县)")
"""Heads of the columns of a list that names practices and where they come from, and tells no more."""
_OTHER_HEAD = re.compile(r"作者|姓名|等[级次]|奖[项级次]|获奖|主持人|指导|时间|日期|汇报|主讲|授课")
"""A list of prizes tells whose essay is praised, an agenda who speaks when, not what a place did."""
_COLUMN_HEAD = re.compile(r"序号|编号|姓名|(?:案例|经验|做法|工作法)(?:名称|题目|标题)?|[一-鿿]{0,4}单位|时间|日期")
_SENTENCE = re.compile(r"[，。；]")


class _Row(NamedTuple):
    start: int
    title: str
    mention: Mention
    others: tuple[Mention, ...] = ()
    """Further places that did the same together (某省某市、某省某市推行…)."""


def _paragraphs(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    begins = sorted({start, *(found.end() for found in _BEGINS.finditer(text, start, stop))})
    for begin, following in pairwise((*begins, stop)):
        if following - begin >= _SHORTEST:
            yield begin, following


def _read_row(text: str, begin: int, first: int) -> _Row | None:
    """The row's paragraph, from its number on where that stands right before it, behind the text's beginning."""
    mention = leading_mention(text, begin)
    others: list[Mention] = []
    while mention is not None and text.startswith("、", at := (others or [mention])[-1].end):
        following = leading_mention(text, at + 1)
        if following is None or len(others) >= _MOST_JOINT:
            return None
        others.append(following)
    if mention is None or _TELLS.match(text, (others or [mention])[-1].end) is None:
        return None
    floor = max(first, begin - _LONGEST_HEAD)
    head = _ROW_HEAD.search(text[floor:begin])
    start, title = (floor + head.start(), head["title"].strip()) if head else (begin, "")
    return _Row(start, title, mention, tuple(others))


def find_row_cases(
    text: str,
    span: tuple[int, int],
    *,
    region: Division | None = None,
    on: str | None = None,
    promised: bool = True,
) -> list[Case]:
    """A case a paragraph that begins with a place, if there are four places and rows with numbers among them.

    Where the document does not promise cases, as where its head was cut off, more such rows must show that it was a
    list of them.

    >>> row = "{}{}改革\u3000\u3000{}推行一窗受理，群众办事由多次跑变为一次跑，全部事项当场办结，深受企业和群众的好评。"
    >>> places = ("山西", "福建厦门", "浙江", "贵州")
    >>> text = "".join(row.format(number, "登记", place) for number, place in enumerate(places, 1))
    >>> [(case.adcode, case.title) for case in find_row_cases(text, (0, len(text)))][:2]
    [('140000', '登记改革'), ('350200', '登记改革')]
    """
    paragraphs = list(_paragraphs(text, *span))
    read = [_read_row(text, begin, span[0]) for begin, _ in paragraphs]
    rows = [row for row in read if row is not None]
    titled = sum(1 for row in rows if row.title)
    if len({text[row.mention.start : row.mention.end] for row in rows}) < _FEWEST or titled < 1:
        return []
    if not promised and titled < _TITLED_NEEDED:
        return []
    if len(rows) < _SHARE * (len(read) - read.index(rows[0])):
        return []
    within = (region.code or "") if region else ""
    stops = [row.start for row in rows[1:]] + [span[1]]
    told = [
        (row, stop, mention) for row, stop in zip(rows, stops, strict=True) for mention in (row.mention, *row.others)
    ]
    divisions = settle_mentions([mention for _, _, mention in told], within=within, on=on)
    return [
        make_case(text, (row.start, stop), row.title or None, division, on)
        for (row, stop, _), division in zip(told, divisions, strict=True)
    ]


def find_table_cases(
    text: str, lines: Sequence[Line], *, region: Division | None = None, on: str | None = None
) -> list[Case]:
    """A case a row of a table that has a column of places and tells what each did.

    >>> from policy_text.structure.lines import find_lines
    >>> from policy_text.records import Document
    >>> told = "全县新建学校，改造操场，选派教师到村小任教，学生在家门口上好学，家长满意，邻县也来学习借鉴，差距小了。"
    >>> rows = enumerate(("山西省", "福建省厦门市", "贵州省"), 1)
    >>> page = "".join(f"{number}\\t{place}\\t{told}\\n" for number, place in rows)
    >>> [(case.start, case.adcode) for case in find_table_cases(page, find_lines(Document("", page)))][:2]
    [(2, '140000'), (60, '350200')]
    """
    rows = [read for line in lines if _holds_cells(line) and (read := _read_table_row(text, line)) is not None]
    if len({text[row.mention.start : row.mention.end] for row in rows}) < _FEWEST_ROWS:
        return []
    within = (region.code or "") if region else ""
    divisions = settle_mentions([row.mention for row in rows], within=within, on=on)
    stops = [row.start for row in rows[1:]] + [lines[-1].end]
    line_ends = [line.end for line in lines]
    ends = [line_ends[bisect_right(line_ends, row.start)] for row in rows]
    return [
        make_case(text, (row.start, min(stop, end)), row.title or None, division, on)
        for row, stop, end, division in zip(rows, stops, ends, divisions, strict=True)
    ]


def _holds_cells(line: Line) -> bool:
    return line.kind is BlockKind.TABLE or line.text.count("\t") >= _CELLS - 1


def _read_table_row(text: str, line: Line) -> _Row | None:
    """A row from its first cell on that is no number, with the place that a cell is or begins with."""
    cells = [found.span() for found in _CELL.finditer(text, line.start, line.end) if found[0].strip()]
    cells = [cell for cell in cells if _CELL_NUMBER.fullmatch(text, *cell) is None]
    placed = ((start, stop, leading_mention(text, start)) for start, stop in cells[:_PLACE_COLUMNS])
    found = next(((stop, mention) for _, stop, mention in placed if mention is not None and mention.end <= stop), None)
    tells = any(stop - start >= _TOLD_IN_CELL and _SENTENCE.search(text, start, stop) for start, stop in cells)
    if found is None or not tells:
        return None
    return _Row(cells[0][0], "", found[1])


def find_named_rows(
    text: str, lines: Sequence[Line], *, region: Division | None = None, on: str | None = None
) -> list[Case]:
    """A case a row of a list whose columns name practices and who reports each (案例名称 | 报送单位).

    >>> from policy_text.structure.lines import find_lines
    >>> from policy_text.records import Document
    >>> places = ("五华区", "红塔区", "隆阳区")
    >>> rows = "".join(f"{at}\\t校车进山{at}号线\\t{place}教育局\\n" for at, place in enumerate(places))
    >>> page = f"序号\\t案例名称\\t报送单位\\n{rows}"
    >>> [(case.title, case.adcode) for case in find_named_rows(page, find_lines(Document("", page)))][:2]
    [('校车进山0号线', '530102'), ('校车进山1号线', '530402')]
    """
    columns: tuple[int, int] | None = None
    rows: list[tuple[int, int, str, Mention | None]] = []
    for line in lines:
        cells = [found.span() for found in _CELL.finditer(text, line.start, line.end)] if _holds_cells(line) else []
        told = [cell for cell in cells if _CELL_NUMBER.fullmatch(text, *cell) is None]
        if not cells or _is_head(text, cells):
            columns = _columns_of(text, cells)
        elif columns is not None and told and max(columns) < len(cells):
            (start, stop), place = cells[columns[0]], cells[columns[1]]
            mention = next(find_divisions(text, *place), None)
            rows.append((told[0][0], line.end, text[start:stop].strip(), mention))
    placed = [mention for _, _, _, mention in rows if mention is not None]
    if len(placed) < max(_FEWEST_ROWS, _SHARE_PLACED * len(rows)):
        return []
    within = (region.code or "") if region else ""
    divisions = settle_mentions([mention for _, _, _, mention in rows], within=within, on=on)
    return [
        make_case(text, (start, stop), title, division, on)
        for (start, stop, title, _), division in zip(rows, divisions, strict=True)
    ]


def _is_head(text: str, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether the cells are the heads of columns: of this list or of another one."""
    return any(_COLUMN_HEAD.fullmatch(text[start:stop].strip()) for start, stop in cells)


def _columns_of(text: str, cells: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Which columns hold the practice's name and the place's body, where the cells are the head of such a list."""
    words = [text[start:stop].strip() for start, stop in cells]
    if any(_OTHER_HEAD.search(word) for word in words):
        return None
    name = next((at for at, word in enumerate(words) if _NAME_HEAD.fullmatch(word)), None)
    place = next((at for at, word in enumerate(words) if _PLACE_HEAD.fullmatch(word)), None)
    return (name, place) if name is not None and place is not None else None
