"""``policy-text train``: a reform model from labelled paragraphs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from policy_text.cli.streams import make_console, print_note

__all__ = ["train"]


def train(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder with labelled paragraphs (*.jsonl).", show_default=False)
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder of the model.", file_okay=False, show_default=False)
    ],
    taxonomy: Annotated[
        Path | None,
        typer.Option("--taxonomy", help="JSON file with other types.", show_default="types of school reform"),
    ] = None,
    include_corrections: Annotated[
        Path | None, typer.Option("--include-corrections", help="JSONL that `label` wrote, or a folder of it.")
    ] = None,
) -> None:
    """Train a reform model on a folder of labelled paragraphs and write it with its manifest and card.

    A line is an object with text, labels (slugs of the taxonomy) and setting (the place or document it belongs to).
    The same folder gives the same model. An older model stays in place until the new one is written whole.
    """
    from policy_text.classify import train_model
    from policy_text.lexicon.reforms import read_taxonomy

    types = read_taxonomy(taxonomy) if taxonomy else None
    with _show_steps() as progress:
        model = train_model(folder, output, taxonomy=types, include_corrections=include_corrections, progress=progress)
    scores = model.manifest.get("scores", {}).get("held_out", {})
    micro = scores.get("micro", {}).get("f1")
    typer.echo(f"{output}: {len(model.slugs)} types, held out: micro-F1 {micro}, macro-F1 {scores.get('macro_f1')}")
    print_note(f"the card is {output / 'card.md'}; use the model with --model {output}")


@contextmanager
def _show_steps() -> Iterator[Callable[[str, int, int], None]]:
    """A bar where a person sees it, else a line a step, both on standard error."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: print_note(f"{done}/{total} {what}")
        return
    from rich.progress import Progress

    with Progress(console=make_console(sys.stderr), transient=True) as bar:
        task = bar.add_task("training", total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)
