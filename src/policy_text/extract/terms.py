"""What the terms of a notice count: fines, brackets of a cost, shares that several bear, rates at which a thing is set.

Notices on fees, insurance, aid and admission state a number beside who pays or how much is passed
(累计超过1万元至4万元的部分由基金支付); it is of what is paid, cut into brackets, shared out or set at that rate.
"""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import noun_before, strip_scope
from policy_text.lexicon.words import group_words

__all__ = ["TERM_RULES"]

_SHORT_RATE = 10
_SHORTEST_NAME = 2
"""保费, 督学: nothing that has a name of its own is shorter."""
_FINE = re.compile(
    r"(?:以[上下])?(?:[\d.一二三四五六七八九十百千]+万?[元倍%]?以[上下]|[至到~-][\d.]+万?[元倍])?的?罚款"
)
_RATE_FOR_STAGE = re.compile(
    r"(?P<name>[^,;。:0-9]{0,20}?(?:标准|定额|额度|限额|补助|补贴|津贴|费))(?:为|:)?"
    r"(?P<per>(?:每(?:学期|学年|[生人年月天户校园]))+)(?P<group>[\u4e00-\u9fff]{2,6})$"
)
_TIER = r"[一二三四五六甲乙丙高中初][级档类等][\u4e00-\u9fff]{0,6}"
_FIGURE_OF_TIER = re.compile(
    rf"(?P<name>[^,;。0-9]{{2,20}}(?:标准|限额|定额|比例|线|补助|补贴|津贴|费))(?:为|:)?(?P<tier>{_TIER})"
)
"""起付标准|一级医院200元、二级医院400元: by tiers."""
_NEXT_TIER = re.compile(_TIER)
_RATES = ("的标准", "的比例", "标准", "比例")
_AT_A_RATE = re.compile(r"按照?(?!期|时|需|要求|规定|摩)")
_SET_AT = re.compile(
    r"的?(?:标准|比例)?(?:统一)?(?:配足|配齐|配备|配置|设置|核定|聘任|聘请|选聘|确定|划定|选派|遴选)+(?P<thing>[^,;。()]{2,16})"
)
_CALCULATED_INTO = re.compile(
    r"(?:左右)?的?(?:标准|比例|额度)?,?(?:为其|由其|按[月年])?(?:划入|计入|记入|转入|存入|缴纳|缴存|交纳)(?P<thing>[^,;。()、0-9]{2,16})"
)
"""按缴费基数9%的比例,缴纳|基本医疗保险费; 按工资的2%计入|个人账户."""
_SHARE_SET_AT = re.compile(
    r"(?:[、或至~-][\d.]+%)*的?(?:标准|比例|额度)?(?:统一)?(?:确定|划定|核定|设定|作为|为)(?P<thing>[^,;。()]{2,16})"
    r"|的?(?:标准|比例|额度)?(?:给予|予以|提供|发放|享受)(?P<grant>[^,;。()]{2,16})"
)
_SET_BY = re.compile(
    r"(?P<name>[^,;。()0-9]{2,30}(?:标准|比例|费率|基数|限额|额度|定额|费))(?:暂|均|统一|一律|原则上|分别)*(?:可|应|须)?按照?(?:每[日月年天人生]|[^,;。0-9]{2,14}的){0,2}$"
)
_IS_SET = re.compile(
    r"(?:[、或][\d.]+%)*(?:的?(?:标准|比例))?(?:执行|计算|收取|确定|掌握|核定|缴纳|计收|支付|报销|给付|发放|计提|选择)(?=[,;。)]|$)"
)
"""滞纳金标准暂按每日千分之二|执行."""
_NAMED_RATE = re.compile(r"的?(?P<name>[\u4e00-\u9fff]{1,8}(?:标准|定额|额度|限额|基数|档次))(?=[,;。由从]|$)")
"""按照220元|筹资标准从补助中扣除."""
_TAKEN_AS = re.compile(r"按照?[\u4e00-\u9fff]{0,6}$")
_IS_TAKEN = re.compile(r"(?:的?标准)?(?:确定|计算|计入|核定|计|执行|认定)(?=[,;。)]|$)")
_SETS_ASIDE = re.compile(r"(?:预留|安排|拿出|提取|划出|统筹|留出|切出|核减|扣减|扣发|扣除|增加|减少)[^,;。0-9]{0,20}$")
_SET_ASIDE = re.compile(
    r"的(?P<what>[\u4e00-\u9fff]{0,6}(?:计划数?|资金|名额|经费|指标|编制|岗位|床位|学位|机动数))(?=[,;。用作为给]|$)"
)
"""预留总数1%|的计划."""
_SET_FIGURE = re.compile(r"[^,;。()0-9]{2,12}(?:线|数|额|价|标准)")
_BARE_GRANTS = ("补贴", "补助", "奖励", "资助", "优惠")
_BY_OR_WITH = re.compile(r"(?:按照?[^,;。]{2,}|以[^,;。]{2,}的)$")
_BRACKET = re.compile(
    r"(?:\([^()]{1,8}\))?(?:以[上下])?(?:[至到~-][\d.]+万?元(?:\([^()]{1,8}\))?(?:以[上下])?)?的?部分"
    r"|(?:\([^()]{1,8}\))?(?:以[上下内]|之内)?的(?P<cost>(?:合规|政策范围内|自付|医疗|门诊|住院|药品)*费用)(?=,|由|按|部分)"
)
_BRACKET_OPENS = re.compile(r"(?:累计|自付|超过|超出|不足|不满|在|部分|达到|高于|低于)*$")
_BEFORE_BRACKET = re.compile(
    r"^\([^()]*\)|^扣除[^,;。]*?后|^.*(?:超过|超出)(?=..)|^[^,;。]*(?:年度|年)内(?=..)|^\d{1,2}[、.]?|^.*(?:标准|线|金额)(?:以上)?[至到、]?$"
)
_SHARED_OUT = re.compile(
    r"^(?P<what>[^,;。0-9]{2,24}?)(?:原则上)?是?由[^,;。0-9]{2,30}(?:承担|分担|负担|支付|按照?)(?:不低于|不超过)?$"
)
"""培训费用|由市、区两级财政分别承担60%、40%: what is shared out, not who pays."""
_DIVIDED = re.compile(r"的?(?:比例)?(?:共同|分别)?(?P<how>分担|承担|负担|分成|共担|分摊)")
"""由市、县按4:6|的比例分担."""
_MERE_BEARERS = re.compile(
    r"由?(?:[^,;。0-9由]{0,10}(?:财政|基金|中央|地方|[省市县区镇])[、和及与]?)+(?:共同|分别)?按照?"
)
_FUNDS = ("资金", "经费", "费用", "补贴", "补助")
_NEXT_BEARER = re.compile(
    r"^(?:[、,和][^,;。0-9]{2,16}|(?:[、,和])?(?:其余|剩余|余下)(?:部分)?由[^,;。0-9]{2,16})(?:承担|分担|负担|支付)$"
)
"""由市财政承担60%|、区财政承担|40%; 其余由单位承担|60%."""
_AT_THIS_RATE = re.compile(r"(?:按照?|以)$")
_GRANT_BEHIND = re.compile(r"的?(?:比例|额度|标准)(?:予以|给予)?(?P<what>奖励|补助|补贴|资助)")
"""按照50%|的比例予以奖励."""
_GRANT_GIVEN = re.compile(
    r"的?(?:比例|额度|标准)?给予(?:用人单位|企业|个人|单位|项目|团队)?(?P<what>[\u4e00-\u9fff]{2,8}(?:奖励|补助|补贴|资助))"
)
"""按上级奖励1:1|额度给予配套奖励."""
_RATE_BEHIND = re.compile(r"的?(?P<rate>[\u4e00-\u9fff]{0,6}率)(?![先领])")
"""按12%|费率缴纳, 按95%|的合格率划定."""
_DONE_AT = re.compile(
    r"(?:的(?:标准|比例|额度))?(?:予以|给予|进行)?(?:减免|减收|免收|收取|缴纳|缴存|征收|补缴|计发|计提|提取|预留|报销|返还|退还|发放|核定|折算|计征|核减|扣减)"
    r"(?P<what>[\u4e00-\u9fff]{2,16})"
)
"""按80%|减免学费: what is reduced to that share."""
_ANY_ONE_OF = re.compile(
    r"(?:[、,或][\d.]+万?元)*(?:等?[\u4e00-\u9fff\d]{0,4}档?中)?任(?:意|选|何)?一?[个种档项](?P<what>[^,;。()]{2,10})"
)
"""每年选择|100元、200元、500元中任选一个档次."""
_RAISED_FOR = re.compile(
    r"^(?P<name>[^,;。0-9]{2,24}?(?:标准|额度|限额|定额|经费|补助|补贴|津贴))(?:均|分别|统一)?"
    r"(?:提高|调整|增加|上调|下调|提升|降低)[到至为]?(?P<group>[^,;。0-9]{2,20})$"
)
"""最高贷款额度提高至|研究生每人每年1.8万元: for whom it is raised."""


