"""Whether a number was reached, is aimed at, or is demanded by a rule.

The genre decides what a bare sentence means (a report tells what is, a notice what shall be); words of time and mood in
the sentence and its headings overrule it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex  # for the lists whose words re would have to try one by one

from policy_text.extract.clues import is_set_above
from policy_text.extract.moods import DONE_HEADING, SHALL, Mood
from policy_text.extract.plan_words import FULFILLED, comes_afterwards, in_years_ahead, plans, shall_behind
from policy_text.records import DocumentType, Status

__all__ = ["Setting", "StatusReading", "find_status"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a passage: the genre, the headings above it, and the document's year."""

    doc_type: DocumentType | None = None
    headings: str = ""
    year: int | None = None
    is_preamble: bool = False
    """The passage stands before the first numbered section."""
    sets_standards: bool = False
    """The title says that the document sets standards or conditions (标准, 办法, 招生)."""
    calls_for_entries: bool = False
    """The title announces a contest, a selection or a test."""
    regulates: bool = False
    """The text speaks mainly in rules (应当, 须, 不得), whatever its genre."""
    mood: Mood | None = None
    """What the whole text tells of, where its words leave no doubt; it overrules the genre."""
    heading: str = ""
    """The nearest heading alone."""
    listed_under: str = ""
    """The figure that a heading or the line before announced for the list that stands here (自主招生计划)."""
    plans_from: int | None = None
    """The year from which on a section on a year's work (2026年重点工作) tells of what shall be."""


class StatusReading(NamedTuple):
    """A status and the name of the rule that gave it."""

    status: Status
    rule: str


