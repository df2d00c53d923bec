from __future__ import annotations

import time
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.errors import PolicyTextError
from policy_text.export import (
    CHINESE_EXPLANATION,
    ENGLISH_EXPLANATION,
    ExplainedCase,
    ExplainedDocument,
    ExplainedParagraph,
    ExplainedType,
    write_explanations,
)
from policy_text.export.explanation_page import draw_page, mark_phrases

GROUPS = ExplainedType("group-schooling", "集团化办学", 0.93, (("教育集团", 3.2), ("成员校", 1.1)))
PLACES = ExplainedType("school-construction", "学校建设与学位扩容", 0.71, (("新增学位", 2.0),))
HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(2)> & \"'"


class Reader(HTMLParser):
    """The tags of a page, and its text as a browser shows it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def find(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def describe(*paragraphs: ExplainedParagraph, title: str = "情况报告", source: str = "report.txt") -> ExplainedDocument:
    case = ExplainedCase(title, ((GROUPS, (1,)),))
    return ExplainedDocument(title, source, (case,), paragraphs)


REPORT = describe(
    ExplainedParagraph(1, "一、进展", "组建教育集团6个，成员校38所，新增学位900个。", (GROUPS, PLACES)),
    ExplainedParagraph(2, "一、进展", "会议强调要凝心聚力。", (), ExplainedType("funding", "经费保障", 0.31)),
    ExplainedParagraph(3, "二、其他", "特此报告。", ()),
)


def test_each_type_has_its_name_its_probability_a_bar_and_its_phrases():
    page = Reader(draw_page((REPORT,), CHINESE_EXPLANATION))
    for words in ("集团化办学", "0.93", "教育集团 +3.2", "成员校 +1.1", "学校建设与学位扩容", "0.71"):
        assert words in page.text
    assert [a["style"] for a in page.find("span") if "style" in a] == ["width:93%", "width:71%"]
    assert [a["title"] for a in page.find("mark")] == ["集团化办学", "集团化办学", "学校建设与学位扩容"]


def test_paragraphs_without_a_type_are_shown_with_what_they_came_nearest_to():
    page = Reader(draw_page((REPORT,), CHINESE_EXPLANATION))
    assert "会议强调要凝心聚力。" in page.text and "未归类 · 最接近：经费保障 0.31" in page.text
    assert "特此报告。" in page.text and "未归类 · 与各类型均不接近" in page.text
    assert "共3段，其中1段归入类型，2段未归类。" in page.text


def test_a_heading_stands_once_above_its_paragraphs_and_a_case_names_its_paragraphs():
    page = Reader(draw_page((REPORT,), ENGLISH_EXPLANATION))
    assert page.text.count("一、进展") == 1 and page.text.count("二、其他") == 1
    assert "集团化办学 0.93 (paragraphs 1)" in page.text
    assert "3 paragraphs: 1 with a type, 2 without." in page.text


def test_the_page_fetches_nothing_and_runs_nothing():
    page = Reader(draw_page((REPORT,), CHINESE_EXPLANATION))
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert not any(name in {"src", "href"} or name.startswith("on") for _, found in page.tags for name in found)
    (policy,) = [a["content"] for a in page.find("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert "prefers-color-scheme: dark" in page.text and "@media print" in page.text


def test_markup_in_a_document_stays_text_wherever_it_stands():
    kind = ExplainedType(HOSTILE, HOSTILE, 0.9, ((HOSTILE, 1.0),))
    paragraph = ExplainedParagraph(1, HOSTILE, HOSTILE, (kind,))
    quiet = ExplainedParagraph(2, HOSTILE, HOSTILE, (), kind)
    case = ExplainedCase(HOSTILE, ((kind, (1,)),))
    page = Reader(
        draw_page((ExplainedDocument(HOSTILE, HOSTILE + "x", (case,), (paragraph, quiet)),), ENGLISH_EXPLANATION)
    )
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, found in page.tags for name in found)
    assert page.text.count(HOSTILE) >= 9


def test_a_phrase_of_two_types_is_marked_once_and_names_both():
    other = ExplainedType("funding", "经费保障", 0.6, (("学位", 0.4),))
    drawn = mark_phrases("新增学位", (PLACES, other))
    marks = Reader(drawn).find("mark")
    assert [mark["title"] for mark in marks] == ["学校建设与学位扩容", "学校建设与学位扩容 · 经费保障"]
    assert Reader(drawn).text == "新增学位"


def test_marking_a_long_paragraph_takes_no_longer_than_its_length_asks():
    kind = ExplainedType("a", "甲", 0.9, (("学位", 1.0), ("位学", 1.0)))

    def measure(count: int) -> float:
        words = "学位，" * count
        started = time.process_time()
        mark_phrases(words, (kind,))
        return time.process_time() - started

    measure(1000)
    assert measure(40_000) < 12 * max(measure(8_000), 0.01)


def test_phrases_that_speak_against_a_type_are_not_marked():
    against = ExplainedType("funding", "经费保障", 0.6, (("学位", -0.4), ("", 1.0)))
    assert mark_phrases("新增学位", (against,)) == "新增学位"


@given(st.text(), st.lists(st.text(max_size=4), max_size=4))
def test_marking_changes_no_word(words, phrases):
    shown = "".join(c for c in words if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
    kind = ExplainedType("a", "甲", 0.9, tuple((phrase, 1.0) for phrase in phrases))
    assert Reader(mark_phrases(words, (kind,))).text == shown


def test_a_page_takes_the_place_of_the_old_one_and_survives_half_characters(tmp_path):
    target = tmp_path / "why.html"
    target.write_text("old", "utf-8")
    write_explanations((describe(ExplainedParagraph(1, "", "坏\ud800字\x00", ())),), target)
    assert "坏" in target.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["why.html"]


def test_other_suffixes_and_folders_that_are_not_there_are_told(tmp_path):
    with pytest.raises(PolicyTextError, match=r"written to \.html"):
        write_explanations((REPORT,), tmp_path / "why.pdf")
    with pytest.raises(PolicyTextError, match="cannot be written"):
        write_explanations((REPORT,), tmp_path / "none" / "why.html")
