"""Training: from a folder of labelled paragraphs to a model folder, the same one every time.

Two layers are learned. Word weights come from one logistic regression a type. The evidence weights that turn them
into calibrated log-odds are learned on scores that each paragraph got from a model that had not seen its setting;
thresholds are set on probabilities that are held out in the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from policy_text.classify.evidence import EVIDENCE, EvidenceReader, Passage
from policy_text.classify.features import learn_vocabulary, segment_words
from policy_text.classify.folding import fold
from policy_text.classify.labelled import LabelledParagraph, read_labelled
from policy_text.classify.model import ReformModel
from policy_text.classify.phrases import PhraseBook, learn_reliability
from policy_text.classify.thresholds import choose_thresholds
from policy_text.errors import TrainingError
from policy_text.lexicon.reforms import Taxonomy, find_anchors, reform_types

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]

__all__ = [
    "HeldOut",
    "Progress",
    "assign_folds",
    "fit_evidence",
    "fit_model",
    "hold_out_probabilities",
    "mark_labels",
    "train_model",
]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, steps done and steps in all."""

_FOLDS = 5
# Both chosen by macro-F1 on held-out folds of the corpus; scores change little between half and twice of them.
_TEXT_STRENGTH = 8.0
_EVIDENCE_STRENGTH = 1.0
# Scale of the phrases beside the words: small enough that words still learn what phrases say where these are few.
_PHRASES_BESIDE_WORDS = 0.1
# From so many paragraphs on a word must stand in three settings rather than two to be learned.
_MANY = 500


