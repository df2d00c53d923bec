"""Where on a page the main text stands.

readability-lxml proposes; what it threw away inside its own choice (short paragraphs, tables, signatures) is taken
back, because policy texts end in exactly such lines. Furniture inside is told apart by `html_furniture`.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import Any

from policy_text.load.html_lines import is_hidden

__all__ = ["find_main"]

_MARK = "data-policy-text-node"

_MAX_WORK = 30_000_000
"""Depth of a page times the characters below each of its elements, all added up. readability reads the text below an
element again for each element that might hold the article: real pages come to 10 million, and this takes two seconds.
"""

_PER_ELEMENT = 20
"""An element without text costs readability as much as this many characters."""

_WIDENING = 1.3
"""How much more running text a parent must hold to be the article; disclaimers and summaries add less."""

_NO_PROSE = frozenset(("script", "style", "noscript", "template", "a", "select", "textarea", "button"))
_HOLDERS = frozenset(
    ("div", "section", "article", "main", "body", "td", "form", "center", "td", "dd", "li", "table", "tbody", "tr")
)

_SENTENCE_END = re.compile(r"[。；！？]")
_SENTENCE = 12
"""Characters of a sentence at least; menus and link lists have none that end in a mark."""


def find_main(root: Any) -> frozenset[Any]:
    """The elements that hold the main text; empty where the page has no body at all."""
    body = root.find("body") if root.tag == "html" else root
    if body is None:
        return frozenset()
    prose, work = _measure(root)
    proposed = _ask_readability(root) if work <= _MAX_WORK else []
    found = _smallest_holder(proposed, prose) if proposed else None
    if found is None or not prose[found]:
        found = _densest(body, prose)
    return frozenset((_widen(found, body, prose),))


def _measure(root: Any) -> tuple[dict[Any, int], int]:
    """For every element how many characters of sentences it holds outside of links; and the work of `_MAX_WORK`."""
    from lxml import etree

    prose: dict[Any, int] = {}
    open_elements: list[Any] = []
    deepest = below = 0
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            open_elements.append(element)
            deepest = max(deepest, len(open_elements))
            prose[element] = _sentences(element.text)
            below += _PER_ELEMENT + len(element.text or "") * len(open_elements)
            if element.tag in _NO_PROSE or is_hidden(element):
                prose[element] = 0
                walker.skip_subtree()
            continue
        if event == "end":
            open_elements.pop()
        if open_elements:
            prose[open_elements[-1]] += (prose[element] if event == "end" else 0) + _sentences(element.tail)
            below += len(element.tail or "") * len(open_elements)
    return prose, deepest * below


def _sentences(text: str | None) -> int:
    """How many characters of a text are sentences, each with the mark that ends it."""
    if not text:
        return 0
    return sum(len(piece) + 1 for piece in _SENTENCE_END.split(text)[:-1] if len(piece) >= _SENTENCE)


def _ask_readability(root: Any) -> list[Any]:
    """The elements that readability keeps, found again in our tree by a mark that it carries along."""
    from lxml import html
    from lxml.etree import LxmlError
    from readability import Document as Reader
    from readability.readability import Unparseable

    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for number, element in enumerate(elements):
        element.set(_MARK, str(number))
    logging.getLogger("readability.readability").setLevel(logging.CRITICAL)
    try:
        kept = html.fragment_fromstring(Reader(deepcopy(root)).summary(html_partial=True), create_parent="div")
        return [elements[int(element.get(_MARK))] for element in kept.iter() if element.get(_MARK)]
    except (Unparseable, LxmlError, ValueError, TypeError, AttributeError, KeyError):
        return []  # a page that the library cannot take; our own measure follows
    finally:
        for element in elements:
            element.attrib.pop(_MARK, None)


def _smallest_holder(elements: list[Any], prose: dict[Any, int]) -> Any | None:
    """The deepest element that holds nearly all of the proposed text."""
    kept = set(elements)
    tops = [element for element in elements if element.getparent() not in kept]
    if not tops:
        return None
    holder = max(tops, key=lambda element: prose[element])
    wanted = sum(prose[element] for element in tops)
    while holder.tag not in ("body", "html") and holder.getparent() is not None and prose[holder] < 0.9 * wanted:
        holder = holder.getparent()
    return holder


def _densest(body: Any, prose: dict[Any, int]) -> Any:
    """Go down from the body as long as one child holds nearly all running text."""
    element = body
    while prose[element]:
        inner = max((child for child in element if child in prose), key=lambda child: prose[child], default=None)
        if inner is None or inner.tag not in _HOLDERS or prose[inner] < 0.9 * prose[element]:
            break
        element = inner
    return element


def _widen(element: Any, body: Any, prose: dict[Any, int]) -> Any:
    """Go up as long as a parent adds running text of its own: articles are often cut into sibling elements."""
    best = element
    for parent in element.iterancestors():
        if parent is body.getparent():
            break
        if prose[parent] > _WIDENING * prose[best] or best.tag not in _HOLDERS:
            best = parent
    return best
