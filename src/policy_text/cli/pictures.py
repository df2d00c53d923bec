"""Pages of originals with the numbers of a case boxed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from policy_text.cli.databases import Edition, read_editions
from policy_text.errors import LoadError, PolicyTextError
from policy_text.records import Box, Document

if TYPE_CHECKING:
    from policy_text.database import CaseDatabase, CaseDetail

__all__ = ["draw_case"]

Boxes = dict[int, list[Box]]
"""The boxes on each page."""


def draw_case(database: CaseDatabase, case: CaseDetail, image: Path, *, page: int | None = None) -> list[Path]:
    """Draw the pages on which the case has numbers, and say which files were written.

    Of a text without pages those of the first reprint that has some are drawn. One page is written to ``image``
    itself, several to names that end in their page numbers.
    """
    from policy_text.export.files import replace_file
    from policy_text.load import draw_page

    if image.suffix.lower() != ".png":
        raise PolicyTextError(f"{image}: pictures are written to .png")
    edition, boxes = _find_pages(database, case)
    if page is not None:
        boxes = {page: boxes.get(page, [])}
    written = []
    for number, found in sorted(boxes.items()):
        target = image if len(boxes) == 1 else image.with_stem(f"{image.stem}-{number}")
        with replace_file(target) as draft:
            draft.write_bytes(draw_page(edition.raw, edition.address, page=number, boxes=found))
        written.append(target)
    return written


def _find_pages(database: CaseDatabase, case: CaseDetail) -> tuple[Edition, Boxes]:
    """The first of the originals that has the numbers of the case on pages, and their boxes there."""
    from policy_text.load import load_bytes

    for edition in read_editions(database, case):
        try:
            document = load_bytes(edition.raw, edition.address)
        except LoadError:
            if not edition.is_reprint:
                raise
            continue
        if document.glyphs is not None:
            own = [(measure.start, measure.end) for measure in case.measures]
            if boxes := _find_boxes(document, _find_again(database, case, document) if edition.is_reprint else own):
                return edition, boxes
    raise PolicyTextError(
        f"case {case.row.case_id}: its original has no pages to draw, only text, nor has any reprint of it"
    )


def _find_again(database: CaseDatabase, case: CaseDetail, reprint: Document) -> Iterator[tuple[int, int]]:
    """Where a reprint has the numbers of the case: it has those of the document in their order, at other offsets."""
    from policy_text.pipeline import analyze

    document = database.measures(document=case.row.document_id, limit=None)
    others = analyze(reprint, reforms=False).measures
    wanted = {measure.measure_id for measure in case.measures}
    matcher = SequenceMatcher(None, [m.text for m in document], [m.text for m in others], autojunk=False)
    for block in matcher.get_matching_blocks():
        for own, other in zip(document[block.a : block.a + block.size], others[block.b :], strict=False):
            if own.measure_id in wanted:
                yield other.start, other.end


def _find_boxes(document: Document, spans: Iterable[tuple[int, int]]) -> Boxes:
    """The boxes of the numbers on each page; one that is broken at a line's end has two."""
    from policy_text.load import find_boxes

    boxes: Boxes = {}
    for start, end in spans:
        for page, box in find_boxes(document, start, end):
            boxes.setdefault(page, []).append(box)
    return boxes
