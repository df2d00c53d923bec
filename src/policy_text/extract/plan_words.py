"""Whether the words before a number, or right behind it, plan it: 将, 计划, 力争, a year ahead, 建成后可.

A plan that a word of fulfilment follows is none any more (计划投资2亿元,完成63%).
"""

from __future__ import annotations

import re

import regex  # for the lists whose words re would have to try one by one

__all__ = ["FULFILLED", "comes_afterwards", "in_years_ahead", "plans", "shall_behind"]

# Plain characters first, what looks back behind them: see the lists of words in `moods`.
_TARGET = re.compile(
    r"力争(?!取(?!得))|[抓加]紧新增|要(?<=[一二三四五六七八九十]要)(?=[实推抓加做深强完建积扎着])|需(?:要)?(?=新[建增]|改扩建|建设|增加|投入|补充)|争取(?=到(?:20\d\d年|[今明本年])|[在用年实达完再新建尽明今早]|20)|"
    r"计划(?<![动展养训设兴年升才范程”》作按]计划)(?<!占年度计划)(?<!占全年计划)(?<!占计划)(?<!完成计划)(?!完成率|执行率)(?=通过(?<![生资]计划通过)(?![^,;。]{0,6}(?:审|验收|论证|评审|批准|网络))|[每播投用在到于新培建改招组完实开增扩引打推筹再全对从为将总安争设选利]|今年|明年|20|\d|(?:总|[一二三]期)?投资(?!.{0,6}(?:增长|下降|增速))|[一二三四五两]年)(?!生育|单列|总(?!投资)|总投资.{0,6}(?:增长|下降)|实施)(?<!年度计划(?=\d))(?<!完成计划(?=\d))|"
    r"拟(?<![虚模草比]拟)(?!定|订|人|态|仿|中选|入选)|预计(?<!全年预计)(?![^。]{0,40}(?:同比|增速|比上年|较上年)|(?:达到?|为|超过?|突破|增长|下降|实现)(?:约|近|超)?$)|预期目标|(?:目标|计划|任务)(?=是(?:培训|新建|建设|新增|完成|实现|达到|用|在|到))|目标(?:是|为|:|包括|[设确]定为)|"
    r"规划(?<!占规划)(?:建设|新建|到|期|[三五]年)|将(?=用于|通过|全部用于|主要用于)|"
    r"将(?<![一-龥]将将)(?<!为将)(?=[从由]\d|[创建达新培投改再增组开推覆扩引打提设招举力以在于向陆继进重实完全按筹聚启清还由加计具形拥容带支惠接缩迎]|紧[扣盯抓跟密]|围绕|坚[决定]|依[托靠照]|健全|(?:坚[守持]|依[法规])(?![^,;。0-9]{1,10}的|登记)|对|同步|取消|定向|为[^,;。]{2,12}(?:提供|新增|增加|带来)|[从较][^,;。]{0,4}(?:目前|现在|现有|当前)|安排|有(?!关))(?!以下|其|全[市县区省国校]|在[职校]|[^,;。0-9]{2,20}(?:作为|列为|列入|视为|分解为|分解成|拧成))|"
    r"今后|未来(?!教师|学校|工厂|社区|乡村|课堂|城|科技|产业)|下一步|下一阶段|努力(?:实现|建|使|达|将)|"
    r"预计(?=到|20|今年|明年|全年可|可|将|年底|届时)|"
    r"确保(?:到|实现|完成|达|[全各每](?![^,;。0-9]{0,16}(?:到位|安全|平稳|有序|落实|稳定|发放|支付|兑现|供应|运转|运行|畅通)(?:[,;。]|$))|今|20|在|年|明|下|按期|如期)|有望|即将|逐步(?:实现|达到|使)|"
    r"实现(?<=[为以要能将可保力期]实现).{0,24}目标|要求(?=[^,;。]{0,6}(?:新增|完成|建成|实现))|拟于|将于|届时|打算(?=[把将再新建扩用投])|年度任务:|目标任务:|重点任务:|建设任务:|主要任务:|建议:|"
    r"规划》?(?:明确)?提出|方案》?(?:明确)?提出|行动计划》?(?:明确)?提出|纲要》?(?:明确)?提出"
)
_SHALL_BEHIND = regex.compile(
    r"[^,;。!?、()\d]{0,14}?(?<![即必])将(?=[开投建新陆正全于在成受]|为此)(?!以|其|全[市县区省国校])"
)
"""6所高校|将开设新专业, 500台|将投入生产."""
_PLANNED_YEAR = regex.compile(r"(?<![止至])(?:到|至|力争|争取)?(20\d\d)年(?:底|末|前|底前)?(?!的$)")
_PLANS_BEHIND = r"[^,;。]{0,12}(?:将(?!$)|计划|争取|力争|要|拟|再|继续|还会|准备)"
_PLAN_OF_THE_YEAR = re.compile(
    rf"今年{_PLANS_BEHIND}|新的一年{_PLANS_BEHIND}|新一年{_PLANS_BEHIND}|明年{_PLANS_BEHIND}|本年度{_PLANS_BEHIND}"
    r"|今年,(?:要|将|计划|力争|拟)|明年"
)
FULFILLED = re.compile(
    r"据[^,;。]{0,6}统计|已(?:经)?(?!有学)|(?<![项由从较比])目前|截至|截止|(?<![个家所处座条])现有(?!基础)|近年来|以来(?!,?到)|去年(?<![从比较由]去年)|累计(?!不|达到|建成)|[成完立展建训]了|共有(?!名额)|(?:当前|目前)?尚有|实际(?=完成|投资|投入|录[用取]|到位|支出|执行|招(?!生比例))"
)
_YEARS_AHEAD = re.compile(r"(?<!过去)(?<![近前第])[一二两三四五六七八九十\d]年内(?=[,将新建实完达培引改扩使让全力争])")
_PART_DONE = re.compile(r"投资[^,;。]{0,16}[,、](?:已|累计|实际)*完成$")
"""计划投资2亿元,完成63%: how far the plan has come."""
_YEAR_BEFORE = re.compile(r"去年|上年|前年|[上前]半年")
_AFTERWARDS = regex.compile(
    r"(?:届时|(?:建成|投产|投用|投运|通车|通航|开通|完工|竣工|达产|投入使用|全面建成|落成)(?:投产|投用|投运|通车|通航|使用|运营|运行|达产)?(?:以)?后)"
    r"(?![^。;]{0,60}(?:了|已|累计|去年|现在,))"
)
"""投产后,每年可发电3亿度: what a thing will bring once it is there."""
_CAN_THEN = regex.compile(r"可|能|将|预计|有望|缩短[至到]|增[加至]|提[升高][至到]?")
_SINCE_YEAR = re.compile(r"[从由](?:19|20)\d\d年[底末初]?(?:的|[^,;。]{0,2}\d)")
_EFFECTIVE_FROM = re.compile(r"(?:从|自)20\d\d年[^,;。]{0,8}(?:起|开始)")


