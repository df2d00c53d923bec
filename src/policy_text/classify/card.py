"""The manifest's description of a model, and the card that people read."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from policy_text.classify.labelled import LabelledParagraph, digest_paragraphs
from policy_text.classify.scores import measure_calibration_error, score_decisions

if TYPE_CHECKING:
    from policy_text.classify.model import ReformModel
    from policy_text.classify.training import HeldOut

__all__ = ["describe_model", "write_card"]

_LIBRARIES = ("policy-text", "numpy", "scikit-learn", "scipy")


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
        "Gives each paragraph of a Chinese policy text the reform types that it is about, several or none. "
        "Linear: character words weighted for each type, and a few shared numbers on where they stand "
        "(item, topic sentence, heading, title). It is made to help people query a collection, not to judge schools.",
        f"Learned from {corpus.get('paragraphs', 0)} paragraphs of {corpus.get('settings', 0)} settings "
        f"({corpus.get('without_label', 0)} of them without a label); corpus digest `{corpus.get('digest', '')[:16]}`. "
        f"Types: {len(manifest['taxonomy'])}; words: {manifest.get('features', {}).get('words', 0)}.",
    ]
    for name, scores in manifest.get("scores", {}).items():
        parts += [f"## Scores: {name.replace('_', ' ')}", _write_summary(scores), _write_table(scores["types"])]
    parts += manifest.get("notes", [])
    return "\n\n".join(parts) + "\n"


def _write_summary(scores: dict[str, Any]) -> str:
    micro = scores["micro"]
    return (
        f"{scores['paragraphs']} paragraphs. Micro-F1 {micro['f1']:.3f} (precision {micro['precision']:.3f}, "
        f"recall {micro['recall']:.3f}), macro-F1 {scores['macro_f1']:.3f}; paragraphs without a label that got a tag: "
        f"{scores['false_tag_rate']:.1%}; expected calibration error {scores['calibration_error']:.3f}."
    )


def _write_table(types: dict[str, Any]) -> str:
    rows = ["| type | precision | recall | F1 | paragraphs |", "|---|---|---|---|---|"]
    rows += [
        f"| {slug} | {row['precision']:.2f} | {row['recall']:.2f} | {row['f1']:.2f} | {row['support']} |"
        for slug, row in types.items()
    ]
    return "\n".join(rows)
