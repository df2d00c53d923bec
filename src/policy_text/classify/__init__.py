"""Paragraphs to reform types: a linear model that shows its reasons and learns from corrections.

    from policy_text.classify import load_model

    model = load_model()
    model.tag(["全区组建教育集团10个，覆盖成员校95所。"], reasons=True)

Tagging needs numpy only; scikit-learn is imported when a model is trained.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policy_text.classify.cases import CaseReform, aggregate_case_reforms
    from policy_text.classify.labelled import LabelledParagraph, read_labelled
    from policy_text.classify.model import ReformModel
    from policy_text.classify.model_file import load_model, save_model
    from policy_text.classify.scores import ReformScores, score_tags
    from policy_text.classify.selection import select_uncertain
    from policy_text.classify.training import train_model

_HOMES = {
    "CaseReform": "cases",
    "aggregate_case_reforms": "cases",
    "LabelledParagraph": "labelled",
    "read_labelled": "labelled",
    "ReformModel": "model",
    "load_model": "model_file",
    "save_model": "model_file",
    "ReformScores": "scores",
    "score_tags": "scores",
    "select_uncertain": "selection",
    "train_model": "training",
}

__all__ = [
    "CaseReform",
    "LabelledParagraph",
    "ReformModel",
    "ReformScores",
    "aggregate_case_reforms",
    "load_model",
    "read_labelled",
    "save_model",
    "score_tags",
    "select_uncertain",
    "train_model",
]


def __getattr__(name: str) -> Any:
    """Import the public names on first use, so that ``import policy_text.classify`` stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
