"""The closing signature of a paper: the bodies that sign, and below them the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_text.records import BlockKind
from policy_text.structure.body import Layout
from policy_text.structure.calendar_dates import find_dates, is_date_line
from policy_text.structure.furniture import LineKind
from policy_text.structure.lines import Line, squeeze, tighten
from policy_text.structure.title_words import is_formal_title, is_organ

__all__ = ["Signature", "find_cover", "find_signature", "keeper_of"]

_LONGEST = 50
_MOST_SIGNERS = 20
_NEAR_END, _COVER_LINES = 6, 3


_SCHOOL = re.compile(r"[一-鿿]{2,16}(?:[中小]学|学校|幼儿园)")
_EDITED = re.compile(r"(?:主办|编发|编印?|印)[ \u3000]*$")
_SEAL = re.compile(r"(?<=[一-鿿])[（(](?:盖?章|代章|公章)[）)]$")
_SEALED_FOR = re.compile(r"[（(][一-鿿]{2,20}代章[）)]")
"""Who lends its seal, between the body that signs and the day."""
_NOTE = re.compile(r"[（(]此件[^）)]{2,10}[）)]$")
_CLOSING_SENTENCE = re.compile(r".*。[ \u3000]{2,}(?P<signer>[^ \u3000。]{3,30})$")
"""A copy may set the signer on the line of the last sentence: …请认真贯彻执行。    某省人民政府."""
_OFFICER = re.compile(
    r"(?:总[ \u00a0\u3000]*理|主[ \u00a0\u3000]*[席任]|[省市州县区部厅局][ \u00a0\u3000]*长)"
    r"(?:[ \u00a0\u3000]+[一-鿿 \u00a0\u3000]{2,6})?"
)
"""Who signs a decree: 省长　李某某, 省　长　李某某, the office alone where a copy has left the name out."""
_ARTICLE = re.compile(r"第[一二三四五六七八九十百]{1,4}[条章][ \u00a0\u3000]|第[一二三四五六七八九十百]{1,4}条$")
_MONTH = re.compile(
    r"[（(]?(?:(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年[\d一二三四五六七八九十]{1,2}月(?:修订|制定)?[）)]?"
)


class Signature(NamedTuple):
    """The line of the date and the names that sign, each with its offset in the text; first signer first."""

    date_line: int
    signers: tuple[tuple[str, int], ...]


def _name_on(line: Line) -> str:
    """The body on a line that may go on with the date or the month (某某局 2021年3月5日, 某部2021年3月)."""
    found = next(find_dates(line.text[:_LONGEST]), None)
    month = _MONTH.search(line.text) if found is None and line.size <= _LONGEST else None
    start = found.start if found else month.start() if month and month.end() == len(line.text) else len(line.text)
    return _SEAL.sub("", line.text[:start].rstrip())


def keeper_of(line: Line) -> str | None:
    """Who keeps a bulletin, from the line of its head that tells body and day (某市教育局办公室编 2023年6月15日)."""
    name = _name_on(line) if line.size <= _LONGEST else line.text
    body = _EDITED.sub("", name.lstrip("（("))
    return tighten(body) if name != line.text and is_organ(body) else None


def _closes(line: Line) -> bool:
    """Whether the line is a date, or a short line that ends with one; none on which rules take effect."""
    if line.size > _LONGEST or "起施行" in line.text:
        return False
    if _MONTH.fullmatch(line.text):
        return True
    text = _NOTE.sub("", line.text)
    ends = [found.end for found in find_dates(text)]
    return bool(ends) and (is_date_line(text) or ends[-1] >= len(text) - 1)


def _signers_above(lines: Sequence[Line], at: int, first: int) -> tuple[tuple[str, int], ...]:
    signers: list[tuple[str, int]] = []
    for index in range(at, max(first - 1, at - _MOST_SIGNERS), -1):
        name = _name_on(lines[index])
        if _SEALED_FOR.fullmatch(name) or (index == at and (not name.strip("（( ") or _MONTH.fullmatch(name))):
            continue
        if tighten(name) != name and is_organ(name):
            signers.append((tighten(name), lines[index].start))
            continue
        if (closing := _CLOSING_SENTENCE.match(name)) is not None and is_organ(closing["signer"]):
            signers.append((closing["signer"], lines[index].start + closing.start("signer")))
            break
        parts = name.split()
        if len(parts) == 2 and not is_organ(parts[0]) and is_organ("".join(parts)):  # a long name set in two parts
            signers.append(("".join(parts), lines[index].start))
            continue
        bodies = [part for part in parts if is_organ(part) or _SCHOOL.fullmatch(part)]
        if not bodies or not (is_organ(name) or len(bodies) == len(parts)):
            break
        signers.append((bodies[0], lines[index].start + lines[index].text.find(bodies[0])))
    return tuple(reversed(signers))


def find_signature(lines: Sequence[Line], kinds: Sequence[LineKind], layout: Layout) -> Signature | None:
    """The first date in the body with a signer above it, else a date among the last lines.

    The first, since a paper is signed above the annex that it carries.
    """
    closing = [
        at
        for at in range(layout.text_first + 1, layout.last + 1)
        if (kinds[at] is LineKind.TEXT or is_date_line(lines[at].text))
        and _closes(lines[at])
        and not _heads_table(lines, at)
    ]
    for at in closing:
        signers = _signers_above(lines, at, layout.text_first)
        if signers:
            return Signature(at, signers)
    late = [at for at in closing if at > layout.last - _NEAR_END or _is_above_annex(lines, at, layout.last)]
    return Signature(late[-1], ()) if late else None


def find_cover(lines: Sequence[Line], layout: Layout) -> Signature | None:
    """Who issued a paper and when, from its cover: the same title stands above, the body and the day between."""
    if layout.title is None:
        return None
    named = squeeze(layout.title.text)
    for at in range(1, layout.title.first - 1):
        body, day = lines[at], lines[at + 1]
        above = squeeze("".join(line.text for line in lines[max(0, at - _COVER_LINES) : at]))
        is_title = named.startswith(above) and 2 * len(above) >= len(named)
        if is_title and is_organ(body.text) and is_date_line(day.text):
            return Signature(at + 1, ((tighten(body.text), body.start),))
    return None


def _heads_table(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a table's title that tells of which day its figures are: 学校数（截至2021年3月1日）."""
    is_above_table = at + 1 < len(lines) and lines[at + 1].kind is BlockKind.TABLE
    return is_above_table and not is_date_line(lines[at].text)


def _is_above_annex(lines: Sequence[Line], at: int, last: int) -> bool:
    """Whether a date stands between the last sentence of a paper and what it forwards: its title, an article of it."""
    is_signed = _OFFICER.fullmatch(lines[at - 1].text) is not None
    if at >= last or not is_date_line(lines[at].text) or not (is_signed or lines[at - 1].tail.endswith("。")):
        return False
    following = lines[at + 1].text
    begins_rules = is_signed and _ARTICLE.match(following) is not None
    return begins_rules or (is_formal_title(following) and "。" not in following)
