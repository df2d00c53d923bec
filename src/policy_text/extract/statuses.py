"""Whether a number was reached, is aimed at, or is demanded by a rule.

The genre decides what a bare sentence means (a report tells what is, a notice what shall be); words of time and mood in
the sentence and its headings overrule it.
"""

from __future__ import annotations

import re

from policy_text.extract.clues import is_set_above
from policy_text.extract.moods import DONE_HEADING, Mood
from policy_text.extract.notice_statuses import sets_a_standard, speaks_of_past, status_in_notice
from policy_text.extract.plan_words import comes_afterwards, in_years_ahead, plans, shall_behind
from policy_text.extract.rule_words import DUTY, REACHES_A_YEAR, RULE_STRONG, STANDING
from policy_text.extract.setting import GOAL_HEADING, PLAN_HEADING, Setting, StatusReading, tells_history
from policy_text.records import DocumentType, Status

__all__ = ["find_status"]

_UNDER_WAY = re.compile(r"[^,;。!?\d]{0,14}?正(?:在)?(?:加紧|抓紧|有序|全力)?(?:建设|施工)")
_DONE = re.compile(
    r"已(?:经)?(?!有学)|(?<!项)目前|截至|截止|累计|现有|共有|"
    r"(?:完成|实现|投入|组建|建立|成立|发放|招聘|培训|新增|达成|开展|覆盖|增加|减少|下降|增长|提高|获得)了|"
    r"同比|比上年|较上年|比去年|荣获|获评|入选|斩获|被评|顺利|先后|近年来|以来|去年|前年|过去|初步核算|"
    r"位居|居全|全年(?!计划|目标|预算)"
)
_GOALS_ABOVE = re.compile(r".*(?:总体|主要|发展|工作|预期|规划)(?:要求|目标|任务|和)+ ")
"""主要目标任务 > 改革取得重大进展: what shall be made is said as if it were, below a heading of goals."""
_YEARS_WORK = re.compile(
    r"(20\d\d)年[^ ]{0,18}(?:工作|任务|安排|举措|部署|预算草案|收支预算|计划草案|重点|打算|财政政策|发展目标)"
)
_PRIZES = re.compile(r"设[^,;。\d]{0,8}[一二三特]等奖|[二三]等奖(?:各|为)?\d+[名个项]")
"""比赛将设一等奖5名: so many will be given, by the rules of the contest."""
_POINTS_TO_RULE = re.compile(
    r"(?:强调|要求|提出|规定|明确)[^。]{0,60}(?:不低于|不少于|不得|不超过|不高于)[^,;。]{0,8}$"
)
_PLANNED_FIGURE = re.compile(r"计划(?:总?数|人数|招生数|总数|名额)?$|招生计划|总计划数")
_RULE_IN_REPORT = re.compile(
    r"每[^,;。]{0,20}(?:控制在|不能)|时间[^,;。]{0,20}(?:控制在|不能)|标准[^,;。]{0,6}应|规定[^,;。]{0,6}应|要求[^,;。]{0,6}应|"
    r"每[^,;。]{1,20}(?:不少于|不低于|不超过|不高于|至少|不得)|[按据][^,;。]{0,8}编制[^,;。]{0,4}[应需]|"
    r"满分[为值是各]{0,2}\d|(?:减|加分|总分值|分值最高)[^,;。\d]{0,3}\d+分(?=$|[,;。、)])|(?:每|可|最高|凡|的,?)[^,;。\d]{0,8}[加减扣积计]\d[\d.]*分(?=$|[,;。、)])"
)
_ENTITLES = re.compile(
    r"可(?:领取|享受|申请|获得|填报|报考|选)|方可|给予(?!警告|处分|通报|批评|.{0,4}处罚)|扣(?<!加计扣)(?:减|除)(?!物价|价格|[^,;。]{0,8}因素)"
)
_DONE_IN_PLAN = re.compile(
    r"已(?:经)?(?!有学)|(?<!项)目前|截至|截止|现有|共有|[成完立展建训]了|先后|近年来|以来(?!,?到)|去年|前年"
)
_TOLD_IN_RULES = re.compile(r"截至|截止|(?<!项)目前(?=[,已共全有])|近年来|年以来(?!,?到)|去年|[成完立展建训]了")
_DONE_BY_THEN = re.compile(r"已经?(?![满届婚])|累计|实际|[年月][末底],")
_BEFORE_A_DAY = re.compile(r"[日月年底末](?:以|之)?前|起[,至]")
"""2008年底前已办理登记的, 自2010年1月1日起: for whom a rule holds, or from when."""
_LIMITS = re.compile(
    r"不低于|不少于|不得|不超(?:过|(?![编班岗速纲时载龄标员前]))|不高于|不应|应当|必须|原则上|至少|最多(?!的)|不能(?:低于|少于|超过|高于)|[≥≤≧≦⩾⩽]"
)
_PLAN_PERIOD = re.compile(r"十([一二三四五])五”?(?:时期|期间)")
_FIRST_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_STILL_LACKS = re.compile(r"缺口|仍|尚|还缺|缺[^,;。]{0,2}$|不足|存在")
_THRESHOLD = re.compile(r"人?(?:及其?)?以上的?(?:班[叫称]?[做为]?)?(?:超?大班|大额班|[叫称][做为]?超?大班)")
"""消除|66人|以上大班额: how large a class must be to be called so."""
_IS_A_GOAL = re.compile(
    r"(?:以[上下])?的(?:年度|全年|预期|总体|工作)*(?:目标|计划|任务)(?![^,;。]{0,4}(?:完成|实现|达到|达成))"
)
_PUTS_FORWARD = re.compile(
    r"(?:提出|列出)了?"
    r"(?:[^,;。提\d]{0,40}等|[^,;。\d提]{0,4}|\d+(?:个?方面|类))$"
)
_PAPER_SPEAKS = re.compile(
    r"(?:规划|方案|意见|纲要|计划|文件|报告|决定|会议|全会)(?:\(草案\))?》?(?:明确|细化|还|共)*$"
)
"""Who puts forward what it holds: 会议提出8项措施."""
_YET_TO_PUT_FORWARD = re.compile(
    r"将|[拟须应请可]|计划|力争|争取|下一步|鼓励|[各每]|需(?!求)|(?<![纲主重])要(?![求点素闻])"
)
_WHAT_PAPERS_HOLD = re.compile(r"[^,;。\d]{0,6}?(?:指标|工程|任务|举措|措施|政策|意见|建议|要求)(?=[,;。:和、]|$)")
"""《规划》提出|20项|主要指标: so many it holds, whatever they aim at."""
_SETS_GOAL = re.compile(r"(?:设定|提出|制定|定下|明确|确定)了?[^,;。]{0,30}$")
"""设定了培训2000人|的计划."""
_STANDARDS = re.compile(r"标准(?:[为:不]|(?=\d))|省定标准|规定标准|国家标准(?!委|化)")
_TAKES_APART = re.compile(r"[将把][^,;。0-9]{0,12}$")
_INTO_OTHERS = re.compile(r"[^。;]{1,40}?(?:划分|整合|合并|组合|重组|调整|组建|分|划)[为成]")
"""拟将城区92所公办中小学划分为10个学区: the schools are there already."""
_PLANNED = StatusReading(Status.TARGET, "planned-figure")
_SHARE_OF_PLAN = StatusReading(Status.REQUIREMENT, "share-of-plan")
_REPORTED = StatusReading(Status.ACHIEVED, "report")
_ANY_RULE_WORD = re.compile("|".join(sign.pattern for sign in (_RULE_IN_REPORT, _ENTITLES, RULE_STRONG)))
"""Whatever can make a rule of a sentence of a report: one look for all of them spares most clauses a look for each."""


