"""Which encoding bytes are written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.load.decoding import decode_declared, decode_text

SIMPLIFIED = "各县（市、区）教育局：为推进义务教育优质均衡发展，现将有关事项通知如下。全市共有学校120所。"
TRADITIONAL = "各縣市教育局：為推進義務教育發展，現將有關事項通知如下。全市共有學校120所，請認真執行。"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_simplified_text_comes_back_from_every_encoding_it_is_written_in(encoding):
    assert decode_text(SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional_text_comes_back_from_every_encoding_it_is_written_in(encoding):
    assert decode_text(TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_a_short_line_in_gbk_is_not_taken_for_big5():
    for line in ("教育部", "第三章", "12所学校", "合计"):
        assert decode_text(line.encode("gbk")).text == line


def test_a_byte_order_mark_of_utf8_stays_so_that_offsets_are_those_of_the_file():
    assert decode_text(b"\xef\xbb\xbf" + "通知".encode()).text == "\ufeff通知"


def test_a_broken_byte_order_mark_is_no_text():
    assert decode_text(b"\xff\xfe\x00") is None


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00\x01\x02\x03" * 20, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"])
def test_binary_data_are_no_text(data):
    assert decode_text(data) is None


def test_a_declared_gb2312_reads_characters_that_only_gbk_has():
    decoded = decode_declared("朱镕基，喆".encode("gbk"), "gb2312")
    assert (decoded.text, decoded.lost) == ("朱镕基，喆", 0)


def test_an_unknown_declared_encoding_is_no_encoding():
    assert decode_declared(b"abc", "x-no-such") is None
    assert decode_declared(b"abc", "base64") is None


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_always_comes_back(text):
    data = text.encode()
    assert data.startswith((b"\xff\xfe", b"\xfe\xff")) or decode_text(data).text == text


@given(st.binary(max_size=400))
def test_no_bytes_break_the_decoder(data):
    decoded = decode_text(data)
    is_exact = decoded is not None and not decoded.lost
    assert not is_exact or decoded.text.lstrip("\ufeff") == data.decode(decoded.encoding).lstrip("\ufeff")
