"""Annotated sources: what a document says, and beside it what a reader found in it.

A source is a text file. Between two lines of ``+++`` stands TOML: where the document goes and its metadata. Below,
every line is one line of the document, and its first characters say what it is:

==================  ===================================================================================
``= text``          the title
``# text``          a heading
``: text``          another line of the body (address, signature); ``:^`` is centred, ``:>`` right-aligned
``{slugs} text``    a paragraph, with its reform types
``| a | b``         a row of a table
``~ text``          furniture of a page: kept in plain text, left to the page template elsewhere
``%body``, ``%end``             where the body begins and ends
``%case CODE REGION``, ``%endcase``  where a case begins and ends
==================  ===================================================================================

A measure is written where it stands: ``[7个]{教育集团;target;@到2023年=/2023}``. After the subject come, in any order,
a status, change or qualifier, ``optional``, ``by:`` the breakdown, ``@`` the time as ``text=from/to``, and ``unit:``,
``kind:``, ``value:``, ``max:`` where the text of the quantity does not settle them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

__all__ = ["CaseLines", "Line", "Mark", "Source", "read_source"]

_MARK = re.compile(r"\[(?P<text>[^\[\]]+)\]\{(?P<note>[^{}]+)\}")
_PARAGRAPH = re.compile(r"\{(?P<slugs>[a-z -]*)\} ?")
_ALIGNMENTS = {":^ ": "center", ":> ": "right", ": ": "left"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A measure inside a line; ``note`` is what stands in braces after it."""

    start: int
    end: int
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document without its markup."""

    role: str
    """``title``, ``heading``, ``text``, ``paragraph``, ``row``, ``furniture`` or ``blank``."""
    text: str
    marks: tuple[Mark, ...] = ()
    reforms: tuple[str, ...] = ()
    align: str = "left"
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseLines:
    """A case: its lines from ``first`` up to, not including, ``last``."""

    first: int
    last: int
    adcode: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A source as read: settings and metadata from its head, lines, and the lines that bound body and cases."""

    name: str
    settings: dict[str, Any]
    lines: tuple[Line, ...]
    body: tuple[int, int]
    cases: tuple[CaseLines, ...] = field(default=())

    @property
    def metadata(self) -> dict[str, str]:
        """The metadata that the head states."""
        return dict(self.settings["metadata"])


def read_source(path: Path) -> Source:
    """Read one source; one that names ``text_of`` has another's lines, with what ``replace`` says exchanged."""
    _, head, text = path.read_text(encoding="utf-8").split("+++\n", 2)
    settings = tomllib.loads(head)
    if "text_of" in settings:
        other = path.with_name(f"{settings['text_of']}.txt").read_text(encoding="utf-8")
        text = other.split("+++\n", 2)[2]
    for old, new in settings.get("replace", ()):
        if text.count(old) != 1:
            raise ValueError(f"{path.name}: {old!r} is to be replaced and stands there {text.count(old)} times")
        text = text.replace(old, new)
    return _read_lines(path.stem, settings, text.strip("\n").split("\n"))


def _read_lines(name: str, settings: dict[str, Any], written: list[str]) -> Source:
    lines: list[Line] = []
    bounds: dict[str, int] = {}
    cases: list[CaseLines] = []
    for number, raw in enumerate(written, start=1):
        if raw.startswith("%case"):
            code, region = ([*raw.split()[1:], None, None])[:2]
            cases.append(CaseLines(len(lines), 0, code, region))
        elif raw == "%endcase":
            cases[-1] = replace(cases[-1], last=len(lines))
        elif raw.startswith("%"):
            bounds[raw] = len(lines)
        else:
            try:
                lines.append(_read_line(raw))
            except ValueError as error:
                raise ValueError(f"{name}, line {number}: {error}") from error
    return Source(name, settings, tuple(lines), (bounds["%body"], bounds["%end"]), tuple(cases))


def _read_line(raw: str) -> Line:
    if not raw:
        return Line("blank", "")
    if raw.startswith("|"):
        return _read_row(raw)
    if paragraph := _PARAGRAPH.match(raw):
        text, marks = _take_marks(raw[paragraph.end() :])
        return Line("paragraph", text, marks, tuple(paragraph["slugs"].split()))
    for sign, role in (("= ", "title"), ("# ", "heading"), ("~ ", "furniture")):
        if raw.startswith(sign):
            text, marks = _take_marks(raw[len(sign) :])
            return Line(role, text, marks, align="center" if role == "title" else "left")
    for sign, align in _ALIGNMENTS.items():
        if raw.startswith(sign):
            text, marks = _take_marks(raw[len(sign) :])
            return Line("text", text, marks, align=align)
    raise ValueError(f"no line of a source begins like {raw[:12]!r}")


def _read_row(raw: str) -> Line:
    cells, marks, at = [], [], 0
    for written in raw[1:].split("|"):
        text, found = _take_marks(written.strip())
        marks += [Mark(mark.start + at, mark.end + at, mark.note) for mark in found]
        cells.append(text)
        at += len(text) + 1
    return Line("row", "\t".join(cells), tuple(marks), cells=tuple(cells))


def _take_marks(written: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without markup, and its measures.

    >>> _take_marks("有[7个]{教育集团;target}。")
    ('有7个。', (Mark(start=1, end=3, note='教育集团;target'),))
    """
    text, marks = "", []
    for piece in _pieces(written):
        if isinstance(piece, str):
            text += piece
        else:
            marks.append(Mark(len(text), len(text) + len(piece["text"]), piece["note"]))
            text += piece["text"]
    if stray := re.search(r"[\[\]{}]", text):
        raise ValueError(f"a bracket is left over in {text[max(0, stray.start() - 8) : stray.end() + 8]!r}")
    return text, tuple(marks)


def _pieces(written: str) -> Iterator[str | re.Match[str]]:
    at = 0
    for mark in _MARK.finditer(written):
        yield written[at : mark.start()]
        yield mark
        at = mark.end()
    yield written[at:]
