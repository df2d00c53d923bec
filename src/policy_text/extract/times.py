"""When: the time words of a passage, and how far each of them reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policy_text.lexicon.dates import iso_year
from policy_text.lexicon.words import any_of, openings_of

__all__ = ["TimeMark", "find_times", "iterate_years"]


class TimeMark(NamedTuple):
    """A time expression; ``start`` and ``end`` index the passage's text, ``match`` holds its parts."""

    start: int
    end: int
    match: re.Match[str]
    governs: bool
    """False for a base of comparison (比上年), for a name (《…（2021-2023年）》), and for mere ages of things."""
    reach: tuple[int, int] | None = None
    """The part of the text that it governs, where that is less than its sentence: a bracket, a clause."""
    is_base: bool = False
    """What stands right behind it was then (比上年的26%): it governs that number and no other."""
    in_title: bool = False
    """It stands in the title of a paper: 《2019年…督导报告》."""

    def reaches(self, position: int) -> bool:
        """Whether it may govern what stands at ``position``."""
        return self.governs and (self.reach is None or self.reach[0] <= position < self.reach[1])


_REIGN_YEAR = r"民国(?:[一二三四]?十?[一二三四五六七八九]|[1-4]?\d|[二三四]?十|元)"
_YEAR = rf"(?:(?:19|20)\d{{2}}|[一二][九〇零○][〇零○一二三四五六七八九]{{2}}|{_REIGN_YEAR})"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_CHINESE_MONTH = r"(?:[一二三四五六七八九]|十[一二]?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_DASH = r"[-—~至到]{1,2}"
_BUDGETED = any_of("预算 计划 结余 结转 决算 欠税 欠账 批复 滚存")
"""年初|预算, 上年|结余: names of sums, told by the time that they were set or left."""
_FIRST_MONTHS = r"前[一二两三四五六七八九十\d]+个?月"
_QUARTER = r"第?[一二三四1-4]季度"
_PARTS = (
    rf"{_FIRST_MONTHS}|上半年|下半年|前三季度|全年|年初(?!{_BUDGETED})|年中|年末|年底|"
    r"初(?![中步级次始心高选审赛评试衷一二三])|底(?![部线层册色数盘蕴气])|末(?![端梢位])|"
    rf"春季学期|秋季学期|春季|秋季|{_QUARTER}"
)
_RELATIVE_PARTS = (
    rf"{_FIRST_MONTHS}|年?底|年?末|年?初|上半年|下半年|前三季度|全年|{_QUARTER}|秋季学期|春季学期|秋季|春季"
)
_RANGE_PARTS = r"(?<=年)[初中末底]|春节[前后]|元旦[前后]|国庆[前后]"
"""2016年|底|至2021年4月, 2014年|春节前|至2018年: where in its year a range begins."""
_LEADS = "截至到 截至 截止到 截止 到 至 自 从 在 力争到 争取到 自从 早在 力争"
_DEEDS = any_of("实施 启动 成立 建立 开展 创建 开办 组建 推行 运行 试点 推进 建成 投用")
"""2006年|实施|以来: what began then."""
_TAILS = (
    rf"{_DEEDS}?(?:以来|至今)|来(?![自源华宾访到电校看说讲])|起(?![降重草伏点飞步码诉])|开始|底前|年底前|"
    r"前夕|之前|以前|前(?![沿期景列端往身提])|内(?![蒙部容地涝外设科资需环江陆河镜控生涵存])|期间|时期|末期|期末|"
    r"之间|中期|末(?![端梢位])|止(?![境步血损付])|后(?![勤续期备方者排台进卫裔遗劲])"
)
_RELATIVES = (
    "今秋 今春 今夏 今冬 "
    "今年度 今年 去年同期 去年 前年 明年 本年度 上年度 上年同期 上年 当年 本学年 上学年 本学期 本世纪 新的一年 新一年 "
    "全年 年内 年末 年底 期末 近年 近些年 历年 目前 当前 现在 如今 现阶段 截至目前 截止目前 眼下 "
    "新中国成立 迄今为止 迄今 "
    "本届政府 上半年 下半年 前三季度 本月 上月 年初"
)
_FOUNDED = any_of("建校 建院 建园 创校 创办 创建 创设 开办 成立 建立 设立 开航 开馆 开园 建成 开通")
_NUMERAL = r"(?:\d+|[一二两三四五六七八九十几]+)"

