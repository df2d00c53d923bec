"""What surrounds a passage and bears on the status of its numbers: genre, mood, title and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from policy_text.extract.clues import Announced
from policy_text.extract.moods import DONE_HEADING, Mood
from policy_text.records import DocumentType, Status

__all__ = ["GOAL_HEADING", "PLAN_HEADING", "Setting", "StatusReading", "tells_history"]

PLAN_HEADING = re.compile(
    r"下一步(?=工作|打算|安排|计划|举措|思路|重点|措施|目标|任务|建议| |$)|"
    r"打算|工作安排|主要目标|总体目标|工作目标|发展目标|目标任务|工作计划|年计划|今后|努力方向|"
    r"任务目标|规划目标|预期目标|工作思路|重点任务"
)
_LONGEST_TITLE = 24
"""A longer one is the section's first sentence rather than its title."""
GOAL_HEADING = re.compile(r"目标(?:任务|要求)?$|(?:总体|主要|工作|发展|预期)目标")


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a passage: the genre, the headings above it, and the document's year."""

    doc_type: DocumentType | None = None
    headings: str = ""
    year: int | None = None
    is_preamble: bool = False
    """The passage stands before the first numbered section."""
    sets_standards: bool = False
    """The title says that the document sets standards or conditions (标准, 办法, 招生)."""
    calls_for_entries: bool = False
    """The title announces a contest, a selection or a test."""
    regulates: bool = False
    """The text speaks mainly in rules (应当, 须, 不得), whatever its genre."""
    mood: Mood | None = None
    """What the whole text tells of, where its words leave no doubt; it overrules the genre."""
    heading: str = ""
    """The nearest heading alone."""
    listed_under: Announced | None = None
    """The figure that a heading or the line before announced for the list that stands here (自主招生计划)."""
    plans_from: int | None = None
    """The year from which on a section on a year's work (2026年重点工作) tells of what shall be."""


class StatusReading(NamedTuple):
    """A status and the name of the rule that gave it."""

    status: Status
    rule: str


@lru_cache(maxsize=16)  # the measures of a section share their headings
def tells_history(headings: str) -> bool:
    """Whether the headings announce what was done (工作成效), and no plan (下一步打算)."""
    titles = " ".join(title for title in headings.split(" ") if len(title) <= _LONGEST_TITLE)
    return bool(DONE_HEADING.search(titles)) and not PLAN_HEADING.search(headings)
