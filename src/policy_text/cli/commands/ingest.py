"""``policy-text ingest``: documents into a case database."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policy_text.cli.documents import Paths
from policy_text.cli.filters import DatabaseOption
from policy_text.cli.streams import make_console, print_error, print_note
from policy_text.cli.wall import INTERRUPTED

if TYPE_CHECKING:
    from policy_text.ingest import IngestReport, Progress

__all__ = ["ModelOption", "WorkersOption", "ingest", "print_report", "show_progress"]

_MOST_DOUBTS = 20

WorkersOption = Annotated[
    int | None, typer.Option("--workers", "-w", min=1, help="Worker processes.", show_default="one a core")
]

ModelOption = Annotated[
    Path | None,
    typer.Option("--model", help="Folder of a reform model.", show_default="the one in the package", file_okay=False),
]


def ingest(
    paths: Paths,
    *,
    db: DatabaseOption = Path("cases.db"),
    workers: WorkersOption = None,
    resume: Annotated[
        bool, typer.Option("--resume/--again", help="Skip what is there already and has not changed, or do it again.")
    ] = True,
    archive: Annotated[bool, typer.Option("--archive/--no-archive", help="Keep the raw bytes, compressed.")] = True,
    model: ModelOption = None,
) -> None:
    """Read documents into a case database.

    A second run skips what has not changed, so the same command also goes on after an interruption; what was read
    with other versions of parser, rules or model is read again. A file that cannot be read is told of with its
    reason, stops nothing, and makes the exit code 1.

    Files that are named are read by their content, whatever their suffix; of a folder or pattern only those whose
    suffix a loader knows.

    Addresses (http, https) are fetched politely: robots.txt is obeyed, requests to one host come one at a time with a
    pause between. Not fetched are hosts of private networks (127.0.0.1, 10.…, 192.168.…), also behind a redirect,
    answers of more than 50 MB, and those that take more than two minutes or break off.
    """
    from policy_text.ingest import IngestOptions
    from policy_text.ingest import ingest as take_in

    options = IngestOptions(workers=workers, again=not resume, archive=archive, model=model)
    with show_progress("reading") as on_progress:
        report = take_in(paths, db, options=options, on_progress=on_progress)
    print_report(report, db)
    if report.interrupted:
        raise typer.Exit(INTERRUPTED)
    if report.failed:
        raise typer.Exit(1)


@contextmanager
def show_progress(what: str) -> Iterator[Callable[[Progress], None] | None]:
    """A bar on standard error where a person sees it; nothing (None) elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
    )
    with Bar(*columns, console=make_console(sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None, failed="")

        def advance(progress: Progress) -> None:
            failed = f"{progress.failed} failed" if progress.failed else ""
            bar.update(task, completed=progress.finished, total=progress.total, failed=failed)

        yield advance


def print_report(report: IngestReport, db: Path) -> None:
    """What failed and what is doubtful on standard error, the figures on standard output."""
    for failure in report.failed:
        print_error(f"{failure.source}: {failure.reason}")
    for doubt in report.doubtful[:_MOST_DOUBTS]:
        print_note(f"{doubt.source}: doubtful: {'; '.join(doubt.reasons)}")
    if len(report.doubtful) > _MOST_DOUBTS:
        print_note(f"… and {len(report.doubtful) - _MOST_DOUBTS:,} more that are doubtful")
    if report.ignored:
        print_note(f"{len(report.ignored):,} files skipped whose suffix no loader knows, such as {report.ignored[0]}")
    figures: list[tuple[str, Any]] = [
        ("read", report.done),
        ("unchanged", report.skipped),
        ("failed", len(report.failed)),
        ("doubtful", len(report.doubtful)),
        ("measures", report.measures),
        ("reprints and versions", report.links),
    ]
    told = ", ".join(f"{number:,} {name}" for name, number in figures)
    ending = "interrupted; the same command goes on from here" if report.interrupted else f"in {report.seconds:.1f} s"
    typer.echo(f"{db}: {told}, {ending}")
