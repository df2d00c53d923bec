"""DOC, WPS, RTF, XLS and ET through LibreOffice."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import docx
import pytest

from policy_text.errors import DamagedFile, MissingExtra, UnsupportedFormat
from policy_text.load import load_bytes, office

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = COMPOUND + "WordDocument".encode("utf-16-le") + bytes(500)
RICH_TEXT = rb"{\rtf1\ansi\ansicpg936 {\u20840?\u21439?\u26377? 12 \u25152?}\par}"

needs_suite = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture
def without_suite(monkeypatch):
    monkeypatch.setattr(office, "_find_program", lambda: None)


@pytest.mark.usefixtures("without_suite")
@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf"])
def test_without_libreoffice_the_line_says_what_to_do(name):
    data = RICH_TEXT if name.endswith("rtf") else WORD
    with pytest.raises(MissingExtra, match=r"needs LibreOffice \(soffice\).*install it, or save the file as DOCX"):
        load_bytes(data, name)


@pytest.mark.usefixtures("without_suite")
@pytest.mark.parametrize("suffix", ["xls", "et"])
def test_of_a_workbook_it_says_what_to_save_it_as(suffix):
    workbook = COMPOUND + "Workbook".encode("utf-16-le") + bytes(500)
    with pytest.raises(MissingExtra, match="save the file as XLSX"):
        load_bytes(workbook, f"a.{suffix}")


WORD_XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Word.Document"?>\n'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
    "<w:p><w:r><w:t>全县有12所学校。</w:t></w:r></w:p></w:body></w:wordDocument>"
).encode()


@needs_suite
def test_word_of_2003_may_have_written_xml():
    document = load_bytes(WORD_XML, "a.doc")
    assert (document.format, document.text.strip()) == ("doc", "全县有12所学校。")
    assert document.warnings == ()


def test_a_compound_file_of_something_else_is_told():
    with pytest.raises(UnsupportedFormat, match="neither a text nor a workbook"):
        load_bytes(COMPOUND, "a.doc")


def test_a_doc_that_is_none_is_told():
    with pytest.raises(DamagedFile, match="is no DOC or WPS file inside"):
        load_bytes(bytes(range(256)) * 4, "a.doc")


@needs_suite
def test_rich_text_is_read_through_libreoffice():
    document = load_bytes(RICH_TEXT, "a.rtf")
    assert document.format == "rtf"
    assert "全县有 12 所" in document.text


@needs_suite
def test_a_damaged_doc_is_told():
    with pytest.raises(DamagedFile, match=r"a\.doc"):
        load_bytes(WORD, "a.doc")


def profile_after_reading(process_number):
    """In a worker: where the suite's settings lie once a file is read, and whether they are there."""
    load_bytes(RICH_TEXT, f"{process_number}.rtf")
    folder = url2pathname(urlsplit(office._profile(os.getpid())).path)
    return folder, Path(folder).exists()


@needs_suite
def test_each_worker_has_settings_of_its_own_and_leaves_none_behind():
    with ProcessPoolExecutor(2) as pool:
        told = list(pool.map(profile_after_reading, range(4)))
    assert all(was_there for _, was_there in told)
    assert not any(Path(folder).exists() for folder, _ in told)


@needs_suite
def test_settings_that_a_failure_may_have_spoilt_are_not_used_again():
    load_bytes(RICH_TEXT, "a.rtf")
    before = office._profile(os.getpid())
    with pytest.raises(DamagedFile, match="or LibreOffice Writer is not installed"):
        load_bytes(WORD, "a.doc")
    assert office._profile(os.getpid()) != before
    assert "12 所" in load_bytes(RICH_TEXT, "a.rtf").text


def save_as(data, name, target, folder):
    """What LibreOffice itself writes in the older format."""
    origin = folder / name
    origin.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(folder / "out"), str(origin)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "out" / origin.with_suffix(f".{target}").name).read_bytes()


def close_with_a_paragraph(data):
    """A paragraph below the table, as Word never leaves it out; LibreOffice loses a table at a file's very end."""
    document, output = docx.Document(io.BytesIO(data)), io.BytesIO()
    document.add_paragraph("特此报告。")
    document.save(output)
    return output.getvalue()


@needs_suite
@pytest.mark.parametrize("suffix", ["doc", "wps"])
def test_an_older_word_file_is_read_as_word_writes_it_now(samples, suffix, tmp_path):
    data = close_with_a_paragraph(samples["docx"])
    older = save_as(data, "a.docx", "doc", tmp_path)
    document, now = load_bytes(older, f"a.{suffix}"), load_bytes(data, "a.docx")
    assert document.text == now.text
    assert document.format == "doc"
    assert len(document.tables) == len(now.tables)
    at = document.text.index("2310")
    assert document.place(at, at + 4).cell == now.place(at, at + 4).cell


@needs_suite
def test_an_older_workbook_is_read_as_a_workbook(samples, tmp_path):
    older = save_as(samples["xlsx"], "a.xlsx", "xls", tmp_path)
    document, now = load_bytes(older, "a.et"), load_bytes(samples["xlsx"], "a.xlsx")
    assert document.text == now.text
    assert document.format == "xls"
    at = document.text.index("2310")
    assert document.place(at, at + 4).cell == now.place(at, at + 4).cell
