"""The manifest's description of a model, and the card that people read."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from policy_text.classify.labelled import LabelledParagraph, digest_paragraphs
from policy_text.classify.scores import measure_calibration_error, score_decisions

if TYPE_CHECKING:
    from policy_text.classify.model import ReformModel
    from policy_text.classify.training import HeldOut

__all__ = ["describe_model", "write_card"]

_LIBRARIES = ("policy-text", "numpy", "scikit-learn", "scipy", "jieba")

_PURPOSE = """\
Gives each paragraph of a Chinese policy text the types that it is about, several or none, with a calibrated
probability and the phrases that carried it. Made to find and count paragraphs in a collection; a tag says what a
paragraph tells of, not that it was done, and not how well.

How it decides: each type has weights over words (one logistic regression a type) and a list of phrases whose
reliability is counted in the corpus. How much these say in the whole paragraph, in its strongest item, in the topic
sentence, in the headings above and in the title is put together by one more logistic regression, whose weights all
types share. A type is given from its threshold on, never below a half; where none reaches it, the model abstains."""

_LIMITS = """\
## Limits

- The paragraphs that it learned from were written for the purpose, not taken from documents. Figures on settings held
  out say how it does on more of the same; figures on real text, where given, say what to expect.
- Most mistakes are second topics: a type that a paragraph names but is not about, or is about besides its main one.
- In a document with one theme the title helps; in sections on money, posts and inspection the theme is not expected
  to be repeated, as annotators of such documents do not repeat it.
