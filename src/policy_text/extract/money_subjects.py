"""What a sum of money is for: the thing that it built, the purpose that it served, or the act of spending itself."""

from __future__ import annotations

import re

from policy_text.extract.clues import BY_STANDARD, Clue, Subject
from policy_text.extract.count_subjects import subject_before
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import kind_of, noun_before, strip_scope
from policy_text.extract.rate_subjects import subject_of_growth
from policy_text.lexicon.words import any_of, group_opening, group_words, word_at, word_set, words_of

__all__ = ["MONEY_RULES"]

_CLAUSE_END = re.compile(r"[,;。!?]")
_DIGIT = re.compile(r"\d")
_PURPOSE = re.compile(
    rf"""
    ^ 的? (?: [\u4e00-\u9fff]{{0,6}}? {any_of("资金 经费 款 专款 贷款 补助 财政")} )? (?:专项)?
    {any_of("作为 用于 用作 用以 用来 支持 投入到 专门用于 重点支持 主要用于 偿还 弥补 落实")}
    (?P<purpose>
        (?: [^,;。!?、()]{{2,8}} \([^,;。()0-9]{{1,8}}\) )?  # 河东(云台)产业合作区
        [^,;。!?、()]{{2,30}} (?: (?: 、 [^,;。!?、()]{{2,16}} ){{1,5}} (?= [,;。] | $ ) )?
    )
    """,
    re.VERBOSE,
)
_BORROWED = re.compile(r"发行(?P<bond>[^,;。0-9]{0,12}债券?)$")
"""发行专项债|8亿元支持园区建设: the bond is what the sum is of."""
_INNER_QUANTITY = re.compile(
    r"""
    [0-9.]+ [余多]? [万亿千百]? [余多]?
        (?: 平方米|公里|亩 | [\u4e00-\u9fff]{1,2}? (?=[\u4e00-\u9fff]) | [\u4e00-\u9fff]$ )
  | [一两二三四五六七八九十]+ [幢座栋所个项间处条件]
    """,
    re.VERBOSE,
)
_NEXT_CLAUSE = re.compile(r"^(?:以上)?,(?P<clause>[^,;。!?]{2,48})")
_FURTHERS_AS = ("支持", "推进", "推动", "提高", "用于", "保障", "加强")
_ITEM_SPENT = re.compile(r"(?P<what>[\u4e00-\u9fff、]{1,14}?)累计(?:共|已|达|约|超)*(?P<act>支出|投入)(?:共|达|约|超)*")
_FIELD_OF_WORK = re.compile(r"(?:(?<!企)业|设施|教育|卫生|民生|水利|交通|科技|文化|工程|建设|资金)$")
"""水利设施累计投入3亿元; but 学校累计投入120万元 says who gave, and the next clause what for."""
_FURTHERS = "支持|推动|推进|保障|加强|加快|健全|完善|促进|提高|提升"
_SUPPORTS = re.compile(
    r"(?:继续|重点|主要|专项|全部|全力|有效|积极)*"
    rf"(?:{_FURTHERS}|助推|用于|扶持|落实|弥补)了?(?P<what>[^,;。]{{4,46}})$"
)
_UNDERTAKES = re.compile(
    rf"^(?:资金|经费)?(?:继续|重点|全力|积极|进一步)*(?:{_FURTHERS})(?:了|好)?"
    r"(?P<what>[^,;。!?():“《]{3,40}?)(?:顺利|如期|全面)?(?:建成开放|建成投用|建成|开工|举办|召开|落地|提高|提升|投入使用)?(?=[,;。]|$)"
)
"""统筹5亿元|加强教师队伍建设: what a sum furthers, without how that ends."""
_SPENDER = re.compile(r"^(?:(?:[两三四五六七八九]|多个?)部门|[\u4e00-\u9fff]{1,6}(?:部|厅|局|委|财政|政府))(?=..)")
_HOW_MANY = re.compile(r"[0-9.]+[余多]?[万亿]?[余多]?(?:[名位户所家]|个?(?:省份?|市|县|区|乡镇)?)")
_OWN_PLACE = re.compile(r"^(?:我|全)[省市县区]")
_GIVING = re.compile(
    r"(?:给予|予以)(?:(?:该|每[个家名户]|获奖|所在)?(?:企业|个人|单位|学校|教师|学生|农户|团队|项目|集体|者|人))?$"
)
_GRANT = re.compile(
    r"的?(?P<grant>(?:一次性|专项|定额|生活)?(?:奖励|奖补|补助|补贴|资助|救助|补偿|扶持)(?:资金|经费|金)?)(?=[,;。!?:、)]|$)"
)
_BY = re.compile(r"按照?")
_THRESHOLD_OF = re.compile(r"(?:金额|收入|限额|总额)$")
_STAGE = re.compile(r"[^,;。]{0,2}(?:台阶|大关|关口)")
"""迈上6000亿元|新台阶."""
_GIVEN_BEHIND = re.compile(r"[^;。!?]{0,60}?(?:予以|给予|进行)(?P<grant>补助|补贴|奖励|资助|奖补|补偿)")
_AT_EACH = re.compile(r"(?:按照?|^[、,和])每[^,;。0-9]{1,16}$")
"""按每村8万元、每镇|16万元对编制单位予以补助."""
_PAID = (
    "增加 补助 核定 给予 予以 实行 进行 发放 拨付 下拨 核拨 安排 落实 支付 发给 计发 兑现 享受 "
    "交纳 缴纳 缴交 缴存 收取 征收"
)
_BY_RATE = re.compile(
    rf"""
    ^ [^,;。!?]{{0,40}}? 的?(?:标准|额度) ,? (?:[由从][^,;。]{{2,8}})?
    {any_of(_PAID)}
    (?P<grant> [^,;。!?、()0-9]{{2,14}} )
    """,
    re.VERBOSE,
)
_RATE = re.compile(r"^的?(?:标准|额度)")
_WORKED_ON = re.compile(r"(?:又|再次|重新)?对(?P<what>[^,;。0-9]{2,16})进行了?")
_HOW = re.compile(any_of("持续 继续 全面 全力 重点 积极 大力 有效 深入 扎实 稳步") + "+")
"""投入300万元|持续开展专项行动."""
_SPENDING = words_of(
    "投入 投资 安排 拨付 下拨 落实 筹集 筹措 争取 争取到 支出 补助 资助 奖励 减免 发放 提供 融资 贷款 "
    "预拨 捐赠 捐资 募集 统筹 集资 筹资 整合 列支 拿出 出资 斥资 下达 划拨"
)


