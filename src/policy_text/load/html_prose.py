"""How much running text and how much link text each element of a page holds: what tells articles, menus and teasers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from policy_text.load.html_lines import ATTACHMENT

__all__ = ["PageMeasure", "find_link_lists", "is_running_text", "measure_page"]

_PER_ELEMENT = 20
"""An element without text costs a reader as much as this many characters."""

_UNSEEN = frozenset(("script", "style", "noscript", "template", "select", "textarea", "button"))
_PUNCTUATION = re.compile(r"[，。；！？,;]")
_LEAST = 20
"""Characters of a stretch of running text; entries of menus are shorter, and have no comma either."""

_SITES_OWN = re.compile(r"凡(?:本[站网]|注明)|本[站网].{0,20}(?:版权|著作权)|转载.{0,16}注明|免责声明")
_SCANNED = 60
"""How a site speaks of its own rights, in the first characters: a page whose document is a table holds nothing else."""

_LISTS = frozenset(("ul", "ol", "dl", "div", "section", "aside", "nav", "table", "tbody"))
_LINKED = 0.4
"""Share of link text from which a block is a list of links: titles of teasers are links, their summaries are not."""

_ASIDE = 0.3
"""Share of the running text that a list of links may have at most."""


@dataclass(slots=True)
class Measure:
    """What lies below one element, hidden parts left out."""

    prose: int = 0
    """Characters of running text outside of links."""
    length: int = 0
    linked: int = 0
    links: int = 0
    attachments: int = 0

    def add(self, other: Measure) -> None:
        """Add what lies below a child."""
        self.prose += other.prose
        self.length += other.length
        self.linked += other.linked
        self.links += other.links
        self.attachments += other.attachments


@dataclass(slots=True)
class PageMeasure:
    """The measures of all elements of a page."""

    elements: dict[Any, Measure] = field(default_factory=dict)
    work: int = 0
    """The page's depth times the characters below each of its elements, all added up."""

    def prose(self, element: Any) -> int:
        """Running text below an element; none inside of links and scripts."""
        measure = self.elements.get(element)
        return measure.prose if measure else 0


def is_running_text(text: str | None) -> bool:
    """Whether a stretch of text between two tags is part of a sentence, not the entry of a menu or the site's own.

    >>> is_running_text("全县新建学校三所，学生在家门口上了好学。")
    True
    >>> is_running_text("凡本站注明原创的作品，版权归本站所有。")
    False
    """
    if text is None or len(text.strip()) < _LEAST or _PUNCTUATION.search(text) is None:
        return False
    return _SITES_OWN.search(text.strip()[:_SCANNED]) is None


def measure_page(root: Any, hidden: frozenset[Any] = frozenset()) -> PageMeasure:
    """Measure every element in one pass; what is in ``hidden`` counts for nothing."""
    from lxml import etree

    page = PageMeasure()
    stack: list[Measure] = []
    deepest = below = inside_links = 0
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            measure = page.elements[element] = Measure()
            stack.append(measure)
            deepest = max(deepest, len(stack))
            below += _PER_ELEMENT + len(element.text or "") * len(stack)
            if element.tag in _UNSEEN or element in hidden:
                walker.skip_subtree()
                continue
            if element.tag == "a":
                inside_links += 1
                _count_link(measure, element)
            _count_text(measure, element.text, linked=inside_links > 0)
            continue
        if event == "end":
            done = stack.pop()
            if element.tag == "a" and inside_links and element not in hidden:
                inside_links -= 1
            if stack:
                stack[-1].add(done)
        if stack:
            _count_text(stack[-1], element.tail, linked=inside_links > 0)
            below += len(element.tail or "") * len(stack)
    page.work = deepest * below
    return page


def _count_link(measure: Measure, element: Any) -> None:
    address = element.get("href") or ""
    measure.links += bool(address)
    measure.attachments += ATTACHMENT.search(address) is not None


def _count_text(measure: Measure, text: str | None, *, linked: bool) -> None:
    if not text:
        return
    length = len(text.strip())
    measure.length += length
    if linked:
        measure.linked += length
    elif is_running_text(text):
        measure.prose += length


def find_link_lists(holders: Iterator[Any], page: PageMeasure) -> Iterator[Any]:
    """Blocks below the holders of the main text that are lists of links: teasers, related news, tag clouds.

    A list that has attachments among its links belongs to the document, and so does one with much of its text.
    """
    for holder in holders:
        stack = list(holder)
        most = _ASIDE * page.prose(holder)
        while stack:
            element = stack.pop()
            measure = page.elements.get(element)
            if measure is None or measure.links < 2:
                continue
            is_list = measure.linked >= _LINKED * measure.length and not measure.attachments
            if element.tag in _LISTS and is_list and measure.prose <= most:
                yield element
            else:
                stack.extend(element)
