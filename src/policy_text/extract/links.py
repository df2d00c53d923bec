"""A quantity with what was found about it, before it becomes a measure."""

from __future__ import annotations

from typing import NamedTuple

from policy_text.extract.clauses import Surroundings
from policy_text.extract.clues import Subject
from policy_text.extract.quantities import Quantity
from policy_text.extract.setting import StatusReading
from policy_text.records import Change

__all__ = ["Link"]


class Link(NamedTuple):
    """A measure as it is being put together, in its passage's own offsets."""

    quantity: Quantity
    around: Surroundings
    subject: Subject
    change: Change
    status: StatusReading
    is_former_state: bool = False
    """The number is where something came from: 由原来的5所."""
    row_start: int | None = None
    """Where the first number of its row after 分别 stands."""
