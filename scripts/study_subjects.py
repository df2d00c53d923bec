"""Would words, parts of speech or a trained component find better subjects than the rules? One table.

    python scripts/study_subjects.py --train corpora/gold:corpora/documents --gold corpora/gold:corpora/documents

GOLD:DOCUMENTS as for scripts/calibrate.py; each --gold is a column. What is learned is learned on --train alone; a
folder that is also scored is scored by cross-validation, all documents of one place (the first part of a file's name)
held out together. Counted are measures of running text that gold has too (a cell of a table takes its heads and has
no sentence), right as `is_same_subject` says. Speed: characters a second of CPU time, extraction and candidate.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from policy_text.evaluation import read_gold
from policy_text.evaluation.sameness import is_same_subject
from policy_text.extract import extract_measures, linker
from policy_text.extract.passages import Passage, read_passages
from policy_text.load import load_document
from policy_text.records import Measure
from policy_text.structure import read_structure
from subject_candidates import (
    Answers,
    Row,
    Sentence,
    Word,
    Words,
    answer_by_tags,
    best_choice,
    cut_words,
    tag_words,
    train_chooser,
    train_component,
    trim_leading_words,
    trim_to_words,
)

FOLDS = 4
TIMED_PASSES = 3
_SENTENCE_END = re.compile(r"[。!?！？]")


@dataclass(frozen=True, slots=True)
class Folder:
    """The rows of a gold folder, and what it costs to find them by rules."""

    name: str
    rows: list[Row]
    characters: int
    seconds: float


@cache
def read_folder(pair: str) -> Folder:
    """The measures in running text that both gold and the extractor have."""
    gold_folder, documents = map(Path, pair.split(":"))
    rows, characters, seconds = [], 0, 0.0
    for gold in read_gold(gold_folder):
        document = load_document(documents / gold.file)
        structure = read_structure(document)
        seconds += min(_time(lambda: extract_measures(document, structure)) for _ in range(TIMED_PASSES))  # noqa: B023
        characters += structure.body.end - structure.body.start
        # The extractor keeps a rule's confidence, not its name: for once the name is put in the confidence's place.
        with patch.object(linker, "confidence_of", lambda _field, rule: rule):
            found = extract_measures(document, structure)
        wanted = {(m.start, m.end): m.subject for m in gold.measures if not m.optional}
        passages = list(read_passages(document.text, structure.body.start, structure.body.end))
        place = gold.file.split("-")[0]
        rows += [row for passage in passages for row in _read_rows(passage, found, wanted, place)]
    return Folder(f"{gold_folder.parent.name}/{gold_folder.name}", rows, characters, seconds)


def _read_rows(
    passage: Passage, found: Sequence[Measure], wanted: dict[tuple[int, int], str], place: str
) -> Iterator[Row]:
    if not passage.text:
        return
    first, last = passage.span(0, len(passage.text))
    begin = bisect_left(found, first, key=lambda m: m.start)
    inside = [m for m in found[begin:] if m.start < last]
    spans = [(_position(passage, m.start), _position(passage, m.end - 1) + 1) for m in inside]
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(passage.text)), len(passage.text)]
    for index, (measure, (start, end)) in enumerate(zip(inside, spans, strict=True)):
        rule = measure.subject_confidence
        if (measure.start, measure.end) not in wanted or not isinstance(rule, str):
            continue  # not in gold, or a cell of a table
        opens = max(position for position in ends if position <= start)
        closes = min(position for position in ends if position >= end)
        near = tuple((a - opens, b - opens) for a, b in spans if opens <= a and b <= closes)
        sentence = Sentence(passage.text[opens:closes], near)
        before = found[begin + index - 1].subject if begin + index else ""
        subject = wanted[(measure.start, measure.end)]
        yield Row(place, sentence, start - opens, end - opens, measure, rule, before, subject)


def _position(passage: Passage, offset: int) -> int:
    return offset - passage.start if passage.offsets is None else bisect_left(passage.offsets, offset)


def _time(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def hold_out(train: Callable[[Sequence[Row], Words], Answers], rows: Sequence[Row], tagged: Words) -> Answers:
    """Answers by models that have not seen the row's place: one a fold of ``rows``, one for rows of other folders."""
    places = sorted({row.place for row in rows})
    random.Random(0).shuffle(places)
    fold_of = {id(row): places.index(row.place) % FOLDS for row in rows}

    @cache
    def model_without(fold: int | None) -> Answers:
        return train([row for row in rows if fold_of[id(row)] != fold], tagged)

    def answer(asked: Sequence[Row]) -> list[str]:
        given: dict[int, str] = {}
        for fold in {fold_of.get(id(row)) for row in asked}:
            part = [row for row in asked if fold_of.get(id(row)) == fold]
            given |= zip(map(id, part), model_without(fold)(part), strict=True)
        return [given[id(row)] for row in asked]

    return answer


