"""Make up documents for measuring the case database: any number of paragraphs of 60 to 200 characters, seeded.

    python scripts/generate_database_corpus.py --database big.db --paragraphs 1000000
    python scripts/generate_database_corpus.py --files DIR --documents 10000

A paragraph is put together from clauses of policy language, about three figures (half of them of a known indicator,
four in ten subjects with a name of their own), the words of its reform types, and running words drawn from jieba's
dictionary by their frequency: some as clauses that come again, some fresh. The number of different character pairs
then grows with the text as it does in real reports (counted on 330,000 characters of the training corpus). 教育 stands
in 85 % of the paragraphs, 集团化办学 in 5 %. Nothing here is quoted from a document.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np

from policy_text.database import CaseDatabase, PreparedDocument, Source, prepare_document
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

PARAGRAPHS_A_DOCUMENT = 20
DOCUMENTS_A_BATCH = 50
STOCK = 20_000
STOCK_SHARE = 0.75
FIRST_YEAR, LAST_YEAR = 2013, 2026

REFORMS = {
    "group-schooling": "集团化办学",
    "school-district": "学区制管理",
    "urban-rural-integration": "城乡结对帮扶",
    "teacher-mobility": "县管校聘",
    "teacher-development": "名师工作室",
    "evaluation": "综合素质评价",
    "school-governance": "学校章程",
    "curriculum-teaching": "课堂改革",
    "moral-education": "德育工作",
    "double-reduction": "双减",
    "digital-education": "智慧校园",
    "school-construction": "学位扩容",
    "funding": "公用经费",
    "home-school": "家校共育",
    "private-regulation": "民办规范",
    "special-groups": "控辍保学",
    "enrollment": "就近入学",
    "supervision": "责任督学",
}
"""Reform type and the words that carry it. The first is the rarest, a twentieth of the paragraphs."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A clause with a figure: what it says before, the unit behind, and how large it may be."""

    indicator: str
    subject: str
    unit: str
    kind: Kind
    largest: int
    scale: int = 1


FIGURES = tuple(
    Figure(f"{slug}-{number}", subject, unit, kind, largest, scale)
    for slug, subject, unit, kind, largest, scale in (
        ("groups", "组建教育集团", "个", Kind.COUNT, 60, 1),
        ("members", "集团成员校", "所", Kind.COUNT, 300, 1),
        ("coverage", "覆盖率", "%", Kind.PERCENTAGE, 100, 1),
        ("teachers", "交流教师", "名", Kind.COUNT, 3000, 1),
        ("places", "新增学位", "个", Kind.COUNT, 20_000, 1),
        ("money", "投入资金", "万元", Kind.MONEY, 90_000, 10_000),
        ("area", "新建校舍", "平方米", Kind.AREA, 200_000, 1),
        ("courses", "开发课程", "门", Kind.COUNT, 500, 1),
        ("sessions", "开展培训", "场", Kind.COUNT, 900, 1),
        ("share", "参与率", "%", Kind.PERCENTAGE, 100, 1),
    )
    for number in range(6)
)
OPENINGS = ("坚持教育优先发展", "围绕教育高质量发展", "全面深化教育改革", "统筹教育资源配置", "强化教育督导问责")
PLAIN_OPENINGS = ("坚持统筹推进", "围绕中心任务", "强化组织保障")


@cache
def vocabulary() -> tuple[np.ndarray, np.ndarray]:
    """Words of two to four characters from jieba's dictionary, and their cumulated frequencies."""
    from importlib.resources import files

    rows = [line.split(" ") for line in files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines()]
    kept = [(row[0], int(row[1])) for row in rows if 2 <= len(row[0]) <= 4 and "教育" not in row[0]]
    words, counts = zip(*sorted(kept, key=lambda row: -row[1])[:60_000], strict=True)
    frequencies = np.array(counts, dtype=float) ** 0.8
    return np.array(words), np.cumsum(frequencies / frequencies.sum())


@cache
def stock_clauses() -> tuple[str, ...]:
    """Clauses that come again and again, the same for every seed."""
    words, frequencies = vocabulary()
    drawn = words[np.searchsorted(frequencies, np.random.default_rng(0).random(4 * STOCK))].reshape(-1, 4)
    return tuple("".join(row) + "，" for row in drawn.tolist())


