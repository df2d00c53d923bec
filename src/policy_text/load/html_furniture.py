"""Which lines inside a page's main text are furniture: its head, reading tools, links that lead away, its foot.

Asked of a line: does it consist of the site's own phrases and nothing else, is it a link and nothing else. Asked of
its place: does it stand before the last line of the page's head (发布时间、来源、字号), or after the first of its foot
(相关阅读、免责声明). Long lines are text whatever they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.load.html_lines import PageLine
from policy_text.load.labelled_values import is_credit_line, is_editor_line, is_index_table, is_info_line
from policy_text.load.site_phrases import SHORT, is_foot_line, is_site_line, is_tool_line

__all__ = ["find_text_lines", "find_title_line"]


def find_text_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of the main element that are the document's own, in order."""
    inside = [line for line in lines[: _find_foot(lines)] if not _is_furniture(line)]
    inside = inside[_find_head_end(inside) :]
    while inside and is_credit_line(inside[-1].text):
        inside.pop()
    return [line for line in inside if not is_tool_line(line.text) and not _is_index(line)]


def find_title_line(lines: Sequence[PageLine], page_title: str) -> PageLine | None:
    """The heading that bears the article's name: one that makes up most of what the page calls itself.

    It mostly stands above the line of date and source, with the site's own furniture; the last one before the text
    counts, since the name of the site may be a heading too.
    """
    named = "".join(page_title.split())
    first = next((at for at, line in enumerate(lines) if line.main and _is_prose(line)), len(lines))
    for line in reversed(lines[:first]):
        name = "".join(line.text.split())
        bears_it = name in named and len(name) >= max(_SHORTEST_TITLE, len(named) / 2) if named else line.main
        if line.level and not line.aside and bears_it:
            return line
    return None


def _is_furniture(line: PageLine) -> bool:
    return line.aside or is_site_line(line.text) or _is_link_only(line)


def _is_link_only(line: PageLine) -> bool:
    """A line that is one link, or a row of them, leads away; a link to a file is an attachment and belongs here."""
    if line.attached or line.cells or _ATTACHMENT.match(line.text):
        return False
    return line.linked >= 0.9 * sum(not character.isspace() for character in line.text)


_SHORTEST_TITLE = 6

_ATTACHMENT = re.compile(r"附\s*件|附[:：]|附表|附录")
"""Attachments behind a script's address, which names no file."""


def _is_index(line: PageLine) -> bool:
    return bool(line.cells) and is_index_table([cell.text for cell in line.cells])


def _find_foot(lines: Sequence[PageLine]) -> int:
    """Where the page goes on after the article: after its editor's name, or with related news and disclaimers.

    After half or two thirds of the text: 相关政策 also heads a section of guides.
    """
    lengths = [0 if _is_furniture(line) else len(line.text) for line in lines]
    total, seen = sum(lengths), 0
    for index, (line, length) in enumerate(zip(lines, lengths, strict=True)):
        if (2 * seen >= total and is_editor_line(line.text)) or (3 * seen >= 2 * total and is_foot_line(line.text)):
            return index
        seen += length
    return len(lines)


def _find_head_end(lines: Sequence[PageLine]) -> int:
    """The index after the last line of the page's head: its title, publication line, index table and tools.

    What stands between the head and the first sentence is the document's own: its number, its title again, its
    addressees. Without any line of a head, all is the document's own.
    """
    first = next((index for index, line in enumerate(lines) if _is_prose(line)), len(lines))
    for index in range(min(first, len(lines)) - 1, -1, -1):
        if is_info_line(lines[index].text) or is_tool_line(lines[index].text) or _is_index(lines[index]):
            return index + 1
    return 0


def _is_prose(line: PageLine) -> bool:
    return not line.cells and not is_info_line(line.text) and ("。" in line.text or len(line.text) > 2 * SHORT)
