"""Tables that plain text draws: with tabs, with pipes as Markdown does, or with runs of spaces that part columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from policy_text.extract.grid_cells import Grid, Row, caption_above, make_cell
from policy_text.extract.table_cells import is_figure, read_cell
from policy_text.records import Span

__all__ = ["piped_grids", "spaced_grids", "tabbed_grids"]

Line = tuple[int, int]

_TAB, _PIPE = re.compile(r"\t"), re.compile(r"\|")
_GAP = re.compile(r"(?<=\S)[ \u3000]{2,}+(?=\S)")
"""One space stands in names and numbers too; two or more part columns."""
_RULE = re.compile(r"\s*+\|?(?:\s*+:?-{2,}+:?\s*+(?:\||$))++\s*+")
"""|---|:--:|"""
_FEWEST_PIPED, _FEWEST_SPACED = 3, 3
_HEAD_LINES = 2


def tabbed_grids(text: str, body: Span) -> Iterator[Grid]:
    """Runs of at least two lines with tabs; several tabs in a row draw one border."""
    for run in _runs(text, body, _TAB):
        rows = tuple(row for row in (_split(text, line, re.compile(r"\t+")) for line in run) if row)
        if len(run) > 1 and rows:
            yield _make_grid(text, run, rows, body)


def piped_grids(text: str, body: Span) -> Iterator[Grid]:
    """Runs of lines with pipes, one of them a rule, or all of them opened by a pipe."""
    for run in _runs(text, body, _PIPE):
        lines = [line for line in run if not _RULE.fullmatch(text[slice(*line)])]
        is_open = all(text[start:end].lstrip().startswith("|") for start, end in run)
        if len(lines) < len(run) or (is_open and len(run) >= _FEWEST_PIPED):
            rows = tuple(_split(text, _inside(text, line), _PIPE, keeps_blank=True) for line in lines)
            if any(len(row) > 1 for row in rows):
                yield _make_grid(text, run, rows, body)


def spaced_grids(text: str, body: Span) -> Iterator[Grid]:
    """Runs of at least three lines that runs of spaces part into as many cells, with figures below their head."""
    for run in _runs(text, body, _GAP):
        for lines in _alike(run, lambda line: len(_GAP.findall(text, *line))):
            rows = tuple(_split(text, line, _GAP) for line in lines)
            figured = sum(any(is_figure(cell.text) or read_cell(cell.text) for cell in row[1:]) for row in rows)
            if len(lines) >= _FEWEST_SPACED and figured > 1 and len(rows) - figured <= _HEAD_LINES:
                yield _make_grid(text, lines, rows, body)


def _runs(text: str, body: Span, mark: re.Pattern[str]) -> Iterator[list[Line]]:
    """The runs of lines right below each other in which the mark stands."""
    run: list[Line] = []
    for line in _lines_with(text, body, mark):
        if run and text[run[-1][1] : line[0]].strip("\r\n"):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _lines_with(text: str, body: Span, mark: re.Pattern[str]) -> Iterator[Line]:
    position = body.start
    while found := mark.search(text, position, body.end):
        start = max(text.rfind("\n", position, found.start()) + 1, position)
        end = text.find("\n", found.end(), body.end)
        end = body.end if end < 0 else end
        yield start, end
        position = end


def _alike(run: list[Line], key: Callable[[Line], int]) -> Iterator[list[Line]]:
    """The parts of a run in which every line has as many columns."""
    part: list[Line] = []
    columns = 0
    for line in run:
        if part and key(line) != columns:
            yield part
            part = []
        columns = key(line)
        part.append(line)
    if part:
        yield part


def _inside(text: str, line: Line) -> Line:
    """A line without the pipes at its ends."""
    start, end = line
    end = start + len(text[start:end].rstrip())
    start = end - len(text[start:end].lstrip())
    opens, closes = text.startswith("|", start, end), text.endswith("|", start + 1, end)
    return start + opens, end - closes


def _split(text: str, line: Line, between: re.Pattern[str], *, keeps_blank: bool = False) -> Row:
    cells = []
    position = line[0]
    for found in between.finditer(text, *line):
        cells.append(make_cell(text, position, found.start()))
        position = found.end()
    cells.append(make_cell(text, position, line[1]))
    return tuple(cell for cell in cells if cell.text or keeps_blank)


def _make_grid(text: str, run: list[Line], rows: tuple[Row, ...], body: Span) -> Grid:
    return Grid(run[0][0], run[-1][1], rows, caption_above(text, run[0][0], body.start))
