"""What is counted: the subject of each quantity of a sentence, and the group that splits it.

Each rule answers for one way in which Chinese puts a number beside what it counts; the first that applies wins. Rules
are named, so that their reliability can be measured one by one (`scripts/calibrate.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from policy_text.extract.clauses import Surroundings
from policy_text.extract.phrases import noun_after, noun_before, strip_scope, strip_to_noun
from policy_text.extract.quantities import Quantity
from policy_text.lexicon.words import group_section, group_words, word_at, word_set

__all__ = ["Subject", "find_subject", "pair_respectively"]


@dataclass(frozen=True, slots=True)
class Subject:
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


_COMPARISON = re.compile(
    r"(?:同比|环比|比上年末?|比上年同期|比去年同期|比去年|较上年同期|较上年末?|较去年|比年初|较年初|比上年度|比\d{4}年|较\d{4}年|年均|分别|各|累计|又|还)+"
)
_BELOW_OR_ABOVE = re.compile(
    r"(?:比[^,;。0-9]{1,14})?(?:高出|高于|低于|超出|多于|少于)[^,;。0-9]{0,14}$|比[^,;。0-9]{2,14}$"
)
_TIMES_OF = re.compile(r"(?:是|为|相当于|达到)[^,;。]{0,14}的$")
_FROM_STATE = re.compile(
    r"(?:由|从)(?:原来|原先|原有|之前|最初|去年同期|去年|上年同期|上年|以前|\d{4}年|建设前|实施前|改革前|创建前|\d{4}年底)?的?$"
)
_BASE_OF_LIMIT = re.compile(
    r"(?:不低于|不少于|不得低于|不得少于|不应低于|不超过|不高于|不得超过|不得高于|控制在|低于|高于|超过)[^,;。0-9]{1,24}的$"
)
_PER = re.compile(
    r"(?:按|按照)?((?:每(?:百|千|万|十|\d+)?[名个位]?(?:学生|人|生|校|班|户|村|年|月|周|天|日|学期|学年|次|所|亩|师|教师|园|床|车|吨|平方米|公里)|[生人校户亩]均)+)$"
)
_REACHED = re.compile(r"(?:了|约|近|超|超过|逾|突破|分别|各|达|达到|为|接近|将近)+$")
_RELATIVE = re.compile(r"(?!获|入选|通过|荣)[^,;。、0-9的()]{2,14}的(?=[\u4e00-\u9fff]{2})")
_PEOPLE = ("教师", "学生", "人员", "干部", "幼儿", "儿童", "党员", "人才", "校长", "园长", "职工", "家长", "委员", "代表")
_THAN = re.compile(r"[比较][^,;。]{2,14}$")
_BUILDING = frozenset("改扩建 新改扩建 新改建 新建改建 规划建设 开工建设 改造提升".split())
"""学校 alone says little; 新改扩建学校 is a row of its own."""
_MERE_SPAN = re.compile(r"^[一二三四五六七八九十两\d]+年(?:来|间|内|累计)?$")
_MERE_FREQUENCY = re.compile(r"每(?:年|月|周|天|日|学期|学年|次)|[人生户校]均")
_PER_LEADING = re.compile(r"^每(?:百|千|万|十|亿|\d+)?[名个位]?[^,;。、0-9每]{1,10}?(?=拥有|配备|至少|有|设|不|达)")
_SHARE_OF = re.compile(
    r"^(?P<own>.*?)占(?!地|用|据|领|比|道|有率)(?P<whole>.+?)(?P<tail>的比重|的比例|的份额|比重|比例|的)?$"
)
_BY_STANDARD = re.compile(r"(?:按|按照|依照|参照|根据)[^,;。]{2,}$")
_PREDICATE = re.compile(r"^的?(?P<clause>[^,;。!?:()]{2,40})")
_PURPOSE = re.compile(
    r"^(?:的)?(?:[\u4e00-\u9fff]{0,6}?(?:资金|经费|款|专款|贷款|补助|财政))?(?:专项)?(?:作为|用于|用作|用以|用来|支持|投入到|专门用于|重点支持|主要用于)(?P<purpose>[^,;。!?、()]{2,30})"
)
_INNER_QUANTITY = re.compile(
    r"[0-9.]+[余多]?[万亿千百]?[余多]?(?:平方米|公里|亩|[\u4e00-\u9fff]{1,2}?(?=[\u4e00-\u9fff])|[\u4e00-\u9fff]$)|[一两二三四五六七八九十]+[幢座栋所个项间处条件]"
)
_NEXT_ACT = re.compile(r"^[,，](?P<clause>[^,;。!?]{2,30})")
_AWARD = re.compile(
    r"^(?:先后|分别|已|均|成功)?(?:获得|荣获|获评|获批|斩获|获|入选|当选|评为|被评为|被授予|通过|取得|被评选为|被认定为|晋升为|晋升)(?:为|了|省|市|国家|全国)?(?P<prize>[^,;。!?、()]{2,30})"
)
_RESULT = re.compile(r"(?:立项|认定|考核|称号|奖励|荣誉|评审|验收|表彰)$")
_OWN_NAME = re.compile(
    r"(?:率|占比|比例|比重|额|量|值|数|收入|支出|指数|面积|规模|程度|水平|度|费|标准|资金|投资|经费|金额|总额|比|价格|工资|产值|增加值|余额|预算)$"
)
_QUANTITY_NAME = re.compile(r"额|量|值|数|收入|支出|资金|投资|经费|金|费|款|面积|价|税|贷|债|产|资")
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,11}(?:省|市|(?<![学社园校小片示街辖城市镇郊山地库灾牧林景验范老新居])区|县|自治州|(?<![城集])镇|街道|自治区|新区|开发区)[、和]?)+$"
)
_CHANNEL = re.compile(
    r"(?:招聘|招考|录用|引进|选调|选聘|考录|招录|聘用|选派|录取|派位|直升|拨付|配套|自筹|捐赠|(?:中央|财政|上级|级|省|自治区|市|县|区)补助|统筹|购买|新建|改建|扩建|改扩建|培养|委培|竞聘|转岗|待岗|调动|流转)$"
)
_LEVEL_GROUP = re.compile(r"(?:国家|自治区|省|市|县|区|州|乡镇|校|院|镇|村|班)级$|[\u4e00-\u9fff]{2,4}[型类式]$")
_SCHOOLS = re.compile(r"(?:校|园|小学|初中|高中|中学|学院)$")
_GOAL = re.compile(r"^的?(?:年度|全年|预期|既定|预定|省定|市定)*(?:目标|任务|计划|指标任务)")
_SPLIT = re.compile(r"、|和|与|及|以及")
_BUILDS = re.compile(r"[新改]\([改扩迁续、]{1,5}\)建")
_STAGES_OF_WORK = frozenset(
    "占地 续建 竣工 开工 完工 建成 投用 恢复 撤销 新建 改建 扩建 改扩建 在建 迁建 动工 落成 交付 验收 完成 转岗 待岗 在读 剩余".split()
)
_INSTITUTION = re.compile(r"(?:院|机构|学校|中学|小学|初中|高中|园|站|中心|企业|单位|部门|社区|村|乡镇|县)$")
_AREA = re.compile(r"^[东中西南北]+部(?:地区|省份)?$|^[\u4e00-\u9fff]{2,6}地区$")
_GENERIC_VERBS = frozenset(
    "投入 投资 安排 拨付 下拨 落实 筹集 筹措 争取 争取到 支出 补助 资助 奖励 减免 发放 提供 融资 贷款 捐赠 捐资 募集 统筹 整合 列支".split()
)


def find_subject(
    quantity: Quantity,
    around: Surroundings,
    previous: Subject | None,
    following: str,
    *,
    alike: Subject | None = None,
    announced: str = "",
) -> Subject:
    """The subject of one quantity.

    ``previous`` is the subject of the quantity before it in the same sentence, ``alike`` that of the last one with the
    same unit, ``announced`` the name that the clause before gave without a number (校际差异系数,小学不超过0.50), and
    ``following`` the text from behind the quantity to the end of the next clause.
    """
    goal = _GOAL.match(around.right)
    if goal and previous:
        return Subject(previous.text, "goal", previous.breakdown)
    around = replace(around, right=_relative_noun(around.right))
    if quantity.unit == "学分":
        course = re.search(r"([^,;。的]{2,12}课程?)的$", around.left)
        return Subject(noun_before(course.group(1))[0] if course else "学分", "own-unit")
    left = _FROM_STATE.sub("", around.left)
    comes_from_state = left != around.left
    left = _TIMES_OF.sub("", left) if quantity.kind == "multiple" else left
    left = _BASE_OF_LIMIT.sub("", left)
    left = _BUILDS.sub("新建", left)
    left = re.sub(r"\([^()]{3,24}\)", "", left)
    left = left.lstrip("、和及与") if around.follows_quantity else left
    noun, led_by = strip_to_noun(left)
    noun, per = _take_per(noun)
    if per:
        noun, more = strip_to_noun(noun)
        led_by = more + led_by
    comparison = _COMPARISON.search(noun)
    if comparison and comparison.end() == len(noun):
        noun, led_by = noun[: comparison.start()], comparison.group() + led_by
        noun, more = strip_to_noun(noun)
        led_by = more + led_by
    if announced and _is_group(strip_scope(noun)):
        return Subject(announced, "announced", strip_scope(noun).rstrip("都均") or None, per, led_by)
    if quantity.kind in ("percentage", "multiple", "ratio") or quantity.form == "点":
        found = _subject_of_rate(quantity, around, noun, led_by, previous, may_predicate=not comes_from_state)
    elif quantity.kind == "money":
        found = _subject_of_money(around, noun, led_by, previous, following, alike)
    else:
        found = _subject_of_count(quantity, around, noun, led_by, previous, alike)
    if per is None:
        return found
    is_part = per not in found.text and not _MERE_FREQUENCY.fullmatch(per)
    return replace(found, text=_PER.sub("", found.text) + per if is_part else found.text, per=per)


def _relative_noun(right: str) -> str:
    """17名|不能到校就读的重度残疾儿童: a clause before the noun is passed over, so that the noun is found."""
    relative = _RELATIVE.match(right)
    return right[relative.end() :] if relative and not noun_after(right) else right


def _is_group(noun: str) -> bool:
    """Whether the words before a number only name a group: 小学、初中都, 城区和镇区公办小学; or nothing at all."""
    items = [item for item in _SPLIT.split(noun.rstrip("都均的")) if item]
    return all(item in group_words() or _group_of(item) and item.endswith(_group_names()) for item in items)


def _take_per(noun: str) -> tuple[str, str | None]:
    match = _PER.search(noun)
    return (noun[: match.start()], match.group(1)) if match else (noun, None)


def _subject_of_rate(
    quantity: Quantity,
    around: Surroundings,
    noun: str,
    led_by: str,
    previous: Subject | None,
    *,
    may_predicate: bool,
) -> Subject:
    grows = _grows(led_by)
    noun = _BELOW_OR_ABOVE.sub("", noun)
    if not grows:
        share = _subject_of_share(noun, led_by, previous)
        if share:
            return share
        is_part_of = led_by.startswith("的") and bool(noun) and not _BY_STANDARD.search(noun)
        named = is_part_of or _OWN_NAME.search(noun)
        predicate = _predicate(around.right) if may_predicate and not named else ""
        leads_nowhere = not noun or not re.search(r"[达为是到占有至]|实现|不低于|不超过|超过", led_by)
        if predicate and (leads_nowhere or around.right.startswith("的")) and quantity.kind == "percentage":
            found = _subject_of_predicate(noun, predicate)
            if found is not None:
                return found
    by_standard = _BY_STANDARD.search(noun)
    if by_standard:  # 认定标准按最低生活保障标准的1.5倍确定
        noun = noun[: by_standard.start()]
    by_standard = _BY_STANDARD.search(noun)
    if by_standard:
        noun = noun[: by_standard.start()]
    if noun.endswith("的") and previous and not grows:
        return Subject(previous.text, "group", noun.rstrip("的"), led_by=led_by)  # 有条件的占到11%
    own = _rate_name(noun)
    if own in ("占比", "比例", "比重", "占") and previous:
        return Subject(previous.text + own, "share", previous.breakdown, led_by=led_by)
    if own:
        is_group = own in group_words() or _PLACE.match(own) or _AREA.match(own)
        group = own if is_group else _group_of(own)
        if group == own and previous:
            return Subject(_join_group(own, previous.text), "group", own, led_by=led_by)
        return Subject(own, "growth" if grows else "rate", group, led_by=led_by)
    if previous:
        return Subject(previous.text, "inherited", previous.breakdown, led_by=led_by, verb=previous.verb)
    after = noun_after(around.right)
    return Subject(after, "after", led_by=led_by)


def _join_group(group: str, whole: str) -> str:
    """城区学生参与率 said of 乡镇 next: the rate's name with the other group in front."""
    area = re.match(r"[东中西南北]+部(?:地区|省份)?", whole)
    if area and _AREA.match(group):
        return group + whole[area.end() :]
    section = group_section(group)
    for other in _group_names():
        if whole.startswith(other) and len(whole) > len(other) and group_section(other) == section:
            return group + whole[len(other) :]
    return whole


