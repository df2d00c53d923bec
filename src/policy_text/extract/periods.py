"""What time words settle to: ISO partial dates, by the document's own date and the years that its text speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policy_text.extract.times import TimeMark
from policy_text.lexicon.dates import Period, iso_day, iso_month, iso_year, plan_period, shift_year
from policy_text.lexicon.numerals import parse_number
from policy_text.records import TimeSpan

__all__ = ["TimeContext", "ends_of_range", "explicit_year", "settle_time"]


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What settles relative times: the document's own date, and the years that it speaks of."""

    published: str | None = None
    reported_year: str | None = None
    """The year that the text last spoke of: what 全年 and 年末 mean."""
    titled_year: str | None = None
    """The year in the title of an undated text: what 今年 means in it."""
    told_year: str | None = None
    """The year of what is being told (2003年5月13日…。|8月11日…): what a month without a year means."""
    is_done: bool | None = None
    """Whether the number is of what was achieved; None where that is not known."""

    def year_of_report(self) -> str | None:
        """The year that 全年 means: an account of it is given at its end or early in the next."""
        published = self.published
        year = self.reported_year or (published or "")[:4] or None
        if published is None or self.is_done is None or published[5:7] > _LAST_OF_ACCOUNTS:
            return year
        if self.is_done and year == published[:4]:
            return shift_year(published, -1)
        return published[:4] if not self.is_done and year == shift_year(published, -1) else year


_LAST_OF_ACCOUNTS = "06"
"""By this month the accounts of the year before are told."""


def settle_time(
    mark: TimeMark, text: str, context: TimeContext, *, led_by: TimeMark | None = None, is_point: bool = False
) -> TimeSpan:
    """The words of a time with the ISO partial dates that they settle to, None where they are open.

    ``led_by`` is the first time of a row, whose 到 or 从 holds for this one too; ``is_point`` tells that 从 and 到 lead
    from one state to the next one.
    """
    words = text[mark.start : mark.end]
    low, high = _base_period(mark.match, context)
    lead, tail = (led_by or mark).match["lead"] or "", mark.match["tail"] or ""
    is_end = lead in _UP_TO and bool(_RISES.search(text, max(0, mark.start - 4), mark.start))
    bare = (lead in _FROM or is_end) and bool(_BARE_STATE.match(text, mark.end))
    if lead and (
        is_point or bare or _TELLS_A_STATE.match(text, mark.end) or (lead == "从" and _VIEW.match(text, mark.end))
    ):
        return TimeSpan(words.removeprefix(lead), low, high)  # 从2010年的|9亿元提高到2015年的|12亿元
    if tail.endswith(("以来", "来", "起", "开始", "至今")) or lead in ("自", "从", "自从"):
        high = None if tail or not mark.match["range_start"] else high
    elif lead in _UP_TO_A_TIME or tail.endswith(("前", "止")):
        low = None
    is_deadline = lead in ("在", "于") and (mark.match["part"] or "").endswith("底") and context.is_done is False
    if is_deadline or words.startswith(("截至", "截止")):
        low = None
    return TimeSpan(words, low, high)


_FROM, _UP_TO = ("从", "由"), ("到", "至")
_UP_TO_A_TIME = ("到", "至", "截至", "截止", "截至到", "截止到", "力争到", "争取到")
_RISES = re.compile(r"(?:增长|增加|提高|提升|上升|扩大|扩展|下降|降低|减少|增|升|降|减)$")
_TELLS_A_STATE = re.compile(r"的(?:近|约|不足|超过|超)?\d")
_BARE_STATE = re.compile(r"(?:近|约|不足|超过|超)?\d")
_VIEW = re.compile(r"的?[^,;。0-9]{0,4}[来上]?看")
"""从1—8月数据|看: the figures of those months, not since then."""


