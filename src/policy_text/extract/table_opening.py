"""Where the head of a table ends: titles, heads and rows of bare years above the first row with figures."""

from __future__ import annotations

import re
from itertools import pairwise

from policy_text.extract.grid_cells import Row
from policy_text.extract.table_cells import is_figure, read_cell
from policy_text.extract.table_heads import TOTAL, is_year, read_head
from policy_text.lexicon.words import group_words

__all__ = ["find_first_row", "spans_alone", "states_nothing"]

_NOTHING = re.compile(r"[-—–―/\\….\s]*|无|不详")
_COUNTED = re.compile(r"(?:[数量额率值生]|面积|教师|人口|经费|资金|收入|支出|投入)$")
"""What a row of figures is named by, not the corner above the row heads."""


def find_first_row(rows: tuple[Row, ...]) -> int | None:
    """The index of the first row of figures; None where there is none."""
    last_named = max((index for index, row in enumerate(rows) if row[0].text and _holds_figures(row)), default=-1)
    above: Row | None = None
    first_amount: int | None = None
    for index, row in enumerate(rows):
        if _opens_figures(row, above, has_rows_below=index < last_named):
            return index
        if first_amount is None and above is not None and _names_amounts(row, above):
            first_amount = index
        above = above if spans_alone(row) else row
    return first_amount


def spans_alone(row: Row) -> bool:
    """One cell stands in the whole row: a title, or the line of the unit."""
    return len({cell.start for cell in row if cell.text}) < 2


def states_nothing(text: str) -> bool:
    """An empty cell, or one with a sign for nothing."""
    return bool(_NOTHING.fullmatch(text))


def _holds_figures(row: Row) -> bool:
    return any(is_figure(cell.text) for cell in row[1:])


def _opens_figures(row: Row, above: Row | None, *, has_rows_below: bool) -> bool:
    if _holds_figures(row):
        return not (has_rows_below and _is_head_of_years(row, above))
    told = [cell.text for cell in row[1:] if not states_nothing(cell.text)]
    return above is not None and _names_amounts(row, above) and all(map(read_cell, told))


def _names_amounts(row: Row, above: Row) -> bool:
    """新增学位|1200个|1500个 under a head; 50人以下|50人以上 beside a corner is a head."""
    is_named = bool(row[0].text) and row[0].start != above[0].start
    return is_named and any(read_cell(cell.text) for cell in row[1:])


def _is_head_of_years(row: Row, above: Row | None) -> bool:
    """A row of bare years heads columns where it opens the table, or goes on with the corner of the head above it.

    Figures may look like years (在校生 1998, 2003): under a head, beside a name of their own, they are none.
    """
    years = [cell.text for cell in row[1:] if is_figure(cell.text)]
    if not all(map(is_year, years)) or is_figure(row[0].text):
        return False
    if above is not None:
        return not row[0].text or row[0].start == above[0].start
    return _goes_one_way(years) and not _names_figures(row[0].text)


def _goes_one_way(years: list[str]) -> bool:
    return all(a < b for a, b in pairwise(years)) or all(a > b for a, b in pairwise(years))


def _names_figures(name: str) -> bool:
    """小学|1998|2003 is a row of figures without a head; 项目|2021|2022 is a head."""
    bare = read_head(name).name
    return bool(bare in group_words() or TOTAL.match(bare) or _COUNTED.search(bare))
