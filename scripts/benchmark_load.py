"""Main text of web pages and pages of PDF files, beside the libraries that others would use.

    python scripts/benchmark_load.py corpora/documents --gold corpora/gold
    python scripts/benchmark_load.py FOLDER --gold FOLDER --show

Web pages: F1 of characters (white space aside) of the body that gold names, for this package's body and for its blocks
that are no furniture, for readability-lxml, for trafilatura, jusText and gne where they are installed, and for the
whole page. Gold is a JSON file a page, ``NAME.json`` or ``NAME.html.gold.json``, whose ``body`` holds ``start`` and
``end`` in the text of this package, or ``first`` and ``last``: the words with which the body begins and ends.

PDF files: pages a second of CPU in one run, so that the ratios hold wherever it is run.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from policy_text.load import load_bytes
from policy_text.load.html_tree import decode_page
from policy_text.load.raw_file import RawFile
from policy_text.records import BlockKind, Document
from policy_text.structure import read_structure

PASSES = 3
LEAST_PAGES = 60


def squeeze(text: str) -> str:
    return "".join(text.split())


def f1(found: str, wanted: str) -> float:
    """F1 of characters as bags."""
    ours, theirs = Counter(squeeze(found)), Counter(squeeze(wanted))
    shared = sum((ours & theirs).values())
    return 2 * shared / (sum(ours.values()) + sum(theirs.values())) if shared else 0.0


def body_of(document: Document, body: dict[str, Any]) -> str | None:
    """The body that gold names, cut out of the page's whole text."""
    if "start" in body:
        return document.text[body["start"] : body["end"]]
    flat = squeeze(document.text)
    first, last = squeeze(body["first"]), squeeze(body["last"])
    end = flat.rfind(last)
    begin = flat.rfind(first, 0, max(end, 0))  # a hidden copy may stand before
    return flat[begin : end + len(last)] if begin >= 0 else None


def read_ours(data: bytes, name: str) -> str:
    document = load_bytes(data, name)
    return "".join(document.text[b.start : b.end] for b in document.blocks if b.kind is not BlockKind.FURNITURE)


def read_body(data: bytes, name: str) -> str:
    document = load_bytes(data, name)
    body = read_structure(document).body
    return document.text[body.start : body.end]


def read_readability(data: bytes, name: str) -> str:
    from lxml import html
    from readability import Document as Reader

    summary = Reader(decode_page(RawFile(data, name)).text).summary()
    return str(html.fromstring(summary).text_content())


def read_trafilatura(data: bytes, name: str) -> str:
    import trafilatura

    text = decode_page(RawFile(data, name)).text
    return max((trafilatura.extract(text, favor_precision=precise) or "" for precise in (True, False)), key=len)


def read_justext(data: bytes, name: str) -> str:
    """Without a list of stop words, since none for Chinese comes with it."""
    import justext

    text = decode_page(RawFile(data, name)).text
    found = justext.justext(text, frozenset(), length_low=10, length_high=40, stopwords_low=0, stopwords_high=0)
    return "".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def read_gne(data: bytes, name: str) -> str:
    from gne import GeneralNewsExtractor

    return str(GeneralNewsExtractor().extract(decode_page(RawFile(data, name)).text)["content"])


def read_all(data: bytes, name: str) -> str:
    return load_bytes(data, name).text


READERS: dict[str, Callable[[bytes, str], str]] = {
    "policy_text, body": read_body,
    "policy_text, blocks": read_ours,
    "readability-lxml": read_readability,
    "trafilatura": read_trafilatura,
    "justext": read_justext,
    "gne": read_gne,
    "the whole page": read_all,
}


def compare_pages(pages: Iterable[Path], gold: Path, *, show: bool) -> None:
    scores: dict[str, list[float]] = {name: [] for name in READERS}
    for page in pages:
        written = next((p for p in (gold / f"{page.stem}.json", gold / f"{page.name}.gold.json") if p.exists()), None)
        if written is None:
            continue
        data = page.read_bytes()
        body = json.loads(written.read_text(encoding="utf-8")).get("body")
        wanted = body_of(load_bytes(data, page.name), body) if body else None
        if wanted is None:
            continue
        for name, read in READERS.items():
            scores[name].append(score(read, data, page.name, wanted))
        if show:
            print(page.name, *(f"{name} {values[-1]:.3f}" for name, values in scores.items() if values))
    print(f"main text of {len(scores['the whole page'])} web pages, F1 of characters: mean, lowest")
    for name, values in scores.items():
        if values:
            print(f"  {name:20} {sum(values) / len(values):.3f}  {min(values):.3f}")


def score(read: Callable[[bytes, str], str], data: bytes, name: str, wanted: str) -> float:
    """A library that cannot read a page gets nothing for it."""
    try:
        return f1(read(data, name), wanted)
    except ImportError:
        raise
    except Exception:
        return 0.0


def pdfium_text(data: bytes) -> None:
    import pypdfium2

    for page in pypdfium2.PdfDocument(data):
        page.get_textpage().get_text_range()


def pdfium_boxes(data: bytes) -> None:
    import pypdfium2

    for page in pypdfium2.PdfDocument(data):
        textpage = page.get_textpage()
        for index in range(textpage.count_chars()):
            textpage.get_charbox(index)


def plumber_chars(data: bytes) -> None:
    import io

    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()


def plumber_tables(data: bytes) -> None:
    import io

    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()


PDF_READERS: dict[str, Callable[[bytes], object]] = {
    "policy_text (text, boxes, tables)": lambda data: load_bytes(data, "a.pdf"),
    "pypdfium2, text": pdfium_text,
    "pypdfium2, text and boxes": pdfium_boxes,
    "pdfplumber, text": plumber_chars,
    "pdfplumber, text and tables": plumber_tables,
}


def compare_pdfs(files: list[Path]) -> None:
    import pypdfium2

    data = [path.read_bytes() for path in files]
    texts = [d for d in data if any(page.get_textpage().count_chars() for page in pypdfium2.PdfDocument(d))]
    pages = sum(len(pypdfium2.PdfDocument(d)) for d in texts)
    if not pages:
        return
    repeats = -(-LEAST_PAGES // pages)
    speeds = {name: pages * repeats / seconds(read, texts, repeats) for name, read in PDF_READERS.items()}
    ours = next(iter(speeds.values()))
    print(f"{pages} pages of {len(texts)} PDF files with text: pages a second of CPU, and times ours")
    for name, speed in speeds.items():
        print(f"  {name:36} {speed:8.0f}  {speed / ours:.2f}")


def seconds(read: Callable[[bytes], object], texts: list[bytes], repeats: int) -> float:
    """The best of some passes, in CPU time."""
    best = float("inf")
    for _ in range(PASSES):
        began = time.process_time()
        for _ in range(repeats):
            for data in texts:
                read(data)
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="web pages and PDF files")
    parser.add_argument("--gold", type=Path, help="what the bodies of the pages are")
    parser.add_argument("--show", action="store_true", help="print each page's figures")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    for name in ("trafilatura", "justext", "gne"):
        if find_spec(name) is None:
            del READERS[name]
            print(f"{name} is not installed: left out", file=sys.stderr)
    files = sorted(arguments.folder.rglob("*"))
    if arguments.gold:
        pages = [path for path in files if path.suffix.lower() in (".html", ".htm", ".shtml")]
        compare_pages(pages, arguments.gold, show=arguments.show)
    compare_pdfs([path for path in files if path.suffix.lower() == ".pdf"])


if __name__ == "__main__":
    main()
