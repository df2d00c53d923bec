"""What the packed streams of a PDF come to, looked at before PDFium unpacks them whole.

A stream of half a megabyte can hold 600 MB of blanks, or three million strokes of a pen. Pictures and fonts are large
by right; the instructions that draw a page are not.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from policy_text.errors import LoadError
from policy_text.load.limits import MAX_DRAWING_BYTES, MAX_STREAM_BYTES

__all__ = ["PackedStream", "check_streams", "find_streams", "unpack"]

_BEFORE = 600
"""Bytes before a stream in which its dictionary stands."""

_LONG_BEFORE = 4096
"""Bytes before a stream in which even a long dictionary stands."""

_FILTER = re.compile(rb"/(?:Fl\b|A85\b|AHx\b|[A-Za-z0-9]+Decode\b)")
_PIECE = 1 << 20
_SAMPLE = 1 << 14


class PackedStream(NamedTuple):
    """A stream as it lies in the file."""

    dictionary: bytes
    packed: bytes
    before: bytes
    """All that stands before it, since the stream before or some thousand bytes before: its dictionary is in there."""


def check_streams(data: bytes, source: str) -> None:
    """Raise where a page's instructions, or all streams together, unpack to more than may be.

    Instructions are told by what they are, not by what the file says of them: they are written in ASCII.
    """
    total = 0
    for stream in find_streams(data):
        length = 0
        most = MAX_STREAM_BYTES - total
        for piece in unpack(stream):
            if length == 0 and _is_ascii(piece[:_SAMPLE]):
                most = MAX_DRAWING_BYTES
            length += len(piece)
            if length > most:
                raise LoadError(source, f"holds streams that unpack to more than {most:,} bytes")
        total += length


def _is_ascii(sample: bytes) -> bool:
    """Whether a stream is instructions rather than a picture or a font."""
    return len(sample.translate(None, _WRITTEN)) < 0.05 * len(sample)


_WRITTEN = bytes([*range(0x20, 0x7F), 0x09, 0x0A, 0x0D])


def find_streams(data: bytes) -> Iterator[PackedStream]:
    """Every stream of a file, wherever it stands."""
    last = 0
    at = data.find(b"stream")
    while at >= 0:
        begin = at + len(b"stream")
        if data[max(at - 3, 0) : at] != b"end":
            end = data.find(b"endstream", begin)
            end = end if end >= 0 else len(data)
            before = data[max(at - _LONG_BEFORE, last) : at]
            dictionary = before[-_BEFORE:]
            dictionary = dictionary[dictionary.rfind(b" obj") + 1 :]
            yield PackedStream(dictionary, data[begin:end].lstrip(b"\r\n"), before)
            begin = last = end
        at = data.find(b"stream", begin + 1)


def unpack(stream: PackedStream) -> Iterator[bytes]:
    """A stream after its filters, in pieces; codecs of pictures end it, PDFium opens those page by page."""
    pieces: Iterator[bytes] = iter((stream.packed,))
    for name in _FILTER.findall(stream.dictionary):
        if name in (b"/FlateDecode", b"/Fl"):
            pieces = _inflate(pieces)
        elif name in (b"/ASCII85Decode", b"/A85"):
            pieces = iter((_from_ascii85(b"".join(pieces)),))
        else:
            break
    return pieces


def _inflate(packed: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    try:
        for piece in packed:
            rest = piece
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
    except zlib.error:
        return  # damaged or encrypted: PDFium will see


def _from_ascii85(packed: bytes) -> bytes:
    try:
        return base64.a85decode(packed.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\0\f")
    except ValueError:
        return packed
