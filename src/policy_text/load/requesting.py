"""One request and its answer: whole, within bounds of time and size, or an error that says what was wrong with it."""

from __future__ import annotations

import http.client
import zlib
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from policy_text.errors import FetchError
from policy_text.load.connecting import Deadline, open_connection

__all__ = ["PRODUCT", "Answer", "request"]

PRODUCT = "policy-text"
"""The name by which servers know us, and by which groups of robots.txt call us."""

_USER_AGENT = f"{PRODUCT}/0.1 (+https://pypi.org/project/policy-text/)"
_BLOCK = 64 * 1024
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes = field(repr=False)
    """Unpacked; empty where the status tells of no success, since nobody reads it then."""

    @property
    def is_success(self) -> bool:
        """Whether it is what was asked for."""
        return self.status // 100 == 2

    def header(self, name: str) -> str | None:
        """The first header of a name, whatever its case."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)


def request(address: str, *, deadline: Deadline, most: int, allow_private: bool, cut: bool = False) -> Answer:
    """Ask for an address. An answer of more than ``most`` bytes is an error, or with ``cut`` ends there."""
    connection = open_connection(address, deadline=deadline, allow_private=allow_private)
    try:
        parts = urlsplit(address)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers={"User-Agent": _USER_AGENT, "Accept-Encoding": "gzip, identity"})
        response = connection.getresponse()
        answer = Answer(response.status, tuple(response.getheaders()), b"")
        if not answer.is_success:
            return answer
        return Answer(answer.status, answer.headers, _read_body(response, address, most, cut=cut))
    except http.client.IncompleteRead as error:
        raise FetchError(address, "breaks off in the middle of its answer; try again") from error
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        if deadline.passed:
            raise FetchError(address, "takes too long to answer") from error
        raise FetchError(address, f"cannot be fetched ({error or type(error).__name__})") from error
    finally:
        connection.close()


def _read_body(response: http.client.HTTPResponse, address: str, most: int, *, cut: bool) -> bytes:
    """The body, unpacked. Half a page must not be taken for the page, so what was announced has to have come."""
    announced = response.length  # None where chunks or the end of the connection say where it ends
    is_packed = (response.getheader("Content-Encoding") or "").strip().lower() in ("gzip", "x-gzip")
    unpacker = _Unpacker(address) if is_packed else None
    body = bytearray()
    came = 0
    while piece := response.read1(_BLOCK):
        came += len(piece)
        body += unpacker.unpack(piece, most - len(body) + 1) if unpacker else piece
        if max(len(body), came) > most:
            if cut:
                return bytes(body[:most])
            raise FetchError(address, f"is longer than {most:,} bytes")
    if announced is not None and came < announced:
        raise FetchError(address, f"breaks off after {came:,} of {announced:,} bytes; try again")
    if unpacker is not None and came and not unpacker.is_done:
        raise FetchError(address, "breaks off in the middle of its packed bytes; try again")
    return bytes(body)


class _Unpacker:
    """Unpacks a gzip stream. What stands behind its end is passed over, as browsers do, unless it is a second one."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._stream = zlib.decompressobj(wbits=31)

    @property
    def is_done(self) -> bool:
        """Whether the stream came to its end."""
        return self._stream.eof

    def unpack(self, piece: bytes, most: int) -> bytes:
        """What a piece holds, but no more than ``most`` bytes of it."""
        unpacked, behind = b"", piece
        if not self._stream.eof:
            unpacked = self._stream.decompress(piece, most)
            behind = self._stream.unused_data
        if behind.startswith(_GZIP):
            raise FetchError(self._address, "is packed in several streams, of which only the first could be read")
        return unpacked
