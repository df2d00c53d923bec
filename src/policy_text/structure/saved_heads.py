"""Heads that whoever saved a page set around its text: front matter, a ruled 正文, a title at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policy_text.structure.calendar_dates import find_dates
from policy_text.structure.labels import find_labels
from policy_text.structure.lines import Line, is_prose

__all__ = ["Told", "end_of_saved_head", "find_foot_head", "read_foot_head", "read_front_matter"]

_FENCE = re.compile(r"-{3,}")
_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z_-]{1,23}):[ ]*(?P<value>.*)")
_KINDS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "publish_date": "published",
    "publisher": "issuer",
    "issuer": "issuer",
    "author": "poster",
    "source": "source",
    "doc_number": "doc_number",
}
"""Keys of front matter to the kind of label that a page would print; an author is a body or nobody."""
_QUOTES = "\"'"
_LONGEST_HEAD, _FEWEST_KEYS = 60, 2
_RULED_TEXT = re.compile(r"[=＝*#_~—-]{4,}[ \u3000]*正[ \u3000]?文[ \u3000]*[=＝*#_~—-]{4,}")
"""A rule with its word below what a crawler noted of a page: ======== 正文 ========."""
_DATED = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ ]+\d{1,2}:\d\d(?::\d\d)?[ \u00a0\u3000]*")
_FOOT = 6
_SHORTEST_TITLE, _LONGEST_TITLE = 6, 80


class Told(NamedTuple):
    """A value of a head, its kind, and where it stands in the text."""

    kind: str
    value: str
    start: int
    end: int


def _end_of_front_matter(lines: Sequence[Line]) -> int:
    """Index behind the fence that closes the front matter of a Markdown file; 0 where there is none."""
    if not lines or _FENCE.fullmatch(lines[0].text) is None:
        return 0
    stop = next((at for at in range(1, min(_LONGEST_HEAD, len(lines))) if _FENCE.fullmatch(lines[at].text)), 0)
    keys = sum(_KEY.fullmatch(line.text) is not None for line in lines[1:stop])
    return stop + 1 if keys >= _FEWEST_KEYS and not any(is_prose(line) for line in lines[1:stop]) else 0


def end_of_saved_head(lines: Sequence[Line]) -> int:
    """Index behind all that a saved record tells before its text; 0 where it tells nothing.

    >>> from policy_text.records import Document
    >>> from policy_text.structure.lines import find_lines
    >>> told = "标题: 某县教育工作总结\\n本地目录: a/b\\n======== 正文 ========\\n一、学校建设"
    >>> end_of_saved_head(find_lines(Document("", told)))
    3
    """
    if stop := _end_of_front_matter(lines):
        return stop
    ruled = (at for at in range(min(_LONGEST_HEAD, len(lines))) if _RULED_TEXT.fullmatch(lines[at].text))
    at = next(ruled, None)
    is_head = at is not None and any(find_labels(line.text) for line in lines[:at])
    return at + 1 if at is not None and is_head and not any(is_prose(line) for line in lines[:at]) else 0


def read_front_matter(lines: Sequence[Line]) -> Iterator[Told]:
    """The values of the front matter that tell what a page's labels would."""
    for line in lines[: _end_of_front_matter(lines)]:
        found = _KEY.fullmatch(line.text)
        kind = _KINDS.get(found["key"].lower()) if found else None
        if found is None or kind is None:
            continue
        value = found["value"].strip().strip(_QUOTES)
        start = line.start + line.text.find(value, found.start("value"))
        yield Told(kind, value, start, start + len(value))


def find_foot_head(lines: Sequence[Line]) -> int | None:
    """The title that a copy moved to the page's foot, from the line below it with clock and source.

    某县新建学校三所 / 2024-05-06 09:30:00　来源：某某日报: the text stands above, and no sentence behind.
    """
    for at in range(len(lines) - 2, max(0, len(lines) - _FOOT), -1):
        dated = _DATED.match(lines[at + 1].text)
        labels = find_labels(lines[at + 1].text) if dated else []
        is_source = bool(labels) and labels[0].kind == "source" and dated is not None and labels[0].at == dated.end()
        is_title = _SHORTEST_TITLE <= lines[at].size <= _LONGEST_TITLE and lines[at].tail[-1] not in "。；，：:"
        if is_source and is_title and not find_labels(lines[at].text):
            is_foot = any(is_prose(line) for line in lines[:at])
            return at if is_foot and not any(is_prose(line) for line in lines[at:]) else None
    return None


def read_foot_head(lines: Sequence[Line]) -> Iterator[Told]:
    """Title and day of a head that stands at the foot; its source is a label like others."""
    at = find_foot_head(lines)
    if at is None:
        return
    title, dated = lines[at], lines[at + 1]
    yield Told("title", title.text, title.start, title.end)
    for day in find_dates(dated.text[:20]):
        yield Told("published", dated.text[day.start : day.end], dated.start + day.start, dated.start + day.end)