def _grows(led_by: str, noun: str = "") -> bool:
    tail = _REACHED.sub("", led_by)
    return bool(tail) and (tail.endswith(_growth_endings()) or (tail[-1] in "多少" and bool(_THAN.search(noun))))


@cache
def _growth_endings() -> tuple[str, ...]:
    return tuple(word for word in word_set("growth") if len(word) > 1) + tuple("增升涨降减")


@cache
def _group_names() -> tuple[str, ...]:
    """Groups of two characters and more, the longest first."""
    return tuple(sorted((word for word in group_words() if len(word) > 1), key=len, reverse=True))


def _subject_of_share(noun: str, led_by: str, previous: Subject | None) -> Subject | None:
    is_of_counted = previous is not None and previous.unit not in ("", "%", "元")
    if led_by.startswith("占") and previous and noun and is_of_counted:
        return Subject(f"{strip_scope(noun)}占{previous.text}", "share", _group_of(strip_scope(noun)))
    share = _SHARE_OF.match(noun)
    if not share or len(share["whole"]) < 2:
        return None
    own = _rate_name(share["own"])
    whole = share["whole"].rstrip("的")
    if not own and previous:
        own = previous.text
    return Subject(
        f"{own}占{whole}" + ((share["tail"] or "") if share["tail"] != "的" else ""), "share", _group_of(own)
    )


