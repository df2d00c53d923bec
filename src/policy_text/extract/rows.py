"""Rows of numbers: those after 分别 are of the nouns, or of the numbers, that stand before them in the same order."""

from __future__ import annotations

import re

from policy_text.extract.clues import Subject
from policy_text.extract.links import Link
from policy_text.extract.pairing import pair_respectively
from policy_text.extract.phrases import strip_scope, strip_to_noun

__all__ = ["pair_lists"]

_COMPARED = re.compile(r"(?:(?<![生师占对性价])比(?![例重值])|较)[^,;。]{1,14}$|同比$|环比$")
_SHARE_OF_WHOLE = re.compile(r"(占[^,;。]{2,12}?)的?(?:比重|比例|份额)?(?:为|达|达到)?$")
"""高职院校、中职学校|分别占全省的|12%、9%: the whole is part of what each share is of."""
_IN_ORDER = re.compile(r"分别|依次")
_CHANGED = re.compile(
    r"(?:同比|比上年|较上年|比上年同期)?(?:增长|增加|提高|上升|下降|减少|降低)了?"
    r"|(?:增长|增加|提高|提升|上升|扩大|下降|减少|降低|缩小|缩短|压缩|[增升降减缩扩])[至到为]"
)
"""分别完成36亿元和74亿元,|同比增长|6%和9%: the words of a row of changes that names nothing itself."""


def pair_lists(text: str, links: list[Link]) -> list[Link]:
    """Numbers after 分别 go with the nouns before it, or with the numbers before them, in order."""
    paired = list(links)
    index = 0
    run: list[int] = []
    while index < len(links):
        run = _run_of_changes(text, links, index, run) or _respective_run(text, links, index)
        if len(run) > 1:
            _pair_run(text, paired, run)
        index += max(len(run), 1)
    return paired


def _run_of_changes(text: str, links: list[Link], index: int, before: list[int]) -> list[int]:
    """分别完成36亿元和74亿元,|同比增长6%和9%: as many changes as the row before has numbers."""
    if len(before) < 2:
        return []
    row = list(range(index, index + len(before)))
    if row[-1] >= len(links) or not _CHANGED.fullmatch(links[index].around.left):
        return []
    ends = [links[place].quantity.end for place in (before[-1], *row[:-1])]
    gaps = [text[end : links[place].quantity.start] for end, place in zip(ends, row, strict=True)]
    return row if gaps[0].lstrip(",") == links[index].around.left and all(g in "、和及与" for g in gaps[1:]) else []


def _respective_run(text: str, links: list[Link], index: int) -> list[int]:
    first = links[index]
    if first.subject.rule in ("shared-out", "grant-row"):
        return [index]
    if "分别" not in first.around.left and "依次" not in first.around.left and "各" not in first.around.left[-4:]:
        return [index]
    run = [index]
    for following in range(index + 1, len(links)):
        gap = text[links[following - 1].quantity.end : links[following].quantity.start]
        changes_unit = "," in gap and links[following].quantity.unit != first.quantity.unit
        if changes_unit or gap.strip("、和及与,以左右上下内约近超 "):
            break
        run.append(following)
    return run


def _pair_run(text: str, links: list[Link], run: list[int]) -> None:
    first = links[run[0]]
    order = _IN_ORDER.search(first.around.left)
    words = first.around.left[: order.start()] if order else first.around.left
    behind = first.around.left[order.end() :] if order else ""
    noun, led_by = strip_to_noun(words)
    share = _SHARE_OF_WHOLE.match(behind) if first.quantity.kind == "percentage" else None
    noun = strip_scope(_COMPARED.sub("", noun))
    told_before = text[first.around.sentence_start : first.around.clause_start].rpartition("。")[2]
    told_before = told_before if not any(mark.isdigit() for mark in told_before) else ""
    subjects = _subjects_before(links, run) if not noun else None
    subjects = subjects or pair_respectively(noun, len(run), before=told_before)
    for place, index in enumerate(run):
        link = links[index]
        subject = link.subject if index == run[0] else first.subject
        if subjects is not None:
            name, breakdown = subjects[place]
            subject = Subject(name + (share[1] if share else ""), "respectively", breakdown, led_by=led_by)
        elif index == run[0]:
            continue
        links[index] = link._replace(subject=subject, change=first.change, row_start=first.quantity.start)


def _subjects_before(links: list[Link], run: list[int]) -> list[tuple[str, str | None]] | None:
    first = run[0]
    earlier = links[max(0, first - len(run)) : first]
    if len(earlier) < len(run) or earlier[0].around.sentence_start != links[first].around.sentence_start:
        return None
    return [(link.subject.text, link.subject.breakdown) for link in earlier]
