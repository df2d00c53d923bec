import json
import re

import pytest

from policy_text.errors import TrainingError
from policy_text.lexicon.reforms import field_words, find_anchors, parse_taxonomy, read_taxonomy, reform_types


def test_there_are_eighteen_types_each_named_in_both_languages():
    types = reform_types()
    assert len({kind.slug for kind in types}) == len(types) == 18
    assert all(re.search("[一-鿿]", kind.zh) and re.fullmatch(r"[\x20-\x7e–]+", kind.en) for kind in types)


def test_every_type_has_phrases_and_no_phrase_is_both_cue_and_hint():
    for kind in reform_types():
        assert len(kind.cues) >= 20
        assert not set(kind.cues) & set(kind.hints)
        assert len(set(kind.cues)) == len(kind.cues)


def test_field_words_are_words_a_segmenter_can_take():
    words = field_words()
    assert len(set(words)) == len(words) > 200
    assert all(len(word) >= 2 and word == word.strip() for word in words)


def test_anchors_are_words_of_schools_and_known_for_the_eighteen_types_alone():
    anchors = find_anchors(reform_types())
    assert len(set(anchors)) == len(anchors) > 50
    assert all(len(word) >= 2 and word == word.strip() for word in anchors)
    assert find_anchors(parse_taxonomy([{"slug": "parks", "zh": "公园建设", "covers": "绿道"}], source="t")) == ()


def test_cues_come_from_what_a_type_covers_where_none_are_given():
    (kind,) = parse_taxonomy([{"slug": "parks", "zh": "公园建设", "covers": "口袋公园、绿道、树"}], source="t")
    assert kind.cues == ("公园建设", "口袋公园", "绿道")
    assert kind.en == "parks"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "at least one type"),
        ({}, "at least one type"),
        ([{"zh": "公园"}], "slug and zh"),
        ([{"slug": "Parks", "zh": "公园"}], "no slug"),
        ([{"slug": "a b", "zh": "公园"}], "no slug"),
        ([{"slug": "parks", "zh": "公园"}] * 2, "stands twice"),
        (["parks"], "slug and zh"),
    ],
)
def test_a_file_that_is_no_taxonomy_is_told_in_one_line(tmp_path, rows, reason):
    path = tmp_path / "taxonomy.json"
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    with pytest.raises(TrainingError, match=reason) as caught:
        read_taxonomy(path)
    assert "taxonomy.json" in str(caught.value)


def test_a_missing_or_broken_file_is_named(tmp_path):
    with pytest.raises(TrainingError, match=r"none\.json"):
        read_taxonomy(tmp_path / "none.json")
    (tmp_path / "bad.json").write_text("{", "utf-8")
    with pytest.raises(TrainingError, match=r"bad\.json"):
        read_taxonomy(tmp_path / "bad.json")
