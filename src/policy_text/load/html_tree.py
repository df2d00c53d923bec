"""Bytes of a page to an element tree: which encoding, and no deeper than is safe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.decoding import Decoded, decode_declared, decode_text, everyday_share
from policy_text.load.limits import MAX_ATTRIBUTES, MAX_ELEMENTS, MAX_MARKUP_BYTES
from policy_text.load.raw_file import RawFile

__all__ = ["decode_page", "parse_page"]

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*(?P<name>[\w.:-]+)", re.IGNORECASE
)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?(?P<name>[\w.:-]+)", re.IGNORECASE)
_EARLY_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""A header that a site includes may end the page above its text; browsers read on, the parser would not."""

_HEAD_BYTES = 8192
"""Where a page has to say its charset; the standard says 1,024, real pages put scripts first."""


def decode_page(raw: RawFile) -> Decoded:
    """Decode by header, then by meta element, then by content.

    A declaration counts only while the bytes agree: pages moved from GBK to UTF-8 keep their old meta element, and
    any bytes agree with a western one.
    Single bad bytes are replaced, since one broken character must not lose a page.
    """
    if raw.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        found = decode_text(raw.data)
        if found is not None:
            return found
    header = _HEADER_CHARSET.search(raw.content_type or "")
    meta = _CHARSET.search(raw.data[:_HEAD_BYTES])
    declared = [header["name"] if header else None, meta["name"].decode("ascii") if meta else None]
    lossy = []
    for name in filter(None, declared):
        decoded = decode_declared(raw.data, name)
        if decoded is not None and not decoded.lost:
            return _by_content(raw.data, decoded) or decoded
        lossy.append(decoded)
    by_content = decode_text(raw.data)
    if by_content is not None:
        return by_content
    lossy += [decode_declared(raw.data, "utf-8"), decode_declared(raw.data, "gb18030")]
    return max(filter(None, lossy), key=lambda decoded: (everyday_share(decoded.text), -decoded.lost))


_WESTERN = re.compile(r"iso8859|cp125|cp437|cp850|latin|ascii|mac|koi8")
"""Encodings of one byte a character, by their names in `codecs`: servers declare them for pages of any language."""

_CHINESE_SHARE = 0.2
"""Of everyday characters in what is not ASCII: running Chinese has twice that, anything else a tenth."""

_ASCII = re.compile(r"[\x00-\x7f]+")


def _by_content(data: bytes, declared: Decoded) -> Decoded | None:
    """What the bytes are by themselves, where a western charset is declared and they are Chinese."""
    if not _WESTERN.match(declared.encoding):
        return None
    found = decode_text(data)
    is_chinese = found is not None and everyday_share(_ASCII.sub("", found.text)) > _CHINESE_SHARE
    return found if is_chinese else None


def parse_page(text: str, source: str) -> Any:
    """The root element. Tags nested beyond what the parser follows are an error, since text would be lost."""
    from lxml import etree, html

    if len(text) > MAX_MARKUP_BYTES:
        raise LoadError(source, f"has {len(text):,} characters of markup, more than {MAX_MARKUP_BYTES:,}")
    if not text.strip("\ufeff\0 \t\r\n"):
        raise DamagedFile(source, "is an empty page")
    whole = _EARLY_END.sub("", text.replace("\0", "")).encode("utf-8", "replace")
    # the tree keeps two thousand levels: old pages that never close <font> nest some hundred
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        _check_tags(whole, source)
        root = html.document_fromstring(whole, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise DamagedFile(source, f"is no page that can be read ({error})") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise DamagedFile(source, "nests its tags too deeply to be a page that people read")
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise LoadError(source, f"has more than {MAX_ELEMENTS:,} elements; split it")
    return root


def _check_tags(markup: bytes, source: str) -> None:
    """Raise for a tag with more attributes than pages give one, before it becomes an element.

    The parser itself counts, since nothing else tells a tag from what looks like one in a script or a comment as it
    does. Without a tree that takes a fiftieth of the time that a page takes.
    """
    from lxml import etree

    etree.fromstring(markup, etree.HTMLParser(target=_AttributeBound(source), encoding="utf-8", huge_tree=True))


class _AttributeBound:
    """Hears from the parser of each tag that opens."""

    def __init__(self, source: str) -> None:
        self._source = source

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        if len(attributes) > MAX_ATTRIBUTES:
            count = f"{len(attributes):,} attributes, more than {MAX_ATTRIBUTES:,}"
            raise LoadError(self._source, f"has a tag with {count}; save its text alone")

    def close(self) -> None:
        """Nothing is made of it."""
