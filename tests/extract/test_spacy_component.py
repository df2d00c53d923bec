import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from policy_text.extract import find_measures
from policy_text.extract.spacy_component import GROUP, measures_of
from policy_text.records import DocumentType

TEXTS = [
    "2023年，全县新建社区食堂46个，服务老人近1.2万名。",
    "到2027年，河道水质达标率不低于95%。",
    "今天天气很好。",
]


@pytest.fixture
def pipeline():
    nlp = spacy.blank("zh")
    nlp.add_pipe("policy_measures")
    return nlp


def test_a_new_process_finds_the_component_by_its_entry_point():
    code = """
import spacy
nlp = spacy.blank("zh")
nlp.add_pipe("policy_measures")
print(len(nlp("新建桥梁6座").spans["policy_measures"]))
"""
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "1"
    )


@pytest.mark.parametrize("text", TEXTS)
def test_the_component_finds_what_the_library_finds(pipeline, text):
    doc = pipeline(text)
    assert measures_of(doc) == find_measures(text)
    assert [span.text for span in doc.spans[GROUP]] == [measure.text for measure in measures_of(doc)]
    assert [span.label_ for span in doc.spans[GROUP]] == [str(measure.kind) for measure in measures_of(doc)]


def test_fields_survive_bytes_and_docbin(pipeline):
    docs = [pipeline(text) for text in TEXTS]
    expected = [measures_of(doc) for doc in docs]
    assert any(expected)
    assert [measures_of(Doc(pipeline.vocab).from_bytes(doc.to_bytes())) for doc in docs] == expected
    stored = DocBin(docs=docs, store_user_data=True).to_bytes()
    assert [measures_of(doc) for doc in DocBin().from_bytes(stored).get_docs(pipeline.vocab)] == expected


def test_two_processes_find_the_same(pipeline):
    found = [measures_of(doc) for doc in pipeline.pipe(TEXTS * 4, n_process=2, batch_size=3)]
    assert found == [find_measures(text) for text in TEXTS * 4]


def test_a_word_segmenter_before_it_moves_no_offset():
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.add_pipe("policy_measures")
    doc = nlp(TEXTS[0])
    assert measures_of(doc) == find_measures(TEXTS[0])
    assert all(m.text in span.text for m, span in zip(measures_of(doc), doc.spans[GROUP], strict=True))


def test_its_configuration_reaches_the_rules():
    nlp = spacy.blank("zh")
    nlp.add_pipe("policy_measures", config={"doc_type": "notice", "published": "2024-03-01"})
    text = "今年新建公厕12座。"
    assert measures_of(nlp(text)) == find_measures(text, doc_type=DocumentType.NOTICE, published="2024-03-01")
    assert measures_of(nlp(text))[0].time.start == "2024"


def test_a_pipeline_that_was_saved_finds_the_same(pipeline, tmp_path):
    pipeline.to_disk(tmp_path / "pipeline")
    assert measures_of(spacy.load(tmp_path / "pipeline")(TEXTS[0])) == find_measures(TEXTS[0])
