"""From a document to its parts, in one pass over its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy_text.lexicon.divisions import Division
from policy_text.records import BlockKind, Case, Document, DocumentType, Metadata, Span, Structure
from policy_text.structure.body import Layout, find_layout, is_salutation
from policy_text.structure.collection import find_collection
from policy_text.structure.decrees import find_rules
from policy_text.structure.document_region import find_document_region
from policy_text.structure.furniture import LineKind, classify_lines, is_byline, is_imprint
from policy_text.structure.genres import choose_genre, promises_cases
from policy_text.structure.imprints import tells_imprint
from policy_text.structure.issuers import find_issuer
from policy_text.structure.lines import Line, find_lines, is_caption, squeeze
from policy_text.structure.metadata import (
    Finding,
    Labels,
    as_official,
    find_index_number,
    find_number,
    known_titles,
    read_labels,
    title_parts,
)
from policy_text.structure.nationwide import is_about_the_nation, is_national_medium, is_nobodys
from policy_text.structure.opening_headings import find_text_headings
from policy_text.structure.page import Page
from policy_text.structure.paragraphs import find_paragraphs
from policy_text.structure.published import find_published
from policy_text.structure.regions import (
    common_region,
    lies_in,
    region_of,
)
from policy_text.structure.run_together import restore_lines
from policy_text.structure.sections import Heading, build_sections, without_captions
from policy_text.structure.site_owner import find_site_owner
from policy_text.structure.title_runs import Title, length_of_lead
from policy_text.structure.title_words import DOCUMENT_NUMBER, is_about_page, is_organ, plain_title
from policy_text.structure.titles import find_dispatch_title

__all__ = ["Outline", "read_outline", "read_structure"]

_FILE_SUFFIX = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|html?|txt)$", re.IGNORECASE)
"""Sites of documents print a file's name for its title."""
_ANNEX = re.compile(r"附[ \u3000]*件[ \u3000]*[0-9一二三四五六七八九十]{0,2}")
"""A line that says what the document is; with a colon below a title it lists what hangs on it."""
_GENRE_SCAN = 6_000
"""Characters of the body that show its genre."""
_LETTERHEAD = re.compile(
    rf"[一-鿿（）() ]{{2,30}}文[ ]?件|{DOCUMENT_NUMBER.pattern}|签发人.{{0,12}}|[^一-鿿]+", re.VERBOSE
)
_COLUMN_SIGN, _SHORTEST_TITLE = re.compile(r" [-—] |[ ]?[_|｜][ ]?"), 6
_TITLE_SCAN = 40
"""Lines of the beginning in which a document prints its title."""
_FEWEST_COLUMNS = 2
_SHORTEST_OVERLINE, _LONGEST_OVERLINE = 6, 40
_TEXTUAL = frozenset({LineKind.LABELS, LineKind.ENDER, LineKind.MENU})


@dataclass(frozen=True, slots=True)
class Outline:
    """What a document's cases are read from: its page, headings and values, before anything is asked of them."""

    page: Page
    headings: Sequence[Heading]
    found: dict[str, Finding | None]
    region: Division | None
    is_paper: bool

    @property
    def on(self) -> str | None:
        """The day of publication, as of which regions have their codes."""
        published = self.found["published"]
        return published.value if published else None


def read_structure(document: Document) -> Structure:
    """Metadata, body, sections, cases, paragraphs and furniture of a document; any text has a structure."""
    outline = read_outline(document)
    if outline is None:
        return Structure(Metadata(), Span(0, 0), warnings=("the document holds no text",))
    page, headings = outline.page, outline.headings
    cases = find_collection(page, headings, outline.region, outline.on, is_paper=outline.is_paper)
    metadata = _make_metadata(page, outline.found, outline.region, cases)
    if not cases and _is_one_case(page, metadata):
        cases = [_single_case(page, metadata)]
    sure = without_captions(headings, page.text, kept=frozenset(case.start for case in cases))
    sections = build_sections(sure, page.text, end=page.body.end)
    paragraphs = find_paragraphs(
        page.lines,
        page.kinds,
        span=page.span,
        heading_lines=frozenset(heading.line for heading in headings),
        sections=sections,
        cases=cases,
    )
    return Structure(metadata, page.body, sections, tuple(cases), paragraphs, _find_furniture(page))


