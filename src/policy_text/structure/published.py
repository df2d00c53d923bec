"""The day on which a page or paper came out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policy_text.records import Span
from policy_text.structure.bare_headings import is_subtitle
from policy_text.structure.body import Layout
from policy_text.structure.calendar_dates import find_dates, is_date_line, read_month
from policy_text.structure.datelines import find_dateline_day
from policy_text.structure.decrees import find_enactment, find_last_passing
from policy_text.structure.furniture import LineKind
from policy_text.structure.imprints import find_imprints
from policy_text.structure.labels import find_labels
from policy_text.structure.lines import Line
from policy_text.structure.metadata import Finding, Labels
from policy_text.structure.signatures import find_cover, find_signature, keeper_of
from policy_text.structure.title_words import DOCUMENT_NUMBER, is_organ

__all__ = ["find_published"]

_ADDRESS_DATE = re.compile(
    r"https?:?//[^\s)）]{1,200}?/t?(?P<year>20\d\d)[-/]?(?P<month>[01]\d)[-/]?(?P<day>[0-3]\d)(?!\d)"
)

_LONGEST_MONTH = 12
_MONTH_ALONE = re.compile(r"[（(]?[^（()）]{4,6}[ ]?[年.-][^日（()）]{1,3}月?[）)]?")
"""A line that tells a month and nothing else: （二〇二二年十二月）."""
_PASSED = re.compile(r"[（(][^（）()]{0,60}(?:[（(][^（）()]{1,20}[）)][^（）()]{0,40})?(?:通过|批准|审议)[）)]")
"""（某日某市人大常委会第三次会议通过）"""
_SPOKEN = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日在[^。；]{4,50}会议?上(?:[ \u3000].{2,20})?")
"""Where and when a report was given, and by whom, alone on its line."""
_SPOKEN_ON = re.compile(r"[—-]{1,3}[^，。]{0,12}?(?P<month>\d{1,2})月(?P<day>\d{1,2})日在[^。；]{4,50}会议?上")
_YEAR_OF_TITLE = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
"""A report's year stands in its title where the line below tells only month and day (——某某3月5日在…会议上)."""
_PRINTED = re.compile(r"《[ ]?[一-鿿]{2,8}报[ ]?》[ ]?[（(][ ]?(?=(?:19|20)\d\d)")
"""《 某某日报 》（ 2014年12月17日 06 版）: in a byline, or below the text."""
_DATED_NEWS = re.compile(r"[《【（(]?[一-鿿]{2,10}[》】]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:电|讯|消息)")
"""《某某日报》2003年12月16日讯: whose news it is, and of which day, right before it."""
_LINK = re.compile(
    r"(?:图文|相关|政策)?(?:解读|链接|稿件)[:：]|(?:相关|延伸|推荐)阅读[:：]|^[【\[][一-鿿]{0,4}(?:解读|读懂|图解|问答)[】\]]"
    r"|(?:》|解读)[ \u00a0]*(?=(?:19|20)\d\d[-/.年])"
)
"""The title of another text, with its day, that a page lists in its head."""
_DAY_ALONE, _YEAR_ALONE = re.compile(r"[0-3]?\d"), re.compile(r"20\d\d")
_MONTH_OF_DAY = re.compile(r"(?P<year>20\d\d)[年/.-](?P<month>[01]?\d)月?")
_DAY_OF_YEAR = re.compile(r"(?P<month>[01]?\d)[/.-](?P<day>[0-3]?\d)(?:[ ]\d\d:\d\d(?::\d\d)?)?")
_WIDGET = 12
_IMPRINT = 3
_COLOPHON = re.compile(
    r"(?:[局厅委部办院校府会处]|办公室)[ \u00a0\u3000]*(?:19|20)\d\d年[ ]?\d{1,2}月[ ]?\d{1,2}日[ ]?印发$"
)
_BODY_BEFORE = re.compile(r"(?P<body>[一-鿿]{4,24})[ \u00a0\u3000]+(?=(?:19|20)\d\d)")
_NEAR_END, _LONGEST_COLOPHON = 6, 80
_HEAD = 4
_NEWSPAPER_PAGE = re.compile(r"第[ ]?(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})[ ]?版")


