"""Whose site a page stands on: its meta elements, its own <title> and its foot name the keeper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policy_text.lexicon.divisions import find_divisions
from policy_text.records import Span
from policy_text.structure.lines import Line
from policy_text.structure.metadata import Finding, Labels
from policy_text.structure.title_words import is_office, is_organ, is_school

__all__ = ["find_site_owner"]

_KEPT_BY = re.compile(
    r"""(?:主办单位|主办(?=[：:])|版权所有|网站主办|[Cc]opyright|©|\([Cc]\))[ \u00a0\u3000：:©]*
        (?:(?:19|20)\d\d(?:[-—](?:19|20)\d\d)?[ \u00a0]*)?(?P<owner>[一-鿿]{4,24})
        |(?P<before>[一-鿿]{4,24})[ \u00a0\u3000]*(?:[（(][Cc][)）][ \u00a0]*)?版权所有""",
    re.VERBOSE,
)
_RIGHTS = re.compile(r"(?:[Cc]opyright|COPYRIGHT|版权所有|©)[ ]?[@©]?[ ]?(?:(?:19|20)\d\d)?(?:[-—](?:19|20)\d\d)?")
"""What stands alone on the line above the keeper's name."""
_TAIL = re.compile(r"(?:版权所有|主办|门户|官方|政务|政府)?(?:网站?|首页|门户网站|欢迎您)?$")
_IS_SITE = re.compile(r"ICP|备案|公安|网站标识码|网站地图|联系我们|主办(?:单位)?[：:].{4,40}地址[：:]")
"""What stands in the foot of a site beside its keeper, and not below an essay or an event."""
_PARTED = re.compile(r"[ \u00a0\u3000]*[-_|丨｜]+[ \u00a0\u3000]*")
_OF_COUNTRY = re.compile(r"中国|国家|国务院|全国|中华|[一-鿿]{2,8}部$")
"""人民代表大会 alone does not tell of which place."""
_SHORTEST_TITLE, _HEAD = 8, 12
_FOOT = 25
"""Lines at the end of a page in which its keeper is named."""
_OF_ALL = re.compile(r"(?:人民政府|政府)(?:办公[厅室])?$|宣传部$|网信办$|信息中心$|公司$|集团$")
"""Keepers of the site of a whole place, or of one for everybody: what it prints is of many bodies."""


def find_site_owner(lines: Sequence[Line], labels: Labels) -> Iterator[Finding]:
    """The body whose own site prints the text; none for the site of a whole place, or of a firm."""
    for finding in labels.values.get("site", ()):
        yield from _as_owner(finding.value, None)
    for finding in labels.values.get("page_title", ()):
        for part in _PARTED.split(finding.value)[1:]:
            yield from _as_owner(part, None)
    yield from _in_tab_title(lines)
    source = labels.first("source")
    author = labels.first("author")
    is_others = author is not None and not any(is_office(told.value) for told in (source, author) if told is not None)
    foot = lines[-_FOOT:] if not is_others and any(_IS_SITE.search(line.text) for line in lines[-_FOOT:]) else ()
    for at, line in enumerate(foot):
        for found in _KEPT_BY.finditer(line.text):
            name = "owner" if found["owner"] else "before"
            yield from _as_owner(found[name], Span(line.start + found.start(name), line.start + found.end(name)))
        if at and _RIGHTS.fullmatch(foot[at - 1].text):
            yield from _as_owner(line.text, Span(line.start, line.end))


def _in_tab_title(lines: Sequence[Line]) -> Iterator[Finding]:
    """The keeper in the first line of a copied page, behind the title that stands below once more: 某新闻_某局."""
    title, *behind = _PARTED.split(lines[0].text) if lines else [""]
    is_passed_on = bool(behind) and behind[-1].startswith(("转", "来源", "摘自"))
    if (
        behind
        and not is_passed_on
        and len(title) >= _SHORTEST_TITLE
        and any(line.text.startswith(title) for line in lines[1:_HEAD])
    ):
        at = lines[0].end - len(behind[-1])
        yield from _as_owner(behind[-1], Span(at, lines[0].end))


def _as_owner(name: str, span: Span | None) -> Iterator[Finding]:
    bare = _TAIL.sub("", name.strip())
    names_whose = next(find_divisions(bare), None) is not None or _OF_COUNTRY.match(bare) is not None
    is_body = is_organ(bare) or is_school(bare)
    if names_whose and is_body and _OF_ALL.search(bare) is None:
        yield Finding(bare, Span(span.start, span.start + len(bare)) if span else None)
