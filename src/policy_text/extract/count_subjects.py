"""What a count, an area or a length is of: the noun behind the number, or the one before it, or what went before."""

from __future__ import annotations

import re

from policy_text.extract.clues import Clue, Subject
from policy_text.extract.count_figures import counts_no_noun_behind, find_attribute, find_figure
from policy_text.extract.groups import PERSONS, find_group, join_group, names_people
from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.phrases import noun_before, strip_scope
from policy_text.extract.rate_subjects import OWN_NAME, subject_of_growth
from policy_text.extract.tallies import TALLY_RULES
from policy_text.extract.unnamed_people import find_admitted, find_casualties, find_passive, find_prize
from policy_text.lexicon.divisions import names_place
from policy_text.lexicon.words import group_opening, group_words, word_at, word_set, words_of

__all__ = ["COUNT_RULES", "subject_before"]

_HAS = re.compile(r"(?:拥有|配备|有|设)[^,;。]{2,}$")
_PER_HEAD = re.compile(r"^每(?:百|千|万|十|亿|\d+)?[名个位]?[^,;。、0-9每]{1,10}?(?=拥有|配备|至少|有|设|不|达)")
_IN_EACH = re.compile(
    r"""
    每 (?: [个所家户] [^,;。0-9]{1,10}? | [校班村镇县园] )
    (?:至少|各|均|分别|必须|须|应)? (?:设置|设立|开设|设|配备|配有|配|建有|拥有|聘请|安排) (?P<thing> [^,;。0-9]{2,} ) $
    """,
    re.VERBOSE,
)
_BUILT_FOR = re.compile(r"(?P<who>[\u4e00-\u9fff]{1,8}?[生儿童人员师])(?=配|建|设置|规划)")
"""每千人口按40名|幼儿配建幼儿园."""
_NOUN_THEN_BOUND = re.compile(r"(?P<noun>[\u4e00-\u9fff]{2,4}?)及?以[上下](?=的|[,;。]|$)")
"""6家|单位以上, 24个|教学班以下的."""
_HAVING_DONE = frozenset("共已再")
_WINS = ("容纳", "取得", "获得", "荣获", "斩获", "夺得", "颁发", "惠及", "吸引", "接待")
_STAGES_OF_WORK = words_of(
    "占地 余下 总量 总数 续建 竣工 开工 完工 建成 投用 恢复 撤销 新建 改建 扩建 改扩建 在建 迁建 动工 落成 交付 验收 "
    "完成 转岗 待岗 在读 剩余 余 剩 达标 未达标 不达标 合格 不合格 落聘 "
    "通过 未通过 注销 保留 关停 压减 取缔 其他 其它 其余"
)
_PERSONS, _FIRMS = ("人", "名", "位"), ("家", "户", "所", "个")
_THERE_ARE = ("共有", "现有", "拥有", "设有", "包括", "涉及")
_GRANT_AT_RATE = re.compile(r"(?:各级|中央|省级|地方)?(?:财政|政府|个人|集体)(?:补助|补贴|缴费|资助|出资)(?:标准)?")
"""个人缴费每人每年380元,财政补助|每人每年670元: a figure of its own, not a group of the first."""
_IN_PASSIVE = re.compile(r"(?:分别)?(?:被|得到|享受|领取|接受|加入|考入|进入|升入|就读于|报名|考取|考上|参加|参与)")
"""3人|被名校录取: nobody is named, and medals are no persons."""
_PEOPLE = ("人", "名", "位", "人次", "")
_LEAVES_OBJECT_OUT = re.compile(r"^$|^每|(?:至少|最多|全部|均|各|再|另|分别|原则上|已|共)$")
"""每校至少配备|2名, 年内完成|153个: the verb's object is left out; it is what was counted before."""
_COMES_TO_BE = words_of("上线 建成 投用 竣工 开工 开通 通车 落成 达标 完成 打通 组建 成立 创建 办结 签约 落地 入驻")
_PLACE_FORMS = ("省", "市", "县", "区", "镇", "乡", "村", "省市", "市州", "县区")
_NAMES_OF_SIZE = ("亩产", "单产", "海拔", "海拔高程", "高程", "建筑面积", "占地面积", "总面积", "距离")
_OF_THIS_SIZE = re.compile(r"的(?:县|学校|家庭|企业)?(?:分别|各|也|还|共|仅|只)?有")
"""48个县中,标准在400元以上|的有6个: those of a certain size, of what was counted before."""
_HAVE_FIGURE = re.compile(r"(?:总?投资|面积|产值|收入|规模|人数|成绩)(?:均|都)?(?:超|达|在|突破|不足)")
"""16个项目中有4个|投资突破3亿元."""
_AMONG_THEM = re.compile(r"[中里][,]?(?:就|仅|只|共|还|约)?有(?:近|约)?$")
_FACING = re.compile(r"^.*面向[^,;。]{2,14}?(?=(?:提前|定向|公开)?(?:招收|招录|招聘|招生|招)$)")
"""某中学面向外市|招收50人: where they come from is not who they are."""
_ARE = re.compile(r"(?:都|均)?是(?P<what>[^,;。!?、()0-9]{2,14})")
_SPENT_ON = re.compile(r"^(?:投入|用于|安排|补助|拨付)(?=..)")
"""资金8亿元,其中投入|山区3亿元."""
_ONE_EACH = re.compile(r"(?P<name>[^,;。]{2,20}?)(?:分别|各)(?:为|是|有|达|达到)(?P<group>[^,;。]{2,8})")
"""在校生分别为幼儿园2.2万人、小学4.6万人."""
_ALTITUDE = re.compile(r"(?:平均)?海拔(?:高度|高程)?$")
_DISTANCE = re.compile(r"[东西南北]{0,2}距(?!离)")
_STEPS = words_of("等级 档次 位次 名次 台阶 级别 层级 位")
"""提升2个|等级: how far, not what."""
_MEASURED_IN = ("标准煤", "标煤", "二氧化碳当量", "当量")
_WHOLE_PLACE = re.compile(r"全[省市县区州旗镇乡村]")
_INHABITANTS = ("户", "人", "口")
"""全镇共有|3200户、11000人: nothing but the place says who is counted."""
_THINGS_BY_UNIT = {"枚": "牌章币", "块": "牌", "亩": "积地园林", "字": "字文"} | dict.fromkeys(
    ("人", "名"), "师生员人工部长者手家才干兵民士休职户童划额数"
)
"""With what the names of things end that are counted so: whatever else stands before the number is a part of them."""
_NEWLY = ("新开工", "新签订", "新签约")
_LONGEST_PLACE, _OWN_DISTRICTS = 6, ("市区", "城区", "城关", "市直", "县直")
_DEGREES = ("博士", "硕士")
_LESSONS = ("课",)
_MERELY_DONE = re.compile(r"(?:通过|获得|获评|获批|入选|列入|纳入|取得|被)[^,;。]{2,}")
"""农业园区40家,其中|通过省级认定|13家: what was done to a part of them."""
_SECTOR = re.compile(r"第?[一二三]次?产业?业?")
_NUMBER_ENDS_CLAUSE = re.compile(
    r"[\d.]+[余多]?[万亿千百]?[余多]?[\u4e00-\u9fff]{1,2}(?:以上|左右|以内)?(?=[,;。、)]|$)"
)
_LAST_OF_LIST = re.compile(r"(?<=..)、[^、]{2,}$")
"""2个产业集群|、新入规企业20家: the last of the list has a number of its own."""
_QUOTA = re.compile(
    r"(?P<group>[^,;。:0-9]{2,16}?)?(?:每[校班组县区]别?|可|各|须|应|再|限|共)*(?P<verb>选送|推荐|选派|报送|推选|上报|遴选)(?:参赛|参评)?"
)
"""高中组选送|1名: a quota names who sends and what is done, not who is sent."""
_LISTED_BEFORE = re.compile(r"、[^、]{1,8}等$")
"""涉及人事、经费、课程等|6类: what is listed are examples, not what is counted."""
_BUILDING = words_of("改扩建 新改扩建 新改建 新建改建 规划建设 开工建设 改造提升")
"""学校 alone says little; 新改扩建学校 is a row of its own."""


