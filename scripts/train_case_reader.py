"""Train the reader of cases from corpora/cases and write its models to models/cases.

usage: train_case_reader.py [--corpus FOLDER] [--output FOLDER] [--study]

The same corpus and code give the same bytes. With --study nothing is written: each part of the corpus is read by models
that learned from the others only: which collections the reader sees with them, and which cases, without any rule.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression

from policy_text.records import Document
from policy_text.structure.case_reader.candidates import Candidate, find_candidates, find_mentions
from policy_text.structure.case_reader.features import (
    COLUMNS,
    DOCUMENT_COLUMNS,
    describe_candidates,
    describe_document,
)
from policy_text.structure.case_reader.forest import Forest
from policy_text.structure.case_reader.models import Models
from policy_text.structure.case_reader.reader import read_cases
from policy_text.structure.case_reader.wording import Wording, count_grams, parts_of
from policy_text.structure.collection import is_promised
from policy_text.structure.reading import Outline, read_outline

ROOT = Path(__file__).resolve().parents[1]
NEAR = 4
"""Characters by which a start may miss the annotated one: a mark or a blank."""
FOLDS = 5
STARTS = {"n_estimators": 100, "min_samples_leaf": 3, "max_features": 0.3}
DOCUMENTS = {"n_estimators": 200, "min_samples_leaf": 2, "max_features": 0.3}
WORDING = {"C": 3.0, "max_iter": 500}


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated document with the rows of its candidates."""

    part: str
    outline: Outline
    candidates: Sequence[Candidate]
    rows: NDArray[np.float32]
    begins: NDArray[np.bool_]
    """Whether a case begins at the candidate."""
    gold: Sequence[int]
    words: csr_matrix
    """One row, see `count_grams`."""

    @property
    def is_collection(self) -> bool:
        """Whether it has several cases."""
        return len(self.gold) > 1

    def describe(self, probabilities: NDArray[np.float32]) -> NDArray[np.float32]:
        """The row of the document, given how probable its starts are."""
        page = self.outline.page
        body = (page.text_start, page.body.end)
        return describe_document(self.rows, probabilities, self.candidates, body=body, is_paper=self.outline.is_paper)[
            0
        ]


