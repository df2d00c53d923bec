"""Where on a page the main text stands.

readability-lxml proposes; what it threw away inside its own choice (short paragraphs, tables, signatures) is taken
back, because policy texts end in exactly such lines. Furniture inside is told apart by `html_furniture`.
"""

from __future__ import annotations

import logging
from copy import deepcopy
from typing import Any, NamedTuple

from policy_text.load.html_prose import PageMeasure, find_link_lists, measure_page

__all__ = ["MainText", "find_main"]

_MARK = "data-policy-text-node"

_MAX_WORK = 30_000_000
"""Depth of a page times the characters below each of its elements, all added up. readability reads the text below an
element again for each element that might hold the article: real pages come to 10 million, and this takes two seconds.
"""

_MOST = 0.65
_SEGMENT = 0.2
"""Running text of a further segment, as a share of the first one's; a foot of the same class has less."""

_SECTIONS = 1.8
"""Times the running text of the element found: an ancestor of so much more holds sections of one article."""

_OF_BOXES = 0.8
"""Share of such an ancestor's running text in boxes of the same make; comments and profiles have another."""

_UNLINKED = 0.05
"""Share of link text that such an ancestor may have; one with menus, teasers or comments has more."""

_HOLDERS = frozenset(
    ("div", "section", "article", "main", "body", "td", "form", "center", "dd", "table", "tbody", "tr")
)


class MainText(NamedTuple):
    """Where the main text stands: elements that hold it, and elements inside of these that are no part of it."""

    holders: frozenset[Any] = frozenset()
    asides: frozenset[Any] = frozenset()


def find_main(root: Any, hidden: frozenset[Any] = frozenset()) -> MainText:
    """Find the elements that hold the main text, looking at nothing that is ``hidden``; none where there is no body."""
    body = root.find("body") if root.tag == "html" else root
    if body is None:
        return MainText()
    page = measure_page(root, hidden)
    proposed = _ask_readability(root, hidden) if page.work <= _MAX_WORK else []
    found = _smallest_holder(proposed, page) if proposed else None
    if found is None or not page.prose(found):
        found = _densest(body, page)
    holders = _with_segments(_with_sections(found, page), page)
    return MainText(frozenset(holders), frozenset(find_link_lists(iter(holders), page)))


def _ask_readability(root: Any, hidden: frozenset[Any]) -> list[Any]:
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
        shown = _copy_without(root, hidden)
        kept = html.fragment_fromstring(Reader(shown).summary(html_partial=True), create_parent="div")
        return [elements[int(element.get(_MARK))] for element in kept.iter() if element.get(_MARK)]
    except (Unparseable, LxmlError, ValueError, TypeError, AttributeError, KeyError, AssertionError):
        return []  # a page that the library cannot take; our own measure follows
    finally:
        for element in elements:
            element.attrib.pop(_MARK, None)


def _copy_without(root: Any, hidden: frozenset[Any]) -> Any:
    """A copy of the marked tree that lacks the hidden elements, but not what follows them."""
    gone = {element.get(_MARK) for element in hidden}
    copied = deepcopy(root)
    for element in [element for element in copied.iter() if element.get(_MARK) in gone] if gone else ():
        element.drop_tree()
    return copied


def _smallest_holder(elements: list[Any], page: PageMeasure) -> Any | None:
    """The deepest element that holds most of the proposed text; the rest are teasers from elsewhere on the page."""
    kept = set(elements)
    tops = [element for element in elements if element.getparent() not in kept]
    if not tops:
        return None
    holder = max(tops, key=page.prose)
    wanted = sum(map(page.prose, tops))
    while holder.getparent() is not None and (page.prose(holder) < _MOST * wanted or holder.tag not in _HOLDERS):
        holder = holder.getparent()
    return holder


def _densest(body: Any, page: PageMeasure) -> Any:
    """Go down from the body as long as one child holds nearly all running text."""
    element = body
    while page.prose(element):
        inner = max(element, key=page.prose, default=None)
        if inner is None or inner.tag not in _HOLDERS or page.prose(inner) < 0.9 * page.prose(element):
            break
        element = inner
    return element


def _with_sections(element: Any, page: PageMeasure) -> Any:
    """The element, or the ancestor below the body that holds the other sections of its article, each in a box alike."""
    whole, make = element, _make_of(element)
    for ancestor in element.iterancestors() if make[1] else ():
        measure = page.elements.get(ancestor)
        if ancestor.tag == "body" or measure is None or measure.linked > _UNLINKED * measure.length:
            break
        if ancestor.tag not in _HOLDERS or measure.prose < _SECTIONS * page.prose(whole):
            continue
        alike = sum(page.prose(box) for box in ancestor.iter(element.tag) if _make_of(box) == make)
        if alike >= _OF_BOXES * measure.prose:
            whole = ancestor
    return whole


def _with_segments(element: Any, page: PageMeasure) -> list[Any]:
    """The element with its siblings of the same make that hold running text: articles are often cut into several."""
    make = _make_of(element)
    siblings = [element] if element.getparent() is None else list(element.getparent())
    least = _SEGMENT * page.prose(element)
    alike = [at for at, sibling in enumerate(siblings) if _make_of(sibling) == make and page.prose(sibling) >= least]
    if element not in siblings or len(alike) < 2 or not make[1]:
        return [element]
    return siblings[alike[0] : alike[-1] + 1]


def _make_of(element: Any) -> tuple[Any, str]:
    return element.tag, " ".join(sorted((element.get("class") or "").split()))
