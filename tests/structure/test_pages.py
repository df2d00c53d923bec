"""Whole pages in the manner of many kinds of sites, with the body in ⟦⟧ and ‹code› where a case begins.

The lines above ``---`` are the metadata that must be read; ``null`` means that there must be none. A policy expert can
add a page without touching code.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from policy_text.records import Document, Structure
from policy_text.structure import read_structure

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
FIELDS = ("title", "doc_type", "issuer", "doc_number", "index_number", "published", "region", "adcode")
SIGNS = re.compile(r"⟦|⟧|‹(?P<code>\d{6})›")


class Page(NamedTuple):
    text: str
    expected: dict[str, str | None]
    body: tuple[int, int]
    cases: list[tuple[int, str]]


def read_page(path: Path) -> Page:
    head, _, marked = path.read_bytes().decode("utf-8").partition("---\n")
    expected = dict(line.split(": ", 1) for line in head.splitlines())
    text, places, cases, last = "", [], [], 0
    for sign in SIGNS.finditer(marked):
        text += marked[last : sign.start()]
        last = sign.end()
        if sign["code"]:
            cases.append((len(text), sign["code"]))
        else:
            places.append(len(text))
    values = {name: None if value == "null" else value for name, value in expected.items()}
    return Page(text + marked[last:], values, (places[0], places[1]), cases)


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> Page:
    return read_page(request.param)


def read(page: Page) -> Structure:
    return read_structure(Document(source="page.txt", text=page.text))


def test_the_body_is_found(page: Page) -> None:
    structure = read(page)
    start, end = page.body
    assert page.text[structure.body.start : structure.body.end] == page.text[start:end].strip()


def test_the_metadata_are_read(page: Page) -> None:
    metadata = read(page).metadata
    got = {name: getattr(metadata, name) for name in FIELDS}
    assert got == dict.fromkeys(FIELDS) | page.expected


def test_the_cases_are_found_and_no_others(page: Page) -> None:
    structure = read(page)
    wanted = page.cases
    is_of_a_place = structure.metadata.region is not None
    if not wanted and is_of_a_place and structure.metadata.doc_type in ("case_report", "progress_report"):
        pytest.fail("the page does not mark its case")
    assert [(case.start, case.adcode) for case in structure.cases] == wanted


def test_metadata_spans_hold_the_value(page: Page) -> None:
    metadata = read(page).metadata
    for name, span in metadata.spans:
        printed = re.sub(r"\s", "", page.text[span.start : span.end])
        value = re.sub(r"\s", "", getattr(metadata, name))
        assert value == printed or name == "published"


def test_paragraphs_lie_in_the_body_in_order_and_apart(page: Page) -> None:
    structure = read(page)
    ends = [structure.body.start]
    for paragraph in structure.paragraphs:
        assert ends[-1] <= paragraph.start < paragraph.end <= structure.body.end
        ends.append(paragraph.end)


def test_every_sentence_of_the_body_is_in_a_paragraph(page: Page) -> None:
    structure = read(page)
    covered = "".join(page.text[p.start : p.end] for p in structure.paragraphs)
    body = page.text[structure.body.start : structure.body.end]
    for line in body.splitlines():
        if line.rstrip().endswith("。") and len(line.strip()) > 20:
            assert line.strip() in covered