_PUBLIC_SHARE = re.compile(
    r"(?:^|[,、;]|其中)(?P<name>(?:中央|[省市县区州]级|[省市县区州]|地方|上级|各级)?财政(?:补助|补贴收入|配套资金))(?:为|约|近|达)?$"
)
_GAIN = re.compile(
    r"(?P<who>[^,;。0-9、]*?)(?P<how>(?:每年|年)?(?:[人户亩]均)?(?:每年|年)?增收)(?:了|约|近|超过?|达到?|逾)*$"
)
_THAN_BEFORE = re.compile(r"同比|[比较](?:上年|去年|上一年)")
_HELPS = re.compile("带动|带领|帮助|帮|助力|助|促进|推动|让|使|为")
_REVENUE = ("收入", "税", "税收", "财力")
_EARNERS = ("户", "民", "农", "村", "人", "者", "员")
_IS_LIMITED = re.compile(r"不(?:超过|低于|少于|高于)|最多|至少")
"""每生每年贷款不超过|12000元, 额度由…: a limit, which the next clause says nothing of."""
_SPENDERS = (
    *("集体", "个人", "群众", "干部", "村民", "企业", "社会", "各界", "校友", "家长", "师生", "职工", "部门", "单位"),
    *("财政", "政府", "省", "市", "区", "县", "乡", "镇", "村", "年", "来"),
)
"""县财政共|投入2亿元 says only who spends; 奖学金共|发放200万元 says what."""
_SPENDS_MORE = re.compile(rf"(?:又|再|还|也|先后|陆续|(?<!公)共)(?P<verb>{'|'.join(sorted(_SPENDING))})$")
"""学校又|投资300万元."""
_MERELY_SPENDS = re.compile(rf"(?:又|再|还|也|共|各|将|拟|已|先后|陆续|累计|每年)(?:{'|'.join(sorted(_SPENDING))})$")
_SPENT_FOR = re.compile(
    rf"为(?P<what>[^,;。0-9]{{3,16}}?)(?:又|再|还|共|先后|陆续|累计|已)*(?P<verb>{'|'.join(sorted(_SPENDING))})(?:资金|经费)?"
)
_MERE_FUNDS = re.compile(rf"(?:{'|'.join(sorted(_SPENDING))}|再|共|各|每年|累计|继续)+(?:财政)?(?:资金|经费)")
"""统筹资金7亿元: funds without a name of their own."""


