"""The same report on several sites, and versions of one document.

Documents that share a band of their signatures are compared: shingles first, then every figure. A reprint says the
same with the same figures of the same place; its document becomes another source of the one that was there first.
Texts that differ in a single figure are never put together: they are linked as versions, with the difference.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from policy_text.database.findings import DocumentLink, Reprint, Reprints
from policy_text.database.folding import fold
from policy_text.database.signatures import compare_shingles, shingles
from policy_text.database.writing import strip_document, unpack_bands

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["find_figures", "link_reprints", "read_reprints"]

REPRINT = 0.9
"""Least part of shared shingles of a reprint: sites put their own first and last lines around a text."""
VERSION = 0.7
"""Least part of shared shingles of two versions of one document of one place."""
WHOLE = -1
"""Case position that stands for the whole document."""

# Figures of folded text: 3．5％, 1200, 三百二十. Numerals in words (一体化) are figures too: that is on the safe side.
_FIGURE = re.compile(r"[0-9]+(?:．[0-9]+)?％?|[〇零一二三四五六七八九十百千万亿两]+")

Figures = tuple[str, ...]
Difference = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A document, or one case of a collection, as far as comparing goes."""

    document: int
    position: int
    place: str | None
    figures: Figures
    shingles: NDArray[np.uint32]


def find_figures(text: str) -> Figures:
    """Every figure of a text, in order.

    >>> find_figures("覆盖率８５％，投入1.2亿元")
    ('85％', '1．2', '亿')
    """
    return tuple(_FIGURE.findall(fold(text)))


