"""What a reader of a table should look at: sums that do not add up, units that fit no column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_text.extract.grid_cells import Grid, Row
from policy_text.extract.table_cells import is_figure
from policy_text.extract.table_heads import GENERIC_HEAD, NO_AMOUNTS, TOTAL, Head, is_time
from policy_text.extract.table_layout import Layout, column_head, headed_rows, read_layout
from policy_text.extract.table_units import names_money, unit_of
from policy_text.lexicon.numerals import parse_number
from policy_text.lexicon.words import group_section

__all__ = ["check_totals", "check_units"]

_SHARES = re.compile(r"[率比均增%]")
"""In the head of a column, or in its cells: what does not add up."""
_MOST_TOTALS, _MOST_CELLS = 50, 200_000
"""Each sum is compared with the whole table; larger ones are registers, not tables of sums."""
_MOST_TOLD = 5
"""Names in one warning."""
_PARTIAL = re.compile(r"^(?:小\s*计|其\s*中|#|其中:)")


def check_totals(grid: Grid) -> list[str]:
    """A warning for each figure of a 合计 row or column that is not the sum of its parts."""
    layout = read_layout(grid)
    if layout is None:
        return []
    warnings: list[str] = []
    rows = grid.rows[layout.first_row :]
    if len(rows) * len(layout.columns) > _MOST_CELLS:
        return warnings
    totals = [index for index, row in enumerate(rows) if TOTAL.match(re.sub(r"\s", "", row[0].text))]
    for index in totals[:_MOST_TOTALS]:
        warnings += _compare_total(rows[index], rows[:index] or rows[index + 1 :], layout)
    for column in range(layout.head_columns, min(len(layout.columns), _MOST_TOTALS)):
        warnings += _compare_column(column, grid, layout)
    return warnings


def _compare_total(total: Row, parts: tuple[Row, ...], layout: Layout) -> list[str]:
    """A warning for each column that does not add up; a whole is often shown with a single one of its parts."""
    warnings = []
    for column in range(layout.head_columns, len(total)):
        head = layout.columns[column].name if column < len(layout.columns) else ""
        figures = [row[column].text for row in parts if column < len(row) and not _PARTIAL.match(row[0].text)]
        is_additive = (
            is_figure(total[column].text)
            and not NO_AMOUNTS.search(head)
            and not _SHARES.search("".join((head, total[column].text, *figures)))
        )
        if not is_additive or len(figures) < 2 or not all(is_figure(figure) for figure in figures):
            continue
        expected, stated = sum(parse_number(figure) for figure in figures), parse_number(total[column].text)
        if abs(expected - stated) > 1e-6 * max(1, abs(stated)) + 0.051 * len(figures) * ("." in total[column].text):
            warnings.append(
                f"table total {head or column}: states {total[column].text}, its rows add up to {expected:.12g}"
            )
    return warnings


def _compare_column(total: int, grid: Grid, layout: Layout) -> list[str]:
    """A warning for each row whose parts do not add up to the total that its column states.

    Columns are parts where they are groups of one kind (小学, 初中), or where they add up in some row.
    """
    parts = _parts_of_column(total, layout)
    if len(parts) < 2:
        return []
    whole_rows = [(row, head.name) for row, head in headed_rows(grid, layout) if len(row) == len(layout.columns)]
    sums = [(name, *found) for row, name in whole_rows if (found := _sum_of_row(row, total, parts))]
    sections = {group_section(layout.columns[part].names[-1]) for part in parts}
    wrong = [(name, stated, added) for name, stated, added in sums if not _is_same(stated, added, len(parts))]
    if len(wrong) == len(sums) and (None in sections or len(sections) > 1):
        return []
    head = layout.columns[total].name
    return [
        f"table total {name} {head}: states {stated:.12g}, its columns add up to {added:.12g}"
        for name, stated, added in wrong
    ]


def _parts_of_column(total: int, layout: Layout) -> list[int]:
    """The columns that stand beside a total under the same head, in the same unit."""
    whole = layout.columns[total].names
    if not whole or not TOTAL.match(whole[-1]):
        return []
    beside = [
        column
        for column in range(layout.head_columns, len(layout.columns))
        if column != total and layout.columns[column].names[:-1] == whole[:-1] and layout.columns[column].names
    ]
    parts = [column for column in beside if not _adds_nothing(layout.columns[column].names[-1])]
    units = {unit_of(layout.units, Head(), layout.columns[column]) for column in parts}
    return parts if len(units) == 1 else []


def _adds_nothing(name: str) -> bool:
    return bool(_PARTIAL.match(name) or _SHARES.search(name) or NO_AMOUNTS.search(name) or TOTAL.match(name))


def _sum_of_row(row: Row, total: int, parts: list[int]) -> tuple[float, float] | None:
    """What a row's total states, and what its parts add up to; None where it lacks one of them."""
    cells = [row[column].text for column in (total, *parts)]
    if not all(is_figure(cell) and not cell.endswith("%") for cell in cells):
        return None
    stated, *figures = map(parse_number, cells)
    return stated, round(sum(figures), 9)


def _is_same(stated: float, added: float, parts: int) -> bool:
    """Whether two amounts are one but for the rounding of so many parts."""
    rounding = 0.051 * parts if stated % 1 else 0
    return abs(added - stated) <= 1e-6 * max(1, abs(stated)) + rounding


def check_units(grid: Grid) -> list[str]:
    """Warnings of columns without a unit: those that none of several is sure to be for, and sums of money."""
    layout = read_layout(grid)
    if layout is None:
        return []
    unsettled: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for name, money in _without_unit(grid, layout):
        if len(layout.units) > 1:
            unsettled[name] = None
        elif money:
            unknown[money] = None
    units = "、".join(layout.units)
    warnings = [f"table unit: none of {units} is sure to be that of the column {name}" for name in unsettled]
    if unknown:
        warnings.append(f"table unit: nothing says in which unit these sums of money are: {_list_some(tuple(unknown))}")
    return warnings


def _without_unit(grid: Grid, layout: Layout) -> Iterator[tuple[str, str]]:
    """For each amount without a unit the name of its column, and of the sum of money that it is, if it is one."""
    for row, head in headed_rows(grid, layout):
        for column in range(layout.head_columns, len(row)):
            named = column_head(layout, row, column)
            is_amount = is_figure(row[column].text) and not row[column].text.endswith("%")
            if is_amount and not NO_AMOUNTS.search(named.name) and unit_of(layout.units, head, named) is None:
                yield named.name or str(column), _money_of(head, named)


def _money_of(row: Head, column: Head) -> str:
    """The head that calls an amount money: the column's, or the row's where the column says nothing or only when."""
    if names_money(column.name):
        return column.name
    says_nothing = not column.name or GENERIC_HEAD.match(column.name) or is_time(column.name)
    return row.name if says_nothing and names_money(row.name) else ""


def _list_some(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST_TOLD
    return "、".join(names[:_MOST_TOLD]) + (f" and {more} more" if more > 0 else "")
