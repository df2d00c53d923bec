"""Lines that a copy has lost or broken: a head and its text on one line, a number on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from policy_text.lexicon.divisions import find_divisions
from policy_text.structure.lines import Line, tighten
from policy_text.structure.page_lines import find_page_cuts
from policy_text.structure.title_words import DOCUMENT_NUMBER, is_organ

__all__ = ["part_run_together", "restore_lines"]

_MANNER = "(?:若干|指导|实施|补充|紧急)?"
_KINDS = "通知|通报|意见|决定|报告|请示|批复|复?函|公告|通告|公示|办法|方案|规定"
_TITLE = re.compile(
    rf"[一-鿿、（）() ]{{0,80}}?《?关于[^。；\n]{{4,160}}?的{_MANNER}(?:{_KINDS})(?:[（(][^（）()]{{1,20}}[）)])?"
    rf"(?:(?=关于[^。；\n]{{4,160}}?的(?:{_KINDS})|[ \u3000]*[一-鿿]{{1,10}}[〔\[（(【](?:19|20)\d\d)"
    r"|(?=[ \u3000]*(?:各|有关|省|[市县区](?!里)|[一-鿿]{2,12}?(?:[省市区县州旗厅局委部]|政府|公司))"
    r"(?:(?!如下|情况)[^。；！？\n]){0,300}?[:：]))"
)
"""The title right before those whom the paper addresses: …的通知各区县教育局：."""
_TELLS_OF = re.compile(r"我|们|贯彻|落实|根据|按照|依据|介绍|出台|学习|执行|近日|日前|今年|围绕")
"""Words of a sentence that goes on with 关于…的意见, where a title has but who issues."""
_ASKED = re.compile(r"[^。，；：\n]{6,90}?答记者问(?=[一-鿿])")
"""某部有关负责人就某办法答记者问, right before the text."""
_HEADED = re.compile(r"(?P<organ>[一-鿿、（）() ]{4,80}?)文[ ]?件[ \u00a0\u3000]*(?=[一-鿿 ]{2,18}[〔\[（(【])")
_SENDER = re.compile(r"[ \u00a0\u3000]*签发人[:：][ ]*(?P<name>[xX×*]{1,4}|[一-鿿]{2,3})")
_SALUTATION = re.compile(r"[^。；！？\n]{2,300}?[:：]")
_DAY = (
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
    r"|[一二][〇零○ＯO0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_MARKED_DATE = re.compile(rf"{_DAY}(?=[ \u00a0\u3000]*[（(](?:此件|联系|主动|依申请|公开))")
"""A date behind which only a signature has what follows: （此件公开发布）."""
_DATE = re.compile(
    rf"{_DAY}(?=[ \u00a0\u3000]*"
    r"(?:[（(](?:此件|联系|主动|依申请|公开)|附[ \u00a0\u3000]?件|抄送[:：]|印发(?![一-鿿])|《|\Z))"
)
_ANY_DATE = re.compile(_DAY)
_BLANKS = re.compile(r"[ \u00a0\u3000]*")
_PASSED_ON = re.compile(r"《(?P<name>[^《》\n]{8,80})》")
"""What a notice passes on, whose title stands right behind its signature."""
_CLOSED = re.compile(r".*[。；：:；！？）)》0-9\dxX]", re.DOTALL)
_NATION = re.compile(
    r"国务院|中共中央|国家|住房|人力资源|(?:教育|财政|民政|公安|司法|水利|商务|科技|自然资源|生态环境|交通运输|农业农村|工业和信息化)部"
)
_ENDS = "。；;）)"
"""Signs behind which a body's name is whole, whatever place it holds (国网某省电力公司)."""
_GOES_ON = "据照由从经对向和与及反彻按在"
"""Words that take the body's name into their sentence (根据某市教育局某日印发的…)."""
_DATED_TITLE = re.compile(
    r"(?P<title>[^。：:\n]{6,80}?[^\s。：:]|[^。\n]{2,30}[：:][^。：:\n]{1,60}?[^\s。：:])[ \u00a0\u3000]+"
    r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ ]+\d{1,2}:\d\d(?::\d\d)?)?[ \u00a0\u3000]*"
    r"(?:来源|稿源|信息来源)[：:]"
)
"""A title with the page's date and source behind it on one line."""
_DAY_BEHIND = re.compile(
    rf"(?P<title>[^。：\n]{{6,80}}?[^\s。：])[ \u00a0\u3000]+(?=[（(][ \u3000]?{_DAY}[ \u3000]?[）)]\Z)"
)
"""A title with the page's day in brackets behind it on one line."""
_SCANNED = re.compile(r"(?:手机)?扫(?:一)?扫?码?(?:阅读|在)?手机(?:版|打开当前页|阅读)[ \u3000]{2}(?=[一-鿿“【])")
"""The caption of a code that a copy ran into the text below it."""
_PARAGRAPHS = re.compile(
    r"(?<=[。！？”])[ \u00a0](?=[“一-鿿])"
    r"|(?:记者|通讯员|[社报]发（)[ ]?[一-鿿]{1,4}(?:[ ][一-鿿]{1,3})?[ ]?摄[）)]?[ ](?=[一-鿿“])"
)
"""The blank that a copy left of a break between paragraphs, behind a stop or the credit of a picture."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEAST_CIRCLED, _LONGEST_CIRCLED = 3, 30
"""So many items, each of so many characters on the average, are paragraphs that a copy ran together."""
_BEGINS_ITEM = re.compile(r"[。；！？：:\n][ \u00a0\u3000]*\Z")
"""What stands before an item that is a sentence of its own."""
_INLINE_CASE = re.compile(r"(?<=[。！？”])案例(?:\d{1,2}|[一二三四五六七八九十]{1,3})[：:]")
"""The count of a case that a copy ran into the last line of the one before."""
_COUNTS, _COUNTED, _LONGEST_COUNT = re.compile(r"(?:案例|范例|经验|第)$"), re.compile(r"[：:、.．期号批]"), 3
"""What stands before and behind a number that a PDF's text has on a line of its own."""
_SHORTEST_TITLE, _LONGEST_HEAD = 10, 700
_LONGEST_NAME, _LONGEST_NOTICE = 40, 2_000
_LONGEST_PARAGRAPH = 700
_LONG = 160
"""A line that holds more than a head and its title is one that has lost its breaks."""