def _predicate(right: str) -> str:
    match = _PREDICATE.match(right)
    if not match or right[:1] in ",;。!?:、)" or match["clause"].startswith(("和", "及", "与", "以")):
        return ""
    clause = re.sub(r"^(?:以上|以下)?的?", "", match["clause"])
    leads_on = word_at(clause, 0, "reach") or word_at(clause, 0, "growth")
    is_verb = not right.startswith("的") and (word_at(clause, 0, "act") or word_at(clause, 0, "stop"))
    return "" if len(leads_on) > 1 or is_verb else clause


def _subject_of_predicate(noun: str, predicate: str) -> Subject | None:
    if _BY_STANDARD.search(noun):
        acted, verb = noun_before(predicate)
        return Subject(acted, "standard", verb=verb) if verb and len(acted) >= 2 else None
    return Subject(predicate, "predicate")


def _rate_name(noun: str) -> str:
    """The rate's own name: everything from behind the scope, since 学区制覆盖小学 is what the rate is called."""
    name = _MERE_SPAN.sub("", strip_scope(noun))
    relative = name.rfind("的")
    if relative >= 4 and len(name) - relative - 1 >= 4 and not name.endswith(("率", "占比", "比例", "比重")):
        name = name[relative + 1 :]
    name = re.sub(r"^(?:实现|确保|使|让|推动|力争|达到|保持|完成|保证)+(?=.{4})", "", name)
    head, verb, tail = _split_realised(name)
    return strip_scope(head + tail if verb else name)


