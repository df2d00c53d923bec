"""Where on a page the document begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_text.records import BlockKind
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.furniture import LineKind
from policy_text.structure.labels import find_labels
from policy_text.structure.lines import Line, is_caption, is_prose, squeeze
from policy_text.structure.marks import Mark, read_mark
from policy_text.structure.regions import is_place_name
from policy_text.structure.title_runs import Title, is_overline
from policy_text.structure.title_words import DOCUMENT_NUMBER, is_formal_title, is_organ
from policy_text.structure.titles import find_title

__all__ = ["Layout", "find_layout", "is_salutation", "is_source_name"]

_CHROME = frozenset(
    {LineKind.LABELS, LineKind.MENU, LineKind.TOOLS, LineKind.FURNITURE, LineKind.ENDER, LineKind.PAGE_MARK}
)
_SALUTATION = re.compile(
    r"(?:各|有关|全[省市区县州]|本[省市区]|[一-鿿]{2,12}[省市区县州局委])[一-鿿（）()、，,；;\s“”]{1,300}[:：]$"
)
_ADDRESS = re.compile(r"(?:各位|同志们|尊敬的|女士们|朋友们)[一-鿿，、 ]{0,20}[:：!！]$")
_SUBTITLE = re.compile(r"(?:——|--|―{1,2}|──)|^[（(].{0,40}(?:会议|通过|批准).{0,30}[)）]$")
_KEPT_LABEL = re.compile(r"[（(]?(?:公开方式|公开属性|此件|信息公开)")
_RED_HEAD = re.compile(r"[一-鿿（）()]{2,30}文件$|签发人[:：]")
_CREDIT = re.compile(
    r"""(?:[【\[]我要纠错[】\]])?[（(【\[]?[ \u00a0\u3000]?
        (?:(?:责任|值班|初审|复审|终审|执行|网络|本期|新媒体)?编辑|责编|来源|信息来源|稿件来源|审核|校对|[初复终一二三]审|监制|作者|供稿|撰稿)
        [ \u00a0]?[:：]
        |(?:责任编辑|编辑|责编|来源|审核|校对|[初复终一二三]审|监制)[ ]?[/／|｜]
        |(?:图文|文[/／]图|图[/／]文|文图)[/／:： ][^，。]{2,20}$""",
    re.VERBOSE,
)
_WEB_ADDRESS = re.compile(r"(?:https?:?//|www\.)[\x21-\x7e]{4,400}")
_TITLE_ROWS = 3
_TABLE_ROWS = 10
"""Rows of a table that are the text themselves, whatever is noted below them."""
_SHORTEST_SENTENCE, _SHORTEST_OPENING = 8, 14
_LONG_LINE, _HAS_PARTS = 60, re.compile(r"[→；：]|、.*、")
"""So long a line below the day of a page is its text, whatever stops it lacks."""
_FORM_HEAD = re.compile(r"(?:填报|填表|制表|编制|上报|报送)[一-鿿]{1,3}[ ]?[:：]")
"""Labels that a form prints in its own head, not the page around it."""
_MOST_CREDITS, _LONGEST_CREDIT = 10, 60
_FEWEST_TOOLS, _APPENDED = 2, re.compile(r"附[件表录图：:]|.{0,6}回执|抄送")
_NOTES, _NEAR = re.compile(r"(?:注释?|附注|资料来源)[:：]"), 2
_LONGEST_HEAD = 4
"""Lines that a document may print above its own title."""
_SHORTEST_TAB = 8
_SEARCHED = 200
"""Lines below a false beginning among which a known title is looked for."""
_BEGINS_YEAR = re.compile(r"(?:19|20)\d\d年[一-鿿]")
"""2025年某市, as a title begins that breaks before its genre."""
_DATED = re.compile(r"\d{4}.\d{1,2}.\d{1,2}")
_HEADS_SUMMARY = re.compile(r"(?:核心|内容|本期)?(?:阅读|提示|摘要|导读|看点|提要)|编者按|引子|新闻背景|要点")
_DAY = re.compile(r"(?:19|20)\d\d[-/.年]")
_LONGEST_SOURCE, _LONGEST_SIGNER = 12, 30
_INSET_SHARE = 3.0
"""More running text behind an ender than this times what stands before it: the ender is an inset, not the end."""


class Layout(NamedTuple):
    """Indexes of lines: the title's, and the first and last of the body."""

    title: Title | None
    first: int
    last: int
    text_first: int
    """The first line of running text; what stands between ``first`` and it is the document's own head."""


def is_salutation(line: Line) -> bool:
    """Whether the line names to whom the paper goes (各区县教育局：) or greets (各位代表：), not a place alone."""
    is_one = line.tail[-1] in "：:!！" and bool(_SALUTATION.match(line.text) or _ADDRESS.match(line.text))
    return is_one and not is_place_name(line.text)


def _begins_text(lines: Sequence[Line], kinds: Sequence[LineKind], at: int) -> bool:
    line = lines[at]
    if kinds[at] is not LineKind.TEXT:
        return False
    is_sentence = line.size >= _SHORTEST_OPENING and "，" in line.text and line.tail.endswith("。")
    is_below_day = at > 0 and kinds[at - 1] is LineKind.LABELS and _DATED.search(lines[at - 1].text) is not None
    is_long = line.size >= _LONG_LINE and _HAS_PARTS.search(line.text) and not is_formal_title(line.text)
    if is_prose(line) or is_salutation(line) or is_sentence or (at > 1 and is_below_day and is_long):
        return True
    mark = read_mark(line.text)
    if mark is None or (at == 0 and _is_lone_part(lines, mark)):
        return False
    if mark.kind == "example" and _is_counted_on(lines, at, mark):
        return True
    following = [i for i in range(at + 1, min(at + 4, len(lines))) if kinds[i] is LineKind.TEXT]
    return any(is_prose(lines[i]) or read_mark(lines[i].text) is not None for i in following)


def _is_counted_on(lines: Sequence[Line], at: int, mark: Mark) -> bool:
    """Whether another case follows the one that a line numbers, behind running text: it is no table of contents."""
    texts = False
    for line in lines[at + 1 :]:
        other = read_mark(line.text)
        if other is not None and other.kind == mark.kind:
            return texts
        texts = texts or "。" in line.text
    return False


def _is_lone_part(lines: Sequence[Line], mark: Mark) -> bool:
    """Whether a document is one annex or one case of a collection, whose number stands above its title."""
    if mark.kind == "annex":
        return True
    return mark.kind == "example" and all(
        (other := read_mark(line.text)) is None or other.kind != "example" for line in lines[1:]
    )


def _find_text_start(lines: Sequence[Line], kinds: Sequence[LineKind]) -> int:
    rows = 0
    for at in range(len(lines)):
        is_row = lines[at].kind is BlockKind.TABLE and "\t" in lines[at].text and kinds[at] is LineKind.TEXT
        rows = rows + 1 if is_row else 0
        if _begins_text(lines, kinds, at):
            return at - max(rows - 1, 0)
        if rows >= _TABLE_ROWS:
            return at - rows + 1
    texts = [at for at, kind in enumerate(kinds) if kind is LineKind.TEXT]
    return next((at for at in texts if _is_short_text(lines, at)), texts[0] if texts else 0)


def _is_short_text(lines: Sequence[Line], at: int) -> bool:
    """What a document without running text has for its text: a table's first row, or one short sentence.

    A table may hold the document's title in its first rows, above those of several cells.
    """
    line = lines[at]
    is_row = "\t" in line.text
    if line.kind is BlockKind.TABLE and not is_row:
        is_row = not any("\t" in below.text for below in lines[at + 1 : at + 1 + _TITLE_ROWS])
    return is_row or (line.size >= _SHORTEST_SENTENCE and line.tail.endswith(("。", "。”", "！")))


def is_source_name(lines: Sequence[Line], kinds: Sequence[LineKind], at: int) -> bool:
    """Whether a short line below a page's date only tells where the text is from (2023-10-23 11:46 / 某某教育)."""
    line = lines[at]
    is_name = kinds[at] is LineKind.TEXT and line.size <= _LONGEST_SOURCE and not line.text.isdecimal()
    is_name = is_name and not _HEADS_SUMMARY.fullmatch(line.text)
    if at == 0 or not is_name or kinds[at - 1] is not LineKind.LABELS:
        return False
    above = {label.kind for label in find_labels(lines[at - 1].text)}
    is_dated = _DATED.search(lines[at - 1].text) is not None
    begins_title = _BEGINS_YEAR.match(line.text) is not None
    names_nothing_else = DOCUMENT_NUMBER.search(line.text) is None and read_mark(line.text) is None and not begins_title
    is_open = line.text[0] not in "【[（(《“" and "：" not in line.text and line.tail[-1] not in ":》）。"
    return is_dated and "source" not in above and names_nothing_else and is_open


def _find_first(lines: Sequence[Line], kinds: Sequence[LineKind], title: Title | None, text_first: int) -> int:
    """The body's first line: below the last line of the page's own, or the title where nothing parts it from its text.

    A subtitle (——在某次会议上) shows that title and date are the document's own head, not the page's.
    """
    after_title = title.last + 1 if title else 0
    has_subtitle = title is not None and after_title < len(lines) and _SUBTITLE.search(lines[after_title].text)
    if title and has_subtitle and not _is_dated_label(lines, kinds, after_title + 1):
        return title.first
    first = _own_head(lines, kinds, title) if title else 0
    if title and kinds[title.first] is LineKind.FURNITURE:
        first = after_title
    for at in range(after_title, text_first):
        is_chrome = kinds[at] in _CHROME and not _FORM_HEAD.match(lines[at].text)
        is_scrap = lines[at].size <= 1 or lines[at].text.isdecimal()  # sizes of letters, one a line; a counter
        if is_chrome or is_scrap or is_source_name(lines, kinds, at) or is_caption(lines[at]):
            first = at + 1
    return min(first, text_first)


def _is_dated_label(lines: Sequence[Line], kinds: Sequence[LineKind], at: int) -> bool:
    """Whether a line tells who published a text and when."""
    return at < len(lines) and kinds[at] is LineKind.LABELS and _DAY.search(lines[at].text) is not None


def _own_head(lines: Sequence[Line], kinds: Sequence[LineKind], title: Title) -> int:
    """Where the document's own head begins: with its title, its red header, or what its first line leads in with.

    A page that prints the title again below its own lines prints the document as it is, from right below them on:
    a line above the second title (an overline, a slogan) is the document's.
    """
    first = _red_head(lines, kinds, title.first)
    wanted = squeeze(title.text)
    above = range(first - 1, max(first - 1 - _LONGEST_HEAD, -1), -1)
    chrome = next((at for at in above if kinds[at] in _CHROME or is_source_name(lines, kinds, at)), None)
    if chrome is not None and any(squeeze(line.text) == wanted for line in lines[:chrome]):
        return chrome + 1
    return 0 if first == 1 and kinds[0] is LineKind.TEXT and is_overline(lines[0].text) else first


def _red_head(lines: Sequence[Line], kinds: Sequence[LineKind], first: int) -> int:
    """The lines of a red header right above the title (某某局文件, the paper's number) belong to the paper."""
    while first > 0 and kinds[first - 1] is LineKind.TEXT:
        above = lines[first - 1].text
        if not (_RED_HEAD.match(above) or DOCUMENT_NUMBER.fullmatch(above) or (first == 1 and is_organ(above))):
            break
        first -= 1
    return first


def _find_end(lines: Sequence[Line], kinds: Sequence[LineKind], text_first: int) -> int:
    """Index behind the body's last line."""
    sizes = [
        line.size if kind is LineKind.TEXT and is_prose(line) else 0 for line, kind in zip(lines, kinds, strict=True)
    ]
    total, before, stop = sum(sizes[text_first:]), 0, len(lines)
    for at in range(text_first, len(lines)):
        is_inset = total - before > max(_INSET_SHARE * before, 500) or _stands_above_notes(lines, at)
        if kinds[at] is LineKind.ENDER and not is_inset:
            stop = at
            break
        before += sizes[at]
    stop = _find_tools(lines, kinds, text_first, stop)
    credit = _find_credits(lines, kinds, text_first, stop)
    stop = stop if credit is None else credit
    while stop > text_first + 1 and _is_chrome(lines, kinds, stop - 1) and not _is_kept(lines, kinds, stop - 1):
        stop -= 1
    return stop


def _is_chrome(lines: Sequence[Line], kinds: Sequence[LineKind], at: int) -> bool:
    """Whether a line is the page's, as is an address alone in which the text stood."""
    return kinds[at] in _CHROME or _WEB_ADDRESS.fullmatch(lines[at].text) is not None


def _find_tools(lines: Sequence[Line], kinds: Sequence[LineKind], text_first: int, stop: int) -> int:
    """The page's tools (打印 / 收藏) right below the text, behind which only short lines follow, or ``stop``."""
    last = next((at for at in range(stop - 1, text_first, -1) if _tells(lines[at])), text_first)
    tools = kinds[last + 1 : last + 1 + _FEWEST_TOOLS] == [LineKind.TOOLS] * _FEWEST_TOOLS
    return last + 1 if tools and not any(_APPENDED.match(line.text) for line in lines[last + 1 : stop]) else stop


def _tells(line: Line) -> bool:
    return is_prose(line) or line.kind is BlockKind.TABLE or "。" in line.text or is_date_line(line.text)


def _stands_above_notes(lines: Sequence[Line], at: int) -> bool:
    """Whether the notes to the document follow at once (相关解读：… / 注释： / [1]…)."""
    return any(_NOTES.fullmatch(line.text) for line in lines[at + 1 : at + 1 + _NEAR])


def _find_credits(lines: Sequence[Line], kinds: Sequence[LineKind], text_first: int, stop: int) -> int | None:
    """The first of the page's closing credits (责编：… / 来源：… / 某某新媒体): after it only short lines follow."""
    first = None
    for at in range(stop - 1, max(text_first, stop - 1 - _MOST_CREDITS), -1):
        if _WEB_ADDRESS.fullmatch(lines[at].text):
            continue
        if is_prose(lines[at]) or lines[at].size > _LONGEST_CREDIT or lines[at].kind is BlockKind.TABLE:
            break
        if kinds[at] in _CHROME | {LineKind.TEXT} and _CREDIT.match(lines[at].text):
            first = at
    return first


def _is_kept(lines: Sequence[Line], kinds: Sequence[LineKind], at: int) -> bool:
    """Whether a line at the end is the document's, though it looks like the page's.

    公开方式：主动公开, a row, the date below a short line that signs (2009.6.3).
    """
    line = lines[at]
    is_own = line.kind is not BlockKind.FURNITURE
    is_signed = (
        is_own and is_date_line(line.text) and lines[at - 1].size <= _LONGEST_SIGNER and not is_prose(lines[at - 1])
    )
    is_row = line.kind is BlockKind.TABLE and kinds[at] is not LineKind.TOOLS
    return is_row or _KEPT_LABEL.match(line.text) is not None or is_signed


def _search_below(
    lines: Sequence[Line], kinds: Sequence[LineKind], text_first: int, known_titles: Sequence[str]
) -> tuple[Title, int] | None:
    """A known title below what was taken for text (a site's slogan, a summary): the text begins below the title."""
    stop = min(len(lines), text_first + _SEARCHED)
    wanted = {squeeze(title) for title in known_titles}
    found = find_title(lines, kinds, stop=stop, known=known_titles)
    if found is None or squeeze(found.text) not in wanted:
        return None
    below = _find_text_start(lines[found.last + 1 :], kinds[found.last + 1 :]) + found.last + 1
    return (found, below) if below < len(lines) and _begins_text(lines, kinds, below) else None


def _tab_title(lines: Sequence[Line]) -> Sequence[str]:
    """What a saved page's first line sets before column and site (某题_要闻_某网), where the page prints it again."""
    first, parted, _ = lines[0].text.partition("_")
    is_printed = parted and len(first) >= _SHORTEST_TAB and any(line.text == first for line in lines[1:])
    return [first] if is_printed else []


def find_layout(
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    known_titles: Sequence[str] = (),
    title_parts: frozenset[str] = frozenset(),
) -> Layout | None:
    """Where title and body stand; None where the document has no line."""
    if not lines:
        return None
    known_titles = known_titles or _tab_title(lines)
    text_first = _find_text_start(lines, kinds)
    title = find_title(lines, kinds, stop=text_first, known=known_titles, parts=title_parts)
    wanted = {squeeze(known) for known in (*known_titles, *title_parts)}
    if known_titles and (title is None or squeeze(title.text) not in wanted):
        below = _search_below(lines, kinds, text_first, known_titles)
        title, text_first = below or (title, text_first)
    first = _find_first(lines, kinds, title, text_first)
    return Layout(title, first, max(_find_end(lines, kinds, text_first) - 1, first), text_first)
