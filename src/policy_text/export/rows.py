"""Flat rows to CSV, JSON lines, XLSX and Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from policy_text.errors import PolicyTextError
from policy_text.export.files import replace_file
from policy_text.export.flat import Plain, Row, drop_control_characters, flatten_value, list_columns

__all__ = ["ROW_SUFFIXES", "write_csv", "write_jsonl", "write_rows"]

_LONGEST_CELL = 32767
_MOST_SHEET_ROWS = 1_048_576


def write_rows(rows: Iterable[Row], path: Path | str, *, columns: Sequence[str] | None = None) -> int:
    """Write rows to a file whose suffix says the format, and say how many there were.

    ``columns`` names and orders the columns (default: all, in the order in which they first appear). CSV files
    begin with a byte order mark, because spreadsheet programs take them for GBK or Latin otherwise.
    """
    target = Path(path)
    writer = _WRITERS.get(target.suffix.lower())
    if writer is None:
        raise PolicyTextError(f"{target}: rows are written to {', '.join(ROW_SUFFIXES)}, not to {target.suffix!r}")
    kept = list(rows)
    with replace_file(target) as draft:
        writer(kept, draft, list(columns) if columns is not None else list_columns(kept))
    return len(kept)


def write_csv(rows: Iterable[Row], stream: TextIO, *, columns: Sequence[str], header: bool = True) -> None:
    """Write rows as CSV with plain line feeds, between rows and inside of cells: a bare carriage return splits rows."""
    writer = csv.writer(stream, lineterminator="\n")
    if header:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([_break_lines_plainly(flatten_value(row.get(name))) for name in columns])


def _break_lines_plainly(value: Plain) -> Plain:
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def write_jsonl(rows: Iterable[Row], stream: TextIO, *, columns: Sequence[str] | None = None) -> None:
    """Write each row as one JSON object on one line; values keep their depth."""
    for row in rows:
        chosen = row if columns is None else {name: row.get(name) for name in columns}
        stream.write(json.dumps(chosen, ensure_ascii=False, default=str) + "\n")


def _write_csv_file(rows: list[Row], path: Path, columns: list[str]) -> None:
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as stream:
        write_csv(rows, stream, columns=columns)


def _write_jsonl_file(rows: list[Row], path: Path, columns: list[str]) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        write_jsonl(rows, stream, columns=columns)


def _write_xlsx(rows: list[Row], path: Path, columns: list[str]) -> None:
    """One sheet with a fixed head; texts stay texts, also those that begin like a formula."""
    if len(rows) >= _MOST_SHEET_ROWS:
        raise PolicyTextError(f"{len(rows):,} rows are more than a worksheet holds; write .csv or .parquet")
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("rows")
    sheet.freeze_panes = "A2"
    sheet.append([_make_cell(sheet, name) for name in columns])
    for row in rows:
        sheet.append([_make_cell(sheet, flatten_value(row.get(name))) for name in columns])
    book.save(path)


def _make_cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=drop_control_characters(value)[:_LONGEST_CELL])
    cell.data_type = "s"
    return cell


def _write_parquet(rows: list[Row], path: Path, columns: list[str]) -> None:
    try:
        import pandas as pd

        frame = pd.DataFrame(
            [{name: flatten_value(row.get(name)) for name in columns} for row in rows], columns=columns
        )
        frame.convert_dtypes().to_parquet(path, index=False)
    except ImportError:
        raise PolicyTextError("Parquet needs pandas and pyarrow: pip install 'policy-text[tables]'") from None


_WRITERS: dict[str, Callable[[list[Row], Path, list[str]], None]] = {
    ".csv": _write_csv_file,
    ".jsonl": _write_jsonl_file,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
}
ROW_SUFFIXES = tuple(_WRITERS)
