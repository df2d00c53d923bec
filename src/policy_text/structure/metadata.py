"""What a document says of itself: page metadata first, then red header, closing signature and text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policy_text.records import Document, Span
from policy_text.structure.body import Layout
from policy_text.structure.calendar_dates import find_dates, is_date_line
from policy_text.structure.furniture import LABEL_NAMES, LineKind, find_labels
from policy_text.structure.lines import Line, squeeze
from policy_text.structure.titles import DOCUMENT_NUMBER, ORGAN

__all__ = ["Finding", "Labels", "find_issuer", "find_number", "find_published", "read_labels"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A value and the place in the text that gave it, where one did."""

    value: str
    span: Span | None = None


@dataclass(slots=True)
class Labels:
    """The page's own labelled values by kind, in order: from its meta elements, then from lines of its text."""

    values: dict[str, list[Finding]] = field(default_factory=dict)

    def first(self, kind: str) -> Finding | None:
        """The first value of the kind that says something."""
        return next(iter(self.values.get(kind, ())), None)

    def add(self, kind: str, finding: Finding) -> None:
        """Keep a value unless it is empty or a dash."""
        if finding.value and not _NOTHING.fullmatch(finding.value):
            self.values.setdefault(kind, []).append(finding)


_NOTHING = re.compile(r"[-—_无暂/\\\s.。:：]*|None|null|undefined", re.IGNORECASE)
_META_NAMES = {
    "articletitle": "title",
    "title": "page_title",
    "og:title": "page_title",
    "pubdate": "published",
    "publishdate": "published",
    "contentsource": "source",
    "source": "source",
    "sitename": "site",
    "author": "author",
}
_KIND_OF = {squeeze(name): kind for kind, names in LABEL_NAMES.items() for name in names.split()} | _META_NAMES
_CLOCK_LINE = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ \u00a0\u3000T]*\d{1,2}[:：]\d\d)?")
_ADDRESS_DATE = re.compile(
    r"https?://[^\s)）]{1,200}?/(?P<year>20\d\d)[-/]?(?P<month>[01]\d)[-/]?(?P<day>[0-3]\d)(?!\d)"
)
_TITLE_ISSUER = re.compile(
    r"""(?P<organ>[一-鿿]{2,30}?(?:人民政府(?:办公厅|办公室)?|国务院(?:办公厅)?|办公厅|办公室|委员会|教育部|[一-鿿]{1,10}(?:厅|局|部|委|院)))
        (?:[、 ][一-鿿]{2,30}?(?:厅|局|部|委|办公室|委员会))*(?:等[一二三四五六七八九十\d]+(?:部门|单位|个部门|厅局))?
        (?:办公室)?(?:关于|印发|转发|发布|公布)""",
    re.VERBOSE,
)
_DATELINE = re.compile(
    r"^(?:【?(?P<agency>[一-鿿]{2,8}(?:网|社|报|日报|晚报|在线))】?(?:[一-鿿]{1,8})?(?:\d{1,2}月\d{1,2}日)?(?:电|讯|消息)[（(：: ])"
)
_PUBLISHER = re.compile(
    r"[。，？；](?P<organ>(?:[一-鿿]{0,6}[省市区县州])[一-鿿]{0,6}(?:厅|局|委|办公室))(?:近日|日前)?(?:公布|发布|印发|推出|遴选)"
)
_ORGANS = re.compile(r"[ \u3000、，,;；]+")
_SITE_ADDRESS = re.compile(r"https?[:：]//[^\s\u00a0]*[\s\u00a0]*")