def main() -> None:
    arguments = _parse_arguments()
    folders = [read_folder(pair) for pair in arguments.gold]
    taught = [row for pair in arguments.train for row in read_folder(pair).rows]
    sentences = {row.sentence for folder in folders for row in folder.rows}
    cut, cutting = _cut_all(sentences, cut_words)
    tagged, tagging = _cut_all(sentences, tag_words)
    tagged |= _cut_all({row.sentence for row in taught} - sentences, tag_words)[0]

    def each(answer: Callable[[Row, Sequence[Word]], str], words: Words) -> Answers:
        return lambda rows: [answer(row, words[row.sentence]) for row in rows]

    def by_rules(rows: Sequence[Row]) -> list[str]:
        return [row.measure.subject for row in rows]

    component = hold_out(train_component, taught, tagged)

    def component_or_rules(rows: Sequence[Row]) -> list[str]:
        return [given or ours for given, ours in zip(component(rows), by_rules(rows), strict=True)]

    heads = [f"{folder.name} ({len(folder.rows)})" for folder in folders]
    print(f"| candidate | {' | '.join(heads)} | characters/s | s of training |")
    print("|---" * (len(folders) + 3) + "|")
    _print_line("rules", by_rules, folders, 0.0)
    _print_line("rules, edges at jieba's words", each(trim_to_words, cut), folders, cutting)
    _print_line("rules, leading verbs cut by tags", each(trim_leading_words, tagged), folders, tagging)
    _print_line("nearest run of nouns by tags", each(answer_by_tags, tagged), folders, tagging)
    _print_line("trained linear chooser", hold_out(train_chooser, taught, tagged), folders, tagging)
    _print_line("(a chooser that never errs)", each(best_choice, tagged), folders, None)
    _print_line("trained spaCy component", component, folders, tagging)
    _print_line("the same, rules where it is silent", component_or_rules, folders, tagging)


def _cut_all(sentences: set[Sentence], cut: Callable[[Sentence], list[Word]]) -> tuple[Words, float]:
    """The words of all sentences, and the seconds that it took."""
    cut(Sentence("先读词典", ()))
    began = time.process_time()
    words = {sentence: cut(sentence) for sentence in sentences}
    return words, time.process_time() - began


def _print_line(name: str, answers: Answers, folders: Sequence[Folder], cutting: float | None) -> None:
    """Shares of right subjects, and the speed of rules, cutting of words and candidate together; None for no speed."""
    began = time.process_time()
    given = [answers(folder.rows) for folder in folders]
    learned = time.process_time()
    given = [answers(folder.rows) for folder in folders]  # once more, as the first time trains what is to be trained
    answering = time.process_time() - learned
    training = learned - began - answering
    seconds = answering + sum(folder.seconds for folder in folders) + (cutting or 0.0)
    shares = [
        sum(is_same_subject(row.wanted, subject) for row, subject in zip(folder.rows, subjects, strict=True))
        / len(folder.rows)
        for folder, subjects in zip(folders, given, strict=True)
    ]
    speed = "–" if cutting is None else f"{sum(folder.characters for folder in folders) / seconds:,.0f}"
    columns = [name, *(f"{share:.3f}" for share in shares), speed, f"{max(training, 0.0):.0f}"]
    print(f"| {' | '.join(columns)} |", flush=True)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", required=True, nargs="+", metavar="GOLD:DOCUMENTS")
    parser.add_argument("--gold", required=True, nargs="+", metavar="GOLD:DOCUMENTS")
    return parser.parse_args()


if __name__ == "__main__":
    main()
