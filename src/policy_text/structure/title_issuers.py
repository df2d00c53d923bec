"""Who issued a document by its title: the body with which it begins, whose report it is, who acts in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policy_text.records import Span
from policy_text.structure.body import Layout
from policy_text.structure.lines import Line
from policy_text.structure.metadata import Finding
from policy_text.structure.regions import leading_mention, main_region
from policy_text.structure.title_words import is_organ, is_school, plain_title

__all__ = ["find_actor", "find_in_title", "leading_organ"]

_TITLE_ORGAN = re.compile(
    r"""(?P<organ>(?:国务院|中共中央)(?:办公厅)?(?=[关印转批发、 ]|对|国务院)
        |(?:[xX×]{1,3}|[一-鿿])[一-鿿“”]{1,48}?(?:[一-鿿]{2,24}?(?:指挥部|领导小组|联席会议)办公室|人民政府(?:办公厅|办公室|[一-鿿]{2,12}(?:督导[团室委]|办公室|委员会)(?=关于|印发))?|国务院(?:办公厅)?|办公厅|办公室|委员会|教育部|[一-鿿]{1,10}(?:厅|局|部|委|院|(?<!为)中心)))
        (?:[一-鿿、 ]{2,120}?(?:厅|局|部|委|办公室|委员会))??     # 某厅、某厅; a repeated part could end in many places
        (?:等[一二三四五六七八九十\d]*个?(?:部门|单位|厅局|部委))?
        (?:办公室)?(?:关于|印发|转发|批转|发布|公布|(?:19|20)[\dxX×]{2}年|[一二三四]季度|工作总结)""",
    re.VERBOSE,
)
_MINISTRY = re.compile(
    r"""(?P<organ>(?:财政|教育|民政|公安|司法|监察|人事|水利|农业|商务|文化|卫生|建设|铁道|交通|科技|国防|外交|应急|环境保护|国土资源
            |自然资源|生态环境|科学技术|信息产业|工业和信息化|劳动(?:和社会)?保障|人力资源(?:和)?社会保障|住房(?:和)?城乡建设|交通运输
            |农业农村|文化和旅游|退役军人事务|应急管理)部(?:办公厅)?)(?=关于|印发|等|(?:19|20)\d\d年|[ 、])""",
    re.VERBOSE,
)
"""Ministries of today and of yesterday; more of them may follow."""
_PARTY = re.compile(
    r"(?P<organ>中共[一-鿿]{1,16}?(?:[省市县区州盟旗]|自治区)委(?:员会)?(?:办公[厅室]|[一-鿿]{2,4}(?:部|工委|委员会))?)"
    r"(?=[ \u3000、关]|[一-鿿]{2,14}(?:人民政府|办公室)|印发)"
)
"""A committee of the party mostly issues together with its government, whose name follows."""
_WORK_REPORT = re.compile(r"(?P<place>[一-鿿]{2,14}?[省市区县州旗])(?:人民)?政府(?:20\d\d年)?工作报告")
_CONGRESS = re.compile(r"在(?P<place>[一-鿿]{2,14}?[省市区县州旗盟])(?:第[一二三四五六七八九十\d]+届)?人民代表大会")
_HEAD_OF_GOVERNMENT = re.compile(
    r"(?P<place>[一-鿿]{2,14}?(?:省|自治区|市|自治州|州|盟|县|区|旗))(?:人民政府)?(?:代)?(?:省长|市长|州长|盟长|县长|区长|旗长|主席)"
)
_SCHOOLS_PAPER = re.compile(
    r"""(?:关于(?:公布|印发|发布)?)?(?P<organ>[一-鿿]{2,16}(?:中学|小学|学校|幼儿园))
        (?:(?:19|20)\d\d(?:[-—－](?:19|20)?\d\d)?(?:学?年度?).{0,24}(?:方案|计划|办法|制度|简章|章程|细则)|关于.{2,60}(?:通知|公告|公示|方案|办法))""",
    re.VERBOSE,
)
_SCHOOLS_REPORT = re.compile(
    r"(?P<organ>(?!全|各|农村|城乡|义务|普通|民办|关于)[一-鿿]{2,14}(?:中学|(?<!中)小学|[一-鿿]学校|幼儿园))"
    r"(?:19|20)\d\d(?:[-—－](?:19|20)?\d\d)?学?年.{0,24}(?<!调查)(?<!验收)(?<!评估)(?:总结|报告)$"
)
"""某县实验小学2021年…报告: a school's account of itself, not what is told of schools."""
_PREMIERS = re.compile(r"政府工作报告(?:[（(][^（）()]{1,12}[）)])?$")
_ACTOR = re.compile(
    r"(?P<organ>[一-鿿]{2,9}?(?:省|自治区|[市县区州盟旗])(?:人民)?"
    r"(?:政府|[一-鿿]{0,9}?(?:局|厅|发展改革委|发改委|教委|卫生健康委|卫健委|国资委|委员会)))"
    r"(?=公开曝光|曝光|通报|公布|发布|推介|落实|推进|开展|组织|举办|召开|推动|加强|实施|出台|印发|部署|积极|全力|扎实|多措|深入|启动|举行|聚焦|强化|创新)"
)
"""某省发展改革委落实专项资金…: who acts, and what it did."""
_HOSTS = re.compile(r"(?P<organ>国新办|[一-鿿]{2,16}?新闻办(?:公室)?)[^，。\n]{0,40}?(?:发布会|吹风会)")
"""某省政府新闻办举行发布会: who gives the press conference that a title tells of."""
_OPENING_LINES = 3