_UNDER_WAY = re.compile(r"[^,;。!?\d]{0,14}?正(?:在)?(?:加紧|抓紧|有序|全力)?(?:建设|施工)")
_DONE = re.compile(
    r"已(?:经)?(?!有学)|(?<!项)目前|截至|截止|累计|现有|共有|"
    r"(?:完成|实现|投入|组建|建立|成立|发放|招聘|培训|新增|达成|开展|覆盖|增加|减少|下降|增长|提高|获得)了|"
    r"同比|比上年|较上年|比去年|荣获|获评|入选|斩获|被评|顺利|先后|近年来|以来|去年|前年|过去|初步核算|"
    r"位居|居全|全年(?!计划|目标|预算)"
)
_RULE = re.compile(
    r"不低于|不少于|不得|不超过|不高于|不应|不大于|不小于|应当|"
    rf"{SHALL}|(?<![必])须|必须|原则上|至少|最多(?!的)|最少(?!的)|不迟于|"
    r"严禁|按照?[^,;。]{0,24}(?:标准|比例|的要求)|标准(?:为|是)|要求|规定|每(?!年.{0,8}(?:投入|安排了))|"
    r"以上的|方可|方能|可(?=申请|享受|给予|报|选|按|以)|给予|凡|年满|未满|满(?=\d)|起计|核定|执行|以内|"
    r"之内|日内|控制在|上限|下限|不予"
)
# Plain characters first, what looks back behind them: see the lists of words in `moods`.
_RULE_STRONG = re.compile(
    r"不低于|不少于|不得|不超过|不高于|不应|应当|必须|原则上|至少|最多(?!的)|最少(?!的)|≥|≤|≧|≦|⩾|⩽|"
    r"每[\d一二两三四五六七八九十百个名位生人校班年月周天学]|方可|方能|给予|标准(?:为|是|:)|控制在|不迟于|"
    rf"日内|以内|之内|须|{SHALL}|"
    r"按照?[^,;。]{0,16}(?:标准|比例)(?=[^,;。]{0,6}(?:给予|发放|补|计|执行|配|核|收|缴|安排|分担|负担|承担))|"
    r"按照?[^,;。]{0,16}(?:给予|计算|补助)|按照?[^,;。0-9]{2,20}的\d|按每|以[^,;。]{2,}的\d[\d.]*[倍%](?:作为|为)|的\d[\d.]*%(?:以上)?(?:作为|用于)|各占|(?:报销|支付|补偿)(?:比例)?(?:为|达到|提高到)?\d[\d.]*%|(?:承担|负担|分担)\d[\d.]*%|核减|扣减|扣发|安排[^,;。]{0,8}(?:资金|经费)|"
    r"不能(?:低于|少于|超过|高于)|学分(?<=\d学分)|课时(?<=\d课时)|学时(?<=\d学时)|个(?:学分|课时|学时)(?<=\d个..)|[只仅]能(?=[选报填招享])|限(?=[报选填招][\d一二两三])|可[从在][^,;。]{0,16}选|可(?:返还|申请|选报|填报|享受|补贴|抵扣|扣除|提取|按|给予)|及以[上下]的|每年(?:再)?(?:安排|拨付|下拨|列支|补助)"
)
_DOING = re.compile(
    r"建设|新建|改扩建|改造|创建|打造|培育|培养|培训|遴选|评选|建成|实现|达到|完成|补充|新增|增加|扩大|"
    r"覆盖|招募|引进|组建|建立|设立|推出|创办|开发|支持|提升|提高|形成|布局|实施|选派|招收|认定|扶持"
)
_PLAN_HEADING = re.compile(
    r"下一步(?=工作|打算|安排|计划|举措|思路|重点|措施|目标|任务|建议| |$)|"
    r"打算|工作安排|主要目标|总体目标|工作目标|发展目标|目标任务|工作计划|年计划|今后|努力方向|"
    r"任务目标|规划目标|预期目标|工作思路|重点任务"
)
_GOALS_ABOVE = re.compile(r".*(?:总体|主要|发展|工作|预期|规划)(?:要求|目标|任务|和)+ ")
"""主要目标任务 > 改革取得重大进展: what shall be made is said as if it were, below a heading of goals."""
_LONGEST_TITLE = 24
"""A longer one is the section's first sentence rather than its title."""
_YEARS_WORK = re.compile(r"(20\d\d)年[^ ]{0,8}(?:工作|任务|安排|举措|部署|预算草案|收支预算|计划草案|支出重点)")
_YEAR_TOLD = re.compile(r"(20\d\d)年(?!.{0,6}(?:起|开始|〕))")
_YEARS_BEHIND = re.compile(r"近[几两\d一二三四五六七八九十]+年来?[,全]")
_DUTY_HEADING = re.compile(
    r"职责|规则|程序|报送|参赛|参评|奖项|申报|须知|(?:作品|参赛|形式|格式|上传|投稿|报名|报考)要求"
)
_SUBMITS = re.compile(r"报送|选送|上报|一式|复印件|申报表|推荐[^,;。]{0,20}(?:上报|参加|参评)")
"""What participants hand in is asked of them: 申报表一式3份."""
_DUTY = re.compile(r"不得(?![^,;。]{0,12}(?:突破|超过)$)|(?<!必)须(?!知)|必须|应当|一般不(?:超过|低于|少于)")
"""年内自查率须达100%: a duty, though a plan leads in to it."""
_PRIZES = re.compile(r"设[^,;。\d]{0,8}[一二三特]等奖|[二三]等奖(?:各|为)?\d+[名个项]")
"""比赛将设一等奖5名: so many will be given, by the rules of the contest."""
_POINTS_TO_RULE = re.compile(
    r"(?:强调|要求|提出|规定|明确)[^。]{0,60}(?:不低于|不少于|不得|不超过|不高于)[^,;。]{0,8}$"
)
_GOAL_HEADING = re.compile(r"目标(?:任务|要求)?$|(?:总体|主要|工作|发展|预期)目标")
_STANDARD = re.compile(
    r"(?:标准|限额|额度|起付线|定额|报销比例|支付比例|补助比例|学费|保费|收费|缴费|津贴|补贴|工资|奖金|补偿|赔偿|罚款|分值|基数|权重|考核|志愿|批次|必修课程|科目|班额|学制|(?:考试|比赛|准备|上课|答辩|面试|测试)时间|参赛人[数员]|获奖比例|赛程|资格线|分数线|控制线|面试比例|项数|(?<!招生)名额)(?:每.{1,6})?$"
)
_FEE = re.compile(r"费(?<![经免消运耗路]费)$")
"""疗养费3000元: what one pays; sums in 万元 are of all who paid."""
_OF_ALL_HOURS = re.compile(r"总[课学]时数?的\d")
"""课时总量达到总课时的9%: how much of the timetable a subject gets is laid down."""
_IN_POINTS = re.compile(r"(?:总分|满分|分值|成绩|线|加分|[语数外英]语?|体育|加|扣|计|占)[^,;。]{0,6}$")
_IS_BOUND = re.compile(r"(?:低于|高于|超过|不足|不到|达到|达)$")
_OF_THOSE = re.compile(r"(?:及?以[上下])?的(?:学校|单位|县|[市区]|教师|个人|企业|项目|地区|幼儿园)?,")
"""满意度低于85%|的学校,: for whom a rule holds."""
_OFFERS_PLACES = re.compile(r"(?:招生|招聘|选派|录用|招录)(?:计划|人数|名额|岗位|对象)(?:和.{2,6})?$")
_BINDS_EACH = re.compile(r"每|不得|班额")
"""Under 招生计划 even 不超过8名 is a plan."""
_PAPERS = re.compile(r"(?:表|书|材料|件|照片|稿|报告)(?:[》」”])?(?:\([^()]*\))?(?:各|一式)?[\d一二两三四五六]+[份张]$")
"""报名表2份, 近期照片3张: what is to be handed in."""
_CONDITIONS = re.compile(r"申[请报][^。]{2,24}(?:的,|者,|应|须)|(?:须|应当?|必须)(?:同时)?(?:具备|满足|符合)")
_IS_DEMANDED = re.compile(r"(?:及?以[上下]|之?内)?的(?:要求|规定)")
"""达到90%|的要求: what stands before a number as an aim is demanded by the words behind it."""
_BRACKET = re.compile(
    r"(?:的|(?:\(含\))?以[上下]的?|\(含\)的?|(?:\(含\))?[至到~-][\d.]+万?元(?:\(含\))?(?:以[上下])?的?)部分"
)
"""1万元至4万元|的部分: the bounds of a bracket."""
_REACHES = re.compile(r"(?:达到|达|为|占)[^,;。]{0,3}\d[\d.]*%|\d[\d.]*%")
_PLANNED_FIGURE = re.compile(r"计划(?:总?数|人数|招生数|总数|名额)?$|招生计划|总计划数")
_REACHES_A_YEAR = re.compile(r"(?:到|至|力争|争取|确保)20\d\d年|20\d\d年(?:底|末|前)")
_DOING_NOW = re.compile(r"投资|投入|建设|新建|争取|筹集|发放")
_RULE_IN_REPORT = re.compile(
    r"每[^,;。]{0,20}(?:控制在|不能)|时间[^,;。]{0,20}(?:控制在|不能)|标准[^,;。]{0,6}应|规定[^,;。]{0,6}应|要求[^,;。]{0,6}应|"
    r"每[^,;。]{1,20}(?:不少于|不低于|不超过|不高于|至少|不得)"
)
_ENTITLES = re.compile(
    r"可(?:领取|享受|申请|获得|填报|报考|选)|方可|给予(?!警告|处分|通报|批评|.{0,4}处罚)|扣(?<!加计扣)(?:减|除)(?!物价|价格|[^,;。]{0,8}因素)"
)
_DONE_IN_PLAN = re.compile(
    r"已(?:经)?(?!有学)|(?<!项)目前|截至|截止|现有|共有|[成完立展建训]了|先后|近年来|以来(?!,?到)|去年|前年"
)
_TOLD_IN_RULES = re.compile(r"截至|截止|(?<!项)目前|近年来|年以来(?!,?到)|去年|[成完立展建训]了")
_LIMITS = re.compile(
    r"不低于|不少于|不得|不超过|不高于|不应|应当|必须|原则上|至少|最多(?!的)|不能(?:低于|少于|超过|高于)|[≥≤≧≦⩾⩽]"
)
_PLAN_PERIOD = re.compile(r"十([一二三四五])五”?(?:时期|期间)")
_FIRST_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_STANDING = re.compile(r"每|[人生户]均|标准|按|应当|必须|不得|原则上")
"""每天不低于2小时 is a rule that stands; 新增岗位不少于9万个 is the plan's own aim."""
_STILL_LACKS = re.compile(r"缺口|仍|尚|还缺|缺[^,;。]{0,2}$|不足|存在")
_THRESHOLD = re.compile(r"人?(?:及其?)?以上的?(?:班[叫称]?[做为]?)?(?:超?大班|大额班|[叫称][做为]?超?大班)")
"""消除|66人|以上大班额: how large a class must be to be called so."""
_IS_A_GOAL = re.compile(
    r"(?:以[上下])?的(?:年度|全年|预期|总体|工作)*(?:目标|计划|任务)(?![^,;。]{0,4}(?:完成|实现|达到|达成))"
)
_SETS_GOAL = re.compile(r"(?:设定|提出|制定|定下|明确|确定)了?[^,;。]{0,30}$")
"""设定了培训2000人|的计划."""
_STANDARDS = re.compile(r"标准[为:不]|省定标准|规定标准|国家标准(?!委|化)")
_STILL_TO_DO = re.compile(r"还(?:应|须|需|要|将)|尚需")
_STARTING_POINT = re.compile(r"\d[^,;。0-9]{0,6}(?:的基础上|为基[数础])")
_MADE_USE_OF = re.compile(r"(?:充分发挥|发挥|依托|充分利用)[^,;。]{0,60}$")
_CLAUSE_OPENS = re.compile(r"[,;。:]")
_AIMED_RATE = re.compile(r"(?:失业|近视|肥胖|发病|死亡|检出|贫困发生)率(?:分别)?(?:控制|保持|稳定|维持)在")
"""登记失业率控制在4%以内: no one can be bound to it."""
_ADDRESSED = re.compile(r"(?:面向|针对|对(?!象|口))(?![^,;。0-9]{0,8}招[收录生]$)[^,;。0-9]{0,8}$")
_ENUMERATED = re.compile(
    r"(?:[^、,;。()]{1,14}(?:学校|中学|小学|高中|中专|学院|幼儿园|中心|医院|公司|集团)(?:\([^()]{1,14}\))?[、,和]){2}"
    r"(?:[^、,;。]{2,16}[、,])*[^、,;。]{0,16}(?:等|,?共)?\(?$"
)
"""A中学、B中学等10所: what is named is there already."""
_AIMS_AT_LEAST = re.compile(
    r"[,、;]?(?:[\d一二两三四五]年内|重点|积极|计划|全[市省县区]|每年)?(?:培养|引进|培育|选派|新建|建成|改造|打造|创建|新增|建设|遴选|招引|招聘|选拔|吸引)"
    r"(?!过)[^,;。\d]{0,24}(?:不少于|不低于)"
)
_OF_BUILDING = re.compile(r"(?:率|面积|用地|间距|容积)[^,;。\d]{0,4}(?:不少于|不低于)")
"""新建学校绿化率不低于35%: how what is built must be, not how much of it."""
_CONDITION = re.compile(r"\(?(?:[及含]|或者?)?(?:其?以[上下]|之?内)|[^,;。]{0,12}的,")
"""对投资500万元以上的项目: whoever it holds for is a condition, not a state."""
_AWARDS = regex.compile(
    r"(?:加|扣|计|得)[^,;。\d]{0,4}\d[\d.]*分|奖励?[^,;。\d]{0,8}\d[\d.]*万?元|占(?:总|综合|考核|最终)[^,;。\d]{0,6}的?\d"
)
_RESULTS = re.compile(r"(?:评选|评审|评比|获奖|比赛|竞赛|考核|认定)结果")
_OPENS_COUNT, _CLOSES_COUNT = ("(", "(共", "(共计"), re.compile(r"[项个条所家]\)")
_GRANTED = re.compile(r"(?:授予|表扬|表彰|嘉奖)[^;。]{1,60}$")
_IS_THERE = regex.compile(
    r"全[市县区省国](?:共|现)?有(?=[^,;。\d]{0,2}$)|刚才,|(?<![应须要可能])(?:建有|现设有?|下设|下辖|现辖)|(?:学院|学校|我校|本校|大学|中心|医院|公司)[^,;。\d]{0,6}拥有"
    r"|近[几两一二三四五六七八九十\d]年来?[^,;。\d]{0,8}(?:共?获|培养)"
)
_ASKS = regex.compile(r"[应须要每必者]|不得|不少于|申报|条件|的$")
_EXISTING = re.compile(
    r"(?:其[他余它]|面向|覆盖的|针对|对(?!象|口)|所属|全国(?!范围)|现有(?!基础)|已有|特别是)(?![^,;。]{0,8}招[收录生]$)[^,;。]{0,8}$"
)
_BOUND = re.compile(r"%以[上下]")
_TAKES_APART = re.compile(r"[将把][^,;。0-9]{0,12}$")
_INTO_OTHERS = re.compile(r"[^。;]{1,40}?(?:划分|整合|合并|组合|重组|调整|组建|分|划)[为成]")
"""拟将城区92所公办中小学划分为10个学区: the schools are there already."""
_NOTICE = StatusReading(Status.TARGET, "notice")
_PLANNED = StatusReading(Status.TARGET, "planned-figure")
_SHARE_OF_PLAN = StatusReading(Status.REQUIREMENT, "share-of-plan")
_REPORTED = StatusReading(Status.ACHIEVED, "report")
_ANY_RULE_WORD = re.compile("|".join(sign.pattern for sign in (_RULE_IN_REPORT, _ENTITLES, _RULE_STRONG)))
"""Whatever can make a rule of a sentence of a report: one look for all of them spares most clauses a look for each."""


