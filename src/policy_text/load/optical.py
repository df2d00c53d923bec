"""Reading pictures of pages, through rapidocr: an extra, offline, its models inside its own package."""

from __future__ import annotations

from functools import cache
from typing import Any

from policy_text.errors import MissingExtra
from policy_text.load.pdf_text import PdfLine, is_wide
from policy_text.records import Box

__all__ = ["can_read_pictures", "missing_reader", "read_picture"]

_PIXELS_PER_POINT = 2.0
"""Pictures are read at 144 dots per inch: an A4 page then has 1,684 rows, and the reader takes up to 2,000."""

_MAX_SHAPE = 60
"""How many times as long as wide: the reader fits the longer side into 2,000 pixels, and 32 must be left for a line."""

_LEAST_CONFIDENCE = 0.5
"""Below it a line is a smear, a seal or a picture."""


def can_read_pictures() -> bool:
    """Whether the optical reader is installed."""
    from importlib.util import find_spec

    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def missing_reader(source: str) -> MissingExtra:
    """The error for a scan without the optical reader."""
    return MissingExtra(source, 'is a scan without text of its own; pip install "policy-text[ocr]" reads it')


def read_picture(picture: Any, *, page: int, width: float, height: float) -> list[PdfLine]:
    """Read a Pillow image of a page that is ``width`` by ``height`` points: lines in reading order.

    The reader places lines, not characters; a line's box is shared out, half a share to Latin letters and digits.
    """
    image = picture.convert("RGB")
    wanted = (max(round(width * _PIXELS_PER_POINT), 32), max(round(height * _PIXELS_PER_POINT), 32))
    if image.width > wanted[0]:
        image = image.resize(wanted)
    if max(image.size) > _MAX_SHAPE * min(image.size):
        return []
    across, down = width / image.width, height / image.height
    found = _engine()(_as_array(image))
    lines = []
    for corners, text, confidence in zip(
        found.boxes if found.boxes is not None else (), found.txts or (), found.scores or (), strict=True
    ):
        if not text.strip() or confidence < _LEAST_CONFIDENCE:
            continue
        xs, ys = [x * across for x, _ in corners], [y * down for _, y in corners]
        box = (float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys)))
        lines.append(_make_line(text.strip(), box, page, float(confidence)))
    for number, line in enumerate(lines, start=1):
        line.number = number
    return lines


def _make_line(text: str, box: Box, page: int, confidence: float) -> PdfLine:
    shares = [1.0 if is_wide(char) else 0.5 for char in text]
    unit = (box[2] - box[0]) / sum(shares)
    boxes: list[Box] = []
    left = box[0]
    for share in shares:
        boxes.append((left, box[1], left + share * unit, box[3]))
        left += share * unit
    return PdfLine(text, boxes, page, confidence=confidence)


def _as_array(image: Any) -> Any:
    import numpy

    return numpy.asarray(image)[:, :, ::-1]  # the reader wants blue first


@cache
def _engine() -> Any:
    """One reader a process: making it takes four seconds."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})
