"""Pages of originals with the numbers of a case boxed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policy_text.errors import PolicyTextError
from policy_text.records import Box

if TYPE_CHECKING:
    from policy_text.database import CaseDetail

__all__ = ["draw_case"]


def draw_case(case: CaseDetail, raw: bytes, image: Path, *, page: int | None = None) -> list[Path]:
    """Draw the pages on which the case has numbers, and say which files were written.

    One page is written to ``image`` itself, several to names that end in their page numbers.
    """
    from policy_text.export.files import replace_file
    from policy_text.load import draw_page

    if image.suffix.lower() != ".png":
        raise PolicyTextError(f"{image}: pictures are written to .png")
    boxes = _find_boxes(case, raw)
    if not boxes:
        raise PolicyTextError(f"case {case.row.case_id}: its original has no pages to draw, only text")
    if page is not None:
        boxes = {page: boxes.get(page, [])}
    written = []
    for number, found in sorted(boxes.items()):
        target = image if len(boxes) == 1 else image.with_stem(f"{image.stem}-{number}")
        with replace_file(target) as draft:
            draft.write_bytes(draw_page(raw, case.sources[0], page=number, boxes=found))
        written.append(target)
    return written


def _find_boxes(case: CaseDetail, raw: bytes) -> dict[int, list[Box]]:
    """The boxes of the measures on each page; a number that is broken at a line's end has two."""
    from policy_text.load import find_boxes, load_bytes

    document = load_bytes(raw, case.sources[0])
    boxes: dict[int, list[Box]] = {}
    for measure in case.measures:
        for page, box in find_boxes(document, measure.start, measure.end):
            boxes.setdefault(page, []).append(box)
    return boxes
