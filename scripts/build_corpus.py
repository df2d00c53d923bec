"""Build the sample corpus: documents from their annotated sources, and the gold annotations of both.

    python scripts/build_corpus.py            # gold only: lays the sources over the committed documents
    python scripts/build_corpus.py --render   # documents too (PDF and scans need fpdf2 and Debian's fonts-noto-cjk)
    python scripts/build_corpus.py --list     # every gold measure on one line, for reading through
    python scripts/build_corpus.py --table    # the table of documents in corpora/README.md

Gold is to be built again whenever a loader makes other text of a document. It is written by reading the sources, never
by the extractor. Documents whose format needs an extra that is not installed (scans: OCR) keep the gold they have.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
sys.path.insert(0, str(CORPORA))

from making.annotated import Source, read_source  # noqa: E402
from making.gold import lay_gold  # noqa: E402
from making.office import render_docx, render_xlsx  # noqa: E402
from making.plain_text import render_html, render_text  # noqa: E402

from policy_text.errors import PolicyTextError  # noqa: E402
from policy_text.load import load_document  # noqa: E402

_CONSTRUCTED = "免责声明：本件是为演示软件而写的样本，并非政府原件，文中数字请勿引用。"
_RESTATED = "免责声明：本件据公开资料改写，供软件演示，并非原件；引用请查原始资料。"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--render", action="store_true", help="render the documents too")
    parser.add_argument("--list", action="store_true", help="print the gold measures")
    parser.add_argument("--table", action="store_true", help="print the table of the data card")
    arguments = parser.parse_args()
    if arguments.table:
        print("\n".join(table_of_documents()))
        return
    for source, path in corpus_documents():
        if arguments.render:
            path.write_bytes(render(source, path))
        write_gold(source, path)
        if arguments.list:
            list_measures(path)


def corpus_documents() -> Iterator[tuple[Source, Path]]:
    """Every document of the corpus with its source."""
    for file in sorted((CORPORA / "sources").glob("*.txt")):
        source = read_source(file)
        for name in source.settings["documents"]:
            yield source, CORPORA / name


def render(source: Source, path: Path) -> bytes:
    """The bytes of one document, in the format of its name."""
    disclaimer = _RESTATED if source.settings["facts"] == "restated" else _CONSTRUCTED
    match path.suffix:
        case ".txt":
            return render_text(source)
        case ".html":
            return render_html(source, CORPORA / "sources" / "pages")
        case ".docx":
            return render_docx(source, disclaimer)
        case ".xlsx":
            return render_xlsx(source, disclaimer)
    from making import printed  # needs fpdf2, which only those who render PDF and scans have

    if path.suffix == ".png":
        return printed.render_scan(source, disclaimer)
    if path.stem.endswith("-scan"):
        return printed.render_scanned_pdf(source, disclaimer)
    return printed.render_pdf(source, disclaimer)


def gold_path(path: Path) -> Path:
    """Where the gold of a document lies: by its stem, or for the one document in many formats by its whole name."""
    if path.parent.name == "documents":
        return CORPORA / "gold" / f"{path.stem}.json"
    return path.parent / "gold" / f"{path.name}.json"


def write_gold(source: Source, path: Path) -> None:
    try:
        text = load_document(path).text
    except PolicyTextError as error:
        print(f"gold kept as it is: {error}", file=sys.stderr)
        return
    gold = lay_gold(source, text, path.name)
    for measure in gold["measures"]:
        assert text[measure["start"] : measure["end"]] == measure["text"], (path.name, measure)
    target = gold_path(path)
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def table_of_documents() -> Iterator[str]:
    """The data card's table: what each document is, where its figures come from, how much gold it has."""
    yield "| document | genre | place | date | figures | measures |"
    yield "|---|---|---|---|---|---|"
    golds = []
    for source, path in corpus_documents():
        gold = json.loads(gold_path(path).read_text(encoding="utf-8"))
        place, day = source.metadata.get("region", "–"), source.metadata.get("published", "–")
        genre, measures = source.metadata["doc_type"].replace("_", " "), len(gold["measures"])
        yield f"| `{path.name}` | {genre} | {place} | {day} | {source.settings['facts']} | {measures} |"
        golds += [gold] if path.parent.name == "documents" else []
    yield from ("", *_sums_of(golds))


def _sums_of(golds: list[dict[str, Any]]) -> Iterator[str]:
    measures = [measure for gold in golds for measure in gold["measures"]]
    paragraphs = [paragraph for gold in golds for paragraph in gold["paragraphs"]]
    places = [place["adcode"] for gold in golds for place in (gold["metadata"], *gold["cases"]) if place["adcode"]]
    count = Counter(measure[field] for measure in measures for field in ("kind", "status", "change"))
    provinces = {place[:2] for place in places}
    slugs = {slug for paragraph in paragraphs for slug in paragraph["reforms"]}
    optional = sum(measure["optional"] for measure in measures)
    timed = sum(measure["time"] is not None for measure in measures)
    split = sum(measure["breakdown"] is not None for measure in measures)
    yield f"In the {len(golds)} of `documents/`: {sum(len(gold['cases']) for gold in golds)} cases, places in"
    yield f"{len(provinces)} provinces, {len(paragraphs)} paragraphs with {len(slugs)} reform types, and"
    yield f"{len(measures)} measures, {optional} of them optional, {timed} with a time, {split} with a breakdown:"
    yield f"{count['percentage']} shares, {count['money']} amounts of money, {count['area']} areas;"
    yield f"{count['target']} targets, {count['requirement']} requirements;"
    yield f"{count['increase']} increases, {count['decrease']} decreases."


def list_measures(path: Path) -> None:
    gold = json.loads(gold_path(path).read_text(encoding="utf-8"))
    print(f"## {path.name}: {len(gold['measures'])}")
    for measure in gold["measures"]:
        shown = (measure[name] for name in ("text", "value", "value_max", "unit", "kind", "qualifier", "subject"))
        more = (measure[name] for name in ("breakdown", "change", "status"))
        time = "/".join(str(part) for part in measure["time"].values()) if measure["time"] else "-"
        print("\t", *shown, *more, time, "optional" if measure["optional"] else "", sep=" | ")


if __name__ == "__main__":
    main()
