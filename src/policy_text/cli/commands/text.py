"""``policy-text text``: the text that offsets index."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["text"]


def text(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file or an address.", show_default=False)],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.", dir_okay=False)
    ] = None,
) -> None:
    """Print the text of a document exactly as offsets index it.

    UTF-8, line ends as they stand, nothing added: the n-th character printed is the one at offset n. In Windows
    PowerShell use -o, since its > rewrites what passes through.
    """
    from policy_text.cli.streams import write_exactly
    from policy_text.export.files import replace_file
    from policy_text.load import load_document

    document = load_document(path)
    if output is None:
        write_exactly(document.text)
        return
    with replace_file(output) as draft:
        draft.write_bytes(document.text.encode("utf-8", errors="replace"))
