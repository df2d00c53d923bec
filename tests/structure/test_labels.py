"""Labelled values are read however a page sets them apart, and sentences with colons are left alone."""

from __future__ import annotations

import pytest

from policy_text.records import Document
from policy_text.structure.calendar_dates import find_dates, is_date_line
from policy_text.structure.furniture import LineKind, classify_lines
from policy_text.structure.labels import find_labels
from policy_text.structure.lines import find_lines

LINES = [
    ("发布日期：2024-05-06", {"published": "2024-05-06"}),
    ("发布日期:2024-05-06 来源:区教育局", {"published": "2024-05-06", "source": "区教育局"}),
    ("【发文字号】 某政发〔2024〕5号", {"doc_number": "某政发〔2024〕5号"}),
    ("索 引 号：\t0001/2024-5\t主题分类：\t教育", {"index_number": "0001/2024-5", "other": "教育"}),
    ("索引号\t0001/2024-5\t发布机构\t某局", {"index_number": "0001/2024-5", "issuer": "某局"}),
    ("索引号: | 0001/2024-5 | 发布机构: | 某局 |", {"index_number": "0001/2024-5", "issuer": "某局"}),
    (
        "发布时间:2024-03-28 09:33信息来源: 某局阅读次数:12",
        {"published": "2024-03-28 09:33", "source": "某局", "other": "12"},
    ),
    ("标　　题：某办法", {"title": "某办法"}),
    ("[信息来源]：某局 | [发布时间]：2024-05-06", {"source": "某局", "published": "2024-05-06"}),
    ("来源：", {"source": ""}),
    ("[ 发文字号 ] 某府发〔2021〕29号", {"doc_number": "某府发〔2021〕29号"}),
    ("标题 某局关于做好校车工作的通知", {"title": "某局关于做好校车工作的通知"}),
    ("索 引 号 0001/2024-5 发文日期 2024-05-06", {"index_number": "0001/2024-5", "signed": "2024-05-06"}),
    ("发布机构 某局 文    号 某政发〔2024〕5号", {"issuer": "某局", "doc_number": "某政发〔2024〕5号"}),
]
SENTENCES = [
    "会议时间：下午三点，地点：三楼会议室",
    "牵头单位：市教育局",
    "主要做法如下：",
    "招生来源广泛，覆盖全省",
    "其中：小学12所",
]
DATES = [
    ("2023-10-23 11:46:00", "2023-10-23"),
    ("2023/7/12", "2023-07-12"),
    ("2023.07.05", "2023-07-05"),
    ("2023年7月5日", "2023-07-05"),
    ("2023 年 7 月 5 日", "2023-07-05"),
    ("２０２３年７月５日", "2023-07-05"),
    ("二〇二三年七月五日", "2023-07-05"),
    ("二○一七年十二月三十一日", "2017-12-31"),
    ("20230705", "2023-07-05"),
]


@pytest.mark.parametrize(("line", "values"), LINES)
def test_labelled_values_are_read(line: str, values: dict[str, str]) -> None:
    assert {label.kind: line[label.start : label.end] for label in find_labels(line)} == values


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_have_no_labels(line: str) -> None:
    assert find_labels(line) == []


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_dates_are_read_however_written(text: str, iso: str) -> None:
    assert [found.iso for found in find_dates(text)] == [iso]


@pytest.mark.parametrize("text", ["2023年13月1日", "2023-02-30", "2023年7月", "12345-06-07", "138202307051"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert list(find_dates(text)) == []


def test_a_date_line_is_a_date_and_nothing_else() -> None:
    assert is_date_line("（2013年3月20日）")
    assert not is_date_line("2013年3月20日起施行")
    assert not is_date_line("某某局")


@pytest.mark.parametrize(
    ("line", "is_label"),
    [("单位：家", False), ("（单位：万元）", False), ("单位：所、人", False), ("单位：某县第一中学", True)],
)
def test_the_unit_of_a_table_is_no_label_of_the_page(line: str, is_label: bool) -> None:
    text = f"新增教育共同体任务表\n{line}\n县区\t新增学校\n甲县\t17\n"
    kinds = classify_lines(find_lines(Document(source="x.txt", text=text)))
    assert (kinds[1] is LineKind.LABELS) is is_label


def test_a_number_may_be_glued_to_the_name_before_it():
    line = "发布机构：某县教育局文号：某教发〔2013〕7号字体大小：正常"
    assert [label.kind for label in find_labels(line)][:2] == ["issuer", "doc_number"]
    assert [label.kind for label in find_labels("发布机构：某县教育局文号：")] == ["issuer"]


def test_a_wide_blank_sets_a_label_apart_as_a_colon_does() -> None:
    line = "标题\u3000关于2023年青禾市办学情况的报告"
    assert [(label.kind, line[label.start :]) for label in find_labels(line)] == [("title", line[3:])]
    assert find_labels("标题\u3000数量") == []


@pytest.mark.parametrize(
    "line", ["青阳县校舍维修情况表（单位：万元）", "（单位：人民币元）", "单位：所、人", "单位：亿元\t2021年"]
)
def test_the_unit_of_a_table_is_no_label_of_a_page(line):
    assert find_labels(line) == []


def test_a_writer_s_own_unit_is_one():
    assert [label.kind for label in find_labels("单位：青阳县实验小学")] == ["other"]
