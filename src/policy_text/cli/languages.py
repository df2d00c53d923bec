"""The language of what is not the documents' own."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Language"]


class Language(StrEnum):
    """The language of labels."""

    CHINESE = "zh"
    ENGLISH = "en"
