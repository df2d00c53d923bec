"""Word documents (DOCX), as Word shows them.

A line a paragraph, with the number that Word gives it at its beginning; a line break inside of a paragraph ends a line
too. Tables stand where they stand, cells apart by tabs. Tracked changes are read as accepted. After the last paragraph
come the footnotes, then headers and footers as furniture: both stand on pages, and a DOCX has none until it is printed.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

from policy_text.errors import DamagedFile
from policy_text.load.archives import check_office_archive, drop_lost_parts, holds_member
from policy_text.load.docx_body import BodyReader
from policy_text.load.docx_numbering import read_numbering
from policy_text.load.docx_styles import read_styles
from policy_text.load.docx_text import W, read_paragraph
from policy_text.load.line_joining import join_lines
from policy_text.load.raw_file import RawFile
from policy_text.load.text_builder import TextBuilder
from policy_text.records import BlockKind, Document, Place

__all__ = ["load_docx"]


def load_docx(raw: RawFile) -> Document:
    """Read a Word document."""
    import docx

    check_office_archive(raw.data, raw.source)
    if not holds_member(raw.data, "word/document.xml"):
        raise DamagedFile(raw.source, "is a ZIP archive without a Word document; unpack it and load what is inside")
    try:
        word = docx.Document(BytesIO(raw.data))
    except KeyError:  # a relation to a part that is not there
        word = docx.Document(BytesIO(drop_lost_parts(raw.data)))
    parts = _related_parts(word.part)
    styles = read_styles(word.styles.element)
    style_numbers = {name: style.number_id for name, style in styles.items() if style.number_id}
    numbering = read_numbering(_first(parts, "numbering"), style_numbers)
    builder = TextBuilder(raw.source)
    body = BodyReader(builder, styles, numbering)
    body.read(word.element.body)
    _add_notes(builder, parts, body.notes)
    _add_page_furniture(builder, parts)
    return Document(
        source=raw.source,
        text=builder.text,
        format="docx",
        digest=raw.digest,
        blocks=tuple(builder.blocks),
        tables=tuple(builder.tables),
        page_metadata=_read_properties(word),
    )


def _related_parts(part: Any) -> dict[str, list[Any]]:
    """The root elements of related parts by the last word of their relation: numbering, footnotes, header, …"""
    roots: dict[str, list[Any]] = {}
    for relation in part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if not relation.is_external and kind in ("numbering", "footnotes", "endnotes", "header", "footer"):
            roots.setdefault(kind, []).append(_root_of(relation.target_part))
    return roots


def _root_of(part: Any) -> Any:
    from lxml import etree

    element = getattr(part, "element", None)
    if element is not None:
        return element
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _first(parts: dict[str, list[Any]], kind: str) -> Any | None:
    return parts[kind][0] if parts.get(kind) else None


def _add_notes(builder: TextBuilder, parts: dict[str, list[Any]], wanted: list[tuple[str, str]]) -> None:
    notes = {
        (kind, note.get(f"{W}id")): note
        for kind in ("footnote", "endnote")
        for root in parts.get(f"{kind}s", ())
        for note in root.iter(f"{W}{kind}")
    }
    counts: Counter[str] = Counter()
    for kind, name in dict.fromkeys(wanted):
        if (kind, name) in notes:
            counts[kind] += 1
            place = Place(note=f"{kind} {counts[kind]}")
            builder.add_line(_text_of(notes[kind, name]), BlockKind.FOOTNOTE, place=place)


def _add_page_furniture(builder: TextBuilder, parts: dict[str, list[Any]]) -> None:
    """Headers and footers, each text once: every section repeats them."""
    texts = (_text_of(root) for kind in ("header", "footer") for root in parts.get(kind, ()))
    for text in dict.fromkeys(texts):
        builder.add_line(text, BlockKind.FURNITURE)


def _text_of(root: Any) -> str:
    return join_lines([read_paragraph(paragraph).text.replace("\n", " ").strip() for paragraph in root.iter(f"{W}p")])


def _read_properties(word: Any) -> tuple[tuple[str, str], ...]:
    """Title and subject of the file's own properties; authors and dates in it are those of the template more often."""
    properties = word.core_properties
    pairs = (("title", properties.title), ("subject", properties.subject), ("keywords", properties.keywords))
    return tuple((name, value) for name, value in pairs if value)
