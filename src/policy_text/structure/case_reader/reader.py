"""The cases that the trained models see in a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from policy_text.lexicon.divisions import Division, division_of, find_divisions
from policy_text.records import Case
from policy_text.structure.case_reader.candidates import Candidate, find_candidates, find_mentions
from policy_text.structure.case_reader.features import UNIT, describe_candidates, describe_document
from policy_text.structure.case_reader.models import Models, load_models
from policy_text.structure.case_reader.wording import parts_of
from policy_text.structure.cases import make_case
from policy_text.structure.page import Page
from policy_text.structure.regions import main_region

__all__ = ["SHORT", "CaseReader", "read_cases"]

_LIKELY, _SURE, _FEWEST, _FEWEST_UNTITLED = 0.5, 0.6, 2, 3
"""From which probability on a case begins, and a document is a collection; how many cases make one, also untitled."""
_HARDLY, SHORT = 0.3, 1_500
"""Up to which probability a document is no collection though rules say so, and how many characters it then has at most:
rules need little in a short text, and the corpus knows short texts best."""
_WHOLE = 0.8
"""Share of a list's items that begin cases, where they name no places: a list is a list of cases as a whole."""
_WEIGHT = 0.35
"""Share of the text that cases fill: what fills less are examples."""
_SENTENCE = re.compile(r"[。；！？]")
_SPEAKS = re.compile(r"认为|表示|留言|说[，：“]|介绍说|告诉记者|强调|指出|总书记")
_SENT = re.compile(r"[^，。]{2,14}?(?:调查|调研|督查|督导|检查|核查|考察|巡视|评估)组")
_MOST, _LONGEST = 3_000, 150_000
"""Candidates, and characters, beyond which a text is no collection but a register or worse."""


@dataclass(frozen=True, slots=True)
class CaseReader:
    """What the models say of one document: where cases probably begin, and whether it has any."""

    page: Page
    region: Division | None
    on: str | None
    candidates: Sequence[Candidate]
    probabilities: Sequence[float]
    is_collection: float
    """How probably the document is a collection: the mean of what its starts and its words say."""

    def find_cases(self) -> list[Case]:
        """The cases of a document that is probably a collection of places; none of any other."""
        likely = [c for c, probable in zip(self.candidates, self.probabilities, strict=True) if probable > _LIKELY]
        fewest = _FEWEST if self.page.title else _FEWEST_UNTITLED
        if len(likely) < fewest or self.is_collection < _SURE or self._is_ragged(likely):
            return []
        end = self._end_of_last(likely)
        if end - likely[0].start < _WEIGHT * (self.page.body.end - self.page.text_start):
            return []
        stops = [*(candidate.start for candidate in likely), end]
        cases = [self._make_case(*told) for told in zip(likely, pairwise(stops), strict=True)]
        return cases if all(2 * count > len(cases) for count in self._count_signs(likely, cases)) else []

    def refuses(self, cases: Sequence[Case]) -> bool:
        """Whether a short document is no collection, whatever rules find in it.

        A title of several places announces one; of places that it does not see itself the reader cannot judge.
        """
        is_short = self.page.body.end - self.page.text_start < SHORT
        if self.is_collection >= _HARDLY or not is_short or _names_several(self.page.title):
            return False
        placed = {candidate.start for candidate in self.candidates if candidate.place}
        return 2 * sum(case.start in placed for case in cases) > len(cases)

    def _end_of_last(self, likely: Sequence[Candidate]) -> int:
        """The end of the text, or of the last case's line where each of the others has one line."""
        lines = [candidate.line for candidate in likely]
        if not all(candidate.at_line for candidate in likely) or lines[-1] - lines[0] >= len(lines):
            return self.page.body.end
        return max(candidate.end for candidate in self.candidates if candidate.line == lines[-1])

    def _is_ragged(self, likely: Sequence[Candidate]) -> bool:
        """Whether the starts name no places, and no units either or only some of the items of their list."""
        if 2 * sum(candidate.place is not None for candidate in likely) > len(likely):
            return False
        named = [UNIT.match(self.page.wide_text, candidate.start, candidate.end) for candidate in likely]
        marked = Counter(_list_of(candidate) for candidate in likely if candidate.rank)
        items = Counter(_list_of(candidate) for candidate in self.candidates)
        is_part = any(count < _WHOLE * items[listed] for listed, count in marked.items())
        return is_part or 2 * sum(unit is not None for unit in named) <= len(likely)

    def _count_signs(self, likely: Sequence[Candidate], cases: Sequence[Case]) -> tuple[int, int, int, int]:
        """How many cases have a place, tell in sentences, let nobody speak first, and are not about who was sent."""
        text = self.page.wide_text
        return (
            sum(case.region is not None for case in cases),
            sum(_SENTENCE.search(text, case.start, case.end) is not None for case in cases),
            sum(_SPEAKS.search(text, candidate.start, candidate.end) is None for candidate in likely),
            sum(_SENT.match(text, candidate.start, candidate.end) is None for candidate in likely),
        )

    def _make_case(self, candidate: Candidate, span: tuple[int, int]) -> Case:
        within = (self.region.code or "") if self.region else ""
        place = division_of(candidate.place, on=self.on) if candidate.place else None
        around = self.page.wide_text[slice(*span)]
        place = place or main_region([(around, 1.0)], within=within, on=self.on) or self.region
        title = self.page.text[candidate.start : candidate.end].strip() if candidate.is_short else None
        return make_case(self.page.text, span, title, place, self.on)


def read_cases(
    page: Page,
    *,
    region: Division | None,
    on: str | None,
    promised: bool,
    is_paper: bool,
    models: Models | None = None,
) -> CaseReader | None:
    """The document as the models see it, the packaged ones if no others are given.

    None where it has too few parts for cases, or endless ones. Raises `ModelError` where the packaged ones are broken.
    """
    if page.body.end - page.text_start > _LONGEST:
        return None
    mentions = find_mentions(page)
    candidates, lines = find_candidates(page, mentions, region=region, on=on)
    if not _FEWEST <= len(candidates) <= _MOST:
        return None
    models = models or load_models()
    rows = describe_candidates(page, candidates, lines, region=region, promised=promised, on=on)
    probabilities = models.starts.probabilities(rows)
    body = (page.text_start, page.body.end)
    told = describe_document(rows, probabilities, candidates, body=body, is_paper=is_paper)
    by_starts = float(models.documents.probabilities(told)[0])
    by_words = models.wording.probability(parts_of(page, candidates, mentions))
    return CaseReader(page, region, on, candidates, probabilities.tolist(), (by_starts + by_words) / 2)


def _names_several(title: str) -> bool:
    """湖州：…… 嘉兴：……"""
    return len(list(islice(find_divisions(title), _FEWEST))) == _FEWEST


def _list_of(candidate: Candidate) -> tuple[int, str, bool]:
    return candidate.rank, candidate.form, candidate.is_short
