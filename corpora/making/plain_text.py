"""Text and HTML documents of annotated sources: the lines as they stand, or in the page of a website."""

from __future__ import annotations

import html
import re
from pathlib import Path

from making.annotated import Line, Source

__all__ = ["render_html", "render_text"]

_TEMPLATE = re.compile(r"<!--(?P<name>paragraph|heading|text|center|right) (?P<markup>.*?)-->\n")
_PLACEHOLDER = re.compile(r"\{\{(?P<name>\w+)\}\}")


def render_text(source: Source) -> bytes:
    """The lines, in the encoding and with the line ends that the source asks for."""
    newline = source.settings.get("newline", "\n")
    text = "".join(line.text + newline for line in source.lines)
    return text.encode(source.settings.get("encoding", "utf-8"))


def render_html(source: Source, pages: Path) -> bytes:
    """The body in the page template that the source names; title and metadata go where the template has them."""
    page = (pages / source.settings["page"]).read_text(encoding="utf-8")
    templates = {found["name"]: found["markup"] for found in _TEMPLATE.finditer(page)}
    values = {name: html.escape(value, quote=False) for name, value in source.metadata.items()}
    values["body"] = "\n".join(_render_lines(source, templates))
    text = _PLACEHOLDER.sub(lambda found: values.get(found["name"], ""), _TEMPLATE.sub("", page))
    charset = re.search(r"charset=[\"']?(?P<name>[\w-]+)", text)
    return text.encode("gb18030" if charset and charset["name"].lower() == "gb2312" else "utf-8")


def _render_lines(source: Source, templates: dict[str, str]) -> list[str]:
    lines = []
    rows: list[Line] = []
    for line in source.lines[slice(*source.body)]:
        if line.role == "row":
            rows.append(line)
            continue
        if rows:
            lines.append(_render_table(rows))
            rows = []
        if line.role not in ("blank", "furniture", "title"):
            lines.append(_markup_of(line, templates).format(html.escape(line.text, quote=False)))
    return [*lines, _render_table(rows)] if rows else lines


def _markup_of(line: Line, templates: dict[str, str]) -> str:
    if line.align in templates:
        return templates[line.align]
    return templates.get(line.role, templates["paragraph"])


def _render_table(rows: list[Line]) -> str:
    lines = ['<table border="1" cellspacing="0" cellpadding="4">']
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        lines.append("<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row.cells) + "</tr>")
    return "\n".join([*lines, "</table>"])
