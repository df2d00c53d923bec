"""Standard output and standard error: always UTF-8, line ends as written, tables only as wide as the terminal."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "abandon_stdout",
    "is_terminal",
    "make_console",
    "prepare_streams",
    "print_error",
    "print_note",
    "write_exactly",
]

_WIDTH_IN_A_PIPE = 120


def prepare_streams() -> None:
    """Make both streams UTF-8 without translation of line ends, whatever the shell's code page is.

    What cannot be encoded (half a surrogate pair, from a file name of undecodable bytes) is written as ``\\udcff``,
    which inside a JSON string is the very same character.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def is_terminal() -> bool:
    """Whether standard output is read by a person."""
    return sys.stdout is not None and sys.stdout.isatty()


def write_exactly(text: str) -> None:
    """Write a text as UTF-8 and nothing else: one character read back for each character written."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


def make_console(stream: TextIO | None = None) -> Console:
    """A console on standard output (or ``stream``); in a pipe it is wide, as nobody scrolls sideways there."""
    from rich.console import Console

    target = stream or sys.stdout
    width = None if target.isatty() or os.environ.get("COLUMNS") else _WIDTH_IN_A_PIPE
    return Console(file=target, width=width, highlight=False, soft_wrap=False)


def print_error(message: str) -> None:
    """One line on standard error, whatever line ends the message has."""
    print_note(f"policy-text: {message}")


def print_note(message: str) -> None:
    """The same for what is not an error, but no part of the output either."""
    with suppress(OSError):  # nobody is there to be told
        sys.stderr.write(" ".join(message.split()) + "\n")
        sys.stderr.flush()


def abandon_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
