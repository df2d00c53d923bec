"""The genre of a document, from its title, its number and the turns of phrase that each genre opens and closes with."""

from __future__ import annotations

import re

from policy_text.records import DocumentType
from policy_text.structure.title_words import FAVOURS

__all__ = ["choose_genre", "is_title_of_paper", "promises_cases"]

_DECREE = re.compile(
    r"(?:关于|印发|转发).*的?(?:通知|意见|通报|公告|通告|决定|决议|批复|复函|函|公示|请示|令)(?:[（(\[].{1,24}[）)\]])*[”》]?$"
)
_PAPER = re.compile(
    rf"""(?:(?:补贴|救助|扶贫|资助|保障)政策|通知|意见|方案|办法|规定|细则|决定|决议|公告|通告|批复|函|请示|规划|纲要|计划|要点|条例|标准|指南|指引|须知|清单|目录|名录
        |名单|手册|预告|行动(?=[（(](?:19|20)\d\d)|[一二两三0-9]号文件|发布会实录|启事|事项|制度|规程|规则|章程|预案|措施|规范|公示|倡议书|批示|令|通报|答复|简章|问答|说明|解读|流程|安排|任务书|责任书|公开信|一封信|纪要
        |{FAVOURS}|(?:查看|查询|使用|操作|填报|办理|申请|申报|登录)方法
        |(?:任务|分解|分工|安排|计划|分配|数额|名额|指标|考核|评分|登记|申报|申领|申请|审批|公示|职位|岗位|推荐|报名|备案
        |税[额率]|费[用率]|标准|价格|限值)表|投档线|分数线|[一-鿿]{{2}}(?<![做方打想看减加乘除用手书戏])法)
        (?:[（(\[《].{{1,24}}[）)\]》])*[”》]?$""",
    re.VERBOSE,
)
_GUIDE_TITLE = re.compile(r"(?:指南|指引|须知|流程|表)$")
"""How a guide is called, whatever days it tells; news of one says what was done with it (某市优化办理流程)."""
_DEALS_WITH = re.compile(r"优化|简化|再造|绘就|编制|推出|迎来|解决|探索|打造|完善|创新|规范|压缩|精简")
_ISSUED = re.compile(r"印发《[^》]{4,60}》?$")
_REPORT = re.compile(
    r"""(?:报告|公报|总结|进展|情况|汇报|状况|述职|白皮书|年报|分析|成效|概况|决算|简析|盘点|态势|价格行情|统计|年鉴|数据|反馈意见
        |(?:自查|自评|统计|汇总|一览|明细|情况|进度|完成|决算)表|(?:统计|数据|年鉴|公报)(?:摘编|摘要|资料|手册))
        (?:\s*[（(].{1,24}[）)])*[”》]?$
        |政府(?:20\d\d年)?工作报告|统计公报|核算结果|预算(?:[（(]草案[）)]|草案)$|经济运行|工作总结|年度报告|工作报告|自查报告|自评报告|运行情况|完成情况|进展情况
        |20\d\d年度?(?:工作)?.{0,6}亮点|述职(?:述[廉德法学责]){0,4}报告""",
    re.VERBOSE,
)
_CALLS_UPON = re.compile(r"倡议[：:]")
"""What a body calls upon its people to do: 倡议：…."""
_CHRONICLE = re.compile(r"第[一二三四五六七八九十百]{1,4}[卷编篇][ \u3000]?[一-鿿]{2,8}$")
"""A part of a local chronicle (第四十卷 卫生): what was, year by year."""
_FIELD = re.compile(r"[一-鿿]{2,4}事业$")
"""A page of a county's site under the name of a field alone (民生事业) tells what was done in it."""
_RECTIFIED = re.compile(r"整改(?:落实|完成|进展|工作)*情况的?(?:通报|报告|公告|公示|公布)")
"""关于巡察整改情况的通报: an account of what was mended, in the form of a notice."""
_ACCOUNT = re.compile(r"(?:预算执行|收支|完成|决算)情况.{0,24}说明$")
"""2023年预算执行情况及2024年预算编制说明: an account, though a 说明 by itself explains rules."""
_WORK_ACCOUNT = re.compile(
    r"关于.{0,40}情况的(?:工作)?报告$|(?:工作|进展|推进|落实|完成)情况的?(?:报告|汇报)$|(?:自评|自查|述职|履职)(?:工作)?报告$"
    r"|(?:年|年度|阶段|上半年)[一-鿿]{0,12}工作总结(?:[及和暨].{2,30})?$"
)
"""A body's account to the one above it is a report, though it bears a number and an address."""
_QUESTIONS = re.compile(
    r"答记者问$|政策(?:解读|问答)$|政策问答[ ]?[|｜丨：:]|一问一答$|问答课堂|的常见问题$"
    r"|(?:^|[—：:])如何(?:办理|申请|申领|查询|领取|缴纳)[^？?，。：]{2,24}$"
)
_ANSWERED = re.compile(r"负责(?:人|同志)就《[^。\n]{0,80}?(?:答记者问|回答了?记者)")
"""Questions and answers about a paper tell its rules, not what a place did."""
_REPLY = re.compile(
    r"(?:^|\n)[ \u3000]*(?:尊敬的)?[一-鿿]{0,8}(?:网友|市民|先生|女士|同志|家长)?[，,：:！! ]{0,2}您好[！!，,。：:]"
    r"|您(?:反映|咨询|提出)的|(?:来信|留言|诉求|问题)(?:已)?收悉"
)
"""What an office answers to a citizen's letter tells its rules too."""
_MANY_TASKS = 12
"""News that a plan was issued, with so many tasks in it, is the plan itself."""
_PERIOD = re.compile(
    r"\d{1,2}[-—－–至]\d{1,2}月|[一二三四上下前]+(?:季度|半年)|(?:20\d\d年)?全年|1至\d{1,2}月|\d{1,2}月份"
)
_GROWTH = re.compile(r"同比|比上年|增长|下降|占.{0,12}比重")
_CASE_WORDS = "(?:(?<!教学)案例|经验做法|典型经验|典型做法|先进经验|创新做法|范例|样板|经验(?!交流[一-鿿]{0,4}会))"
_TITLE_PROMISE = re.compile(
    rf"{_CASE_WORDS}(?!库|教学|研究|分析|征集)|亮点工作|做法选登|巡礼|纪实选|风采"
    r"|(?:转发|推广|推介|借鉴)[^。]{0,20}(?:部分|各地|有关|一些|若干)[^。]{2,40}做法"
)
_OPENING_PROMISE = re.compile(
    rf"""(?:[0-9一二三四五六七八九十百]+(?:个|项|篇|例|条).{{0,10}}{_CASE_WORDS}|案例[0-9一二三四五六七八九十]+[个例篇]
        |(?:推出|选登|刊发|刊登|推介|发布|公布|印发|汇编|整理|遴选|推广|介绍).{{0,24}}{_CASE_WORDS}|供.{{0,10}}(?:借鉴|参考|交流)
        |(?:公布|通报|发布|曝光|披露).{{0,20}}[0-9一二三四五六七八九十]+起.{{0,12}}案)""",
    re.VERBOSE,
)
_ORDERS = re.compile(
    r"""(?:通知|通告|公告|意见|规定|决定|公示|函复|批复)如下|特此(?:通知|通告|公告|函复|批复|公示|函告)
        |现(?:将|就).{0,60}(?:印发|转发|通知|公告|通报|公布|公示)|请(?:认真|遵照|结合实际|抓好|各地|按照).{0,16}(?:执行|落实|实施|做好)
        |制定本(?:办法|方案|规定|计划|细则|意见|条例|制度)|特?制定(?:本|如下)|提出(?:以下|如下)(?:实施)?意见""",
    re.VERBOSE,
)
_SPEECH = re.compile(
    r"各位代表|向大会(?:作)?报告工作|予以审议|请予审议|^(?:.{0,40}\n)?(?:同志们|各位(?:领导|专家|来宾|委员|同事)(?:、同志们)?|各位老师(?=[：:！]\n))[：:！]"
)
"""What is said to people who have come together, not sent to offices: speeches tell what was done first."""
_CALL = re.compile(r"(?:各位|全体)(?:老师|教师|教职工|同学|家长)[：:](?![^。]{0,12}(?:好|大家))")
"""What a school tells its own people on one line: 各位老师：定于周五…."""
_NEWS_OPENING = re.compile(
    r"本报讯|讯[（(]|消息[（(]|新华社|日电|近日|(?<![此0-9])日前|昨日|记者|据.{2,10}消息|(?<![年0-9至到—－~～-])[0-9]{1,2}月[0-9]{1,2}日(?:上午|下午)?，"
)
_NEWS_CLOSING = re.compile(r"[（(](?:本报|本网|全媒体)?(?:记者|通讯员|作者|文/|来源)[^）)]{1,40}[）)]")
_NEWS_TITLE = re.compile(r"入选|出台|公布|发布|召开|举行|启动|获评|荣获|登上|跻身|亮相|来了|这样|如何|怎么|！|？|!|\?")
_TO_DO = re.compile(
    r"到20\d\d年(?:底|，|[和、]20)|应当|不得|(?<!必)须(?!知)|必须|要(?:加强|严格|建立|落实|坚持|按照|做好)|责任单位|牵头单位|完成时[限间]|各[区县市地校].{0,12}要"
    r"|(?<![年动育生体展])计划(?=[到在用投新建实培安每招开完改扩全将选组引])"
    r"|力争|确保|(?<=[。；])(?:加快|加强|推进|推动|实施|建立|健全|完善|开展|鼓励|支持|引导|强化|落实|新建|改造|开工)"
)
_DONE = re.compile(
    r"近年来|[以年]来，|先后|已(?:经|全部|建|完成|有|达)|累计|取得(?:了)?|成立了|形成了|被(?:评|授|确定|列)|荣获|提升了|实现了|入选|获评|亮相|圆满|居全[国省市州县]|保持全[国省市州县]|连续\d+年|(?:达到|完成)了|全[部面](?:达到|完成)"
)
"""达到98% and 完成改造20个 alone tell nothing: lists of plans say so as well as reports."""
_PERFECTIVE = re.compile(r"(?<![为除罢])了(?![解结然])")
_PRECISE = re.compile(r"(?<![\d.])(?:\d{1,6}\.\d{1,3}(?=[万亿元公平吨%])|\d{3,7}(?<!0)(?=[元人名所个套亩公平户]))")
"""Figures that nobody plans so exactly (10104.1万元, 3947名): counts of what is."""
_PRECISE_PER_DEED = 3
"""So many exact figures weigh as much as one deed that is told as done."""
_STATISTICS_PER_DEED, _STATISTICS_EVERY = 3.5, 60
"""Statistics hold that many exact figures for each deed, and one in so many characters."""
_REPORT_PARTS = re.compile(
    r"(?<=、)(?:总体情况|基本情况|工作(?:开展|完成|进展)?情况|主要(?:工作|做法)|取得成效|存在(?:的)?(?:主要)?问题|下一步)"
)
_REPORT_PARTS_NEEDED = 2
_COMPARED = re.compile(r"[比较](?:上年|去年)|与(?:上年|去年).{0,6}(?:相比|持平|增长|下降)|(?<!不)同比|上年同期|环比")
"""Comparisons with the year before: only reports draw them; plans set their targets against an older year."""
_STOCK = re.compile(r"年末|全年(?:共|全|实现|完成)|(?:全[国省市区县州]|现|共)(?:共?有|拥有)|在校生|在园")
_COMPARISONS_NEEDED, _STOCKS_NEEDED = 2, 3
_SELF_NAMED = re.compile(
    r"""(?:现(?:公布|发布|编制|形成)|本).{0,30}(?:年度报告|工作报告|总结|统计公报)|(?:总结|汇报|报告)如下
        |现将.{4,60}(?:进展|完成|开展|落实|整改)情况(?:予以)?(?:通报|报告|汇报|公布|公告|公示)(?:如下|。)
        |完成了?.{0,16}(?:人大|人民代表大会).{0,10}会议(?:确定|通过|提出)""",
    re.VERBOSE,
)
"""A text without a title may tell that it is a report: 现公布…年度报告, 现总结如下, 完成了人大会议确定的目标."""
_LOOKS_BACK = re.compile(r"20\d\d年以来，")
"""2023年以来，…: an account of work that begins without a title."""
_ASKS = re.compile(r"要求|请|须|需|应|禁止|严禁|规定|标准|办法|方案")
_SO_FAR, _PLANNED = "近年来", re.compile(r"到20\d\d年|责任单位|应当|[应须](?=建立|完善|加强|落实|签订|做好|制定)")
"""What begins with recent years and orders nothing tells what was done, whatever it says must go on."""
_COMPARED_EVERY = 220
"""Under a title that tells no genre, statistics compare as often as once in so many characters."""
_GUIDE_PARTS = re.compile(
    r"(?:^|\n)[^，。\n]{0,6}?(?P<part>(?:办理|办事|受理|申请|申报|申领|报名|领取|发放|补贴|补助|救助|资助|享受|服务|招生|认定)(?:条件|对象|标准|范围|材料|流程"
    r"|程序|时限|时间|方式|地点|渠道|机构|部门|依据)|咨询电话|监督电话|收费标准|政策依据|所需材料)"
    r"(?=[ \u3000]*(?:[:：\n]|$))"
)
"""The headings of a guide that tells citizens how to apply."""
_GUIDE_PARTS_NEEDED, _NO_GUIDE = 3, re.compile(r"案例|经验|做法|访谈|专访|对话")
_SCHOOL_PROFILE = re.compile(r"(?:学校|学院|校园|[中小]学|幼儿园)(?:概况|(?:情况)?简介|基本情况)$")
"""A school's account of itself is one place's practice; 县情概况 are statistics."""
_PLACE_PROFILE = re.compile(
    r"""(?:^|\n)[^，。\n]{0,24}?(?:[省市县区州旗乡镇村]|街道|园区?)(?:（[^）\n]{1,20}）)?[^，。\n]{0,6}?(?:位于|地处|坐落|组建于|成立于|设立于|始建于|批准)
            [^\n]{0,160}?(?:面积|平方公里|管?辖|人口)
        |(?:^|\n)(?:截[止至]到?(?:20\d\d年|目前)[^，。\n]{0,6}，)?(?:全[省市县区州旗镇乡]|[一-鿿]{2,8}[市县区州旗乡镇])(?:现|共)有""",
    re.VERBOSE,
)
"""How a profile of a county, town or park begins: where it lies and how large it is, or what it has."""
_PLACE_PROFILE_TITLE = re.compile(r"(?:(?<!校)[园区县市州镇乡村]|街道)情?(?:概况|概览|简介|介绍)$|^[省市区县州镇乡]情")
_PROFILED, _LONGEST_PLACE_TITLE = 240, 12
_VISIT = re.compile(r"(?:到|赴|来|莅临|深入)[一-鿿]{1,12}(?:调研|考察|视察|督导|检查)(?!.*报告)")
"""News of a visit names what was looked into (某某到某县调研办学情况); it reports no figures of it."""
_MEETING = re.compile(r"[-—]{1,2}(?:19|20)\d\d年.{4,40}会议?上?$|[（(](?:19|20)\d\d年.{4,40}会议?上?[）)]$")
"""Where a report was given, printed behind its title on one line."""
_QUOTED = re.compile(r"《[^》]*》")
_SHORTEST_REST = 4
_OPENING = 300
_SHORTEST_TELLING = 6
"""A shorter title names a field (教育发展) and no genre."""


