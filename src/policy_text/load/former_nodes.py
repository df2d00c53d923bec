"""Places on web pages as versions up to 0.1 wrote them, for numbers of databases that these have made.

A cell was ``TABLE//tr[2]/*[3]``: the second row of all that the table has, whatever part of it they stand in, and the
third cell of this row. A line could have the last of its inline elements for its place instead of what holds them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from policy_text.records import Document, Place, Table

__all__ = ["find_present_nodes"]


def find_present_nodes(document: Document, places: Iterable[Place | None]) -> dict[str, str]:
    """For each former node among some places the one that the document has now; none for those that are the same."""
    asked = {place.node for place in places if place is not None and place.node}
    lines = {block.place.node for block in document.blocks if block.place and block.place.node}
    cells = {cell.place.node for table in document.tables for cell in table.cells if cell.place}
    former = asked - lines - cells
    if not former:
        return {}
    renamed = dict(_rename_cells(document))
    found = {node: renamed.get(node) or _find_holder(node, lines) for node in former}
    return {node: present for node, present in found.items() if present}


def _rename_cells(document: Document) -> Iterator[tuple[str, str]]:
    nodes = {block.start: block.place.node for block in document.blocks if block.place}
    for table in document.tables:
        node = nodes.get(table.start)
        if node:
            yield from ((f"{node}//{step}", present) for step, present in _rename_rows(table))


def _rename_rows(table: Table) -> Iterator[tuple[str, str]]:
    """The last steps of former nodes with the present ones; cells that were hidden were counted, and are so still."""
    for row, cells in groupby(table.cells, key=lambda cell: cell.row):
        counts = {"td": 0, "th": 0}
        for cell in cells:
            step = _CELL.search((cell.place and cell.place.node) or "")
            if step and cell.place and cell.place.node:
                counts[step["tag"]] = int(step["number"])
                yield f"tr[{row + 1}]/*[{sum(counts.values())}]", cell.place.node


_CELL = re.compile(r"/(?P<tag>t[dh])\[(?P<number>\d+)\]$")


def _find_holder(node: str, lines: set[str]) -> str | None:
    """The innermost of the lines' elements around a place."""
    while node:
        node = node.rpartition("/")[0]
        if node in lines:
            return node
    return None
