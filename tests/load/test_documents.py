"""From paths and bytes to documents."""

from __future__ import annotations

import os

import pytest

from policy_text.errors import DamagedFile, LoadError, UnsupportedFormat
from policy_text.load import documents, find_sources, load_bytes, load_document


def test_a_text_file_keeps_its_line_ends_and_offsets(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes("全县学校\r\n共有12所。\r\n".encode())
    document = load_document(path)
    assert document.text == "全县学校\r\n共有12所。\r\n"
    assert document.source == str(path)
    assert [document.text[b.start : b.end] for b in document.blocks] == ["全县学校", "共有12所。"]


def test_a_page_under_a_false_name_is_read_as_what_it_is_and_said_so():
    document = load_bytes("<html><body><p>全县有学校12所，在校学生3万人。</p></body></html>".encode(), "report.pdf")
    assert document.format == "html"
    assert document.warnings == ("is HTML, not PDF as its name says",)


@pytest.mark.parametrize("data", [b"", b"  \r\n", b"\xef\xbb\xbf", b"\0\0\0\0"])
def test_an_empty_file_is_told_in_one_line(data):
    with pytest.raises(DamagedFile, match=r"^a\.txt: is empty$"):
        load_bytes(data, "a.txt")


def test_an_unknown_suffix_with_unknown_content_is_told_with_what_can_be_read():
    with pytest.raises(UnsupportedFormat, match=r"a\.xyz.*'\.xyz'.*docx.*pdf"):
        load_bytes(b"\x00\x01\x02\xff\xfe\x00\xd8\x00", "a.xyz")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(LoadError, match="is not there"):
        load_document(tmp_path / "none.txt")
    with pytest.raises(LoadError, match="is a folder"):
        load_document(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_and_a_device_are_refused_rather_than_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    for path in (tmp_path / "a.txt", "/dev/zero"):
        with pytest.raises(LoadError, match="is no regular file but a pipe or a device"):
            load_document(path)
        assert "no regular file" in str(find_sources([path]).errors[0])


def test_a_file_of_more_than_the_bound_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "MAX_FILE_BYTES", 10)
    (tmp_path / "a.txt").write_bytes(b"1" * 11)
    with pytest.raises(LoadError, match="more than 10; split it"):
        load_document(tmp_path / "a.txt")
