"""Running heads and page numbers of a PDF: what stands at the edge of many pages, at the same height."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from policy_text.load.pdf_text import PdfLine

__all__ = ["find_page_furniture"]

_EDGE = 0.12
"""Share of the page's height at its top and bottom in which running heads and page numbers stand."""

_PAGE_NUMBER = re.compile(
    r"""[\s\-－—–―─一·•~～|/(（【\[]*
        (?:第\s*)? (?: \d{1,4} | [ivxlc]{1,6} ) \s* 页?
        (?: [/／,，共\s]+ \d{1,4} \s* 页? )?
        [\s\-－—–―─一·•~～|)）】\]]*""",
    re.VERBOSE | re.IGNORECASE,
)


def find_page_furniture(pages: Sequence[Sequence[PdfLine]], heights: Mapping[int, float]) -> set[int]:
    """The ``id`` of every line that is page furniture."""
    edges = [(line, _edge_key(line, heights[line.page])) for lines in pages for line in lines]
    edges = [(line, key) for line, key in edges if key is not None]
    repeated = Counter(key for _, key in edges)
    least = 2 if len(pages) < 5 else 3
    return {
        id(line)
        for line, key in edges
        if _PAGE_NUMBER.fullmatch(line.text) or (repeated[key] >= least and len(line.text) <= 60)
    }


def _edge_key(line: PdfLine, height: float) -> tuple[str, int] | None:
    """The line's words with digits masked, and its height on the page; None for lines inside the page."""
    middle = (line.top + line.bottom) / 2
    if _EDGE * height < middle < (1 - _EDGE) * height:
        return None
    return re.sub(r"\d+", "#", line.text), round(middle / 8)