_OPENINGS = openings_of(f"{_LEADS} 于 {_RELATIVES} 改革开放 第一季度 建 创 开 成 设") + (
    r"\d一二三四五六七八九十两几今去前明本当上近最过这此未下后党建民\"“"
)
"""Where a time may begin: few places pass, and the alternatives would be slow to turn each of the others away."""
_TIMES = re.compile(
    rf"""
    (?= [{_OPENINGS}] ) (?P<lead> {any_of(_LEADS)} | (?<![高低多少大小优好快慢等强早属处位]) 于 )? (?:
        (?= [\d一二九十上民"“] ) (?:
        # 2021—2023年, 2021年至2023年, 2015-2017三年, 2022和2023年, 2023年9月1日-2024年8月31日
        (?P<range_start> {_YEAR} )
            (?: 年? (?: (?<=年) (?P<start_month> {_MONTH} ) 月 (?: (?P<start_day> {_DAY} ) [日号] )?
                      | (?P<start_part> {_RANGE_PARTS} ) )? {_DASH}
              | [和、] (?= {_YEAR} 年 ) )
            (?P<range_end> {_YEAR} )
            (?: 学年度? | 年度
              | 年 (?: (?P<end_month> {_MONTH} ) 月 (?: (?P<end_day> {_DAY} ) [日号] )?
                     | (?P<end_part> [末底](?![前端梢位部线层]) ) )?
              | (?=[^0-9年.]) )
      | # 2023年4月25日, 2023年4月至6月, 2022年度, 2012年末
        (?P<year> {_YEAR} ) (?: 年度 | 学年度? | 年
            (?: (?P<month> {_MONTH} | {_CHINESE_MONTH} ) (?: {_DASH} (?P<month_end> {_MONTH} ) )? 月
                (?: (?P<day> {_DAY} ) [日号] )? )?
            (?P<part> {_PARTS} )? )
            (?: [-—~至到] (?= \d{{1,2}} [月日号] )
                (?: (?P<until_month> {_MONTH} ) 月 )? (?: (?P<until_day> {_DAY} ) [日号] )? )?
      | # 20世纪80年代
        (?: (?: 20|二十|上 ) 世纪 )? (?P<decade> [1-9]0 ) 年代 (?: [初中末]期? )?
      | # “十四五”以来, "十二五"期间, 十四五末, “十四五”前4年
        ["“]? (?P<plan> 十[一二三四五六]? | 九 ) 五 ["”]?
            (?: (?P<plan_years> [前后] [1-4一二两三四] 年 ) | (?= 时期|期间|以来|末|规划|期末|前|开局|收官|时|[,，] ) )
        )
      | # 1-10月, 今年1至9月, 5月7日至11日, 6月17日
        (?= [\d今去前明本当上] ) (?P<relative_year> 今年|去年|前年|明年|本年|当年|上年)?
            (?P<from_month> {_MONTH} ) (?: {_DASH} (?P<to_month> {_MONTH} ) )? 月
            (?: 份 | (?P<from_day> {_DAY} ) [日号] )?
            (?: {_DASH} (?: (?P<last_month> {_MONTH} ) 月 )? (?P<last_day> {_DAY} ) [日号] )?
            (?P<month_part> 底|初|末|中旬|上旬|下旬 )?
      | # 近5年来, 三年来, 过去十年, 未来3—5年, 今后五年
        (?P<span> (?: 近|最近|过去|这|(?<![学提])前|此前|未来的?|今后的?|下一个|后 )
                {_NUMERAL} (?: {_DASH} {_NUMERAL} )? (?:个?年|个月)
                (?:多|间|内)? (?: 时间|里|中 )?
          | (?<![0-9一二三四五六七八九十第]) (?: \d{{1,3}} | [一二两三四五六七八九十几]+ ) (?:多)?年
                (?: (?=来|以来|之?内|间[,，]) | [中间里](?=[,，]) ) )
      | (?P<relative> {any_of(_RELATIVES)} | {_QUARTER} | 至今 (?= [,已共累] )
                | 党的[一二三四五六七八九十]+大 | (?<!创)建国(?!家|际)
                | 改革开放 (?= 以来|之?初|后 ) | {_FOUNDED} (?= 以来|至今 ) )
            (?P<relative_part> {_RELATIVE_PARTS} )?
    )
    (?P<tail> {_TAILS} )?
    """,
    re.VERBOSE,
)
_TRIGGER = re.compile(
    r"年|月|五[\"”时期末]|目前|当前|现|如今|眼下|期末|党的|改革开放|建国|新中国|本世纪|学期|本届|季度|迄今|以来|至今"
)
_COMPARES = re.compile(r"(?:比|较|较之|同|与|[高低多少大小优好快慢等强]于|超过?|相比|对比)$|较[^,;。0-9]{1,8}的$")
_IS_BASE = re.compile(r"同期|全年的?水平|的?水平|相比|不变价|可比价|(?:年)?价格|基数|为基")
"""恢复至2019年|同期水平: what was then is what now is measured by; 2020年|不变价 only names the prices."""
_OF_A_NUMBER = re.compile(r"的(?:近|约|不足|超过|超)?[\d一二三四五六七八九两]")
_NAMES_A_SUM = re.compile(_BUDGETED)
_TITLE = re.compile(r"《[^《》]*》")
_NOT_A_TIME = re.compile(r"(?:级|制|一贯|龄|轮|岁|行动|计划|规划|贯|纪|画|间的|无?病?生存|无病)")
_BORN = re.compile(r"(?:\(含\))?(?:之后|之前|以后|以前|后|前)?(?:\(含\))?出?生(?=的|[,;。)]|$|人|者|\()")
_REVISED = re.compile(r"第?[一二三四]?次?(?:修[订正改]|版|颁布|印发|发布|制定|施行|试行)")
_FIRST_OR_MOST = re.compile(r"首|最|第一|新[高低]|罕见|少有|未有")
"""30年来|首次: how long it had not been so, not when it was."""
_MONTHLY = re.compile(r"份?平均(?:气温|最|降|湿)")
_EACH_YEAR = re.compile(r"(?:每|次|翌|历|各|通常|一般|常)(?:学?年度?)?(?:安排|定|集中)?[的在于]?$")
_FOUNDING = re.compile(r"(?:始建|创办|创建|创立|成立|兴办|开办|组建|筹建|设立|建成|创设|[校院馆园]建|肇始|发端|建校)$")
_FOUNDED_THEN = re.compile(r"(?:建校|建院|建馆|始建|创校|创办|正式成立|注册成立|开业|建制|挂牌成立)")
_NAMES_WITH_YEAR = re.compile(r"(?:参加|参与|获得?|荣获|入选|列入|评为|获评|根据|依据|按照|印发|执行)$")
"""参加|2021年全国大赛: the year of a name says nothing of the next clause."""
_CLAUSE_END = re.compile(r"[,;。]")
_NUMBER = re.compile(r"\d[\d.]*")