def differences(one: Figures, other: Figures) -> tuple[Difference, ...]:
    """The stretches of figures in which two texts differ.

    >>> differences(("12", "85％"), ("12", "86％", "3"))
    ((('85％',), ('86％', '3')),)
    """
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return tuple((one[a:b], other[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")


def link_reprints(connection: sqlite3.Connection, *, most: int) -> tuple[int, int]:
    """Compare so many documents at ``most`` that have not been compared yet; returns how many, and the links found.

    Runs inside of the caller's transaction.
    """
    reader = _Reader(connection)
    found = 0
    rows = connection.execute(
        "SELECT id FROM documents WHERE NOT compared AND reprint_of IS NULL ORDER BY id LIMIT ?", (most,)
    ).fetchall()
    for (document,) in rows:
        found += _link_document(connection, document, reader)
        connection.execute("UPDATE documents SET compared = 1 WHERE id = ?", (document,))
    return len(rows), found


def _link_document(connection: sqlite3.Connection, document: int, reader: _Reader) -> int:
    candidates = _find_candidates(connection, document)
    found = 0
    for position, other_document, other_position in candidates:
        one, other = reader.unit(document, position), reader.unit(other_document, other_position)
        similarity = compare_shingles(one.shingles, other.shingles)
        kind = _judge(one, other, similarity)
        if kind is None:
            continue
        found += 1
        if kind == "reprint" and position == other_position == WHOLE:
            _merge(connection, reprint=max(document, other_document), original=min(document, other_document))
        _store_link(connection, (one, other), kind, similarity)
        if kind == "reprint" and position == other_position == WHOLE:
            break
    return found


def _find_candidates(connection: sqlite3.Connection, document: int) -> list[tuple[int, int, int]]:
    """Position in this document, and document and position of what shares a band with it and was compared before."""
    (bands,) = connection.execute("SELECT bands FROM documents WHERE id = ?", (document,)).fetchone()
    others = (
        "SELECT document_id, position FROM signatures JOIN documents ON documents.id = document_id"
        " WHERE hash = ? AND document_id <> ? AND compared"
    )
    found = {
        (other, other_position, position)
        for band, position in unpack_bands(bands)
        for other, other_position in connection.execute(others, (band, document))
    }
    return [(position, other, other_position) for other, other_position, position in sorted(found)]


def _judge(one: _Unit, other: _Unit, similarity: float) -> str | None:
    same_place = one.place is None or other.place is None or one.place == other.place
    if similarity >= REPRINT and same_place and one.figures == other.figures:
        return "reprint"
    if similarity >= VERSION and same_place:
        return "version"
    return None


def _merge(connection: sqlite3.Connection, *, reprint: int, original: int) -> None:
    strip_document(connection, reprint)
    connection.execute(
        "UPDATE documents SET reprint_of = ?, compared = 1 WHERE id = ? OR reprint_of = ?", (original, reprint, reprint)
    )


def _store_link(connection: sqlite3.Connection, units: tuple[_Unit, _Unit], kind: str, similarity: float) -> None:
    later, earlier = sorted(units, key=lambda unit: -unit.document)
    different = differences(earlier.figures, later.figures)
    connection.execute(
        "INSERT OR REPLACE INTO document_links VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(later.document, later.position, earlier.document, earlier.position, kind, round(similarity, 4)),
            json.dumps(different, ensure_ascii=False),
        ),
    )


class _Reader:
    """Units of documents, the last few remembered."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.unit = lru_cache(maxsize=64)(self._read)

    def _read(self, document: int, position: int) -> _Unit:
        text, place = self._connection.execute(
            "SELECT text, adcode FROM documents JOIN document_texts ON document_id = documents.id"
            " LEFT JOIN regions ON regions.id = region_id WHERE documents.id = ?",
            (document,),
        ).fetchone()
        start, end = 0, len(text)
        if position != WHOLE:
            start, end, place = self._connection.execute(
                'SELECT start, "end", adcode FROM cases LEFT JOIN regions ON regions.id = region_id'
                " WHERE document_id = ? AND position = ?",
                (document, position),
            ).fetchone()
        words = "\n".join(text[a:b] for a, b in self._own_words(document, start, end))
        return _Unit(document, position, place, find_figures(words), shingles(words))

    def _own_words(self, document: int, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Paragraphs, headings and table rows; not the lines that a site puts before and after a text."""
        rows = self._connection.execute(
            "SELECT kind, CASE kind WHEN 'h' THEN title_start ELSE passages.start END, passages.\"end\" FROM documents"
            " JOIN passages ON passages.id BETWEEN first_passage AND last_passage"
            " LEFT JOIN sections ON sections.id = section_id"  # without its list mark, which counts nothing
            " WHERE documents.id = ? AND words IS NULL AND passages.start >= ? AND passages.start < ?"
            " ORDER BY passages.start",
            (document, start, end),
        ).fetchall()
        body = [first for kind, first, _ in rows if kind == "p"]
        if not body:
            return [(a, b) for _, a, b in rows]
        return [(a, b) for kind, a, b in rows if kind in "ph" or (kind == "o" and body[0] < a < body[-1])]


def read_reprints(connection: sqlite3.Connection) -> Reprints:
    """All documents with several sources, and all linked versions with the figures in which they differ."""
    groups: dict[int, list[str]] = {}
    for original, address in connection.execute(
        "SELECT coalesce(reprint_of, documents.id), address FROM documents JOIN sources USING (digest)"
        " WHERE coalesce(reprint_of, documents.id) IN (SELECT reprint_of FROM documents)"
        " OR digest IN (SELECT digest FROM sources GROUP BY digest HAVING count(*) > 1)"
        " ORDER BY reprint_of IS NOT NULL, sources.id"
    ):
        groups.setdefault(original, []).append(address)
    titles = dict(connection.execute("SELECT id, title FROM documents"))
    links = connection.execute(
        "SELECT document_id, position, other_id, other_position, kind, similarity, differences FROM document_links"
        " ORDER BY other_id, document_id"
    )
    return Reprints(
        tuple(Reprint(number, titles[number], tuple(sources)) for number, sources in sorted(groups.items())),
        tuple(_read_link(row, titles) for row in links),
    )


def _as_written(figures: Iterable[str]) -> Figures:
    """Folded figures with the marks that people write: 86.98%."""
    return tuple(figure.replace("．", ".").replace("％", "%") for figure in figures)


def _read_link(row: tuple[int, int, int, int, str, float, str], titles: dict[int, str | None]) -> DocumentLink:
    later, position, earlier, earlier_position, kind, similarity, different = row
    return DocumentLink(
        document_id=later,
        title=titles.get(later),
        case_position=None if position == WHOLE else position,
        other_id=earlier,
        other_title=titles.get(earlier),
        other_case_position=None if earlier_position == WHOLE else earlier_position,
        kind=kind,
        similarity=similarity,
        differences=tuple((_as_written(before), _as_written(after)) for before, after in json.loads(different)),
    )
