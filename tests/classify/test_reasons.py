import random

import pytest

from policy_text.classify.evidence import Passage
from policy_text.classify.reasons import cover

REPORT = "全县推进集团化办学，组建教育集团5个，覆盖成员校31所。同时修建道路两条，绿化河岸三公里，办好群众身边的实事。"


def test_reasons_are_phrases_of_the_text_with_their_weights(model):
    ((tag, *_),) = model.tag([REPORT], reasons=True)
    assert tag.slug == "group-schooling"
    assert all(phrase in REPORT and weight > 0 for phrase, weight in tag.reasons)
    assert [weight for _, weight in tag.reasons] == sorted((weight for _, weight in tag.reasons), reverse=True)
    assert any("集团" in phrase for phrase, _ in tag.reasons)
    assert not any("道路" in phrase for phrase, _ in tag.reasons)


def test_there_are_no_reasons_unless_asked_for(model):
    ((tag, *_),) = model.tag([REPORT])
    assert tag.reasons == ()


def test_asking_for_reasons_does_not_change_the_tags(model):
    plain, explained = model.tag([REPORT]), model.tag([REPORT], reasons=True)
    assert [[(tag.slug, tag.score) for tag in tags] for tags in plain] == [
        [(tag.slug, tag.score) for tag in tags] for tags in explained
    ]


def test_without_its_reasons_a_tag_falls_and_without_other_words_it_stands(model):
    """The check by deletion, on sentences of all types."""
    from_reasons, from_others = [], []
    chance = random.Random(1)
    for text in [REPORT, "深化县管校聘改革，交流校长教师86名，另有道路、河岸、绿地等工程完工，市容更加整洁。"]:
        (tags,) = model.tag([text], reasons=True)
        tag, column = tags[0], model.slugs.index(tags[0].slug)
        spans = [(text.index(phrase), text.index(phrase) + len(phrase)) for phrase, _ in tag.reasons]
        size = sum(end - start for start, end in spans)
        free = [i for i in range(len(text)) if not any(start <= i < end for start, end in spans)]
        others = [(i, i + 1) for i in chance.sample(free, min(size, len(free)))]
        variants = [Passage(text), Passage(cover(text, spans)), Passage(cover(text, others))]
        before, without, with_others = model.log_odds(variants)[:, column]
        from_reasons.append(before - without)
        from_others.append(before - with_others)
    assert min(from_reasons) > 1
    assert sum(from_reasons) > 3 * sum(from_others)


def test_covering_keeps_all_other_characters_in_their_places():
    assert cover("一二三四五", [(1, 3)]) == "一,,四五"


def test_a_text_without_words_has_no_reasons(model):
    assert model.explain(Passage("。。。"), "funding") == ()


def test_reasons_of_an_unknown_slug_are_refused(model):
    with pytest.raises(ValueError, match="not in tuple"):
        model.explain(Passage(REPORT), "no-such-type")
