"""When: the time words of a passage, and the dates that they settle to.

A time governs the measures of its own sentence, from where it stands to the sentence's end or the next time word; one
that follows a measure in the same clause (``3部作品获2019年省级优秀图书奖``) governs it where nothing before does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from policy_text.lexicon.dates import iso_day, iso_month, iso_year, plan_period, shift_year
from policy_text.lexicon.numerals import parse_number
from policy_text.lexicon.words import any_of, openings_of
from policy_text.records import TimeSpan

__all__ = [
    "TimeContext",
    "TimeMark",
    "announced_time",
    "ends_of_range",
    "find_times",
    "governing_time",
    "heading_time",
    "settle_time",
]


class TimeMark(NamedTuple):
    """A time expression; ``start`` and ``end`` index the passage's text, ``match`` holds its parts."""

    start: int
    end: int
    match: re.Match[str]
    governs: bool
    """False for a base of comparison (比上年), for a name (《…（2021-2023年）》), and for mere ages of things."""


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What settles relative times: the document's own date, and the year that it reports on."""

    published: str | None = None
    reported_year: str | None = None


_YEAR = r"(?:(?:19|20)\d{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_CHINESE_MONTH = r"(?:[一二三四五六七八九]|十[一二]?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_DASH = r"[-—~至到]{1,2}"
_PARTS = (
    any_of("上半年 下半年 前三季度 年初 年中 年末 年底 初 底 末 春季学期 秋季学期 春季 秋季") + r"|第?[一二三四1-4]季度"
)
_RELATIVE_PARTS = (
    r"前[一二两三四五六七八九十\d]+个?月|"
    r"年?底|年?末|年?初|上半年|下半年|前三季度|一季度|秋季学期|春季学期|秋季|春季"
)
_LEADS = "截至到 截至 截止到 截止 到 至 自 从 于 在 力争到 争取到 自从 早在 力争"
_DEEDS = any_of("实施 启动 成立 建立 开展 创建 开办 组建 推行 运行 试点 推进 建成 投用")
"""2006年|实施|以来: what began then."""
_TAILS = (
    rf"{_DEEDS}?以来|至今|来|起(?![降重草伏点飞步码诉])|开始|底前|年底前|"
    r"前夕|之前|以前|前|内|期间|时期|末期|期末|之间|中期|末|后"
)
_RELATIVES = (
    "今秋 今春 今夏 今冬 "
    "今年度 今年 去年同期 去年 前年 明年 本年度 上年度 上年同期 上年 当年 本学年 上学年 本学期 本世纪 新的一年 新一年 "
    "全年 年内 年末 年底 期末 近年 近些年 历年 目前 当前 现在 如今 现阶段 截至目前 截止目前 眼下 "
    "改革开放 新中国成立 "
    "本届政府 上半年 下半年 前三季度 一季度 本月 上月 年初"
)
_NUMERAL = r"(?:\d+|[一二两三四五六七八九十几]+)"

_OPENINGS = openings_of(f"{_LEADS} {_RELATIVES}") + r"\d一二三四五六七八九十两几今去前明本当上近最过这此未下后党建\"“"
"""Where a time may begin: few places pass, and the alternatives would be slow to turn each of the others away."""
_TIMES = re.compile(
    rf"""
    (?= [{_OPENINGS}] ) (?P<lead> {any_of(_LEADS)} )? (?:
        # 2021—2023年, 2021年至2023年, 2015-2017三年
        (?P<range_start> {_YEAR} ) 年? {_DASH} (?P<range_end> {_YEAR} )
            (?: 学年度? | 年度? | (?=[^0-9年.]) )
      | # 2023年4月25日, 2023年4月至6月, 2022年度, 2012年末
        (?P<year> {_YEAR} ) (?: 年度 | 学年度? | 年
            (?: (?P<month> {_MONTH} | {_CHINESE_MONTH} ) (?: {_DASH} (?P<month_end> {_MONTH} ) )? 月
                (?: (?P<day> {_DAY} ) [日号] )? )?
            (?P<part> {_PARTS} )? )
            (?: [-—~至到] (?: (?P<until_month> {_MONTH} ) 月 )? (?: (?P<until_day> {_DAY} ) [日号] )? )?
      | # “十四五”以来, "十二五"期间, 十四五末
        ["“]? (?P<plan> 十[一二三四五六]? | 九 ) 五 ["”]?
            (?= 时期|期间|以来|末|规划|期末|前|开局|收官|时|[,，] )
      | # 1-10月, 今年1至9月, 5月7日至11日, 6月17日
        (?P<relative_year> 今年|去年|前年|明年|本年|当年|上年)?
            (?P<from_month> {_MONTH} ) (?: {_DASH} (?P<to_month> {_MONTH} ) )? 月
            (?: 份 | (?P<from_day> {_DAY} ) [日号] )?
            (?: {_DASH} (?: (?P<last_month> {_MONTH} ) 月 )? (?P<last_day> {_DAY} ) [日号] )?
            (?P<month_part> 底|初|末|中旬|上旬|下旬 )?
      | # 近5年来, 三年来, 过去十年, 未来3年, 今后五年
        (?P<span> (?: 近|最近|过去|这|(?<![学提])前|此前|未来|今后|下一个|后 ) {_NUMERAL} (?:个?年|个月)
                (?:多|间|内)? (?: 时间|里|中 )?
          | (?<![0-9一二三四五六七八九十第]) (?: \d{{1,3}} | [一二两三四五六七八九十几]+ ) (?:多)?年
                (?: (?=来|以来|之?内|间[,，]) | [中间里](?=[,，]) ) )
      | (?P<relative> {any_of(_RELATIVES)} | 党的[一二三四五六七八九十]+大 | (?<!创)建国(?!家|际) )
            (?P<relative_part> {_RELATIVE_PARTS} )?
    )
    (?P<tail> {_TAILS} )?
    """,
    re.VERBOSE,
)
_TRIGGER = re.compile(
    r"[年月]|五[\"”]|五时|五期|五末|目前|当前|现|如今|眼下|期末|党的|改革开放|建国|新中国|本世纪|学期|本届|季度"
)
_COMPARES = re.compile(r"(?:比|较|同|与|高于|低于|超过|相比)$|较[^,;。0-9]{1,8}的$")
_IS_BASE = re.compile(r"同期|的?水平|相比")
"""恢复至2019年|同期水平: what was then is what now is measured by."""
_TITLE = re.compile(r"《[^《》]*》")
_NOT_A_TIME = re.compile(r"(?:级|制|一贯|龄|轮|岁|行动|计划|规划|贯|纪|画|间的)")


_LONGEST_HEADINGS = 60
_LIST_ITEM = re.compile(
    r"[一二三四五六七八九十]+(?:是|[、.])|\([一二三四五六七八九十\d]+\)|\d+[.、)]|[①-⑳●◆■※•]|第[一二三四五六七八九十]+[,项]"
)


def find_times(text: str) -> list[TimeMark]:
    """The time expressions of a passage, in order.

    >>> [text[m.start:m.end] for text in ["到2020年实现均衡,“十三五”以来投入近5年来最多"] for m in find_times(text)]
    ['到2020年', '“十三五”以来', '近5年来']
    """
    if not _TRIGGER.search(text):
        return []
    titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    matches = [match for match in _TIMES.finditer(text) if _is_time(text, match)]
    ranges = {match.end() for match in matches if match["range_start"]}
    said_twice = [match for match in matches if match["span"] and match.start() in ranges]  # 2008年至2010年|3年间
    return [_make_mark(text, match, titles) for match in matches if match not in said_twice]


def _is_time(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 2]
    if match["span"] and _NOT_A_TIME.match(after):
        return False
    if match["from_month"] and match["lead"] is None and text[match.start() - 1 : match.start()].isdigit():
        return False
    if match["relative"] == "目前" and text.startswith("项", match.start() - 1 if match.start() else 0):
        return False  # 项目|前期经费
    return not (match["relative"] in ("现在", "年内", "前年") and after[:1] in ("化", "的化"))


def _make_mark(text: str, match: re.Match[str], titles: list[tuple[int, int]]) -> TimeMark:
    start = match.start()
    in_title = any(a <= start < b for a, b in titles)
    compares = bool(_COMPARES.search(text[max(0, start - 10) : start])) and not match["lead"]
    is_base = text[start - 1 : start] == "是" and text[match.end() : match.end() + 1] == "的"  # 是2011年的1.6倍
    is_base = is_base or bool(_IS_BASE.match(text, match.end()))
    compares = compares or is_base
    is_name = bool(match["plan"]) and text[match.end() : match.end() + 2] in ("规划", "计划", "重点")
    return TimeMark(start, match.end(), match, governs=not (in_title or compares or is_name))


def settle_time(mark: TimeMark, text: str, context: TimeContext, *, led_by: TimeMark | None = None) -> TimeSpan:
    """The words of a time with the ISO partial dates that they settle to, None where they are open.

    ``led_by`` is the first time of a row, whose 到 or 从 holds for this one too.
    """
    words = text[mark.start : mark.end]
    low, high = _base_period(mark.match, context)
    lead, tail = (led_by or mark).match["lead"] or "", mark.match["tail"] or ""
    is_end = lead in _UP_TO and bool(_RISES.search(text, max(0, mark.start - 4), mark.start))
    bare = (lead in _FROM or is_end) and bool(_BARE_STATE.match(text, mark.end))
    if lead and (bare or _TELLS_A_STATE.match(text, mark.end)):
        return TimeSpan(words.removeprefix(lead), low, high)  # 从2010年的|9亿元提高到2015年的|12亿元
    if tail.endswith(("以来", "来", "起", "开始")) or lead in ("自", "从", "自从"):
        high = None if tail or not mark.match["range_start"] else high
    elif lead in ("到", "至", "截至", "截止", "截至到", "截止到", "力争到", "争取到") or tail.endswith("前"):
        low = None
    if words.startswith(("截至", "截止")):
        low = None
    return TimeSpan(words, low, high)


_FROM, _UP_TO = ("从", "由"), ("到", "至")
_RISES = re.compile(r"(?:增长|增加|提高|提升|上升|扩大|扩展|下降|降低|减少|增|升|降|减)$")
_TELLS_A_STATE = re.compile(r"的(?:近|约|不足|超过|超)?\d")
_BARE_STATE = re.compile(r"(?:近|约|不足|超过|超)?\d")


def _base_period(match: re.Match[str], context: TimeContext) -> tuple[str | None, str | None]:
    if match["range_start"]:
        return iso_year(_arabic_year(match["range_start"])), iso_year(_arabic_year(match["range_end"]))
    if match["year"]:
        return _explicit_period(match)
    if match["plan"]:
        period = plan_period(match["plan"])
        return (period.end, period.end) if match["tail"] == "末" else (period.start, period.end)
    if match["from_month"]:
        return _month_period(match, context)
    if match["span"]:
        return _past_year(match["span"], context)
    return _relative_period(match, context)


def _arabic_year(year: str) -> str:
    return year.replace("○", "〇")


def _explicit_period(match: re.Match[str]) -> tuple[str, str]:
    year = iso_year(_arabic_year(match["year"]))
    if match["month"] and match["day"]:
        low = iso_day(year, match["month"], match["day"])
    elif match["month_end"]:
        return iso_month(year, match["month"]), iso_month(year, match["month_end"])
    elif match["month"]:
        low = iso_month(year, match["month"])
    else:
        return _part_of_year(year, match["part"])
    high = low
    if match["until_day"]:
        high = iso_day(year, match["until_month"] or match["month"], match["until_day"])
    elif match["until_month"]:
        high = iso_month(year, match["until_month"])
    return low, high


def _part_of_year(year: str, part: str | None) -> tuple[str, str]:
    months = {
        "上半年": ("01", "06"),
        "下半年": ("07", "12"),
        "前三季度": ("01", "09"),
        "年底": ("12", "12"),
        "年末": ("12", "12"),
        "底": ("12", "12"),
        "末": ("12", "12"),
        "年初": ("01", "01"),
        "初": ("01", "01"),
        "一季度": ("01", "03"),
    }
    first, last = months.get(part or "", ("", ""))
    return (f"{year}-{first}", f"{year}-{last}") if first else (year, year)


def _month_period(match: re.Match[str], context: TimeContext) -> tuple[str | None, str | None]:
    if context.published is None:
        return None, None
    first = int(match["from_month"])
    shift = _year_shift(match["relative_year"])
    is_up_to = (match["lead"] or "").startswith("截")
    if match["relative_year"] is None and first > int(context.published[5:7] or 12) + (0 if is_up_to else 6):
        shift = -1  # 1月的文件说12月, or 截至5月底 in April: the year before
    year = shift_year(context.published, shift)
    low = iso_day(year, first, match["from_day"]) if match["from_day"] else iso_month(year, first)
    if match["last_day"]:
        return low, iso_day(year, match["last_month"] or first, match["last_day"])
    return low, iso_month(year, match["to_month"]) if match["to_month"] else low


def _past_year(span: str, context: TimeContext) -> tuple[str | None, str | None]:
    """过去一年, told early in a year, is the year before; other spans are open."""
    if span != "过去一年" or context.published is None or context.published[5:7] > "04":
        return None, None
    year = shift_year(context.published, -1)
    return year, year


def _year_shift(words: str | None) -> int:
    return {"去年": -1, "上年": -1, "去年同期": -1, "上年同期": -1, "上年度": -1, "前年": -2, "明年": 1}.get(
        words or "", 0
    )


_NOW = ("目前", "当前", "现在", "如今", "现阶段", "眼下", "截至目前", "截止目前", "本月")
_SEASONS = ("今秋", "今春", "今夏", "今冬")
_NEIGHBOUR_YEARS = ("去年", "前年", "明年", "上年", "上年度", "去年同期", "上年同期")
_THIS_YEAR = (*_SEASONS, "今年", "今年度", "新的一年", "新一年", "本年度", *_NEIGHBOUR_YEARS)
_REPORTED = ("全年", "年内", "年末", "年底", "期末", "当年", "上半年", "下半年", "前三季度", "一季度", "年初")


def _relative_period(match: re.Match[str], context: TimeContext) -> tuple[str | None, str | None]:
    word = match["relative"]
    if word in _NOW:
        month = context.published[:7] if context.published else None
        return month, month
    told_in = context.published or context.reported_year
    if word in _THIS_YEAR and told_in:
        year = shift_year(told_in, _year_shift(word))
        return _part_of_year(year, match["relative_part"])
    if word in _REPORTED:
        year_or_none = context.reported_year or (context.published or "")[:4] or None
        if year_or_none is None:
            return None, None
        return _part_of_year(year_or_none, match["relative_part"] or ("年末" if word == "期末" else word))
    if word.startswith("党的"):
        return _party_congress_year(word), None
    return {"改革开放": "1978", "新中国成立": "1949", "建国": "1949"}.get(word), None


def _party_congress_year(words: str) -> str | None:
    """The twelfth congress met in 1982, and every fifth year since."""
    number = int(parse_number(words[2:-1]))
    return str(1982 + 5 * (number - 12)) if number >= 12 else None


def governing_time(
    marks: list[TimeMark],
    start: int,
    sentence_start: int,
    clause: tuple[int, int],
    *,
    local: frozenset[int] = frozenset(),
) -> TimeMark | None:
    """The time that governs a measure: the last before it in its sentence, else one after it in its clause.

    ``local`` holds the starts of times that follow a quantity in their own clause; they govern that clause alone.
    """
    clause_start, clause_end = clause
    for mark in reversed(marks):
        reaches = mark.start >= clause_start or mark.start not in local
        if mark.governs and reaches and sentence_start <= mark.start < start:
            return mark
    return next((mark for mark in marks if mark.governs and start < mark.start < clause_end), None)


def ends_of_range(mark: TimeMark) -> tuple[TimeSpan, TimeSpan] | None:
    """The first and the last year of 2010年至2022年, each a time of its own; None for any other time."""
    match = mark.match
    if not match["range_start"]:
        return None
    return _year_span(match["range_start"]), _year_span(match["range_end"])


def _year_span(year: str) -> TimeSpan:
    return TimeSpan(f"{year}年", iso_year(_arabic_year(year)), iso_year(_arabic_year(year)))


def announced_time(
    text: str, marks: list[TimeMark], context: TimeContext, *, before: TimeSpan | None
) -> TimeSpan | None:
    """The time that governs the items of a list: that of the sentence that opens it with a colon.

    ``before`` is what the passage before announced; it holds as long as list marks follow.

    >>> opening = "2022年,市政府办好8件实事:"
    >>> span = announced_time(opening, find_times(opening), TimeContext(), before=None)
    >>> announced_time("一是新建幼儿园6所。", [], TimeContext(), before=span).text
    '2022年'
    """
    if text.endswith(":"):
        last_sentence = max(text.rfind("。"), text.rfind(";")) + 1
        governing = [mark for mark in marks if mark.governs and mark.start >= last_sentence]
        return settle_time(governing[-1], text, context) if governing else None
    return before if _LIST_ITEM.match(text) else None


@lru_cache(maxsize=16)  # the passages of a section share their headings
def heading_time(headings: str, context: TimeContext) -> TimeSpan | None:
    """The time that the headings above a passage name (“十三五”时期工作回顾); sentences taken as headings name none.

    >>> heading_time("2023年工作打算 夯实基础", TimeContext()).text
    '2023年'
    """
    if len(headings) > _LONGEST_HEADINGS:
        return None
    marks = [mark for mark in find_times(headings) if mark.governs]
    return settle_time(marks[-1], headings, context) if marks else None


def iterate_years(marks: list[TimeMark]) -> Iterator[str]:
    """The explicit years among the marks, in order."""
    for mark in marks:
        if mark.match["year"]:
            yield iso_year(_arabic_year(mark.match["year"]))