def find_status(
    sentence: str, position: int, clause: str, setting: Setting, *, subject: str = "", length: int = 0
) -> StatusReading:
    """The status of a quantity of ``length`` characters at ``position`` of its sentence.

    ``clause`` is the part from the clause's beginning to behind the quantity, ``subject`` what is counted.
    """
    before, behind = sentence[:position], position + length
    if setting.mood is Mood.RULES:
        return _status_in_rules(before, setting)
    is_notice = setting.mood is Mood.PLAN or (setting.doc_type is DocumentType.NOTICE and setting.mood is None)
    if is_notice and _sets_a_standard(before, clause, subject, sentence[position:behind]):
        return StatusReading(Status.REQUIREMENT, "standard")
    told = _status_told(sentence, before, behind, clause, setting)
    if told and is_notice and told.rule == "target-word" and (_DUTY.search(clause) or _PRIZES.search(clause)):
        return StatusReading(Status.REQUIREMENT, "duty-in-plan")
    if told:
        return told
    if is_notice and _PLANNED_FIGURE.search(subject) and not _RULE_STRONG.search(clause):
        return _SHARE_OF_PLAN if sentence[behind - 1] in "%倍成" else _PLANNED
    if is_notice:
        return _status_in_notice(sentence, before, behind, clause, setting)
    if setting.headings and _heads_plans(setting):
        return _status_in_plan_section(clause)
    return _status_of_outlook(sentence, before, setting.year) or _status_in_report(clause, setting)


