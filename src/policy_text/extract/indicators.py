"""Which indicator a measure is a figure of.

Precision comes before coverage: a measure gets an indicator only where its subject *is* one of the indicator's
names (words before it that leave the meaning as it is do not count), its unit and kind fit, a short name has the
company that it needs, and nothing in the clause speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from policy_text.lexicon.indicators import (
    Indicator,
    Naming,
    Scope,
    all_indicators,
    could_be_named,
    is_neutral,
    match_names,
    match_shares,
    normal_name,
)
from policy_text.records import Change, Kind, Measure, Status

__all__ = ["assign_indicators"]

_SENTENCE_REACH = 100
_CLAUSE_REACH = 60
_FOLLOW_REACH = 40
_SUBJECT_REACH = 100

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_UP_TO_SENTENCE_END = re.compile(r".*[。！？!?\n]", re.DOTALL)
_COLON = re.compile(r"[：:]")
_CLAUSE_END = re.compile(r"[，。；：！？,;:!?\n]")
_UP_TO_CLAUSE_END = re.compile(r".*[，。；：！？,;:!?\n]", re.DOTALL)

# Figures of one unit (每校配备2名), of one school, on average or supposed are no figures of the place.
_OF_ONE = re.compile(
    r"每(?!年|学年|学期|季|月|周|天|日|次|期)|各(?:校|县|区|乡镇|学校|集团|学区|地)|平均|[校人户生]均"
    r"|学校(?:现有|共有|有)|如果|若[^干]|凡|如有|不足"
)
_OF_ONE_SCHOOL = re.compile(r"[本我该全]校(?!长)")

# 增加8人 is no level of 8; 增加到8人 is.
_BY_HOW_MUCH = re.compile(r"(?:增加|减少|降低|提高|下降|上升|增长|提升|扩大|缩小)了?$")

# What is added to a stock is not the stock.
_NEWLY = re.compile(r"新(?:增|成立|组建|设立?|建立?|挂牌|创建|打造|划分)|净增|增设|再[建设]")

# What has to stand before 8个学区 so that these are all zones of the place and not any eight of them.
_ALL_OF_THEM = re.compile(
    r"组建|成立|纳入|选派|派出|派遣|建立|设立|建成|组成|形成|打造|构建|创建|整合[为成]|划[分为成出]|分[为成]|编[成入为]|串成|布局"
    r"|重组为|混编为|[设建]了?$|达到?|增[至到加]|扩[大展]?[至到]|全[国省市县区旗州域]"
)
_THERE_ARE = re.compile(r"有了?$|现有|共|拥有")

# 8个学区获评…, 3个集团之间, 5个集团的…: some of them, or something else about them.
_SOME_OF_THEM = re.compile(r"^(?:分别)?(?:获|荣获|入选|被|内|之间|中的?|里|的|参加|参与|试点|先行|联合|承担|率先)")


class _Windows(NamedTuple):
    """What stands around a number; most numbers need no more than the lead."""

    lead: str
    """The clause up to the number, from the number before on."""
    before: str
    """So many characters before the number as any look back takes."""
    after: str

    @property
    def near(self) -> str:
        """The sentence up to the number."""
        return _last_piece(self.before, _UP_TO_SENTENCE_END)

    @property
    def clause(self) -> str:
        """The clause up to the number, whatever else it counts."""
        return _last_piece(self.before, _UP_TO_CLAUSE_END)

    @property
    def follow(self) -> str:
        """The rest of the clause."""
        return _first_piece(self.after, _CLAUSE_END)

    @property
    def then(self) -> str:
        """The rest of the clause and what comes next."""
        return _first_piece(self.after, _SENTENCE_END)


def assign_indicators(measures: Sequence[Measure], text: str) -> list[Measure]:
    """The measures, each with its indicator's slug where the match is sure; ``text`` is what their offsets index.

    >>> from policy_text.extract import find_measures
    >>> text = "全县组建教育集团12个，覆盖率达78.5%，新增学位缺口300个。"
    >>> [measure.indicator for measure in assign_indicators(find_measures(text), text)]
    ['education-groups', 'group-coverage', None]
    """
    ends = [0, *(measure.end for measure in measures)]
    return [_assign(measure, text, previous) for measure, previous in zip(measures, ends, strict=False)]


def _assign(measure: Measure, text: str, previous: int) -> Measure:
    if measure.unit not in _known_units() or not measure.subject:
        return _with_indicator(measure, None)
    subject = normal_name(measure.subject[-_SUBJECT_REACH:])
    is_led = measure.kind in (Kind.MONEY, Kind.PERCENTAGE)
    if not (is_led or could_be_named(subject) or is_neutral(subject)):
        return _with_indicator(measure, None)
    windows = _windows(measure, text, previous)
    for phrase in _phrases(measure, subject, windows):
        for named, namings in _fitting_names(measure, phrase):
            slug = _choose(measure, named, namings, windows)
            if slug is not None:
                return _with_indicator(measure, slug)
    return _with_indicator(measure, None)


def _with_indicator(measure: Measure, slug: str | None) -> Measure:
    return measure if measure.indicator == slug else replace(measure, indicator=slug)


def _phrases(measure: Measure, subject: str, windows: _Windows) -> Iterator[str]:
    """What is counted, in normal form: with all that its clause says before it, then by itself.

    The subject of 新建学校5所 may be 学校; its clause knows more. Where the number comes first, the clause up to it and
    the subject are one phrase: 新建5所学校.
    """
    lead = normal_name(windows.lead)
    at = lead.rfind(subject[-2:])
    phrase = lead[: at + len(subject[-2:])] if at >= 0 else lead + subject
    yield phrase
    if at < 0 and subject[-2:] not in windows.follow:
        yield from _told_before(subject, windows)
    if phrase != subject:
        yield subject
    if measure.kind in (Kind.MONEY, Kind.PERCENTAGE) and lead != phrase:
        yield lead  # 投入3亿元新建学校5所: what is counted is what was put in
    if is_neutral(subject):
        heads = _COLON.split(windows.near)[:-1]
        yield from (
            normal_name(_CLAUSE_END.split(head)[-1]) for head in heads[-1:]
        )  # 生均面积：小学8平方米，初中11平方米


def _told_before(subject: str, windows: _Windows) -> Iterator[str]:
    """The subject of a chain (小学5.6人、初中5.1人) with the words that it has where the sentence first tells it."""
    near = normal_name(windows.near)
    at = near.rfind(subject)
    if at >= 0:
        yield _CLAUSE_END.split(near[: at + len(subject)])[-1]


def _fitting_names(measure: Measure, phrase: str) -> Iterator[tuple[str, list[Naming]]]:
    """Names of a phrase, longest first, with the namings that the measure's kind, unit and change allow."""
    for before, namings in match_names(phrase):
        fitting = [n for n in namings if _fits(measure, n) and n.open != is_neutral(before)]
        if fitting:
            yield phrase[len(before) :], fitting
    part, share, whole = phrase.rpartition("占")
    if share and measure.kind is Kind.PERCENTAGE:
        for before, namings in match_shares(part):
            fitting = [n for n in namings if _fits(measure, n) and is_neutral(before) and _found(n.whole, whole)]
            if fitting:
                yield part[len(before) :], fitting


