"""The national standard that reported figures are held against, with its thresholds as data.

It is the assessment of quality-balanced compulsory education in counties (教督〔2017〕6号): seven resources that
each school must have, fifteen guarantees of the government, nine marks of quality, and public approval. Half of them
have thresholds, some by school stage; ``data/national_standard.json`` holds them with their source.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from policy_text.lexicon.data_files import read_text
from policy_text.lexicon.indicators import indicator_named
from policy_text.records import Measure

__all__ = [
    "Comparison",
    "Figure",
    "FigureLike",
    "Requirement",
    "Stage",
    "Standard",
    "Threshold",
    "Verdict",
    "compare_with_standard",
    "find_stage",
    "judge_school",
    "national_standard",
]


class Stage(StrEnum):
    """The school stages that the standard tells apart."""

    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    THROUGH = "through"  # 九年一贯制


class Verdict(StrEnum):
    """Whether a figure reaches a threshold."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in plain values, for those who hold no `Measure` (a database's row)."""

    indicator: str | None
    value: float | None
    unit: str
    value_max: float | None = None
    qualifier: str = "exact"
    change: str = "level"
    status: str = "achieved"
    subject: str = ""
    breakdown: str | None = None


FigureLike = Figure | Measure


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound on an indicator's figure, for one stage or (None) for every stage."""

    indicator: str
    direction: str
    """``min``: at least; ``max``: at most; ``below``: less than."""
    value: float
    unit: str
    stage: Stage | None = None
    shows: str = "both"
    """``failure``: a figure beyond the bound fails, one within shows nothing (averages); ``success``: the reverse."""

    def __str__(self) -> str:
        sign = {"min": "≥", "max": "≤", "below": "<"}[self.direction]
        stage = f" ({self.stage.replace('_', ' ')})" if self.stage else ""
        return f"{sign} {self.value:g}{' ' if self.unit else ''}{self.unit}{stage}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One demand of the standard; those without thresholds are judged by inspectors, not by figures."""

    slug: str
    group: str
    """``resources``, ``balance``, ``guarantee``, ``quality`` or ``approval``."""
    zh: str
    en: str
    assessed: str
    """``school``: asked of each school; ``county``: of the county as a whole."""
    thresholds: tuple[Threshold, ...]
    checked: bool
    """Whether the thresholds were compared with a second public text."""


@dataclass(frozen=True, slots=True)
class Standard:
    """The whole standard and the rule that puts its seven resources together."""

    slug: str
    zh: str
    en: str
    document: str
    source: str
    requirements: tuple[Requirement, ...]
    resources_needed: int
    """How many of the seven resource thresholds each school has to reach in full."""
    remainder_share: float
    """What share of its threshold the remaining resource has to reach."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure, the requirement that it falls under, and the verdict with its reason."""

    figure: FigureLike
    requirement: Requirement
    thresholds: tuple[Threshold, ...]
    """One, or one a stage where the figure does not say its stage."""
    verdict: Verdict
    reason: str


_STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.THROUGH, re.compile(r"[九十二]年一贯制")),
    (Stage.PRIMARY, re.compile(r"小学")),
    (Stage.LOWER_SECONDARY, re.compile(r"初中")),
)

# How far a loose figure may lie from its number: 超过80% is not 95 %, but 超过90% may be.
_LOOSENESS = 0.1


@cache
def national_standard() -> Standard:
    """The standard as its data file tells it.

    >>> [len([r for r in national_standard().requirements if r.group == g]) for g in ("resources", "guarantee")]
    [7, 15]
    """
    row = json.loads(read_text("national_standard.json"))
    rule = row["comprehensive_rule"]
    return Standard(
        slug=row["slug"],
        zh=row["zh"],
        en=row["en"],
        document=row["document"],
        source=row["source"],
        requirements=tuple(_read_requirement(requirement) for requirement in row["requirements"]),
        resources_needed=rule["at_least"],
        remainder_share=rule["remainder_share"],
    )


def find_stage(*phrases: str | None) -> Stage | None:
    """The one stage that the first telling phrase names; None where it names several or none does.

    >>> find_stage("初中", "小学、初中生均面积"), find_stage(None, "小学、初中生均面积")
    (<Stage.LOWER_SECONDARY: 'lower_secondary'>, None)
    """
    for phrase in phrases:
        stages = [stage for stage, words in _STAGES if phrase and words.search(phrase)]
        if stages:
            return stages[0] if len(stages) == 1 else None
    return None


def compare_with_standard(figures: Iterable[FigureLike]) -> list[Comparison]:
    """Each figure that falls under the standard with its verdict, in order; figures of no concern are left out.

    The standard asks most of its thresholds of every school: a county's average that fails shows that some school
    fails; one that is met says so of the average, and its reason adds whom the standard asks.

    >>> [c] = compare_with_standard([Figure("sports-area-per-pupil", 7.8, "平方米", breakdown="小学")])
    >>> c.verdict.value, str(c.thresholds[0])
    ('met', '≥ 7.5 平方米 (primary)')
    """
    return [
        _compare(figure, requirement, thresholds)
        for figure in figures
        if figure.indicator
        for requirement, thresholds in _requirements_of().get(figure.indicator, ())
    ]