def _split_realised(name: str) -> tuple[str, str, str]:
    """第一产业|实现|增加值: the name of the figure is 第一产业增加值."""
    match = re.match(r"^(?P<head>.{2,20}?)(?P<verb>实现|完成)(?P<tail>.{2,})$", name)
    if not match:
        return name, "", ""
    return match["head"], match["verb"], match["tail"]


def _subject_of_money(
    around: Surroundings, noun: str, led_by: str, previous: Subject | None, following: str, alike: Subject | None
) -> Subject:
    if _grows(led_by, noun):
        return _subject_of_growth(noun, led_by, previous)
    by_standard = _BY_STANDARD.search(noun)
    noun = noun[: by_standard.start()] if by_standard and by_standard.start() >= 2 else noun
    purpose = _PURPOSE.match(around.right)
    if purpose:
        return Subject(_tidy_purpose(purpose["purpose"]), "purpose", led_by=led_by)
    if around.right.startswith("的") or (around.right[:1] not in ",;。!?:、)" and not around.precedes_quantity):
        after = noun_after(around.right)
        if len(after) >= 2 and not _verb_opens(around.right):
            return Subject(after, "after", led_by=led_by, verb=strip_scope(noun))
    acted = _acted_on(following)
    if acted and (strip_scope(noun) in _GENERIC_VERBS or not strip_scope(noun)):
        return Subject(acted, "purpose", led_by=led_by, verb=strip_scope(noun))
    return _subject_before(noun, led_by, previous, following, alike=alike, unit="元", is_part=around.is_part)


