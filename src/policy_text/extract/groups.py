"""Groups: words before a number that split what was counted before (其中小学3所, 市级12人) and name no thing."""

from __future__ import annotations

import re

from policy_text.extract.clues import Subject
from policy_text.extract.phrases import noun_before
from policy_text.lexicon.words import any_of, group_names, group_section, group_words, words_of

__all__ = ["PERSONS", "SPLIT", "find_group", "is_group", "is_place_or_area", "join_group", "names_people"]

SPLIT = re.compile(r"、|和|与|及|以及")
_NOT_A_COUNTY = "强范点进困展衡惠验先大小型目头"
"""示范县, 发展县, 试点县 …: kinds of counties."""
_NOT_A_DISTRICT = "学社园校小片示街辖城市镇郊山地库灾牧林景验范老新居护能税贸作导聚业宅务民活点游假育"
"""学区, 社区, 园区 …: places of other sorts than the 区 that counties are."""
_CITIES_OF_WALLS = "丰青兴凤双塔增宜宣应晋桐永海潞白盐禹聊肥藁诸运邹阿韩项麻"
"""盐城市, 聊城市 …: the cities whose name ends in 城; 大城市 and 试点城市 are none."""
_PLACE = re.compile(
    rf"^(?:[\u4e00-\u9fff]{{1,11}}"
    rf"(?:省|(?:(?<!城)|(?<=[{_CITIES_OF_WALLS}]城))市|(?<![{_NOT_A_DISTRICT}])区|(?<![主老新旧心县市镇乡全建个各])城区|(?<![{_NOT_A_COUNTY}])县|自治州|(?<![城集强范点乡小])镇|街道|自治区|新区|开发区)[、和]?){{1,4}}$"
)
_AREA = re.compile(r"^[东中西南北]+部(?:地区|省份)?$|^[\u4e00-\u9fff]{2,6}地区$")
_OPENS_WITH_AREA = re.compile(r"[东中西南北]+部(?:地区|省份)?")
_CHANNEL = re.compile(
    any_of(
        "招聘 招考 录用 引进 选调 选聘 考录 招录 聘用 选派 录取 派位 直升 拨付 配套 自筹 捐赠 统筹 购买 新建 "
        "改建 扩建 改扩建 培养 委培 竞聘 转岗 待岗 调动 流转 中央补助 财政补助 上级补助 级补助 省补助 "
        "社会资本 社会力量 财政补 自治区补助 市补助 县补助 区补助"
    )
    + "$"
)
_TAKES_FROM = re.compile(r"(?:学校|高校|院校|名校)录取$")
_LEVEL = re.compile(
    r"(?:国家|自治区|省|市|县|区|州|乡镇|校|院|镇|村|班)级(?:重点|示范|优质|特色)?$|[\u4e00-\u9fff]{2,4}[型类式]$|[1-5A-Z]{1,2}级(?:及?以上)?$|级及?以上$|[一二三四五]星级$"
)
_BRANCH = re.compile(r".{2,12}(?:行业|业|部门|地区|居民)")
_SUM_OF_MONEY = re.compile(r"额|量|值|数|收入|支出|资金|投资|经费|金|费|款|面积|价|税|贷|债|产|资")
_SCHOOL = re.compile(r"(?:校|园|小学|初中|高中|中学|中专|学院)$")
_PERSON = re.compile(r"[师生员长部]$|干部|教师|学生|教职工")
_INSTITUTION = re.compile(
    r"(?:院|机构|学校|大学|公司|中学|小学|初中|高中|园|站|中心|企业|单位|部门|社区|村|乡镇|县|^.{1,3}班)(?:\([^()]{1,4}\))?$"
)
_GRADES = re.compile(r"(?:小学|初中|高中)?[一二三四五六七八九](?:[、和至到—~-][一二三四五六七八九])*年级")
_SPANS_OF_TIME = ("天", "小时", "分钟", "课时", "学时", "周", "节")
_TIMES_OF_DAY = frozenset({"小时", "分钟"})
PERSONS = frozenset({"人", "名", "位"})
_NEVER_OF_BODIES = frozenset(
    {"人", "名", "位", "人次", "件", "件次", "起", "例", "张", "册", "台", "套", "辆", "平方米"}
)
_PEOPLE = tuple(words_of("教师 学生 人员 干部 幼儿 儿童 党员 人才 校长 园长 职工 家长 委员 代表"))


