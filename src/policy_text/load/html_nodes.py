"""The place of an element on its page: an XPath that resolves to this element and no other, by whatever reads XPath.

Paths are made when somebody asks for one, a parent's children at a time, so that no element is counted twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

__all__ = ["Nodes", "child_steps"]


class Nodes:
    """The paths of the elements below one.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<html><body><p>甲</p><o:p>乙</o:p><p>丙</p></body></html>")
    >>> [Nodes(page, "/html[1]").of(element) for element in page.find("body")]
    ['/html[1]/body[1]/p[1]', '/html[1]/body[1]/*[2]', '/html[1]/body[1]/p[2]']
    """

    def __init__(self, root: Any, node: str) -> None:
        self._known: dict[Any, str] = {root: node}

    def of(self, element: Any) -> str:
        """The path of the root or an element below it."""
        parents = []
        known = element
        while known not in self._known:
            known = known.getparent()
            parents.append(known)
        for parent in reversed(parents):
            node = self._known[parent]
            self._known.update((child, f"{node}/{step}") for child, step in child_steps(parent))
        return self._known[element]


def child_steps(parent: Any) -> Iterator[tuple[Any, str]]:
    """Each element inside of another, comments left out, with the last step of its path."""
    counts: dict[str, int] = defaultdict(int)
    position = 0
    for child in parent:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        position += 1
        counts[tag] += 1
        yield child, f"{tag}[{counts[tag]}]" if _is_name(tag) else f"*[{position}]"


@lru_cache(maxsize=1000)
def _is_name(tag: str) -> bool:
    """Whether XPath takes a tag by its name; the prefix of Word's ``o:p`` would have to be bound to something."""
    return _NAME.fullmatch(tag) is not None


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