def _verb_opens(right: str) -> bool:
    """投资500万元|新建教学楼一幢: what the money did, not what it is counted in."""
    return not right.startswith("的") and any(right[:n] in word_set("act") | word_set("nominal") for n in (4, 3, 2))


def _acted_on(following: str) -> str:
    """The object of the verb right behind a sum: 投资500万元|新建|5000平方米教学楼一幢."""
    clause = re.split(r"[,;。!?]", following)[0]
    if not _verb_opens(clause):
        return ""
    bare = _INNER_QUANTITY.sub("", clause)
    acted, verb = noun_before(bare)
    noun = noun_after(acted) if verb else ""
    return noun if len(noun) >= 2 else ""


def _tidy_purpose(purpose: str) -> str:
    acted, _ = noun_before(purpose)
    return acted if len(acted) >= 4 else purpose


def _subject_of_growth(noun: str, led_by: str, previous: Subject | None) -> Subject:
    own = _rate_name(_BELOW_OR_ABOVE.sub("", noun))
    if own:
        return Subject(own, "growth", _group_of(own), led_by=led_by)
    if previous:
        return Subject(previous.text, "inherited", previous.breakdown, led_by=led_by, verb=previous.verb)
    return Subject("", "none", led_by=led_by)


def _subject_of_count(
    quantity: Quantity, around: Surroundings, noun: str, led_by: str, previous: Subject | None, alike: Subject | None
) -> Subject:
    if led_by.startswith("按") and noun:
        return Subject(noun_before(noun)[0], "standard", led_by=led_by)
    if _PER_LEADING.match(noun) and not noun_after(around.right, unit=quantity.form):
        return Subject(noun, "per-head", led_by=led_by)
    if _grows(led_by, noun) and not noun_after(around.right, unit=quantity.form):
        return _subject_of_growth(noun, led_by, previous)
    award = _AWARD.match(around.right)
    if award and quantity.form in ("人", "名", "位", "个", "项", "件") and not strip_scope(noun):
        return Subject(_RESULT.sub("", award["prize"]), "prize", led_by=led_by)
    is_named_before = quantity.kind in ("other", "area", "length") and re.search(r"[为达到是]$", led_by) and bool(noun)
    if around.right[:1] not in ",;。!?:、)(" and not is_named_before:
        after = noun_after(around.right, unit=quantity.form)
        if after and not _is_predicate_of(around.right, after):
            acted, verb = noun_before(noun) if noun else ("", "")
            return Subject(after, "after", led_by=led_by, verb=verb or noun[-2:])
    return _subject_before(noun, led_by, previous, "", alike=alike, unit=quantity.unit, is_part=around.is_part)