def is_group(noun: str) -> bool:
    """Whether the words before a number only name a group: 小学、初中都, 城区和镇区公办小学; or nothing at all."""
    if _GRADES.fullmatch(noun):
        return True
    items = [item for item in SPLIT.split(noun.rstrip("都均的")) if item]
    names = group_names()
    return all(item in group_words() or (item.startswith(names) and item.endswith(names)) for item in items)


def is_place_or_area(noun: str) -> bool:
    """Whether the noun is a place, a part of the country or a kind of area."""
    return group_section(noun) == "area" or bool(_PLACE.match(noun) or _AREA.match(noun))


def find_group(noun: str, whole: Subject | None, *, unit: str, is_part: bool) -> str | None:
    """The group that the words before a number name, of what was counted before; None where they name a thing.

    ``is_part`` tells that the clause opens with 其中.

    >>> whole = Subject("讲师", "before", unit="人")
    >>> find_group("市级", whole, unit="人", is_part=False), find_group("志愿者", whole, unit="人", is_part=False)
    ('市级', None)
    """
    if whole is None or not whole.text or not noun:
        return None
    if not whole.unit or whole.unit == unit or {whole.unit, unit} <= _TIMES_OF_DAY or {whole.unit, unit} <= PERSONS:
        bare = noun.rstrip("的都")
        if _is_list_of_groups(bare) or (not _names_the_thing(bare, unit) and _splits_the_whole(bare, whole, unit)):
            return bare
    return _find_subset(noun, whole, unit) if is_part else None


def _is_list_of_groups(noun: str) -> bool:
    items = [item for item in SPLIT.split(noun) if item]
    return len(items) > 1 and all(item in group_words() for item in items)


def _names_the_thing(noun: str, unit: str) -> bool:
    """公办幼儿园255所 counts kindergartens; 公办幼儿园255个 may split places."""
    if unit == "所":
        return bool(_SCHOOL.search(noun))
    return unit in ("人", "名", "位") and bool(_PERSON.search(noun))


def _splits_the_whole(noun: str, whole: Subject, unit: str) -> bool:
    is_alike = whole.unit == unit or {whole.unit, unit} <= PERSONS
    if unit in _NEVER_OF_BODIES and is_alike and _INSTITUTION.search(noun):
        return True  # nobody counts hospitals in persons
    if unit in _SPANS_OF_TIME and _PERSON.search(noun):
        return True  # 小学生每学年10天
    if _GRADES.fullmatch(noun):
        return True  # 小学三至六年级每周3节
    if noun in group_words() or (_CHANNEL.search(noun) and not _TAKES_FROM.search(noun)) or _LEVEL.search(noun):
        return True
    if (_PLACE.match(noun) and not noun_before(noun)[1]) or _AREA.match(noun):
        return True
    return unit == "元" and bool(_BRANCH.fullmatch(noun)) and bool(_SUM_OF_MONEY.search(whole.text))


def _find_subset(noun: str, whole: Subject, unit: str) -> str | None:
    """其中骨干教师171名 after 交流轮岗教师642名: a part of what was just counted, told by the same last word."""
    if whole.unit != unit or unit == "元" or len(noun) < 3:
        return None
    return noun if noun[-2:] == whole.text[-2:] and noun.endswith(_PEOPLE) else None


def names_people(group: str) -> bool:
    """特级教师 is a row of its own; 教师 alone splits what was counted before."""
    return len(group) > len("特级") and group.endswith(_PEOPLE) and group not in group_words()


def join_group(group: str, whole: str) -> str:
    """The whole's name with another group in front.

    >>> join_group("农村", "城市供水率"), join_group("西部地区", "东部地区入园率"), join_group("城区", "入园率")
    ('农村供水率', '西部地区入园率', '入园率')
    """
    area = _OPENS_WITH_AREA.match(whole)
    if area and _AREA.match(group):
        return group + whole[area.end() :]
    section = group_section(group)
    for other in group_names():
        if whole.startswith(other) and len(whole) > len(other) and group_section(other) == section:
            return group + whole[len(other) :]
    return whole