def find_times(text: str) -> list[TimeMark]:
    """The time expressions of a passage, in order.

    >>> [text[m.start:m.end] for text in ["到2020年实现均衡,“十三五”以来投入近5年来最多"] for m in find_times(text)]
    ['到2020年', '“十三五”以来', '近5年来']
    """
    if not _TRIGGER.search(text):
        return []
    titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    matches = [match for match in _TIMES.finditer(text) if _is_time(text, match)]
    said = {match.end() for match in matches if match["range_start"] or (match["tail"] or "").endswith(("起", "以来"))}
    said_twice = [match for match in matches if match["span"] and _is_said(text, match.start(), said)]
    marks = [_make_mark(text, match, titles) for match in matches if match not in said_twice]
    return [_joined_to_base(text, mark, before) for mark, before in zip(marks, [None, *marks], strict=False)]


def _is_said(text: str, start: int, said: set[int]) -> bool:
    """2008年至2010年|3年间, 2014年以来|的十年间: the years tell how long."""
    return start in said or (text[start - 1 : start] == "的" and start - 1 in said)


def _is_time(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 3]
    if match["span"] and _NOT_A_TIME.match(after):
        return False
    if match["from_month"] and match["lead"] is None and text[match.start() - 1 : match.start()].isdigit():
        return False
    if match["relative"] == "目前" and text.startswith("项", match.start() - 1 if match.start() else 0):
        return False  # 项目|前期经费
    return not (match["relative"] in ("现在", "年内", "前年") and after.startswith("化"))


