"""One analysis beside its gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from policy_text.evaluation.anchors import SqueezedText
from policy_text.evaluation.calibration import Reliability
from policy_text.evaluation.counts import Counts, Share
from policy_text.evaluation.gold import GoldDocument
from policy_text.evaluation.sameness import FIELDS, RECORD_FIELDS, find_wrong_fields, is_same_word
from policy_text.evaluation.scores import DocumentScores, Miss
from policy_text.records import Analysis, Case, Document, Measure, Metadata, Span, Structure

__all__ = ["compare_with_gold", "count_all_missed"]

_CASE_SLACK = 4
"""Characters by which the start of a case may be off."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A found measure beside the gold that stands in the very same place."""

    gold: Measure
    measure: Measure

    @property
    def wrong(self) -> frozenset[str]:
        return find_wrong_fields(self.gold, self.measure)


def compare_with_gold(gold: GoldDocument, analysis: Analysis) -> DocumentScores:
    """Score one analysis; optional gold measures are neither asked for nor punished."""
    return _compare(gold, analysis) if gold.body else _compare_anchored(gold, analysis)


def count_all_missed(gold: GoldDocument) -> DocumentScores:
    """The scores of a document that could not be read: nothing of it is right, not even what a guess would hit."""
    nothing = Analysis(Document(gold.file, ""), Structure(Metadata(), Span(0, 0)))
    scores = compare_with_gold(gold, nothing)
    return replace(scores, metadata=Share(0, scores.metadata.total), left_out=Share())


def _compare(gold: GoldDocument, analysis: Analysis) -> DocumentScores:
    body, found = gold.body or Span(0, 0), analysis.structure.body
    common = max(0, min(body.end, found.end) - max(body.start, found.start))
    cases = _Cases.match(gold.cases, analysis.structure.cases)
    measures = _Measures.match(gold.measures, analysis.measures, window=body)
    metadata, metadata_misses = _compare_metadata(gold, analysis.structure.metadata)
    return measures.score(
        gold.file,
        cases=cases.counts,
        codes=cases.codes,
        metadata=metadata,
        body=Counts(common, found.end - found.start - common, body.end - body.start - common),
        misses=(*metadata_misses, *cases.list_misses(gold.file)),
    )


