"""What a paragraph's style says of it: its heading level and its list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from policy_text.load.docx_text import W

__all__ = ["Style", "read_styles"]

_TOC = re.compile(r"(?:toc|目录|table of contents)\b", re.IGNORECASE)
_BODY_LEVEL = 9
"""The outline level that stands for running text."""


@dataclass(slots=True)
class Style:
    """One paragraph style; what it does not say it has from the style that it is based on."""

    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    """0 to 8 for headings."""
    number_id: str | None = None
    number_level: int | None = None

    @property
    def is_contents(self) -> bool:
        """Whether it is a style of the table of contents."""
        return _TOC.match(self.name) is not None

    @property
    def heading_level(self) -> int:
        """1 to 6, or 0."""
        if self.name.lower() in ("title", "标题"):
            return 1
        return min(self.outline + 1, 6) if self.outline is not None and self.outline < _BODY_LEVEL else 0


def read_styles(root: Any) -> dict[str, Style]:
    """All paragraph and numbering styles by id, with what they inherit."""
    styles = {style.get(f"{W}styleId") or "": _read_style(style) for style in root.iter(f"{W}style")}
    for style in styles.values():
        _inherit(style, styles)
    return styles


def _read_style(element: Any) -> Style:
    def value(path: str) -> str | None:
        found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
        return None if found is None else found.get(f"{W}val")

    return Style(
        value("name") or "",
        value("basedOn"),
        _to_int(value("pPr/outlineLvl")),
        value("pPr/numPr/numId"),
        _to_int(value("pPr/numPr/ilvl")),
    )


def _inherit(style: Style, styles: dict[str, Style]) -> None:
    parent, seen = styles.get(style.based_on or ""), {id(style)}
    while parent is not None and id(parent) not in seen:
        seen.add(id(parent))
        style.outline = parent.outline if style.outline is None else style.outline
        style.number_id = parent.number_id if style.number_id is None else style.number_id
        style.number_level = parent.number_level if style.number_level is None else style.number_level
        parent = styles.get(parent.based_on or "")


def _to_int(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None
