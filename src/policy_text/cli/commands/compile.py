"""``policy-text compile``: the cases of a type as one document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption, FilterOptions
from policy_text.cli.languages import Language
from policy_text.cli.streams import print_note
from policy_text.errors import QueryError

__all__ = ["compile_"]


def compile_(
    *,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help="Write to this file: .docx or .md.", dir_okay=False, show_default=False),
    ],
    filters: FilterOptions,
    db: DatabaseOption = Path("cases.db"),
    title: Annotated[
        str | None, typer.Option(help="Title of the collection.", show_default="names of the types")
    ] = None,
    language: Annotated[Language, typer.Option(help="Language of labels.")] = Language.CHINESE,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="Most cases; 0 for all.")] = 0,
) -> None:
    """Compile cases into one collection: title, contents, each case with its source, its measure table and its text.

    The cases are those that `cases` lists with the same options.
    """
    from policy_text.cli.collecting import collect_case, name_reforms
    from policy_text.export import CHINESE, ENGLISH, Collection, compile_collection

    labels = CHINESE if language is Language.CHINESE else ENGLISH
    slugs = filters.reform or []
    with open_database(db) as database:
        rows = database.cases(filters.to_filters(limit=limit))
        if not rows:
            raise QueryError(f"{db}: no case answers; see policy-text cases and policy-text reforms")
        cases = tuple(collect_case(database.case(row.case_id), labels, reforms=slugs) for row in rows)
    named = title or name_reforms(slugs, labels) or str(db.stem)
    about = labels.about.format(len(cases), sum(len(case.measures.rows) for case in cases))
    compile_collection(Collection(named, about, cases, labels), output)
    print_note(f"{output}: {len(cases):,} cases")
