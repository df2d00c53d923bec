"""Gold annotations: an annotated source laid over the text that a loader makes of its document."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from making.annotated import CaseLines, Line, Source
from making.quantities import read_measure

__all__ = ["lay_gold", "place_lines"]

_CASE_MARK = re.compile(r"(?:案例[一二三四五六七八九十]+|[一二三四五六七八九十]+、)[\s\u3000]*")
_LONG = 15
"""Characters without blanks. Lines of this length stand once in a page; shorter ones also in its head or foot."""

Places = list[int]
"""For each character of a line that is not blank, its offset in the document."""


def lay_gold(source: Source, text: str, document: str) -> dict[str, Any]:
    """The gold of one document, in the form of the annotation rules. Every offset is checked against the text."""
    places = place_lines(source, text)
    first, last = _trim(source, *source.body)
    measures = [measure for line, at in _pairs(source, places) for measure in _measures_of(line, at, text)]
    return {
        "doc": document,
        "metadata": _metadata(source),
        "body": {"start": places[first][0], "end": places[last][-1] + 1},
        "cases": [_case(source, case, places) for case in source.cases],
        "paragraphs": [
            {"start": at[0], "end": at[-1] + 1, "reforms": list(line.reforms)}
            for line, at in _pairs(source, places)
            if line.role == "paragraph"
        ],
        "measures": sorted(measures, key=lambda measure: int(measure["start"])),
    }


def place_lines(source: Source, text: str) -> dict[int, Places]:
    """Where the lines of a source stand in a document's text, blanks left aside.

    Long lines are found first, in order; the short ones are looked for beside them.
    """
    kept = [at for at, character in enumerate(text) if not character.isspace()]
    flat = _squeeze(text)
    content = [number for number, line in enumerate(source.lines) if line.role not in ("blank", "furniture")]
    squeezed = {number: _squeeze(source.lines[number].text) for number in content}
    found = _find_long(squeezed, flat, source.name)
    _find_short(squeezed, flat, found, source.name)
    return {number: kept[found[number] : found[number] + len(squeezed[number])] for number in content}


def _squeeze(text: str) -> str:
    """The text without blanks, full and half width taken as one: optical readers take ： for a colon.

    >>> _squeeze("各学校： 有１２所")
    '各学校:有12所'
    """
    folded = (unicodedata.normalize("NFKC", character) for character in text if not character.isspace())
    return "".join(character if len(character) == 1 else "\ufffd" for character in folded)


def _find_long(squeezed: dict[int, str], flat: str, name: str) -> dict[int, int]:
    found: dict[int, int] = {}
    cursor = 0
    for number, line in squeezed.items():
        if len(line) < _LONG or flat.count(line) > 1:
            continue
        cursor = flat.find(line, cursor)
        if cursor < 0:
            raise ValueError(f"{name}: not in the document: {line[:40]!r}")
        found[number] = cursor
        cursor += len(line)
    return found


def _find_short(squeezed: dict[int, str], flat: str, found: dict[int, int], name: str) -> None:
    """Short lines stand as close before the next long one as they can; those after the last follow it in order."""
    last = max(found, default=-1)
    limit = found.get(last, 0)
    for number in reversed([number for number in squeezed if number < last]):
        if number not in found:
            found[number] = flat.rfind(squeezed[number], 0, limit)
        limit = found[number]
    cursor = found[last] + len(squeezed[last]) if last >= 0 else 0
    for number in (number for number in squeezed if number > last):
        found[number] = flat.find(squeezed[number], cursor)
        cursor = found[number] + len(squeezed[number])
    if lost := [squeezed[number] for number, at in found.items() if at < 0]:
        raise ValueError(f"{name}: not between its neighbours: {lost[0][:40]!r}")


def _pairs(source: Source, places: dict[int, Places]) -> list[tuple[Line, Places]]:
    return [(source.lines[number], at) for number, at in places.items()]


def _measures_of(line: Line, at: Places, text: str) -> list[dict[str, Any]]:
    measures = []
    for mark in line.marks:
        written = line.text[mark.start : mark.end]
        before = len(_squeeze(line.text[: mark.start]))
        start, end = at[before], at[before + len(_squeeze(written)) - 1] + 1
        if _squeeze(text[start:end]) != _squeeze(written):
            raise ValueError(f"{written!r} is {text[start:end]!r} in the document")
        fields = read_measure(written, mark.note) | {"text": text[start:end]}
        measures.append({"start": start, "end": end, **fields})
    return measures


def _metadata(source: Source) -> dict[str, str | None]:
    names = ("title", "doc_type", "issuer", "doc_number", "index_number", "published", "region", "adcode")
    return {name: source.metadata.get(name) for name in names}


def _case(source: Source, case: CaseLines, places: dict[int, Places]) -> dict[str, Any]:
    first, last = _trim(source, case.first, case.last)
    line, at = source.lines[first], places[first]
    mark = _CASE_MARK.match(line.text) if line.role == "heading" else None
    skipped = len(_squeeze(mark[0])) if mark else 0
    title = line.text[mark.end() if mark else 0 :] if line.role in ("title", "heading") else None
    return {
        "start": at[skipped],
        "end": places[last][-1] + 1,
        "title": title,
        "region": case.region,
        "adcode": case.adcode,
    }


def _trim(source: Source, first: int, last: int) -> tuple[int, int]:
    """The first and the last line of a stretch that are neither blank nor furniture."""
    content = [n for n in range(first, last) if source.lines[n].role not in ("blank", "furniture")]
    return content[0], content[-1]
