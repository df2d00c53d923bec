"""Sentences with the measures that a careful annotator marks in them, in a notation that a policy expert can write.

One case a line::

    # a comment
    @progress_report 2024-01-18
    投入近[1.2亿元]{value=120000000 unit=元 kind=money qualifier=nearly}建设新校区。
    本次会议学习了“5+2”课后服务模式。
    ! 由于规则还不认识而失败的句子有[3所]{subject=学校}

- ``[…]`` holds a quantity, ``{…}`` behind it what is said of it. All quantities of a sentence are marked: a sentence
  without brackets holds no measure. Fields that are not mentioned are not checked.
- ``subject=`` asks for these words (marks, white space and 的 aside); ``subject~`` for words that annotators would call
  the same, where careful readers may cut the phrase differently.
- ``value=3..5`` is a range, ``value=1/15`` a fraction, ``value=-`` no value.
- ``breakdown=-`` and ``time=-`` say that there is none. ``time=到2025年:..2025`` gives the words and the dates from and
  to; either part may be left out (``time=目前:``, ``time=:2021..``).
- ``optional`` says that the quantity may be found or not.
- ``@`` opens a context for the lines below: genre, date, and, where they matter, ``heading=…`` and ``title=…``; fields
  named there (``status=achieved``) are asked of every quantity below that does not say otherwise (``status=?``).
- ``⏎`` is a line break of the text (at the end of a line, the case goes on in the next one), ``⇥`` a tab.
- ``!`` marks what the rules get wrong today: the case must fail, so that whoever mends the rule takes the mark away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import isclose
from pathlib import Path

from policy_text.evaluation.sameness import is_same_subject, normalize
from policy_text.extract import extract_measures
from policy_text.records import Document, DocumentType, Measure, Metadata, Section, Span, Structure, TimeSpan

CASES = Path(__file__).parent / "cases"
FIELDS = frozenset({"value", "unit", "kind", "qualifier", "subject", "breakdown", "change", "status", "time", "per"})

_MARK = re.compile(r"\[(?P<quantity>[^\[\]]*)\](?:\{(?P<fields>[^{}]*)\})?")
_EXPECTATION = re.compile(r"(?P<name>[a-z]+)(?P<sort>[=~])(?P<value>.*)", re.DOTALL)


class NotationError(ValueError):
    """A case that the notation cannot say."""


@dataclass(frozen=True)
class Context:
    """What the reader knows of the document that the sentence stands in."""

    doc_type: DocumentType
    published: str | None = None
    heading: str = ""
    title: str | None = None
    usual: tuple[tuple[str, str], ...] = ()
    """Fields, with their values, of every quantity that does not say otherwise."""


@dataclass(frozen=True)
class Expected:
    """A marked quantity; ``fields`` holds name, sort of comparison and value as written."""

    start: int
    end: int
    fields: tuple[tuple[str, str, str], ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class MarkedText:
    """One case: the text without its marks, what is to be found in it, and where it was written."""

    text: str
    expected: tuple[Expected, ...]
    context: Context
    fails_today: bool = False
    place: str = field(default="", compare=False)


def read_cases(path: Path) -> Iterator[MarkedText]:
    """The cases of one file, in order."""
    context: Context | None = None
    for number, line in _logical_lines(path.read_text(encoding="utf-8")):
        place = f"{path.stem}:{number}"
        if line.startswith("@"):
            context = parse_context(line, place=place)
        elif context is None:
            raise NotationError(f"{place}: a line with @ and the genre has to come first")
        else:
            yield parse_marked(line, context, place=place)


def _logical_lines(content: str) -> Iterator[tuple[int, str]]:
    """Lines that say something, joined where they end in ``⏎``, each with its number."""
    begun, first = "", 0
    for number, raw in enumerate(content.split("\n"), 1):
        line = raw.strip()
        if not begun and (not line or line.startswith("#")):
            continue
        first = first if begun else number
        begun += line
        if not line.endswith("⏎"):
            yield first, begun
            begun = ""
    if begun:
        yield first, begun


def parse_context(line: str, *, place: str = "") -> Context:
    """``@notice 2023-05-01 heading=主要目标`` as a context."""
    genre, *rest = line.removeprefix("@").split()
    named = dict(word.split("=", 1) for word in rest if "=" in word)
    dates = [word for word in rest if "=" not in word]
    heading, title = named.pop("heading", ""), named.pop("title", None)
    if unknown := set(named) - FIELDS:
        raise NotationError(f"{place}: no context called {sorted(unknown)[0]}")
    try:
        doc_type = DocumentType(genre)
    except ValueError:
        raise NotationError(f"{place}: no genre called {genre}") from None
    return Context(doc_type, dates[0] if dates else None, heading, title, tuple(named.items()))


def parse_marked(line: str, context: Context, *, place: str = "") -> MarkedText:
    """A sentence with marks as a case."""
    fails_today = line.startswith("!")
    line = line.removeprefix("!").strip().replace("⏎", "\n").replace("⇥", "\t")
    pieces: list[str] = []
    expected: list[Expected] = []
    position = length = 0
    for mark in _MARK.finditer(line):
        pieces += [line[position : mark.start()], mark["quantity"]]
        start = length + mark.start() - position
        length = start + len(mark["quantity"])
        position = mark.end()
        expected.append(_parse_expected(start, length, mark["fields"] or "", context=context, place=place))
    text = "".join(pieces) + line[position:]
    if re.search(r"[\[\]{}]", text):
        raise NotationError(f"{place}: a bracket without its partner in {text}")
    return MarkedText(text, tuple(expected), context, fails_today, place)


def _parse_expected(start: int, end: int, fields: str, *, context: Context, place: str) -> Expected:
    words = fields.split(" ") if fields else []
    parsed: list[tuple[str, str, str]] = []
    for word in words:
        if word in ("optional", ""):
            continue
        found = _EXPECTATION.fullmatch(word)
        if found is None or found["name"] not in FIELDS:
            raise NotationError(f"{place}: no field of a measure: {word}")
        parsed.append((found["name"], found["sort"], found["value"]))
    said = {name for name, _, _ in parsed}
    parsed += [(name, "=", value) for name, value in context.usual if name not in said]
    return Expected(start, end, tuple(field for field in parsed if field[2] != "?"), "optional" in words)


def find_in_context(case: MarkedText) -> tuple[Measure, ...]:
    """The measures of the case's text, as if it were the whole body of such a document."""
    context = case.context
    whole = Span(0, len(case.text))
    metadata = Metadata(title=context.title, doc_type=context.doc_type, published=context.published)
    section = Section(0, len(case.text), 1, "", context.heading, 0, 0)
    structure = Structure(metadata, whole, sections=(section,) if context.heading else ())
    return extract_measures(Document("case.txt", case.text), structure)