def _status_in_rules(before: str, setting: Setting) -> StatusReading:
    """What rules name is asked for, but for a goal with its year and what they tell of the present."""
    if _TOLD_IN_RULES.search(before):
        return StatusReading(Status.ACHIEVED, "told-in-rules")
    if _REACHES_A_YEAR.search(before) or "逐步" in before or _GOAL_HEADING.search(setting.heading):
        return StatusReading(Status.TARGET, "goal-in-rules")
    return StatusReading(Status.REQUIREMENT, "rules")


def _status_told(sentence: str, before: str, behind: int, clause: str, setting: Setting) -> StatusReading | None:
    """The status that the words around the number tell, whatever the text; None where they leave it to the text."""
    if _IS_A_GOAL.match(sentence, behind) and _SETS_GOAL.search(before):
        return StatusReading(Status.TARGET, "set-as-goal")
    stands_above = is_set_above(before, sentence[behind:]) or ("班" in sentence and _THRESHOLD.match(sentence, behind))
    if _STANDARDS.match(clause) or stands_above:
        return StatusReading(Status.REQUIREMENT, "standard")
    if ("将" in before or "把" in before) and _TAKES_APART.search(before) and _INTO_OTHERS.match(sentence, len(before)):
        return StatusReading(Status.ACHIEVED, "reshaped")
    if "正" in sentence and _UNDER_WAY.match(sentence, behind):
        return StatusReading(Status.ACHIEVED, "under-way")
    if plans(before, setting.year, looks_back=_tells_history(setting.headings)):
        return StatusReading(Status.TARGET, "target-word")
    return StatusReading(Status.TARGET, "shall-behind") if shall_behind(sentence, behind) else None


