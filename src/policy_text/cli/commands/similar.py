"""``policy-text similar`` and ``reprints``: cases like a case, and texts that say the same."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption
from policy_text.cli.row_output import OutputOptions, print_rows
from policy_text.cli.tables import Column

if TYPE_CHECKING:
    from policy_text.database.findings import DocumentLink

__all__ = ["reprints", "similar"]

SIMILAR = (
    Column("case_id", "case", narrowest=4, justify="right", label=True),
    Column("title", narrowest=24, instead="document_title"),
    Column("region", rank=1, narrowest=14),
    Column("year", rank=4, narrowest=4, label=True),
    Column("score", narrowest=5, justify="right", digits=2),
    Column("text", rank=5, narrowest=5, justify="right", digits=2),
    Column("reform_profile", "reforms", rank=5, narrowest=5, justify="right", digits=2),
    Column("indicator_profile", "indicators", rank=5, narrowest=5, justify="right", digits=2),
    Column("shared", "words in both", rank=2, narrowest=20),
)
REPRINTED = (
    Column("kind", narrowest=8),
    Column("document_id", "document", narrowest=8, justify="right", label=True),
    Column("title", narrowest=20),
    Column("other_id", "other", rank=1, narrowest=5, justify="right", label=True),
    Column("other", "other title or address", narrowest=20),
    Column("similarity", rank=2, narrowest=5, justify="right", digits=3),
    Column("differences", rank=0, narrowest=16),
)


def similar(
    case: Annotated[int, typer.Argument(metavar="CASE", help="Number of the case.", show_default=False)],
    *,
    db: DatabaseOption = Path("cases.db"),
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Most cases.")] = 10,
    output: OutputOptions,
) -> None:
    """Find the cases most like one: by words, by reform types, by the indicators that they report."""
    with open_database(db) as database:
        found = database.similar(case, limit=limit)
    rows: list[dict[str, Any]] = []
    for other in found:
        scores = {"score": other.score, "text": other.text, "shared": other.shared}
        profiles = {"reform_profile": other.reforms, "indicator_profile": other.indicators}
        rows.append(asdict(other.case) | scores | profiles)
    print_rows(rows, SIMILAR, output)


def reprints(
    *,
    db: DatabaseOption = Path("cases.db"),
    link: Annotated[
        bool, typer.Option("--link/--no-link", help="Compare documents that are new first, which writes what is found.")
    ] = True,
    output: OutputOptions,
) -> None:
    """List documents that stand in several places, and versions of one document with the figures that differ.

    Texts that differ in one figure are never taken for one: the figures of the earlier and the later are shown.
    """
    with open_database(db, to_write=link) as database:
        if link:
            database.link_reprints()
        found = database.reprints()
    rows: list[dict[str, Any]] = [
        {"kind": "source", "document_id": document.document_id, "title": document.title, "other": address}
        for document in found.documents
        for address in document.sources
    ]
    rows += [_flatten_link(link) for link in found.links]
    print_rows(rows, REPRINTED, output)


def _flatten_link(link: DocumentLink) -> dict[str, Any]:
    differences = [f"{' '.join(one) or '–'} → {' '.join(other) or '–'}" for one, other in link.differences]
    return {
        "kind": link.kind,
        "document_id": link.document_id,
        "title": link.title,
        "other_id": link.other_id,
        "other": link.other_title,
        "similarity": link.similarity,
        "differences": differences,
    }