def _fits(measure: Measure, naming: Naming) -> bool:
    indicator = naming.indicator
    if measure.kind is not indicator.kind or (naming.change and measure.change != naming.change):
        return False
    if indicator.scope is Scope.RATE and measure.change is not Change.LEVEL:
        return measure.unit == "百分点"  # by how many points; a growth in % would be a share of the share
    if indicator.scope in (Scope.TOTAL, Scope.STOCK) and measure.status is Status.REQUIREMENT:
        return False  # a rule sets what each school or county must have, not what the place has
    return measure.unit in indicator.units


def _choose(measure: Measure, name: str, namings: list[Naming], windows: _Windows) -> str | None:
    """The one indicator whose company stands nearest before the number; None where two are as near."""
    best, nearest, is_shared = None, -1, False
    for naming in namings:
        distance = _company(naming, windows)
        if distance is None or _speaks_against(measure, name, naming.indicator, windows):
            continue
        if distance > nearest:
            best, nearest, is_shared = naming.indicator.slug, distance, False
        elif distance == nearest and naming.indicator.slug != best:
            is_shared = True
    return None if is_shared else best


def _company(naming: Naming, windows: _Windows) -> int | None:
    """How far into the sentence the needed company stands; None where it is lacking."""
    after = _found(naming.follow, windows.follow) and _found(naming.then, windows.then)
    if not (after and _found(naming.lead, windows.lead) and _found(naming.clause, windows.lead + windows.then)):
        return None
    if naming.near is None:
        return _SENTENCE_REACH + 1
    return max((found.end() for found in _compiled(naming.near).finditer(windows.near)), default=None)


