"""Which lines inside a page's main text are furniture: its head, reading tools, links that lead away, its foot.

Asked of a line: does it consist of the site's own phrases and nothing else, is it a link and nothing else. Asked of
its place: does it stand before the last line of the page's head (发布时间、来源、字号), or after the first of its foot
(相关阅读、免责声明). Long lines are text whatever they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.load.html_lines import PageLine
from policy_text.load.labelled_values import (
    is_credit_line,
    is_editor_line,
    is_index_table,
    is_info_line,
    is_publication_line,
)
from policy_text.load.site_phrases import SHORT, is_foot_line, is_site_line, is_tool_line

__all__ = ["find_text_lines", "find_title_lines"]


def find_text_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of the main element that are the document's own, in order."""
    lines = lines[: _find_second_print(lines)]
    inside = [line for line in lines[: _find_foot(lines)] if not _is_furniture(line)]
    inside = inside[_find_head_end(inside) :]
    while inside and is_credit_line(inside[-1].text):
        inside.pop()
    return [line for line in inside if not is_tool_line(line.text) and not _is_index(line)]


def find_title_lines(lines: Sequence[PageLine], page_title: str) -> Sequence[PageLine]:
    """The heading that bears the article's name, over all its lines, with the number below it; empty without one.

    It makes up most of what the page calls itself, or is the first part of that, and then any line may be it. It mostly
    stands above the line of date and source, with the site's own furniture; the last one before the text counts, since
    the name of the site may be a heading too.
    """
    named = "".join(page_title.split())
    whole = _first_part(named)
    first = next((at for at, line in enumerate(lines) if line.main and _is_prose(line)), len(lines))
    for at in range(first - 1, -1, -1):
        line, name = lines[at], "".join(lines[at].text.split())
        bears_it = name in named and len(name) >= max(_SHORTEST_TITLE, len(named) / 2) if named else line.main
        begins_it = whole is not None and len(name) >= _SHORTEST_TITLE and whole.startswith(name)
        if not line.aside and ((line.level and (bears_it or begins_it)) or name == whole):
            start, stop = _find_broken(lines, at, first, whole or "") or _find_broken_heading(lines, at, first, named)
            return lines[start : stop + (stop < first and _NUMBER.fullmatch(lines[stop].text) is not None)]
    return ()


def _first_part(named: str) -> str | None:
    """What a page calls itself without its column and site; None where that is a site, a body or hardly a word."""
    first = _PARTED.split(named, maxsplit=1)[0]
    return first if len(first) >= _SHORTEST_NAMED and _SITE_END.search(first) is None else None


def _find_broken(lines: Sequence[PageLine], at: int, end: int, whole: str) -> tuple[int, int] | None:
    """The lines around one that make up together what the page calls itself, a subtitle among them."""
    spans = (
        (start, stop)
        for start in range(at, max(at - _MOST_LINES, -1), -1)
        for stop in range(at + 1, min(at + _MOST_LINES, end) + 1)
    )
    texts = (("".join("".join(line.text.split()) for line in lines[start:stop]), start, stop) for start, stop in spans)
    return next(((start, stop) for text, start, stop in texts if text == whole), None)


def _find_broken_heading(lines: Sequence[PageLine], at: int, end: int, named: str) -> tuple[int, int]:
    """A heading's own lines, which stand one after another in what the page calls itself."""
    start, stop = at, at + 1
    while start > 0 and _goes_before(lines[start - 1], lines[start], named):
        start -= 1
    while stop < end and _goes_before(lines[stop - 1], lines[stop], named):
        stop += 1
    return start, stop


def _goes_before(upper: PageLine, lower: PageLine, named: str) -> bool:
    return upper.level == lower.level > 0 and "".join((upper.text + lower.text).split()) in named


def _is_furniture(line: PageLine) -> bool:
    return line.aside or is_site_line(line.text) or _is_link_only(line)


def _is_link_only(line: PageLine) -> bool:
    """A line that is one link, or a row of them, leads away; a link to a file is an attachment and belongs here."""
    if line.attached or line.cells or _ATTACHMENT.match(line.text):
        return False
    return line.linked >= 0.9 * sum(not character.isspace() for character in line.text)


