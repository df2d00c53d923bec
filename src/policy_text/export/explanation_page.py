"""The page of an explanation: HTML made of escaped words only, and the style that it carries with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from unicodedata import category

from policy_text.export.explanation import (
    ExplainedCase,
    ExplainedDocument,
    ExplainedParagraph,
    ExplainedType,
    ExplanationLabels,
)

__all__ = ["draw_page", "mark_phrases"]

# Types of one paragraph are told apart by colour and by the kind of line below the phrase, so also without colour.
_TONES = 6

_STYLE = """\
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5f6368; --paper: #fff; --line: #d9dbe0; --track: #e8eaee;
  --t0: #1a5fb4; --t1: #b3541e; --t2: #26734d; --t3: #8e3b8f; --t4: #8a6d00; --t5: #a3232f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --soft: #a3a7ae; --paper: #17181b; --line: #383b41;
  --track: #2c2f35; --t0: #7fb2f5; --t1: #f0a070; --t2: #74cfa2; --t3: #d99adb; --t4: #e0c04a; --t5: #f28b94; } }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.75 "Noto Serif CJK SC", "Songti SC", "Source Han Serif SC", SimSun, serif; }
h1, h2, h3, h4, .types, .about, .cases, .none { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei",
  system-ui, sans-serif; line-height: 1.4; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.25rem; margin: 3rem 0 .1rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; } h4 { font-size: .95rem; margin: 2rem 0 0; color: var(--soft);
  break-after: avoid; }
.about, .source { color: var(--soft); font-size: .875rem; margin: .1rem 0 .6rem; overflow-wrap: anywhere; }
article { border-top: 1px solid var(--line); margin-top: 1.1rem; padding-top: .5rem; }
article p { margin: .2rem 0 .6rem; white-space: pre-line; overflow-wrap: anywhere; }
.number { color: var(--soft); font-size: .8rem; margin-right: .6em; }
.types { break-inside: avoid; break-before: avoid; }
.types, .cases ul { list-style: none; margin: 0; padding: 0; font-size: .85rem; }
.types li { display: grid; grid-template-columns: 13rem 8rem 2.6rem 1fr; gap: .6rem; align-items: baseline;
  padding: .12rem 0; }
.bar { display: block; align-self: center; height: .5rem; background: var(--track); border-radius: .25rem; }
.bar span { display: block; height: 100%; border-radius: .25rem; background: var(--tone);
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.score { font-variant-numeric: tabular-nums; } .reasons, .none { color: var(--soft); overflow-wrap: anywhere; }
.none { font-size: .85rem; } .quiet p { color: var(--soft); }
mark { background: none; color: inherit; font-weight: 600; padding-bottom: .05em;
  border-bottom: 2px var(--stroke, solid) var(--tone); }
.t0 { --tone: var(--t0); } .t1 { --tone: var(--t1); --stroke: dashed; } .t2 { --tone: var(--t2); --stroke: dotted; }
.t3 { --tone: var(--t3); --stroke: double; } .t4 { --tone: var(--t4); --stroke: dashed; }
.t5 { --tone: var(--t5); --stroke: dotted; } .name { color: var(--tone); font-weight: 600; }
.cases li { padding: .1rem 0; }
@media (max-width: 40rem) { .types li { grid-template-columns: 1fr 5rem 2.6rem; } .reasons { grid-column: 1 / -1; } }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } h2 { break-before: page; }
  h2:first-of-type { break-before: auto; } }
"""


def draw_page(documents: Sequence[ExplainedDocument], labels: ExplanationLabels) -> str:
    """The whole page as text."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{labels.language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_escape(_name_page(documents, labels))}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{_escape(labels.title)}</h1>",
        f'<p class="about">{_escape(labels.reading)}</p>',
    ]
    for document in documents:
        lines += _draw_document(document, labels)
    return "\n".join([*lines, "</body>", "</html>", ""])


