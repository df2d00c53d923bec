"""What the page says of its document: labelled values from its meta elements and metadata lines, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policy_text.records import Document, Span
from policy_text.structure.body import Layout
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.decrees import decree_number
from policy_text.structure.furniture import LineKind
from policy_text.structure.labels import Label, find_labels, holds_index, label_kind
from policy_text.structure.lines import Line, squeeze
from policy_text.structure.marks import read_mark
from policy_text.structure.page_words import CONTROL_WORDS, ENGLISH_NAMES, LABEL_KINDS
from policy_text.structure.saved_heads import read_foot_head, read_front_matter
from policy_text.structure.title_words import (
    DOCUMENT_NUMBER,
    MARKING,
    ends_as_site,
    glued_number,
    is_formal_title,
    is_organ,
    is_site_name,
    is_yearly_number,
    number_behind,
    part_page_title,
    strip_site,
)

__all__ = [
    "Finding",
    "Labels",
    "as_official",
    "find_index_number",
    "find_number",
    "known_titles",
    "read_labels",
    "title_parts",
]


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
        bare = finding.value.strip("[]【】（）() \u00a0\u3000")
        if bare and bare not in CONTROL_WORDS and not _NOTHING.fullmatch(finding.value):
            self.values.setdefault(kind, []).append(finding)


_NOTHING = re.compile(
    r"[-—_无暂/\\\s.。:：]*|None|null|undefined|本站|本网|本站(?:原创|发布|编辑|讯)|本校|(?:部委|部门|多部门)?联合发文|原创|网站管理员|admin|佚名|未知",
    re.IGNORECASE,
)
_INDEX_NUMBER = re.compile(r"[A-Za-z0-9一-鿿][^\s，。；]{3,60}")
_YEAR_IN_BRACKETS = re.compile(r"[（(\[［【﹝]\s?((?:19|20)\d\d)\s?[)）\]］】﹞]")
_REPLY_CLASS = re.compile(r"[（(]?[A-DＡ-Ｄ]类?[）)]?|[ \u3000](?:19|20)\d\d年")
"""Replies to motions bear their class behind the number; lists of law the year."""
_TRIAL = re.compile(r"^[（(](?:试行|暂行|修订|草案)[）)](?=[一-鿿])")
"""What is left of a title that breaks before it stands in front of the number: （试行）某府〔2012〕105号."""
_CODE = re.compile(r"(?=.*\d)[0-9A-Za-z][0-9A-Za-z/_.-]{7,40}")
"""What stands below 索引号 on a line of its own, whatever its make."""
_SHAPE = re.compile(r"[0-9A-Z]{8,20}/20\d\d-\d{4,8}")
"""How index numbers of government sites look, also where a page has lost the label: 004411220/2026-00017."""
_DECREE_NUMBER = re.compile(
    r"(?P<number>[一-鿿]{2,14}令[ ]?[（(]?第?[ ]?\d{1,4}[ ]?号[）)]?|[一-鿿]{2,14}第[ ]?\d{1,4}[ ]?号令)"
)
"""The number of a decree bears no year: 某府令8号."""
_ANNOUNCES = re.compile(r"[公通]告(?:[（(][^（）()]{1,24}[）)])?$")
"""Titles of papers that bear a year and a count alone for their number."""
_BLANKS, _FEWEST_COLUMNS = re.compile(r"[ \u00a0\u3000]"), 3
_NEAR_HEAD = 8
"""Lines of the beginning in which a number alone on its line is the paper's: a summary may stand above it."""
_BROKEN_VALUE = 4
"""A rest of a value that a page's width put on the next line is no longer than this (…教育 / 部)."""


