"""Connections to public addresses only: the name is resolved once, checked, and that very address is connected to."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from typing import Any
from urllib.parse import urlsplit

from policy_text.errors import FetchError

__all__ = ["Deadline", "UnreachableHost", "open_connection"]


class UnreachableHost(FetchError):
    """No connection to a host: what is wrong holds for all its addresses."""


class Deadline:
    """How long we wait for servers: ``wait`` seconds at a time, ``patience`` seconds for one address altogether."""

    def __init__(self, wait: float, patience: float) -> None:
        self._wait = wait
        self._end = time.monotonic() + patience

    def left(self) -> float:
        """Seconds that the next step may take; `TimeoutError` where there are none."""
        if self.passed:
            raise TimeoutError("timed out")
        return min(self._wait, max(self._end - time.monotonic(), 0.001))  # none at all would mean not to wait

    @property
    def passed(self) -> bool:
        """Whether patience is at its end."""
        return time.monotonic() >= self._end

    def put_off(self, seconds: float) -> None:
        """Leave out of account what we waited for ourselves."""
        self._end += seconds


def open_connection(address: str, *, deadline: Deadline, allow_private: bool) -> http.client.HTTPConnection:
    """A connection to the host of an address, on which nothing was asked yet; `UnreachableHost` where there is none."""
    parts = urlsplit(address)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    number = _resolve(address, host, port, allow_private=allow_private)
    connection = http.client.HTTPSConnection(host, port) if secure else http.client.HTTPConnection(host, port)
    try:
        connection.sock = _connect(number, port, deadline, secure_for=host if secure else None)
    except OSError as error:
        reason = "takes too long to answer" if deadline.passed else f"cannot be fetched ({error.strerror or error})"
        raise UnreachableHost(address, reason) from error
    return connection


def _resolve(address: str, host: str, port: int, *, allow_private: bool) -> str:
    """The first of the host's numbers; an error if any of them is not public."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise UnreachableHost(address, f"cannot be fetched: no host {host!r} is known") from error
    if not allow_private and not all(map(_is_public, found)):
        raise UnreachableHost(address, "leads into a private network, which is not fetched from")
    return found[0]


_HOLDERS = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),  # mapped
    (ipaddress.IPv6Network("::/96"), 0),  # compatible
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4
)
"""Addresses of IPv6 that hold one of IPv4, and how many bits stand behind it: who connects to them ends up there."""

_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All that has been given out as public: what is new, local or out of use lies elsewhere."""


def _is_public(number: str) -> bool:
    """Whether an address belongs to the internet at large.

    >>> [_is_public(n) for n in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "1.1.1.1")]
    [False, False, False, False, False, True]
    """
    parsed = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        for holders, behind in _HOLDERS:
            if parsed in holders:
                return _is_public(str(ipaddress.IPv4Address(int(parsed) >> behind & 0xFFFF_FFFF)))
        if parsed not in _UNICAST:
            return False
    return parsed.is_global and not parsed.is_multicast


def _connect(number: str, port: int, deadline: Deadline, *, secure_for: str | None) -> socket.socket:
    """Connect to the number that was checked, not to what the name says by then; its certificate is the name's."""
    plain = _BoundedSocket(fileno=socket.create_connection((number, port), deadline.left()).detach())
    plain.deadline = deadline
    if secure_for is None:
        plain.settimeout(deadline.left())
        return plain
    context = ssl.create_default_context()
    context.sslsocket_class = _BoundedSecureSocket
    plain.settimeout(deadline.left())
    secure = context.wrap_socket(plain, server_hostname=secure_for)
    assert isinstance(secure, _BoundedSecureSocket)
    secure.deadline = deadline
    return secure


class _BoundedSocket(socket.socket):
    """Asks the deadline before each wait: a server that sends a byte now and then is never silent for long."""

    deadline: Deadline

    def recv_into(self, *arguments: Any, **named: Any) -> int:
        self.settimeout(self.deadline.left())
        return super().recv_into(*arguments, **named)


class _BoundedSecureSocket(ssl.SSLSocket):
    """The same with encryption."""

    deadline: Deadline

    def recv_into(self, *arguments: Any, **named: Any) -> int:
        self.settimeout(self.deadline.left())
        return super().recv_into(*arguments, **named)
