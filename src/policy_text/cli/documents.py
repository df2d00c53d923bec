"""Documents named on the command line, one after the other; a bad one is told of and stops nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, TypeVar

import typer

from policy_text.cli.streams import print_error, print_note
from policy_text.errors import PolicyTextError
from policy_text.records import Document

__all__ = ["Failures", "Paths", "read_documents"]

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns or addresses.", show_default=False)
]
Result = TypeVar("Result")


class Failures:
    """Counts what could not be done, telling of each at once."""

    def __init__(self) -> None:
        self.count = 0

    def attempt(self, source: str, work: Callable[[], Result]) -> Result | None:
        """The result of ``work``, or None and a line on standard error.

        Not only our own errors are caught here: a flaw of ours that one document in thousands brings out must not
        cost the others. ``POLICY_TEXT_DEBUG=1`` lets it through with its traceback.
        """
        try:
            return work()
        except PolicyTextError as error:
            self.tell(str(error))
        except (OSError, MemoryError) as error:
            self.tell(f"{source}: {type(error).__name__}: {error}")
        except Exception as error:
            if os.environ.get("POLICY_TEXT_DEBUG"):
                raise
            self.tell(f"{source}: a flaw of policy-text, please report it ({type(error).__name__}: {error})")
        return None

    def tell(self, message: str) -> None:
        """Count a failure and say what it is."""
        self.count += 1
        print_error(message)


def read_documents(paths: Sequence[str], failures: Failures) -> Iterator[Document]:
    """The documents of files, folders, patterns and addresses, each read when it is asked for."""
    from policy_text.load import find_sources, load_document

    found = find_sources(paths)
    for error in found.errors:
        failures.tell(str(error))
    for skipped in found.skipped:
        print_note(f"{skipped}: skipped, no loader knows its suffix")
    for source in found.sources:
        document = failures.attempt(source, lambda source=source: load_document(source))  # type: ignore[misc]
        if document is not None:
            yield document
