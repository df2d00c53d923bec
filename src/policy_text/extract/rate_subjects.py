"""What a rate, a multiple or a ratio is of: rates take their own names (河长制覆盖河流, 居民满意率)."""

from __future__ import annotations

import re

from policy_text.extract.clues import BY_STANDARD, Clue, Subject
from policy_text.extract.groups import is_place_or_area, join_group
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import noun_before, strip_scope, strip_to_noun
from policy_text.lexicon.words import any_of, group_opening, group_words, word_at, word_set

__all__ = ["OWN_NAME", "RATE_RULES", "rate_name", "split_realised", "subject_of_growth"]

OWN_NAME = re.compile(
    any_of(
        "率 占比 比例 比重 额 量 值 数 收入 支出 指数 面积 规模 程度 水平 度 费 标准 资金 投资 经费 金额 总额 "
        "比 价格 工资 产值 增加值 余额 预算 利润 营收 利税 税收 销售 收益 分红"
    )
    + "$"
)
_BELOW_OR_ABOVE = re.compile(
    r"(?:比[^,;。0-9]{1,14}|不(?:得|能|应|宜)?)?(?:高出|高于|低于|超出|多于|少于)[^,;。0-9]{0,14}$|(?<!占)比(?![例重值])[^,;。0-9]{2,14}$"
    r"|(?:比(?![例重值])|较)[^,;。0-9]{1,14}(?:高|低|多|少|快|慢)$"
    r"|(?:恢复|相当|回升)(?:到|至|于)?[^,;。]{0,12}(?:水平|同期|上年)的?$"
)
_SHARE_OF = re.compile(
    r"^(?P<own>.*?)占(?!地|用|据|领|比|道|有率)(?P<whole>.+?)(?P<tail>的比重|的比例|的份额|比重|比例|的)?$"
)
_BY_SHARE = re.compile(r"按照?(?:不低于|不少于|不超过)?(?P<base>[^,;。0-9]{2,30})的$")
"""按不低于公用经费总额的|5%安排培训经费."""
_PREDICATE = re.compile(r"^的?(?P<clause>(?:[^,;。!?:()]|\([^(),;。0-9]{1,8}\)){2,40})")
_BEHIND_BOUND = re.compile(r"^(?:以上|以下)?的?")
_IS_PAID = re.compile(
    r"的?(?:标准|比例)?(?:给予|予以|发放|支付|计发|收取|缴纳|缴费|提取|计提|报销|计算|测算|核定|执行)(?=[,;。]|$)"
)
"""购房补贴按总价的1.5%|给予: what is paid stands before 按."""
_PAYERS = ("单位", "个人", "人员", "职工", "企业", "学校", "家庭", "居民", "机构", "财政", "政府", "基金", "资金")
"""单位按工资总额的8%缴费: who pays is not what is paid."""
_DONE_WITH = re.compile(r"(?<=..)[\u4e00-\u9fff]{2}了$")
"""以5%的能耗|产出了6%的产值."""
_RATIO_BEHIND = re.compile(r"的?([\u4e00-\u9fff]{1,6}比)(?!例)")
_RATIO_BEHIND_ROW = re.compile(
    r"(?:[、,][\u4e00-\u9fff]{0,4}\d+(?:\.\d+)?:\d+(?:\.\d+)?)+的([\u4e00-\u9fff]{1,6}比)(?!例)"
)
"""小学按1:19、初中1:13.5|的师生比."""
_LEADS_TO_NUMBER = re.compile(r"[达为是到占有至]|实现|不低于|不超过?|超过")
_MERE_SPAN = re.compile(r"^[一二三四五六七八九十两\d]+年(?:来|间|内|累计)?$")
_EXAMPLES = re.compile(r"^[^,;。0-9]*、[^、,;。0-9]{1,10}等(?![级次额])(?=[^,;。]{4}|[^,;。]{2}率)")
_APPOSITION = re.compile(r"^[^,;。0-9]*、[^、,;。0-9]{1,12}?(?=[两三四五六七八九十]大[^,;。]{3})")
"""集成电路、生物医药、人工智能|三大先导产业规模."""
_PLACES_LISTED = re.compile(
    r"^(?:(?:(?![和及])[\u4e00-\u9fff]){2,5}[、和及])+[\u4e00-\u9fff]{2,5}等(?:省份|省区市|省区|省市|省|市州|市县|市|县区|县|区|地区|地)"
    r"(?:[及和][\u4e00-\u9fff]{2,8}兵团)?(?=.{3})"
)
_UP_TO_ENSURE = re.compile(r"^[^,;。0-9]{2,16}?(?:要|应|须|必须|应当)(?:确保|保证|做到)(?=.{4})")
_UP_TO_REACH = re.compile(r"^[^,;。0-9]{2,24}?(?:力争|确保|争取|努力)(?:达到|实现)(?=[^,;。0-9]{2,12}率$)")
"""新开工项目力争达到|竣工率."""
_KEPT = re.compile(r"(?<=[例率重])(?:保留|保持不变)$")
"""特长生所占比例|保留9%."""
_NEXT_IS = re.compile(r"^(?:其次|再次|然后)?是(?=[^,;。0-9]{2,}率)")
"""其次是|西城区毕业率为77%."""
_UP_TO_LAST = re.compile(r"(?<=[率例数绩分])最[高低多少大小]的?(?:是|为)?[^,;。0-9]{0,12}$")
"""回复率|最高的为东城区, 毕业率|最低: only where it stands is told."""
_UP_TO_NOW = re.compile(r"^[^,;。0-9]{2,14}?现有(?!基础)(?=.{2})")
"""民航局现有|飞行员人数."""
_REALISED = re.compile(r"^(?P<head>.{2,20}?)(?P<verb>实现|完成)(?!率)(?P<tail>.{2,})$")
_OPENING_VERB = re.compile(
    any_of("核减 扣减 压减 实现 确保 使 让 推动 力争 达到 保持 完成 保证 拉动 促进 带动 承诺") + r"+(?=.{4})"
)
_SPEED_CHANGES = re.compile(
    r"(?P<name>增速|增幅|降幅|涨幅|跌幅).{0,12}(?:提高|加快|提升|上升|扩大|回落|收窄|下降|放缓|减缓)"
)
"""增速比上年提高|1.2个百分点: what changes is the speed of what grew."""
_OF_WHAT_WAS_PLANNED = re.compile(
    r"(?P<share>(?:完成|为|占)(?:年初|年度|全年|全年度|调整|变动)?(?:预算|计划|任务|目标){1,2})数?的?(?:近|约|超)?"
)
"""完成预算的|98%: a share of what was planned for what was told before."""
_OUGHT = re.compile(r"^(?:应当?|必?须|要|需|可|只|仅|仅仅|大?约|也|则|均|都)$")
_THAN_BEFORE = re.compile(r"^[比较](?:上年|去年|上一年)(?:同期|度)?(?=..)")
"""较上年|支出增加2亿元."""
_LONGEST_PART = 10
_NEXT_COMPARED = re.compile(r"[、,和][^,;。0-9]{2,12}的")
_TAKES_A_SHARE = ("加收", "收取", "征收", "计收", "预留", "提取", "扣取", "承担", "负担", "分担")
"""按日加收千分之三的|滞纳金."""
_NAMED_SHARE = re.compile(
    r"(?P<name>[^,;。0-9]{2,30}?(?:标准|比例|额度|基数|租金|价格))(?:一般|原则上|统一|大)?约?(?:为|是|定为|按)[^,;。0-9]{2,20}的$"
)
_SHORT_FOR = re.compile(r"\((?:以下|下称|统一|下文)?简称[^()]{1,12}\)")
_BY_STANDARD_OPENS = re.compile(r"^.*(?:按照?|根据)")
"""按参保率达到97%|的要求: what is demanded has the rate's name."""
_AS_SAID = ("的同时", "的前提", "的要求", "的规定", "的情况下", "的基础上", "的条件")
_BARE_SHARE = ("占比", "比例", "比重", "占")


