import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_text.database import CaseDatabase, prepare_document
from policy_text.database.passages import PassageKind, cut_passages, innermost_section
from policy_text.database.prepared import complete_rows
from policy_text.database.stored import read_prepared
from policy_text.records import (
    Analysis,
    Case,
    Document,
    Kind,
    Measure,
    Metadata,
    Paragraph,
    ReformTag,
    Section,
    Span,
    Structure,
)


def analysis_of(text: str, *, paragraphs: tuple[str, ...] = (), **structure: Any) -> Analysis:
    spans = tuple(Paragraph(text.index(p), text.index(p) + len(p)) for p in paragraphs)
    metadata = structure.pop("metadata", Metadata())
    return Analysis(Document("x", text), Structure(metadata, Span(0, len(text)), paragraphs=spans, **structure))


def cut(analysis: Analysis) -> list[tuple[str, str]]:
    return [(passage.kind.name, passage.read(analysis.document.text)) for passage in cut_passages(analysis)]


def test_headings_keep_their_marks_and_titles_that_are_one_with_a_heading_are_one_passage() -> None:
    text = "关于改革的报告\n一、江津区 做法\n正文一段。"
    title = Metadata(title="关于改革的报告", spans=(("title", Span(0, 7)),))
    section = Section(8, len(text), 1, "一、", "江津区 做法", 10, 16)
    analysis = analysis_of(
        text,
        paragraphs=("正文一段。",),
        metadata=title,
        sections=(section,),
        cases=(Case(8, len(text), "江津区 做法"),),
    )
    assert cut(analysis) == [
        ("TITLE", "关于改革的报告"),
        ("CASE_TITLE", "一、江津区 做法"),
        ("PARAGRAPH", "正文一段。"),
    ]


def test_a_title_that_stands_nowhere_in_the_text_can_be_found_all_the_same(database: CaseDatabase) -> None:
    analysis = analysis_of("正文一段。", paragraphs=("正文一段。",), metadata=Metadata(title="页头里的标题"))
    assert ("TITLE", "页头里的标题") in cut(analysis)
    database.add(analysis)
    (hit,) = database.search("页头")
    assert [hit.snippet[a:b] for a, b in hit.highlights] == ["页头"]


def test_a_heading_that_runs_into_its_paragraph_is_no_passage_of_its_own() -> None:
    text = "一是加强领导。各校落实责任。"
    section = Section(0, len(text), 1, "一是", "加强领导", 2, 6)
    assert cut(analysis_of(text, paragraphs=(text,), sections=(section,))) == [("PARAGRAPH", text)]


def test_lines_of_the_body_that_are_neither_paragraph_nor_furniture_are_passages() -> None:
    text = "正文一段。\n学校\t12所\n———\n分享到\n"
    analysis = analysis_of(text, paragraphs=("正文一段。",), furniture=(Span(text.index("分享"), len(text)),))
    assert cut(analysis) == [("PARAGRAPH", "正文一段。"), ("OTHER", "学校\t12所")]


def test_a_measure_outside_of_the_body_makes_its_line_a_passage() -> None:
    text = "页眉 12所\n正文。"
    analysis = analysis_of(text, paragraphs=("正文。",))
    outside = replace(analysis.structure, body=Span(7, len(text)))
    measure = Measure(3, 6, "12所", 12, "所", Kind.COUNT)
    assert cut(replace(analysis, structure=outside, measures=(measure,)))[0] == ("OTHER", "页眉 12所")


def test_the_innermost_section_is_found() -> None:
    sections = (
        Section(0, 50, 1, "", "a", 0, 1),
        Section(5, 20, 2, "", "b", 5, 6, 0),
        Section(30, 50, 2, "", "c", 30, 31, 0),
    )
    assert [innermost_section(sections, at) for at in (2, 10, 25, 40, 60)] == [0, 1, 0, 2, None]


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Any text with any spans that lie in it: more than a reader would ever make."""
    text = draw(st.text(alphabet=st.characters(), max_size=120))
    spans = st.lists(st.integers(0, len(text)), min_size=2, max_size=2).map(sorted)
    some = st.lists(spans, max_size=5).map(sorted)
    cases = tuple(Case(a, b, text[a : a + 5]) for a, b in draw(some))
    sections = tuple(Section(a, b, 1, "", text[a : a + 3], a, min(a + 3, b)) for a, b in draw(some))
    edges = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=8))))
    paragraphs = tuple(
        Paragraph(a, b, 0 if sections else None, 0 if cases else None, (ReformTag("funding", 0.5),))
        for a, b in zip(edges[::2], edges[1::2], strict=False)
    )
    measures = tuple(
        Measure(a, b, text[a:b], draw(st.floats() | st.integers()), draw(st.text(max_size=3)), Kind.COUNT)
        for a, b in draw(some)
        if b > a
    )
    body = Span(*draw(spans))
    metadata = Metadata(title=draw(st.none() | st.text(max_size=8)), region=draw(st.none() | st.text(max_size=5)))
    structure = Structure(metadata, body, sections, cases, paragraphs, tuple(Span(*s) for s in draw(some)))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Analysis(Document("hostile", text, digest=digest), structure, measures)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(analysis=analyses())
def test_any_analysis_is_written_and_read_back_as_it_was(database: CaseDatabase, analysis: Analysis) -> None:
    number = database.add(analysis)
    rows = prepare_document(analysis)
    assert complete_rows(read_prepared(database._connection, number)) == rows
    for measure in rows.measures:
        passage = rows.passages[measure["passage"]]
        assert (
            passage.start <= measure["start"] < max(passage.end, passage.start + 1) or passage.kind != PassageKind.OTHER
        )
    assert database.verify().failures == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "，。；", "\0", "\ud800x"])
def test_a_document_without_words_can_be_kept(database: CaseDatabase, text: str) -> None:
    database.add(analysis_of(text))
    assert database.info().documents == 1
    assert database.verify().failures == ()
