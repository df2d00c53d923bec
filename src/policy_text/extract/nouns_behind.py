"""The counted noun behind its number: where it ends, and where counted people and bodies end at their own name.

What bounds the noun is a closed class of words; they lie in ``lexicon/data/subject_words.txt``.
"""

from __future__ import annotations

import re

from policy_text.extract.phrases import BOUNDARY, ENROLLED, QUOTED, behind_leading, kind_of, makes_noun
from policy_text.lexicon.words import any_of, openings_of, word_at, word_set

__all__ = ["noun_after"]

_BALANCED_NOTE = re.compile(r"\([^()0-9]{0,12}\)")
_STOPS = " ".join(sorted(word_set("stop")))
_MAY_END = re.compile(
    rf"[12—…↓→▲●■★“《『「‘的了着起,;。!?:、()\t|+\s和与及]|(?=[{openings_of(_STOPS)}])(?={any_of(_STOPS)})"
)
"""The only places where a noun behind its number may be at its end, or go on over a quotation or a note."""
_TRAILING = re.compile(
    r"(?:(?<![附最邻就较很])近|(?<![合节公预契条签])约|(?<=..)(?<![发到雷表传直马])达|的|等|和|与|及|以及|、|还|再|又|并|且|在)+$"
)
_AMONG = re.compile(
    r"(?<=..)(?<![集附完职初高其空水途心手之])(?<![一二三四五六七八九十])中$|(?<=...)(?<![公邻乡英海万])里$|(?<=..)(?<![以线网海陆路])上$"
)
"""8个分项指数|中, 86个产业集群|里, 2万平方米的甲板|上: where, not what."""
_AMONG_PLACES = re.compile(r"[县市区乡镇村][中里]$")
"""其余4个县|中; 12所县中 are schools."""
_LISTED_NOUNS = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,7}){1,5}(?:和|及|与|以及)(?![0-9多若数])(?![^,;。、0-9]{1,8}各(?:[0-9一两]|$))(?=[\u4e00-\u9fff]{2,10})"
    r"|(?:、[\u4e00-\u9fff]{2,8}){1,4}?等(?=[,;。)]|$)"
    r"|(?:、[\u4e00-\u9fff]{2,8}){1,4}?等(?=[\u4e00-\u9fff]{2})(?![级次额])"
)
_FIRMS_AT_END = re.compile(r"、[\u4e00-\u9fff]{2,8}?(?:企业|公司|单位|机构)(?![\u4e00-\u9fff]*[、和及与])")
_LONG_NOTE = re.compile(r"(?<=..)\((?=[^()]*(?:、|含|其中|见|至|全))[^()]{5,}\)$")
"""教学班|(含学前班、复式班), but 县(市、区)."""
_PARTNER_OF_NEXT = re.compile(r"(?<=..)(?<!参)与(?!会)[\u4e00-\u9fff]{1,5}$")
"""7家书院|与外地9家书院: the partner has a number of its own."""
_HONOURED_AS = re.compile(r"(?<=..)“[^“”]{2,20}”(?:荣誉)?称号.*$")
_ON_BASIS = re.compile(r"(?<=..)的(?:基础|前提|情况|背景)(?:上|下)?$")
_ESCAPES = re.compile(r"(?<=..)(?:脱贫|摘帽)$")
"""贫困人口|脱贫: what became of them."""
_FIGURE_NEXT = re.compile(r"总?投资|总?面积|占地|建筑")
"""规划36个班|、总投资2亿元."""
_SHORT_VERBS = frozenset("带背领守顶抱骑穿戴围种养盖作做办写建开上打讲走拿用送签选评获给看唱跳")
_OWN_NUMBER = re.compile(r"[一二两三四五六七八九十]+[个类档种]")
"""300元、400元、500元|三个档次: what follows has a number of its own."""
_PLACE_WITH_NOTE = re.compile(r"^[省县市州]\([^()]{1,8}\)")
_WITH_RESULT = "为成到至"
"""What a verb that ends so leads to is no part of a noun."""
_NEGATED = re.compile(
    rf"(?:不|未)(?![超足到低少高得能等含包计满大小及同止应宜可])(?:[\u4e00-\u9fff]{{2,12}}的)?[\u4e00-\u9fff]{{2,12}}?"
    rf"(?:{any_of('行为 现象 问题 学生 人员 儿童 少年 人口 家庭 大学生 毕业生 学校 单位 企业 机构 地区 专业 项目')})"
)
"""15项|不规范收费行为; but 12人|未参加考试 says what they did not do."""
_CHOICE = re.compile(r"中(?:任意|随机)?(?:选择|选取|任选|自选|挑选|抽取|选报|选$)")
"""15个|项目中选择4个: from which one chooses."""
_CIRCUMSTANCES = ("的基础", "的同时", "的前提", "的情况下", "的条件下", "之间")
_JOINS = ("和", "与", "及", "并")
_AREAS = frozenset({"农村", "乡村", "城镇", "基层"})
"""9个农村|黑臭水体治理: where it lies; but 12个城镇|参与试点."""
_MODIFIERS = ("nominal", "also_modifier", "adjectival")
_LIST_OF_SORTS = re.compile(r"(?<=.)[和与及][^和与及]{2,20}等$")
_PEOPLE = (
    "教师 老师 学生 校长 园长 干部 幼儿 儿童 专家 人员 党员 志愿者 教研员 辅导员 医生 人才 家长 代表 委员 "
    "特派员 学子 女生 男生 妇女 患者 市民 乘客 旅客 游客 青年 农户 中国人 人口 群众 居民 村民 老人 老年人 职工 农民 "
    "贫困户 残疾人"
)
_FIRMS = "场馆 商家 超市 酒店 药店 饭店 企业 公司 单位 机构 医院 银行 合作社 商户 门店 景区 工厂"
_SCHOOLS = "幼儿园 学校 小学 中学 高中 初中 高校 完中 医院 院校 学院 大学"
_JOINED_AGENTS = "教师 老师 学生 校长 园长 干部 儿童 人员 骨干 带头人 学校 小学 中学 幼儿园 企业 单位 机构 医院"
_AGENT_CONTINUES = re.compile(
    rf"""
    [的之]? (?:
        [和与及或、] .{{0,6}}? {any_of(_JOINED_AGENTS)}
      | {any_of("性 领导 干部 独立 合作 办学 教师 老师 学生 校长 家长 工作 发展 教育 培训 中心 队伍 团队 岗 等")}
      | 代表|群体|子女|集团
      | [小中幼人员部联校园家化（(“] | 班(?!额)
    )
    """,
    re.VERBOSE,
)
_SHORTEST_WITH_AGENT = 6
_COUNTS_BODIES = ("个", "所", "家", "户", "处")
_UNCOUNTABLE_TAIL = re.compile(
    any_of(
        "制度 机制 建设 创建 工作 任务 覆盖率 改造 治理 整治 资金 经费 互联互通 全覆盖 验收 认定 提升 达标 覆盖 普及 "
        "督导 问题 质量 环境 考核 竞争力 面貌 水平 能力 发展 全程 评估"
    )
    + "$"
)
"""Acts, rules and sums, of which nobody counts 93个: the number goes with the place or body named before them."""
_BODIES = re.compile(
    any_of(
        "县 县区 区县 县市 县(市、区) 市州 州市 设区市 地市 城市 开发区 高新区 乡镇 乡 镇 街道 行政村 村 社区 办事处 "
        "省份 校点 教学点 学校 中小学 幼儿园 园所 部门 企业 家庭"
    )
    + r"(?:\([^()]{1,8}\))?"
)
_OTHERS_OF_BODIES = re.compile(r"(?:学生|教师|党员|村民|班额|人数|村?集体(?:经济)?收入.*)$")
_COUNTED_BODIES = any_of("学校 小学 初中 高中 中学 幼儿园 园所 医院 企业 县区 区县 乡镇 社区 断面 景区 园区 机构 站点")
_RATE_OF_THEM = re.compile(
    rf"(?P<whose>.*?(?:{_COUNTED_BODIES}))"
    r"(?:(?!的)[\u4e00-\u9fff]){2,8}(?:率|比例|占比|比重)(?:已?达|为|超|近)?$"
)
_BODY_CONTINUES = re.compile(
    r"[级域政办属办小中校园户民区委乡镇村之的和与及、集联]|卫生|服务|中心|医院|学校|企业|公司|公路|道路|地下|更新|轨道|公园|管网|振兴"
)
_AGENT_PATTERNS = {
    **dict.fromkeys(("名", "位", "人", "余名", ""), re.compile(any_of(_PEOPLE))),
    "家": re.compile(any_of(_FIRMS)),
    "所": re.compile(any_of(_SCHOOLS)),
    "户": re.compile(any_of("农民 农户 牧民 果农 居民 村民 群众 家庭 商户 经营主体 贫困户 脱贫户")),
}
_ALL_PLACES = re.compile(r"(?:省\((?:自治)?区、(?:直辖)?市\)|省区市|县\(市、区\)|县市区|市\(州\)|市州)(?=[和及与])")
"""31个省区市|和港澳台地区: what joins them is not among the 31."""
_PLACES_THEN_OTHERS = re.compile(r"[省市县区州旗镇乡村](?=[和与及][\u4e00-\u9fff]{2})(?![和与及][省市县区州旗镇乡村])")
"""11个市|和永和、安平县."""
_RESPECT = re.compile(
    r"班(?=建设|规模|编制|设置|配置)|(?:方面|领域|议题|环节|维度|角度)(?=[\u4e00-\u9fff]{2})(?![工重任问举的措改项内创试典和与及])"
)
"""八个方面|构建服务体系."""
_TOGETHER = re.compile(any_of("开展 合作 结对 签订 签约 签署 联合 建立 共建 达成 组建 结成"))
"""7家书院|与外地书院合作: a partner is not among those counted."""