@dataclass(frozen=True, slots=True)
class _Example:
    """A labelled paragraph as training looks at it: folded and cut into words once."""

    passage: Passage
    folded: str
    words: set[str]
    setting: str


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What a model says of paragraphs whose setting it had not seen: probabilities beside the truth."""

    probabilities: Floats
    labels: Flags


def train_model(
    folder: Path | str,
    output: Path | str,
    *,
    taxonomy: Taxonomy | None = None,
    include_corrections: Path | str | None = None,
    progress: Progress | None = None,
) -> ReformModel:
    """Train on the labelled JSONL in ``folder`` and write the model folder ``output``.

    ``include_corrections`` is JSONL (a file or folder) with answers to what a model proposed: they are added to the
    corpus, and replace the labels of a paragraph that has the same text. An old model in ``output`` stays in place
    until the new one is written whole. Raises `TrainingError` where the paragraphs cannot train the taxonomy.
    """
    from policy_text.classify.card import describe_model
    from policy_text.classify.model_file import save_model

    types = taxonomy or reform_types()
    paragraphs = read_labelled(folder, types)
    if include_corrections is not None:
        paragraphs = _merge_corrections(paragraphs, read_labelled(include_corrections, types))
    model, held_out = fit_model(paragraphs, types, progress=progress)
    described = replace(model, manifest=describe_model(model, paragraphs, held_out, name=Path(output).name))
    save_model(described, output)
    return described


def fit_model(
    paragraphs: Sequence[LabelledParagraph], taxonomy: Taxonomy, *, progress: Progress | None = None
) -> tuple[ReformModel, HeldOut]:
    """A model of the paragraphs, and what models of parts of them say of the rest."""
    labels = mark_labels(paragraphs, taxonomy)
    _check_labels(labels, taxonomy)
    folds = assign_folds(paragraphs)
    steps, report = _FOLDS + 3, progress or (lambda what, done, total: None)
    report("cutting words", 0, steps)
    examples = _make_examples(paragraphs)
    evidence = np.zeros((len(paragraphs), len(taxonomy), len(EVIDENCE)), dtype=np.float32)
    for fold_number in range(_FOLDS):
        report("learning without some settings", fold_number + 1, steps)
        outside = folds != fold_number
        reader = _fit_reader(_pick(examples, outside), labels[outside], taxonomy)
        evidence[~outside] = reader.read([example.passage for example in _pick(examples, ~outside)])
    report("learning from all", _FOLDS + 1, steps)
    reader = _fit_reader(examples, labels, taxonomy)
    report("calibrating", _FOLDS + 2, steps)
    held_out = HeldOut(hold_out_probabilities(evidence, labels, folds), labels)
    weights, biases = fit_evidence(evidence, labels)
    thresholds = choose_thresholds(held_out.probabilities, labels)
    report("done", steps, steps)
    return ReformModel(
        taxonomy, reader.vocabulary, reader.weights, reader.reliability, weights, biases, thresholds, reader.anchors
    ), held_out


def mark_labels(paragraphs: Sequence[LabelledParagraph], taxonomy: Taxonomy) -> Flags:
    """Paragraphs x types: True where the paragraph carries the type."""
    return np.array([[kind.slug in p.labels for kind in taxonomy] for p in paragraphs], dtype=bool)


def assign_folds(paragraphs: Sequence[LabelledParagraph]) -> NDArray[np.int64]:
    """A fold number a paragraph, the same for all of a setting; decided by the setting's name, not by order.

    Where there are fewer settings than folds, paragraphs are spread by their text.
    """
    enough = len({p.setting for p in paragraphs}) >= _FOLDS
    keys = [p.setting if enough else p.text for p in paragraphs]
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys), key=_scramble))}
    return np.array([ranks[key] % _FOLDS for key in keys])


def _scramble(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _pick(items: Sequence[Any], chosen: Flags) -> list[Any]:
    return [item for item, is_chosen in zip(items, chosen, strict=True) if is_chosen]


def _check_labels(labels: Flags, taxonomy: Taxonomy) -> None:
    if len(labels) < 2 * _FOLDS:
        raise TrainingError(f"only {len(labels)} labelled paragraphs: at least {2 * _FOLDS} are needed")
    lacking = [kind.slug for kind, seen in zip(taxonomy, np.any(labels, axis=0).tolist(), strict=True) if not seen]
    if lacking:
        raise TrainingError(f"no labelled paragraph for {', '.join(lacking)}: label some, or leave them out")
    if bool((labels == labels[0]).all()):
        raise TrainingError("all paragraphs carry the same labels: a model needs examples for and against each type")
    always = [kind.slug for kind, seen in zip(taxonomy, np.all(labels, axis=0).tolist(), strict=True) if seen]
    if always:
        raise TrainingError(f"every paragraph carries {', '.join(always)}: add paragraphs that do not")


def _make_examples(paragraphs: Sequence[LabelledParagraph]) -> list[_Example]:
    folded = [fold(p.text) for p in paragraphs]
    return [
        _Example(Passage(p.text, p.heading or "", p.title or ""), text, words, p.setting)
        for p, text, words in zip(paragraphs, folded, segment_words(folded), strict=True)
    ]


def _fit_reader(examples: Sequence[_Example], labels: Flags, taxonomy: Taxonomy) -> EvidenceReader:
    """Word weights for each type and for "any type at all", and how reliable the phrases are."""
    folded = [example.folded for example in examples]
    word_sets, settings = [example.words for example in examples], [example.setting for example in examples]
    fewest = 3 if len(examples) >= _MANY else 2
    vocabulary = learn_vocabulary(folded, word_sets, settings, fewest=fewest)
    if not vocabulary.columns:
        raise TrainingError("the labelled paragraphs have no words in common to learn from")
    book = PhraseBook(taxonomy)
    reliability = learn_reliability(book, folded, labels)
    rows = vocabulary.make_rows([vocabulary.find_columns(text) for text in folded])
    phrases = _weigh_phrases(book, reliability, folded)
    weights = _fit_text(rows.to_scipy(len(vocabulary.columns)), phrases, labels)
    return EvidenceReader(taxonomy, vocabulary, weights, reliability, find_anchors(taxonomy))


def _weigh_phrases(book: PhraseBook, reliability: Floats, folded: Sequence[str]) -> Floats:
    """Texts x types: log of 1 + the summed reliability of the type's phrases in the text."""
    totals = np.zeros((len(folded), len(book.taxonomy)), dtype=np.float32)
    for row, text in enumerate(folded):
        for number, _ in book.find(text):
            totals[row, book.phrases[number].type_index] += reliability[number]
    return np.log1p(totals)