def _find_fine(clue: Clue) -> Subject | None:
    """处500元以上2000元以下罚款: the fine, between which bounds ever it lies."""
    is_fine = "罚款" in clue.following and bool(_FINE.match(clue.following))
    return Subject("罚款", "after", led_by=clue.led_by) if is_fine and clue.quantity.unit in ("元", "倍", "%") else None


def _find_rate_for_stage(clue: Clue) -> Subject | None:
    """资助标准为每生每学期小学|150元: per whom, then which of them."""
    figure = _RATE_FOR_STAGE.search(clue.around.left) if "每" in clue.around.left else None
    if figure is None or figure["group"] not in group_words():
        return None
    return Subject(strip_scope(figure["name"]), "rate", figure["group"], figure["per"], clue.led_by)


def _find_tier(clue: Clue) -> Subject | None:
    """起付标准一级医院200元、二级医院|400元: the figure, told apart by tiers."""
    noun, previous = strip_scope(clue.noun), clue.previous
    figure = _FIGURE_OF_TIER.fullmatch(noun)
    if figure:
        return Subject(figure["name"], "tier", figure["tier"], clue.per, clue.led_by)
    if previous is None or previous.rule != "tier" or not _NEXT_TIER.fullmatch(noun):
        return None
    return previous._replace(breakdown=noun, led_by=clue.led_by)


