"""Measures of a whole document: every passage of the body with its headings, its case and its date."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from policy_text.extract.breakdowns import keep_splits
from policy_text.extract.clues import Announced
from policy_text.extract.grid_cells import Grid, GridCell
from policy_text.extract.grids import find_grids
from policy_text.extract.indicators import assign_indicators
from policy_text.extract.linker import link_measures
from policy_text.extract.list_heads import announced_figure
from policy_text.extract.moods import (
    calls_for_entries,
    is_work_report,
    read_mood,
    reads_like_plans,
    review_ends,
    sets_standards,
    speaks_in_rules,
    turns_to_plans,
)
from policy_text.extract.passages import Passage, read_passages
from policy_text.extract.periods import TimeContext
from policy_text.extract.places import name_places
from policy_text.extract.setting import Setting
from policy_text.extract.table_cells import is_figure
from policy_text.extract.table_checks import check_totals, check_units
from policy_text.extract.tables import table_measures
from policy_text.extract.times import find_times, iterate_years
from policy_text.extract.timing import announced_time, follow_years, heading_time
from policy_text.lexicon.dates import iso_day
from policy_text.records import Document, DocumentType, Measure, Metadata, Structure, TimeSpan

__all__ = ["check_tables", "extract_measures", "find_measures"]


_YEAR_OF_NUMBER = re.compile(r"[〔\[(（](20\d\d)[〕\])）]")
_PLANS = " 工作安排"
"""What the headings of plans say, where they stand under none that does."""
_LONGEST_SIGNATURE = 160
_DAY_BELOW = re.compile(
    r"^[ \t\u3000]*(?P<year>(?:19|20)\d\d|[一二][九〇○零][〇○零一二三四五六七八九]{2})年"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日[ \t\u3000\r]*$",
    re.MULTILINE,
)
_REPORTED_WITHIN = 1
"""A year is reported on in itself or the next one."""


def find_measures(
    text: str, *, doc_type: DocumentType | None = None, published: str | None = None
) -> tuple[Measure, ...]:
    """The measures of a plain text, without knowledge of its structure.

    ``published`` is the ISO date that settles 今年 and 目前; ``doc_type`` tells what a bare sentence means.

    >>> [(m.text, m.subject, str(m.status)) for m in find_measures("全市建成社区食堂46个,覆盖率达71.5%。")]
    [('46个', '社区食堂', 'achieved'), ('71.5%', '覆盖率', 'achieved')]
    """
    mood = read_mood(text, None)
    year = _year(Metadata(published=published))
    setting = Setting(doc_type=doc_type, year=year, regulates=speaks_in_rules(text), mood=mood)
    context = TimeContext(published=published)
    passages = read_passages(text, 0, len(text))
    measures = [measure for passage in passages for measure in link_measures(passage, setting, context)]
    return tuple(assign_indicators(keep_splits(measures, text), text))


def extract_measures(document: Document, structure: Structure) -> tuple[Measure, ...]:
    """The measures of a document's body, in order, each with its case, paragraph and section."""
    grids = find_grids(document, structure.body, structure.metadata.title)
    measures = [
        *keep_splits(_text_measures(document, structure, grids), document.text),
        *_grid_measures(document, structure, grids),
    ]
    parts = _Parts(structure)
    located = [parts.locate(measure) for measure in sorted(measures, key=lambda measure: measure.start)]
    placed = name_places(located, document.text, published=structure.metadata.published)
    return tuple(assign_indicators(placed, document.text))


def check_tables(document: Document, structure: Structure) -> tuple[str, ...]:
    """Warnings of tables whose 合计 is not the sum of its parts, and of columns whose unit is not settled."""
    grids = find_grids(document, structure.body, structure.metadata.title)
    return tuple(warning for grid in grids for warning in (*check_totals(grid), *check_units(grid)))