_OF_A_BOUND = re.compile(r"^.*?(?:以[上下内])?的(?=..)")
"""30个教学班以下的|学校占40%: those within the bound, not a part of what bounds them."""


def _find_share(clue: Clue) -> Subject | None:
    """占总播种面积的49.3%: a share of a whole; its own part may be what was counted before."""
    if clue.grows:
        return None
    planned = _OF_WHAT_WAS_PLANNED.fullmatch(clue.around.left)
    if planned and clue.previous:
        text = clue.previous.text + planned["share"]
        return Subject(text, "share", clue.previous.breakdown, led_by=clue.led_by)
    previous, noun = clue.previous, _without_comparison(clue.noun)
    counts_things = previous is not None and previous.unit not in ("", "%", "百分点", "元")
    if clue.led_by.startswith("占") and previous is not None and previous.rule == "bound":
        return Subject(_OF_A_BOUND.sub("", noun), "share", led_by=clue.led_by)
    if clue.led_by.startswith("占") and noun and previous is not None and counts_things:
        part = strip_scope(noun)
        whole = "" if part.endswith(previous.text) else f"占{previous.text}"  # 60岁以上的人口占36%
        return Subject(part + whole, "share", group_opening(part))
    share = _SHARE_OF.match(noun)
    if not share or len(share["whole"]) < 2:
        return None
    own = rate_name(_OUGHT.sub("", share["own"].removesuffix("约"))) or (previous.text if previous else "")
    tail = share["tail"] if share["tail"] not in (None, "的") else ""
    return Subject(f"{own}占{share['whole'].rstrip('的')}{tail}", "share", group_opening(own))


