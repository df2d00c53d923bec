"""Indicators: canonical names that make the figures of different places comparable.

The table is ``data/indicators.json``. A *naming* is one way in which texts call an indicator: a name that stands
for it wherever it is the whole subject, or a short name (覆盖率, 参与率) that does so only in company. Names are
looked up in a dictionary, so that thousands of them cost no more than one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product
from typing import Any

from policy_text.errors import QueryError
from policy_text.lexicon.data_files import read_text
from policy_text.lexicon.words import any_of
from policy_text.records import Kind

__all__ = [
    "Indicator",
    "Naming",
    "Scope",
    "all_indicators",
    "could_be_named",
    "expand_names",
    "indicator_named",
    "is_neutral",
    "match_names",
    "match_shares",
    "names_of",
    "normal_name",
]

_CHOICE = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"<([a-z-]+)>")
_LONGEST_PHRASE = 200  # what stands before is never neutral
_LONGEST_NEUTRAL = 8
_LONGEST_BEFORE = 48
_LEFT_OUT = re.compile(r"[ \t\n\u3000“”‘’\"'《》（）()〔〕\[\]、的·]")


class Scope(StrEnum):
    """What a figure of the indicator speaks of."""

    TOTAL = "total"  # of a whole place: new places, recruited teachers
    STOCK = "stock"  # all that exists in a place: learning zones, pupils
    EACH = "each"  # of one unit: funds per pupil, class size
    RATE = "rate"  # a share


@dataclass(frozen=True, slots=True)
class Indicator:
    """A canonical name. Figures in any of its ``units`` can be compared with each other (人, 名, 位)."""

    slug: str
    zh: str
    en: str
    kind: Kind
    units: tuple[str, ...]
    scope: Scope
    reform: str | None = None
    """Slug of the reform type that it belongs to."""
    never: str | None = field(default=None, repr=False)
    """Pattern that speaks against the indicator anywhere in the number's clause."""
    never_near: str | None = field(default=None, repr=False)
    """Pattern that speaks against it anywhere in the sentence up to the number."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One way of calling an indicator, with the company that it needs; patterns are None where any will do."""

    indicator: Indicator
    lead: str | None = None
    """In the clause, up to the number."""
    near: str | None = None
    """In the sentence, up to the number."""
    follow: str | None = None
    """In the clause, after the number."""
    then: str | None = None
    """After the number, the next clause included."""
    clause: str | None = None
    """Anywhere in the number's clause."""
    whole: str | None = None
    """What the part is a share of, for names around 占."""
    change: str | None = None
    open: bool = False
    """A proper name has to stand before the name (城东|小学)."""

    @property
    def is_sure(self) -> bool:
        """Whether the name says it all."""
        return not (self.lead or self.near or self.follow or self.then or self.clause)


@dataclass(frozen=True, slots=True)
class _Table:
    indicators: dict[str, Indicator]
    names: dict[str, tuple[Naming, ...]]
    parts: dict[str, tuple[Naming, ...]]
    neutral_words: frozenset[str]
    neutral_pattern: re.Pattern[str]
    neutral_after: frozenset[str]
    neutral_closings: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    """How long the names are that end with two characters, longest first: few of an ending need be looked up."""


def all_indicators() -> tuple[Indicator, ...]:
    """Every indicator, in the order of the table.

    >>> all_indicators()[0].zh
    '教育集团数'
    """
    return tuple(_table().indicators.values())


def indicator_named(slug: str) -> Indicator:
    """The indicator of a slug; `QueryError` where there is none.

    >>> indicator_named("rotation-rate").en
    'Share of eligible teachers rotated a year'
    """
    indicator = _table().indicators.get(slug)
    if indicator is None:
        raise QueryError(f"there is no indicator {slug!r}")
    return indicator


def names_of(slug: str) -> tuple[str, ...]:
    """The names that stand for an indicator by themselves, folded and sorted.

    >>> "专任教师师生比" in names_of("teacher-pupil-ratio")
    True
    """
    wanted = indicator_named(slug)
    names = _table().names.items()
    return tuple(sorted(name for name, namings in names if any(n.indicator is wanted and n.is_sure for n in namings)))


def match_names(subject: str) -> Iterator[tuple[str, tuple[Naming, ...]]]:
    """What a folded subject may be called, longest name first: the words before the name, and its namings.

    >>> [(before, namings[0].indicator.slug) for before, namings in match_names("城区小学生师比")]
    [('城区小学', 'pupil-teacher-ratio')]
    """
    return _match(_table().names, subject)


def match_shares(part: str) -> Iterator[tuple[str, tuple[Naming, ...]]]:
    """As `match_names`, for the part of a share: what stands before 占."""
    return _match(_table().parts, part)


@lru_cache(maxsize=4096)
def could_be_named(phrase: str) -> bool:
    """Whether a folded phrase ends as some name does: a quick look that spares most phrases the search.

    >>> could_be_named("城区小学生师比"), could_be_named("规模以上工业增加值")
    (True, False)
    """
    lengths, phrase = _table().lengths, phrase[-_LONGEST_PHRASE:]
    return not lengths.keys().isdisjoint([phrase[max(0, end - 2) : end] for end in _name_ends(phrase)])


def _match(names: dict[str, tuple[Naming, ...]], phrase: str) -> Iterator[tuple[str, tuple[Naming, ...]]]:
    lengths, phrase = _table().lengths, phrase[-_LONGEST_PHRASE:]
    for end in _name_ends(phrase):
        for length in lengths.get(phrase[max(0, end - 2) : end], ()):
            start = end - length
            namings = names.get(phrase[start:end]) if start >= 0 else None
            if namings:
                yield phrase[:start], namings