def _is_predicate_of(right: str, after: str) -> bool:
    """教育集团10个覆盖…: what follows is a verb phrase, not a noun."""
    return after in word_set("stop") and right.startswith(after)


def _subject_before(
    noun: str, led_by: str, previous: Subject | None, following: str, *, alike: Subject | None, unit: str, is_part: bool
) -> Subject:
    is_money = unit == "元"
    stripped = strip_scope(noun)
    whole = alike or previous
    group = _inherited_group(stripped, whole, unit=unit, is_money=is_money) or _subset(stripped, whole, unit, is_part=is_part)
    if group and whole:
        return Subject(_join_group(group, whole.text) if group in group_words() else whole.text, "group", group, led_by=led_by, verb=whole.verb)
    entity_figure = _figure_of_entity(stripped, previous)
    if entity_figure:
        return Subject(entity_figure, "realised", None, led_by=led_by)
    head, realised, tail = _split_realised(stripped)
    if realised and not _is_scope_only(head) and _OWN_NAME.search(tail):
        return Subject(head + tail, "realised", _group_of(head), led_by=led_by)
    if whole and stripped in _STAGES_OF_WORK and not is_money:
        return Subject(whole.text, "inherited", whole.breakdown, led_by=led_by, verb=stripped)
    acted, verb = noun_before(noun)
    if is_money and (acted in _GENERIC_VERBS or not acted):
        return _subject_of_spending(acted or verb, led_by, previous, following)
    if acted:
        keeps_verb = (len(acted) <= 2 and (len(verb) == 2 or verb in _BUILDING)) or (
            verb == "新增" and acted.endswith("学位")
        )
        subject = verb + acted if keeps_verb else acted
        return Subject(subject, "before", _group_of(acted), led_by=led_by, verb=verb)
    if previous:
        return Subject(previous.text, "inherited", previous.breakdown, led_by=led_by, verb=previous.verb)
    return Subject(stripped, "none", led_by=led_by)


def _subject_of_spending(verb: str, led_by: str, previous: Subject | None, following: str) -> Subject:
    """投资7万余元,提升家庭教育中心条件: what the next clause does is what the money is for."""
    next_clause = _NEXT_ACT.match(following)
    if next_clause and not re.search(r"\d", next_clause["clause"]) and previous is None:
        acted, act = noun_before(next_clause["clause"])
        if act and acted:
            return Subject(acted, "purpose", led_by=led_by, verb=verb)
    if not verb and previous:
        return Subject(previous.text, "inherited", previous.breakdown, led_by=led_by)
    return Subject(verb, "spending", led_by=led_by, verb=verb)


