"""Where a counted noun begins and ends in the words before and behind its number.

No parser: a clause of this genre is short, and what bounds the noun is a closed class of words (verbs that do
something to it, verbs that lead to the number, adverbs, scopes). The words lie in ``lexicon/data/subject_words.txt``.
"""

from __future__ import annotations

import re

from policy_text.lexicon.words import word_at, word_set

__all__ = ["noun_after", "noun_before", "strip_scope", "strip_to_noun"]

_LONGEST_WORD = 6
_BALANCED_NOTE = re.compile(r"\([^()0-9]{0,12}\)")
_QUOTED = re.compile(r"[“《『「‘][^“”《》『』「」‘’]{1,30}[”》』」’]")
_BOUNDARY = re.compile(r"[,;。!?:、()\t|+]|\s|[和与及](?:多|若干|数|几)[个所名家项]")
_NOMINAL_WORD = re.compile(
    r"基地|中心|项目|工程|课程|活动|机构|场所|设施|设备|平台|体系|方案|计划|资金|经费|人员|人数|单位|教师|学生|学校|专业|岗位|名额|培训|教育|工作|服务|"
    r"部门|标准|机制|试点|示范|小组|团队|点位|面积|能力|用房|补贴|补助|产业|产品|企业|人才|队伍|制度|政策|任务|指标|案例|成果|对象|目标|方式|模式|时间"
)
_NOMINAL_SUFFIX = frozenset(
    "值率量数额者员器机站点所室班人校园厅费款金源力度法制类型式化性县村户镇乡区市地楼房队组会队线网桥路港厂店馆院库池岗体"
)
_TRAILING = re.compile(r"(?:的|等|和|与|及|以及|、|还|再|又|并|且|在|地)+$")
_LEADING = re.compile(r"^(?:的|了|[,、:;)”]|个(?![人别体性税])|等)+")
_LISTED_NOUNS = re.compile(r"(?:、[\u4e00-\u9fff]{2,7}){1,5}(?:和|及|与|以及)(?![0-9多若数])(?=[\u4e00-\u9fff]{2,10})")
_JOINS = ("和", "与", "及", "并")
_LIST_OF_SORTS = re.compile(r"(?<=.)[和与及][^和与及]{2,20}等$")
_LIST_TITLE = re.compile(
    r"^(?:一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|首先|其次|再次|最后|\(?[一二三四五六七八九十\d]+[)、.])"
)
_AGENTS = {
    "名": "教师|老师|学生|校长|园长|干部|幼儿|儿童|专家|人员|党员|志愿者|教研员|辅导员|医生|人才|家长|代表|委员",
    "家": "企业|公司|单位|机构|医院|银行|合作社|商户|门店",
    "所": "幼儿园|学校|小学|中学|高中|初中|高校|完中|医院|院校|学院|大学",
}
_AGENTS["位"] = _AGENTS["人"] = _AGENTS["余名"] = _AGENTS["名"]
_AGENT_CONTINUES = re.compile(
    r"[的之]?(?:(?:和|与|及|或|、).{0,6}?(?:教师|老师|学生|校长|园长|干部|儿童|人员|骨干|带头人|学校|小学|中学|幼儿园|企业|单位|机构|医院)|教师|老师|学生|校长|家长|工作|发展|教育|培训|中心|队伍|团队|岗|等|代表|群体|子女|小|中|幼|人|员|班|部|联|集团|校|园|家|化|[（(“])"
)
_AGENT_PATTERNS = {unit: re.compile(names) for unit, names in _AGENTS.items()}


def noun_after(right: str, *, unit: str = "") -> str:
    """The counted noun at the head of ``right``, the text from behind a quantity to the next one or the clause's end.

    >>> noun_after("优质学校牵头组建学区"), noun_after("“专递课堂”项目组"), noun_after(",补充学校")
    ('优质学校', '“专递课堂”项目组', '')
    """
    if right[:1] in _JOINS:
        return ""
    text = _LEADING.sub("", right) if right[:1] in "的个" else right
    if len(word_at(text, 0, "reach")) > 1 or any(text[:length] in word_set("growth") for length in (4, 3, 2, 1)) or text[:2] in ("增至", "降至", "升至"):
        return ""
    end = _noun_end(text)
    noun = _TRAILING.sub("", _LIST_OF_SORTS.sub("", text[:end]))
    return _cut_after_agent(noun, unit)


