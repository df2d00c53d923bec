"""Measure the packaged reform model and put the figures on its card: rivals, reasons, learning from answers, speed.

usage: study_reform_model.py [--gold GOLD TEXTS]... [--only NAME]...

GOLD is a folder of NAME.json annotations and TEXTS the folder of their documents: text that no model was trained on,
by which the candidates are compared. Studies: candidates, real, reasons, answers, speed (all unless --only).
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from policy_text.classify import ReformModel, load_model, save_model
from policy_text.classify import training as training_room
from policy_text.classify.evidence import Passage
from policy_text.classify.folding import fold
from policy_text.classify.labelled import LabelledParagraph, read_labelled
from policy_text.classify.model import find_passages
from policy_text.classify.phrases import PhraseBook
from policy_text.classify.reasons import cover
from policy_text.classify.scores import measure_calibration_error, score_decisions
from policy_text.classify.selection import select_uncertain
from policy_text.classify.thresholds import choose_thresholds
from policy_text.classify.training import assign_folds, fit_model, mark_labels
from policy_text.lexicon.reforms import Taxonomy
from policy_text.load import load_document
from policy_text.structure import read_structure

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpora" / "reforms"
MODEL = ROOT / "models" / "reforms"

Array = Any
Scorer = Callable[[Sequence[Passage]], Array]
"""Passages to scores (passages x types), any scale: they are calibrated alike for all candidates."""


@dataclass(frozen=True)
class Text:
    """Passages with the types that they carry."""

    passages: list[Passage]
    labels: Array


# --- text to measure on ---------------------------------------------------------------------------------------------


def read_gold(gold: Path, texts: Path, taxonomy: Taxonomy) -> Text:
    """The annotated paragraphs, each as the pipeline sees it: with the headings and the title that it was given."""
    passages, labels = [], []
    documents = {path.stem: path for path in sorted(texts.iterdir())}
    for file in sorted(gold.glob("*.json")):
        annotation = json.loads(file.read_text(encoding="utf-8"))
        document = load_document(documents[file.stem])
        structure = read_structure(document)
        seen = list(zip(structure.paragraphs, find_passages(document.text, structure), strict=True))
        for paragraph in annotation["paragraphs"]:
            start, end = paragraph["start"], paragraph["end"]
            around = [
                p for q, p in seen if min(q.end, end) - max(q.start, start) > 0.5 * min(q.end - q.start, end - start)
            ]
            passages.append(around[0] if around else Passage(document.text[start:end]))
            labels.append([kind.slug in paragraph["reforms"] for kind in taxonomy])
    return Text(passages, np.array(labels, dtype=bool))


def join_texts(texts: Sequence[Text]) -> Text:
    return Text([p for text in texts for p in text.passages], np.concatenate([text.labels for text in texts]))


# --- candidates -----------------------------------------------------------------------------------------------------


def learn_keywords(paragraphs: Sequence[LabelledParagraph], taxonomy: Taxonomy) -> Scorer:
    """Counts of a type's phrases: nothing is learned but the threshold."""
    book = PhraseBook(taxonomy)

    def score(passages: Sequence[Passage]) -> Array:
        counts = np.zeros((len(passages), len(taxonomy)))
        for row, passage in enumerate(passages):
            for number, _ in book.find(fold(passage.text)):
                counts[row, book.phrases[number].type_index] += 1.0 if book.phrases[number].is_cue else 0.3
        return np.log1p(counts)

    return score


def learn_linear(make_rows: Callable[[], Any], make_learner: Callable[[], Any]) -> Callable[..., Scorer]:
    """A learner a type over rows of text alone."""

    def learn(paragraphs: Sequence[LabelledParagraph], taxonomy: Taxonomy) -> Scorer:
        rows = make_rows()
        matrix = rows.fit_transform([fold(p.text) for p in paragraphs])
        learners = [make_learner().fit(matrix, truth) for truth in mark_labels(paragraphs, taxonomy).T]

        def score(passages: Sequence[Passage]) -> Array:
            seen = rows.transform([fold(p.text) for p in passages])
            return np.column_stack([_read_margin(learner, seen) for learner in learners])

        return score

    return learn


def _read_margin(learner: Any, rows: Any) -> Array:
    if hasattr(learner, "decision_function"):
        return learner.decision_function(rows)
    log_p = learner.predict_log_proba(rows)
    return np.clip(log_p[:, 1] - log_p[:, 0], -30, 30)


