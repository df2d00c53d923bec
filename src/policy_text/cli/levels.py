"""Levels of administrative divisions as an option."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

__all__ = ["Level", "LevelOption"]


class Level(StrEnum):
    """Down to which level places are told apart."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


LevelOption = Annotated[Level | None, typer.Option("--level", help="Take places together up to this level.")]
