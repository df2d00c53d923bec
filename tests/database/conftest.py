"""Small analyses made by hand: the database's tests need no reader and no rules."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policy_text.database import CaseDatabase
from policy_text.records import (
    Analysis,
    Case,
    Change,
    Document,
    DocumentType,
    Kind,
    Measure,
    Metadata,
    Paragraph,
    ReformTag,
    Section,
    Span,
    Status,
    Structure,
    TimeSpan,
)

Build = Callable[..., Analysis]

QUANTITY = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>%|万元|所|个|名|平方米)")
KINDS = {"%": Kind.PERCENTAGE, "万元": Kind.MONEY, "平方米": Kind.AREA}


def build_analysis(
    paragraphs: Sequence[str],
    *,
    title: str = "某县教育改革情况报告",
    source: str = "report.txt",
    region: tuple[str | None, str | None] = ("370302", "山东省淄博市淄川区"),
    published: str | None = "2022-05-16",
    reforms: Sequence[Sequence[str]] = (),
    **measure_fields: Any,
) -> Analysis:
    """A document with a title, one case and one heading; every figure in a paragraph becomes a measure.

    The words before a figure are its subject; ``measure_fields`` overrides fields of all measures.
    """
    heading = "一、主要做法"
    head = f"{title}\n{heading}\n"
    text = head + "\n".join(paragraphs)
    found: list[Paragraph] = []
    measures: list[Measure] = []
    position = len(head)
    for index, paragraph in enumerate(paragraphs):
        tags = tuple(ReformTag(slug, 0.9) for slug in (reforms[index] if index < len(reforms) else ()))
        found.append(Paragraph(position, position + len(paragraph), 0, 0, tags))
        measures.extend(_find_measures(paragraph, position, index, region))
        position += len(paragraph) + 1
    metadata = Metadata(
        title=title,
        doc_type=DocumentType.PROGRESS_REPORT,
        issuer=f"{region[1] or '某'}教育局",
        published=published,
        region=region[1],
        adcode=region[0],
        spans=(("title", Span(0, len(title))),),
    )
    section = Section(len(title) + 1, len(text), 1, "一、", "主要做法", len(title) + 3, len(head) - 1)
    structure = Structure(
        metadata, Span(0, len(text)), (section,), (Case(0, len(text), title, region[1], region[0]),), tuple(found)
    )
    document = Document(source, text, digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return Analysis(document, structure, tuple(replace(measure, **measure_fields) for measure in measures))


def _find_measures(
    paragraph: str, position: int, index: int, region: tuple[str | None, str | None]
) -> Iterator[Measure]:
    for match in QUANTITY.finditer(paragraph):
        scale = 10_000 if match["unit"] == "万元" else 1
        before = re.split(r"[，。；、 ]", paragraph[: match.start()])[-1]
        yield Measure(
            start=position + match.start(),
            end=position + match.end(),
            text=match[0],
            value=float(match["number"]) * scale,
            unit="元" if scale > 1 else match["unit"],
            kind=KINDS.get(match["unit"], Kind.COUNT),
            subject=before,
            change=Change.INCREASE if "新增" in before else Change.LEVEL,
            status=Status.TARGET if "计划" in before else Status.ACHIEVED,
            time=TimeSpan("2021年", "2021", "2021") if "2021年" in paragraph else None,
            case=0,
            paragraph=index,
            section=0,
            region=region[1],
            adcode=region[0],
            indicator={"教育集团": "education-groups", "集团覆盖率": "group-coverage"}.get(before),
        )


@pytest.fixture
def build() -> Build:
    return build_analysis


@pytest.fixture
def database(tmp_path: Path) -> Iterator[CaseDatabase]:
    with CaseDatabase(tmp_path / "cases.db") as opened:
        yield opened


@pytest.fixture
def all_rows() -> Callable[[Path], dict[str, list[tuple[Any, ...]]]]:
    """A function that reads every row of every ordinary table, for comparing two files."""
    return _all_rows


def _all_rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passage_index%'"
    ).fetchall()
    rows = {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for (name,) in tables}
    connection.close()
    return rows
