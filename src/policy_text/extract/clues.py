"""The clues to a quantity's subject: the words before it taken apart, and what earlier quantities counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from policy_text.extract.clauses import Surroundings
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import strip_to_noun
from policy_text.extract.quantities import Quantity
from policy_text.lexicon.words import any_of, openings_of, word_set

__all__ = [
    "BY_STANDARD",
    "GROWTH_BEHIND",
    "PENALTY",
    "PER",
    "Announced",
    "Clue",
    "Subject",
    "is_former_state",
    "is_set_above",
    "names_origin",
    "read_clue",
    "without_marks_passed",
]


class Subject(NamedTuple):
    """What a quantity counts; ``rule`` names how it was found."""

    text: str
    rule: str
    breakdown: str | None = None
    per: str | None = None
    led_by: str = ""
    """The words between subject and number: 同比增长, 达到."""
    verb: str = ""
    """The verb that acts on the subject: 新增, 招聘."""
    unit: str = ""
    """The unit of the quantity that it was found for."""


class Announced(NamedTuple):
    """A name of figures that a clause gives without a number.

    ``lists`` tells that a colon stands behind it, ``above`` that it stands in a line before.
    """

    name: str
    lists: bool = False
    above: bool = False
    scores: bool = False
    """It is the condition that earns points (烈士子女,录取时可加10分)."""


class Clue(NamedTuple):
    """All that the rules for subjects look at."""

    quantity: Quantity
    around: Surroundings
    noun: str
    """The words before the number without those that lead to it; scopes and verbs still stand in front."""
    led_by: str
    right: str
    """The words behind the number, a relative clause in front of the noun passed over."""
    following: str
    """From behind the quantity on, over the clause's end."""
    per: str | None = None
    previous: Subject | None = None
    """The subject that a clause without one goes on with."""
    alike: Subject | None = None
    """The subject of the last quantity with the same unit."""
    announced: Announced | None = None
    """The name that the clause before gave without a number: 校际差异系数,小学不超过0.50."""
    is_former_state: bool = False
    """The number is where something came from: 由原来的5所."""

    @property
    def grows(self) -> bool:
        """Whether the words before the number tell of a change by that number."""
        tail = _REACHED.sub("", self.led_by) if self.led_by else ""
        if not tail:
            return False
        return tail.endswith(_GROWTH_ENDINGS) or (tail[-1] in "多少" and bool(_THAN.search(self.noun)))