_THIS = re.compile("[该本此]")
_COVERS = re.compile(r"[^,;。0-9]{3,16}覆盖")
"""高速公路网覆盖|99%|的县城: whose cover it is says as much as what is covered."""


def _find_predicate(clue: Clue) -> Subject | None:
    """60%以上医生会用远程会诊: the rate of those of whom the clause is true."""
    if clue.quantity.kind == "ratio":
        named = _RATIO_BEHIND.match(clue.right) or _RATIO_BEHIND_ROW.match(clue.following)
        group = strip_scope(clue.noun).removesuffix("按")
        return Subject(named.group(1), "after", group if group in group_words() else None) if named else None
    if clue.grows or clue.is_former_state or clue.quantity.kind != "percentage":
        return None
    collected = (
        noun_after(clue.right) if clue.right.startswith("的") and clue.around.left.endswith(_TAKES_A_SHARE) else ""
    )
    if collected:
        return Subject(collected, "after", led_by=clue.led_by)
    noun = _without_comparison(clue.noun)
    goes_by_standard = bool(BY_STANDARD.search(noun) or _BY_SHARE.search(clue.around.left))
    is_part_of = clue.led_by.startswith("的") and bool(noun) and not goes_by_standard
    if is_part_of or (OWN_NAME.search(noun) and not goes_by_standard):
        return None
    leads_nowhere = not noun or not _LEADS_TO_NUMBER.search(clue.led_by)
    if goes_by_standard and clue.right.startswith(_AS_SAID):
        return Subject(rate_name(_BY_STANDARD_OPENS.sub("", noun)), "rate", led_by=clue.led_by)
    if goes_by_standard:
        base = _BY_SHARE.search(clue.around.left)
        paid = strip_scope(clue.around.left[: base.start()]) if base and _IS_PAID.match(clue.right) else ""
        if len(paid) >= len("补贴") and not paid.endswith(_PAYERS) and not noun_before(paid)[1]:
            return Subject(paid, "standard", led_by=clue.led_by)
        return _find_what_is_given(clue.right) or (Subject(base["base"], "standard") if base else None)
    predicate = _read_predicate(clue.right) if leads_nowhere or clue.right.startswith("的") else ""
    if predicate and _COVERS.fullmatch(noun) and not _THIS.match(clue.around.left):
        predicate = strip_scope(noun) + predicate
    return Subject(predicate, "predicate") if predicate else None


