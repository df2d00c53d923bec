"""Lists and tables say the same again and again: a short line is linked once, wherever it stands."""

from __future__ import annotations

from policy_text import pipeline
from policy_text.extract import linker
from policy_text.load import load_bytes


def document_of(text):
    return load_bytes(text.encode(), "a.txt")


def test_lines_that_say_the_same_are_linked_once(monkeypatch):
    linked = []
    link = linker._link
    monkeypatch.setattr(linker, "_link", lambda text, *more: linked.append(text) or link(text, *more))
    linker._link_line.cache_clear()
    measures = pipeline.analyze(document_of("一、学校12所\n" * 500), reforms=False).measures
    assert len(measures) == 500
    assert len({measure.start for measure in measures}) == 500
    assert len(linked) <= 3


def test_what_is_kept_of_a_line_cannot_be_changed_by_those_who_get_it():
    assert all(isinstance(part, tuple) for part in linker._read_line("2021年学校12所"))