def find_published(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout, labels: Labels) -> Finding | None:
    """The day of publication, from the first of these that names one.

    The page's own date (发布日期, a date with a clock in its head, or one on two lines), the day on which its
    table says that the paper was sent (发文日期), what the page tells machines (PubDate; a 生成日期 that it shows
    goes before), the day on which the paper was written (成文日期), the closing signature, a date line under the
    title, the day of printing (某日印发), the day on its cover, the folio of a newspaper or the head of a bulletin, the
    decree that put rules in force (某日某某部令第8号公布), the last day on which a congress passed a place's law, the
    date of the page's file (生成日期), a date behind the name of the source (来源：某报 2023-01-09), the date in the
    head of a bulletin, the date line of a newspaper's page above the title, the issue named below it (《某报》（某日
    06版）), the dateline of its news, the date in the page's address, the day on which a report was given
    (——某日在…会议上), the day of an agency's dateline where the news tells its year,
    and at last the month that the page's own date, a line under the title, or the signature tells.
    """
    sources = (
        _labelled(labels, "published"),
        _head_dates(lines, kinds, layout),
        _split_dates(lines, layout),
        _labelled(labels, "signed"),
        _labelled(labels, "made") if labels.first("machine_published") else iter(()),
        _labelled(labels, "machine_published"),
        _labelled(labels, "written"),
        _signed(lines, kinds, layout),
        _date_lines(lines, range(layout.title.last + 1 if layout.title else layout.first, layout.text_first)),
        _printed_on(lines, layout),
        _on_cover(lines, layout),
        (Finding(imprint.day, imprint.day_span) for imprint in find_imprints(lines)),
        _enacted(lines, layout),
        _passed(lines, layout),
        _labelled(labels, "made"),
        _labelled(labels, "source"),
        _bulletin_dates(lines, layout),
        _newspaper_dates(lines, layout),
        _printed_dates(lines, layout),
        _address_dates(lines, layout),
        _spoken_dates(lines, layout),
        find_dateline_day(lines, layout),
    )
    months = (*_labelled_months(labels), *_month_lines(lines, layout), *_signed_months(lines, kinds, layout))
    return next((found for source in sources for found in source), None) or next(iter(months), None)


def _labelled_months(labels: Labels) -> Iterator[Finding]:
    """A page's date that tells no day (日期：2017年12月)."""
    for finding in labels.values.get("published", ()):
        month = read_month(finding.value) if len(finding.value) <= _LONGEST_MONTH else None
        if month is not None:
            yield Finding(month, finding.span)


