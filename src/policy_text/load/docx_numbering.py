"""Automatic numbering of Word, as Word shows it: most converters drop 一、（一） because it stands nowhere in the text.

Source: ECMA-376 part 1, section 17.9 (numbering) and 17.18.59 (number formats).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from policy_text.load.docx_numbers import write_number
from policy_text.load.docx_text import W

__all__ = ["Numbering", "read_numbering"]

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_BULLETS = re.compile("[\ue000-\uf8ff]")
"""Bullets of symbol fonts stand in the private area; what they look like depends on the font."""


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered."""

    start: int = 1
    number_format: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    restart_after: int | None = None
    """1-based level whose use starts this one again; 0 is never, None any higher level."""
    legal: bool = False
    """Whether all its numbers are shown as decimals."""
    style: str | None = None
    """The paragraph style that goes with this level."""


@dataclass(slots=True)
class _Instance:
    """One ``w:num``: a list that uses an abstract definition, with what it overrides."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """Gives each numbered paragraph its label, in the order of the document."""

    def __init__(self, abstracts: dict[str, dict[int, _Level]], instances: dict[str, _Instance]) -> None:
        self._abstracts = abstracts
        self._instances = instances
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, number_id: str, style: str) -> int:
        """The level at which a list numbers paragraphs of a style; 0 where it does not say."""
        instance = self._instances.get(number_id)
        levels = self._abstracts.get(instance.abstract, {}) if instance else {}
        return next((level for level, shape in levels.items() if shape.style == style), 0)

    def label(self, number_id: str, level: int) -> str:
        """The label of the next paragraph of a list, its blank included where Word shows one; empty if it has none."""
        instance = self._instances.get(number_id)
        if instance is None or not 0 <= level < _LEVELS:
            return ""
        levels = {**self._abstracts.get(instance.abstract, {}), **instance.levels}
        shape = levels.get(level)
        if shape is None:
            return ""
        self._count(number_id, instance, levels, level)
        if shape.number_format == "none" and "%" in shape.pattern:
            return ""
        text = self._fill(shape, levels, instance)
        return text + _blank_after(text, shape.suffix)

    def _count(self, number_id: str, instance: _Instance, levels: dict[int, _Level], level: int) -> None:
        counts = self._counts.setdefault(instance.abstract, {})
        if level in instance.starts and (number_id, level) not in self._begun:
            counts[level] = instance.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels[level].start
        self._begun.add((number_id, level))
        for lower in range(level + 1, _LEVELS):
            after = levels[lower].restart_after if lower in levels else None
            if after is None or (after > 0 and level < after):
                counts.pop(lower, None)

    def _fill(self, shape: _Level, levels: dict[int, _Level], instance: _Instance) -> str:
        if shape.number_format == "bullet":
            return _BULLETS.sub("•", shape.pattern)
        counts = self._counts[instance.abstract]

        def number(match: re.Match[str]) -> str:
            of = int(match[1]) - 1
            other = levels.get(of, _Level())
            value = counts.setdefault(of, instance.starts.get(of, other.start))
            return write_number(value, "decimal" if shape.legal and of in levels else other.number_format)

        return _PLACEHOLDER.sub(number, shape.pattern)


def _blank_after(label: str, suffix: str) -> str:
    """Word puts a tab or a blank after a label; after 、 and brackets it is not seen as one."""
    return "" if not label or suffix == "nothing" or label[-1] in "、，．：）)〕】》」" else " "


def read_numbering(root: Any | None, style_numbers: dict[str, str]) -> Numbering:
    """Read ``numbering.xml``; ``style_numbers`` says which list a numbering style uses."""
    if root is None:
        return Numbering({}, {})
    abstracts: dict[str, dict[int, _Level]] = {}
    links: dict[str, str] = {}
    for abstract in root.iter(f"{W}abstractNum"):
        name = abstract.get(f"{W}abstractNumId") or ""
        abstracts[name] = _read_levels(abstract)
        link = abstract.find(f"{W}numStyleLink")
        if link is not None:
            links[name] = link.get(f"{W}val") or ""
    instances = {number.get(f"{W}numId") or "": _read_instance(number) for number in root.iter(f"{W}num")}
    for name, style in links.items():  # a definition that only points to a style's list
        target = instances.get(style_numbers.get(style, ""))
        if target is not None and target.abstract not in links:
            abstracts[name] = abstracts.get(target.abstract, {})
    return Numbering(abstracts, instances)


def _read_instance(number: Any) -> _Instance:
    instance = _Instance(_value(number, "abstractNumId") or "")
    for override in number.iter(f"{W}lvlOverride"):
        level = _number(override.get(f"{W}ilvl"), 0)
        start = _value(override, "startOverride")
        if start is not None:
            instance.starts[level] = _number(start, 1)
        instance.levels.update(_read_levels(override))
    return instance


def _read_levels(parent: Any) -> dict[int, _Level]:
    levels = {}
    for element in parent.findall(f"{W}lvl"):
        restart = _value(element, "lvlRestart")
        levels[_number(element.get(f"{W}ilvl"), 0)] = _Level(
            _number(_value(element, "start"), 1),
            _number_format(element),
            _value(element, "lvlText") or "",
            _value(element, "suff") or "tab",
            None if restart is None else _number(restart, 0),
            element.find(f"{W}isLgl") is not None,
            _value(element, "pStyle"),
        )
    return levels


def _number_format(level: Any) -> str:
    """The format; Word wraps those that came after the standard into a choice whose fallback is ``decimal``."""
    return next((found.get(f"{W}val") or "decimal" for found in level.iter(f"{W}numFmt")), "decimal")


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def _number(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise
