"""Connections to public addresses only: the name is resolved once, checked, and that very address is connected to."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urlsplit

from policy_text.errors import FetchError

__all__ = ["open_connection"]


def open_connection(address: str, *, timeout: float, allow_private: bool) -> http.client.HTTPConnection:
    """A connection to the host of an address, not yet used."""
    parts = urlsplit(address)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    number = _resolve(address, host, port, allow_private=allow_private)
    kind = _PinnedSecureConnection if secure else _PinnedConnection
    connection = kind(host, port, timeout=timeout)
    connection.number = number
    return connection


def _resolve(address: str, host: str, port: int, *, allow_private: bool) -> str:
    """The first of the host's numbers; an error if any of them is not public."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise FetchError(address, f"cannot be fetched: no host {host!r} is known") from error
    if not allow_private and not all(map(_is_public, found)):
        raise FetchError(address, "leads into a private network, which is not fetched from")
    return found[0]


def _is_public(number: str) -> bool:
    """Whether an address belongs to the internet at large.

    >>> [_is_public(n) for n in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "1.1.1.1")]
    [False, False, False, False, False, True]
    """
    parsed = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_global and not parsed.is_multicast


class _PinnedConnection(http.client.HTTPConnection):
    """Connects to the number that was checked, not to what the name says by then."""

    number = ""

    def connect(self) -> None:
        self.sock = socket.create_connection((self.number, self.port), self.timeout)


class _PinnedSecureConnection(http.client.HTTPSConnection):
    """The same with encryption; the certificate is checked against the name."""

    number = ""

    def connect(self) -> None:
        plain = socket.create_connection((self.number, self.port), self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