def _find_bracket(clue: Clue) -> Subject | None:
    """个人负担的费用,累计超过1万元至4万元的部分: the bounds of a bracket are of what is cut into brackets."""
    bracket = _BRACKET.match(clue.following) if clue.quantity.kind == "money" else None
    if bracket is None:
        return None
    if bracket["cost"]:
        return Subject(bracket["cost"], "bracket", led_by=clue.led_by)
    name = _BEFORE_BRACKET.sub("", _BRACKET_OPENS.sub("", strip_scope(clue.noun)))
    if len(name) < _SHORTEST_NAME and clue.announced:
        name = noun_before(clue.announced.name)[0] or clue.announced.name
    if len(name) >= _SHORTEST_NAME:
        return Subject(name, "bracket", led_by=clue.led_by)
    whole = clue.alike or clue.previous
    if whole is None and not name:
        return None
    return Subject(whole.text if whole else name, "bracket", led_by=clue.led_by)


def _find_shared_out(clue: Clue) -> Subject | None:
    """补贴由政府和单位分别承担|60%和40%: what is shared out, whoever pays."""
    if clue.quantity.unit not in ("%", "") or clue.quantity.kind == "count":
        return None
    if clue.previous and clue.previous.rule == "shared-out" and _NEXT_BEARER.match(clue.around.left):
        return clue.previous
    divided = _DIVIDED.match(clue.right) if _MERE_BEARERS.fullmatch(clue.around.left) else None
    if divided and clue.previous and clue.previous.text.endswith(_FUNDS):
        return Subject(clue.previous.text, "shared-out", led_by=clue.led_by)  # 所需资金,市、县按各50%分担
    if divided:
        return Subject(divided["how"], "divided", led_by=clue.led_by)
    if "由" not in clue.around.left:
        return None
    shared = _SHARED_OUT.match(clue.around.left)
    what = strip_scope(shared["what"]) if shared else ""
    return Subject(what, "shared-out", led_by=clue.led_by) if len(what) >= _SHORTEST_NAME else None


def _find_any_one_of(clue: Clue) -> Subject | None:
    """选择|100元、200元、500元中任选一个档次: each of them is one of those."""
    chosen = _ANY_ONE_OF.match(clue.following) if "任" in clue.following else None
    what = noun_after(chosen["what"], unit="元") if chosen else ""
    return Subject(what, "any-one-of", led_by=clue.led_by) if what else None


def _find_raised_for(clue: Clue) -> Subject | None:
    """最高贷款额度提高至本专科生每人每年|1.5万元: the name of what is raised, and for whom."""
    if clue.per is None:
        return None
    group = strip_scope(clue.noun)
    if clue.previous and clue.previous.rule == "raised" and group in group_words():
        return clue.previous._replace(breakdown=group, led_by=clue.led_by)
    raised = _RAISED_FOR.match(group)
    return Subject(raised["name"], "raised", raised["group"], clue.per, clue.led_by) if raised else None


def _find_share_set(clue: Clue) -> Subject | None:
    """按车价的30%给予换车补贴, 以计划的3倍作为摇号人数: what is set as a share of something."""
    if clue.previous and clue.previous.rule == "set-share" and clue.around.left in ("或", "、"):
        return clue.previous
    if clue.quantity.kind not in ("percentage", "multiple") or not _BY_OR_WITH.search(clue.around.left):
        return None
    into = (
        _CALCULATED_INTO.match(clue.following)
        if clue.around.left.startswith(("按", "应")) or "按" in clue.around.left
        else None
    )
    if into:
        return Subject(noun_after(into["thing"], unit="元"), "set-share", led_by=clue.led_by)
    share = _SHARE_SET_AT.match(clue.following)
    named = (share["thing"] or share["grant"]) if share else ""
    figure = _SET_FIGURE.match(named)
    thing = figure.group() if figure else noun_after(named, unit="元")
    names_it = len(thing) >= _SHORTEST_NAME and thing not in _BARE_GRANTS
    return Subject(thing, "set-share", led_by=clue.led_by) if names_it else None


