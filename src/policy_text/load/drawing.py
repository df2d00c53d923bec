"""Drawing a page with its numbers boxed, so that anybody can see where in the original they stand."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.pdf_pages import open_pdf
from policy_text.load.raw_file import RawFile
from policy_text.load.scan import open_frames
from policy_text.records import Box

__all__ = ["draw_page"]

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
        corners = [
            (left - _MARGIN) * scale,
            (top - _MARGIN) * scale,
            (right + _MARGIN) * scale,
            (bottom + _MARGIN) * scale,
        ]
        draw.rectangle(corners, outline=_COLOUR, width=max(round(scale), 1))
    output = BytesIO()
    picture.save(output, format="PNG")
    return output.getvalue()


def _render_pdf_page(data: bytes, source: str, page: int, scale: float) -> Any:
    pdf = open_pdf(RawFile(data, source))
    try:
        if not 1 <= page <= len(pdf):
            raise LoadError(source, f"has no page {page}, but {len(pdf)}")
        wanted = pdf[page - 1]
        width, height = wanted.get_size()
        if width * height * scale * scale > _MAX_PIXELS:
            scale = (_MAX_PIXELS / (width * height)) ** 0.5
        return wanted.render(scale=scale).to_pil().convert("RGB")
    finally:
        pdf.close()


def _open_picture(data: bytes, source: str, page: int) -> tuple[Any, float]:
    """The frame of a picture, upright as it was read, and its pixels a point."""
    for number, (frame, width) in enumerate(open_frames(data, source), start=1):
        if number == page:
            return frame.convert("RGB"), frame.width / width
    raise DamagedFile(source, f"has no page {page}")
