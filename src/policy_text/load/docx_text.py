"""What a reader sees of a Word paragraph: runs in order, tracked changes accepted, no field codes, no hidden text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

__all__ = ["MC", "ParagraphText", "W", "read_paragraph"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_GONE = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "rt", "sdtPr")
)
"""Deleted or moved away, codes rather than text, the small characters over a word."""

_LINE_BREAK = "\n"
_AS_TEXT = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}cr": _LINE_BREAK,
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}


@dataclass(slots=True)
class ParagraphText:
    """A paragraph's text, and what hangs on it."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    """Text boxes anchored in it (``w:txbxContent``), to be read after it."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind (``footnote``, ``endnote``) and id of each note that it refers to."""


def read_paragraph(paragraph: Any) -> ParagraphText:
    """Read one ``w:p``."""
    result = ParagraphText()
    parts: list[str] = []
    for element in _seen(paragraph):
        tag = element.tag
        if tag in (f"{W}t", f"{_MATH}t"):
            parts.append(element.text or "")
        elif tag == f"{W}br":
            parts.append(_LINE_BREAK if element.get(f"{W}type") in (None, "textWrapping") else "")
        elif tag == f"{W}sym":
            parts.append(_symbol(element))
        elif tag == f"{W}txbxContent":
            result.boxes.append(element)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            result.notes.append((tag.removeprefix(W).removesuffix("Reference"), element.get(f"{W}id") or ""))
        else:
            parts.append(_AS_TEXT.get(tag, ""))
    result.text = "".join(parts)
    return result


def _seen(paragraph: Any) -> Iterator[Any]:
    """The elements below a paragraph in order, without those that are not seen, nor what is inside of text boxes."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _GONE or _is_hidden_run(element):
            continue
        yield element
        if element.tag == f"{W}txbxContent":
            continue
        children = list(element)
        if element.tag == f"{MC}AlternateContent":  # the same drawing twice, for new and old versions of Word
            children = children[:1]
        stack.extend(reversed(children))


def _is_hidden_run(element: Any) -> bool:
    if element.tag != f"{W}r":
        return False
    vanish = element.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") not in ("0", "false", "off")


def _symbol(element: Any) -> str:
    """A character of a symbol font; those of the private area look different in each font and say nothing."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    return "" if code >= 0xE000 or code < 0x20 else chr(code)