def _find_rate_behind(clue: Clue) -> Subject | None:
    """按8%费率缴费: the rate has its name behind the number."""
    if clue.quantity.kind != "percentage" or not _AT_THIS_RATE.search(clue.around.left):
        return None
    granted = _GRANT_BEHIND.match(clue.right)
    if granted:
        return Subject(granted["what"], "rate", led_by=clue.led_by)
    named = _RATE_BEHIND.match(clue.right)
    return Subject(named["rate"], "rate", led_by=clue.led_by) if named and named["rate"] != "率" else None


def _find_done_at(clue: Clue) -> Subject | None:
    """收入低于3000元的,按80%减免学费: what is done at that share."""
    if clue.quantity.kind != "percentage" or not clue.around.left.endswith(("按", "按照")):
        return None
    done = _DONE_AT.match(clue.right)
    what = noun_after(done["what"], unit="元") if done else ""
    return Subject(what, "set-share", led_by=clue.led_by) if len(what) >= _SHORTEST_NAME else None


def _find_set_by(clue: Clue) -> Subject | None:
    """滞纳金标准按每日千分之二执行, 按照220元筹资标准扣除: the name of what is set at this figure."""
    if clue.previous and clue.previous.rule == "set-by" and clue.around.left in ("、", "或"):
        return clue.previous
    if "按" not in clue.around.left:
        return None
    named = _SET_BY.search(clue.around.left) if _IS_SET.match(clue.following) else None
    if named:
        return Subject(_name_of_rate(named["name"]), "set-by", per=clue.per, led_by=clue.led_by)
    if not clue.around.left.endswith(("按", "按照")):
        return None
    behind = _NAMED_RATE.match(clue.right)
    return Subject(behind["name"], "standard", led_by=clue.led_by) if behind else None


def _name_of_rate(words: str) -> str:
    """住院接受放射治疗的报销比例: 放射治疗的报销比例, with that which it is paid for."""
    what, of, rate = words.rpartition("的")
    if not of:
        return strip_scope(rate) if len(rate) <= _SHORT_RATE else noun_before(rate)[0] or rate
    return (noun_before(what)[0] or what) + of + rate if len(what) >= _SHORTEST_NAME else rate


def _find_taken_as(clue: Clue) -> Subject | None:
    """面积不足15平方米的,按15平方米计算: what was too small or too large is taken as so much."""
    is_taken = _TAKEN_AS.search(clue.around.left) and _IS_TAKEN.match(clue.right)
    if not is_taken or clue.previous is None or clue.previous.unit != clue.quantity.unit:
        return None
    return clue.previous._replace(rule="inherited", led_by=clue.led_by)


def _find_set_aside(clue: Clue) -> Subject | None:
    """预留不超过招生总数1%的计划: the part that is set aside."""
    if clue.quantity.kind != "percentage" or not clue.right.startswith("的"):
        return None
    aside = _SET_ASIDE.match(clue.right) if _SETS_ASIDE.search(clue.around.left) else None
    return Subject(aside["what"], "after", led_by=clue.led_by) if aside else None


def _find_thing_set(clue: Clue) -> Subject | None:
    """按每千人口2名的标准配备乡村医生, 按1:3的比例确定面试人选: what is given at that rate."""
    granted = _GRANT_GIVEN.match(clue.right) if clue.quantity.kind == "ratio" else None
    if granted:
        return Subject(granted["what"], "standard", led_by=clue.led_by)
    rate = _SET_AT.match(clue.right) if clue.quantity.kind in ("count", "ratio") else None
    names_rate = clue.quantity.kind == "ratio" or "每" in clue.around.left or clue.right.startswith(_RATES)
    if rate is None or not names_rate or not _AT_A_RATE.search(clue.around.left):
        return None
    thing = noun_after(rate["thing"], unit="元")
    return Subject(thing, "standard", led_by=clue.led_by) if len(thing) >= _SHORTEST_NAME else None


TERM_RULES = (
    _find_fine,
    _find_rate_behind,
    _find_done_at,
    _find_set_by,
    _find_taken_as,
    _find_set_aside,
    _find_share_set,
    _find_thing_set,
    _find_rate_for_stage,
    _find_tier,
    _find_bracket,
    _find_shared_out,
    _find_any_one_of,
    _find_raised_for,
)
"""In this order; the first that answers wins."""