def choose_genre(title: str, text: str, *, has_number: bool, is_addressed: bool, is_collection: bool) -> DocumentType:
    """The document's type; ``text`` is the body, or its first few thousand characters.

    A collection goes before everything: a notice that prints the practices of many places is one.
    """
    if is_collection:
        return DocumentType.CASE_COLLECTION
    if _WORK_ACCOUNT.search(title):
        return DocumentType.PROGRESS_REPORT
    is_speech = _SPEECH.search(text[:_OPENING]) is not None and not _DECREE.search(title)
    if is_speech or _RECTIFIED.search(title) or _ACCOUNT.search(title):
        return DocumentType.PROGRESS_REPORT
    is_order = (is_addressed and _ORDERS.search(text) is not None) or _CALL.match(text) is not None
    is_answer = _QUESTIONS.search(title) is not None or _ANSWERED.search(text[:_OPENING]) is not None
    is_answer = is_answer or (_REPLY.search(text) is not None and not _is_news(title, text))
    if has_number or is_order or is_answer or _DECREE.search(title) or _CALLS_UPON.match(title):
        return DocumentType.NOTICE
    is_account = _CHRONICLE.match(title) is not None or _FIELD.match(title) is not None
    if is_account or _is_place_profile(title, text):
        return DocumentType.PROGRESS_REPORT
    if len(title) >= _SHORTEST_TELLING or _REPORT.search(title) or _PAPER.search(title):
        return _genre_of_title(title.strip("》”\"' "), text)
    is_told = not is_addressed and _SELF_NAMED.search(text[:_OPENING]) is not None
    if is_addressed or (_ORDERS.search(text) and not is_told):
        return DocumentType.NOTICE
    return _genre_of_text(text)


