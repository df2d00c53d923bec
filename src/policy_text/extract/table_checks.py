"""What a reader of a table should look at: sums that do not add up, units that fit no column."""

from __future__ import annotations

import re

from policy_text.extract.grids import Grid
from policy_text.extract.table_cells import is_figure
from policy_text.extract.table_heads import NO_AMOUNTS, TOTAL
from policy_text.extract.table_layout import Layout, Row, column_head, headed_rows, read_layout
from policy_text.extract.table_units import unit_of
from policy_text.lexicon.numerals import parse_number

__all__ = ["check_totals", "check_units"]

_SHARES = re.compile(r"[率比均增%]")
"""In the head of a column, or in its cells: what does not add up."""
_PARTIAL = re.compile(r"^(?:小\s*计|其\s*中|#|其中:)")


def check_totals(grid: Grid) -> list[str]:
    """A warning for each 合计 row whose figure is not the sum of the rows above it."""
    layout = read_layout(grid)
    if layout is None:
        return []
    warnings = []
    rows = grid.rows[layout.first_row :]
    for index, row in enumerate(rows):
        if row and TOTAL.match(re.sub(r"\s", "", row[0].text)):
            parts = rows[:index] or rows[index + 1 :]
            warnings += _compare_total(row, parts, layout)
    return warnings


def _compare_total(total: Row, parts: tuple[Row, ...], layout: Layout) -> list[str]:
    warnings = []
    for column in range(layout.head_columns, len(total)):
        head = layout.columns[column].name if column < len(layout.columns) else ""
        figures = [row[column].text for row in parts if column < len(row) and not _PARTIAL.match(row[0].text)]
        is_additive = is_figure(total[column].text) and not _SHARES.search(
            "".join((head, total[column].text, *figures))
        )
        if not is_additive or len(figures) < 2 or not all(is_figure(figure) for figure in figures):
            continue
        expected, stated = sum(parse_number(figure) for figure in figures), parse_number(total[column].text)
        if abs(expected - stated) > 1e-6 * max(1, abs(stated)) + 0.051 * len(figures) * ("." in total[column].text):
            warnings.append(
                f"table total {head or column}: states {total[column].text}, its rows add up to {expected:g}"
            )
    return warnings


def check_units(grid: Grid) -> list[str]:
    """A warning for each column of which the several units above its table do not say in which one it counts."""
    layout = read_layout(grid)
    if layout is None or len(layout.units) < 2:
        return []
    unsettled: dict[str, None] = {}
    for row, head in headed_rows(grid, layout):
        for column in range(layout.head_columns, len(row)):
            named = column_head(layout, row, column)
            is_amount = is_figure(row[column].text) and not row[column].text.endswith("%")
            if is_amount and not NO_AMOUNTS.search(named.name) and unit_of(layout.units, head, named) is None:
                unsettled[named.name or str(column)] = None
    units = "、".join(layout.units)
    return [f"table unit: none of {units} is sure to be that of the column {name}" for name in unsettled]