def read_examples(corpus: Path) -> Iterator[Example]:
    """The documents of every part of the corpus."""
    for path in sorted(corpus.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            outline = read_outline(Document(f"{told['id']}.txt", told["text"]))
            if outline is not None:
                yield make_example(path.stem, outline, [case["start"] for case in told["cases"]])


def make_example(part: str, outline: Outline, gold: Sequence[int]) -> Example:
    """The rows of a document, and at which of them its cases begin, if it is a collection."""
    page, region, on = outline.page, outline.region, outline.on
    mentions = find_mentions(page)
    candidates, lines = find_candidates(page, mentions, region=region, on=on)
    promised = is_promised(page, outline.headings, is_paper=outline.is_paper)
    rows = describe_candidates(page, candidates, lines, region=region, promised=promised, on=on)
    starts = gold if len(gold) > 1 else []
    begins = np.array([any(abs(c.start - start) <= NEAR for start in starts) for c in candidates], dtype=bool)
    words = csr_matrix(count_grams(parts_of(page, candidates, mentions)))
    return Example(part, outline, candidates, rows, begins, gold, words)


def fit_starts(examples: Sequence[Example]) -> Forest:
    """From the candidates of collections."""
    told = [example for example in examples if example.is_collection]
    rows, begins = np.vstack([e.rows for e in told]), np.concatenate([e.begins for e in told])
    return pack(RandomForestClassifier(**STARTS, n_jobs=-1, random_state=0).fit(rows, begins))


def fit_documents(examples: Sequence[Example]) -> Forest:
    """From all documents, each described by forests that had not seen it."""
    fold = np.random.RandomState(0).randint(0, FOLDS, len(examples))
    rows, labels = [], []
    for number in range(FOLDS):
        starts = fit_starts([e for e, f in zip(examples, fold, strict=True) if f != number])
        for example in (e for e, f in zip(examples, fold, strict=True) if f == number):
            rows.append(example.describe(starts.probabilities(example.rows)))
            labels.append(example.is_collection)
    forest = RandomForestClassifier(**DOCUMENTS, n_jobs=-1, random_state=0)
    return pack(forest.fit(np.array(rows), labels))


def fit_wording(examples: Sequence[Example]) -> Wording:
    """From the words of all documents."""
    model = LogisticRegression(**WORDING, random_state=0)
    model.fit(vstack([example.words for example in examples]), [example.is_collection for example in examples])
    return Wording(model.coef_[0].astype(np.float16), float(model.intercept_[0]))


def pack(forest: RandomForestClassifier) -> Forest:
    """All trees in one row of nodes; leaves have themselves for children."""
    roots, columns, thresholds, lefts, rights, values = [], [], [], [], [], []
    at = 0
    for tree in (estimator.tree_ for estimator in forest.estimators_):
        nodes = np.arange(tree.node_count)
        is_leaf = tree.children_left < 0
        roots.append(at)
        columns.append(np.where(is_leaf, 0, tree.feature))
        thresholds.append(np.where(is_leaf, 0.0, tree.threshold))
        lefts.append(np.where(is_leaf, nodes, tree.children_left) + at)
        rights.append(np.where(is_leaf, nodes, tree.children_right) + at)
        shares = tree.value[:, 0, :]
        values.append(shares[:, 1] / shares.sum(axis=1))
        at += tree.node_count
    return Forest(
        np.array(roots, dtype=np.int32),
        np.concatenate(columns).astype(np.int16),
        np.concatenate(thresholds).astype(np.float32),
        np.concatenate(lefts).astype(np.int32),
        np.concatenate(rights).astype(np.int32),
        np.concatenate(values).astype(np.float16),
        max(estimator.get_depth() for estimator in forest.estimators_),
    )


def write_arrays(model: Forest | Wording, path: Path) -> None:
    """As npz without a clock in it, so that the same model makes the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in model.arrays().items():
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, member.getvalue())


def write_manifest(folder: Path, examples: Sequence[Example]) -> None:
    """What the models learned from, and the digests of their files."""
    told = {
        "documents": len(examples),
        "collections": sum(example.is_collection for example in examples),
        "cases": sum(len(example.gold) for example in examples if example.is_collection),
        "columns": list(COLUMNS),
        "document_columns": list(DOCUMENT_COLUMNS),
        "digests": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.npz"))},
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def study(examples: Sequence[Example]) -> None:
    """Print for each part what the reader with the models of the others makes of its documents."""
    for part in sorted({example.part for example in examples}):
        others = [example for example in examples if example.part != part]
        models = Models(fit_starts(others), fit_documents(others), fit_wording(others))
        held = [example for example in examples if example.part == part]
        found = [read_starts(example, models) for example in held]
        hits = given = wrong = 0
        for example, starts in zip(held, found, strict=True):
            gold = example.gold if example.is_collection else ()
            hits += sum(any(abs(start - begin) <= NEAR for start in starts) for begin in gold)
            given += len(starts)
            wrong += bool(starts) and not example.is_collection
        cases = sum(len(example.gold) for example in held if example.is_collection)
        collections = sum(example.is_collection for example in held)
        seen = sum(bool(starts) and example.is_collection for example, starts in zip(held, found, strict=True))
        score = 2 * hits / max(1, cases + given)
        print(
            f"{part}: {seen} of {collections} collections seen, "
            f"{wrong} of {len(held) - collections} others taken for one; "
            f"{hits} of {cases} cases, {given} given, F1 {score:.3f}"
        )


def read_starts(example: Example, models: Models) -> list[int]:
    """Where the reader alone, without any rule, finds cases begin."""
    outline = example.outline
    promised = is_promised(outline.page, outline.headings, is_paper=outline.is_paper)
    told = read_cases(
        outline.page,
        region=outline.region,
        on=outline.on,
        promised=promised,
        is_paper=outline.is_paper,
        models=models,
    )
    return [case.start for case in told.find_cases()] if told else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpora" / "cases")
    parser.add_argument("--output", type=Path, default=ROOT / "models" / "cases")
    parser.add_argument("--study", action="store_true", help="measure on parts held out; write nothing")
    arguments = parser.parse_args()
    started = time.perf_counter()
    examples = list(read_examples(arguments.corpus))
    if arguments.study:
        study(examples)
    else:
        arguments.output.mkdir(parents=True, exist_ok=True)
        write_arrays(fit_starts(examples), arguments.output / "starts.npz")
        write_arrays(fit_documents(examples), arguments.output / "documents.npz")
        write_arrays(fit_wording(examples), arguments.output / "wording.npz")
        write_manifest(arguments.output, examples)
    print(f"{len(examples)} documents, {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
