"""Word lists for reading clauses, kept as data in ``data/subject_words.txt``: a comment names a section."""

from __future__ import annotations

import re
from functools import cache

from policy_text.lexicon.data_files import read_text

__all__ = [
    "GROUP_SECTIONS",
    "any_of",
    "group_names",
    "group_opening",
    "group_section",
    "group_words",
    "openings_of",
    "word_at",
    "word_ending",
    "word_set",
    "words_of",
]

_SECTION = re.compile(r"^# \[(\w+)\]", re.MULTILINE)


@cache
def _sections() -> dict[str, frozenset[str]]:
    pieces = _SECTION.split(read_text("subject_words.txt"))
    lines = {title: body.split("\n", 1)[1] for title, body in zip(pieces[1::2], pieces[2::2], strict=True)}
    return {title: frozenset(body.split()) for title, body in lines.items()}


@cache
def word_set(section: str) -> frozenset[str]:
    """The words of one section.

    >>> "入选" in word_set("stop")
    True
    """
    return _sections()[section]


GROUP_SECTIONS = ("stage", "area", "level", "owner", "other_group")
"""The sections of words that split one subject into groups."""


def any_of(words: str) -> str:
    """An expression for the longest of the words that white space separates.

    Words that begin alike share their beginning, so that of hundreds of them few are tried.

    >>> any_of("到 达到 达 达标 至")
    '(?:到|达(?:到|标)?|至)'
    """
    return f"(?:{_branches(words.split())})"


def _branches(words: list[str]) -> str:
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(re.escape(first) + _continued(tails) for first, tails in rests.items())


def _continued(tails: list[str]) -> str:
    """What follows a first character; to go on is tried before to end."""
    longer = [tail for tail in tails if tail]
    if len(longer) < 2 and "" not in tails:
        return re.escape(longer[0])
    return f"(?:{_branches(longer)})" + "?" * ("" in tails) if longer else ""


def openings_of(words: str) -> str:
    """The characters with which the words begin: as a class before an expression they spare it most places.

    >>> openings_of("到 达到 达标")
    '到达'
    """
    return "".join(dict.fromkeys(re.escape(word[0]) for word in words.split()))


def words_of(words: str) -> frozenset[str]:
    """The words that white space separates, as a set.

    >>> sorted(words_of("新建 改建"))
    ['改建', '新建']
    """
    return frozenset(words.split())


@cache
def group_words() -> frozenset[str]:
    """All words that split one subject: 小学, 城区, 省级, 公办."""
    return frozenset().union(*(word_set(section) for section in GROUP_SECTIONS))


@cache
def group_names() -> tuple[str, ...]:
    """Group words of two characters and more, the longest first."""
    return tuple(sorted((word for word in group_words() if len(word) > 1), key=len, reverse=True))


@cache
def _group_names_by_opening() -> dict[str, tuple[str, ...]]:
    """Group words by their first two characters, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for word in group_names():
        found[word[:2]] = (*found.get(word[:2], ()), word)
    return found


_NO_GROUP_BEFORE = ("化", "生导师", "研究生导师", "湾", "及以上")
"""城镇|化率, 博士|生导师, 北部|湾: names in which a group's word is none; 省级|及以上 are several groups."""


def group_opening(noun: str) -> str | None:
    """The group word that opens a noun: 城区供水率 is broken down by 城区.

    >>> group_opening("城区供水率"), group_opening("教学成果")
    ('城区', None)
    """
    if noun in group_words():
        return None  # 幼儿园 is no group of 幼儿
    groups = _group_names_by_opening().get(noun[:2], ())
    return next((g for g in groups if noun.startswith(g) and not noun.startswith(_NO_GROUP_BEFORE, len(g))), None)


def group_section(word: str) -> str | None:
    """The section of a group word, or None.

    >>> group_section("城区"), group_section("学校")
    ('area', None)
    """
    return next((section for section in GROUP_SECTIONS if word in word_set(section)), None)


@cache
def _by_first(section: str) -> dict[str, tuple[str, ...]]:
    """For each first character the section's words that begin with it, longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(word_set(section), key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(words) for first, words in found.items()}


def word_at(text: str, position: int, section: str) -> str:
    """The longest word of a section that stands in ``text`` at ``position``, or an empty string.

    >>> word_at("12家单位入选试点", 5, "stop")
    '入选'
    """
    for word in _by_first(section).get(text[position : position + 1], ()):
        if text.startswith(word, position):
            return word
    return ""


@cache
def _by_last(sections: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each last character the words of the sections that end with it, longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(frozenset().union(*map(word_set, sections)), key=len, reverse=True):
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(words) for last, words in found.items()}


def word_ending(text: str, *sections: str) -> str:
    """The longest word of the sections with which ``text`` ends, or an empty string.

    >>> word_ending("覆盖率达到", "reach", "growth")
    '达到'
    """
    for word in _by_last(sections).get(text[-1:], ()):
        if text.endswith(word):
            return word
    return ""
