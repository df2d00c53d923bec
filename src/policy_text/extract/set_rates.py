"""What is set at a rate: 按缴费基数9%的比例缴纳医疗保险费, 滞纳金标准按每日千分之二执行, 按80%减免学费.

按 leads to a number that only says how much; what is paid, given or laid down at that rate stands behind the number,
before 按, or in the clause before.
"""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import noun_before, strip_scope
from policy_text.lexicon.words import any_of

__all__ = ["SET_RATE_RULES"]

_SHORT_RATE = 10
_SHORTEST_NAME = 2
_BARE_GRANTS = ("补贴", "补助", "奖励", "资助", "优惠")
_RATES = ("的标准", "的比例", "标准", "比例")
_AT_A_RATE = re.compile(r"按照?(?!期|时|需|要求|规定|摩)")
_AT_THIS_RATE = re.compile(r"(?:按照?|以)$")
_BY_OR_WITH = re.compile(r"(?:按照?[^,;。]{2,}|以[^,;。]{2,}的)$")
_GRANT_BEHIND = re.compile(r"的?(?:比例|额度|标准)(?:予以|给予)?(?P<what>奖励|补助|补贴|资助)")
"""按照50%|的比例予以奖励."""
_IS_GIVEN = re.compile(r"(?:给予|享受|发放|提供|获得)[^,;。0-9]{0,20}$")
_GRANTS = ("补贴", "补助", "贴息", "奖励", "资助", "优惠", "支持", "津贴")
_GRANT_GIVEN = re.compile(
    r"的?(?:比例|额度|标准)?给予(?:用人单位|企业|个人|单位|项目|团队)?(?P<what>[\u4e00-\u9fff]{2,8}(?:奖励|补助|补贴|资助))"
)
"""按上级奖励1:1|额度给予配套奖励."""
_RATE_BEHIND = re.compile(r"的?(?P<rate>[\u4e00-\u9fff]{1,6}率)(?![先领])")
"""按12%|费率缴纳, 按95%|的合格率划定."""
_DONE_AT = re.compile(
    r"(?:的(?:标准|比例|额度))?(?:予以|给予|进行)?"
    + any_of("减免 减收 免收 收取 缴纳 缴存 征收 补缴 计发 计提 提取 预留 报销 返还 退还 发放 核定 折算 计征 核减 扣减")
    + r"(?P<what>[\u4e00-\u9fff]{2,16})"
)
"""按80%|减免学费: what is reduced to that share."""
_SET_BY = re.compile(
    r"(?P<name>[^,;。()0-9]{2,30}(?:标准|比例|费率|基数|限额|额度|定额|费|税|金))"
    r"(?:由[^,;。0-9]{2,16}?)?(?:暂|均|统一|一律|原则上|分别)*(?:可|应|须)?按照?(?:每[日月年天人生]|[^,;。0-9]{2,24}的){0,2}$"
)
_IS_SET = re.compile(
    r"(?:[、或][\d.]+%)*(?:的?(?:标准|比例))?(?:按[月年季])?"
    + any_of("执行 计算 收取 确定 掌握 核定 缴纳 计收 支付 报销 给付 发放 计发 计提 选择")
    + r"(?=[,;。)]|$)"
)
"""滞纳金标准暂按每日千分之二|执行."""
_NAMED_RATE = re.compile(r"的?(?P<name>[\u4e00-\u9fff]{1,8}(?:标准|定额|额度|限额|基数|档次))(?=[,;。由从]|$)")
"""按照220元|筹资标准从补助中扣除."""
_TAKEN_AS = re.compile(r"按照?[\u4e00-\u9fff]{0,6}$")
_IS_TAKEN = re.compile(r"(?:的?标准)?(?:确定|计算|计入|核定|计|执行|认定)(?=[,;。)]|$)")
_SETS_ASIDE = re.compile(
    any_of("预留 安排 拿出 提取 划出 统筹 留出 切出 核减 扣减 扣发 扣除 增加 减少") + r"[^,;。0-9]{0,20}$"
)
_SET_ASIDE = re.compile(
    r"的(?P<what>[\u4e00-\u9fff]{0,6}(?:计划数?|资金|名额|经费|指标|编制|岗位|床位|学位|机动数))(?=[,;。用作为给]|$)"
)
"""预留总数1%|的计划."""
_CALCULATED_INTO = re.compile(
    r"(?:左右)?的?(?:标准|比例|额度)?,?(?:为其|由其|按[月年])?"
    r"(?:划入|计入|记入|转入|存入|缴纳|缴存|交纳)(?P<thing>[^,;。()、0-9]{2,16})"
)
"""按缴费基数9%的比例,缴纳|基本医疗保险费; 按工资的2%计入|个人账户."""
_SHARE_SET_AT = re.compile(
    r"(?:[、或至~-][\d.]+%)*的?(?:标准|比例|额度)?(?:统一)?(?:确定|划定|核定|设定|作为|为)(?P<thing>[^,;。()]{2,16})"
    r"|的?(?:标准|比例|额度)?(?:给予|予以|提供|发放|享受)(?P<grant>[^,;。()]{2,16})"
)
_SET_FIGURE = re.compile(r"[^,;。()0-9]{2,12}(?:线|数|额|价|标准)")
_SET_AT = re.compile(
    r"的?(?:标准|比例)?(?:统一)?(?:配足|配齐|配备|配置|设置|核定|聘任|聘请|选聘|确定|划定|选派|遴选)+"
    r"(?P<thing>[^,;。()]{2,16})"
)