def judge_school(values: Mapping[str, float], stage: Stage) -> tuple[Verdict, str]:
    """The rule on the seven resources for one school: six in full, the seventh by at least 85 %.

    ``values`` holds the school's figures by indicator. A school of which too much is unknown cannot be told.

    >>> judge_school({"key-teachers-per-100": 0.4, "equipment-per-pupil": 900}, Stage.PRIMARY)[0]
    <Verdict.NOT_MET: 'not_met'>
    """
    standard = national_standard()
    resources = [requirement for requirement in standard.requirements if requirement.group == "resources"]
    thresholds = [next(t for t in resource.thresholds if t.stage in (None, stage)) for resource in resources]
    known = [(threshold, values[threshold.indicator]) for threshold in thresholds if threshold.indicator in values]
    short = [threshold.indicator for threshold, value in known if value < threshold.value]
    far_short = [t.indicator for t, value in known if value < t.value * standard.remainder_share]
    if far_short:
        return Verdict.NOT_MET, f"below {standard.remainder_share:.0%} of the threshold: {', '.join(far_short)}"
    if len(short) > len(thresholds) - standard.resources_needed:
        return Verdict.NOT_MET, f"below the threshold: {', '.join(short)}"
    if len(known) < len(thresholds):
        return Verdict.CANNOT_TELL, f"{len(thresholds) - len(known)} of {len(thresholds)} resources are unknown"
    return Verdict.MET, f"{len(known) - len(short)} of {len(thresholds)} resources reach their thresholds"


def _read_requirement(row: dict[str, Any]) -> Requirement:
    thresholds = [
        Threshold(**{**threshold, "stage": Stage(threshold["stage"]) if "stage" in threshold else None})
        for threshold in row["thresholds"]
    ]
    return Requirement(**{**row, "thresholds": tuple(thresholds)})


@cache
def _requirements_of() -> dict[str, list[tuple[Requirement, tuple[Threshold, ...]]]]:
    found: dict[str, list[tuple[Requirement, tuple[Threshold, ...]]]] = {}
    for requirement in national_standard().requirements:
        for indicator in dict.fromkeys(threshold.indicator for threshold in requirement.thresholds):
            thresholds = tuple(t for t in requirement.thresholds if t.indicator == indicator)
            found.setdefault(indicator, []).append((requirement, thresholds))
    return found


def _compare(figure: FigureLike, requirement: Requirement, thresholds: tuple[Threshold, ...]) -> Comparison:
    stage = find_stage(figure.breakdown, figure.subject)
    of_stage = tuple(t for t in thresholds if t.stage in (None, stage)) or thresholds
    refusal = _why_not_compared(figure)
    if refusal:
        return Comparison(figure, requirement, of_stage, Verdict.CANNOT_TELL, refusal)
    verdicts = {_judge(figure, threshold) for threshold in of_stage}
    if len(verdicts) > 1:
        reason = "the figure does not say its school stage, and the thresholds differ"
        return Comparison(figure, requirement, of_stage, Verdict.CANNOT_TELL, reason)
    [(verdict, reason)] = verdicts
    if verdict is Verdict.MET and requirement.assessed == "school":
        reason += "; the standard asks it of each school"
    return Comparison(figure, requirement, of_stage, verdict, reason)


def _why_not_compared(figure: FigureLike) -> str | None:
    if figure.value is None:
        return "the figure has no value"
    if figure.unit not in indicator_named(figure.indicator or "").units:
        return f"the figure's unit is {figure.unit or 'missing'}"
    if figure.change != "level":
        return "the figure is the size of a change"
    if figure.status != "achieved":
        return f"the figure is a {figure.status}, not a result"
    return None


def _judge(figure: FigureLike, threshold: Threshold) -> tuple[Verdict, str]:
    low, high = _bounds(figure)
    if threshold.direction == "min":
        within, beyond = low >= threshold.value, high < threshold.value
    elif threshold.direction == "max":
        within, beyond = high <= threshold.value, low > threshold.value
    else:
        within, beyond = high < threshold.value, low >= threshold.value
    if within and threshold.shows != "failure":
        return Verdict.MET, "reaches the threshold"
    if beyond and threshold.shows != "success":
        return Verdict.NOT_MET, "misses the threshold"
    if within or beyond:
        return Verdict.CANNOT_TELL, f"a figure of this kind shows only {threshold.shows}"
    return Verdict.CANNOT_TELL, "the figure is too loose for the threshold"


def _bounds(figure: FigureLike) -> tuple[float, float]:
    """Between what the true value lies, as far as the qualifier tells."""
    low = float(figure.value or 0)
    high = float(figure.value_max) if figure.value_max is not None else low
    bounds = {
        "about": (low * (1 - _LOOSENESS / 2), high * (1 + _LOOSENESS / 2)),
        "nearly": (low * (1 - _LOOSENESS), math.nextafter(high, -math.inf)),
        "over": (math.nextafter(low, math.inf), high * (1 + _LOOSENESS)),
        "at_least": (low, math.inf),
        "at_most": (-math.inf, high),
    }
    return bounds.get(str(figure.qualifier), (low, high))
