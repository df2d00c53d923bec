"""What a page states of itself: meta elements, labelled values, and the files that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from policy_text.load.html_lines import ATTACHMENT, PageLine
from policy_text.load.labelled_values import LabelledText, find_labelled_values
from policy_text.load.line_joining import collapse_blanks
from policy_text.records import Link

__all__ = ["read_links", "read_metadata"]


_ATTACHED = re.compile(r"附件[\d一二三四五六七八九十]*[ ]*[:：.、]|附件[\d一二三四五六七八九十]+")
_NO_ADDRESS = ("javascript:", "data:", "#", "mailto:")


def read_metadata(root: Any, lines: Iterable[PageLine]) -> tuple[tuple[str, str], ...]:
    """Name–value pairs in order, each once: meta elements and the title, then the labelled values of the page."""
    texts = [text for line in lines for text in _texts_of(line)]
    return tuple(dict.fromkeys((*_read_meta_elements(root), *find_labelled_values(texts), *_read_scripts(root))))


def _texts_of(line: PageLine) -> list[LabelledText]:
    if line.cells:
        return [LabelledText(cell.text, is_cell=True, group=line.node) for cell in line.cells]
    listed = _LISTED.fullmatch(line.node)
    if listed:  # <dt>索引号</dt><dd>…</dd>: the list says what is a label, as a table does
        return [LabelledText(line.text, is_cell=True, group=listed["list"])]
    return [LabelledText(line.text, group=line.node.rpartition("/")[0])]


_LISTED = re.compile(r"(?P<list>.*/dl\[\d+\](?:/div\[\d+\])?)/d[td]\[\d+\](?:/\w+\[\d+\])?")
"""A term or its description, with a paragraph in it or without."""


def _read_meta_elements(root: Any) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta", "title"):
        if element.tag == "title":
            name, value = "title", "".join(element.itertext())
        else:
            name, value = element.get("name") or element.get("property") or "", element.get("content") or ""
        if name.strip() and value.strip():
            yield name.strip(), collapse_blanks(value)


_ACCOUNT = re.compile(r"nickname\s*=\s*htmlDecode\(\s*[\"']([^\"'<>]{1,40})[\"']")
_POSTED = re.compile(r"createTime\s*=\s*[\"'](20\d\d-\d\d-\d\d)")


def _read_scripts(root: Any) -> Iterator[tuple[str, str]]:
    """Who posted a page of WeChat and when, which its reader's browser fills in from a script."""
    for element in root.iter("script"):
        script = element.text or ""
        if "createTime" in script or "nickname" in script:
            yield from (("来源", found[1]) for found in _ACCOUNT.finditer(script))
            yield from (("发布时间", found[1]) for found in _POSTED.finditer(script))


def read_links(root: Any) -> tuple[Link, ...]:
    """Links to files (doc, xls, pdf, zip, …), each address once, as written.

    A file behind a script's address (down.jsp?id=3) is known by what the link is called.
    """
    found: dict[str, str] = {}
    for element in root.iter("a"):
        address = (element.get("href") or "").strip()
        title = collapse_blanks("".join(element.itertext())) or (element.get("title") or "").strip()
        names_file = ATTACHMENT.search(address) or ATTACHMENT.search(title) or _ATTACHED.match(title)
        if names_file and address and not address.lower().startswith(_NO_ADDRESS):
            found.setdefault(address, title)
    return tuple(Link(title, address) for address, title in found.items())