@dataclass(frozen=True, slots=True)
class Region:
    """A made-up county."""

    adcode: str
    name: str


@cache
def regions() -> tuple[Region, ...]:
    """2,800 counties of 28 provinces."""
    from policy_text.lexicon.divisions import division_of

    codes = (f"{p}{c:02d}{d:02d}" for p in range(11, 66) for c in range(1, 30) for d in range(1, 30))
    found = (division for code in codes if (division := division_of(code)) is not None)
    return tuple(Region(division.adcode or "", division.full_name) for division in found)[:2800]


class FoundFigure(NamedTuple):
    """A figure in a paragraph: where, of what sort, of what, as written, and its value."""

    offset: int
    figure: Figure
    subject: str
    text: str
    value: int


class DocumentMaker:
    """Documents from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._words: list[str] = []

    def _running_words(self, length: int) -> str:
        made = ""
        while len(made) < length:
            if len(self._words) < 8:
                words, frequencies = vocabulary()
                self._words = words[np.searchsorted(frequencies, self._random.random(20_000))].tolist()
            if self._random.random() < STOCK_SHARE:
                made += stock_clauses()[self._whole(STOCK)]
            else:
                made += "".join(self._words.pop() for _ in range(4)) + "，"
        return made[: max(length - 1, 0)] + "。"

    def _whole(self, below: int) -> int:
        return int(self._random.integers(below))

    def _subject(self, figure: Figure) -> str:
        """The figure's own words, or a longer name that hardly comes again."""
        if self._random.random() < 0.6:
            return figure.subject
        return self._running_words(7)[:6].replace("，", "") + figure.subject

    def paragraph(self) -> tuple[str, tuple[str, ...], list[FoundFigure]]:
        """Text, reform types, and figures."""
        chosen = OPENINGS if self._random.random() < 0.85 else PLAIN_OPENINGS
        text = chosen[self._whole(len(chosen))] + "，"
        slugs = tuple(REFORMS)
        picked = {slugs[1 + self._whole(17)] for _ in range(1 + self._whole(2))}
        if self._random.random() < 0.05:
            picked.add(slugs[0])
        tags = tuple(sorted(picked))
        text += "、".join(REFORMS[tag] for tag in tags) + "，"
        figures = []
        for _ in range(2 + self._whole(3)):
            figure = FIGURES[self._whole(len(FIGURES))]
            value = 1 + self._whole(figure.largest)
            subject = self._subject(figure)
            text += subject
            figures.append(FoundFigure(len(text), figure, subject, f"{value}{figure.unit}", value * figure.scale))
            text += f"{value}{figure.unit}，"
        return text + self._running_words(60 + self._whole(141) - len(text)), tags, figures

    def document(self, number: int) -> Analysis:
        """A document of some twenty paragraphs under four headings."""
        region = regions()[self._whole(len(regions()))]
        year = FIRST_YEAR + self._whole(LAST_YEAR - FIRST_YEAR + 1)
        title = f"{region.name}{year}年教育改革工作报告"
        parts, length = [title, "\n"], len(title) + 1
        sections: list[Section] = []
        paragraphs: list[Paragraph] = []
        measures: list[Measure] = []
        for index in range(PARAGRAPHS_A_DOCUMENT):
            if index % 5 == 0:
                heading = f"{'一二三四'[index // 5]}、{self._running_words(12)[:-1]}"
                sections.append(Section(length, length, 1, heading[:2], heading[2:], length + 2, length + len(heading)))
                parts += [heading, "\n"]
                length += len(heading) + 1
            text, tags, figures = self.paragraph()
            measures += [self._measure(length, index, figure, region, year) for figure in figures]
            reforms = tuple(ReformTag(tag, 0.5 + self._random.random() / 2) for tag in tags)
            paragraphs.append(Paragraph(length, length + len(text), len(sections) - 1, 0, reforms))
            parts += [text, "\n"]
            length += len(text) + 1
        metadata = Metadata(
            title=title,
            doc_type=tuple(DocumentType)[self._whole(4)],
            issuer=f"{region.name}教育局",
            published=f"{year}-{1 + self._whole(12):02d}-{1 + self._whole(28):02d}",
            region=region.name,
            adcode=region.adcode,
            spans=(("title", Span(0, len(title))),),
        )
        text = "".join(parts)
        ends = [*(section.start for section in sections[1:]), length]
        structure = Structure(
            metadata,
            Span(0, length),
            tuple(
                Section(s.start, end, s.level, s.mark, s.title, s.title_start, s.title_end)
                for s, end in zip(sections, ends, strict=True)
            ),
            (Case(0, length, title, region.name, region.adcode),),
            tuple(paragraphs),
        )
        digest = sha256(text.encode()).hexdigest()
        return Analysis(Document(f"made-up/{number}.txt", text, digest=digest), structure, tuple(measures))

    def _measure(self, start: int, paragraph: int, found: FoundFigure, region: Region, year: int) -> Measure:
        figure = found.figure
        is_dated = self._random.random() < 0.5
        return Measure(
            start=start + found.offset,
            end=start + found.offset + len(found.text),
            text=found.text,
            value=found.value,
            unit="元" if figure.scale > 1 else figure.unit,
            kind=figure.kind,
            subject=found.subject,
            change=Change.INCREASE if figure.subject == "新增学位" else Change.LEVEL,
            status=(Status.ACHIEVED, Status.ACHIEVED, Status.TARGET, Status.REQUIREMENT)[self._whole(4)],
            time=TimeSpan(f"{year - 1}年", str(year - 1), str(year - 1)) if is_dated else None,
            case=0,
            paragraph=paragraph,
            section=paragraph // 5,
            region=region.name,
            adcode=region.adcode,
            indicator=figure.indicator if self._random.random() < 0.5 else None,
            subject_confidence=round(float(self._random.random()), 3),
            status_confidence=round(float(self._random.random()), 3),
        )