def restore_lines(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines as the paper had them: joined where a copy broke a number off, parted where it ran lines together."""
    return part_run_together(text, _join_numbers(text, lines))


def _join_numbers(text: str, lines: Sequence[Line]) -> list[Line]:
    """Three lines that hold a count (案例 / 13 / ：某市…) as one, with blanks for the breaks so that places stay."""
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        three = lines[at : at + 3]
        if len(three) == 3 and _is_broken_count(*three):
            whole = text[three[0].start : three[2].end].replace("\r", " ").replace("\n", " ")
            joined.append(replace(three[0], end=three[2].end, text=whole[:400], tail=whole[-12:]))
            at += 3
        else:
            joined.append(lines[at])
            at += 1
    return joined


def _is_broken_count(first: Line, number: Line, last: Line) -> bool:
    return (
        number.text.isdecimal()
        and number.size <= _LONGEST_COUNT
        and _COUNTS.search(first.text) is not None
        and _COUNTED.match(last.text) is not None
    )


def part_run_together(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, with those parted at which a paper's head, title, salutation or signature has lost its breaks.

    >>> from policy_text.records import Document
    >>> from policy_text.structure.lines import find_lines
    >>> told = "校车要安全，" * 30
    >>> head = "某某县教育局文件某教〔2021〕5号关于做好校车工作的通知各学校："
    >>> page = f"{head}{told}照此执行。某某县教育局2021年3月5日（此件公开）"
    >>> [line.text[:12] for line in part_run_together(page, find_lines(Document("", page)))][:4]
    ['某某县教育局文件', '某教〔2021〕5号', '关于做好校车工作的通知', '各学校：']
    """
    parted: list[Line] = []
    counted = _circled_throughout(text, lines)
    head = next((at for at, line in enumerate(lines) if line.size >= _LONG), None)
    for at, line in enumerate(lines):
        above = lines[at - 1].text if at else ""
        of_page = list(find_page_cuts(text, line))
        in_head = _cuts_of_head(text, line, above) if at == head and not of_page else of_page
        in_signature = _cuts_of_signature(text, line, _DATE if line.size >= _LONG else _MARKED_DATE)
        cuts = sorted(
            {line.start, *in_head, *in_signature, *_cuts_inside(text, line), *_inside(line, counted), line.end}
        )
        spans = [span for span in pairwise(cuts) if text[slice(*span)].strip()]
        parted += [line] if len(spans) < 2 else (_cut(text, line, *span) for span in spans)
    return parted


def _cuts_inside(text: str, line: Line) -> Iterator[int]:
    """Where a title's date, a numbered case or, in a very long line, a paragraph begins."""
    for pattern in (_DATED_TITLE, _DAY_BEHIND) if line.size <= _LONG else ():
        if (dated := pattern.match(text, line.start, line.end)) is not None:
            yield dated.end("title")
    if (caption := _SCANNED.match(text, line.start, line.end)) is not None:
        yield caption.end()
    yield from (found.start() for found in _INLINE_CASE.finditer(text, line.start, line.end))
    yield from _cuts_at_circled(text, line)
    if line.size > _LONGEST_PARAGRAPH:
        yield from (found.end() for found in _PARAGRAPHS.finditer(text, line.start, line.end))


def _cuts_at_circled(text: str, line: Line) -> Sequence[int]:
    """Where the items of a list begin that stand on one line, counted on from ① (①某市…；②某市…；③某市…)."""
    cuts: list[int] = []
    for sign in _CIRCLED:
        at = text.find(sign, cuts[-1] + 1 if cuts else line.start, line.end)
        if at < 0:
            break
        cuts.append(at)
    is_long = len(cuts) >= _LEAST_CIRCLED and line.end - cuts[0] >= _LONGEST_CIRCLED * len(cuts)
    is_parted = all(_BEGINS_ITEM.search(text, max(0, at - 3), at) for at in cuts[1:])
    return cuts if is_long and is_parted else []


def _circled_throughout(text: str, lines: Sequence[Line]) -> Sequence[int]:
    """Where the items of one list begin that goes on over several lines: 在投入方面。①某区… / 在布局方面。②某县….

    The signs stand once each, in order, over the whole text, and never within a sentence (包括①教师②设备).
    """
    if not lines:
        return ()
    first, stop = lines[0].start, lines[-1].end
    cuts = [at for sign in _CIRCLED if (at := text.find(sign, first, stop)) >= 0]
    is_whole = [text[at] for at in cuts] == list(_CIRCLED[: len(cuts)]) and cuts == sorted(cuts)
    is_single = is_whole and sum(text.count(sign, first, stop) for sign in _CIRCLED) == len(cuts)
    is_parted = all(_BEGINS_ITEM.search(text, max(0, at - 3), at) for at in cuts if at > first)
    return cuts if is_single and is_parted and len(cuts) > _LEAST_CIRCLED else ()


def _inside(line: Line, cuts: Sequence[int]) -> Iterator[int]:
    """Those that stand in the line, but not at its beginning."""
    return (at for at in cuts if line.start < at < line.end)


def _cut(text: str, line: Line, start: int, end: int) -> Line:
    kept = text[start:end].strip()
    begin = start + text[start:end].find(kept)
    stop = begin + len(kept)
    return Line(begin, stop, kept[:400], kept[-12:], line.indented, line.kind, line.level)


def _cuts_of_head(text: str, line: Line, above: str) -> Iterator[int]:
    """Where the parts of a paper's head begin that stand on the line of its text.

    The title may be any that the line ``above`` holds as well.
    """
    stop = min(line.end, line.start + _LONGEST_HEAD)
    if len(above) >= _SHORTEST_TITLE and line.text.startswith(above):
        yield line.start + len(above)
        yield from _cuts_behind_title(text, line.start + len(above), stop)
        return
    at = line.start
    cuts: list[int] = []
    head = _HEADED.match(text, at, stop)
    for part in (_HEADED, DOCUMENT_NUMBER):
        if (found := part.match(text, at, stop)) is not None:
            at = found.end()
            cuts.append(at)
    if (sender := _SENDER.match(text, at, stop)) is not None:
        at = _name_ends(text, sender, head["organ"] if head else "")
        cuts.append(at)
    title = _TITLE.match(text, at, stop) or _ASKED.match(text, at, stop)
    if title is None or _TELLS_OF.search(title[0].partition("关于")[0]) is not None:
        return
    yield from cuts
    yield title.end()
    if (again := _TITLE.match(text, title.end(), stop)) is not None and title[0].endswith(again[0]):
        title = again  # a copy that sets the title twice
        yield title.end()
    yield from _cuts_behind_title(text, title.end(), stop)


def _cuts_behind_title(text: str, at: int, stop: int) -> Iterator[int]:
    """Where the number ends and whom the paper addresses."""
    blanks = _BLANKS.match(text, at, stop)
    number = DOCUMENT_NUMBER.match(text, blanks.end() if blanks else at, stop)
    at = number.end() if number else at
    yield at
    if (addressed := _SALUTATION.match(text, at, stop)) is not None:
        yield addressed.end()


def _name_ends(text: str, sender: re.Match[str], organ: str) -> int:
    """Where the name of who signs ends and the title begins: with 关于, or with the body of the paper's head."""
    start = sender.start("name")
    begins = (text.find(word, start + 2, start + 4 + len(word)) for word in ("关于", organ) if word)
    return min((at for at in begins if at >= 0), default=sender.end())


def _cuts_of_signature(text: str, line: Line, date: re.Pattern[str]) -> Iterator[int]:
    """Where the body that signs and the date behind it begin on the line of the last words."""
    for found in date.finditer(text, line.start, line.end):
        begin = _signer_begins(text, line.start, found.start())
        if begin is not None and begin > line.start:
            yield from (begin, found.start(), found.end())
    for found in _dates_above_annex(text, line):
        begin = _signer_begins(text, line.start, found.start())
        is_name = begin is not None and text[begin] not in f"{_GOES_ON}根依遵参"
        if begin is not None and is_name and text[line.start : begin].rstrip().endswith(tuple(_ENDS)):
            yield from (begin, found.start(), found.end())


def _dates_above_annex(text: str, line: Line) -> Iterator[re.Match[str]]:
    """The first date right behind which stands the title of what the notice before it passes on."""
    stop = min(line.end, line.start + _LONGEST_NOTICE) if line.size >= _LONG else line.start
    for found in _ANY_DATE.finditer(text, line.start, stop):
        told = text[line.start : found.start()]
        behind = _BLANKS.match(text, found.end())
        at = behind.end() if behind else found.end()
        if any(text.startswith(passed["name"], at) for passed in _PASSED_ON.finditer(told)):
            yield found
            return


def _signer_begins(text: str, first: int, end: int) -> int | None:
    """Where the name of a body begins that ends at ``end``: with its place, or behind the last sign."""
    while end > first and text[end - 1] in " \u00a0\u3000":
        end -= 1
    floor = max(first, end - _LONGEST_NAME)
    closed = _CLOSED.match(text, floor, end)
    floor = closed.end() if closed else floor
    while floor < end and text[floor] in " \u00a0\u3000":
        floor += 1
    starts = [found.start for found in find_divisions(text, floor, end)]
    starts += [found.start() for found in _NATION.finditer(text, floor, end)]
    named = [at for at in sorted(starts) if is_organ(text[at:end]) and text[at - 1] not in _GOES_ON]
    is_whole = floor > first and is_organ(tighten(text[floor:end]))
    if named and not (is_whole and text[floor - 1] in _ENDS):
        return named[0]
    return floor if is_whole else None
