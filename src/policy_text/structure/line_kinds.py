"""What a line of a page is: its document's text, the page's own metadata, a control, a menu, a page mark, an ending."""

from __future__ import annotations

from enum import Enum

__all__ = ["LineKind"]


class LineKind(Enum):
    """What a line is on its page."""

    TEXT = "text"
    LABELS = "labels"
    TOOLS = "tools"
    MENU = "menu"
    PAGE_MARK = "page mark"
    ENDER = "ender"
    FURNITURE = "furniture"