def _month_lines(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """A month alone on its line between title and text (2018年1月)."""
    for line in lines[layout.title.last + 1 if layout.title else 0 : layout.text_first]:
        month = read_month(line.text) if _MONTH_ALONE.fullmatch(line.text) else None
        if month is not None:
            yield Finding(month, Span(line.start, line.end))


def _signed_months(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Iterator[Finding]:
    """The month below the body that signs, where it tells no day (某校 / 2018年9月修订)."""
    signature = find_signature(lines, kinds, layout)
    line = lines[signature.date_line] if signature is not None and signature.signers else None
    month = read_month(line.text) if line is not None else None
    if line is not None and month is not None:
        yield Finding(month, Span(line.start, line.end))


def _labelled(labels: Labels, kind: str) -> Iterator[Finding]:
    for finding in labels.values.get(kind, ()):
        for found in find_dates(finding.value):
            start = finding.span.start if finding.span else 0
            yield Finding(found.iso, Span(start + found.start, start + found.end) if finding.span else None)


def _head_dates(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Iterator[Finding]:
    """Dates of metadata lines above the text that stand before the first label or without any."""
    for at in range(layout.text_first):
        if kinds[at] is LineKind.LABELS and _LINK.search(lines[at].text) is None:
            labels = find_labels(lines[at].text)
            first = lines[at].start + labels[0].at if labels else lines[at].end
            yield from (found for found in _dates_of(lines[at]) if found.span is None or found.span.start < first)


def _split_dates(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """A day that the page's style sets on two lines above the text: 21 / 2024年02月, 2023 / 11/06."""
    for above, below in pairwise(lines[max(0, layout.text_first - _WIDGET) : layout.text_first]):
        day, year = _DAY_ALONE.fullmatch(above.text), _YEAR_ALONE.fullmatch(above.text)
        month = _MONTH_OF_DAY.fullmatch(below.text) if day else None
        written = f"{month['year']}-{month['month']}-{day[0]}" if day and month else ""
        if year and (rest := _DAY_OF_YEAR.fullmatch(below.text)):
            written = f"{year[0]}-{rest['month']}-{rest['day']}"
        if (found := next(find_dates(written), None)) is not None:
            yield Finding(found.iso, Span(above.start, below.end))


def _signed(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Iterator[Finding]:
    signature = find_signature(lines, kinds, layout)
    if signature is not None:
        yield from _dates_of(lines[signature.date_line])


def _on_cover(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    if (cover := find_cover(lines, layout)) is not None:
        yield from _dates_of(lines[cover.date_line])


def _date_lines(lines: Sequence[Line], order: range) -> Iterator[Finding]:
    for at in order:
        number = DOCUMENT_NUMBER.match(lines[at].text.lstrip("（("))
        rest = lines[at].text.lstrip("（(")[number.end() :] if number else lines[at].text
        body = _BODY_BEFORE.match(rest)
        rest = rest[body.end() :] if body and is_organ(body["body"]) else rest
        if is_date_line(rest):  # （某政办〔2017〕106号 2017年5月9日）, 某市教育局　2020年11月2日 as well
            yield from _dates_of(lines[at])


def _printed_on(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The day on which a paper's office printed it, in its last lines (某校办公室 2018年4月9日印发)."""
    for line in lines[max(layout.text_first, len(lines) - _NEAR_END) :]:
        if line.size <= _LONGEST_COLOPHON and _COLOPHON.search(line.text) is not None:
            yield from _dates_of(line)


def _newspaper_dates(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The issue's date above the title of a newspaper's page (第A4版); on other sites such a line tells today."""
    heads = [line for line in lines[: layout.first] if _NEWSPAPER_PAGE.search(line.text)]
    if heads:
        yield from _date_lines(lines, range(layout.first))
    for line in heads:
        yield from _dates_of(line)


def _printed_dates(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The issue of the newspaper in a byline above the text or in the last lines."""
    for line in [*lines[: layout.text_first], *lines[-_IMPRINT:]]:
        if _PRINTED.search(line.text):
            yield from _dates_of(line)
    if _DATED_NEWS.match(lines[layout.text_first].text):
        yield from _dates_of(lines[layout.text_first])


def _bulletin_dates(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The day in the head of a bulletin, behind the name of its keeper."""
    title_first = layout.title.first if layout.title else layout.text_first
    for line in lines[max(0, title_first - _HEAD) : title_first]:
        if keeper_of(line) is not None:
            yield from _dates_of(line)


def _spoken_dates(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    titled = _YEAR_OF_TITLE.search(layout.title.text) if layout.title else None
    for line in lines[layout.title.last + 1 if layout.title else layout.first : layout.text_first]:
        if is_subtitle(line.text) or _SPOKEN.fullmatch(line.text) or _PASSED.fullmatch(line.text):
            yield from _dates_of(line)
        spoken = _SPOKEN_ON.fullmatch(line.text)
        written = f"{titled[0]}-{spoken['month']}-{spoken['day']}" if titled and spoken else ""
        if spoken is not None and (found := next(find_dates(written), None)) is not None:
            yield Finding(found.iso, Span(line.start + spoken.start("month"), line.start + spoken.end("day") + 1))


def _enacted(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The day of the decree that put rules in force, from the lines below their title."""
    for enactment in find_enactment(lines, layout):
        yield Finding(enactment.day, Span(enactment.day_start, enactment.day_end))


def _passed(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The last day on which a congress passed, amended or approved a place's law."""
    if (passing := find_last_passing(lines, layout)) is not None:
        iso, start, end = passing
        yield Finding(iso, Span(start, end))


def _dates_of(line: Line) -> Iterator[Finding]:
    for found in find_dates(line.text[:80]):
        yield Finding(found.iso, Span(line.start + found.start, line.start + found.end))


def _address_dates(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    for at in [*range(layout.first), *range(layout.last + 1, len(lines))]:
        found = _ADDRESS_DATE.search(lines[at].text)
        if found is not None:
            iso = f"{found['year']}-{found['month']}-{found['day']}"
            if next(find_dates(iso), None) is not None:
                yield Finding(iso, Span(lines[at].start + found.start("year"), lines[at].start + found.end("day")))
