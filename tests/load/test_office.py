"""DOC, WPS, RTF, XLS and ET through LibreOffice."""

from __future__ import annotations

import shutil

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