def _base_period(match: re.Match[str], context: TimeContext) -> tuple[str | None, str | None]:
    if match["range_start"]:
        return _range_period(match)
    if match["year"]:
        return _explicit_period(match)
    if match["decade"]:
        return f"19{match['decade']}", f"19{match['decade'][0]}9"
    if match["plan"]:
        period = plan_period(match["plan"])
        if match["plan_years"]:
            return _part_of_plan(period, match["plan_years"])
        return (period.end, period.end) if match["tail"] in ("末", "期末", "末期") else (period.start, period.end)
    if match["from_month"]:
        return _month_period(match, context)
    if match["span"]:
        return _past_year(match["span"], context)
    return _relative_period(match, context)


def _part_of_plan(period: Period, years: str) -> tuple[str | None, str | None]:
    """The first or the last years of a plan's five: “十四五”前4年 are 2021 to 2024."""
    left_out = 5 - int(parse_number(years[1]))
    if years.startswith("前"):
        return period.start, shift_year(str(period.end), -left_out)
    return shift_year(str(period.start), left_out), period.end


def _arabic_year(year: str) -> str:
    return iso_year(year.replace("○", "〇"))


def _range_period(match: re.Match[str]) -> tuple[str, str]:
    ends = []
    for side in ("start", "end"):
        year, month, day = _arabic_year(match[f"range_{side}"]), match[f"{side}_month"], match[f"{side}_day"]
        part = _part_of_year(year, match[f"{side}_part"])[side == "end"]
        ends.append(iso_day(year, month, day) if day else iso_month(year, month) if month else part)
    return ends[0], ends[1]


def explicit_year(mark: TimeMark, context: TimeContext) -> str | None:
    """The year that a time names outright, or by the document's date (去年); None for plans, spans and deadlines."""
    match = mark.match
    if match["lead"] in _UP_TO_A_TIME and not (match["lead"] or "").startswith("截"):
        return None
    if match["year"]:
        return _arabic_year(match["year"])
    word = match["relative_year"] or match["relative"]
    if word in _BY_DATE and context.published:
        return shift_year(context.published, _year_shift(word))
    return None


def _explicit_period(match: re.Match[str]) -> tuple[str, str]:
    year = _arabic_year(match["year"])
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


_MONTHS_OF_PARTS = {
    "上半年": ("01", "06"),
    "下半年": ("07", "12"),
    "前三季度": ("01", "09"),
    "年底": ("12", "12"),
    "年末": ("12", "12"),
    "底": ("12", "12"),
    "末": ("12", "12"),
    "年初": ("01", "01"),
    "初": ("01", "01"),
    **{
        f"{number}季度": (f"{3 * quarter + 1:02d}", f"{3 * quarter + 3:02d}")
        for numbers in ("一二三四", "1234")
        for quarter, number in enumerate(numbers)
    },
}
_FIRST_MONTHS = re.compile(r"前(?P<number>[一二两三四五六七八九十\d]+)个?月")


def _part_of_year(year: str, part: str | None) -> tuple[str, str]:
    """A year, or the months of a part of it.

    >>> _part_of_year("2023", "第三季度"), _part_of_year("2023", "前10个月"), _part_of_year("2023", "秋季")
    (('2023-07', '2023-09'), ('2023-01', '2023-10'), ('2023', '2023'))
    """
    first_months = _FIRST_MONTHS.fullmatch(part or "")
    if first_months:
        return f"{year}-01", iso_month(year, str(int(parse_number(first_months["number"]))))
    first, last = _MONTHS_OF_PARTS.get((part or "").removeprefix("第"), ("", ""))
    return (f"{year}-{first}", f"{year}-{last}") if first else (year, year)


def _month_period(match: re.Match[str], context: TimeContext) -> tuple[str | None, str | None]:
    year = _year_of_months(match, context)
    if year is None:
        return None, None
    first = match["from_month"]
    low = iso_day(year, first, match["from_day"]) if match["from_day"] else iso_month(year, first)
    if match["last_day"]:
        return low, iso_day(year, match["last_month"] or first, match["last_day"])
    return low, iso_month(year, match["to_month"]) if match["to_month"] else low