def _heads_plans(setting: Setting) -> bool:
    """The headings announce plans: 下一步打算, or the work of a year to come (2026年重点工作)."""
    done = DONE_HEADING.search(setting.headings)
    if _GOAL_HEADING.search(setting.heading) and not DONE_HEADING.search(setting.heading):
        return True
    if done and not _GOALS_ABOVE.match(setting.headings, 0, done.start()):
        return False
    year = _YEARS_WORK.search(setting.headings)
    is_ahead = year is not None and setting.plans_from is not None and int(year.group(1)) >= setting.plans_from
    return is_ahead or bool(_PLAN_HEADING.search(setting.headings))


def _sets_a_standard(before: str, clause: str, subject: str, figure: str) -> bool:
    """A rate of pay or a limit in a notice is a rule, whatever year it begins in; a goal (到2025年) is none."""
    if _OF_ALL_HOURS.search(clause):
        return True
    if _REACHES_A_YEAR.search(before) or FULFILLED.search(before):
        return False
    is_fee = bool(_FEE.search(subject)) and "万" not in figure and "亿" not in figure
    return (is_fee or bool(_STANDARD.search(subject))) and not _DOING_NOW.search(clause)


def _status_in_notice(sentence: str, before: str, behind: int, clause: str, setting: Setting) -> StatusReading:
    """A notice tells what shall be; what it tells of the past or of what is there stands out by its words."""
    rules = _rules_for_notices(sentence, before, behind, clause, setting)
    return next((StatusReading(status, rule) for holds, status, rule in rules if holds), _NOTICE)