- Paragraphs of two sentences or less, lines of tables, and lists of names carry little to decide by."""


def describe_model(
    model: ReformModel, paragraphs: Sequence[LabelledParagraph], held_out: HeldOut, *, name: str
) -> dict[str, Any]:
    """What a manifest says of a model: where it comes from and how it does on settings that it had not seen."""
    given = held_out.probabilities >= model.thresholds
    scores = score_decisions(held_out.labels, given, model.slugs, probabilities=held_out.probabilities)
    sure = measure_calibration_error(held_out.probabilities, held_out.labels, at_least=0.1)
    counts = Counter(label for paragraph in paragraphs for label in paragraph.labels)
    return {
        "name": name,
        "corpus": {
            "digest": digest_paragraphs(paragraphs),
            "paragraphs": len(paragraphs),
            "settings": len({paragraph.setting for paragraph in paragraphs}),
            "without_label": sum(not paragraph.labels for paragraph in paragraphs),
            "labels": {slug: counts[slug] for slug in model.slugs},
        },
        "features": {"words": len(model.vocabulary.columns)},
        "thresholds": {slug: round(float(t), 3) for slug, t in zip(model.slugs, model.thresholds, strict=True)},
        "libraries": {"python": platform.python_version(), **_read_versions()},
        "scores": {"held_out": {**scores.to_json(), "calibration_error_from_0.1": round(sure, 4)}},
    }


def _read_versions() -> dict[str, str]:
    found = {}
    for library in _LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            found[library] = "not installed"
    return found


def write_card(manifest: dict[str, Any]) -> str:
    """The model card: what it is for, what it learned from, how good it is and where it should not be trusted."""
    corpus = manifest.get("corpus", {})
    parts = [
        f"# Reform model `{manifest.get('name', 'unnamed')}`",
        _PURPOSE,
        f"Learned from {corpus.get('paragraphs', 0)} paragraphs of {corpus.get('settings', 0)} settings, "
        f"{corpus.get('without_label', 0)} of them without a label (digest `{corpus.get('digest', '')[:16]}`): "
        f"{len(manifest['taxonomy'])} types, {manifest.get('features', {}).get('words', 0)} words. Thresholds and "
        "library versions stand in `manifest.json`.",
    ]
    for name, scores in manifest.get("scores", {}).items():
        parts += [
            f"## Scores: settings {name.replace('_', ' ')}",
            _write_summary(scores),
            _write_types(scores["types"]),
        ]
    parts += _write_studies(manifest.get("studies", {}))
    return "\n\n".join([*parts, _LIMITS]) + "\n"


def _write_summary(scores: dict[str, Any]) -> str:
    micro = scores["micro"]
    return (
        f"{scores['paragraphs']} paragraphs. Micro-F1 {micro['f1']:.3f} (precision {micro['precision']:.3f}, "
        f"recall {micro['recall']:.3f}), macro-F1 {scores['macro_f1']:.3f}; paragraphs without a label that got a "
        f"tag: {scores['false_tag_rate']:.1%}; expected calibration error {scores['calibration_error']:.3f}, over "
        f"statements of 0.1 and more {scores['calibration_error_from_0.1']:.3f}."
    )


def _write_types(types: dict[str, Any]) -> str:
    return _write_table(
        ("type", "precision", "recall", "F1", "paragraphs"),
        (
            (slug, f"{row['precision']:.2f}", f"{row['recall']:.2f}", f"{row['f1']:.2f}", row["support"])
            for slug, row in types.items()
        ),
    )


def _write_table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _write_studies(studies: dict[str, Any]) -> list[str]:
    """Sections on what was measured besides: each stands only where its study was made."""
    writers: dict[str, Callable[[Any], list[str]]] = {
        "real": _write_real,
        "candidates": _write_candidates,
        "reasons": _write_reasons,
        "answers": _write_answers,
        "speed": _write_speed,
    }
    return [section for name, write in writers.items() if studies.get(name) for section in write(studies[name])]


def _write_real(scores: dict[str, Any]) -> list[str]:
    present = {slug: row for slug, row in scores["types"].items() if row["support"]}
    words = (
        "These documents were looked at while the model was made: they chose between candidates, and how they are "
        "labelled shaped the rules of the corpus. On others expect a little less."
    )
    return ["## Scores: annotated real documents", _write_summary(scores), words, _write_types(present)]


def _write_candidates(rows: list[dict[str, Any]]) -> list[str]:
    """Rivals that were trained, calibrated and given thresholds in the same way."""
    places = [place for place in ("held_out", "real") if place in rows[0]]
    head = [
        "candidate",
        *(f"{p.replace('_', ' ')}: {figure}" for p in places for figure in ("micro", "macro", "false")),
    ]
    table = [
        [
            row["name"],
            *(f"{row[p][figure]:.3f}" for p in places for figure in ("micro_f1", "macro_f1", "false_tag_rate")),
        ]
        for row in rows
    ]
    words = (
        "F1 over settings held out and over real documents, and the share of paragraphs without a label that got a "
        "tag. All were calibrated and given thresholds in the same way; the model is the last row."
    )
    return ["## Candidates", words, _write_table(head, table)]


def _write_reasons(figures: dict[str, float]) -> list[str]:
    return [
        "## Reasons",
        f"For {figures['tags']} tags the phrases given as reasons were covered: the tag's log-odds fell by "
        f"{figures['fall_without_reasons']:.2f} on average and {figures['tags_lost_without_reasons']:.0%} of the tags "
        f"were lost. Covering as many other characters at random changed the log-odds by "
        f"{-figures['fall_without_others']:+.2f} and lost {figures['tags_lost_without_others']:.0%}.",
    ]


def _write_answers(points: list[dict[str, Any]]) -> list[str]:
    words = (
        "Macro-F1 on settings held out against the number of labels, when the next hundred paragraphs are those that "
        "`select_uncertain` puts first, and when they are drawn at random (simulated on the corpus)."
    )
    rows = [(point["labels"], f"{point['chosen']:.3f}", f"{point['random']:.3f}") for point in points]
    return ["## Learning from answers", words, _write_table(("labels", "most informative first", "random"), rows)]


def _write_speed(figures: dict[str, float]) -> list[str]:
    return [
        "## Speed and size",
        f"{figures['paragraphs_a_second_of_processor']} paragraphs of {figures['mean_characters']} characters a second "
        f"of one core, reasons off; loaded in {figures['load_seconds']} s; {figures['megabytes']} MB.",
    ]