def prepare_batch(batch: tuple[int, int, int]) -> list[PreparedDocument]:
    """Documents ``first`` to ``last`` of a seed, each from a seed of its own."""
    seed, first, last = batch
    return [
        prepare_document(DocumentMaker(seed * 1_000_003 + number).document(number)) for number in range(first, last)
    ]


def fill_database(path: Path, paragraphs: int, *, seed: int, workers: int) -> float:
    """Put made-up documents into a database; returns the seconds it took."""
    started = time.monotonic()
    total = paragraphs // PARAGRAPHS_A_DOCUMENT
    batches = [(seed, at, min(at + DOCUMENTS_A_BATCH, total)) for at in range(0, total, DOCUMENTS_A_BATCH)]
    with CaseDatabase(path, archive=False) as database, ProcessPoolExecutor(workers) as pool:
        for done, prepared in enumerate(_ahead(pool, batches), start=1):
            with database.batch():
                for number, document in enumerate(prepared):
                    source = Source(f"made-up/{done}-{number}.txt", document.digest)
                    database.add_prepared(document, source)
            if done % 50 == 0:
                print(f"\r{done * DOCUMENTS_A_BATCH:,} of {total:,} documents", end="", flush=True)
        database.optimize()
    print()
    return time.monotonic() - started


def _ahead(pool: ProcessPoolExecutor, batches: list[tuple[int, int, int]]) -> Iterator[list[PreparedDocument]]:
    waiting = [pool.submit(prepare_batch, batch) for batch in batches[:4]]
    for at in range(len(batches)):
        yield waiting.pop(0).result()
        if at + 4 < len(batches):
            waiting.append(pool.submit(prepare_batch, batches[at + 4]))


def write_files(folder: Path, documents: int, *, seed: int, characters: int = 3000) -> None:
    """Write made-up documents, cut to so many characters, as plain text."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        text = DocumentMaker(seed * 1_000_003 + number).document(number).document.text
        (folder / f"{number:06d}.txt").write_text(text[:characters], encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", type=Path, help="database to fill")
    parser.add_argument("--paragraphs", type=int, default=1_000_000)
    parser.add_argument("--files", type=Path, help="folder to write plain-text documents to instead")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    if chosen.files:
        write_files(chosen.files, chosen.documents, seed=chosen.seed)
    if chosen.database:
        seconds = fill_database(chosen.database, chosen.paragraphs, seed=chosen.seed, workers=chosen.workers)
        print(f"{chosen.paragraphs:,} paragraphs in {seconds:.0f} s")


if __name__ == "__main__":
    main()
