"""What belongs to what: the one place where quantities, times, qualifiers, statuses and subjects become measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from policy_text.extract.announcements import announced_before
from policy_text.extract.candidates import is_measure, is_optional
from policy_text.extract.changes import find_change
from policy_text.extract.clauses import Surroundings, read_surroundings
from policy_text.extract.clues import (
    GROWTH_BEHIND,
    Announced,
    Subject,
    is_former_state,
    names_origin,
    read_clue,
    without_marks_passed,
)
from policy_text.extract.confidence import confidence_of
from policy_text.extract.links import Link
from policy_text.extract.passages import Passage
from policy_text.extract.periods import TimeContext
from policy_text.extract.phrases import noun_before, strip_scope, strip_to_noun
from policy_text.extract.points import scored_before
from policy_text.extract.qualifiers import find_qualifier
from policy_text.extract.quantities import Quantity, find_quantities, kind_and_unit
from policy_text.extract.rows import pair_lists
from policy_text.extract.setting import Setting, StatusReading
from policy_text.extract.shared_nouns import kind_of_whole, shared_noun
from policy_text.extract.statuses import find_status
from policy_text.extract.subjects import find_subject
from policy_text.extract.times import TimeMark, find_times
from policy_text.extract.timing import GOES_TO, settle_times
from policy_text.records import Change, Kind, Measure, Qualifier, Status, TimeSpan

__all__ = ["link_measures"]

_STANDARD_TAIL = re.compile(r"(?<=.{2})(?:按|按照|根据|依据)[^,;。]{2,}$")
_LAST_ITEM = re.compile(r"[^,;。、:()0-9%]{2,24}$")
_LIST_MARK = re.compile(r"\d{1,2}[ \u3000\t]{2,}")
_RATE_OF_PAY = re.compile(r"(?:标准|定额|补助|补贴|奖励|津贴|学费|限额|基数|名额|计划|指标)$")
_LEFT_OPEN = ("report", "report-with-rule-word", "notice", "doing-in-notice")
"""Rules that take a status from the text, not from the words around a number."""
_MADE_INTO = re.compile(r"[将把](?P<thing>[^,;。0-9]{2,14}?)(?:纳入|列入|列为|作为|确定为|设为|融入)")
"""将户外活动纳入一日安排,每天不少于|2小时."""
_COMPLETION = re.compile(r"^(?:完成)?(?:年度|全年)?(?:计划|目标|任务|预算)$|^占|完成(?:年度|全年)")
_HEADLINE = re.compile(r"(?:^|[。;:])(?:支持|保障|推进|促进|加强|落实)(?P<what>[^,;。:0-9]{3,16})。$")
"""保障校园安全。拨付|36亿元: a short sentence says what the next one's money is for."""
_FORMERLY = re.compile(r"[由从]原[来先有]?的?$")
_COMES_FROM = re.compile(r"[从由][^,;。0-9]{0,10}$")
_MOVES_ON = re.compile(
    r"(?:[、和][\d.]+[万亿]?[^,;。、0-9]{1,2}){0,4}[^,;。、0-9]{0,8}?(?:提高|提升|增加|增|上升|扩大|扩展|扩|降低|降|下降|下调|上调|减少|缩小|缩短|调整|升)[^,;。0-9]{0,3}[到至为]"
)
"""从380元|提高到1000元: what it comes from is there already, even in a plan."""
_INTRODUCES = re.compile(
    r"^(?:为了?(?=[\u4e00-\u9fff])|根据|按照|围绕|随着|由于|受(?=.{2,}影响))"
    r"|(?:(?:具体|总的|简单|一般)(?:来|地)?说|[来上]?看|显示|表明|而言|来说|所示|介绍|了解|统计|当天|当日|期间|编者按?|央视网消息)$"
)
"""从服务类型看, 调查数据显示: where a sentence comes from, not what it is about."""
_WITHIN = re.compile(r"(?<=...)(?<![集高初附])[中里内]$")
_TELLS_TREND = re.compile(
    r"(?<=..)(?:不[仅但][^,;。]{0,8}|不减反增|稳中有[升进增]|(?:逐年|持续|稳步|不断|明显|显著|大幅|进一步)(?:增长|增加|提高|提升|改善|扩大|下降|减少|优化|提速))$"
)
_RISEN = re.compile(
    r"(?:^|[,;。:])(?P<what>[^,;。:0-9]{3,24}?)(?:(?:再|又|屡|均)?创下?(?:历史|同期)?(?:新高|最好水平|纪录)),$"
)
"""首日交易额创下新高,达|80亿元."""
_ENJOYED = re.compile(r"^.{0,14}(?:享受|享有|发放|给予|领取)(?=..)")
_GOES_ON = re.compile(r"其中|同比|比上年|较上年|[按从][^,;。]{1,8}[分看],|分[^,;。]{1,6}看,")
_SHORT = 40
"""Characters of a line whose links are kept for the next one like it."""
_KINDS = {kind.value: kind for kind in Kind}