def _noun_end(text: str) -> int:
    position = 0
    while position < len(text):
        skipped = _QUOTED.match(text, position) or (_BALANCED_NOTE.match(text, position) if position else None)
        if skipped:
            position = skipped.end()
            continue
        if text[position] == "的" and _ends_with_head(text, position):
            return position  # 4个镇|的小规模学校
        if text[position] == "了" and position >= 3:
            return position - 2  # 集团理事会|吸收了家长代表
        listed = _LISTED_NOUNS.match(text, position) if text[position] == "、" else None
        if listed:
            position = listed.end()
            continue
        if _BOUNDARY.match(text, position):
            if position != 1 or text[1] != "、":  # 高、初中毕业生
                return position
            position += 1
            continue
        word = word_at(text, position, "stop")
        if word and not _stays_inside(text, position, word):
            return position
        position += 1
    return position


def _ends_with_head(text: str, position: int) -> bool:
    """Whether a whole noun stands before 的, so that it is what is counted; 优质|的学校 has an adjective there."""
    heads = word_set("head")
    return any(text[max(0, position - length) : position] in heads for length in (4, 3, 2)) or (
        position == 1 and text[0] in heads
    )


def _stays_inside(text: str, position: int, word: str) -> bool:
    """A verb inside a noun: 培训基地, 建设项目; or a stop character inside a longer word: 对象, 中等, 从业."""
    after = text[position + len(word) :]
    if position == 0 and len(word) == 1:
        return text[:2] in word_set("compound")
    if len(word) >= 2 and position == 0:
        may_modify = word in word_set("nominal") or word in _ALSO_MODIFIES or word in _ADJECTIVAL or _makes_noun(after)
        return may_modify and word not in _HARD and bool(after) and not _BOUNDARY.match(after)
    if len(word) >= 2:
        return _makes_noun(after) and word not in _HARD
    return (
        text[position - 1 : position + 2] in word_set("compound")
        or text[position : position + 2] in word_set("compound")
        or (text[position - 1 : position + 1] in word_set("compound"))
    )


_HARD = frozenset(
    "全面 正式 同时 其中 共同 先后 陆续 相继 顺利 成功 积极 主动 率先 扎实 有序 稳步 不断 逐步 逐一 逐个 每年 每月 每周 没有 不 并且 同比 按照 根据 依据 围绕 依托 现场 评为 被评 当选 获选 上榜 榜上有名 脱颖而出 名列 位列 位居 属于 是 采用 使用 运用 投身 入驻 走进 进入 成为 提出 明确 亮相 落地 落户 竣工 开工 投用 投产 通车 挂牌 揭牌 设有 建有 配备 拥有 具有 具备 分布 享受 受益 开展 实施 "
    "入选 获得 荣获 获评 获批 通过 完成 实现 参加 参与 纳入 列入 覆盖 达到 超过 突破 惠及 建成 可以 能够 应当 必须 已经 全部 正在 位于 来自 用于 作为 进行 得到 受到 面向 涉及 包括 其中 分别".split()
)


def _makes_noun(after: str) -> bool:
    """Whether what follows a verb makes a noun with it: 培训|基地, 覆盖|率, 帮扶|县."""
    if _NOMINAL_WORD.match(after):
        return True
    if after.startswith("性"):
        return True  # 经营性收入
    if after[:1] not in _NOMINAL_SUFFIX or not after:
        return False
    rest = after[1:]
    return not rest or bool(_BOUNDARY.match(rest)) or rest[0] in "的和与及等(“" or bool(word_at(rest, 0, "stop"))


