"""What a text, or a part of it, speaks of: what was done, what shall be, or what the rules are.

Words tell it, and the title where words leave it open; it overrules the genre when statuses are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate

from policy_text.extract.rule_texts import lays_down_rules

__all__ = [
    "DONE_HEADING",
    "SHALL",
    "Mood",
    "calls_for_entries",
    "is_work_report",
    "read_mood",
    "reads_like_plans",
    "review_ends",
    "sets_standards",
    "speaks_in_rules",
    "turns_to_plans",
]


class Mood(StrEnum):
    """Whether a text tells of what was done or of what shall be, or lays down rules."""

    REPORT = "report"
    PLAN = "plan"
    RULES = "rules"


DONE_HEADING = re.compile(
    r"回顾|成效|成绩(?<![习试业考测育分合]成绩)(?![认评排])|成就|(?:发展|工作|现实)基础|形势(?!下)|面临(?:的)?(?:挑战|问题)|存在(?:的)?问题|(?:完成|执行)情况|预算执行|做法|工作开展情况|进展|基本情况|现状|总结|取得|开展情况|落实情况|背景|"
    r"经验|亮点|所做工作"
)
# Here and in the other long lists each alternative begins with a plain character and looks back only behind it
# (项目前 is told by 目前(?<!项目前)): only then does `re` pass over the places where none begins by a mere look-up.
SHALL = r"应(?<![供对适响反效感]应)(?=[按在于由当至以不有具配设达为将建每通向提组完占控])"
"""应 as a word of its own; in 供应, 反应, 应用 it is none."""
_CALL_FOR_ENTRIES = re.compile(
    r"比赛|竞赛|大赛|评选|评比|评优|推荐|推选|推优|征集|展评|展演|测试|考试|答辩|评审|初评|计酬|加班|值班费|课题申报|论文|带徒|竞聘|擂台|知识.{0,4}赛"
)
_RESULTS_TITLE = re.compile(r"结果|名单|表彰|公布|公示|获奖|情况|总结|招生|录取")
_MODAL = re.compile(rf"应当|必须|须(?<!必须)(?!知)|不得|不低于|不少于|不超过|可以|方可|{SHALL}")
_TURN_TO_PLANS = re.compile(
    r"""
    (?: 做好|抓好 ) (?: 今年|明年|(?P<year>20\d\d)年 ) 的?(?:各项|政府)?工作
  | (?: ^|。 ) \W* (?: [一二三四五六七八九十]+、 )? (?: 今年|明年|(?P<own_year>20\d\d)年 )
        的?(?:经济社会发展|政府|教育)?(?:工作)?的?
        (?: 总体要求|主要预期目标|预期目标|总体思路|主要目标|主要任务|重点任务|重点工作|工作安排|工作打算|工作重点 )
  | ^ \W* (?: 附件\d* \W* )? (?P<deeds_year>20\d\d)年 [^,;。]{0,12} (?: 实事|民心工程 ) (?:项目|清单|计划)? \W* $
  | ^ \W* (?P<tasks_year>20\d\d)年 [,，] [^。：:]{0,12} (?: 做好|抓好|推进|实施 ) [^。：:]{0,16} [：:] \s* $
  | ^ \W* (?: [一二三四五六七八九十]+、 )? 下一步 (?: 工作)? (?: 打算|安排|计划|举措|思路|重点)? \W* $
    """,
    re.VERBOSE,
)
_LONGEST_HEADING = 30
_STANDARDS_TITLE = re.compile(r"标准|办法|规定|细则|指南|指引|须知|招生|入学|收费|资助|补助|督导评估|条例|条件")
_PAST_WORD = re.compile(
    r"了(?<![为除罢]了)(?!解)|已(?:经)?|截至|截止|目前(?<!项目前)|现有|共有|累计(?<!不累计)(?!不|[加积]分|参[加保]|缴|满|就读|居住|[^,;。]{0,14}满|超过[^,;。]{0,14}(?:部分|\(含))|比上年|较上年|比去年|较去年|同比|与上年|与去年|增长\d|下降\d"
    r"|先后|荣获|获评|近年来|以来|超额|圆满|提前完成|全年(?:开展|完成|新|建成|共)"
)
_FUTURE_WORD = re.compile(
    rf"应当|{SHALL}|必须|须|不得|将(?=[一-龥])|到20\d\d年|力争|争取"
    r"|要(?=[加建推完切坚认把积严进统充深组大按以结制努着])|加强|推进|完善|健全|强化|提高|加大|鼓励|支持|逐步|确保"
    r"|计划|目标|落实|严格|加快|实施|建立|推动|促进|引导|规范"
)
_FIRM_FUTURE = re.compile(
    rf"应当|{SHALL}|必须|须(?!知)|不得|力争|争取|确保|今后|下一步|年底前"
    r"|将(?<![一-龥]将)(?=[一-龥])|将(?=[建达新投培改再增组开推覆扩引打提设招举力于向陆继进重实完全按筹逐在对为以])"
    r"|到20\d\d年|要(?=[加建推完切坚认把积严进统充深组大按以结制努着])|预计"
    r"|计划(?=[投用在到于新培建改招组完实开增扩引打])|拟(?=[建新定于将])"
)
"""Words that only speak of what shall be; _FUTURE_WORD has those too that plans merely prefer (加强, 落实)."""
_PLAN_TITLE = re.compile(r"实事|承诺|计划|规划|行动|要点|方案|将(?=[新建投增扩改实再])")
_NAMED_PLAN = re.compile(r"[“‘\"《][^“”‘’\"《》]{1,12}(?:计划|行动)[”’\"》](?=[^的,。实的活]{2})")
"""“强企计划”企业名单: a plan that only lends its name."""
_CALL_TITLE = re.compile(
    r"(?:报名|申报|推荐|推选|推优|评选|遴选|招聘|征集|报送|竞赛|比赛|培训)[^,。]{0,8}的?(?:通知|公告|启事)\s*$"
)
"""A call to take part: the little that it tells of the past makes no report of it."""
_SELECTS = re.compile(r"(?:推荐|推选|推优|评选|遴选)[^,。]{0,8}的?通知\s*$")
"""关于做好先进推选工作的通知: how many are chosen and how, though 先进 and 优秀 sound like deeds."""
_FINDINGS_TITLE = re.compile(
    r"(?:督查|检查|督导|抽查|巡查|整治|评估|验收|审计|排查)[^,。]{0,12}(?:情况的?通报|通报|反馈|整改情况)\s*$"
)
"""专项整治督查通报: what was found."""
_DONE_TITLE = re.compile(r"完成|落实情况|办结|回顾|总结|成效|进展|盘点|受益|惠及")
_PLAN_OPENING = re.compile(
    r"(?:印发|出台|公布|发布|制定|承诺|(?:将|要)(?:继续)?(?:办好|兴办|实施))[^。]{0,40}(?:计划|规划|方案|实事|要点|清单)"
)
_PAST_OPENING = re.compile(r"(?:^|[\n。])[^,，。\n]{0,12}(?:20\d\d年|今年|去年|近年|近[几两三四五]年)(?:以来|来)[,，]")
"""2023年以来,… at the head: a report on work, however many of its verbs plans prefer (推进, 加强)."""
_HEAD = 120
_OPENING = 160
"""So many characters of a text are its opening, which may announce a plan that its title keeps to itself."""
_MANY_FIRM_WORDS, _FIRM_WORD_EVERY = 5, 80
_FEWEST_WORDS, _FEWEST_PAST = 2, 3
_PLAN_VERB = re.compile(
    r"(?:^|[,。;、])(?:深入|扎实|积极|持续|全面|大力|统筹|着力|稳步|有序|加力|一体|切实|进一步|不断|高质量|高水平)*"
    r"(?:加强|完善|健全|推进|支持|促进|优化|强化|深化|加快|落实|实施|提升|推动|鼓励|扩大|抓好|做好|建好|用好|引导|规范|发展"
    r"|培育|构建|稳定|保障|开展|建设|新建|打造|办好|提高|壮大|坚持|发挥|拓展)"
)
_DEED = re.compile(
    r"了(?!解)|已|达到?\d|同比|增长\d|增长超|提高\d|下降\d|累计|荣获|获批|入选|显著|成效|圆满|超额|位居|居全国|全国第|建成|完成"
    r"|历史|新高|突破\d|进一步(?:夯实|提升|增强|优化)|持续(?:增强|向好|优化|提升|改善)|全部|取得|实现.{0,12}(?:突破|全覆盖)"
    r"|办结|惠及\d|有效|明显|稳居|排名|投用|全线|开通|落地|不断(?:增强|优化|提升)|扎实推进|加快推进"
)
_FEWEST_PLAN_VERBS, _PLAN_VERBS_A_DEED, _SHORTEST_PLAN = 4, 3, 60
_STRONGEST, _FEW_DEEDS = 6, 2
"""One paragraph counts for no more than so many verbs, and is of deeds from two on."""
_FIGURE = re.compile(r"\d")
_WORK_REPORT = re.compile(r"政府工作报告|(?:向大会|代表[^,。]{2,16}政府)[^。]{0,12}报告(?:政府)?工作")


def turns_to_plans(text: str, plans_from: int | None) -> bool:
    """Whether a report turns here from what was done to what shall be, with a heading of its own or without.

    >>> turns_to_plans("2026年重点工作", 2026), turns_to_plans("2025年重点工作完成情况", 2026)
    (True, False)
    """
    turn = _TURN_TO_PLANS.search(text)
    if turn is None or (len(text) <= _LONGEST_HEADING and DONE_HEADING.search(text)):
        return False
    year = turn["year"] or turn["own_year"] or turn["deeds_year"] or turn["tasks_year"]
    return year is None or plans_from is None or int(year) >= plans_from


def is_work_report(text: str, title: str | None) -> bool:
    """Whether a text is a government's work report, which looks back first and ahead from some point on."""
    return bool(_WORK_REPORT.search(title or "") or _WORK_REPORT.search(text, 0, 400))