def find_faults(case: MarkedText, found: tuple[Measure, ...]) -> list[str]:
    """What is wrong with the measures that were found, one line a fault; empty where all is as marked."""
    by_span = {(measure.start, measure.end): measure for measure in found}
    wanted = {(mark.start, mark.end): mark for mark in case.expected}
    faults = []
    for span, mark in wanted.items():
        measure = by_span.get(span)
        if measure is not None:
            faults += [fault for name, sort, value in mark.fields if (fault := _fault_of(measure, name, sort, value))]
        elif not mark.optional:
            faults.append(f"missed: {case.text[mark.start : mark.end]}")
    optional = [mark for mark in case.expected if mark.optional]
    for span, measure in by_span.items():
        is_excused = any(mark.start < measure.end and measure.start < mark.end for mark in optional)
        if span not in wanted and not is_excused:
            faults.append(f"no measure: {measure.text}")
    return faults


def _fault_of(measure: Measure, name: str, sort: str, wanted: str) -> str | None:
    got = getattr(measure, name)
    if name == "value":
        is_right = _is_same_value(measure, wanted)
    elif name == "time":
        is_right = _is_same_time(measure.time, wanted)
    elif name in ("subject", "per"):
        is_right = is_same_subject(wanted, got or "") if sort == "~" else normalize(wanted) == normalize(got)
    elif name == "breakdown":
        is_right = normalize(got) == ("" if wanted == "-" else normalize(wanted))
    else:
        is_right = str(got) == wanted
    if name == "value" and measure.value_max is not None:
        got = f"{got}..{measure.value_max}"
    if isinstance(got, TimeSpan):
        got = f"{got.text}:{got.start or ''}..{got.end or ''}"
    return None if is_right else f"{measure.text}: {name} is {got}, not {wanted}"


def _is_same_value(measure: Measure, wanted: str) -> bool:
    low, _, high = wanted.partition("..")
    return _is_close(measure.value, low) and _is_close(measure.value_max, high or "-")


def _is_close(got: float | None, wanted: str) -> bool:
    if wanted == "-" or got is None:
        return got is None and wanted == "-"
    return isclose(got, Fraction(wanted), rel_tol=1e-6, abs_tol=1e-9)


def _is_same_time(got: TimeSpan | None, wanted: str) -> bool:
    if wanted == "-" or got is None:
        return got is None and wanted == "-"
    words, _, dates = wanted.partition(":")
    if words and normalize(words) not in normalize(got.text) and normalize(got.text) not in normalize(words):
        return False
    if not dates:
        return True
    start, _, end = dates.partition("..")
    return (got.start or "", got.end or "") == (start, end)
