"""Pictures of pages: PNG, JPEG, TIFF (one page or several), BMP, WebP.

Lines are joined to paragraphs as in a PDF; every line keeps its box, its number on the page and how sure the reader
is of it. Boxes are in points, as if the picture had the resolution that it states, or else were as wide as A4.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from policy_text.errors import DamagedFile, LoadError
from policy_text.load.limits import MAX_PICTURE_PIXELS, MAX_SCANNED_PAGES
from policy_text.load.optical import can_read_pictures, missing_reader, read_picture
from policy_text.load.pdf import write_pages
from policy_text.load.pdf_pages import PdfPage
from policy_text.load.pdf_unruled import find_unruled_tables
from policy_text.load.raw_file import RawFile
from policy_text.records import Document

__all__ = ["load_scan", "open_frames"]

_A4_WIDTH = 595.0
_SCANNERS = 95, 1200
"""Dots per inch that scanners have; cameras and screens write 72 or nothing that means anything."""


def load_scan(raw: RawFile) -> Document:
    """Read a picture."""
    if not can_read_pictures():
        raise missing_reader(raw.source)
    pages = []
    for number, (frame, width) in enumerate(open_frames(raw.data, raw.source), start=1):
        height = width * frame.height / frame.width
        lines = read_picture(frame, page=number, width=width, height=height)
        pages.append(PdfPage(number, height, find_unruled_tables(lines)))
    if not any(page.items for page in pages):
        raise DamagedFile(raw.source, "is a picture without text that can be read")
    return write_pages(raw, pages, format_name="scan")


def open_frames(data: bytes, source: str) -> Iterator[tuple[Any, float]]:
    """The pages of a picture, upright, each with its width in points."""
    from PIL import Image, ImageOps, ImageSequence

    try:
        with Image.open(BytesIO(data)) as picture:
            _check_size(picture, source)
            for frame in ImageSequence.Iterator(picture):
                upright = ImageOps.exif_transpose(frame) or frame
                yield upright, _width_in_points(upright)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DamagedFile(source, f"is a damaged picture ({error}); get it again") from error


def _check_size(picture: Any, source: str) -> None:
    frames = getattr(picture, "n_frames", 1)
    if frames > MAX_SCANNED_PAGES:
        raise LoadError(source, f"has {frames:,} pages, more than {MAX_SCANNED_PAGES:,}; split it")
    if picture.width * picture.height > MAX_PICTURE_PIXELS:
        raise LoadError(source, f"has {picture.width:,} by {picture.height:,} pixels; scan it again at 300 dpi")


def _width_in_points(picture: Any) -> float:
    """The width that the stated resolution gives, where it is one that scanners have."""
    dots = float(picture.info.get("dpi", (0, 0))[0] or 0)
    return 72.0 * picture.width / dots if _SCANNERS[0] <= dots <= _SCANNERS[1] else _A4_WIDTH
