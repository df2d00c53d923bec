"""Fetching pages politely: robots.txt is asked, one request at a time a host with a pause between, nothing private.

A name is resolved once, all its addresses are checked, and the connection goes to the address that was checked, so
that a name that changes its mind cannot lead inside. Redirects are checked like the first request. What comes back
keeps the raw bytes, the address, the time and the headers, so that a page that later vanishes is still there.
"""

from __future__ import annotations

import http.client
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from policy_text.errors import FetchError
from policy_text.load.connecting import open_connection
from policy_text.load.limits import MAX_FETCHED_BYTES

__all__ = ["FetchedPage", "Fetcher"]

USER_AGENT = "policy-text/0.1 (+https://pypi.org/project/policy-text/)"
_MAX_REDIRECTS = 5
_MAX_ROBOTS_BYTES = 500 * 1024
"""What RFC 9309 asks a reader of robots.txt to take at least."""

_MAX_DELAY = 30.0
"""Seconds; a longer Crawl-delay is answered by not coming again within one run."""

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
    ``patience`` a whole answer. ``allow_private`` lets addresses of the own network through, for tests and intranets.
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
        for _ in range(_MAX_REDIRECTS + 1):
            host = self._host_of(current)
            with host.turn(self._delay):
                self._ask_robots(host, current)
                status, headers, data = self._request(current, self._max_bytes)
            if status not in _REDIRECTS:
                return self._answer(asked, current, status, headers, data)
            target = next((value for name, value in headers if name.lower() == "location"), None)
            if target is None:
                raise FetchError(address, f"answers {status} without saying where to go")
            current = _normalise(urljoin(current, target))
        raise FetchError(address, f"is redirected more than {_MAX_REDIRECTS} times")

    def _answer(
        self, asked: str, final: str, status: int, headers: tuple[tuple[str, str], ...], data: bytes
    ) -> FetchedPage:
        if status != http.HTTPStatus.OK:
            phrase = http.client.responses.get(status, "")
            raise FetchError(asked, f"answers {status} {phrase}".rstrip())
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return FetchedPage(data, asked, final, now, headers)

    def _host_of(self, address: str) -> _Host:
        parts = urlsplit(address)
        with self._lock:
            return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc}", _Host())

    def _ask_robots(self, host: _Host, address: str) -> None:
        """Read robots.txt once a host. None there: all is allowed; a server in trouble: nothing is (RFC 9309)."""
        if host.robots is None:
            host.robots = RobotFileParser()
            status, _, data = self._request(urljoin(address, "/robots.txt"), _MAX_ROBOTS_BYTES, cut=True)
            if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
                host.robots.disallow_all = True  # type: ignore[attr-defined]  # missing in the stubs
            else:
                lines = data.decode("utf-8", "replace").splitlines() if status == http.HTTPStatus.OK else []
                host.robots.parse(lines)
                delay = host.robots.crawl_delay(USER_AGENT)
                host.delay = min(float(delay or 0), _MAX_DELAY)
        if not host.robots.can_fetch(USER_AGENT, address):
            raise FetchError(address, "may not be fetched: the site's robots.txt forbids it")

    def _request(self, address: str, most: int, *, cut: bool = False) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
        deadline = time.monotonic() + self._patience
        connection = open_connection(address, timeout=self._timeout, allow_private=self._allow_private)
        try:
            parts = urlsplit(address)
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", target, headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, identity"})
            response = connection.getresponse()
            headers = tuple(response.getheaders())
            data = b"".join(_read(response, address, most, deadline=deadline, cut=cut))
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            raise FetchError(address, f"cannot be fetched ({error or type(error).__name__})") from error
        finally:
            connection.close()
        return response.status, headers, data


def _read(
    response: http.client.HTTPResponse, address: str, most: int, *, deadline: float, cut: bool
) -> Iterator[bytes]:
    """The body in pieces, unpacked, until it ends or is more than may come."""
    packed = (response.getheader("Content-Encoding") or "").lower() == "gzip"
    unpacker = zlib.decompressobj(wbits=31) if packed else None
    total = 0
    while piece := response.read1(64 * 1024):
        if time.monotonic() > deadline:
            raise FetchError(address, "takes too long to answer")
        if unpacker is not None:
            piece = unpacker.decompress(piece, most - total + 1)
        total += len(piece)
        if total > most:
            if cut:
                return
            raise FetchError(address, f"is longer than {most:,} bytes")
        yield piece


@dataclass(slots=True)
class _Host:
    """What is remembered of a host between requests."""

    robots: RobotFileParser | None = None
    delay: float = 0.0
    _last: float = float("-inf")
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def turn(self, least_delay: float) -> Iterator[None]:
        """Wait for one's turn."""
        with self._lock:
            pause = self._last + max(least_delay, self.delay) - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            try:
                yield
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
