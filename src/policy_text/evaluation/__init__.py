"""How good the results are: analyses beside gold annotations, field by field.

    scores = evaluate("gold/", texts="documents/")
    scores.spans.f1, scores.records.f1, scores.fields["subject"].share

A gold folder holds ``NAME.json`` files with offsets into plain texts, or ``NAME.SUFFIX.gold.json`` files that are
anchored by text, for documents whose text depends on how they are read (pages, PDF, Word files).
"""

from policy_text.evaluation.counts import Counts, Share
from policy_text.evaluation.evaluate import evaluate
from policy_text.evaluation.gold import GoldDocument, read_gold
from policy_text.evaluation.scores import Miss, Scores

__all__ = ["Counts", "GoldDocument", "Miss", "Scores", "Share", "evaluate", "read_gold"]
