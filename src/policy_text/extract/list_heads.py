"""What the line above a list announces (租房补贴标准为:, 绿化率须达到下列标准:), and whether an item is of it."""

from __future__ import annotations

import re

from policy_text.extract.clues import Announced, Clue
from policy_text.extract.phrases import noun_before, strip_scope
from policy_text.extract.rate_subjects import OWN_NAME

__all__ = ["announced_figure", "is_item_of"]

_LIST_MARK = re.compile(
    r"^\W*(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)|\([一二三四五六七八九十\d]{1,3}\))?\s*"
)
_LEADS_IN = re.compile(r"(?:具体|详细)?(?:分配|安排|明细|方案|情况)?(?:见下表|如下|为)?:?\s*$")
_FIGURE = re.compile(
    r"(?:费用|医疗费|比例|名额|计划|指标|人数|数额|标准|定额|限额|额度|基数|职数|奖金|津贴|补贴|补助|学费)$"
)
_DOES = re.compile(r"^.*?(?:执行|实行|按照?|采用|确定)(?:以下|下列|如下)?(?=.{2})")
_WHOSE = re.compile(r"^.*(?:学校|中学|小学|[一二三四五六七八九十]中|班|大学|学院|、)(?=[\u4e00-\u9fff]{4})")
_LONGEST_LINE, _LONGEST_FIGURE = 60, 16
_BY_THESE = re.compile(
    r"(?:均|分别|统一)?按照?(?:以下|下列|如下)(?:标准|比例|规定|办法)(?:确定|执行|支付|计算|收取|发放|给付|缴纳)?:?$"
)
_SHORT_FOR = re.compile(r"\((?:以下|下称|统一)?简称[^()]*\)")
_UP_TO_POSSESSOR = re.compile(r"^.*的(?=[^的]{2,12}$)")
_MEETS = re.compile(
    r"(?:应当?|须|要|均)*(?:符合|达到|满足|不超过|不低于|执行|遵守)(?:以下|下列|如下)(?:标准|要求|规定|条件|比例):?$"
)
"""新建校园的绿化率,须达到下列标准:"""
_BY_UNIT = {
    "%": re.compile(r"(?:率|比例|占比|比重)(?:标准)?$"),
    "元": re.compile(
        r"(?:补贴|补助|津贴|奖励|奖金|费|费用|价格?|工资|限额|定额|金额|额度|起付线|学费|资金|经费|标准)$"
    ),
    "平方米": re.compile(r"面积(?:标准)?$"),
}
_PEOPLE = re.compile(r"(?:名额|人数|计划|指标|编制|职数)$")
_LONGEST_ITEM = 40


def announced_figure(line: str) -> Announced | None:
    """The figure that a heading or a line before a list announces, if it announces one.

    >>> announced_figure("一、自主招生计划").name, announced_figure("名额分配如下:").name
    ('自主招生计划', '名额')
    >>> announced_figure("绿地率,应当符合下列标准:")
    Announced(name='绿地率', lists=True, above=True, scores=False)
    >>> announced_figure("现通知如下:")
    """
    leads = line.endswith(":")
    if len(line) > _LONGEST_LINE and not leads:
        return None
    name = _name_by_these(line) or _name_at_end(line)
    return Announced(name, lists=leads, above=True) if name else None


def _name_by_these(line: str) -> str:
    """门诊费用,基金按以下比例支付:, 绿化率,须达到下列标准: – what goes by the standards that follow."""
    clauses = re.split(r"[,;。]", line)
    sign = _BY_THESE.search(clauses[-1]) or _MEETS.search(clauses[-1])
    if sign is None:
        return ""
    name = _SHORT_FOR.sub("", clauses[-1][: sign.start()] or "".join(clauses[-2:-1]))
    return strip_scope(_UP_TO_POSSESSOR.sub("", _LIST_MARK.sub("", name)))[-_LONGEST_FIGURE:]


def _name_at_end(line: str) -> str:
    """领军人才租房补贴标准为: – the figure with which the line ends."""
    name = _LEADS_IN.sub("", _LIST_MARK.sub("", re.split(r"[,;。]", line)[-1]))
    if not _FIGURE.search(name):
        return ""
    name = strip_scope(_WHOSE.sub("", _DOES.sub("", name)))
    return name if len(name) <= _LONGEST_FIGURE else ""


def is_item_of(name: str, clue: Clue) -> bool:
    """Whether a number of this unit may be of the figure, and the words before it only say for whom or for what."""
    group = strip_scope(clue.noun)
    if not group or len(group) > _LONGEST_ITEM or OWN_NAME.search(group):
        return False
    unit = clue.quantity.unit if clue.quantity.kind != "money" else "元"
    fitting = _PEOPLE if unit in ("人", "名") else _BY_UNIT.get(unit)
    return fitting is not None and bool(fitting.search(name)) and not noun_before(group)[1]
