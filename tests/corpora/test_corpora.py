"""The sample corpus: documents can be built again from their sources, and gold fits the text that loaders make."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from policy_text.lexicon import divisions, reforms
from policy_text.load import load_bytes, load_document

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT / "corpora"


def _load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_corpus", ROOT / "scripts" / "build_corpus.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_corpus"] = module
    spec.loader.exec_module(module)
    return module


build_corpus = _load_script()
BUILT = list(build_corpus.corpus_documents())
BY_NAME = {path.name: path for _, path in BUILT}
DOCUMENTS = [path for _, path in BUILT if path.parent.name == "documents"]
ONE_DOCUMENT = [path for _, path in BUILT if path.parent.name == "one-document"]
_texts: dict[Path, str] = {}


def is_scan(path: Path) -> bool:
    return path.suffix == ".png" or path.stem.endswith("-scan")


def text_of(path: Path) -> str:
    if is_scan(path):
        pytest.importorskip("rapidocr")
    if path not in _texts:
        _texts[path] = load_document(path).text
    return _texts[path]


def gold_of(path: Path) -> dict[str, Any]:
    return json.loads(build_corpus.gold_path(path).read_text(encoding="utf-8"))


def measures_of(name: str, **fields: str) -> list[dict[str, Any]]:
    measures = gold_of(BY_NAME[name])["measures"]
    return [m for m in measures if all(m[field] == value for field, value in fields.items())]


def for_each(documents: list[tuple[Any, Path]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("source", "path"), documents, ids=[path.name for _, path in documents])


each_document = for_each(BUILT)
each_text_document = for_each([(source, path) for source, path in BUILT if path.suffix in (".txt", ".html")])
each_binary_document = for_each(
    [(source, path) for source, path in BUILT if path.suffix not in (".txt", ".html") and not is_scan(path)]
)


@each_text_document
def test_text_documents_are_built_again_byte_for_byte(source: Any, path: Path) -> None:
    assert build_corpus.render(source, path) == path.read_bytes()


@each_binary_document
def test_office_and_pdf_documents_are_built_again_with_the_same_text(source: Any, path: Path) -> None:
    if path.suffix == ".pdf":
        pytest.importorskip("fpdf")
        if not Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc").exists():
            pytest.skip("fonts-noto-cjk is not installed")
    built = build_corpus.render(source, path)
    assert load_bytes(built, path.name).text == text_of(path)
    assert build_corpus.render(source, path) == built, "two builds differ"


@each_document
def test_gold_is_what_the_source_says_of_the_text_that_the_loader_makes(source: Any, path: Path) -> None:
    laid = build_corpus.lay_gold(source, text_of(path), path.name)
    assert laid == gold_of(path), "a loader or a source changed: run scripts/build_corpus.py"


@each_document
def test_gold_offsets_fit_and_stay_inside_the_body(source: Any, path: Path) -> None:
    text, gold = text_of(path), gold_of(path)
    body = gold["body"]
    assert 0 <= body["start"] < body["end"] <= len(text)
    at = body["start"]
    for measure in gold["measures"]:
        assert text[measure["start"] : measure["end"]] == measure["text"]
        assert at <= measure["start"] < measure["end"] <= body["end"]
        at = measure["end"]
    at = body["start"]
    for paragraph in gold["paragraphs"]:
        assert at <= paragraph["start"] < paragraph["end"] <= body["end"]
        assert "\n" not in text[paragraph["start"] : paragraph["end"]].replace("\r", "")
        at = paragraph["end"]


@each_document
def test_regions_and_reform_types_are_known_ones(source: Any, path: Path) -> None:
    gold = gold_of(path)
    slugs = {reform.slug for reform in reforms.reform_types()}
    assert {slug for paragraph in gold["paragraphs"] for slug in paragraph["reforms"]} <= slugs
    for place in (gold["metadata"], *gold["cases"]):
        assert (place["region"] is None) == (place["adcode"] is None)
        if place["adcode"]:
            assert divisions.division_of(place["adcode"]).full_name == place["region"]


@each_document
def test_every_share_in_the_body_is_annotated(source: Any, path: Path) -> None:
    text, gold = text_of(path), gold_of(path)
    marked = {(measure["start"], measure["end"]) for measure in gold["measures"]}
    body = gold["body"]
    for share in re.finditer(r"\d[\d.]*%|\d[\d.]*个百分点", text):
        if body["start"] <= share.start() < body["end"]:
            assert share.span() in marked, text[share.start() - 20 : share.end() + 5]


@each_document
def test_every_document_says_outside_its_body_that_it_is_a_sample(source: Any, path: Path) -> None:
    text, body = text_of(path), gold_of(path)["body"]
    assert "免责声明" in text[: body["start"]] + text[body["end"] :]


def test_the_corpus_covers_what_its_card_promises() -> None:
    golds = [gold_of(path) for path in DOCUMENTS]
    measures = [measure for gold in golds for measure in gold["measures"]]
    tags = Counter(slug for gold in golds for paragraph in gold["paragraphs"] for slug in paragraph["reforms"])
    provinces = {case["adcode"][:2] for gold in golds for case in gold["cases"] if case["adcode"]}
    assert len(DOCUMENTS) >= 12
    assert len(measures) >= 250
    assert {reform.slug for reform in reforms.reform_types()} == tags.keys()
    assert len(provinces) >= 8
    assert {m["status"] for m in measures} == {"achieved", "target", "requirement"}
    assert {m["change"] for m in measures} == {"level", "increase", "decrease"}
    assert {m["qualifier"] for m in measures} == {"exact", "about", "nearly", "over", "at_least", "at_most"}
    assert {path.suffix for path in DOCUMENTS} == {".txt", ".html", ".docx", ".xlsx", ".pdf"}
    assert sum(path.stat().st_size for path in DOCUMENTS) < 5_000_000


def test_one_document_has_the_same_measures_in_all_formats() -> None:
    assert {path.suffix for path in ONE_DOCUMENT} == {".txt", ".html", ".docx", ".xlsx", ".pdf"}
    stated = [[m | {"start": 0, "end": 0} for m in gold_of(path)["measures"]] for path in ONE_DOCUMENT]
    assert len(stated) == 6
    assert all(measures == stated[0] for measures in stated)


def test_a_plan_is_followed_by_a_report_and_a_report_that_contradicts_it() -> None:
    coverage = "集团化办学覆盖率"
    target = measures_of("shiquan-groups-plan-2021.pdf", subject=coverage, status="target")
    report = measures_of("shiquan-groups-report-2023.txt", subject=coverage, status="achieved")
    other = measures_of("shiquan-work-report-2024.txt", subject=coverage, status="achieved")
    assert [m["value"] for m in (*target, *report, *other)] == [85, 88.5, 91]


def test_a_reprint_has_the_same_body_and_a_near_reprint_differs_in_one_figure() -> None:
    def body(name: str) -> str:
        text, gold = text_of(BY_NAME[name]), gold_of(BY_NAME[name])
        return re.sub(r"\s", "", text[gold["body"]["start"] : gold["body"]["end"]])

    assert body("changzhou-groups-2018.html") == body("changzhou-groups-reprint.html")
    original, copy = body("baiyun-groups-2025.txt"), body("baiyun-groups-copy.html")
    assert original != copy
    assert original.replace("88.96%", "86.98%") == copy


@pytest.mark.parametrize("name", ["annotated", "quantities", "gold"])
def test_the_examples_of_the_builder_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"making.{name}")).failed == 0


def test_the_data_card_shows_the_table_that_the_script_prints() -> None:
    card = (CORPORA / "README.md").read_text(encoding="utf-8")
    assert "\n".join(build_corpus.table_of_documents()) in card


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("全县有[7个]{教育集团;targett}。", "targett"),
        ("全县有[3—6所]{成员校}。", "needs value"),
        ("全县有[7个{教育集团}。", "bracket"),
    ],
)
def test_a_slip_in_the_markup_is_reported(tmp_path: Path, written: str, complaint: str) -> None:
    file = tmp_path / "slip.txt"
    file.write_text(f"+++\n[metadata]\n+++\n%body\n{{}} {written}\n%end\n", encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        build_corpus.lay_gold(build_corpus.read_source(file), re.sub(r"\{.*?\}|[\[\]]", "", written), "slip.txt")
