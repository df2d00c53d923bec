"""Which groups split something: 城区入园率 does where 农村入园率 is told too, the 城市 of a name alone does not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from policy_text.lexicon.words import group_section, group_words, word_ending
from policy_text.records import Measure

__all__ = ["keep_splits"]

_SHORTEST_HEAD = 3
"""社区助餐点 and 助餐点 are of one kind; shorter endings (收入, 项目) are shared by things that are not."""
_NEAR = 40
_PART = re.compile(r"其中[^。;；]*$")
_ALWAYS_SPLITS = re.compile(r"第[一二三]产业|(?:城镇|农村|城市)(?:常住)?居民|男[性生]|女[性生]")
_NO_GROUP = re.compile(r"分别|[,;，；。]|^国家和地区$")

Groups = defaultdict[str, set[str]]
"""The words of groups that are told before a name."""


def keep_splits(measures: Iterable[Measure], text: str) -> list[Measure]:
    """The measures, without the breakdowns that split nothing; ``text`` is what their offsets index.

    A word that opens a subject's name (城市供水率) is a group only where another measure has another group's word
    before the same name (农村供水率), or where it is said to be a part (其中城市用户).
    """
    held = list(measures)
    by_name, by_ending = Groups(set), Groups(set)
    for group, head in filter(None, map(_name, held)):
        by_name[head].add(group)
        for ending in _endings(head):
            by_ending[ending].add(group)
    return [m if _splits(m, by_name, by_ending, text) else replace(m, breakdown=None) for m in held]


def _name(measure: Measure) -> tuple[str, str] | None:
    """The group's word and the name behind it; None where the name does not open with such a word."""
    group, subject = measure.breakdown or "", measure.subject or ""
    if len(group) < 2 or subject == group or not subject.startswith(group):
        return None
    return group, subject[len(group) :]


def _endings(head: str) -> Iterator[str]:
    """A name, and those of one kind with it for which it ends: 社区助餐点, 区助餐点, 助餐点."""
    yield head
    yield from (head[at:] for at in range(1, len(head) - _SHORTEST_HEAD + 1))


def _splits(measure: Measure, by_name: Groups, by_ending: Groups, text: str) -> bool:
    group, name = measure.breakdown, _name(measure)
    if not group or name is None:
        return not group or not _is_no_group(group)
    if _ALWAYS_SPLITS.match(group) or _PART.search(text, max(0, measure.start - _NEAR), measure.start):
        return True
    section = group_section(group)
    groups_told = (by_ending.get(name[1], set()), *(by_name.get(ending, set()) for ending in _endings(name[1])))
    return any(other != group and group_section(other) in (section, None) for told in groups_told for other in told)


def _is_no_group(group: str) -> bool:
    """A verb or a clause."""
    if len(group) == 1:
        return group not in group_words() and bool(word_ending(group, "act", "stop"))
    return bool(_NO_GROUP.search(group))
