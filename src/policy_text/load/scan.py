"""Pictures of pages: PNG, JPEG, TIFF (one page or several), BMP, WebP, GIF (of a moving one what it begins with).

Lines are joined to paragraphs as in a PDF; every line keeps its box, its number on the page and how sure the reader
is of it. Boxes are in points, as if the picture had the resolution that it states, or else were as wide as A4.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
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
    document = write_pages(raw, pages, format_name="scan")
    return replace(document, warnings=(*document.warnings, _MOVES)) if _moves(raw.data) else document


_MOVES = "is a moving picture, of which only the first frame was read"


def _moves(data: bytes) -> bool:
    """Whether the frames of a picture are no pages but replace one another."""
    return data.startswith(b"GIF") and getattr(_open(data), "is_animated", False)


def open_frames(data: bytes, source: str) -> Iterator[tuple[Any, float]]:
    """The pages of a picture, upright, each with its width in points."""
    from PIL import Image, ImageOps, ImageSequence

    try:
        with _open(data) as picture:
            is_gif = picture.format == "GIF"
            _check_size(picture, source, frames=1 if is_gif else getattr(picture, "n_frames", 1))
            for frame in (picture,) if is_gif else ImageSequence.Iterator(picture):
                upright = ImageOps.exif_transpose(frame) or frame
                yield _on_paper(upright), _width_in_points(upright)
    except Image.DecompressionBombError as error:  # raised while opening, before anything tells the size
        raise LoadError(source, f"has more than {MAX_PICTURE_PIXELS:,} pixels; scan it again at 300 dpi") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise DamagedFile(source, f"is a damaged picture ({error}); get it again") from error


def _open(data: bytes) -> Any:
    """A picture by the image library, without its word on large ones: `_check_size` has ours."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data))


def _on_paper(frame: Any) -> Any:
    """What can be seen through is white: its colour, which nobody sees, is as often black as the letters."""
    from PIL import Image

    if not frame.has_transparency_data:
        return frame
    drawn = frame.convert("RGBA")
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    return paper


def _check_size(picture: Any, source: str, *, frames: int) -> None:
    if frames > MAX_SCANNED_PAGES:
        raise LoadError(source, f"has {frames:,} pages, more than {MAX_SCANNED_PAGES:,}; split it")
    if picture.width * picture.height > MAX_PICTURE_PIXELS:
        raise LoadError(source, f"has {picture.width:,} by {picture.height:,} pixels; scan it again at 300 dpi")


def _width_in_points(picture: Any) -> float:
    """The width that the stated resolution gives, where it is one that scanners have."""
    dots = float(picture.info.get("dpi", (0, 0))[0] or 0)
    return 72.0 * picture.width / dots if _SCANNERS[0] <= dots <= _SCANNERS[1] else _A4_WIDTH