def is_title_of_paper(title: str) -> bool:
    """Whether a title is that of a paper which orders or announces, not of an account.

    >>> is_title_of_paper("某校2008年秋季招生公告"), is_title_of_paper("某县招生工作总结")
    (True, False)
    """
    return _DECREE.search(title) is not None or _PAPER.search(title) is not None


def promises_cases(title: str, opening: str) -> bool:
    """Whether the document says that it holds cases of several places.

    >>> promises_cases("某省义务教育优质均衡典型案例（第二批）", "")
    True
    >>> promises_cases("", "本期推出5个典型案例，供借鉴。")
    True
    """
    return _TITLE_PROMISE.search(title) is not None or _OPENING_PROMISE.search(opening) is not None


def _is_news(title: str, text: str) -> bool:
    """Whether the page tells of a paper (某市出台招生方案) and is not it."""
    told = _NEWS_OPENING.search(text[:_OPENING]) is not None or _NEWS_CLOSING.search(text[-400:]) is not None
    return told and ("关于" not in title or _NEWS_TITLE.search(title) is not None)


def _is_place_profile(title: str, text: str) -> bool:
    """Whether the text describes a county, town or park under a title that is short: figures of what it has."""
    if len(title) > _LONGEST_PLACE_TITLE or _SCHOOL_PROFILE.search(title) or _is_news(title, text):
        return False
    return bool(_PLACE_PROFILE_TITLE.search(title) or _PLACE_PROFILE.search(text[:_PROFILED]))


