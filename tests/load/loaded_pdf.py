"""What a loaded PDF holds, for the tests of its pages."""

from __future__ import annotations

from policy_text.load import load_bytes
from policy_text.records import BlockKind


def load(pdf):
    return load_bytes(pdf.build(), "a.pdf")


def body(document):
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is not BlockKind.FURNITURE]


def furniture(document):
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.FURNITURE]