def mark_phrases(words: str, types: Sequence[ExplainedType]) -> str:
    """The words as HTML, the phrases of each type marked wherever they stand; those of several types once.

    >>> mark_phrases("组建<集团>", [ExplainedType("group-schooling", "集团化办学", 0.9, (("集团", 2.0),))])
    '组建&lt;<mark class="t0" title="集团化办学">集团</mark>&gt;'
    """
    tones = [0] * len(words)  # a bit for each type that a phrase over this character carried
    for tone, kind in enumerate(types):
        for phrase, weight in kind.phrases:
            for start in _find_all(words, phrase) if phrase and weight > 0 else ():
                for place in range(start, start + len(phrase)):
                    tones[place] |= 1 << tone
    drawn = []
    for carried, places in groupby(range(len(words)), key=tones.__getitem__):
        piece = _escape("".join(words[place] for place in places))
        named = [tone for tone in range(len(types)) if carried >> tone & 1]
        names = _escape(" · ".join(types[tone].name for tone in named))
        drawn.append(f'<mark class="t{named[0] % _TONES}" title="{names}">{piece}</mark>' if named else piece)
    return "".join(drawn)


def _find_all(words: str, phrase: str) -> Iterator[int]:
    start = words.find(phrase)
    while start >= 0:
        yield start
        start = words.find(phrase, start + len(phrase))


def _name_page(documents: Sequence[ExplainedDocument], labels: ExplanationLabels) -> str:
    return f"{documents[0].title} – {labels.title}" if len(documents) == 1 else labels.title


def _draw_document(document: ExplainedDocument, labels: ExplanationLabels) -> Iterator[str]:
    yield f"<h2>{_escape(document.title)}</h2>"
    with_type = sum(bool(paragraph.types) for paragraph in document.paragraphs)
    count = len(document.paragraphs)
    about = labels.about.format(count, with_type, count - with_type)
    source = "" if document.source == document.title else f"{_escape(document.source)}<br>"
    yield f'<p class="source">{source}{_escape(about)}</p>'
    if document.cases:
        yield f'<section class="cases"><h3>{_escape(labels.cases)}</h3><ul>'
        yield from (_draw_case(case, labels) for case in document.cases)
        yield "</ul></section>"
    above = ""
    for paragraph in document.paragraphs:
        if paragraph.heading != above and paragraph.heading:
            yield f"<h4>{_escape(paragraph.heading)}</h4>"
        above = paragraph.heading
        yield _draw_paragraph(paragraph, labels)


def _draw_case(case: ExplainedCase, labels: ExplanationLabels) -> str:
    told = "; ".join(
        f'<span class="name">{_escape(kind.name)}</span> {kind.score:.2f} '
        f"({_escape(labels.paragraphs.format(' '.join(map(str, numbers))))})"
        for kind, numbers in case.types
    )
    title = f"{_escape(case.title)}<br>" if case.title else ""
    return f"<li>{title}{told or _escape(labels.no_type)}</li>"


def _draw_paragraph(paragraph: ExplainedParagraph, labels: ExplanationLabels) -> str:
    number = f'<span class="number">{paragraph.number}</span>'
    words = f"<p>{number}{mark_phrases(paragraph.words, paragraph.types)}</p>"
    if paragraph.types:
        rows = "\n".join(_draw_type(kind, tone) for tone, kind in enumerate(paragraph.types))
        return f'<article>{words}\n<ul class="types">\n{rows}\n</ul></article>'
    near = paragraph.nearest
    told = labels.nothing_near if near is None else labels.nearest.format(near.name, f"{near.score:.2f}")
    return (
        f'<article class="quiet">{words}\n<div class="none">{_escape(labels.no_type)} · {_escape(told)}</div></article>'
    )


def _draw_type(kind: ExplainedType, tone: int) -> str:
    percent = round(100 * min(max(kind.score, 0.0), 1.0))
    reasons = " · ".join(f"{_escape(phrase)} {weight:+.1f}" for phrase, weight in kind.phrases)
    return (
        f'<li class="t{tone % _TONES}"><span class="name" title="{_escape(kind.slug)}">{_escape(kind.name)}</span>'
        f'<span class="bar"><span style="width:{percent}%"></span></span>'
        f'<span class="score">{kind.score:.2f}</span><span class="reasons">{reasons}</span></li>'
    )


def _escape(words: str) -> str:
    """Words that a browser shows as they are: markup escaped, and control characters, which HTML forbids, left out."""
    return escape("".join(c for c in words if c in "\n\t" or category(c) not in {"Cc", "Cs"}), quote=True)