_PARTS = "学生 人 生 校 班 户 村 年 月 周 天 日 学期 学年 次 所 亩 师 教师 园 床 车 吨 平方米 立方米 公里"
BY_STANDARD = re.compile(
    r"(?:按(?!规定|要求|时|期|月|年|有关|需)|按照(?!规定|要求|有关)|依照|参照|根据(?!规定|要求|有关|需要))[^,;。]{2,}$"
)
PER = re.compile(
    rf"""
    (?:按|按照)? (
        (?: 每 (?:百|千|万|十|\d+)? [名个位]?
                {any_of(_PARTS)} (?:(?<=平方米)(?:建筑|使用)面积)?
          | [人生校亩]均 | (?<![大农困住用商客牧渔养庄])户均 )+
    ) $
    """,
    re.VERBOSE,
)
PENALTY = re.compile(r"^(?:查实后)?(?:每[次例人]{1,2}|一次|一律)?扣(?:除|发|减)?$")
"""无故迟到者,每次扣|20元."""
_GROWTH_ENDINGS = tuple(word for word in word_set("growth") if len(word) > 1) + tuple("增升涨降减")
_REACHED = re.compile(any_of("了 约 近 超 超过 逾 突破 分别 各 达 达到 为 接近 将近") + r"+$")
_THAN = re.compile(r"(?:比(?![例重值])|较)[^,;。]{2,14}$")
_COMPARED_WITH = (
    "较上一年同期 比上一年同期 与上年同期相比 与去年同期相比 与上年相比 与去年相比 与上一年相比 同上年相比 同去年相比 "
    "同比 环比 比上年 比上年末 比上年同期 比去年同期 比去年 与上年 与去年 较上一年 比上一年 较上年同期 较上年 较上年末 "
    "较去年 较去年同期 较同期 较上月 比上月 实际 名义 扣除物价因素 扣除价格因素 "
    "在现有基础上 在原有基础上 在上年基础上 在此基础上 "
    "环比上周 环比上月 比上届 较上届 较前一周 比年初 较年初 比上年度 年均 总体 整体 分别 各 累计 又 还 "
    "同口径 可比 可比口径 按可比价格 按可比口径"
)
_COMPARISON = re.compile(
    rf"(?=[{openings_of(_COMPARED_WITH)}和])(?:{any_of(_COMPARED_WITH)}|在[^,;。0-9]{{1,8}}基础上|[比较与和][^,;。0-9]{{0,8}}\d{{4}}年(?:同期|底|末)?(?:相?比)?|[比较]“?[一二三四五六七八九十]{{1,2}}五”?(?:期末|末|期间|时期)?)+$"
)
_COMPARED_MONTHS = re.compile(
    r"(?:比|较|与)(?:上年|去年|20\d\d年)?(?:前?\d{1,2}(?:[-—至]\d{1,2})?个?月(?:份|末)?|[一二三四前上]{1,2}季度|前一[日周月年]|此前|上月末?)(?:相比)?$"
)
"""比1-6月|加快, 较前一日|上涨."""
_COMPARED_BEFORE = re.compile(r"较[\u4e00-\u9fff]{2,8}(?:前|期|时|初|年)$")
"""满意率较改革前|上升."""
_FROM_SOME_STATE = re.compile(r"(?<=..)(?:也|则|已)?[由从][\u4e00-\u9fff]{1,6}的$")
_MOVES_ON = re.compile(r"[^,;。0-9]{0,4}(?:增|提|升|扩|降|减|缩|调整|上调|下调|压缩)[^,;。0-9]{0,3}[到至为]")
"""答辩时间从复赛的|13分钟增加到30分钟."""
_FORMER_STATE = re.compile(
    rf"""[由从] (?: {
        any_of('''原来 原先 原有 之前 最初 去年同期 去年 上年同期 上年 以前
                              上半年 年初 上年末 去年底 去年末 上年底
                              首批 首期 第一批 开始 一开始 刚开始 人均 平均
                              建校之初 成立之初 创办之初 建设前 实施前 改革前 创建前''')
    } | \d{{4}}年底? )? 的? (?:[一每]周|[一每]天|每年|每[生人亩户校](?:每[年月天学期]{{1,2}})?)? $""",
    re.VERBOSE,
)
_TIMES_OF = re.compile(r"(?:是|为|增至|增加到|扩大到|相当于|达到|恢复至|恢复到)[^,;。]{0,14}的$")  # 是2011年的1.6倍
_SHARE_OF_OTHERS = re.compile(r"(?:^|[,、])(?:仅|只)?(?:是|为|相当于)[^,;。]{2,14}的$")
"""年平均工资9万元,|是公务员的|102%."""
_BASE_OF_LIMIT = re.compile(  # 不低于|总课时的|9%
    any_of("不低于 不少于 不得低于 不得少于 不应低于 不超过 不超 不高于 不得超过 不得高于 控制在 低于 高于 超过")
    + r"[^,;。0-9]{1,24}的$"
)
_HIGHER_THAN = re.compile(
    r"(?:比(?<![同环占]比)(?![例重值])|较)[^,;。0-9]{1,14}(?:高|低|快|慢)$"
)  # 较全省平均增速高|2.4个百分点
_BY_METHOD = re.compile(r"^按(?:照)?(?:可比|同|不变)(?:口径|价格?)(?:测算|计算)?[,]?")
_BUILDS = re.compile(r"[新改]\([改扩迁续、]{1,5}\)建")
_NOTE = re.compile(r"\((?![省市区县州旗街镇乡自治、]+\))(?:[^()]{3,24}|下同)\)")
_RANKED = re.compile(r"^.*(?:第[一二三四五六七八九十]|首位|前列|前茅|领先|最[高低大小多少])、")
"""出口额全省第一、|良种覆盖率: how something ranks ends what is said of it."""
_MARK_PASSED = re.compile(r"^[\u4e00-\u9fff]{0,4}(?:台阶|大关|关口)[、,]?")
"""跨上3个|百亿级台阶、突破700亿元."""
_MARKS_PASSED = re.compile(
    r"(?<=..)(?:连续?跨|跨[过上越]|[迈跃登站]上|[越迈]过|突破)[^,;。0-9]{0,8}(?:台阶|大关|关口)[、,]?"
)
"""经济总量|跨过两个万亿元大关、超过6万亿元: what was passed is no part of what grew."""
_OF_THOSE = re.compile(r"^[^,;。0-9]{2,12}(?<!集)中[,]?(?=已|有|完成|共|仅|只)")
"""59项|措施中已经完成|10项: what was counted before."""
_CHOSEN_FROM = re.compile(r"^[^,;。0-9]{0,8}中(?:任意|随机)?(?:选择|选取|任选|自选|挑选|抽取|选报|选|抽)")
"""从15项|中选择|4项: some of those."""
_OF_BRACKET = re.compile(r"^(?:以[上下])?的?部分(?=..)")
"""1万元至5万元|部分报销|60%: what is done with the bracket."""
_FOR_YEARS = re.compile(r"连续第?[一二三四五六七八九十两\d多]+个?[年月]$")  # 粮食产量已经连续两年超过
_DONE_TO_THINGS = tuple(f"{act}提升" for act in ("改造", "整治", "优化", "巩固", "扩容", "保护", "修缮"))
_COMPARED = ("高", "低", "快", "慢")
_MORE_OR_LESS = (*_COMPARED, "多", "少")
_FROM = re.compile(r"(?<!理)[由从]$")
"""养老金|由|每人每月120元提高到150元."""
_OVER_YEARS = re.compile(r"(?<=..)[两三四五六七八九十]年$")
"""本科上线率三年|依次为…"""
_NOT_QUITE = ("不到", "不足", "近", "约", "超")
_JOINED_TO_MORE = re.compile(r"(?:、|和(?<![饱缓温亲谐]和)|与(?<!参与)|及(?<![惠普遍触涉波危累顾]及))$")
"""205名孤儿和|1800名…: what stands before 和 was the last number's."""
_NOTE_BEHIND = re.compile(r"^\([^()0-9]{1,12}\)(?=[、和及与])")
"""300元(小学)、360元: the note says whose the number before was."""
GROWTH_BEHIND = re.compile(
    r"的(?:[正高快较稳]{1,3}速?|年均|快速|高速|稳定)?(?:(?P<falls>降幅|跌幅|负增长)|增长|增速|增幅|涨幅)(?![率点极])"
)
"""实现1.5%的正增长."""
_ADDRESSES = re.compile(
    r"(?:与|围绕|关于|面向|针对|覆盖|来自|出自|涉及|涵盖|位于|具有|具备|有|适合|符合|服务于|像)[^,;。0-9()]{2,30}的(?=[\u4e00-\u9fff][\u4e00-\u9fff(])"
)
_PRAISED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}(?:齐全|先进|一流|完善|完备|精良|优良|宽敞|兼备|兼优|过硬|突出|扎实|精湛|丰富|多样|新颖|优美)[、,]?){1,3}的(?=[\u4e00-\u9fff]{2})"
)
"""374间|设施先进、设备一流的学生公寓."""
_AMONG = re.compile(r"^[^,;。、0-9]{1,10}[县区市镇乡村校园师生人户]中(?=[\u4e00-\u9fff]{2})(?!心|学|小学|央|等)")
"""56个|实施县中受益学校|2661所: what was counted before only says where."""
_SET_ABOVE = re.compile(r"(?:[省国市部]定|国家|规定|上级)的?$")
_AS_REQUIRED = re.compile(
    r"的?(?:(?P<alone>要求|标准|底线|红线)|(?:[省国市部]定|国家规定?|规定)的?(?:标准|要求|底线|下限)(?![化委]))"
)
_BOUND_IS_IN = re.compile(r"^\(含(?:本数)?\)(?:以[上下])?")
"""95%以上|(含)农户: the bound itself is in."""
_BEHIND_AGE = re.compile(r"^(?:以[上下])?\(含(?:本数)?\)(?:以[上下])?|^以[上下](?=$|的?[部人])")
"""35周岁以上至45周岁|(含)|0.7%."""
_FALLS_SHORT = re.compile(r"的?(?:要求|标准|平均水平)[^,;。]{0,4}(?:差距|相差|有差)")
_COMPARED_WITH_OTHERS = re.compile(r"[与和同距离][^,;。0-9]{2,14}$")
"""与三级医院|30%|的要求差距较大."""
_RELATIVE = re.compile(r"(?!:|获|入选|通过|荣|必须|须|应|为|是|要|可)[^,;。、0-9的()]{2,14}的(?=[\u4e00-\u9fff]{2})")


