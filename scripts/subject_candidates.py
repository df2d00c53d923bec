"""Ways to a measure's subject other than the rules, for scripts/study_subjects.py.

Jieba's words and parts of speech, a linear model that chooses among phrases, and a trained component of spaCy. A
candidate is a function from rows to the subjects that it gives them.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from policy_text.classify.features import make_segmenter
from policy_text.evaluation.sameness import is_same_subject
from policy_text.records import Measure

EPOCHS = 15
_CHINESE = re.compile(r"[\u4e00-\u9fff“”《》]+")
_NOUN_TAGS = ("n", "vn", "an", "b", "j", "l", "i", "s")
_LEADING_TAGS = ("v", "d", "p", "c", "u", "r", "f")


class Word(NamedTuple):
    """A word of a sentence with its part of speech; the quantities of the sentence are words of their own."""

    text: str
    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the extractor reads it, and where its quantities stand."""

    text: str
    quantities: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A found measure that gold has too."""

    place: str
    sentence: Sentence
    start: int
    end: int
    measure: Measure
    rule: str
    previous: str
    """The subject of the measure before it in the text."""
    wanted: str


Words = dict[Sentence, list[Word]]
Answers = Callable[[Sequence[Row]], list[str]]
"""The subjects that a candidate gives to rows."""


# --- words ----------------------------------------------------------------------------------------------------------


@cache
def _tagger() -> Any:
    """Jieba's tagger with the dictionary of the field."""
    from jieba.posseg import POSTokenizer

    return POSTokenizer(make_segmenter())


def cut_words(sentence: Sentence) -> list[Word]:
    """The words between the quantities, which are words too; without their parts of speech."""
    return _cut(sentence, lambda piece: ((word, "") for word in _tagger().tokenizer.cut(piece)))


def tag_words(sentence: Sentence) -> list[Word]:
    """The words with their parts of speech; quantities are tagged m."""
    return _cut(sentence, lambda piece: ((pair.word, pair.flag) for pair in _tagger().cut(piece)))


def _cut(sentence: Sentence, cut: Callable[[str], Iterator[tuple[str, str]]]) -> list[Word]:
    words, position = [], 0
    for start, end in (*sentence.quantities, (len(sentence.text), len(sentence.text))):
        for text, tag in cut(sentence.text[position:start]):
            words.append(Word(text, position, position + len(text), tag))
            position += len(text)
        if end > start:
            words.append(Word(sentence.text[start:end], start, end, "m"))
        position = end
    return words


def _locate(row: Row, phrase: str) -> tuple[int, int] | None:
    """The place of a phrase in the sentence that is nearest to the number."""
    text = row.sentence.text
    starts = [match.start() for match in re.finditer(re.escape(phrase), text)] if phrase else []
    starts = [start for start in starts if start + len(phrase) <= row.start or start >= row.end]
    if not starts:
        return None
    start = min(starts, key=lambda s: row.start - s - len(phrase) if s < row.start else s - row.end)
    return start, start + len(phrase)


def noun_runs(row: Row, words: Sequence[Word]) -> tuple[list[str], list[str]]:
    """The runs of nouns before and behind the number, the nearest first."""
    runs: list[list[Word]] = []
    for word in filter(_is_noun, words):
        if runs and runs[-1][-1].end == word.start:
            runs[-1].append(word)
        else:
            runs.append([word])
    text = row.sentence.text
    before = [text[run[0].start : run[-1].end] for run in runs if run[-1].end <= row.start]
    behind = [text[run[0].start : run[-1].end] for run in runs if run[0].start >= row.end]
    return before[::-1], behind


def _is_noun(word: Word) -> bool:
    # The field's dictionary gives no tags: its words come out as x.
    return word.tag.startswith(_NOUN_TAGS) or (word.tag == "x" and bool(_CHINESE.fullmatch(word.text)))


# --- candidates without training ------------------------------------------------------------------------------------


def trim_to_words(row: Row, words: Sequence[Word]) -> str:
    """Ours without the pieces of words at its edges."""
    place = _locate(row, row.measure.subject)
    if place is None:
        return row.measure.subject
    inside = [word for word in words if place[0] <= word.start and word.end <= place[1]]
    return row.sentence.text[inside[0].start : inside[-1].end] if inside else row.measure.subject


def trim_leading_words(row: Row, words: Sequence[Word]) -> str:
    """Ours without the verbs, adverbs and prepositions that open it, unless little remains."""
    place = _locate(row, row.measure.subject)
    if place is None:
        return row.measure.subject
    for word in words:
        if place[0] <= word.start and place[1] - word.start >= 2:
            if not word.tag.startswith(_LEADING_TAGS) or _is_noun(word):
                return row.sentence.text[word.start : place[1]]
        elif word.start >= place[1]:
            break
    return row.measure.subject


def answer_by_tags(row: Row, words: Sequence[Word]) -> str:
    """The nearest run of nouns: the one behind the number if it touches it, else the one before."""
    before, behind = noun_runs(row, words)
    if behind and row.sentence.text.startswith(behind[0], row.end):
        return behind[0]
    return (before or behind or [""])[0]


# --- a linear model that chooses ------------------------------------------------------------------------------------


def list_choices(row: Row, words: Sequence[Word]) -> dict[str, set[str]]:
    """The subjects to choose from, each with where it comes from."""
    before, behind = noun_runs(row, words)
    choices: dict[str, set[str]] = defaultdict(set)
    offered = [
        ("ours", row.measure.subject),
        ("trimmed", trim_leading_words(row, words)),
        ("previous", row.previous),
        *((f"before {i}", run) for i, run in enumerate(before[:3])),
        *((f"behind {i}", run) for i, run in enumerate(behind[:2])),
        ("first", (before or [""])[-1]),
        ("joined", before[0] + behind[0] if before and behind else ""),
    ]
    for source, phrase in offered:
        if phrase:
            choices[phrase].add(source)
    return choices