def _find_by_standard(clue: Clue) -> Subject | None:
    """不足100人的学校按100人核定经费."""
    those = _BUILT_FOR.match(clue.right) if clue.led_by.startswith("按") else None
    if those:
        return Subject(those["who"], "after", led_by=clue.led_by)
    if clue.led_by.startswith("按") and clue.noun and clue.right[:1] not in word_set("head"):
        return Subject(noun_before(clue.noun)[0], "standard", led_by=clue.led_by)
    return None


def _find_per_head(clue: Clue) -> Subject | None:
    """每万名老人拥有护理员35人."""
    has_noun = clue.noun.startswith("每") and bool(_HAS.search(clue.noun))
    if has_noun and _PER_HEAD.match(clue.noun) and not noun_after(clue.right, unit=clue.quantity.form):
        return Subject(clue.noun, "per-head", led_by=clue.led_by)
    return None


def _find_in_each(clue: Clue) -> Subject | None:
    """每个片区设片长1名: what each of them has."""
    match = _IN_EACH.search(clue.noun) if "每" in clue.noun else None
    if match is None or noun_after(clue.right, unit=clue.quantity.form):
        return None
    return Subject(match["thing"], "in-each", led_by=clue.led_by)


def _find_growth(clue: Clue) -> Subject | None:
    """增加|12所, 提升2个|等级: what grew, where no noun of its own stands behind."""
    after = noun_after(clue.right, unit=clue.quantity.form) if clue.grows else ""
    if clue.grows and (not after or after in _STEPS):
        return subject_of_growth(clue)
    return None


