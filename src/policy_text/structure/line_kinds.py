"""What a line of a page is: its document's text, the page's own metadata, a control, a menu, a page mark, an ending."""

from __future__ import annotations

from enum import Enum

__all__ = ["UNSETTLED", "LineKind"]


class LineKind(Enum):
    """What a line is on its page."""

    TEXT = "text"
    LABELS = "labels"
    TOOLS = "tools"
    MENU = "menu"
    PAGE_MARK = "page mark"
    ENDER = "ender"
    FURNITURE = "furniture"


UNSETTLED = frozenset({LineKind.TEXT, LineKind.LABELS, LineKind.FURNITURE})
"""What a line seems to be by its own words, until what stands around it has its say."""