def find_status(
    sentence: str, position: int, clause: str, setting: Setting, *, subject: str = "", length: int = 0
) -> StatusReading:
    """The status of a quantity of ``length`` characters at ``position`` of its sentence.

    ``clause`` is the part from the clause's beginning to behind the quantity, ``subject`` what is counted.
    """
    before, behind = sentence[:position], position + length
    plans_figure = _PLANNED_FIGURE.search(subject) and not RULE_STRONG.search(clause)
    if setting.mood is Mood.RULES:
        is_quota = plans_figure and sentence[behind - 1] not in "%倍成"
        return _PLANNED if is_quota else _status_in_rules(before, clause, sentence[behind:], setting)
    is_notice = setting.mood is Mood.PLAN or (setting.doc_type is DocumentType.NOTICE and setting.mood is None)
    if is_notice and sets_a_standard(before, clause, subject, sentence[position:behind]):
        return StatusReading(Status.REQUIREMENT, "standard")
    told = _status_told(sentence, before, behind, clause, setting)
    if told and is_notice and told.rule == "target-word" and (DUTY.search(clause) or _PRIZES.search(clause)):
        return StatusReading(Status.REQUIREMENT, "duty-in-plan")
    if told:
        return told
    if is_notice and plans_figure:
        return _SHARE_OF_PLAN if sentence[behind - 1] in "%倍成" else _PLANNED
    if is_notice:
        return status_in_notice(sentence, before, behind, clause, setting)
    if setting.headings and _heads_plans(setting):
        return _status_in_plan_section(clause)
    return _status_of_outlook(sentence, before, setting.year) or _status_in_report(clause, setting)


def _status_in_rules(before: str, clause: str, after: str, setting: Setting) -> StatusReading:
    """What rules name is asked for, but for a goal with its year and what they tell of the present."""
    if _TOLD_IN_RULES.search(before) or _looks_back(before, clause, after, setting):
        return StatusReading(Status.ACHIEVED, "told-in-rules")
    is_ahead = REACHES_A_YEAR.search(before) and not speaks_of_past(before, setting)
    if is_ahead or "逐步" in before or GOAL_HEADING.search(setting.heading):
        return StatusReading(Status.TARGET, "goal-in-rules")
    return StatusReading(Status.REQUIREMENT, "rules")


