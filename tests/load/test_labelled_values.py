"""Label–value pairs: 索引号, 文号, 发布机构, 成文日期."""

from __future__ import annotations

import pytest

from policy_text.load.labelled_values import (
    LabelledText,
    find_labelled_values,
    is_credit_line,
    is_index_table,
    is_info_line,
)


def pairs(*texts):
    return list(find_labelled_values(map(LabelledText, texts)))


def test_blanks_inside_a_label_are_not_part_of_it():
    assert pairs("索 引 号：A-1", "发文　　字号：某政发〔2020〕1号") == [
        ("索引号", "A-1"),
        ("发文字号", "某政发〔2020〕1号"),
    ]


def test_several_pairs_on_one_line_with_and_without_blanks_between():
    assert pairs("发布时间：2020-01-02 来源：某报") == [("发布时间", "2020-01-02"), ("来源", "某报")]
    assert pairs("来源：某县教育局浏览量：35") == [("来源", "某县教育局"), ("浏览量", "35")]


def test_a_label_inside_a_word_is_none():
    assert pairs("资金来源：财政拨款", "工作时间：8小时", "本文标题：略", "建设主体和发布机构：同上") == []


def test_a_label_without_a_value_takes_that_of_no_other_label():
    assert pairs("文号：", "发布机构：某县教育局") == [("发布机构", "某县教育局")]


def test_the_value_of_a_cell_is_in_the_next_cell_of_its_table_only():
    cells = [
        LabelledText("文号", True, "t1"),
        LabelledText("某政发〔2020〕1号", True, "t1"),
        LabelledText("名称", True, "t1"),
    ]
    after = [LabelledText("另一段", False, "p")]
    assert list(find_labelled_values([*cells, *after])) == [("文号", "某政发〔2020〕1号")]


def test_running_text_after_a_label_is_no_value():
    assert pairs("来源：" + "全县共有学校十二所，" * 60) == []


@pytest.mark.parametrize(
    "line", ["时间：2020-01-02", "【发布日期】2020-01-02 来源：某报".replace("】", "】："), "来源：某报"]
)
def test_lines_of_publication_are_told(line):
    assert is_info_line(line)


@pytest.mark.parametrize("line", ["时间过得很快。", "主题：加强学校建设。各地要高度重视。", "全县时间：2020年", ""])
def test_other_lines_are_not(line):
    assert not is_info_line(line)


def test_an_index_table_is_told_from_a_table_of_figures():
    assert is_index_table(["索引号", "A-1", "文号", "某政发〔2020〕1号", "发布机构：", "某县政府"])
    assert not is_index_table(["名称", "数量", "学校", "12", "教师", "300"])
    assert not is_index_table([])


def test_a_credit_line_is_told_from_a_sentence_that_begins_like_one():
    assert is_credit_line("来源：某报")
    assert not is_credit_line("来源：财政部。经费由县级统筹。")
    assert not is_credit_line("作者代表发言")