def read_labels(document: Document, lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Labels:
    """All labelled values of the page outside of the document's text, those between its title and its text first.

    What stands above the title may belong to other papers that the page lists.
    """
    labels = Labels()
    head_end = lines[layout.text_first].start if layout.text_first < len(lines) else len(document.text)
    title_end = lines[layout.title.last].end if layout.title else 0
    shown, hidden = _page_metadata(document)
    told = [(kind, Finding(value, _printed_place(document.text, value, head_end))) for kind, value in shown]
    for kind, finding in sorted(told, key=lambda pair: pair[1].span is None or pair[1].span.start < title_end):
        labels.add(kind, finding)
    for saved in (*read_front_matter(lines), *read_foot_head(lines)):
        labels.add(saved.kind, Finding(saved.value, Span(saved.start, saved.end)))
    head = range(layout.title.last + 1 if layout.title else 0, layout.text_first)
    outside = [*head, *range(head.start), *range(layout.last + 1, len(lines))]
    if layout.text_first < len(lines) and holds_index(lines[layout.text_first].text):
        outside.append(layout.text_first)
    for at in outside:
        for kind, finding in _values_below(lines, at):
            labels.add(kind, finding)
        if kinds[at] in (LineKind.LABELS, LineKind.ENDER) or at == layout.text_first:
            for kind, finding in _line_values(document.text, lines, kinds, at):
                labels.add(kind, finding)
    for kind, value in hidden:
        labels.add(kind, Finding(value, _printed_place(document.text, value, head_end)))
    return labels


def _page_metadata(document: Document) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs of the page by kind: what it shows to readers (发布日期), and what it tells machines (PubDate)."""
    shown: list[tuple[str, str]] = []
    hidden: list[tuple[str, str]] = []
    for name, value in document.page_metadata:
        kind = ENGLISH_NAMES.get(name.strip().lower())
        if kind is not None:
            hidden.append((kind, value.strip()))
            continue
        line = f"{squeeze(name).rstrip(':')}：{value.strip()}"[:300]
        shown += [(label.kind, line[label.start : label.end]) for label in find_labels(line)]
    return shown, hidden


def _printed_place(text: str, value: str, stop: int) -> Span | None:
    """Where the head of the page prints a value that its meta elements give."""
    at = text.find(value, 0, stop) if value else -1
    return Span(at, at + len(value)) if at >= 0 else None


def _values_below(lines: Sequence[Line], at: int) -> Iterator[tuple[str, Finding]]:
    """The values of a table whose head is a row of labels (索取号 | 发布机构 | 文件编号), from the row below it."""
    names = lines[at].text.split("\t")
    kinds = [LABEL_KINDS.get(_BLANKS.sub("", name)) for name in names]
    if len(names) < _FEWEST_COLUMNS or at + 1 >= len(lines) or sum(kind is None for kind in kinds) > 1:
        return
    values = lines[at + 1].text.split("\t")
    if any(_BLANKS.sub("", value) in LABEL_KINDS for value in values):
        return  # labels and values take turns in each row
    start = lines[at + 1].start
    for kind, cell in zip(kinds, values, strict=False):
        if kind is not None and cell.strip():
            yield kind, Finding(cell.strip(), Span(start, start + len(cell)))
        start += len(cell) + 1


def _line_values(text: str, lines: Sequence[Line], kinds: Sequence[LineKind], at: int) -> Iterator[tuple[str, Finding]]:
    """The values of one metadata line; a value may stand, or go on, on the next line."""
    line = lines[at]
    for label in find_labels(line.text) or _stacked_label(line):
        start, end = line.start + label.start, line.start + label.end
        is_last = label.end >= len(line.text)
        if is_last and at + 1 < len(lines):
            following = lines[at + 1]
            is_value = kinds[at + 1] is LineKind.LABELS or _fits(label.kind, following)
            if start == end and is_value and not find_labels(following.text):
                start, end = following.start, following.end
            elif start < end and kinds[at + 1] is LineKind.TEXT and _is_rest(following):
                end = following.end
        yield label.kind, Finding("".join(text[start:end].split("\n")).strip(), Span(start, end))


def _fits(kind: str, line: Line) -> bool:
    """Whether a line that looks like text can only be the value of the label above it."""
    if kind == "index_number":
        return _CODE.fullmatch(line.text) is not None
    fits = {"issuer": is_organ, "source": ends_as_site, "title": is_formal_title}
    return kind in fits and fits[kind](line.text)


def _is_rest(line: Line) -> bool:
    """Whether a line is the rest of a value above, not the document's first heading (一、综合)."""
    return line.size <= _BROKEN_VALUE and line.tail[-1] not in "：:" and read_mark(line.text) is None


def _stacked_label(line: Line) -> Sequence[Label]:
    kind = label_kind(line.text)
    return [Label(kind, 0, len(line.text), len(line.text))] if kind else []


def known_titles(labels: Labels) -> list[str]:
    """What the page's metadata call the document, surest first; a page's own <title> without its site."""
    titles = [finding.value for finding in labels.values.get("title", ())]
    page_titles = [strip_site(finding.value) for finding in labels.values.get("page_title", ())]
    titles += [title for title in page_titles if not is_site_name(title)]
    return titles


def title_parts(labels: Labels) -> frozenset[str]:
    """The parts of the page's own <title>, one of which may be the document's: 某妇联 - 家庭教育 - 某县新建家长学校."""
    return frozenset(part for finding in labels.values.get("page_title", ()) for part in part_page_title(finding.value))


def as_official(number: str) -> str:
    """A number with the brackets in which official papers set its year; a scan's reader takes them for round ones.

    >>> as_official("某教科（2020）2号")
    '某教科〔2020〕2号'
    """
    return _YEAR_IN_BRACKETS.sub(r"〔\1〕", number)


def _begins_with_label(text: str) -> bool:
    """发文时间：2019-06-03 behind the number; 9号文件解读 来源：… tells of another paper's."""
    labels = find_labels(text)
    return bool(labels) and labels[0].at == 0


def find_number(lines: Sequence[Line], layout: Layout, labels: Labels) -> Finding | None:
    """The paper's own number (某政办〔2021〕5号): labelled, or on a line of its own near the title."""
    for labelled in labels.values.get("doc_number", ()):
        found = DOCUMENT_NUMBER.search(labelled.value)
        found = found or _DECREE_NUMBER.fullmatch(labelled.value)
        if found:
            return Finding(found["number"], labelled.span)
    for at, line in enumerate(lines[: layout.text_first + _NEAR_HEAD]):
        if layout.title is not None and at == layout.title.last and (glued := glued_number(line.text)):
            return Finding(glued, Span(line.end - len(glued), line.end))
        if layout.title is not None and at == layout.title.last and (behind := number_behind(line.text)):
            start = line.start + line.text.rfind(behind)
            return Finding(behind, Span(start, start + len(behind)))
        inner = MARKING.sub("", _TRIAL.sub("", line.text).strip("（）() "), count=1)
        is_below = layout.title is not None and at > layout.title.last
        if is_below and is_yearly_number(inner) and layout.title and _ANNOUNCES.search(layout.title.text):
            return Finding(inner, Span(line.start, line.end))
        found = DOCUMENT_NUMBER.match(inner)
        rest = inner[found.end() :] if found else ""
        if rest and at > layout.text_first:
            continue
        if found and (
            not rest
            or _REPLY_CLASS.fullmatch(rest)
            or is_date_line(rest)
            or "签发人" in rest
            or is_formal_title(rest)
            or _begins_with_label(rest.strip())
        ):
            start = line.start + line.text.find(found["number"])
            return Finding(found["number"], Span(start, start + len(found["number"])))
    decree = decree_number(lines, layout)
    return Finding(decree[0], Span(decree[1], decree[2])) if decree else None


def find_index_number(lines: Sequence[Line], layout: Layout, labels: Labels) -> Finding | None:
    """The page's index number (索引号), the first word of its value, or what looks like one above the text."""
    for labelled in labels.values.get("index_number", ()):
        found = _INDEX_NUMBER.match(labelled.value)
        if found:
            start = labelled.span.start if labelled.span else 0
            return Finding(found[0], Span(start, start + len(found[0])) if labelled.span else None)
    alone = (line for line in lines[: layout.text_first] if _SHAPE.fullmatch(line.text))
    return next((Finding(line.text, Span(line.start, line.end)) for line in alone), None)