def _is_put_forward(before: str) -> bool:
    """Whether a paper or somebody has put forward what is counted, and is not asked or about to do so."""
    put = _PUTS_FORWARD.search(before)
    if put is None:
        return False
    ahead = before[: put.start()]
    return bool(_PAPER_SPEAKS.search(ahead)) or not _YET_TO_PUT_FORWARD.search(ahead)


def _looks_back(before: str, clause: str, after: str, setting: Setting) -> bool:
    """至2019年末,已竣工保障房: a plan with articles tells first how the one before it was carried out."""
    done = _DONE_BY_THEN.search(before)
    if done is None or not speaks_of_past(before, setting) or _BEFORE_A_DAY.search(before):
        return False
    return not (
        RULE_STRONG.search(clause) or RULE_STRONG.search(before, done.start()) or after.startswith(("的", "以上的"))
    )


def _status_told(sentence: str, before: str, behind: int, clause: str, setting: Setting) -> StatusReading | None:
    """The status that the words around the number tell, whatever the text; None where they leave it to the text."""
    if _IS_A_GOAL.match(sentence, behind) and _SETS_GOAL.search(before):
        return StatusReading(Status.TARGET, "set-as-goal")
    stands_above = is_set_above(before, sentence[behind:]) or ("班" in sentence and _THRESHOLD.match(sentence, behind))
    if "出" in before and _WHAT_PAPERS_HOLD.match(sentence, behind) and _is_put_forward(before):
        return StatusReading(Status.ACHIEVED, "put-forward")
    if _STANDARDS.match(clause) or stands_above:
        return StatusReading(Status.REQUIREMENT, "standard")
    if ("将" in before or "把" in before) and _TAKES_APART.search(before) and _INTO_OTHERS.match(sentence, len(before)):
        return StatusReading(Status.ACHIEVED, "reshaped")
    if "正" in sentence and _UNDER_WAY.match(sentence, behind):
        return StatusReading(Status.ACHIEVED, "under-way")
    if plans(before, setting.year, looks_back=tells_history(setting.headings)):
        return StatusReading(Status.TARGET, "target-word")
    return StatusReading(Status.TARGET, "shall-behind") if shall_behind(sentence, behind) else None


def _heads_plans(setting: Setting) -> bool:
    """The headings announce plans: 下一步打算, or the work of a year to come (2026年重点工作)."""
    done = DONE_HEADING.search(setting.headings)
    if GOAL_HEADING.search(setting.heading) and not DONE_HEADING.search(setting.heading):
        return True
    year = _YEARS_WORK.search(setting.heading) or _YEARS_WORK.search(setting.headings)
    is_ahead = year is not None and setting.plans_from is not None and int(year.group(1)) >= setting.plans_from
    stands_nearest = year is not None and year.string == setting.heading and not DONE_HEADING.search(setting.heading)
    if is_ahead and year and done and (stands_nearest or year.end() <= done.start()):
        return True  # 2026年支持重点 > 夯实发展基础: what lies ahead is said as if it were done
    if done and not _GOALS_ABOVE.match(setting.headings, 0, done.start()):
        return False
    return is_ahead or bool(PLAN_HEADING.search(setting.headings))


def _in_period_ahead(before: str, year: int | None) -> bool:
    """“十五五”期间… in a text of 2025: the plan period begins after the year of the text."""
    period = _PLAN_PERIOD.search(before) if year is not None and "五" in before else None
    return period is not None and year is not None and year < _FIRST_YEAR[period.group(1)]


def _status_of_outlook(sentence: str, before: str, year: int | None) -> StatusReading | None:
    """What a report says of years to come, or of what a paper asks for."""
    if (in_years_ahead(before) or _in_period_ahead(before, year)) and not _DONE.search(sentence):
        return StatusReading(Status.TARGET, "years-ahead")
    if comes_afterwards(before):
        return StatusReading(Status.TARGET, "afterwards")
    points_to_rule = "不" in before and _POINTS_TO_RULE.search(before)
    return StatusReading(Status.REQUIREMENT, "rule-pointed-to") if points_to_rule else None


def _status_in_report(clause: str, setting: Setting) -> StatusReading:
    if not _ANY_RULE_WORD.search(clause):
        return _REPORTED
    if _RULE_IN_REPORT.search(clause) or _ENTITLES.search(clause):
        return StatusReading(Status.REQUIREMENT, "rule-in-report")
    if setting.regulates and RULE_STRONG.search(clause) and not _DONE.search(clause):
        return StatusReading(Status.REQUIREMENT, "rule-in-regulating-report")
    return StatusReading(Status.ACHIEVED, "report-with-rule-word") if RULE_STRONG.search(clause) else _REPORTED


def _status_in_plan_section(clause: str) -> StatusReading:
    if _DONE_IN_PLAN.search(clause) or _STILL_LACKS.search(clause):
        return StatusReading(Status.ACHIEVED, "done-in-plan-section")
    if _LIMITS.search(clause) and STANDING.search(clause):
        return StatusReading(Status.REQUIREMENT, "rule-in-plan-section")
    return StatusReading(Status.TARGET, "plan-section")