def _find_rate_behind(clue: Clue) -> Subject | None:
    """按8%费率缴费, 按照50%的比例予以奖励: the rate, or what is granted, has its name behind the number."""
    if clue.quantity.kind != "percentage" or not _AT_THIS_RATE.search(clue.around.left):
        return None
    granted = _GRANT_BEHIND.match(clue.right)
    if granted:
        return Subject(granted["what"], "rate", led_by=clue.led_by)
    named = _RATE_BEHIND.match(clue.right)
    return Subject(named["rate"], "rate", led_by=clue.led_by) if named else None


def _find_granted_share(clue: Clue) -> Subject | None:
    """给予贷款利率50%的财政贴息: the grant, of whatever it is a share."""
    if clue.quantity.kind != "percentage" or not clue.right.startswith("的"):
        return None
    grant = noun_after(clue.right, unit="元") if _IS_GIVEN.search(clue.around.left) else ""
    return Subject(grant, "after", led_by=clue.led_by) if grant.endswith(_GRANTS) else None


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
    behind = _NAMED_RATE.match(clue.right) if clue.around.left.endswith(("按", "按照")) else None
    return Subject(behind["name"], "standard", led_by=clue.led_by) if behind else None


def _name_of_rate(words: str) -> str:
    """住院接受放射治疗的报销比例: 放射治疗的报销比例, with that which it is paid for."""
    what, of, rate = words.rpartition("的")
    if not of:
        return strip_scope(rate) if len(rate) <= _SHORT_RATE else noun_before(rate)[0] or rate
    return (noun_before(what)[0] or what) + of + rate if len(what) >= _SHORTEST_NAME else rate


def _find_taken_as(clue: Clue) -> Subject | None:
    """面积不足12平方米的,按12平方米计算: what was too small or too large is taken as so much."""
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


def _find_share_set(clue: Clue) -> Subject | None:
    """按车价的30%给予换车补贴, 以计划的3倍作为摇号人数: what is set as a share of something."""
    if clue.previous and clue.previous.rule == "set-share" and clue.around.left in ("或", "、"):
        return clue.previous
    if clue.quantity.kind not in ("percentage", "multiple") or not _BY_OR_WITH.search(clue.around.left):
        return None
    into = _CALCULATED_INTO.match(clue.following) if "按" in clue.around.left else None
    if into:
        return Subject(noun_after(into["thing"], unit="元"), "set-share", led_by=clue.led_by)
    share = _SHARE_SET_AT.match(clue.following)
    named = (share["thing"] or share["grant"]) if share else ""
    figure = _SET_FIGURE.match(named)
    thing = figure.group() if figure else noun_after(named, unit="元")
    names_it = len(thing) >= _SHORTEST_NAME and thing not in _BARE_GRANTS
    return Subject(thing, "set-share", led_by=clue.led_by) if names_it else None


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


SET_RATE_RULES = (
    _find_rate_behind,
    _find_granted_share,
    _find_done_at,
    _find_set_by,
    _find_taken_as,
    _find_set_aside,
    _find_share_set,
    _find_thing_set,
)
"""In this order; the first that answers wins."""