def _find_what_is_given(right: str) -> Subject | None:
    """按在校学生总数的0.2%|配备公共艺术课程教师."""
    match = _PREDICATE.match(right)
    acted, verb = noun_before(match["clause"]) if match else ("", "")
    is_thing = bool(verb) and len(acted) >= len("经费") and acted not in word_set("nominal")
    return Subject(acted, "standard", verb=verb) if is_thing else None


def _read_predicate(right: str) -> str:
    match = _PREDICATE.match(right)
    if (
        not match
        or right[:1] in ",;。!?:、)"
        or right.startswith(_AS_SAID)
        or match["clause"].startswith(("和", "及", "与", "以"))
    ):
        return ""
    clause = _DONE_WITH.sub("", _BEHIND_BOUND.sub("", match["clause"]))
    leads_on = word_at(clause, 0, "reach") or word_at(clause, 0, "growth")
    opens_noun = clause.startswith(("新增", "新建", "在建", "新招"))
    may_be_verb = not right.startswith("的") and not opens_noun
    is_verb = may_be_verb and (word_at(clause, 0, "act") or word_at(clause, 0, "stop"))
    return "" if (len(leads_on) > 1 and not opens_noun) or is_verb else clause


def _find_named_share(clue: Clue) -> Subject | None:
    """失业金标准为最低工资的90%: the figure that is told as a share of another one."""
    left = _SHORT_FOR.sub("", clue.around.left)
    named = _NAMED_SHARE.match(left) if clue.quantity.kind == "percentage" and not clue.grows else None
    return Subject(rate_name(named["name"]), "rate", led_by=clue.led_by) if named else None


def _find_next_multiple(clue: Clue) -> Subject | None:
    """是全国平均的53倍、|甲地的|27倍: the next of those that it is compared with."""
    is_next = clue.quantity.kind == "multiple" and clue.around.follows_quantity and clue.previous is not None
    if not is_next or not _NEXT_COMPARED.fullmatch(clue.around.left):
        return None
    previous = clue.previous
    return Subject(previous.text, "inherited", previous.breakdown, led_by=clue.led_by) if previous else None


def _find_elliptic_group(clue: Clue) -> Subject | None:
    """有条件的占到11%: a group of what the rate was of."""
    if clue.grows or clue.previous is None or not _own_words(clue).endswith("的"):
        return None
    return Subject(clue.previous.text, "group", _own_words(clue).rstrip("的"), led_by=clue.led_by)


def _find_reduced(clue: Clue) -> Subject | None:
    """降低了30%的生产成本: what became less stands behind."""
    if not clue.led_by.endswith("了") or not clue.grows or not clue.right.startswith("的"):
        return None
    noun = noun_after(clue.right)
    return Subject(noun, "after", led_by=clue.led_by) if len(noun) >= 2 else None


def _find_own_name(clue: Clue) -> Subject | None:
    own = rate_name(_own_words(clue))
    speed = _SPEED_CHANGES.match(own + clue.led_by)
    if speed and clue.previous and not own.removeprefix(speed["name"]):
        name = clue.previous.text.removesuffix(speed["name"]) + speed["name"]
        return Subject(name, "growth", clue.previous.breakdown, led_by=clue.led_by)
    if not own:
        return None
    if own in _BARE_SHARE and clue.previous:
        return Subject(clue.previous.text + own, "share", clue.previous.breakdown, led_by=clue.led_by)
    group = own if own in group_words() or is_place_or_area(own) else group_opening(own)
    if group == own and clue.previous:
        return Subject(join_group(own, clue.previous.text), "group", own, led_by=clue.led_by)
    if clue.previous and _is_part_of_rate(clue, own):
        return Subject(clue.previous.text, "group", own, led_by=clue.led_by)
    return Subject(own, "growth" if clue.grows else "rate", group, led_by=clue.led_by)