def _year_of_months(match: re.Match[str], context: TimeContext) -> str | None:
    published = context.published
    if match["relative_year"] is None and context.told_year:
        return context.told_year
    if match["relative_year"] == "当年" and context.reported_year:
        return context.reported_year
    if published is None:
        return None
    if match["relative_year"] is not None:
        return shift_year(published, _year_shift(match["relative_year"]))
    last = int(match["to_month"] or match["from_month"])
    must_be_past = (match["lead"] or "").startswith("截") or match["tail"] == "止" or context.is_done
    # 1月的文件说12月, or 截至5月底 in April: the year before
    return shift_year(published, -1 if last > int(published[5:7] or 12) + (0 if must_be_past else 6) else 0)


def _past_year(span: str, context: TimeContext) -> tuple[str | None, str | None]:
    """过去一年, told early in a year, is the year before, 前10个月 the first of a year; other spans are open."""
    if _FIRST_MONTHS.fullmatch(span):
        return _reported_part(span, context.reported_year or (context.published or "")[:4], context)
    if span != "过去一年" or context.published is None or context.published[5:7] > "04":
        return None, None
    year = shift_year(context.published, -1)
    return year, year


def _year_shift(words: str | None) -> int:
    return {"去年": -1, "上年": -1, "去年同期": -1, "上年同期": -1, "上年度": -1, "前年": -2, "明年": 1}.get(
        words or "", 0
    )


_NOW = ("目前", "当前", "现在", "如今", "现阶段", "眼下", "截至目前", "截止目前", "本月", "迄今", "迄今为止")
_SEASONS = ("今秋", "今春", "今夏", "今冬")
_BY_DATE = ("今年", "去年", "前年", "明年", "去年同期")
_THIS_YEAR = (*_SEASONS, *_BY_DATE, "今年度", "新的一年", "新一年", "上年", "上年度", "上年同期")
_WHOLE_YEAR = ("全年", "年末", "年底", "期末", "本年度", "下半年")
_REPORTED = (*_WHOLE_YEAR, "年内", "当年", "上半年", "前三季度", "年初")


def _relative_period(match: re.Match[str], context: TimeContext) -> tuple[str | None, str | None]:
    word = match["relative"]
    if word in _NOW:
        month = context.published[:7] if context.published else None
        return month, month
    told_in = context.published or context.titled_year
    if word in _THIS_YEAR:
        return (
            _part_of_year(shift_year(told_in, _year_shift(word)), match["relative_part"]) if told_in else (None, None)
        )
    if word in _REPORTED or word.endswith("季度"):
        year = context.year_of_report() if word in _WHOLE_YEAR else context.reported_year
        part = match["relative_part"] or ("年末" if word == "期末" else word)
        return _reported_part(part, year or (context.published or "")[:4], context)
    if word.startswith("党的"):
        return _party_congress_year(word), None
    return {"改革开放": "1978", "新中国成立": "1949", "建国": "1949"}.get(word), None


def _reported_part(part: str, year: str, context: TimeContext) -> tuple[str | None, str | None]:
    """A part of the year that the text speaks of; of the year before, where its end is still ahead of what was done."""
    if not year:
        return None, None
    low, high = _part_of_year(year, part)
    is_ahead = context.published is not None and high > context.published[: len(high)]
    return _part_of_year(shift_year(year, -1), part) if is_ahead and context.is_done else (low, high)


def _party_congress_year(words: str) -> str | None:
    """The twelfth congress met in 1982, and every fifth year since."""
    number = int(parse_number(words[2:-1]))
    return str(1982 + 5 * (number - 12)) if number >= 12 else None


def ends_of_range(mark: TimeMark) -> tuple[TimeSpan, TimeSpan] | None:
    """The first and the last year of 2010年至2022年, each a time of its own; None for any other time."""
    match = mark.match
    if not match["range_start"]:
        return None
    return _year_span(match["range_start"]), _year_span(match["range_end"])


def _year_span(year: str) -> TimeSpan:
    return TimeSpan(f"{year}年", _arabic_year(year), _arabic_year(year))
