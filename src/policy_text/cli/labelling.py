"""Asking a person about the paragraphs that would teach a model most."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policy_text.errors import QueryError

if TYPE_CHECKING:
    from policy_text.classify import ReformModel
    from policy_text.database import CaseDatabase, CaseDetail, Filters

__all__ = ["Answer", "Question", "choose_questions", "parse_answer", "read_answered", "save_answer"]


@dataclass(frozen=True, slots=True)
class Question:
    """A paragraph of the database with what stands above it and the types that it carries now."""

    digest: str
    start: int
    end: int
    text: str
    setting: str
    title: str
    heading: str | None
    reforms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said to one question."""

    question: Question
    labels: tuple[str, ...]

    @property
    def changes(self) -> dict[str, bool]:
        """Types that were wrong so far: whether the paragraph does carry them."""
        before, now = set(self.question.reforms), set(self.labels)
        return {slug: slug in now for slug in sorted(before ^ now)}


def choose_questions(
    database: CaseDatabase, model: ReformModel, filters: Filters, *, count: int, answered: set[str]
) -> list[Question]:
    """The paragraphs of the cases that answer which a model is least sure of, varied, most informative first."""
    from policy_text.classify import select_uncertain

    unasked = {question.text: question for question in _list_questions(database, filters)}
    questions = [question for text, question in unasked.items() if text not in answered]
    if not questions:
        return []
    chosen = select_uncertain(
        model,
        [question.text for question in questions],
        count=count,
        headings=[question.heading for question in questions],
        titles=[question.title for question in questions],
    )
    return [questions[index] for index in chosen]


def _list_questions(database: CaseDatabase, filters: Filters) -> Iterator[Question]:
    for row in database.cases(filters):
        case = database.case(row.case_id)
        for start, end, reforms in case.paragraphs:
            yield Question(
                digest=case.digest,
                start=start,
                end=end,
                text=case.text[start - case.start : end - case.start],
                setting=case.sources[0] if case.sources else case.digest,
                title=row.title,
                heading=_heading_above(case, start),
                reforms=reforms,
            )


def _heading_above(case: CaseDetail, start: int) -> str | None:
    above = [title for _, _, title, _, end in case.headings if end <= start and title != case.row.title]
    return above[-1] if above else None


def parse_answer(words: str, slugs: Sequence[str], reforms: Sequence[str]) -> tuple[str, ...]:
    """The types that a person names by number or slug; nothing keeps those it has, ``0`` takes them all away.

    >>> parse_answer("2, funding", ("group-schooling", "supervision", "funding"), ())
    ('supervision', 'funding')
    >>> parse_answer("", ("funding",), ["funding"]), parse_answer("0", ("funding",), ["funding"])
    (('funding',), ())
    """
    named = words.replace(",", " ").replace("，", " ").split()
    if not named:
        return tuple(reforms)
    if named == ["0"]:
        return ()
    labels = []
    for name in named:
        is_number = name.isascii() and name.isdigit()
        if is_number and 1 <= int(name) <= len(slugs):
            labels.append(slugs[int(name) - 1])
        elif name in slugs:
            labels.append(name)
        else:
            raise QueryError(f"{name!r} is neither a number from 1 to {len(slugs)} nor a type")
    return tuple(dict.fromkeys(labels))


def read_answered(path: Path) -> set[str]:
    """The texts that were answered already."""
    if not path.exists():
        return set()
    try:
        return {json.loads(line)["text"] for line in path.read_text("utf-8").split("\n") if line.strip()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QueryError(f"{path}: holds something else than answers ({type(error).__name__}: {error})") from error


def save_answer(answer: Answer, path: Path, database: CaseDatabase) -> None:
    """Keep an answer in the JSONL that models are trained on, and what it changes in the database."""
    from policy_text.database import Correction

    question = answer.question
    row = {
        "id": f"{question.digest[:12]}-{question.start}",
        "text": question.text,
        "labels": list(answer.labels),
        "setting": question.setting,
        "heading": question.heading,
        "title": question.title,
    }
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    for slug, carries in answer.changes.items():
        database.correct(
            Correction(
                digest=question.digest,
                target="reform",
                field=slug,
                new=carries,
                old=not carries,
                start=question.start,
                end=question.end,
            )
        )