def _is_part_of_rate(clue: Clue, own: str) -> bool:
    """满意度96%,其中学生98%、家长95%: who they are, of a rate that was just told."""
    is_rate = clue.previous is not None and clue.previous.unit == "%" and bool(OWN_NAME.search(clue.previous.text))
    is_bare = clue.around.is_part and not clue.grows and not clue.led_by and clue.quantity.kind == "percentage"
    return is_rate and is_bare and len(own) <= _LONGEST_PART and not OWN_NAME.search(own) and not noun_before(own)[1]


def _inherit(clue: Clue) -> Subject | None:
    previous = clue.previous
    if previous is None:
        return Subject(noun_after(clue.right), "after", led_by=clue.led_by)
    return Subject(previous.text, "inherited", previous.breakdown, led_by=clue.led_by, verb=previous.verb)


RATE_RULES = (
    _find_next_multiple,
    _find_named_share,
    _find_share,
    _find_predicate,
    _find_reduced,
    _find_elliptic_group,
    _find_own_name,
    _inherit,
)
"""In this order; the first that answers wins."""


def subject_of_growth(clue: Clue) -> Subject:
    """Of what an amount is the growth: its own name, or what was counted before (同比增加3亿元)."""
    own = _THAN_BEFORE.sub("", rate_name(_without_comparison(clue.noun)))
    if own in group_words() and clue.previous and clue.previous.rule != "topic":
        return Subject(join_group(own, clue.previous.text), "group", own, led_by=clue.led_by)
    if own and not (clue.previous and clue.previous.text.endswith(own)):
        return Subject(own, "growth", group_opening(own), led_by=clue.led_by)
    if clue.previous:
        previous = clue.previous
        return Subject(previous.text, "inherited", previous.breakdown, led_by=clue.led_by, verb=previous.verb)
    return Subject("", "none", led_by=clue.led_by)


def _without_comparison(noun: str) -> str:
    """比全国均值高出12.4点 says nothing of what is higher."""
    return _BELOW_OR_ABOVE.sub("", noun)


def _own_words(clue: Clue) -> str:
    noun = _without_comparison(clue.noun)
    by_standard = BY_STANDARD.search(noun)
    return noun[: by_standard.start()] if by_standard else noun


def rate_name(noun: str) -> str:
    """The rate's own name: everything from behind the scope, since 学区制覆盖小学 is what the rate is called.

    >>> rate_name("目前全区集团化办学占比"), rate_name("第一产业实现增加值")
    ('集团化办学占比', '第一产业增加值')
    """
    noun = _NEXT_IS.sub("", noun, count=1)
    noun = _UP_TO_LAST.sub("", noun) if "最" in noun else _KEPT.sub("", noun)
    name = _APPOSITION.sub("", strip_scope(noun)) if "大" in noun else strip_scope(noun)
    name = _EXAMPLES.sub("", _PLACES_LISTED.sub("", _MERE_SPAN.sub("", name)))
    name = _UP_TO_REACH.sub("", _UP_TO_ENSURE.sub("", name))
    name = _UP_TO_NOW.sub("", name) if "现有" in name else name
    relative = name.rfind("的")
    keeps_clause = name.endswith(("率", "占比", "比例", "比重", "份额"))
    if relative >= 4 and len(name) - relative - 1 >= 4 and not keeps_clause:
        name = name[relative + 1 :]
    name = _OPENING_VERB.sub("", name, count=1).lstrip("了") if _OPENING_VERB.match(name) else name
    head, tail = split_realised(name)
    return strip_scope(head + tail) if tail else name


def split_realised(name: str) -> tuple[str, str]:
    """第一产业|实现|增加值: the figure is 第一产业增加值. The second part is empty without a verb."""
    match = _REALISED.match(name)
    if not match:
        return name, ""
    head, _ = strip_to_noun(match["head"])
    return ("" if is_place_or_area(head) else head), match["tail"]