def read_clue(
    quantity: Quantity,
    around: Surroundings,
    following: str,
    *,
    previous: Subject | None = None,
    alike: Subject | None = None,
    announced: Announced | None = None,
) -> Clue:
    """Take the words around a quantity apart.

    ``previous``, ``alike`` and ``announced`` are those of `Clue`; ``following`` is the text from behind the quantity to
    the end of the next clause.
    """
    left = _FORMER_STATE.sub("", around.left) if names_origin(around.left) else around.left
    if around.follows_quantity and previous and previous.text and left.startswith(f"{previous.text}、"):
        left = left[len(previous.text) + 1 :]  # 2个|产业集群、|新入规企业20家
    if left == around.left and left.endswith("的") and _MOVES_ON.match(following):
        left = _FROM_SOME_STATE.sub("", left)
    is_former_state = left != around.left
    noun, led_by, per = _take_apart(_clean(left, quantity, around))
    return Clue(
        quantity,
        around,
        noun,
        led_by,
        _behind_relative_clause(around.right) if not GROWTH_BEHIND.match(around.right) else "",
        following,
        per,
        previous,
        alike,
        announced,
        is_former_state,
    )


def without_marks_passed(words: str) -> str:
    """The words without the round figures that something went past, which few name."""
    told = "大关" in words or "台阶" in words or "关口" in words
    return _MARKS_PASSED.sub("", words) if told else words


