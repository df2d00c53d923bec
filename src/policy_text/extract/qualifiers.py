"""How exactly a number is meant: 近, 约, 余, 超过, 以上, 不低于 and their kin, before, inside and behind it."""

from __future__ import annotations

import re

import regex  # looks only where an alternative may begin: thrice as fast as re on long lists of words

from policy_text.extract.quantities import Quantity
from policy_text.lexicon.words import any_of
from policy_text.records import Qualifier

__all__ = ["find_qualifier"]

# The last words before the number, verbs of reaching and having passed over (达到, 有, 为).
_AT_LEAST = any_of(
    "不要低于 不要少于 不低于 不少于 不小于 不应小于 不得小于 不宜小于 不宜低于 不宜少于 大于等于 大于或等于 "
    "不能低于 不能少于 不得低于 不得少于 不短于 不应低于 "
    "不应少于 至少 起码 力争不低于 下限 高于或等于 等于或高于 达到或超过 达到或者超过 等于或大于 ≥ ≧ ⩾"
)
_AT_MOST = any_of(
    "不宜超过 不宜大于 不宜高于 不会超过 不会高于 不足或等于 "
    "不超过 不超 不高于 不多于 不大于 不能超过 不能高于 不得超过 不得高于 不得多于 不应超过 不应大于 不长于 不突破 "
    "未逾 小于等于 小于或等于 低于或等于 低于或者等于 等于或低于 等于或小于 少于或等于 "
    "人数限 节目限 每人限 最多限 限报 限投 限选 限填 限填报 限推荐 限送 不得突破 "
    "不能突破 ≤ ≦ ⩽ < 不迟于 至多 控制在 低于 少于 小于 不到 未满 上限 不满"
)
_REACHING = any_of(
    "达到 达 为 有 是 配备 设置 设立 安排 建有 建成 建设 开设 举办 开展 参加 组织 填报 配置 拥有 完成 修满 保持 "
    "的 了 到 至 在 :"
)
_MAY_QUALIFY = re.compile("[不至码限≥≧⩾≤<于满少多高低超逾突近约过概致右计最>控]")
"""All that qualifies a number from before it has one of these characters: most numbers need no further look."""
_BEFORE = regex.compile(
    rf"""
    (?: (?P<at_least> {_AT_LEAST} | (?<![圆丰美饱充不未每])满 | (?<![心放])不下 | 最少(?!的) | 最低(?!的) )
      | (?P<at_most> {_AT_MOST} | 不足(?!的) | 每个?[^,;。\d]{{1,6}}限 | 最多(?![的跑时]) | 最高(?!的|达)
                    | (?:资助|补[贴助]|奖励?|支持|报销)[^,;。\d]{{0,4}}最高(?=达)
                    | 最高(?:可)?(?:一次性)?(?:资助|补[贴助]|奖励|奖补|支持|报销|加|扣) )
      | (?P<nearly> (?<! [最附邻就远靠贴临相] ) 近乎? | 接近 | 将近 )
      | (?P<over> 超过|超出|超|(?<!未)逾|(?<!不得)(?<!不能)(?<!不)突破|高于|多于|大于|>|(?<=[度率例半])过 )
      | (?P<about> 大约|(?<![签预违节制集条公契])约(?:合(?:人民币)?)?|大概|大致|左右|估计 )
    )
    (?: 每[年月日天周人生校班] )?
    {_REACHING}*
    ["“]? $
    """,
    regex.VERBOSE,
)
# 不低于总课时的9%, 至少配备专职教研员1人: the qualifier stands before what the number is a share or a count of.
_BEFORE_BASE = regex.compile(
    r"(?P<at_least>不低于|不少于|不能低于|不得低于|不得少于|不应低于|至少|最低(?=[修达配安不])|最少(?!的))[^,;。0-9]{1,24}$"
    r"|(?P<over>超过?(?![标大高长级市额前]))[^,;。0-9]{2,20}的$"
    r"|(?P<about>约)(?:[占为][^,;。0-9]{2,30}的|需[^,;。0-9]{0,16})$"
    r"|(?P<at_most>不得突破|不超(?:过|(?![编班岗速纲时载龄标员前]))|不高于|不得超过|不得高于|不应超过|不能超过|最多(?![的跑时])|至多|控制在|最高可以?(?=.{2}))[^,;。0-9]{1,24}$"
)
# 24个|教学班以下的, 6家|单位以上,: the bound stands behind the noun.
_AFTER_NOUN = re.compile(
    r"[\u4e00-\u9fff]{2,3}(?<![级学中小])(?:(?P<at_least>及?以上)|(?P<at_most>及?以下))(?=的|[,;。、)])"
)
# 低于平均收入的50%|的, 高于平均收入260%|以上的部分: the bound of a condition, told as a share of a base.
_BOUND_OF_BASE = re.compile(
    r"(?:(?P<at_most>低于|不足|不满|小于)|(?P<over>(?<!不)(?<!不得)(?:高于|超过|大于)))[^,;。0-9]{2,24}$"
)
_OPENS_CONDITION = re.compile(r"(?:\(含\))?(?:以[上下])?的(?:部分)?(?=[,;。不可应须按])")
_AFTER = re.compile(
    r"""
    (?:/[\u4e00-\u9fff.]{1,4}?)? (?= [左上前(及以的或限额幅范之内封有多] ) (?:
    (?P<about> 左右|上下|前后 )
  | (?P<at_least> (?:\(含[^()]{0,10}\)|及其?)?以上|的下限|或以上|及更多 )
  | (?P<at_most> (?:\(含[^()]{0,10}\)|及其?)?以[下内](?![部容在涵地外生需有河陆])|的?(?:限额|额度|幅度)(?:以|之)?内|
      (?:的)?(?:范围)?(?:以|之)?内(?![部容在涵地外生需有河陆])|的上限|封顶|之前 )
  | (?P<over> 有余|多(?![个所名项种类元样功层媒边次方年人家]) ) )
    """,
    re.VERBOSE,
)

