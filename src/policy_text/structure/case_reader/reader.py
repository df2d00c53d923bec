"""The cases that the forests see in a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from policy_text.errors import ModelError
from policy_text.lexicon.divisions import Division, division_of
from policy_text.records import Case
from policy_text.structure.case_reader.candidates import Candidate, find_candidates
from policy_text.structure.case_reader.features import describe_candidates, describe_document
from policy_text.structure.case_reader.forest import Forest
from policy_text.structure.cases import make_case
from policy_text.structure.page import Page
from policy_text.structure.regions import main_region

__all__ = ["CaseReader", "read_cases"]

_LIKELY, _SURE, _CERTAIN, _FEWEST = 0.5, 0.75, 0.9, 2
"""From which probability on a case begins, a document is a collection though no rule says so, and a case begins that
the rules passed over; so many cases make a collection."""
_SAME = 4
"""Characters between two starts that are one: a mark or a blank."""
_MOST = 3_000
"""Candidates beyond which a text is no collection but a register or worse."""


@dataclass(frozen=True, slots=True)
class CaseReader:
    """What the forests say of one document: where cases probably begin, and whether it has any."""

    page: Page
    region: Division | None
    on: str | None
    candidates: Sequence[Candidate]
    probabilities: Sequence[float]
    is_collection: float
    """How probably the document is a collection."""

    def find_cases(self) -> list[Case]:
        """The cases of a document that is probably a collection of places; none of any other."""
        likely = self._from(_LIKELY)
        if len(likely) < _FEWEST or self.is_collection < _SURE:
            return []
        stops = [*(candidate.start for candidate in likely), self.page.body.end]
        cases = [self._make_case(*told) for told in zip(likely, pairwise(stops), strict=True)]
        return cases if 2 * sum(case.region is not None for case in cases) > len(cases) else []

    def complete(self, cases: Sequence[Case]) -> list[Case]:
        """The cases with those that very probably begin in their midst, where rules that found the others saw none."""
        if self.is_collection < _LIKELY:
            return list(cases)
        begun = [case.start for case in cases]
        parted = list(cases)
        for candidate in self._from(_CERTAIN):
            at = bisect_right(begun, candidate.start) - 1
            if any(abs(candidate.start - start) <= _SAME for start in begun):
                continue
            stop = begun[at + 1] if at + 1 < len(begun) else self.page.body.end
            if at >= 0:
                end = min(cases[at].end, candidate.start)
                parted = [replace(case, end=end) if case.start == begun[at] else case for case in parted]
            parted.append(self._make_case(candidate, (candidate.start, stop)))
        return _apart(sorted(parted, key=lambda case: case.start))

    def _from(self, probability: float) -> list[Candidate]:
        told = zip(self.candidates, self.probabilities, strict=True)
        return [candidate for candidate, likely in told if likely > probability]

    def _make_case(self, candidate: Candidate, span: tuple[int, int]) -> Case:
        within = (self.region.code or "") if self.region else ""
        place = division_of(candidate.place, on=self.on) if candidate.place else None
        around = self.page.wide_text[slice(*span)]
        place = place or main_region([(around, 1.0)], within=within, on=self.on) or self.region
        title = self.page.text[candidate.start : candidate.end].strip() if candidate.is_short else None
        return make_case(self.page.text, span, title, place, self.on)


def read_cases(
    page: Page, *, region: Division | None, on: str | None, promised: bool, is_paper: bool
) -> CaseReader | None:
    """The document as the forests see it; None where it is too short for several cases, or endless."""
    candidates, lines = find_candidates(page, region=region, on=on)
    if not _FEWEST <= len(candidates) <= _MOST:
        return None
    rows = describe_candidates(page, candidates, lines, region=region, promised=promised, on=on)
    starts, documents = _load_forests()
    probabilities = starts.probabilities(rows)
    body = (page.text_start, page.body.end)
    told = describe_document(rows, probabilities, candidates, body=body, is_paper=is_paper)
    return CaseReader(page, region, on, candidates, probabilities.tolist(), float(documents.probabilities(told)[0]))


def _apart(cases: Sequence[Case]) -> list[Case]:
    """The cases, none of which reaches into the one that begins behind it."""
    following = [*(case.start for case in cases[1:]), None]
    return [
        replace(case, end=min(case.end, stop)) if stop is not None and case.start < stop else case
        for case, stop in zip(cases, following, strict=True)
    ]


@cache
def _load_forests() -> tuple[Forest, Forest]:
    """The packaged forests: of starts, and of documents."""
    package = Path(str(files("policy_text")))
    folder = next(
        (f for f in (package / "models" / "cases", package.parents[1] / "models" / "cases") if f.is_dir()), None
    )
    if folder is None:
        raise ModelError(f"no model of cases in {package / 'models' / 'cases'}: run scripts/train_case_reader.py")
    try:
        return Forest.read(str(folder / "starts.npz")), Forest.read(str(folder / "documents.npz"))
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(f"{folder}: broken model ({error}): run scripts/train_case_reader.py") from error
