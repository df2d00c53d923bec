"""What lines have in common with their like: the mark, sign, label or shape with which a part of a list may begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.lexicon.divisions import find_divisions
from policy_text.structure.calendar_dates import ends_with_day, is_date_line
from policy_text.structure.lines import Line, is_prose, is_table_row, tighten
from policy_text.structure.marks import read_mark
from policy_text.structure.regions import is_place_name, leading_mention
from policy_text.structure.title_words import DOCUMENT_NUMBER

__all__ = [
    "BAR",
    "COUNTS",
    "CREDIT",
    "LABEL",
    "PROSE",
    "SHORT",
    "UNIT",
    "Shape",
    "behind_mark",
    "ends_in_brackets",
    "is_mark_alone",
    "own_head",
    "shape_of",
    "title_of",
]

Shape = tuple[str, ...]
"""The form of a line, and what the lines of this form share: ("bullet", "△"), ("label", "申报地区")."""
PROSE: Shape = ("placed",)
"""Running text that begins with a place and has no sign of its own."""
LABEL = re.compile(r"(?P<name>[一-鿿]{2,8}?)(?:(?P<count>[0-9一二三四五六七八九十]{1,3})[：:](?![0-9])|[：:])")
_SPEAKER = re.compile(r"(?P<name>网友|市民|读者|嘉宾|问|答)(?=[“\"‘A-Za-z0-9一-鿿：:])")
_COUNTED = re.compile(r"(?:任务|问题|经验|做法|措施|典型|亮点|镜头|故事|材料|样本|场景|案|例|篇)$")
"""What is counted before a colon; 网友张三：… is a name."""
_VOICES = frozenset({"记者", "主持人", "采访者", "编者"})
"""Who asks in an interview, whatever place the question is about."""
_TAG = re.compile(r"[【\[](?P<name>[一-鿿]{2,6})[】\]]")
_TAG_BEFORE = re.compile(r"[【\[][一-鿿]{2,6}[】\]][ \u3000]{0,2}(?=[一-鿿“])")
COUNTS = frozenset({"编号", "序号"})
"""Labels that count the parts."""
_NUMBER_ALONE = re.compile(
    r"(?P<name>[一-鿿]{0,6}?)(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?P<unit>[篇则组站号]?)[.．、]?"
)
BAR = re.compile(r"[0-9]{1,2}[ ]?[｜|丨/／]")
_DAY = re.compile(r"(?:同日|当日|(?:[0-9]{1,2}月)?[0-9]{1,2}日|时间[：:])")
_BULLETS = "•●◆■▪◇□★☆▲△▼►▶➤➢❖✦✪※◎○▌▍▎▋▊"
_STOPS = "。；;，,、：:！!？?"
_SETS_APART = re.compile(r"[ \u3000]{1,3}(?=[一-鿿“0-9])|[：:。（(]")
_CELL_COUNT = re.compile(r"[0-9]{1,3}\t")
UNIT = re.compile(
    r"""(?P<name>(?!推进|建设|打造|培育|办好|提升|发展|深化|加强|强化|走进|关爱|改造|支持|完善|美丽|平安|文明|智慧|书香|和谐|幸福
            |乡村|农村|山区|城乡|寄宿|薄弱|优质|全|各|本|该|我)
        (?:[一-鿿]{1,5}?(?:镇|乡(?!村)|街道|苏木)|[一-鿿]{3,16}?(?:小学|中学|学校|幼儿园|医院|分校)))
        (?![级域街办委民里])""",
    re.VERBOSE,
)
"""A town or a school by its name, not what is done in towns and schools (推进乡村…, 办好乡村小学)."""
CREDIT = re.compile(r"[（(][^（）()]{2,40}[）)]$")
SHORT, _LONG_ROW = 40, 50


def shape_of(text: str, lines: Sequence[Line], at: int) -> Shape | None:
    """What a line has in common with its like; None for running text that begins with nothing of its own."""
    line = lines[at]
    if is_date_line(line.text) or DOCUMENT_NUMBER.fullmatch(line.text) or ends_with_day(line.text):
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
    for name, sign in (("bar", BAR.match(line.text)), ("day", _DAY.match(line.text))):
        if sign is not None:
            return (name,)
    return _shape_of_words(line, lines[at + 1] if at + 1 < len(lines) else None)


def _shape_of_words(line: Line, below: Line | None) -> Shape | None:
    speaker = _SPEAKER.match(line.text)
    if speaker is not None:
        return ("speaker", speaker["name"])
    label = LABEL.match(line.text)
    if label is not None and label["name"] in _VOICES:
        return None
    if label is not None and UNIT.fullmatch(label["name"]):
        return ("led", "unit")
    if label is not None and next(find_divisions(label["name"]), None) is None:
        return ("label", label["name"])
    return _shape_of_led(line) or _shape_of_short(line, below)


def _shape_of_led(line: Line) -> Shape | None:
    led = leading_mention(line.text)
    if led is None:  # 中 山 区
        return ("place",) if line.size <= SHORT and is_place_name(tighten(line.text)) else None
    if _SETS_APART.match(line.text, led.end):
        return ("led", line.text[led.end])
    return ("place",) if is_place_name(line.text) else PROSE if is_prose(line) else None


def _shape_of_short(line: Line, below: Line | None) -> Shape | None:
    if line.size > SHORT or line.tail[-1] in _STOPS or CREDIT.fullmatch(line.text):
        return None
    if ends_in_brackets(line):
        return ("short", "bracket")
    is_placed = leading_mention(line.text) is not None
    return ("head",) if below is not None and is_prose(below) else ("short", "placed" if is_placed else "")


def ends_in_brackets(line: Line) -> bool:
    """Whether a line ends with a bracket, as a title with its place behind does."""
    return line.tail[-1] in "）)"


def own_head(lines: Sequence[Line], at: int) -> Line:
    """The line itself, or the one below where it only counts (03, 材料二)."""
    label = LABEL.match(lines[at].text)
    is_count = _NUMBER_ALONE.fullmatch(lines[at].text) is not None or is_mark_alone(lines[at])
    is_count = is_count or (label is not None and label["name"] in COUNTS)
    return lines[at + 1] if is_count and at + 1 < len(lines) else lines[at]


def is_mark_alone(line: Line) -> bool:
    """Whether a line is a list mark and nothing else (案例三)."""
    mark = read_mark(line.text)
    return mark is not None and mark.end >= line.size


def behind_mark(line: Line) -> int:
    """Where a line's own words begin, behind its mark, counted label, tag or the cell of its number."""
    mark, label = read_mark(line.text), LABEL.match(line.text)
    inline = BAR.match(line.text) or _TAG_BEFORE.match(line.text) or _CELL_COUNT.match(line.text)
    is_counted = label is not None and label["count"] and _COUNTED.search(label["name"])
    counted = label.end() if label is not None and is_counted else 0
    end = mark.end if mark else inline.end() if inline else counted
    return line.start + end if end < line.size else line.start


def title_of(line: Line) -> str | None:
    """A short line without a stop as the title of its part; None for running text."""
    return line.text if line.size <= SHORT and line.tail[-1] not in _STOPS else None