def read_outline(document: Document) -> Outline | None:
    """The page with its title, body, headings and values; None where the document holds no text."""
    lines = restore_lines(document.text, find_lines(document))
    kinds = classify_lines(lines)
    everything = Layout(None, 0, -1, len(lines))
    told = read_labels(document, lines, kinds, everything)
    known = known_titles(told)
    printed_titles = known if document.format == "html" else _without_unprinted(known, lines)
    layout = find_layout(lines, kinds, known_titles=printed_titles, title_parts=title_parts(told))
    if layout is None:
        return None
    labels = read_labels(document, lines, kinds, layout)
    printed = layout.title.text if layout.title else _without_columns(next(iter(known), ""), lines)
    told_inside = find_rules(lines, layout) if layout.title or not known else None
    if not told_inside and not printed:
        told_inside = find_dispatch_title(lines)
    title = plain_title(_FILE_SUFFIX.sub("", told_inside[0] if told_inside else printed))
    named_at = Span(told_inside[1], told_inside[1] + len(told_inside[0])) if told_inside else None
    page = Page(document.text, lines, _kinds_inside(lines, kinds, layout), layout, title, named_at)
    found = _find_values(page, kinds, labels)
    if (number := found["doc_number"]) and _is_read_optically(document, number.span):
        found["doc_number"] = Finding(as_official(number.value), number.span)
    on = found["published"].value if found["published"] else None
    issuer = found["issuer"].value if found["issuer"] else ""
    region = find_document_region(page.title, page.running_text, issuer=issuer, around=page.around, on=on)
    found["issuer"] = found["issuer"] or next(find_site_owner(lines, labels), None)
    promised = promises_cases(page.title, "")
    headings = find_text_headings(page.text, lines, page.kinds, layout, promised=promised)
    is_paper = _numbers_paper(found["doc_number"]) or is_salutation(lines[layout.text_first])
    return Outline(page, headings, found, region, is_paper)


def _numbers_paper(number: Finding | None) -> bool:
    """Whether a number is a paper's, not that of a bulletin's issue, which tells news."""
    return number is not None and not number.value.endswith("期")


def _without_unprinted(known: Sequence[str], lines: Sequence[Line]) -> list[str]:
    """Titles that the document prints: a file's own properties mostly bear the name of the paper it was made from."""
    head = squeeze("".join(line.text for line in lines[:_TITLE_SCAN]))
    return [title for title in known if squeeze(title) in head]


def _without_columns(known: str, lines: Sequence[Line]) -> str:
    """A page's own title without the names of its columns behind it, where a line prints it so (标题 - 招考政策)."""
    heads = [known[: found.start()] for found in _COLUMN_SIGN.finditer(known)]
    head = {line.text for line in lines[:_TITLE_SCAN]}
    return next((title for title in heads if len(title) >= _SHORTEST_TITLE and title in head), known)


