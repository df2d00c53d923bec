"""Pictures of pages."""

from __future__ import annotations

import io
import os
import warnings
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from policy_text.errors import DamagedFile, LoadError, MissingExtra
from policy_text.load import load_bytes, optical, scan
from policy_text.load.limits import MAX_PICTURE_PIXELS
from policy_text.records import BlockKind

FONTS = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:\\Windows\\Fonts\\simsun.ttc",
]
FONT = next((path for path in FONTS if Path(path).exists()), None)
LINES = ("全县共有义务教育学校48所，在校学生32105人，专", "任教师2105人，其中骨干教师占32.5%。", "某县教育局")

needs_reader = pytest.mark.skipif(
    FONT is None or not optical.can_read_pictures(), reason="no optical reader, or no Chinese font to draw a page with"
)


def draw(lines=LINES, *, size=(1190, 700)):
    picture = Image.new("L", size, 255)
    font = ImageFont.truetype(FONT, 40) if FONT else None
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((80, 80 + 80 * number), line, font=font, fill=0)
    return picture


def save(picture, kind="PNG", **options):
    output = io.BytesIO()
    picture.save(output, kind, **options)
    return output.getvalue()


@pytest.fixture
def without_reader(monkeypatch):
    monkeypatch.setattr(optical, "can_read_pictures", lambda: False)
    monkeypatch.setattr(scan, "can_read_pictures", lambda: False)
    monkeypatch.setattr("policy_text.load.pdf_pages.can_read_pictures", lambda: False)


def picture_pdf():
    return save(draw() if FONT else Image.effect_noise((400, 400), 90), "PDF")


@pytest.mark.usefixtures("without_reader")
def test_without_the_extra_the_line_says_how_to_get_it():
    for data, name in ((save(Image.new("L", (90, 90), 9)), "a.png"), (picture_pdf(), "a.pdf")):
        with pytest.raises(MissingExtra, match=r'^a\.\w+: is a scan .*pip install "policy-text\[ocr\]"'):
            load_bytes(data, name)


@pytest.mark.usefixtures("without_reader")
def test_pages_that_could_not_be_read_are_told_where_others_could(pdf):
    pdf.text(72, 100, "共有学校12所。").page()
    pdf.grid([72 + 9 * n for n in range(50)], [100 + 9 * n for n in range(60)])
    document = load_bytes(pdf.build(), "a.pdf")
    assert document.warnings == ('pages without text of their own were not read: 2; "policy-text[ocr]" reads them',)


@needs_reader
def test_a_picture_is_read_with_boxes_lines_and_confidence():
    document = load_bytes(save(draw(), dpi=(144, 144)), "a.png")
    assert document.format == "scan"
    assert document.text.split("\n")[0] == "".join(LINES[:2])
    at = document.text.index("教师2105人") + 2
    place = document.place(at, at + 5)
    assert (place.page, place.line) == (1, 2)
    assert place.confidence > 0.8
    assert place.box[0] > 60
    assert 75 < place.box[1] < place.box[3] < 115
    assert all(block.place.page == 1 for block in document.blocks)


@needs_reader
def test_a_page_without_text_of_its_own_is_read_and_said_to_be():
    document = load_bytes(save(draw(), "PDF", resolution=144), "a.pdf")
    assert "2105人" in document.text
    assert document.warnings == ("read optically, with errors to be expected: page 1",)
    assert document.blocks[0].kind is not BlockKind.FURNITURE


@needs_reader
@pytest.mark.skipif(not os.environ.get("POLICY_TEXT_SLOW"), reason="ten seconds; set POLICY_TEXT_SLOW")
def test_a_picture_of_several_pages_is_read_page_by_page():
    document = load_bytes(save(draw(), "TIFF", save_all=True, append_images=[draw(("共有学校99所。",))]), "a.tif")
    at = document.text.index("99所")
    assert document.place(at, at + 3).page == 2


@needs_reader
def test_a_picture_without_text_is_told():
    with pytest.raises(DamagedFile, match="without text"):
        load_bytes(save(Image.new("L", (300, 300), 255)), "a.png")


@needs_reader
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_damaged_picture_is_told(kind):
    data = save(Image.effect_noise((300, 300), 50), kind)
    with pytest.raises(DamagedFile, match="damaged picture"):
        load_bytes(data[: len(data) // 3], "a.png")


@pytest.fixture
def seen(monkeypatch):
    """The pictures that the optical reader is given; on each it finds one line."""
    pictures = []

    def read_one_line(picture, *, page, width, height):
        pictures.append(picture)
        return [optical._make_line("全县共有学校48所。", (60.0, 80.0, 300.0, 96.0), page, 0.9)]

    monkeypatch.setattr(scan, "can_read_pictures", lambda: True)
    monkeypatch.setattr(scan, "read_picture", read_one_line)
    return pictures


def shades(*greys):
    return [Image.new("L", (120, 90), grey) for grey in greys]


@pytest.mark.parametrize("name", ["a.gif", "a.png", "a"])
def test_a_gif_is_a_scan_like_any_other(seen, name):
    document = load_bytes(save(*shades(200), "GIF"), name)
    assert (document.format, document.text, document.place(0, 2).page) == ("scan", "全县共有学校48所。\n", 1)
    assert len(seen) == 1


def test_of_a_moving_gif_the_first_frame_is_read_and_the_rest_is_told(seen):
    first, *others = shades(200, 100, 50)
    document = load_bytes(save(first, "GIF", save_all=True, append_images=others), "a.gif")
    assert [picture.convert("L").getpixel((5, 5)) for picture in seen] == [200]
    assert document.warnings[-1] == "is a moving picture, of which only the first frame was read"


@pytest.mark.parametrize("kind", ["GIF", "PNG"])
def test_what_can_be_seen_through_is_white(seen, kind):
    picture = Image.new("P", (120, 90), 0)
    picture.putpalette([0, 0, 0, 9, 9, 9])
    load_bytes(save(picture, kind, transparency=0), f"a.{kind.lower()}")
    assert seen[0].convert("L").getpixel((5, 5)) == 255


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize("side", [9_700, 12_000, 20_000])
def test_a_picture_is_bounded_in_our_own_words(side):
    data = save(Image.new("1", (side, side)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if side * side < MAX_PICTURE_PIXELS:
            load_bytes(data, "a.png")
            return
        with pytest.raises(LoadError, match=r"^a\.png: has [^()]* pixels; scan it again at 300 dpi$"):
            load_bytes(data, "a.png")


@needs_reader
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked():
    data = save(Image.new("1", (20_000, 20_000)))
    assert len(data) < 200_000
    with pytest.raises(LoadError, match="pixels"):
        load_bytes(data, "a.png")