_STAYS_OR_STANDS = re.compile(
    r"(?:维持|保持)不变|(?:现已|已经|基本|全部|全面|如期|顺利|陆续|相继|正式){1,2}"
    r"(?:完[工成]|竣工|建成|开工|封顶|投用|投入使用|启用|落成|交付|开学|通车)"
)
"""4000元|维持不变, 25所|基本完工: what becomes of them, not what they are."""


def noun_after(right: str, *, unit: str = "") -> str:
    """The counted noun at the head of ``right``, the text from behind a quantity to the next one or the clause's end.

    >>> noun_after("优质学校牵头组建学区"), noun_after("“专递课堂”项目组"), noun_after(",补充学校")
    ('优质学校', '“专递课堂”项目组', '')
    """
    if _STAYS_OR_STANDS.match(right):
        return ""
    if (right[:1] in _JOINS and right[:2] not in word_set("compound")) or right.startswith(_CIRCUMSTANCES):
        return ""
    text = behind_leading(right) if right[:1] in "的个" else right
    text = text.removeprefix("现有")
    choice = _CHOICE.search(text) if "中" in text else None
    text = text[: choice.start()] if choice else text
    places = _ALL_PLACES.match(text) or _PLACES_THEN_OTHERS.match(text)
    if places:
        return places.group()
    growth = word_at(text, 0, "growth")
    opens_noun = makes_noun(text[len(growth) :]) or text[:2] in word_set("compound")  # 60项|提升举措, 2个|多功能教室
    grows = bool(growth) and not opens_noun
    reached = word_at(text, 0, "reach")
    leads_to_number = len(reached) > 1 and not text.startswith("性", len(reached))  # 4项|预期性指标
    if _OWN_NUMBER.match(text) or leads_to_number or grows:
        return ""
    respect = _RESPECT.match(text)
    if respect:
        return respect.group()
    end = _noun_end(text, opens_noun=right.startswith("的"))
    if text[end : end + 1] == "有" and text[:end].endswith(("里", "中")):
        end -= 1  # 20个班里|有15个
    if unit == "个" and _AMONG_PLACES.match(text[:end]):
        return text[0]
    end -= _length_of_verb_to_result(text, end)
    return _cut_after_agent(_without_partner(_trimmed(text[:end]), text, end), unit)