def link_measures(
    passage: Passage, setting: Setting, context: TimeContext, *, marks: list[TimeMark] | None = None
) -> Iterator[Measure]:
    """The measures of one passage, in order, with offsets into the document; ``marks`` are its times, where known."""
    text = passage.text
    is_short = len(text) <= _SHORT
    quantities: Sequence[Quantity]
    found: Sequence[TimeMark]
    quantities, found = _read_line(text) if is_short else _read(text, marks)
    is_numbered = bool(quantities) and _is_list_mark(passage, quantities[0])
    if len(quantities) == is_numbered:
        return
    links = (
        list(_link_line(text, setting, is_numbered=is_numbered))
        if is_short
        else _link(text, list(quantities[is_numbered:]), list(found), setting)
    )
    for link, time in zip(links, settle_times(text, links, list(found), context), strict=True):
        yield _make_measure(passage, link, time)


def _read(text: str, marks: list[TimeMark] | None) -> tuple[list[Quantity], list[TimeMark]]:
    """The quantities of a text, and its times where it has any quantity."""
    candidates = list(find_quantities(text))
    if not candidates:
        return [], []
    marks = find_times(text) if marks is None else marks
    return [quantity for quantity in candidates if is_measure(quantity, text, marks)], marks


@lru_cache(maxsize=2048)
def _read_line(text: str) -> tuple[tuple[Quantity, ...], tuple[TimeMark, ...]]:
    """Those of a short line or cell: lists and tables say the same again and again."""
    quantities, marks = _read(text, None)
    return tuple(quantities), tuple(marks)


@lru_cache(maxsize=2048)
def _link_line(text: str, setting: Setting, *, is_numbered: bool) -> tuple[Link, ...]:
    """The links of a short line, without the first quantity where that numbers it."""
    quantities, marks = _read_line(text)
    return tuple(_link(text, list(quantities[is_numbered:]), list(marks), setting))


def _is_list_mark(passage: Passage, quantity: Quantity) -> bool:
    """``5  队伍建设``: a figure that opens a line and stands apart from its words numbers them."""
    start, end = passage.span(quantity.start, quantity.end)
    return quantity.start == 0 and bool(_LIST_MARK.match(passage.source, start, end))


def _link(text: str, quantities: list[Quantity], marks: list[TimeMark], setting: Setting) -> list[Link]:
    links: list[Link] = []
    for index, quantity in enumerate(quantities):
        around = read_surroundings(text, quantities, index, marks)
        in_sentence = _of_sentence(links, around)
        announced = announced_before(text, around, above=setting.listed_under)
        condition = scored_before(text, around, quantity.start) if quantity.unit == "分" else ""
        announced = Announced(condition, scores=True) if condition else announced
        subject = _find_subject(text, quantity, around, links, marks, announced)
        subject = shared_noun(text, quantities, index, around, subject) or subject
        subject = kind_of_whole(subject, in_sentence, quantity, around)
        subject = Subject(*subject[:-1], unit=quantity.unit)
        left = text[max(around.clause_start, quantity.start - 40) : quantity.start]
        change = find_change(quantity, left if not around.follows_quantity else around.left, subject.text)
        behind = GROWTH_BEHIND.match(around.right) if quantity.kind == "percentage" else None
        if behind:
            change = Change.DECREASE if behind["falls"] else Change.INCREASE
        if in_sentence and _shares_change(around, in_sentence[-1], change, subject):
            change = in_sentence[-1].change
        if subject.rule == "group" and change is Change.LEVEL:
            change = _change_of_whole(in_sentence, quantity, around)
        sentence = text[around.sentence_start : around.sentence_end]
        clause = _own_clause(text, quantity, around)
        status = find_status(
            sentence,
            quantity.start - around.sentence_start,
            clause,
            setting,
            subject=subject.text,
            length=quantity.end - quantity.start,
        )
        status = _settle_status(text, Link(quantity, around, subject, change, status), links)
        links.append(Link(quantity, around, subject, change, status, is_former_state(around.left)))
    return pair_lists(text, links)


