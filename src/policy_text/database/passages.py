"""Cutting a document into passages: what full-text search finds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from policy_text.records import Analysis, Paragraph, Section, Span, Structure

__all__ = ["Passage", "PassageKind", "cut_passages", "innermost_section"]

LONGEST_MARK = 12
"""A heading's list mark and the blanks after it take no more characters than this."""
TITLE_REACH = 300
"""A case's title stands within this many characters from where the case begins."""


class PassageKind(StrEnum):
    """What a passage is; the letters stand in the table ``passages``."""

    PARAGRAPH = "p"
    TITLE = "t"
    CASE_TITLE = "c"
    HEADING = "h"
    OTHER = "o"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text; ``words`` only where they do not stand in it. Section and case are indexes."""

    start: int
    end: int
    kind: PassageKind
    section: int | None = None
    case: int | None = None
    words: str | None = None
    reforms: tuple[tuple[str, float], ...] = ()

    def read(self, text: str) -> str:
        """The words of the passage."""
        return self.words if self.words is not None else text[self.start : self.end]


def cut_passages(analysis: Analysis) -> tuple[Passage, ...]:
    """All passages of a document in reading order.

    Paragraphs come as they are. Titles and headings become passages of their own unless they run into a paragraph.
    Whatever else stands in the body, line by line, and every line with a measure, is a passage too: nothing that
    was read can hide from a search.
    """
    text, structure = analysis.document.text, analysis.structure
    paragraphs = [_paragraph_passage(paragraph) for paragraph in structure.paragraphs]
    taken = _Taken((p.start, p.end) for p in paragraphs)
    titles = list(_titles(text, structure, taken))
    taken = _Taken((p.start, p.end) for p in [*paragraphs, *titles] if p.words is None)
    lines = _uncovered_lines(text, structure, taken, [m.start for m in analysis.measures])
    others = (
        Passage(start, end, PassageKind.OTHER, innermost_section(structure.sections, start), _case_at(structure, start))
        for start, end in lines
    )
    return tuple(sorted([*paragraphs, *titles, *others], key=lambda p: (p.start, p.words is None, p.end)))


def innermost_section(sections: tuple[Section, ...], offset: int) -> int | None:
    """Index of the innermost section around an offset."""
    index: int | None = bisect_right(sections, offset, key=lambda section: section.start) - 1
    while index is not None and index >= 0:
        if offset < sections[index].end:
            return index
        index = sections[index].parent
    return None


class _Taken:
    """Stretches that passages cover already, those that overlap joined."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self.stretches: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if self.stretches and start <= self.stretches[-1][1]:
                self.stretches[-1] = (self.stretches[-1][0], max(end, self.stretches[-1][1]))
            elif end > start:
                self.stretches.append((start, end))
        self.starts = [start for start, _ in self.stretches]

    def covers(self, offset: int) -> bool:
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.stretches[index][1]

    def gap_around(self, offset: int, length: int) -> tuple[int, int]:
        """Where the gap begins and ends in which an offset lies that is not covered."""
        index = bisect_right(self.starts, offset)
        before = self.stretches[index - 1][1] if index else 0
        return before, self.starts[index] if index < len(self.starts) else length


def _paragraph_passage(paragraph: Paragraph) -> Passage:
    scores = {tag.slug: round(tag.score, 4) for tag in paragraph.reforms}
    reforms = tuple(sorted(scores.items(), key=lambda tag: (-tag[1], tag[0])))
    kind = PassageKind.PARAGRAPH
    return Passage(paragraph.start, paragraph.end, kind, paragraph.section, paragraph.case, None, reforms)


def _titles(text: str, structure: Structure, taken: _Taken) -> Iterator[Passage]:
    """Document title, case titles and headings; one passage where several are the same words at one place."""
    found: dict[int, Passage] = {}
    for index, section in enumerate(structure.sections):
        if taken.covers(section.title_start) or section.title_end <= section.title_start:
            continue
        is_near = 0 <= section.title_start - section.start <= LONGEST_MARK
        start = section.start if is_near and not taken.covers(section.start) else section.title_start
        case = _case_at(structure, start)
        found[section.title_start] = Passage(start, section.title_end, PassageKind.HEADING, index, case)
    for index, report in enumerate(structure.cases):
        title = report.title
        at = text.find(title, report.start, min(report.end, report.start + TITLE_REACH)) if title else -1
        yield from _claim(found, taken, Span(at, at + len(title)), title, PassageKind.CASE_TITLE, index)
    span = dict(structure.metadata.spans).get("title", Span(-1, -1))
    yield from _claim(found, taken, span, structure.metadata.title or "", PassageKind.TITLE, None)
    yield from found.values()


def _claim(
    found: dict[int, Passage], taken: _Taken, span: Span, title: str, kind: PassageKind, case: int | None
) -> Iterator[Passage]:
    """Put a title among the passages found; hand it over by itself where it stands nowhere in the text."""
    if not title:
        return
    if span.start < 0:
        yield Passage(0, 0, kind, None, case, title)
    elif span.start in found:
        old = found[span.start]
        found[span.start] = Passage(old.start, max(old.end, span.end), kind, old.section, old.case)
    elif not taken.covers(span.start) and span.end > span.start:
        found[span.start] = Passage(span.start, span.end, kind, None, case)


def _case_at(structure: Structure, offset: int) -> int | None:
    index = bisect_right(structure.cases, offset, key=lambda case: case.start) - 1
    return index if index >= 0 and offset < structure.cases[index].end else None


def _uncovered_lines(
    text: str, structure: Structure, taken: _Taken, must_cover: list[int]
) -> Iterator[tuple[int, int]]:
    """Stretches of single lines inside the body, furniture left out, that no passage covers."""
    furniture = _Taken((span.start, span.end) for span in structure.furniture)
    edges = sorted([*taken.stretches, *furniture.stretches])
    position, body = structure.body.start, structure.body
    lines: list[tuple[int, int]] = []
    for start, end in [*edges, (body.end, body.end)]:
        lines.extend(_lines(text, position, min(start, body.end)))
        position = max(position, end)
    yield from lines
    yield from _lines_with(text, _Taken([*taken.stretches, *lines]), must_cover)


def _lines_with(text: str, covered: _Taken, offsets: list[int]) -> Iterator[tuple[int, int]]:
    """The lines in which offsets stand that nothing covers, as far as nothing covers them."""
    done = 0
    for offset in sorted(offsets):
        if offset < done or covered.covers(offset):
            continue
        before, after = covered.gap_around(offset, len(text))
        stop = text.find("\n", offset, after)
        start = max(text.rfind("\n", 0, offset) + 1, before, done)
        done = after if stop < 0 else max(stop, offset + 1)
        yield start, done


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        words = line.strip()
        if any(character.isalnum() for character in words):
            first = start + len(line) - len(line.lstrip())
            yield first, first + len(words)
        start = stop + 1