def reads_like_plans(paragraph: str, *, before: bool) -> bool:
    """Whether a paragraph of a work report lists what shall be: verb after verb of action, figures, and hardly a deed.

    ``before`` is what the paragraph before it read like; short paragraphs and those without figures are like it.
    On the annotated work reports, 31 of 31 paragraphs that read so held targets.
    """
    if len(paragraph) < _SHORTEST_PLAN or not _FIGURE.search(paragraph):
        return before
    verbs, deeds = len(_PLAN_VERB.findall(paragraph)), len(_DEED.findall(paragraph))
    if verbs >= _FEWEST_PLAN_VERBS and verbs >= _PLAN_VERBS_A_DEED * deeds:
        return True
    return before and deeds * 2 <= verbs


def review_ends(paragraphs: Sequence[str]) -> int:
    """The index of the first paragraph of a work report behind the last one that clearly tells of deeds.

    Where the report turns to plans is the cut that parts its paragraphs best: deeds before it, verbs of action behind
    it. A paragraph that looks like plans but stands before one full of deeds is still of the review (办理代表建议90件).
    """
    counts = [(len(_PLAN_VERB.findall(text)), len(_DEED.findall(text))) for text in paragraphs]
    leanings = [max(-_STRONGEST, min(_STRONGEST, verbs - 2 * deeds)) for verbs, deeds in counts]
    behind = list(accumulate(reversed(leanings), initial=0))[::-1]
    before = list(accumulate(leanings, initial=0))
    turn = max(range(len(behind)), key=lambda index: behind[index] - before[index])
    of_deeds = (
        index for index in range(turn, 0, -1) if counts[index - 1][1] * 2 > max(counts[index - 1][0], _FEW_DEEDS)
    )
    return next(of_deeds, 0)


