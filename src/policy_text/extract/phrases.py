"""Where a counted noun begins and ends in the words before and behind its number.

No parser: a clause of this genre is short, and what bounds the noun is a closed class of words (verbs that do
something to it, verbs that lead to the number, adverbs, scopes). The words lie in ``lexicon/data/subject_words.txt``.
"""

from __future__ import annotations

import re

from policy_text.lexicon.words import word_set

__all__ = ["noun_after", "noun_before", "strip_scope", "strip_to_noun"]

_LONGEST_WORD = 6
_BALANCED_NOTE = re.compile(r"\([^()0-9]{0,12}\)")
_QUOTED = re.compile(r"[“《『「‘][^“”《》『』「」‘’]{1,30}[”》』」’]")
_BOUNDARY = re.compile(r"[,;。!?:、()\t|]|\s")
_NOMINAL_AFTER_VERB = re.compile(r"[率量数额者员器机站点所室班人校园厅费款金源力度法制类型式化性]|基地|中心|项目|工程|课程|活动|机构|场所|设施|设备|平台|体系|方案|计划|资金|经费|人员|人数|单位|教师|学生|学校|专业|岗位|名额|培训|教育|工作|服务|部门|标准|机制|试点|示范|小组|团队|点位")
_TRAILING = re.compile(r"(?:的|等|和|与|及|以及|、|还|再|又|并|且|在|地)+$")
_LEADING = re.compile(r"^(?:的|了|[,、:;)”]|个|等)+")
_LIST_TITLE = re.compile(r"^(?:一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|首先|其次|再次|最后|\(?[一二三四五六七八九十\d]+[)、.])")
_AGENTS = {
    "名": "教师|老师|学生|校长|园长|干部|幼儿|儿童|专家|人员|党员|志愿者|教研员|辅导员|医生|人才|家长|代表|委员",
    "家": "企业|公司|单位|机构|医院|银行|合作社|商户|门店",
    "所": "幼儿园|学校|小学|中学|高中|初中|高校|完中|医院|院校|学院|大学",
}
_AGENTS["位"] = _AGENTS["人"] = _AGENTS["余名"] = _AGENTS["名"]
_AGENT_CONTINUES = re.compile(
    r"[的之]?(?:教师|老师|学生|校长|家长|工作|发展|教育|培训|中心|队伍|团队|岗|等|和|与|及|或|、|代表|群体|子女|小|中|幼|人|员|班|部|联|集团|校|园|家|化|[（(“])"
)
_AGENT_PATTERNS = {unit: re.compile(names) for unit, names in _AGENTS.items()}


def noun_after(right: str, *, unit: str = "") -> str:
    """The counted noun at the head of ``right``, the text from behind a quantity to the next one or the clause's end.

    >>> noun_after("优质学校牵头组建学区"), noun_after("“专递课堂”项目组"), noun_after(",补充学校")
    ('优质学校', '“专递课堂”项目组', '')
    """
    text = _LEADING.sub("", right) if right[:1] in "的个" else right
    end = _noun_end(text)
    noun = _TRAILING.sub("", text[:end])
    return _cut_after_agent(noun, unit)


def _noun_end(text: str) -> int:
    stops = word_set("stop")
    position = 0
    while position < len(text):
        skipped = _QUOTED.match(text, position) or (_BALANCED_NOTE.match(text, position) if position else None)
        if skipped:
            position = skipped.end()
            continue
        if _BOUNDARY.match(text, position):
            return position
        word = _word_at(text, position, stops)
        if word and not _stays_inside(text, position, word):
            return position
        position += 1
    return position


def _stays_inside(text: str, position: int, word: str) -> bool:
    """A verb inside a noun: 培训基地, 建设项目; or a stop character inside a longer word: 对象, 中等, 从业."""
    after = text[position + len(word) :]
    if position == 0 and len(word) == 1:
        return word in "对从自最中高有无超" and bool(after) and word not in "有无超从"
    if len(word) >= 2:
        return bool(_NOMINAL_AFTER_VERB.match(after)) and word not in _HARD
    return text[position - 1 : position + 2] in _COMPOUNDS or text[position : position + 2] in _COMPOUNDS or (
        text[position - 1 : position + 1] in _COMPOUNDS
    )


