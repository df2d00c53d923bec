"""Web pages. The whole page stays in the text; blocks that are not its main text are marked as furniture.

One line a block element, white space as a browser shows it, cells of a table apart by tabs. A place is the XPath of
the element. What the page states of itself goes into ``page_metadata``: meta elements first, then labelled values.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_text.load.html_furniture import is_furniture, mark_tail
from policy_text.load.html_lines import PageLine, read_lines
from policy_text.load.html_main import find_main
from policy_text.load.html_metadata import find_labelled_values, read_links, read_meta_elements
from policy_text.load.html_tree import decode_page, parse_page
from policy_text.load.raw_file import RawFile
from policy_text.load.text_builder import TextBuilder
from policy_text.records import BlockKind, Document, Place

__all__ = ["load_html"]


def load_html(raw: RawFile) -> Document:
    """Read a web page."""
    decoded = decode_page(raw)
    root = parse_page(decoded.text, raw.source)
    lines = read_lines(root, find_main(root))
    kinds = _sort_lines(lines)
    builder = TextBuilder(raw.source)
    for line, kind in zip(lines, kinds, strict=True):
        if line.cells:
            table_kind = BlockKind.TABLE if kind is not BlockKind.FURNITURE else kind
            builder.add_table(line.cells, kind=table_kind, place=Place(node=line.node))
        else:
            level = line.level if kind is BlockKind.HEADING else 0
            builder.add_line(line.text, kind, level=level, place=Place(node=line.node))
    warnings = [f"{decoded.lost} characters could not be decoded as {decoded.encoding}"] if decoded.lost else []
    return Document(
        source=raw.source,
        text=builder.text,
        format="html",
        encoding=decoded.encoding,
        digest=raw.digest,
        blocks=tuple(builder.blocks),
        tables=tuple(builder.tables),
        links=read_links(root),
        page_metadata=(*read_meta_elements(root), *find_labelled_values(lines)),
        warnings=tuple(warnings),
    )


def _sort_lines(lines: Sequence[PageLine]) -> list[BlockKind]:
    """The kind of each line. Without any main text found, the whole page is text."""
    main = [line for line in lines if line.main]
    end = mark_tail(main)
    inside = {id(line) for line in main[:end] if not is_furniture(line)}
    if not any(len(line.text) > 0 for line in main):
        return [_kind(line) for line in lines]
    return [_kind(line) if id(line) in inside else BlockKind.FURNITURE for line in lines]


def _kind(line: PageLine) -> BlockKind:
    return BlockKind.HEADING if line.level else BlockKind.PARAGRAPH
