"""A whole page on one line, as copies keep it that lose every break: where its labels, its title and its text begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_text.structure.lines import Line
from policy_text.structure.page_words import LABEL_KINDS
from policy_text.structure.title_words import is_organ

__all__ = ["find_page_cuts"]

_GAP = r"[ \u00a0\u3000]"
_LABEL = re.compile(
    rf"(?<={_GAP})(?P<name>" + "|".join(sorted(LABEL_KINDS, key=len, reverse=True)) + rf"){_GAP}{{0,3}}[:：]{_GAP}*"
)
_VALUE = re.compile(rf"(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:{_GAP}\d{{1,2}}:\d\d(?::\d\d)?)?|\S+)")
"""A value has no blank inside, but between a day and its clock."""
_SHORTEST_PAGE, _HEAD = 300, 2_000
"""Characters of a line that may be a page, and among which its labels stand."""
_FEWEST_LABELS = 3
_TELLING = frozenset({"index_number", "doc_number", "issuer", "published"})
_SHORTEST_TITLE, _LONGEST_TITLE = 8, 90
_NEAR_LABELS = 200
"""Characters behind the last label in which the text's own title may stand."""


def find_page_cuts(text: str, line: Line) -> Iterator[int]:
    """Where a line that holds a page's labels, and its title above and below them, is to be parted.

    Its first words, up to a blank, are the title of the page, unless they name a body; where they come back between
    blanks, not far behind the last label, stands the title of the text.
    """
    if line.size < _SHORTEST_PAGE:
        return
    stop = min(line.end, line.start + _HEAD)
    labels = list(_LABEL.finditer(text, line.start, stop))
    kinds = {LABEL_KINDS[found["name"]] for found in labels}
    if len(labels) < _FEWEST_LABELS or len(kinds & _TELLING) < 2:
        return
    for found in labels:
        yield found.start()
        if not any(other.start() == found.end() for other in labels) and (
            value := _VALUE.match(text, found.end(), stop)
        ):
            yield value.end()
    title = re.match(r"\S+", text[line.start : stop])
    if title is None or not _SHORTEST_TITLE <= len(title[0]) <= _LONGEST_TITLE or is_organ(title[0]):
        return
    last = labels[-1].start() + _NEAR_LABELS
    for again in re.finditer(rf"(?<!\S){re.escape(title[0])}(?!\S)", text[line.start : min(stop, last)]):
        yield line.start + again.start()
        yield line.start + again.end()
