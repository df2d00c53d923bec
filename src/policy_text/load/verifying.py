"""Opening an original again, and reading each number at its place.

The place decides, not the offset: a byte that changed elsewhere in the file moves offsets, but not the page and box,
the element, the paragraph or the cell where a number stands. So a changed byte fails the rows that it touches, and no
others. Text files have no places beside offsets; there a row is also looked for where the rows before it have moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from policy_text.errors import LoadError
from policy_text.load.documents import load_bytes
from policy_text.load.former_nodes import find_present_nodes
from policy_text.load.verify_reasons import Whereabouts, place_parts, same_place
from policy_text.records import Block, BlockKind, Document, Place

__all__ = ["Claim", "Finding", "find_claims", "open_original", "verify_claims"]

_DRIFT = 8
"""Characters by which a row of a text file may have moved against the row before it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That ``text`` stands at ``start`` to ``end`` of a document's text, and at ``place`` of its original."""

    start: int
    end: int
    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a claim; ``found`` is what stands at its place now, ``reason`` says what is wrong."""

    claim: Claim
    holds: bool
    found: str | None = None
    reason: str | None = None
    start: int | None = None
    """Where it stands now, if it holds."""


def verify_claims(
    data: bytes, source: str, claims: Sequence[Claim], *, suffix: str | None = None, content_type: str | None = None
) -> tuple[Finding, ...]:
    """Check claims against the bytes of the original, in their order.

    >>> [f.holds for f in verify_claims("新增12所".encode(), "a.txt", [Claim(2, 5, "12所"), Claim(2, 5, "15所")])]
    [True, False]
    """
    try:
        document = open_original(data, source, suffix=suffix, content_type=content_type)
    except LoadError as error:
        return tuple(Finding(claim, False, reason=str(error)) for claim in claims)
    return find_claims(document, claims)


def open_original(data: bytes, source: str, *, suffix: str | None = None, content_type: str | None = None) -> Document:
    """Load the bytes of an original; what is broken in a text file, however much, costs itself alone."""
    try:
        return load_bytes(data, source, suffix=suffix, content_type=content_type)
    except LoadError:
        leniently = _read_leniently(data, source)
        if leniently is None:
            raise
        return leniently


def find_claims(document: Document, claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Check claims against a document, in their order."""
    present = find_present_nodes(document, (claim.place for claim in claims))
    in_order = sorted(range(len(claims)), key=lambda index: claims[index].start)
    checked = _check(document, [_renew(claims[index], present) for index in in_order])
    findings = {index: replace(finding, claim=claims[index]) for index, finding in zip(in_order, checked, strict=True)}
    return tuple(findings[index] for index in range(len(claims)))


def _renew(claim: Claim, present: Mapping[str, str]) -> Claim:
    """The claim with its node as this version writes it."""
    node = present.get(claim.place.node or "") if claim.place else None
    return replace(claim, place=replace(claim.place, node=node)) if claim.place and node else claim


def _read_leniently(data: bytes, source: str) -> Document | None:
    """A text file with so many broken bytes that the loader refuses it: the others can still be checked."""
    if not source.lower().endswith((".txt", ".text", ".md")):
        return None
    text = max((data.decode(name, "replace") for name in ("utf-8", "gb18030")), key=lambda text: -text.count("\ufffd"))
    return Document(source, text)


def _check(document: Document, claims: Sequence[Claim]) -> Iterator[Finding]:
    unmoved = _find_unmoved(document, claims)
    taken = set(unmoved.values())
    placed: list[tuple[Claim, int | None, int]] = []
    drift = 0
    for index, claim in enumerate(claims):
        start = unmoved[index] if index in unmoved else _find(document, claim, drift, taken)
        placed.append((claim, start, claim.start + drift))
        if start is not None:
            drift = start - claim.start
            taken.add(start)
    whereabouts = Whereabouts(document, taken)
    for claim, start, expected in placed:
        holds = start is not None
        yield Finding(claim, True, claim.text, start=start) if holds else _tell(claim, expected, whereabouts)


def _find_unmoved(document: Document, claims: Sequence[Claim]) -> dict[int, int]:
    """By index the claims that stand where they stood: none of them stands for one before it that has changed."""
    unmoved: dict[int, int] = {}
    taken: set[int] = set()
    for index, claim in enumerate(claims):
        if claim.start not in taken and _stands(document, claim, claim.start):
            unmoved[index] = claim.start
            taken.add(claim.start)
    return unmoved


def _tell(claim: Claim, expected: int, whereabouts: Whereabouts) -> Finding:
    found = whereabouts.words_at(claim.place, expected, expected + claim.end - claim.start)
    reason = f"{claim.text!r} does not stand at its place any more"
    reason += f": {found!r} stands there" if found else ": nothing stands there"
    other = whereabouts.elsewhere(claim.text, claim.place, expected)
    return Finding(claim, False, found or None, f"{reason}; {claim.text!r} stands now in {other}" if other else reason)


def _find(document: Document, claim: Claim, drift: int, taken: set[int]) -> int | None:
    """Where the claim's text stands at the claim's place; first where it should, then near, then anywhere there."""
    expected = claim.start + drift
    near = [expected + step * sign for step in range(1, _DRIFT + 1) for sign in (-1, 1)]
    for offset in (expected, claim.start, *near):
        if _stands(document, claim, offset) and offset not in taken:
            return offset
    if claim.place is None:
        return None
    for block in _blocks_at(document, claim.place):
        offset = document.text.find(claim.text, block.start, block.end)
        while offset >= 0:
            if offset not in taken and _stands(document, claim, offset):
                return offset
            offset = document.text.find(claim.text, offset + 1, block.end)
    return None


def _stands(document: Document, claim: Claim, offset: int) -> bool:
    if offset < 0 or not claim.text or not document.text.startswith(claim.text, offset):
        return False
    return claim.place is None or same_place(claim.place, document.place(offset, offset + len(claim.text)))


def _blocks_at(document: Document, place: Place) -> Iterator[Block]:
    """The blocks where a place may lie: those of its page, or the one that has it, or tables for a cell."""
    for block in document.blocks:
        own = block.place
        if block.kind is BlockKind.TABLE or own is None:
            yield block
        elif place.page is not None:
            if own.page is not None and own.page <= place.page:
                yield block
        elif place_parts(own) == place_parts(place):
            yield block