_SHORTEST_TITLE, _SHORTEST_NAMED, _MOST_LINES = 6, 8, 3
_PARTED = re.compile(r"[_|丨]+|(?<![-—–])[-—–](?![-—–])")
"""What parts the names of column and site from the article's in a page's own title."""
_NUMBER = re.compile(r"[一-鿿]{1,14}[ ]?[〔\[（(]\d{4}[〕\]）)][ ]?\d{1,5}[ ]?号")
"""A paper's number right below its title."""
_SITE_END = re.compile(r"(?:网|网站|门户|平台|政府|[局厅委部会院校])$")
_FEWEST_REPEATED, _SAME = 2, 0.9
"""Sentences of a text that a page prints twice, and the share of it that is the same."""
_NOTES = re.compile(r"(?:注释?|附注|资料来源)[:：]")

_ATTACHMENT = re.compile(r"附\s*件|附[:：]|附表|附录")
"""Attachments behind a script's address, which names no file."""


def _is_index(line: PageLine) -> bool:
    return bool(line.cells) and is_index_table([cell.text for cell in line.cells])


def _find_second_print(lines: Sequence[PageLine]) -> int:
    """Where a page prints its text once more, for a narrow screen or a printer; the number of lines if it does not.

    Nearly all running text comes back from the first sentence on, and hardly anything else follows; what leads in to it
    (title, date) goes along.
    """
    first = next((at for at, line in enumerate(lines) if _is_prose(line) and len(line.text) >= SHORT), len(lines))
    again = next((at for at in range(first + 1, len(lines)) if lines[at].text == lines[first].text), len(lines))
    prints = [[line.text for line in part if _is_prose(line)] for part in (lines[first:again], lines[again:])]
    if min(map(len, prints)) < _FEWEST_REPEATED or not (_is_in(prints[0], prints[1]) and _is_in(prints[1], prints[0])):
        return len(lines)
    head = {line.text for line in lines[:first]}
    while lines[again - 1].text in head:
        again -= 1
    return again


def _is_in(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether nearly all of the texts, by their length, are among the others."""
    known = set(others)
    return sum(len(text) for text in texts if text in known) >= _SAME * sum(map(len, texts))


def _find_foot(lines: Sequence[PageLine]) -> int:
    """Where the page goes on after the article: after its editor's name, or with related news and disclaimers.

    After half or two thirds of the text: 相关政策 also heads a section of guides.
    """
    lengths = [0 if _is_furniture(line) else len(line.text) for line in lines]
    total, seen = sum(lengths), 0
    for index, (line, length) in enumerate(zip(lines, lengths, strict=True)):
        is_foot = is_foot_line(line.text) and not _stands_above_notes(lines, index)
        if (2 * seen >= total and is_editor_line(line.text)) or (3 * seen >= 2 * total and is_foot):
            return index
        seen += length
    return len(lines)


def _stands_above_notes(lines: Sequence[PageLine], at: int) -> bool:
    """Whether the document's own notes follow at once (相关解读：… / 注释： / [1]…)."""
    return any(_NOTES.fullmatch(line.text) for line in lines[at + 1 : at + 3])


def _find_head_end(lines: Sequence[PageLine]) -> int:
    """The index after the last line of the page's head: its title, publication line, index table and tools.

    What stands between the head and the first sentence is the document's own: its number, its title again, its
    addressees. Without any line of a head, all is the document's own, unless so little stands above the line that tells
    when the page came out (a site's account of itself) that it can be no article.
    """
    first = next((index for index, line in enumerate(lines) if _is_prose(line)), len(lines))
    for index in range(min(first, len(lines)) - 1, -1, -1):
        if is_info_line(lines[index].text) or is_tool_line(lines[index].text) or _is_index(lines[index]):
            return index + 1
    stamps = [index for index, line in enumerate(lines) if is_publication_line(line.text)]
    is_only = len(stamps) == 1 and not any(line.level for line in lines[: stamps[0]])
    return stamps[0] + 1 if is_only and _is_little(lines, stamps[0]) else 0


def _is_little(lines: Sequence[PageLine], stop: int) -> bool:
    """Whether the running text before a line is less than half of what follows."""
    sizes = [len(line.text) if _is_prose(line) or line.cells else 0 for line in lines]
    return 2 * sum(sizes[:stop]) < sum(sizes[stop:])


def _is_prose(line: PageLine) -> bool:
    return not line.cells and not is_info_line(line.text) and ("。" in line.text or len(line.text) > 2 * SHORT)
