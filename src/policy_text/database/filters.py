"""What every query can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypedDict

from policy_text.errors import QueryError
from policy_text.records import Change, DocumentType, Kind, Qualifier, Status

__all__ = ["ISSUER_LEVELS", "FilterOptions", "Filters", "Many", "YearRange", "make_filters"]

Many = str | Iterable[str] | None
"""One value, several of which any will do, or no narrowing."""
YearRange = int | tuple[int | None, int | None] | None
"""A year, or the first and last of several; None on either side is open."""

ISSUER_LEVELS = ("national", "province", "prefecture", "county", "township", "school", "unknown")

_CHOICES: dict[str, tuple[str, ...]] = {
    "doc_type": tuple(DocumentType),
    "issuer_level": ISSUER_LEVELS,
    "kind": tuple(Kind),
    "status": tuple(Status),
    "change": tuple(Change),
    "qualifier": tuple(Qualifier),
}
_LISTS = ("reform", "doc_type", "issuer_level", "kind", "indicator", "status", "change", "unit", "qualifier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions that all have to hold; those left at None do not narrow.

    Conditions on measures hold of one and the same measure: passages and cases answer if they have such a measure.

    >>> Filters(kind="money", year=(2020, None)).kind
    ('money',)
    >>> Filters(status="done")
    Traceback (most recent call last):
    policy_text.errors.QueryError: status 'done' is none of achieved, target, requirement
    """

    reform: Many = None
    """Slugs of reform types."""
    region: str | None = None
    """Name (``淄川区``, ``山东``) or code (``370302``, or its first digits); places inside it are meant too."""
    year: YearRange = None
    """Of a measure: the year that it is filed under. Of passages, cases, documents: the year of publication."""
    doc_type: Many = None
    issuer_level: Many = None
    kind: Many = None
    indicator: Many = None
    status: Many = None
    change: Many = None
    unit: Many = None
    qualifier: Many = None
    subject: str | None = None
    """Words that stand in the measure's subject."""
    min_value: float | None = None
    max_value: float | None = None
    document: int | None = None
    """Number of a document."""
    case: int | None = None
    """Number of a case."""
    optional: bool = True
    """False leaves out what careful readers could differ on being a measure at all."""
    limit: int | None = 50
    """Most answers; None for all."""

    def __post_init__(self) -> None:
        for name in _LISTS:
            object.__setattr__(self, name, _read_list(name, getattr(self, name)))
        object.__setattr__(self, "year", _read_years(self.year))
        if self.limit is not None and self.limit < 0:
            raise QueryError(f"limit {self.limit} is below zero")
        if self.min_value is not None and self.max_value is not None and self.min_value > self.max_value:
            raise QueryError(f"min_value {self.min_value} is above max_value {self.max_value}")

    @property
    def years(self) -> tuple[int | None, int | None] | None:
        """First and last year, or None."""
        return self.year if isinstance(self.year, tuple) else None

    def values(self, name: str) -> tuple[str, ...] | None:
        """The values of a list filter, as it was normalised."""
        value = getattr(self, name)
        return value if isinstance(value, tuple) else None

    def without(self, *names: str) -> Filters:
        """The same filters with some of them taken away."""
        gone: dict[str, Any] = dict.fromkeys(names)
        return replace(self, **gone)


class FilterOptions(TypedDict, total=False):
    """The filters as keyword arguments."""

    reform: Many
    region: str | None
    year: YearRange
    doc_type: Many
    issuer_level: Many
    kind: Many
    indicator: Many
    status: Many
    change: Many
    unit: Many
    qualifier: Many
    subject: str | None
    min_value: float | None
    max_value: float | None
    document: int | None
    case: int | None
    optional: bool
    limit: int | None


def make_filters(filters: Filters | None, options: FilterOptions) -> Filters:
    """One set of filters from a ready one and keyword arguments that override it."""
    known = {field.name for field in fields(Filters)}
    if unknown := sorted(set(options) - known):
        raise QueryError(f"there is no filter {unknown[0]!r}; there are {', '.join(sorted(known))}")
    return replace(filters, **options) if filters else Filters(**options)


def _read_list(name: str, value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    listed = (str(value),) if isinstance(value, str) else tuple(str(item) for item in value)
    choices = _CHOICES.get(name)
    for item in listed:
        if choices and item not in choices:
            raise QueryError(f"{name} {item!r} is none of {', '.join(choices)}")
    return tuple(dict.fromkeys(listed)) or None


def _read_years(year: Any) -> tuple[int | None, int | None] | None:
    if year is None:
        return None
    first, last = (year, year) if isinstance(year, int) else year
    if first is not None and last is not None and first > last:
        raise QueryError(f"year {first} is after {last}")
    return (first, last) if (first, last) != (None, None) else None
