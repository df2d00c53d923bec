"""What a PDF draws with forms inside of forms: two kilobytes can say, ten levels deep, to draw all below ten times.

PDFium opens a page whole or not at all, and cannot be stopped. Where the forms of a file might come to more than a
page's instructions may, its pages are first opened in another process, which has little time and memory to lose.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from math import prod

from policy_text.errors import LoadError
from policy_text.load.limits import MAX_DRAWING_BYTES, MAX_TRIAL_BYTES, MAX_TRIAL_SECONDS
from policy_text.load.pdf_streams import PackedStream, find_streams, unpack

__all__ = ["check_nesting"]

_MAY_BE_DRAWN = re.compile(rb"/Form\b|/PatternType|#|/Subtype\s+\d")
"""A form or a pattern, or what may be one under a name that is written in escapes or stands elsewhere."""

_IS_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_PLAIN_FILTER = re.compile(rb"/Filter\s*\[?\s*/Fl(?:ateDecode)?\b\s*\]?")
_ANY_FILTER = re.compile(rb"/Filter|/F\b|/DecodeParms|/DP\b|#")
_DRAW = re.compile(rb"\bDo\b")
_OPAQUE = 1000
"""Drawings to expect of a form that cannot be read here: one that is encrypted or packed in a rare way."""

_BYTES_A_SECOND = 10_000_000
"""A large file has a right to more time: so many bytes for each second more."""


def check_nesting(data: bytes, source: str) -> None:
    """Raise where the pages of a file draw more, through forms, than can be drawn."""
    if _most_drawn(data) > MAX_DRAWING_BYTES and not _can_be_opened(data):
        raise LoadError(source, "draws pictures inside of pictures beyond all bounds; print it anew as a PDF")


def _most_drawn(data: bytes) -> int:
    """The bytes of instructions that a page comes to at most when each form is drawn as often as it may be.

    No form draws itself, hence a drawing passes through each form once at most, however they are nested.
    """
    is_encrypted = b"/Encrypt" in data
    nested: list[int] = []
    pages, longest = 1, 0
    for stream in find_streams(data):
        may_be_drawn = _MAY_BE_DRAWN.search(stream.before) is not None
        if not may_be_drawn and _IS_PICTURE.search(stream.dictionary):
            continue
        length, count = _read(stream, is_opaque=is_encrypted)
        if may_be_drawn:
            nested.append(1 + count)
            longest = max(longest, length)
        else:
            pages = max(pages, count)
    deepest = prod(sorted(nested, reverse=True)[:_LEVELS])
    return pages * deepest * longest


_LEVELS = 40
"""Forms inside of forms that PDFium follows."""


def _read(stream: PackedStream, *, is_opaque: bool) -> tuple[int, int]:
    """How long a stream is, and how many forms or pictures it draws at most."""
    filters = _ANY_FILTER.search(_PLAIN_FILTER.sub(b"", stream.dictionary))
    content = b"" if is_opaque or filters else b"".join(unpack(stream))
    if not content and stream.packed.strip():
        return len(stream.packed), min(_OPAQUE, len(stream.packed))
    return len(content), len(_DRAW.findall(content))


_TRIAL = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
except (ImportError, ValueError):
    pass  # Windows has the time limit only
import pypdfium2
pdf = pypdfium2.PdfDocument(sys.stdin.buffer.read())
for number in range(len(pdf)):
    page = pdf[number]
    text = page.get_textpage()
    text.count_chars()
    text.close()
    page.close()
"""


def _can_be_opened(data: bytes) -> bool:
    """Whether another process opens all pages within its bounds, or fails on its own for another reason."""
    memory = MAX_TRIAL_BYTES + 2 * len(data)
    seconds = MAX_TRIAL_SECONDS + len(data) / _BYTES_A_SECOND
    command = [sys.executable, "-c", _TRIAL, str(memory)]
    try:
        done = subprocess.run(
            command,
            input=data,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return False
    return done.returncode in (0, _FAILED)


_FAILED = 1
"""An exception of Python, as over a damaged page: PDFium says the same again, and the loader knows what to say."""
