"""The status of a number in a notice or a plan, where a bare sentence tells what shall be.

What it tells of the past, of what is there and of what is asked of somebody stands out by its words, its headings and
what is counted: one rule for each, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex  # for the lists whose words re would have to try one by one

from policy_text.extract.moods import SHALL
from policy_text.extract.plan_words import FULFILLED
from policy_text.extract.rule_words import DUTY, REACHES_A_YEAR, RULE_STRONG, STANDING
from policy_text.extract.setting import GOAL_HEADING, Setting, StatusReading, tells_history
from policy_text.records import Status

__all__ = ["sets_a_standard", "speaks_of_past", "status_in_notice"]

_RULE = re.compile(
    r"不低于|不少于|不得|不超(?:过|(?![编班岗速纲时载龄标员前]))|不高于|不应|不大于|不小于|应当|"
    rf"{SHALL}|(?<![必])须|必须|原则上|至少|最多(?!的)|最少(?!的)|不迟于|"
    r"严禁|按照?[^,;。]{0,24}(?:标准|比例|的要求)|按照?[^,;。]{0,12}\d[\d.]*(?:[%‰:]|万?元|[^,;。\d]{1,4}(?:确定|计算|执行|认定))|(?:加收|计收)[^,;。]{0,4}\d|(?:征收|收取)[^,;。\d]{0,4}\d[\d.]*(?:[%‰]|元)|标准(?:为|是)|要求|规定|每(?!年.{0,8}(?:投入|安排了))|"
    r"以上的|方可|方能|可(?=申请|享受|给予|报|选|按|以)|给予|凡|年满|未满|满(?=\d)|起计|核定|执行|以内|"
    r"之内|日内|控制在|上限|下限|不予|(?<![共年已])增发"
)
_DOING = re.compile(
    r"建设|新建|改扩建|改造|创建|打造|培育|培养|培训|遴选|评选|建成|实现|达到|完成|补充|新增|增加|扩大|"
    r"覆盖|招募|引进|组建|建立|设立|推出|创办|开发|支持|提升|提高|形成|布局|实施|选派|招收|认定|扶持"
)
_YEAR_TOLD = re.compile(r"(20\d\d)年(?!.{0,6}(?:起|开始|〕))")
_YEARS_BEHIND = re.compile(r"近[几两\d一二三四五六七八九十]+年来?[,全]")
_DUTY_HEADING = re.compile(
    r"职责|规则|程序|报送|参赛|参评|奖项|申报|须知|(?:作品|参赛|形式|格式|上传|投稿|报名|报考)要求"
)
_SUBMITS = re.compile(r"报送|选送|上报|一式|复印件|申报表|推荐[^,;。]{0,20}(?:上报|参加|参评)")
"""What participants hand in is asked of them: 申报表一式3份."""
_STANDARD = re.compile(
    r"(?:标准|(?<!债务)(?<!债券)限额|(?<!债券)额度|档次|起付线|定额|(?:报销|支付|补助|缴费|划入|承担|分担|负担|提取|征收|计提|收取|返还|减免)的?比例|学费|保费|收费|缴费|利率|费率|税率|[水电气热]价|基准价|指导价|(?:用水|用电|供水|销售|基础|收购)价格|(?:保障|配租|补贴|居住|使用)面积|津贴|补贴|工资|奖金|补偿|赔偿|罚款|分值|基数|权重|考核|志愿|批次|必修课程|科目|班额|学制|(?:考试|比赛|准备|上课|答辩|面试|测试)时间|参赛人[数员]|获奖比例|赛程|资格线|分数线|控制线|面试比例|项数|(?<!招生)名额)(?:每.{1,6})?$"
)
_IS_MEASURED = re.compile(
    r"(?:利率|价格?|面积)(?:已|平均)?(?:下降|上升|上涨|回落)|(?:人均|户均)[^,;。]{0,8}面积(?:已?达|为\d)|比(?:上年|去年)"
)
"""全区贷款利率下降到3.5%, 人均居住面积为|35平方米: figures of what is, though rules set such figures too."""
_FEE = re.compile(r"费(?<![经免消运耗路]费)$")
"""疗养费3000元: what one pays; sums in 万元 are of all who paid."""
_OF_ALL_HOURS = re.compile(r"总[课学]时数?的\d")
"""课时总量达到总课时的9%: how much of the timetable a subject gets is laid down."""
_REACHED_POINTS = re.compile(r"(?:平均|获得?|取得|考[了取]|达到?了?|提高|提升至|升至|满意度为?|优势|亩)[^,;。]{0,8}$")
_OF_LAST_YEAR = re.compile(r"(?:去年|上年|上一?学年|上学期)[^;。]{0,40}$")
_TEST_TIME = re.compile(r"时间(?:均|各)?为?\d+(?:分钟|小时)$")
"""满分100分,时间为90分钟: so long a test lasts by its rules."""
_IS_BOUND = re.compile(r"(?:低于|高于|小于|大于|少于|多于|超过|不足|不到|不满|达到|达)$")
_OF_THOSE = re.compile(
    r"(?:及?以[上下])?的(?:(?:学校|单位|县|[市区]|教师|个人|企业|项目|地区|幼儿园)?,|[\u4e00-\u9fff]{0,5}(?:不|应当|可|须|免|减))"
)
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
_DOING_NOW = re.compile(r"投资|投入|建设|新建|争取|筹集|发放")
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
    r"(?:加|扣|计|得)[^,;。\d]{0,4}\d[\d.]*分|奖励?[^,;。\d]{0,8}\d[\d.]*万?元|占(?:总|综合|考核|最终)[^,;。\d]{0,6}的?\d|(?:成绩|得分|考核|测试|面试|笔试)(?:成绩|得分|分数)?(?:各|分别)?占[^,;。\d]{0,10}\d[\d.]*%|[一二三特]等奖[^,;。\d]{0,4}\d[\d.]*[名项个件篇部%]"
)
_WON = re.compile(r"(?:获得?|取得|夺得|共有)[^;。的]{0,24}$")
"""获得一等奖2名,二等奖|3名: what was won."""
_RESULTS = re.compile(r"(?:评选|评审|评比|获奖|比赛|竞赛|考核|认定)结果")
_OPENS_COUNT, _CLOSES_COUNT = ("(", "(共", "(共计"), re.compile(r"[项个条所家]\)")
_OF_MEMBERS = re.compile(
    r"(?:会议|体系|小组|委员会|理事会|监事会|董事会|指挥部|专班|评委会|协会|机构|班子)[^,;。]{0,6}由[^,;。]{0,80}$"
)
_CONSISTS = re.compile(r"[^,;。0-9]{2,12}(?:组成|构成)(?!的)")
_POSTS = re.compile(
    r"设(?:立)?(?:副?(?:召集人|组长|主任|主席|会长|理事长|秘书长|主编|院长|所长)|成员|委员|理事)(?:[若\d]|$)"
)
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
_NOTICE = StatusReading(Status.TARGET, "notice")


def sets_a_standard(before: str, clause: str, subject: str, figure: str) -> bool:
    """A rate of pay or a limit in a notice is a rule, whatever year it begins in; a goal (到2025年) is none."""
    if _OF_ALL_HOURS.search(clause):
        return True
    if REACHES_A_YEAR.search(before) or FULFILLED.search(before):
        return False
    if _TEST_TIME.search(clause):
        return True
    if _IS_MEASURED.search(clause):
        return False
    is_fee = bool(_FEE.search(subject)) and "万" not in figure and "亿" not in figure
    return (is_fee or bool(_STANDARD.search(subject))) and not _DOING_NOW.search(clause)


def status_in_notice(sentence: str, before: str, behind: int, clause: str, setting: Setting) -> StatusReading:
    """A notice tells what shall be; what it tells of the past or of what is there stands out by its words."""
    rules = _rules_for_notices(sentence, before, behind, clause, setting)
    return next((StatusReading(status, rule) for holds, status, rule in rules if holds), _NOTICE)


def _rules_for_notices(
    sentence: str, before: str, behind: int, clause: str, setting: Setting
) -> Iterator[tuple[object, Status, str]]:
    """Whether each rule holds, what it says and its name; the first that holds wins, and no later one is asked."""
    yield _are_points(sentence, before, behind), Status.REQUIREMENT, "points"
    yield _IS_BOUND.search(before) and _OF_THOSE.match(sentence, behind), Status.REQUIREMENT, "condition"
    yield speaks_of_past(before, setting), Status.ACHIEVED, "past-year-in-notice"
    yield _is_demanded(sentence, before, behind), Status.REQUIREMENT, "demanded-behind"
    yield _STARTING_POINT.search(clause) or _MADE_USE_OF.search(before), Status.ACHIEVED, "starting-point-in-notice"
    yield GOAL_HEADING.search(setting.heading), Status.TARGET, "goal-section"
    yield _ADDRESSED.search(before) and not _CONDITION.match(sentence, behind), Status.ACHIEVED, "addressed-in-notice"
    yield _is_enumerated(before), Status.ACHIEVED, "enumerated-in-notice"
    yield _aims(clause), Status.TARGET, "aim"
    yield _offers_places(sentence, before, behind, setting), Status.TARGET, "places-offered"
    yield _lays_down_members(sentence, before, behind), Status.REQUIREMENT, "members"
    yield _is_there(before), Status.ACHIEVED, "there-in-notice"
    yield _RESULTS.search(before), Status.ACHIEVED, "results-in-notice"
    yield _heads_a_list(sentence, before, behind), Status.ACHIEVED, "listed-in-notice"
    yield _GRANTED.search(before), Status.ACHIEVED, "granted-in-notice"
    yield _AWARDS.search(clause) and not _WON.search(before), Status.REQUIREMENT, "award"
    yield _AIMED_RATE.search(clause) and not DUTY.search(clause), Status.TARGET, "aimed-rate"
    yield RULE_STRONG.search(clause) or _SUBMITS.search(sentence), Status.REQUIREMENT, "rule-word"
    yield _EXISTING.search(before) or _tells_of_done(before), Status.ACHIEVED, "existing-in-notice"
    yield tells_history(setting.headings), Status.ACHIEVED, "history-in-notice"
    yield GOAL_HEADING.search(setting.headings), Status.TARGET, "goal-section"
    yield setting.sets_standards and _BOUND.search(clause), Status.REQUIREMENT, "bound-in-notice"
    yield setting.is_preamble, Status.ACHIEVED, "preamble"
    yield _DUTY_HEADING.search(setting.headings), Status.REQUIREMENT, "duty-section"
    yield setting.sets_standards and _REACHES.search(clause), Status.REQUIREMENT, "standards-document"
    yield setting.calls_for_entries, Status.REQUIREMENT, "call"
    yield sentence[behind - 1] in "份张" and _PAPERS.search(sentence, 0, behind), Status.REQUIREMENT, "papers"
    yield _CONDITIONS.search(before), Status.REQUIREMENT, "conditions"
    yield _DOING.search(clause), Status.TARGET, "doing-in-notice"
    yield _RULE.search(sentence), Status.REQUIREMENT, "rule-in-sentence"


def _are_points(sentence: str, before: str, behind: int) -> bool:
    """加20分, 满分150分: what is given or asked; 平均76分 was reached."""
    return sentence[behind - 1] == "分" and not _REACHED_POINTS.search(before) and not _OF_LAST_YEAR.search(before)


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


def _lays_down_members(sentence: str, before: str, behind: int) -> bool:
    """联席会议由9个部门|组成, 设召集人|1人: of whom a body or a system shall consist."""
    posts = sentence[behind - 1] in "人名" and _POSTS.search(before)
    return bool(posts) or bool(_CONSISTS.match(sentence, behind) and _OF_MEMBERS.search(before))


def _heads_a_list(sentence: str, before: str, behind: int) -> bool:
    """推广的改革举措(5项): a heading says how many follow."""
    return before.endswith(_OPENS_COUNT) and bool(_CLOSES_COUNT.match(sentence, behind - 1))


def _is_there(before: str) -> bool:
    """学院建有实训基地3个: what an announcer says of itself, where it asks for nothing."""
    there = _IS_THERE.search(before)
    return there is not None and not _ASKS.search(before)


def _aims(clause: str) -> bool:
    """引进专家不少于20名 is what a plan aims at; 每校配备不少于2名 is a rule that stands."""
    return bool(_AIMS_AT_LEAST.match(clause)) and not STANDING.search(clause) and not _OF_BUILDING.search(clause)


def _tells_of_done(before: str) -> bool:
    """A word of fulfilment stands before the number, and none of duty between them (已派3人,还应选派|21人)."""
    fulfilled = [word.end() for word in FULFILLED.finditer(before)]
    return bool(fulfilled) and not _STILL_TO_DO.search(before, fulfilled[-1])


def speaks_of_past(before: str, setting: Setting) -> bool:
    """A year before the document's own, with no plan that reaches out of it (2021年,全县仅有2.8%的教师)."""
    if _YEARS_BEHIND.search(before):
        return True
    years = [int(match.group(1)) for match in _YEAR_TOLD.finditer(before)]
    return bool(years) and setting.year is not None and years[-1] < setting.year