def learn_dense(paragraphs: Sequence[LabelledParagraph], taxonomy: Taxonomy) -> Scorer:
    """A small dense net over 200 latent dimensions of the words."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rows = make_pipeline(word_rows(), TruncatedSVD(200, random_state=0), StandardScaler())
    matrix = rows.fit_transform([fold(p.text) for p in paragraphs])
    net = MLPClassifier((96,), alpha=1.0, max_iter=60, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # stopped early on purpose: it does not get better on settings held out
        net.fit(matrix, mark_labels(paragraphs, taxonomy).astype(int))

    def score(passages: Sequence[Passage]) -> Array:
        p = np.clip(net.predict_proba(rows.transform([fold(p.text) for p in passages])), 1e-6, 1 - 1e-6)
        return np.log(p / (1 - p))

    return score


def learn_ours(paragraphs: Sequence[LabelledParagraph], taxonomy: Taxonomy, *, context: bool) -> Scorer:
    """This project's evidence, with or without what stands around a paragraph."""
    model, _ = fit_model(paragraphs, taxonomy)

    def score(passages: Sequence[Passage]) -> Array:
        return model.log_odds([p if context else Passage(p.text) for p in passages])

    return score


def word_rows() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer=cut_with_jieba, min_df=3, sublinear_tf=True)


def counted_word_rows() -> Any:
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer(analyzer=cut_with_jieba, min_df=3, binary=True)


def character_rows() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer="char", ngram_range=(2, 4), min_df=3, max_features=50_000, sublinear_tf=True)


def both_rows() -> Any:
    from sklearn.pipeline import make_union

    return make_union(word_rows(), character_rows())


_CUT: dict[str, list[str]] = {}


def cut_with_jieba(folded: str) -> list[str]:
    from policy_text.classify.features import make_segmenter

    if not _CUT:
        _CUT_WITH.append(make_segmenter())
    if folded not in _CUT:
        _CUT[folded] = [word for word in _CUT_WITH[-1].cut(folded) if len(word) > 1]
    return _CUT[folded]


_CUT_WITH: list[Any] = []


def list_candidates() -> dict[str, Callable[..., Scorer]]:
    from sklearn.linear_model import LogisticRegression
    from sklearn.naive_bayes import MultinomialNB
    from sklearn.svm import LinearSVC

    def logistic() -> Any:
        return LogisticRegression(C=8, solver="liblinear", random_state=0)

    return {
        "keywords": learn_keywords,
        "naive Bayes, words": learn_linear(counted_word_rows, MultinomialNB),
        "logistic, characters 2–4": learn_linear(character_rows, logistic),
        "logistic, words": learn_linear(word_rows, logistic),
        "logistic, words and characters": learn_linear(both_rows, logistic),
        "linear SVM, words": learn_linear(word_rows, lambda: LinearSVC(C=0.5, random_state=0)),
        "dense net over 200 dimensions": learn_dense,
        "words, phrases, places in the text": lambda p, t: learn_ours(p, t, context=False),
        "the same with headings and titles": lambda p, t: learn_ours(p, t, context=True),
    }


def compare_candidates(paragraphs: Sequence[LabelledParagraph], taxonomy: Taxonomy, real: Text | None) -> list[Any]:
    """Each candidate on held-out settings and on real text; all calibrated and given thresholds in the same way."""
    labels, folds = mark_labels(paragraphs, taxonomy), assign_folds(paragraphs)
    passages = [Passage(p.text, p.heading or "", p.title or "") for p in paragraphs]
    rows = []
    for name, learn in list_candidates().items():
        started = time.process_time()
        scores = np.zeros(labels.shape, dtype=np.float32)
        for number in range(folds.max() + 1):
            inside = np.flatnonzero(folds == number)
            outside = [p for p, fold_number in zip(paragraphs, folds, strict=True) if fold_number != number]
            scores[inside] = learn(outside, taxonomy)([passages[i] for i in inside])
        scale = scores.std()  # candidates score on scales of their own; calibration expects about one
        scores /= scale
        held_out = training_room.hold_out_probabilities(scores[:, :, None], labels, folds)
        thresholds = choose_thresholds(held_out, labels)
        row = {"name": name, "held_out": _sum_up(labels, held_out, thresholds, taxonomy)}
        if real is not None:
            weights, biases = training_room.fit_evidence(scores[:, :, None], labels)
            odds = (learn(paragraphs, taxonomy)(real.passages) / scale)[:, :, None] @ weights + biases
            row["real"] = _sum_up(real.labels, 1 / (1 + np.exp(-odds)), thresholds, taxonomy)
        row["seconds"] = round(time.process_time() - started, 1)
        print(json.dumps(row, ensure_ascii=False), flush=True)
        rows.append(row)
    return rows


