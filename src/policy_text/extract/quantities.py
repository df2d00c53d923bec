"""Where the quantities are: a number with its scale word, rounding word and unit.

One pattern finds every candidate in a single pass; what only looks like a quantity (ordinals, names, list marks,
slogans) is turned away by the language around it, never by a list of known slogans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from policy_text.lexicon.numerals import SCALES, parse_between, parse_fraction, parse_number, scale_number
from policy_text.lexicon.units import unit_forms, unit_named
from policy_text.lexicon.words import any_of, openings_of

__all__ = ["Quantity", "find_quantities", "kind_and_unit"]


class Quantity(NamedTuple):
    """A quantity in a passage; ``start`` and ``end`` index the passage's text."""

    start: int
    end: int
    value: int | float | None
    unit: str
    kind: str
    form: str
    """The unit as written."""
    value_max: int | float | None = None
    rounded_up: bool = False
    """余, 多 or 几 stands inside the number."""
    is_rounded: bool = False
    """来 stands inside the number: 30来个."""
    is_chinese: bool = False
    """Written with Chinese numerals."""
    firm: bool = True
    """The unit counts concrete things whatever stands beside it."""


_NUMERALS = "〇零一二两三四五六七八九十百千万亿"
_ARABIC = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"
_CHINESE = rf"[{_NUMERALS}]{{1,24}}+"  # possessive and bounded: a row of a million 一 is no number
_SCALE = r"万亿|千亿|百亿|十亿|亿万|亿|千万|百万|十万|万|千(?![克米瓦卡伏焦帕])|百(?!姓)"  # 5千米 is five kilometres


_ROW_WITHOUT_UNITS = re.compile(r"(?:[、和与及,]\d+(?:\.\d+)?)*[、和与及,]")
_LEADING_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_REACH_OF_SHARE = 40
_TEN_THOUSAND = 10_000
_SUM = re.compile(
    r"(?:总?产值|收入|总?投资|资金|经费|销售额|营业额|利润|税收|成交额|捐[资款赠]|补[贴助]|奖金|津贴|资助)$"
)
_SPENDS = re.compile(r"(?:投入|拿出?|安排|拨付|下拨|筹集|筹措|花费?|补助|捐赠?|投资)了?(?:近|约|超过?|将近|大约)?$")
_IS_A_SUM = re.compile(r"(?:左右|以上|多)?的?(?:$|[,;。、)]|资金|经费|元|款|财政|专项)")
"""财政拿了500亿|: no noun follows that would be counted (投入2万|警力)."""
_CLOCK_WITH_SECONDS = re.compile(r"[0-2]?\d:[0-5]\d:[0-5]\d")


@cache
def _pattern() -> re.Pattern[str]:
    forms = " ".join(unit_forms())
    # 5500万|人才 counts talents, 九|部门 departments; 人次 and 人公里 are longer forms of their own
    others = any_of(" ".join(form for form in unit_forms() if form not in "人大部方组家村本元市" and form != "个点"))
    short = (
        r"人(?![才员士群口民])|大(?![关学专])|部(?![门委队])|方(?![面案位向式法])|组(?![织成建合])|家(?![长庭属政教])"
    )
    short += r"|村(?![民庄镇级干委里支部校小办医卫])|本(?![科校市县区省年月学院届周季国站段案部人次期行着级线批])"
    short += r"|元(?![旦宵])|市(?![民场值])"
    units = rf"(?=[{openings_of(forms)}])(?:个点(?![位子心名钟的])|{others}|{short})"
    # 3万4000 and 7万5千4百 go on after the scale word; 390万|65岁 does not
    after_wan = r"(?:(?<=万)(?:\d{4}(?![\d.])|\d千(?:\d百)?)|(?<=亿)\d{1,4}(?:\.\d{1,4})?万)"
    number = rf"(?:(?:{_ARABIC})(?:(?:{_SCALE}){after_wan}?)?|{_CHINESE})"
    return re.compile(
        rf"""
        (?= [-\d{_NUMERALS}] )  # few places pass; the alternatives would be slow to turn each of the others away
        (?<![0-9A-Za-z./〔\[_]) (?<![0-9A-Za-z][-+—~]) (?<!\d,)
        (?:
            (?P<denominator> [百千万]|[二两三四五六七八九十]|十[一二三四五六七八九] ) 分之
                (?P<numerator> \d+(?:\.\d+)? | [零一二两三四五六七八九十百点]+ ) (?P<fraction_rounder> [多余] )?
          |
            (?P<tenths> [二三四五六七八九]成 [一二三四五六七八九半] ) (?![个所名家种类层])
          |
            (?P<slashed> [1-9]/[2-9] | [1-9]\d?/(?:100|[1-9]0) ) (?= 以[上下内] | 左右 | 的(?!比) | 强 | 弱 )
          |
            (?P<ratio> \d+(?:\.\d+)? (?: : \d+(?:\.\d+)? ){{1,3}} ) (?! \d | [时点] | 分(?!担|摊|配|成) )
          |
            (?P<low> {number} ) (?P<low_unit> {units} )?
                (?P<dash> [-—~－至到]{{1,2}} )
                (?P<high> {number} ) (?P<range_rounder> [余多] )? (?P<range_unit> {units} )
          |
            (?P<sign> (?<=[为是达至:温]) - )? (?P<number> {number} ) (?P<inner> [余多来几] )?
                (?: (?P<unit> {units} )
                  | (?P<scale> {_SCALE} ) (?P<outer> [余多来几] )? (?P<scaled_unit> {units} )?
                  | (?P<bare> (?<=[0-9万亿余多]) ) )
          |
            (?P<half> 一半 ) (?! 一 )
        )
        """,
        re.VERBOSE,
    )