_RECORDS = re.compile(r"[^,;。]{0,10}[纪记]录(?![片仪者])")
"""超11项|世界纪录: records are broken, so many of them."""
_AND_ABOVE = re.compile(r"及其?以上")
"""超21人及以上: the bound itself is in."""
_UPWARDS = re.compile(r"起(?=[,;。)、]|$)")
"""5499元起."""


def find_qualifier(left: str, quantity: Quantity, right: str) -> Qualifier:
    """The qualifier of a quantity from the clause before it and the text behind it.

    >>> from policy_text.extract.quantities import find_quantities
    >>> def qualify(text):
    ...     quantity = next(find_quantities(text))
    ...     return str(find_qualifier(text[: quantity.start], quantity, text[quantity.end :]))
    >>> qualify("近30万儿童"), qualify("最近30万儿童"), qualify("占比不低于总课时的9%")
    ('nearly', 'exact', 'at_least')
    >>> qualify("300个以上"), qualify("3000余人")
    ('at_least', 'over')
    """
    may_qualify = _MAY_QUALIFY.search(left[-36:])
    before = _BEFORE.search(left[-24:]) if may_qualify else None
    if before and not (right.startswith("左右") and left.endswith("控制在")):
        return _qualifier_before(before, right)
    behind = _find_bound_of_base(left, quantity, right) or _qualifier_behind(quantity, right)
    if behind:
        return behind
    if quantity.is_rounded:
        return Qualifier.ABOUT
    if quantity.rounded_up:
        return Qualifier.OVER
    base = _BEFORE_BASE.search(left[-36:]) if may_qualify else None
    return Qualifier(base.lastgroup or "exact") if base else Qualifier.EXACT


def _qualifier_before(before: regex.Match[str], right: str) -> Qualifier:
    """What the words before the number say, unless those behind it say more (超21人|及以上)."""
    if before.lastgroup == "over" and _RECORDS.match(right):
        return Qualifier.EXACT
    if before.lastgroup == "over" and _AND_ABOVE.match(right):
        return Qualifier.AT_LEAST
    return Qualifier(before.lastgroup or "exact")


def _find_bound_of_base(left: str, quantity: Quantity, right: str) -> Qualifier | None:
    """工资低于平均工资60%|的,: the bound of a condition, told as a share of a base."""
    if quantity.unit not in ("%", "倍") or not _OPENS_CONDITION.match(right):
        return None
    bound = _BOUND_OF_BASE.search(left[-36:])
    return Qualifier(bound.lastgroup or "exact") if bound else None


def _qualifier_behind(quantity: Quantity, right: str) -> Qualifier | None:
    """以上, 左右, 以内 right behind the number, or behind the noun that it counts (24个教学班以下)."""
    after = _AFTER.match(right) or (_AFTER_NOUN.match(right) if quantity.kind == "count" else None)
    is_inside = (
        after is not None
        and after.lastgroup == "at_most"
        and right.startswith("内")
        and quantity.kind not in ("duration", "length")
    )
    if after and not is_inside:
        return Qualifier(after.lastgroup or "exact")
    return Qualifier.AT_LEAST if quantity.kind == "money" and _UPWARDS.match(right) else None