def _kinds_inside(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> list[LineKind]:
    """The kinds with what only looks like a page's label inside the running text (责任单位：…) read as text."""
    inside = range(layout.text_first, layout.last + 1)
    return [
        LineKind.TEXT if at in inside and kind in _TEXTUAL and lines[at].kind is not BlockKind.FURNITURE else kind
        for at, kind in enumerate(kinds)
    ]


def _is_read_optically(document: Document, span: Span | None) -> bool:
    place = document.place(span.start, span.end) if span else None
    return place is not None and place.confidence is not None


def _find_values(page: Page, kinds: Sequence[LineKind], labels: Labels) -> dict[str, Finding | None]:
    return {
        "issuer": find_issuer(page.text, page.lines, kinds, page.layout, labels),
        "doc_number": find_number(page.lines, page.layout, labels),
        "index_number": find_index_number(page.lines, page.layout, labels),
        "published": find_published(page.lines, kinds, page.layout, labels),
    }


def _make_metadata(
    page: Page, found: dict[str, Finding | None], region: Division | None, cases: Sequence[Case]
) -> Metadata:
    values = {name: finding.value if finding else None for name, finding in found.items()}
    spans = [(name, finding.span) for name, finding in found.items() if finding and finding.span]
    if page.named_at:
        spans.append(("title", page.named_at))
    elif page.layout.title:
        title = page.layout.title
        suffix = _FILE_SUFFIX.search(title.text)
        end = page.lines[title.last].end - (len(suffix[0]) if suffix else 0)
        first = page.lines[title.first]
        spans.append(("title", Span(first.start + length_of_lead(first.text), end)))
    if cases:
        common = common_region([case.adcode for case in cases if case.adcode])
        region = region if common is not None and lies_in(common, region) else common
    genre = choose_genre(
        page.title,
        page.text[page.text_start : min(page.body.end, page.text_start + _GENRE_SCAN)],
        has_number=_numbers_paper(found["doc_number"]),
        is_addressed=is_salutation(page.lines[page.layout.text_first]),
        is_collection=bool(cases),
    )
    if genre is DocumentType.CASE_REPORT and _is_annex(page):
        genre = DocumentType.NOTICE
    place = region_of(region, on=values["published"]) if region else None
    return Metadata(
        title=page.title or None,
        doc_type=genre,
        region=place.name if place else None,
        adcode=place.adcode if place else None,
        spans=tuple(spans),
        **values,
    )


def _is_annex(page: Page) -> bool:
    """Whether the document is what a notice carries behind it: its head says 附件3 and nothing tells of a report."""
    title = page.layout.title.first if page.layout.title else page.layout.text_first
    head = enumerate(page.lines[: page.layout.text_first + 1])
    told = (line.text.rstrip(":：") if at < title else line.text for at, line in head)
    return not promises_cases(page.title, "") and any(_ANNEX.fullmatch(text) for text in told)


def _is_one_case(page: Page, metadata: Metadata) -> bool:
    """Whether the whole document is one place's report; news of the whole country is none's."""
    if metadata.doc_type not in (DocumentType.CASE_REPORT, DocumentType.PROGRESS_REPORT):
        return False
    if metadata.region is not None:
        return True
    if is_national_medium(metadata.issuer or ""):
        return False
    if metadata.doc_type is DocumentType.PROGRESS_REPORT and metadata.issuer:
        return True
    return not (is_nobodys(page.title, page.running_text) or is_about_the_nation(page.title, page.running_text))


def _single_case(page: Page, metadata: Metadata) -> Case:
    """The whole document as its one case, from its title on, even where the page's own lines part title and text.

    The name of a file is the title that its site gave it, not the document's.
    """
    start = page.body.start if page.layout.title else _first_own_line(page).start
    title = page.layout.title
    if title and all(_is_letterhead(line) for line in page.lines[page.layout.first : title.first]):
        start = max(start, page.lines[title.first].start)
    if title and not (_FILE_SUFFIX.search(title.text) or _is_above_columns(page)):
        start = min(start, page.lines[_overline(page, title)].start)
    return Case(start, page.body.end, metadata.title or "", metadata.region, metadata.adcode)


def _is_letterhead(line: Line) -> bool:
    """Whether a line above the title is the paper's, not the report's: the body's name, the number, a star."""
    return is_organ(line.text) or _LETTERHEAD.fullmatch(line.text) is not None


def _overline(page: Page, title: Title) -> int:
    """The first line of the title, or the one above it with which a newspaper's headline begins (某省推进县域教育)."""
    if title.first != 1 or page.kinds[0] is not LineKind.TEXT:
        return title.first
    above = page.lines[0]
    is_headline = _SHORTEST_OVERLINE <= above.size <= _LONGEST_OVERLINE and above.tail[-1] not in "。；：:电讯"
    by_newspaper = any(is_byline(line) or is_imprint(line) for line in page.lines[title.last + 1 : title.last + 3])
    is_headline = is_headline and not (is_organ(above.text) or tells_imprint(above.text))
    return 0 if is_headline and by_newspaper else title.first


def _is_above_columns(page: Page) -> bool:
    """Whether the site's columns part the title from the text: it is the page's heading, far above its document."""
    first = page.layout.title.last + 1 if page.layout.title else 0
    return page.kinds[first : page.layout.first].count(LineKind.MENU) >= _FEWEST_COLUMNS


def _first_own_line(page: Page) -> Line:
    """The first line of a body without a title that is neither a caption nor about the page: 某市教育局, 某报记者."""
    head = page.lines[page.layout.first : min(page.layout.text_first + 2, page.layout.last + 1)]
    own = (line for line in head if line.tail[-1] in "：:" or not (is_about_page(line.text) or is_caption(line)))
    return next(own, head[0])


def _find_furniture(page: Page) -> tuple[Span, ...]:
    """What stands before and behind the body, and the page marks and tools inside it."""
    spans = [Span(0, page.body.start)] if page.body.start > 0 else []
    spans += [
        Span(page.lines[at].start, page.lines[at].end)
        for at in range(page.layout.first, page.layout.last + 1)
        if page.kinds[at] not in (LineKind.TEXT, *_TEXTUAL)
    ]
    if page.body.end < len(page.text):
        spans.append(Span(page.body.end, len(page.text)))
    return tuple(spans)