def _text_measures(document: Document, structure: Structure, grids: list[Grid]) -> Iterator[Measure]:
    metadata = structure.metadata
    body_text = document.text[structure.body.start : structure.body.end]
    whole = _setting_of_all(body_text, structure)
    parts = _Parts(structure)
    two_parts = is_work_report(body_text, metadata.title)
    is_report = metadata.doc_type is DocumentType.PROGRESS_REPORT
    context = _first_context(document, structure)
    announced: TimeSpan | None = None
    listed_under: Announced | None = None
    turned = False
    plans_since: int | None = None
    passages = list(_body_passages(document, structure, grids))
    review = review_ends([passage.text for passage in passages]) if two_parts else 0
    for index, passage in enumerate(passages):
        marks = find_times(passage.text)
        announced = announced_time(passage.text, marks, context, before=announced)
        if context.published is None and context.reported_year is None:
            context = follow_years(context, marks)
        section = parts.section_at(passage.span(0, 1)[0] if passage.text else passage.start)
        if plans_since is None and is_report and turns_to_plans(passage.text, whole.plans_from):
            plans_since = passage.start
        if two_parts and plans_since is None:
            turned = index >= review and reads_like_plans(passage.text, before=turned)
        # turned without a heading of its own, so that the headings above still speak of what was done
        headings = _PLANS if turned else _headings_since(parts, section, plans_since)
        is_preamble = section is None and bool(structure.sections)
        setting = replace(
            whole,
            headings=headings,
            heading=parts.heading(section),
            is_preamble=is_preamble,
            listed_under=listed_under,
        )
        fallback = announced or heading_time(headings, context)
        measures = list(link_measures(passage, setting, _under_heading(context, headings), marks=marks))
        listed_under = announced_figure(passage.text) or (listed_under if measures else None)
        for measure in measures:
            yield replace(measure, time=fallback) if measure.time is None and fallback else measure
        context = follow_years(context, marks)


def _headings_since(parts: _Parts, section: int | None, plans_since: int | None) -> str:
    """The headings above a passage; once a report has turned to plans, those before the turn bind no more."""
    if plans_since is None:
        return parts.headings(section)
    return parts.headings(section, since=plans_since) + _PLANS


def _setting_of_all(body_text: str, structure: Structure) -> Setting:
    """What surrounds every passage of the body alike."""
    metadata = structure.metadata
    return Setting(
        doc_type=metadata.doc_type,
        year=_year(metadata),
        plans_from=_plans_from(structure),
        sets_standards=sets_standards(metadata.title),
        calls_for_entries=calls_for_entries(metadata.title),
        regulates=speaks_in_rules(body_text),
        mood=read_mood(body_text, metadata.title),
    )


def _grid_measures(document: Document, structure: Structure, grids: list[Grid]) -> Iterator[Measure]:
    """Number cells by their heads; cells with words are read like any other text."""
    metadata = structure.metadata
    context = _first_context(document, structure)
    setting = Setting(doc_type=metadata.doc_type, year=_year(metadata))
    for grid in grids:
        counted = list(table_measures(grid, context, planned=metadata.doc_type is DocumentType.NOTICE))
        yield from counted
        for cell in _worded_cells(grid, sorted(measure.start for measure in counted)):
            for passage in read_passages(document.text, cell.start, cell.end):
                yield from link_measures(passage, setting, context)


def _worded_cells(grid: Grid, counted: list[int]) -> Iterator[GridCell]:
    """The cells with more than a number, but for those whose number the table's heads have named."""
    cells = {cell.start: cell for row in grid.rows for cell in row if cell.text and not is_figure(cell.text)}
    for cell in cells.values():
        if bisect_left(counted, cell.start) == bisect_left(counted, cell.end):
            yield cell


def _body_passages(document: Document, structure: Structure, grids: list[Grid]) -> Iterator[Passage]:
    """The passages between the furniture and the tables of the body."""
    skipped = [(span.start, span.end) for span in structure.furniture]
    skipped += [(grid.start, grid.end) for grid in grids]
    position = structure.body.start
    for start, end in sorted(skipped):
        if end <= position or start >= structure.body.end:
            continue
        if start > position:
            yield from read_passages(document.text, position, start)
        position = max(position, end)
    yield from read_passages(document.text, position, structure.body.end)


