from __future__ import annotations

from dataclasses import replace

from policy_text.evaluation import Counts, GoldDocument, Share
from policy_text.evaluation.compare import compare_with_gold, count_all_missed
from policy_text.evaluation.gold import AnchoredMeasure
from policy_text.records import Analysis, Case, Document, Kind, Measure, Metadata, Span, Status, Structure

TEXT = "首页 登录\n全县有学校12所、教师340名。\n满3年后再建4个。\n责任编辑"
BODY = Span(6, 34)


def measure(words, unit, subject, **fields):
    start = TEXT.index(words)
    number = int("".join(c for c in words if c.isdigit()))
    return Measure(start, start + len(words), words, number, unit, Kind.COUNT, subject=subject, **fields)


SCHOOLS = measure("12所", "所", "学校")
TEACHERS = measure("340名", "名", "教师")
YEARS = measure("3年", "年", "", optional=True)
MORE = measure("4个", "个", "学校")
GOLD = GoldDocument(file="a.txt", body=BODY, measures=(SCHOOLS, TEACHERS, YEARS, MORE))


def analysis(*measures, body=BODY, cases=(), metadata=None, text=TEXT):
    return Analysis(Document("a.txt", text), Structure(metadata or Metadata(), body, cases=cases), measures)


def test_all_found_is_perfect_with_and_without_the_optional_one():
    for found in ((SCHOOLS, TEACHERS, MORE), (SCHOOLS, TEACHERS, YEARS, MORE)):
        scores = compare_with_gold(GOLD, analysis(*found))
        assert scores.spans == scores.records == Counts(3, 0, 0)
        assert not scores.misses


def test_a_wrong_field_costs_the_record_but_not_the_place():
    scores = compare_with_gold(GOLD, analysis(SCHOOLS, replace(TEACHERS, status=Status.TARGET), MORE))
    assert scores.spans == Counts(3, 0, 0)
    assert scores.records == Counts(2, 1, 1)
    assert scores.fields["status"] == Share(2, 3)
    assert [(miss.sort, miss.differences) for miss in scores.misses] == [("fields", {"status": ("achieved", "target")})]


def test_a_wrong_time_or_change_does_not_cost_the_record():
    from policy_text.records import Change

    scores = compare_with_gold(GOLD, analysis(SCHOOLS, replace(TEACHERS, change=Change.INCREASE), MORE))
    assert scores.records == Counts(3, 0, 0)
    assert scores.fields["change"] == Share(2, 3)


def test_what_is_missed_and_what_is_too_much_is_counted():
    shifted = replace(TEACHERS, end=TEACHERS.end - 1, text="340")
    scores = compare_with_gold(GOLD, analysis(SCHOOLS, shifted))
    assert scores.spans == Counts(1, 1, 2)
    assert sorted(miss.sort for miss in scores.misses) == ["extra", "missed", "missed"]


def test_what_lies_on_an_optional_measure_alone_is_not_punished():
    part = replace(YEARS, end=YEARS.end - 1, optional=False)
    assert compare_with_gold(GOLD, analysis(SCHOOLS, TEACHERS, MORE, part)).spans == Counts(3, 0, 0)
    across = replace(YEARS, end=MORE.end)  # reaches over a measure that is asked for
    assert compare_with_gold(GOLD, analysis(SCHOOLS, TEACHERS, across)).spans == Counts(2, 1, 1)


def test_what_stands_outside_of_the_body_is_neither_right_nor_wrong():
    outside = Measure(0, 2, "首页", 1, "页", Kind.COUNT)
    scores = compare_with_gold(GOLD, analysis(outside, SCHOOLS, TEACHERS, MORE))
    assert scores.spans == Counts(3, 0, 0)
    assert scores.outside_body == 1


def test_the_body_is_compared_by_characters():
    scores = compare_with_gold(GOLD, analysis(body=Span(0, 30)))
    assert scores.body == Counts(24, 6, 4)


def test_cases_are_found_by_where_they_begin():
    gold = replace(GOLD, cases=(Case(6, 20, "甲县", None, "370302"), Case(25, 34, "乙县", None, "370303")))
    cases = (Case(8, 20, "甲县", None, "370303"), Case(15, 34, "丙县"))
    scores = compare_with_gold(gold, analysis(cases=cases))
    assert scores.cases == Counts(1, 1, 1)
    assert scores.codes == Share(0, 2)
    assert [miss.sort for miss in scores.misses if miss.sort in ("case", "code")] == ["code", "case"]


def test_metadata_that_gold_leaves_open_is_not_asked_for():
    gold = replace(GOLD, metadata={"title": "情况报告", "issuer": None, "adcode": "370302", "published": "2022-12-16"})
    scores = compare_with_gold(gold, analysis(metadata=Metadata(title="《情况报告》", published="2022-12-06")))
    assert scores.metadata == Share(1, 2)


def test_confidences_are_held_against_what_was_right():
    sure = [replace(m, subject_confidence=0.95) for m in (SCHOOLS, TEACHERS)]
    wrong = replace(MORE, subject="教师", subject_confidence=0.35)
    table = compare_with_gold(GOLD, analysis(*sure, wrong)).subject_confidence
    assert table.rows() == [(0.3, 1, 0.35, 0.0), (0.9, 2, 0.95, 1.0)]


def test_a_document_that_cannot_be_read_is_all_missed():
    gold = replace(GOLD, metadata={"doc_type": "notice"}, cases=(Case(6, 20, "甲县"),))
    scores = count_all_missed(gold)
    assert scores.spans == Counts(0, 0, 3)
    assert scores.metadata == Share(0, 1)
    assert scores.cases == Counts(0, 0, 1)
    assert scores.body == Counts(0, 0, 28)


def anchored(words, anchor, *, text=TEXT, **fields):
    return AnchoredMeasure(replace(measure(words, words[-1], ""), start=0, end=0, **fields), anchor)


def test_anchored_gold_finds_its_place_in_any_layout():
    text = "全县有学校1\n2所、教师 340 名。"
    gold = GoldDocument(file="a.pdf", anchored=(anchored("12所", "有学校12所"), anchored("340名", "教师340名")))
    found = (
        Measure(5, 9, "1\n2所", 12, "所", Kind.COUNT),
        Measure(13, 18, "340 名", 340, "名", Kind.COUNT),
    )
    scores = compare_with_gold(gold, analysis(*found, text=text, body=Span(0, len(text))))
    assert scores.spans == scores.records == Counts(2, 0, 0)


def test_anchored_gold_whose_words_were_lost_is_missed():
    gold = GoldDocument(
        file="a.pdf",
        anchored=(anchored("12所", "这里没有12所"), anchored("3年", "这里没有3年", optional=True)),
        must=("教师340名", "没有的话"),
        must_not=("责任编辑", "340名"),
    )
    scores = compare_with_gold(gold, analysis())
    assert scores.spans == Counts(0, 0, 1)
    assert (scores.kept, scores.left_out) == (Share(1, 2), Share(1, 2))
    assert sorted(miss.sort for miss in scores.misses) == ["furniture kept", "lost text", "not in text"]


def test_anchored_gold_of_a_part_says_nothing_of_the_rest():
    gold = GoldDocument(file="a.pdf", anchored=(anchored("12所", "学校12所"),), upto="教师340名")
    assert compare_with_gold(gold, analysis(SCHOOLS, TEACHERS, MORE)).spans == Counts(1, 0, 0)
