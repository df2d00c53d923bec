"""Plain text files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.errors import DamagedFile, LoadError
from policy_text.load import Claim, load_bytes, verify_claims
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


SENTENCES = "全县新建学校12所，新增学位3400个，投入资金1.2亿元。\n" * 4
TRADITIONAL = "全縣學校的教育工作取得新的進展，新增學位3400個，共有教師12人。\n" * 4


def told_of(document, byte):
    return f"1 character could not be decoded as {document.encoding}, the first at byte {byte:,}" in document.warnings


@pytest.mark.parametrize(("text", "encoding"), [(SENTENCES, "gb18030"), (SENTENCES, "gbk"), (TRADITIONAL, "big5")])
def test_where_a_lost_byte_may_shift_figures_unseen_the_text_is_refused(text, encoding):
    data = text.encode(encoding)
    at = data.index("，".encode(encoding))
    for broken in (data[:at] + b"\xff" + data[at + 1 :], data.replace("增".encode(encoding), b"\xff", 1)):
        with pytest.raises(DamagedFile, match="which fits best, it ends at byte"):
            load_bytes(broken, "a.txt")


def test_a_broken_byte_of_utf_8_costs_its_character_alone():
    comma, data = "，".encode(), SENTENCES.encode()
    document = load_bytes(data.replace(comma, b"\xff", 1), "a.txt")
    assert document.text == SENTENCES.replace("，", "\ufffd", 1)
    assert told_of(document, data.index(comma))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32"])
def test_a_text_cut_off_inside_of_its_last_character_is_read_up_to_there(encoding):
    data = SENTENCES.strip().encode(encoding)[:-1]
    document = load_bytes(data, "a.txt")
    assert document.text.removeprefix("\ufeff") == SENTENCES.strip()[:-1] + "\ufffd"
    assert "1 character could not be decoded" in document.warnings[0]


def test_one_byte_written_over_in_a_short_text_costs_one_character():
    data = bytearray("全县新建学校12所，新增学位3400个。".encode())
    data[3] = 0xFF
    assert load_bytes(bytes(data), "a.txt").text == "全\ufffd\ufffd\ufffd新建学校12所，新增学位3400个。"


@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_a_text_with_a_broken_byte_is_known_as_text(name):
    markup = "<p>" if name == "a.txt" else ""
    document = load_bytes((markup + SENTENCES).encode().replace("，".encode(), b"\xff", 1), name)
    assert (document.format, document.text[: len(markup)]) == ("txt", markup)


def test_a_number_behind_a_broken_byte_stands_at_its_place_in_the_file():
    data = SENTENCES.encode().replace("县".encode(), b"\xff", 1)
    document = load_bytes(data, "a.txt")
    at = document.text.index("3400个")
    assert data.decode("utf-8", "replace")[at : at + 5] == "3400个"
    (finding,) = verify_claims(data, "a.txt", [Claim(at, at + 5, "3400个", document.place(at, at + 5))])
    assert finding.holds


def test_a_text_with_too_many_broken_bytes_is_refused_by_the_encoding_that_fits_best():
    data = SENTENCES.encode("gb18030").replace("，".encode("gb18030"), b"\xff\xff")
    at = data.index(b"\xff")
    with pytest.raises(
        DamagedFile, match=rf"as GB18030, which fits best, it ends at byte {at}; save it again as UTF-8$"
    ):
        load_bytes(data, "a.txt")


@pytest.mark.parametrize(
    "data", [SENTENCES.encode() + b"\xff\x01\x02", b"\xff", bytes(range(128, 256)), "学".encode() + b"\xff\xff"]
)
def test_bytes_of_no_text_are_refused_however_few_they_are(data):
    with pytest.raises(DamagedFile, match="it ends at byte"):
        load_bytes(data, "a.txt")


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