def _plans_from(structure: Structure) -> int | None:
    """The first year that the document cannot yet report on: its own in the first half, the latest of its headings."""
    published = structure.metadata.published
    if published:
        return int(published[:4]) + (published[5:7] > "06")
    titles = " ".join([structure.metadata.title or "", *(section.title for section in structure.sections)])
    years = {int(year) for year in iterate_years(find_times(titles))}
    return max(years) if len(years) > 1 else None


def _first_context(document: Document, structure: Structure) -> TimeContext:
    metadata = structure.metadata
    titled = _title_year(metadata.title, metadata.published)
    published = _signed(document, structure) or metadata.published
    return TimeContext(published=published, reported_year=titled, titled_year=titled)


def _signed(document: Document, structure: Structure) -> str | None:
    """The day below the text, where it is before the one on which the page was put out: 今年 is that day's year."""
    published, body = structure.metadata.published, structure.body
    ending = document.text[max(body.start, body.end - _LONGEST_SIGNATURE) : body.end]
    days = [_read_day(found) for found in _DAY_BELOW.finditer(ending)]
    return days[-1] if published and days and "1949" < days[-1][:4] < published[:4] else None


def _read_day(found: re.Match[str]) -> str:
    year = found["year"].replace("○", "〇").replace("零", "〇")
    return iso_day(year, found["month"], found["day"])


def _under_heading(context: TimeContext, headings: str) -> TimeContext:
    """A heading that names one year dates the months and days told below it (1998年大事: 3月2日).

    Where the document was put out long after that year, 今年 below the heading is that year too.
    """
    period = heading_time(headings, replace(context, is_done=None))
    year = period.start[:4] if period and period.start and period.end else None
    is_one = period is not None and (period.end or "")[:4] == year
    if year is None or not is_one or (context.published and year > context.published[:4]):
        return context
    if context.published and int(context.published[:4]) - int(year) > _REPORTED_WITHIN:
        return TimeContext(reported_year=year, titled_year=year, told_year=year)
    return replace(context, told_year=year)


def _title_year(title: str | None, published: str | None) -> str | None:
    """The year that a communiqué or a work report tells of (2012年…统计公报): what 全年 and 年末 mean in it."""
    years = list(iterate_years(find_times(title or "")))
    return years[0] if len(years) == 1 and (published is None or years[0] <= published[:4]) else None


def _year(metadata: Metadata) -> int | None:
    """The year that a document is of: that of its publication, else of its number (国发〔2016〕65号)."""
    if metadata.published:
        return int(metadata.published[:4])
    numbered = _YEAR_OF_NUMBER.search(metadata.doc_number or "")
    return int(numbered.group(1)) if numbered else None


class _Parts:
    """Which case, paragraph and section an offset lies in."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._section_starts = [section.start for section in structure.sections]
        self._paragraph_starts = [paragraph.start for paragraph in structure.paragraphs]

    def section_at(self, offset: int) -> int | None:
        index = bisect_right(self._section_starts, offset) - 1
        sections = self._structure.sections
        while index >= 0 and offset >= sections[index].end:
            parent = sections[index].parent
            index = -1 if parent is None else parent
        return index if index >= 0 else None

    def heading(self, section: int | None) -> str:
        return "" if section is None else self._structure.sections[section].title

    def headings(self, section: int | None, *, since: int = 0) -> str:
        """The titles of the section and of those that hold it, from the outermost that begins at ``since`` or later."""
        titles: list[str] = []
        while section is not None and self._structure.sections[section].start >= since:
            titles.append(self._structure.sections[section].title)
            section = self._structure.sections[section].parent
        return " ".join(reversed(titles))

    def locate(self, measure: Measure) -> Measure:
        structure, offset = self._structure, measure.start
        paragraph = bisect_right(self._paragraph_starts, offset) - 1
        if paragraph >= 0 and offset >= structure.paragraphs[paragraph].end:
            paragraph = -1
        case = next((i for i, c in enumerate(structure.cases) if c.start <= offset < c.end), None)
        place = structure.cases[case] if case is not None else structure.metadata
        return replace(
            measure,
            case=case,
            paragraph=paragraph if paragraph >= 0 else None,
            section=self.section_at(offset),
            region=place.region,
            adcode=place.adcode,
        )