_OTHER_SIDE = {"支出": "收入", "收入": "支出", "进口": "出口", "出口": "进口"}
_CARRIED_OUT = re.compile(r"(?:实际|全年)*(?:完成|执行|支出|收入)(?:数)?(?:为|了)?")
_PLANNED = re.compile(r"(?:年初|年度|调整)?预算(?:数|安排)?(?:合计|总计)?$")
_WORTH = words_of("价值 总价值 总值 均价 单价 售价")


def _find_worth(clue: Clue) -> Subject | None:
    """图书12万册,价值|300万元: the worth of what was counted before."""
    worth, previous = strip_scope(_noun(clue)), clue.previous
    if worth not in _WORTH or previous is None or previous.unit in ("", "元", "%"):
        return None
    return Subject(previous.text + worth, "realised", previous.breakdown, led_by=clue.led_by)


def _find_counterpart(clue: Clue) -> Subject | None:
    """收入12亿元,…;支出|30亿元, 实际完成|28亿元: the other side, or the outcome, of what was told before."""
    noun, previous = strip_scope(_noun(clue)), clue.previous
    if previous is None:
        return None
    if noun == "支出" and previous.verb == "安排":
        return Subject(previous.text + noun, "realised", previous.breakdown, led_by=clue.led_by)
    other = _OTHER_SIDE.get(noun)
    if other and previous.text.endswith(other) and len(previous.text) > len(other):
        return Subject(previous.text.removesuffix(other) + noun, "realised", previous.breakdown, led_by=clue.led_by)
    if _CARRIED_OUT.fullmatch(clue.around.left) and _PLANNED.search(previous.text):
        return Subject(_PLANNED.sub("", previous.text), "realised", previous.breakdown, led_by=clue.led_by)
    return None


def _find_public_share(clue: Clue) -> Subject | None:
    """其中中央财政补助|40元, 财政补贴收入6亿元: the share of a public purse has its name."""
    named = _PUBLIC_SHARE.search(clue.around.left) if "财政" in clue.around.left else None
    return Subject(named["name"], "before", led_by=clue.led_by) if named else None


def _find_gain(clue: Clue) -> Subject | None:
    """农户增收3000万元, 80户村民人均增收|2万元: the gain has a name of its own, with whose it is before it."""
    gain = _GAIN.search(clue.around.left) if "增收" in clue.around.left else None
    if gain is None or _THAN_BEFORE.search(clue.around.left):
        return None
    if clue.around.left == "增收" and clue.previous and clue.previous.text.endswith(_REVENUE):
        return None  # 税收收入完成90亿元,增长5%,增收|4亿元
    who = "" if clue.around.follows_quantity else _HELPS.split(gain["who"])[-1]
    who = noun_before(strip_scope(who))[0]
    who = who if who.endswith(_EARNERS) else ""
    return Subject(who + gain["how"], "growth", led_by=clue.led_by)


def _find_growth(clue: Clue) -> Subject | None:
    if not clue.grows:
        return None
    names_it = clue.right.startswith("的") and not _RATE.match(clue.right)
    given = noun_after(clue.right, unit="元") if names_it else ""
    if given and not strip_scope(clue.noun):
        return Subject(given, "after", led_by=clue.led_by)  # 每月再增加|40元的高龄补助
    return subject_of_growth(clue)


def _find_purpose(clue: Clue) -> Subject | None:
    """拨付8万元资金作为食堂改造资金."""
    purpose = _PURPOSE.match(clue.right)
    borrowed = _BORROWED.search(clue.noun)
    if borrowed:
        return Subject(borrowed["bond"], "before", led_by=clue.led_by)
    if not purpose:
        return None
    if "、" in purpose["purpose"]:
        return Subject(kind_of(purpose["purpose"].removesuffix("等")), "purpose", led_by=clue.led_by)
    acted, _ = noun_before(purpose["purpose"])
    return Subject(acted if len(acted) >= 4 else purpose["purpose"], "purpose", led_by=clue.led_by)