def _trimmed(noun: str) -> str:
    """The noun without particles, places and notes at its end, and a list by the kind that it names."""
    noun = _TRAILING.sub("", _LIST_OF_SORTS.sub("", noun) if noun.endswith("等") else noun)
    if noun.endswith(("中", "里", "上")):
        noun = _AMONG.sub("", noun)
    if "等" in noun and "、" in noun:
        noun = kind_of(noun)
    if noun.endswith("称号"):
        noun = _HONOURED_AS.sub("", noun)
    if noun.endswith(")"):
        noun = _LONG_NOTE.sub("", noun)
    return _ON_BASIS.sub("", _ESCAPES.sub("", noun))


def _without_partner(noun: str, text: str, end: int) -> str:
    """7家书院|与外地9家书院, 7家书院|与外地书院合作: the noun that ends at ``end`` without whom it works with."""
    partner = noun.find("与")
    if partner < 0:
        return noun
    if end >= len(text) - len("里"):
        noun = _PARTNER_OF_NEXT.sub("", noun)
    is_joint = partner >= len("学校") and (_TOGETHER.match(text, end) or _TOGETHER.search(noun, partner + 3))
    return noun[:partner] if is_joint else noun


def _noun_end(text: str, *, opens_noun: bool = False) -> int:
    negated = _NEGATED.match(text)
    behind = negated.end() if negated else int(opens_noun)  # 86公里的|东西高速: no adverb stands behind 的
    for sign in _MAY_END.finditer(text):
        position = sign.start()
        if position < behind:
            continue
        skipped = QUOTED.match(text, position) or (_BALANCED_NOTE.match(text, position) if position else None)
        if skipped and not _is_told_of(text, position, skipped.end()):
            behind = skipped.end()
            continue
        if skipped or (text[position] == "的" and _ends_with_head(text, position)):
            return position  # 4个镇|的小规模学校
        verb = _length_of_verb(text, position)
        if verb:
            return position - verb
        listed = _list_of_nouns(text, position) if text[position] == "、" else None
        if listed:
            behind = listed.end()
            continue
        if BOUNDARY.match(text, position):
            if position != 1 or text[1] != "、" or _FIGURE_NEXT.match(text, 2):  # 高、初中毕业生
                return position
            continue
        word = word_at(text, position, "stop")
        if word and not _stays_inside(text, position, word) and text[:position] not in word_set("attribute"):
            return position
        behind = max(behind, position + len(word))  # 线上|课程: no 上课 begins inside 线上
    return len(text)


