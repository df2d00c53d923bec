"""Measures of the database beside the thresholds of a standard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from policy_text.cli.tables import Column

if TYPE_CHECKING:
    from policy_text.database import MeasureRow
    from policy_text.lexicon.standards import Figure

__all__ = ["COMPARED_COLUMNS", "compare_rows"]

COMPARED_COLUMNS = (
    Column("verdict", narrowest=11),
    Column("requirement", narrowest=20),
    Column("breakdown", rank=5, narrowest=8),
    Column("qualifier", "about", rank=6, narrowest=8, usual="exact"),
    Column("text", "reported", narrowest=10),
    Column("threshold", narrowest=14),
    Column("region", rank=1, narrowest=14),
    Column("year", rank=3, narrowest=4, label=True),
    Column("case_id", "case", rank=4, narrowest=4, justify="right", label=True),
    Column("reason", rank=7, narrowest=24),
)


def compare_rows(rows: Iterable[MeasureRow]) -> list[dict[str, Any]]:
    """The measures that fall under the national standard, each with requirement, threshold, verdict and reason."""
    from policy_text.lexicon.standards import compare_with_standard

    return [
        asdict(row)
        | {
            "requirement": comparison.requirement.en,
            "requirement_slug": comparison.requirement.slug,
            "threshold": "; ".join(map(str, comparison.thresholds)),
            "verdict": comparison.verdict.value.replace("_", " "),
            "reason": comparison.reason,
        }
        for row in rows
        for comparison in compare_with_standard([_figure(row)])
    ]


def _figure(row: MeasureRow) -> Figure:
    from policy_text.lexicon.standards import Figure

    return Figure(
        indicator=row.indicator,
        value=row.value,
        value_max=row.value_max,
        unit=row.unit,
        qualifier=row.qualifier,
        change=row.change,
        status=row.status,
        subject=row.subject,
        breakdown=row.breakdown,
    )