def plans(before: str, year: int | None, *, looks_back: bool = False) -> bool:
    """A word of planning before the number, with no word of fulfilment between them.

    ``looks_back`` tells that the section is of what was done: there 预计 is an estimate of it.
    """
    told = [match for match in _TARGET.finditer(before) if not _is_told_estimate(match, before, year)]
    ends = [match.end() for match in told if not (looks_back and match.group() == "预计")]
    if "年" in before:
        ends += [match.end() for match in _PLAN_OF_THE_YEAR.finditer(before)]
        if not _EFFECTIVE_FROM.search(before):
            ends += [match.end() for match in _PLANNED_YEAR.finditer(before) if _is_ahead(match, year, before)]
    since = before[max(ends) :] if ends else ""
    return bool(ends) and not FULFILLED.search(since) and not _PART_DONE.search(since)


def _is_told_estimate(plan: re.Match[str], before: str, own_year: int | None) -> bool:
    """去年产值预计达20亿元: an estimate of what was."""
    if plan.group() != "预计":
        return False
    if "今年" in before[: plan.start()]:
        return False
    told = _PLANNED_YEAR.search(before, 0, plan.start())
    is_past = told is not None and own_year is not None and int(told.group(1)) < own_year
    return is_past or bool(_YEAR_BEFORE.search(before, 0, plan.start()))


def _is_ahead(match: re.Match[str], own_year: int | None, before: str) -> bool:
    """Whether a year lies ahead of the text's own; in a text without one, 从2013年的…到2019年的… tells of the past."""
    if own_year is not None:
        return int(match.group(1)) > own_year
    if _SINCE_YEAR.search(before, 0, match.start()):
        return False
    return match.group().startswith(("到", "力争", "争取"))


def shall_behind(sentence: str, behind: int) -> bool:
    """Whether the words right behind a number say that it shall be (6所高校|将开设新专业)."""
    return "将" in sentence and bool(_SHALL_BEHIND.match(sentence, behind))


def in_years_ahead(before: str) -> bool:
    """三年内将新建…: a span of years that lies ahead."""
    return "年内" in before and bool(_YEARS_AHEAD.search(before))


def comes_afterwards(before: str) -> bool:
    """投产后,每年可发电…: what a thing will bring once it is there."""
    afterwards = _AFTERWARDS.search(before) if "后" in before or "届时" in before else None
    return afterwards is not None and bool(_CAN_THEN.search(before, afterwards.end()))
