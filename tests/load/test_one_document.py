"""One document of the corpus in six formats — text, page, Word, workbook, PDF, scan — gives the same measures."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from policy_text.extract import extract_measures
from policy_text.load import load_document
from policy_text.records import Document, Measure
from policy_text.records.json_form import measure_to_json
from policy_text.structure import read_structure

FOLDER = Path(__file__).resolve().parents[2] / "corpora" / "one-document"
RENDERED = sorted(path for path in FOLDER.iterdir() if path.is_file())
PLACES = ("start", "end")


def is_scan(path: Path) -> bool:
    return path.stem.endswith("-scan")


@cache
def read(path: Path) -> tuple[Document, list[Measure]]:
    document = load_document(path)
    return document, list(extract_measures(document, read_structure(document)))


def measures_of(path: Path) -> list[dict[str, Any]]:
    """All that is said of the measures but where they stand."""
    _, measures = read(path)
    return [{name: value for name, value in measure_to_json(m).items() if name not in PLACES} for m in measures]


@pytest.fixture(scope="module")
def typed() -> list[dict[str, Any]]:
    return measures_of(next(path for path in RENDERED if path.suffix == ".txt"))


def test_the_document_is_there_in_every_format(typed: list[dict[str, Any]]) -> None:
    assert [path.suffix for path in RENDERED] == [".pdf", ".docx", ".html", ".pdf", ".txt", ".xlsx"]
    assert len(typed) >= 15


@pytest.mark.parametrize("path", [path for path in RENDERED if not is_scan(path)], ids=lambda path: path.suffix)
def test_every_format_gives_the_same_measures(path: Path, typed: list[dict[str, Any]]) -> None:
    assert measures_of(path) == typed


def test_a_scan_gives_nearly_all_of_them(typed: list[dict[str, Any]]) -> None:
    pytest.importorskip("rapidocr")
    (path,) = [path for path in RENDERED if is_scan(path)]
    read = measures_of(path)
    assert sum(measure in read for measure in typed) >= 0.95 * len(typed)
    assert len(read) <= 1.05 * len(typed)


GIVEN = {
    ".html": ("node",),
    ".pdf": ("page", "box"),
    ".docx": ("paragraph", "cell"),
    ".xlsx": ("cell",),
    "scan": ("page", "box", "line", "confidence"),
}
"""What a place holds in each format; in Word a paragraph or a cell."""


@pytest.mark.parametrize("path", [path for path in RENDERED if path.suffix != ".txt"], ids=lambda path: path.name)
def test_every_measure_has_its_place_in_the_original(path: Path) -> None:
    if is_scan(path):
        pytest.importorskip("rapidocr")
    document, measures = read(path)
    wanted = GIVEN["scan" if is_scan(path) else path.suffix]
    for measure in measures:
        place = document.place(measure.start, measure.end)
        given = [name for name in wanted if getattr(place, name) is not None]
        assert given == list(wanted) or (path.suffix == ".docx" and given), (measure.text, place)