def find_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a passage (folded, free of loose white space), in order and disjoint.

    >>> [(q.value, q.unit) for q in find_quantities("投入3000余万元,新建2所学校,覆盖率达100%")]
    [(30000000, '元'), (2, '所'), (100, '%')]
    """
    alone = _find_alone(text)
    return _with_shared_units(text, list(alone)) if "分别" in text or "个、" in text else alone


def _with_shared_units(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """分别为27、47和18微克: numbers in a row may leave their unit to the last one."""
    for index, quantity in enumerate(quantities):
        named = next((other for other in quantities[index + 1 : index + 6] if other.form), None)
        is_bare = quantity.form == "" and quantity.kind == "count" and named is not None
        if named and named.form == "个百分点" and quantity.form == "个" and text[quantity.end : named.start] in "、和":
            yield quantity._replace(unit=named.unit, kind=named.kind, form=named.form)  # 5.5个、2.9个百分点
        elif named and is_bare and _ROW_WITHOUT_UNITS.fullmatch(text, quantity.end, named.start):
            yield _share_unit(text, quantity, named)
        else:
            yield quantity


def _share_unit(text: str, quantity: Quantity, named: Quantity) -> Quantity:
    number = _LEADING_NUMBER.match(text, named.start)
    if "分别" not in text[max(0, quantity.start - _REACH_OF_SHARE) : quantity.start] or number is None:
        return quantity
    written = float(number.group())
    factor = round((named.value or 0) / written) if written else 1
    value = scale_number(quantity.value or 0, max(factor, 1))
    return quantity._replace(value=value, unit=named.unit, kind=named.kind, form=named.form)


def _find_alone(text: str) -> Iterator[Quantity]:
    for match in _pattern().finditer(text):
        quantity = _read(match)
        if quantity is None and match["low_unit"]:  # 从亏损8000万元到2024年: no range
            single = _pattern().match(text, match.start(), match.end("low_unit"))
            quantity = _read(single) if single else None
            if quantity is not None and match.string[match.start() - 1 : match.start()] in _FROM:
                yield quantity
                second = _pattern().match(text, match.start("high"), match.end())
                quantity = _read(second) if second else None
        if quantity is not None:
            yield quantity


def _read(match: re.Match[str]) -> Quantity | None:
    read = _READERS.get(match.lastgroup or "", _read_single)
    try:
        return read(match)
    except ValueError:
        return None  # a run of numeral characters that is no number: 百千万, 一一


def _read_fraction(match: re.Match[str]) -> Quantity:
    numerator = match["numerator"].replace("点", ".") if match["numerator"][0].isdigit() else match["numerator"]
    if "点" in numerator:
        whole, _, decimals = numerator.partition("点")
        numerator = f"{parse_number(whole)}." + "".join(str(parse_number(d)) for d in decimals)
    value = parse_fraction(match["denominator"], numerator)
    return Quantity(*match.span(), value, "%", "percentage", "分之", is_chinese=True)


def _read_slashed(match: re.Match[str]) -> Quantity | None:
    """1/3以上的教师: a proper fraction is a share, as 三分之一 is."""
    numerator, _, denominator = match["slashed"].partition("/")
    if int(numerator) >= int(denominator):
        return None
    return Quantity(*match.span(), int(numerator) / int(denominator) * 100, "%", "percentage", "分之")


def _read_ratio(match: re.Match[str]) -> Quantity | None:
    terms = [float(term) for term in match["ratio"].split(":")]
    if len(terms) > 2 and _CLOCK_WITH_SECONDS.fullmatch(match["ratio"]):
        return None
    if len(terms) > 2:
        return Quantity(*match.span(), None, "", "ratio", ":")
    if not terms[1] or (match["ratio"].isascii() and _is_clock(match["ratio"])):
        return None
    return Quantity(*match.span(), terms[0] / terms[1], "", "ratio", ":")


def _read_tenths(match: re.Match[str]) -> Quantity:
    """九成八, 四成半: 98 % and 45 %."""
    whole, _, part = match["tenths"].partition("成")
    value = int(parse_number(whole)) * 10 + (5 if part == "半" else int(parse_number(part)))
    return Quantity(*match.span(), value, "%", "percentage", "分之", is_chinese=True)


def _read_half(match: re.Match[str]) -> Quantity:
    return Quantity(*match.span(), 50, "%", "percentage", "一半", is_chinese=True)


def _is_clock(ratio: str) -> bool:
    """9:00 and 15:30 are times of day; 1:15 is a ratio."""
    hour, _, minute = ratio.partition(":")
    return len(minute) == 2 and minute.isdigit() and hour.isdigit() and int(minute) % 5 == 0 and int(hour) >= 6


def _read_range(match: re.Match[str]) -> Quantity | None:
    unit = unit_named(match["range_unit"])
    if match["low_unit"] and match["dash"] in ("到", "至") and match.string[match.start() - 1 : match.start()] in _FROM:
        return None  # 从276所到341所: two states
    if match["low_unit"] and unit_named(match["low_unit"]).name != unit.name and match["low_unit"] != unit.form[:1]:
        return None
    low, high = parse_number(match["low"]), parse_number(match["high"])
    if not match["low_unit"] and low < 100 and high >= 1000:
        low = scale_number(low, _trailing_scale(match["high"]))  # 1.5—3万元: the scale word serves both
    if high <= low:
        return None
    return Quantity(
        *match.span(),
        _scaled(low, unit.factor),
        unit.name,
        unit.kind,
        unit.form,
        value_max=_scaled(high, unit.factor),
        rounded_up=bool(match["range_rounder"]),
        is_chinese=not match["low"][0].isdigit(),
        firm=unit.firm,
    )


_FROM = ("从", "由")


def _trailing_scale(numeral: str) -> int:
    return SCALES.get(numeral[-1], 1) if numeral[-1] in "万亿" else 1


_SINGLE = ("sign", "number", "inner", "scale", "outer")


def _read_single(match: re.Match[str]) -> Quantity:
    sign, number, inner, scale, outer = match.group(*_SINGLE)
    is_chinese = number[0] in _NUMERALS
    between = parse_between(number) if is_chinese and len(number) > 1 else None
    value = between[0] if between else parse_number(number)
    if scale:
        value = scale_number(value, _factor_of(scale))
    if sign:
        value = -value
    rounder = inner or outer
    rounded_up = rounder is not None and rounder != "来"
    form = match["unit"] or match["scaled_unit"]
    if form is None:  # `candidates` decides by its neighbours whether a number without a unit is a quantity at all
        return Quantity(*match.span(), value, "", "count", "", rounded_up=rounded_up, is_chinese=is_chinese)
    unit = unit_named(form)
    return Quantity(
        *match.span(),
        _scaled(value, unit.factor),
        unit.name,
        unit.kind,
        form,
        value_max=_scaled(between[1], unit.factor) if between else None,
        rounded_up=rounded_up,
        is_rounded="来" in (inner, outer),
        is_chinese=is_chinese,
        firm=unit.firm,
    )


def _scaled(value: int | float, factor: int) -> int | float:
    return value if factor == 1 else scale_number(value, factor)


@cache
def _factor_of(scale: str) -> int:
    return int(parse_number("一" + scale if scale[0] in "万亿百千" else scale))


_READERS: dict[str, Callable[[re.Match[str]], Quantity | None]] = {
    "numerator": _read_fraction,
    "fraction_rounder": _read_fraction,
    "slashed": _read_slashed,
    "ratio": _read_ratio,
    "range_unit": _read_range,
    "half": _read_half,
    "tenths": _read_tenths,
}
"""By the last group of a match."""


_RATIO_NAMES = ("比值", "倍差", "收入比", "之比", "师生比", "生师比")
_PER_MANY = ("每万", "每千", "每百", "每十万")
"""每万名考生中录取的比例为1.2: so many of them, and no percentage."""


def kind_and_unit(quantity: Quantity, subject: str, left: str = "", right: str = "") -> tuple[str, str]:
    """Kind and unit by what is counted: a bare number is a percentage of a rate, money of a sum, else a count.

    >>> kind_and_unit(next(find_quantities("总产值4.2亿")), "总产值")
    ('money', '元')
    """
    is_bare = quantity.form == "" and quantity.kind == "count"
    if is_bare and subject.endswith(("率", "占比", "比例", "比重")) and not subject.startswith(_PER_MANY):
        return "percentage", ""
    if is_bare and any(name in subject for name in ("指数", "系数", "得分")):
        return "other", ""
    if is_bare and subject.endswith("满意度"):
        return "other", ""
    if is_bare and subject.endswith(_RATIO_NAMES):
        return "ratio", ""
    is_large = is_bare and (quantity.value or 0) >= _TEN_THOUSAND
    if is_large and (_SUM.search(subject) or (_SPENDS.search(left) and _IS_A_SUM.match(right))):
        return "money", "元"  # 总产值4.2亿, 财政拿了500亿
    if quantity.form == "块" and (quantity.value or 0) >= _TEN_THOUSAND:
        return "money", "元"  # 收入1万多块
    if quantity.form == "人公里" or (quantity.form == "级" and "地震" in subject):
        return "other", quantity.unit
    return quantity.kind, quantity.unit
