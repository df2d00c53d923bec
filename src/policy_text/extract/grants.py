"""What is granted: 一次性奖励100万元, 分别给予20万元、50万元的奖励, 每户最高补助5万元.

Terms of reward say in one breath who gets a sum and for what; the sum is of the grant, however those who get it stand
around it, and a row of sums shares the grant behind its last one.
"""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import noun_before, strip_scope
from policy_text.lexicon.words import any_of, group_words

__all__ = ["GRANT_RULES"]

_GRANT = "(?:奖励|奖补|补助|补贴|资助)"
_TAKER = r"[^,;。0-9的]{0,16}?(?:企业|个人|单位|团队|主体|项目|人才|机构|组织|合作社|农户|者|户|社|协会|商会)"
_LIMIT = r"(?:最高|不超过|不高于|为|各|达|可达|每[家个人项户])*"
_GRANTED_TO = re.compile(
    rf"(?:^|[的由]|再|均|各|另|可|分别|给予|予以|发放|获得?|享受|每年|继续)(?P<what>(?:一次性)?{_GRANT})(?P<who>{_TAKER})?{_LIMIT}(?:人民币)?$"
)
"""再给予|一次性奖励|80万元, 分别奖励运营单位|10万元."""
_GRANTS = ("补贴", "补助", "贴息", "奖励", "资助", "支持", "津贴", "奖补")
_LIMITS_EACH = re.compile(
    r"(?:(?:每[家个户项人]|单个|同一|单[家户])(?:企业|单位|项目|机构|人|园区|申请人)?)?(?:每年|年度|每年度|全年|累计|总额)*"
    r"(?:最高|最多)?(?:不超过|不高于|可达|达)?"
)
_GIVES_TO = re.compile(r"^.*(?:给予|予以)(?=..)")
_GIVEN_AT = re.compile(
    r"(?:/[人户家亩])?的标准(?:分别|一次性)?(?:给予|发放|拨付|补贴)[^,;。0-9]{0,12}?"
    rf"(?P<grant>一次性[\u4e00-\u9fff]{{0,6}}?{_GRANT})"
)
_GRANT_BEHIND_ROW = re.compile(
    r"(?:(?:以[上下])?[、和及或,][\d.]+(?:万?元|%))+(?:人民币)?(?:/[\u4e00-\u9fff]{1,3})?的?"
    r"(?P<grant>[^,;。、()0-9]{0,12}?(?:奖励|补助|补贴|资助|奖金|津贴|奖补|经费|资金|补偿|养老金|工资))"
)
"""分别给予|15万元、45万元、90万元的一次性奖励."""
_GIVEN = (
    "奖励 奖补 补助 补贴 资助 扶持 津贴 助学金 奖学金 奖金 补偿 救助金 慰问金 补助金 补贴金 补助费 补偿金 "
    "奖励金 奖励资金 补助资金"
)
_HANDED = re.compile(r"(?:给予|予以|发放|领取|领到|申领|享受|奖励|提供)[^,;。0-9]{0,20}$")
_HANDED_GRANT = re.compile(
    rf"(?:以[上下内])?的?(?P<grant>[^,;。、:()0-9的]{{0,10}}?{any_of(_GIVEN)})(?=[,;。!?、:;)]|$|用于|用以|和\D|并)"
)
"""给予每人|3000元创业补贴: the grant stands behind, whoever gets it."""
_GIVES = re.compile(r"给予|奖励|奖|增发|发放|补助|补贴|资助|分别|享受|核拨|拨付")
_JOINED = frozenset("、和及或,")
_AT_MOST = re.compile(
    r"(?:^|[的,])(?:每[家个项户人名亩年]?[\u4e00-\u9fff]{0,6}|单个[\u4e00-\u9fff]{0,4}|年度)?"
    rf"最高(?:可)?(?P<what>(?:一次性)?(?:{_GRANT}|支持))(?:额度?|资金|金额)?(?:为|达|可达|不超过)?$"
)
"""每家企业|最高补助|20万元."""
_CLASS_ENDS = any_of(
    "生 师 高工 员 人才 专家 学者 者 老人 户 家庭 企业 学校 医院 卫生院 中心 机构 院校 专业 人间 供养 散居 "
    "一级 二级 三级 一类 二类 三类 一档 二档 三档 甲等 乙等 丙等 一等 二等 三等 省级 市级 县级 乡级 校级"
)
_CLASS = re.compile(rf"[^,;。0-9的]{{0,12}}{_CLASS_ENDS}")
_FIGURE_PAID = re.compile(r"(?:费|标准|起付线|补贴|津贴|补助|助学金|奖学金|贷款|待遇|奖励|奖金|保额|学费)$")
_FIGURE_OF_CLASS = re.compile(
    rf"(?P<name>[^,;。0-9]{{2,20}}?(?:费(?![用率])|标准|起付线|补贴|津贴|补助|助学金|奖学金|贷款|待遇))(?P<group>[^,;。0-9的按为]{{0,8}}{_CLASS_ENDS})"
)
_LONGEST_CLASS = 14
_INSTITUTIONS, _BUDGETED_FROM = ("院", "中心", "机构", "学校", "企业"), 100_000
_TOLD_BY_CLASS = ("起付线", "起付标准", "标准", "限额")
"""起付线县级医院400元: such figures are told by class even where nothing says per whom."""
_IS_REWARDED = re.compile(
    rf"(?:\([^()]{{1,6}}\))?(?:及?以[上下]|以内)?的(?:一次性|分别|再|另|均|各)*(?:给予|{_GRANT})[^,;。、0-9]{{0,8}}\d"
)
"""500亩以上|的奖励5万元: what reached that size, not what is given for it."""
_RULE_BEHIND_BOUND = re.compile(
    r"(?:\([^()]{1,6}\))?(?:及?以[上下]|以内)?的,?(?:应当|应(?=[设配有建按予安给])|必?须(?!知)|可(?![以]?[能])|不得|不予|不再|一律|视为|评为|认定为|实行|取消|由|按(?!时)|配备|设立|设置)"
)
"""学生超过1000人|的配备2名: what goes beyond a bound, not what then follows."""
_BOUND_LED_BY = ("超过", "达到", "低于", "不足", "不满", "少于", "多于", "高于", "满", "达", "不到")