def _rules_for_notices(
    sentence: str, before: str, behind: int, clause: str, setting: Setting
) -> Iterator[tuple[object, Status, str]]:
    """Whether each rule holds, what it says and its name; the first that holds wins, and no later one is asked."""
    yield sentence[:behind].endswith("分") and _IN_POINTS.search(before), Status.REQUIREMENT, "points"
    yield _IS_BOUND.search(before) and _OF_THOSE.match(sentence, behind), Status.REQUIREMENT, "condition"
    yield _speaks_of_past(before, setting), Status.ACHIEVED, "past-year-in-notice"
    yield _is_demanded(sentence, before, behind), Status.REQUIREMENT, "demanded-behind"
    yield _STARTING_POINT.search(clause) or _MADE_USE_OF.search(before), Status.ACHIEVED, "starting-point-in-notice"
    yield _GOAL_HEADING.search(setting.heading), Status.TARGET, "goal-section"
    yield _ADDRESSED.search(before) and not _CONDITION.match(sentence, behind), Status.ACHIEVED, "addressed-in-notice"
    yield _is_enumerated(before), Status.ACHIEVED, "enumerated-in-notice"
    yield _aims(clause), Status.TARGET, "aim"
    yield _offers_places(sentence, before, behind, setting), Status.TARGET, "places-offered"
    yield _is_there(before), Status.ACHIEVED, "there-in-notice"
    yield _RESULTS.search(before), Status.ACHIEVED, "results-in-notice"
    yield _heads_a_list(sentence, before, behind), Status.ACHIEVED, "listed-in-notice"
    yield _GRANTED.search(before), Status.ACHIEVED, "granted-in-notice"
    yield _AWARDS.search(clause), Status.REQUIREMENT, "award"
    yield _AIMED_RATE.search(clause) and not _DUTY.search(clause), Status.TARGET, "aimed-rate"
    yield _RULE_STRONG.search(clause) or _SUBMITS.search(sentence), Status.REQUIREMENT, "rule-word"
    yield _EXISTING.search(before) or _tells_of_done(before), Status.ACHIEVED, "existing-in-notice"
    yield _tells_history(setting.headings), Status.ACHIEVED, "history-in-notice"
    yield _GOAL_HEADING.search(setting.headings), Status.TARGET, "goal-section"
    yield setting.sets_standards and _BOUND.search(clause), Status.REQUIREMENT, "bound-in-notice"
    yield setting.is_preamble, Status.ACHIEVED, "preamble"
    yield _DUTY_HEADING.search(setting.headings), Status.REQUIREMENT, "duty-section"
    yield setting.sets_standards and _REACHES.search(clause), Status.REQUIREMENT, "standards-document"
    yield setting.calls_for_entries, Status.REQUIREMENT, "call"
    yield sentence[behind - 1] in "份张" and _PAPERS.search(sentence, 0, behind), Status.REQUIREMENT, "papers"
    yield _CONDITIONS.search(before), Status.REQUIREMENT, "conditions"
    yield _DOING.search(clause), Status.TARGET, "doing-in-notice"
    yield _RULE.search(sentence), Status.REQUIREMENT, "rule-in-sentence"


