"""From a path or bytes to a `Document`: limits first, then the right loader, then one kind of error for all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from policy_text.errors import DamagedFile, LoadError, PolicyTextError
from policy_text.load.formats import choose_format
from policy_text.load.limits import MAX_FILE_BYTES
from policy_text.load.raw_file import RawFile
from policy_text.records import Document

__all__ = ["load_bytes", "load_document"]


def load_document(path: str | Path) -> Document:
    """Read a file."""
    source = str(path)
    try:
        size = Path(path).stat().st_size
        if size > MAX_FILE_BYTES:
            raise LoadError(source, f"has {size:,} bytes, more than {MAX_FILE_BYTES:,}")
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise LoadError(source, "is not there; check the path") from error
    except IsADirectoryError as error:
        raise LoadError(source, "is a folder; name the files in it, or ingest it") from error
    except (OSError, ValueError) as error:
        raise LoadError(source, f"cannot be opened ({getattr(error, 'strerror', None) or error})") from error
    return load_bytes(data, source)


def load_bytes(data: bytes, source: str, *, suffix: str | None = None, content_type: str | None = None) -> Document:
    """Read bytes that are already there; the name they came under, or ``suffix``, helps to tell their format.

    >>> load_bytes("全县有学校12所。".encode("gbk"), "report.txt").text
    '全县有学校12所。'
    """
    if len(data) > MAX_FILE_BYTES:
        raise LoadError(source, f"has {len(data):,} bytes, more than {MAX_FILE_BYTES:,}")
    if not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise DamagedFile(source, "is empty")
    raw = RawFile(data, source, RawFile.suffix_of(source) if suffix is None else suffix.lower(), content_type)
    chosen, warning = choose_format(raw)
    try:
        document = chosen.load(raw)
    except PolicyTextError:
        raise
    except RecursionError as error:
        raise DamagedFile(source, f"nests too deeply to be {chosen.name.upper()} that people wrote") from error
    except MemoryError as error:
        raise LoadError(source, "needs more memory than there is") from error
    except Exception as error:  # the wall between format libraries and the rest: hostile bytes make them raise anything
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise DamagedFile(source, f"cannot be read as {chosen.name.upper()} ({reason}); get it again") from error
    if not document.text.strip():
        raise DamagedFile(source, "holds no text")
    return replace(document, warnings=(warning, *document.warnings)) if warning else document