def _genre_of_title(title: str, text: str) -> DocumentType:
    title = _without_quoted(_MEETING.sub("", title))
    is_guide_itself = _GUIDE_TITLE.search(title) and not (_NEWS_TITLE.search(title) or _DEALS_WITH.search(title))
    is_news = _is_news(title, text) and not is_guide_itself
    if _SCHOOL_PROFILE.search(title):
        return DocumentType.CASE_REPORT
    if "通报" in title and _PERIOD.search(title) and _COMPARED.search(text[:_OPENING]):
        return DocumentType.PROGRESS_REPORT  # a month's or quarter's figures, not an order
    tells_news = (is_news and _NEWS_TITLE.search(title)) or _VISIT.search(title)
    if "总结" in title or (_REPORT.search(title) and not tells_news):
        return DocumentType.PROGRESS_REPORT
    is_plan_itself = bool(_ISSUED.search(title)) and _count(_TO_DO, text) >= _MANY_TASKS
    if is_plan_itself or ((_PAPER.search(title) or _ISSUED.search(title)) and not is_news):
        return DocumentType.NOTICE
    if _PERIOD.search(title + text[:100]) and _GROWTH.search(text[:_OPENING]):
        return DocumentType.PROGRESS_REPORT
    is_guide = _is_guide(text) and _NO_GUIDE.search(title) is None
    if (_ORDERS.search(text[:1500]) or is_guide) and not is_news:
        return DocumentType.NOTICE
    if not is_news and _count(_COMPARED, text) * _COMPARED_EVERY >= max(
        len(text), _COMPARISONS_NEEDED * _COMPARED_EVERY
    ):
        return DocumentType.PROGRESS_REPORT
    return DocumentType.CASE_REPORT


