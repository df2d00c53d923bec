"""Formats that only an office suite reads — DOC, WPS, RTF, XLS, ET — through LibreOffice where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
from dataclasses import replace
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

from policy_text.errors import DamagedFile, MissingExtra, UnsupportedFormat
from policy_text.load.docx import load_docx
from policy_text.load.raw_file import RawFile
from policy_text.load.xlsx import load_xlsx
from policy_text.records import Document

__all__ = ["is_office_file", "load_office"]

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_OFFICE_XML = re.compile(rb'<\?mso-application\s+progid="(?P<program>Word\.Document|Excel\.Sheet)"')
"""What Word and Excel of 2003 write at the head of files that are all XML, and save as DOC and XLS."""
_HEAD = 4096
_TIMEOUT = 60
"""Seconds. A report of a hundred pages takes ten, most of them to start the suite."""

_ON_OTHER_SYSTEMS = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def is_office_file(data: bytes) -> bool:
    """Whether the bytes are a compound file, as Word and WPS wrote them before DOCX, rich text, or XML of 2003."""
    return data.startswith((_COMPOUND, _RICH_TEXT)) or _OFFICE_XML.search(data, 0, _HEAD) is not None


def load_office(raw: RawFile) -> Document:
    """Convert to DOCX or XLSX, and read that; places are those in the converted file."""
    suffix = _kind_of(raw)
    program = _find_program()
    if program is None:
        now = "XLSX" if suffix == ".xls" else "DOCX"
        raise MissingExtra(raw.source, f"needs LibreOffice (soffice) to be read; install it, or save the file as {now}")
    if suffix == ".xls":
        document = load_xlsx(replace(raw, data=_convert(raw, program, suffix, "xlsx")))
    else:
        document = load_docx(replace(raw, data=_convert(raw, program, suffix, "docx")))
    return replace(document, format=suffix.lstrip("."), digest=raw.digest)


def _kind_of(raw: RawFile) -> str:
    """What a file holds: a compound file by the names of the streams in its directory."""
    if (xml := _OFFICE_XML.search(raw.data, 0, _HEAD)) is not None:
        return ".xls" if xml["program"].startswith(b"Excel") else ".doc"
    if raw.data.startswith(_RICH_TEXT):
        return ".rtf"
    names = {name: name.encode("utf-16-le") in raw.data for name in ("EncryptedPackage", "WordDocument", "Workbook")}
    if names["EncryptedPackage"]:
        raise DamagedFile(raw.source, "is an office file protected by a password; save it without")
    if names["WordDocument"]:
        return ".doc"
    if names["Workbook"]:
        return ".xls"
    if not raw.data.startswith(_COMPOUND):
        raise DamagedFile(raw.source, "is no DOC or WPS file inside; get it again")
    raise UnsupportedFormat(raw.source, "is a compound file, but holds neither a text nor a workbook; get it again")


@cache
def _find_program() -> str | None:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in _ON_OTHER_SYSTEMS if Path(path).exists()), None)


@cache
def _turn(process: int) -> threading.Lock:
    """One run at a time in a process: the second with the same profile would hand its file to the first and return."""
    return threading.Lock()


@cache
def _profile(process: int) -> str:
    """The folder of the suite's settings, as a URI: one for each process that runs it, and no user's macros in it.

    To set it up takes the suite as long as a short report does, so it is kept until the process ends, workers of a pool
    included.
    """
    folder = tempfile.mkdtemp(prefix=f"policy-text-{process}-")
    Finalize(None, shutil.rmtree, args=(folder,), kwargs={"ignore_errors": True}, exitpriority=0)
    return Path(folder).as_uri()


def _convert(raw: RawFile, program: str, suffix: str, target: str) -> bytes:
    process = os.getpid()
    with tempfile.TemporaryDirectory(prefix="policy-text-", ignore_cleanup_errors=True) as folder, _turn(process):
        origin, result = Path(folder, f"file{suffix}"), Path(folder, "out", f"file.{target}")
        origin.write_bytes(raw.data)
        settings = f"-env:UserInstallation={_profile(process)}"
        command = [program, settings, "--headless", "--norestore", "--convert-to", target]
        try:
            _run([*command, "--outdir", str(result.parent), str(origin)], home=folder)
        except subprocess.TimeoutExpired as error:
            _profile.cache_clear()  # what was stopped, or broke down, may have left it half written
            raise DamagedFile(raw.source, f"could not be converted within {_TIMEOUT} seconds") from error
        except OSError as error:
            raise MissingExtra(raw.source, f"needs LibreOffice, which does not start ({error})") from error
        if not result.exists():
            _profile.cache_clear()
            part = "Calc" if target == "xlsx" else "Writer"
            why = f"it is damaged or protected by a password, or LibreOffice {part} is not installed"
            raise DamagedFile(raw.source, f"cannot be read by LibreOffice: {why}")
        return result.read_bytes()


def _run(command: list[str], *, home: str) -> None:
    """Run to the end or to the timeout; then the whole group goes, since the suite starts a second process."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": home},
        start_new_session=True,
    ) as process:
        try:
            process.wait(_TIMEOUT)
        except subprocess.TimeoutExpired:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            raise
