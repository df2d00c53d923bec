"""Options that many commands share, written once as a dataclass.

A command that takes a parameter of such a class gets all of its fields as options:

    @spell_out_groups
    def measures(filters: FilterOptions, output: OutputOptions) -> None: ...
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_type_hints

__all__ = ["spell_out_groups"]

Command = Callable[..., None]


def spell_out_groups(command: Command) -> Command:
    """The same command with the fields of its option groups as parameters of their own.

    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class Paper:
    ...     size: str = "A4"
    >>> @spell_out_groups
    ... def print_pages(count: int, paper: Paper) -> None:
    ...     print(count, paper.size)
    >>> print(inspect.signature(print_pages))
    (*, count: int, size: str = 'A4')
    >>> print_pages(count=2, size="B5")
    2 B5
    """
    hints = get_type_hints(command, include_extras=True)
    given = inspect.signature(command).parameters
    groups = {name: hints[name] for name in given if is_dataclass(hints[name])}
    parameters = [
        parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in given.items()
        if name not in groups
    ]
    parameters += [parameter for group in groups.values() for parameter in _list_parameters(group)]

    @functools.wraps(command)
    def call(**values: Any) -> None:
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})
        command(**values)

    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return call


def _list_parameters(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=hints[field.name],
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
        )
        for field in fields(group)
    ]
