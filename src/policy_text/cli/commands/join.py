"""``policy-text join``: one collection over several pages or files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from policy_text.cli.documents import Failures, Paths, read_documents
from policy_text.cli.row_output import OutputOptions, print_rows
from policy_text.cli.streams import print_note
from policy_text.cli.tables import Column

if TYPE_CHECKING:
    from policy_text.records import Document, Structure

__all__ = ["join"]

COLUMNS = (
    Column("collection", narrowest=20),
    Column("title", "case", narrowest=24),
    Column("region", rank=1, narrowest=16),
    Column("adcode", "code", rank=3, narrowest=6, label=True),
    Column("pieces", rank=2, narrowest=24),
)


def join(paths: Paths, *, output: OutputOptions) -> None:
    """Join the pieces of one collection that a site spread over several pages or files, and list its cases.

    Pieces are documents of one issuer whose titles differ in their part only: …案例（上）, …案例（下）; …之二; …第3页.
    What stands above the first case of a piece goes on with the last case of the piece before it. Each row tells the
    places of a case as file:start-end, and in CSV and JSON lines its text.
    """
    from policy_text.structure import group_parts, read_structure

    failures = Failures()
    read: list[tuple[Document, Structure]] = []
    for document in read_documents(paths, failures):
        structure = failures.attempt(document.source, lambda document=document: read_structure(document))  # type: ignore[misc]
        if structure is not None:
            read.append((document, structure))
    groups = group_parts([structure for _, structure in read])
    if not groups:
        print_note(f"no two of {len(read):,} documents are pieces of one")
    print_rows([row for order in groups for row in _list_cases(read, order)], COLUMNS, output)
    if failures.count:
        raise typer.Exit(1)


def _list_cases(read: Sequence[tuple[Document, Structure]], order: Sequence[int]) -> Iterator[dict[str, Any]]:
    from policy_text.structure import join_cases, read_part

    collection = read_part(read[order[0]][1].metadata.title or "").base
    for case in join_cases([structure for _, structure in read], order):
        told = [(read[index][0], span) for index, span in case.pieces]
        yield {
            "collection": collection,
            "title": case.title,
            "region": case.region,
            "adcode": case.adcode,
            "pieces": "; ".join(f"{document.source}:{span.start}-{span.end}" for document, span in told),
            "text": "\n".join(document.text[span.start : span.end].strip() for document, span in told),
        }