def _name_ends(phrase: str) -> list[int]:
    """Where a name may end: at the phrase's end, or before words that say nothing of what is counted."""
    end, table = len(phrase), _table()
    ends = [end]
    while end and phrase[end - 1] in table.neutral_closings:
        sizes = range(min(end, _LONGEST_NEUTRAL), 0, -1)
        length = next((size for size in sizes if phrase[end - size : end] in table.neutral_after), 0)
        if not length:
            break
        end -= length
        ends.append(end)
    return ends


@lru_cache(maxsize=4096)
def is_neutral(words: str) -> bool:
    """Whether words before a name leave its meaning as it is: places, stages, times, verbs of establishing.

    >>> is_neutral("全县小学初中"), is_neutral("省级示范")
    (True, False)
    """
    table = _table()
    if len(words) > _LONGEST_BEFORE:
        return False
    reached = {0}
    for start in range(len(words)):
        if start not in reached:
            continue
        longest = min(len(words), start + _LONGEST_NEUTRAL)
        reached |= {end for end in range(start + 1, longest + 1) if words[start:end] in table.neutral_words}
        found = table.neutral_pattern.match(words, start)
        if found:
            reached.add(found.end())
    return len(words) in reached


@lru_cache(maxsize=4096)
def normal_name(phrase: str) -> str:
    """The phrase as names are looked up: without quotation marks, brackets, blanks, 、 and 的, spelled one way.

    >>> normal_name("轮岗交流的校长、教师占比")
    '交流轮岗教师比例'
    """
    one_way, spellings = _spellings()
    name, before = _LEFT_OUT.sub("", phrase), ""
    while name != before:  # what one spelling leaves may make another: 占占比, 占比例, 比例
        name, before = spellings.sub(lambda found: one_way[found[0]], name), name
    return name


def expand_names(pattern: str, words: dict[str, str]) -> Iterator[str]:
    """The names that a pattern of the table stands for.

    >>> list(expand_names("<who>{出勤|}率", {"who": "学生|教职工"}))
    ['学生出勤率', '学生率', '教职工出勤率', '教职工率']
    """
    spelled = _CHOICE.sub(lambda choice: "{" + _WORD.sub(lambda w: words[w[1]], choice[1]) + "}", pattern)
    spelled = _WORD.sub(lambda word: "{" + words[word[1]] + "}", spelled)
    pieces = [piece.split("|") if at % 2 else [piece] for at, piece in enumerate(_CHOICE.split(spelled))]
    return (normal_name("".join(choice)) for choice in product(*pieces))


@cache
def _spellings() -> tuple[dict[str, str], re.Pattern[str]]:
    rows = _rows()["spellings"]
    one_way = {spelling: name for name, spellings in rows.items() for spelling in (name, *spellings.split("|"))}
    return one_way, re.compile(any_of(" ".join(one_way)))


@cache
def _rows() -> dict[str, Any]:
    rows: dict[str, Any] = json.loads(read_text("indicators.json"))
    return rows


@cache
def _table() -> _Table:
    rows = _rows()
    indicators = {row["slug"]: _read_indicator(row) for row in rows["indicators"]}
    names: dict[str, list[Naming]] = {}
    parts: dict[str, list[Naming]] = {}
    for row in rows["indicators"]:
        indicator = indicators[row["slug"]]
        for pattern in row.get("names", ()):
            _enter(names, pattern, Naming(indicator), rows["words"])
        for short in row.get("short", ()):
            for pattern in short["names"]:
                _enter(names, pattern, _read_naming(indicator, short, rows["regexes"]), rows["words"])
        for share in row.get("shares", ()):
            for pattern in share["part"]:
                _enter(parts, pattern, _read_naming(indicator, share, rows["regexes"]), rows["words"])
    return _Table(
        indicators=indicators,
        names={name: tuple(namings) for name, namings in names.items()},
        parts={name: tuple(namings) for name, namings in parts.items()},
        neutral_words=frozenset("|".join(rows["neutral_before"]).split("|")),
        neutral_pattern=re.compile(rows["neutral_pattern"]),
        neutral_after=frozenset(rows["neutral_after"].split("|")),
        neutral_closings=frozenset(word[-1] for word in rows["neutral_after"].split("|")),
        lengths=_lengths_by_ending((*names, *parts)),
    )


def _lengths_by_ending(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[-2:], set()).add(len(name))
    return {ending: tuple(sorted(lengths, reverse=True)) for ending, lengths in found.items()}


def _read_indicator(row: dict[str, Any]) -> Indicator:
    return Indicator(
        slug=row["slug"],
        zh=row["zh"],
        en=row["en"],
        kind=Kind(row["kind"]),
        units=tuple(row["units"]),
        scope=Scope(row["scope"]),
        reform=row.get("reform"),
        never=row.get("never"),
        never_near=row.get("never_near"),
    )


def _read_naming(indicator: Indicator, row: dict[str, Any], regexes: dict[str, str]) -> Naming:
    """``@name`` in a pattern's place stands for a pattern that several indicators share."""
    fields = ("lead", "near", "follow", "then", "clause", "whole")
    written = {name: row[name] for name in fields if name in row}
    patterns = {name: regexes[words[1:]] if words.startswith("@") else words for name, words in written.items()}
    return Naming(indicator, **patterns, change=row.get("change"), open=row.get("open", False))


def _enter(names: dict[str, list[Naming]], pattern: str, naming: Naming, words: dict[str, str]) -> None:
    for name in expand_names(pattern, words):
        namings = names.setdefault(name, [])
        if naming not in namings:
            namings.append(naming)