def _compare_anchored(gold: GoldDocument, analysis: Analysis) -> DocumentScores:
    text, body = SqueezedText(analysis.document.text), analysis.structure.body
    end = text.find(gold.upto) if gold.upto else None
    placed = [(anchored, text.locate(anchored)) for anchored in gold.anchored]
    absent = [anchored.measure for anchored, place in placed if place is None and not anchored.measure.optional]
    window = Span(body.start, body.end if end is None else min(body.end, end))
    measures = _Measures.match([place for _, place in placed if place], analysis.measures, window=window)
    metadata, metadata_misses = _compare_metadata(gold, analysis.structure.metadata)
    lost = [piece for piece in gold.must if not text.holds(piece, body)]
    kept = [piece for piece in gold.must_not if text.holds(piece, body)]
    return measures.score(
        gold.file,
        absent=absent,
        metadata=metadata,
        kept=Share(len(gold.must) - len(lost), len(gold.must)),
        left_out=Share(len(gold.must_not) - len(kept), len(gold.must_not)),
        misses=(
            *metadata_misses,
            *(Miss(gold.file, "lost text", piece) for piece in lost),
            *(Miss(gold.file, "furniture kept", piece) for piece in kept),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Measures:
    """Measures beside gold: found in place, extra, missed, and those outside of the window that gold covers."""

    found: tuple[_Found, ...]
    extra: tuple[Measure, ...]
    missed: tuple[Measure, ...]
    outside: int

    @classmethod
    def match(cls, gold: Sequence[Measure], measures: Iterable[Measure], *, window: Span) -> _Measures:
        by_place = {(measure.start, measure.end): measure for measure in gold}
        found, extra, outside = [], [], 0
        for measure in measures:
            same = by_place.get((measure.start, measure.end))
            if not (window.start <= measure.start and measure.end <= window.end):
                outside += 1
            elif same is not None and not same.optional:
                found.append(_Found(same, measure))
            elif not _stands_on_optional(measure, gold):
                extra.append(measure)
        places = {(pair.gold.start, pair.gold.end) for pair in found}
        missed = [m for m in gold if not m.optional and (m.start, m.end) not in places]
        return cls(tuple(found), tuple(extra), tuple(missed), outside)

    def score(
        self, document: str, *, absent: Sequence[Measure] = (), misses: tuple[Miss, ...] = (), **rest: Any
    ) -> DocumentScores:
        missed = len(self.missed) + len(absent)
        complete = sum(not pair.wrong & RECORD_FIELDS for pair in self.found)
        incomplete = len(self.found) - complete
        return DocumentScores(
            spans=Counts(len(self.found), len(self.extra), missed),
            records=Counts(complete, len(self.extra) + incomplete, missed + incomplete),
            fields={
                name: Share(sum(name not in pair.wrong for pair in self.found), len(self.found)) for name in FIELDS
            },
            outside_body=self.outside,
            subject_confidence=self._rate("subject"),
            status_confidence=self._rate("status"),
            misses=(*self._list_misses(document, absent), *misses),
            **rest,
        )

    def _rate(self, name: str) -> Reliability:
        return Reliability.of(
            (getattr(pair.measure, f"{name}_confidence"), name not in pair.wrong) for pair in self.found
        )

    def _list_misses(self, document: str, absent: Sequence[Measure]) -> Iterable[Miss]:
        for pair in self.found:
            if pair.wrong:
                differences = {
                    name: (_plain(pair.gold, name), _plain(pair.measure, name)) for name in FIELDS if name in pair.wrong
                }
                yield Miss(document, "fields", pair.gold.text, pair.gold.start, differences)
        for sort, measures in (("extra", self.extra), ("missed", self.missed), ("not in text", absent)):
            for measure in measures:
                yield Miss(document, sort, f"{measure.text} {measure.subject}".strip(), measure.start)


def _stands_on_optional(measure: Measure, gold: Sequence[Measure]) -> bool:
    """Whether it overlaps gold measures, all of them optional."""
    under = [other for other in gold if other.start < measure.end and measure.start < other.end]
    return bool(under) and all(other.optional for other in under)


def _plain(measure: Measure, name: str) -> Any:
    if name == "time":
        time = measure.time
        return [time.text, time.start, time.end] if time else None
    if name == "value" and measure.value_max is not None:
        return [measure.value, measure.value_max]
    return getattr(measure, name)


@dataclass(frozen=True, slots=True)
class _Cases:
    """Gold cases beside the found cases that begin where they do."""

    pairs: tuple[tuple[Case, tuple[Case, ...]], ...]
    extra: int

    @classmethod
    def match(cls, gold: Sequence[Case], cases: Sequence[Case]) -> _Cases:
        pairs = tuple((case, tuple(c for c in cases if abs(c.start - case.start) <= _CASE_SLACK)) for case in gold)
        matched = {case for _, found in pairs for case in found}
        return cls(pairs, len(set(cases) - matched))

    @property
    def counts(self) -> Counts:
        hits = sum(bool(found) for _, found in self.pairs)
        return Counts(hits, self.extra, len(self.pairs) - hits)

    @property
    def codes(self) -> Share:
        coded = [(case, found) for case, found in self.pairs if case.adcode]
        return Share(sum(_has_code(found, case) for case, found in coded), len(coded))

    def list_misses(self, document: str) -> Iterable[Miss]:
        for case, found in self.pairs:
            if not found:
                yield Miss(document, "case", case.title, case.start)
            elif case.adcode and not _has_code(found, case):
                codes = (case.adcode, [other.adcode for other in found])
                yield Miss(document, "code", case.title, case.start, {"adcode": codes})


def _has_code(found: Sequence[Case], case: Case) -> bool:
    return any(other.adcode == case.adcode for other in found)


def _compare_metadata(gold: GoldDocument, metadata: Metadata) -> tuple[Share, list[Miss]]:
    asked = {name: value for name, value in gold.metadata.items() if value is not None and name != "adcode"}
    wrong = {name: value for name, value in asked.items() if not is_same_word(value, getattr(metadata, name, None))}
    misses = [
        Miss(gold.file, "metadata", name, None, {name: (value, getattr(metadata, name, None))})
        for name, value in wrong.items()
    ]
    return Share(len(asked) - len(wrong), len(asked)), misses
