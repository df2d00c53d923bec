"""Rows for flat formats: one plain value a cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

__all__ = ["Plain", "Row", "drop_control_characters", "flatten_value", "list_columns"]

Row = Mapping[str, Any]
Plain = str | int | float | bool | None
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def flatten_value(value: Any) -> Plain:
    """The value for one cell: lists of words joined, anything deeper as JSON, an enum as its label.

    >>> flatten_value(("group-schooling", "funding"))
    'group-schooling; funding'
    >>> flatten_value({"page": 3})
    '{"page": 3}'
    """
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Sequence) and all(isinstance(item, str | int) for item in value):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False, default=str)


def list_columns(rows: Iterable[Row]) -> list[str]:
    """The names of all columns that any row has, in the order in which they first appear.

    >>> list_columns([{"subject": "学区"}, {"subject": "学校", "page": 2}])
    ['subject', 'page']
    """
    return list(dict.fromkeys(name for row in rows for name in row))


def drop_control_characters(words: str) -> str:
    r"""Words with a replacement character for whatever XML 1.0, and with it every Office file, cannot hold.

    >>> drop_control_characters("全县\x0b学校")
    '全县�学校'
    """
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", words)
