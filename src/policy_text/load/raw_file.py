"""`RawFile` and `Format`: what a loader is given, and how a format says what it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from policy_text.records import Document

__all__ = ["Format", "RawFile"]


@dataclass(frozen=True, slots=True)
class RawFile:
    """Bytes as they came, with the name they came under and what the server said of them."""

    data: bytes = field(repr=False)
    source: str
    suffix: str = ""
    """With its dot and in lower case: ``.html``; empty where the name has none."""
    content_type: str | None = None
    """The ``Content-Type`` header of a fetched page, charset and all."""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return sha256(self.data).hexdigest()

    @staticmethod
    def suffix_of(source: str) -> str:
        """The suffix of a path or address, in lower case.

        >>> RawFile.suffix_of("报告/Report.DOCX"), RawFile.suffix_of("https://example.org/a/b.shtml?id=1.2")
        ('.docx', '.shtml')
        """
        path = urlsplit(source).path if source.startswith(("http://", "https://")) else source
        return PurePosixPath(path.replace("\\", "/")).suffix.lower()


@dataclass(frozen=True, slots=True)
class Format:
    """A format and its loader. Guests register one through the entry-point group ``policy_text.loaders``."""

    name: str
    """Goes into ``Document.format``."""
    suffixes: tuple[str, ...]
    """With their dots, in lower case."""
    load: Callable[[RawFile], Document]
    """Makes a document, or raises an error of `policy_text.errors`."""
    content_types: tuple[str, ...] = ()
    looks_right: Callable[[bytes], bool] | None = None
    """Whether bytes are of this format, judged by their content; None where only the suffix can tell."""
