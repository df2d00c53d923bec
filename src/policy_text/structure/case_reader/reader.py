"""The cases that the forests see in a document."""

from __future__ import annotations

from collections.abc import Sequence
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

__all__ = ["find_learned_cases"]

_LIKELY, _SURE, _FEWEST = 0.5, 0.8, 3
"""From which probability on a case begins, and the document is a collection; so many cases make one."""
_MOST = 3_000
"""Candidates beyond which a text is no collection but a register or worse."""


def find_learned_cases(
    page: Page, *, region: Division | None, on: str | None, promised: bool, is_paper: bool
) -> list[Case]:
    """The cases of a document that is very probably a collection; none of any other."""
    candidates, lines = find_candidates(page, region=region, on=on)
    if not _FEWEST <= len(candidates) <= _MOST:
        return []
    rows = describe_candidates(page, candidates, lines, region=region, promised=promised, on=on)
    starts, document = _load_forests()
    probabilities = starts.probabilities(rows)
    body = (page.text_start, page.body.end)
    told = describe_document(rows, probabilities, candidates, body=body, is_paper=is_paper)
    likely = [c for c, p in zip(candidates, probabilities, strict=True) if p > _LIKELY]
    if len(likely) < _FEWEST or document.probabilities(told)[0] < _SURE:
        return []
    return _make_cases(page, likely, region, on)


def _make_cases(page: Page, likely: Sequence[Candidate], region: Division | None, on: str | None) -> list[Case]:
    cases = []
    within = (region.code or "") if region else ""
    stops = [*(candidate.start for candidate in likely), page.body.end]
    for candidate, (start, end) in zip(likely, pairwise(stops), strict=True):
        place = division_of(candidate.place, on=on) if candidate.place else None
        place = place or main_region([(page.wide_text[start:end], 1.0)], within=within, on=on) or region
        title = page.text[start : candidate.end].strip() if candidate.is_short else None
        cases.append(make_case(page.text, (start, end), title, place, on))
    return cases


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