def read_mood(text: str, title: str | None) -> Mood | None:
    """Whether a text lays down rules, tells only of what shall be, or mainly of what was; None where it is left open.

    Calibrated on 106 annotated documents: where words of the past outnumber those of plans, all figures were achieved;
    where there are none of the past, nearly all were targets or requirements.
    """
    if lays_down_rules(text, title):
        return Mood.RULES
    if title and _SELECTS.search(title) and not _RESULTS_TITLE.search(title):
        return None
    past, future = len(_PAST_WORD.findall(text)), len(_FUTURE_WORD.findall(text))
    looks_back = bool(_PAST_OPENING.search(text, 0, _HEAD)) and past >= len(_FIRM_FUTURE.findall(text))
    if (past > future or looks_back) and past >= _FEWEST_PAST:
        return Mood.REPORT
    title = _NAMED_PLAN.sub("", title or "")
    if _FINDINGS_TITLE.search(title):
        return Mood.REPORT
    announces_plan = bool(_PLAN_TITLE.search(title)) and not _DONE_TITLE.search(title)
    if announces_plan and future >= _FEWEST_WORDS and past * 3 <= future:
        return Mood.PLAN
    firm_future = len(_FIRM_FUTURE.findall(text))
    if past:
        if _CALL_TITLE.search(title):
            return None
        return Mood.REPORT if past >= _FEWEST_WORDS and not firm_future else None
    opens_with_plan = announces_plan or bool(_PLAN_OPENING.search(text, 0, _OPENING))
    is_firm = firm_future >= _MANY_FIRM_WORDS or firm_future * _FIRM_WORD_EVERY >= len(text)
    return Mood.PLAN if opens_with_plan or (is_firm and firm_future >= _FEWEST_WORDS) else None


def sets_standards(title: str | None) -> bool:
    """Whether a title announces standards or conditions rather than a plan."""
    return bool(title and _STANDARDS_TITLE.search(title) and not re.search(r"计划|规划|行动|要点", title))


def calls_for_entries(title: str | None) -> bool:
    """Whether a title announces a contest, a selection, a test or a scale of pay, whose numbers are all asked for.

    >>> calls_for_entries("关于举办教师技能竞赛的通知"), calls_for_entries("关于公布竞赛结果的通知")
    (True, False)
    """
    return bool(title and _CALL_FOR_ENTRIES.search(title) and not _RESULTS_TITLE.search(title))


def speaks_in_rules(text: str) -> bool:
    """Whether a text speaks mainly in rules: modal words at least once in 250 characters."""
    return len(_MODAL.findall(text)) * 250 >= max(len(text), 1)