def _speaks_against(measure: Measure, name: str, indicator: Indicator, windows: _Windows) -> bool:
    around = (measure.subject, windows.lead, windows.follow.split("、")[0])
    if indicator.never and any(_found(indicator.never, words) for words in around):
        return True
    if indicator.never_near and _found(indicator.never_near, windows.near):
        return True
    if indicator.scope in (Scope.TOTAL, Scope.STOCK) and _OF_ONE.search(windows.clause + measure.subject):
        return True
    if indicator.scope in (Scope.TOTAL, Scope.STOCK) and _OF_ONE_SCHOOL.search(windows.near):
        return True
    if indicator.scope is not Scope.TOTAL and measure.change is Change.LEVEL and _BY_HOW_MUCH.search(windows.lead):
        return True
    return indicator.scope is Scope.STOCK and not _is_all(measure, name, windows)


def _is_all(measure: Measure, name: str, windows: _Windows) -> bool:
    """Whether a stock is told in full: 学区8个 is; 8个学区 needs a word that says so; 其中 says that it is not."""
    is_elided = name[-2:] not in windows.lead + windows.follow
    if "其中" in windows.lead or (is_elided and "其中" in windows.near and not is_neutral(measure.breakdown or "")):
        return False
    if measure.change is Change.LEVEL and _NEWLY.search(windows.lead + measure.subject):
        return False
    ending = name[-2:]
    after = windows.follow.find(ending)
    if ending in windows.lead or after < 0:
        return True
    rest = windows.follow[after + len(ending) :]
    if _ALL_OF_THEM.search(windows.clause):
        return not _SOME_OF_THEM.match(rest)
    return bool(_THERE_ARE.search(windows.clause)) and not rest.strip("、和与及（）()")  # 已有8个学区制定章程: not all


def _windows(measure: Measure, text: str, previous: int) -> _Windows:
    start, end = measure.start, measure.end
    lead_start = max(0, start - _CLAUSE_REACH, previous if previous <= start else 0)
    lead = _last_piece(text[lead_start:start], _UP_TO_CLAUSE_END)
    return _Windows(lead, text[max(0, start - _SENTENCE_REACH) : start], text[end : end + _FOLLOW_REACH])


def _last_piece(text: str, up_to_end: re.Pattern[str]) -> str:
    found = up_to_end.match(text)
    return text[found.end() :] if found else text


def _first_piece(text: str, end: re.Pattern[str]) -> str:
    found = end.search(text)
    return text[: found.start()] if found else text


def _found(pattern: str | None, words: str) -> bool:
    return pattern is None or _compiled(pattern).search(words) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _known_units() -> frozenset[str]:
    return frozenset(unit for indicator in all_indicators() for unit in indicator.units) | {"百分点"}