def _fit_text(rows: Any, phrases: Floats, labels: Flags) -> Floats:
    """Weights of words for each type, and last for "any type at all".

    A type's learner sees, beside the words, what its own phrases and those of all others weigh, so that words are
    learned for what the phrases leave unsaid; the weights of these two columns are dropped, since phrases are
    evidence of their own. Whether a text has any type at all is left to the words: phrases stand in other fields too.
    """
    from scipy.sparse import csr_matrix, hstack

    total = phrases.sum(axis=1, keepdims=True)
    weights = np.zeros((rows.shape[1], labels.shape[1] + 1), dtype=np.float32)
    for column in range(labels.shape[1]):
        own = phrases[:, [column]]
        beside = csr_matrix(_PHRASES_BESIDE_WORDS * np.hstack([own, total - own]))
        weights[:, column] = _fit_words(hstack([rows, beside]).tocsr(), labels[:, column])[: rows.shape[1]]
    weights[:, -1] = _fit_words(rows, np.asarray(labels.any(axis=1)))
    # Half precision is what the model file keeps; training with it makes the file say exactly what was measured.
    return weights.astype(np.float16).astype(np.float32)


def _fit_words(rows: Any, truth: Flags) -> Floats:
    """Weights of one logistic regression; zeros where there is nothing to tell apart."""
    from sklearn.linear_model import LogisticRegression

    if truth.all() or not truth.any():
        return np.zeros(rows.shape[1], dtype=np.float32)
    learner = LogisticRegression(C=_TEXT_STRENGTH, solver="liblinear", random_state=0)
    return np.asarray(learner.fit(rows, truth).coef_[0], dtype=np.float32)


def fit_evidence(evidence: Floats, labels: Flags) -> tuple[Floats, Floats]:
    """Weights of the evidence, shared by all types, and each type's bias."""
    from sklearn.linear_model import LogisticRegression

    passages, types, kinds = evidence.shape
    own_bias = np.tile(np.eye(types, dtype=np.float32), (passages, 1))
    rows = np.hstack([evidence.reshape(passages * types, kinds), own_bias])
    learner = LogisticRegression(C=_EVIDENCE_STRENGTH, max_iter=5000, random_state=0)
    learner.fit(rows, labels.reshape(-1))
    coefficients = learner.coef_[0].astype(np.float32)
    return coefficients[:kinds], coefficients[kinds:] + np.float32(learner.intercept_[0])


def hold_out_probabilities(evidence: Floats, labels: Flags, folds: NDArray[np.int64]) -> Floats:
    """Probabilities of each fold by evidence weights that were learned on the others."""
    probabilities = np.zeros(labels.shape, dtype=np.float32)
    for fold_number in range(_FOLDS):
        inside = folds == fold_number
        if inside.any():
            weights, biases = fit_evidence(evidence[~inside], labels[~inside])
            probabilities[inside] = 1 / (1 + np.exp(-(evidence[inside] @ weights + biases)))
    return probabilities


def _merge_corrections(
    paragraphs: Sequence[LabelledParagraph], corrections: Sequence[LabelledParagraph]
) -> list[LabelledParagraph]:
    """Corpus and corrections; the last correction of a text counts, and stands in for the corpus's own labels."""
    corrected = {fold(paragraph.text): paragraph for paragraph in corrections}
    kept = [paragraph for paragraph in paragraphs if fold(paragraph.text) not in corrected]
    return [*kept, *corrected.values()]
