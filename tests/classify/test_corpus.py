"""The labelled paragraphs and the packaged model say of themselves what is true."""

import importlib.util
import json
from pathlib import Path

import pytest

from policy_text.classify import LabelledParagraph, read_labelled
from policy_text.classify.model_file import find_packaged_model
from policy_text.lexicon.reforms import reform_types

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpora" / "reforms"


@pytest.fixture(scope="module")
def checks():
    spec = importlib.util.spec_from_file_location("check_reform_corpus", ROOT / "scripts" / "check_reform_corpus.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def facts(checks):
    return checks.describe_corpus(read_labelled(CORPUS, reform_types()))


@pytest.fixture(scope="module")
def manifest():
    return json.loads((find_packaged_model() / "manifest.json").read_text("utf-8"))


def test_the_corpus_is_what_its_data_card_promises(checks, facts):
    assert checks.list_faults(read_labelled(CORPUS, reform_types()), facts) == []


def test_the_data_card_gives_the_numbers_that_the_corpus_has(facts):
    card = (CORPUS / "README.md").read_text("utf-8")
    assert f"{facts['paragraphs']:,} paragraphs" in card
    for slug, count in facts["labels"].items():
        assert f"| {slug} | {count} |" in card


def test_the_packaged_model_learned_from_this_corpus(facts, manifest):
    assert manifest["corpus"]["digest"] == facts["digest"]


def test_the_packaged_model_keeps_its_floor_on_settings_held_out(manifest):
    scores = manifest["scores"]["held_out"]
    assert scores["micro"]["f1"] >= 0.85
    assert scores["macro_f1"] >= 0.85
    assert scores["false_tag_rate"] <= 0.08
    assert scores["calibration_error"] <= 0.05


def make_paragraph(number, text, **fields):
    return LabelledParagraph(
        f"p{number}", text, fields.pop("labels", ()), fields.pop("setting", f"s{number}"), **fields
    )


def test_near_duplicates_are_found_and_paraphrases_are_not(checks):
    text = "全县组建教育集团五个，覆盖学校三十一所，实行统一管理、统一教研、统一考核，优质资源明显扩大。"
    copy = text.replace("五个", "八个").replace("三十一", "四十")
    other = "县里把三十多所学校编进五个集团，由老牌名校带着走，备课、考试、评优都在一处，家长心里踏实多了。"
    pairs = checks.find_near_duplicates([make_paragraph(n, t) for n, t in enumerate([text, copy, other])])
    assert [(a, b) for a, b, _ in pairs] == [("p0", "p1")]


def test_faults_name_the_paragraph(checks):
    paragraphs = [make_paragraph(1, "短"), make_paragraph(1, "长" * 601, templated=True)]
    faults = checks.list_faults(paragraphs, checks.describe_corpus(paragraphs))
    assert any("p1 has 1 characters" in fault for fault in faults)
    assert any("p1 has 601 characters" in fault for fault in faults)
    assert any("the id p1 stands 2 times" in fault for fault in faults)
    assert any("made by templates" in fault for fault in faults)
    assert any("funding stands on 0 paragraphs" in fault for fault in faults)