def _find_undertaking(clue: Clue) -> Subject | None:
    """统筹5亿元加强教师队伍建设, 落实2亿元保障20万老人养老保险待遇: what the sum furthers."""
    spent = _SPENDER.sub("", strip_scope(_noun(clue)))
    undertaking = _UNDERTAKES.match(clue.following) if spent in _SPENDING else None
    if not undertaking:
        return None
    furthered = _OWN_PLACE.sub("", _HOW_MANY.sub("", undertaking["what"], count=1))
    if _DIGIT.search(furthered) or len(furthered) < len("纪念馆"):
        return None
    return Subject(kind_of(furthered), "purpose", led_by=clue.led_by, verb=spent)


def _find_beneficiary(clue: Clue) -> Subject | None:
    """为校舍维修先后投入260万元: what the money is spent for stands before the verb."""
    match = _SPENT_FOR.fullmatch(_noun(clue))
    return Subject(match["what"], "purpose", led_by=clue.led_by, verb=match["verb"]) if match else None


def _find_grant(clue: Clue) -> Subject | None:
    """给予5万元奖励; 合格的给予2万元: the grant, behind the sum or named before."""
    giving = strip_scope(_noun(clue))
    if not _GIVING.search(giving):
        return None
    grant = _GRANT.match(clue.right)
    if grant:
        return Subject(grant["grant"], "after", led_by=clue.led_by, verb=giving)
    if clue.previous and clue.right[:1] in ("", ",", ";", "。"):
        return Subject(clue.previous.text, "inherited", clue.previous.breakdown, led_by=clue.led_by)
    return None


def _find_rate(clue: Clue) -> Subject | None:
    """按每校30万元的标准安排改造资金: what is given at that rate."""
    left, following = clue.around.left, clue.following
    at_rate = clue.led_by.endswith(("按", "按照")) or BY_STANDARD.search(left)
    if not (clue.per or at_rate or clue.around.follows_quantity):
        return None
    given = _BY_RATE.match(following) or (_GIVEN_BEHIND.match(following) if _AT_EACH.search(left) else None)
    if not given:
        return None
    grant = noun_after(given["grant"], unit="元") or given["grant"]
    receiver = _BY.split(clue.noun)[-1].lstrip("、和及与")
    group = receiver if receiver in group_words() else group_opening(receiver)
    return Subject(grant, "rate-of-pay", group, led_by=clue.led_by)


def _find_noun_after(clue: Clue) -> Subject | None:
    """投资3亿元的新区中心医院 → the hospital; 每人300元补贴 → the subsidy."""
    if clue.right[:1] in ",;。!?:、)":
        return None
    bounds = clue.right.startswith(("的", "及以")) and bool(_THRESHOLD_OF.search(_noun(clue)))
    if _RATE.match(clue.right) or bounds or _STAGE.match(clue.right):  # 单户贷款300万元|及以下的企业
        return None
    after = noun_after(clue.right, unit="元")
    acts = not clue.around.left and len(after) < len(clue.right)  # 18亿元补贴|带动消费200亿元
    if clue.around.precedes_quantity and not acts and not clue.right.startswith("的"):
        return None
    if len(after) < 2 or _HOW.match(clue.right) or _opens_with_verb(clue.right):
        return None
    return Subject(after, "after", led_by=clue.led_by, verb=strip_scope(_noun(clue)))


def _find_what_was_done(clue: Clue) -> Subject | None:
    """投资90万元|改建三层宿舍楼一栋: the object of the verb right behind the sum."""
    spent = strip_scope(_noun(clue))
    clause = _CLAUSE_END.split(clue.following, maxsplit=1)[0]
    if (spent and not spent.endswith(tuple(_SPENDING))) or not _opens_with_verb(clause):
        return None
    acted, verb = noun_before(_HOW.sub("", _INNER_QUANTITY.sub("", clause), count=1))
    noun = noun_after(acted, unit="元") if verb else ""
    return Subject(noun, "purpose", led_by=clue.led_by, verb=spent) if len(noun) >= 2 else None


def _find_noun_before(clue: Clue) -> Subject | None:
    is_headed = clue.previous is not None and clue.previous.rule == "headline"
    if is_headed and strip_scope(_noun(clue)) in _SPENDING and _next_furthers(clue):
        return None
    found = subject_before(clue, _noun(clue))
    names_a_thing = found.rule not in ("before", "none", "inherited") or (
        found.rule == "before"
        and found.text not in _SPENDING
        and not _MERE_FUNDS.fullmatch(found.text)
        and not _MERELY_SPENDS.search(found.text)
    )
    return found if names_a_thing else None


