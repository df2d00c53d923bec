"""Which headings of a document begin the cases of a collection: one place's report each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from policy_text.lexicon.divisions import Mention, find_divisions
from policy_text.structure.bare_headings import find_refrains, is_subtitle
from policy_text.structure.calendar_dates import is_date_line
from policy_text.structure.heading_places import (
    county_in_heading,
    is_signed,
    place_acted_on,
    place_in_heading,
    zone_in_heading,
)
from policy_text.structure.lines import Line, squeeze
from policy_text.structure.regions import is_place_name, is_row_behind, leading_mention
from policy_text.structure.sections import Heading
from policy_text.structure.title_words import is_organ

__all__ = ["COUNTS_CASES", "CaseHeading", "find_case_headings", "tells_of_person"]

_DUTY = re.compile(
    r"""(?:人民政府|教育局|教委|[一-鿿]{0,6}(?:局|厅|委员会|办公室|部门|中心|法院|检察院|公司|集团|大学|学院|学校|中学|小学))
        (?:[、，,；;（(负牵等]|$)""",
    re.VERBOSE,
)
_BREACH = re.compile(
    r"[^，。；：]{0,24}(?:书记|主[任席]|[局院校所站厂处科股镇乡县市区]长|经理|会计|出纳|干部|民警|巡视员|负责人)[一-鿿]{2,4}?等?[0-9一二三两]?人?"
    r"(?:违[规反纪法]|收受|接受|挪用|贪污|套取|骗取|虚报|侵占|截留|受贿|滥用|不作为|失职|酒)"
)
"""What an official was found to have done tells of a person, not of the place."""
_NOT_PRACTICE = re.compile(
    r"[、与及到等]|和(?![顺谐美平田政静硕县布睦])|至(?!.{0,12}(?:班列|航线|专列|高铁|高速))|各|所有|以外|以及"
)
_JOINS = ("、", "和", "与")
_OF_BODIES = re.compile(r"[一-鿿]{0,8}?(?:部门|[局厅委办院]|政府|中心|公司)")
"""Two places' bodies that did one thing; 昆明、玉溪重点发展… is a plan's task."""
_CALLED_ALIKE = re.compile(
    r"[一-鿿]{0,6}(?:小学|中学|初中|高中|学[校院]|幼儿园|医院|街道?|镇|乡|村|社区|[大中]?路|公园)"
)
"""What else may be called like a county elsewhere: 北塘小学, 城关镇."""
_UNNAMED = re.compile(r"某(?:某|[一-鿿]{0,2}[省市州盟县区旗镇乡])")
"""A circular of problems may leave the county's name out (某州某县水务局…): each heading then tells of another one."""
_KNOWN_FOR = re.compile(r"(?:的?(?:经验|做法|模式|案例|样本|探索|实践|篇))?[：:\s]*")
_COUNT = re.compile(r"[1-9][0-9]?[ \u3000]{1,4}(?=[一-鿿])")
"""A count without a sign behind it (1 某省某市): a mark only where a place follows."""
_POINTS_AT_PICTURE = ("▲", "△", "▼", "↑", "◀")
_BRACKETS = "【】[]（）()《》"
_SHORTEST_TITLE, _LONGEST_TITLE, _LONGEST_LABEL = 6, 90, 8
_SHORTEST_ABOVE = 4
"""Characters of a title that stands above the name of its body."""
_PAIR, _PAIR_SHARE = 2, 0.7
_FEWEST_COUNTED, _SHORTEST_TOLD = 4, 100
COUNTS_CASES = ("example", "named", "labelled")
"""Marks that count cases, whatever line stands below each of them."""
_DENSE = 0.7
"""Share of the headings of one form that must begin with a place, so that the form marks cases."""


@dataclass(frozen=True, slots=True)
class CaseHeading:
    """Where a case begins, its title, and the place that heading or subtitle name."""

    start: int
    title: str
    mention: Mention | None
    place: str
    """The place as written."""
    is_sure: bool
    """Whether the place leads the title and the title tells what it does, or the subtitle names whose report it is."""
    index: int
    """Index into the document's headings."""


def _read_case_heading(text: str, lines: Sequence[Line], heading: Heading, index: int, within: str) -> CaseHeading:
    line = lines[heading.line]
    is_below = heading.title_start >= line.end  # the mark stands alone on its line
    is_one_line = not is_below and line.size <= _LONGEST_TITLE and "。" not in line.text[:-1]
    end = line.end if is_one_line else heading.title_end
    start = heading.title_start
    count = _COUNT.match(text, start, end) if heading.mark is None else None
    if count is not None and leading_mention(text, count.end(), within=within) is not None:
        start = count.end()
    title = text[start:end].strip().rstrip("。")
    at = heading.line + is_below
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    source = title
    mention = leading_mention(title, title.startswith("在"), within=within)
    is_sure = mention is not None and _tells_practice(title, mention)
    if mention is None and is_subtitle(below):
        source, mention = below, place_in_heading(below)
        is_sure = mention is not None and len(title) >= _SHORTEST_ABOVE
    if mention is None:
        source, mention = title, _behind_label(title) or place_in_heading(title)
    if mention is None and (mention := zone_in_heading(title, within)) is not None:
        is_sure = mention.start <= 1 and _tells_practice(title, mention)
    if mention is None and (mention := _county_called(title, within)) is not None:
        is_sure = mention.start <= 1 and _tells_practice(title, mention)
    if mention is not None and source is title:
        mention = place_acted_on(title, mention) or mention
    place = source[mention.start : mention.end] if mention else ""
    return CaseHeading(start, title, mention, place, is_sure, index)


def _tells_practice(title: str, mention: Mention) -> bool:
    """Whether a title that begins with a place says what it does: not a bare name in a list, nor a body's duty.

    Two places may have done it together (甲县、乙县教育局违规收费).
    """
    other = leading_mention(title, mention.end + 1) if title[mention.end : mention.end + 1] in _JOINS else None
    end = other.end if other and _OF_BODIES.match(title, other.end) else mention.end
    rest = title[end:]
    tells = (
        len(rest) >= 2
        and not is_row_behind(title, end)
        and _NOT_PRACTICE.match(rest) is None
        and _DUTY.match(rest) is None
    )
    return tells and len(title) >= _SHORTEST_TITLE


def _county_called(title: str, within: str) -> Mention | None:
    """A county by its stem: inside the document's place, else, in its first words, wherever one only is called so."""
    inside = county_in_heading(title, within)
    anywhere = county_in_heading(title, "") if inside is None and within else None
    if anywhere is None or anywhere.start > 1 or len(anywhere.candidates) > 1:
        return inside
    return None if _CALLED_ALIKE.match(title, anywhere.end) else anywhere


def _tell_of_persons(groups: dict[str, list[CaseHeading]]) -> bool:
    """Whether the headings tell what officials of several places were found to have done."""
    placed = [heading for group in groups.values() for heading in group if heading.place]
    breaches = [h for h in placed if _BREACH.match(h.title, h.title.find(h.place) + len(h.place))]
    return 2 * len(breaches) > len(placed)


def tells_of_person(title: str) -> bool:
    """Whether a title tells what an official was found to have done.

    >>> tells_of_person("某县教育局局长王某违规收受礼金"), tells_of_person("某县教育局改造校舍")
    (True, False)
    """
    return _BREACH.match(title) is not None


def _count_places(headings: Sequence[CaseHeading]) -> int:
    """How many places the headings tell of: one that goes unnamed is another each time."""
    named = {heading.place.rstrip("省市县区") for heading in headings if heading.place}
    unnamed = {heading.title for heading in headings if _tells_of_unnamed(heading)}
    return max(len(named), len(unnamed))


def _tells_of_unnamed(heading: CaseHeading) -> bool:
    found = heading.title.find(heading.place) if heading.place else -1
    return found >= 0 and _UNNAMED.match(heading.title, found + len(heading.place)) is not None


def find_case_headings(
    text: str,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    *,
    title: str = "",
    within: str = "",
    promised: bool = False,
) -> list[CaseHeading]:
    """The headings that begin the cases of a collection, or none where the document is not one.

    They are numbered as cases (案例三), or listed in a table of contents or in the document's title before, or nearly
    all headings of one form name a place and tell what it does. Two are enough where the document promises cases,
    else three, and then each must begin with its place.
    """
    groups: dict[str, list[CaseHeading]] = {}
    refrains = find_refrains(text[heading.title_start : heading.title_end] for heading in headings)
    for index, heading in enumerate(headings):
        is_counted = heading.kind in COUNTS_CASES
        is_refrain = not is_counted and text[heading.title_start : heading.title_end] in refrains
        if not is_refrain and (promised or heading.kind != "ordinal"):
            kind = "bare" if heading.mark is None else heading.kind
            read = _read_case_heading(text, lines, heading, index, within)
            groups.setdefault(kind, []).append(read)
    groups["bare"] = _without_captions(groups.get("bare", []), text)
    if _tell_of_persons(groups):
        return []
    numbered = _without_contents(groups.get("example", []), headings)
    if len(numbered) >= 2:
        return _with_titles_above(numbered, headings, lines, text)
    titled = _joined_in_title(title, groups.get("bare", []))
    if _count_places(titled) >= 2:
        return titled
    listed = _listed_in_contents(text, lines, headings, groups)
    if len(listed) >= 2 and (promised or _count_places(listed) >= 2):
        return listed
    wanted = 2 if promised else 3
    candidates = [_placed(kind, group, wanted, promised=promised) for kind, group in groups.items()]
    candidates += [] if promised else [_places_counted(kind, group, text) for kind, group in groups.items()]
    covering = [placed for placed in candidates if placed and (promised or _covers(placed, text))]
    pairs = (_pair(group, title, text) for kind, group in groups.items() if kind == "bare" or len(group) == _PAIR)
    return max(covering, key=len, default=[]) or next((pair for pair in pairs if pair), [])


def _without_captions(bare: Sequence[CaseHeading], text: str) -> list[CaseHeading]:
    """Headings without the few that a sign marks as what a picture shows (▲某校课堂); where most bear it, they head."""
    signs = (text[max(0, heading.start - 4) : heading.start].rstrip(" \u3000") for heading in bare)
    plain = [heading for heading, sign in zip(bare, signs, strict=True) if not sign.endswith(_POINTS_AT_PICTURE)]
    return plain if 2 * len(plain) > len(bare) else list(bare)


def _pair(group: Sequence[CaseHeading], title: str, text: str) -> list[CaseHeading]:
    """Two headings that begin with places of two provinces, where the parts below them make up the document."""
    sure = [heading for heading in group if heading.is_sure and heading.mention is not None]
    provinces = {(place.code or "")[:2] for heading in sure if heading.mention for place in heading.mention.candidates}
    is_told_apart = len(sure) == len(provinces) == _PAIR and next(find_divisions(title), None) is None
    return sure if is_told_apart and _PAIR_SHARE * len(text) <= len(text) - sure[0].start else []


def _placed(kind: str, group: Sequence[CaseHeading], wanted: int, *, promised: bool) -> list[CaseHeading]:
    """The headings of one form that tell of places, if they are enough.

    A place in the middle of a title is enough only where cases are promised.
    """
    sure = [heading for heading in group if heading.is_sure or (kind != "example" and _sets_place_apart(heading))]
    bare = [heading for heading in group if (promised or kind == "bare") and _is_bare_place(heading)]
    named = [heading for heading in group if heading.place and len(heading.title) > len(heading.place) + 2]
    named = named if promised and kind != "ordinal" else []  # 一是学习某省经验 is a plan's task
    for placed, is_enough in ((sure, kind == "bare"), (bare, kind == "bare"), (named, False)):
        is_dense = is_enough or len(placed) >= _DENSE * len(group)
        if is_dense and len(placed) >= wanted and _count_places(placed) >= wanted:
            return placed
    return []


def _places_counted(kind: str, group: Sequence[CaseHeading], text: str) -> list[CaseHeading]:
    """Marked headings that are the names of different places and nothing else, with running text below each."""
    places = {heading.place for heading in group if heading.place and _is_bare_place(heading)}
    if kind == "bare" or len(places) < max(_FEWEST_COUNTED, len(group)):
        return []
    stops = [heading.start for heading in group[1:]] + [len(text)]
    is_long = stops[-1] - group[0].start >= _SHORTEST_TOLD * len(group)
    is_told = is_long and all(text.find("。", h.start, stop) >= 0 for h, stop in zip(group, stops, strict=True))
    return list(group) if is_told else []


def _sets_place_apart(heading: CaseHeading) -> bool:
    """Whether a title ends with its place behind a sign (织密学区网络——某县), or tells it right behind a label."""
    is_labelled = heading.mention is not None and heading.mention == _behind_label(heading.title)
    return is_labelled or is_signed(heading.title, heading.place)


def _behind_label(title: str) -> Mention | None:
    """The place right behind a label of a few characters (食堂：某市的一口热饭)."""
    label = title.find("：", 0, _LONGEST_LABEL + 1)
    return leading_mention(title, label + 1) if label > 0 else None


def _is_bare_place(heading: CaseHeading) -> bool:
    """Whether a heading is a place's name and nothing else, or names what is known by it (某县经验)."""
    title = heading.title.strip(_BRACKETS)
    rest = title.removeprefix(heading.place) if heading.place else title
    return is_place_name(title) or (rest != title and _KNOWN_FOR.fullmatch(rest) is not None)


def _covers(placed: Sequence[CaseHeading], text: str) -> bool:
    """Whether the places' parts make up most of the document: a report may name its counties in one section only."""
    return 2 * (len(text) - placed[0].start) >= len(text)


def _without_contents(numbered: Sequence[CaseHeading], headings: Sequence[Heading]) -> list[CaseHeading]:
    """Numbered cases without the table of contents that lists them before: there no text stands between them."""
    told = [found for found in numbered if not _in_run(headings, found.index)]
    return told if len(told) >= 2 else list(numbered)


def _with_titles_above(
    numbered: Sequence[CaseHeading], headings: Sequence[Heading], lines: Sequence[Line], text: str
) -> list[CaseHeading]:
    """Numbered cases from the lines right above their numbers on, where each has its title there.

    某市某某规定 / 【案例一】某市要求…: the last line of the case before is running text, which ends with a stop.
    """
    above = [lines[headings[found.index].line - 1] for found in numbered if headings[found.index].line > 0]
    are_titles = len(above) == len(numbered) and all(
        _SHORTEST_TITLE <= line.size <= _LONGEST_TITLE and line.tail[-1] not in "。；：，！？" for line in above
    )
    if not are_titles or any(is_date_line(line.text) or is_organ(line.text) for line in above):
        return list(numbered)
    return [
        replace(found, start=line.start, title=text[line.start : line.end].strip())
        for found, line in zip(numbered, above, strict=True)
    ]


def _joined_in_title(title: str, bare: Sequence[CaseHeading]) -> list[CaseHeading]:
    """Headings that begin with a place and make up the document's title together (某省：办好学校 某市：扩大学位)."""
    whole = squeeze(title)
    return [found for found in bare if found.is_sure and squeeze(found.title) in whole]


def _listed_in_contents(
    text: str, lines: Sequence[Line], headings: Sequence[Heading], groups: dict[str, list[CaseHeading]]
) -> list[CaseHeading]:
    """Headings that a numbered list above them announces, word for word."""
    entries = {
        squeeze(text[heading.title_start : lines[heading.line].end]).rstrip("。")
        for index, heading in enumerate(headings)
        if lines[heading.line].size <= _LONGEST_TITLE and _in_run(headings, index)
    }
    announced = [
        found
        for group in groups.values()
        for found in group
        if found.title and squeeze(found.title) in entries and not _in_run(headings, found.index)
    ]
    return sorted(announced, key=lambda found: found.start)


def _in_run(headings: Sequence[Heading], index: int) -> bool:
    """Whether a marked heading counts on from the line before it, or the line after it does, without text between.

    The list's last entry may stand right above the first case, which counts anew.
    """
    around = headings[max(0, index - 1) : index + 2]
    return any(_counts_on(above, below) for above, below in pairwise(around))


def _counts_on(above: Heading, below: Heading) -> bool:
    if above.mark is None or below.mark is None or above.kind != below.kind or below.line != above.line + 1:
        return False
    numbers = above.mark.number, below.mark.number
    return numbers[0] is None or numbers[1] is None or numbers[1] == numbers[0] + 1
