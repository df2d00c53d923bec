"""Cases of lists whose paragraphs begin with a place set apart: 五华区：…, ——五华区。…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_text.lexicon.divisions import Division, Mention, counties_called
from policy_text.records import Case
from policy_text.structure.cases import make_case
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line
from policy_text.structure.regions import leading_mention, settle_mentions

__all__ = ["find_labelled_cases", "find_led_cases"]

_Labelled = tuple[int, int, Mention | None]
"""Where a line begins and ends, and the place with which it begins."""

_DASH = re.compile(r"—{1,3}")
_LABEL = re.compile(r"[：:][ \u3000]*(?=[“一-鿿])")
_NAME = re.compile(r"[ \u3000]*(?P<name>[一-鿿]{2,6})(?:[（(][一-鿿]{1,3}[）)])?[：:](?=[“一-鿿0-9])")
_NO_NAME = re.compile(
    r"其中|同时|此外|另外|例如|注释?|编者按|记者|主持人|来源|备注|说明|要求|目标|原因|问题|措施|做法|成效|特点|总体|点评|启示|导语|展望|结语|小结|数据|监督|传真|建议|经验|亮点|链接|背景|附件|联系人|电话|地址|时间|地点"
)
_LINE = re.compile(r"\S[^\n]*")
_FEWEST_LED, _FEWEST = 2, 4
"""So many places make a collection where one is promised, and where nothing says so."""
_FEWEST_BEHIND = 4
"""So many names behind the last place of a list go on with it."""
_SHARE_LABELLED, _SHARE_NAMED = 0.8, 0.9
"""Share of the lines that must begin with a place, and of those of a run that begin with a place or another name."""
_SHARE_TOLD, _TELLING = 0.6, 60
"""Or the share of the text in such lines, each of so many characters: a list of telephones has shorter ones."""


def find_led_cases(
    text: str,
    lines: Sequence[Line],
    kinds: Sequence[LineKind],
    *,
    region: Division | None = None,
    promised: bool = True,
    on: str | None = None,
) -> list[Case]:
    """Cases of a collection whose paragraphs begin with a place and a colon (五华区：…), if there are two at least.

    A dash before the place does as well (——五华区。…); where no cases are ``promised`` more places are needed, and a
    sign behind each, for a list of tasks names places behind dashes too.
    """
    within = (region.code or "") if region else ""
    led = []
    for line, kind in zip(lines, kinds, strict=True):
        dash = _DASH.match(text, line.start)
        start = dash.end() if dash else line.start
        mention = leading_mention(text, start, within=within) if kind is LineKind.TEXT else None
        signs = (":", "：", "。") if dash else (":", "：")
        if mention is not None and ((dash and promised) or text.startswith(signs, mention.end)):
            led.append((start, mention, dash is not None))
    led = [item for item in led if item[2] is led[0][2]]  # a list inside a part has marks of its own
    if len({text[mention.start : mention.end] for _, mention, _ in led}) < (_FEWEST_LED if promised else _FEWEST):
        return []
    labelled: Sequence[_Labelled] = [(start, start, mention) for start, mention, _ in led]
    if not led[0][2]:
        told = (line for line, kind in zip(lines, kinds, strict=True) if kind is LineKind.TEXT)
        known = {start: mention for start, mention, _ in led}
        labelled = _with_names(text, [(line.start, line.end, known.get(line.start)) for line in told], labelled)
    divisions = settle_mentions([mention for _, _, mention in labelled], within=within, on=on)
    stops = [start for start, _, _ in labelled[1:]] + [lines[-1].end]
    return [
        make_case(text, (start, start + len(text[start:stop].rstrip("—\n "))), None, division, on)
        for (start, _, _), stop, division in zip(labelled, stops, divisions, strict=True)
    ]


def find_labelled_cases(
    text: str, span: tuple[int, int], *, region: Division | None = None, on: str | None = None
) -> list[Case]:
    """A case a line where nearly every line begins with another place and a colon (某省：…, ——某省：全省新建学校…).

    Lines among them that begin with another name (某某山：…) tell of places that have no code.

    >>> text = "".join(f"{place}：新建学校若干所，群众满意。\\n" for place in ("山西", "福建厦门", "浙江", "贵州"))
    >>> [case.adcode for case in find_labelled_cases(text, (0, len(text)))]
    ['140000', '350200', '330000', '520000']
    """
    lines = [_behind_dash(text, *found.span()) for found in _LINE.finditer(text, *span) if found.group().strip()]
    read = [(start, stop, leading_mention(text, start)) for start, stop in lines]
    labelled = [(start, stop, place) for start, stop, place in read if place and _LABEL.match(text, place.end)]
    if len({text[place.start : place.end] for _, _, place in labelled}) < _FEWEST:
        return []
    named = _with_names(text, read, labelled)
    told = sum(stop - start for start, stop, _ in named if stop - start >= _TELLING)
    if len(named) < _SHARE_LABELLED * len(lines) and told < _SHARE_TOLD * (span[1] - span[0]):
        return []
    within = (region.code or "") if region else ""
    divisions = settle_mentions([place for _, _, place in named], within=within, on=on)
    return [
        make_case(text, (start, stop), None, division, on)
        for (start, stop, _), division in zip(named, divisions, strict=True)
    ]


def _behind_dash(text: str, start: int, stop: int) -> tuple[int, int]:
    dash = _DASH.match(text, start, stop)
    return (dash.end(), stop) if dash and dash.end() < stop else (start, stop)


def _with_names(text: str, read: Sequence[_Labelled], labelled: Sequence[_Labelled]) -> Sequence[_Labelled]:
    """The lines that begin with places, and those in one run with them that begin with another name and a colon.

    No name comes back, as labels (原因：) do, the places are more, and hardly another line stands among them.
    """
    starts = {start for start, _, _ in labelled}
    run = [
        (start, stop, place if start in starts else None, _NAME.match(text, start, stop)) for start, stop, place in read
    ]
    first = next(at for at, line in enumerate(run) if line[0] in starts)
    last = next(at for at in range(len(run) - 1, -1, -1) if run[at][0] in starts)
    behind = next((at for at in range(last + 1, len(run)) if not run[at][3]), len(run))
    last = behind - 1 if behind - 1 - last >= _FEWEST_BEHIND else last  # 点评： … 启示： … are none
    inside = [line for line in run[first : last + 1] if line[0] in starts or line[3]]
    names = [line[3]["name"] for line in inside if line[0] not in starts and line[3]]
    is_dense = len(inside) >= _SHARE_NAMED * (last + 1 - first)
    if not is_dense or not len(set(names)) == len(names) < len(labelled) or any(map(_NO_NAME.fullmatch, names)):
        return labelled
    return [(start, stop, place or (_only_county(found) if found else None)) for start, stop, place, found in inside]


def _only_county(found: re.Match[str]) -> Mention | None:
    """The county that a name without its 县 or 市 can only mean (瑞金)."""
    counties = counties_called(found["name"])
    is_sure = len(counties) == 1 and not counties[0].name.endswith("区")  # hills and lakes give districts their names
    return Mention(*found.span("name"), counties) if is_sure else None