def names_origin(left: str) -> bool:
    """Whether the words before a number can say that something came from there, as few do."""
    return "由" in left or "从" in left


def is_former_state(left: str) -> bool:
    """Whether the words before a number say that something came from there: 由原来的|5所."""
    return names_origin(left) and bool(_FORMER_STATE.search(left))


def is_set_above(left: str, right: str) -> bool:
    """Whether those above require the number between the two: 超过省定|15%|的要求, 低于|3平方米|的省定标准."""
    if _FALLS_SHORT.match(right) and _COMPARED_WITH_OTHERS.search(left):
        return True
    required = _AS_REQUIRED.match(right)
    return required is not None and (not required["alone"] or bool(_SET_ABOVE.search(left)))


def _clean(left: str, quantity: Quantity, around: Surroundings) -> str:
    """The words before the number without notes, without what a limit or a multiple refers to."""
    left = _without_base(left, quantity)
    if "、" in left:
        left = _RANKED.sub("", left)
    if "——" in left:
        left = left.rpartition("——")[2]  # 保障之变——|生均经费
    if "(" in left:
        left = _NOTE.sub("", _BUILDS.sub("新建", left))
    left = without_marks_passed(left)
    if _JOINED_TO_MORE.search(left) or left in _MORE_OR_LESS:
        return ""
    if around.follows_quantity:
        left = _OF_BRACKET.sub("", _MARK_PASSED.sub("", _BEHIND_AGE.sub("", left)))
        left = _CHOSEN_FROM.sub("", _OF_THOSE.sub("", left)) if "中" in left else left
    return _AMONG.sub("", _NOTE_BEHIND.sub("", left).lstrip("、和及与")) if around.follows_quantity else left


def _without_base(left: str, quantity: Quantity) -> str:
    """The words without that of which a multiple or a limit is told, or by which something is measured."""
    if quantity.kind == "multiple" or (quantity.kind == "percentage" and _SHARE_OF_OTHERS.search(left)):
        left = _TIMES_OF.sub("", left)
    if left.endswith(_COMPARED):
        left = _HIGHER_THAN.sub("", left)
    if left.endswith("的"):
        left = _BASE_OF_LIMIT.sub("", left)
    return _BY_METHOD.sub("", left) if left.startswith("按") else left


def _take_apart(left: str) -> tuple[str, str, str | None]:
    """The noun, the words that lead from it to the number, and the part that a per-unit amount refers to."""
    noun, led_by = strip_to_noun(left) if not left.endswith(_DONE_TO_THINGS) else (left, "")
    if led_by.startswith(_NOT_QUITE):
        noun = _FROM.sub("", noun)  # 由不到60%提高至93%
    for_years = _FOR_YEARS.search(noun) if "连续" in noun else None
    if for_years:
        noun, more = strip_to_noun(noun[: for_years.start()])
        led_by = more + led_by
    match = PER.search(noun) if "每" in noun or "均" in noun else None
    if match:
        noun, more = strip_to_noun(_FROM.sub("", noun[: match.start()]))
        led_by = more + led_by
    comparison = _COMPARISON.search(noun) or _COMPARED_MONTHS.search(noun)
    if comparison is None and led_by.endswith(_GROWTH_ENDINGS):
        comparison = _COMPARED_BEFORE.search(noun)
    if comparison:
        noun, more = strip_to_noun(noun[: comparison.start()])
        led_by = more + comparison.group() + led_by
    noun = _OVER_YEARS.sub("", noun) if "年" in noun else noun
    if noun in word_set("lead") or noun in ("每", "未来", "超额"):
        noun = ""  # 全市|85%的县
    return noun, led_by, match.group(1) if match else None


def _behind_relative_clause(right: str) -> str:
    """17名|不能到校就读的重度残疾儿童: a clause before the noun is passed over, so that the noun is found."""
    if right.startswith("("):
        right = _BOUND_IS_IN.sub("", right)
    if "的" not in right:
        return right
    praised = _PRAISED.match(right)
    if praised:
        return right[praised.end() :]
    relative = _ADDRESSES.match(right) or _RELATIVE.match(right)
    return right[relative.end() :] if relative and len(noun_after(right)) < len("名师") else right
