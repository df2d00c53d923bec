"""What of a page no reader sees: elements that say of themselves that they are not shown.

Sites keep a second copy of an article for reading aloud, tabs and pop-ups in this way; read with the rest, every number
would stand there twice. But some pages hide the article itself until a script shows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from policy_text.load.html_prose import is_running_text

__all__ = ["find_hidden", "find_outermost"]

_UNSHOWN = re.compile(
    r"""(?<![\w-]) (?: display \s* : \s* none | visibility \s* : \s* (?:hidden|collapse)
                     | opacity \s* : \s* 0? \.? 0+ (?= \s* (?: ! | ; | $ ) ) )""",
    re.VERBOSE | re.IGNORECASE,
)
"""``opacity: 0.8`` is a faint element, not a hidden one; ``backface-visibility`` says nothing."""

_NO_BODY = 200
"""Characters of running text. A page that shows fewer has no article worth the name: notes to visitors, a footer."""

_REVEALED = 3
"""A hidden element with so many times the running text that the page shows is its article, waiting for a script."""


def find_hidden(root: Any) -> frozenset[Any]:
    """The elements that hide themselves and all below them.

    Where the page shows no article and one of them holds one, this one is shown after all.
    """
    marked = {element for element in root.iter() if isinstance(element.tag, str) and _hides_itself(element)}
    if not marked:
        return frozenset()
    running = _measure(root, marked)
    shown = running.pop(None, 0)
    if shown < _NO_BODY and running:
        article, length = running.most_common(1)[0]
        if length > _REVEALED * shown:
            marked -= {article, *article.iterancestors()}
    return frozenset(marked)


def find_outermost(root: Any, hidden: frozenset[Any]) -> Iterator[Any]:
    """Those of the hidden elements that stand in no other, in the order of the page."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if element in hidden:
            yield element
            walker.skip_subtree()


def _hides_itself(element: Any) -> bool:
    """Whether an element says that it is not shown; the whole page that says so is waiting for its script."""
    if element.tag in ("html", "body"):
        return False
    if element.get("hidden") is not None:
        return True
    is_closed = element.tag == "dialog" and element.get("open") is None
    return is_closed or _UNSHOWN.search(element.get("style") or "") is not None


def _measure(root: Any, marked: set[Any]) -> Counter[Any]:
    """Characters of running text by the hidden element that they stand in, innermost; None is what is shown."""
    from lxml import etree

    running: Counter[Any] = Counter()
    holders: list[Any] = [None]
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            if element in marked:
                holders.append(element)
            if element.tag not in ("script", "style") and is_running_text(element.text):
                running[holders[-1]] += len(element.text)
            continue
        if event == "end" and element in marked:
            holders.pop()
        if is_running_text(element.tail):
            running[holders[-1]] += len(element.tail)
    return running