def _find_noun_after(clue: Clue) -> Subject | None:
    """22个学区, 31所农村小规模学校."""
    is_measured = clue.quantity.kind in ("other", "area", "length")
    is_named = clue.led_by.endswith(("为", "达", "到", "是")) or clue.noun.endswith(_NAMES_OF_SIZE)
    is_named_before = is_measured and bool(clue.noun) and is_named
    if counts_no_noun_behind(clue):
        return None
    if clue.right[:1] in ",;。!?:、)(" or is_named_before:
        return None
    bounded = _NOUN_THEN_BOUND.match(clue.right) if "以" in clue.right else None
    if bounded:
        return Subject(bounded["noun"], "bound", led_by=clue.led_by)
    after = noun_after(clue.right, unit=clue.quantity.form)
    if clue.around.precedes_quantity and clue.right.endswith("等"):
        after = after.partition("、")[0]  # 6个物流枢纽、清水等|3个
    elif clue.around.precedes_quantity and _NUMBER_ENDS_CLAUSE.match(clue.following, len(clue.right)):
        after = _LAST_OF_LIST.sub("", after) if clue.right.endswith(after) else after
    if after.endswith("台阶") and clue.noun:
        return None  # 连跨3个千亿级台阶
    if (after.split("/")[0] in _MEASURED_IN or after in _LESSONS) and strip_scope(clue.noun):
        return None  # 消费量10.6万吨标准煤, 书法课程每周1节课
    if not after or (after in word_set("stop") and clue.right.startswith(after)):
        return None
    if after == "班" and clue.previous and clue.previous.text.endswith(after):
        return clue.previous._replace(rule="inherited", led_by=clue.led_by)  # 甲县有学前班144个,乙县有349个|班
    verb = noun_before(clue.noun)[1] if clue.noun else ""
    return Subject(after, "after", led_by=clue.led_by, verb=verb or clue.noun[-2:])


def _find_noun_before(clue: Clue) -> Subject | None:
    return subject_before(clue, clue.noun)


def _find_places(clue: Clue) -> Subject | None:
    """4市6县1镇成功创建: the unit itself is what is counted."""
    if clue.quantity.form in ("省", "市") and clue.around.right[:1] in ("市", "区"):
        return Subject(clue.quantity.form + clue.around.right[0], "own-unit")  # 东部8省|市、310家单位
    if clue.quantity.form not in _PLACE_FORMS or noun_after(clue.right, unit=clue.quantity.form):
        return None
    return Subject(clue.quantity.form, "own-unit")


def _find_those_who_are(clue: Clue) -> Subject | None:
    """36名学生中有9名|是住校生: what they are; where only a figure of theirs is told, what was counted before."""
    if "有" not in clue.around.left or not _AMONG_THEM.search(clue.around.left):
        return None
    are = _ARE.match(clue.right)
    if are:
        return Subject(are["what"], "after", led_by=clue.led_by)
    whole = clue.alike
    tells_more = _HAVE_FIGURE.match(clue.right) or len(word_at(clue.right, 0, "act")) > 1 or clue.right[2:3] == "了"
    return Subject(whole.text, "inherited", led_by=clue.led_by) if whole and tells_more else None


def _find_distance(clue: Clue) -> Subject | None:
    """南距机场12公里."""
    if clue.quantity.kind != "length":
        return None
    noun = strip_scope(clue.noun)
    altitude = _ALTITUDE.search(noun)
    if altitude:
        return Subject(altitude.group(), "distance", led_by=clue.led_by)
    return Subject(noun, "distance", led_by=clue.led_by) if _DISTANCE.match(noun) else None