def _settle_status(text: str, link: Link, links: list[Link]) -> StatusReading:
    """The status, where what was said before the number or is counted decides on it: a former state, a rate of pay."""
    quantity, around, subject, status = link.quantity, link.around, link.subject, link.status
    continues_row = bool(links) and text[links[-1].quantity.end : quantity.start] == "、"
    comes_from = names_origin(around.left) and (
        _FORMERLY.search(around.left) or (_COMES_FROM.search(around.left) and _MOVES_ON.match(text, quantity.end))
    )
    if comes_from or (continues_row and links[-1].status.rule == "former-state"):
        return StatusReading(Status.ACHIEVED, "former-state")
    if subject.rule == "listed" and _RATE_OF_PAY.search(subject.text) and status.rule in _LEFT_OPEN:
        return StatusReading(Status.REQUIREMENT, "listed-rate")
    if subject.rule == "goal":
        return StatusReading(Status.TARGET, "goal")
    in_sentence = _of_sentence(links, around) if around.in_parentheses else []
    return in_sentence[-1].status if in_sentence and status.rule != "standard" else status


def _own_clause(text: str, quantity: Quantity, around: Surroundings) -> str:
    """The clause as far as it speaks of this quantity: what follows 、 leads to the next one (120套、每套不超过…)."""
    behind = text[quantity.end : quantity.end + around.reach]
    own = behind.split("、", maxsplit=1)[0] if around.precedes_quantity else behind
    return text[around.clause_start : quantity.end] + own


def _of_sentence(links: list[Link], around: Surroundings) -> list[Link]:
    """The links of the same sentence: the last ones, as links come in the order of the text."""
    first = len(links)
    while first and links[first - 1].around.sentence_start == around.sentence_start:
        first -= 1
    return links[first:]


def _find_subject(
    text: str,
    quantity: Quantity,
    around: Surroundings,
    links: list[Link],
    marks: list[TimeMark],
    announced: Announced | None,
) -> Subject:
    in_sentence = _of_sentence(links, around)
    following = text[quantity.end : quantity.end + 60]
    previous = _previous_subject(in_sentence, quantity, around) if in_sentence else _topic(text, around, links, marks)
    last_end = in_sentence[-1].quantity.end if in_sentence else around.sentence_start
    made = _MADE_INTO.search(text, last_end, around.clause_start)
    if made:
        previous = Subject(made["thing"], "topic")
    alike = _last_alike(links, around, quantity, goes_on=previous is not None and not in_sentence)
    if around.in_parentheses and in_sentence and not in_sentence[-1].around.in_parentheses:
        alike = _whole_of_note(in_sentence[-1], quantity) or alike
    named = _named_alone(text, around, last_end) if in_sentence and not around.left.strip("约共") else None
    if named:
        previous = alike = named
    noted = _noted(text, around, last_end) if around.in_parentheses else None
    if noted:
        previous = alike = noted
    clue = read_clue(quantity, around, following, previous=previous, alike=alike, announced=announced)
    subject = find_subject(clue)
    if not in_sentence and subject.rule == "inherited":
        subject = subject._replace(rule="topic")
    return subject


