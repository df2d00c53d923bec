"""A page that lost every line break gives its labels and its title all the same."""

from __future__ import annotations

import pytest
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


LABELS = "索引号 : 0117 发布机构 : 云阳县教委 发布时间： 2024-05-06 "


@pytest.mark.parametrize(
    "labels",
    ["来源： 某网 来源： 某报 信息来源： 某台 ", "索引号 : 0117 发布机构 : 云阳县教委 "],
    ids=["of one sort", "only two"],
)
def test_few_labels_make_no_page(labels: str) -> None:
    assert cuts_of(f"{TITLE} 首页 {LABELS}{TITLE} {TOLD}") != []
    assert cuts_of(f"{TITLE} 首页 {labels}{TITLE} {TOLD}") == []


def test_what_the_text_says_of_itself_does_not_part_it() -> None:
    told = f"第一条 为办好食堂，制定本办法。第二条 按照《{TITLE}》办理，{TITLE}另有规定的除外。{TOLD}"
    page = f"{TITLE} 首页 {LABELS}{TITLE} {told}"
    structure = read_structure(Document("page.txt", page))
    assert page[structure.body.start :].startswith(f"{TITLE} 第一条")
    text = "".join(page[part.start : part.end] for part in structure.paragraphs)
    assert f"按照《{TITLE}》办理" in text


def test_a_body_that_heads_the_page_does_not_part_its_text() -> None:
    told = f"关于办好食堂的通知 各学校：经重庆市云阳县人民政府 同意，现将办法印发给你们。{TOLD}"
    page = f"重庆市云阳县人民政府 首页 {LABELS}{told}"
    assert not [cut for cut in cuts_of(page) if cut.startswith("同意")]


def test_a_short_line_of_labels_is_left_to_the_reader_of_labels() -> None:
    assert cuts_of("村小 索引号 : 12 发布机构 : 某局 发布时间： 2024-05-06") == []


@given(st.text(alphabet="索引号发布机构时间来源 :：教育局12〔〕\n", max_size=900))
def test_cuts_lie_inside_their_line(text: str) -> None:
    for line in find_lines(Document("page.txt", text)):
        assert all(line.start <= cut <= line.end for cut in find_page_cuts(text, line))
