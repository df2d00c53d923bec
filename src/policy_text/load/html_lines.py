"""A page's element tree to the lines that a reader sees: one line a block element, tables as cells.

The walk is iterative, so that no depth of nesting can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from policy_text.load.html_nodes import Nodes
from policy_text.load.html_tables import is_data_table, read_table, read_text
from policy_text.load.line_joining import collapse_blanks
from policy_text.load.text_builder import CellText

__all__ = ["ATTACHMENT", "PageLine", "read_lines"]

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "object",
        "embed",
        "applet",
        "iframe",
        "frame",
        "frameset",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "datalist",
        "button",
        "textarea",
        "input",
    ]
)
"""Elements whose text no reader sees as text of the page."""

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "o:p",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "st1",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "area",
    ]
)

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
ATTACHMENT = re.compile(
    r"\.(?:docx?|wps|wpt|xlsx?|et|csv|pdf|ofd|pptx?|dps|zip|rar|7z|tar|gz|rtf|txt|jpe?g|tiff?)(?=$|[?#&\"'])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PageLine:
    """One line of the page, before anybody says whether it is text or furniture."""

    text: str
    node: str
    """The innermost element that holds all of it."""
    level: int = 0
    linked: int = 0
    """How many of its characters are links."""
    attached: bool = False
    """Whether it links to a file that belongs to the page."""
    main: bool = False
    aside: bool = False
    """Whether it is in a list of links."""
    cells: list[CellText] = field(default_factory=list)
    """Of a data table; then `text` holds all of them, for judging only."""


def read_lines(
    root: Any,
    main: frozenset[Any] = frozenset(),
    asides: frozenset[Any] = frozenset(),
    *,
    hidden: frozenset[Any] = frozenset(),
) -> list[PageLine]:
    """The page's lines in reading order; those inside an element of ``main`` or ``asides`` are marked so.

    Elements in ``hidden`` are left out.
    """
    return list(_Walk(root, main, asides, hidden).lines())


class _Walk:
    """One pass over the tree: collects inline pieces and hands out a line at every block's edge."""

    def __init__(self, root: Any, main: frozenset[Any], asides: frozenset[Any], hidden: frozenset[Any]) -> None:
        self._root = root
        self._main = main
        self._aside_elements = asides
        self._hidden = hidden
        self._pieces: list[str] = []
        self._linked = 0
        self._attached = False
        # what the open elements say; each is a depth or a stack, so that leaving restores it
        self._nodes = Nodes(root, f"/{root.tag}[1]")
        self._open: list[Any] = []
        self._depth = 0  # of the innermost element that holds all words of the line so far; 0 as long as it has none
        self._links = self._mains = self._asides = self._preformatted = 0
        self._levels: list[int] = []

    def lines(self) -> Iterator[PageLine]:
        from lxml import etree

        walker = etree.iterwalk(self._root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                yield from self._enter(element, walker)
            elif event == "end":
                yield from self._leave(element)
            else:
                self._add(element.tail)
        yield from self._flush()

    def _enter(self, element: Any, walker: Any) -> Iterator[PageLine]:
        tag = element.tag
        if tag not in _INLINE:
            yield from self._flush()
        self._open.append(element)
        self._note(element, +1)
        if tag in _UNSEEN or element in self._hidden:
            walker.skip_subtree()
        elif tag == "table" and is_data_table(element):
            walker.skip_subtree()
            yield from self._table(element)
        else:
            self._add(element.text)

    def _leave(self, element: Any) -> Iterator[PageLine]:
        if element.tag not in _INLINE:
            yield from self._flush()
        self._note(element, -1)
        self._open.pop()
        self._depth = min(self._depth, len(self._open))
        self._add(element.tail)

    def _note(self, element: Any, step: int) -> None:
        tag = element.tag
        if tag == "a":
            self._links += step
            self._attached |= step > 0 and bool(ATTACHMENT.search(element.get("href") or ""))
        elif tag in _HEADINGS:
            self._levels.append(_HEADINGS[tag]) if step > 0 else self._levels.pop()
        elif tag == "pre":
            self._preformatted += step
        if element in self._main:
            self._mains += step
        if element in self._aside_elements:
            self._asides += step

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            if not text.isspace():
                self._depth = min(self._depth or len(self._open), len(self._open))
            if self._links:
                self._linked += sum(not character.isspace() for character in text)

    def _flush(self) -> Iterator[PageLine]:
        raw = "".join(self._pieces)
        for piece in raw.splitlines() if self._preformatted else (raw,):
            text = collapse_blanks(piece)
            if text:
                yield self._line(text, self._open[self._depth - 1] if self._depth else self._root)
        self._pieces.clear()
        self._depth = 0
        self._linked = 0
        self._attached = False

    def _line(self, text: str, element: Any) -> PageLine:
        line = PageLine(text, self._nodes.of(element), linked=self._linked, attached=self._attached)
        line.level = self._levels[-1] if self._levels else 0
        line.main = self._mains > 0
        line.aside = self._asides > 0
        return line

    def _captions(self, table: Any) -> Iterator[PageLine]:
        """What stands above a table inside it: its title, and often the unit of its figures."""
        for caption in table.iterchildren("caption"):
            text = "" if caption in self._hidden else read_text(caption, self._hidden)
            if text:
                yield self._line(text, caption)

    def _table(self, element: Any) -> Iterator[PageLine]:
        cells = read_table(element, self._nodes, hidden=self._hidden)
        if not cells:
            return
        yield from self._captions(element)
        line = self._line(" ".join(cell.text for cell in cells), element)
        line.cells = cells
        links = element.findall(".//a")
        line.linked = sum(len("".join(link.itertext()).strip()) for link in links)
        line.attached = any(ATTACHMENT.search(link.get("href") or "") for link in links)
        yield line
