"""What the terms of a notice count: fines, brackets of a cost, figures told by tiers, shares that several bear.

Notices on fees, insurance, aid and admission state a number beside who pays or how much is passed
(累计超过1万元至4万元的部分由基金支付); it is of what is paid, cut into brackets or shared out.
"""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import noun_before, strip_scope
from policy_text.lexicon.words import group_words

__all__ = ["TERM_RULES"]

_SHORTEST_NAME = 2
"""保费, 督学: nothing that has a name of its own is shorter."""
_FINE = re.compile(
    r"(?:以[上下])?(?:[\d.一二三四五六七八九十百千]+万?[元倍%]?以[上下]|[至到~-][\d.]+万?[元倍])?的?(?P<fine>罚款|滞纳金|违约金)"
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
_BRACKET = re.compile(
    r"(?:\([^()]{1,8}\))?(?:以[上下])?(?:[至到~-][\d.]+万?元(?:\([^()]{1,8}\))?(?:以[上下])?)?的?部分"
    r"|(?:\([^()]{1,8}\))?(?:以[上下内]|之内)?的"
    r"(?P<cost>(?:合规|政策范围内|自付|医疗|门诊|住院|药品)*费用)(?=,|由|按|部分)"
)
_BRACKET_OPENS = re.compile(r"(?:累计|自付|超过|超出|不足|不满|在|部分|达到|高于|低于)*$")
_BEFORE_BRACKET = re.compile(
    r"^\([^()]*\)|^扣除[^,;。]*?后|^.*(?:超过|超出)(?=..)|^[^,;。]*(?:年度|年)内(?=..)|^\d{1,2}[、.]?"
    r"|^.*(?:标准|线|金额)(?:以上)?[至到、]?$"
)
_SHARED_OUT = re.compile(
    r"^(?P<what>[^,;。0-9]{2,24}?)(?:原则上)?是?由[^,;。0-9]{2,30}(?:承担|分担|负担|支付|按照?)(?:不低于|不超过)?$"
)
"""培训费用|由市、区两级财政分别承担60%、40%: what is shared out, not who pays."""
_DIVIDED = re.compile(r"的?(?:比例)?(?:共同|分别)?(?P<how>分担|承担|负担|分成|共担|分摊)")
"""由市、县按4:6|的比例分担."""
_MERE_BEARERS = re.compile(r"由?[^,;。0-9由]{0,40}(?:财政|基金|中央|地方|[省市县区镇])(?:共同|分别)?按照?")
_FUNDS = ("资金", "经费", "费用", "补贴", "补助")
_NEXT_BEARER = re.compile(
    r"^(?:[、,和][^,;。0-9]{2,16}|(?:[、,和])?(?:其余|剩余|余下)(?:部分)?由[^,;。0-9]{2,16})(?:承担|分担|负担|支付)$"
)
"""由市财政承担60%|、区财政承担|40%; 其余由单位承担|60%."""
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
    fine = _FINE.match(clue.following) if clue.quantity.unit in ("元", "倍", "%", "‰") else None
    return Subject(fine["fine"], "after", led_by=clue.led_by) if fine else None


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


TERM_RULES = (
    _find_fine,
    _find_rate_for_stage,
    _find_tier,
    _find_bracket,
    _find_shared_out,
    _find_any_one_of,
    _find_raised_for,
)
"""In this order; the first that answers wins."""