def _cut_after_agent(noun: str, unit: str) -> str:
    """Counted people, firms and schools end at their own name: 700多家工业企业|超低排放改造."""
    pattern = _AGENT_PATTERNS.get(unit)
    if pattern is None or len(noun) <= 6:
        return noun
    for agent in pattern.finditer(noun):
        rest = noun[agent.end() :]
        if rest and not _AGENT_CONTINUES.match(rest):
            return noun[: agent.end()]
    return noun


def strip_scope(text: str) -> str:
    """The clause without the scopes, times and adverbs that open it: 目前我区|学区制覆盖小学.

    >>> strip_scope("目前,全区集团化办学占比"), strip_scope("其中公办小学")
    ('集团化办学占比', '公办小学')
    """
    text = _LIST_TITLE.sub("", text)
    while text:
        trimmed = _LEADING.sub("", text)
        word = word_at(trimmed, 0, "lead")
        is_part_of_noun = len(word) == 1 and trimmed[:2] in word_set("compound")
        if word and len(word) < len(trimmed) and not is_part_of_noun:
            text = trimmed[len(word) :]
        elif trimmed == text:
            return text
        else:
            text = trimmed
    return text


def strip_to_noun(left: str) -> tuple[str, str]:
    """``left`` without the verbs and adverbs that lead to the number, and those words (the longest last).

    >>> strip_to_noun("集团化办学占比达到"), strip_to_noun("社会消费品零售总额同比增长")
    (('集团化办学占比', '达到'), ('社会消费品零售总额', '同比增长'))
    """
    reach, growth = word_set("reach"), word_set("growth")
    noun, led_by = left, ""
    while noun:
        noun = noun.rstrip('“"(: 、')
        for length in range(_LONGEST_WORD, 0, -1):
            tail = noun[-length:]
            if len(tail) == length and (tail in reach or tail in growth):
                if length == 1 and (noun[-2:] in word_set("compound") or _ends_a_word(noun)):
                    continue
                noun, led_by = noun[:-length], tail + led_by
                break
        else:
            return noun, led_by
    return noun, led_by


_WORD_ENDS = frozenset(
    "人均 校均 生均 户均 师生比 总数 合计 统计 设计 会计 审计 预计 累计 总计 需要 重要 主要 纲要 电视 目的 现在 存在 所在 内在 潜在 行为 作为 认为 成为 国有 所有 私有 公有 特有 只有 没有 拥有 总共 公共 中共 一共 先锋 职称 应用 供应 "
    "报到 得到 达到 做到 签到 直到 收到 减少 较少 缺少 年少 超额 附近 最近 减负 按揭 首个 增加 参加 追加 递增 新增 年级 上涨 多少 更多 很多 众多 许多 过多 学科 总规 均衡 亏损 预设 建设 开设 增设 新设 创设 架设 铺设 常设 内设 附设 下设 包含 即将 随即 "
    "先后 原则 规则 准则 细则 守则 法则 成就 推广 完了 为了 除了 罢了 上升 提升 晋升 攀升 飙升 公升 下降 迫降 空降 沉降 以降 霜降".split()
)


def _ends_a_word(noun: str) -> bool:
    """建设 ends in 设, 公共 in 共: a lone closing character that belongs to the word before it."""
    return noun[-2:] in _WORD_ENDS or noun[-3:] in _WORD_ENDS


def noun_before(left: str, *, goes_on: bool = False) -> tuple[str, str]:
    """The counted noun at the end of ``left`` and the verb that acts on it.

    ``goes_on`` tells that a quantity stands before ``left``, whose noun may be the subject of a verb here
    (为83所|农村学校更新教学仪器|1.2万件).

    >>> noun_before("组建教育集团"), noun_before("为全区学校安装精品录播教室"), noun_before("社区停车综合治理项目")
    (('教育集团', '组建'), ('精品录播教室', '安装'), ('社区停车综合治理项目', ''))
    """
    stripped = strip_scope(left)
    has_preposition = goes_on or bool(_PREPOSITION.match(_LEADING.sub("", left))) or bool(_INNER_PREPOSITION.search(left))
    cut, verb = 0, ""
    position = adverb_end = 0
    while position < len(stripped):
        quoted = _QUOTED.match(stripped, position)
        if quoted and quoted.end() < len(stripped):
            position = quoted.end()
            continue
        adverb = _adverb_at(stripped, position)
        if adverb:
            position = cut = adverb_end = position + len(adverb)
            continue
        at_start = position == adverb_end
        word = _verb_at(stripped, position, after_preposition=has_preposition and not cut, at_start=at_start)
        if word:
            cut, verb = position + len(word), word
            position = cut
        else:
            position += 1
    noun = _LEADING.sub("", strip_scope(stripped[cut:])) if cut else stripped
    relative = noun.rfind("的")
    if relative >= 3 and len(noun) - relative - 1 >= 2:
        noun = noun[relative + 1 :]  # 有服务经验、资质优良的|第三方
    noun = _SORTS_OF.sub("", noun)
    return _PLACES.sub("", noun), verb


