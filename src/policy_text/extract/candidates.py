"""Which quantities are measures: the language's signals that a number is a name, an ordinal, a date or rhetoric."""

from __future__ import annotations

import re
from bisect import bisect_left

from policy_text.extract.nouns_behind import noun_after
from policy_text.extract.quantities import Quantity
from policy_text.extract.times import TimeMark
from policy_text.lexicon.numerals import parse_between
from policy_text.lexicon.words import word_set

__all__ = ["is_measure", "is_optional"]

_NEAR = 80
"""So many characters before and behind a quantity can tell that it is a name, an ordinal or rhetoric."""
_RANK = r"(?:\d{1,3}|[一二三四五六七八九十]+)"
_ORDINAL_BEFORE = re.compile(
    r"(?:第|前(?<![学目此之日当眼从年月底节情革并以]前)|No\.?|NO\.?|之|序号|编号|代码|T[oO][pP]"
    rf"|第{_RANK}(?:[、,]{_RANK}){{0,4}}[、和]"  # 第2、3、5名
    r"|第[一二三四五六七八九十百]{1,5}[条款项章节](?:[、和至][一二三四五六七八九十百]{1,5}[条款项章节]){0,4}[、和至])\s*$"
)
_OPENS_A_NAME = re.compile(r"[“‘『「《〈\"'][^“”‘’『』「」《》〈〉\"',;。、:]{0,2}$")
_CLOSES_A_NAME = re.compile(r"[^“”‘’『』「」《》〈〉,;。]{0,14}[”’』」》〉\"']")
_IN_TITLE = re.compile(r"《[^《》]*$")
_RATE_BEFORE = re.compile(
    r"(?:率|占比|比例|比重|指数|系数|得分|均分|差异|人数|总数|数量|个数|案件|事故|投诉)(?:[^,;。0-9]{0,4})(?:为|达到|达|是|至|到|降至|控制在|保持)$|(?:率|得分|辍学人数|事故|死亡人数)$"
)
_PEOPLE_BEHIND = re.compile(
    r"(?:学生|师生|教师|教职员工|教职工|员工|党员|居民|群众|百姓|村民|职工|儿童|考生|毕业生|患者)(?!证|卡|号)"
)
_POPULATION = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:人口|学生|师生|农民|群众|居民|职工|儿童|老人)")
_MOVES = re.compile(r"(?:[、和]\d\.\d+)*[下降升上提高增加减少缩小扩大调整优化变]{1,2}[至到为]")
_FROM_ROW = re.compile(r"[由从](?:\d\.\d+[、和])*$")
_TO_ROW = re.compile(r"[至到为达](?:\d\.\d+[、和])+$")
_END_OF_CLAUSE = re.compile(r"$|[,;。、!?)]|以[上下内]|左右")
_CJK = re.compile(r"[\u4e00-\u9fff“]")
_PLUS = frozenset("+＋×/*")
_TIMES_SIGN = frozenset("×*")
_HAVE_SECTIONS = frozenset("国省市县区乡镇村校园班")
_SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\s?[国省市县区乡镇村校园班]")
"""4.2 市|级响应: the number of a section, and the heading's first word."""
_ROAD = re.compile(r"道(?!路|德)")
_FRONT = re.compile(r"前[往来后期沿景置端]")
_GRADE_BEFORE = re.compile(r"(?:[高初][一二三]|年级)$")
_CLOCK = re.compile(r"(?:0\d|[5-9]|1\d|2[0-4])[:：][0-5]\d")
_TO_CLOCK = re.compile(r"[-—~至到]+\d{1,2}:[0-5]\d(?!\d)")
_FROM_CLOCK = re.compile(r"(?<!\d)\d{1,2}:[0-5]\d[-—~至到]+$")
"""2:30-4:00 is a span of the day and no ratio, whichever end is looked at."""
_TIME_OF_DAY = re.compile(r"[午晚早晨][间上]?$")
_CLASSIFIERS = frozenset({"个", "所", "名", "位", "家", "户", "间", "座", "项", "次", "件", "台"})
"""七八个 lies between seven and eight; 一二产业 and 三四线 name kinds."""
_BARE_SCALE = frozenset("十百千万亿")
_CHINESE_DURATIONS = frozenset({"小时", "分钟", "课时", "学时"})
_DURATION_NAME = re.compile(r"级|制|一贯|义务|行动|计划|规划|巩固|教育|学制|战略|攻坚|实践|期|度|份|代|来|初|末|底")
_GRADE_AFTER_LEVEL = re.compile(
    r"学生|同学|新生|本科生|研究生|校友|甲|乙|丙|等|以上|及以上|医院|大风|风|响应|职称|教授|岗|巡视|主任|联赛|公路|河|跳|跨越"
)
_CHENG_IS_A_VERB = re.compile(r"[立果为长功员效熟绩就本年都型品体份套排规例建立]")
_MISREAD_UNITS = {
    "成": _CHENG_IS_A_VERB,
    "级": _GRADE_AFTER_LEVEL,
    "项": re.compile("目"),
    "任": re.compile("务|期"),
    "所": re.compile("示(?!范)|述"),
    "台": re.compile("阶(?!梯|跃)"),
}
"""What follows a form that is no unit there: 2成立, 2级教授, 省道107项目."""
_NETWORK = re.compile(r"(?:及?以上)?[^,;。0-9]{0,6}(?:接入|光|宽带|网|以太|口|进)")
_NOT_A_SHARE = re.compile(r"(?:一成|十分|万分|百分|一度|一定)")
_ROAMS = re.compile(r"四处(?:争取|奔走|寻找|打听|求助|推销|联系|筹|宣传|打工|借|奔波|走访|游)")
"""四处|争取资金: everywhere, not in four places."""
_REACHED = ("超过", "突破", "达到", "已达", "将近", "接近", "超")
_BELOW = ("不足", "不到", "近", "约", "超", "逾")
_ABSTRACT_HEAD = re.compile(
    r"方面|维度|环节|层面|统一|意识|自信|维护|体系|机制|战略|行动|目标|任务|重点|关键|原则|理念|模式|阶段|步骤|步走|优先|转变|结合|坚持|突破|提升|到位|抓手|"
    r"问题导向|导向|主体|主线|核心|关系|途径|路径|格局|特色|特点|优势|变化|创新|融合|协同|联动|贯通|衔接|延伸|一体|同步|并举|举措|标准化|化|性"
)
_AWARD = re.compile(r"(?:[特一二三金银铜]等?奖|优秀奖|奖项|奖牌|[金银铜]牌|专利)$")
"""获一等奖|两项: a small number behind a prize counts."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEADING_ZERO = re.compile(r"0\d(?![\d.])")
_PERCENT_CODE = re.compile(r"[0-9A-F]{2}")
_HOUR_BEFORE = re.compile(r"\d[时点]$")
_BOUNDS = ("低于", "高于", "少于", "多于", "超过")
_BY_RATIO = re.compile(r"分[担摊]|的(?:标准|比例|要求|[^,;。]{1,4}比)")
_HELD = re.compile(r"(?:承办|主办|办好|举办|举行|连办|开展|召开|参加|连续)(?:了|过|完|成功)?$")
_JOINS_PLACES = re.compile(r"[、和与及市县区等]")
_HANDED_IN = re.compile(r"(?:一式|(?:复印件|原件|[请记总荐报批]表|[电纸][子质]稿|材料|证明|》)(?:各|一式)?)$")
"""申请表一式|两份: papers are counted, however few."""
_SESSION = re.compile(r"(?:全体|常务|党组)?(?:\(扩大\))?会议|全会")
_ASSEMBLY = re.compile(r"届|人大|政协|代表大会|委员会")
_TELEPHONE_BEFORE = re.compile(r"(?:拨打|致电|热线|电话:)[^,;。0-9]{0,2}$")
_HOTLINE = re.compile(r"[^,;。0-9]{0,6}(?:举报电话|服务热线|投诉电话|便民热线|举报热线|热线电话)")
_EDITION = frozenset({"版", "代", "季"})
_NUMBERED_PLACE = re.compile(
    r"[一二三四五六七八九][道里][河沟湾岭]|三门(?:峡|县|湾)|五台(?:山|县)|五家渠|六盘水|七台河|八道江|九寨沟|五道口|千岛湖|万山区"
)
"""Places that are named with a number and a classifier."""
_APPROACHES = frozenset("近约逾超")
"""近千名教师 counts; 千名教师大家访 is a name."""
_ORDINAL_UNITS = frozenset({"期", "批", "届", "层", "章", "节", "条", "款", "楼", "级", "集", "步", "轮"})
_ORDINAL_THING = re.compile(r"工程|项目|建设|规划|楼|第|规定|之规定")
_PLACE_UNITS = frozenset("类头尾口村乡镇县区市省街国站校园")
"""三村 and 四县 name places as often as they count them."""
_NEVER_CHINESE = _PLACE_UNITS | frozenset("大分度级步点面方年届期批环胎孩院")
_OPTIONAL_FREQUENCIES = frozenset({"次", "届", "轮", "期"})


def is_measure(quantity: Quantity, text: str, marks: list[TimeMark]) -> bool:
    """Whether a quantity found in ``text`` states something countable or measurable.

    >>> from policy_text.extract.quantities import find_quantities
    >>> def kept(text): return [text[q.start:q.end] for q in find_quantities(text) if is_measure(q, text, [])]
    >>> kept("第3批5所学校,实施三大行动,统筹两所高中")
    ['5所', '两所']
    """
    before = text[max(0, quantity.start - _NEAR) : quantity.start]
    after = text[quantity.end : quantity.end + _NEAR]
    if marks and _is_in_time(quantity, marks):
        return False
    if _numbers_a_section(quantity, text):
        return False
    if quantity.form == "" or quantity.kind == "ratio":
        tells_how_much = _is_bare_measure(quantity, text, before, after)
    elif quantity.is_chinese:
        tells_how_much = _is_chinese_measure(quantity, text, before, after)
    else:
        tells_how_much = _is_arabic_measure(quantity, text, before, after)
    return tells_how_much and not _is_ordinal_or_name(quantity, text, before, after)


def _is_in_time(quantity: Quantity, marks: list[TimeMark]) -> bool:
    """Whether a time expression covers some of the quantity."""
    index = bisect_left(marks, quantity.end, key=lambda mark: mark.start) - 1
    return index >= 0 and marks[index].end > quantity.start


def is_optional(quantity: Quantity) -> bool:
    """Durations as conditions and frequencies, on which careful readers differ."""
    is_short_duration = quantity.kind == "duration" and quantity.form not in ("课时", "学时", "个课时", "个学时")
    return is_short_duration or quantity.form in _OPTIONAL_FREQUENCIES


def _is_ordinal_or_name(quantity: Quantity, text: str, before: str, after: str) -> bool:
    near = before[-24:]
    if quantity.form == "次" and _SESSION.match(after) and (_ASSEMBLY.search(near) or after.startswith("会议第")):
        return True  # 县十六届人大五次会议
    if quantity.form == "分" and _HOUR_BEFORE.search(near):
        return True  # 14时44分
    if _TELEPHONE_BEFORE.search(near) or (quantity.kind == "count" and _HOTLINE.match(after)):
        return True  # 拨打12345
    if _names_a_part(quantity, text, near, after):
        return True
    if quantity.form in ("名", "位") and near.endswith("后") and not _CJK.match(after[:1]):
        return True  # 增速后三名:
    if quantity.kind not in ("percentage", "money") and _ORDINAL_BEFORE.search(near):
        return True
    if quantity.form == "" and (after[:1] in _PLUS or near[-1:] in _PLUS):
        return True
    in_quoted_name = bool(_OPENS_A_NAME.search(near)) and bool(_CLOSES_A_NAME.match(after))
    return in_quoted_name or ("《" in before and bool(_IN_TITLE.search(before[-60:])))


def _names_a_part(quantity: Quantity, text: str, near: str, after: str) -> bool:
    """105国道, 高一4班, 第三师51团, the section 4.2, and the 100% of a formula (合格数/总数×100%)."""
    is_section = quantity.form in _HAVE_SECTIONS and bool(_SECTION_NUMBER.fullmatch(text, quantity.start, quantity.end))
    is_road = quantity.form in ("国", "省", "县", "乡") and bool(_ROAD.match(after))
    is_hotline = quantity.form == "市" and after.startswith("民")  # 12345|市民热线
    is_class = quantity.form == "班" and bool(_GRADE_BEFORE.search(near))
    is_regiment = quantity.form == "团" and near.endswith(("师", "兵团"))
    is_formula = quantity.kind == "percentage" and near[-1:] in _TIMES_SIGN
    return is_section or is_road or is_hotline or is_class or is_regiment or is_formula


def _is_bare_measure(quantity: Quantity, text: str, before: str, after: str) -> bool:
    """A number without a unit: 占比为0, 30万儿童, 师生比1:15."""
    ends = bool(_END_OF_CLAUSE.match(after))
    if quantity.kind == "ratio":
        is_clock = bool(_CLOCK.fullmatch(text, quantity.start, quantity.end)) and "比" not in before[-6:]
        if is_clock or _TO_CLOCK.match(after) or _FROM_CLOCK.search(before) or _TIME_OF_DAY.search(before):
            return False  # 下午3:30, 22:17
        by_standard = "按" in before[-30:] or bool(_BY_RATIO.match(after))
        moves = before.endswith(("由", "从")) and bool(_MOVES.match(after))  # 由9:41:50调整为7:40:53
        return (
            not _CJK.match(before[-1:])
            or "比" in before[-8:]
            or by_standard
            or moves
            or ends
            or before.endswith(_BOUNDS)
        )
    number = text[quantity.start : quantity.end]
    if quantity.is_chinese or _YEAR.fullmatch(number):
        is_large = number[-1] in "万亿" and number[0] not in _BARE_SCALE
        is_told = ends and before.endswith(_REACHED)  # 老年人超过一亿
        return is_large and (is_told or bool(_POPULATION.match(after)))  # 近一亿农村贫困人口
    if number[-1] in "万亿" or number[-2:-1] in ("万", "亿"):
        return bool(_CJK.match(after[:1])) or after[:1].isdigit() or ends
    if quantity.rounded_up and ends:
        return True
    is_decimal = "." in number and before.endswith(("为", "达", "至", "到", "在", "是", "过", "于", "足"))
    if _stands_in_move(number, before, after, ends=ends):
        return True
    if _PEOPLE_BEHIND.match(after) and len(number) > 1 and not number.startswith("0"):
        return True  # 可容纳2800学生
    return ends and (is_decimal or bool(_RATE_BEFORE.search(before[-14:])))


def _stands_in_move(number: str, before: str, after: str, *, ends: bool) -> bool:
    """由|0.42|、0.39缩小至0.28、|0.25: bare decimals in a row that something moves from or to; 降至|0."""
    if number == "0":
        return ends and before.endswith(("降至", "降到", "降为"))
    if "." not in number:
        return False
    comes_from = bool(_FROM_ROW.search(before) and _MOVES.match(after))
    return comes_from or (ends and bool(_TO_ROW.search(before)))


def _is_arabic_measure(quantity: Quantity, text: str, before: str, after: str) -> bool:
    form = quantity.form
    if quantity.kind == "duration":
        return _is_arabic_duration(quantity, text, after)
    if _LEADING_ZERO.match(text, quantity.start) or (form == "首" and _names_a_year(quantity, text, before)):
        return False  # 乙级06组, 2023|首届大赛
    if form == "%":
        return not _PERCENT_CODE.match(after[:2])
    misread = _MISREAD_UNITS.get(form)
    if misread:
        return not misread.match(after) and not _names_a_year(quantity, text, before)
    is_ordinal = form in _ORDINAL_UNITS and bool(_ORDINAL_THING.match(after))
    if _names_a_year(quantity, text, before) or form in _EDITION or is_ordinal:
        return False
    if form == "点":
        return isinstance(quantity.value, float) or "指数" in before[-20:] or (quantity.value or 0) > 24
    if form == "对" and after[:1].isdigit():
        return False
    return not (form == "大" and not _CJK.match(after[:1]))


def _names_a_year(quantity: Quantity, text: str, before: str) -> bool:
    """2025|国内十大新闻, 2022届; 34届大赛 is an ordinal unless so many were held."""
    if quantity.form not in ("国", "届", "级", "大", "首"):
        return False
    is_year = bool(_YEAR.fullmatch(text[quantity.start : quantity.end - 1]))
    is_ordinal = quantity.form == "届" and not _HELD.search(before)
    return is_year or is_ordinal


def _is_arabic_duration(quantity: Quantity, text: str, after: str) -> bool:
    if after.startswith("前") and not _FRONT.match(after):
        return False  # 3年前
    if quantity.form == "年":
        is_year = bool(_YEAR.match(text[quantity.start : quantity.end])) or (quantity.value or 0) >= 1000
        is_year = is_year or text.startswith("0", quantity.start)  # 09年
        return not is_year and not _DURATION_NAME.match(after)
    if quantity.form == "世纪":
        return False
    if quantity.form == "周" and after.startswith("年"):
        return False  # 建校130周年
    if quantity.form == "日":
        return after[:1] == "内" or after[:2] in ("之内", "以内", "以上")
    return not (quantity.form in ("天", "周", "岁", "周岁") and _DURATION_NAME.match(after) and after[:1] in "级制")


def _is_chinese_measure(quantity: Quantity, text: str, before: str, after: str) -> bool:
    if quantity.form in ("分之", "一半") or (quantity.form == "份" and _HANDED_IN.search(before[-8:])):
        return True
    if quantity.form == "台" and _JOINS_PLACES.match(after):
        return False  # 九台、通化等市县
    if quantity.form == "兆":
        return not _NETWORK.match(after)
    if _NUMBERED_PLACE.match(text, quantity.start) or _ROAMS.match(text, quantity.start):
        return False
    if text[quantity.start] == "二" and quantity.value == 2:
        return False  # 二次调查: two of a thing are 两
    if not _is_chinese_amount(text[quantity.start : quantity.end], quantity.form, before):
        return False
    if quantity.kind in ("count", "other"):
        is_award = bool(_AWARD.search(before[-8:]) and _END_OF_CLAUSE.match(after))
        return is_award or _is_chinese_count(quantity, after)
    return _is_chinese_size(quantity, text, after)


def _is_chinese_amount(words: str, form: str, before: str) -> bool:
    """Not a lone scale word (千所村小工程), not a row of digits (六五), not 一成不变 and 十分."""
    number = words.removesuffix(form)
    is_only_scale = before[-1:] not in _APPROACHES and all(character in _BARE_SCALE for character in number)
    is_row_of_digits = len(number) > 1 and not any(character in _BARE_SCALE for character in number)
    is_row_of_digits = is_row_of_digits and (form not in _CLASSIFIERS or not parse_between(number))
    is_phrase = bool(_NOT_A_SHARE.match(words)) and not (words == "一成" and before.endswith(_BELOW))
    return not (is_only_scale or is_row_of_digits or is_phrase)


def _is_chinese_size(quantity: Quantity, text: str, after: str) -> bool:
    """Durations, sums, shares, areas and lengths in Chinese numerals."""
    if quantity.kind == "duration":
        return quantity.form in _CHINESE_DURATIONS and not after.startswith("前")
    if quantity.kind == "money":
        number = text[quantity.start : quantity.end].removesuffix(quantity.form)
        return number not in _BARE_SCALE and any(scale in number for scale in "十百千万亿")  # 投资超|亿元的企业
    if quantity.form == "成":
        return not _CHENG_IS_A_VERB.match(after[:1])
    if quantity.kind in ("percentage", "multiple"):
        return quantity.form != "折"
    return quantity.firm and max(quantity.value or 0, quantity.value_max or 0) > 1  # 一亩地, 最后一公里


def _is_chinese_count(quantity: Quantity, after: str) -> bool:
    is_ordinal = quantity.form in _ORDINAL_UNITS and bool(_ORDINAL_THING.match(after))
    is_three_sectors = quantity.form == "次" and after.startswith("产业")
    is_too_small = max(quantity.value or 0, quantity.value_max or 0) < 2
    if is_ordinal or is_three_sectors or is_too_small or after[:1] == "数" or quantity.form in _NEVER_CHINESE:
        return False
    return _counts_concrete_things(quantity, after)


def _counts_concrete_things(quantity: Quantity, after: str) -> bool:
    """两所学校 and 五个教育集团 are counts; 三个统一 and 四项机制 are rhetoric."""
    if quantity.rounded_up and (quantity.value or 0) >= 10:
        return True  # 百余项业务
    following = noun_after(after[:20], unit=quantity.form)
    head = _first_head(following)
    if not following and (quantity.value or 0) >= 10:
        return True
    if quantity.form in ("名", "位"):
        return not _ABSTRACT_HEAD.search(following[:6])
    if quantity.firm:
        return not following or head is not None
    return head is not None and not _ABSTRACT_HEAD.match(following[head:])


def _first_head(following: str) -> int | None:
    """Where the first concrete noun of ``following`` ends, or None."""
    heads = word_set("head")
    for position in range(len(following)):
        for length in (5, 4, 3, 2):
            if following[position : position + length] in heads and len(following) >= position + length:
                return position + length
    if not following or following[-1] not in heads or following[-1] in _PLACE_UNITS:
        return None  # 三门峡市, 九台区: places have numbers in their names
    return len(following) if len(following) <= 8 else None


_SECTION = re.compile(r"\d{1,2}\.\d{1,2}本(?=项目|工程|次|办法|方案|条例|公告|合同|通知|制度)")


def _numbers_a_section(quantity: Quantity, text: str) -> bool:
    """1.6|本项目的工期: the number of a section and the first word of its text."""
    opens_line = not text[: quantity.start].rpartition("\n")[2].strip()
    return opens_line and _SECTION.match(text, quantity.start) is not None
