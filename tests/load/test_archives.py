"""Office archives that were made to harm: bombs, lies about their size, paths that lead out."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from policy_text.errors import DamagedFile, LoadError
from policy_text.load import load_bytes

MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
each_format = pytest.mark.parametrize("suffix", list(MAIN))


def rewrite(data, members):
    """The archive with these members replaced or added."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return output.getvalue()


@each_format
def test_members_that_unpack_to_gigabytes_are_refused(samples, suffix):
    zeros = bytes(31 * 1024 * 1024)
    bomb = rewrite(samples[suffix], {f"media/{number}.bin": zeros for number in range(10)})
    assert len(bomb) < 1_000_000
    with pytest.raises(LoadError, match="unpacks to"):
        load_bytes(bomb, f"a.{suffix}")


@each_format
def test_xml_of_more_than_a_tree_can_take_is_refused(samples, suffix):
    with pytest.raises(LoadError, match="bytes of XML"):
        load_bytes(rewrite(samples[suffix], {"extra.xml": b" " * (51 * 1024 * 1024)}), f"a.{suffix}")


@each_format
def test_more_tags_than_a_tree_can_take_are_refused(samples, suffix):
    with pytest.raises(LoadError, match="tags of XML"):
        load_bytes(rewrite(samples[suffix], {"extra.xml": b"<a/>" * 2_600_000}), f"a.{suffix}")


@each_format
def test_more_members_than_a_document_has_are_refused(samples, suffix):
    members = {f"media/{number}": b"" for number in range(10_100)}
    with pytest.raises(LoadError, match="members, more than"):
        load_bytes(rewrite(samples[suffix], members), f"a.{suffix}")


@each_format
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_billion_laughs_are_refused_before_any_parser_sees_them(samples, suffix, encoding):
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l9;</x>'
    with pytest.raises(DamagedFile, match="declares a document type"):
        load_bytes(rewrite(samples[suffix], {MAIN[suffix]: bomb.encode(encoding)}), f"a.{suffix}")


@each_format
def test_an_external_entity_is_refused(samples, suffix, tmp_path):
    (tmp_path / "secret").write_text("秘密", encoding="utf-8")
    bomb = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}">]><x>&s;</x>'
    with pytest.raises(DamagedFile, match="declares a document type"):
        load_bytes(rewrite(samples[suffix], {MAIN[suffix]: bomb.encode()}), f"a.{suffix}")


@each_format
@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x", "..\\x", "word/../../x"])
def test_names_that_lead_out_are_refused(samples, suffix, name):
    with pytest.raises(DamagedFile, match="points outside"):
        load_bytes(rewrite(samples[suffix], {name: b"x"}), f"a.{suffix}")


@each_format
def test_a_member_that_lies_about_its_size_is_told(samples, suffix):
    data = bytearray(rewrite(samples[suffix], {MAIN[suffix]: b"<x>" + b"a" * 9_000_000 + b"</x>"}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(MAIN[suffix].encode()))
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    with pytest.raises(DamagedFile, match=rf"a\.{suffix}"):
        load_bytes(bytes(data), f"a.{suffix}")


def crowd(count):
    return b" ".join(b'a%d = "\xef\xbc\x9e>"' % number for number in range(count))


@each_format
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_tag_with_more_attributes_than_programs_write_is_refused(samples, suffix, encoding):
    content = b"<a><b " + crowd(201) + b"/>x</a>"
    name = MAIN[suffix]
    with pytest.raises(LoadError, match=rf"^a\.{suffix}: has a tag with more than 200 attributes in '{name}'$"):
        load_bytes(rewrite(samples[suffix], {name: content.decode().encode(encoding)}), f"a.{suffix}")


@each_format
def test_signs_that_stand_in_text_are_no_attributes(samples, suffix):
    content = b"<a><b " + crowd(200) + b">" + b" a = '1'" * 300 + b"</b></a>"
    assert load_bytes(rewrite(samples[suffix], {"extra.xml": content}), f"a.{suffix}").text


def test_elements_nested_beyond_what_people_write_are_told_in_our_own_words(samples):
    nested = b"<w:p>" * 300
    content = b'<w:document xmlns:w="http://example.org/w">' + nested + nested.replace(b"<", b"</") + b"</w:document>"
    with pytest.raises(DamagedFile, match=r"^a\.docx: nests too deeply to be DOCX that people wrote$"):
        load_bytes(rewrite(samples["docx"], {"word/document.xml": content}), "a.docx")


def test_a_text_longer_than_a_parser_takes_is_told_in_our_own_words(samples):
    content = b"<a>" + b"1" * 10_100_000 + b"</a>"
    with pytest.raises(DamagedFile, match=r"^a\.docx: has a longer piece of text than DOCX that people wrote"):
        load_bytes(rewrite(samples["docx"], {"word/document.xml": content}), "a.docx")