def _find_granted(clue: Clue) -> Subject | None:
    """每户最高补助|5万元, 分别奖励运营单位|10万元: the grant stands before its sum."""
    if clue.quantity.kind != "money":
        return None
    at_most = _AT_MOST.search(clue.around.left)
    if at_most and not clue.around.left.startswith("每年"):
        return Subject(at_most["what"], "grant", led_by=clue.led_by)
    granted = _GRANTED_TO.search(clue.around.left)
    if granted is None or not (granted["who"] or granted["what"].startswith("一次性")):
        return None
    behind = noun_after(clue.right, unit="元")
    return None if len(behind) >= len("奖励") else Subject(granted["what"], "grant", led_by=clue.led_by)


def _find_limit(clue: Clue) -> Subject | None:
    """给予15%的补贴,每家年度最高不超过|80万元: the limit of what was granted before."""
    previous = clue.previous
    if clue.quantity.kind != "money" or previous is None or not previous.text.endswith(_GRANTS):
        return None
    is_limit = _LIMITS_EACH.fullmatch(clue.around.left) is not None
    name = _GIVES_TO.sub("", previous.text)
    return previous._replace(text=name, rule="grant", breakdown=None, led_by=clue.led_by) if is_limit else None


def _find_given_at(clue: Clue) -> Subject | None:
    """按800元/人的标准给予双方|一次性就业补贴."""
    given = _GIVEN_AT.match(clue.following) if clue.quantity.kind == "money" else None
    return Subject(given["grant"], "grant", led_by=clue.led_by) if given else None


def _find_handed(clue: Clue) -> Subject | None:
    """给予每人|3000元创业补贴: the grant stands right behind its sum."""
    if clue.quantity.kind != "money" or not _HANDED.search(clue.around.left):
        return None
    grant = _HANDED_GRANT.match(clue.right)
    return Subject(grant["grant"], "grant", led_by=clue.led_by) if grant else None


def _find_grant_of_row(clue: Clue) -> Subject | None:
    """分别给予|15万元、45万元的奖励: the grant stands behind the last sum of the row."""
    if clue.quantity.kind not in ("money", "percentage"):
        return None
    previous = clue.previous
    if previous and previous.rule == "grant-row" and clue.around.left in _JOINED:
        return previous
    row = _GRANT_BEHIND_ROW.match(clue.following) if _GIVES.search(clue.around.left) else None
    if row and row["grant"].startswith("一次性"):
        return Subject(row["grant"], "grant-row", led_by=clue.led_by)
    grant = noun_after(row["grant"], unit="元") if row else ""
    return Subject(grant, "grant-row", led_by=clue.led_by) if grant else None


def _find_for_whom(clue: Clue) -> Subject | None:
    """国家助学贷款本专科生每人每年16000元,研究生20000元: one figure, told apart by who gets it or who asks for it."""
    if clue.quantity.kind != "money":
        return None
    noun = strip_scope(clue.noun)
    named = _FIGURE_OF_CLASS.fullmatch(noun)
    if named and (clue.per or named["name"].endswith(_TOLD_BY_CLASS)):
        return Subject(named["name"], "of-class", named["group"], clue.per, clue.led_by)
    previous = clue.previous
    if previous is None or not _FIGURE_PAID.search(previous.text.removesuffix(previous.per or "")):
        return None
    is_class = len(noun) <= _LONGEST_CLASS and bool(_CLASS.fullmatch(noun)) and not noun_before(noun)[1]
    is_budgeted = (clue.quantity.value or 0) >= _BUDGETED_FROM and not previous.per
    if is_budgeted and noun.endswith(_INSTITUTIONS):
        return None  # 住院补贴500万元,乡镇卫生院|200万元: sums of a budget, side by side
    if not is_class or noun in group_words() or noun_after(clue.right, unit="元"):
        return None
    return previous._replace(rule="of-class", breakdown=noun, led_by=clue.led_by)


def _find_what_is_rewarded(clue: Clue) -> Subject | None:
    """面积500亩|以上的奖励5万元, 学生超过1000人|的配备校医: the bound is of what is measured."""
    if not clue.right.startswith("的"):
        return None
    is_bound = clue.led_by.endswith(_BOUND_LED_BY) and _RULE_BEHIND_BOUND.match(clue.following)
    if not is_bound and not _IS_REWARDED.match(clue.following):
        return None
    own = noun_before(strip_scope(clue.noun))[0]
    whole = clue.alike or clue.previous
    if len(own) >= len("面积"):
        return Subject(own, "threshold", led_by=clue.led_by)
    return Subject(whole.text, "threshold", led_by=clue.led_by) if whole and not own else None


GRANT_RULES = (
    _find_limit,
    _find_given_at,
    _find_handed,
    _find_granted,
    _find_grant_of_row,
    _find_what_is_rewarded,
    _find_for_whom,
)
"""In this order; the first that answers wins."""
