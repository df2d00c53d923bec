"""The day of an agency's dateline (某社北京5月12日电), whose year the news itself tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policy_text.records import Span
from policy_text.structure.body import Layout
from policy_text.structure.calendar_dates import find_dates
from policy_text.structure.lines import Line
from policy_text.structure.marks import parse_mark_number
from policy_text.structure.metadata import Finding

__all__ = ["find_dateline_day"]

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATELINE = re.compile(
    rf"[【（(]?(?:(?!本[报网社台])[一-鿿·]{{2,12}}?(?:社|网|网讯|客户端)[】）) ]{{0,2}}[一-鿿]{{0,8}})?"
    rf"(?P<month>{_NUMBER})月(?P<day>{_NUMBER})日(?:电|讯|消息)"
)
"""A newspaper's own dateline tells the day before its issue (本报某地5月12日电), and so is none of these."""
_YEAR = re.compile(r"(?<!\d)(?<!\d[—－–-])(?P<year>(?:19|20)\d\d)年(?!以?来|至|到|起|前|后|底|—|-)")
_LEAD, _OPENING = 2, 300
"""Lines of the text, and characters behind the dateline, that are looked at."""


def find_dateline_day(lines: Sequence[Line], layout: Layout) -> Iterator[Finding]:
    """The day of the dateline with the year of the same day in full, of the title, or the only one of the opening."""
    title = layout.title.text if layout.title else ""
    for at in range(layout.first, min(layout.text_first + _LEAD, layout.last + 1)):
        found = _DATELINE.match(lines[at].text)
        if found is None:
            continue
        behind = "\n".join(line.text for line in lines[at : layout.last + 1][: _LEAD + 1])[found.end() :][:_OPENING]
        month, day = (_as_number(found[name]) for name in ("month", "day"))
        ending = f"-{month or 0:02}-{day or 0:02}"
        same = next((told.iso for told in find_dates(behind) if told.iso.endswith(ending)), None)
        years = {told["year"] for told in _YEAR.finditer(title)} or {told["year"] for told in _YEAR.finditer(behind)}
        iso = same or (f"{min(years)}{ending}" if len(years) == 1 else "")
        if next(find_dates(iso), None) is not None:
            start = lines[at].start
            yield Finding(iso, Span(start + found.start("month"), start + found.end("day") + 1))
        return


def _as_number(written: str) -> int | None:
    return int(written) if written.isdecimal() else parse_mark_number(written)
