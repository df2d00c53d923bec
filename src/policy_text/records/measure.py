"""`Measure`: one quantity that a text states, and all that is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Change", "Kind", "Measure", "Qualifier", "Status", "TimeSpan"]


class Kind(StrEnum):
    """What sort of quantity it is."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    MONEY = "money"
    AREA = "area"
    LENGTH = "length"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    DURATION = "duration"
    RATE = "rate"
    OTHER = "other"


class Qualifier(StrEnum):
    """How exactly the number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Change(StrEnum):
    """Whether the number is a state or the size of a change."""

    LEVEL = "level"
    INCREASE = "increase"
    DECREASE = "decrease"


class Status(StrEnum):
    """Whether it happened, is aimed at, or is demanded by a rule."""

    ACHIEVED = "achieved"
    TARGET = "target"
    REQUIREMENT = "requirement"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """The time that governs a measure: the words, and ISO partial dates where they settle.

    Named ``start`` and ``end`` here, ``from`` and ``to`` in JSON.
    """

    text: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One quantity with its place and meaning; offsets index ``Document.text``."""

    start: int
    end: int
    text: str
    value: float | int | None
    unit: str
    kind: Kind
    value_max: float | int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    subject: str = ""
    breakdown: str | None = None
    change: Change = Change.LEVEL
    status: Status = Status.ACHIEVED
    time: TimeSpan | None = None
    per: str | None = None
    """The part that a per-unit amount refers to: ``每生每年``, ``每百名学生``."""
    case: int | None = None
    """Index into ``Structure.cases``."""
    paragraph: int | None = None
    """Index into ``Structure.paragraphs``."""
    section: int | None = None
    region: str | None = None
    adcode: str | None = None
    indicator: str | None = None
    """Slug of the indicator table in ``lexicon``, where the match is sure."""
    subject_confidence: float = 1.0
    status_confidence: float = 1.0
    optional: bool = False
    """Careful readers could differ on whether it is a measure (durations as conditions, frequencies)."""
