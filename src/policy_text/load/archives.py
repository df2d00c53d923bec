"""DOCX and XLSX are ZIP archives of XML: what is checked before any library opens one."""

from __future__ import annotations

import posixpath
import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_MEMBERS,
    MAX_ATTRIBUTES,
    MAX_XML_BYTES,
    MAX_XML_TAGS,
)

__all__ = ["check_office_archive", "drop_lost_parts", "holds_member", "is_zip"]

_ZIP = b"PK\x03\x04"
_OUTSIDE = re.compile(r"^(?:/|\\|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0")
_DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP archive does."""
    return data.startswith(_ZIP)


def holds_member(data: bytes, name: str) -> bool:
    """Whether the archive lists a member; False for what cannot be read as an archive."""
    if not is_zip(data):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return name in archive.NameToInfo
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError):
        return False


def check_office_archive(data: bytes, source: str) -> None:
    """Raise unless the archive is sound, of bearable size, and free of path tricks and document type declarations.

    Office files may not carry a DTD (ECMA-376 part 2), so entities of any kind are refused before a parser sees them.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_members(archive, source)
            _check_xml(archive, source)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError, RuntimeError) as error:
        raise DamagedFile(source, f"is a damaged archive ({error}); get it again") from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise DamagedFile(source, f"is a damaged archive ({error}); get it again") from error
        raise


def drop_lost_parts(data: bytes) -> bytes:
    """The archive without relations to parts that it does not hold, as editors leave them (a picture named NULL)."""
    from lxml import etree

    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as mended:
        held = set(archive.namelist())
        for member in archive.infolist():
            content = archive.read(member)
            if member.filename.endswith(".rels"):
                parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, recover=True)
                root = etree.fromstring(content, parser)
                folder = PurePosixPath(member.filename).parent.parent
                for relation in list(root) if root is not None else ():
                    if (
                        relation.get("TargetMode") != "External"
                        and _part_name(folder, relation.get("Target", "")) not in held
                    ):
                        root.remove(relation)
                content = etree.tostring(root) if root is not None else content
            mended.writestr(member.filename, content)
    return packed.getvalue()


def _part_name(folder: PurePosixPath, target: str) -> str:
    """The member to which a relation points: relative to the folder of its part, or from the archive's root."""
    return posixpath.normpath(posixpath.join("/", str(folder), target)).lstrip("/")


def _check_members(archive: zipfile.ZipFile, source: str) -> None:
    members = archive.infolist()
    if len(members) > MAX_ARCHIVE_MEMBERS:
        raise LoadError(source, f"holds {len(members):,} members, more than {MAX_ARCHIVE_MEMBERS:,}")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_ARCHIVE_BYTES:
        raise LoadError(source, f"unpacks to {unpacked:,} bytes, more than {MAX_ARCHIVE_BYTES:,}")
    xml = sum(member.file_size for member in members if _is_xml(member.filename))
    if xml > MAX_XML_BYTES:
        raise LoadError(source, f"holds {xml:,} bytes of XML, more than {MAX_XML_BYTES:,}")
    for member in members:
        if _OUTSIDE.search(member.orig_filename):
            raise DamagedFile(source, f"holds a member that points outside of it: {member.filename!r}")
        if member.flag_bits & 1:
            raise DamagedFile(source, "is an archive protected by a password; save it without")


def _check_xml(archive: zipfile.ZipFile, source: str) -> None:
    tags = 0
    for member in archive.infolist():
        if not _is_xml(member.filename):
            continue
        content = archive.read(member)
        if any(mark in content for mark in _DOCTYPE):
            raise DamagedFile(source, f"declares a document type in {member.filename!r}, which no office file may")
        tags += content.count(b"<")
        if tags > MAX_XML_TAGS:
            raise LoadError(source, f"holds more than {MAX_XML_TAGS:,} tags of XML; split it")
        if _has_crowded_tag(content):
            raise LoadError(source, f"has a tag with more than {MAX_ATTRIBUTES:,} attributes in {member.filename!r}")


_LONG_TAG = re.compile(rb"<[^<?!/][^<]{%d,}" % (5 * MAX_ATTRIBUTES))
_CROWDED_TAG = re.compile(rb"<[^\s<>]++(?:\s++[^\s=<>]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+')){%d}" % (MAX_ATTRIBUTES + 1))


def _has_crowded_tag(content: bytes) -> bool:
    """Whether a tag has more attributes than office programs write: no value holds a ``<``, so a tag ends before it."""
    plain = content.replace(b"\0", b"")  # in UTF-16 every second byte of a tag is none
    return any(_CROWDED_TAG.match(tag[0]) for tag in _LONG_TAG.finditer(plain))


def _is_xml(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in (".xml", ".rels", ".vml")
