"""``policy-text reprocess`` and ``rebuild``: analyse again what is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policy_text.cli.commands.ingest import ModelOption, WorkersOption, print_report, show_progress
from policy_text.cli.databases import open_database
from policy_text.cli.filters import DatabaseOption
from policy_text.cli.row_output import OutputOptions, print_rows
from policy_text.cli.streams import print_error, print_note
from policy_text.cli.tables import Column

if TYPE_CHECKING:
    from policy_text.ingest import MeasureChange, ReprocessReport

__all__ = ["rebuild", "reprocess"]

COLUMNS = (
    Column("change", narrowest=7),
    Column("quantity", narrowest=10),
    Column("subject", narrowest=16),
    Column("fields", rank=1, narrowest=10),
    Column("before", narrowest=14),
    Column("after", narrowest=14),
    Column("source", rank=2, narrowest=20),
)


def reprocess(
    *,
    db: DatabaseOption = Path("cases.db"),
    workers: WorkersOption = None,
    again: Annotated[bool, typer.Option("--again", help="Do also what was analysed with these very versions.")] = False,
    model: ModelOption = None,
    output: OutputOptions,
) -> None:
    """Analyse again what was analysed with other versions of parser, rules or model, and show what changed.

    The bytes come from the archive, or from the files if they are unchanged. Corrections are kept. The table lists
    the measures that came, went or changed.
    """
    from policy_text.ingest import IngestOptions
    from policy_text.ingest import reprocess as analyse_again

    with open_database(db, to_write=True) as database, show_progress("analysing again") as on_progress:
        options = IngestOptions(workers=workers, again=again, model=model)
        report = analyse_again(database, options=options, on_progress=on_progress)
    if report.changes:
        print_rows([_flatten(change) for change in report.changes], COLUMNS, output)
    _print_figures(report)
    if report.failed or report.missing:
        raise typer.Exit(1)


def _flatten(change: MeasureChange) -> dict[str, Any]:
    before, after = change.before or {}, change.after or {}
    return {
        "change": "altered" if change.fields else ("added" if change.before is None else "removed"),
        "quantity": (after or before).get("text"),
        "subject": (after or before).get("subject"),
        "fields": list(change.fields),
        "before": "; ".join(f"{before[name]}" for name in change.fields),
        "after": "; ".join(f"{after[name]}" for name in change.fields),
        "source": change.source,
    }


def _print_figures(report: ReprocessReport) -> None:
    for failure in report.failed:
        print_error(f"{failure.source}: {failure.reason}")
    for source in report.missing:
        print_error(f"{source}: its bytes are neither in the archive nor where it stood; the old analysis stays")
    lost = len(report.failed) + len(report.missing)
    print_note(
        f"{report.documents:,} documents analysed again ({report.current:,} were current, {lost:,} failed), "
        f"{report.changed:,} changed; "
        f"measures: {report.added:,} added, {report.removed:,} removed, {report.altered:,} altered"
    )
    if report.fields:
        print_note("fields: " + ", ".join(f"{name} {count:,}" for name, count in report.fields.most_common()))


def rebuild(
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="The new database.", dir_okay=False, show_default=False)
    ],
    *,
    db: DatabaseOption = Path("cases.db"),
    workers: WorkersOption = None,
    model: ModelOption = None,
) -> None:
    """Make a new database from the archive, the sources and the corrections of another, and nothing else."""
    from policy_text.ingest import IngestOptions
    from policy_text.ingest import rebuild as build_again

    options = IngestOptions(workers=workers, model=model)
    with open_database(db) as database, show_progress("reading") as on_progress:
        report = build_again(database, target, options=options, on_progress=on_progress)
    print_report(report, target)
    if report.failed:
        raise typer.Exit(1)
