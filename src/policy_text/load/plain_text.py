"""Plain text: decoded and otherwise left alone, so that offsets index the file as it is on disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.decoding import Decoded, decode_declared, decode_leniently, decode_text, find_bad_byte
from policy_text.load.limits import MAX_CHARACTERS, MAX_LINE_CHARACTERS, MAX_PARTS
from policy_text.load.raw_file import RawFile
from policy_text.records import Block, BlockKind, Document

__all__ = ["load_plain_text"]

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")


def load_plain_text(raw: RawFile) -> Document:
    r"""Read a text file. Every line that is not blank is a block; CRLF, BOM and blanks stay where they are.

    Single bad bytes are replaced and told, since one broken character must not lose a text.

    >>> document = load_plain_text(RawFile("通知\r\n全文\r\n".encode("gb18030"), "a.txt"))
    >>> document.text, document.encoding, [(b.start, b.end) for b in document.blocks]
    ('通知\r\n全文\r\n', 'gb18030', [(0, 2), (4, 6)])
    """
    decoded = _decode(raw)
    _check_length(decoded.text, raw.source)
    blocks = tuple(islice(_find_lines(decoded.text), MAX_PARTS + 1))
    if len(blocks) > MAX_PARTS:
        raise LoadError(raw.source, f"has more than {MAX_PARTS:,} lines; split it")
    warnings = (_tell_lost(raw, decoded),) if decoded.lost else ()
    return Document(raw.source, decoded.text, "txt", decoded.encoding, raw.digest, blocks=blocks, warnings=warnings)


def _decode(raw: RawFile) -> Decoded:
    declared = _charset(raw.content_type or "")
    decoded = decode_text(raw.data) or (decode_declared(raw.data, declared) if declared else None)
    if decoded is not None and not decoded.lost:
        return decoded
    decoded = decode_leniently(raw.data, declared)
    if not decoded.is_readable:
        at = f"as {decoded.encoding.upper()}, which fits best, it ends at byte {_bad_byte(raw, decoded)}"
        raise DamagedFile(raw.source, f"is no text in UTF-8, GB18030, Big5 or UTF-16: {at}; save it again as UTF-8")
    return decoded


def _tell_lost(raw: RawFile, decoded: Decoded) -> str:
    lost = "1 character" if decoded.lost == 1 else f"{decoded.lost} characters"
    return f"{lost} could not be decoded as {decoded.encoding}, the first at byte {_bad_byte(raw, decoded)}"


def _bad_byte(raw: RawFile, decoded: Decoded) -> str:
    return f"{find_bad_byte(raw.data, decoded.encoding):,}"


def _find_lines(text: str) -> Iterator[Block]:
    """A block for every line that is not blank, without its indent, trailing blanks and byte order mark."""
    for line in _LINE.finditer(text):
        written = line[0].strip().removeprefix("\ufeff").lstrip()
        if written:
            start = line.start() + line[0].index(written)
            yield Block(start, start + len(written), BlockKind.PARAGRAPH)


def _charset(content_type: str) -> str | None:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    return found[1] if found else None


def _check_length(text: str, source: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise LoadError(source, f"has {len(text):,} characters, more than {MAX_CHARACTERS:,}; split it")
    if len(text) > MAX_LINE_CHARACTERS:
        longest = max(map(len, text.splitlines()))
        if longest > MAX_LINE_CHARACTERS:
            raise LoadError(source, f"has a line of {longest:,} characters, more than {MAX_LINE_CHARACTERS:,}")
