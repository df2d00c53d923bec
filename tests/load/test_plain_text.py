"""Plain text files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.errors import DamagedFile, LoadError
from policy_text.load import load_bytes
from policy_text.load.limits import MAX_CHARACTERS, MAX_LINE_CHARACTERS


def texts(document):
    return [document.text[block.start : block.end] for block in document.blocks]


def test_blocks_are_lines_without_indent_and_trailing_blanks():
    document = load_bytes("　　第一段。  \r\n\r\n\t第二段\u3000\n".encode(), "a.txt")
    assert texts(document) == ["第一段。", "第二段"]


def test_the_byte_order_mark_is_in_the_text_but_in_no_block():
    document = load_bytes(b"\xef\xbb\xbf" + "第一段".encode(), "a.txt")
    assert document.text == "\ufeff第一段"
    assert texts(document) == ["第一段"]


def test_a_page_saved_as_txt_stays_text():
    document = load_bytes("<p>全县学校12所</p>".encode(), "a.txt")
    assert (document.format, document.text) == ("txt", "<p>全县学校12所</p>")


def test_undecodable_bytes_are_told_with_the_place_of_the_first():
    with pytest.raises(DamagedFile, match=r"^a\.txt: is no text in UTF-8.*byte 6"):
        load_bytes("学校".encode() + b"\xff\x00\xff\xff", "a.txt")


def test_fifty_megabytes_of_one_line_are_refused_in_one_line():
    with pytest.raises(LoadError, match="characters, more than") as caught:
        load_bytes(b"a" * 50_000_000, "a.txt")
    assert "\n" not in str(caught.value)


def test_a_long_line_is_refused_even_in_a_file_that_is_not_too_long():
    assert MAX_LINE_CHARACTERS < MAX_CHARACTERS
    with pytest.raises(LoadError, match="has a line of"):
        load_bytes(b"a" * (MAX_LINE_CHARACTERS + 1), "a.txt")


def test_a_line_of_blanks_alone_takes_no_time_to_be_no_block():
    assert texts(load_bytes(b" " * 290_000 + "\n段".encode(), "a.txt")) == ["段"]


@given(st.text(alphabet="学校1 \u3000\r\n\t。\x0c", max_size=60).filter(str.strip))
def test_text_is_never_rewritten_and_blocks_cover_all_that_is_not_blank(text):
    document = load_bytes(text.encode(), "a.txt")
    assert document.text == text
    assert "".join("".join(texts(document)).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in zip(document.blocks, document.blocks[1:], strict=False))