def _is_told_of(text: str, position: int, end: int) -> bool:
    """专家|“下沉”坐诊: what is quoted behind a whole noun, with a verb behind it, says what they do."""
    if position < len("专家") or text[position] not in "“‘" or not _ends_with_head(text, position):
        return False
    return any(word_at(text, end, section) for section in ("act", "stop", "nominal"))


def _length_of_verb_to_result(text: str, end: int) -> int:
    """80万张旧照|转化|为电子档案: how long the verb is that leads to a result behind the noun; 0 where none does."""
    if text[end : end + 1] not in ("为", "成", "到", "至"):
        return 0
    verb = text[end - 2 : end] if end >= len("旧照转化") else ""
    return len(verb) if verb and (verb in word_set("nominal") or verb in word_set("act")) else 0


def _list_of_nouns(text: str, position: int) -> re.Match[str] | None:
    """口罩|、防护服生产企业: a list whose head stands at its end, or is named by 等 or behind 和."""
    listed = _LISTED_NOUNS.match(text, position)
    if listed or _ends_with_head(text, position):
        return listed
    return _FIRMS_AT_END.match(text, position)


def _length_of_verb(text: str, position: int) -> int:
    """How long the verb is that ends at 了, 着 or 起: 集团理事会|吸收|了家长代表, 单位|作|了发言; 0 where none ends."""
    if text[position] == "起":
        if position < len("公路搭建") or text[position - 1] in "一发":
            return 0
        return 1 if text[position - 1] in "种养盖" else 2
    if text[position] not in "了着" or position < len("会吸收"):
        return 0
    return 1 if text[position - 1] in _SHORT_VERBS and text[position - 2 : position] not in word_set("act") else 2