def _subset(noun: str, whole: Subject | None, unit: str, *, is_part: bool) -> str | None:
    """其中骨干教师171名 after 交流轮岗教师642名: a part of what was just counted, told by the same last word."""
    if not is_part or whole is None or whole.unit != unit or unit == "元" or len(noun) < 3:
        return None
    return noun if noun[-2:] == whole.text[-2:] and noun.endswith(_PEOPLE) else None


def _figure_of_entity(noun: str, previous: Subject | None) -> str:
    """规模以上工业企业429户,实现增加值2570亿元: the figure is that of the firms just counted."""
    match = re.match(
        r"^(?:实现|完成)(增加值|产值|总产值|利润|利税|税收|营业收入|主营业务收入|收入|销售额|销售收入|投资)$", noun
    )
    is_entity = (
        previous is not None and previous.unit in ("户", "家", "个", "所") and not _OWN_NAME.search(previous.text)
    )
    return f"{previous.text}{match.group(1)}" if match and previous is not None and is_entity else ""


def _is_scope_only(head: str) -> bool:
    return not strip_scope(head) or head in word_set("lead")


def _inherited_group(noun: str, previous: Subject | None, *, unit: str, is_money: bool) -> str | None:
    """市级12人 after 省级讲师团1人; 其中住宅443万平方米; 昆明市3家: a group of what was counted before."""
    if not previous or not previous.text or not noun or (previous.unit and previous.unit != unit):
        return None
    bare = noun.rstrip("的都")
    items = [item for item in _SPLIT.split(bare) if item]
    if len(items) > 1 and all(item in group_words() for item in items):
        return bare
    names_the_thing = (unit == "所" and _SCHOOLS.search(bare)) or (
        unit in ("人", "名", "位") and re.search(r"[师生员长部]$|干部|教师|学生|教职工", bare)
    )
    if names_the_thing or bare in _GENERIC_VERBS:
        return None
    is_place = bool(_PLACE.match(bare)) and not noun_before(bare)[1]
    if unit in ("人", "名", "人次") and previous.unit == unit and _INSTITUTION.search(bare):
        return bare
    if bare in group_words() or is_place or _CHANNEL.search(bare) or _LEVEL_GROUP.search(bare):
        return bare
    if re.fullmatch(r".{2,12}(?:行业|业|部门|地区|居民)", bare) and _QUANTITY_NAME.search(previous.text) and is_money:
        return bare
    return None


def _group_of(noun: str) -> str | None:
    """The group word that opens a subject: 城区学生参与率 is broken down by 城区."""
    return next((group for group in _group_names() if noun.startswith(group)), None)


def pair_respectively(noun: str, count: int) -> list[tuple[str, str | None]] | None:
    """Subjects and breakdowns for ``count`` numbers after 分别, or None where the list has another length.

    >>> pair_respectively("城区、乡镇学生参与率", 2)
    [('城区学生参与率', '城区'), ('乡镇学生参与率', '乡镇')]
    >>> pair_respectively("老中青结构比例", 3)
    [('老中青结构比例', '老'), ('老中青结构比例', '中'), ('老中青结构比例', '青')]
    """
    items = [item for item in _SPLIT.split(noun) if item]
    if len(items) == count:
        return _share_head(items)
    groups = group_words()
    if all(character in groups for character in noun[:count]) and len(noun) > count:
        return [(noun, character) for character in noun[:count]]
    return None


def _share_head(items: list[str]) -> list[tuple[str, str | None]]:
    last = items[-1]
    group = _group_of(last)
    if group and all(item in group_words() for item in items[:-1]):
        head = last[len(group) :]
        return [(item + head, item) for item in items[:-1]] + [(last, group)]
    own_names = [bool(_OWN_NAME.search(item)) for item in items]
    if not own_names[0] and own_names[-1] and len(items[0]) <= 4 < len(last):
        head = last[len(items[0]) :]
        return [(item + head, item) for item in items[:-1]] + [(last, last[: len(items[0])])]
    return [(item, _group_of(item)) for item in items]