def _is_demanded(sentence: str, before: str, behind: int) -> bool:
    """按录取比例达到85%|的要求, 超过1万元|的部分: asked of somebody, unless it was fulfilled."""
    if _IS_DEMANDED.match(sentence, behind):
        return not FULFILLED.search(before)
    return sentence[behind - 1] in "元%" and bool(_BRACKET.match(sentence, behind))


def _offers_places(sentence: str, before: str, behind: int, setting: Setting) -> bool:
    """机器人学科不超过8名 is a plan under 招生计划; 每班不超过45人 is a rule there too."""
    offers = sentence[behind - 1] in "人名" and _OFFERS_PLACES.search(setting.heading)
    return bool(offers) and not _BINDS_EACH.search(before) and not _tells_of_done(before)


def _is_enumerated(before: str) -> bool:
    """A中学、B中学等|10所: they are named, and nothing is done to make them."""
    named = _ENUMERATED.search(before)
    return named is not None and not _DOING.search(_CLAUSE_OPENS.split(before[: named.end()])[-1])


def _heads_a_list(sentence: str, before: str, behind: int) -> bool:
    """推广的改革举措(5项): a heading says how many follow."""
    return before.endswith(_OPENS_COUNT) and bool(_CLOSES_COUNT.match(sentence, behind - 1))


def _is_there(before: str) -> bool:
    """学院建有实训基地3个: what an announcer says of itself, where it asks for nothing."""
    there = _IS_THERE.search(before)
    return there is not None and not _ASKS.search(before)


def _aims(clause: str) -> bool:
    """引进专家不少于20名 is what a plan aims at; 每校配备不少于2名 is a rule that stands."""
    return bool(_AIMS_AT_LEAST.match(clause)) and not _STANDING.search(clause) and not _OF_BUILDING.search(clause)


def _tells_of_done(before: str) -> bool:
    """A word of fulfilment stands before the number, and none of duty between them (已派3人,还应选派|21人)."""
    fulfilled = [word.end() for word in FULFILLED.finditer(before)]
    return bool(fulfilled) and not _STILL_TO_DO.search(before, fulfilled[-1])


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
    if setting.regulates and _RULE_STRONG.search(clause) and not _DONE.search(clause):
        return StatusReading(Status.REQUIREMENT, "rule-in-regulating-report")
    return StatusReading(Status.ACHIEVED, "report-with-rule-word") if _RULE_STRONG.search(clause) else _REPORTED


@lru_cache(maxsize=16)  # the measures of a section share their headings
def _tells_history(headings: str) -> bool:
    titles = " ".join(title for title in headings.split(" ") if len(title) <= _LONGEST_TITLE)
    return bool(DONE_HEADING.search(titles)) and not _PLAN_HEADING.search(headings)


def _speaks_of_past(before: str, setting: Setting) -> bool:
    """A year before the document's own, with no plan that reaches out of it (2021年,全县仅有2.8%的教师)."""
    if _YEARS_BEHIND.search(before):
        return True
    years = [int(match.group(1)) for match in _YEAR_TOLD.finditer(before)]
    return bool(years) and setting.year is not None and years[-1] < setting.year


def _status_in_plan_section(clause: str) -> StatusReading:
    if _DONE_IN_PLAN.search(clause) or _STILL_LACKS.search(clause):
        return StatusReading(Status.ACHIEVED, "done-in-plan-section")
    if _LIMITS.search(clause) and _STANDING.search(clause):
        return StatusReading(Status.REQUIREMENT, "rule-in-plan-section")
    return StatusReading(Status.TARGET, "plan-section")
