"""Putting a document's text together, one line a block, while remembering what stands where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policy_text.errors import LoadError
from policy_text.load.limits import MAX_CHARACTERS, MAX_GRID_PLACES, MAX_LINE_CHARACTERS, MAX_PARTS
from policy_text.records import Block, BlockKind, Cell, Place, Table

__all__ = ["CellText", "TextBuilder"]


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell before it has a place in the text; ``row`` and ``column`` count from 0."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    place: Place | None = None


@dataclass(slots=True)
class TextBuilder:
    """Collects lines and tables; `text` is what they come to.

    >>> builder = TextBuilder("a.docx")
    >>> builder.add_line("一、总体要求", BlockKind.HEADING, level=1)
    >>> _ = builder.add_table([CellText("学校", 0, 0), CellText("12所", 0, 1)])
    >>> builder.text
    '一、总体要求\\n学校\\t12所\\n'
    """

    source: str
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0
    parts: int = 0
    """Lines and cells so far."""
    places: int = 0
    """Places in the grids of tables so far."""
    _pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All lines so far, each with its line end."""
        return "".join(self._pieces)

    def add_line(
        self, line: str, kind: BlockKind = BlockKind.PARAGRAPH, *, level: int = 0, place: Place | None = None
    ) -> None:
        """Add a block on a line of its own; a line of nothing but white space adds nothing."""
        if not line.strip():
            return
        self._count()
        if len(line) > MAX_LINE_CHARACTERS:
            raise LoadError(self.source, f"has a line of {len(line):,} characters, more than {MAX_LINE_CHARACTERS:,}")
        start = self.length
        self._append(line + "\n")
        self.blocks.append(Block(start, start + len(line), kind, level, place))

    def add_table(
        self, cells: Iterable[CellText], *, kind: BlockKind = BlockKind.TABLE, place: Place | None = None
    ) -> tuple[Cell, ...]:
        """Add a table: a row a line, a tab before every column but the first, so that columns can be counted.

        Returns the cells with their places in the text; none where all are empty. A table that is page furniture
        stays in the text, but is not listed among the tables.
        """
        start = self.length
        placed: list[Cell] = []
        cells = list(cells)
        self._count_places(cells)
        for _, row in sorted(_by_row(cells).items()):
            placed.extend(self._add_row(row))
        if not any(cell.end > cell.start for cell in placed):
            return ()
        end = self.length - 1
        self.blocks.append(Block(start, end, kind, 0, place))
        if kind is not BlockKind.FURNITURE:
            self.tables.append(Table(start, end, tuple(placed)))
        return tuple(placed)

    def _add_row(self, row: Sequence[CellText]) -> list[Cell]:
        if not any(cell.text for cell in row):
            return []
        placed = []
        column = 0
        for cell in sorted(row, key=lambda cell: cell.column):
            self._count()
            self._append("\t" * (cell.column - column))
            column = cell.column
            start = self.length
            self._append(cell.text)
            placed.append(Cell(start, self.length, cell.row, cell.column, cell.row_span, cell.column_span, cell.place))
        self._append("\n")
        return placed

    def _count(self) -> None:
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise LoadError(self.source, f"has more than {MAX_PARTS:,} paragraphs and cells; split it")

    def _count_places(self, cells: Sequence[CellText]) -> None:
        """Readers downstream lay a table out, with a merged cell in every place that it covers."""
        width = max((cell.column + cell.column_span for cell in cells), default=0)
        height = max((cell.row + cell.row_span for cell in cells), default=0)
        covered = sum(cell.row_span * cell.column_span for cell in cells)
        self.places += max(width * height, covered)
        if self.places > MAX_GRID_PLACES:
            raise LoadError(self.source, f"has tables of more than {MAX_GRID_PLACES:,} places; split it")

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)
        if self.length > MAX_CHARACTERS:
            raise LoadError(self.source, f"has more than {MAX_CHARACTERS:,} characters of text; split it")


def _by_row(cells: Iterable[CellText]) -> dict[int, list[CellText]]:
    rows: dict[int, list[CellText]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows
