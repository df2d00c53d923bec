"""The genre of a document, from its title, its number and the turns of phrase that each genre opens and closes with."""

from __future__ import annotations

import re

from policy_text.records import DocumentType

__all__ = ["PROMISES_CASES", "choose_genre"]

_PAPER = re.compile(
    r"""(?:通知|意见|方案|办法|规定|细则|决定|决议|公告|通告|批复|函|请示|规划|纲要|计划|要点|条例|标准|指南|指引|须知|清单|目录
        |名单|制度|规程|规则|章程|预案|措施|规范|公示|倡议书|批示|令|通报|答复|简章|问答|说明|解读)(?:[（(\[《].{1,24}[）)\]》])*[”》]?$""",
    re.VERBOSE,
)
_REPORT = re.compile(
    r"""(?:工作报告|报告|公报|总结|进展情况|推进情况|进展|工作情况|完成情况|运行情况|落实情况|发展状况|基本情况|情况汇报|汇报|情况
        |状况|述职|白皮书|年报|分析|运行|成效|概况|综述|简析|盘点|态势)(?:[（(].{1,24}[）)])*$
        |政府工作报告|统计公报|经济运行|工作总结|年度报告""",
    re.VERBOSE,
)
_FIGURES = re.compile(r"(?:\d{1,2}[-—－至]\d{1,2}月|[一二三四上下前]+(?:季度|半年)|全年|1至\d{1,2}月|\d{1,2}月份)")
PROMISES_CASES = re.compile(
    r"(?:典型|优秀|先进|创新|实践|改革|工作|教育)?(?:案例|经验做法|典型经验|经验|做法|范例|样板)(?!库|教学|研究|分析)"
)
_ORDERS = re.compile(
    r"(?:通知|通告|公告|意见|规定|决定)如下|特此(?:通知|通告|公告|函复|批复|公示)|请(?:认真|遵照|结合实际|抓好).{0,12}(?:贯彻)?(?:执行|落实)"
    r"|现(?:印发|转发)给?你们|制定本(?:办法|方案|规定|计划|细则|意见|条例)|特?制定(?:本|如下)"
)
_SPEECH = re.compile(r"各位代表|向大会(?:作)?报告工作")
_NEWS = re.compile(r"(?:记者|通讯员|本报讯|讯[（(]|消息[（(]|新华社|日电|(?:近日|日前|昨日|[日天]，))")
_PLANS = re.compile(
    r"到20\d\d年|应当|要(?:加强|严格|建立|落实|坚持)|责任单位|牵头单位|完成时限|各(?:区|县|市|地|校|单位|部门).{0,12}要"
)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def choose_genre(title: str, text: str, *, has_number: bool, is_addressed: bool, is_collection: bool) -> DocumentType:
    """The document's type; ``text`` is the beginning of its body, a few thousand characters.

    A collection goes before everything: a notice that prints the practices of many places is one.
    """
    if is_collection:
        return DocumentType.CASE_COLLECTION
    if _SPEECH.search(text[:400]):
        return DocumentType.PROGRESS_REPORT
    if has_number or (is_addressed and _ORDERS.search(text)):
        return DocumentType.NOTICE
    if title:
        return _genre_of_title(title, text)
    return DocumentType.NOTICE if is_addressed or _ORDERS.search(text) else _genre_of_text(text)


def _genre_of_title(title: str, text: str) -> DocumentType:
    bare = title.strip("》”\"' ")
    if _REPORT.search(bare):
        return DocumentType.PROGRESS_REPORT
    if _PAPER.search(bare):
        return DocumentType.NOTICE
    if _FIGURES.search(title) and _FIGURES.search(text[:200]):
        return DocumentType.PROGRESS_REPORT
    if _ORDERS.search(text[:1500]) and not _NEWS.search(text[:200]):
        return DocumentType.NOTICE
    return DocumentType.CASE_REPORT


def _genre_of_text(text: str) -> DocumentType:
    """Without a title: plans and orders speak of what is to be done, reports of what was."""
    return DocumentType.NOTICE if _count(_PLANS, text) >= 2 else DocumentType.CASE_REPORT
