"""What can be seen of a candidate and of its document, as numbers: the columns from which the forests learned."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from policy_text.lexicon.divisions import Division, find_divisions
from policy_text.structure.case_reader.candidates import Candidate
from policy_text.structure.lines import Line
from policy_text.structure.page import Page
from policy_text.structure.regions import settle_mentions

__all__ = ["COLUMNS", "DOCUMENT_COLUMNS", "UNIT", "describe_candidates", "describe_document"]

UNIT = re.compile(
    r"[“《【]?[一-鿿]{1,9}?(?:镇|乡|街道|村|社区|苏木|学校|小学|中学|[一二三]中|幼儿园|学院|医院|公司|集团|馆|站|中心|院|园|局|合作社)"
)
"""A town, village or body with whose name a part may begin."""
_EVERYWHERE = re.compile(r"各地|多地|各省|各市|各县|各区|全国")
_OWN = re.compile(r"我[市州县区省]|全[市州县区]")
_TELLS_OF_ITSELF = re.compile(r"报告|总结|计划|公报|规划|方案|通知|意见|办法|公告|名单|简介|讲话")
_LISTS = re.compile(r"事迹|候选|名单|任务|分工|统计|天气|咨询|联系|记事|报名|价格|时刻|一览|汇总|快报|指标|成绩")
"""Titles of lists of persons, duties and figures."""
_ORDERS = re.compile(
    r"负责|务必|应当|不得|必须|[须拟]|要(?![求素点闻道])|将于|由[^，。]{2,12}(?:组织|牵头|承担)|完成时限|截止"
)
_SPEAKS = re.compile(r"认为|说[，：“]|表示|介绍说|告诉记者|总书记|强调|指出|[他她](?!们)")
_HELPS = re.compile(r"支?援[助建派]?|对口|结对|帮扶|捐[赠助]|协作|大学|学院|公司|考察|调研")
"""What a place does not do itself: it is told to, somebody speaks there, others help it. The words of this module are
those that the packaged forests counted: whoever changes them trains anew."""
_DIGIT = re.compile(r"\d")
_SPEAKER = re.compile(r"[一-鿿]{2,4}(?:[（(][^（）()]{2,24}[）)])?[：:]")
_SEVERAL = re.compile(r"等地|等[省市县区]")
_COLON, _DASH = re.compile(r"[：:]"), re.compile(r"——|－")
_STOPS = "。；！？"
_FAR = 2000
"""Distances in characters are not told beyond it."""


def _level(code: str | None) -> int:
    """0 for none, 1 for a province, 2 for a prefecture, 3 for a county."""
    if not code:
        return 0
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


class _Document:
    """What is counted over the whole text once."""

    def __init__(
        self,
        page: Page,
        candidates: Sequence[Candidate],
        lines: Sequence[Line],
        *,
        region: Division | None,
        promised: bool,
        on: str | None,
    ) -> None:
        self.text, self.start, self.end = page.wide_text, page.text_start, page.body.end
        self.size = max(1, self.end - self.start)
        self.candidates, self.lines = candidates, lines
        divisions = settle_mentions(list(find_divisions(page.title)), on=on)
        self.titled = {division.code for division in divisions if division and division.code}
        within = (region.code or "") if region else ""
        at_lines = [candidate for candidate in candidates if candidate.at_line]
        short = [candidate for candidate in candidates if candidate.is_short]
        self.features: dict[str, float] = {
            "title promises": promised,
            "title says everywhere": _EVERYWHERE.search(page.title) is not None,
            "title's provinces": min(3, len({code[:2] for code in self.titled})),
            "title of own report": _TELLS_OF_ITSELF.search(page.title) is not None,
            "region's level": _level(within),
            "own place a thousand": 1000 * len(_OWN.findall(self.text, self.start, self.end)) / self.size,
            "lines": len(lines),
            "mean line": self.size / max(1, len(lines)),
            "places at lines": len({c.own for c in at_lines if c.own and c.own != within}),
            "places at sentences": len({c.led for c in candidates if c.led and c.led != within}),
            "short lines": len(short),
            "share of short lines with place": sum(c.place is not None for c in short) / max(1, len(short)),
            "units": sum(UNIT.match(self.text, c.start) is not None for c in candidates),
            "speakers": sum(_SPEAKER.match(self.text, c.start) is not None for c in at_lines),
            "no region": region is None,
            "title of list": _LISTS.search(page.title) is not None,
            **{f"{name} a thousand": 1000 * count / self.size for name, count in self._count_words().items()},
        }
        self.groups: dict[tuple[object, ...], list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self.groups[_form(candidate)].append(candidate)
        self.form_features = {form: self._describe_group(group) for form, group in self.groups.items()}
        self.forms = Counter(candidate.form for candidate in candidates)
        self.kinds = Counter((c.at_line, c.own is not None, c.is_short) for c in candidates)
        self.led_starts = [c.start for c in candidates if c.led]

    def _count_words(self) -> dict[str, int]:
        span = (self.start, self.end)
        return {
            "orders": len(_ORDERS.findall(self.text, *span)),
            "speech": len(_SPEAKS.findall(self.text, *span)),
            "help": len(_HELPS.findall(self.text, *span)),
            "digits": len(_DIGIT.findall(self.text, *span)),
        }

    def _describe_group(self, group: Sequence[Candidate]) -> dict[str, float]:
        starts = [candidate.start for candidate in group]
        places = {candidate.place for candidate in group if candidate.place}
        gaps = np.diff(starts) if len(starts) > 1 else np.zeros(0)
        spread = float(gaps.std() / gaps.mean()) if gaps.size and gaps.mean() else 9.0
        return {
            "alike": len(group),
            "alike places": len(places),
            "share of alike with own place": len(places) / len(group),
            "text from first alike on": (self.end - starts[0]) / self.size,
            "spread of alike": min(spread, 9.0),
        }


def _form(candidate: Candidate) -> tuple[object, ...]:
    """What candidates of one form share: where they stand, their mark, where their place is named, their length."""
    named = 1 if candidate.own else 2 if candidate.led else 3 if candidate.inside else 0
    form = candidate.form if candidate.form != "line" else ""
    return candidate.at_line, form, named, candidate.is_short


def _of_itself(document: _Document, at: int) -> dict[str, float]:
    """Its line, its length, its signs."""
    candidate, text = document.candidates[at], document.text
    line = document.lines[candidate.line]
    start, end = candidate.start, candidate.end
    return {
        "at line": candidate.at_line,
        "rank of mark": candidate.rank,
        "line": line.size,
        "length": end - start,
        "ends with stop": text[end - 1 : end] in _STOPS,
        "short": candidate.is_short,
        "unit": UNIT.match(text, start) is not None,
        "colon": _COLON.search(text, start, start + 30) is not None,
        "dash": _DASH.search(text, start, start + 40) is not None,
        "quoted title": "《" in text[start : start + 3],
        "bracket": text[start : start + 1] in "【〔【［[",
        "says everywhere": _EVERYWHERE.search(text, start, end) is not None,
        "says own place": _OWN.search(text, start, end) is not None,
        "several places": _SEVERAL.search(text, start, min(end, start + 60)) is not None,
        "speaker": _SPEAKER.match(text, start) is not None,
        "clause or item": 1 if candidate.form == "clause" else 2 if candidate.form == "item" else 0,
        "orders": len(_ORDERS.findall(text, start, end)),
        "speech": len(_SPEAKS.findall(text, start, end)),
        "help": len(_HELPS.findall(text, start, end)),
        "share of digits": len(_DIGIT.findall(text, start, end)) / max(1, end - start),
        "begins with in": text.startswith("在", start),
        "position": (start - document.start) / document.size,
        "index": at,
    }


def _of_places(document: _Document, at: int, last: str | None, seen: set[str]) -> dict[str, float]:
    """Which places it names, where, and how they stand to the one before."""
    candidate = document.candidates[at]
    place = candidate.place
    is_kin = bool(place and last) and (
        (place or "").startswith((last or "").rstrip("0")) or (last or "").startswith((place or "").rstrip("0"))
    )
    return {
        "own level": _level(candidate.own),
        "led level": _level(candidate.led),
        "led at": candidate.led_at,
        "inside level": _level(candidate.inside),
        "inside at": candidate.inside_at,
        "early level": _level(candidate.early),
        "early at": candidate.early_at,
        "new place": place is not None and place != last,
        "seen place": place in seen,
        "in passing": candidate.in_passing,
        "other province": bool(place and last) and (place or "")[:2] != (last or "")[:2],
        "other city": bool(place and last) and (place or "")[:4] != (last or "")[:4],
        "kin of last": is_kin,
        "place of title": place in document.titled,
    }


def _of_neighbours(document: _Document, at: int, lines_at: Sequence[int]) -> dict[str, float]:
    """What stands before and behind it. ``lines_at`` are the indexes of candidates at lines."""
    candidates = document.candidates
    candidate = candidates[at]
    here = bisect_left(lines_at, at)
    before = [candidates[index] for index in lines_at[max(0, here - 2) : here]] if candidate.at_line else []
    follows = here + 1 if here < len(lines_at) and lines_at[here] == at else here
    following = candidates[lines_at[follows]] if follows < len(lines_at) else None
    ahead = (c.start for c in candidates[at + 1 : at + 40] if c.led and c.led != candidate.place)
    led = bisect_left(document.led_starts, candidate.start)
    behind = candidate.start - document.led_starts[led - 1] if led else _FAR
    size = document.lines[following.line].size if following else 0
    return {
        "line before short": bool(before) and before[-1].is_short,
        "second before short": len(before) > 1 and before[-2].is_short,
        "following line": size,
        "following line short": following is not None and following.is_short,
        "following line's place": following is not None and following.own is not None,
        "to next place": min(next(ahead, _FAR + candidate.start) - candidate.start, _FAR),
        "from last place": min(behind, _FAR),
        "of its mark": document.forms[candidate.form] if candidate.form not in ("line", "sentence") else 0,
        "of its kind": document.kinds[candidate.at_line, candidate.own is not None, candidate.is_short],
    }


def _vector(told: Mapping[str, float], columns: Sequence[str]) -> list[float]:
    return [float(told[column]) for column in columns]


def describe_candidates(
    page: Page,
    candidates: Sequence[Candidate],
    lines: Sequence[Line],
    *,
    region: Division | None,
    promised: bool,
    on: str | None,
) -> NDArray[np.float32]:
    """One row a candidate, one column a feature (`COLUMNS`); lengths are characters, levels 1 to 3."""
    document = _Document(page, candidates, lines, region=region, promised=promised, on=on)
    lines_at = [at for at, candidate in enumerate(candidates) if candidate.at_line]
    seen: set[str] = set()
    last: str | None = None
    rows = []
    for at, candidate in enumerate(candidates):
        told = {
            **document.features,
            **document.form_features[_form(candidate)],
            **_of_itself(document, at),
            **_of_places(document, at, last, seen),
            **_of_neighbours(document, at, lines_at),
        }
        rows.append(_vector(told, COLUMNS))
        if candidate.place:
            seen.add(candidate.place)
            last = candidate.place
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(COLUMNS))


def describe_document(
    rows: NDArray[np.float32],
    probabilities: NDArray[np.float32],
    candidates: Sequence[Candidate],
    *,
    body: tuple[int, int],
    is_paper: bool,
) -> NDArray[np.float32]:
    """One row for the document: what its likely starts look like together (`DOCUMENT_COLUMNS`)."""
    likely = [c for c, p in zip(candidates, probabilities, strict=True) if p > 0.5]
    sure = float(probabilities[probabilities > 0.5].sum())
    places = len({candidate.place for candidate in likely if candidate.place})
    size = max(1, body[1] - body[0])
    best = [*np.sort(probabilities)[::-1][:6], *[0.0] * 6]
    spans = [c.end - c.start for c in likely]
    told = {
        "likely": len(likely),
        "likely alike": max(Counter(_form(c) for c in likely).values(), default=0) / max(1, len(likely)),
        "likely at lines": sum(c.at_line for c in likely) / max(1, len(likely)),
        "likely in passing": sum(c.in_passing for c in likely) / max(1, len(likely)),
        "mean length of likely": sum(spans) / max(1, len(likely)),
        "likely places": places,
        "share of likely with own place": places / max(1, len(likely)),
        "mean likely": sure / max(1, len(likely)),
        "text from first likely on": (body[1] - likely[0].start) / size if likely else 0.0,
        "shortest likely": min((b.start - a.start for a, b in pairwise(likely)), default=0),
        "candidates": len(candidates),
        "expected": float(probabilities.sum()),
        "best": best[0],
        "second": best[1],
        "third": best[2],
        "fourth": best[3],
        "sixth": best[5],
        "size": size,
        "paper": is_paper,
    }
    first = rows[0] if len(rows) else np.zeros(len(COLUMNS), dtype=np.float32)
    shared = {column: float(first[COLUMNS.index(column)]) for column in _SHARED}
    return np.array([_vector({**told, **shared}, DOCUMENT_COLUMNS)], dtype=np.float32)


_SHARED = (
    "title promises",
    "title says everywhere",
    "title's provinces",
    "title of own report",
    "region's level",
    "own place a thousand",
    "lines",
    "mean line",
    "places at lines",
    "places at sentences",
    "short lines",
    "share of short lines with place",
    "units",
    "speakers",
    "no region",
    "title of list",
    "orders a thousand",
    "speech a thousand",
    "help a thousand",
    "digits a thousand",
)
COLUMNS = (
    *_SHARED,
    *("alike", "alike places", "share of alike with own place", "text from first alike on", "spread of alike"),
    *("at line", "rank of mark", "line", "length", "ends with stop", "short", "unit", "colon", "dash", "quoted title"),
    *("bracket", "says everywhere", "says own place", "several places", "speaker", "clause or item", "begins with in"),
    *("orders", "speech", "help", "share of digits", "position", "index"),
    *("own level", "led level", "led at", "inside level", "inside at", "early level", "early at", "new place"),
    *("seen place", "in passing", "other province", "other city", "kin of last", "place of title"),
    *("line before short", "second before short", "following line", "following line short", "following line's place"),
    *("to next place", "from last place", "of its mark", "of its kind"),
)
DOCUMENT_COLUMNS = (
    *("likely alike", "likely at lines", "likely in passing", "mean length of likely"),
    *("likely", "likely places", "share of likely with own place", "mean likely", "text from first likely on"),
    *("shortest likely", "candidates", "expected", "best", "second", "third", "fourth", "sixth", "size", "paper"),
    *_SHARED,
)