def _make_mark(text: str, match: re.Match[str], titles: list[tuple[int, int]]) -> TimeMark:
    start = match.start()
    in_title = any(a <= start < b for a, b in titles)
    before = text[max(0, start - 10) : start]
    compares = bool(_COMPARES.search(before)) and not match["lead"]
    is_measured_by = text[start - 1 : start] == "是" and text[match.end() : match.end() + 1] == "的"  # 是2011年的1.6倍
    is_measured_by = is_measured_by or bool(_IS_BASE.match(text, match.end())) or _is_returned_to(text, match)
    is_name = bool(match["plan"]) and text[match.end() : match.end() + 2] in ("规划", "计划", "重点")
    tells_no_time = in_title or is_name or _tells_no_time(text, match, before)
    is_base = compares and not (is_measured_by or tells_no_time) and bool(_OF_A_NUMBER.match(text, match.end()))
    governs = not (compares or is_measured_by or tells_no_time)
    reach = _find_reach(text, match) if governs else None
    return TimeMark(start, match.end(), match, governs, reach, is_base, in_title)


def _is_returned_to(text: str, match: re.Match[str]) -> bool:
    """恢复至上年同期的|67%: the share is of what was then."""
    if not _OF_A_NUMBER.match(text, match.end()):
        return False
    if match["relative"] and match["relative"].endswith("同期"):
        return True
    before = text[max(0, match.start() - 4) : match.start()]
    return (match["lead"] in ("到", "至") and before.endswith(("恢复", "回升", "回落"))) or before.endswith("相当于")


def _tells_no_time(text: str, match: re.Match[str], before: str) -> bool:
    """Words that look like a time and date something else: birth, a law's wording, a sum's name, a yearly day."""
    end = match.end()
    if match["relative"] in ("年初", "上年", "上年度", "历年", "去年"):
        return not match["relative_part"] and bool(_NAMES_A_SUM.match(text, end))
    if match["span"]:
        return bool(_FIRST_OR_MOST.match(text, end))
    if match["from_month"] and not match["relative_year"]:
        return bool(_EACH_YEAR.search(before) or _MONTHLY.match(text, end))
    if match["year"] and _BORN.match(text, end):
        return True
    opens_bracket = before.endswith("(")
    return bool(match["year"]) and opens_bracket and bool(_REVISED.match(text, end))


def _find_reach(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """What a time governs where it cannot govern all that follows in its sentence."""
    start, end = match.span()
    opening = text.rfind("(", max(0, start - 40), start)
    if opening >= 0 and ")" not in text[opening:start]:
        closing = text.find(")", end)
        closing = closing if closing >= 0 else len(text)
        if _NUMBER.search(text, opening, start) or _NUMBER.search(text, end, closing):
            return opening, closing  # 6枚(2011年已获1枚), but 新建学校6所(2011年开工)
    before = text[max(0, start - 6) : start]
    is_founding = (match["lead"] == "于" and _FOUNDING.search(before)) or _FOUNDED_THEN.match(text, end)
    if is_founding and not text.startswith(("以来", "至今"), end):
        return start, _position(_CLAUSE_END.search(text, end), text)
    if match["year"] and _NAMES_WITH_YEAR.search(before):
        opening = max(text.rfind(mark, 0, start) for mark in ",;。")
        return opening + 1, _position(_CLAUSE_END.search(text, end), text)
    if match["year"] and not match["lead"] and before.endswith(("将", "把")):
        number = _NUMBER.search(text, end)
        return start, number.end() if number else len(text)
    return None


def _position(found: re.Match[str] | None, text: str) -> int:
    return found.start() if found else len(text)


def _joined_to_base(text: str, mark: TimeMark, before: TimeMark | None) -> TimeMark:
    """比上年同期和上年全年, 每年4月和10月: what is joined to a time that governs nothing governs nothing either."""
    if before is None or before.governs or not mark.governs or before.match["range_start"]:
        return mark
    joined = text[before.end : mark.start] in ("和", "、", "及", "与") and not mark.match["lead"]
    are_months = before.match["from_month"] and mark.match["from_month"]  # 每年4月和10月
    is_like = are_months or _COMPARES.search(text[max(0, before.start - 10) : before.start])
    return mark._replace(governs=False) if joined and is_like else mark


def iterate_years(marks: list[TimeMark]) -> Iterator[str]:
    """The explicit years among the marks, in order.

    >>> list(iterate_years(find_times("2023年产值较2021年增长")))
    ['2023', '2021']
    """
    for mark in marks:
        if mark.match["year"]:
            yield iso_year(mark.match["year"].replace("○", "〇"))