COUNT_RULES = (
    *TALLY_RULES,
    _find_by_standard,
    _find_distance,
    _find_in_each,
    _find_per_head,
    _find_growth,
    find_casualties,
    find_passive,
    find_admitted,
    find_prize,
    _find_those_who_are,
    _find_places,
    _find_noun_after,
    find_attribute,
    _find_noun_before,
)
"""In this order; the first that answers wins."""


def subject_before(clue: Clue, noun: str) -> Subject:
    """The subject that stands before the number: 教育集团10个; or a group of what was counted before: 市级12人."""
    stripped = strip_scope(noun)
    return (
        _find_part(clue, stripped)
        or find_figure(clue, stripped)
        or _find_object_left_out(clue, stripped)
        or _find_quota(clue, stripped)
        or _find_object(clue, noun, stripped)
    )


def _find_part(clue: Clue, stripped: str) -> Subject | None:
    """市级12人, 其中小学3所: a group of what was counted before."""
    whole, unit = _whole(clue), _unit(clue)
    if whole and clue.alike and not stripped and _OF_THIS_SIZE.match(clue.around.left):
        return Subject(whole.text, "inherited", whole.breakdown, led_by=clue.led_by, verb=whole.verb)
    if clue.around.follows_quantity and clue.around.left.startswith("的") and not clue.around.is_part:
        return None  # 人口3000人以上的|乡镇有25个
    if clue.per and _GRANT_AT_RATE.fullmatch(stripped):
        return None
    if clue.around.is_part:
        stripped = _SPENT_ON.sub("", stripped)
    group = find_group(stripped, whole, unit=unit, is_part=clue.around.is_part)
    if whole and (_tells_part(clue, stripped, whole) or _shares_out(clue, stripped, whole)):
        group = group or stripped
    listed = _ONE_EACH.fullmatch(stripped)
    if listed and noun_after(listed["group"]) == listed["group"]:
        return Subject(listed["name"], "group", listed["group"], led_by=clue.led_by)
    if not group or not whole:
        return None
    if _SECTOR.fullmatch(group):
        return Subject(group, "group", group, led_by=clue.led_by)
    text = join_group(group, whole.text) if group in group_words() else whole.text
    if names_people(group):
        text = group  # 专任教师248人,其中特级教师1人
    return Subject(text, "group", group, led_by=clue.led_by, verb=whole.verb)


def _tells_part(clue: Clue, stripped: str, whole: Subject) -> bool:
    """其中有进出口实绩的412家, 在村的仅有35人, 其中通过省级认定13家: a clause tells which of what was counted."""
    unit, is_part = _unit(clue), clue.around.is_part
    if whole.unit == unit or {whole.unit, unit} <= PERSONS:
        elliptic = (is_part or bool(_OF_THIS_SIZE.match(clue.led_by))) and clue.led_by.startswith("的")
        if elliptic or (is_part and _MERELY_DONE.match(clue.noun.removeprefix("其中"))):
            return True
    return clue.around.in_parentheses and clue.alike is not None and _splits_in_note(stripped, unit)


def _shares_out(clue: Clue, stripped: str, whole: Subject) -> bool:
    """录取50名,其中市区20名,永泰8名: places, to which the number goes, named without their 县 or 市."""
    goes_on = clue.around.is_part or whole.rule == "group"
    if not goes_on or _unit(clue) not in PERSONS or whole.unit not in PERSONS or not stripped:
        return False
    return names_place(stripped) or (len(stripped) <= _LONGEST_PLACE and stripped.endswith(_OWN_DISTRICTS))


def _splits_in_note(noun: str, unit: str) -> bool:
    """国际金牌9枚(数学6枚,物理3枚): what a note names is no thing that comes in such pieces."""
    endings = _THINGS_BY_UNIT.get(unit)
    return bool(noun) and endings is not None and noun[-1] not in endings


def _find_object_left_out(clue: Clue, stripped: str) -> Subject | None:
    """新建5所, 已达标29项: only what was done is said, it was done to what was counted before."""
    whole, unit = _whole(clue), _unit(clue)
    if whole is None or unit == "元" or whole.unit == "元":
        return None
    names_no_people = clue.alike is not None and unit not in _PEOPLE  # 招生, 毕业 are people
    if stripped == "占地" and (whole.rule == "topic" or whole.text.endswith("面积")):
        return Subject(stripped, "before", led_by=clue.led_by)
    rest, last_verb = _split_last_verb(stripped)
    if stripped in _STAGES_OF_WORK or (names_no_people and _is_all_verbs(stripped)):
        last_verb = stripped
    elif not (last_verb and _leaves_object_to(whole, rest, unit)) and not _LISTED_BEFORE.search(stripped):
        return None
    return Subject(whole.text, "inherited", whole.breakdown, led_by=clue.led_by, verb=last_verb)


