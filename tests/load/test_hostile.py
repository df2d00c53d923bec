"""Mutations of sample documents in every format: cut, flipped, spliced, re-encoded.

A mutation may be read or refused; it may not crash, raise anything but our errors, or take long, nor may what follows:
structure and measures. The number of mutations is small here; ``POLICY_TEXT_MUTATIONS=10000`` runs the long course and
prints its figures.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import time
import zipfile
from collections import Counter

import pytest

from policy_text.errors import PolicyTextError
from policy_text.extract import extract_measures
from policy_text.load import load_bytes, optical, scan
from policy_text.load.pdf_text import PdfLine
from policy_text.structure import read_structure

MUTATIONS = int(os.environ.get("POLICY_TEXT_MUTATIONS", "150"))
SECONDS = 10.0
MEGABYTES = 1024


def cut(data, chance, _):
    return data[: chance.randrange(len(data))]


def cut_out(data, chance, _):
    begin = chance.randrange(len(data))
    return data[:begin] + data[begin + chance.randrange(1, 2000) :]


def flip(data, chance, _):
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 32))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def overwrite(data, chance, _):
    begin = chance.randrange(len(data))
    junk = chance.choice((b"\0", b"\xff", b"<", b"&", b"9", b"\xe5")) * chance.randrange(1, 400)
    return data[:begin] + junk + data[begin + len(junk) :]


def splice(data, chance, samples):
    other = samples[chance.choice(sorted(samples))]
    begin, end = sorted((chance.randrange(len(other)), chance.randrange(len(other))))
    at = chance.randrange(len(data))
    return data[:at] + other[begin:end] + data[at:]


def repeat(data, chance, _):
    begin = chance.randrange(len(data))
    piece = data[begin : begin + chance.randrange(1, 300)]
    return data[:begin] + piece * chance.randrange(2, 200) + data[begin:]


def reencode(data, chance, _):
    text = data.decode(chance.choice(("utf-8", "latin-1", "gb18030")), "replace")
    return text.encode(chance.choice(("utf-16", "gb18030", "big5hkscs", "utf-8", "utf-32")), "replace")


def widen_numbers(data, chance, _):
    """A larger number where the file says how long or how many something is."""
    places = [at for at in range(len(data)) if data[at : at + 1].isdigit()]
    if not places:
        return data
    at = chance.choice(places)
    return data[:at] + chance.choice((b"0", b"-1", b"99999999", b"1e999")) + data[at + 1 :]


MUTATORS = (cut, cut_out, flip, overwrite, splice, repeat, reencode, widen_numbers)


def mutate_member(data, chance, samples):
    """Change one member of an archive and pack it soundly again: what is inside is reached, not only the wrapping."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in sorted(members) if name.endswith((".xml", ".rels"))])
    members[name] = chance.choice(MUTATORS)(members[name], chance, samples)
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return output.getvalue()


def mutate(data, chance, samples):
    if chance.random() < 0.8 and zipfile.is_zipfile(io.BytesIO(data)):
        with contextlib.suppress(Exception):  # an archive that earlier mutations broke
            return mutate_member(data, chance, samples)
    return chance.choice(MUTATORS)(data, chance, samples) or b"x"


def peak_megabytes():
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.fixture(autouse=True)
def without_reader(monkeypatch):
    """No optical reading: it takes seconds a page by its nature, and is no part of what is tried here."""
    monkeypatch.setattr(optical, "can_read_pictures", lambda: False)
    monkeypatch.setattr("policy_text.load.pdf_pages.can_read_pictures", lambda: False)
    monkeypatch.setattr("policy_text.load.scan.can_read_pictures", lambda: False)
    monkeypatch.setattr("policy_text.load.office._find_program", lambda: None)


def build_png():
    from PIL import Image, ImageDraw

    picture = Image.new("L", (320, 90), 255)
    for x in range(0, 320, 3):
        ImageDraw.Draw(picture).line((x, 5, 320 - x, 85), fill=x % 256)
    output = io.BytesIO()
    picture.save(output, "PNG", dpi=(150, 150))
    return output.getvalue()


def read_a_line(picture, *, page, width, height):
    """In place of the optical reader: the picture is unpacked, and a line of text stands on it."""
    picture.convert("RGB")
    text = "全县新建学校12所。"
    boxes = [(10.0 * at, 10.0, 10.0 * at + 10, 20.0) for at in range(len(text))]
    return [PdfLine(text, boxes, page, confidence=0.9)]


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "xlsx", "pdf", "png"])
def test_no_mutation_raises_anything_but_our_errors_or_takes_long(samples, suffix, capsys, monkeypatch):
    chance = random.Random(f"{suffix} 20231")
    outcomes, slowest = Counter(), 0.0
    originals = samples | {"png": build_png()}
    if suffix == "png":
        monkeypatch.setattr(scan, "can_read_pictures", lambda: True)
        monkeypatch.setattr(scan, "read_picture", read_a_line)
    for number in range(-(-MUTATIONS // 6)):
        data = originals[suffix]
        for _ in range(chance.choice((1, 1, 2, 3))):
            data = mutate(data, chance, samples)
        begin = time.monotonic()
        try:
            document = load_bytes(data, f"a.{suffix}")
        except PolicyTextError as error:
            outcomes[type(error).__name__] += 1
            assert "\n" not in str(error), (number, error)
            assert str(error).startswith(f"a.{suffix}: ")
        else:
            outcomes["read"] += 1
            check(document)
        slowest = max(slowest, time.monotonic() - begin)
        assert slowest < SECONDS, (suffix, number)
    if MUTATIONS >= 1000:
        with capsys.disabled():
            print(f"\n{suffix}: {dict(outcomes)}, slowest {slowest:.2f} s, peak {peak_megabytes():.0f} MB")
        assert peak_megabytes() < MEGABYTES


def check(document):
    """What holds of every document that any loader makes."""
    assert document.text.strip()
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
    starts = [block.start for block in document.blocks]
    assert starts == sorted(starts)
    for table in document.tables:
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
    if document.glyphs is not None:
        assert len(document.glyphs.boxes) == 4 * len(document.text)
    middle = len(document.text) // 2
    document.place(middle, middle + 1)
    structure = read_structure(document)
    assert 0 <= structure.body.start <= structure.body.end <= len(document.text)
    for measure in extract_measures(document, structure):
        assert document.text[measure.start : measure.end] == measure.text
