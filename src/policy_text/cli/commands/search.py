"""``policy-text search``: passages in which words stand."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.row_output import Format, OutputOptions, print_rows
from policy_text.cli.streams import make_console, print_note
from policy_text.cli.tables import Column

if TYPE_CHECKING:
    from rich.text import Text

    from policy_text.database import SearchHit, SearchHits

__all__ = ["search"]


@dataclass(frozen=True, slots=True)
class Wording:
    """How the words of a query are taken."""

    expand: Annotated[bool, typer.Option("--expand", help="Take in synonyms of the field.")] = False
    literal: Annotated[bool, typer.Option("--literal", help="Take the whole query as one phrase.")] = False


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, "phrases", OR, -without.', show_default=False)],
    *,
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    wording: Wording,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="Most passages; 0 for all.")] = 20,
    output: OutputOptions,
) -> None:
    """Find the passages in which words stand, best first.

    Finds every occurrence, one-character words included, in simplified and traditional script. Several words are
    joined by AND. Put -- before a query that begins with a minus.
    """
    from policy_text.database import SearchHit as Hit

    with open_database(db) as database:
        hits = database.search(query, filters.to_filters(limit=limit), expand=wording.expand, literal=wording.literal)
    if output.output is None and output.chosen is Format.TABLE:
        _print_hits(hits)
        return
    print_rows(hits.to_records(), [Column(field.name) for field in fields(Hit)], output)
    if len(hits) < hits.total:
        print_note(_count(hits))


def _print_hits(hits: SearchHits) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console = make_console()
    for number, hit in enumerate(hits, start=1):
        head = Text.assemble((f"{number}. ", "dim"), (hit.case_title or hit.document_title or hit.source or "", "bold"))
        console.print(head, no_wrap=True, overflow="ellipsis")
        if facts := _facts(hit):
            console.print(Text(f"   {facts}", style="dim"), no_wrap=True, overflow="ellipsis")
        console.print(Padding(_mark(hit), (0, 0, 0, 3)))
    console.print(Text(_count(hits) if hits else "nothing answers", style="italic"))


def _facts(hit: SearchHit) -> str:
    known = [hit.region, str(hit.year or ""), hit.case_id and f"case {hit.case_id}", ", ".join(hit.reforms)]
    return " · ".join(part for part in known if part)


def _mark(hit: SearchHit) -> Text:
    """The snippet with what answers the query set off."""
    from rich.text import Text

    marked = Text("…" if hit.cut_before else "")
    at = 0
    for start, end in hit.highlights:
        marked.append(hit.snippet[at:start])
        marked.append(hit.snippet[start:end], style="bold reverse")
        at = end
    marked.append(hit.snippet[at:])
    if hit.cut_after:
        marked.append("…")
    return marked


def _count(hits: SearchHits) -> str:
    total = f"{hits.total:,}" if hits.total_is_exact else f"more than {hits.total:,}"
    return f"{len(hits):,} of {total} passages" + ("; --limit 0 for all" if len(hits) < hits.total else "")
