"""Fetching pages politely: robots.txt is asked, one request at a time a host with a pause between, nothing private.

A name is resolved once, all its addresses are checked, and the connection goes to the address that was checked, so
that a name that changes its mind cannot lead inside. Redirects are checked like the first request, those of robots.txt
too. What comes back keeps the raw bytes, the address, the time and the headers, so that a page that later vanishes is
still there; what breaks off is no page.
"""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit

from policy_text.errors import FetchError
from policy_text.load.connecting import Deadline, UnreachableHost
from policy_text.load.limits import MAX_FETCHED_BYTES, MAX_ROBOTS_BYTES
from policy_text.load.requesting import Answer, request
from policy_text.load.robots import Robots, read_robots

__all__ = ["FetchedPage", "Fetcher"]

_MAX_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What a server answered."""

    data: bytes = field(repr=False)
    address: str
    """The address that was asked for."""
    final_address: str
    """Where redirects led."""
    fetched: str
    """When, in UTC, as ISO 8601."""
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def content_type(self) -> str | None:
        """The ``Content-Type`` header."""
        return next((value for name, value in self.headers if name.lower() == "content-type"), None)


class Fetcher:
    """Fetches addresses; safe to share between threads, which then wait for one another at the same host.

    ``delay`` is the pause in seconds between two requests to one host; ``timeout`` bounds each wait for the server,
    ``patience`` all waits for one address together: connections, headers, redirects and robots.txt. ``allow_private``
    lets addresses of the own network through, for tests and intranets.
    """

    def __init__(
        self,
        *,
        timeout: float = 20.0,
        patience: float = 120.0,
        delay: float = 1.0,
        max_bytes: int = MAX_FETCHED_BYTES,
        allow_private: bool = False,
    ) -> None:
        self._timeout = timeout
        self._patience = patience
        self._delay = delay
        self._max_bytes = max_bytes
        self._allow_private = allow_private
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def fetch(self, address: str) -> FetchedPage:
        """Fetch one address, or raise `FetchError` with the reason."""
        asked = current = _normalise(address)
        deadline = Deadline(self._timeout, self._patience)
        for _ in range(_MAX_REDIRECTS + 1):
            host = self._host_of(current)
            with host.turn(self._delay) as waited:
                deadline.put_off(waited)
                self._ask_robots(host, current, deadline)
                answer = self._request(current, deadline, self._max_bytes)
            if answer.status not in _REDIRECTS:
                return _keep(asked, current, answer)
            current = _follow(current, answer)
        raise FetchError(address, f"is redirected more than {_MAX_REDIRECTS} times")

    def _host_of(self, address: str) -> _Host:
        parts = urlsplit(address)
        with self._lock:
            return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc}", _Host())

    def _ask_robots(self, host: _Host, address: str, deadline: Deadline) -> None:
        """Read robots.txt once a host; an error where it forbids the address, or cannot be had."""
        home = urljoin(address, "/robots.txt")
        if host.robots is None:
            try:
                host.robots = self._fetch_robots(home, deadline)
            except FetchError as error:
                raise FetchError(address, _explain_robots(error, home)) from error
        refusal = host.robots.refuse(address)
        if refusal is not None:
            raise FetchError(address, refusal)

    def _fetch_robots(self, home: str, deadline: Deadline) -> Robots:
        """What robots.txt says, wherever redirects lead; it counts for the host that was asked first (RFC 9309)."""
        current = home
        for _ in range(_MAX_REDIRECTS + 1):
            answer = self._request(current, deadline, MAX_ROBOTS_BYTES, cut=True)
            if answer.status not in _REDIRECTS:
                return read_robots(answer)
            current = _follow(current, answer)
        raise FetchError(home, f"is redirected more than {_MAX_REDIRECTS} times")

    def _request(self, address: str, deadline: Deadline, most: int, *, cut: bool = False) -> Answer:
        return request(address, deadline=deadline, most=most, allow_private=self._allow_private, cut=cut)


def _keep(asked: str, final: str, answer: Answer) -> FetchedPage:
    if answer.status != http.HTTPStatus.OK:
        phrase = http.client.responses.get(answer.status, "")
        raise FetchError(asked, f"answers {answer.status} {phrase}".rstrip())
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return FetchedPage(answer.data, asked, final, now, answer.headers)


def _follow(address: str, answer: Answer) -> str:
    """Where a redirect leads."""
    target = answer.header("Location")
    if target is None:
        raise FetchError(address, f"answers {answer.status} without saying where to go")
    return _normalise(urljoin(address, target))


def _explain_robots(error: FetchError, home: str) -> str:
    """Why an address is not fetched whose robots.txt could not be had; of a whole host it is said as of the address."""
    if error.source != home:
        return f"its robots.txt leads to {error.source}, which {error.reason}"
    return error.reason if isinstance(error, UnreachableHost) else f"its robots.txt {error.reason}"


@dataclass(slots=True)
class _Host:
    """What is remembered of a host between requests."""

    robots: Robots | None = None
    """None until robots.txt has been read: a request that failed says nothing of what it allows."""
    _last: float = float("-inf")
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def turn(self, least_delay: float) -> Iterator[float]:
        """Wait for one's turn; gives the seconds that it took."""
        begin = time.monotonic()
        with self._lock:
            pause = self._last + max(least_delay, self.robots.delay if self.robots else 0.0) - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            try:
                yield time.monotonic() - begin
            finally:
                self._last = time.monotonic()


def _normalise(address: str) -> str:
    """The address in ASCII, without its fragment; Chinese in paths and names is allowed to users, not to servers.

    >>> _normalise("https://example.org/通知?名=1#top")
    'https://example.org/%E9%80%9A%E7%9F%A5?%E5%90%8D=1'
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError as error:
        raise FetchError(address, "is no address that can be understood") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise FetchError(address, "is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise FetchError(address, "holds a user name, which is not sent anywhere; leave it out")
    host = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*")
    query = quote(parts.query, safe="/%:=&~+!$,;'@()*?")
    return f"{parts.scheme.lower()}://{host}{f':{port}' if port else ''}{path}{f'?{query}' if query else ''}"
