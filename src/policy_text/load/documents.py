"""From a path, an address or bytes to a `Document`: limits first, then the right loader, one kind of error for all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from urllib.parse import urljoin

from policy_text.errors import DamagedFile, LoadError, PolicyTextError
from policy_text.load.chinese_script import is_traditional
from policy_text.load.fetching import FetchedPage, Fetcher
from policy_text.load.formats import choose_format
from policy_text.load.limits import MAX_FILE_BYTES
from policy_text.load.raw_file import Format, RawFile
from policy_text.load.sources import is_address
from policy_text.records import Document

__all__ = ["load_bytes", "load_document", "load_page", "read_file"]


def load_document(source: str | Path, *, fetcher: Fetcher | None = None) -> Document:
    """Read a file, or fetch and read an http(s) address.

    ``fetcher`` is what fetches; one shared by many calls keeps to one request at a time a host.
    """
    if is_address(str(source)):
        return load_page((fetcher or Fetcher()).fetch(str(source)))
    return load_bytes(read_file(source), str(source))


def read_file(path: str | Path) -> bytes:
    """The bytes of a file, or a `LoadError` that says why not."""
    source = str(path)
    try:
        state = Path(path).stat()
        if S_ISDIR(state.st_mode):
            raise LoadError(source, "is a folder; name the files in it, or ingest it")
        if not S_ISREG(state.st_mode):  # a pipe or a device: reading it may never end
            raise LoadError(source, "is no regular file but a pipe or a device; save what it gives to a file")
        if state.st_size > MAX_FILE_BYTES:
            raise LoadError(source, f"has {state.st_size:,} bytes, more than {MAX_FILE_BYTES:,}; split it")
        with Path(path).open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)  # the file may have grown, or not tell its size
    except FileNotFoundError as error:
        raise LoadError(source, "is not there; check the path") from error
    except IsADirectoryError as error:
        raise LoadError(source, "is a folder; name the files in it, or ingest it") from error
    except (OSError, ValueError) as error:
        raise LoadError(source, f"cannot be opened ({getattr(error, 'strerror', None) or error})") from error
    if len(data) > MAX_FILE_BYTES:
        raise LoadError(source, f"has more than {MAX_FILE_BYTES:,} bytes; split it")
    return data


def load_page(page: FetchedPage) -> Document:
    """Read what was fetched; links become whole addresses, and the metadata say where and when it was found."""
    suffix = RawFile.suffix_of(page.final_address)
    document = load_bytes(page.data, page.address, suffix=suffix, content_type=page.content_type)
    found = (("address", page.final_address), ("fetched", page.fetched))
    links = tuple(replace(link, address=urljoin(page.final_address, link.address)) for link in document.links)
    return replace(document, links=links, page_metadata=(*document.page_metadata, *found))


def load_bytes(data: bytes, source: str, *, suffix: str | None = None, content_type: str | None = None) -> Document:
    """Read bytes that are already there; the name they came under, or ``suffix``, helps to tell their format.

    >>> load_bytes("全县有学校12所。".encode("gbk"), "report.txt").text
    '全县有学校12所。'
    """
    if len(data) > MAX_FILE_BYTES:
        raise LoadError(source, f"has {len(data):,} bytes, more than {MAX_FILE_BYTES:,}; split it")
    if not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise DamagedFile(source, "is empty")
    raw = RawFile(data, source, RawFile.suffix_of(source) if suffix is None else suffix.lower(), content_type)
    chosen, warning = choose_format(raw)
    document = _load(raw, chosen)
    if not document.text.strip():
        raise DamagedFile(source, "holds no text")
    notes = [warning] if warning else []
    if is_traditional(document.text):
        notes.append("is written in traditional characters; the rules for measures read simplified ones")
    return replace(document, warnings=(*notes, *document.warnings)) if notes else document


def _load(raw: RawFile, chosen: Format) -> Document:
    """The wall between format libraries and the rest: hostile bytes make them raise anything."""
    name = chosen.name.upper()
    try:
        return chosen.load(raw)
    except PolicyTextError:
        raise
    except RecursionError as error:
        raise DamagedFile(raw.source, f"nests too deeply to be {name} that people wrote") from error
    except MemoryError as error:
        raise LoadError(raw.source, "needs more memory than there is") from error
    except Exception as error:
        raise DamagedFile(raw.source, _explain(error, name)) from error


def _explain(error: Exception, name: str) -> str:
    """What is wrong with a file that a library gave up; libxml2's advice is for who calls it, not for who reads."""
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    if "XML_PARSE_HUGE" not in reason:
        return f"cannot be read as {name} ({reason}); get it again"
    if "depth" in reason:
        return f"nests too deeply to be {name} that people wrote"
    return f"has a longer piece of text than {name} that people wrote; split it"