def _find_headline(clue: Clue) -> Subject | None:
    """保障校园安全。拨付|36亿元: the short sentence before says what for."""
    is_headed = clue.previous is not None and clue.previous.rule == "headline" and not _next_furthers(clue)
    return clue.previous if is_headed and strip_scope(_noun(clue)) in _SPENDING else None


def _next_furthers(clue: Clue) -> bool:
    """支持优化医疗。拨付2亿元,支持|新院区建设: the next clause says more exactly what for than the one before."""
    following = _NEXT_CLAUSE.match(clue.following)
    return following is not None and following["clause"].startswith(_FURTHERS_AS)


def _find_expenditure(clue: Clue) -> Subject | None:
    """林业累计支出|12亿元: the item of a budget, though 累计 stands before what it is."""
    item = _ITEM_SPENT.fullmatch(strip_scope(clue.around.left))
    if item is None or (item["act"] == "投入" and not _FIELD_OF_WORK.search(item["what"])):
        return None
    return Subject(item["what"] + item["act"], "before", led_by=clue.led_by)


def _find_next_clause(clue: Clue) -> Subject | None:
    """投入4万元,添置阅览室书架: what the next clause does is what the money is for."""
    following = _NEXT_CLAUSE.match(clue.following)
    if not following or clue.around.follows_quantity or _IS_LIMITED.search(clue.led_by):
        return None
    clause = following["clause"]
    if _DIGIT.search(clause) and strip_scope(_noun(clue)).endswith(tuple(_SPENDING)):
        clause = _INNER_QUANTITY.sub("", clause)
    if _DIGIT.search(clause):
        return None
    worked_on = _WORKED_ON.match(clause)
    if worked_on:
        return Subject(worked_on["what"], "purpose", led_by=clue.led_by)
    supported = _SUPPORTS.match(clause)
    if supported:
        return Subject(kind_of(supported["what"].removesuffix("等")), "purpose", led_by=clue.led_by)
    acted, act = noun_before(clause)
    if not act or len(acted) < len("建设") or acted in word_set("nominal"):
        return None
    return Subject(acted, "purpose", led_by=clue.led_by, verb=_spending_verb(clue))


def _name_the_spending(clue: Clue) -> Subject | None:
    named = subject_before(clue, _noun(clue))
    together = _SPENDS_MORE.search(named.text)
    if together:
        who = named.text[: together.start()]
        text = together["verb"] if not who or who.endswith(_SPENDERS) else who
        return Subject(text, "spending", led_by=clue.led_by, verb=together["verb"])  # 集体和个人共|集资
    if named.rule == "before" and named.text not in _SPENDING:
        return named._replace(rule="spending")  # 投入资金, 县财政累计投入
    verb = _spending_verb(clue)
    if not verb and clue.previous:
        return Subject(clue.previous.text, "inherited", clue.previous.breakdown, led_by=clue.led_by)
    return Subject(verb, "spending", led_by=clue.led_by, verb=verb)


MONEY_RULES = (
    _find_public_share,
    _find_gain,
    _find_growth,
    _find_headline,
    _find_counterpart,
    _find_worth,
    _find_undertaking,
    _find_purpose,
    _find_beneficiary,
    _find_grant,
    _find_rate,
    _find_noun_after,
    _find_what_was_done,
    _find_noun_before,
    _find_expenditure,
    _find_next_clause,
    _name_the_spending,
)
"""In this order; the first that answers wins."""


def _noun(clue: Clue) -> str:
    """The words before the sum without 按…标准, unless nothing else stands there."""
    by_standard = BY_STANDARD.search(clue.noun)
    return clue.noun[: by_standard.start()] if by_standard and by_standard.start() >= 2 else clue.noun


def _spending_verb(clue: Clue) -> str:
    acted, verb = noun_before(_noun(clue))
    more = _SPENDS_MORE.search(acted)
    return more["verb"] if more else acted or verb


def _opens_with_verb(right: str) -> bool:
    right = _HOW.sub("", right)
    if right.startswith("的") or (noun_after(right, unit="元") and word_at(right, 0, "nominal")):
        return False
    return len(word_at(right, 0, "act") or word_at(right, 0, "nominal")) > 1
