"""Measures, structure and reform types from Chinese policy texts, in a searchable case database.

    import policy_text

    document = policy_text.load("notice.html")
    analysis = policy_text.analyze(document)
    with policy_text.CaseDatabase("cases.db") as database:
        database.add(analysis)
        database.measures(reform="group-schooling")

Nothing heavy is imported until it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policy_text.database import CaseDatabase
    from policy_text.load import load_document as load
    from policy_text.pipeline import analyze

__all__ = ["CaseDatabase", "__version__", "analyze", "load"]
__version__ = "0.1.0"

_HOMES = {
    "load": ("policy_text.load", ""),  # the room itself, which can be called
    "analyze": ("policy_text.pipeline", "analyze"),
    "CaseDatabase": ("policy_text.database", "CaseDatabase"),
}


def __getattr__(name: str) -> Any:
    """Import the public names on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    home = import_module(module)
    return getattr(home, attribute) if attribute else home
