"""Web pages. The whole page stays in the text; blocks that are not its main text are marked as furniture.

One line a block element, white space as a browser shows it, cells of a table apart by tabs; what a page hides is
no text of it. A place is the XPath of the element. What the page states of itself goes into ``page_metadata``: meta
elements first, then labelled values, hidden ones last.
"""

from __future__ import annotations

from collections.abc import Sequence

from policy_text.errors import DamagedFile
from policy_text.load.decoding import MAX_LOST
from policy_text.load.html_furniture import find_text_lines, find_title_lines
from policy_text.load.html_hidden import find_hidden, find_outermost
from policy_text.load.html_lines import PageLine, read_lines
from policy_text.load.html_main import find_main
from policy_text.load.html_metadata import read_links, read_metadata
from policy_text.load.html_tables import check_spans
from policy_text.load.html_tree import decode_page, parse_page
from policy_text.load.raw_file import RawFile
from policy_text.load.text_builder import TextBuilder
from policy_text.records import BlockKind, Document, Place

__all__ = ["load_html"]


def load_html(raw: RawFile) -> Document:
    """Read a web page."""
    decoded = decode_page(raw)
    if decoded.lost > MAX_LOST * len(decoded.text):
        raise DamagedFile(raw.source, "is no page in any encoding that is known; get it again")
    root = parse_page(decoded.text, raw.source)
    check_spans(root, raw.source)
    hidden = find_hidden(root)
    lines = read_lines(root, *find_main(root, hidden), hidden=hidden)
    unseen = [line for element in find_outermost(root, hidden) for line in read_lines(element)]
    builder = TextBuilder(raw.source)
    for line, is_text in zip(lines, _tell_text(lines, root.findtext(".//title") or ""), strict=True):
        _add(builder, line, is_text=is_text)
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
        page_metadata=read_metadata(root, [*lines, *unseen]),
        warnings=tuple(warnings),
    )


def _tell_text(lines: Sequence[PageLine], page_title: str) -> list[bool]:
    """Whether each line is text rather than furniture; where no main text is found, every line is.

    A heading that bears the page's own title is the document's, wherever it stands.
    """
    inside = {id(line) for line in find_text_lines([line for line in lines if line.main])}
    title = {id(line) for line in find_title_lines(lines, page_title)} if inside else set()
    return [id(line) in inside or not inside or id(line) in title for line in lines]


def _add(builder: TextBuilder, line: PageLine, *, is_text: bool) -> None:
    place = Place(node=line.node)
    if line.cells:
        builder.add_table(line.cells, kind=BlockKind.TABLE if is_text else BlockKind.FURNITURE, place=place)
    elif not is_text:
        builder.add_line(line.text, BlockKind.FURNITURE, place=place)
    else:
        kind = BlockKind.HEADING if line.level else BlockKind.PARAGRAPH
        builder.add_line(line.text, kind, level=line.level, place=place)