def describe(row: Row, phrase: str, sources: set[str], words: Sequence[Word]) -> dict[str, float]:
    """What the model sees of a choice."""
    place = _locate(row, phrase)
    inside = [w for w in words if place and place[0] <= w.start and w.end <= place[1]]
    distance = 99 if place is None else max(row.start - place[1], place[0] - row.end)
    shared = len(set(phrase) & set(row.measure.subject)) / max(len(set(phrase)), 1)
    seen = {f"source {s}": 1.0 for s in sources}
    for source in sources:
        seen |= {f"{source} by {row.rule}": 1.0, f"{source} of {row.measure.unit}": 1.0}
        seen[f"{source} of {row.measure.kind}"] = 1.0
    seen |= {f"length {min(len(phrase), 12)}": 1.0, f"distance {min(distance, 9)}": 1.0, "shared with ours": shared}
    if inside:
        seen |= {f"opens {inside[0].tag}": 1.0, f"ends {inside[-1].tag}": 1.0}
        seen |= {f"first {inside[0].text}": 1.0, f"last {inside[-1].text}": 1.0}
    if place:
        seen[f"next {row.sentence.text[place[1] : place[1] + 1]}"] = 1.0
    return seen


def train_chooser(rows: Sequence[Row], tagged: Words) -> Answers:
    """A logistic model of whether a choice is right; the likeliest is taken."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    offered = [(row, choice) for row in rows for choice in list_choices(row, tagged[row.sentence]).items()]
    columns = DictVectorizer()
    matrix = columns.fit_transform([describe(row, *choice, tagged[row.sentence]) for row, choice in offered])
    truth = [is_same_subject(row.wanted, phrase) for row, (phrase, _) in offered]
    learned = LogisticRegression(max_iter=1000).fit(matrix, truth).coef_[0]
    weights = dict(zip(columns.feature_names_, learned, strict=True))

    def choose(row: Row) -> str:
        words = tagged[row.sentence]
        choices = list_choices(row, words)

        def weigh(phrase: str) -> float:
            seen = describe(row, phrase, choices[phrase], words)
            return sum(weights.get(name, 0.0) * value for name, value in seen.items())

        return max(choices, key=weigh, default="")

    return lambda asked: [choose(row) for row in asked]


def best_choice(row: Row, words: Sequence[Word]) -> str:
    """What a chooser that is never wrong would take: nobody can do better with these choices."""
    choices = list_choices(row, words)
    return next((phrase for phrase in choices if is_same_subject(row.wanted, phrase)), row.measure.subject)


# --- a span component of spaCy --------------------------------------------------------------------------------------

_NEAR = 25
"""So many words on either side of the number are read."""
_TOKENS_TO_VECTORS = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "TAG"],
        "rows": [3000, 1500, 1500, 100],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "window_size": 1,
        "maxout_pieces": 3,
        "depth": 4,
    },
}


def train_component(rows: Sequence[Row], tagged: Words) -> Answers:
    """spaCy's entity recognizer, taught to mark the one subject of the one number that is marked in its sentence."""
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(0)
    nlp = spacy.blank("zh")
    nlp.add_pipe("ner", config={"model": {"tok2vec": _TOKENS_TO_VECTORS}})
    examples = [Example(_make_doc(nlp, row, tagged), _mark_subject(nlp, row, tagged)) for row in rows]
    examples = [example for example in examples if example.reference.ents]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(EPOCHS):
        random.shuffle(examples)  # seeded by spaCy above
        for batch in minibatch(examples, 16):
            nlp.update(batch, sgd=optimizer, drop=0.3)

    def answer(asked: Sequence[Row]) -> list[str]:
        docs = nlp.pipe(_make_doc(nlp, row, tagged) for row in asked)
        return [_read_nearest(doc, row, tagged) for doc, row in zip(docs, asked, strict=True)]

    return answer


def _mark_subject(nlp: Any, row: Row, tagged: Words) -> Any:
    """The words around a number with gold's subject as the one entity, where it stands there in one piece."""
    from spacy.tokens import Span

    doc, place = _make_doc(nlp, row, tagged), _locate(row, row.wanted)
    words = _words_near(row, tagged)
    covered = [i for i, word in enumerate(words) if place and word.start < place[1] and place[0] < word.end]
    if covered:
        doc.ents = [Span(doc, covered[0], covered[-1] + 1, "SUBJECT")]
    return doc


def _read_nearest(doc: Any, row: Row, tagged: Words) -> str:
    """The entity that is nearest to the number; nothing where there is none."""
    words = _words_near(row, tagged)
    spans = [(words[entity.start].start, words[entity.end - 1].end) for entity in doc.ents]
    start, end = min(spans, key=lambda span: max(row.start - span[1], span[0] - row.end), default=(0, 0))
    return row.sentence.text[start:end]


def _make_doc(nlp: Any, row: Row, tagged: Words) -> Any:
    """The words with the number in question, and the other numbers, put as signs."""
    from spacy.tokens import Doc

    words = _words_near(row, tagged)
    signs = {start: "◆" if start == row.start else "◇" for start, _ in row.sentence.quantities}
    texts = [signs.get(word.start, word.text) for word in words]
    return Doc(nlp.vocab, words=texts, spaces=[False] * len(words), tags=[word.tag or "x" for word in words])


def _words_near(row: Row, tagged: Words) -> Sequence[Word]:
    words = tagged[row.sentence]
    number = next(i for i, word in enumerate(words) if word.start == row.start)
    return words[max(0, number - _NEAR) : number + _NEAR]
