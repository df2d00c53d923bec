"""What terms of payment count: fines, brackets of a cost, shares that several bear, rates at which a thing is set.

Notices on fees, insurance and aid state a number beside who pays or how much is passed
(累计超过1万元至4万元的部分由基金支付); it is of what is paid, cut into brackets or shared out.
"""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import noun_before, strip_scope

__all__ = ["PAYMENT_RULES"]

_FINE = re.compile(
    r"(?:以[上下])?(?:[\d.一二三四五六七八九十百千]+万?[元倍%]?以[上下]|[至到~-][\d.]+万?[元倍])?的?罚款"
)
_SET_AT = re.compile(
    r"的?(?:标准|比例)?(?:统一)?(?:配足|配齐|配备|配置|设置|核定|聘任|聘请|选聘|确定|划定|选派|遴选)+(?P<thing>[^,;。()]{2,16})"
)
_SHARE_SET_AT = re.compile(
    r"的?(?:标准|比例|额度)?(?:统一)?(?:确定|划定|核定|设定|作为|为)(?P<thing>[^,;。()]{2,16})"
    r"|的?(?:标准|比例|额度)(?:给予|予以|提供|发放|享受)(?P<grant>[^,;。()]{2,16})"
)
"""按总价的30%|额度提供购房补贴, 以计划的3倍|作为摇号人数: what is set as a share of something."""
_SET_FIGURE = re.compile(r"[^,;。()0-9]{2,12}(?:线|数|额|价|标准)")
_BY_OR_WITH = re.compile(r"(?:按照?|以)[^,;。]{2,}的$")
_BRACKET = re.compile(
    r"(?:\([^()]{1,8}\))?(?:以[上下])?(?:[至到~-][\d.]+万?元(?:\([^()]{1,8}\))?(?:以[上下])?)?的?部分"
)
_BRACKET_OPENS = re.compile(r"(?:累计|自付|超过|超出|不足|不满|在|部分|达到|高于|低于)*$")
_BEFORE_BRACKET = re.compile(r"^\([^()]*\)|^扣除[^,;。]*?后|^.*(?:超过|超出)(?=..)")
_SHARED_OUT = re.compile(
    r"^(?P<what>[^,;。0-9]{2,24}?)(?:原则上)?(?:由|是由)[^,;。0-9]{2,30}(?:承担|分担|负担|支付|按照?)(?:不低于|不超过)?$"
)
"""培训费用|由市、区两级财政分别承担60%、40%: what is shared out, not who pays."""
_ANY_ONE_OF = re.compile(
    r"(?:[、,或][\d.]+万?元)*(?:等?[\u4e00-\u9fff\d]{0,4}档?中)?任(?:意|选|何)?一?[个种档项](?P<what>[^,;。()]{2,10})"
)
"""每年选择|100元、200元、500元中任意一个缴费档次."""
_RAISED_FOR = re.compile(
    r"^(?P<name>[^,;。0-9]{2,24}?(?:标准|额度|限额|定额|经费|补助|补贴|津贴))(?:均|分别|统一)?"
    r"(?:提高|调整|增加|上调|下调|提升|降低)[到至为]?(?P<group>[^,;。0-9]{2,20})$"
)
"""最高贷款额度提高至|研究生每人每年1.8万元: for whom it is raised."""


def _find_fine(clue: Clue) -> Subject | None:
    """处500元以上2000元以下罚款: the fine, between which bounds ever it lies."""
    is_fine = "罚款" in clue.following and bool(_FINE.match(clue.following))
    return Subject("罚款", "after", led_by=clue.led_by) if is_fine and clue.quantity.unit in ("元", "倍", "%") else None


def _find_bracket(clue: Clue) -> Subject | None:
    """个人负担的费用,累计超过1万元至4万元的部分: the bounds of a bracket are of what is cut into brackets."""
    if clue.quantity.kind != "money" or not _BRACKET.match(clue.following):
        return None
    name = _BEFORE_BRACKET.sub("", _BRACKET_OPENS.sub("", strip_scope(clue.noun)))
    if clue.announced and not clue.announced.above and len(name) < len("费用"):
        name = noun_before(clue.announced.name)[0] or clue.announced.name
    whole = None if len(name) >= len("费用") else clue.alike or clue.previous
    return Subject(whole.text if whole else name, "bracket", led_by=clue.led_by) if whole or name else None


def _find_shared_out(clue: Clue) -> Subject | None:
    """补贴由政府和单位分别承担|60%和40%: what is shared out, whoever pays."""
    if clue.quantity.unit not in ("%", "") or "由" not in clue.around.left or clue.quantity.kind == "count":
        return None
    shared = _SHARED_OUT.match(clue.around.left)
    what = strip_scope(shared["what"]) if shared else ""
    return Subject(what, "shared-out", led_by=clue.led_by) if len(what) >= len("补贴") else None


def _find_any_one_of(clue: Clue) -> Subject | None:
    """选择|100元、200元、500元中任意一个缴费档次: each of them is one of those."""
    chosen = _ANY_ONE_OF.match(clue.following) if "任" in clue.following else None
    return Subject(noun_after(chosen["what"], unit="元"), "any-one-of", led_by=clue.led_by) if chosen else None


def _find_raised_for(clue: Clue) -> Subject | None:
    """最高贷款额度提高至本专科生每人每年|1.5万元: the name of what is raised, and for whom."""
    raised = _RAISED_FOR.match(strip_scope(clue.noun)) if clue.per else None
    return Subject(raised["name"], "rate", raised["group"], clue.per, clue.led_by) if raised else None


def _find_what_is_set(clue: Clue) -> Subject | None:
    """按每千人口2名的标准配备乡村医生, 按1:3的比例确定面试人选: what is given at that rate."""
    if clue.quantity.kind in ("percentage", "multiple") and _BY_OR_WITH.search(clue.around.left):
        share = _SHARE_SET_AT.match(clue.following)
        named = (share["thing"] or share["grant"]) if share else ""
        figure = _SET_FIGURE.match(named)
        thing = figure.group() if figure else noun_after(named, unit="元")
        return Subject(thing, "standard", led_by=clue.led_by) if len(thing) >= len("督学") else None
    rate = _SET_AT.match(clue.right) if clue.quantity.kind in ("count", "ratio") else None
    if rate is None or "按" not in clue.around.left:
        return None
    thing = noun_after(rate["thing"], unit="元")
    return Subject(thing, "standard", led_by=clue.led_by) if len(thing) >= len("督学") else None


PAYMENT_RULES = (
    _find_fine,
    _find_what_is_set,
    _find_bracket,
    _find_shared_out,
    _find_any_one_of,
    _find_raised_for,
)
"""In this order; the first that answers wins."""
