"""Where a counted noun begins and ends in the words before its number.

No parser: a clause of this genre is short, and what bounds the noun is a closed class of words (verbs that do
something to it, verbs that lead to the number, adverbs, scopes). The words lie in ``lexicon/data/subject_words.txt``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from policy_text.lexicon.words import any_of, openings_of, word_at, word_ending, word_set, words_of

__all__ = [
    "BOUNDARY",
    "ENROLLED",
    "QUOTED",
    "behind_leading",
    "kind_of",
    "makes_noun",
    "noun_before",
    "strip_scope",
    "strip_to_noun",
]

_OPENING_QUOTES = frozenset("“《『「‘")
QUOTED = re.compile(r"[“《『「‘][^“”《》『』「」‘’]{1,30}[”》』」’]")
BOUNDARY = re.compile(r"——|[…↓→▲●■★,;。!?:、()\t|+]|\s|(?:19|20)\d\d年|[和与及](?:多|若干|数|几)[个所名家项]")
ENROLLED = re.compile(r"在学(?=研究生|博士|硕士|本科|专科|人数|规模)")
"""在学|研究生; in 在学校, 在学生中 the 在 stands alone."""
_NOMINAL_WORD = re.compile(
    any_of(
        "基地 中心 项目 工程 课程 活动 机构 场所 设施 设备 平台 体系 方案 计划 资金 经费 人员 "
        "人数 人口 单位 教师 学生 学校 专业 岗位 名额 培训 教育 工作 服务 部门 标准 机制 试点 示范 "
        "小组 团队 点位 面积 能力 用房 补贴 补助 产业 产品 企业 人才 队伍 制度 政策 任务 指标 "
        "断面 实验室 科室 渠道 案例 成果 对象 目标 方式 模式 形态 时间 办学 措施 举措 "
        "报告 名录 均价 单价 总价 限额 额度 债券 债务 网点 城市 地区 区域 群体 床位 基金 "
        "志愿 路线 批次 志愿者 选手 学员 队员 代表 作品 骨干 专家 干部 医生 老师 校长 园长"
    )
    + "|重点(?=[县市区村企工项])"
)
_NOMINAL_SUFFIX = frozenset(
    "值率量数额者员器机站点所室班人校园厅费款金源力度法制类型式化性县村户镇乡区市地楼"
    "社房队组会队线网桥路港厂店馆院库池岗体"
)
_MAKES_NAME = ("性", "进出口", "贸易", "地面积", "“一带一路”", "净收入", "降费", "轮岗", "担保", "困难人员")
"""转移|性收入, 保护|地面积, 共建|“一带一路”国家: with these behind it a verb opens a name."""
_MAKES_WORD = re.compile(
    r"生(?![态源活产物育命涯计意理动])|品(?![牌种质类位])|者|员(?!工)|业(?![务主态绩余户])|权(?![益利限力威])|型(?!号)"
    r"|所(?![属有在需得])|社(?![区会团保员群])|费(?!用)|额(?!度)|县(?!域|级)"
)
"""研究|生, 消费|品, 派出|所: a verb and a suffix, whatever follows."""
_FLOW = re.compile(r"[\u4e00-\u9fff]{2,3}(?:金?额|量)")
_TRADES = re.compile(r"[和与及、][\u4e00-\u9fff]{2,8}业")
"""租赁|和餐饮服务业: two trades, no deed."""
_LEADING_SIGNS = frozenset("的了中,、:;)”个等")
_LEADING = re.compile(r"^(?:的|了|中的|[,、:;)”]|个(?![人别体性税])|等)+")
_LIST_TITLE = re.compile(
    r"^(?:一是|二是|三是|四是|五是|六是|七是|八是|九是|十[一二三四五六七八九]?是|首先|其次|再次|最后|\(?[一二三四五六七八九十\d]+[)、.])"
)


def makes_noun(after: str) -> bool:
    """Whether what follows a verb makes a noun with it: 培训|基地, 覆盖|率, 帮扶|县."""
    if _NOMINAL_WORD.match(after) or _MAKES_WORD.match(after):
        return True
    if after.startswith(_MAKES_NAME):
        return True
    if after[:1] not in _NOMINAL_SUFFIX or not after:
        return False
    rest = after[1:]
    return not rest or bool(BOUNDARY.match(rest)) or rest[0] in "的和与及等中(“" or bool(word_at(rest, 0, "stop"))


def behind_leading(text: str) -> str:
    """The text without the 的, 等 and marks that open it."""
    leading = _LEADING.match(text) if text[:1] in _LEADING_SIGNS else None
    return text[leading.end() :] if leading else text


@lru_cache(maxsize=64)  # the rules for one measure ask for the same words again and again
def strip_scope(text: str) -> str:
    """The clause without the scopes, times and adverbs that open it: 目前我区|学区制覆盖小学.

    >>> strip_scope("目前,全区集团化办学占比"), strip_scope("其中公办小学")
    ('集团化办学占比', '公办小学')
    """
    title = _LIST_TITLE.match(text)
    text = text[title.end() :] if title else text
    before = ""
    while text != before:
        before, trimmed = text, behind_leading(text)
        text = trimmed[len(_scope_at_start(trimmed)) :]
    return text


def _scope_at_start(text: str) -> str:
    """The scope, time or adverb that opens the text and is no part of a noun."""
    word = word_at(text, 0, "lead")
    if not word or (len(word) == 1 and text[:2] in word_set("compound")):
        return ""
    if _TREASURY.match(text) or _NAME_OPENS.match(text) or ENROLLED.match(text):
        return ""
    if word.endswith("共") and text[len(word) - 1 : len(word) + 1] in word_set("compound"):
        word = word[:-1]  # 全区|共享课例
    return word if len(word) < len(text) else ""


def strip_to_noun(left: str) -> tuple[str, str]:
    """``left`` without the verbs and adverbs that lead to the number, and those words (the longest last).

    >>> strip_to_noun("集团化办学占比达到"), strip_to_noun("社会消费品零售总额同比增长")
    (('集团化办学占比', '达到'), ('社会消费品零售总额', '同比增长'))
    """
    noun, led_by = left, ""
    while noun:
        noun = noun.rstrip('“"(: 、')
        tail = _leading_tail(noun)
        if not tail or noun == "亩" + tail:
            break  # 亩增产 is what is counted
        if tail == "数量" and word_at(led_by, 0, "growth") and led_by[-1] not in "到至":
            break  # 案件数量|下降: the number itself grows
        noun, led_by = noun[: -len(tail)], tail + led_by
    return noun, led_by


def _leading_tail(noun: str) -> str:
    """The longest word at the end that leads to a number; a lone character may be the end of another word."""
    word = word_ending(noun, "reach", "growth")
    if word.startswith("均") and _HOUSEHOLDS.search(noun, 0, len(noun) - len(word)):
        return word  # 种粮大户|均超过5万户
    if word.startswith("均") and noun[: -len(word)].endswith(_SHARED_OUT):
        return word[1:]  # 生均达|10册
    is_part = len(word) == 1 and (noun[-2:] in word_set("compound") or _ends_a_word(noun))
    return "" if is_part else word


def _ends_a_word(noun: str) -> bool:
    """建设 ends in 设, 公共 in 共: a lone closing character that belongs to the word before it."""
    return noun[-2:] in word_set("word_end") or noun[-3:] in word_set("word_end")


def noun_before(left: str, *, goes_on: bool = False) -> tuple[str, str]:
    """The counted noun at the end of ``left`` and the verb that acts on it.

    ``goes_on`` tells that a quantity stands before ``left``, whose noun may be the subject of a verb here
    (为83所|农村学校更新教学仪器|1.2万件).

    >>> noun_before("组建教育集团"), noun_before("为老旧小区安装智能水表"), noun_before("河道清淤整治工程")
    (('教育集团', '组建'), ('智能水表', '安装'), ('河道清淤整治工程', ''))
    """
    told_apart = _TOLD_APART.search(left) if "的" in left and not goes_on else None
    if told_apart:
        return told_apart["who"], ""
    left = _AFTER_AN_ACT.sub("", left) if "后全" in left else left
    done = _UP_TO_DONE.match(left) if "了" in left else None
    stripped = strip_scope(left[done.end() :] if done else left)
    cut, verb = _last_verb(stripped, may_act=goes_on or _has_preposition(left))
    noun = behind_leading(strip_scope(stripped[cut:])) if cut else stripped
    relative = noun.rfind("的")
    keeps_modifier = noun[relative + 1 :] in _SAYS_LITTLE or (len(noun) <= _SHORT_NOUN and len(noun) - relative <= 3)
    keeps_modifier = keeps_modifier or _FOR_EACH.search(noun, 0, relative + 1) is not None
    if relative >= 3 and len(noun) - relative - 1 >= 2 and not keeps_modifier:
        noun = noun[relative + 1 :]  # 有服务经验、资质优良的|第三方
    return _without_places(kind_of(noun)), verb or (done.group("verb") if done else "")


def kind_of(noun: str) -> str:
    """音乐、舞蹈等|艺术团队: the kind of which a list names some; 读书节等活动 stays whole, as 活动 alone says little.

    >>> kind_of("盲聋哑等残疾儿童"), kind_of("读书节等活动")
    ('残疾儿童', '读书节等活动')
    """
    kind = _SORTS_OF.sub("", noun) if "等" in noun else noun
    says_little = len(kind) <= _SHORTEST_KIND and ("、" not in noun or kind in _GENERIC_KINDS)
    return noun if says_little else kind


def _without_places(noun: str) -> str:
    """杭州市、宁波市|农村学校: only a place that is joined to another one is left out."""
    return _PLACES.sub("", noun) if "、" in noun or "和" in noun or "及" in noun else noun


def _has_preposition(left: str) -> bool:
    """为, 对, 向 …: after them even a verb that may modify (培训, 更新) acts on what follows."""
    return bool(_PREPOSITION.match(behind_leading(left)) or _INNER_PREPOSITION.search(left))


def _last_verb(text: str, *, may_act: bool) -> tuple[int, str]:
    """Where the last verb or adverb before the noun ends, and the verb."""
    cut, verb = 0, ""
    behind = adverb_end = 0
    for sign in _MAY_ACT.finditer(text):
        position = sign.start()
        if position < behind:
            continue
        quoted = QUOTED.match(text, position) if text[position] in _OPENING_QUOTES else None
        if quoted and quoted.end() < len(text):
            behind = quoted.end()
            continue
        adverb = _adverb_at(text, position)
        if adverb:
            behind = cut = adverb_end = position + len(adverb)
            continue
        at_start = (
            position == adverb_end or _joins_verb(text, position, cut) or _is_second_verb(text, position, cut, verb)
        )
        word = _verb_at(text, position, after_preposition=may_act and not cut, at_start=at_start)
        if word:
            behind = cut = position + len(word)
            verb = word
    return cut, verb


_INNER_PREPOSITION = re.compile(r"[校园区县市省院局厅团家员师期年月]+[向给](?![上下前后])")
_SORTS_OF = re.compile(
    r"^.*[\u4e00-\u9fff”》](?<![高中初同平优对上立甲均头])等(?!级|次|额|第|奖)(?:各类|各级|各项|多种)?(?=[\u4e00-\u9fff“]{2})"
)
_COUNTED_APART = (
    "城镇居民 农村居民 城乡居民 居民 人员 人数 教师 教师人数 学生 劳动者 老年人 老年人数 县 学校 家庭 职工 人口 企业"
)
_TOLD_APART = re.compile(
    r"^[^,;。0-9]{0,10}?(?:新增|已经?|现有|共有|全[省市县区]|^)"
    r"(?P<who>(?:获得|取得|享受|领取|参加|担任|从事|持有?|具有|落实|通过|在[^,;。的]{2,10}(?:工作|任教|就读))"
    rf"[^,;。0-9]{{2,20}}的{any_of(_COUNTED_APART)}(?:\(市、区\))?)$"
)
"""获得低保的城镇居民|1.2万人: the clause tells apart those who are counted from the others."""
_AFTER_AN_ACT = re.compile(r"^[^,;。]+?后(?=全[省市县区州镇乡][^,;。]{2})")
_TREASURY = re.compile(r"财政(?:总?收入|支出|民生|教育|预算|专项|供养|补助|收支|拨款|性)")
"""财政收入 is the name of a figure; 财政安排资金 tells who pays."""
_NAME_OPENS = re.compile(
    r"(?:非常|基本|比较)(?=满意)|基本(?=养老|医疗|医保|公共|建设|农田|民生|药物|生活|工资|办学|单元|指标)"
    r"|城镇(?=新增|登记|调查|常住|居民|职工|就业)|预算(?=稳定|执行|支出|收入|内|外|草案)|成功(?=率)|针对(?=性)"
    r"|对(?=[^,;。]{1,14}?(?:进出口|出口|进口|贸易|贡献率))|建议(?=办|提案|采纳|答复|数|落实|征集|稿|书|方案)|争取(?=到)"
    r"|支持(?=率|度|力度|资金|政策|平台|体系|服务|系统)|国家(?=级)|自治州(?=本?级)"
    r"|平均(?=年龄|建筑|预期|班额|班级|工资|寿命|气温|面积|成绩|身高|学历|受教育)"
    r"|全国(?=性|级|重点(?:实验室|文物|镇)|冠军|文明|百强|劳模|劳动模范|五一|示范|先进|一流)"
)
"""Words that elsewhere lead in: 基本|养老保险人数, 城镇|新增就业."""
_UP_TO_DONE = re.compile(r"^[^,;。]*?(?P<verb>[^,;。]?[^,;。为除罢])了(?![解结])(?=[^,;。了]{2,}$)")
"""公开了|行政职权: what stands before 了 is a verb, whichever it is."""
_FIGURES = ("人数", "人次", "总数", "总量", "次数", "规模", "时长", "时间", "金额", "数量", "户数", "天数")
"""输出|人数, 接待|人次: the verb says which."""
_TAKING_PART = ("参加", "参与", "享受", "接受", "通过")
"""参加|体育锻炼人数: those who do it."""
_PAY = ("津贴", "补贴", "补助", "工资", "薪酬", "奖金", "生活费")
_LONGEST_PAY = 4
_HOUSEHOLDS = re.compile(r"[大农困住用商客牧渔]户$")
_SHARED_OUT = tuple("人生户校园班师亩")
_SECOND_VERBS = tuple(words_of("运营 认定 改造 优化 扩建 改建 更新 命名 评选 提升 修复 资助 扶持 评定 改善"))
_SECOND_OF_ALL = ("提升", "运营")
_SAYS_LITTLE = frozenset({"额度", "金额", "数量", "人数", "部分", "标准", "支出", "投入"})
_SHORT_NOUN = 8
"""一级以上的园所 stays whole: a noun of two characters says more with what stands before its 的."""
_FOR_EACH = re.compile("[人户生亩班校师村]均")
"""学生人均占有的|经费 is of each, which the noun alone would not say."""
_GENERIC_KINDS = _SAYS_LITTLE | frozenset(
    {"活动", "经费", "资金", "工作", "措施", "服务", "问题", "事项", "项目", "方面"}
)
_SHORTEST_KIND = 2
_PREPOSITION = re.compile(
    r"为|对|向|给|由|将|把|在|与|利用|帮助|面向|组织|通过|(?:支持|指导|鼓励|引导|督促)(?=各|全[省市县区]|所属|基层|[\u4e00-\u9fff]{1,3}[省市县区])"
)
_PLACES = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,8}?(?:省|市|区|县|州|镇|乡)[、和及])+"
    r"(?:[\u4e00-\u9fff]{2,9}(?:省|市|(?<![学社校小片园])区|县|州|镇|乡)(?=.{3}))?"
)


_BODIES_SET_UP = tuple("委会组区校园团部站院盟")
"""教指委|设|主任委员2人."""
_BODIES_OF = tuple("党会际社合间众贸生")
_ACTS = " ".join(sorted(word_set("adverb") | word_set("act") | word_set("nominal")))
_MAY_ACT = re.compile(rf"[“《『「‘获有设]|(?=[{openings_of(_ACTS)}])(?={any_of(_ACTS)})")
"""Where a verb, an adverb or a quotation may begin."""
_UP_TO = re.compile(r"到(?:位|账|岗|期|达|户|校|点|会|场)")
_OUT_OF = re.compile(r"出(?:台|口|生|版|现|席|厅|入|租|让|售|行|资|国|境|院|海|栏|车|警|众|色)")
_THING = re.compile(r"标准|经费|资金|补助|面积|项目|工程|能力|时间|收入|支出|费用")


def _adverb_at(text: str, position: int) -> str:
    """青海|继续|新建生态步道: an adverb, if enough of a noun stands behind it."""
    word = word_at(text, position, "adverb")
    if not word:
        return ""
    rest = text[position + len(word) :]
    if word[:1] == "每" and len(rest) <= _LONGEST_PAY and rest.endswith(_PAY):
        return ""  # 年级组长|每月津贴
    is_frequency = word[:1] == "每" and len(rest) == len("听课") and rest not in _FIGURES and not rest.endswith("时")
    if (len(rest) < 3 and not is_frequency) or rest.startswith("到"):
        return ""  # 争取到|帮扶贷款
    if word == "计划" and text[max(0, position - 2) : position] in word_set("nominal"):
        return ""  # 薄弱学校改造|计划专项资金
    if (word == "计划" and rest.startswith("生育")) or (word == "累计" and position and _FLOW.fullmatch(rest)):
        return ""  # 基金交易|累计卖出额
    if len(word) == 1:
        compounds = word_set("compound") | word_set("word_end")
        pairs = (text[max(0, position - 1) : position + 1], text[position : position + 2])
        return "" if pairs[0] in compounds or pairs[1] in compounds else word
    return word


def _verb_at(text: str, position: int, *, after_preposition: bool, at_start: bool) -> str:
    """The verb that stands at ``position`` and acts on what follows; a modifier (培训|基地) is none."""
    word = word_at(text, position, "act")
    if word and _belongs_to_word(word, text, position):
        return ""
    word = _with_result(word, text, position)
    rest = text[position + len(word) :]
    if rest.startswith(_MAKES_NAME):
        return ""
    if word and rest:
        is_modifier = _names_figure(word, rest) or (position > 0 and _modifies(word, rest))
        return "" if is_modifier or rest in _NOMINAL_SUFFIX else word
    word = word_at(text, position, "nominal")
    if word and len(text) - position - len(word) >= 2:
        return _nominal_verb(word, text[position + len(word) :], after_preposition, at_start)
    return _single_verb_at(text, position)


def _belongs_to_word(word: str, text: str, position: int) -> bool:
    """获|奖, 社会|组织, 在建|设, 更|新改造, 转移支付|收入: the verb is a part of another word."""
    before = text[position - 1 : position]
    return (
        (len(word) == 1 and text[position : position + 2] in word_set("compound"))
        or (word == "组织" and before in _BODIES_OF)
        or (word == "支付" and before == "移")
        or (before + word[:1] in word_set("head") and _goes_on_with_verb(text, position + 1))
        or (word == "转移支付" and text.startswith("收入", position + len(word)))
        or (word == "开行" and before == "国")
        or (word == "在建" and text.startswith("设", position + 2))
        or (word.startswith("新") and before == "更")
    )


def _goes_on_with_verb(text: str, position: int) -> bool:
    """机构|建设: behind the noun that ends there a verb begins, so that no 构建 stands between them."""
    return bool(word_at(text, position, "nominal") or word_at(text, position, "act"))


def _with_result(word: str, text: str, position: int) -> str:
    """争取到|帮扶贷款: the verb with the 到 that tells its result."""
    end = position + len(word)
    return word + "到" if len(word) > 1 and text.startswith("到", end) and not _UP_TO.match(text, end) else word


def _nominal_verb(word: str, behind: str, after_preposition: bool, at_start: bool) -> str:
    """评选出|一等奖, 培训|教师: a verb that elsewhere modifies the noun behind it."""
    makes_word = behind in _FIGURES or behind.startswith(_MAKES_NAME) or bool(_MAKES_WORD.match(behind))
    if makes_word or _TRADES.match(behind):
        return ""
    if behind.startswith("出") and not _OUT_OF.match(behind):
        return word + "出"
    opens = at_start and not _THING.match(behind)
    return word if opens or (after_preposition and not makes_noun(behind)) else ""


def _joins_verb(text: str, position: int, cut: int) -> bool:
    """新建、|改扩建中小学校: a verb right behind another one and its 、."""
    return cut > 0 and cut == position - 1 and text[cut] in "、和与及并"


def _is_second_verb(text: str, position: int, cut: int, verb: str) -> bool:
    """新建|改造老旧管网, 新培育|认定省级中心: a verb right behind another one."""
    if not verb or cut != position:
        return False
    return text.startswith(_SECOND_VERBS if verb in word_set("act") else _SECOND_OF_ALL, position)


def _names_figure(verb: str, rest: str) -> bool:
    """接待|人次, 通车|里程, 建成|区面积: the verb says of what the figure is."""
    built_up = verb == "建成" and rest.startswith("区") and not rest.startswith("区域")
    forestry = verb == "营造" and rest.startswith("林")
    taking_part = verb in _TAKING_PART and rest.endswith(("人数", "人次")) and "保险" not in rest
    return built_up or forestry or taking_part or rest in _FIGURES or rest.startswith(("里程", "总里程"))


def _modifies(verb: str, rest: str) -> bool:
    """公务用车|购置|及运行费, 购置|费决算: a verb that is part of a noun."""
    if rest[0] in "费率额量和与及、":
        return True
    return verb in word_set("also_modifier") and makes_noun(rest)


def _single_verb_at(text: str, position: int) -> str:
    """获金牌243枚, 镇上有图书机构, 委员会设主任2人: the one-character verbs that need no company."""
    character, compounds = text[position], word_set("compound")
    if character == "设" and text[position - 1 : position] not in _BODIES_SET_UP:
        return ""
    if character not in "获有设" or len(text) - position < 3:
        return ""
    pair_before, pair_after = text[max(0, position - 1) : position + 1], text[position : position + 2]
    return "" if pair_before in compounds or pair_after in compounds else character