_HARD = frozenset(
    "入选 获得 荣获 获评 获批 通过 完成 实现 参加 参与 纳入 列入 覆盖 达到 超过 突破 惠及 建成 可以 能够 应当 必须 已经 全部 正在 位于 来自 用于 作为 进行 得到 受到 面向 涉及 包括 其中 分别".split()
)
_COMPOUNDS = frozenset(
    "对象 对口 从业 从教 自主 自然 自治 自愿 自学 由来 将军 将领 在校 在园 在职 在岗 在册 在编 在建 在读 在线 在籍 在训 为主 给水 供给 因素 原因 到位 报到 "
    "以上 以下 以内 可再 可持 认可 许可 无障 无人 无线 无烟 无公 无害 无房 无业 未成 未来 应用 应急 应届 供应 对应 反应 效应 应对 响应 需求 需要 必需 刚需 要素 要件 要求 重要 主要 纲要 必要 摘要 需求 得分 所得 心得 获得 每周 "
    "有机 有声 国有 公有 私有 特有 所有 原有 现有 有线 有效 专有 稀有 富有 进修 先进 进校 改进 引进 推进 跟进 进口 进步 进度 进展 进城 新进 "
    "超市 超级 超高 超低 超声 超前 超算 约束 预约 签约 合约 节约 集约 公约 条约 近视 附近 近郊 邻近 近零 仅有 总部 总校 总量 总数 总值 总额 总体 总工 总结 总督 汇总 总院 "
    "就业 就近 就读 就诊 就医 就餐 成就 即时 随即 也门 又是 还款 归还 再生 再就 再贷 如期 等级 高等 中等 初等 平等 同等 优等 对等 等次 同步 共同 同类 协同 同心 不同 合同 并购 合并 同时 而立 "
    "居民 居家 居住 社区 安居 旧居 居委 排名 排水 排污 排放 排查 安排 排球 排行 属地 直属 附属 所属 部属 省属 市属 金属 下属 军属 家属 属于 是非 于都 至尊 以至 往来 过往 交往 让渡 使用 大使 天使 行使 以色 "
    "按揭 经济 经费 经营 经验 已经 经典 财经 神经 曾经 经理 经销 经过 因地 给予 补给 被动 把关 把握 向上 方向 导向 定向 面向 意向 双向 比赛 比例 对比 比重 占比 评比 比武 较大 比较 无偿 不动 不良 不锈 每户 "
    "没收 未来 最低 最高 最美 最佳 最多 最少 很多 更新 变更 更年 均衡 平均 人均 均等 总成 共享 共建 共用 公共 中共 共有 共产 共青 超额".split()
)


def _word_at(text: str, position: int, words: frozenset[str]) -> str:
    for length in range(_LONGEST_WORD, 0, -1):
        piece = text[position : position + length]
        if len(piece) == length and piece in words:
            return piece
    return ""


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
    leads = word_set("lead")
    text = _LIST_TITLE.sub("", text)
    while text:
        trimmed = _LEADING.sub("", text)
        word = _word_at(trimmed, 0, leads)
        is_part_of_noun = len(word) == 1 and trimmed[:2] in _COMPOUNDS
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
        noun = noun.rstrip("“\"(: 、")
        for length in range(_LONGEST_WORD, 0, -1):
            tail = noun[-length:]
            if len(tail) == length and (tail in reach or tail in growth):
                if length == 1 and (noun[-2:] in _COMPOUNDS or _ends_a_word(noun)):
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


def noun_before(left: str) -> tuple[str, str]:
    """The counted noun at the end of ``left`` and the verb that acts on it.

    >>> noun_before("组建教育集团"), noun_before("为全区学校安装精品录播教室"), noun_before("参与家长")
    (('教育集团', '组建'), ('精品录播教室', '安装'), ('家长', '参与'))
    """
    acts = word_set("act")
    stripped = strip_scope(left)
    cut, verb = 0, ""
    position = 0
    while position < len(stripped):
        quoted = _QUOTED.match(stripped, position)
        if quoted and quoted.end() < len(stripped):
            position = quoted.end()
            continue
        word = _word_at(stripped, position, acts)
        if word and _acts_on_rest(stripped, position, word):
            cut, verb = position + len(word), word
            position = cut
        else:
            position += 1
    return _LEADING.sub("", strip_scope(stripped[cut:])) if cut else stripped, verb


def _acts_on_rest(text: str, position: int, word: str) -> bool:
    """Whether the word is a verb here: something follows it that is no mere suffix (培训基地, 服务中心 are nouns)."""
    after = text[position + len(word) :]
    if not after:
        return False
    if len(word) == 1:
        pair_before, pair_after = text[max(0, position - 1) : position + 1], text[position : position + 2]
        return position == 0 and pair_after not in _SINGLE_COMPOUNDS and pair_before not in _SINGLE_COMPOUNDS
    if position == 0:
        return True
    return not _NOMINAL_AFTER_VERB.match(after) or after[:2] in ("教师", "学生", "学校", "人员", "项目", "工程", "基地", "资金", "经费", "设备", "岗位", "专业", "课程", "活动", "标准", "学位")


_SINGLE_COMPOUNDS = frozenset("获奖 设备 设施 建筑 建设 建档 建制 办学 办公 办法 含量 惠民 惠农 设计 建议 建材 建档 举办".split())
