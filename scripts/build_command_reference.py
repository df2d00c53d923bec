"""Write docs/commands.md from the command line itself, so that the two cannot differ.

    python scripts/build_command_reference.py

A test compares the page with what this script would write.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any, get_args

from policy_text.cli import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
_MARKUP = re.compile(r"\[/?bold\]")
_INTRODUCTION = """\
# Commands

<!-- written by scripts/build_command_reference.py: change the command, then run that -->

Every command prints a table on a terminal and CSV (`extract`: JSON lines) in a pipe; `--format` says otherwise, and
`-o` writes a file. Errors are one line each on standard error. Exit codes: 0 done, 1 something could not be done (the
rest was), 2 the command line makes no sense, 130 interrupted, 141 the reader of the output went away.
`POLICY_TEXT_DB` names the database where `--db` does not.

| command | |
|---|---|
"""


@dataclass(frozen=True)
class Option:
    """A parameter of a command, as its function declares it."""

    names: tuple[str, ...]
    values: str
    about: str
    is_argument: bool


def main() -> None:
    PAGE.write_text(write_reference(), encoding="utf-8", newline="\n")


def write_reference() -> str:
    """The whole page."""
    commands = app.registered_commands
    rows = [f"| [{command.name}](#{command.name}) | {_first_sentence(command.help)} |" for command in commands]
    parts = ["\n".join(_describe(command)) for command in commands]
    return _INTRODUCTION + "\n".join(rows) + "\n\n" + "\n\n".join(parts) + "\n"


def _first_sentence(words: str) -> str:
    return _escape(words.split("\n\n", maxsplit=1)[0].rstrip("."))


def _describe(command: Any) -> Iterator[str]:
    options = [_read_option(parameter) for parameter in inspect.signature(command.callback).parameters.values()]
    arguments = [option.names[0] for option in options if option.is_argument]
    yield f"## {command.name}"
    yield ""
    yield f"`policy-text {' '.join([command.name, *arguments])} [OPTIONS]`"
    yield ""
    yield command.help
    yield ""
    yield "```sh"
    yield from _list_examples(command.epilog)
    yield "```"
    yield ""
    yield "| option | value | |"
    yield "|---|---|---|"
    for option in sorted(options, key=lambda option: not option.is_argument):
        yield f"| {', '.join(f'`{name}`' for name in option.names)} | {option.values} | {option.about} |"


def _list_examples(epilog: str) -> Iterator[str]:
    for line in _MARKUP.sub("", epilog).replace("\\[", "[").splitlines()[1:]:
        yield line.strip()


def _read_option(parameter: inspect.Parameter) -> Option:
    annotated, info = get_args(parameter.annotation)
    is_argument = type(info).__name__ == "ArgumentInfo"
    kind = _kind(annotated)
    if is_argument:
        names = (info.metavar or parameter.name.upper(),)
    else:
        first = (info.default,) if isinstance(info.default, str) else ()  # typer keeps the first name there
        declared = [name for words in (*first, *(info.param_decls or ())) for name in words.split("/")]
        names = tuple(
            sorted(declared or [f"--{parameter.name.replace('_', '-')}"], key=lambda n: (n[:5] == "--no-", len(n)))
        )
    return Option(names, "" if is_argument else _list_values(kind, info), _tell(parameter, info), is_argument)


def _kind(annotated: Any) -> Any:
    """The type of one value: what stands in a list, or beside None."""
    inner = [part for part in get_args(annotated) if part is not NoneType]
    return _kind(inner[0]) if inner else annotated


def _list_values(kind: Any, info: Any) -> str:
    """What an option takes: nothing for a switch, one of several words, or a sort of value."""
    if kind is bool:
        return ""
    if info.metavar:
        return _escape(info.metavar)
    if issubclass(kind, StrEnum):
        return " ".join(kind)
    return {int: "number", float: "number", Path: "path"}.get(kind, "text")


def _tell(parameter: inspect.Parameter, info: Any) -> str:
    about, default = _escape(info.help), parameter.default
    if isinstance(info.show_default, str):
        return f"{about} Default: {info.show_default}."
    if default is inspect.Parameter.empty:
        return f"{about} Required."
    return about if default is None or isinstance(default, bool) else f"{about} Default: {default}."


def _escape(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|").replace("<", "\\<")


if __name__ == "__main__":
    main()