def _sum_up(labels: Array, probabilities: Array, thresholds: Array, taxonomy: Taxonomy) -> dict[str, float]:
    slugs = [kind.slug for kind in taxonomy]
    scores = score_decisions(labels, probabilities >= thresholds, slugs, probabilities=probabilities)
    return {
        "micro_f1": round(scores.micro.f1, 3),
        "macro_f1": round(scores.macro_f1, 3),
        "false_tag_rate": round(scores.false_tag_rate, 3),
    }


# --- real text, reasons, answers, speed -----------------------------------------------------------------------------


def measure_real(model: ReformModel, real: Text) -> dict[str, Any]:
    p = model.probabilities(real.passages)
    scores = score_decisions(real.labels, p >= model.thresholds, model.slugs, probabilities=p)
    sure = measure_calibration_error(p, real.labels, at_least=0.1)
    return {**scores.to_json(), "calibration_error_from_0.1": round(sure, 4)}


def check_reasons(model: ReformModel, text: Text, *, most: int = 300) -> dict[str, float]:
    """What covering a tag's reasons takes from its log-odds, beside covering as many other characters at random."""
    chance = random.Random(0)
    falls, others, lost, kept = [], [], 0, 0
    tagged = [
        (p, tag)
        for p, tags in zip(text.passages, model.tag_passages(text.passages, reasons=True), strict=True)
        for tag in tags
        if tag.reasons
    ]
    for passage, tag in chance.sample(tagged, min(most, len(tagged))):
        column = model.slugs.index(tag.slug)
        places = [(passage.text.find(phrase), phrase) for phrase, _ in tag.reasons]
        spans = [(start, start + len(phrase)) for start, phrase in places]
        variants = [
            passage,
            replace(passage, text=cover(passage.text, spans)),
            replace(passage, text=cover(passage.text, _choose_others(passage.text, spans, chance))),
        ]
        before, without, with_others = model.log_odds(variants)[:, column]
        falls.append(float(before - without))
        others.append(float(before - with_others))
        threshold = float(model.thresholds[column])
        lost += 1 / (1 + np.exp(-without)) < threshold
        kept += 1 / (1 + np.exp(-with_others)) >= threshold
    return {
        "tags": len(falls),
        "fall_without_reasons": round(float(np.mean(falls)), 2),
        "fall_without_others": round(float(np.mean(others)), 2),
        "tags_lost_without_reasons": round(lost / len(falls), 3),
        "tags_lost_without_others": round(1 - kept / len(falls), 3),
    }


def _choose_others(text: str, spans: Sequence[tuple[int, int]], chance: random.Random) -> list[tuple[int, int]]:
    """Stretches of the same lengths that touch none of the spans, as far as there is room."""
    taken = list(spans)
    others = []
    for start, end in spans:
        size = end - start
        free = [i for i in range(len(text) - size + 1) if all(i + size <= a or b <= i for a, b in taken)]
        if free:
            place = chance.choice(free)
            others.append((place, place + size))
            taken.append(others[-1])
    return others


def simulate_answers(
    paragraphs: Sequence[LabelledParagraph], taxonomy: Taxonomy, *, starts: int = 2, first: int = 200, last: int = 800
) -> list[dict[str, float]]:
    """Labels against macro-F1 on settings not seen: the most informative first, beside random choice."""
    folds = assign_folds(paragraphs)
    points: dict[tuple[str, int], list[float]] = {}
    for start in range(starts):
        pool = [p for p, number in zip(paragraphs, folds, strict=True) if number != start]
        test = [p for p, number in zip(paragraphs, folds, strict=True) if number == start]
        for way in ("chosen", "random"):
            for count, score in _label_step_by_step(pool, test, taxonomy, way=way, sizes=(first, last), seed=start):
                points.setdefault((way, count), []).append(score)
                print(way, start, count, round(score, 3), flush=True)
    counts = sorted({count for _, count in points})
    return [
        {"labels": count, **{way: round(float(np.mean(points[way, count])), 3) for way in ("chosen", "random")}}
        for count in counts
    ]


