"""What lines are by what stands around them: columns of menus, flattened tables, counters, figures, saved heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from policy_text.structure.labels import label_kind
from policy_text.structure.line_kinds import UNSETTLED, LineKind
from policy_text.structure.lines import Line, is_prose
from policy_text.structure.saved_heads import end_of_saved_head, find_foot_head
from policy_text.structure.title_words import is_formal_title

__all__ = ["settle_by_neighbours"]

_COLUMN = re.compile(r"(?!.*(?:附[件录]|关于|通知|意见|方案|报告|政府|[镇乡村县局委部厅办]$))[一-鿿（）()]{2,14}/?")
"""A word of a menu; bodies that sign one below the other, and parts of a title, are none."""
_FEWEST_COLUMNS, _NAME_SIZE = 5, 4
"""Lines of a name are longer than those of people in a list (王某某)."""
_FEWEST_REPEATED = 4
_REPEATED = re.compile(r"(?!.*[省市镇乡村县区局委部厅办]$)[一-鿿]{2,6}")
"""A column that stands twice may sound like a title (通知公告); figures, places and bodies stand in tables."""
_LONGEST_BETWEEN = 8
"""Characters of a column between such columns: a longer line there is the page's title."""
_COUNTERS = frozenset("次人")
_VALUED = frozenset({LineKind.TEXT, LineKind.FURNITURE})
_LONGEST_VALUE = 90
_TITLES_BELOW = 8
"""Lines among which the title would stand that is no value of a table."""


def settle_by_neighbours(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """Correct ``kinds``, which each line has by its own words."""
    _join_stacked(lines, kinds)
    _mark_columns(lines, kinds)
    _mark_repeated(lines, kinds)
    _mark_counters(lines, kinds)
    _keep_figures(lines, kinds)
    _mark_saved(lines, kinds)


def _mark_columns(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """A site's columns or friends set one below the other, above all running text or right above a page's footer."""
    prose = [at for at, line in enumerate(lines) if kinds[at] is LineKind.TEXT and is_prose(line)]
    if not prose:
        return
    for run_first, run_stop in _short_runs(lines, kinds):
        first, stop = max(run_first, 1), run_stop  # the first line of all is the page's heading
        is_head = stop <= prose[0]
        is_foot = first > prose[-1] and stop < len(lines) and kinds[stop] is LineKind.ENDER
        is_title = is_head and lines[stop].text[:2] == lines[stop - 1].text[:2]
        if is_title or (is_head and kinds[stop] is LineKind.LABELS):
            stop -= 1
        if is_head or (is_foot and sum(lines[at].size for at in range(first, stop)) > _NAME_SIZE * (stop - first)):
            kinds[first:stop] = [LineKind.MENU] * (stop - first)


def _short_runs(lines: Sequence[Line], kinds: Sequence[LineKind]) -> Iterator[tuple[int, int]]:
    """Stretches of so many short lines of text that they can be no title and no signature."""
    first = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and kinds[at] is LineKind.TEXT and _COLUMN.fullmatch(lines[at].text):
            continue
        if at - first >= _FEWEST_COLUMNS:
            yield first, at
        first = at + 1


def _join_stacked(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """A table that was flattened to one cell a line: a label on one line has its value on the next.

    One pair alone may be an empty label above the title; where the pairs go on, the table is sure, but for its last
    label, which may be empty too: the title below it has mostly stood above the table already.
    """
    names = [kinds[at] in UNSETTLED and label_kind(line.text) is not None for at, line in enumerate(lines)]
    seen: set[str] = set()
    for at in range(len(lines) - 1):
        is_value = kinds[at + 1] in _VALUED and not names[at + 1] and lines[at + 1].size <= _LONGEST_VALUE
        takes_value = names[at] and is_value and not _is_title_below(lines, at)
        goes_on = (at + 2 < len(lines) and names[at + 2]) or (at >= 2 and names[at - 2] and not names[at - 1])
        if names[at]:
            kinds[at] = LineKind.LABELS
        if takes_value and goes_on and lines[at + 1].text not in seen:
            kinds[at + 1] = LineKind.LABELS
        seen.add(lines[at].text)


def _is_title_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a label like 服务对象 is empty, and what stands below it is the page's only title."""
    is_title = label_kind(lines[at].text) == "other" and is_formal_title(lines[at + 1].text)
    return is_title and not any(is_formal_title(line.text) for line in lines[at + 2 : at + _TITLES_BELOW])


def _mark_repeated(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """Columns of a site that stand twice above the text, in its head and at its side: 工作动态 / 关于我们."""
    first = next((at for at, line in enumerate(lines) if kinds[at] is LineKind.TEXT and is_prose(line)), 0)
    above = [at for at in range(first) if kinds[at] is LineKind.TEXT]
    counts = Counter(lines[at].text for at in above)
    repeated = [at for at in above if counts[lines[at].text] > 1 and _REPEATED.fullmatch(lines[at].text)]
    if len(repeated) < _FEWEST_REPEATED:
        return
    for at in above:
        is_column = lines[at].size <= _LONGEST_BETWEEN and _COLUMN.fullmatch(lines[at].text) is not None
        if (is_column or at in repeated) and repeated[0] <= at <= repeated[-1]:
            kinds[at] = LineKind.MENU


def _mark_counters(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """The rest of a counter that a script fills in: 点击数： / 次."""
    for at in range(1, len(lines)):
        is_rest = kinds[at] is LineKind.TEXT and kinds[at - 1] is LineKind.LABELS
        if is_rest and lines[at].text in _COUNTERS:
            kinds[at] = LineKind.TOOLS


def _keep_figures(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """A bare number is a page's only where such numbers count on one by one; else it is a figure of a table."""
    bare = [at for at, line in enumerate(lines) if kinds[at] is LineKind.PAGE_MARK and line.text.isdecimal()]
    numbers = [int(lines[at].text) for at in bare]
    counted = {
        at for place, at in enumerate(bare) if _counts_on(numbers, place) and not _has_bare_neighbour(bare, place)
    }
    for at in bare:
        if at not in counted:
            kinds[at] = LineKind.TEXT


def _counts_on(numbers: Sequence[int], place: int) -> bool:
    before = place > 0 and numbers[place] == numbers[place - 1] + 1
    return before or (place + 1 < len(numbers) and numbers[place + 1] == numbers[place] + 1)


def _has_bare_neighbour(bare: Sequence[int], place: int) -> bool:
    before = place > 0 and bare[place] - bare[place - 1] <= 2
    return before or (place + 1 < len(bare) and bare[place + 1] - bare[place] <= 2)


def _mark_saved(lines: Sequence[Line], kinds: list[LineKind]) -> None:
    """What whoever saved the page noted above its text, and the head that a copy moved below it."""
    for at in range(end_of_saved_head(lines)):
        kinds[at] = LineKind.LABELS if kinds[at] is LineKind.LABELS else LineKind.TOOLS
    if (foot := find_foot_head(lines)) is not None:
        kinds[foot] = LineKind.ENDER
