"""The table of China's administrative divisions, read once from the lexicon's data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from policy_text.lexicon.data_files import read_text

__all__ = ["Division", "DivisionTable", "load_table", "prefix_of"]


@dataclass(frozen=True, slots=True)
class Division:
    """A division under one name. ``valid_from`` and ``valid_to`` are months (``2014-10``), None where open.

    A development zone has no code in the national table: its ``adcode`` is None and ``parent`` is its host.
    """

    adcode: str | None
    name: str
    full_name: str
    parent: str | None
    valid_from: str | None = None
    valid_to: str | None = None

    @property
    def code(self) -> str | None:
        """The code to file it under: its own, or its host's."""
        return self.adcode or self.parent

    @property
    def prefix(self) -> str:
        """The digits that the codes of all divisions inside it begin with; empty where it has no code."""
        return prefix_of(self.code or "")

    def is_valid(self, on: str | None) -> bool:
        """Whether it bore the name on that ISO date or month; None asks for today."""
        month = (on or "9999-12")[:7]
        return (self.valid_from or "") <= month and (self.valid_to is None or month < self.valid_to)


class DivisionTable(NamedTuple):
    """All divisions by what they are called by and by their codes."""

    by_code: dict[str, list[Division]]
    by_name: dict[str, tuple[Division, ...]]
    """Every name and every short form that stands for itself in running text."""
    by_stem: dict[str, tuple[Division, ...]]
    """Counties without their 县, 区, 市: to be asked for where a place is expected."""
    lengths: dict[str, tuple[int, ...]]
    """First two characters of a name to the lengths of all names that begin so, longest first."""
    heads: re.Pattern[str]
    words: dict[str, str]
    """Names that are also words or parts of words, with the characters that make them so: ``*`` for any."""


_NATIONS = re.compile(
    r"""(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇
    |柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|普米|阿昌|基诺|各)族
    |蒙古(?=自治)|哈萨克(?=自治)|柯尔克孜(?=自治)|塔吉克(?=自治)""",
    re.VERBOSE,
)
_REGION_ENDINGS = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区")
_SHORTEST_STEM = 2
_CURTAILED = {
    "前郭县": "220721",
    "阜蒙县": "210921",
    "喀左县": "211324",
    "杜蒙县": "230624",
    "巴州": "652800",
    "博州": "652700",
    "克州": "653000",
    "塔县": "653131",
    "察县": "654022",
    "和丰县": "654226",
}
"""Autonomous places that are curtailed in ways of their own."""


def prefix_of(code: str) -> str:
    """The digits that the codes of all divisions inside the one with this code begin with."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def _short_forms(name: str, code: str) -> Iterator[str]:
    """What running text calls the division besides its name: 泰州, 德宏州, 德宏, 前郭县, 双江自治县.

    Plain counties have none (芦溪 and 朝阳 are also names of streets and people); provinces and prefectures do.
    """
    bare = name
    for ending in _REGION_ENDINGS:
        bare = bare.removesuffix(ending)
    if bare != name:
        yield bare
        if name.endswith("自治区"):
            yield bare + "自治区"
    elif "自治" in name:
        stem = _NATIONS.sub("", name).replace("自治", "")
        stem = stem if len(stem) > 1 else name.replace("族自治", "")  # 东乡族自治县 bears its people's name alone
        if len(stem) > 2:
            yield stem
            yield f"{stem[:-1]}自治{stem[-1]}"
        if code.endswith("00") and len(stem) > 2:
            yield stem[:-1]
    elif code.endswith("00"):
        stem = name.removesuffix("地区").removesuffix("林区")
        stem = stem if stem != name else name[:-1]
        if len(stem) >= 2:
            yield stem


def _stems_of(name: str) -> Iterator[str]:
    """A county's name without its 县, 区, 市 or 新区, and an autonomous one's without its peoples: 石林, 双江, 浦东."""
    bare = (_NATIONS.sub("", name).replace("自治", "") if "自治" in name else name)[:-1]
    yield from (stem for stem in (bare, name.removesuffix("新区")) if _SHORTEST_STEM <= len(stem) < len(name))


def _read_rows(name: str) -> Iterator[list[str]]:
    lines = iter(read_text(name).splitlines())
    next(lines)
    return (line.split("\t") for line in lines if line)


def _parent_code(code: str, names: dict[str, str]) -> str | None:
    if code.endswith("0000"):
        return None
    prefecture = code[:4] + "00"
    return prefecture if prefecture != code and prefecture in names else code[:2] + "0000"


def _path_name(code: str | None, names: dict[str, str]) -> str:
    if code is None:
        return ""
    return _path_name(_parent_code(code, names), names) + names.get(code, "")


def _read_divisions() -> list[Division]:
    rows = list(_read_rows("divisions.tsv"))
    names: dict[str, str] = {}
    for code, name, _, valid_to in rows:
        if not valid_to or code not in names:
            names[code] = name
    paths: dict[str | None, str] = {}
    divisions = []
    for code, name, valid_from, valid_to in rows:
        parent = _parent_code(code, names)
        if parent not in paths:
            paths[parent] = _path_name(parent, names)
        divisions.append(Division(code, name, paths[parent] + name, parent, valid_from or None, valid_to or None))
    for table in ("divisions_zones.tsv", "divisions_areas.tsv"):
        for name, host, *ended in _read_rows(table):
            path = _path_name(host or None, names) or name
            divisions.append(Division(None, name, path, host or None, None, "".join(ended) or None))
    return divisions


def _rank(division: Division) -> tuple[bool, bool, int]:
    return division.valid_to is not None, division.adcode is None, len(division.prefix)


@cache
def load_table() -> DivisionTable:
    """The table, with every name, short form and stem that a division goes by."""
    divisions = _read_divisions()
    by_code: dict[str, list[Division]] = {}
    by_name: dict[str, list[Division]] = {}
    by_stem: dict[str, list[Division]] = {}
    for division in sorted(divisions, key=_rank):
        name, code = division.name, division.adcode
        by_name.setdefault(name, []).append(division)
        if code is None:
            continue
        by_code.setdefault(code, []).append(division)
        for form in _short_forms(name, code):
            by_name.setdefault(form, []).append(division)
        for stem in () if code.endswith("00") else _stems_of(name):
            by_stem.setdefault(stem, []).append(division)
    for form, code in _CURTAILED.items():
        by_name.setdefault(form, []).extend(by_code[code])
    lengths: dict[str, set[int]] = {}
    for form in by_name:
        lengths.setdefault(form[:2], set()).add(len(form))
    return DivisionTable(
        by_code,
        {form: tuple(found) for form, found in by_name.items()},
        {form: tuple(found) for form, found in by_stem.items()},
        {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()},
        re.compile("[" + "".join(sorted({head[0] for head in lengths})) + "]"),
        {row[0]: row[1] for row in _read_rows("divisions_words.tsv")},
    )