def _without_quoted(title: str) -> str:
    """A title without the paper that it speaks about (《政府工作报告》解读：十件实事), where something else is left."""
    rest = _QUOTED.sub("", title)
    return rest if len(rest) >= _SHORTEST_REST and "解读" in rest else title


def _is_guide(text: str) -> bool:
    """Whether the text tells who may apply for a service, with what, where and when."""
    return len({found["part"] for found in _GUIDE_PARTS.finditer(text)}) >= _GUIDE_PARTS_NEEDED


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _genre_of_text(text: str) -> DocumentType:
    """Without a title: plans and orders speak of what is to be done, reports of what was."""
    if _is_news("", text):
        return DocumentType.CASE_REPORT
    if len({found[0] for found in _REPORT_PARTS.finditer(text)}) >= _REPORT_PARTS_NEEDED:
        return DocumentType.PROGRESS_REPORT
    if _is_guide(text):
        return DocumentType.NOTICE
    if _SELF_NAMED.search(text[:_OPENING]) or (_LOOKS_BACK.match(text) and not _ORDERS.search(text)):
        return DocumentType.PROGRESS_REPORT
    to_do, compared = _count(_TO_DO, text), _count(_COMPARED, text)
    deeds, precise = _count(_DONE, text) + _count(_PERFECTIVE, text), _count(_PRECISE, text)
    if compared >= max(_COMPARISONS_NEEDED, to_do / 2):
        return DocumentType.PROGRESS_REPORT
    if to_do == 0 and _count(_STOCK, text) >= _STOCKS_NEEDED:
        return DocumentType.PROGRESS_REPORT
    if precise > max(_STATISTICS_PER_DEED * (deeds + 1), 2 * to_do, len(text) / _STATISTICS_EVERY):
        return DocumentType.PROGRESS_REPORT
    told = deeds + precise // _PRECISE_PER_DEED
    is_looking_back = text.startswith(_SO_FAR) and not (_ORDERS.search(text) or _PLANNED.search(text))
    is_open = to_do == told == 0 and _ASKS.search(text) is not None
    return DocumentType.NOTICE if (to_do > told or is_open) and not is_looking_back else DocumentType.CASE_REPORT
