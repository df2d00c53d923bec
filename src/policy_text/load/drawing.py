"""Drawing a page with its numbers boxed, so that anybody can see where in the original they stand."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.pdf_pages import open_pdf
from policy_text.load.raw_file import RawFile
from policy_text.load.scan import open_frames
from policy_text.records import Box, Document

__all__ = ["draw_page", "find_boxes"]

_COLOUR = (214, 39, 40)
_MARGIN = 1.5
"""Points around a number: its glyphs stay clear of the line."""

_MAX_PIXELS = 50_000_000


def draw_page(data: bytes, source: str, *, page: int, boxes: Iterable[Box], scale: float = 2.0) -> bytes:
    """A PNG of a page of a PDF or picture with boxes drawn on it.

    Boxes are those of `Place`: points from the top left corner. ``scale`` is pixels a point for a PDF.
    """
    from PIL import ImageDraw

    if data[:1024].find(b"%PDF-") >= 0:
        picture = _render_pdf_page(data, source, page, scale)
    else:
        picture, scale = _open_picture(data, source, page)
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        around = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
        draw.rectangle([edge * scale for edge in around], outline=_COLOUR, width=max(round(scale), 1))
    output = BytesIO()
    picture.save(output, format="PNG")
    return output.getvalue()


def find_boxes(document: Document, start: int, end: int) -> tuple[tuple[int, Box], ...]:
    """Page and box of each line that ``text[start:end]`` stands on: a number broken at a line's end has two."""
    found: list[tuple[int, Box]] = []
    for offset in range(start, end):
        place = document.place(offset, offset + 1)
        if place is None or place.page is None or place.box is None:
            continue
        last = found[-1] if found else None
        if last is not None and last[0] == place.page and _on_one_line(last[1], place.box):
            found[-1] = (place.page, _around(last[1], place.box))
        else:
            found.append((place.page, place.box))
    return tuple(found)


def _on_one_line(one: Box, other: Box) -> bool:
    """To the right, and not below: 一 and a comma share no height, but are closer than the taller of them is tall."""
    taller = max(one[3] - one[1], other[3] - other[1], 4.0)
    return other[0] >= one[0] and min(one[3], other[3]) - max(one[1], other[1]) > -taller


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _render_pdf_page(data: bytes, source: str, page: int, scale: float) -> Any:
    pdf = open_pdf(RawFile(data, source))
    try:
        if not 1 <= page <= len(pdf):
            raise LoadError(source, f"has no page {page}, but {len(pdf)}")
        wanted = pdf[page - 1]
        width, height = wanted.get_size()
        if width * height * scale * scale > _MAX_PIXELS:
            raise LoadError(
                source, f"has a page {page} of {width:.0f} by {height:.0f} points; draw it at a smaller scale"
            )
        return wanted.render(scale=scale).to_pil().convert("RGB")
    finally:
        pdf.close()


def _open_picture(data: bytes, source: str, page: int) -> tuple[Any, float]:
    """The frame of a picture, upright as it was read, and its pixels a point."""
    for number, (frame, width) in enumerate(open_frames(data, source), start=1):
        if number == page:
            return frame.convert("RGB"), frame.width / width
    raise DamagedFile(source, f"has no page {page}")
