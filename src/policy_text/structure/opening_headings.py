"""The heading of a collection's first place, which may stand right above its text, or where the page has its title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from policy_text.lexicon.divisions import Division, Mention
from policy_text.structure.bare_headings import ends_with_place, is_subtitle, lead_above, tells_of_place
from policy_text.structure.body import Layout
from policy_text.structure.furniture import LineKind, is_byline
from policy_text.structure.heading_places import place_acted_on, place_in_heading
from policy_text.structure.lines import Line
from policy_text.structure.regions import (
    is_place_name,
    leading_mention,
    lies_in,
    settle_mentions,
)
from policy_text.structure.sections import Heading, find_headings
from policy_text.structure.title_words import is_organ

__all__ = ["find_text_headings"]

_BRACKETS = "【】[]（）()《》"
_LONGEST_LED = 90
_FEWEST_BELOW_TITLE = 2
"""So many headings like the title show that it is the first of them."""


def find_text_headings(
    text: str, lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout, *, promised: bool
) -> list[Heading]:
    """The headings of the running text, with the one right above it where that begins a collection's first case.

    It does so if the document promises cases, or if the others look like it: they name places in the same way.
    """
    stop = layout.last + 1
    headings = find_headings(text, lines, kinds, first=layout.text_first, stop=stop)
    begun = {line.start: at for at, line in enumerate(lines)}
    bare = [begun.get(heading.start, heading.line) for heading in headings if heading.mark is None]
    for first in _lines_above(lines, kinds, layout):
        others = [at for at in bare if _is_alike(lines, first, at)]
        is_title = layout.title is not None and layout.title.first <= first <= layout.title.last
        if is_title:
            is_first = len(others) >= _FEWEST_BELOW_TITLE and not _holds_any(lines, first, others)
        else:
            is_first = bool(others) or (promised and _names_place(lines, first))
        if is_first:
            found = find_headings(text, lines, kinds, first=first, stop=stop)
            return found if not is_title or found[0].line == first else [_like(found, others[0], lines, first), *found]
    return headings


def _like(headings: Sequence[Heading], other: int, lines: Sequence[Line], at: int) -> Heading:
    """The title as the heading of the first part, where the page's labels part it from its text."""
    alike = next(heading for heading in headings if heading.line == other)
    return replace(alike, line=at, start=lines[at].start, title_start=lines[at].start, title_end=lines[at].end)


def _lines_above(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Iterator[int]:
    """The line right above the text, or the one above that where a subtitle stands between."""
    above = layout.text_first - 1
    while above > 0 and is_byline(lines[above]) and kinds[above - 1] is LineKind.TEXT:
        above -= 1  # who wrote the first part
    if above >= 0 and layout.title is not None and layout.title.last < above and kinds[above] is LineKind.LABELS:
        yield layout.title.last  # a page that has its first part's heading for its title
    if above < 0 or kinds[above] is not LineKind.TEXT:
        return
    if above and is_subtitle(lines[above].text) and kinds[above - 1] is LineKind.TEXT:
        yield above - 1
    lead = lead_above(lines, kinds, above)
    if lead is not lines[above]:
        yield above - 1  # the first line of a heading of two
    yield above


def _names_place(lines: Sequence[Line], at: int) -> bool:
    return not is_organ(lines[at].text) and _place_named(lines, at) is not None


def _place_named(lines: Sequence[Line], at: int) -> Mention | None:
    """The place that a heading names, or the subtitle below it."""
    text, below = lines[at].text, _text_below(lines, at)
    own = leading_mention(text) or place_in_heading(text)
    own = (place_acted_on(text, own) or own) if own else None
    return own or (place_in_heading(below) if is_subtitle(below) else None)


def _text_below(lines: Sequence[Line], at: int) -> str:
    """The line below; empty below the last one, which a format may call a heading too."""
    return lines[at + 1].text if at + 1 < len(lines) else ""


def _is_alike(lines: Sequence[Line], first: int, other: int) -> bool:
    """Whether two lines name their places in the same way: before what they tell, behind it, alone, or a line below."""
    pair = (lines[first], lines[other])
    forms: tuple[Callable[[Line], bool], ...] = (tells_of_place, _is_led, _is_place_alone, ends_with_place)
    if any(all(form(line) for line in pair) for form in forms):
        return True
    below = [_text_below(lines, at) for at in (first, other)]
    return all(is_subtitle(text) and place_in_heading(text) is not None for text in below)


def _is_led(line: Line) -> bool:
    """Whether a title of more than one clause begins with its place."""
    is_title = line.size <= _LONGEST_LED and line.tail[-1] not in "。；！？，：" and "。" not in line.text
    return is_title and leading_mention(line.text) is not None


def _is_place_alone(line: Line) -> bool:
    return is_place_name(line.text.strip(_BRACKETS))


def _holds_any(lines: Sequence[Line], title: int, others: Sequence[int]) -> bool:
    """Whether the title's place holds one of the others: it is then about them all."""
    own, *places = settle_mentions([_place_named(lines, at) for at in (title, *others)])
    return own is None or any(_is_in(place, own) for place in places)


def _is_in(place: Division | None, outer: Division) -> bool:
    return place is None or lies_in(place, outer)
