"""Every error that policy_text raises on purpose.

    PolicyTextError
    ├── LoadError              a file cannot be read: names the file and says what to do
    │   ├── UnsupportedFormat  no loader knows this suffix and content
    │   ├── DamagedFile        truncated, encrypted, or not what its suffix says
    │   └── MissingExtra       a loader needs an optional part that is not installed
    ├── FetchError             an address cannot be fetched
    ├── ModelError             a reform model is missing, broken, or made for another version
    ├── TrainingError          labelled data cannot train a model
    ├── DatabaseError          a case database cannot be opened, written or understood
    └── QueryError             a search query or filter makes no sense

The command line turns each of them into one line on standard error; nothing else is caught there. `GuestWarning` is
no error, since all goes on without the guest; it is one line there too.
"""

from __future__ import annotations

__all__ = [
    "DamagedFile",
    "DatabaseError",
    "FetchError",
    "GuestWarning",
    "LoadError",
    "MissingExtra",
    "ModelError",
    "PolicyTextError",
    "QueryError",
    "TrainingError",
    "UnsupportedFormat",
]


class PolicyTextError(Exception):
    """Base of all errors raised on purpose; its message is one line that a user can act on."""


class LoadError(PolicyTextError):
    """A file cannot be read.

    >>> str(LoadError("a.pdf", "is empty"))
    'a.pdf: is empty'
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[LoadError], tuple[str, str]]:
        """Pickle with both arguments, so that the error crosses process borders."""
        return type(self), (self.source, self.reason)


class UnsupportedFormat(LoadError):
    """No loader knows this suffix and content."""


class DamagedFile(LoadError):
    """The file is truncated, encrypted, or not what its suffix says."""


class MissingExtra(LoadError):
    """A loader needs an optional part of policy_text that is not installed."""


class FetchError(LoadError):
    """An address cannot be fetched."""


class ModelError(PolicyTextError):
    """A packaged or given model is missing, broken, or made for another version."""


class TrainingError(PolicyTextError):
    """Labelled data cannot train a model."""


class DatabaseError(PolicyTextError):
    """A case database cannot be opened, written or understood."""


class QueryError(PolicyTextError):
    """A search query or filter makes no sense."""


class GuestWarning(UserWarning):
    """Another package brings a format that is none; the other formats are read without it."""