def _find_quota(clue: Clue, stripped: str) -> Subject | None:
    """高中组选送|1名: what was counted before, else the sending itself, broken down by who sends."""
    quota = _QUOTA.fullmatch(stripped) if clue.around.right[:1] in ("", ",", ";", "。", ")") else None
    if quota is None:
        return None
    is_topic = clue.previous is not None and clue.previous.rule == "topic"
    whole = clue.previous if is_topic else clue.alike
    if whole is None:
        return Subject(quota["verb"], "before", quota["group"], led_by=clue.led_by)
    return Subject(whole.text, "inherited", quota["group"], led_by=clue.led_by, verb=quota["verb"])


def _leaves_object_to(whole: Subject, before_verb: str, unit: str) -> bool:
    """每校至少|配备|2名: a verb without an object, and what was counted before may be it."""
    may_be_object = (unit not in _PEOPLE or whole.unit in _PEOPLE) and not _is_all_verbs(whole.text)
    return may_be_object and bool(_LEAVES_OBJECT_OUT.search(strip_scope(before_verb)))


def _find_object(clue: Clue, noun: str, stripped: str) -> Subject:
    """组建教育集团10个: the noun that a verb acts on; else what the clause goes on with."""
    rest, last_verb = _split_last_verb(stripped)
    if last_verb in _COMES_TO_BE and len(rest) >= 2 and _unit(clue) not in _PEOPLE:
        noun = rest  # “一件事”套餐上线|38个
    noun = _FACING.sub("", noun) if "面向" in noun else noun
    acted, verb = noun_before(noun, goes_on=clue.around.follows_quantity)
    if acted.startswith("设") and acted.endswith("奖"):
        acted = acted[1:]  # 设一等奖|5名
    if acted:
        subject = verb + acted if _keeps_verb(acted, verb) else acted
        if subject.startswith("新增就业") and "城镇新增" in noun:
            subject = "城镇" + subject
        return Subject(subject, "before", group_opening(acted), led_by=clue.led_by, verb=verb)
    previous = clue.previous
    counts_others = previous is not None and _unit(clue) in _PERSONS and previous.unit not in (*_PEOPLE, *_FIRMS, "%")
    if previous and not (counts_others and _IN_PASSIVE.match(clue.right)):
        return Subject(previous.text, "inherited", previous.breakdown, led_by=clue.led_by, verb=previous.verb)
    is_alone = _unit(clue) in _INHABITANTS and clue.around.right[:1] in ("", ",", ";", "、")
    place = _WHOLE_PLACE.match(clue.around.left) if is_alone else None
    return Subject(place.group() if place else stripped, "none", led_by=clue.led_by)


def _whole(clue: Clue) -> Subject | None:
    return clue.alike or clue.previous


def _unit(clue: Clue) -> str:
    return clue.quantity.unit if clue.quantity.kind != "money" else "元"


def _split_last_verb(noun: str) -> tuple[str, str]:
    """The words before a verb that stands right before the number, and the verb; empty where there is none."""
    verbs = word_set("act")
    verb = next((tail for tail in (noun[-4:], noun[-3:], noun[-2:]) if tail in verbs), "")
    if not verb and noun[-3:-2] in _HAVING_DONE and noun[-2:] in word_set("nominal"):
        verb = noun[-2:]  # 我市已|承接130个
    return noun.removesuffix(verb) if verb else noun, verb


def _is_all_verbs(noun: str) -> bool:
    """完成规范治理, 未达标的: only what was done stands before the number, not what it was done to."""
    rest = noun.removeprefix("未").removeprefix("城镇").rstrip("的")
    position = 0
    while position < len(rest):
        word = max((word_at(rest, position, name) for name in ("act", "nominal")), key=len)
        if len(word) < len("完成"):
            return False
        position += len(word)
    return bool(rest)


def _keeps_verb(acted: str, verb: str) -> bool:
    """新增学位 and 新改扩建学校 are rows of their own; a noun of two characters needs its verb to say anything."""
    if verb == "新增" and (acted.endswith("学位") or acted.startswith("就业")):
        return True
    if verb in _WINS or (verb == "实现" and OWN_NAME.search(acted)):
        return False
    if verb in _BUILDING:
        return acted in ("学校", "校园", "校舍")
    if acted in _DEGREES:
        return False
    return len(acted) <= 2 and (len(verb) == 2 or verb in _NEWLY) and verb not in _THERE_ARE