def _previous_subject(in_sentence: list[Link], quantity: Quantity, around: Surroundings) -> Subject:
    """The subject that a clause without one goes on with: a share or a degree of completion is passed over."""
    last = in_sentence[-1]
    goes_on_from_state = quantity.start - last.quantity.end <= GOES_TO and last.is_former_state
    of_share = quantity.unit == "百分点" and "增速" not in around.left
    if not of_share and not goes_on_from_state:
        for link in reversed(in_sentence):
            if link.around.in_parentheses and not around.in_parentheses:
                continue
            heads_no_count = quantity.kind in ("count", "area") and link.subject.text.endswith(("率", "占比", "比例"))
            is_aside = link.subject.rule in ("share", "goal") or bool(_COMPLETION.search(link.subject.text))
            if not (heads_no_count or is_aside):
                return link.subject
    return in_sentence[-1].subject


def _last_alike(links: list[Link], around: Surroundings, quantity: Quantity, *, goes_on: bool) -> Subject | None:
    """The subject of the last quantity with the same unit in the sentence, or before it where the sentence goes on."""
    floor = links[-1].around.sentence_start if goes_on and links else around.sentence_start
    for link in reversed(links):
        if link.around.sentence_start < floor:
            return None
        is_aside = link.around.in_parentheses and not around.in_parentheses
        if link.quantity.unit == quantity.unit and not is_aside:
            return link.subject
    return None


_BOUNDS_A_ROW = re.compile(
    r"(?:(?P<at_most>最多|至多|不超过|不得超过)|(?P<at_least>至少|不少于))[^,;。0-9]{0,10}(?:\d+[^,;。、0-9]{1,8}、)+$"
)
"""最多推荐2个村、1个镇、|1个县: one bound for the whole row."""
_NAMED_ALONE = re.compile(r"[^,;。0-9]*;(?P<name>[^,;。:()0-9]{2,24})(?<![后前时来中间里下]),")
""";单位自建住房,|400万平方米: what is named between two marks is what the number behind them counts."""
_LIST_OF = re.compile(r"(?<=...)(?:名单|清单|目录|一览表)$")


def _named_alone(text: str, around: Surroundings, last_end: int) -> Subject | None:
    """;单位自建住房,|400万平方米: the item of a list is named in a clause of its own."""
    named = _NAMED_ALONE.fullmatch(text, last_end, around.clause_start)
    return Subject(strip_scope(named["name"]), "topic") if named else None


def _noted(text: str, around: Surroundings, last_end: int) -> Subject | None:
    """发酵酒(增长87%): what a note speaks of, where no number stands right before it."""
    opening = around.clause_start - 1
    if text[opening : opening + 1] != "(" or opening - last_end < len("汽车"):
        return None
    words = _LAST_ITEM.search(text, max(around.sentence_start, opening - 30, last_end), opening)
    noun, _ = noun_before(_LIST_OF.sub("", words.group())) if words else ("", "")
    names_a_rank = "第" in noun[:3]  # 全省第一(全省平均为27%)
    return Subject(noun, "noted") if len(noun) >= len("汽车") and not names_a_rank else None


def _whole_of_note(before: Link, quantity: Quantity) -> Subject | None:
    """办园点1709个(其中民办396所): a note splits what stands right before it, in whatever unit."""
    counts_both = before.quantity.kind == quantity.kind == "count"
    return before.subject._replace(unit=quantity.unit) if counts_both else None


def _topic(text: str, around: Surroundings, links: list[Link], marks: list[TimeMark]) -> Subject | None:
    """What the sentence is about: its first clause's noun, or what the one before it counted (其中…, 按地域分…)."""
    opening = text[around.sentence_start : around.sentence_start + 12].lstrip()
    if links and _GOES_ON.match(opening):
        return links[-1].subject
    if (risen := _RISEN.search(text, around.sentence_start, around.clause_start)) is not None:
        return Subject(strip_scope(risen["what"]), "topic")
    first = text[around.sentence_start : around.clause_start].split(",", maxsplit=1)[0].split(";", maxsplit=1)[0]
    for mark in reversed(marks):
        if around.sentence_start <= mark.start and mark.end <= around.sentence_start + len(first):
            first = first[: mark.start - around.sentence_start] + first[mark.end - around.sentence_start :]
    first = without_marks_passed(_TELLS_TREND.sub("", first))
    noun, _ = strip_to_noun(strip_scope(_STANDARD_TAIL.sub("", first)))
    if _INTRODUCES.search(first):
        second = text[around.sentence_start + len(first) : around.clause_start].strip(",;").split(",", maxsplit=1)[0]
        noun, _ = noun_before(strip_to_noun(second)[0])
    noun = _WITHIN.sub("", noun)
    if ":" in noun and first.endswith("的"):
        noun = _ENJOYED.sub("", noun.partition(":")[0])  # 职工享受产假:顺产的,|98天
    if 2 <= len(noun) <= 20:
        return Subject(noun, "topic")
    headline = _HEADLINE.search(text, max(0, around.sentence_start - 24), around.sentence_start)
    return Subject(headline["what"], "headline") if headline and not first else None