_INNER_PREPOSITION = re.compile(r"[校园区县市省院局厅团家员师]+[向给](?![上下前后])")
_SORTS_OF = re.compile(
    r"^.*[\u4e00-\u9fff”》](?<![高中初同平优对上])等(?!级|次|额|第)(?:各类|各级|各项|多种)?(?=[\u4e00-\u9fff“]{2})"
)
_PREPOSITION = re.compile(r"为|对|向|给|由|将|把|在|与|帮助|面向|组织|通过")
_PLACES = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,8}?(?:省|市|区|县|州|镇|乡)[、和及])+"
    r"(?:[\u4e00-\u9fff]{2,9}(?:省|市|(?<![学社校小片园])区|县|州|镇|乡)(?=.{3}))?"
)


_THING = re.compile(r"经费|资金|补助|面积|项目|工程|能力|时间|收入|支出|费用")


def _adverb_at(text: str, position: int) -> str:
    """安徽|计划|建设口袋公园: an adverb, if enough of a noun stands behind it."""
    word = word_at(text, position, "adverb")
    if not word or len(text) - position - len(word) < 3:
        return ""
    if len(word) == 1:
        compounds = word_set("compound") | _WORD_ENDS
        pairs = (text[max(0, position - 1) : position + 1], text[position : position + 2])
        return "" if pairs[0] in compounds or pairs[1] in compounds else word
    return word


def _verb_at(text: str, position: int, *, after_preposition: bool, at_start: bool) -> str:
    """The verb that stands at ``position`` and acts on what follows; a modifier (培训|基地) is none."""
    word = word_at(text, position, "act")
    rest = text[position + len(word) :]
    if word and rest:
        is_modifier = position > 0 and _makes_noun(rest) and word in _ALSO_MODIFIES
        return "" if is_modifier or rest in _NOMINAL_SUFFIX else word
    word = word_at(text, position, "nominal")
    if word and len(text) - position - len(word) >= 2:
        is_verb = (at_start and not _THING.match(text, position + len(word))) or (after_preposition and not _makes_noun(text[position + len(word) :]))
        return word if is_verb else ""
    return _single_verb_at(text, position)


def _single_verb_at(text: str, position: int) -> str:
    """获金牌243枚, 市区有学前教育机构: the two one-character verbs that need no company."""
    character, compounds = text[position], word_set("compound")
    if character not in "获有" or len(text) - position < 3:
        return ""
    pair_before, pair_after = text[max(0, position - 1) : position + 1], text[position : position + 2]
    return "" if pair_before in compounds or pair_after in compounds else character


_ADJECTIVAL = frozenset(
    "自主 自愿 直接 间接 共同 共享 共用 共建 统一 集中 定期 公开 免费 广泛 深入 积极 主动 持续 分类 分层 分级 分批 就近 成功".split()
)
_ALSO_MODIFIES = frozenset(
    "建设 新建 组织 实施 推进 推动 投资 落实 筹集 统筹 整合 配套 申请 参与 举办 纳入 提供 引进 设置 成立 建立 开展 完成 组建 招聘 选派 "
    "聘请 聘用 招募 遴选 创建 培育 开设 制定 发布 发放 合作".split()
)
