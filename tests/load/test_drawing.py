"""Pages drawn with their numbers boxed."""

from __future__ import annotations

import io

import numpy
import pytest
from PIL import Image

from policy_text.errors import DamagedFile, LoadError
from policy_text.load import draw_page, find_boxes, load_bytes


def red_dots(png):
    dots = numpy.asarray(Image.open(io.BytesIO(png)).convert("RGB"))
    rows, columns = numpy.nonzero((dots[:, :, 0] > 180) & (dots[:, :, 1] < 90) & (dots[:, :, 2] < 90))
    return set(zip(columns.tolist(), rows.tolist(), strict=True))


def test_the_box_is_drawn_around_the_number(samples):
    document = load_bytes(samples["pdf"], "a.pdf")
    at = document.text.index("326人")
    ((page, box),) = find_boxes(document, at, at + 4)
    dots = red_dots(draw_page(samples["pdf"], "a.pdf", page=page, boxes=[box], scale=2))
    left, top = min(x for x, _ in dots), min(y for _, y in dots)
    right, bottom = max(x for x, _ in dots), max(y for _, y in dots)
    assert abs(left / 2 - box[0]) < 4
    assert abs(top / 2 - box[1]) < 4
    assert abs(right / 2 - box[2]) < 4
    assert abs(bottom / 2 - box[3]) < 4


def test_a_number_over_two_lines_has_two_boxes(samples):
    document = load_bytes(samples["pdf"], "a.pdf")
    at = document.text.index("3.45亿元")
    boxes = find_boxes(document, at, at + 6)
    assert len(boxes) == 2
    assert boxes[0][1][0] > boxes[1][1][0]


def test_documents_without_pages_have_no_boxes(samples):
    assert find_boxes(load_bytes(samples["html"], "a.html"), 0, 5) == ()


def test_a_picture_is_drawn_on_as_well():
    output = io.BytesIO()
    Image.new("RGB", (1190, 800), "white").save(output, "PNG", dpi=(144, 144))
    dots = red_dots(draw_page(output.getvalue(), "a.png", page=1, boxes=[(100, 100, 200, 120)]))
    assert min(x for x, _ in dots) == pytest.approx(197, abs=3)


def test_a_page_that_is_not_there_is_told(samples):
    with pytest.raises(LoadError, match="has no page 7, but 1"):
        draw_page(samples["pdf"], "a.pdf", page=7, boxes=[])
    with pytest.raises(DamagedFile):
        draw_page(b"nothing", "a.png", page=1, boxes=[])