def leading_organ(title: str) -> str | None:
    """The body with which the title of its own paper begins.

    >>> leading_organ("某市教育局等部门关于校车的通知"), leading_organ("关于校车的通知")
    ('某市教育局', None)
    """
    found = _PARTY.match(title) or _MINISTRY.match(title) or _TITLE_ORGAN.match(title)
    return found["organ"].partition("批转")[0] if found else None


def find_in_title(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The body that a title names as whose paper, report or plan it is."""
    if layout.title is None:
        return
    organ = leading_organ(plain_title(layout.title.text))
    if organ is not None:
        first = lines[layout.title.first]
        is_printed = first.text.startswith(organ)
        yield Finding(organ, Span(first.start, first.start + len(organ)) if is_printed else None)
    school = _SCHOOLS_PAPER.match(layout.title.text) or _SCHOOLS_REPORT.match(layout.title.text)
    if school is not None:
        yield Finding(school["organ"])
    opening = lines[layout.text_first : layout.text_first + _OPENING_LINES]
    is_work_report = _PREMIERS.search(layout.title.text) and main_region([(layout.title.text, 1.0)]) is None
    if is_work_report and any("我代表国务院" in line.text for line in opening):
        yield Finding("国务院")
    report = _WORK_REPORT.search(layout.title.text)
    if report is not None:
        yield Finding(f"{report['place'].lstrip('年')}人民政府")
    for line in lines[layout.title.last + 1 : layout.text_first] if "政府工作报告" in layout.title.text else ():
        named = _CONGRESS.search(line.text) or _HEAD_OF_GOVERNMENT.match(line.text)
        if named is not None:
            yield Finding(f"{named['place']}人民政府")


def find_actor(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The body with which a title begins that tells what it did, where nothing else says whose page it is.

    A profile has its body's name alone for a title.
    """
    title = layout.title.text if layout.title else ""
    if is_organ(title) or (is_school(title) and leading_mention(title) is not None):
        yield Finding(title)
    found = (_ACTOR.match(layout.title.text) or _HOSTS.match(layout.title.text)) if layout.title else None
    if found is not None and layout.title is not None and (found.re is _HOSTS or is_organ(found["organ"])):
        start = lines[layout.title.first].start
        is_printed = lines[layout.title.first].text.startswith(found["organ"])
        yield Finding(found["organ"], Span(start, start + len(found["organ"])) if is_printed else None)
