"""Tables for people: as many columns as the terminal has room for, the least important left out first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from policy_text.export.flat import flatten_value

__all__ = ["Column", "choose_columns", "print_table", "say_quantity"]

_GAP = 2
_WIDEST_GUESS = 40
_BARE_NUMBER = re.compile(r"[\d.,，\s]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: which value of a row it shows, and what it gives way to.

    ``rank`` 0 columns always stay; of the others the highest rank goes first where the room is short. ``narrowest``
    is the width below which the column is of no use. ``label`` columns hold numbers that nobody adds up (years, the
    numbers of cases), written without separators. ``usual`` is the value that goes without saying. ``digits`` after
    the point are shown even if they are zero. Of a list the first ``most`` are shown. A ``quantity`` that stands in
    a document without its unit is shown with it. An empty cell shows the value named by ``instead``, in brackets.
    """

    name: str
    heading: str | None = None
    rank: int = 0
    narrowest: int = 6
    justify: Literal["left", "right"] = "left"
    label: bool = False
    usual: str | None = None
    digits: int | None = None
    most: int | None = None
    quantity: bool = False
    instead: str | None = None


def print_table(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[Column],
    *,
    console: Console,
    title: str | None = None,
    caption: str | None = None,
) -> None:
    """Print rows as a table with the columns that fit, have a value somewhere, and matter most."""
    cells = [{column.name: _show_cell(_read_cell(row, column), column) for column in columns} for row in rows]
    filled = [column for column in columns if any(row[column.name].plain for row in cells)]
    if not filled:
        console.print(Text("nothing answers", style="italic"))
        return
    chosen = choose_columns(filled, _measure_widths(filled, cells), console.width)
    table = Table(
        box=None,
        padding=(0, _GAP, 0, 0),
        pad_edge=False,
        title=Text(title) if title else None,
        title_justify="left",
        title_style="bold",
        caption=Text(caption) if caption else None,
        caption_justify="left",
        header_style="bold",
    )
    for column in chosen:
        heading = Text(column.heading or column.name.replace("_", " "))
        table.add_column(heading, justify=column.justify, overflow="fold")
    for row in cells:
        table.add_row(*(row[column.name] for column in chosen))
    console.print(table)


def _read_cell(row: Mapping[str, Any], column: Column) -> Any:
    if column.quantity:
        return say_quantity(row)
    value = row.get(column.name)
    if column.instead and not value and row.get(column.instead):
        return f"（{row[column.instead]}）"
    return value


def say_quantity(measure: Mapping[str, Any]) -> str:
    """A quantity as written; a bare number out of a table, whose unit stands in its head, as its value with unit.

    >>> say_quantity({"text": "38所", "value": 38, "unit": "所"})
    '38所'
    >>> say_quantity({"text": "2252248", "value": 22522480000.0, "unit": "元"})
    '22,522,480,000元'
    """
    text, value, unit = str(measure.get("text") or ""), measure.get("value"), measure.get("unit")
    is_bare = bool(unit) and value is not None and measure.get("value_max") is None and _BARE_NUMBER.fullmatch(text)
    return f"{show_value(value).plain}{unit}" if is_bare else text


def _show_cell(value: Any, column: Column) -> Text:
    if value is None or value == column.usual:
        return Text("")
    if column.digits is not None and isinstance(value, int | float):
        return Text(f"{value:.{column.digits}f}")
    if column.most is not None and isinstance(value, tuple | list) and len(value) > column.most:
        return Text(f"{flatten_value(value[: column.most])}; …")
    return Text(str(value)) if column.label else show_value(value)


def show_value(value: Any) -> Text:
    """A value as a person wants to see it: no markup, no exponents, nothing for nothing."""
    if isinstance(value, Text):
        return value
    if isinstance(value, float):
        value = int(value) if value.is_integer() and abs(value) < 1e15 else round(value, 4)
    if isinstance(value, int) and not isinstance(value, bool):
        return Text(f"{value:,}")
    plain = flatten_value(value)
    return Text("" if plain is None else " ".join(str(plain).split()))


def choose_columns(columns: Sequence[Column], widths: Mapping[str, int], room: int) -> list[Column]:
    """Leave out columns of the highest ranks until the rest fits, each at least as wide as it is of use."""
    chosen = list(columns)
    while len(chosen) > 1 and sum(widths[column.name] + _GAP for column in chosen) - _GAP > room:
        least = max(chosen, key=lambda column: column.rank)
        if least.rank == 0:
            break
        chosen.remove(least)
    return chosen


def _measure_widths(columns: Sequence[Column], cells: Iterable[Mapping[str, Text]]) -> dict[str, int]:
    """The room that each column should at least have: its heading and its usual value, up to what it can do with."""
    rows = list(cells)
    return {
        column.name: max(
            column.narrowest,
            cell_len(column.heading or column.name),
            min(max((cell_len(row[column.name].plain) for row in rows), default=0), column.narrowest, _WIDEST_GUESS),
        )
        for column in columns
    }
