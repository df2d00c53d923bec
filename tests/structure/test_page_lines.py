"""A page that lost every line break gives its labels and its title all the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policy_text.records import Document
from policy_text.structure import read_structure
from policy_text.structure.lines import find_lines
from policy_text.structure.page_lines import find_page_cuts

TITLE = "云阳县村小食堂资金管理办法"
TOLD = "第一条 为把村小食堂办好，制定本办法。第二条 资金用于灶台、餐具和送餐车。" * 8
PAGE = (
    f"{TITLE} 首页 政务公开 互动交流 首页/政务公开/县教委 索引号 : 0117-2024-00031 主题分类 : 教育 "
    f"发布机构 : 云阳县教育委员会 发文字号 : 云教发〔2024〕12号 公开渠道 : 网站 "
    f"{TITLE} 发布时间： 2024-05-06 09:12 点击数： 34 {TITLE} {TOLD}"
)


def cuts_of(text: str) -> list[str]:
    """The first characters behind each cut."""
    line = find_lines(Document("page.txt", text))[0]
    return [text[cut : cut + 4].strip() for cut in sorted(set(find_page_cuts(text, line)))]


def test_labels_of_a_page_on_one_line_are_read() -> None:
    told = read_structure(Document("page.txt", PAGE)).metadata
    assert told.title == TITLE
    assert (told.index_number, told.doc_number) == ("0117-2024-00031", "云教发〔2024〕12号")
    assert (told.issuer, told.published) == ("云阳县教育委员会", "2024-05-06")


def test_the_text_begins_behind_the_last_title() -> None:
    structure = read_structure(Document("page.txt", PAGE))
    assert PAGE[structure.body.start :].startswith(f"{TITLE} 第一条")


def test_a_day_keeps_its_clock() -> None:
    assert "点击数：" in cuts_of(PAGE)
    assert not [told for told in cuts_of(PAGE) if told.startswith("09")]


def test_a_sentence_that_holds_two_labels_is_whole() -> None:
    text = f"会议通报 索引号 : 12 的公布情况，要求各校注明 来源 : 本校。{TOLD}"
    assert cuts_of(text) == []


def test_a_short_line_of_labels_is_left_to_the_reader_of_labels() -> None:
    assert cuts_of("村小 索引号 : 12 发布机构 : 某局 发布时间： 2024-05-06") == []


@given(st.text(alphabet="索引号发布机构时间来源 :：教育局12〔〕\n", max_size=900))
def test_cuts_lie_inside_their_line(text: str) -> None:
    for line in find_lines(Document("page.txt", text)):
        assert all(line.start <= cut <= line.end for cut in find_page_cuts(text, line))