def _ends_with_head(text: str, position: int) -> bool:
    """Whether a whole noun stands before 的, so that it is what is counted; 优质|的学校 has an adjective there."""
    heads = word_set("head")
    if text[position - 1] == ")" and _PLACE_WITH_NOTE.search(text, 0, position):
        return True
    return any(text[max(0, position - length) : position] in heads for length in (4, 3, 2)) or (
        position == 1 and text[0] in heads
    )


def _stays_inside(text: str, position: int, word: str) -> bool:
    """A verb inside a noun: 培训基地, 建设项目; or a stop character inside a longer word: 对象, 中等, 从业."""
    after = text[position + len(word) :]
    if word == "在" and ENROLLED.match(text, position):
        return True
    if position == 0 and len(word) == 1:
        return text[:2] in word_set("compound")
    if (word == "毕业" and after.startswith("生")) or (word == "组织" and text[position - 1 : position] in "党际会社"):
        return True
    if len(word) >= 2 and position == 0:
        may_modify = any(word in word_set(name) for name in _MODIFIERS) or makes_noun(after)
        return may_modify and word not in word_set("never_modifier") and bool(after) and not BOUNDARY.match(after)
    if len(word) >= 2 and word[-1] in _WITH_RESULT:
        return False  # 14支基金|整合为产业、创业两类
    if len(word) >= 2:
        if word in word_set("adjectival"):
            after = after[len(word_at(after, 0, "nominal")) :]  # 国家自主|创新|示范区
        return makes_noun(after) and word not in word_set("never_modifier")
    return (
        text[position - 1 : position + 2] in word_set("compound")
        or text[position : position + 2] in word_set("compound")
        or (text[position - 1 : position + 1] in word_set("compound"))
    )


def _cut_after_agent(noun: str, unit: str) -> str:
    """Counted people, firms and schools end at their own name: 700多家工业企业|超低排放改造."""
    others = _OTHERS_OF_BODIES.search(noun) if unit in _COUNTS_BODIES else None
    if others and any(body.end() == others.start() for body in _BODIES.finditer(noun)):
        return noun[: others.start()]  # 15个教学点|学生不足20人
    rate = _RATE_OF_THEM.search(noun) if unit in _COUNTS_BODIES else None
    if rate:
        return noun[: rate.end("whose")]  # 18所|学校巩固率
    if len(noun) <= _SHORTEST_WITH_AGENT and unit != "户":
        return noun
    pattern = _AGENT_PATTERNS.get(unit)
    end = _end_of_agent(noun, pattern, _AGENT_CONTINUES) if pattern else None
    if end is None and unit in _COUNTS_BODIES:
        body = _end_of_agent(noun, _BODIES, _BODY_CONTINUES)
        person = _end_of_agent(noun, _AGENT_PATTERNS["名"], _AGENT_CONTINUES) if unit == "个" else None
        end = body if _UNCOUNTABLE_TAIL.search(noun) or (body and _acts(noun[body:])) else None
        end = person if end is None and person and _acts(noun[person:]) else end
    return noun[:end]


def _acts(text: str) -> bool:
    """30个县|建设运营服务中心: a verb with its object follows."""
    verb = word_at(text, 0, "nominal") or word_at(text, 0, "act") or word_at(text, 0, "also_modifier")
    return bool(verb) and len(text) - len(verb) >= len("中心") and not makes_noun(text[len(verb) :])


def _end_of_agent(noun: str, pattern: re.Pattern[str], continues: re.Pattern[str]) -> int | None:
    for agent in pattern.finditer(noun):
        end = agent.end() + (noun.startswith(")", agent.end()) and "(" in noun[: agent.end()])
        is_quoted = noun.count("“", 0, end) > noun.count("”", 0, end)
        is_attribute = noun[:end] in _AREAS and not _acts(noun[end:])
        if end < len(noun) and not is_quoted and not is_attribute and not continues.match(noun, end):
            return end
    return None