def read_labels(document: Document, lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Labels:
    """All labelled values of the page outside of the document's text."""
    labels = Labels()
    for name, value in document.page_metadata:
        kind = _KIND_OF.get(squeeze(name).lower().rstrip(":"))
        if kind:
            labels.add(kind, Finding(value.strip(), _place_of(document, value.strip(), lines, layout)))
    outside = [*range(layout.text_first), *range(layout.last + 1, len(lines))]
    for at in outside:
        if kinds[at] is not LineKind.LABELS:
            continue
        line = lines[at]
        for kind, start, end in find_labels(line.text):
            value = line.text[start:end]
            if not value and at + 1 < len(lines) and kinds[at + 1] is LineKind.TEXT and lines[at + 1].size < 60:
                continue
            labels.add(kind, Finding(value, Span(line.start + start, line.start + end)))
    return labels


def _place_of(document: Document, value: str, lines: Sequence[Line], layout: Layout) -> Span | None:
    """Where the head of the page prints a value that its metadata elements give."""
    stop = lines[layout.text_first].start if layout.text_first < len(lines) else len(document.text)
    at = document.text.find(value, 0, stop) if value else -1
    return Span(at, at + len(value)) if at >= 0 else None


def _dates_in(finding: Finding) -> Iterator[Finding]:
    for found in find_dates(finding.value):
        span = Span(finding.span.start + found.start, finding.span.start + found.end) if finding.span else None
        yield Finding(found.iso, span)


def _line_dates(lines: Sequence[Line], order: Sequence[int]) -> Iterator[Finding]:
    for at in order:
        for found in find_dates(lines[at].text[:60]):
            yield Finding(found.iso, Span(lines[at].start + found.start, lines[at].start + found.end))


def find_published(
    text: str, lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout, labels: Labels
) -> Finding | None:
    """The day on which the page or paper came out.

    In this order: the page's own date, the closing signature, the date under the title, other labelled dates (成文
    日期 is the day of signing, 生成日期 that of the page's file), and at last a date in the page's address.
    """
    labelled = (found for finding in labels.values.get("published", ()) for found in _dates_in(finding))
    page = [at for at in range(layout.text_first) if kinds[at] is LineKind.LABELS and _CLOCK_LINE.match(lines[at].text)]
    closing = _closing_lines(lines, kinds, layout)
    signed = [at for at in reversed(closing) if is_date_line(lines[at].text) or _ends_with_date(lines[at])]
    head = [at for at in range(layout.first, layout.text_first) if is_date_line(lines[at].text)]
    later = (
        found for kind in ("signed", "made") for finding in labels.values.get(kind, ()) for found in _dates_in(finding)
    )
    for source in (labelled, _line_dates(lines, page), _line_dates(lines, signed), _line_dates(lines, head), later):
        found = next(iter(source), None)
        if found is not None:
            return found
    return _address_date(text, lines, layout)


def _ends_with_date(line: Line) -> bool:
    return line.size < 50 and any(found.end >= len(line.text) - 1 for found in find_dates(line.text))


def _address_date(text: str, lines: Sequence[Line], layout: Layout) -> Finding | None:
    edges = [*range(layout.first), *range(layout.last + 1, len(lines))]
    for at in edges:
        found = _ADDRESS_DATE.search(lines[at].text)
        if found:
            iso = f"{found['year']}-{found['month']}-{found['day']}"
            if next(find_dates(iso), None):
                return Finding(iso, Span(lines[at].start + found.start("year"), lines[at].start + found.end("day")))
    return None


def _closing_lines(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> list[int]:
    """Lines that may hold a signature: short ones at the end, or anywhere above the annex that a paper carries."""
    last = [at for at in range(max(layout.text_first, layout.last - 8), layout.last + 1)]
    inner = [
        at
        for at in range(layout.text_first, layout.last + 1)
        if lines[at].size < 50 and kinds[at] is LineKind.TEXT and is_date_line(lines[at].text)
    ]
    first_date = inner[0] if inner else None
    around = range(max(layout.text_first, first_date - 8), first_date + 1) if first_date is not None else ()
    chosen = sorted({*around}) if first_date is not None and first_date not in last else last
    return [at for at in chosen if kinds[at] is LineKind.TEXT and lines[at].size < 60]


def _signature(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Finding | None:
    """The first of the bodies that sign above the closing date."""
    closing = _closing_lines(lines, kinds, layout)
    dated = [at for at in closing if is_date_line(lines[at].text) or _ends_with_date(lines[at])]
    if not dated:
        return None
    first = None
    for at in range(dated[0], max(layout.text_first, dated[0] - 9), -1):
        part = lines[at].text[:40]
        date_found = next(find_dates(part), None)
        name = part[: date_found.start].strip() if date_found else part
        if at == dated[0] and not name:
            continue
        if not ORGAN.fullmatch(name.replace(" ", "")):
            break
        organ = _ORGANS.split(name)[0]
        first = Finding(organ, Span(lines[at].start, lines[at].start + len(organ)))
    return first


def _head_organ(lines: Sequence[Line], layout: Layout) -> Finding | None:
    """A body named on a line of its own between title and text, or as 某市人民政府市长 某某."""
    first = layout.title.last + 1 if layout.title else layout.first
    for line in lines[first : layout.text_first]:
        officer = re.match(r"(?P<organ>[一-鿿]{2,16}人民政府)[一-鿿]{0,4}(?:省长|市长|县长|区长|州长|主席)", line.text)
        if officer:
            return Finding(officer["organ"], Span(line.start, line.start + officer.end("organ")))
        if line.size <= 30 and ORGAN.fullmatch(line.text) and not line.text.startswith("来源"):
            return Finding(line.text, Span(line.start, line.end))
    return None


def _title_organ(lines: Sequence[Line], layout: Layout) -> Finding | None:
    if layout.title is None:
        return None
    found = _TITLE_ISSUER.match(layout.title.text)
    if found is None:
        return None
    first = lines[layout.title.first]
    organ = found["organ"]
    span = Span(first.start, first.start + len(organ)) if first.text.startswith(organ) else None
    return Finding(organ, span)


def _first_organ(finding: Finding | None) -> Finding | None:
    """The first of several bodies in one value."""
    if finding is None:
        return None
    value = _SITE_ADDRESS.sub("", finding.value).strip()
    organ = next((part for part in _ORGANS.split(value) if part), "")
    if not organ:
        return None
    start = finding.span.start + finding.value.find(organ) if finding.span else 0
    return Finding(organ, Span(start, start + len(organ)) if finding.span else None)


def _bare_source(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Finding | None:
    """A short line right below the page's date, where the page does not label its source."""
    title_end = layout.title.last + 1 if layout.title else 0
    for at in range(max(title_end, 1), layout.first):
        line = lines[at]
        if kinds[at] is LineKind.TEXT and kinds[at - 1] is LineKind.LABELS and line.size <= 12:
            return Finding(line.text, Span(line.start, line.end))
    return None


def _spoken_source(text: str, lines: Sequence[Line], layout: Layout) -> Finding | None:
    """The agency of a dateline (某网消息（…）), or the body that the opening says has published it all."""
    line = lines[layout.text_first]
    found = _DATELINE.match(line.text)
    if found:
        return Finding(found["agency"], Span(line.start + found.start("agency"), line.start + found.end("agency")))
    said = _PUBLISHER.search(text, line.start, min(line.end, line.start + 600))
    return Finding(said["organ"], Span(*said.span("organ"))) if said else None


def find_issuer(
    text: str, lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout, labels: Labels
) -> Finding | None:
    """Who issued it: the page's label, signature, head or title of a paper, else the source that the page names."""
    for finding in (
        _first_organ(labels.first("issuer")),
        _signature(lines, kinds, layout),
        _head_organ(lines, layout),
        _title_organ(lines, layout),
        _first_organ(labels.first("source")),
        _bare_source(lines, kinds, layout),
    ):
        if finding is not None:
            return finding
    return _spoken_source(text, lines, layout)


def find_number(lines: Sequence[Line], layout: Layout, labels: Labels) -> Finding | None:
    """The paper's own number (某政办〔2021〕5号): labelled, or on a line of its own near the title."""
    labelled = labels.first("doc_number")
    if labelled is not None and DOCUMENT_NUMBER.search(labelled.value):
        return labelled
    for line in lines[: layout.text_first + 1]:
        found = DOCUMENT_NUMBER.fullmatch(line.text.strip("（）() "))
        if found:
            start = line.start + line.text.find(found["number"])
            return Finding(found["number"], Span(start, start + len(found["number"])))
    return None
