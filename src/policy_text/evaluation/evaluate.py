"""A gold folder beside what the pipeline finds in its documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policy_text.errors import PolicyTextError
from policy_text.evaluation.compare import compare_with_gold, count_all_missed
from policy_text.evaluation.gold import GoldDocument, digest_gold, read_gold
from policy_text.evaluation.reforms import TaggedParagraph, pair_paragraphs, score_reforms, tell_all_probabilities
from policy_text.evaluation.scores import DocumentScores, Scores, add_up
from policy_text.records import Analysis

if TYPE_CHECKING:
    from policy_text.classify import ReformModel

__all__ = ["evaluate"]


def evaluate(
    gold: Path | str, *, texts: Path | str | None = None, model: ReformModel | None = None, reforms: bool = True
) -> Scores:
    """Analyse the documents of a gold folder and score what was found.

    Each document is looked for in ``texts`` and beside its gold. One that is not there or cannot be read is told of
    in ``failed``, and all of its gold counts as missed. ``model`` is the reform model (default: the one in the
    package); ``reforms=False`` leaves reform types out.
    """
    if reforms and model is None:
        from policy_text.classify import load_model

        model = load_model()
    model = model if reforms else None
    folders = [Path(folder) for folder in (texts, gold) if folder is not None]
    documents: dict[str, DocumentScores] = {}
    failed: dict[str, str] = {}
    paragraphs: list[TaggedParagraph] = []
    for annotated in read_gold(gold):
        try:
            analysis = _analyze(annotated, folders, model)
        except PolicyTextError as error:
            failed[annotated.file] = str(error)
            analysis = None
        documents[annotated.file] = compare_with_gold(annotated, analysis) if analysis else count_all_missed(annotated)
        paragraphs += pair_paragraphs(annotated, analysis)
    total = add_up(documents.values())
    if model is None or not paragraphs:
        return Scores(total, documents, failed, digest_gold(gold))
    scores, misses = score_reforms(paragraphs, model)
    return Scores(replace(total, misses=total.misses + misses), documents, failed, digest_gold(gold), scores)


def _analyze(gold: GoldDocument, folders: Iterable[Path], model: ReformModel | None) -> Analysis:
    from policy_text.load import load_document
    from policy_text.pipeline import analyze

    document = load_document(_find_document(gold.file, folders))
    if model is None:
        return analyze(document, reforms=False)
    return analyze(document, model=tell_all_probabilities(model))


def _find_document(name: str, folders: Iterable[Path]) -> Path:
    looked = list(folders)
    for folder in looked:
        if (folder / name).is_file():
            return folder / name
    raise PolicyTextError(f"{name}: is not in {' or '.join(map(str, looked))}")