def _label_step_by_step(
    pool: Sequence[LabelledParagraph],
    test: Sequence[LabelledParagraph],
    taxonomy: Taxonomy,
    *,
    way: str,
    sizes: tuple[int, int],
    seed: int,
) -> list[tuple[int, float]]:
    first, last = sizes
    order = list(pool)
    random.Random(seed).shuffle(order)
    known = _open_with_every_type(order, taxonomy, first)
    rest = [p for p in order if p not in known]
    points = []
    while True:
        model, _ = fit_model(known, taxonomy)
        p = model.probabilities([Passage(t.text, t.heading or "", t.title or "") for t in test])
        scores = score_decisions(mark_labels(test, taxonomy), p >= model.thresholds, model.slugs)
        points.append((len(known), scores.macro_f1))
        if len(known) >= last:
            return points
        numbers = range(100)
        if way == "chosen":
            numbers = select_uncertain(model, [p.text for p in rest], count=100, headings=[p.heading for p in rest])
        known = known + [rest[i] for i in numbers]
        taken = set(numbers)
        rest = [p for i, p in enumerate(rest) if i not in taken]


def _open_with_every_type(
    order: Sequence[LabelledParagraph], taxonomy: Taxonomy, count: int
) -> list[LabelledParagraph]:
    """The first paragraphs, and before them two of every type, since a model needs some."""
    opening = [p for kind in taxonomy for p in [q for q in order if kind.slug in q.labels][:2]]
    ids = {p.id for p in opening}
    unique = list({p.id: p for p in opening}.values())
    return unique + [p for p in order if p.id not in ids][: count - len(unique)]


def measure_speed(paragraphs: Sequence[LabelledParagraph]) -> dict[str, float]:
    model = load_model(MODEL)
    passages = [Passage(p.text, p.heading or "", p.title or "") for p in paragraphs]
    model.probabilities(passages[:100])
    started = time.process_time()
    model.probabilities(passages)
    seconds = time.process_time() - started
    size = sum(path.stat().st_size for path in MODEL.iterdir()) / 1e6
    return {
        "load_seconds": _time_loading(),
        "paragraphs_a_second_of_processor": round(len(passages) / seconds),
        "mean_characters": round(sum(len(p.text) for p in passages) / len(passages)),
        "megabytes": round(size, 2),
    }


def _time_loading() -> float:
    """Seconds to import what tagging needs and to load the model, in a fresh interpreter."""
    code = (
        "import time; started = time.perf_counter(); from policy_text.classify import load_model; "
        f"load_model({str(MODEL)!r}); print(time.perf_counter() - started)"
    )
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    return round(float(shown), 2)


# --- all of it ------------------------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "TEXTS"))
    parser.add_argument("--only", action="append", choices=["candidates", "real", "reasons", "answers", "speed"])
    arguments = parser.parse_args()
    model = load_model(MODEL)
    paragraphs = read_labelled(CORPUS, model.taxonomy)
    golds = [read_gold(gold, texts, model.taxonomy) for gold, texts in arguments.gold]
    real = join_texts(golds) if golds else None
    written = Text([Passage(p.text) for p in paragraphs], mark_labels(paragraphs, model.taxonomy))
    studies: dict[str, Callable[[], Any]] = {
        "speed": lambda: measure_speed(paragraphs),
        "reasons": lambda: check_reasons(model, real or written),
        "real": lambda: measure_real(model, real) if real else None,
        "candidates": lambda: compare_candidates(paragraphs, model.taxonomy, real),
        "answers": lambda: simulate_answers(paragraphs, model.taxonomy),
    }
    found = dict(model.manifest.get("studies", {}))
    for name, study in studies.items():
        if not arguments.only or name in arguments.only:
            found[name] = study()
            print(name, json.dumps(found[name], ensure_ascii=False), flush=True)
    save_model(replace(model, manifest={**model.manifest, "studies": found}), MODEL)


if __name__ == "__main__":
    main()
