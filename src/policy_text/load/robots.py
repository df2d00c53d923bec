"""What a site's robots.txt allows, read as RFC 9309 says: the longest rule that matches counts, with ``*`` and ``$``.

The rules are Protego's. Ours are what comes before: the encoding, what each status means, and whose groups are read.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING

from policy_text.load.requesting import PRODUCT, Answer

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["Robots", "read_robots"]

_MAX_DELAY = 30.0
"""Seconds; a longer Crawl-delay is shortened to this, since nobody waits for hours between two pages."""

_AGENT = re.compile(r"\s*user[\s-]*agent[\s:]+(?P<name>[^\s#]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]*")


class Robots:
    """What one host allows."""

    def __init__(self, rules: Protego | None, trouble: str | None = None) -> None:
        self._rules = rules
        self._trouble = trouble
        wished = rules.crawl_delay(PRODUCT) if rules is not None else None
        self.delay = min(wished or 0.0, _MAX_DELAY)
        """Seconds that it wants between two requests."""

    def refuse(self, address: str) -> str | None:
        """Why an address may not be fetched; None where it may."""
        if self._trouble is not None:
            return self._trouble
        if self._rules is None or self._rules.can_fetch(address, PRODUCT):
            return None
        return "may not be fetched: the site's robots.txt forbids it"


def read_robots(answer: Answer) -> Robots:
    """What an answer allows. No file there: everything; a server in trouble: nothing.

    >>> rules = b"User-agent: *\\nDisallow: /*.doc$\\nAllow: /open/\\n"
    >>> robots = read_robots(Answer(200, (), rules))
    >>> [robots.refuse(f"https://example.org/{path}") is None for path in ("a.html", "a.doc")]
    [True, False]
    """
    status = answer.status
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
        return Robots(None, f"may not be fetched: the site's robots.txt answers {status}; try again later")
    if not answer.is_success:
        return Robots(None)
    from protego import Protego

    return Robots(Protego.parse("\n".join(_leave_out_others(_decode(answer.data)))))


def _decode(data: bytes) -> str:
    """The text without its byte order mark, behind which the first group would not be known as one."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if is_wide else "utf-8-sig", "replace")


def _leave_out_others(text: str) -> Iterator[str]:
    """The lines, with one name for all agents but us and ``*``.

    Each agent would get every rule of its group, and ten thousand agents before ten thousand rules fill the memory. A
    group counts as ours by its whole name, not by the beginning of it.
    """
    for line in text.splitlines():
        agent = _AGENT.match(line)
        if agent is None:
            yield line
        elif agent["name"] == "*":
            yield "User-agent: *"
        else:
            named = _TOKEN.match(agent["name"].lower())
            yield f"User-agent: {PRODUCT if named and named.group() == PRODUCT else 'another'}"