def _change_of_whole(in_sentence: list[Link], quantity: Quantity, around: Surroundings) -> Change:
    """新增绿色工厂14家,其中昆明市3家: the parts of an increase are increases."""
    alike = [
        link
        for link in in_sentence
        if link.quantity.unit == quantity.unit
        and link.around.in_parentheses <= around.in_parentheses
        and not (link.subject.rule in ("growth", "inherited") and link.change is not Change.LEVEL)  # 同比减少7所
    ]
    return alike[-1].change if alike and quantity.kind in ("count", "money", "area") else Change.LEVEL


def _shares_change(around: Surroundings, before: Link, change: Change, subject: Subject) -> bool:
    """In a list (新增幼儿园学位1400个、中小学学位8900个) and in parentheses the first number's change goes on."""
    if change is not Change.LEVEL or before.change is Change.LEVEL:
        return False
    if around.in_parentheses and not before.around.in_parentheses:
        return subject.rule in ("group", "after", "before", "inherited") and before.quantity.kind == "count"
    behind_noun = around.left.rstrip("、和及与").removeprefix(before.subject.text) in ("", "上市", "建设", "学位")
    joined = around.follows_quantity and (around.left[:1] in "、和及与" or behind_noun)
    leads = around.left.lstrip("、和及与")
    has_verb = subject.verb not in ("", before.subject.verb, before.subject.text[-2:])
    names_own_verb = has_verb and leads.startswith(subject.verb)
    states_level = leads.startswith(("达", "总量", "总数"))
    return (
        joined
        and not names_own_verb
        and not states_level
        and subject.rule in ("before", "group", "inherited", "none", "after")
    )


def _make_measure(passage: Passage, link: Link, time: TimeSpan | None) -> Measure:
    quantity, subject = link.quantity, link.subject
    text = passage.text
    start, end = passage.span(quantity.start, quantity.end)
    kind, unit = kind_and_unit(quantity, subject.text, link.around.left, link.around.right)
    return Measure(
        start,
        end,
        passage.source[start:end],
        quantity.value,
        unit,
        _KINDS[kind],
        value_max=quantity.value_max,
        qualifier=_find_qualifier(text, link),
        subject=subject.text.strip(),
        breakdown=subject.breakdown,
        change=link.change,
        status=link.status.status,
        time=time,
        per=subject.per,
        subject_confidence=confidence_of("subject", subject.rule),
        status_confidence=confidence_of("status", link.status.rule),
        optional=is_optional(quantity),
    )


def _find_qualifier(text: str, link: Link) -> Qualifier:
    """The number's own, or the one before its row (分别不低于60%和75%)."""
    quantity = link.quantity
    right = text[quantity.end : quantity.end + 16]
    floor = link.around.sentence_start
    own = find_qualifier(text[max(floor, quantity.start - 40) : quantity.start], quantity, right)
    in_row = own is Qualifier.EXACT and text[quantity.start - 1 : quantity.start] == "、"
    shared = _BOUNDS_A_ROW.search(text, max(floor, quantity.start - 60), quantity.start) if in_row else None
    if shared:
        return Qualifier(shared.lastgroup or "exact")
    if own is not Qualifier.EXACT or link.row_start is None:
        return own
    return find_qualifier(text[max(floor, link.row_start - 40) : link.row_start], quantity, right)
