"""The wall around all commands: errors become one line on standard error and an exit code.

====  =======================================================================
   0  done
   1  something that was asked for could not be done, and a line says what
   2  the command line itself makes no sense
 130  interrupted (Ctrl-C)
 141  the reader of our output went away (``… | head``)
====  =======================================================================
"""

from __future__ import annotations

import errno
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import typer
from typer.core import TyperGroup

from policy_text.cli.streams import abandon_stdout, prepare_streams, print_error
from policy_text.errors import GuestWarning, PolicyTextError

__all__ = ["INTERRUPTED", "READER_GONE", "CommandGroup"]

INTERRUPTED, READER_GONE = 130, 141
# typer exports one of the errors of its parser, not the base that has the message and the exit code of all of them.
_UsageError: Any = typer.BadParameter.__mro__[2]


class CommandGroup(TyperGroup):
    """The commands, in the order of their registration, with the wall around them."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line; leave with its exit code unless ``standalone_mode`` is off."""
        leaves = extra.pop("standalone_mode", True)
        run = partial(super().main, *args, **{**extra, "standalone_mode": False})
        if not leaves:
            return run()
        prepare_streams()
        try:
            code = run()
        except _UsageError as error:
            print_error(_explain_usage(error))
            code = error.exit_code
        except typer.Abort:
            code = INTERRUPTED
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named; of what goes wrong in it, a line and an exit code remain."""
        try:
            with _guests_in_a_line():
                result = super().invoke(ctx)
            sys.stdout.flush()
        except PolicyTextError as error:
            print_error(str(error))
            raise typer.Exit(1) from error
        except (KeyboardInterrupt, typer.Abort) as error:
            print_error("interrupted")
            raise typer.Exit(INTERRUPTED) from error
        except OSError as error:
            if not _is_reader_gone(error):
                raise
            abandon_stdout()
            raise typer.Exit(READER_GONE) from error
        return result


@contextmanager
def _guests_in_a_line() -> Iterator[None]:
    """Python's warnings name a place in our source and take two lines; those about guests are for users."""
    with warnings.catch_warnings():
        show_others = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *place: Any, **named: Any) -> None:
            if issubclass(category, GuestWarning):
                print_error(str(message))
            else:
                show_others(message, category, *place, **named)

        warnings.showwarning = show
        yield


def _explain_usage(error: Any) -> str:
    message = " ".join(str(error.format_message()).split())
    command = getattr(getattr(error, "ctx", None), "command_path", None)
    return f"{message} (see {command} --help)" if command else message


def _is_reader_gone(error: OSError) -> bool:
    """Windows tells of a closed pipe as an invalid argument."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)
